"""Shapes that are drawn between two corners: drag, or click one corner and then the other."""

from abc import abstractmethod
from typing import ClassVar

from labelqueue.domain.geometry import Box
from labelqueue.domain.phrase import phrase
from labelqueue.domain.regions import Area
from labelqueue.ui.tools.base import NOTHING, SMALLEST, Answer, Cursor, Preview, Scene, Tool
from labelqueue.ui.tools.clip import clipped_box
from labelqueue.ui.tools.combine import Into, aimed, drawn, into, look
from labelqueue.ui.tools.events import Key, PointerEvent
from labelqueue.ui.tools.hints import KEYS
from labelqueue.ui.tools.spot import Spot, spot


class CornerTool(Tool):
    """Whether it is a drag or the first of two clicks is known when the button goes up."""

    text: ClassVar[str]
    """Names the edit."""

    def __init__(self) -> None:
        self._start: Spot | None = None
        self._pointer: Spot | None = None
        self._dragged = False
        self._clicked = False  # the first corner stands, the second is awaited
        self._into: Into | None = None

    @abstractmethod
    def shape(self, box: Box) -> Area:
        """What is drawn when its corners are those of `box`."""

    @property
    def busy(self) -> bool:
        return self._start is not None

    def preview(self, scene: Scene) -> Preview:
        shape, here = None, self._pointer
        if self._start is not None and here is not None:
            box = clipped_box(self._start.xy, here.xy, scene.size)
            shape = None if box is None else self.shape(box)
        ready = scene.editable
        subtracts, extra = look(scene, self._into, None if here is None else here.hand, busy=self.busy)
        return Preview(
            cursor=Cursor.CROSS if ready else Cursor.ARROW,
            shape=shape,
            pointer=None if here is None else here.xy,
            guides=ready,
            names=ready,
            snapped=None if here is None else here.snapped,
            subtracts=subtracts,
            extra=extra,
            hot=None if self.busy or here is None else aimed(scene, here.hand),
        )

    def hint(self, scene: Scene) -> str:
        if self.busy:
            return (
                phrase("Click the opposite corner · {stop} gives up", **KEYS)
                if self._clicked
                else phrase("Let go to finish")
            )
        return phrase(
            "Drag, or click two corners · {cut} + drag cuts out · {part} + drag adds a part · Ctrl snaps",
            **KEYS,
        )

    def press(self, event: PointerEvent, scene: Scene) -> Answer:
        self._pointer = here = spot(event, scene)
        if self._start is not None or not (scene.editable and scene.category):
            return NOTHING
        self._start, self._into = here, into(scene, here.hand)
        self._dragged = self._clicked = False
        return NOTHING if self._into else Answer(selection=frozenset())

    def move(self, event: PointerEvent, scene: Scene) -> Answer:
        self._pointer = spot(event, scene)
        if self._start is not None and event.held:
            self._dragged |= self._start.left(event)
        return NOTHING

    def release(self, event: PointerEvent, scene: Scene) -> Answer:
        self.move(event, scene)
        if self._start is None or self._pointer is None:
            return NOTHING
        if not (self._dragged or self._clicked):
            self._clicked = True
            return NOTHING
        box = clipped_box(self._start.xy, self._pointer.xy, scene.size)
        self.cancel()
        if box is None or min(box.x1 - box.x0, box.y1 - box.y0) < event.reach(SMALLEST):
            return NOTHING
        return drawn(scene, self.shape(box), self.text, self._into)

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

    def let_go(self) -> None:
        if not self._clicked:
            self._start = None

    def undo_point(self) -> bool:
        was_busy = self.busy
        self.cancel()
        return was_busy
