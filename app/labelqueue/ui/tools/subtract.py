"""Taking an area away from what is drawn."""

from typing import Any

import shapely

from labelqueue.domain import regions
from labelqueue.domain.geometry import Geometry, Polygon
from labelqueue.domain.ids import AnnotationId
from labelqueue.ui.tools.base import NOTHING, Answer, Scene, exchanged
from labelqueue.ui.tools.index import Entry


def subtraction(scene: Scene, cutter: Polygon) -> Answer:
    """One step that takes the area of `cutter` away.

    From the selected shapes that it meets; if there are none, from the one of which it covers most, of equals
    the smallest. Where nothing is left the shape goes.
    """
    covered = regions.region(cutter)
    met = [(entry, _common(entry, covered)) for entry in scene.index.touching(cutter.bounds())]
    found = [
        (entry, common)
        for entry, common in met
        if common > regions.SLIVER and entry.annotation.id not in scene.passed
    ]
    chosen = [entry for entry, _ in found if entry.annotation.id in scene.selection]
    if not chosen and found:
        chosen = [max(found, key=lambda one: (round(one[1], 6), -one[0].area, one[0].order))[0]]
    left: dict[AnnotationId, Geometry | None] = {}
    for entry in chosen:
        shape = entry.annotation.geometry
        if isinstance(shape, regions.Area):
            left[entry.annotation.id] = regions.without(shape, cutter)
    return exchanged(scene, left, "Cut out") if left else NOTHING


def _common(entry: Entry, covered: Any) -> float:
    if not isinstance(entry.annotation.geometry, regions.Area):
        return 0.0
    return float(shapely.intersection(entry.region, covered).area)
