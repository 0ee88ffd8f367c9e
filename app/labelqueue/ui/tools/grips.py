"""What a drag has taken hold of, and what becomes of it."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, assert_never

from labelqueue.domain.geometry import XY, Bounds, Box, Ellipse, Mask, RotatedBox
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation
from labelqueue.domain.phrase import phrase, phrases
from labelqueue.ui.tools.base import Carried, Hot, Scene, meant
from labelqueue.ui.tools.clip import limited_move
from labelqueue.ui.tools.events import Modifier, PointerEvent
from labelqueue.ui.tools.outline import around
from labelqueue.ui.tools.parts import Part, PartKind, part_position, reshaped, shifted, turned
from labelqueue.ui.tools.snap import Border, neighbours, snapped, with_common_edge
from labelqueue.ui.tools.vertices import Place, inserted, moved_together


@dataclass(frozen=True, slots=True)
class Pull:
    """How far a drag has come: `start` is where the button went down."""

    start: XY
    event: PointerEvent

    @property
    def delta(self) -> XY:
        """From the start to here, in pixels of the image."""
        return self.event.xy[0] - self.start[0], self.event.xy[1] - self.start[1]


SINGLY: Final = 40
"""So many annotations are moved one by one with every step of a drag; more are carried as they are."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What came of it; `snapped`: the place that the point under the pointer went to.

    `carried`: what is to be moved in the end, and would be too much to be moved with every step.
    """

    annotations: tuple[Annotation, ...] = ()
    snapped: XY | None = None
    carried: Carried | None = None

    def finished(self, scene: Scene) -> tuple[Annotation, ...]:
        """The annotations as they are when the drag ends here."""
        carried = self.carried
        if carried is None:
            return self.annotations
        return tuple(_shifted(one, carried.by, scene) for one in scene.label if one.id in carried.ids)


class Grip:
    """One hold. `text` names the edit that it leads to."""

    text: str

    @abstractmethod
    def moved(self, pull: Pull, scene: Scene) -> Moved:
        """The annotations as they are after that pull."""


@dataclass(frozen=True)
class WholeGrip(Grip):
    """Some annotations as they are. Masks stay where they are."""

    taken: tuple[Annotation, ...]

    @property
    def text(self) -> str:  # type: ignore[override]
        return phrases("Move", "Move {n} objects", len(self.taken))

    def moved(self, pull: Pull, scene: Scene) -> Moved:
        if len(self.taken) <= SINGLY:
            return Moved(moved_whole(self.taken, pull.delta, scene))
        if self._extent is None:
            return Moved()
        delta = limited_move(self._extent, pull.delta, scene.size)
        return Moved(carried=Carried(self._movable, delta))

    @cached_property
    def _movable(self) -> frozenset[AnnotationId]:
        return frozenset(one.id for one in self.taken if not isinstance(one.geometry, Mask))

    @cached_property
    def _extent(self) -> Bounds | None:
        some = [one.geometry.bounds() for one in self.taken if one.id in self._movable]
        return around(some) if some else None


@dataclass(frozen=True)
class PartGrip(Grip):
    """A corner, an edge or an end of a box or an ellipse."""

    taken: Annotation
    part: Part
    text: str = phrase("Reshape")

    def moved(self, pull: Pull, scene: Scene) -> Moved:
        geometry = self.taken.geometry
        if not isinstance(geometry, Box | RotatedBox | Ellipse):
            return Moved()
        lead = part_position(geometry, self.part)
        delta, target = _snapped(pull, scene, lead, frozenset({self.taken.id}))
        changed = reshaped(geometry, self.part, delta, scene.size)
        return Moved((replace(self.taken, geometry=changed),), target)


@dataclass(frozen=True)
class TurnGrip(Grip):
    """The handle that turns a shape; with Shift in steps."""

    taken: Annotation
    text: str = phrase("Turn")

    def moved(self, pull: Pull, scene: Scene) -> Moved:
        steps = bool(pull.event.modifiers & Modifier.SHIFT)
        changed = turned(self.taken.geometry, pull.start, pull.event.xy, steps=steps)
        return Moved((replace(self.taken, geometry=changed),))


@dataclass(frozen=True)
class PointsGrip(Grip):
    """Vertices of one or several annotations; `lead`: the one under the pointer, which may snap."""

    taken: tuple[Annotation, ...]
    places: Mapping[AnnotationId, frozenset[Place]]
    lead: XY | None
    text: str = phrase("Reshape")

    def moved(self, pull: Pull, scene: Scene) -> Moved:
        delta, target = _snapped(pull, scene, self.lead, frozenset(self.places))
        return Moved(moved_together(self.places, self.taken, delta, scene.size), target)


def grip_on(hot: Hot, scene: Scene, chosen: Mapping[AnnotationId, frozenset[Place]]) -> Grip:
    """What a drag takes hold of that begins on `hot`; `chosen`: vertices that are selected."""
    one, part = hot.annotation, hot.part
    place = Place(part.line, part.index)
    match part.kind:
        case PartKind.WHOLE:
            ids = meant(scene.selection, one.id)
            return WholeGrip(tuple(each for each in scene.label if each.id in ids - scene.passed))
        case PartKind.TURN:
            return TurnGrip(one)
        case _ if isinstance(one.geometry, Box | RotatedBox | Ellipse):
            return PartGrip(one, part)
        case PartKind.VERTEX:
            several = place in chosen.get(one.id, ())
            taken = chosen if several else {one.id: frozenset({place})}
            return points_grip(scene, taken, part_position(one.geometry, part))
        case PartKind.EDGE:
            count = len(scene.index.entry(one.id).handles[part.line])
            ends = frozenset({place, Place(part.line, (part.index + 1) % count)})
            return points_grip(scene, {one.id: ends}, None)
        case PartKind.MIDDLE:
            return _new_vertex(scene, one, place, part_position(one.geometry, part))
        case _:
            assert_never(part.kind)


def points_grip(
    scene: Scene, chosen: Mapping[AnnotationId, frozenset[Place]], lead: XY | None = None
) -> PointsGrip:
    """A hold of these vertices, and of those that stand on the same places in shapes beside."""
    borders: list[Border] = []
    for annotation_id, places in chosen.items():
        one = scene.index.entry(annotation_id).annotation
        borders += [(one, places), *neighbours(scene, one, places)]
    return _hold(borders, lead, phrase("Reshape"))


def moved_whole(together: tuple[Annotation, ...], delta: XY, scene: Scene) -> tuple[Annotation, ...]:
    """The annotations moved by as much of `delta` as keeps them inside the image."""
    # One limit for all, so that a group keeps its shape at the border of the image.
    movable = [one for one in together if not isinstance(one.geometry, Mask)]
    if not movable:
        return ()
    delta = limited_move(around([one.geometry.bounds() for one in movable]), delta, scene.size)
    return tuple(_shifted(one, delta, scene) for one in movable)


def _shifted(one: Annotation, delta: XY, scene: Scene) -> Annotation:
    return replace(one, geometry=shifted(one.geometry, delta, scene.size))


def _new_vertex(scene: Scene, one: Annotation, edge: Place, lead: XY | None) -> PointsGrip:
    made = replace(one, geometry=inserted(one.geometry, edge))
    own = made, frozenset({Place(edge.line, edge.number + 1)})
    return _hold([own, *with_common_edge(scene, one, edge)], lead, phrase("Add point"))


def _hold(borders: list[Border], lead: XY | None, text: str) -> PointsGrip:
    taken: dict[AnnotationId, Annotation] = {}
    places: dict[AnnotationId, frozenset[Place]] = {}
    for one, some in borders:
        taken.setdefault(one.id, one)
        places[one.id] = places.get(one.id, frozenset()) | some
    return PointsGrip(tuple(taken.values()), places, lead, text)


def _snapped(
    pull: Pull, scene: Scene, lead: XY | None, without: frozenset[AnnotationId]
) -> tuple[XY, XY | None]:
    """The pull, so that `lead` comes to what it snaps to."""
    delta = pull.delta
    if lead is None:
        return delta, None
    target = snapped(pull.event, scene, (lead[0] + delta[0], lead[1] + delta[1]), without=without)
    return (delta, None) if target is None else ((target[0] - lead[0], target[1] - lead[1]), target)
