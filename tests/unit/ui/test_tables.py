"""The table of tools is total, and each of them does its work by a gesture without a window."""

from collections.abc import Callable

import pytest

from labelqueue.domain.geometry import (
    Box,
    Ellipse,
    Geometry,
    Keypoints,
    Point,
    Polygon,
    Polyline,
    RotatedBox,
)
from labelqueue.domain.label import Label
from labelqueue.ui.tools import TOOLS, Key, Preview, Scene, ToolId
from tests.unit.ui.hand import Hand

BEFORE = Box(100, 20, 160, 80)
GESTURES: dict[ToolId, tuple[Callable[[Hand], object], list[Geometry]]] = {
    ToolId.SELECT: (lambda h: h.drag((130, 50), (125, 55), (120, 60)), [BEFORE.moved(-10, 10)]),
    ToolId.BOX: (lambda h: h.drag((20, 20), (50, 40), (80, 60)), [BEFORE, Box(20, 20, 80, 60)]),
    ToolId.ROTATED_BOX: (
        lambda h: h.drag((20, 20), (50, 20), (80, 20)).click(50, 60),
        [BEFORE, RotatedBox(50, 40, 60, 40, 0)],
    ),
    ToolId.POLYGON: (
        lambda h: h.click(20, 20).click(80, 20).click(80, 60).click(20, 20),
        [BEFORE, Polygon([[(20, 20), (80, 20), (80, 60)]])],
    ),
    ToolId.POLYLINE: (
        lambda h: h.click(20, 20).double_click(80, 60),
        [BEFORE, Polyline([(20, 20), (80, 60)])],
    ),
    ToolId.POINT: (lambda h: h.click(20, 20), [BEFORE, Point(20, 20)]),
    ToolId.KEYPOINTS: (
        lambda h: h.click(20, 20).click(80, 60).key(Key.ENTER),
        [BEFORE, Keypoints([(20, 20), (80, 60)], [2, 2])],
    ),
    ToolId.ELLIPSE: (
        lambda h: h.drag((20, 20), (50, 40), (80, 60)),
        [BEFORE, Ellipse(50, 40, 30, 20)],
    ),
    ToolId.SPLIT: (
        lambda h: h.drag((130, 10), (130, 50), (130, 90)),
        [
            Polygon([[(100, 20), (130, 20), (130, 80), (100, 80)]]),
            Polygon([[(130, 20), (160, 20), (160, 80), (130, 80)]]),
        ],
    ),
    ToolId.PAN: (lambda h: h.drag((130, 50), (120, 60)).click(130, 50), [BEFORE]),
}
"""By which gesture, and what is there afterwards."""


def test_every_tool_has_a_row_a_gesture_and_begins_idle() -> None:
    assert set(TOOLS) == set(ToolId) == set(GESTURES)
    for make in TOOLS.values():
        tool = make()
        assert not tool.busy
        assert not tool.undo_point()
        assert isinstance(tool.preview(Scene()), Preview)
        tool.cancel()
        tool.leave()


@pytest.mark.parametrize("tool", ToolId)
def test_every_tool_without_a_window(tool: ToolId) -> None:
    gesture, expected = GESTURES[tool]
    hand = Hand(TOOLS[tool](), Label().add(BEFORE, "cat"))
    gesture(hand)
    assert sorted(map(corners, hand.geometries)) == sorted(map(corners, expected))
    assert [type(one) for one in hand.geometries] == [type(one) for one in expected]
    assert len(hand.edits) == (tool is not ToolId.PAN)
    assert not hand.tool.busy


def corners(shape: Geometry) -> tuple[float, ...]:
    """Where it lies, whichever of its points comes first."""
    return tuple(round(side, 6) for side in shape.bounds())
