"""Points that go to what is already drawn, and borders that shapes share."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import numpy as np
import shapely

from labelqueue.domain import overlay
from labelqueue.domain.geometry import XY, Polygon, Polyline
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation
from labelqueue.ui.tools.base import Scene
from labelqueue.ui.tools.clip import clamped
from labelqueue.ui.tools.events import Modifier, PointerEvent
from labelqueue.ui.tools.index import Entry
from labelqueue.ui.tools.vertices import Place, at, inserted, lengths

WITHIN: Final = 9.0
"""Screen pixels from which a point goes to a vertex or an edge."""

SAME: Final = 1e-6
"""Pixels of the image: vertices that are nearer stand on the same place."""

_NOTHING: Final[frozenset[AnnotationId]] = frozenset()


def snapped(
    event: PointerEvent, scene: Scene, xy: XY | None = None, *, without: frozenset[AnnotationId] = _NOTHING
) -> XY | None:
    """Where a point at `xy` (the pointer) goes: to the nearest vertex, else to the nearest edge; None: stays.

    `without`: what is being moved itself.
    """
    if scene.options.snaps == bool(event.modifiers & Modifier.CTRL):
        return None
    x, y = xy or event.xy
    reach = event.reach(WITHIN)
    near = [
        one
        for one in scene.index.touching((x - reach, y - reach, x + reach, y + reach))
        if one.annotation.id not in without and one.annotation.id not in scene.hidden
    ]
    found = _nearest_vertex(near, (x, y), reach) or _nearest_place(near, (x, y), reach)
    return None if found is None else clamped(found, scene.size)


def _nearest_vertex(entries: list[Entry], xy: XY, reach: float) -> XY | None:
    best, found = reach, None
    for line in (line for entry in entries for line in entry.handles):
        distances = np.hypot(*(line - xy).T)
        index = int(distances.argmin())
        if distances[index] <= best:
            best, found = float(distances[index]), (float(line[index][0]), float(line[index][1]))
    return found


def _nearest_place(entries: list[Entry], xy: XY, reach: float) -> XY | None:
    point = shapely.Point(xy)
    lines = [shapely.shortest_line(entry.edges, point) for entry in entries]
    line = min((one for one in lines if one is not None), key=lambda one: float(one.length), default=None)
    if line is None or line.length > reach:
        return None
    x, y = line.coords[0]
    return float(x), float(y)


Border = tuple[Annotation, frozenset[Place]]


def neighbours(scene: Scene, annotation: Annotation, places: frozenset[Place]) -> list[Border]:
    """The vertices of shapes beside this one that stand where its vertices at `places` stand."""
    found: dict[AnnotationId, Border] = {}
    apart: dict[AnnotationId, bool] = {}
    for place in places:
        xy = at(annotation.geometry, place)
        for entry in _beside(scene, annotation, xy, apart):
            there = _places_at(entry, xy)
            if there:
                known = found.get(entry.annotation.id, (entry.annotation, frozenset()))[1]
                found[entry.annotation.id] = entry.annotation, known | there
    return list(found.values())


def with_common_edge(scene: Scene, annotation: Annotation, edge: Place) -> list[Border]:
    """Shapes beside this one that have the same edge, each with a new vertex in the middle of it."""
    count = lengths(annotation.geometry)[edge.line]
    ends = [
        at(annotation.geometry, Place(edge.line, number))
        for number in (edge.number, (edge.number + 1) % count)
    ]
    found: list[Border] = []
    for entry in _beside(scene, annotation, ends[0], {}):
        starts, stops = (_places_at(entry, xy) for xy in ends)
        for one, other in ((one, other) for one in starts for other in stops if one.line == other.line):
            length = lengths(entry.annotation.geometry)[one.line]
            first = _first_of_edge(one.number, other.number, length, closed=_closed(entry.annotation))
            if first is not None:
                before = Place(one.line, first)
                made = replace(entry.annotation, geometry=inserted(entry.annotation.geometry, before))
                found.append((made, frozenset({Place(one.line, first + 1)})))
    return found


def _beside(scene: Scene, annotation: Annotation, xy: XY, apart: dict[AnnotationId, bool]) -> Iterator[Entry]:
    """Lines and polygons that come to `xy` and do not overlap with `annotation`, as a copy of it would.

    `apart`: of which that is known; what is found out is added.
    """
    if not (scene.options.borders and isinstance(annotation.geometry, Polygon | Polyline)):
        return
    mine = scene.index.entry(annotation.id)
    for entry in scene.index.touching((xy[0] - SAME, xy[1] - SAME, xy[0] + SAME, xy[1] + SAME)):
        other = entry.annotation
        if other.id == annotation.id or other.id in scene.passed:
            continue
        if not isinstance(other.geometry, Polygon | Polyline):
            continue
        if other.id not in apart:
            apart[other.id] = not _overlap(mine, entry)
        if apart[other.id]:
            yield entry


def _overlap(one: Entry, other: Entry) -> bool:
    least = min(one.area, other.area)
    if not least:
        return one.annotation.geometry == other.annotation.geometry
    return bool(overlay.intersection(one.region, other.region).area > least * SAME)


def _places_at(entry: Entry, xy: XY) -> frozenset[Place]:
    found = (
        Place(line, int(index))
        for line, vertices in enumerate(entry.handles)
        for index in np.flatnonzero(np.hypot(*(vertices - xy).T) <= SAME)
    )
    return frozenset(found)


def _closed(annotation: Annotation) -> bool:
    return isinstance(annotation.geometry, Polygon)


def _first_of_edge(one: int, other: int, length: int, *, closed: bool) -> int | None:
    """The number of the edge between two vertices of a line; None if they are not neighbours."""
    low, high = min(one, other), max(one, other)
    if high - low == 1:
        return low
    return high if closed and low == 0 and high == length - 1 else None
