"""Drawing polygons: clicks set vertices, a drag traces, and both may be mixed."""

import math
from typing import Final

import shapely

from labelqueue.domain.geometry import XY, Polygon
from labelqueue.ui.tools.base import (
    DRAG_FROM,
    NOTHING,
    SMALLEST,
    Answer,
    Cursor,
    Preview,
    Scene,
    Tool,
    addition,
)
from labelqueue.ui.tools.clip import clipped_polygon
from labelqueue.ui.tools.events import Button, Key, PointerEvent
from labelqueue.ui.tools.outline import outline, region

CLOSE_WITHIN: Final = 8.0
"""Screen pixels around the first point in which a click closes the shape."""

TRACE_STEP: Final = 3.0
"""Screen pixels between the points of a trace."""

TRACE_TOLERANCE: Final = 0.75
"""Screen pixels by which a trace may be simplified: less than the eye sees."""


class PolygonTool(Tool):
    """Closed by a click on the first point, a double click or Enter; crossing itself is allowed."""

    def __init__(self) -> None:
        self._points: list[XY] = []
        self._pointer: XY | None = None
        self._scale = 1.0
        self._held: XY | None = None  # where the button went down
        self._trace_from: int | None = None  # number of the point at which the trace began

    @property
    def busy(self) -> bool:
        return bool(self._points)

    def preview(self, scene: Scene) -> Preview:
        closing = self._pointer is not None and self._closes(self._pointer)
        return Preview(
            cursor=Cursor.CROSS if scene.editable else Cursor.ARROW,
            path=tuple(self._points),
            pointer=self._pointer,
            closing=closing,
            names=scene.editable,
        )

    def press(self, event: PointerEvent, scene: Scene) -> Answer:
        self._hear(event)
        if event.double:
            # Its first press has set a point here, or closed the shape.
            if self._points and math.dist(self._points[-1], event.xy) > event.reach(CLOSE_WITHIN):
                self._points.append(event.xy)
            return self._finish(scene)
        if not self._points:
            if not (scene.editable and scene.category):
                return NOTHING
            self._points = [event.xy]
            self._held = event.xy
            return Answer(selection=frozenset())
        if self._closes(event.xy):
            return self._finish(scene)
        self._points.append(event.xy)
        self._held = event.xy
        return NOTHING

    def move(self, event: PointerEvent, scene: Scene) -> Answer:
        self._hear(event)
        if self._held is None or event.button is not Button.PRIMARY:
            return NOTHING
        if self._trace_from is None and math.dist(self._held, event.xy) > event.reach(DRAG_FROM):
            self._trace_from = len(self._points) - 1
        if self._trace_from is not None and math.dist(self._points[-1], event.xy) >= event.reach(TRACE_STEP):
            self._points.append(event.xy)
        return NOTHING

    def release(self, event: PointerEvent, scene: Scene) -> Answer:
        self._hear(event)
        start, self._trace_from, self._held = self._trace_from, None, None
        if start is None:
            return NOTHING
        if self._points[-1] != event.xy:
            self._points.append(event.xy)
        self._points[start:] = _simplified(self._points[start:], event.reach(TRACE_TOLERANCE))
        if self._closes(event.xy):
            self._points.pop()  # the pointer is back at the first point
            return self._finish(scene)
        return NOTHING

    def leave(self) -> None:
        self._pointer = None

    def key(self, key: Key, scene: Scene, *, large: bool = False) -> Answer | None:
        if not self.busy:
            return super().key(key, scene, large=large)
        match key:
            case Key.ENTER:
                return self._finish(scene)
            case Key.ESCAPE:
                self.cancel()
            case Key.BACKSPACE:
                self.undo_point()
            case _:
                pass
        return NOTHING

    def cancel(self) -> None:
        self._points = []
        self._held = self._trace_from = None

    def undo_point(self) -> bool:
        if not self._points:
            return False
        self._points.pop()
        self._held = self._trace_from = None
        return True

    def _hear(self, event: PointerEvent) -> None:
        self._pointer, self._scale = event.xy, event.scale

    def _closes(self, xy: XY) -> bool:
        return len(self._points) >= 3 and math.dist(self._points[0], xy) * self._scale <= CLOSE_WITHIN

    def _finish(self, scene: Scene) -> Answer:
        points = [
            one for one, before in zip(self._points, [None, *self._points], strict=False) if one != before
        ]
        if len(points) < 3:
            return NOTHING  # not a shape yet: it stays open
        self.cancel()
        polygon = clipped_polygon(points, scene.size)
        if polygon is None or self._too_small(polygon):
            return NOTHING
        return addition(scene, polygon, "Draw polygon")

    def _too_small(self, polygon: Polygon) -> bool:
        x0, y0, x1, y1 = polygon.bounds()
        least = SMALLEST / self._scale
        # Points on one line have bounds, but nothing inside.
        return min(x1 - x0, y1 - y0) < least or region(outline(polygon)).area < least * least


def _simplified(points: list[XY], tolerance: float) -> list[XY]:
    if len(points) < 3:
        return points
    line = shapely.LineString(points).simplify(tolerance, preserve_topology=False)
    return [(float(x), float(y)) for x, y in line.coords]
