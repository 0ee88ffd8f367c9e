"""What time brings about. Clocks are not waited for: what is to be old is made old in the database."""

import pytest
from sqlalchemy import text

import labelqueue as lq
from tests.contract.team import Team, drawn


def age(team: Team, table: str, column: str, hours: float) -> None:
    """Make every moment in that column older."""
    older = {
        "sqlite": f"strftime('%Y-%m-%d %H:%M:%f', {column}, '-{hours} hours')",
        "postgresql": f"{column} - interval '{hours} hours'",
    }
    store = team.workspace("boss")._session.store
    backend = store.url.get_backend_name()
    store.write(
        lambda connection: connection.execute(text(f"UPDATE {table} SET {column} = {older[backend]}"))
    )


def alive(team: Team, member: str) -> None:
    team.workspace(member).heartbeat()


def test_what_a_silent_client_holds_is_set_free(team: Team) -> None:
    team.add("a.jpg")
    work = team.take("ann")
    _ = team["bob"]
    age(team, "client_session", "seen_at", 2)
    alive(team, "bob")
    assert team.take("bob").sample.name == "a.jpg"
    assert team.events("a.jpg")[1:] == [
        ("auto_release", "ann", "unlabeled", "unlabeled", 2),
        ("claim", "bob", "unlabeled", "unlabeled", 3),
    ]
    fenced = team["ann"].submit(work, drawn(work.label))
    assert isinstance(fenced, lq.Fenced)
    assert (fenced.holder, fenced.late_revision) == ("bob", 1)


def test_whoever_is_alive_keeps_what_they_hold(team: Team) -> None:
    team.add("a.jpg")
    team.take("ann")
    _ = team["bob"]
    age(team, "client_session", "seen_at", 2)
    alive(team, "ann")
    assert isinstance(team["bob"].start_labeling(), lq.NothingToDo)


def test_whatever_a_program_does_says_that_it_is_alive(team: Team) -> None:
    """A script has no window that says so for it."""
    team.add("a.jpg")
    team.take("ann")
    _ = team["bob"]
    for do in (team.workspace("ann").datasets, team["ann"].counts, lambda: team["ann"].settings):
        age(team, "client_session", "seen_at", 2)
        team.workspace("ann")._session._beaten_at -= 31
        do()
        assert isinstance(team["bob"].start_labeling(), lq.NothingToDo)


def test_another_window_of_the_same_member_keeps_it_too(team: Team) -> None:
    team.add("a.jpg")
    work = team.take("ann")
    with lq.connect(team.url, member="ann") as second:
        age(team, "client_session", "seen_at", 2)
        second.heartbeat()
        assert second.dataset("fruit").queue().start_labeling() == work
        assert isinstance(team["bob"].start_labeling(), lq.NothingToDo)


def test_saved_work_is_never_set_free_by_itself(team: Team) -> None:
    team["boss"].configure(save_enabled=True)
    team.add("a.jpg")
    team["ann"].save(team.take("ann"), drawn(lq.Label()))
    _ = team["bob"]
    age(team, "client_session", "seen_at", 1000)
    assert isinstance(team["bob"].start_labeling(), lq.NothingToDo)


def test_never_means_never(team: Team) -> None:
    team["boss"].configure(auto_release_minutes=0)
    team.add("a.jpg")
    team.take("ann")
    age(team, "client_session", "seen_at", 1000)
    assert isinstance(team["bob"].start_labeling(), lq.NothingToDo)


@pytest.mark.parametrize(("hours", "free"), [(23, False), (25, True)])
def test_a_corrected_sample_is_kept_for_a_day(team: Team, hours: float, free: bool) -> None:
    team.add("a.jpg")
    team.rejected("a.jpg", labeler="ann", reviewer="rita")
    team.submitted("a.jpg", by="ann")
    age(team, "sample_state", "status_since", hours)
    found = team["rolf"].start_reviewing()
    assert isinstance(found, lq.WorkItem) is free


def test_affinity_of_no_hours(team: Team) -> None:
    team["boss"].configure(review_affinity_hours=0)
    team.add("a.jpg")
    team.rejected("a.jpg", labeler="ann", reviewer="rita")
    team.submitted("a.jpg", by="ann")
    assert team.take("rolf", "review").sample.name == "a.jpg"


@pytest.mark.parametrize(("setting", "free"), [(None, False), (48, True), (1000, False)])
def test_a_rejected_sample_can_come_back_for_all(team: Team, setting: float | None, free: bool) -> None:
    team["boss"].configure(return_rejected_after_hours=setting)
    team.add("a.jpg")
    team.rejected("a.jpg", labeler="ann", reviewer="rita")
    age(team, "sample_state", "status_since", 49)
    found = team["bob"].start_labeling()
    assert isinstance(found, lq.WorkItem) is free
    if isinstance(found, lq.WorkItem):
        assert (found.status, len(found.label)) == ("rejected", 1)
        assert found.remark is not None
        assert found.remark.comment == "stem missing"


def test_who_finds_nothing_after_a_submit_looks_again(team: Team) -> None:
    team.add("a.jpg", "b.jpg")
    team.take("ann")
    work = team.take("bob")
    age(team, "client_session", "seen_at", 2)
    alive(team, "bob")
    following = team["bob"].submit(work, drawn(work.label))
    assert isinstance(following, lq.WorkItem)
    assert following.sample.name == "a.jpg"
