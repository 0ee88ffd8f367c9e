"""Categories are changed while labels keep them, on every database."""

import json
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import labelqueue as lq
from labelqueue.domain.category import digits_of
from labelqueue.domain.errors import IllegalAction, InvalidValue, NotPermitted
from labelqueue.domain.ids import SessionId
from labelqueue.queue.categorizing import Categorizing
from labelqueue.queue.drafts import Drafts
from labelqueue.store import category_use, pieces
from tests.contract.team import Team

POSE = lq.Skeleton(["head", "hand"], [(0, 1)])
OTHER = lq.Skeleton(["beak", "tail"], [])
LONGER = lq.Skeleton(["head", "hand", "foot"], [])
KEYPOINTS = lq.Keypoints([(1, 1), (2, 2)], [2, 2])


def names(team: Team) -> list[str]:
    return [one.name for one in team.dataset.categories]


def renamed(team: Team, **others: str) -> list[lq.Category]:
    return [
        lq.Category(others.get(one.name, one.name), one.color, one.id, one.skeleton)
        for one in team.dataset.categories
    ]


def with_skeleton(team: Team, name: str, skeleton: lq.Skeleton | None) -> list[lq.Category | str]:
    return [
        lq.Category(one.name, one.color, one.id, skeleton if one.name == name else one.skeleton)
        for one in team.dataset.categories
    ]


def test_labels_keep_their_category_under_its_new_name(team: Team) -> None:
    first, second = names(team)[:2]
    team.add("a", "b", label=lq.Label().add(lq.Box(0, 0, 5, 5), first))
    team["ann"]  # somebody is there with the names as they were
    team.dataset.change_categories(renamed(team, **{first: second, second: first}))
    assert names(team)[:2] == [second, first]
    work = team.take("ann")
    assert [one.category for one in work.label] == [second]
    team["ann"].submit(work, work.label.add(lq.Box(1, 1, 5, 5), first))
    assert [one.category for one in team.take("rita", "review").label] == [second, first]


def test_a_queue_goes_on_to_allow_what_it_allowed(team: Team) -> None:
    first = names(team)[0]
    queue = team.dataset.queue()
    queue.configure(categories=[first])
    team.dataset.change_categories(renamed(team, **{first: "plum"}))
    assert team.dataset.queue().settings.categories == ("plum",)


def test_new_ones_come_and_colours_change_while_others_label(team: Team) -> None:
    team.add("a")
    work = team.take("ann")
    before = team.dataset.categories
    changed: list[lq.Category | str] = [
        lq.Category(before[0].name, "#123456", before[0].id),
        *before[1:],
        "fig",
    ]
    team.dataset.change_categories(changed)
    after = team.dataset.categories
    assert after[0].color == "#123456"
    assert [one.name for one in after] == [*(one.name for one in before), "fig"]
    assert len({one.id for one in after}) == len(after)
    team["ann"].submit(work, work.label.add(lq.Box(0, 0, 5, 5), "fig"))
    assert team.status("a") == "labeled"


def test_what_is_in_somebodys_hands_keeps_names_and_joints(team: Team) -> None:
    team.add("a")
    work = team.take("ann")
    first = names(team)[0]
    for wanted in ([*renamed(team, **{first: "plum"})], with_skeleton(team, first, POSE)):
        with pytest.raises(IllegalAction, match="1 sample is in somebody’s hands"):
            team.dataset.change_categories(wanted)
    assert names(team)[0] == first
    team["ann"].submit(work, work.label)
    team.dataset.change_categories(renamed(team, **{first: "plum"}))
    assert names(team)[0] == "plum"


def test_a_skeleton_has_as_many_joints_as_stored_keypoints(team: Team) -> None:
    first, second = names(team)[:2]
    team.add("a", label=lq.Label().add(KEYPOINTS, first).add(lq.Box(0, 0, 5, 5), second))
    with pytest.raises(IllegalAction, match="keypoints of “[^”]*” with 2 joints; its skeleton cannot have 3"):
        team.dataset.change_categories(with_skeleton(team, first, LONGER))
    for skeleton in (POSE, OTHER, None, POSE):
        team.dataset.change_categories(with_skeleton(team, first, skeleton))
        assert team.dataset.categories[0].skeleton == skeleton
    team.dataset.change_categories(with_skeleton(team, second, LONGER))


def test_criteria_that_name_a_category_are_changed_first(team: Team) -> None:
    first, second = names(team)[:2]
    team.dataset.create_queue("some", criteria=f"category:{first} -category:nothing")
    with pytest.raises(IllegalAction, match="queue “some” find the category"):
        team.dataset.change_categories(renamed(team, **{first: "plum"}))
    team.dataset.change_categories(renamed(team, **{second: "plum"}))
    assert names(team)[:2] == [first, "plum"]


def test_what_cannot_be(team: Team) -> None:
    first, *others = team.dataset.categories
    for wanted in (others, [first, first, *others], [first, *others, lq.Category("plum", id=99)]):  # type: ignore[arg-type]
        with pytest.raises(InvalidValue):
            team.dataset.change_categories(wanted)
    with pytest.raises(InvalidValue, match="twice"):
        team.dataset.change_categories([first, *others, first.name.upper()])
    with pytest.raises(NotPermitted):
        team.workspace("rita").dataset("fruit").change_categories([first, *others, "fig"])
    assert team.dataset.categories == (first, *others)


def test_what_comes_under_a_former_name_counts_as_the_present_one(team: Team) -> None:
    first = names(team)[0]
    team.dataset.queue().configure(categories=[first])
    team.add("a", "b")
    late = team.take("ann")
    team["ann"].release(late)
    team.dataset.change_categories(renamed(team, **{first: "plum"}))
    team.dataset.change_categories(renamed(team, plum="fig"))
    assert team.dataset.categories[0].former == (first, "plum")
    drawn_before = late.label.add(lq.Box(0, 0, 5, 5), first)
    outcome = team["ann"].submit(late, drawn_before)
    assert isinstance(outcome, lq.Fenced)
    assert [one.category for one in team.dataset.label_of("a", revision=1)] == ["fig"]
    for pull_next in (True, False):  # in one statement, and step by step
        work = team.take("ann")
        team["ann"].submit(work, work.label.add(lq.Box(0, 0, 5, 5), "plum"), pull_next=pull_next)
    for sample in ("a", "b"):
        assert [one.category for one in team.dataset.label_of(sample)] == ["fig"]
    team.add("c", label=drawn_before)
    assert [one.category for one in team.dataset.label_of("c")] == ["fig"]


def test_a_reviewer_who_changes_nothing_stores_nothing_whatever_the_name_was(team: Team) -> None:
    first = names(team)[0]
    team.add("a")
    team.submitted("a", by="ann")
    work = team.take("rita", "review")
    team["rita"].release(work)
    team.dataset.change_categories(renamed(team, **{first: "plum"}))
    again = team.take("rita", "review")
    team["rita"].accept(again, work.label)
    assert [one.number for one in team.dataset.revisions("a")] == [1]


def test_a_name_that_another_category_has_now_is_no_former_one(team: Team) -> None:
    first, second = names(team)[:2]
    team.add("a")
    team.dataset.change_categories(renamed(team, **{first: "plum"}))
    team.dataset.change_categories(renamed(team, **{second: first}))
    assert [one.former for one in team.dataset.categories[:2]] == [(), (second,)]
    work = team.take("ann")
    team["ann"].submit(work, work.label.add(lq.Box(0, 0, 5, 5), first).add(lq.Box(0, 0, 6, 6), second))
    ids = {one.name: one.id for one in team.dataset.categories}
    assert [ids[one.category] for one in team.dataset.label_of("a")] == [2, 2]
    team.dataset.change_categories(renamed(team, **{first: second, "plum": first}))
    assert [one.former for one in team.dataset.categories[:2]] == [("plum",), ()]
    team.dataset.change_categories([*team.dataset.categories, "plum"])
    assert [one.former for one in team.dataset.categories] == [(), (), ()]


def boxed(label: lq.Label, *categories: str) -> lq.Label:
    for category in categories:
        label = label.add(lq.Box(0, 0, 5, 5), category)
    return label


def of(team: Team, sample: str, revision: int | None = None) -> list[str]:
    return [one.category for one in team.dataset.label_of(sample, revision=revision)]


def test_names_that_were_exchanged_mean_what_they_meant(team: Team) -> None:
    """To whoever got the sample before, also if what they drew comes too late."""
    first, second = names(team)[:2]
    team.add("a")
    work = team.take("ann")
    team["ann"].release(work)
    team.dataset.change_categories(renamed(team, **{first: second, second: first}))
    outcome = team["ann"].submit(work, boxed(work.label, first))
    assert isinstance(outcome, lq.Fenced)
    assert of(team, "a", revision=1) == [second]
    team["ann"].submit(now := team.take("ann"), boxed(now.label, first))
    assert of(team, "a") == [first]


def test_a_drawing_on_this_computer_is_read_as_it_was_drawn(team: Team, tmp_path: Path) -> None:
    first, second = names(team)[:2]
    team.add("a")
    work = team.take("ann")
    drafts = Drafts(tmp_path / "drafts", SessionId(uuid.uuid4()))
    drafts.keep(work, boxed(work.label, first, second, second), dataset="fruit", queue="default")
    team["ann"].release(work)
    team.dataset.change_categories(renamed(team, **{first: second, second: first}))
    [draft] = drafts
    now = draft.under_present_names(team.dataset.categories)
    assert [one.category for one in now] == [second, first, first]
    team.dataset.merge_categories(second, first)
    now = draft.under_present_names(team.dataset.categories)
    assert [one.category for one in now] == [first, first, first]


def test_two_are_merged(team: Team, tmp_path: Path) -> None:
    first, second = names(team)[:2]
    drawn = boxed(lq.Label(), first, second)
    team.dataset.add_samples([lq.SampleSpec("a", "https://a.example/a", label=drawn, width=9, height=9)])
    team.add("b", "c")
    queue = team.dataset.create_queue("some", settings=lq.QueueSettings(categories=(first, second)))
    late = team.take("ann")
    team["ann"].release(late)
    before = team.dataset.categories
    team.dataset.merge_categories(first, second)
    [left] = team.dataset.categories
    assert (left.name, left.id, left.color) == (second, before[1].id, before[1].color)
    assert of(team, "a") == [second, second]
    assert team.dataset.count(f"category:{second}") == 1
    assert team.dataset.count(f"category:{first}") == 0
    assert team.dataset.queue(queue.name).settings.categories == (second,)
    # What comes under the name that is gone.
    assert isinstance(team["ann"].submit(late, boxed(late.label, first)), lq.Fenced)
    assert of(team, "a", revision=2) == [second, second, second]
    for pull_next in (True, False):
        work = team.take("ann")
        team["ann"].submit(work, boxed(work.label, first), pull_next=pull_next)
    assert of(team, "b") == [second]
    team.dataset.export("coco", tmp_path / "out.json")
    written = json.loads((tmp_path / "out.json").read_text())
    assert {one["category_id"] for one in written["annotations"]} == {left.id}
    # And on: the id is never given again, and what was merged goes where that goes.
    team.dataset.change_categories([left, first])
    other = team.dataset.categories[1]
    assert other.id not in {one.id for one in before}
    team.dataset.merge_categories(second, first)
    assert of(team, "a") == [first, first, first]
    assert team.dataset.count(f"category:{first}") == 2


def test_merged_ones_must_have_the_joints_of_the_skeleton(team: Team) -> None:
    first, second = names(team)[:2]
    team.add("a", label=lq.Label().add(KEYPOINTS, first))
    team.dataset.change_categories(with_skeleton(team, second, LONGER))
    with pytest.raises(IllegalAction, match="with 2 joints; its skeleton cannot have 3"):
        team.dataset.merge_categories(first, second)
    team.dataset.change_categories(with_skeleton(team, second, POSE))
    team.dataset.merge_categories(first, second)
    with pytest.raises(IllegalAction, match="with 2 joints"):
        team.dataset.change_categories(with_skeleton(team, second, LONGER))


def test_only_what_no_label_has_is_deleted(team: Team) -> None:
    first, second = names(team)[:2]
    team.add("a", label=boxed(lq.Label(), first))
    team.add("b", label=boxed(lq.Label(), first, first))
    team.dataset.delete_samples(["b"])
    assert team.dataset.category_use(first) == 2
    assert team.dataset.category_use(second) == 0
    with pytest.raises(IllegalAction, match=f"“{first}” cannot be deleted: 2 samples have it. Merge it"):
        team.dataset.delete_category(first)
    # An earlier label may come back.
    work = team.take("ann")
    team["ann"].submit(work, lq.Label(), pull_next=False)
    with pytest.raises(IllegalAction, match="2 samples have it"):
        team.dataset.delete_category(first)
    with pytest.raises(lq.NotFound):
        team.dataset.delete_category("nothing")
    with pytest.raises(lq.NotFound):
        team.dataset.merge_categories(first, "nothing")
    with pytest.raises(InvalidValue):
        team.dataset.change_categories(["fig"], merge={first: second}, delete=[second])
    with pytest.raises(NotPermitted):
        team.workspace("rita").dataset("fruit").delete_category(second)
    team.dataset.delete_category(second)
    assert names(team) == [first]
    with pytest.raises(InvalidValue, match="no category 'unripe'"):
        team.add("c", label=boxed(lq.Label(), second))


def test_a_drawing_of_a_category_that_is_gone_is_kept_when_it_comes_too_late(team: Team) -> None:
    second = names(team)[1]
    team.add("a")
    late = team.take("ann")
    with pytest.raises(IllegalAction, match="in somebody’s hands"):
        team.dataset.delete_category(second)
    team["ann"].release(late)
    team.dataset.delete_category(second)
    assert isinstance(team["ann"].submit(late, boxed(late.label, second)), lq.Fenced)
    assert of(team, "a", revision=1) == [second]
    work = team.take("ann")
    at_once = replace(work, category_ids=late.category_ids)  # a claim of the same instant
    for claimed in (work, at_once):
        for pull_next in (True, False):
            with pytest.raises(InvalidValue, match="no category 'unripe'"):
                team["ann"].submit(claimed, boxed(work.label, second), pull_next=pull_next)
    assert team.status("a") == "unlabeled"


def test_queues_that_know_one_keep_it(team: Team) -> None:
    first, second = names(team)[:2]
    team.dataset.create_queue("some", criteria=f"category:{first}")
    with pytest.raises(IllegalAction, match="queue “some” find the category"):
        team.dataset.merge_categories(first, second)
    with pytest.raises(IllegalAction, match="queue “some” find the category"):
        team.dataset.delete_category(first)
    team.dataset.queue("some").update(criteria=f"category:{first},{second}")
    team.dataset.merge_categories(first, second)
    assert names(team) == [second]
    team.dataset.queue("some").update(criteria="")
    team.dataset.change_categories([*team.dataset.categories, "fig"])
    team.dataset.queue("some").configure(categories=["fig"])
    with pytest.raises(IllegalAction, match="allows no other category than “fig”"):
        team.dataset.delete_category("fig")


def test_what_comes_while_labels_are_looked_through_counts(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under the lock, only what came since is looked at: new samples, new labels, and late ones."""
    first, second = names(team)[:2]
    monkeypatch.setattr(pieces, "CHUNK", 2)
    team.add("a", "b", "c", "d", label=boxed(lq.Label(), first))
    look = Categorizing._look_through
    looked: list[object] = []
    really = category_use._found

    def found(connection: Any, ids: Any, where: Any) -> Any:
        rows = really(connection, ids, where)
        looked.append([row.sample_id for row in rows])
        return rows

    monkeypatch.setattr(category_use, "_found", found)

    def meanwhile(use_it: Callable[[], object]) -> None:
        def looking(*given: Any) -> None:
            look(*given)
            looked.clear()
            use_it()

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Categorizing, "_look_through", looking)
            with pytest.raises(IllegalAction, match="1 sample has it"):
                team.dataset.delete_category(second)
        assert len(looked) == 1

    def submit() -> None:
        work = team.take("ann")
        team["ann"].submit(work, boxed(work.label, second), pull_next=False)

    meanwhile(submit)
    team.dataset.merge_categories(second, first)
    team.dataset.change_categories([*team.dataset.categories, second])
    meanwhile(lambda: team.add("e", label=boxed(lq.Label(), second)))


def test_keys_of_categories(team: Team) -> None:
    first, second = team.dataset.categories
    team.dataset.change_categories([first, replace(second, shortcut=1), "fig"])
    after = team.dataset.categories
    assert [one.shortcut for one in after] == [None, 1, None]
    assert digits_of(after) == {second.name: 1, first.name: 2, "fig": 3}
    with pytest.raises(InvalidValue, match="cannot both have the key 1"):
        team.dataset.change_categories([replace(one, shortcut=1) for one in after])
    with pytest.raises(InvalidValue, match="it is a digit"):
        replace(first, shortcut=10)
