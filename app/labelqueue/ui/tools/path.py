"""What polygon, polyline and skeleton have in common: points one by one, and traces."""

import math
from abc import abstractmethod
from typing import ClassVar, Final

import shapely

from labelqueue.domain.geometry import XY
from labelqueue.ui.tools.base import DRAG_FROM, NOTHING, Answer, Cursor, Preview, Scene, Tool
from labelqueue.ui.tools.combine import Into, aimed, into, look
from labelqueue.ui.tools.events import Key, PointerEvent
from labelqueue.ui.tools.spot import Spot, spot

CLOSE_WITHIN: Final = 8.0
"""Screen pixels around the first point in which a click closes the shape."""

TRACE_STEP: Final = 3.0
"""Screen pixels between the points of a trace."""

TRACE_TOLERANCE: Final = 0.75
"""Screen pixels by which a trace may be simplified: less than the eye sees."""


class PathTool(Tool):
    """Clicks set points, a drag traces, and both may be mixed; Enter or a double click finishes.

    Points that were taken back come again by redo, until another is set.
    """

    least: ClassVar[int]
    """Points without which there is no shape."""
    closes: ClassVar[bool] = False
    """Whether the first point, clicked again, finishes."""
    cuts: ClassVar[bool] = False
    """Whether it can be taken away from what is there."""

    def __init__(self) -> None:
        self.points: list[XY] = []
        self.scale = 1.0
        self.into: Into | None = None
        self._gone: list[XY] = []  # taken back, the last one last
        self._pointer: Spot | None = None
        self._held: Spot | None = None  # where the button went down
        self._trace_from: int | None = None  # number of the point at which the trace began

    @abstractmethod
    def finished(self, points: list[XY], scene: Scene) -> Answer:
        """What these points, at least `least`, come to."""

    @property
    def busy(self) -> bool:
        return bool(self.points)

    def preview(self, scene: Scene) -> Preview:
        pointer = self._pointer
        subtracts, extra = look(scene, self.into, None if pointer is None else pointer.hand, busy=self.busy)
        return Preview(
            cursor=Cursor.CROSS if scene.editable else Cursor.ARROW,
            path=tuple(self.points),
            pointer=None if pointer is None else pointer.xy,
            closing=pointer is not None and self._closes(pointer),
            filled=self.closes,
            names=scene.editable,
            subtracts=self.cuts and subtracts,
            extra=extra if self.cuts else "",
            hot=aimed(scene, pointer.hand) if pointer and self.cuts and not self.busy else None,
            snapped=None if pointer is None else pointer.snapped,
        )

    def press(self, event: PointerEvent, scene: Scene) -> Answer:
        here = self._hear(event, scene)
        if event.double:
            # Its first press has set a point here, or finished the shape.
            if self.points and math.dist(self.points[-1], here.xy) > event.reach(CLOSE_WITHIN):
                self._set(here.xy)
            return self.finish(scene)
        if not self.points:
            return self._begin(here, scene)
        if self._closes(here):
            return self.finish(scene)
        self._set(here.xy)
        self._held = here
        return NOTHING

    def move(self, event: PointerEvent, scene: Scene) -> Answer:
        self._hear(event, scene)
        if self._held is None or not event.held:
            return NOTHING
        if self._trace_from is None and self._held.left(event):
            self._trace_from = len(self.points) - 1
        if self._trace_from is not None and math.dist(self.points[-1], event.xy) >= event.reach(TRACE_STEP):
            self._set(event.xy)
        return NOTHING

    def release(self, event: PointerEvent, scene: Scene) -> Answer:
        here = self._hear(event, scene)
        start, self._trace_from, self._held = self._trace_from, None, None
        if start is None:
            return NOTHING
        if self.points[-1] != here.xy:
            self._set(here.xy)
        self.points[start:] = _simplified(self.points[start:], event.reach(TRACE_TOLERANCE))
        return self.traced(here, scene)

    def traced(self, end: Spot, scene: Scene) -> Answer:
        """A trace ended there."""
        if self._closes(end):
            self.points.pop()  # the pointer is back at the first point
            return self.finish(scene)
        return NOTHING

    def secondary(self, event: PointerEvent, scene: Scene) -> Answer | None:
        if not self.busy:
            return None
        here = self._hear(event, scene)
        if not self._closes(here) and math.dist(self.points[-1], here.xy) > event.reach(DRAG_FROM):
            self._set(here.xy)
        return self.finish(scene)

    def leave(self) -> None:
        self._pointer = None

    def key(self, key: Key, scene: Scene, *, large: bool = False) -> Answer | None:
        if not self.busy:
            return super().key(key, scene, large=large)
        match key:
            case Key.ENTER:
                return self.finish(scene)
            case Key.ESCAPE:
                self.cancel()
            case Key.BACKSPACE:
                self.undo_point()
            case _:
                pass
        return NOTHING

    def cancel(self) -> None:
        self.points, self._gone = [], []
        self._held = self._trace_from = None

    def let_go(self) -> None:
        self._held = self._trace_from = None

    def undo_point(self) -> bool:
        if not self.points:
            return False
        self._gone.append(self.points.pop())
        self._held = self._trace_from = None
        return True

    @property
    def can_redo_point(self) -> bool:
        return bool(self._gone)

    def redo_point(self) -> bool:
        if not self._gone:
            return False
        self.points.append(self._gone.pop())
        return True

    def label_changed(self, scene: Scene) -> None:
        if not self.points:
            self._gone = []  # what happened since goes before

    def finish(self, scene: Scene) -> Answer:
        """The shape through the points that are there, if these are enough."""
        pairs = zip(self.points, [None, *self.points], strict=False)
        points = [one for one, before in pairs if one != before]
        if len(points) < self.least:
            return NOTHING  # not a shape yet: it stays open
        answer = self.finished(points, scene)
        self.cancel()
        return answer

    def _begin(self, here: Spot, scene: Scene) -> Answer:
        if not (scene.editable and scene.category):
            return NOTHING
        self.into = into(scene, here.hand) if self.cuts else None
        self._set(here.xy)
        self._held = here
        return NOTHING if self.into or self.keeps_selection else Answer(selection=frozenset())

    def _set(self, xy: XY) -> None:
        self.points.append(xy)
        self._gone = []

    def _hear(self, event: PointerEvent, scene: Scene) -> Spot:
        self._pointer, self.scale = spot(event, scene), event.scale
        return self._pointer

    def _closes(self, here: Spot) -> bool:
        if not self.closes or len(self.points) < max(self.least, 3):
            return False
        return min(math.dist(self.points[0], xy) for xy in (here.hand, here.xy)) * self.scale <= CLOSE_WITHIN


def _simplified(points: list[XY], tolerance: float) -> list[XY]:
    if len(points) < 3:
        return points
    line = shapely.LineString(points).simplify(tolerance, preserve_topology=False)
    return [(float(x), float(y)) for x, y in line.coords]
