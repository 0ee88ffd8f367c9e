"""Both orders, step by step, with samples of the later steps beside those that have to win."""

from typing import Any

import pytest

import labelqueue as lq
from tests.contract.team import Team, drawn


def pulled(outcome: Any) -> str:
    assert isinstance(outcome, lq.WorkItem), outcome
    return outcome.sample.name


def test_label_order(team: Team) -> None:
    team["boss"].configure(save_enabled=True)
    # rejected (step 2), saved and released (step 1), held (step 1, first of all), assigned, open (step 3)
    team.add("5-rejected.jpg")
    team.rejected("5-rejected.jpg", labeler="ann", reviewer="rita")
    team.add("4-saved.jpg", priority=9)
    team["ann"].release(team.take("ann"))  # the rejected one stays hers
    team.dataset.set_priority({"5-rejected.jpg": -1})
    rejected = team.take("ann")
    assert rejected.sample.name == "5-rejected.jpg"
    team["ann"].release(rejected)
    team.dataset.set_status(["5-rejected.jpg"], "skipped")
    saved = team["ann"].save(team.take("ann"), drawn(lq.Label()))
    assert isinstance(saved, lq.WorkItem)
    team["ann"].release(saved)
    team.dataset.set_status(["5-rejected.jpg"], "rejected")
    team.add("3-assigned.jpg", "2-open.jpg", priority=5)
    team.add("1-open.jpg", priority=7)
    team.dataset.assign(["3-assigned.jpg"], labeler="ann")

    order = []
    found: Any = team.take("ann")
    while isinstance(found, lq.WorkItem):
        order.append(found.sample.name)
        found = team["ann"].submit(found, drawn(found.label))
    assert order == ["4-saved.jpg", "5-rejected.jpg", "3-assigned.jpg", "1-open.jpg", "2-open.jpg"]
    assert found.reason is lq.Nothing.EMPTY


def test_label_step_1_a_held_sample_comes_before_a_saved_one(team: Team) -> None:
    team["boss"].configure(save_enabled=True)
    team.add("a.jpg", "b.jpg")
    saved = team["ann"].save(team.take("ann"), drawn(lq.Label()))
    assert isinstance(saved, lq.WorkItem)
    team["ann"].release(saved)
    team.dataset.set_status(["a.jpg"], "unlabeled")
    held = team.take("ann")
    team.dataset.set_priority({"b.jpg": 100})
    assert team.take("ann") == held


def test_what_is_mine_is_nobody_elses(team: Team) -> None:
    team["boss"].configure(save_enabled=True)
    team.add("a.jpg")
    team.rejected("a.jpg", labeler="ann", reviewer="rita")
    team.add("b.jpg", "c.jpg")
    team.dataset.assign(["b.jpg"], labeler="ann")
    saved = team["ann"].save(team.take("ann"), drawn(lq.Label()))
    assert isinstance(saved, lq.WorkItem)
    team["ann"].release(saved)
    assert team.take("bob").sample.name == "c.jpg"
    team.submitted("c.jpg", by="bob")
    nothing = team["bob"].start_labeling()
    assert isinstance(nothing, lq.NothingToDo)
    assert (nothing.reason, nothing.others) == (lq.Nothing.HELD_BY_OTHERS, 2)


def test_review_order(team: Team) -> None:
    team["boss"].configure(save_enabled=True)
    team.add("a-corrected.jpg")
    team.rejected("a-corrected.jpg", labeler="ann", reviewer="rita")
    team.submitted("a-corrected.jpg", by="ann")
    team.add("b-saved.jpg")
    team.submitted("b-saved.jpg", by="ann")
    team.dataset.assign(["b-saved.jpg"], reviewer="rita")
    team.dataset.set_status(["a-corrected.jpg"], "skipped")
    saved = team["rita"].save(team.take("rita", "review"), lq.Label())
    assert isinstance(saved, lq.WorkItem)
    team["rita"].release(saved)
    team.dataset.set_status(["a-corrected.jpg"], "labeled")
    team.add("c-assigned.jpg", "d-open.jpg", "e-own.jpg", "f-open.jpg")
    team.submitted("c-assigned.jpg", by="ann")
    team.submitted("d-open.jpg", by="ann")
    team.submitted("e-own.jpg", by="rita")
    team.submitted("f-open.jpg", by="bob")
    team.dataset.assign(["c-assigned.jpg"], reviewer="rita")
    team.dataset.set_priority({"f-open.jpg": 2, "e-own.jpg": 8, "a-corrected.jpg": -3})

    order = []
    found: Any = team.take("rita", "review")
    while isinstance(found, lq.WorkItem):
        order.append(found.sample.name)
        found = team["rita"].accept(found)
    assert order == [
        "b-saved.jpg",
        "a-corrected.jpg",
        "c-assigned.jpg",
        "f-open.jpg",
        "d-open.jpg",
        "e-own.jpg",
    ]
    assert found.reason is lq.Nothing.EMPTY


def test_a_corrected_sample_waits_for_whoever_rejected_it(team: Team) -> None:
    team.add("a.jpg")
    team.rejected("a.jpg", labeler="ann", reviewer="rita")
    team.submitted("a.jpg", by="ann")
    nothing = team["rolf"].start_reviewing()
    assert isinstance(nothing, lq.NothingToDo)
    assert (nothing.reason, nothing.others) == (lq.Nothing.HELD_BY_OTHERS, 1)
    assert team.take("rita", "review").sample.name == "a.jpg"


def test_after_an_acceptance_the_rejection_is_over(team: Team) -> None:
    team.add("a.jpg")
    team.rejected("a.jpg", labeler="ann", reviewer="rita")
    team.submitted("a.jpg", by="ann")
    team["rita"].accept(team.take("rita", "review"), pull_next=False)
    team.dataset.set_status(["a.jpg"], "labeled")
    assert team.take("rolf", "review").sample.name == "a.jpg"


@pytest.mark.parametrize(
    ("self_review", "expected"),
    [("last", ["b.jpg", "a.jpg"]), ("never", ["b.jpg"]), ("any", ["a.jpg", "b.jpg"])],
)
def test_self_review(team: Team, self_review: str, expected: list[str]) -> None:
    team["boss"].configure(self_review=self_review)
    team.add("a.jpg", "b.jpg")
    team.submitted("a.jpg", by="rita")
    team.submitted("b.jpg", by="ann")
    order = []
    found: Any = team["rita"].start_reviewing()
    while isinstance(found, lq.WorkItem):
        order.append(found.sample.name)
        found = team["rita"].accept(found)
    assert order == expected


def test_priority_then_name_by_bytes(team: Team) -> None:
    # In many languages "a" sorts before "B" and "_" is passed over; by bytes it is B, _, a, ä.
    team.add("ä.jpg", "a.jpg", "B.jpg", "_.jpg")
    team.add("low.jpg", priority=-0.5)
    team.add("high.jpg", priority=0.25)
    order = []
    found: Any = team["ann"].start_labeling()
    while isinstance(found, lq.WorkItem):
        order.append(found.sample.name)
        found = team["ann"].submit(found, lq.Label())
    assert order == ["high.jpg", "B.jpg", "_.jpg", "a.jpg", "ä.jpg", "low.jpg"]


def test_oldest_first(team: Team) -> None:
    team.add("c.jpg")
    team.add("a.jpg")
    team["boss"].configure(tie_break="oldest")
    team.add("b.jpg")
    names = []
    for _ in range(3):
        work = team.take("ann")
        names.append(work.sample.name)
        team["ann"].submit(work, lq.Label(), pull_next=False)
    assert names == ["c.jpg", "a.jpg", "b.jpg"]
    team["boss"].configure(tie_break="name")
    assert team.take("rita", "review").sample.name == "a.jpg"


@pytest.mark.parametrize("priority", [float("nan"), float("inf"), float("-inf"), "high"])
def test_a_priority_is_a_finite_number(team: Team, priority: Any) -> None:
    team.add("a.jpg")
    with pytest.raises(lq.InvalidValue):
        team.dataset.set_priority({"a.jpg": priority})
    with pytest.raises(lq.InvalidValue):
        lq.SampleSpec("b.jpg", "b.jpg", priority=priority)
    assert team.row("a.jpg").priority == 0.0


def test_assigning_a_rejected_sample_makes_that_member_its_labeler(team: Team) -> None:
    team.add("a.jpg")
    team.rejected("a.jpg", labeler="ann", reviewer="rita")
    team.dataset.assign(["a.jpg"], labeler="bob")
    assert team.row("a.jpg").labeler == "bob"
    assert isinstance(team["ann"].start_labeling(), lq.NothingToDo)
    assert pulled(team["bob"].start_labeling()) == "a.jpg"


def test_an_assignment_can_be_taken_back(team: Team) -> None:
    team.add("a.jpg")
    team.dataset.assign(["a.jpg"], labeler="ann", reviewer="rita")
    assert isinstance(team["bob"].start_labeling(), lq.NothingToDo)
    team.dataset.assign(["a.jpg"], labeler=None)
    assert team.row("a.jpg").assigned_reviewer == "rita"
    team.submitted("a.jpg", by="bob")
    assert isinstance(team["rolf"].start_reviewing(), lq.NothingToDo)
    assert pulled(team["rita"].start_reviewing()) == "a.jpg"


def test_a_rejected_sample_that_nobody_labeled_is_for_anybody(team: Team) -> None:
    team.add("a.jpg")
    team.dataset.set_status(["a.jpg"], "labeled")
    team["rita"].reject(team.take("rita", "review"), comment="empty", pull_next=False)
    work = team.take("bob")
    assert (work.sample.name, work.status) == ("a.jpg", "rejected")
    assert work.remark is not None


def test_assigning_a_reviewer_takes_a_corrected_sample_from_whoever_rejected_it(team: Team) -> None:
    team.add("a.jpg")
    team.rejected("a.jpg", labeler="ann", reviewer="rita")
    team.submitted("a.jpg", by="ann")
    team.dataset.assign(["a.jpg"], reviewer="rolf")
    assert isinstance(team["rita"].start_reviewing(), lq.NothingToDo)
    assert pulled(team["rolf"].start_reviewing()) == "a.jpg"


def test_never_means_never(team: Team) -> None:
    team["boss"].configure(self_review="never")
    team.add("a.jpg")
    team.rejected("a.jpg", labeler="ann", reviewer="rita")
    team.dataset.assign(["a.jpg"], labeler="rita")
    team.submitted("a.jpg", by="rita")
    nothing = team["rita"].start_reviewing()
    assert isinstance(nothing, lq.NothingToDo)
    assert (nothing.reason, nothing.others, nothing.own) == (lq.Nothing.HELD_BY_OTHERS, 0, 1)
    assert nothing.sentence == (
        "There is nothing to review for you now; 1 sample waits for somebody else, because you labeled it."
    )
    assert pulled(team["rolf"].start_reviewing()) == "a.jpg"
    nothing = team["rita"].start_reviewing()
    assert isinstance(nothing, lq.NothingToDo)
    assert (nothing.others, nothing.own) == (1, 0)


@pytest.mark.parametrize(
    ("others", "own", "where"),
    [
        (1, 0, "1 sample is with other members or kept for them."),
        (
            2,
            1,
            "2 samples are with other members or kept for them, and 1 sample waits for somebody else, because"
            " you labeled it.",
        ),
        (0, 2500, "2,500 samples wait for somebody else, because you labeled them."),
        (10_000, 0, "10,000 or more samples are with other members or kept for them."),
    ],
)
def test_where_samples_are_is_said_exactly(others: int, own: int, where: str) -> None:
    nothing = lq.NothingToDo(lq.Nothing.HELD_BY_OTHERS, lq.Mode.REVIEW, others, own)
    assert nothing.sentence == f"There is nothing to review for you now; {where}"


def test_only_somebody_who_may_do_the_work_can_be_assigned(team: Team) -> None:
    team.add("a.jpg")
    with pytest.raises(lq.IllegalAction, match="ann is an annotator and cannot review"):
        team.dataset.assign(["a.jpg"], reviewer="ann")
    with pytest.raises(lq.NotFound):
        team.dataset.assign(["a.jpg"], labeler="nobody")
