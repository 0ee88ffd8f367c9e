"""The lines of a shape, as arrays: what is painted, and what a pointer can hit."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final, assert_never

import numpy as np
import shapely
from numpy.typing import NDArray

from labelqueue.domain.geometry import (
    Bounds,
    Box,
    Ellipse,
    Geometry,
    Keypoints,
    Mask,
    Point,
    Polygon,
    Polyline,
    RotatedBox,
)
from labelqueue.domain.regions import even_odd
from labelqueue.domain.skeleton import Skeleton

Line = NDArray[np.float64]

ELLIPSE_SIDES: Final = 96

FARTHEST: Final = 1e7
"""Pixels of the image: lines end there, because neither painting nor areas can cope with all numbers."""


@dataclass(frozen=True, slots=True)
class Outline:
    """Lines of a shape: each an array (n, 2) in pixels of the image.

    `closed`: every line returns to its start, and the even-odd rule says what is inside.
    A line of a single point is a dot; those numbered in `hollow` are rings.
    """

    lines: tuple[Line, ...]
    closed: bool
    hollow: frozenset[int] = frozenset()


def outline(geometry: Geometry, skeleton: Skeleton | None = None) -> Outline:
    """The lines of `geometry`; those between joints are of the skeleton of its category."""
    closed = not isinstance(geometry, Polyline | Point | Keypoints)
    lines: tuple[Line, ...]
    match geometry:
        case Box():
            x0, y0, x1, y1 = geometry.bounds()
            lines = (_line([(x0, y0), (x1, y0), (x1, y1), (x0, y1)]),)
        case RotatedBox():
            lines = (_line(geometry.corners()),)
        case Polygon():
            lines = tuple(_line(ring) for ring in geometry.rings)
        case Polyline():
            lines = (_line(geometry.points),)
        case Point():
            lines = (_line([(geometry.x, geometry.y)]),)
        case Keypoints():
            lines = _skeleton(geometry, skeleton)
        case Ellipse():
            lines = (_ellipse(geometry),)
        case Mask():
            lines = _mask(geometry)
        case _:
            assert_never(geometry)
    hollow = _veiled(geometry, len(lines)) if isinstance(geometry, Keypoints) else frozenset()
    return Outline(tuple(np.clip(line, -FARTHEST, FARTHEST) for line in lines), closed, hollow)


def outlines(
    geometries: Sequence[Geometry], skeletons: Sequence[Skeleton | None]
) -> list[tuple[Outline, Bounds]]:
    """The lines and bounds of many at once, those of polygons without a loop over their points."""
    rings = [ring for one in geometries if isinstance(one, Polygon) for ring in one.rings]
    counts = np.fromiter(map(len, rings), np.intp, len(rings))
    numbers = chain.from_iterable(chain.from_iterable(rings))
    points = np.fromiter(numbers, np.float64, 2 * int(counts.sum())).reshape(-1, 2)
    starts = np.cumsum(counts) - counts
    if rings:
        low, high = np.minimum.reduceat(points, starts), np.maximum.reduceat(points, starts)
        extents = iter(np.hstack([low, high]).tolist())
        clipped, ends = np.clip(points, -FARTHEST, FARTHEST), (starts + counts).tolist()
        lines = iter([clipped[start:end] for start, end in zip(starts.tolist(), ends, strict=True)])
    found: list[tuple[Outline, Bounds]] = []
    for one, skeleton in zip(geometries, skeletons, strict=True):
        if isinstance(one, Polygon):
            some = [tuple(next(extents)) for _ in one.rings]
            extent = some[0] if len(some) == 1 else around(some)
            found.append((Outline(tuple(next(lines) for _ in one.rings), closed=True), extent))
        else:
            found.append((outline(one, skeleton), one.bounds()))
    return found


def around(some: Sequence[Bounds]) -> Bounds:
    """The bounds of several bounds."""
    x0, y0, x1, y1 = zip(*some, strict=True)
    return min(x0), min(y0), max(x1), max(y1)


def edges(lines: Outline) -> Any:
    """The lines as one shapely geometry, for distances."""
    parts = [
        shapely.Point(line[0]) if len(line) == 1 else shapely.LineString(_returned(line, lines.closed))
        for line in lines.lines
    ]
    return shapely.GeometryCollection(parts)


def region(lines: Outline) -> Any:
    """What is inside, under the even-odd rule, as a valid shapely geometry (empty for open lines)."""
    return even_odd(lines.lines) if lines.closed else shapely.Polygon()


def _line(points: Any) -> Line:
    return np.array(points, dtype=np.float64).reshape(-1, 2)


def _returned(line: Line, closed: bool) -> Line:
    return np.vstack([line, line[:1]]) if closed else line


def _ellipse(shape: Ellipse) -> Line:
    turn = np.linspace(0.0, 2 * np.pi, ELLIPSE_SIDES, endpoint=False)
    x, y = shape.rx * np.cos(turn), shape.ry * np.sin(turn)
    cos, sin = np.cos(np.radians(shape.angle)), np.sin(np.radians(shape.angle))
    return np.stack([shape.cx + x * cos - y * sin, shape.cy + x * sin + y * cos], axis=1)


def _skeleton(shape: Keypoints, skeleton: Skeleton | None) -> tuple[Line, ...]:
    """Edges between labeled joints, and a dot for each of these."""
    labeled = {index: xy for index, xy in enumerate(shape.points) if shape.visibility[index]}
    edges = skeleton.edges if skeleton is not None else ()
    joined = [_line([labeled[one], labeled[other]]) for one, other in edges if {one, other} <= labeled.keys()]
    return (*joined, *(_line([xy]) for xy in labeled.values()))


def _veiled(shape: Keypoints, lines: int) -> frozenset[int]:
    """The numbers of the dots of joints that are hidden behind something; the dots are the last lines."""
    seen = [one for one in shape.visibility if one]
    return frozenset(lines - len(seen) + number for number, one in enumerate(seen) if one == 1)


def _mask(mask: Mask) -> tuple[Line, ...]:
    """The borders between what is set and what is not: every column's runs as rectangles, united."""
    ends = np.cumsum(mask.counts)
    starts = np.concatenate([[0], ends[:-1]])
    boxes = []
    for start, end in zip(starts[1::2], ends[1::2], strict=True):
        for column in range(start // mask.height, (max(start, end - 1)) // mask.height + 1):
            top = max(start - column * mask.height, 0)
            bottom = min(end - column * mask.height, mask.height)
            if bottom > top:
                boxes.append(shapely.box(column, top, column + 1, bottom))
    united = shapely.union_all(boxes)
    polygons = [part for part in shapely.get_parts(united) if part.geom_type == "Polygon"]
    rings = [ring for part in polygons for ring in (part.exterior, *part.interiors)]
    return tuple(shapely.get_coordinates(ring)[:-1] for ring in rings)
