"""Never two, fenced, once, nothing lost."""

import uuid
from typing import Any

import pytest

import labelqueue as lq
from labelqueue.queue import Queue
from tests.contract.team import Team, drawn


def test_no_two_members_get_one_sample(team: Team) -> None:
    team.add("a.jpg", "b.jpg", "c.jpg")
    names = [team.take(member).sample.name for member in ("ann", "bob", "rita")]
    assert names == ["a.jpg", "b.jpg", "c.jpg"]
    nothing = team["rolf"].start_labeling()
    assert isinstance(nothing, lq.NothingToDo)
    assert (nothing.reason, nothing.others) == (lq.Nothing.HELD_BY_OTHERS, 3)
    assert "3 samples are with other members" in nothing.sentence


def test_a_second_start_gives_the_same_sample_once(team: Team) -> None:
    team.add("a.jpg", "b.jpg")
    first = team.take("ann")
    assert team["ann"].start_labeling() == first
    with lq.connect(team.url, member="ann") as second_window:
        assert second_window.dataset("fruit").queue().start_labeling() == first
    assert [event[0] for event in team.events("a.jpg")] == ["claim"]


def test_one_claim_in_each_mode(team: Team) -> None:
    team.add("a.jpg", "b.jpg")
    team.submitted("a.jpg", by="ann")
    label, review = team.take("rita"), team.take("rita", "review")
    assert (label.sample.name, review.sample.name) == ("b.jpg", "a.jpg")


def test_a_stale_claim_writes_only_the_late_revision(team: Team) -> None:
    team.add("a.jpg")
    stale = team.take("ann")
    team["ann"].release(stale)
    theirs = team.take("bob")
    outcome = team["ann"].submit(stale, drawn(stale.label, x=500))
    assert isinstance(outcome, lq.Fenced)
    assert (outcome.holder, outcome.status, outcome.late_revision) == ("bob", "unlabeled", 1)
    assert "bob has it now" in outcome.sentence
    assert team.row("a.jpg").revision == 0
    assert len(team.dataset.label_of("a.jpg")) == 0
    assert team.dataset.label_of("a.jpg", revision=1) == drawn(lq.Label(), x=500)
    team["bob"].submit(theirs, drawn(theirs.label))
    assert team.row("a.jpg").revision == 2
    assert team.dataset.label_of("a.jpg") == drawn(lq.Label())


def test_a_stale_version_in_the_same_hands_is_fenced_too(team: Team) -> None:
    team.add("a.jpg")
    stale = team.take("ann")
    team["ann"].release(stale)
    again = team.take("ann")
    assert again.claim.version == stale.claim.version + 2
    assert isinstance(team["ann"].submit(stale, drawn(stale.label)), lq.Fenced)
    assert team.row("a.jpg").holder == "ann"


def test_priority_and_assignment_never_disturb_a_claim(team: Team) -> None:
    team.add("a.jpg", "b.jpg")
    work = team.take("ann")
    team.dataset.set_priority({"a.jpg": -7})
    team.dataset.assign(["a.jpg"], labeler="bob", reviewer="rolf")
    assert team.row("a.jpg").holder == "ann"
    team["ann"].submit(work, drawn(work.label), pull_next=False)
    assert team.take("rolf", "review").sample.name == "a.jpg"


def test_every_label_becomes_a_revision(team: Team) -> None:
    team["boss"].configure(save_enabled=True)
    team.add("a.jpg", label=drawn(lq.Label(), x=1))
    work = team.take("ann")
    assert work.label == drawn(lq.Label(), x=1)
    work_2 = team["ann"].save(work, drawn(lq.Label(), x=2))
    assert isinstance(work_2, lq.WorkItem)
    team["ann"].submit(work_2, drawn(lq.Label(), x=3), pull_next=False)
    review = team.take("rita", "review")
    team["rita"].reject(review, label=drawn(lq.Label(), x=4), pull_next=False)
    fix = team.take("ann")
    assert fix.label == drawn(lq.Label(), x=4)
    team["ann"].submit(fix, drawn(lq.Label(), x=5), pull_next=False)
    review = team.take("rita", "review")
    saved = team["rita"].save(review, drawn(lq.Label(), x=6))
    assert isinstance(saved, lq.WorkItem)
    team["rita"].accept(saved, drawn(lq.Label(), x=7), pull_next=False)
    kept = [team.dataset.label_of("a.jpg", revision=number) for number in range(1, 8)]
    assert kept == [drawn(lq.Label(), x=x) for x in range(1, 8)]
    assert team.dataset.label_of("a.jpg") == kept[-1]
    with pytest.raises(lq.NotFound, match="revision 8"):
        team.dataset.label_of("a.jpg", revision=8)
    revisions = [(event.revision, event.member) for event in team.dataset.history("a.jpg") if event.revision]
    assert revisions == [(2, "ann"), (3, "ann"), (4, "rita"), (5, "ann"), (6, "rita"), (7, "rita")]


def test_a_review_that_changes_nothing_stores_nothing(team: Team) -> None:
    team.add("a.jpg")
    team.submitted("a.jpg", by="ann")
    review = team.take("rita", "review")
    team["rita"].accept(review, review.label, pull_next=False)
    assert team.row("a.jpg").revision == 1


def test_what_was_drawn_before_a_skip_is_kept(team: Team) -> None:
    team.add("a.jpg")
    work = team.take("ann")
    team["ann"].skip(work, reason="blurred", label=drawn(work.label), pull_next=False)
    assert len(team.dataset.label_of("a.jpg", revision=1)) == 1
    assert team.dataset.history("a.jpg")[-1].comment == "blurred"


def test_ids_of_annotations_are_stable(team: Team) -> None:
    team["boss"].configure(save_enabled=True)
    team.add("a.jpg")
    work = team.take("ann")
    two = drawn(drawn(work.label, x=1), x=2)
    saved = team["ann"].save(work, two.remove(two.annotations[1].id))
    assert isinstance(saved, lq.WorkItem)
    assert [one.id for one in drawn(saved.label)] == [1, 3]  # 2 was given once and is not given again


def test_the_comment_comes_with_the_sample(team: Team) -> None:
    team.add("a.jpg")
    team.rejected("a.jpg", labeler="ann", reviewer="rita", comment="  stem missing ")
    work = team.take("ann")
    assert work.remark is not None
    assert (work.remark.member, work.remark.comment) == ("rita", "stem missing")
    team["ann"].submit(work, work.label, pull_next=False)
    review = team.take("rita", "review")
    assert review.remark is not None
    assert review.labeler == "ann"


def test_once(team: Team) -> None:
    team.add("a.jpg", "b.jpg", "c.jpg")
    work = team.take("ann")
    operation = uuid.uuid4()
    first = team["ann"].submit(work, drawn(work.label), operation_id=operation)
    again = team["ann"].submit(work, drawn(work.label), operation_id=operation)
    assert again == first
    assert [event[0] for event in team.events("a.jpg")] == ["claim", "submit"]
    assert [event[0] for event in team.events("b.jpg")] == ["claim"]
    assert team.row("a.jpg").revision == 1


@pytest.mark.parametrize("action", ["skip", "save", "release", "accept", "reject", "reopen"])
def test_once_for_every_finishing_action(team: Team, action: str) -> None:
    team["boss"].configure(save_enabled=True)
    team.add("a.jpg")
    operation = uuid.uuid4()
    if action in ("accept", "reject", "reopen"):
        team.submitted("a.jpg", by="rita")
    if action == "reopen":
        outcomes = [team["rita"].reopen("a.jpg", operation_id=operation) for _ in range(2)]
    else:
        work = team.take("rita", "review" if action in ("accept", "reject") else "label")
        arguments = (work, drawn(work.label)) if action == "save" else (work,)
        call = getattr(team["rita"], action)
        outcomes = [call(*arguments, operation_id=operation) for _ in range(2)]
    assert outcomes[0] == outcomes[1]
    assert [event[0] for event in team.events("a.jpg")].count(action) == 1


def test_a_reopen_sent_again_after_another_submit(team: Team) -> None:
    team.add("a.jpg")
    team.submitted("a.jpg", by="ann")
    operation = uuid.uuid4()
    first = team["ann"].reopen("a.jpg", operation_id=operation)
    team["ann"].submit(first, first.label, pull_next=False)
    assert team["ann"].reopen("a.jpg", operation_id=operation) == first
    assert team.status("a.jpg") == "labeled"


def test_a_correction_of_a_type_only_is_a_correction(team: Team) -> None:
    team.add("a.jpg")
    work = team.take("ann")
    label = work.label.add(lq.Point(1, 1), "ripe", attributes={"stem": 1})
    team["ann"].submit(work, label, pull_next=False)
    review = team.take("rita", "review")
    corrected = review.label.replace(review.label.annotations[0].id, attributes={"stem": True})
    assert corrected == review.label  # in Python 1 == True
    team["rita"].accept(review, corrected, pull_next=False)
    assert team.dataset.label_of("a.jpg", revision=2).annotations[0].attributes["stem"] is True


def test_my_own_second_window_is_called_so(team: Team) -> None:
    team.add("a.jpg")
    stale = team.take("ann")
    team["ann"].release(stale)
    team.take("ann")
    fenced = team["ann"].submit(stale, drawn(stale.label))
    assert isinstance(fenced, lq.Fenced)
    assert fenced.elsewhere
    assert "in another place" in fenced.sentence


@pytest.mark.parametrize("revision", [0, -1, 3, 2**70])
def test_a_revision_that_is_not_there(team: Team, revision: int) -> None:
    team.add("a.jpg", label=drawn(lq.Label()))
    with pytest.raises(lq.NotFound, match="has no revision"):
        team.dataset.label_of("a.jpg", revision=revision)


def test_a_late_label_is_kept_once(team: Team) -> None:
    team.add("a.jpg")
    work = team.take("ann")
    team.dataset.set_status(["a.jpg"], "skipped")
    operation = uuid.uuid4()
    outcomes = [team["ann"].submit(work, drawn(work.label), operation_id=operation) for _ in range(2)]
    assert outcomes[0] == outcomes[1]
    with pytest.raises(lq.NotFound):
        team.dataset.label_of("a.jpg", revision=2)


def test_an_operation_id_with_other_content_is_refused(team: Team) -> None:
    team.add("a.jpg", "b.jpg")
    work = team.take("ann")
    operation = uuid.uuid4()
    following = team["ann"].submit(work, drawn(work.label), operation_id=operation)
    with pytest.raises(lq.OperationConflict):
        team["ann"].submit(work, drawn(work.label, x=99), operation_id=operation)
    assert isinstance(following, lq.WorkItem)
    with pytest.raises(lq.OperationConflict):
        team["ann"].submit(following, following.label, operation_id=operation)
    assert team.row("b.jpg").status == "unlabeled"
    assert team.take("ann") == following


def test_a_category_that_the_dataset_does_not_have_is_refused(team: Team) -> None:
    team.add("a.jpg")
    work = team.take("ann")
    with pytest.raises(lq.InvalidValue, match="rotten"):
        team["ann"].submit(work, work.label.add(lq.Box(0, 0, 1, 1), "rotten"))
    assert team.take("ann") == work


def test_a_label_for_a_queue_that_was_removed(team: Team) -> None:
    team.add("a.jpg", "b.jpg")
    team.dataset.create_queue("night", criteria="name:a.jpg")
    queue = team.workspace("ann").dataset("fruit").queue("night")
    work = queue.start_labeling()
    assert isinstance(work, lq.WorkItem)
    team.dataset.set_status(["a.jpg"], "unlabeled")
    team.dataset.queue("night").remove()
    fenced = queue.submit(work, drawn(work.label))
    assert isinstance(fenced, lq.Fenced)
    assert fenced.late_revision == 1
    assert len(team.dataset.label_of("a.jpg", revision=1)) == 1


@pytest.mark.parametrize("saved", [False, True])
def test_a_label_of_somebody_who_was_removed(team: Team, saved: bool) -> None:
    team.add("a.jpg", "b.jpg")
    team["boss"].configure(save_enabled=True)
    work = team.take("ann")
    if saved:
        again = team["ann"].save(work, drawn(work.label))
        assert isinstance(again, lq.WorkItem)
        work = again
    team.workspace("boss").remove_member("ann")
    fenced = team["ann"].submit(work, drawn(work.label))
    assert isinstance(fenced, lq.Fenced)
    assert fenced.late_revision == (2 if saved else 1)
    assert team.status("a.jpg") == ("labeling_in_progress" if saved else "unlabeled")
    with pytest.raises(lq.NotPermitted, match="no longer active"):
        team["ann"].start_labeling()
    with pytest.raises(lq.NotPermitted, match="no longer active"):
        team["ann"].reopen("a.jpg")


def test_somebody_who_was_promoted(team: Team) -> None:
    team.add("a.jpg")
    team.submitted("a.jpg", by="bob")
    _ = team["ann"]
    team.workspace("boss").set_role("ann", "reviewer")
    assert isinstance(team["ann"].start_reviewing(), lq.WorkItem)


def test_an_operation_id_for_the_next_sample(team: Team) -> None:
    team.add("a.jpg", "b.jpg", "c.jpg")
    work, operation = team.take("ann"), uuid.uuid4()
    following = team["ann"].submit(work, drawn(work.label), operation_id=operation)
    assert isinstance(following, lq.WorkItem)
    with pytest.raises(lq.OperationConflict):
        team["ann"].submit(following, drawn(following.label), operation_id=operation)
    assert (team.status("b.jpg"), team.row("b.jpg").holder) == ("unlabeled", "ann")


def test_more_drawn_after_a_save_whose_answer_was_lost(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    team.add("a.jpg")
    team["boss"].configure(save_enabled=True)
    work = team.take("ann")
    send = Queue._send

    def answer_lost(self: Queue, asked: Any) -> Any:
        send(self, asked)
        raise lq.StoreUnavailable("lost")

    first = drawn(work.label)
    monkeypatch.setattr(Queue, "_send", answer_lost)
    with pytest.raises(lq.StoreUnavailable):
        team["ann"].save(work, first)
    operation = uuid.uuid4()
    with pytest.raises(lq.StoreUnavailable):
        team["ann"].submit(work, drawn(first), pull_next=False, operation_id=operation)
    monkeypatch.setattr(Queue, "_send", send)
    assert team["ann"].submit(work, drawn(first), pull_next=False, operation_id=operation) is None
    assert [entry[0] for entry in team.events("a.jpg")] == ["claim", "save", "submit"]
    assert len(team.dataset.label_of("a.jpg")) == 2
    assert team.workspace("ann")._session.journal.entries == []


def test_a_workspace_that_was_closed_and_goes_on_is_here_again(team: Team) -> None:
    team.add("a.jpg")
    with lq.connect(team.url, member="ann") as workspace:
        queue = workspace.dataset("fruit").queue()
        queue.start_labeling()
    workspace.heartbeat()
    assert team.take("ann").elsewhere is not None
    workspace.close()


def test_every_label_that_was_sent_can_be_found(team: Team) -> None:
    team.add("a.jpg")
    work = team.take("ann")
    team.dataset.set_status(["a.jpg"], "unlabeled")
    team["ann"].submit(work, drawn(work.label))
    team.submitted("a.jpg", by="bob")
    found = [(one.number, one.member, one.late, one.current) for one in team.dataset.revisions("a.jpg")]
    assert found == [(1, "ann", True, False), (2, "bob", False, True)]
    with pytest.raises(lq.NotFound):
        team.dataset.revisions("b.jpg")
