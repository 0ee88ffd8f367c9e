from collections.abc import Callable

import pytest
import shapely

from labelqueue.domain.geometry import Geometry, Polygon
from labelqueue.ui.tools import Key
from labelqueue.ui.tools.outline import outline, region
from labelqueue.ui.tools.polygon import PolygonTool
from tests.unit.ui.hand import SIZE, Hand

Gesture = Callable[[Hand], object]
CORNERS = ((20, 20), (80, 20), (80, 70), (20, 70))


def corners(hand: Hand) -> Hand:
    for xy in CORNERS:
        hand.click(*xy)
    return hand


SQUARE: list[Geometry] = [Polygon([CORNERS])]
TRIANGLE: list[Geometry] = [Polygon([CORNERS[:3]])]

GESTURES: dict[str, tuple[Gesture, list[Geometry]]] = {
    "closed on the first point": (lambda h: corners(h).click(20, 20), SQUARE),
    "closed near the first point": (lambda h: corners(h).click(24, 23), SQUARE),
    "closed with Enter": (lambda h: corners(h).key(Key.ENTER), SQUARE),
    "closed by a double click": (
        lambda h: h.click(20, 20).click(80, 20).click(80, 70).double_click(20, 70),
        SQUARE,
    ),
    "Backspace takes one point": (lambda h: (corners(h).key(Key.BACKSPACE), h.key(Key.ENTER)), TRIANGLE),
    "Esc": (lambda h: corners(h).key(Key.ESCAPE), []),
    "all points taken back": (lambda h: (h.click(20, 20).key(Key.BACKSPACE), h.key(Key.BACKSPACE)), []),
    "on one line": (lambda h: h.click(10, 10).click(50, 10).click(90, 10).key(Key.ENTER), []),
    "on one slanting line": (lambda h: h.click(10, 10).click(40, 40).click(70, 70).key(Key.ENTER), []),
    "wholly outside": (
        lambda h: h.click(210, 10).click(250, 10).click(250, 50).key(Key.ENTER),
        [],
    ),
    "too small": (lambda h: h.click(10, 10).click(11, 10).click(11, 11).key(Key.ENTER), []),
    "crossing itself is allowed": (
        lambda h: h.click(20, 20).click(80, 70).click(80, 20).click(20, 70).key(Key.ENTER),
        [Polygon([[(20, 20), (80, 70), (80, 20), (20, 70)]])],
    ),
    "the same point twice counts once": (
        lambda h: h.click(20, 20).click(80, 20).click(80, 20).click(80, 70).key(Key.ENTER),
        TRIANGLE,
    ),
}


@pytest.mark.parametrize("name", GESTURES)
def test_gesture(name: str) -> None:
    gesture, expected = GESTURES[name]
    hand = Hand(PolygonTool())
    gesture(hand)
    assert hand.geometries == expected
    assert len(hand.edits) == len(expected)
    assert not hand.tool.busy


def test_two_points_are_not_closed() -> None:
    hand = Hand(PolygonTool())
    hand.click(20, 20).click(80, 20)
    assert hand.key(Key.ENTER)
    assert hand.tool.busy
    assert hand.preview.path == ((20, 20), (80, 20))


def test_a_drag_traces_and_clicks_may_follow() -> None:
    hand = Hand(PolygonTool())
    trace = [(20.0 + step, 20.0 + 10 * (step / 30) ** 2) for step in range(0, 61, 2)]
    hand.drag(*trace).click(80, 90).click(20, 90)
    hand.key(Key.ENTER)
    (shape,) = hand.geometries
    assert isinstance(shape, Polygon)
    (ring,) = shape.rings
    assert ring[0] == trace[0]
    assert ring[-3:] == (trace[-1], (80, 90), (20, 90))
    assert 6 < len(ring) < len(trace)
    # Simplified by less than a screen pixel.
    line = shapely.LineString(ring[:-2])
    assert max(line.distance(shapely.Point(xy)) for xy in trace) < 1.5


def test_a_trace_that_comes_back_closes() -> None:
    hand = Hand(PolygonTool())
    hand.drag((20, 20), (50, 20), (80, 20), (80, 70), (50, 70), (20, 70), (20, 40), (21, 22))
    (shape,) = hand.geometries
    assert region(outline(shape)).area == pytest.approx(60 * 50, rel=0.1)


def test_undo_takes_back_one_point_each() -> None:
    hand = corners(Hand(PolygonTool()))
    for left in (3, 2, 1, 0):
        assert hand.tool.undo_point()
        assert len(hand.preview.path) == left
    assert not hand.tool.undo_point()


def test_points_that_were_taken_back_come_again_one_by_one() -> None:
    hand = corners(Hand(PolygonTool()))
    for _ in CORNERS:
        hand.tool.undo_point()
    assert not hand.tool.busy
    for count in (1, 2, 3, 4):
        assert hand.tool.can_redo_point
        assert hand.tool.redo_point()
        assert hand.preview.path == CORNERS[:count]
    assert not hand.tool.can_redo_point
    assert not hand.tool.redo_point()
    hand.key(Key.ENTER)
    assert hand.geometries == SQUARE


def test_a_new_point_ends_what_could_come_again() -> None:
    hand = corners(Hand(PolygonTool()))
    hand.key(Key.BACKSPACE)
    hand.click(10, 90)
    assert not hand.tool.redo_point()
    hand.key(Key.ESCAPE)
    assert not hand.tool.redo_point()


def test_the_other_button_may_set_the_last_point() -> None:
    hand = Hand(PolygonTool())
    hand.click(20, 20).click(80, 20).click(80, 70).secondary(20, 70)
    assert hand.geometries == SQUARE
    hand.secondary(50, 50)
    assert hand.geometries == SQUARE


def test_what_leaves_the_image_is_cut_off() -> None:
    hand = Hand(PolygonTool())
    hand.click(150, 50).click(300, 50).click(300, 300).click(150, 300)
    hand.key(Key.ENTER)
    (shape,) = hand.geometries
    assert shape.bounds() == (150, 50, 200, 100)
    assert region(outline(shape)).area == pytest.approx(50 * 50)


def test_a_cut_may_leave_several_parts() -> None:
    hand = Hand(PolygonTool())
    # A comb that stands on the lower border with two teeth inside.
    for xy in ((20, 150), (20, 60), (40, 60), (40, 120), (80, 120), (80, 60), (100, 60), (100, 150)):
        hand.click(*xy)
    hand.key(Key.ENTER)
    (shape,) = hand.geometries
    assert isinstance(shape, Polygon)
    assert len(shape.rings) == 2
    assert region(outline(shape)).area == pytest.approx(2 * 20 * 40)
    assert shape.bounds()[3] <= SIZE[1]


def test_the_preview_says_that_a_press_would_close() -> None:
    hand = corners(Hand(PolygonTool()))
    assert not hand.hover(60, 60).preview.closing
    assert hand.hover(22, 22).preview.closing
    hand.scale = 10.0
    assert not hand.hover(22, 22).preview.closing


def test_a_digit_changes_the_category_while_drawing() -> None:
    hand = corners(Hand(PolygonTool()))
    hand.choose("dog").key(Key.ENTER)
    assert hand.label.annotations[0].category == "dog"


def test_after_closing_by_a_click_the_second_press_of_a_double_click_starts_nothing() -> None:
    hand = corners(Hand(PolygonTool()))
    hand.double_click(20, 20)
    assert len(hand.label) == 1
    assert not hand.tool.busy
