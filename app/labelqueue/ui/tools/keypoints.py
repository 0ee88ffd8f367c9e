"""Setting the joints of a skeleton, one after the other."""

from typing import NamedTuple

from labelqueue.domain.geometry import XY, Keypoints
from labelqueue.ui.tools.base import NOTHING, Answer, Cursor, Preview, Scene, Tool, addition
from labelqueue.ui.tools.clip import clamped, inside
from labelqueue.ui.tools.events import Key, Modifier, PointerEvent
from labelqueue.ui.tools.spot import Spot, spot


class Joint(NamedTuple):
    """One joint; `seen` as in `Keypoints.visibility`."""

    xy: XY
    seen: int


_SKIPPED = Joint((0.0, 0.0), 0)


class KeypointsTool(Tool):
    """A click sets the next joint, with Shift one that is hidden behind something; Tab leaves one out.

    With the last joint of the skeleton the shape is finished; Enter or a double click finishes it before.
    """

    def __init__(self) -> None:
        self._joints: list[Joint] = []
        self._gone: list[Joint] = []
        self._pointer: Spot | None = None

    @property
    def busy(self) -> bool:
        return bool(self._joints)

    def preview(self, scene: Scene) -> Preview:
        ready, here = scene.editable, self._pointer
        return Preview(
            cursor=Cursor.CROSS if ready else Cursor.ARROW,
            shape=_shape(self._joints) if any(one.seen for one in self._joints) else None,
            pointer=None if here is None else here.xy,
            names=ready,
            snapped=None if here is None else here.snapped,
            extra=self._next(scene),
        )

    def hint(self, scene: Scene) -> str:
        words = f"Click: {self._next(scene)} · Shift + click: hidden · Tab: not in the image"
        return f"{words} · Enter ends it" if self.busy else words

    def press(self, event: PointerEvent, scene: Scene) -> Answer:
        self._pointer = here = spot(event, scene)
        if not (scene.editable and scene.category):
            return NOTHING
        if event.double and self._joints and scene.skeleton is None:
            return self._finish(scene)  # its first press has set the last joint
        if not inside(event.xy, scene.size):
            return NOTHING
        hidden = bool(event.modifiers & Modifier.SHIFT)
        return self._set(Joint(here.xy, 1 if hidden else 2), scene)

    def move(self, event: PointerEvent, scene: Scene) -> Answer:
        self._pointer = spot(event, scene)
        return NOTHING

    def leave(self) -> None:
        self._pointer = None

    def key(self, key: Key, scene: Scene, *, large: bool = False) -> Answer | None:
        if key is Key.TAB and scene.editable and scene.category and (self.busy or self._pointer is not None):
            return self._set(_SKIPPED, scene)
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
        self._joints, self._gone = [], []

    def undo_point(self) -> bool:
        if not self._joints:
            return False
        self._gone.append(self._joints.pop())
        return True

    @property
    def can_redo_point(self) -> bool:
        return bool(self._gone)

    def redo_point(self) -> bool:
        if not self._gone:
            return False
        self._joints.append(self._gone.pop())
        return True

    def label_changed(self, scene: Scene) -> None:
        if not self._joints:
            self._gone = []

    def _next(self, scene: Scene) -> str:
        number = len(self._joints)
        if scene.skeleton is None or number >= len(scene.skeleton.names):
            return str(number + 1)
        return scene.skeleton.names[number]

    def _set(self, joint: Joint, scene: Scene) -> Answer:
        first = not self._joints
        self._joints.append(joint)
        self._gone = []
        if scene.skeleton is not None and len(self._joints) >= len(scene.skeleton.names):
            return self._finish(scene)
        return Answer(selection=frozenset()) if first else NOTHING

    def _finish(self, scene: Scene) -> Answer:
        joints = list(self._joints)
        if not any(one.seen for one in joints):
            self.cancel()
            return NOTHING
        if scene.skeleton is not None:
            missing = len(scene.skeleton.names) - len(joints)
            joints += [_SKIPPED] * missing
        self.cancel()
        placed = [Joint(clamped(one.xy, scene.size), one.seen) if one.seen else one for one in joints]
        return addition(scene, _shape(placed), "Set keypoints")


def _shape(joints: list[Joint]) -> Keypoints:
    return Keypoints([one.xy for one in joints], [one.seen for one in joints])
