"""What is said about pinned comments, and what differs since: who may, what is stored, what comes back."""

import uuid

import pytest

import labelqueue as lq
from labelqueue.queue.comments import Comments
from tests.contract.team import Team, drawn

STEM, LEAF = lq.Pin("stem missing", x=12.5, y=30), lq.Pin("leaf missing", x=1, y=2)
SAMPLE = "a.jpg"


def comments(team: Team, member: str) -> Comments:
    return team.workspace(member).dataset("fruit").comments(SAMPLE)


def rejected(team: Team, *pins: lq.Pin) -> None:
    """A sample of ann's that rita has rejected."""
    team.add(SAMPLE)
    team.submitted(SAMPLE, by="ann")
    team["rita"].reject(team.take("rita", "review"), pins=pins, pull_next=False)


def said(pin: lq.Pin) -> list[tuple[str, str, str]]:
    return [(one.act.value, one.text, one.member) for one in pin.turns]


def test_they_form_threads_that_come_with_the_sample(team: Team) -> None:
    rejected(team, STEM, LEAF)
    first, second = team.take("ann").pins
    after = comments(team, "ann").reply(first, "  there is\nnone ")
    assert said(after[0]) == [("reply", "there is none", "ann")]
    assert not after[0].resolved
    comments(team, "ann").resolve(second, "drawn")
    rework = team.take("ann")
    assert [one.resolved for one in rework.pins] == [False, True]
    assert comments(team, "rita").pins == rework.pins
    team["ann"].submit(rework, drawn(rework.label, 200), pull_next=False)

    again = team.take("rita", "review")
    assert all(one.resolved for one in again.pins)
    assert said(again.pins[0]) == [("reply", "there is none", "ann"), ("resolve", "", "ann")]
    assert said(again.pins[1]) == [("resolve", "drawn", "ann")]
    assert all(turn.at is not None for one in again.pins for turn in one.turns)


def test_what_the_reviewer_reopens_goes_with_the_next_rejection(team: Team) -> None:
    rejected(team, STEM, LEAF)
    rework = team.take("ann")
    team["ann"].submit(rework, rework.label, pull_next=False)
    again = team.take("rita", "review")
    comments(team, "rita").reopen(again.pins[0], "still missing")
    team["rita"].reject(again, pins=[lq.Pin("and this", x=5, y=5)], pull_next=False)
    rework = team.take("ann")
    assert [(one.text, one.resolved) for one in rework.pins] == [("stem missing", False), ("and this", False)]
    assert said(rework.pins[0])[-1] == ("reopen", "still missing", "rita")
    team["ann"].submit(rework, rework.label, pull_next=False)
    assert all(one.resolved for one in team.take("rita", "review").pins)


def test_what_was_reopened_in_another_life_stays_there(team: Team) -> None:
    rejected(team, STEM)
    comments(team, "rita").reopen(comments(team, "rita").pins[0], "really")
    team.dataset.set_status([SAMPLE], "unlabeled")
    team.submitted(SAMPLE, by="ann")
    team["rita"].reject(team.take("rita", "review"), pins=[LEAF], pull_next=False)
    assert [one.text for one in team.take("ann").pins] == ["leaf missing"]


@pytest.mark.parametrize("act", list(lq.PinAct))
def test_a_viewer_only_reads(team: Team, act: lq.PinAct) -> None:
    rejected(team, STEM)
    team.workspace("boss").add_member("vera", role="viewer")
    (pin,) = comments(team, "vera").pins
    with pytest.raises(lq.NotPermitted):
        comments(team, "vera").say(pin, act, "hello")
    assert comments(team, "rita").pins[0].turns == ()


def test_who_neither_labels_nor_reviews_it_says_nothing(team: Team) -> None:
    rejected(team, STEM)
    (pin,) = comments(team, "rita").pins
    with pytest.raises(lq.NotPermitted):
        comments(team, "bob").reply(pin, "hello")
    with pytest.raises(lq.NotPermitted):
        comments(team, "bob").pins  # noqa: B018 - reading is what is refused
    team["boss"].assign(annotators=["ann", "bob"], reviewers=["rita"])
    with pytest.raises(lq.NotPermitted, match="labels or reviews"):
        comments(team, "rolf").resolve(pin)
    comments(team, "boss").reply(pin, "please")
    assert said(comments(team, "ann").pins[0]) == [("reply", "please", "boss")]


def test_whoever_is_to_correct_it_may_answer(team: Team) -> None:
    rejected(team, STEM)
    team.dataset.assign([SAMPLE], labeler="bob")
    (pin,) = team.take("bob").pins
    comments(team, "bob").resolve(pin, "done")
    assert said(comments(team, "rita").pins[0]) == [("resolve", "done", "bob")]


def test_a_labeler_reopens_nothing(team: Team) -> None:
    rejected(team, STEM)
    (pin,) = comments(team, "ann").resolve(comments(team, "ann").pins[0])
    with pytest.raises(lq.NotPermitted, match="Only a reviewer"):
        comments(team, "ann").reopen(pin)
    (pin,) = comments(team, "rolf").reopen(pin)
    assert not pin.resolved
    assert said(pin) == [("resolve", "", "ann"), ("reopen", "", "rolf")]


def test_what_is_so_already_is_not_written_down(team: Team) -> None:
    rejected(team, STEM)
    (pin,) = comments(team, "rita").reopen(comments(team, "rita").pins[0])
    assert pin.turns == ()
    (pin,) = comments(team, "ann").resolve(pin)
    assert comments(team, "ann").resolve(pin) == (pin,)
    (later,) = comments(team, "ann").resolve(pin, "and again")
    assert later.resolved_at == pin.resolved_at
    assert len(later.turns) == 2


def test_sent_again_it_is_said_once(team: Team) -> None:
    rejected(team, STEM, LEAF)
    first, second = comments(team, "ann").pins
    operation = uuid.uuid4()
    once = comments(team, "ann").reply(first, "none", operation_id=operation)
    assert comments(team, "ann").reply(first, "none", operation_id=operation) == once
    for pin, text in ((first, "other"), (second, "none")):
        with pytest.raises(lq.OperationConflict):
            comments(team, "ann").reply(pin, text, operation_id=operation)
    assert comments(team, "rita").pins == once


def test_what_cannot_be_meant_is_refused(team: Team) -> None:
    rejected(team, STEM)
    (pin,) = comments(team, "ann").pins
    with pytest.raises(lq.InvalidValue):
        comments(team, "ann").reply(pin, "  ")
    with pytest.raises(lq.InvalidValue):
        comments(team, "ann").reply(STEM, "not sent yet")
    for wrong in ("x", "1.2", f"{uuid.uuid4().hex}.{10**30}"):
        with pytest.raises(lq.InvalidValue):
            comments(team, "ann").reply(lq.Pin("?", id=wrong), "hello")
    with pytest.raises(lq.NotFound):
        comments(team, "ann").reply(lq.Pin("?", id=f"{uuid.uuid4().hex}.1"), "hello")


def test_a_hidden_author_stays_hidden_in_threads(team: Team) -> None:
    team["boss"].configure(hide_author=True)
    rejected(team, STEM)
    comments(team, "ann").reply(comments(team, "ann").pins[0], "none")
    rework = team.take("ann")
    assert said(rework.pins[0]) == [("reply", "none", "ann")]
    team["ann"].submit(rework, rework.label, pull_next=False)
    again = team.take("rita", "review")
    comments(team, "rita").reply(again.pins[0], "I see")
    hidden = [("reply", "none", ""), ("resolve", "", ""), ("reply", "I see", "rita")]
    assert said(comments(team, "rita").pins[0]) == hidden
    assert said(team.take("rita", "review").pins[0]) == hidden
    queue, found = team.workspace("rita").claimed(str(again.handed_out))
    assert said(found.pins[0]) == hidden
    seen = team.workspace("rolf").dataset("fruit").open(SAMPLE)
    assert isinstance(seen, lq.View)
    assert said(seen.pins[0]) == hidden
    assert said(comments(team, "boss").pins[0])[0] == ("reply", "none", "ann")
    queue.accept(found, pull_next=False)


def test_who_only_looks_sees_them_also_afterwards(team: Team) -> None:
    rejected(team, STEM)
    seen = team.workspace("rolf").dataset("fruit").open(SAMPLE)
    assert isinstance(seen, lq.View)
    assert [one.text for one in seen.pins] == ["stem missing"]
    assert seen.remark is not None
    assert seen.remark.member == "rita"
    rework = team.take("ann")
    team["ann"].submit(rework, rework.label, pull_next=False)
    team["rita"].accept(team.take("rita", "review"), pull_next=False)
    done = team.workspace("rolf").dataset("fruit").open(SAMPLE)
    assert isinstance(done, lq.View)
    assert [one.resolved for one in done.pins] == [True]
    assert done.remark == seen.remark


# What differs


def test_review_shows_what_was_done_since_the_rejection(team: Team) -> None:
    rejected(team, STEM)
    dataset = team.workspace("rita").dataset("fruit")
    rework = team.take("ann")
    (old,) = rework.label
    better = drawn(rework.label.replace(old.id, category="unripe"), 300)
    team["ann"].submit(rework, better, pull_next=False)
    team.take("rita", "review")
    found = dataset.comparison(SAMPLE, lq.Mode.REVIEW)
    assert (found.before, found.after, found.rejected) == (rework.label, None, True)
    assert [one.kinds for one in dataset.changes(SAMPLE)] == [
        (lq.ChangeKind.RECATEGORISED,),
        (lq.ChangeKind.ADDED,),
    ]
    assert dataset.changes(SAMPLE, before=2, after=2) == ()
    with pytest.raises(lq.NotFound):
        dataset.changes(SAMPLE, before=7)


def test_rework_shows_what_the_reviewer_corrected(team: Team) -> None:
    team.add(SAMPLE)
    team.submitted(SAMPLE, by="ann")
    work = team.take("rita", "review")
    corrected = drawn(work.label, 200)
    team["rita"].reject(work, comment="like this", label=corrected, pull_next=False)
    found = team.workspace("ann").dataset("fruit").comparison(SAMPLE, lq.Mode.LABEL)
    assert (found.before, found.after) == (work.label, corrected)
    assert not found.rejected
    rework = team.take("ann")
    team["ann"].submit(rework, rework.label.remove(rework.label.annotations[0].id), pull_next=False)
    found = team.workspace("rita").dataset("fruit").comparison(SAMPLE, lq.Mode.REVIEW)
    assert (found.before, found.rejected) == (corrected, True)


def test_rework_of_what_the_reviewer_left_alone_shows_ones_own_changes(team: Team) -> None:
    rejected(team, STEM)
    rework = team.take("ann")
    found = team.workspace("ann").dataset("fruit").comparison(SAMPLE, lq.Mode.LABEL)
    assert (found.before, found.after, found.rejected) == (rework.label, None, True)


def test_a_review_that_goes_on_shows_what_was_saved_in_it(team: Team) -> None:
    team["boss"].configure(save_enabled=True)
    team.add(SAMPLE)
    team.submitted(SAMPLE, by="ann")
    work = team.take("rita", "review")
    saved = team["rita"].save(work, drawn(work.label, 200))
    assert isinstance(saved, lq.WorkItem)
    found = team.workspace("rita").dataset("fruit").comparison(SAMPLE, lq.Mode.REVIEW)
    assert (found.before, found.after, found.rejected) == (work.label, None, False)


def test_who_may_not_look_compares_nothing(team: Team) -> None:
    rejected(team, STEM)
    dataset = team.workspace("bob").dataset("fruit")
    with pytest.raises(lq.NotPermitted):
        dataset.changes(SAMPLE)
    with pytest.raises(lq.NotPermitted):
        dataset.comparison(SAMPLE, lq.Mode.LABEL)
