"""The limits of a queue, where labels are handed in."""

from typing import Any

import pytest

import labelqueue as lq
from tests.contract.team import Team, drawn


def test_submit_and_accept_keep_the_limits(team: Team) -> None:
    team.add("a.jpg", "b.jpg")
    team["boss"].configure(max_annotations=1, categories=["ripe"], save_enabled=True)
    work = team.take("ann")
    for label, says in (
        (drawn(drawn(work.label)), "at most 1 annotation; this one has 2"),
        (work.label.add(lq.Point(1, 1), "unripe"), "The category 'unripe' is not used in this queue"),
    ):
        with pytest.raises(lq.IllegalAction, match=says):
            team["ann"].submit(work, label)
    assert (team.status("a.jpg"), team.row("a.jpg").revision) == ("unlabeled", 0)
    saved = team["ann"].save(work, drawn(drawn(work.label)))  # what is not done yet is kept all the same
    assert isinstance(saved, lq.WorkItem)
    assert team["ann"].submit(saved, drawn(lq.Label()), pull_next=False) is None
    review = team.take("rita", "review")
    team["boss"].configure(max_annotations=None, categories=["unripe"])
    with pytest.raises(lq.IllegalAction, match="The category 'ripe' is not used"):
        team["rita"].accept(review)
    with pytest.raises(lq.IllegalAction, match="The category 'ripe' is not used"):
        team["rita"].accept(review, drawn(lq.Label()))
    corrected = lq.Label().add(lq.Point(1, 1), "unripe")
    assert team["rita"].accept(review, corrected, pull_next=False) is None
    assert team.dataset.label_of("a.jpg") == corrected


def test_a_reviewer_may_reject_what_breaks_a_limit(team: Team) -> None:
    team.add("a.jpg")
    team.submitted("a.jpg", by="ann")
    team["boss"].configure(categories=["unripe"])
    assert team["rita"].reject(team.take("rita", "review"), pull_next=False) is None
    assert team["ann"].skip(team.take("ann"), pull_next=False) is None


def test_an_empty_sample_has_to_be_called_empty(team: Team) -> None:
    team.add("a.jpg", "b.jpg")
    team["boss"].configure(require_annotation=True)
    work = team.take("ann")
    with pytest.raises(lq.IllegalAction, match="Nothing is annotated"):
        team["ann"].submit(work, work.label)
    assert team["ann"].submit(work, work.label.mark_empty(), pull_next=False) is None
    assert team.dataset.label_of("a.jpg").marked_empty
    assert team["rita"].accept(team.take("rita", "review"), pull_next=False) is None
    assert team.row("a.jpg").revision == 1


def test_a_label_that_comes_too_late_is_kept_whatever_the_limits(team: Team) -> None:
    team.add("a.jpg")
    work = team.take("ann")
    team["boss"].configure(max_annotations=1)
    team.dataset.set_status(["a.jpg"], "skipped")
    fenced = team["ann"].submit(work, drawn(drawn(work.label)))
    assert isinstance(fenced, lq.Fenced)
    assert fenced.late_revision == 1


@pytest.mark.parametrize("change", [{"categories": ["ripe", "leaf"]}, {"categories": ["Ripe"]}])
def test_a_category_that_the_dataset_does_not_have(team: Team, change: dict[str, Any]) -> None:
    with pytest.raises(lq.InvalidValue, match="The dataset has no category '(leaf|Ripe)'"):
        team["boss"].configure(**change)
    assert team["boss"].settings.categories is None
    team["boss"].configure(categories=[])
    assert team["boss"].settings.categories == ()
