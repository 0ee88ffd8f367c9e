"""Opening one sample by its name, taking it over, and keeping the next one ahead."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from sqlalchemy import text, update

import labelqueue as lq
from labelqueue.queue import Workspace, processes
from labelqueue.store.dialects import ago
from labelqueue.store.tables import client_session, member, state
from tests.contract.team import Team, drawn


@pytest.fixture
def second(team: Team) -> Iterator[Workspace]:
    """Ann at another workstation."""
    with lq.connect(team.url, member="ann") as workspace:
        yield workspace


def silent(team: Team, member: str, minutes: float) -> None:
    """Nobody has heard of this member's clients for so long."""
    store = team.workspace("boss")._session.store
    who = team.workspace(member).member.id
    store.write(
        lambda connection: connection.execute(
            update(client_session)
            .where(client_session.c.member_id == who)
            .values(seen_at=ago(minutes * 60.0))
        )
    )


def kept(team: Team) -> list[tuple[str, str]]:
    """Who has which sample kept ahead."""
    rows = team.workspace("boss")._session.store.read(
        lambda connection: connection.execute(
            text(
                "SELECT sample.name, member.name FROM sample_state JOIN sample ON sample.id = sample_id"
                " JOIN member ON member.id = owner_id WHERE lane IN (25, 55) ORDER BY sample.name"
            )
        ).all()
    )
    return [(sample, member) for sample, member in rows]


# Opening and taking over


def test_a_manager_opens_one_directly(team: Team) -> None:
    team.add("a.jpg", "b.jpg")
    work = team.dataset.open("b.jpg")
    assert isinstance(work, lq.WorkItem)
    assert (work.sample.name, work.mode.value, work.claim.version) == ("b.jpg", "label", 1)
    assert team.take("ann").sample.name == "a.jpg"
    nothing = team["bob"].start_labeling()
    assert isinstance(nothing, lq.NothingToDo)
    assert nothing.reason is lq.Nothing.HELD_BY_OTHERS
    team["boss"].submit(work, drawn(work.label), pull_next=False)
    assert team.status("b.jpg") == "labeled"
    review = team.dataset.open("b.jpg")
    assert isinstance(review, lq.WorkItem)
    assert review.mode.value == "review"


def test_what_is_done_can_only_be_looked_at(team: Team) -> None:
    team.add("a.jpg")
    team.submitted("a.jpg", by="ann")
    team.dataset.set_status(["a.jpg"], "reviewed")
    view = team.dataset.open("a.jpg")
    assert isinstance(view, lq.View)
    assert (view.status.value, view.labeler, len(view.label), view.holder) == ("reviewed", "ann", 1, None)
    assert not view.may_take_over


def test_others_see_who_has_it(team: Team) -> None:
    team.add("a.jpg")
    team.take("ann")
    view = team.workspace("rita").dataset("fruit").open("a.jpg")
    assert isinstance(view, lq.View)
    assert (view.holder, view.may_take_over) == ("ann", False)
    assert view.host
    assert view.since is not None
    still = team.workspace("rita").dataset("fruit").open("a.jpg", take_over=True)
    assert isinstance(still, lq.View)
    with pytest.raises(lq.NotPermitted, match="bob is an annotator and cannot look at a.jpg"):
        team.workspace("bob").dataset("fruit").open("a.jpg")


def test_a_manager_takes_over(team: Team) -> None:
    team.add("a.jpg")
    work = team.take("ann")
    view = team.dataset.open("a.jpg")
    assert isinstance(view, lq.View)
    assert view.may_take_over
    taken = team.dataset.open("a.jpg", take_over=True)
    assert isinstance(taken, lq.WorkItem)
    assert taken.claim.version == work.claim.version + 2
    fenced = team["ann"].submit(work, drawn(work.label))
    assert isinstance(fenced, lq.Fenced)
    assert (fenced.holder, fenced.late_revision) == ("boss", 1)
    assert team.events("a.jpg") == [
        ("claim", "ann", "unlabeled", "unlabeled", 1),
        ("release", "boss", "unlabeled", "unlabeled", 2),
        ("claim", "boss", "unlabeled", "unlabeled", 3),
    ]


def test_the_same_member_at_a_second_workstation(team: Team, second: Workspace) -> None:
    team.add("a.jpg", "b.jpg")
    first = team.take("ann")
    queue = second.dataset("fruit").queue()
    again = queue.start_labeling()
    assert isinstance(again, lq.WorkItem)
    assert again.claim == first.claim
    assert again.elsewhere is not None
    assert again.elsewhere.host
    taken = queue.take_over(again)
    assert isinstance(taken, lq.WorkItem)
    assert taken.elsewhere is None
    fenced = team["ann"].submit(first, drawn(first.label))
    assert isinstance(fenced, lq.Fenced)
    assert fenced.elsewhere
    done = queue.submit(taken, drawn(taken.label, x=50))
    assert isinstance(done, lq.WorkItem)
    assert done.sample.name == "b.jpg"
    assert team.dataset.label_of("a.jpg").annotations[0].geometry == lq.Box(50, 20, 150, 220)


def test_nobody_is_asked_about_a_window_that_is_gone(team: Team, second: Workspace) -> None:
    team.add("a.jpg")
    team.take("ann")
    silent(team, "ann", minutes=5)
    second.heartbeat()
    again = second.dataset("fruit").queue().start_labeling()
    assert isinstance(again, lq.WorkItem)
    assert again.elsewhere is None


def test_nor_about_one_that_said_goodbye(team: Team) -> None:
    team.add("a.jpg")
    with lq.connect(team.url, member="ann") as gone:
        assert isinstance(gone.dataset("fruit").queue().start_labeling(), lq.WorkItem)
    assert team.take("ann").elsewhere is None


def test_taking_over_is_from_oneself_only(team: Team) -> None:
    team.add("a.jpg", "b.jpg")
    work = team.take("ann")
    mine = team.dataset.open("b.jpg")
    assert isinstance(mine, lq.WorkItem)
    team.dataset.set_status(["a.jpg", "b.jpg"], "unlabeled")
    assert team.take("bob").sample.name == "a.jpg"
    with pytest.raises(lq.NotPermitted):
        team["ann"].take_over(work)
    team["bob"].release(team.take("bob"))
    team.dataset.assign(["b.jpg"], labeler="bob")
    assert team.take("bob").sample.name == "b.jpg"
    view = team["boss"].take_over(mine)
    assert isinstance(view, lq.View)
    assert view.holder == "bob"


@pytest.mark.parametrize("how", ["pause", "leave"])
def test_what_the_queue_hands_out_to_nobody_is_not_opened(team: Team, how: str) -> None:
    team.add("a.jpg")
    team["boss"].configure(save_enabled=True)
    work = team.take("ann")
    saved = team["ann"].save(work, drawn(work.label))
    assert isinstance(saved, lq.WorkItem)
    team["ann"].release(saved)
    if how == "pause":
        team["boss"].pause()
    else:
        team["boss"].assign(annotators=["bob"], reviewers=["rita"])
    view = team.workspace("ann").dataset("fruit").open("a.jpg")
    assert isinstance(view, lq.View)
    assert view.holder is None
    if how == "pause":
        team["boss"].resume()
        assert isinstance(team.workspace("ann").dataset("fruit").open("a.jpg"), lq.WorkItem)


def test_a_claim_of_somebody_removed_in_that_moment(team: Team) -> None:
    team.add("a.jpg")
    team["boss"].configure(auto_release_minutes=0)
    team.take("ann")
    team.workspace("boss")._session.store.write(
        lambda connection: connection.execute(
            update(member).where(member.c.name == "ann").values(active=False)
        )
    )
    assert team.take("bob").sample.name == "a.jpg"
    assert [entry[0] for entry in team.events("a.jpg")] == ["claim", "auto_release", "claim"]


# Keeping the next one ahead


def test_the_next_one_is_kept(team: Team) -> None:
    team.add("a.jpg", "b.jpg", "c.jpg")
    work = team.take("ann")
    ahead = team["ann"].reserve_next(work)
    assert ahead is not None
    assert ahead.name == "b.jpg"
    assert team["ann"].reserve_next(work) == ahead
    assert kept(team) == [("b.jpg", "ann")]
    assert team.take("bob").sample.name == "c.jpg"
    assert team.status("b.jpg") == "unlabeled"
    pulled = team["ann"].submit(work, drawn(work.label))
    assert isinstance(pulled, lq.WorkItem)
    assert (pulled.sample.name, pulled.claim.version) == ("b.jpg", 1)
    assert kept(team) == []


def test_what_came_back_comes_before_what_was_kept(team: Team) -> None:
    team.add("a.jpg", "b.jpg", "c.jpg")
    team.submitted("a.jpg", by="ann")
    work = team.take("ann")
    assert work.sample.name == "b.jpg"
    ahead = team["ann"].reserve_next(work)
    assert ahead is not None
    assert ahead.name == "c.jpg"
    review = team.take("rita", "review")
    team["rita"].reject(review, comment="no", pull_next=False)
    back = team["ann"].submit(work, drawn(work.label))
    assert isinstance(back, lq.WorkItem)
    assert back.sample.name == "a.jpg"
    then = team["ann"].submit(back, drawn(back.label))
    assert isinstance(then, lq.WorkItem)
    assert then.sample.name == "c.jpg"


def test_what_waits_anyway_is_only_named(team: Team) -> None:
    team.add("a.jpg", "b.jpg")
    team.dataset.assign(["b.jpg"], labeler="ann")
    work = team.take("ann")
    assert work.sample.name == "b.jpg"
    team.dataset.assign(["a.jpg"], labeler="ann")
    ahead = team["ann"].reserve_next(work)
    assert ahead is not None
    assert ahead.name == "a.jpg"
    assert kept(team) == []


def test_none_is_kept_for_work_that_is_gone(team: Team) -> None:
    team.add("a.jpg", "b.jpg")
    work = team.take("ann")
    team.dataset.set_status(["a.jpg"], "skipped")
    assert team["ann"].reserve_next(work) is None
    assert kept(team) == []


@pytest.mark.parametrize(
    "how", ["release", "submit", "close", "pause", "finish", "leave", "status", "switch"]
)
def test_it_ends(team: Team, how: str) -> None:
    team.add("a.jpg", "b.jpg")
    with ExitStack() as stack:
        workspace = stack.enter_context(lq.connect(team.url, member="ann"))
        queue = workspace.dataset("fruit").queue()
        work = queue.start_labeling()
        assert isinstance(work, lq.WorkItem)
        assert queue.reserve_next(work) is not None
        assert kept(team) == [("b.jpg", "ann")]
        match how:
            case "release":
                queue.release(work)
            case "submit":
                queue.submit(work, drawn(work.label), pull_next=False)
            case "close":
                stack.close()
            case "pause":
                team["boss"].pause()
            case "finish":
                team["boss"].finish()
            case "leave":
                team["boss"].assign(annotators=["bob"], reviewers=["rita"])
            case "status":
                team.dataset.set_status(["b.jpg"], "unlabeled")
            case "switch":
                team["boss"].configure(reserve_ahead=False)
                assert queue.reserve_next(work) is None
                return
    assert kept(team) == []
    team["boss"].resume()
    names = {team.take("bob").sample.name}
    assert names <= {"a.jpg", "b.jpg"}


def test_a_silent_member_keeps_nothing(team: Team) -> None:
    team.add("a.jpg", "b.jpg", "c.jpg")
    work = team.take("ann")
    team["ann"].reserve_next(work)
    silent(team, "ann", minutes=61)
    assert team.take("bob").sample.name == "a.jpg"
    assert kept(team) == []


def test_whoever_finds_nothing_else_gets_it_after_ten_minutes(team: Team) -> None:
    team.add("a.jpg", "b.jpg")
    work = team.take("ann")
    team["ann"].reserve_next(work)
    nothing = team["bob"].start_labeling()
    assert isinstance(nothing, lq.NothingToDo)
    assert (nothing.reason, nothing.others) == (lq.Nothing.HELD_BY_OTHERS, 2)
    team.workspace("boss")._session.store.write(
        lambda connection: connection.execute(update(state).values(claimed_at=ago(11 * 60.0)))
    )
    assert team.take("bob").sample.name == "b.jpg"


def test_in_review_too(team: Team) -> None:
    team.add("a.jpg", "b.jpg", "c.jpg")
    for name in ("a.jpg", "b.jpg", "c.jpg"):
        team.submitted(name, by="ann")
    work = team.take("rita", "review")
    ahead = team["rita"].reserve_next(work)
    assert ahead is not None
    assert ahead.name == "b.jpg"
    assert team.take("rolf", "review").sample.name == "c.jpg"
    pulled = team["rita"].accept(work)
    assert isinstance(pulled, lq.WorkItem)
    assert pulled.sample.name == "b.jpg"


def test_an_expired_claim_is_released_however_it_was_made(team: Team) -> None:
    team.add("a.jpg")
    assert isinstance(team.dataset.open("a.jpg"), lq.WorkItem)
    silent(team, "boss", minutes=61)
    assert team.take("bob").sample.name == "a.jpg"
    assert [entry[0] for entry in team.events("a.jpg")] == ["claim", "auto_release", "claim"]


def test_what_a_killed_program_had_in_hand_goes_on_without_a_question(
    team: Team, second: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the other one was open before it was killed: whoever starts looks again."""
    team.add("1.png")
    work = team.take("ann")
    queue = second.dataset("fruit").queue()
    second.end_gone()
    found = queue.start_labeling()
    assert isinstance(found, lq.WorkItem)
    assert found.elsewhere is not None  # the first is at work
    monkeypatch.setattr(processes, "is_gone", lambda _host, _client: True)
    found = queue.start_labeling()
    assert isinstance(found, lq.WorkItem)
    assert found.elsewhere is None
    assert found.claim == work.claim


def test_what_a_killed_program_had_opened_by_name_is_opened_without_a_question(
    team: Team, second: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    team.add("1.png")
    work = team.take("ann")
    dataset = second.dataset("fruit")
    assert isinstance(dataset.open("1.png"), lq.View)
    monkeypatch.setattr(processes, "is_gone", lambda _host, _client: True)
    found = dataset.open("1.png")
    assert isinstance(found, lq.WorkItem)
    assert found.claim == work.claim
