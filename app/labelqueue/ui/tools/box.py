"""Drawing upright boxes: between two corners, or by their four extreme points."""

from labelqueue.domain.geometry import XY, Box
from labelqueue.domain.phrase import phrase
from labelqueue.ui.tools.base import NOTHING, SMALLEST, Answer, Preview, Scene
from labelqueue.ui.tools.clip import clipped_box
from labelqueue.ui.tools.combine import drawn, into
from labelqueue.ui.tools.drag import CornerTool
from labelqueue.ui.tools.events import PointerEvent
from labelqueue.ui.tools.outline import around
from labelqueue.ui.tools.spot import spot


class BoxTool(CornerTool):
    """With `extremes` in force four clicks are awaited: on top, at the bottom, on the left, on the right."""

    text = phrase("Draw box")

    def __init__(self) -> None:
        super().__init__()
        self._points: list[XY] = []
        self._gone: list[XY] = []

    @property
    def busy(self) -> bool:
        return bool(self._points) or super().busy

    def shape(self, box: Box) -> Box:
        return box

    def hint(self, scene: Scene) -> str:
        if self._points or (scene.options.extremes and not self.busy):
            return phrase(
                "Click the four extreme points, in any order: {left} to come", left=4 - len(self._points)
            )
        return super().hint(scene)

    def preview(self, scene: Scene) -> Preview:
        shown = super().preview(scene)
        if not self._points or self._pointer is None:
            return shown
        return Preview(
            cursor=shown.cursor,
            shape=_through([*self._points, self._pointer.xy], scene),
            dots=tuple(self._points),
            pointer=shown.pointer,
            guides=True,
            names=True,
            snapped=shown.snapped,
            subtracts=shown.subtracts,
            extra=shown.extra,
        )

    def press(self, event: PointerEvent, scene: Scene) -> Answer:
        if not scene.options.extremes or super().busy:
            return super().press(event, scene)
        self._pointer = here = spot(event, scene)
        if not (scene.editable and scene.category):
            return NOTHING
        if not self._points:
            self._into = into(scene, here.hand)
        self._points.append(here.xy)
        self._gone = []
        if len(self._points) < 4:
            return NOTHING if self._into else Answer(selection=frozenset())
        box = _through(self._points, scene)
        self.cancel()
        if box is None or min(box.x1 - box.x0, box.y1 - box.y0) < event.reach(SMALLEST):
            return NOTHING
        return drawn(scene, box, self.text, self._into)

    def cancel(self) -> None:
        super().cancel()
        self._points, self._gone = [], []

    def undo_point(self) -> bool:
        if not self._points:
            return super().undo_point()
        self._gone.append(self._points.pop())
        return True

    @property
    def can_redo_point(self) -> bool:
        return bool(self._gone)

    def redo_point(self) -> bool:
        if not self._gone:
            return False
        self._points.append(self._gone.pop())
        return True

    def label_changed(self, scene: Scene) -> None:
        if not self._points:
            self._gone = []


def _through(points: list[XY], scene: Scene) -> Box | None:
    x0, y0, x1, y1 = around([(x, y, x, y) for x, y in points])
    return clipped_box((x0, y0), (x1, y1), scene.size)
