"""Vertices of lines and polygons: moved, put in and taken away, several at once, also of several shapes."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

import shapely

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.geometry import XY, Geometry, Keypoints, Point, Polygon, Polyline
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation
from labelqueue.ui.tools.clip import Size, limited_move
from labelqueue.ui.tools.outline import around
from labelqueue.ui.tools.parts import handles, middle

Loose = Polygon | Polyline | Keypoints | Point
"""Shapes whose vertices do not depend on each other."""


class Place(NamedTuple):
    """Where a vertex stands in its shape: the number of the line, and its number along it."""

    line: int
    number: int


class Vertex(NamedTuple):
    """One vertex of one annotation."""

    annotation: AnnotationId
    place: Place


def at(geometry: Geometry, place: Place) -> XY:
    """Where a vertex is."""
    return handles(geometry)[place.line][place.number]


def lengths(geometry: Geometry) -> tuple[int, ...]:
    """How many vertices each line has: as long as these are the same, places mean the same."""
    return tuple(len(line) for line in handles(geometry))


def places_in(geometry: Geometry, inside: Callable[[XY], bool]) -> frozenset[Place]:
    """The vertices at which `inside` is true."""
    return frozenset(
        Place(line, index)
        for line, vertices in enumerate(handles(geometry))
        for index, xy in enumerate(vertices)
        if inside(xy)
    )


def inserted(geometry: Geometry, edge: Place) -> Geometry:
    """With one more vertex half way along an edge; it stands right behind `edge`."""

    def change(line: tuple[XY, ...]) -> tuple[XY, ...]:
        one, other = line[edge.number], line[(edge.number + 1) % len(line)]
        return (*line[: edge.number + 1], middle(one, other), *line[edge.number + 1 :])

    return _with_line(geometry, edge.line, change)


def moved_together(
    taken: Mapping[AnnotationId, frozenset[Place]], annotations: Iterable[Annotation], delta: XY, size: Size
) -> tuple[Annotation, ...]:
    """The annotations with all taken vertices moved by `delta`, by less if one would leave the image."""
    some = tuple(annotations)
    points = {at(one.geometry, place) for one in some for place in taken[one.id]}
    if not points:
        return some
    delta = limited_move(around([(x, y, x, y) for x, y in points]), delta, size)
    return tuple(replace(one, geometry=moved(one.geometry, taken[one.id], delta)) for one in some)


def moved(geometry: Geometry, places: Collection[Place], delta: XY) -> Geometry:
    """With these vertices moved by `delta`; as it was where that is no shape."""
    changed = geometry
    for line in {place.line for place in places}:
        numbers = {place.number for place in places if place.line == line}
        changed = _with_line(changed, line, lambda one, numbers=numbers: _shifted(one, numbers, delta))  # type: ignore[misc]
    return changed


def without(geometry: Geometry, places: Collection[Place]) -> Geometry | None:
    """Without these vertices; None if too few are left. A joint of a skeleton is not labeled any more."""
    match geometry:
        case Polygon():
            left = [_left(ring, number, places) for number, ring in enumerate(geometry.rings)]
            gone = [ring for ring, rest in zip(geometry.rings, left, strict=True) if len(rest) < 3]
            kept = [rest for rest in left if len(rest) >= 3 and not _inside_any(rest, gone)]
            return Polygon(kept) if kept else None
        case Polyline():
            points = _left(geometry.points, 0, places)
            return Polyline(points) if len(points) >= 2 else None
        case Keypoints():
            unseen = {place.number for place in places}
            seen = [0 if index in unseen else one for index, one in enumerate(geometry.visibility)]
            return Keypoints(geometry.points, seen) if any(seen) else None
        case _:
            return None


def _shifted(line: tuple[XY, ...], numbers: Collection[int], delta: XY) -> tuple[XY, ...]:
    dx, dy = delta
    return tuple((x + dx, y + dy) if index in numbers else (x, y) for index, (x, y) in enumerate(line))


def _left(line: tuple[XY, ...], number: int, places: Collection[Place]) -> tuple[XY, ...]:
    return tuple(xy for index, xy in enumerate(line) if Place(number, index) not in places)


def _inside_any(ring: tuple[XY, ...], outer: Collection[tuple[XY, ...]]) -> bool:
    """A hole goes with the part that it was cut out of."""
    return any(shapely.Polygon(one).contains(shapely.Point(ring[0])) for one in outer)


def _with_line(geometry: Geometry, line: int, change: Callable[[tuple[XY, ...]], tuple[XY, ...]]) -> Geometry:
    try:
        match geometry:
            case Polygon():
                rings = list(geometry.rings)
                rings[line] = change(rings[line])
                return Polygon(rings)
            case Polyline():
                return Polyline(change(geometry.points))
            case Keypoints():
                return Keypoints(change(geometry.points), geometry.visibility)
            case Point():
                return Point(*change(((geometry.x, geometry.y),))[0])
            case _:
                return geometry
    except InvalidValue:
        return geometry
