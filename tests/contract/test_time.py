"""What time brings about. Clocks are not waited for: what is to be old is made old in the database."""

import pytest
from sqlalchemy import text

import labelqueue as lq
from labelqueue.queue import session
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


def test_who_is_at_work_tidies_with_each_sign_of_life(team: Team) -> None:
    """Also where there is always something else to do, so that nobody looks because nothing was found."""
    team.add("1.jpg", "2.jpg", "3.jpg", "4.jpg", "5.jpg")
    team.take("ann")
    work = team.take("bob")
    _ = team["rita"]
    age(team, "client_session", "seen_at", 2)
    alive(team, "rita")  # who has not worked in this queue
    following = team["bob"].submit(work, drawn(work.label))
    assert isinstance(following, lq.WorkItem)
    assert following.sample.name == "3.jpg"
    alive(team, "bob")
    following = team["bob"].submit(following, drawn(work.label))
    assert isinstance(following, lq.WorkItem)
    assert following.sample.name == "1.jpg"
    assert team.events("1.jpg")[1:] == [
        ("auto_release", "ann", "unlabeled", "unlabeled", 2),
        ("claim", "bob", "unlabeled", "unlabeled", 3),
    ]


def test_a_queue_is_tidied_once_a_minute(team: Team) -> None:
    team["boss"].configure(review_affinity_hours=0)
    team.add("1.jpg", "2.jpg", "3.jpg")
    team.submitted("1.jpg", by="ann")
    team.submitted("2.jpg", by="ann")
    for _ in range(2):
        team["rita"].reject(team.take("rita", "review"), pull_next=False)
    work: object = team.take("ann")
    for name, then in (("1.jpg", None), ("2.jpg", "rita")):
        assert isinstance(work, lq.WorkItem)
        assert work.sample.name == name
        work = team["ann"].submit(work, lq.Label())
        assert waits_for(team, name) == "rita"
        alive(team, "ann")
        assert waits_for(team, name) == then
    age(team, "queue", "tidied_at", 59 / 3600)
    alive(team, "ann")
    assert waits_for(team, "2.jpg") == "rita"
    age(team, "queue", "tidied_at", 2 / 3600)
    alive(team, "ann")
    assert waits_for(team, "2.jpg") is None


def waits_for(team: Team, name: str) -> str | None:
    """The reviewer who rejected it and is to see it again."""
    found = team.workspace("boss")._session.store.read(
        lambda connection: connection.execute(
            text(
                "SELECT member.name FROM sample_state JOIN sample ON sample.id = sample_id"
                " JOIN member ON member.id = owner_id WHERE sample.name = :name"
            ),
            {"name": name},
        ).scalar()
    )
    return found if found is None else str(found)


def test_a_script_without_a_window_tidies_between_its_calls(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    team["boss"].configure(review_affinity_hours=0)
    team.add("1.jpg", "2.jpg", "3.jpg")
    team.rejected("1.jpg", labeler="ann", reviewer="rita")
    team.submitted("1.jpg", by="ann")
    monkeypatch.setattr(session, "BEAT", -1.0)
    work = team.take("ann")
    assert waits_for(team, "1.jpg") is None
    assert team["ann"].release(work) is None


def test_nothing_is_kept_ahead_in_a_paused_queue(team: Team) -> None:
    """Not even by somebody who was just about to keep it when the queue paused."""
    team.add("1.jpg", "2.jpg")
    work = team.take("ann")
    team["ann"].reserve_next(work)
    store = team.workspace("boss")._session.store
    store.write(lambda connection: connection.execute(text("UPDATE queue SET state = 'paused'")))
    assert waits_for(team, "2.jpg") == "ann"
    alive(team, "ann")
    assert waits_for(team, "2.jpg") is None


def test_a_queue_that_was_deleted_is_not_tidied(team: Team) -> None:
    team["boss"]
    queue = team.dataset.create_queue("second", criteria="name:1.jpg")
    team.add("1.jpg")
    seen = team.workspace("ann").dataset("fruit").queue("second")
    work = seen.start_labeling()
    assert isinstance(work, lq.WorkItem)
    seen.release(work)
    queue.remove()
    alive(team, "ann")
