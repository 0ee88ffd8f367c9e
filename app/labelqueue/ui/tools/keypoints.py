"""Setting the joints of a skeleton, one after the other."""

from dataclasses import replace
from typing import NamedTuple

from labelqueue.domain.geometry import XY, Keypoints
from labelqueue.domain.joints import fits
from labelqueue.domain.phrase import phrase
from labelqueue.domain.skeleton import Skeleton
from labelqueue.ui.tools.base import NOTHING, Answer, Cursor, Preview, Scene, Tool, addition
from labelqueue.ui.tools.clip import clamped, inside
from labelqueue.ui.tools.events import Key, Modifier, PointerEvent
from labelqueue.ui.tools.hints import KEYS
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
        self._begun: tuple[str, Skeleton | None] = "", None  # the category of the first joint, and its joints
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
        joint = self._next(scene)
        if self.busy:
            return phrase(
                "Click: {joint} · Shift + click: hidden · {omit}: not in the image · {done} ends it",
                joint=joint,
                **KEYS,
            )
        return phrase(
            "Click: {joint} · Shift + click: hidden · {omit}: not in the image", joint=joint, **KEYS
        )

    def press(self, event: PointerEvent, scene: Scene) -> Answer:
        self._pointer = here = spot(event, scene)
        if not (scene.editable and scene.category):
            return NOTHING
        if event.double and self._joints and self._skeleton(scene) is None:
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

    def choose(self, category: str, scene: Scene) -> Answer:
        new, old = scene.skeletons.get(category), self._begun[1]
        if not self.busy or new is None:
            return Answer(category=category)
        there = len(self._joints) if old is None else len(old.names)
        if there > len(new.names) or (old is not None and there < len(new.names)):
            count = len(new.names)
            return Answer(
                refusal=phrase(
                    "“{category}” has {count} joints: finish or give up this object first.",
                    category=category,
                    count=count,
                )
            )
        self._begun = category, new
        return Answer(category=category)

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
        number, skeleton = len(self._joints), self._skeleton(scene)
        if skeleton is None or number >= len(skeleton.names):
            return str(number + 1)
        return skeleton.names[number]

    def _skeleton(self, scene: Scene) -> Skeleton | None:
        """That of the object under way stays, whatever is in force by now."""
        return self._begun[1] if self.busy else scene.skeleton

    def _set(self, joint: Joint, scene: Scene) -> Answer:
        first = not self._joints
        if first:
            self._begun = scene.category, scene.skeleton
        self._joints.append(joint)
        self._gone = []
        skeleton = self._skeleton(scene)
        if skeleton is not None and len(self._joints) >= len(skeleton.names):
            return self._finish(scene)
        return Answer(selection=frozenset()) if first else NOTHING

    def _finish(self, scene: Scene) -> Answer:
        joints, skeleton = list(self._joints), self._skeleton(scene)
        if not any(one.seen for one in joints):
            self.cancel()
            return NOTHING
        if skeleton is not None:
            joints += [_SKIPPED] * (len(skeleton.names) - len(joints))
        self.cancel()
        placed = [Joint(clamped(one.xy, scene.size), one.seen) if one.seen else one for one in joints]
        shape = _shape(placed)
        category = scene.category if fits(shape, scene.skeleton) else self._begun[0]
        return addition(replace(scene, category=category), shape, phrase("Set keypoints"))


def _shape(joints: list[Joint]) -> Keypoints:
    return Keypoints([one.xy for one in joints], [one.seen for one in joints])
