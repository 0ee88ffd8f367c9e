"""What a manager sees of the people, and how what waits for one of them comes to others."""

import pytest

import labelqueue as lq
from labelqueue.domain.mine import Waits
from labelqueue.domain.people import MemberRow
from labelqueue.queue import passing_on
from tests.contract.team import Team, drawn
from tests.contract.test_time import age, alive

ALL = ["1.png", "2.png", "3.png", "4.png", "5.png", "6.png"]


def row_of(team: Team, name: str) -> MemberRow:
    return next(row for row in team.workspace("boss").people().members if row.member.name == name)


def opened(team: Team, member: str, name: str) -> lq.WorkItem:
    found = team.workspace(member).dataset("fruit").open(name)
    assert isinstance(found, lq.WorkItem), found
    return found


@pytest.fixture
def waiting(team: Team) -> Team:
    """For ann: 1.png rejected, 2.png saved, 3.png assigned; for rita 4.png, 5.png, 6.png likewise."""
    team.add("4.png")
    team.rejected("4.png", labeler="bob", reviewer="rita")
    team.submitted("4.png", by="bob")
    team.add("1.png")
    team.rejected("1.png", labeler="ann", reviewer="rolf")
    for name in ("5.png", "6.png"):
        team.add(name)
        team.dataset.assign([name], reviewer="rita")
        team.submitted(name, by="bob")
    team.add("2.png", "3.png")
    team.dataset.assign(["2.png", "3.png"], labeler="ann")
    team["boss"].configure(save_enabled=True)
    label, review = opened(team, "ann", "2.png"), opened(team, "rita", "5.png")
    team["ann"].save(label, drawn(label.label))
    team["rita"].save(review, drawn(review.label))
    return team


def test_what_is_with_whom_and_for_whom(waiting: Team) -> None:
    ann, rita, bob = (row_of(waiting, name) for name in ("ann", "rita", "bob"))
    assert (ann.in_hand, rita.in_hand, bob.in_hand) == (1, 1, 0)
    assert ann.waiting == {Waits.SAVED: 0, Waits.REJECTED: 1, Waits.CORRECTED: 0, Waits.ASSIGNED: 1}
    assert rita.waiting == {Waits.SAVED: 0, Waits.REJECTED: 0, Waits.CORRECTED: 1, Waits.ASSIGNED: 1}
    assert bob.waits == 0
    work = waiting.take("ann")
    waiting["ann"].release(work)
    assert row_of(waiting, "ann").waiting[Waits.SAVED] == 1


def test_when_they_were_here_and_with_what(team: Team) -> None:
    assert row_of(team, "ann").seen is None
    with lq.connect(team.url, member="ann") as workspace:
        workspace.heartbeat()
        row = row_of(team, "ann")
        assert row.here
        assert row.seen is not None
        assert row.version == lq.__version__
        assert row.host
    age(team, "client_session", "seen_at", 1)
    assert not row_of(team, "ann").here
    alive(team, "ann")
    assert row_of(team, "ann").here


def test_where_they_work(team: Team) -> None:
    night = team.dataset.create_queue("night", annotators=["ann"], reviewers=["rita", "boss"])
    people = team.workspace("boss").people()
    default, named = people.queues
    who = {row.member.name: row.member for row in people.members}
    assert people.queues_of(who["ann"], lq.Mode.LABEL) == (default, named)
    assert people.queues_of(who["bob"], lq.Mode.LABEL) == (default,)
    assert people.queues_of(who["ann"], lq.Mode.REVIEW) == ()
    night.add_people(annotators=["bob", "ann"], reviewers=["rolf"])
    assert (night.annotators, night.reviewers) == (("ann", "bob"), ("boss", "rita", "rolf"))
    night.remove_people(annotators=["ann", "rita"], reviewers=["boss"])
    assert (night.annotators, night.reviewers) == (("bob",), ("rita", "rolf"))
    with pytest.raises(lq.IllegalAction, match="ann is an annotator and cannot review"):
        night.add_people(reviewers=["ann"])
    with pytest.raises(lq.IllegalAction, match="Everybody works in the queue 'default'"):
        team["boss"].remove_people(annotators=["ann"])
    with pytest.raises(lq.NotPermitted, match="Only a reviewer may"):
        team["ann"].add_people(annotators=["ann"])


def test_who_is_taken_out_finishes_and_gets_no_more(team: Team) -> None:
    team.add("1.png", "2.png", "3.png")
    team["boss"].assign(annotators=["ann", "bob"], reviewers=["rita"])
    team.dataset.assign(["3.png"], labeler="ann")
    work = team.take("ann")
    team["boss"].remove_people(annotators=["ann"])
    assert team["ann"].submit(work, drawn(work.label)) == lq.NothingToDo(
        lq.Nothing.NOT_A_MEMBER, lq.Mode.LABEL
    )
    assert team.row("3.png").assigned_labeler is None
    for _ in range(2):
        work = team.take("bob")
        team["bob"].submit(work, drawn(work.label), pull_next=False)
    assert team["boss"].counts()[lq.LabelStatus.LABELED] == 3


def test_what_would_become_of_it_is_what_becomes_of_it(waiting: Team) -> None:
    boss = waiting.workspace("boss")
    for name, role in (("rita", lq.Role.ANNOTATOR), ("ann", None), ("rita", None)):
        would = boss.would_leave(name, role)
        did = boss.remove_member(name) if role is None else boss.set_role(name, role)
        assert (would.released, would.freed, would.saved) == (did.released, did.freed, did.saved)
    waiting.add("7.png")
    waiting.take("bob")
    assert boss.would_leave("bob", "manager") == lq.Leaving(row_of(waiting, "bob").member)
    assert boss.would_leave("bob").released == boss.remove_member("bob").released == 1


def test_what_waits_for_who_is_away(waiting: Team) -> None:
    queue = waiting["boss"]
    assert queue.awaited() == []
    age(waiting, "client_session", "seen_at", 73)
    for name in ("boss", "ann", "bob", "rolf"):
        alive(waiting, name)
    found = queue.awaited()
    assert [(one.sample, one.member, one.mode, one.waits, one.held) for one in found] == [
        ("4.png", "rita", lq.Mode.REVIEW, Waits.CORRECTED, False),
        ("5.png", "rita", lq.Mode.REVIEW, Waits.SAVED, True),
        ("6.png", "rita", lq.Mode.REVIEW, Waits.ASSIGNED, False),
    ]
    assert queue.awaited(days=4) == []
    waiting.workspace("boss").remove_member("ann")  # what she saved stays hers until somebody decides
    assert [one.sample for one in waiting.workspace("boss").awaited()] == ["2.png", "4.png", "5.png", "6.png"]
    assert len(waiting.workspace("boss").awaited(limit=2)) == 2


def test_a_reviewer_is_not_told_whose_sample_it_is(waiting: Team) -> None:
    waiting["boss"].configure(hide_author=True)
    age(waiting, "client_session", "seen_at", 73)
    for name in ("boss", "rolf"):
        alive(waiting, name)
    assert {one.sample: one.member for one in waiting["rolf"].awaited()} == {
        **dict.fromkeys(["1.png", "2.png", "3.png"], ""),
        **dict.fromkeys(["4.png", "5.png", "6.png"], "rita"),
    }
    assert {one.member for one in waiting["boss"].awaited()} == {"ann", "rita"}


def test_days_that_are_none(team: Team) -> None:
    for look in (team["boss"].awaited, team.workspace("boss").awaited, team.workspace("boss").concerns):
        for days in (-1, 1e7, float("inf"), float("nan")):
            with pytest.raises(lq.InvalidValue, match="The days are between 0 and 36500"):
                look(days=days)


def test_what_is_handed_in_meanwhile_is_not_taken_back(waiting: Team) -> None:
    waiting.dataset.assign(["3.png"], labeler="rita")
    work = opened(waiting, "rita", "5.png")

    def meanwhile(_done: int) -> None:
        if waiting.status("5.png") != "reviewed":
            waiting["rita"].accept(work, pull_next=False)

    waiting.workspace("boss").pass_on("rita", "rolf", progress=meanwhile)
    assert waiting.events("5.png")[-1][:3] != ("set_status", "boss", "reviewed")
    assert waiting.status("5.png") == "reviewed"
    assert waiting.row("4.png").assigned_reviewer == "rolf"


def test_passing_on_to_one_in_one_step(waiting: Team) -> None:
    boss = waiting.workspace("boss")
    boss.remove_member("ann")
    assert boss.pass_on("ann", "bob").samples == 1  # the rest became free when she left
    assert waiting.row("2.png").assigned_labeler == "bob"
    assert len(waiting.dataset.label_of("2.png")) == 1  # her drawing goes along
    done = boss.pass_on("rita", "rolf")
    assert (done.samples, done.left) == (3, 0)
    assert [opened(waiting, "rolf", name).mode for name in ALL[3:]] == [lq.Mode.REVIEW] * 3
    assert row_of(waiting, "rita").waits == row_of(waiting, "rita").in_hand == 0


def test_passing_on_before_somebody_leaves(waiting: Team) -> None:
    held = waiting.take("ann")  # the rejected one comes first, but she has one in the middle
    assert waiting.workspace("boss").pass_on("ann", "bob").samples == 3
    mine = [(row.name, row.holder, row.status) for row in waiting.dataset.samples("assigned-to:bob")]
    assert mine == [("1.png", None, "rejected"), ("2.png", None, "prelabeled"), ("3.png", None, "unlabeled")]
    assert waiting.take("bob").sample.name == "1.png"
    assert isinstance(waiting["ann"].submit(held, drawn(held.label)), lq.Fenced)


def test_passing_on_a_part_at_a_time(waiting: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passing_on, "PAGE", 2)
    boss = waiting.workspace("boss")
    night = waiting.dataset.create_queue("night", annotators=["ann"], reviewers=[])
    waiting.dataset.set_queue(["3.png"], "night")
    with pytest.raises(lq.IllegalAction, match="bob is not among those who label in the queue 'night'"):
        boss.pass_on("ann", "bob")
    assert waiting.row("1.png").assigned_labeler is None  # nothing of the first part, either
    night.add_people(annotators=["bob"])
    assert boss.pass_on("ann", "bob").samples == 3
    assert [waiting.row(name).assigned_labeler for name in ALL[:3]] == ["bob"] * 3


def test_passing_on_to_anybody(waiting: Team) -> None:
    queue = waiting["boss"]
    assert queue.pass_on("rita", names=["4.png"]).samples == 1
    assert waiting.take("rolf", "review").sample.name == "4.png"
    assert queue.pass_on("rita").samples == 2
    assert queue.pass_on("rita").samples == 0  # done twice, nothing more happens
    names = [waiting.row(name).assigned_reviewer for name in ALL]
    assert names == [None] * 6
    assert queue.pass_on("ann").samples == 3
    assert [waiting.take("bob").sample.name for _ in range(1)] == ["1.png"]


def test_nothing_is_passed_on_to_who_does_not_work_there(waiting: Team) -> None:
    boss = waiting.workspace("boss")
    with pytest.raises(lq.IllegalAction, match="ann is an annotator and cannot review"):
        boss.pass_on("rita", "ann")
    waiting["boss"].assign(annotators=["ann"], reviewers=["rita"])
    with pytest.raises(lq.IllegalAction, match="bob is not among those who label in the queue 'default'"):
        boss.pass_on("ann", "bob")
    assert row_of(waiting, "ann").in_hand == 1
    with pytest.raises(lq.NotPermitted, match="Only a manager may"):
        waiting.workspace("rita").pass_on("ann", "bob")
    with pytest.raises(lq.NotPermitted, match="Only a manager may"):
        waiting.workspace("rita").people()
    with pytest.raises(lq.NotPermitted, match="Only a reviewer may"):
        waiting["ann"].awaited()


def test_freeing_can_be_undone(waiting: Team) -> None:
    before = {row.name: (row.status, row.assigned_labeler) for row in waiting.dataset.samples()}
    assert waiting.dataset.free(["1.png", "3.png"], [lq.Mode.LABEL]).samples == 2
    assert waiting.take("bob").sample.name == "1.png"
    waiting["bob"].release(waiting.take("bob"))
    assert waiting.dataset.undo_last_change().samples == 1  # with the other one something was done since
    after = {row.name: (row.status, row.assigned_labeler) for row in waiting.dataset.samples()}
    assert after == before
