"""Taking an area away from what is drawn, or adding one to it."""

from dataclasses import dataclass, replace
from typing import Any, Final

from labelqueue.domain import overlay, regions
from labelqueue.domain.geometry import XY, Geometry, Polygon
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.phrase import phrase
from labelqueue.ui.tools.base import NOTHING, Answer, Hot, Scene, addition, exchanged
from labelqueue.ui.tools.index import Entry
from labelqueue.ui.tools.parts import WHOLE

PART: Final = phrase("one more part")
ALONE: Final = phrase("a new object")


@dataclass(frozen=True, slots=True)
class Into:
    """What was begun at `xy` is taken away from what is there; or added to it, if it `joins`."""

    xy: XY
    joins: bool


def into(scene: Scene, xy: XY) -> Into | None:
    """What becomes of a shape that is begun at `xy`; None: it is an object of its own."""
    return Into(xy, scene.joins) if scene.subtracts or scene.joins else None


def drawn(scene: Scene, shape: regions.Area, text: str, begun: Into | None) -> Answer:
    """A shape was drawn: an object of its own, to be taken away, or to be added to another."""
    if begun is None:
        return addition(scene, shape, text)
    if begun.joins:
        return _joined(scene, shape, begun.xy) or _first_part(scene, shape, text)
    return subtraction(scene, Polygon(regions.rings_of(shape)), begun.xy)


def look(scene: Scene, begun: Into | None, here: XY | None, *, busy: bool) -> tuple[bool, str]:
    """Whether what is drawn is taken away, and what to say of it beside its category.

    `here`: where the hand is.
    """
    would = begun if busy or here is None else into(scene, here)
    if would is None:
        return False, ""
    if not would.joins:
        return True, ""
    return False, ALONE if _receiver(scene, would.xy) is None else PART


def aimed(scene: Scene, xy: XY) -> Hot | None:
    """What a shape would be cut out of, or added to, that begins at `xy`.

    What is cut may be something else: what is selected and met.
    """
    if not scene.editable or not (scene.subtracts or scene.joins):
        return None
    found = _receiver(scene, xy) if scene.joins else _area_at(scene, xy)
    return None if found is None else Hot(scene.index.entry(found).annotation, WHOLE, xy)


def _area_at(scene: Scene, xy: XY) -> AnnotationId | None:
    found = scene.index.at(xy, 0.0, preferred=scene.changeable, without=scene.passed)
    return found if found is not None and _covers(scene, found) else None


def _covers(scene: Scene, one: AnnotationId) -> bool:
    return isinstance(scene.index.entry(one).annotation.geometry, regions.Area)


def _receiver(scene: Scene, xy: XY) -> AnnotationId | None:
    """What a part is added to: the only one selected, else the one at `xy`."""
    selected = [one for one in scene.changeable if _covers(scene, one)]
    return selected[0] if len(selected) == 1 else _area_at(scene, xy)


def _first_part(scene: Scene, shape: regions.Area, text: str) -> Answer:
    """There is nothing to add to: an object of its own, selected, so that further parts go to it."""
    return replace(addition(scene, shape, text), selection=frozenset({scene.label.new_id()}))


def _joined(scene: Scene, shape: regions.Area, xy: XY) -> Answer | None:
    receiver = _receiver(scene, xy)
    there = None if receiver is None else scene.index.entry(receiver).annotation.geometry
    if receiver is None or not isinstance(there, regions.Area):
        return None
    return exchanged(scene, {receiver: regions.merged([there, shape])}, phrase("Add a part"))


def subtraction(scene: Scene, cutter: Polygon, start: XY) -> Answer:
    """One step that takes the area of `cutter` away.

    From the selected shapes that it meets; else from the one in which it was begun; else from the one of
    which it covers most. Where nothing is left the shape goes.
    """
    covered = regions.region(cutter)
    near = scene.index.touching(cutter.bounds())
    common = {one.annotation.id: _common(one, covered) for one in near}
    met = {one for one, much in common.items() if much > regions.SLIVER} - scene.passed
    begun = scene.index.at(start, 0.0, without=scene.passed)
    chosen = scene.changeable & met
    if not chosen and met:
        chosen = frozenset({begun if begun in met else max(met, key=lambda one: common[one])})
    left: dict[AnnotationId, Geometry | None] = {}
    for one in chosen:
        shape = scene.index.entry(one).annotation.geometry
        if isinstance(shape, regions.Area):
            left[one] = regions.without(shape, cutter)
    return exchanged(scene, left, phrase("Cut out")) if left else NOTHING


def _common(entry: Entry, covered: Any) -> float:
    if not isinstance(entry.annotation.geometry, regions.Area):
        return 0.0
    return float(overlay.intersection(entry.region, covered).area)
