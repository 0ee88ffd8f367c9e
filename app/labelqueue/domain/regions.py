"""What shapes cover, and what becomes of that: merged, cut, split, repaired.

Areas are those of the even-odd rule that `Polygon` is defined by. Answers are polygons whose rings neither
cross nor touch themselves; vertices that an operation does not concern keep their exact coordinates.
"""

import math
from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import pairwise, starmap
from typing import Any, Final, assert_never

import numpy as np
import shapely

from labelqueue.domain import overlay
from labelqueue.domain.geometry import (
    XY,
    Box,
    Ellipse,
    Geometry,
    Polygon,
    Polyline,
    RotatedBox,
)

Size = tuple[float, float]

SLIVER: Final = 1e-6
"""Square pixels: what intersections leave behind along a border."""

ON: Final = 1e-7
"""Pixels: what is nearer to a line than that lies on it."""

ELLIPSE_SIDES: Final = 96

Area = Box | RotatedBox | Polygon | Ellipse
"""Shapes that cover something and can be cut and merged; masks have operations of their own."""


def rings_of(shape: Area) -> tuple[tuple[XY, ...], ...]:
    """The closed lines around a shape, in pixels; an ellipse as a polygon of many sides."""
    match shape:
        case Box():
            x0, y0, x1, y1 = shape.bounds()
            return (((x0, y0), (x1, y0), (x1, y1), (x0, y1)),)
        case RotatedBox():
            return (shape.corners(),)
        case Ellipse():
            return (_ellipse(shape),)
        case Polygon():
            return shape.rings
        case _:
            assert_never(shape)


def region(shape: Area) -> Any:
    """What a shape covers, as a valid shapely geometry."""
    return even_odd(rings_of(shape))


def even_odd(rings: Iterable[Any]) -> Any:
    """What rings enclose: each a sequence of (x, y), or an array (n, 2)."""
    lines = [shapely.LinearRing(ring) for ring in rings]
    simple = shapely.Polygon(lines[0], lines[1:]) if lines else shapely.Polygon()
    if simple.is_valid:  # one ring, perhaps with holes in it
        return simple
    filled = [_solid(shapely.make_valid(shapely.Polygon(ring))) for ring in lines]
    # Two by two: one after the other would be quadratic in their number.
    while len(filled) > 1:
        pairs = zip(filled[::2], filled[1::2], strict=False)
        filled = [*starmap(overlay.symmetric_difference, pairs), *filled[len(filled) // 2 * 2 :]]
    return filled[0]


def area(shape: Area) -> float:
    """Square pixels that a shape covers."""
    return float(region(shape).area)


def to_polygon(covered: Any) -> Polygon | None:
    """A shapely geometry as a polygon with holes and parts; None if it covers nothing."""
    parts = _polygons(covered)
    rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
    return Polygon([shapely.get_coordinates(ring)[:-1] for ring in rings]) if rings else None


def merged(shapes: Sequence[Area]) -> Polygon | None:
    """Everything that at least one of the shapes covers, as one polygon, in parts if need be."""
    return to_polygon(overlay.union([region(shape) for shape in shapes]))


def without(shape: Area, *cutters: Area) -> Polygon | None:
    """What is left of a shape when the area of others is taken away; None if nothing is."""
    return to_polygon(reduce(overlay.difference, (region(one) for one in cutters), region(shape)))


def clipped(shape: Area, size: Size) -> Polygon | None:
    """The part of a shape that lies inside an image; None if nothing does."""
    return to_polygon(overlay.intersection(region(shape), shapely.box(0, 0, *size)))


def parts_of(shape: Area) -> list[Polygon]:
    """Each connected part of a shape as a polygon of its own, with its holes; the largest first."""
    found = (to_polygon(part) for part in _polygons(region(shape)))
    return sorted((one for one in found if one is not None), key=area, reverse=True)


def split(shape: Area | Polyline, path: Sequence[XY]) -> list[Polygon] | list[Polyline]:
    """The pieces of a shape on the sides of a path; one piece if the path does not cut it through.

    Where the path runs along a line, that is cut where it comes to it and where it leaves it.
    Of a polygon the largest comes first; parts that the path does not cut stay with it.
    """
    knife = shapely.LineString(path)
    if isinstance(shape, Polyline):
        return _split_line(shape.points, knife)
    cut: list[Any] = []
    whole: list[Any] = []
    for part in _polygons(region(shape)):
        pieces = [one for one in overlay.faces(part, knife) if one.area > SLIVER]
        (cut if len(pieces) > 1 else whole).extend(pieces)
    cut.sort(key=lambda one: -float(one.area))
    if not cut:
        return [one for one in [to_polygon(overlay.union(whole))] if one is not None]
    first = shapely.MultiPolygon([cut[0], *whole]) if whole else cut[0]
    return [one for one in map(to_polygon, [first, *cut[1:]]) if one is not None]


@np.errstate(all="ignore")  # GEOS divides by zero on its way and comes to the right answer
def crossings(geometry: Geometry) -> tuple[XY, ...]:
    """Where the rings of a polygon cross themselves or each other; nothing for other shapes.

    Rings may touch each other in single points, but no ring itself.
    """
    if not isinstance(geometry, Polygon):
        return ()
    # From arrays: out of single points shapely makes a line ten times slower.
    lines = [shapely.linestrings(np.array((*ring, ring[0]))) for ring in geometry.rings]
    if all(line.is_simple for line in lines) and not _overlap(geometry.rings):
        return ()
    return _crossing_points(geometry.rings)


@np.errstate(all="ignore")  # GEOS divides by zero on its way and comes to the right answer
def line_crossings(points: Sequence[XY]) -> tuple[XY, ...]:
    """Where an open line crosses itself."""
    corners = np.array([one for index, one in enumerate(points) if not index or one != points[index - 1]])
    if len(corners) < 4 or shapely.LineString(corners).is_simple:
        return ()
    edges = shapely.linestrings(np.stack([corners[:-1], corners[1:]], axis=1))
    first, second = shapely.STRtree(edges).query(edges, predicate="intersects")
    apart = second - first > 1
    meeting = shapely.shortest_line(edges[first[apart]], edges[second[apart]])
    return tuple(sorted({(float(x), float(y)) for x, y in shapely.get_coordinates(meeting)[::2]}))


def repaired(shape: Area, size: Size) -> Polygon | None:
    """The same area without crossings, as far as it lies inside the image; None if nothing does."""
    return clipped(shape, size)


def _ellipse(shape: Ellipse) -> tuple[XY, ...]:
    cos, sin = math.cos(math.radians(shape.angle)), math.sin(math.radians(shape.angle))
    points = []
    for side in range(ELLIPSE_SIDES):
        turn = 2 * math.pi * side / ELLIPSE_SIDES
        x, y = shape.rx * math.cos(turn), shape.ry * math.sin(turn)
        points.append((shape.cx + x * cos - y * sin, shape.cy + x * sin + y * cos))
    return tuple(points)


def _solid(covered: Any) -> Any:
    """Without the lines and points that repairing leaves beside areas."""
    if covered.geom_type in ("Polygon", "MultiPolygon"):
        return covered
    parts = shapely.get_parts(shapely.get_parts(covered))
    return shapely.MultiPolygon([one for one in parts if one.geom_type == "Polygon"])


def _polygons(covered: Any) -> list[Any]:
    """The polygons in a collection, however deep, without slivers."""
    parts = list(shapely.get_parts(covered))
    if parts == [covered]:
        return [one for one in parts if one.geom_type == "Polygon" and one.area > SLIVER]
    return [leaf for part in parts for leaf in _polygons(part)]


def _split_line(points: Sequence[XY], knife: Any) -> list[Polyline]:
    common = _leaves(shapely.intersection(shapely.LineString(points), knife))
    runs = shapely.line_merge(shapely.union_all([one for one in common if one.length]))
    met = [*(one for one in common if not one.length), *_leaves(runs)]
    cuts = {(float(x), float(y)) for one in met for x, y in shapely.get_coordinates(one)[[0, -1]]}
    pieces: list[list[XY]] = [[points[0]]]
    for start, end in pairwise(points):
        for xy in _along(cuts, start, end):
            pieces[-1].append(xy)
            pieces.append([xy])
        pieces[-1].append(end)
        if end in cuts:
            pieces.append([end])
    lines = [[xy for xy, before in zip(one, [None, *one], strict=False) if xy != before] for one in pieces]
    return [Polyline(one) for one in lines if len(one) > 1]


def _along(places: Iterable[XY], start: XY, end: XY) -> list[XY]:
    """Those that lie on a straight line, but at neither of its ends, in their order."""
    line = shapely.LineString([start, end])
    near = [xy for xy in places if xy not in (start, end) and line.distance(shapely.Point(xy)) <= ON]
    return sorted(near, key=lambda xy: math.dist(start, xy))


def _leaves(geometry: Any) -> list[Any]:
    """The points and lines in a collection, however deep."""
    parts = [one for one in shapely.get_parts(geometry) if not one.is_empty]
    return parts if parts in ([], [geometry]) else [leaf for part in parts for leaf in _leaves(part)]


def _overlap(rings: Sequence[Sequence[XY]]) -> bool:
    """Whether two rings, none of which crosses itself, cross each other or have an edge in common."""
    if len(rings) < 2:
        return False
    filled = shapely.polygons([shapely.linearrings(ring) for ring in rings])
    lines = shapely.get_exterior_ring(filled)
    one, other = shapely.STRtree(lines).query(lines, predicate="intersects")
    one, other = one[one < other], other[one < other]
    if shapely.overlaps(filled[one], filled[other]).any():
        return True
    return bool(shapely.length(shapely.intersection(lines[one], lines[other])).any())


def _crossing_points(rings: Sequence[Sequence[XY]]) -> tuple[XY, ...]:
    """Where edges meet that are not neighbours."""
    lines: list[tuple[XY, XY]] = []
    ends: list[tuple[int, int, int]] = []  # ring, number, how many there are
    for number, ring in enumerate(rings):
        corners = [one for index, one in enumerate(ring) if one != ring[index - 1]]  # a double click is none
        lines.extend(zip(corners, [*corners[1:], *corners[:1]], strict=True))
        ends.extend((number, index, len(corners)) for index in range(len(corners)))
    if not lines:
        return ()
    edges = shapely.linestrings(np.array(lines))
    first, second = shapely.STRtree(edges).query(edges, predicate="intersects")
    found: set[XY] = set()
    for one, other in zip(first.tolist(), second.tolist(), strict=True):
        if one < other and not _neighbours(ends[one], ends[other]):
            found.add(_meeting(edges[one], edges[other]))
    return tuple(sorted(found))


def _meeting(one: Any, other: Any) -> XY:
    """Where two edges meet that do."""
    between = shapely.shortest_line(one, other)
    # GEOS squares lengths: an edge of 1e-200 pixels has none for it, and nothing is near to that.
    x, y = shapely.get_coordinates(between if between else min(one, other, key=shapely.length))[0]
    return float(x), float(y)


def _neighbours(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    same_ring = one[0] == other[0]
    return same_ring and (abs(one[1] - other[1]) in (1, one[2] - 1))
