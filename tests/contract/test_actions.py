"""Every row of the table of actions, allowed and refused. The table stands here again, by hand."""

from dataclasses import replace
from typing import Any

import pytest

import labelqueue as lq
from tests.contract.team import Team, drawn

TO_LABEL = ("unlabeled", "prelabeled", "labeling_in_progress", "rejected")
TO_REVIEW = ("labeled", "reviewing_in_progress")

ROWS: list[tuple[str, str, tuple[str, ...], str, str]] = [
    ("label", "submit", TO_LABEL, "labeled", "next"),
    ("label", "skip", TO_LABEL, "skipped", "next"),
    ("label", "save", TO_LABEL, "labeling_in_progress", "stays"),
    ("review", "accept", TO_REVIEW, "reviewed", "next"),
    ("review", "reject", TO_REVIEW, "rejected", "next"),
    ("review", "skip", TO_REVIEW, "skipped", "next"),
    ("review", "save", TO_REVIEW, "reviewing_in_progress", "stays"),
]
ALLOWED = [(mode, action, status, to, then) for mode, action, sources, to, then in ROWS for status in sources]
FINISHING = ("submit", "skip", "save", "accept", "reject")


def in_hand(team: Team, status: str, name: str = "a.jpg", next_one: str = "b.jpg") -> lq.WorkItem:
    """`name` with `status`, in the hands of ann (to label) or rita (to review); `next_one` comes next."""
    team["boss"].configure(save_enabled=True, skip_review_enabled=True)
    team.add(name, label=drawn(lq.Label()) if status == "prelabeled" else None)
    match status:
        case "unlabeled" | "prelabeled":
            work = team.take("ann")
        case "labeling_in_progress":
            saved = team["ann"].save(team.take("ann"), drawn(lq.Label()))
            assert isinstance(saved, lq.WorkItem)
            work = saved
        case "rejected":
            team.rejected(name, labeler="ann", reviewer="rita")
            work = team.take("ann")
        case "labeled" | "reviewing_in_progress":
            team.submitted(name, by="ann")
            work = team.take("rita", "review")
            if status == "reviewing_in_progress":
                saved = team["rita"].save(work, drawn(work.label))
                assert isinstance(saved, lq.WorkItem)
                work = saved
        case _:
            raise AssertionError(status)
    team.add(next_one)
    assert (work.sample.name, work.status) == (name, status)
    return work


def act(team: Team, work: lq.WorkItem, action: str, **more: Any) -> Any:
    queue = team[work.claim.holder]
    match action:
        case "submit":
            return queue.submit(work, drawn(work.label), **more)
        case "skip":
            return queue.skip(work, reason="blurred", **more)
        case "save":
            return queue.save(work, drawn(work.label), **more)
        case "accept":
            return queue.accept(work, **more)
        case "reject":
            return queue.reject(work, comment="stem missing", **more)
        case _:
            raise AssertionError(action)


@pytest.mark.parametrize(("mode", "action", "status", "to", "then"), ALLOWED)
def test_allowed(team: Team, mode: str, action: str, status: str, to: str, then: str) -> None:
    work = in_hand(team, status)
    holder = work.claim.holder
    if mode == "review":  # so that there is a next one to review
        nxt = team.take("bob")
        team["bob"].submit(nxt, drawn(nxt.label), pull_next=False)
    outcome = act(team, work, action)
    row = team.row("a.jpg")
    last = team.dataset.history("a.jpg")[-1]
    assert isinstance(outcome, lq.WorkItem)
    assert (row.status, last.action, last.mode, last.member) == (to, action, mode, holder)
    assert (last.from_status, last.to_status, last.version) == (status, to, work.claim.version + 1)
    if then == "stays":
        assert (outcome.sample.name, row.holder) == ("a.jpg", holder)
        assert outcome.claim.version == work.claim.version + 1
    else:
        assert (outcome.sample.name, row.holder) == ("b.jpg", None)
        assert outcome.mode == mode


@pytest.mark.parametrize("status", [*TO_LABEL, *TO_REVIEW])
def test_release_leaves_the_status_alone(team: Team, status: str) -> None:
    work = in_hand(team, status)
    assert team[work.claim.holder].release(work) is None
    row = team.row("a.jpg")
    assert (row.status, row.holder) == (status, None)
    assert team.events("a.jpg")[-1] == (
        "release",
        work.claim.holder,
        status,
        status,
        work.claim.version + 1,
    )


REFUSED_BY_MODE = [
    (status, action)
    for mode, sources in (("label", TO_LABEL), ("review", TO_REVIEW))
    for status in sources
    for action in FINISHING
    if not any((row[0], row[1]) == (mode, action) for row in ROWS)
]


@pytest.mark.parametrize(("status", "action"), REFUSED_BY_MODE)
def test_refused_in_the_other_mode(team: Team, status: str, action: str) -> None:
    work = in_hand(team, status)
    before = team.events("a.jpg"), team.row("a.jpg")
    with pytest.raises(lq.IllegalAction):
        act(team, work, action)
    assert (team.events("a.jpg"), team.row("a.jpg")) == before


@pytest.mark.parametrize(("mode", "action", "sources"), [(row[0], row[1], row[2]) for row in ROWS])
def test_refused_from_any_other_status(team: Team, mode: str, action: str, sources: tuple[str, ...]) -> None:
    work = in_hand(team, sources[0])
    before = team.events("a.jpg"), team.row("a.jpg")
    for status in lq.LabelStatus:
        if status != work.status:  # also one that would be legal, but is not the sample's: the UPDATE refuses
            with pytest.raises(lq.IllegalAction):
                act(team, replace(work, status=status), action)
    assert (team.events("a.jpg"), team.row("a.jpg")) == before
    assert isinstance(
        act(team, work, action, **({} if action == "save" else {"pull_next": False})), lq.WorkItem | None
    )


def test_reopen_takes_back_ones_own_submit(team: Team) -> None:
    team.add("a.jpg", "b.jpg")
    team.submitted("a.jpg", by="ann")
    work = team["ann"].reopen("a.jpg")
    assert (work.sample.name, work.status, work.mode) == ("a.jpg", "labeling_in_progress", "label")
    assert len(work.label) == 1
    assert team.take("ann").sample.name == "a.jpg"
    team["ann"].submit(work, drawn(work.label), pull_next=False)
    assert team.status("a.jpg") == "labeled"
    assert [event[0] for event in team.events("a.jpg")] == ["claim", "submit", "reopen", "submit"]


def test_reopen_while_the_next_one_is_in_hand(team: Team) -> None:
    team.add("a.jpg", "b.jpg")
    first = team.take("ann")
    second = team["ann"].submit(first, drawn(first.label))
    assert isinstance(second, lq.WorkItem)
    again = team["ann"].reopen("a.jpg")
    assert team["ann"].submit(again, again.label) == second


def test_reopen_is_refused(team: Team) -> None:
    team.add("a.jpg", "b.jpg")
    with pytest.raises(lq.IllegalAction, match="unlabeled"):
        team["ann"].reopen("a.jpg")
    team.submitted("a.jpg", by="ann")
    with pytest.raises(lq.IllegalAction, match="not labeled by you"):
        team["bob"].reopen("a.jpg")
    review = team.take("rita", "review")
    with pytest.raises(lq.IllegalAction, match="rita"):
        team["ann"].reopen("a.jpg")
    team["rita"].accept(review, pull_next=False)
    with pytest.raises(lq.IllegalAction, match="reviewed"):
        team["ann"].reopen("a.jpg")
    with pytest.raises(lq.NotFound):
        team["ann"].reopen("missing.jpg")


SETTABLE = ("unlabeled", "prelabeled", "labeled", "reviewed", "rejected", "skipped")


@pytest.mark.parametrize("status", [*TO_LABEL, *TO_REVIEW])
def test_set_status_ends_the_claim(team: Team, status: str) -> None:
    for number, to in enumerate(SETTABLE):
        name, next_one = f"{number}-a.jpg", f"{number}-b.jpg"
        work = in_hand(team, status, name, next_one)
        if to == "rejected" and team.row(name).labeler is None:
            with pytest.raises(lq.IllegalAction, match="nobody has labeled"):
                team.dataset.set_status([name], to)
            assert team.row(name).holder == work.claim.holder
        else:
            team.dataset.set_status([name], to)
            row = team.row(name)
            assert (row.status, row.holder) == (to, None)
            assert team.events(name)[-1] == ("set_status", "boss", status, to, work.claim.version + 1)
            if to in ("unlabeled", "prelabeled"):
                assert (row.labeler, row.reviewer) == (None, None)
            fenced = act(team, work, "submit" if work.mode == "label" else "accept")
            assert isinstance(fenced, lq.Fenced)
            assert (fenced.holder, fenced.status) == (None, to)
        team.dataset.set_status([name, next_one], "skipped")  # out of the way of the next


@pytest.mark.parametrize("to", ["labeling_in_progress", "reviewing_in_progress"])
def test_in_progress_cannot_be_set(team: Team, to: str) -> None:
    team.add("a.jpg")
    with pytest.raises(lq.IllegalAction, match="belongs to a person"):
        team.dataset.set_status(["a.jpg"], to)
    assert team.events("a.jpg") == []


def test_nothing_is_changed_if_one_of_many_is_missing(team: Team) -> None:
    names = [f"{number:04}.jpg" for number in range(1200)]
    team.dataset.add_samples(lq.SampleSpec(name, "x.jpg", width=1, height=1) for name in names)
    with pytest.raises(lq.NotFound, match="missing.jpg"):
        team.dataset.set_status([*names, "missing.jpg"], "skipped")
    assert team["boss"].counts()[lq.LabelStatus.UNLABELED] == 1200


def test_set_status_of_many_is_all_or_nothing(team: Team) -> None:
    team.add("a.jpg", "b.jpg")
    team.submitted("a.jpg", by="ann")
    with pytest.raises(lq.IllegalAction):
        team.dataset.set_status(["a.jpg", "b.jpg"], "rejected")
    with pytest.raises(lq.NotFound):
        team.dataset.set_status(["a.jpg", "missing.jpg"], "skipped")
    assert (team.status("a.jpg"), team.status("b.jpg")) == ("labeled", "unlabeled")
    team.dataset.set_status(["a.jpg", "b.jpg"], "skipped")
    assert (team.status("a.jpg"), team.status("b.jpg")) == ("skipped", "skipped")
