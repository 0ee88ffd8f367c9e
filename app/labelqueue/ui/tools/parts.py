"""The parts of a shape that a hand can take hold of, and what becomes of the shape when it moves them."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

import numpy as np

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.geometry import XY, Box, Geometry, Keypoints, Mask, Point, Polygon, Polyline
from labelqueue.ui.tools.clip import Size, clamped, limited_move
from labelqueue.ui.tools.outline import FARTHEST, Line

MIDDLE_FROM: Final = 28.0
"""Screen pixels: a shorter edge offers no point in its middle, there would be no room for it."""


class PartKind(Enum):
    """MIDDLE is the point half way along an edge that becomes a vertex when it is dragged."""

    WHOLE = auto()
    VERTEX = auto()
    EDGE = auto()
    MIDDLE = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """One part: `index` counts vertices along line `line`; an edge has the number of its first vertex."""

    kind: PartKind
    line: int = 0
    index: int = 0


WHOLE: Final = Part(PartKind.WHOLE)


def handles(geometry: Geometry) -> list[tuple[XY, ...]]:
    """The vertices that can be dragged, line by line; those of a box go clockwise from the top left."""
    match geometry:
        case Box():
            x0, y0, x1, y1 = geometry.bounds()
            return [((x0, y0), (x1, y0), (x1, y1), (x0, y1))]
        case Polygon():
            return list(geometry.rings)
        case Polyline() | Keypoints():
            return [geometry.points]
        case Point():
            return [((geometry.x, geometry.y),)]
        case _:
            return []


def handle_lines(geometry: Geometry) -> tuple[Line, ...]:
    """The same as arrays, as they are drawn: there may be thousands to look at with every move."""
    return tuple(np.clip(line, -FARTHEST, FARTHEST) for line in handles(geometry) if line)


def part_at(geometry: Geometry, lines: Sequence[Line], xy: XY, *, reach: float, scale: float) -> Part:
    """The part of `geometry` at `xy`: a vertex before a middle before an edge before the whole.

    `lines`: its `handle_lines`; `reach`: in pixels of the image, which shrinks on small shapes, so that
    their inside can still be taken.
    """
    if isinstance(geometry, Box | Polygon):
        side = float(np.ptp(np.concatenate(lines), axis=0).min())
        reach = min(reach, max(side / 4, reach / 4))
    found = [_nearest(np.hypot(*(vertices - xy).T)) for vertices in lines]
    distance, line = min(((one[0], line) for line, one in enumerate(found)), default=(math.inf, 0))
    if distance <= reach:
        return Part(PartKind.VERTEX, line, found[line][1])
    return _edge_at(geometry, lines, xy, reach=reach, scale=scale)


def _edge_at(geometry: Geometry, lines: Sequence[Line], xy: XY, *, reach: float, scale: float) -> Part:
    if not isinstance(geometry, Box | Polygon | Polyline):
        return WHOLE
    best, part = reach, WHOLE
    for line, vertices in enumerate(lines):
        ends = np.roll(vertices, -1, axis=0)
        starts, ends = (vertices[:-1], ends[:-1]) if isinstance(geometry, Polyline) else (vertices, ends)
        distance, index = _nearest(_distances(xy, starts, ends))
        if distance <= best:
            best, part = distance, Part(PartKind.EDGE, line, index)
            one, other = starts[index].tolist(), ends[index].tolist()
            roomy = math.dist(one, other) * scale >= MIDDLE_FROM and not isinstance(geometry, Box)
            if roomy and math.dist(xy, middle(one, other)) <= reach:
                part = Part(PartKind.MIDDLE, line, index)
    return part


def part_position(geometry: Geometry, part: Part) -> XY | None:
    """Where a vertex or a middle is; None for an edge or the whole."""
    if part.kind not in (PartKind.VERTEX, PartKind.MIDDLE):
        return None
    vertices = handles(geometry)[part.line]
    one = vertices[part.index]
    return one if part.kind is PartKind.VERTEX else middle(one, vertices[(part.index + 1) % len(vertices)])


def middle(one: XY, other: XY) -> XY:
    """Half way."""
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def reshaped(geometry: Geometry, part: Part, delta: XY, size: Size) -> Geometry:
    """`geometry` after `part` moved by `delta`, kept inside the image; unchanged where that is no shape."""
    try:
        if part.kind is PartKind.WHOLE:
            return shifted(geometry, delta, size)
        if isinstance(geometry, Box):
            return _reshaped_box(geometry, part, delta, size)
        return _with_points(geometry, part, lambda line: _moved_points(line, part, delta, size))
    except InvalidValue:
        return geometry


def shifted(geometry: Geometry, delta: XY, size: Size) -> Geometry:
    """`geometry` moved as a whole, kept inside the image. Masks stay where they are."""
    if isinstance(geometry, Mask):
        return geometry
    return geometry.moved(*limited_move(geometry.bounds(), delta, size))


def without_vertex(geometry: Geometry, part: Part) -> Geometry | None:
    """`geometry` without one vertex; None where that leaves no shape."""
    if not isinstance(geometry, Polygon | Polyline):
        return None
    try:
        return _with_points(geometry, part, lambda line: (*line[: part.index], *line[part.index + 1 :]))
    except InvalidValue:
        return None


def _reshaped_box(box: Box, part: Part, delta: XY, size: Size) -> Box:
    x0, y0, x1, y1 = box.bounds()
    vertex = part.kind is PartKind.VERTEX
    left = part.index in (0, 3) if vertex else part.index == 3
    right = part.index in (1, 2) if vertex else part.index == 1
    top = part.index in (0, 1) if vertex else part.index == 0
    bottom = part.index in (2, 3) if vertex else part.index == 2
    dx, dy = delta
    # Only what moves is clamped: a box that was stored beyond the image keeps its other sides.
    if left or right:
        moved = clamped(((x0 if left else x1) + dx, 0.0), size)[0]
        x0, x1 = (moved, x1) if left else (x0, moved)
    if top or bottom:
        moved = clamped((0.0, (y0 if top else y1) + dy), size)[1]
        y0, y1 = (moved, y1) if top else (y0, moved)
    return Box(x0, y0, x1, y1)


def _moved_points(line: Sequence[XY], part: Part, delta: XY, size: Size) -> tuple[XY, ...]:
    points, count = list(line), len(line)
    first, second = part.index, (part.index + 1) % count
    match part.kind:
        case PartKind.VERTEX:
            points[first] = _moved_point(points[first], delta, size)
        case PartKind.MIDDLE:
            points.insert(first + 1, _moved_point(middle(points[first], points[second]), delta, size))
        case _:
            (ax, ay), (bx, by) = points[first], points[second]
            bounds = (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
            dx, dy = limited_move(bounds, delta, size)
            points[first], points[second] = (ax + dx, ay + dy), (bx + dx, by + dy)
    return tuple(points)


def _moved_point(xy: XY, delta: XY, size: Size) -> XY:
    return clamped((xy[0] + delta[0], xy[1] + delta[1]), size)


def _with_points(
    geometry: Geometry, part: Part, change: Callable[[tuple[XY, ...]], tuple[XY, ...]]
) -> Geometry:
    match geometry:
        case Polygon():
            rings = list(geometry.rings)
            rings[part.line] = change(rings[part.line])
            return Polygon(rings)
        case Polyline():
            return Polyline(change(geometry.points))
        case Keypoints():
            return Keypoints(change(geometry.points), geometry.visibility)
        case Point():
            return Point(*change(((geometry.x, geometry.y),))[0])
        case _:
            return geometry


def _nearest(distances: Line) -> tuple[float, int]:
    """The smallest distance and its place."""
    index = int(distances.argmin())
    return float(distances[index]), index


def _distances(xy: XY, starts: Line, ends: Line) -> Line:
    """From a point to each segment."""
    along = ends - starts
    length = (along**2).sum(axis=1)
    part = ((xy - starts) * along).sum(axis=1) / np.where(length, length, 1.0)
    away = xy - (starts + np.clip(part, 0.0, 1.0)[:, None] * along)
    distances: Line = np.hypot(away[:, 0], away[:, 1])
    return distances
