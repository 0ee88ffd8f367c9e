"""Setting single points."""

from labelqueue.domain.geometry import XY, Point
from labelqueue.ui.tools.base import NOTHING, Answer, Cursor, Preview, Scene, Tool, addition
from labelqueue.ui.tools.clip import inside
from labelqueue.ui.tools.events import PointerEvent
from labelqueue.ui.tools.snap import snapped


class PointTool(Tool):
    """Each click is a point."""

    def __init__(self) -> None:
        self._pointer: XY | None = None
        self._snapped: XY | None = None
        self._pressed = False

    def preview(self, scene: Scene) -> Preview:
        ready = scene.editable
        return Preview(
            cursor=Cursor.CROSS if ready else Cursor.ARROW,
            pointer=self._pointer,
            names=ready,
            snapped=self._snapped,
        )

    def hint(self, scene: Scene) -> str:
        return "Each click is a point · Ctrl snaps"

    def press(self, event: PointerEvent, scene: Scene) -> Answer:
        self.move(event, scene)
        self._pressed = scene.editable and bool(scene.category)
        return NOTHING

    def release(self, event: PointerEvent, scene: Scene) -> Answer:
        self.move(event, scene)
        pressed, self._pressed = self._pressed, False
        xy = self._snapped or event.xy
        return addition(scene, Point(*xy), "Set point") if pressed and inside(xy, scene.size) else NOTHING

    def move(self, event: PointerEvent, scene: Scene) -> Answer:
        self._snapped = snapped(event, scene) if scene.editable else None
        self._pointer = self._snapped or event.xy
        return NOTHING

    def cancel(self) -> None:
        self._pressed = False

    def leave(self) -> None:
        self._pointer = self._snapped = None
