"""Several queues in one dataset: who gets into which."""

from typing import Any

import pytest

import labelqueue as lq
from labelqueue.queue import Queue
from tests.contract.team import Team, drawn


def spec(name: str, light: str = "day", **more: Any) -> lq.SampleSpec:
    return lq.SampleSpec(name, f"x/{name}", metadata={"light": light}, **more)


def inside(team: Team, queue: str) -> list[str]:
    return [row.name for row in team.dataset.samples(f'queue:"{queue}"', limit=5000)]


def labeled_by(queue: Queue) -> str:
    work = queue.start_labeling()
    assert isinstance(work, lq.WorkItem), work
    return work.sample.name


def seen_by(team: Team, member: str, queue: str) -> Queue:
    return team.workspace(member).dataset("fruit").queue(queue)


def test_a_queue_takes_what_matches_and_is_untouched(team: Team) -> None:
    names = ["assigned", "done", "free", "held", "pre", "skipped"]
    label = {"pre": drawn(lq.Label())}
    team.dataset.add_samples([spec(name, "night", label=label.get(name)) for name in names])
    team.dataset.add_samples([spec("day")])
    team.dataset.assign(["assigned"], labeler="bob")
    team.dataset.set_priority({"done": 3, "skipped": 2, "held": 1})
    team.submitted("done", by="ann")
    team["ann"].skip(team.take("ann"), pull_next=False)
    assert team.take("ann").sample.name == "held"
    told: list[int] = []
    assert (team.dataset.untouched("light:night"), team.dataset.count("light:night")) == (2, 6)
    queue = team.dataset.create_queue("night", criteria="light:night", progress=told.append)
    assert inside(team, "night") == ["free", "pre"]
    assert inside(team, "default") == ["assigned", "day", "done", "held", "skipped"]
    assert told == [2]
    assert (queue.name, queue.criteria, sum(queue.counts().values())) == ("night", "light:night", 2)
    assert labeled_by(seen_by(team, "bob", "night")) == "free"
    assert [one.name for one in team.dataset.queues()] == ["default", "night"]


def test_new_samples_go_to_the_oldest_queue_that_wants_them(team: Team) -> None:
    for name, criteria in (("z", "light:night"), ("a", "name:*.png"), ("none", ""), ("late", "index:5-6")):
        team.dataset.create_queue(name, criteria=criteria)
    made = [spec("1.png", "night"), spec("2.png"), spec("3.jpg"), spec("4.jpg", "night"), spec("5.jpg")]
    assert team.dataset.add_samples(made) == 5
    team.dataset.add_samples([spec("6.jpg"), spec("7.jpg"), spec("3.jpg", "night")])
    found = {name: inside(team, name) for name in ("default", "z", "a", "none", "late")}
    assert found == {
        "default": ["3.jpg", "7.jpg"],
        "z": ["1.png", "4.jpg"],
        "a": ["2.png"],
        "none": [],
        "late": ["5.jpg", "6.jpg"],
    }
    seen_by(team, "boss", "z").finish()
    seen_by(team, "boss", "a").pause()
    team.dataset.add_samples([spec("8.jpg", "night"), spec("9.png", "night")])
    assert (inside(team, "z"), inside(team, "a")) == (["1.png", "4.jpg"], ["2.png", "9.png"])


def test_criteria_of_what_is_known_of_a_new_sample(team: Team) -> None:
    team.dataset.create_queue("pre", criteria="status:prelabeled count:>1 category:ripe priority:>2")
    two = drawn(drawn(lq.Label()))
    team.dataset.add_samples(
        [
            spec("a", label=two, priority=3),
            spec("b", label=drawn(lq.Label()), priority=3),
            spec("c", label=two),
            spec("d", priority=3),
        ]
    )
    assert inside(team, "pre") == ["a"]


def test_samples_named_one_by_one_are_moved_once(team: Team) -> None:
    team.add("a", "b", "c")
    assert team.take("ann").sample.name == "a"
    team.dataset.create_queue("some", names=["a", "c"])
    team.add("d")
    assert (inside(team, "some"), inside(team, "default")) == (["c"], ["a", "b", "d"])
    with pytest.raises(lq.NotFound, match="no sample 'x'"):
        team.dataset.create_queue("more", names=["x"])
    assert [queue.name for queue in team.dataset.queues()] == ["default", "some"]


def test_many_samples_are_moved_by_chunks(team: Team) -> None:
    team.dataset.add_samples([spec(f"{number:04}", width=1, height=1) for number in range(2300)])
    told: list[int] = []
    queue = team.dataset.create_queue("most", criteria="-name:*7", progress=told.append)
    assert told == [1000, 2000, 2070]
    assert sum(queue.counts().values()) == 2070
    again: list[int] = []
    queue.remove(progress=again.append)
    assert again == [1000, 2000, 2070]
    assert sum(team["boss"].counts().values()) == 2300


def test_each_queue_sorts_its_own_way(team: Team) -> None:
    team.add("b", "a")
    oldest = lq.QueueSettings(tie_break=lq.TieBreak.OLDEST)
    team.dataset.create_queue("oldest", criteria="name:?", settings=oldest)
    team.add("0")
    queue = seen_by(team, "ann", "oldest")
    names = []
    for _ in range(2):
        work = queue.start_labeling()
        assert isinstance(work, lq.WorkItem)
        names.append(work.sample.name)
        queue.submit(work, drawn(work.label), pull_next=False)
    assert names == ["b", "a"]
    seen_by(team, "boss", "oldest").remove()
    assert team.take("bob").sample.name == "0"


def test_who_works_in_a_new_queue(team: Team) -> None:
    team.add("a")
    team.dataset.create_queue("ours", criteria="a", annotators=["bob"], reviewers=["rita"])
    ours = seen_by(team, "boss", "ours")
    assert (ours.annotators, ours.reviewers) == (("bob",), ("rita",))
    assert (team["boss"].annotators, team["boss"].reviewers) == (None, None)
    nothing = seen_by(team, "ann", "ours").start_labeling()
    assert isinstance(nothing, lq.NothingToDo)
    assert nothing.reason is lq.Nothing.NOT_A_MEMBER
    assert labeled_by(seen_by(team, "bob", "ours")) == "a"
    ours.assign(annotators=None, reviewers=None)
    assert (ours.annotators, ours.reviewers) == (None, None)
    assert seen_by(team, "rolf", "ours").start_reviewing() != nothing
    only = team.dataset.create_queue("only", annotators=["ann"])
    assert (only.annotators, only.reviewers) == (("ann",), ())
    with pytest.raises(lq.IllegalAction, match="ann is an annotator and cannot review"):
        team.dataset.create_queue("wrong", reviewers=["ann"])
    with pytest.raises(lq.NotFound, match="nobody"):
        team.dataset.create_queue("wrong", annotators=["nobody"])
    assert [queue.name for queue in team.dataset.queues()] == ["default", "only", "ours"]


def test_who_may_make_and_change_queues(team: Team) -> None:
    team.add("a")
    dataset = team.workspace("rita").dataset("fruit")
    queue = dataset.create_queue(
        "hers", criteria="a", annotators=["ann"], settings=lq.QueueSettings(save_enabled=True), guide="# How"
    )
    assert (queue.settings.save_enabled, queue.guide) == (True, "# How")
    queue.assign(annotators=["bob"])
    for refused in (
        lambda: queue.update(description="mine"),
        lambda: queue.configure(save_enabled=False),
        queue.remove,
        lambda: team.workspace("ann").dataset("fruit").create_queue("his"),
    ):
        with pytest.raises(lq.NotPermitted, match=r"Only a (manager|reviewer) may "):
            refused()
    assert queue.description == ""


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"name": "night"}, "has a queue 'night' already"),
        ({"name": "default"}, "has a queue 'default' already"),
        ({"name": " "}, "The queue needs a name"),
        ({"name": "x", "criteria": "status:x"}, "At character 8 of the search"),
        ({"name": "x", "settings": lq.QueueSettings(categories=("leaf",))}, "no category 'leaf'"),
        ({"name": "x", "guide": "\0"}, "The guide has a character"),
    ],
)
def test_a_queue_that_cannot_be(team: Team, given: dict[str, Any], says: str) -> None:
    team.dataset.create_queue("night")
    with pytest.raises(lq.KnownError, match=says):
        team.dataset.create_queue(**given)
    assert len(team.dataset.queues()) == 2


def test_what_is_written_about_a_queue_can_change(team: Team) -> None:
    team.add("a.jpg", "b.png")
    queue = team.dataset.create_queue("night", description=" At night ", guide="Look *well*.")
    assert (queue.description, queue.guide, queue.criteria) == ("At night", "Look *well*.", "")
    told: list[int] = []
    queue.update(criteria=" name:*.jpg ", guide="Look.", progress=told.append)
    assert (queue.description, queue.guide, queue.criteria, told) == ("At night", "Look.", "name:*.jpg", [1])
    assert inside(team, "night") == ["a.jpg"]
    queue.update(criteria="")
    team.add("c.jpg")
    assert inside(team, "night") == ["a.jpg"]
    with pytest.raises(lq.InvalidQuery):
        queue.update(criteria="count:x")
    with pytest.raises(lq.IllegalAction, match="The default queue has no criteria"):
        team["boss"].update(criteria="a")
    team["boss"].update(description="All else")
    seen = {one.name: one for one in team.workspace("ann").overview().datasets[0].queues}
    assert (seen["default"].description, seen["night"].description) == ("All else", "At night")
    assert (seen["default"].has_guide, seen["night"].has_guide) == (False, True)
    assert (seen["default"].is_default, seen["night"].is_default) == (True, False)


def test_a_removed_queue_leaves_its_samples_as_they_stand(team: Team) -> None:
    team.add("a", "b", "c")
    team.dataset.create_queue("night", criteria="name:?", annotators=["ann", "bob"], reviewers=["rita"])
    queue = seen_by(team, "ann", "night")
    work = queue.start_labeling()
    assert isinstance(work, lq.WorkItem)
    held = queue.submit(work, drawn(work.label))
    assert isinstance(held, lq.WorkItem)
    night = seen_by(team, "boss", "night")
    with pytest.raises(lq.IllegalAction, match="1 sample is in somebody's hands"):
        night.remove()
    assert night.state is lq.QueueState.ACTIVE
    assert night.criteria == "name:?"
    review = seen_by(team, "rita", "night").start_reviewing()
    assert isinstance(review, lq.WorkItem)
    seen_by(team, "rita", "night").reject(review, comment="no", pull_next=False)
    queue.release(held)
    history = team.events("a")
    team["boss"].assign(annotators=["bob"], reviewers=["rolf"])
    night.remove()
    assert inside(team, "default") == ["a", "b", "c"]
    assert (team.status("a"), team.row("a").labeler, team.events("a")) == ("rejected", "ann", history)
    assert team.take("bob").sample.name == "a"  # ann does not label in the default queue
    for gone in (night.remove, night.counts, lambda: night.guide):
        with pytest.raises(lq.NotFound, match="does not exist any more"):
            gone()
    with pytest.raises(lq.IllegalAction, match="The default queue cannot be removed"):
        team["boss"].remove()
    assert team["boss"].state is lq.QueueState.ACTIVE


def test_when_a_queue_is_complete(team: Team) -> None:
    team.add("a", "b")
    queue = team.dataset.create_queue("night", criteria="name:?", annotators=["ann"], reviewers=["rita"])

    def complete() -> bool:
        seen = {one.name: one for one in team.workspace("ann").overview().datasets[0].queues}
        assert seen["night"].is_complete == queue.is_complete
        return queue.is_complete

    assert not complete()
    assert not team["boss"].is_complete  # it has no samples at all
    ann = seen_by(team, "ann", "night")
    for _ in range(2):
        work = ann.start_labeling()
        assert isinstance(work, lq.WorkItem)
        ann.submit(work, drawn(work.label), pull_next=False)
    assert not complete()
    queue.assign(annotators=["ann"], reviewers=[])
    assert complete()
    queue.assign(annotators=["ann"], reviewers=["rita"])
    assert not complete()
    team.dataset.set_status(["a"], "reviewed")
    team.dataset.set_status(["b"], "skipped")
    assert complete()


def test_who_does_not_work_in_the_new_queue_has_nothing_waiting_in_it(team: Team) -> None:
    """An assignment of a reviewer goes along only to where they review."""
    team.add("1.png", "2.png")
    team.dataset.assign(["1.png"], reviewer="rita")
    team.dataset.assign(["2.png"], reviewer="rolf")
    team.dataset.create_queue("second", criteria="name:*.png", annotators=["ann"], reviewers=["rolf"])
    assert [(row.queue, row.assigned_reviewer) for row in team.dataset.samples()] == [
        ("second", None),
        ("second", "rolf"),
    ]
    seen = team.workspace("ann").dataset("fruit").queue("second")
    for _ in range(2):
        work = seen.start_labeling()
        assert isinstance(work, lq.WorkItem)
        seen.submit(work, drawn(work.label), pull_next=False)
    reviewing = team.workspace("rolf").dataset("fruit").queue("second")
    assert isinstance(reviewing.start_reviewing(), lq.WorkItem)
