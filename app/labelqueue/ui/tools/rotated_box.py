"""Drawing turned boxes: one side, then how far it is to the other."""

import math
from typing import Final

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.geometry import XY, RotatedBox
from labelqueue.domain.phrase import phrase
from labelqueue.ui.tools.base import NOTHING, SMALLEST, Answer, Cursor, Preview, Scene, Tool
from labelqueue.ui.tools.clip import clamped
from labelqueue.ui.tools.combine import Into, aimed, drawn, into, look
from labelqueue.ui.tools.events import Key, PointerEvent
from labelqueue.ui.tools.frame import upright
from labelqueue.ui.tools.hints import KEYS
from labelqueue.ui.tools.spot import Spot, spot

_BEGIN: Final = phrase(
    "Drag along one side, then click beside it · {cut} cuts out · {part} adds a part · Ctrl snaps", **KEYS
)


class RotatedBoxTool(Tool):
    """Drag along one side (or click both of its ends), then click beside it."""

    def __init__(self) -> None:
        self._side: list[XY] = []  # the ends of the first side, as far as they are known
        self._gone: list[XY] = []
        self._pointer: Spot | None = None
        self._xy: XY | None = None  # the same place, inside the image
        self._held: Spot | None = None  # where the button went down for the first end
        self._into: Into | None = None

    @property
    def busy(self) -> bool:
        return bool(self._side)

    def preview(self, scene: Scene) -> Preview:
        ready, here = scene.editable, self._pointer
        subtracts, extra = look(scene, self._into, None if here is None else here.hand, busy=self.busy)
        shape = self._shape() if len(self._side) == 2 else None
        return Preview(
            cursor=Cursor.CROSS if ready else Cursor.ARROW,
            shape=shape,
            path=() if shape else tuple(self._side),
            pointer=self._xy,
            filled=False,
            names=ready,
            guides=ready and not self.busy,
            snapped=None if here is None else here.snapped,
            subtracts=subtracts,
            extra=extra,
            hot=None if self.busy or here is None else aimed(scene, here.hand),
        )

    def hint(self, scene: Scene) -> str:
        match len(self._side):
            case 0:
                return _BEGIN
            case 1:
                return phrase("Click the other end of this side · {stop} gives up", **KEYS)
            case _:
                return phrase("Click where the opposite side is · {back} goes back · {stop} gives up", **KEYS)

    def press(self, event: PointerEvent, scene: Scene) -> Answer:
        xy = self._hear(event, scene)
        if not (scene.editable and scene.category):
            return NOTHING
        if len(self._side) == 2:
            return self._finish(event, scene)
        if self._side and math.dist(self._side[0], xy) < event.reach(SMALLEST):
            return NOTHING
        if not self._side:
            self._into = into(scene, event.xy)
        self._set(xy)
        self._held = self._pointer if len(self._side) == 1 else None
        return NOTHING if self._into else Answer(selection=frozenset())

    def move(self, event: PointerEvent, scene: Scene) -> Answer:
        self._hear(event, scene)
        return NOTHING

    def release(self, event: PointerEvent, scene: Scene) -> Answer:
        xy = self._hear(event, scene)
        held, self._held = self._held, None
        if held is not None and self._side and held.left(event):
            self._set(xy)
        return NOTHING

    def leave(self) -> None:
        self._pointer = self._xy = None

    def key(self, key: Key, scene: Scene, *, large: bool = False) -> Answer | None:
        if not self.busy:
            return super().key(key, scene, large=large)
        if key is Key.ESCAPE:
            self.cancel()
        elif key is Key.BACKSPACE:
            self.undo_point()
        return NOTHING

    def cancel(self) -> None:
        self._side, self._gone, self._held = [], [], None

    def let_go(self) -> None:
        self._held = None

    def undo_point(self) -> bool:
        if not self._side:
            return False
        self._gone.append(self._side.pop())
        self._held = None
        return True

    @property
    def can_redo_point(self) -> bool:
        return bool(self._gone)

    def redo_point(self) -> bool:
        if not self._gone:
            return False
        self._side.append(self._gone.pop())
        return True

    def label_changed(self, scene: Scene) -> None:
        if not self._side:
            self._gone = []

    def _hear(self, event: PointerEvent, scene: Scene) -> XY:
        self._pointer = spot(event, scene)
        self._xy = clamped(self._pointer.xy, scene.size)
        return self._xy

    def _set(self, xy: XY) -> None:
        self._side.append(xy)
        self._gone = []

    def _shape(self) -> RotatedBox | None:
        """The box on the first side that reaches as far as the pointer."""
        (ax, ay), (bx, by) = self._side
        length = math.dist(self._side[0], self._side[1])
        if self._xy is None or not length:
            return None
        along = (bx - ax) / length, (by - ay) / length
        x, y = self._xy
        depth = (y - ay) * along[0] - (x - ax) * along[1]
        middle = (ax + bx) / 2 - along[1] * depth / 2, (ay + by) / 2 + along[0] * depth / 2
        angle = upright(math.degrees(math.atan2(along[1], along[0])))
        try:
            return RotatedBox(*middle, length, abs(depth), angle)
        except InvalidValue:
            return None

    def _finish(self, event: PointerEvent, scene: Scene) -> Answer:
        box = self._shape()
        if box is None or min(box.w, box.h) < event.reach(SMALLEST):
            return NOTHING  # still on the side itself: a further click may say how far it goes
        self.cancel()
        return drawn(scene, box, phrase("Draw rotated box"), self._into)
