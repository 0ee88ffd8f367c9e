"""Comments that point at something: they go with the rejection, and come back with the sample."""

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest

import labelqueue as lq
from tests.contract.team import Team, drawn

SECOND = timedelta(seconds=1)
STEM = lq.Pin("stem missing", x=12.5, y=30)


def in_review(team: Team, name: str = "a.jpg") -> lq.WorkItem:
    """A sample that ann has labeled, in rita's hands."""
    team.add(name)
    team.submitted(name, by="ann")
    return team.take("rita", "review")


def rejected(team: Team, *names: str) -> None:
    """Samples that wait for ann with a pin that says their name."""
    for name in names:
        team.add(name)
        team.submitted(name, by="ann")
    for name in names:
        work = team.take("rita", "review")
        team["rita"].reject(work, pins=[lq.Pin(name, x=1, y=2)], pull_next=False)


def asked(work: lq.WorkItem) -> list[lq.Pin]:
    return [one.asked for one in work.pins]


def test_they_come_to_the_labeler_and_back_answered(team: Team) -> None:
    work = in_review(team)
    assert work.pins == ()
    (box,) = work.label
    pins = [STEM, lq.Pin("too wide", annotation=box.id), lq.Pin("a grape, not an apple")]
    team["rita"].reject(work, pins=pins, pull_next=False)

    rework = team.take("ann")
    assert asked(rework) == pins
    assert {one.member for one in rework.pins} == {"rita"}
    assert not any(one.resolved for one in rework.pins)
    assert rework.remark is not None
    assert rework.remark.comment == "stem missing; too wide; a grape, not an apple"
    assert all(one.at is not None and abs(one.at - rework.remark.at) < SECOND for one in rework.pins)
    team["ann"].submit(rework, drawn(rework.label, 200), pull_next=False)

    again = team.take("rita", "review")
    assert asked(again) == pins
    assert all(one.resolved for one in again.pins)
    team["rita"].accept(again, pull_next=False)


def test_a_comment_of_its_own_stays_what_it_is(team: Team) -> None:
    team["rita"].reject(in_review(team), comment="look again", pins=[STEM], pull_next=False)
    rework = team.take("ann")
    assert rework.remark is not None
    assert rework.remark.comment == "look again"
    assert asked(rework) == [STEM]


def test_pins_count_where_a_comment_is_required(team: Team) -> None:
    team["boss"].configure(reject_comment_required=True)
    work = in_review(team)
    with pytest.raises(lq.IllegalAction):
        team["rita"].reject(work, pins=[lq.Pin(x=1, y=2)], pull_next=False)
    team["rita"].reject(work, pins=[STEM], pull_next=False)
    assert team.status("a.jpg") == "rejected"


def test_what_is_only_saved_is_not_answered(team: Team) -> None:
    team["boss"].configure(save_enabled=True)
    team["rita"].reject(in_review(team), pins=[STEM], pull_next=False)
    rework = team.take("ann")
    saved = team["ann"].save(rework, drawn(rework.label, 200))
    assert isinstance(saved, lq.WorkItem)
    assert [one.resolved for one in saved.pins] == [False]
    team["ann"].submit(saved, saved.label, pull_next=False)
    assert [one.resolved for one in team.take("rita", "review").pins] == [True]


def test_those_of_the_last_rejection_count(team: Team) -> None:
    team["rita"].reject(in_review(team), pins=[STEM], pull_next=False)
    rework = team.take("ann")
    team["ann"].submit(rework, rework.label, pull_next=False)
    leaf = lq.Pin("leaf missing", x=1, y=2)
    team["rita"].reject(team.take("rita", "review"), pins=[leaf], pull_next=False)
    rework = team.take("ann")
    assert asked(rework) == [leaf]
    assert not rework.pins[0].resolved
    team["ann"].submit(rework, rework.label, pull_next=False)
    team["rita"].reject(team.take("rita", "review"), comment="no", pull_next=False)
    assert team.take("ann").pins == ()


def test_they_come_with_what_is_pulled_next_too(team: Team) -> None:
    """Pulled by a Submit, and by a Submit that answers pins itself."""
    rejected(team, "a.jpg", "b.jpg")
    team.add("0.jpg", priority=5)
    first = team.take("ann")
    assert (first.sample.name, [one.text for one in first.pins]) == ("a.jpg", ["a.jpg"])
    second = team["ann"].submit(first, first.label)
    assert isinstance(second, lq.WorkItem)
    assert [one.text for one in second.pins] == ["b.jpg"]
    third = team["ann"].submit(second, second.label)
    assert isinstance(third, lq.WorkItem)
    assert (third.sample.name, third.pins) == ("0.jpg", ())
    # Rejected while ann is at work on another: the usual way of a Submit meets it.
    work = team.take("rita", "review")
    assert [one.resolved for one in work.pins] == [True]
    team["rita"].reject(work, pins=[STEM], pull_next=False)
    other = team.take("rita", "review")
    assert (other.sample.name, [one.resolved for one in other.pins]) == ("b.jpg", [True])
    fourth = team["ann"].submit(third, drawn(third.label))
    assert isinstance(fourth, lq.WorkItem)
    assert asked(fourth) == [STEM]


def test_sent_again_it_counts_once_and_pulls_the_same(team: Team) -> None:
    work = in_review(team)
    team.add("b.jpg")
    team.submitted("b.jpg", by="ann")
    operation = uuid.uuid4()
    first = team["rita"].reject(work, pins=[STEM], operation_id=operation)
    assert team["rita"].reject(work, pins=[STEM], operation_id=operation) == first
    assert isinstance(first, lq.WorkItem)
    assert first.sample.name == "b.jpg"
    with pytest.raises(lq.OperationConflict):
        team["rita"].reject(work, pins=[replace(STEM, x=13.0)], operation_id=operation)
    with pytest.raises(lq.OperationConflict):
        team["rita"].reject(work, comment="stem missing", operation_id=operation)
    rework = team.take("ann")
    assert asked(rework) == [STEM]
    answered = uuid.uuid4()
    assert team["ann"].submit(rework, rework.label, operation_id=answered, pull_next=False) is None


def test_an_answer_that_was_lost_brings_the_pins_again(team: Team) -> None:
    rejected(team, "a.jpg", "b.jpg")
    work, operation = team.take("ann"), uuid.uuid4()
    first = team["ann"].submit(work, work.label, operation_id=operation)
    assert isinstance(first, lq.WorkItem)
    assert team["ann"].submit(work, work.label, operation_id=operation) == first
    assert [one.text for one in first.pins] == ["b.jpg"]


def test_who_comes_too_late_pins_nothing(team: Team) -> None:
    work = in_review(team)
    team.dataset.set_status(["a.jpg"], "labeled")
    assert isinstance(team["rita"].reject(work, pins=[STEM], pull_next=False), lq.Fenced)
    again = team.take("rita", "review")
    team["rita"].reject(again, comment="no", pull_next=False)
    assert team.take("ann").pins == ()


def test_what_is_forgotten_shows_no_pins(team: Team) -> None:
    team["rita"].reject(in_review(team), pins=[STEM], pull_next=False)
    team.dataset.set_status(["a.jpg"], "unlabeled")
    assert team.take("bob").pins == ()


def test_a_claim_handed_to_another_process_has_them(team: Team) -> None:
    team["rita"].reject(in_review(team), pins=[STEM], pull_next=False)
    rework = team.take("ann")
    queue, found = team.workspace("ann").claimed(str(rework.handed_out))
    assert found.pins == rework.pins
    queue.submit(found, found.label, pull_next=False)
    assert [one.resolved for one in team.take("rita", "review").pins] == [True]


def test_a_pin_may_point_at_what_the_reviewer_drew(team: Team) -> None:
    work = in_review(team)
    better = drawn(work.label, 300)
    new = better.annotations[-1].id
    with pytest.raises(lq.InvalidValue, match=f"annotation {new}, which is not in the label"):
        team["rita"].reject(work, pins=[lq.Pin("like this", annotation=new)])
    team["rita"].reject(work, pins=[lq.Pin("like this", annotation=new)], label=better, pull_next=False)
    assert [one.annotation for one in team.take("ann").pins] == [new]
