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
    team.dataset.delete()
    assert team.workspace("boss").datasets() == []
    with pytest.raises(lq.NotFound):
        team["ann"].start_labeling()


def test_the_overview_is_the_members_own(team: Team) -> None:
    team.add("a.jpg", "b.jpg")
    team.submitted("a.jpg", by="ann")
    seen = team.workspace("ann").overview()
    assert (seen.member, seen.manager, [one.name for one in seen.datasets]) == ("ann", False, ["fruit"])
    queue = seen.datasets[0].queues[0]
    assert (queue.may_label, queue.may_review, queue.total) == (True, False, 2)
    assert queue.counts[lq.LabelStatus.LABELED] == 1
    assert team.workspace("boss").overview().manager
