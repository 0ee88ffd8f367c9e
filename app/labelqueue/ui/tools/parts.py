"""The parts of a shape that a hand can take hold of, and what becomes of the shape when it moves them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, assert_never

import numpy as np

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.geometry import (
    XY,
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
from labelqueue.ui.tools import frame
from labelqueue.ui.tools.clip import Size, clamped, limited_move
from labelqueue.ui.tools.outline import FARTHEST, Line

MIDDLE_FROM: Final = 28.0
"""Screen pixels: a shorter edge offers no point in its middle, there would be no room for it."""

TURN_AWAY: Final = 22.0
"""Screen pixels between a shape and the handle that turns it."""

_NOWHERE: Final = (FARTHEST, FARTHEST)

Points = Box | RotatedBox | Ellipse
"""Shapes whose vertices depend on each other."""


class PartKind(Enum):
    """MIDDLE: half way along an edge, becomes a vertex when it is dragged; TURN: a handle that turns."""

    WHOLE = auto()
    VERTEX = auto()
    EDGE = auto()
    MIDDLE = auto()
    TURN = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """One part: `index` counts vertices along line `line`; an edge has the number of its first vertex."""

    kind: PartKind
    line: int = 0
    index: int = 0


WHOLE: Final = Part(PartKind.WHOLE)
TURN: Final = Part(PartKind.TURN)


def handles(geometry: Geometry) -> list[tuple[XY, ...]]:
    """The vertices that can be dragged, line by line.

    Those of a box go clockwise from the top left, those of an ellipse are the ends of its axes from the top.
    """
    lines: list[tuple[XY, ...]]
    match geometry:
        case Box():
            x0, y0, x1, y1 = geometry.bounds()
            lines = [((x0, y0), (x1, y0), (x1, y1), (x0, y1))]
        case RotatedBox():
            lines = [geometry.corners()]
        case Ellipse():
            lines = [frame.ends(frame.of(geometry))]
        case Polygon():
            lines = list(geometry.rings)
        case Polyline() | Keypoints():
            lines = [geometry.points]
        case Point():
            lines = [((geometry.x, geometry.y),)]
        case Mask():
            lines = []
        case _:
            assert_never(geometry)
    return lines


def shown_handles(geometry: Geometry) -> list[XY]:
    """The same but for joints that are not labeled."""
    if isinstance(geometry, Keypoints):
        return [xy for xy, seen in zip(geometry.points, geometry.visibility, strict=True) if seen]
    return [vertex for line in handles(geometry) for vertex in line]


def handle_lines(geometry: Geometry) -> tuple[Line, ...]:
    """The same as arrays, as they are drawn: there may be thousands to look at with every move."""
    if isinstance(geometry, Keypoints):
        joints = zip(geometry.points, geometry.visibility, strict=True)
        return (np.array([xy if seen else _NOWHERE for xy, seen in joints]),)
    return tuple(np.clip(line, -FARTHEST, FARTHEST) for line in handles(geometry) if line)


def turn_handle(geometry: Geometry, scale: float) -> XY | None:
    """Where the handle is that turns a shape; None for what cannot be turned."""
    if not isinstance(geometry, RotatedBox | Ellipse):
        return None
    box = frame.of(geometry)
    return frame.beyond_top(box, TURN_AWAY / scale)


def part_at(geometry: Geometry, lines: Sequence[Line], xy: XY, *, reach: float, scale: float) -> Part:
    """The part of `geometry` at `xy`: a vertex before a middle before an edge before the whole.

    `lines`: its `handle_lines`; `reach`: in pixels of the image, which shrinks on small shapes, so that
    their inside can still be taken.
    """
    if isinstance(geometry, Polygon | Points):
        side = float(np.ptp(np.concatenate(lines), axis=0).min())
        reach = min(reach, max(side / 4, reach / 4))
    found = [_nearest(np.hypot(*(vertices - xy).T)) for vertices in lines]
    distance, line = min(((one[0], line) for line, one in enumerate(found)), default=(math.inf, 0))
    if distance <= reach:
        return Part(PartKind.VERTEX, line, found[line][1])
    return _edge_at(geometry, lines, xy, reach=reach, scale=scale)


def _edge_at(geometry: Geometry, lines: Sequence[Line], xy: XY, *, reach: float, scale: float) -> Part:
    if not isinstance(geometry, Box | RotatedBox | Polygon | Polyline):
        return WHOLE
    best, part = reach, WHOLE
    for line, vertices in enumerate(lines):
        ends = np.roll(vertices, -1, axis=0)
        starts, ends = (vertices[:-1], ends[:-1]) if isinstance(geometry, Polyline) else (vertices, ends)
        distance, index = _nearest(_distances(xy, starts, ends))
        if distance <= best:
            best, part = distance, Part(PartKind.EDGE, line, index)
            one, other = starts[index].tolist(), ends[index].tolist()
            roomy = math.dist(one, other) * scale >= MIDDLE_FROM and not isinstance(geometry, Points)
            if roomy and math.dist(xy, middle(one, other)) <= reach:
                part = Part(PartKind.MIDDLE, line, index)
    return part


def part_position(geometry: Geometry, part: Part, scale: float = 1.0) -> XY | None:
    """Where a vertex, a middle or the turning handle is; None for an edge or the whole."""
    if part.kind is PartKind.TURN:
        return turn_handle(geometry, scale)
    if part.kind not in (PartKind.VERTEX, PartKind.MIDDLE):
        return None
    vertices = handles(geometry)[part.line]
    one = vertices[part.index]
    return one if part.kind is PartKind.VERTEX else middle(one, vertices[(part.index + 1) % len(vertices)])


def middle(one: XY, other: XY) -> XY:
    """Half way."""
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def shifted(geometry: Geometry, delta: XY, size: Size) -> Geometry:
    """`geometry` moved as a whole, kept inside the image. Masks stay where they are."""
    if isinstance(geometry, Mask):
        return geometry
    return geometry.moved(*limited_move(geometry.bounds(), delta, size))


def reshaped(geometry: Points, part: Part, delta: XY, size: Size) -> Geometry:
    """A box or ellipse after one of its corners, edges or ends moved by `delta`, kept inside the image."""
    try:
        if isinstance(geometry, Box):
            return _reshaped_box(geometry, part, delta, size)
        if part.kind is PartKind.VERTEX and isinstance(geometry, RotatedBox):
            corner = geometry.corners()[part.index]
            moved = clamped((corner[0] + delta[0], corner[1] + delta[1]), size)
            return frame.to_shape(frame.with_corner(frame.of(geometry), part.index, moved), geometry)
        return frame.to_shape(frame.with_side(frame.of(geometry), part.index, delta), geometry)
    except InvalidValue:
        return geometry


def turned(geometry: Geometry, grip: XY, to: XY, *, steps: bool) -> Geometry:
    """A shape after its turning handle went from `grip` to `to`; `steps`: in steps of 15 degrees."""
    if not isinstance(geometry, RotatedBox | Ellipse):
        return geometry
    return frame.to_shape(frame.turned(frame.of(geometry), grip, to, steps=steps), geometry)


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
