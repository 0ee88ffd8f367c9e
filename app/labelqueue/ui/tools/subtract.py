"""Taking an area away from what is drawn."""

from typing import Any

import shapely

from labelqueue.domain import regions
from labelqueue.domain.geometry import XY, Geometry, Polygon
from labelqueue.domain.ids import AnnotationId
from labelqueue.ui.tools.base import NOTHING, Answer, Hot, Scene, addition, exchanged
from labelqueue.ui.tools.index import Entry
from labelqueue.ui.tools.parts import WHOLE


def drawn(scene: Scene, shape: regions.Area, text: str, *, cut_from: XY | None) -> Answer:
    """A shape was drawn: to be added; or, if it was begun at `cut_from` with E held, to be taken away."""
    if cut_from is not None:
        return subtraction(scene, Polygon(regions.rings_of(shape)), cut_from)
    return addition(scene, shape, text)


def aimed(scene: Scene, xy: XY | None) -> Hot | None:
    """What a cut would be made in that begins at `xy`, unless it meets something selected."""
    if not (scene.subtracts and scene.editable) or xy is None:
        return None
    found = scene.index.at(xy, 0.0, preferred=scene.changeable, without=scene.passed)
    if found is None:
        return None
    one = scene.index.entry(found).annotation
    return Hot(one, WHOLE, xy) if isinstance(one.geometry, regions.Area) else None


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
    return exchanged(scene, left, "Cut out") if left else NOTHING


def _common(entry: Entry, covered: Any) -> float:
    if not isinstance(entry.annotation.geometry, regions.Area):
        return 0.0
    return float(shapely.intersection(entry.region, covered).area)
