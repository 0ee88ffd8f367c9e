"""Selecting, moving and reshaping. What the pointer is over can be acted on without selecting it first."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from labelqueue.domain.geometry import XY, Box, Keypoints, Mask
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.joints import recategorised
from labelqueue.domain.label import Annotation
from labelqueue.domain.phrase import phrase, phrases
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
    exchanged,
    meant,
    replacement,
)
from labelqueue.ui.tools.choice import Choice
from labelqueue.ui.tools.events import Key, Modifier, PointerEvent
from labelqueue.ui.tools.grips import Grip, Moved, Pull, grip_on, moved_whole, points_grip
from labelqueue.ui.tools.hints import KEYS
from labelqueue.ui.tools.index import SpatialIndex
from labelqueue.ui.tools.outline import around
from labelqueue.ui.tools.parts import TURN, WHOLE, Part, PartKind, part_at, turn_handle
from labelqueue.ui.tools.vertices import Place, Vertex, moved_together, without

REACH: Final = 7.0
"""Screen pixels around an outline or a vertex that belong to it."""

FEW: Final = 40
"""So many selected objects have handles; of a larger selection none are shown."""

STEP: Final = 1.0
LARGE_STEP: Final = 10.0

_HINTS: Final[Mapping[PartKind, str]] = {
    PartKind.WHOLE: phrase(
        "Drag moves · {category}: category · {delete} deletes · {cut} + drag cuts out · {part} + drag adds",
        **KEYS,
    ),
    PartKind.VERTEX: phrase("Drag moves this point, with Ctrl onto others · double click removes it"),
    PartKind.EDGE: phrase("Drag moves this side"),
    PartKind.MIDDLE: phrase("Drag makes a new point"),
    PartKind.TURN: phrase("Drag turns, with Shift in steps of 15°"),
}
"""Total over the kinds."""

_CHOSEN: Final = phrase(
    "Drag one of the points, arrows · {delete} deletes · Ctrl + click takes one more · {stop} lets go", **KEYS
)

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
    modifiers: Modifier

    @property
    def adds(self) -> bool:
        return bool(self.modifiers & (Modifier.SHIFT | Modifier.CTRL))


class SelectTool(Tool):
    """Hover shows what a press, a drag or a key would act on.

    A drag over empty ground draws a rubber band; one with Shift (objects) or Ctrl (vertices) does anywhere.
    """

    def __init__(self) -> None:
        self._hot: Hot | None = None
        self._press: _Press | None = None
        self._grip: Grip | None = None
        self._band: XY | None = None  # the corner that follows the pointer
        self._moved = Moved()
        self._choice = Choice()
        self._last: PointerEvent | None = None
        self._pinned: Hot | None = None

    @property
    def busy(self) -> bool:
        return self._grip is not None or self._band is not None

    def preview(self, scene: Scene) -> Preview:
        band = None if self._band is None or self._press is None else (self._press.xy, self._band)
        instead = self._moved.annotations
        return Preview(
            cursor=self._cursor(scene),
            instead=instead,
            carried=self._moved.carried,
            hot=self._hot,
            band=band,
            chosen=() if self._moved.carried else self._choice.points(scene, instead),
            snapped=self._moved.snapped,
            reshapes=scene.editable,
        )

    def hint(self, scene: Scene) -> str:
        if self._choice.places(scene):
            return _CHOSEN
        if self._hot is None or not scene.editable:
            return phrase("Click selects · drag draws a band: Shift adds, Ctrl takes points")
        return _HINTS[self._hot.part.kind]

    def press(self, event: PointerEvent, scene: Scene) -> Answer:
        self._hot = self._find(event, scene)
        if event.double and (answer := self._drop_vertex(scene)):
            return answer
        self._press = _Press(event.xy, self._hot, event.modifiers)
        if self._hot is None and not self._press.adds:
            self._choice.clear()
            return Answer(selection=frozenset())
        return NOTHING  # the button says what is selected when it goes up: a drag needs no selection

    def move(self, event: PointerEvent, scene: Scene) -> Answer:
        press = self._press
        if press is None or not event.held:
            self._hot = self._find(event, scene)
            return NOTHING
        if not self.busy and math.dist(press.xy, event.xy) > event.reach(DRAG_FROM):
            if press.hot is None or press.adds:
                self._band = event.xy
            elif scene.editable:
                self._grip = grip_on(press.hot, scene, self._choice.places(scene))
        if self._band is not None:
            self._band = event.xy
        elif self._grip is not None:
            self._moved = self._grip.moved(Pull(press.xy, event), scene)
        return NOTHING

    def release(self, event: PointerEvent, scene: Scene) -> Answer:
        self.move(event, scene)
        press, grip, band, moved = self._press, self._grip, self._band, self._moved
        self.cancel()
        if press is None:
            return NOTHING
        if band is not None:
            return self._caught(press, band, scene)
        if grip is not None:
            return replacement(scene.label, differing(scene.label, moved.finished(scene)), grip.text)
        return self._clicked(press, scene)

    def leave(self) -> None:
        self._pinned = self._last = None
        if self._press is None:
            self._hot = None

    def key(self, key: Key, scene: Scene, *, large: bool = False) -> Answer | None:
        if self.busy:
            if key is Key.ESCAPE:
                self.cancel()
            return NOTHING
        match key:
            case Key.ESCAPE if scene.selection:
                points = self._choice.places(scene)
                self._choice.clear()
                return NOTHING if points else Answer(selection=frozenset())
            case Key.TAB | Key.BACKTAB:
                return self._tab(scene, back=key is Key.BACKTAB)
            case Key.DELETE | Key.BACKSPACE if scene.editable:
                return self.delete_points(scene) or self._delete(scene)
            case Key.LEFT | Key.RIGHT | Key.UP | Key.DOWN if scene.editable and scene.selection:
                x, y = _ARROWS[key]
                step = LARGE_STEP if large else STEP
                return self._nudged(scene, (x * step, y * step))
            case _:
                return None

    def delete_points(self, scene: Scene) -> Answer | None:
        chosen = self._choice.places(scene)
        elsewhere = self._hot is not None and self._hot.annotation.id not in scene.selection
        if not (chosen and scene.editable) or elsewhere or self.busy:
            return None
        shapes = {one: scene.index.entry(one).annotation.geometry for one in chosen}
        less = {one: without(shapes[one], places) for one, places in chosen.items()}
        self._choice.clear()
        return exchanged(scene, less, phrase("Remove points"))

    def choose(self, category: str, scene: Scene) -> Answer:
        if self.busy:
            return NOTHING
        ids = self._target(scene)
        if not (ids and scene.editable):
            return Answer(category=category)
        done = recategorised(scene.label, ids, category, scene.skeletons)
        return Answer(done.edit if done.edit.edits else None, phrase("Change category"), refusal=done.refusal)

    def cancel(self) -> None:
        self._press = self._grip = self._band = None
        self._moved = Moved()

    def let_go(self) -> None:
        self.cancel()

    def label_changed(self, scene: Scene) -> None:
        # What was taken hold of may be gone or look different now.
        self.cancel()
        self._hot = self._pinned = None
        self._choice.label_changed(scene.index)

    def _find(self, event: PointerEvent, scene: Scene) -> Hot | None:
        self._last = event
        if scene.editable and (turn := _turn_at(event, scene)):
            return turn
        if self._pinned is not None:
            one = self._pinned.annotation.id
            there = one in scene.index and one not in scene.passed
            if there and math.dist(self._pinned.xy, event.xy) <= event.reach(DRAG_FROM):
                return self._hot_on(one, event, scene)
            self._pinned = None
        found = scene.index.at(event.xy, event.reach(REACH), preferred=scene.selection, without=scene.passed)
        return None if found is None else self._hot_on(found, event, scene)

    def _tab(self, scene: Scene, *, back: bool) -> Answer | None:
        if self._turn_over(scene, back=back):
            return NOTHING
        found = self._neighbour(scene, back=back)
        return None if found is None else Answer(selection=frozenset({found}))

    def _turn_over(self, scene: Scene, *, back: bool) -> bool:
        """Of several objects that lie upon each other take the next; False if there is only one."""
        if self._last is None or self._hot is None:
            return False
        there = _stack_at(self._last, scene)
        current = self._hot.annotation.id
        if len(there) < 2 or current not in there:
            return False
        found = there[(there.index(current) + (-1 if back else 1)) % len(there)]
        # Until the pointer goes elsewhere.
        self._pinned = self._hot = self._hot_on(found, self._last, scene)
        return True

    def _hot_on(self, found: AnnotationId, event: PointerEvent, scene: Scene) -> Hot:
        reach = event.reach(REACH)
        entry = scene.index.entry(found)
        part = part_at(entry.annotation.geometry, entry.handles, event.xy, reach=reach, scale=event.scale)
        return Hot(entry.annotation, part if scene.editable else WHOLE, event.xy)

    def _clicked(self, press: _Press, scene: Scene) -> Answer:
        if press.hot is None:
            return NOTHING
        one, part = press.hot.annotation.id, press.hot.part
        if press.modifiers & Modifier.CTRL and part.kind is PartKind.VERTEX and one in scene.selection:
            self._choice.toggle(Vertex(one, Place(part.line, part.index)), scene.index)
            return NOTHING
        return Answer(selection=scene.selection ^ {one} if press.adds else frozenset({one}))

    def _caught(self, press: _Press, corner: XY, scene: Scene) -> Answer:
        """What the rubber band has in it."""
        (ax, ay), (bx, by) = press.xy, corner
        band = min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
        if press.modifiers & Modifier.CTRL:
            caught = self._choice.catch(band, scene)
            return Answer(selection=scene.selection | caught) if caught else NOTHING
        inside = {
            one.annotation.id for one in scene.index.touching(band) if around([one.bounds, band]) == band
        }
        return Answer(selection=(scene.selection if press.adds else frozenset()) | (inside - scene.passed))

    def _delete(self, scene: Scene) -> Answer | None:
        ids = self._target(scene)
        if not ids:
            return None
        self._hot = None
        return deletion(scene.label, ids)

    def _drop_vertex(self, scene: Scene) -> Answer | None:
        """A double click on a vertex takes it away; a joint of a skeleton it marks as hidden, or not."""
        if self._hot is None or self._hot.part.kind is not PartKind.VERTEX or not scene.editable:
            return None
        one, part = self._hot.annotation, self._hot.part
        if isinstance(one.geometry, Keypoints):
            veiled = replace(one, geometry=_veiled(one.geometry, part))
            return replacement(scene.label, [veiled], phrase("Mark as hidden or visible"))
        less = without(one.geometry, {Place(part.line, part.index)})
        if less is None:
            return None
        return replacement(scene.label, [replace(one, geometry=less)], phrase("Remove point"))

    def _nudged(self, scene: Scene, delta: XY) -> Answer:
        chosen = self._choice.places(scene)
        moved: tuple[Annotation, ...]
        if chosen:
            grip = points_grip(scene, chosen)
            moved, text = moved_together(grip.places, grip.taken, delta, scene.size), grip.text
        else:
            together = tuple(one for one in scene.label if one.id in scene.changeable)
            moved = moved_whole(together, delta, scene)
            text = phrases("Move", "Move {n} objects", len(together))
        return replacement(scene.label, differing(scene.label, moved), text)

    def _target(self, scene: Scene) -> frozenset[AnnotationId]:
        hovered = None if self._hot is None else self._hot.annotation.id
        return meant(scene.selection, hovered) - scene.passed

    def _neighbour(self, scene: Scene, *, back: bool) -> AnnotationId | None:
        """The object before or after the selected ones; None past the ends, where Tab leaves the image."""
        ids = [one.id for one in scene.label if one.id not in scene.hidden]
        # Not what the pointer is over, if there is a selection: Tab would come to the same one each time.
        start = scene.selection or self._target(scene)
        current = [index for index, one in enumerate(ids) if one in start] or [len(ids) if back else -1]
        found = current[0] - 1 if back else current[-1] + 1
        return ids[found] if 0 <= found < len(ids) else None

    def _cursor(self, scene: Scene) -> Cursor:
        if self._hot is None or self._band is not None:
            return Cursor.ARROW
        if not scene.editable:
            return Cursor.POINT
        return _cursor(self._hot)


def _turn_at(event: PointerEvent, scene: Scene) -> Hot | None:
    """The turning handle of a selected shape under the pointer."""
    if len(scene.selection) > FEW:
        return None
    for one in _there(scene.changeable - scene.hidden, scene.index):
        handle = turn_handle(one.geometry, event.scale)
        if handle is not None and math.dist(handle, event.xy) <= event.reach(REACH):
            return Hot(one, TURN, event.xy)
    return None


def _stack_at(event: PointerEvent, scene: Scene) -> list[AnnotationId]:
    """What lies upon each other under the pointer, what a press would take first."""
    found: list[AnnotationId] = []
    while len(found) < FEW:
        gone = scene.passed | frozenset(found)
        one = scene.index.at(event.xy, event.reach(REACH), preferred=scene.selection, without=gone)
        if one is None:
            break
        found.append(one)
    return found


def _there(ids: frozenset[AnnotationId], index: SpatialIndex) -> list[Annotation]:
    return [index.entry(one).annotation for one in ids if one in index]


def _veiled(shape: Keypoints, part: Part) -> Keypoints:
    seen = list(shape.visibility)
    seen[part.index] = 1 if seen[part.index] == 2 else 2
    return Keypoints(shape.points, seen)


def _cursor(hot: Hot) -> Cursor:
    part = hot.part
    if part.kind is PartKind.WHOLE:
        return Cursor.ARROW if isinstance(hot.annotation.geometry, Mask) else Cursor.MOVE
    if not isinstance(hot.annotation.geometry, Box):
        return Cursor.POINT
    if part.kind is PartKind.EDGE:
        return Cursor.HORIZONTAL if part.index % 2 else Cursor.VERTICAL
    return Cursor.DIAGONAL_UP if part.index % 2 else Cursor.DIAGONAL_DOWN
