"""What actions do with whole objects."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelqueue.domain.geometry import Box, Ellipse, Point, Polygon, Polyline
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Label
from labelqueue.domain.regions import area
from labelqueue.ui.tools import TOOLS, Answer, Key, Scene, ToolId
from labelqueue.ui.tools.operations import (
    Ids,
    backward,
    cut_others,
    forward,
    merge,
    repair,
    separate,
    simplify,
    to_back,
    to_front,
)
from tests.examples import examples
from tests.unit.ui.hand import Hand

A, B, C, D = (AnnotationId(number) for number in (1, 2, 3, 4))


def hand_on(label: Label) -> Hand:
    return Hand(TOOLS[ToolId.SELECT](), label)


def act(hand: Hand, operation: Callable[[Scene, Ids], Answer], *ids: AnnotationId) -> None:
    answer = operation(hand.scene, frozenset(ids))
    if answer.edit is not None:
        before = hand.label
        hand.label = answer.edit.apply(before)
        hand.index.update(hand.label)
        assert answer.edit.inverse().apply(hand.label) == before
        assert answer.text
    if answer.selection is not None:
        assert answer.selection <= {one.id for one in hand.label}


def areas(label: Label) -> dict[int, float]:
    return {one.id: area(one.geometry) for one in label if isinstance(one.geometry, Polygon | Box | Ellipse)}


def overlapping() -> Label:
    return (
        Label().add(Box(0, 0, 20, 20), "cat").add(Box(10, 10, 40, 40), "dog").add(Box(100, 0, 110, 10), "cow")
    )


def test_merge_makes_one_of_several_also_in_parts() -> None:
    hand = hand_on(overlapping())
    act(hand, merge, B, C)
    assert [(one.id, one.category) for one in hand.label] == [(A, "cat"), (B, "dog")]
    assert areas(hand.label) == {A: 400, B: 1000}
    act(hand, merge, A, B)
    assert areas(hand.label) == {A: 400 + 1000 - 100}
    act(hand, separate, A)
    assert sorted(areas(hand.label).values()) == [100, 1200]
    assert {one.category for one in hand.label} == {"cat"}


def test_one_alone_and_what_is_locked_is_not_merged() -> None:
    hand = hand_on(overlapping())
    act(hand, merge, A)
    hand.locked = frozenset({B})
    act(hand, merge, A, B)
    act(hand, separate, A)
    assert hand.label == overlapping()


def test_what_is_below_is_cut_out_of_others() -> None:
    hand = hand_on(overlapping())
    act(hand, cut_others, B)
    assert areas(hand.label) == {A: 300, B: 900, C: 100}
    hand = hand_on(overlapping())
    hand.locked = frozenset({A})
    act(hand, cut_others, B)
    assert hand.label == overlapping()
    hand = hand_on(Label().add(Box(5, 5, 10, 10), "cat").add(Box(0, 0, 20, 20), "dog"))
    act(hand, cut_others, B)
    assert [one.id for one in hand.label] == [B]


def test_simplify_takes_points_away_that_make_no_difference() -> None:
    ring = [(0, 0), (10, 0.1), (20, 0), (20, 20), (10, 20), (0, 20)]
    hand = hand_on(
        Label().add(Polygon([ring]), "cat").add(Polyline(ring), "cat").add(Box(50, 0, 55, 5), "cat")
    )
    act(hand, lambda scene, ids: simplify(scene, ids, 0.5), A, B, C)
    assert [len(shape.rings[0]) for shape in hand.geometries if isinstance(shape, Polygon)] == [4]
    assert [len(shape.points) for shape in hand.geometries if isinstance(shape, Polyline)] == [4]
    again = hand.label
    act(hand, lambda scene, ids: simplify(scene, ids, 0.5), A, B, C)
    assert hand.label == again


@pytest.mark.parametrize("ids", [(A,), (B,), (A, B)], ids=["one", "the other", "both"])
def test_a_border_that_two_share_is_the_same_for_both_after_simplifying(
    ids: tuple[AnnotationId, ...],
) -> None:
    border = [(10, 0), (10.3, 5), (10, 10), (10.3, 15), (10, 20)]
    left = Polygon([[(0, 0), *border, (0, 20), (0.3, 10)]])
    right = Polygon([[(20, 0), (19.7, 10), (20, 20), *border[::-1]]])
    hand = hand_on(Label().add(left, "cat").add(right, "dog"))
    act(hand, lambda scene, some: simplify(scene, some, 1.0), *ids)
    rings = [shape.rings[0] for shape in hand.geometries if isinstance(shape, Polygon)]
    common = [border[0], border[-1]] if len(ids) == 2 else border
    assert all(set(common) == set(ring) & set(border) for ring in rings)
    assert [len(ring) for ring in rings] == [len(common) + (2 if one in ids else 3) for one in (A, B)]


def test_repair_takes_crossings_and_what_is_outside_away() -> None:
    tie = Polygon([[(10, 10), (30, 30), (30, 10), (10, 30)]])
    beyond = Polygon([[(190, 10), (250, 10), (250, 30), (190, 30)]])
    gone = Polygon([[(300, 10), (350, 10), (350, 30)]])
    fine = Polygon([[(50, 10), (70, 10), (70, 30)]])
    hand = hand_on(Label().add(tie, "a").add(beyond, "a").add(gone, "a").add(fine, "a"))
    act(hand, repair, A, B, C, D)
    assert areas(hand.label) == {A: pytest.approx(200), B: pytest.approx(200), D: 200}
    assert hand.label.get(D).geometry is fine
    once = hand.label
    act(hand, repair, A, B, D)
    assert hand.label == once


ORDERS: dict[str, tuple[Callable[[Scene, Ids], Answer], set[AnnotationId], list[AnnotationId]]] = {
    "to front": (to_front, {A, C}, [B, D, A, C]),
    "to back": (to_back, {B, D}, [B, D, A, C]),
    "forward": (forward, {B}, [A, C, B, D]),
    "forward, two together": (forward, {A, B}, [C, A, B, D]),
    "forward, in front already": (forward, {C, D}, [A, B, C, D]),
    "backward": (backward, {C}, [A, C, B, D]),
    "backward, one at the back already": (backward, {A, C}, [A, C, B, D]),
}


@pytest.mark.parametrize("name", ORDERS)
def test_order(name: str) -> None:
    operation, ids, expected = ORDERS[name]
    label = Label()
    for number in range(4):
        label = label.add(Point(number, 0), "cat")
    hand = hand_on(label)
    act(hand, operation, *ids)
    assert [one.id for one in hand.label] == expected


@given(
    st.sampled_from([to_front, to_back, forward, backward]),
    st.frozensets(st.integers(1, 8).map(AnnotationId)),
)
@examples(60)
def test_order_loses_nothing(operation: Callable[[Scene, Ids], Answer], ids: Ids) -> None:
    label = Label()
    for number in range(8):
        label = label.add(Point(number, 0), "cat")
    hand = hand_on(label)
    act(hand, operation, *ids)
    assert sorted(hand.label, key=lambda one: one.id) == list(label)
    chosen = [one.id for one in hand.label if one.id in ids]
    assert chosen == sorted(chosen)


def test_a_drag_across_splits() -> None:
    label = Label().add(Box(20, 20, 60, 60), "cat").add(Box(100, 20, 140, 60), "dog")
    hand = Hand(TOOLS[ToolId.SPLIT](), label)
    hand.drag((10, 30), (40, 30), (160, 30))
    assert areas(hand.label) == {A: 1200, C: 400, B: 1200, D: 400}
    assert [one.category for one in hand.label] == ["cat", "cat", "dog", "dog"]
    assert hand.selection == {A, B, C, D}
    assert len(hand.edits) == 1
    assert hand.edits[0].inverse().apply(hand.label) == label


def test_only_what_is_selected_is_split() -> None:
    label = Label().add(Box(20, 20, 60, 60), "cat").add(Box(100, 20, 140, 60), "dog")
    hand = Hand(TOOLS[ToolId.SPLIT](), label)
    hand.selection = frozenset({B})
    hand.click(10, 30).click(160, 30).key(Key.ENTER)
    assert areas(hand.label) == {A: 1600, B: 1200, C: 400}


def test_a_path_that_ends_inside_splits_nothing() -> None:
    hand = Hand(TOOLS[ToolId.SPLIT](), Label().add(Box(20, 20, 60, 60), "cat"))
    hand.drag((10, 30), (40, 30)).drag((100, 80), (120, 80))
    assert not hand.edits
