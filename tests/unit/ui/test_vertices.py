"""Rubber bands, and several vertices at once."""

from collections.abc import Callable

import pytest

from labelqueue.domain.geometry import Box, Geometry, Keypoints, Polygon, Polyline
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Label
from labelqueue.ui.tools import Key, Modifier
from labelqueue.ui.tools.select import SelectTool
from tests.unit.ui.hand import Hand

A, B, C = (AnnotationId(number) for number in (1, 2, 3))
CTRL, SHIFT = Modifier.CTRL, Modifier.SHIFT
SQUARE = Polygon([[(20, 20), (60, 20), (60, 60), (20, 60)]])
LINE = Polyline([(100, 20), (140, 20), (140, 60)])


def scene() -> Label:
    """A square, a line to its right, a box at the border."""
    return Label().add(SQUARE, "cat").add(LINE, "dog").add(Box(160, 70, 190, 95), "cat")


def hand_on(label: Label | None = None) -> Hand:
    return Hand(SelectTool(), label or scene())


BANDS: dict[str, tuple[Callable[[Hand], object], set[AnnotationId]]] = {
    "around one": (lambda h: h.drag((10, 10), (70, 70)), {A}),
    "around two, from the lower right": (lambda h: h.drag((150, 68), (10, 10)), {A, B}),
    "around a part of one": (lambda h: h.drag((10, 10), (50, 70)), set()),
    "around nothing clears": (lambda h: h.click(40, 40).drag((80, 80), (95, 95)), set()),
    "with Shift it adds": (lambda h: h.click(40, 40).drag((90, 10), (150, 66), modifiers=SHIFT), {A, B}),
    "with Shift it may begin on an object": (
        lambda h: h.drag((150, 65), (195, 99)).drag((58, 58), (10, 10), modifiers=SHIFT),
        {C},
    ),
    "with Shift it begins on an object and ends around it": (
        lambda h: h.drag((170, 80), (175, 99), (199, 60), (150, 66), modifiers=SHIFT),
        set(),
    ),
}


@pytest.mark.parametrize("name", BANDS)
def test_a_rubber_band_selects_what_it_has_in_it(name: str) -> None:
    gesture, expected = BANDS[name]
    hand = hand_on()
    gesture(hand)
    assert hand.selection == expected
    assert not hand.edits
    assert not hand.tool.busy


def test_a_rubber_band_can_be_seen_and_given_up() -> None:
    hand = hand_on()
    hand.hover(10, 10).press(10, 10).move(30, 40)
    bands = [hand.preview.band]
    hand.key(Key.ESCAPE)
    hand.move(70, 70).release(70, 70)
    assert [*bands, hand.preview.band] == [((10, 10), (30, 40)), None]
    assert not hand.selection


def test_what_is_hidden_or_locked_is_not_caught() -> None:
    hand = hand_on()
    hand.hidden, hand.locked = frozenset({A}), frozenset({B})
    hand.drag((10, 10), (199, 99))
    assert hand.selection == {C}
    hand.hover(40, 40)
    assert hand.preview.hot is None


def right_side(hand: Hand) -> Hand:
    """Select the two vertices on the right of the square."""
    return hand.click(40, 40).drag((50, 10), (70, 70), modifiers=CTRL)


EDITS: dict[str, tuple[Callable[[Hand], object], AnnotationId, Geometry | None]] = {
    "drag one, all come": (
        lambda h: right_side(h).drag((60, 20), (70, 25)),
        A,
        Polygon([[(20, 20), (70, 25), (70, 65), (20, 60)]]),
    ),
    "drag one that is not among them": (
        lambda h: right_side(h).drag((20, 20), (10, 10)),
        A,
        Polygon([[(10, 10), (60, 20), (60, 60), (20, 60)]]),
    ),
    "together they stop at the border": (
        lambda h: right_side(h).drag((60, 60), (60, 200)),
        A,
        Polygon([[(20, 20), (60, 60), (60, 100), (20, 60)]]),
    ),
    "arrows": (
        lambda h: right_side(h).key(Key.RIGHT, large=True),
        A,
        Polygon([[(20, 20), (70, 20), (70, 60), (20, 60)]]),
    ),
    "Delete leaves a triangle": (
        lambda h: h.click(40, 40).click(60, 60, modifiers=CTRL).key(Key.DELETE),
        A,
        Polygon([[(20, 20), (60, 20), (20, 60)]]),
    ),
    "Delete leaves too little": (lambda h: right_side(h).key(Key.DELETE), A, None),
    "Delete over another object is for that": (
        lambda h: right_side(h).hover(170, 80).key(Key.DELETE),
        C,
        None,
    ),
    "of a line": (
        lambda h: h.click(120, 20).click(140, 20, modifiers=CTRL).key(Key.DELETE),
        B,
        Polyline([(100, 20), (140, 60)]),
    ),
    "Ctrl twice takes a vertex out again": (
        lambda h: right_side(h).click(60, 20, modifiers=CTRL).key(Key.RIGHT),
        A,
        Polygon([[(20, 20), (60, 20), (61, 60), (20, 60)]]),
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_several_vertices_at_once(name: str) -> None:
    gesture, changed, expected = EDITS[name]
    hand = hand_on()
    gesture(hand)
    after = scene().remove(changed) if expected is None else scene().replace(changed, geometry=expected)
    assert hand.label == after
    assert len(hand.edits) == 1
    assert hand.edits[0].inverse().apply(hand.label) == scene()


def test_a_band_with_ctrl_takes_vertices_of_all_if_nothing_is_selected() -> None:
    hand = hand_on()
    hand.drag((50, 10), (110, 30), modifiers=CTRL)
    assert hand.selection == {A, B}
    assert set(hand.preview.chosen) == {(60, 20), (100, 20)}
    hand.drag((60, 20), (60, 30))
    assert hand.label.get(A).geometry == Polygon([[(20, 20), (60, 30), (60, 60), (20, 60)]])
    assert hand.label.get(B).geometry == Polyline([(100, 30), (140, 20), (140, 60)])
    assert set(hand.preview.chosen) == {(60, 30), (100, 30)}


def test_escape_lets_go_of_the_vertices_first() -> None:
    hand = right_side(hand_on())
    seen = [(len(hand.preview.chosen), set(hand.selection))]
    for _ in range(2):
        hand.key(Key.ESCAPE)
        seen.append((len(hand.preview.chosen), set(hand.selection)))
    assert seen == [(2, {A}), (0, {A}), (0, set())]


def test_vertices_are_forgotten_when_the_shape_has_others() -> None:
    hand = right_side(hand_on())
    hand.drag((40, 20), (40, 10))  # a new one between the first two
    assert not hand.preview.chosen
    assert hand.tool.delete_points(hand.scene) is None


def test_a_hole_goes_with_the_part_that_it_was_cut_out_of() -> None:
    part, hole = [(10, 10), (50, 10), (50, 50)], [(40, 20), (45, 20), (45, 30)]
    other = [(100, 10), (150, 10), (150, 50)]
    hand = hand_on(Label().add(Polygon([part, hole, other]), "cat"))
    hand.click(120, 14).click(10, 10, modifiers=CTRL).key(Key.DELETE)
    assert hand.geometries == [Polygon([other])]


def test_a_joint_that_is_deleted_is_not_labeled_any_more() -> None:
    hand = hand_on(Label().add(Keypoints([(20, 20), (80, 20)], [2, 2]), "cat"))
    hand.click(20, 20).click(80, 20, modifiers=CTRL).key(Key.DELETE)
    assert hand.geometries == [Keypoints([(20, 20), (80, 20)], [2, 0])]


def test_a_double_click_says_whether_a_joint_can_be_seen() -> None:
    hand = hand_on(Label().add(Keypoints([(20, 20), (80, 20)], [2, 2]), "cat"))
    hand.double_click(80, 20)
    assert hand.geometries == [Keypoints([(20, 20), (80, 20)], [2, 1])]
    hand.double_click(80, 20)
    assert hand.geometries == [Keypoints([(20, 20), (80, 20)], [2, 2])]
