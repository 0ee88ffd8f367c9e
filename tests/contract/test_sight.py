"""Who may look at what, and who is told who labeled it."""

import uuid
from dataclasses import replace

import pytest

import labelqueue as lq
from labelqueue.queue import Dataset
from tests.contract.team import Team, drawn


def seen_by(team: Team, member: str) -> Dataset:
    return team.workspace(member).dataset("fruit")


def names(rows: list[lq.SampleRow]) -> list[str]:
    return [row.name for row in rows]


@pytest.mark.parametrize("role", ["viewer", "reviewer", "manager"])
def test_who_may_look_at_everything(team: Team, role: str) -> None:
    team.add("1.png", "2.png")
    team.submitted("1.png", by="ann")
    team.workspace("boss").set_role("rita", role)
    seen = seen_by(team, "rita")
    assert names(seen.samples()) == ["1.png", "2.png"]
    assert seen.count("labeled-by:ann") == 1
    assert [one.action.value for one in seen.history("1.png")] == ["claim", "submit"]
    assert len(seen.revisions("1.png")) == len(seen.label_of("1.png")) == 1
    assert isinstance(seen.open("1.png"), lq.View | lq.WorkItem)


def test_annotators_see_what_is_theirs(team: Team) -> None:
    """What they labeled last, what they hold, and what is kept for them."""
    team.add("1.png", "2.png", "3.png", "4.png")
    team.submitted("1.png", by="ann")
    team.submitted("2.png", by="bob")
    team.dataset.assign(["4.png"], labeler="ann")
    assert team.take("ann").sample.name == "4.png"
    assert team.take("bob").sample.name == "3.png"
    seen = seen_by(team, "ann")
    assert names(seen.samples()) == ["1.png", "4.png"]
    assert names(seen.samples("labeled-by:bob")) == []
    assert (seen.count(), seen.count("-name:1.png")) == (2, 1)
    assert [one.action.value for one in seen.history("1.png")] == ["claim", "submit"]
    assert len(seen.revisions("1.png")) == len(seen.label_of("1.png")) == 1
    for look in (seen.history, seen.revisions, seen.label_of):
        for other in ("2.png", "3.png"):
            with pytest.raises(lq.NotPermitted, match=rf"^ann is an annotator and cannot look at {other}\.$"):
                look(other)
    with pytest.raises(lq.NotPermitted, match="Only a reviewer may look what a new queue would get"):
        seen.untouched()


def test_who_left_sees_nothing(team: Team) -> None:
    team.add("1.png")
    seen = seen_by(team, "rita")
    team.workspace("boss").remove_member("rita")
    for look in (seen.samples, seen.count, lambda: seen.history("1.png"), lambda: seen.label_of("1.png")):
        with pytest.raises(lq.NotPermitted, match="rita is no longer active"):
            look()


# Hidden authors


def test_a_queue_may_hide_who_labeled(team: Team) -> None:
    team.add("1.png", "2.png")
    team["boss"].configure(hide_author=True)
    team.submitted("1.png", by="ann")
    assert team.take("rita", "review").labeler is None
    assert seen_by(team, "rita").samples("name:1.png")[0].labeler is None
    looked = seen_by(team, "rolf").open("1.png")
    assert isinstance(looked, lq.View)
    assert looked.labeler is None
    seen = seen_by(team, "rita")
    assert [(one.action.value, one.member) for one in seen.history("1.png")] == [
        ("claim", ""),
        ("submit", ""),
        ("claim", "rita"),
    ]
    assert [one.member for one in seen.revisions("1.png")] == [""]
    assert (seen.count("labeled-by:ann"), seen.count("-labeled-by:bob"), seen.count()) == (0, 0, 2)
    seen = seen_by(team, "ann")  # their own
    assert (seen.samples()[0].labeler, seen.history("1.png")[1].member) == ("ann", "ann")


def test_managers_are_told_who_labeled(team: Team) -> None:
    team.add("1.png")
    team["boss"].configure(hide_author=True)
    team.submitted("1.png", by="ann")
    assert team.row("1.png").labeler == "ann"
    assert team.dataset.count("labeled-by:ann") == 1
    assert team.take("boss", "review").labeler == "ann"
    assert {one.member for one in team.dataset.history("1.png")} == {"ann", "boss"}


def test_the_next_one_of_a_review_hides_it_too(team: Team) -> None:
    """Also in the shortest way there is, and when the answer is asked for once more."""
    team.add("1.png", "2.png", "3.png")
    team["boss"].configure(hide_author=True)
    for name in ("1.png", "2.png", "3.png"):
        team.submitted(name, by="ann")
    queue, work = team["rita"], team.take("rita", "review")
    for _ in range(2):
        operation = uuid.uuid4()
        after = queue.accept(work, operation_id=operation)
        assert isinstance(after, lq.WorkItem)
        assert after.labeler is None
        assert queue.accept(work, operation_id=operation) == after
        _, found = team.workspace("rita").claimed(str(after.handed_out))
        assert found.labeler is None
        work = after


# Rights that ended


@pytest.mark.parametrize("label", [True, False])
def test_a_saved_review_of_somebody_who_is_no_reviewer_any_more(team: Team, label: bool) -> None:
    team.add("1.png")
    team["boss"].configure(save_enabled=True)
    team.submitted("1.png", by="ann")
    work = team.take("rita", "review")
    saved = team["rita"].save(work, drawn(work.label, x=30))
    assert isinstance(saved, lq.WorkItem)
    team.workspace("boss").set_role("rita", "annotator")
    late = team["rita"].accept(saved, drawn(saved.label, x=50) if label else None)
    assert isinstance(late, lq.Fenced)
    kept = "; your drawing is kept as revision 3" if label else ""
    assert str(late) == f"1.png is no longer yours: it is reviewing in progress{kept}."
    assert team.status("1.png") == "reviewing_in_progress"
    assert isinstance(seen_by(team, "rita").open("1.png"), lq.View)
    assert team["rita"].release(saved) is None


def test_whoever_came_too_late_may_compare(team: Team) -> None:
    team.add("1.png", "2.png")
    work = team.take("ann")
    taken = team.dataset.open("1.png", take_over=True)
    assert isinstance(taken, lq.WorkItem)
    seen = seen_by(team, "ann")
    with pytest.raises(lq.NotPermitted):
        seen.look("1.png")
    fenced = team["ann"].submit(work, drawn(work.label))
    assert isinstance(fenced, lq.Fenced)
    view = seen.look("1.png")
    assert (view.holder, len(view.label), view.may_take_over) == ("boss", 0, False)
    assert len(seen.label_of("1.png", revision=fenced.late_revision)) == 1
    assert isinstance(seen.open("1.png"), lq.View)
    with pytest.raises(lq.NotPermitted):
        seen.look("2.png")
    assert team.dataset.look("1.png").holder == "boss"
    assert team.dataset.look("2.png").holder is None


@pytest.mark.parametrize("pull_next", [True, False])
def test_whoever_never_held_a_sample_gets_no_sight_of_it_by_a_claim_that_they_made_up(
    team: Team, pull_next: bool
) -> None:
    team.add("1.png", "2.png")
    held = team.take("bob")
    team["bob"].submit(held, drawn(held.label), pull_next=False)
    own = team.take("ann")
    assert own.sample.name == "2.png"
    claim = replace(held.claim, holder="ann", version=held.claim.version + 1)
    made_up = replace(held, claim=claim, revision=1)
    with pytest.raises(lq.NotPermitted, match=r"ann is an annotator and cannot look at 1\.png\."):
        team.workspace("ann").claimed(str(made_up.handed_out))
    with pytest.raises(lq.NotPermitted, match=r"You never had 1\.png in hand; nothing was stored\."):
        team["ann"].submit(made_up, drawn(held.label), pull_next=pull_next)
    assert team["ann"].release(made_up) == lq.Fenced("1.png", None, lq.LabelStatus.UNLABELED, None)
    assert len(team.dataset.revisions("1.png")) == 1
    with pytest.raises(lq.NotPermitted):
        seen_by(team, "ann").look("1.png")
    _, found = team.workspace("bob").claimed(str(held.handed_out))
    assert found == replace(held, labeler="bob")
    assert team.workspace("rita").claimed(str(made_up.handed_out))[1].sample.name == "1.png"


def test_whoever_reopened_a_sample_held_it(team: Team) -> None:
    team.add("1.png")
    team.submitted("1.png", by="ann")
    work = team["ann"].reopen("1.png")
    assert isinstance(team.dataset.open("1.png", take_over=True), lq.WorkItem)
    late = team["ann"].submit(work, drawn(work.label), pull_next=False)
    assert isinstance(late, lq.Fenced)
    assert late.late_revision == 2
