"""Drawing upright boxes: drag, or click one corner and then the other."""

import math

from labelqueue.domain.geometry import XY, Box
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
from labelqueue.ui.tools.clip import clipped_box
from labelqueue.ui.tools.events import Button, Key, PointerEvent


class BoxTool(Tool):
    """Whether it is a drag or the first of two clicks is known when the button goes up."""

    def __init__(self) -> None:
        self._start: XY | None = None
        self._pointer: XY | None = None
        self._dragged = False
        self._clicked = False  # the first corner stands, the second is awaited

    @property
    def busy(self) -> bool:
        return self._start is not None

    def preview(self, scene: Scene) -> Preview:
        drawn = None
        if self._start is not None and self._pointer is not None:
            drawn = clipped_box(self._start, self._pointer, scene.size)
        ready = scene.editable
        return Preview(
            cursor=Cursor.CROSS if ready else Cursor.ARROW,
            shape=drawn,
            pointer=self._pointer,
            guides=ready,
            names=ready,
        )

    def press(self, event: PointerEvent, scene: Scene) -> Answer:
        if self._start is not None or not (scene.editable and scene.category):
            return NOTHING
        self._start = self._pointer = event.xy
        self._dragged = self._clicked = False
        return Answer(selection=frozenset())

    def move(self, event: PointerEvent, scene: Scene) -> Answer:
        self._pointer = event.xy
        if self._start is not None and event.button is Button.PRIMARY:
            self._dragged |= math.dist(self._start, event.xy) > event.reach(DRAG_FROM)
        return NOTHING

    def release(self, event: PointerEvent, scene: Scene) -> Answer:
        self.move(event, scene)
        if self._start is None:
            return NOTHING
        if not (self._dragged or self._clicked):
            self._clicked = True
            return NOTHING
        box = clipped_box(self._start, event.xy, scene.size)
        self.cancel()
        if box is None or _too_small(box, event):
            return NOTHING
        return addition(scene, box, "Draw box")

    def leave(self) -> None:
        self._pointer = None

    def key(self, key: Key, scene: Scene, *, large: bool = False) -> Answer | None:
        if not self.busy:
            return super().key(key, scene, large=large)
        if key in (Key.ESCAPE, Key.BACKSPACE):
            self.cancel()
        return NOTHING

    def cancel(self) -> None:
        self._start = None

    def undo_point(self) -> bool:
        was_busy = self.busy
        self.cancel()
        return was_busy


def _too_small(box: Box, event: PointerEvent) -> bool:
    return min(box.x1 - box.x0, box.y1 - box.y0) < event.reach(SMALLEST)
