"""Selecting, moving and reshaping. What the pointer is over can be acted on without selecting it first."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from labelqueue.domain.geometry import XY, Box, Mask
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation
from labelqueue.ui.tools.base import (
    DRAG_FROM,
    NOTHING,
    Answer,
    Cursor,
    Hot,
    Preview,
    Scene,
    Tool,
    deletion,
    differing,
    meant,
    replacement,
)
from labelqueue.ui.tools.clip import limited_move
from labelqueue.ui.tools.events import Button, Key, Modifier, PointerEvent
from labelqueue.ui.tools.index import around
from labelqueue.ui.tools.parts import WHOLE, Part, PartKind, part_at, reshaped, shifted, without_vertex

REACH: Final = 7.0
"""Screen pixels around an outline or a vertex that belong to it."""

STEP: Final = 1.0
LARGE_STEP: Final = 10.0

_ARROWS: Final[Mapping[Key, XY]] = {
    Key.LEFT: (-1.0, 0.0),
    Key.RIGHT: (1.0, 0.0),
    Key.UP: (0.0, -1.0),
    Key.DOWN: (0.0, 1.0),
}


@dataclass(frozen=True, slots=True)
class _Press:
    """The button is down: where, on what, and how."""

    xy: XY
    hot: Hot | None
    adds: bool


class SelectTool(Tool):
    """Hover shows what a press, a drag or a key would act on."""

    def __init__(self) -> None:
        self._hot: Hot | None = None
        self._press: _Press | None = None
        self._taken: tuple[Annotation, ...] = ()  # what the drag moves, as it was before
        self._moved: tuple[Annotation, ...] = ()
        self._dragging = False

    @property
    def busy(self) -> bool:
        return self._dragging

    def preview(self, scene: Scene) -> Preview:
        return Preview(cursor=self._cursor(scene), instead=self._moved, hot=self._hot)

    def press(self, event: PointerEvent, scene: Scene) -> Answer:
        self._hot = self._find(event, scene)
        if event.double and (answer := self._drop_vertex(scene)):
            return answer
        adds = bool(event.modifiers & (Modifier.SHIFT | Modifier.CTRL))
        self._press = _Press(event.xy, self._hot, adds)
        if self._hot is None:
            return NOTHING if adds else Answer(selection=frozenset())
        # Without Shift the button says what is selected when it goes up: a drag needs no selection.
        return Answer(selection=scene.selection ^ {self._hot.annotation.id}) if adds else NOTHING

    def move(self, event: PointerEvent, scene: Scene) -> Answer:
        press = self._press
        if press is None or event.button is not Button.PRIMARY:
            self._hot = self._find(event, scene)
            return NOTHING
        if press.hot is None or not scene.editable:
            return NOTHING
        if not self._dragging and math.dist(press.xy, event.xy) > event.reach(DRAG_FROM):
            self._dragging = True
            self._taken = _taken(press.hot, scene)
        if self._dragging:
            delta = event.xy[0] - press.xy[0], event.xy[1] - press.xy[1]
            self._moved = _dragged(press.hot, self._taken, delta, scene)
        return NOTHING

    def release(self, event: PointerEvent, scene: Scene) -> Answer:
        self.move(event, scene)
        press, moved, dragged = self._press, self._moved, self._dragging
        self.cancel()
        if press is None:
            return NOTHING
        if dragged and press.hot is not None:
            changed = differing(scene.label, moved)
            return replacement(scene.label, changed, _text(press.hot.part, len(changed)))
        if press.hot is not None and not press.adds:
            return Answer(selection=frozenset({press.hot.annotation.id}))
        return NOTHING

    def leave(self) -> None:
        if self._press is None:
            self._hot = None

    def key(self, key: Key, scene: Scene, *, large: bool = False) -> Answer | None:
        if self._dragging:
            if key is Key.ESCAPE:
                self.cancel()
            return NOTHING
        match key:
            case Key.ESCAPE if scene.selection:
                return Answer(selection=frozenset())
            case Key.TAB | Key.BACKTAB:
                found = self._neighbour(scene, back=key is Key.BACKTAB)
                return None if found is None else Answer(selection=frozenset({found}))
            case Key.DELETE | Key.BACKSPACE if scene.editable and (ids := self._target(scene)):
                self._hot = None
                return deletion(scene.label, ids)
            case Key.LEFT | Key.RIGHT | Key.UP | Key.DOWN if scene.editable and scene.selection:
                return _nudged(scene, _ARROWS[key], LARGE_STEP if large else STEP)
            case _:
                return None

    def choose(self, category: str, scene: Scene) -> Answer:
        if self._dragging:
            return NOTHING
        ids = self._target(scene)
        if not (ids and scene.editable):
            return Answer(category=category)
        found = [one for one in scene.label if one.id in ids and one.category != category]
        changed = [replace(one, category=category) for one in found]
        return replacement(scene.label, changed, "Change category")

    def cancel(self) -> None:
        self._press = None
        self._taken = self._moved = ()
        self._dragging = False

    def label_changed(self, scene: Scene) -> None:
        # What was taken hold of may be gone or look different now.
        self.cancel()
        self._hot = None

    def _find(self, event: PointerEvent, scene: Scene) -> Hot | None:
        reach = event.reach(REACH)
        found = scene.index.at(event.xy, reach, preferred=scene.selection)
        if found is None:
            return None
        entry = scene.index.entry(found)
        part = part_at(entry.annotation.geometry, entry.handles, event.xy, reach=reach, scale=event.scale)
        return Hot(entry.annotation, part if scene.editable else WHOLE, event.xy)

    def _drop_vertex(self, scene: Scene) -> Answer | None:
        """A double click on a vertex takes it away."""
        if self._hot is None or self._hot.part.kind is not PartKind.VERTEX or not scene.editable:
            return None
        annotation = self._hot.annotation
        less = without_vertex(annotation.geometry, self._hot.part)
        if less is None:
            return None
        return replacement(scene.label, [replace(annotation, geometry=less)], "Remove point")

    def _target(self, scene: Scene) -> frozenset[AnnotationId]:
        return meant(scene.selection, None if self._hot is None else self._hot.annotation.id)

    def _neighbour(self, scene: Scene, *, back: bool) -> AnnotationId | None:
        """The object before or after the selected ones; None past the ends, where Tab leaves the image."""
        ids = [one.id for one in scene.label]
        # Not what the pointer is over, if there is a selection: Tab would come to the same one each time.
        start = scene.selection or self._target(scene)
        current = [index for index, one in enumerate(ids) if one in start] or [len(ids) if back else -1]
        found = current[0] - 1 if back else current[-1] + 1
        return ids[found] if 0 <= found < len(ids) else None

    def _cursor(self, scene: Scene) -> Cursor:
        if self._hot is None:
            return Cursor.ARROW
        if not scene.editable:
            return Cursor.POINT
        return _cursor(self._hot)


def _taken(hot: Hot, scene: Scene) -> tuple[Annotation, ...]:
    """What a drag moves: one annotation by its part, or those meant by it if the whole was taken."""
    if hot.part.kind is not PartKind.WHOLE:
        return (hot.annotation,)
    ids = meant(scene.selection, hot.annotation.id)
    return tuple(one for one in scene.label if one.id in ids)


def _dragged(hot: Hot, taken: tuple[Annotation, ...], delta: XY, scene: Scene) -> tuple[Annotation, ...]:
    """The annotations as they are after a drag by `delta`."""
    if hot.part.kind is PartKind.WHOLE:
        return _shifted(taken, delta, scene)
    return tuple(replace(one, geometry=reshaped(one.geometry, hot.part, delta, scene.size)) for one in taken)


def _shifted(together: tuple[Annotation, ...], delta: XY, scene: Scene) -> tuple[Annotation, ...]:
    # One limit for all, so that a group keeps its shape at the border of the image.
    movable = [one for one in together if not isinstance(one.geometry, Mask)]
    if not movable:
        return ()
    delta = limited_move(around([one.geometry.bounds() for one in movable]), delta, scene.size)
    return tuple(replace(one, geometry=shifted(one.geometry, delta, scene.size)) for one in movable)


def _nudged(scene: Scene, direction: XY, step: float) -> Answer:
    together = tuple(one for one in scene.label if one.id in scene.selection)
    moved = _shifted(together, (direction[0] * step, direction[1] * step), scene)
    changed = differing(scene.label, moved)
    return replacement(scene.label, changed, _text(WHOLE, len(changed)))


def _text(part: Part, count: int) -> str:
    match part.kind:
        case PartKind.WHOLE:
            return "Move" if count == 1 else f"Move {count} objects"
        case PartKind.MIDDLE:
            return "Add point"
        case _:
            return "Reshape"


def _cursor(hot: Hot) -> Cursor:
    part = hot.part
    if part.kind is PartKind.WHOLE:
        return Cursor.ARROW if isinstance(hot.annotation.geometry, Mask) else Cursor.MOVE
    if not isinstance(hot.annotation.geometry, Box):
        return Cursor.POINT
    if part.kind is PartKind.EDGE:
        return Cursor.HORIZONTAL if part.index % 2 else Cursor.VERTICAL
    return Cursor.DIAGONAL_UP if part.index % 2 else Cursor.DIAGONAL_DOWN
