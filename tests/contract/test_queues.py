"""Settings, states, members, adding samples."""

from pathlib import Path

import pytest
from PIL import Image

import labelqueue as lq
from tests.contract.team import Team, drawn


def test_skip_and_save_follow_the_settings(team: Team) -> None:
    team.add("a.jpg", "b.jpg")
    team.submitted("a.jpg", by="ann")
    label, review = team.take("ann"), team.take("rita", "review")
    with pytest.raises(lq.IllegalAction, match="not enabled"):
        team["ann"].save(label, drawn(label.label))
    with pytest.raises(lq.IllegalAction, match="not enabled"):
        team["rita"].save(review, drawn(review.label))
    with pytest.raises(lq.IllegalAction, match="not enabled"):
        team["rita"].skip(review)
    team["boss"].configure(skip_label_enabled=False, skip_review_enabled=True, save_enabled=True)
    with pytest.raises(lq.IllegalAction, match="not enabled"):
        team["ann"].skip(label)
    assert (team.status("a.jpg"), team.status("b.jpg")) == ("labeled", "unlabeled")
    assert team["rita"].skip(review, pull_next=False) is None
    assert isinstance(team["ann"].save(label, drawn(label.label)), lq.WorkItem)


def test_comment_and_reason_can_be_made_mandatory(team: Team) -> None:
    team["boss"].configure(reject_comment_required=True, skip_reason_required=True)
    team.add("a.jpg", "b.jpg")
    team.submitted("a.jpg", by="ann")
    label, review = team.take("ann"), team.take("rita", "review")
    with pytest.raises(lq.IllegalAction, match="needs a comment"):
        team["rita"].reject(review, comment="  ")
    with pytest.raises(lq.IllegalAction, match="needs a reason"):
        team["ann"].skip(label)
    team["rita"].reject(review, comment="stem", pull_next=False)
    team["ann"].skip(label, reason="dark", pull_next=False)
    assert (team.status("a.jpg"), team.status("b.jpg")) == ("rejected", "skipped")


def test_a_setting_that_does_not_exist_is_refused(team: Team) -> None:
    with pytest.raises(lq.InvalidValue, match="no setting"):
        team["boss"].configure(skip_everything=True)
    with pytest.raises(lq.InvalidValue, match="last, never, any"):
        team["boss"].configure(self_review="sometimes")
    assert team["boss"].settings == lq.QueueSettings()


def test_a_pause_stops_handing_out_but_not_finishing(team: Team) -> None:
    team.add("a.jpg", "b.jpg")
    work = team.take("ann")
    team["boss"].pause()
    assert team["ann"].start_labeling() == work
    other = team["bob"].start_labeling()
    after = team["ann"].submit(work, drawn(work.label))
    for nothing in (other, after):
        assert isinstance(nothing, lq.NothingToDo)
        assert nothing.reason is lq.Nothing.PAUSED
    assert team.status("a.jpg") == "labeled"
    team["boss"].resume()
    assert team.take("bob").sample.name == "b.jpg"


def test_a_finished_queue_hands_out_nothing(team: Team) -> None:
    team.add("a.jpg")
    team["boss"].finish()
    nothing = team["ann"].start_labeling()
    assert isinstance(nothing, lq.NothingToDo)
    assert nothing.reason is lq.Nothing.FINISHED


def test_an_empty_queue_says_so(team: Team) -> None:
    for nothing in (team["ann"].start_labeling(), team["rita"].start_reviewing()):
        assert isinstance(nothing, lq.NothingToDo)
        assert nothing.reason is lq.Nothing.EMPTY
        assert nothing.sentence.startswith("There is nothing left to ")


def test_who_works_in_a_queue(team: Team) -> None:
    team.add("a.jpg")
    team["boss"].assign(annotators=["ann"], reviewers=["rita"])
    for nothing in (team["bob"].start_labeling(), team["rolf"].start_reviewing()):
        assert isinstance(nothing, lq.NothingToDo)
        assert nothing.reason is lq.Nothing.NOT_A_MEMBER
    team.submitted("a.jpg", by="ann")
    assert team.take("rita", "review").sample.name == "a.jpg"
    with pytest.raises(lq.NotFound):
        team["boss"].assign(annotators=["nobody"])


def test_what_waits_for_somebody_who_leaves_is_for_anybody(team: Team) -> None:
    team.add("a.jpg")
    team.rejected("a.jpg", labeler="ann", reviewer="rita")
    team.submitted("a.jpg", by="ann")  # a.jpg waits for rita
    team.add("b.jpg")
    team.rejected("b.jpg", labeler="ann", reviewer="rolf")  # b.jpg waits for ann
    team.add("c.jpg", "d.jpg")
    held = team["ann"].start_labeling()
    team.dataset.assign(["c.jpg"], labeler="ann")
    team["boss"].assign(annotators=["bob"], reviewers=["rolf"])
    assert team.take("rolf", "review").sample.name == "a.jpg"
    names = [team.take("bob").sample.name]
    for _ in range(2):
        team["bob"].skip(team.take("bob"), pull_next=False)
        found = team["bob"].start_labeling()
        names += [found.sample.name] if isinstance(found, lq.WorkItem) else []
    assert names == ["c.jpg", "d.jpg"]
    assert isinstance(held, lq.WorkItem)
    assert team["ann"].submit(held, held.label, pull_next=False) is None  # what was in hand could be finished
    with pytest.raises(lq.IllegalAction, match="not among those who label"):
        team.dataset.assign(["d.jpg"], labeler="ann")
    with pytest.raises(lq.NotPermitted, match="any more"):
        team["ann"].reopen("b.jpg")


def test_only_those_whose_role_reaches_it_work_in_a_queue(team: Team) -> None:
    with pytest.raises(lq.IllegalAction, match="ann is an annotator and cannot review"):
        team["boss"].assign(reviewers=["ann"])


def test_roles(team: Team) -> None:
    team.add("a.jpg")
    with pytest.raises(lq.NotPermitted, match="Only a reviewer may review samples; ann is an annotator"):
        team["ann"].start_reviewing()
    dataset = team.workspace("rita").dataset("fruit")
    for refused in (
        lambda: dataset.set_status(["a.jpg"], "skipped"),
        lambda: dataset.set_priority({"a.jpg": 1}),
        lambda: dataset.assign(["a.jpg"], labeler="ann"),
        lambda: dataset.add_samples(["b.jpg"]),
        lambda: team["rita"].configure(save_enabled=True),
        team["rita"].pause,
        lambda: team.workspace("rita").add_member("eve", "manager"),
        lambda: team.workspace("rita").create_dataset("mine"),
    ):
        with pytest.raises(lq.NotPermitted):
            refused()
    assert team.events("a.jpg") == []


def test_only_known_members_get_in(team: Team) -> None:
    with pytest.raises(lq.NotPermitted, match="eve is not a member"):
        lq.connect(team.url, member="eve")
    assert [member.name for member in team.workspace("boss").members()] == [
        "ann",
        "bob",
        "boss",
        "rita",
        "rolf",
    ]
    assert team.workspace("boss").member.role is lq.Role.MANAGER


def test_counts_name_every_status(team: Team) -> None:
    team.add("a.jpg", "b.jpg")
    team.add("c.jpg", label=drawn(lq.Label()))
    team.submitted("a.jpg", by="ann")
    assert team["ann"].counts() == dict.fromkeys(lq.LabelStatus, 0) | {
        lq.LabelStatus.LABELED: 1,
        lq.LabelStatus.PRELABELED: 1,
        lq.LabelStatus.UNLABELED: 1,
    }


def test_samples_are_added_once(team: Team) -> None:
    spec = lq.SampleSpec("a.jpg", "a.jpg", priority=2, metadata={"light": "night"})
    assert team.dataset.add_samples([spec, "https://pictures.example/b.jpg", spec]) == 2
    assert (
        team.dataset.add_samples([lq.SampleSpec("a.jpg", "other.jpg"), lq.SampleSpec("c.jpg", "c.jpg")]) == 1
    )
    work = team.take("ann")
    assert (work.sample.name, work.sample.uri, work.sample.priority) == ("a.jpg", "a.jpg", 2.0)
    assert work.sample.metadata == {"light": "night"}


def test_of_one_name_the_first_sample_counts(team: Team) -> None:
    late = drawn(lq.Label())
    specs = [lq.SampleSpec("a.jpg", "first.jpg"), lq.SampleSpec("a.jpg", "second.jpg", label=late)]
    assert team.dataset.add_samples(specs) == 1
    work = team.take("ann")
    assert (work.sample.uri, work.status, len(work.label)) == ("first.jpg", "unlabeled", 0)
    assert team["ann"].submit(work, late, pull_next=False) is None
    assert team.dataset.label_of("a.jpg", revision=1) == late


@pytest.mark.parametrize(
    "name", ["ünï cøde 猫.jpg", "1.00.00\u202fPM.png", 'it\'s 100 % "fine".jpg', "👩‍🔬.png"]
)
def test_ordinary_names_go_in(team: Team, name: str) -> None:
    team.add(name)
    assert team.take("ann").sample.name == name
    assert team.row(name).holder == "ann"


@pytest.mark.parametrize("name", ["", " ", "a\nb.jpg", "a\0.jpg", "\udcff.jpg", "gpj.\u202eexe", "x" * 501])
def test_names_that_cannot_be_shown_are_refused(name: str) -> None:
    with pytest.raises(lq.InvalidValue, match="^The (sample|name of the sample) "):
        lq.SampleSpec(name, "a.jpg")


@pytest.mark.parametrize("value", [float("nan"), "\0", "\udcff", {1, 2}, object()])
def test_values_that_a_database_cannot_hold_are_refused(team: Team, value: object) -> None:
    with pytest.raises(lq.InvalidValue):
        lq.SampleSpec("b.jpg", "b.jpg", metadata={"light": value})
    team.add("a.jpg")
    work = team.take("ann")
    label = work.label.add(lq.Point(1, 1), "ripe", attributes={"light": value})
    with pytest.raises(lq.InvalidValue):
        team["ann"].submit(work, label)
    with pytest.raises(lq.InvalidValue):
        team["ann"].submit(work, work.label.add(lq.Point(1, 1), "ripe", score=float("inf")))
    assert team.take("ann") == work


def test_many_samples_go_in_by_chunks(team: Team) -> None:
    told: list[int] = []
    specs = [lq.SampleSpec(f"{number:05}.jpg", "x.jpg", width=1, height=1) for number in range(2300)]
    assert team.dataset.add_samples(specs, progress=told.append) == 2300
    assert told == [1000, 2000, 2300]
    page = team.dataset.samples(after="02297.jpg", limit=10)
    assert [row.name for row in page] == ["02298.jpg", "02299.jpg"]


def test_the_size_of_a_local_image_is_known(team: Team, tmp_path: Path) -> None:
    Image.new("RGB", (31, 17)).save(tmp_path / "a.png")
    (tmp_path / "b.png").write_bytes(b"")
    assert team.dataset.add_samples([tmp_path / "a.png", str(tmp_path / "b.png")]) == 2
    work = team.take("ann")
    assert (work.sample.name, work.sample.width, work.sample.height) == ("a.png", 31, 17)
    empty = team["ann"].skip(work)
    assert isinstance(empty, lq.WorkItem)
    assert (empty.sample.name, empty.sample.width) == ("b.png", None)


def test_names_are_checked(team: Team) -> None:
    boss = team.workspace("boss")
    for name in ("", "  ", "x" * 101, "a\nb", "fruit"):
        with pytest.raises(lq.InvalidValue):
            boss.create_dataset(name)
    with pytest.raises(lq.InvalidValue, match="twice"):
        boss.create_dataset("veg", categories=["leek", "Leek"])
    with pytest.raises(lq.InvalidValue, match="not a colour"):
        lq.Category("leek", color="green")
    with pytest.raises(lq.NotFound):
        boss.dataset("veg")


def test_a_dataset_can_be_deleted(team: Team) -> None:
    team.add("a.jpg")
    team.rejected("a.jpg", labeler="ann", reviewer="rita")
    dataset = team.dataset
    _ = team["ann"], team["boss"]
    dataset.delete()
    assert team.workspace("boss").datasets() == []
    queue = team["boss"]
    for gone in (team["ann"].start_labeling, queue.counts, queue.pause, queue.assign, dataset.delete):
        with pytest.raises(lq.NotFound, match="does not exist any more"):
            gone()
    with pytest.raises(lq.NotFound, match="does not exist any more"):
        dataset.add_samples(["https://pictures.example/b.jpg"])


def test_the_overview_is_the_members_own(team: Team) -> None:
    team.add("a.jpg", "b.jpg")
    team.submitted("a.jpg", by="ann")
    seen = team.workspace("ann").overview()
    assert (seen.member, seen.manager, [one.name for one in seen.datasets]) == ("ann", False, ["fruit"])
    queue = seen.datasets[0].queues[0]
    assert (queue.may_label, queue.may_review, queue.total) == (True, False, 2)
    assert queue.counts[lq.LabelStatus.LABELED] == 1
    assert team.workspace("boss").overview().manager


@pytest.mark.parametrize("by", ["rejection", "manager"])
def test_what_comes_to_wait_for_somebody_who_left_is_for_anybody(team: Team, by: str) -> None:
    team.add("a.jpg")
    team.submitted("a.jpg", by="ann")
    review = team.take("rita", "review")
    team["boss"].assign(annotators=["bob"], reviewers=["rita"])
    if by == "rejection":
        team["rita"].reject(review, comment="stem", pull_next=False)
    else:
        team.dataset.set_status(["a.jpg"], "rejected")
    assert team.take("bob").sample.name == "a.jpg"


def test_what_was_corrected_after_its_reviewer_left_is_for_anybody(team: Team) -> None:
    team.add("a.jpg")
    team.rejected("a.jpg", labeler="ann", reviewer="rita")
    team["boss"].assign(annotators=["ann"], reviewers=["rolf"])
    team.submitted("a.jpg", by="ann")
    assert team.take("rolf", "review").sample.name == "a.jpg"


def test_members_who_differ_only_in_capital_letters(team: Team) -> None:
    boss = team.workspace("boss")
    with pytest.raises(
        lq.InvalidValue, match="a member 'ann' already; 'Ann' differs only in capital letters"
    ):
        boss.add_member("Ann")
    boss.remove_member("ann")
    with pytest.raises(lq.InvalidValue, match="'ann' already"):
        boss.add_member("ANN")
    assert boss.add_member("ann").active
