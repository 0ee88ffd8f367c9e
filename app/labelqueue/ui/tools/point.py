"""Setting single points."""

from labelqueue.domain.geometry import Point
from labelqueue.domain.phrase import phrase
from labelqueue.ui.tools.base import NOTHING, Answer, Cursor, Preview, Scene, Tool, addition
from labelqueue.ui.tools.clip import inside
from labelqueue.ui.tools.events import PointerEvent
from labelqueue.ui.tools.spot import Spot, spot


class PointTool(Tool):
    """Each click is a point."""

    def __init__(self) -> None:
        self._pointer: Spot | None = None
        self._pressed = False

    def preview(self, scene: Scene) -> Preview:
        ready, here = scene.editable, self._pointer
        return Preview(
            cursor=Cursor.CROSS if ready else Cursor.ARROW,
            pointer=None if here is None else here.xy,
            names=ready,
            snapped=None if here is None else here.snapped,
        )

    def hint(self, scene: Scene) -> str:
        return phrase("Each click is a point · Ctrl snaps")

    def press(self, event: PointerEvent, scene: Scene) -> Answer:
        self.move(event, scene)
        self._pressed = scene.editable and bool(scene.category)
        return NOTHING

    def release(self, event: PointerEvent, scene: Scene) -> Answer:
        self._pointer = spot(event, scene)
        pressed, self._pressed = self._pressed, False
        xy = self._pointer.xy
        return (
            addition(scene, Point(*xy), phrase("Set point"))
            if pressed and inside(xy, scene.size)
            else NOTHING
        )

    def move(self, event: PointerEvent, scene: Scene) -> Answer:
        self._pointer = spot(event, scene)
        return NOTHING

    def cancel(self) -> None:
        self._pressed = False

    def let_go(self) -> None:
        self._pressed = False

    def leave(self) -> None:
        self._pointer = None
