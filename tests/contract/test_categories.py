"""Categories are changed while labels keep them, on every database."""

import pytest

import labelqueue as lq
from labelqueue.domain.errors import IllegalAction, InvalidValue, NotPermitted
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
