from collections.abc import Callable

import pytest

from labelqueue.domain.geometry import Box, Geometry
from labelqueue.ui.tools import Cursor, Key
from labelqueue.ui.tools.box import BoxTool
from tests.unit.ui.hand import Hand

Gesture = Callable[[Hand], object]

GESTURES: dict[str, tuple[Gesture, list[Geometry]]] = {
    "drag": (lambda h: h.drag((10, 20), (30, 40), (50, 60)), [Box(10, 20, 50, 60)]),
    "drag to the upper left": (lambda h: h.drag((50, 60), (10, 20)), [Box(10, 20, 50, 60)]),
    "click, click": (lambda h: h.click(10, 20).click(50, 60), [Box(10, 20, 50, 60)]),
    "a trembling click is a click": (
        lambda h: h.drag((10, 20), (12, 21)).click(50, 60),
        [Box(10, 20, 50, 60)],
    ),
    "the second corner may be dragged to its place": (
        lambda h: h.click(10, 20).drag((40, 40), (50, 60)),
        [Box(10, 20, 50, 60)],
    ),
    "there and back is a drag": (lambda h: h.drag((10, 20), (50, 60), (10, 21)), []),
    "clamped": (lambda h: h.drag((150, 50), (900, 900)), [Box(150, 50, 200, 100)]),
    "clamped on all sides": (lambda h: h.drag((-5, -5), (900, 900)), [Box(0, 0, 200, 100)]),
    "wholly outside": (lambda h: h.drag((210, 10), (250, 60)), []),
    "too small": (lambda h: h.drag((10, 10), (60, 60), (11.5, 60)), []),
    "double click": (lambda h: h.double_click(10, 10), []),
    "Esc": (lambda h: (h.press(10, 10).move(50, 50).key(Key.ESCAPE), h.release(50, 50)), []),
    "Esc between clicks": (lambda h: (h.click(10, 10).key(Key.ESCAPE), h.hover(50, 50)), []),
    "Backspace between clicks": (lambda h: (h.click(10, 10).key(Key.BACKSPACE), h.hover(50, 50)), []),
    "one after the other": (
        lambda h: h.drag((10, 10), (20, 20)).click(30, 30).click(40, 45).drag((50, 50), (60, 60)),
        [Box(10, 10, 20, 20), Box(30, 30, 40, 45), Box(50, 50, 60, 60)],
    ),
}


@pytest.mark.parametrize("name", GESTURES)
def test_gesture(name: str) -> None:
    gesture, expected = GESTURES[name]
    hand = Hand(BoxTool())
    gesture(hand)
    assert hand.geometries == expected
    assert len(hand.edits) == len(expected)  # one step each
    assert not hand.tool.busy


@pytest.mark.parametrize(("scale", "drawn"), [(1.0, 0), (4.0, 1)])
def test_too_small_is_measured_on_the_screen(scale: float, drawn: int) -> None:
    hand = Hand(BoxTool(), scale=scale)
    hand.drag((10, 10), (60, 60), (11, 11))
    assert len(hand.label) == drawn


def test_preview_follows_the_pointer_and_never_leaves_the_image() -> None:
    hand = Hand(BoxTool())
    hand.press(150, 50)
    assert hand.tool.busy
    assert hand.move(180, 90).preview.shape == Box(150, 50, 180, 90)
    assert hand.move(500, 90).preview.shape == Box(150, 50, 200, 90)
    assert hand.preview.guides
    assert hand.preview.cursor is Cursor.CROSS


def test_a_digit_changes_the_category_from_now_on() -> None:
    hand = Hand(BoxTool())
    hand.press(10, 10).move(30, 30).choose("dog").release(30, 30)
    hand.drag((40, 40), (60, 60)).choose("cow").drag((70, 70), (90, 90))
    assert [one.category for one in hand.label] == ["dog", "dog", "cow"]
    assert [one.id for one in hand.label] == [1, 2, 3]


@pytest.mark.parametrize("hand", [Hand(BoxTool(), editable=False), Hand(BoxTool(), category="")])
def test_nothing_is_drawn_where_nothing_may_be_drawn(hand: Hand) -> None:
    hand.drag((10, 10), (60, 60)).click(10, 10).click(50, 50)
    assert not hand.edits
    assert not hand.tool.busy


def test_undo_while_drawing_takes_the_corner_back() -> None:
    hand = Hand(BoxTool())
    hand.click(10, 10)
    assert hand.tool.undo_point()
    assert not hand.tool.busy
    assert not hand.tool.undo_point()


def test_drawing_clears_the_selection() -> None:
    hand = Hand(BoxTool())
    hand.drag((10, 10), (20, 20))
    hand.selection = frozenset(one.id for one in hand.label)
    hand.press(50, 50)
    assert not hand.selection
