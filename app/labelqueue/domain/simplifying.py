"""Fewer vertices, while shapes that lie side by side stay so.

Rings are cut into arcs where they meet and where they part. An arc has the same ends afterwards, and what is
a border of two shapes is one arc: it is simplified once, for both. Of shapes that are not to be changed all
arcs stay as they are.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely

from labelqueue.domain.geometry import XY, Polygon, Polyline
from labelqueue.domain.regions import ON, Area, crossings, rings_of

Arc = tuple[XY, ...]
"""The points of a piece of a ring, in the one of both directions that is the smaller tuple."""


@dataclass
class _Ring:
    """`shape`: which one it is of; `points`: with those of others that lie on its edges, `added`."""

    shape: int
    points: list[XY]
    added: frozenset[XY] = frozenset()
    arcs: tuple[tuple[Arc, bool], ...] = ()
    """In their order; False where one is passed backwards."""


def simplified(
    shapes: Sequence[Polygon | Polyline], tolerance: float, *, beside: Sequence[Area] = ()
) -> list[Polygon | Polyline]:
    """The same shapes with fewer vertices; those left out stay within `tolerance` pixels of the lines.

    Borders that polygons have in common with each other, or with those `beside` them, stay so: the latter are
    not changed, and neither is what they share. What crosses itself is left as it is.
    """
    changeable = {
        number: one
        for number, one in enumerate(shapes)
        if isinstance(one, Polygon) and not crossings(one) and max(map(len, one.rings)) > 3
    }
    others = [one for number, one in enumerate(shapes) if number not in changeable]
    fixed = [*(one for one in others if isinstance(one, Polygon)), *beside]
    groups = [*changeable.items(), *((-1 - number, one) for number, one in enumerate(fixed))]
    rings = [
        _Ring(number, _distinct(ring))
        for number, one in groups
        for ring in rings_of(one)
        if len(set(ring)) > 2
    ]
    made: dict[int, Polygon | Polyline] = {
        number: _line(one, tolerance) for number, one in enumerate(shapes) if isinstance(one, Polyline)
    }
    _join(rings)
    _cut(rings)
    for some in _neighbourhoods(rings):
        made.update(_polygons(some, changeable, tolerance))
    return [made.get(number, one) for number, one in enumerate(shapes)]


def _line(line: Polyline, tolerance: float) -> Polyline:
    # In two pieces if it is closed: its ends stay where they are.
    points = _distinct(line.points, closed=False)
    middle = _farthest(points[0], points) if points[0] == points[-1] else points[-1]
    at = points.index(middle)
    pieces = [piece for piece in (points[: at + 1], points[at:]) if len(piece) > 1]
    if not pieces:
        return line
    fewer = [_fewer([tuple(piece)], tolerance, ())[tuple(piece)] for piece in pieces]
    found = [*fewer[0], *(xy for piece in fewer[1:] for xy in piece[1:])]
    return line if len(found) == len(line.points) else Polyline(found)


def _distinct(points: Sequence[XY], *, closed: bool = True) -> list[XY]:
    """Without points that only repeat the one before."""
    before = [points[-1] if closed else None, *points]
    return [xy for xy, last in zip(points, before, strict=False) if xy != last]


def _join(rings: Sequence[_Ring]) -> None:
    """Give rings the vertices of others that lie on their edges, so that common borders have the same."""
    if not rings:
        return
    points = sorted({xy for ring in rings for xy in ring.points})
    ends = [np.array([ring.points, [*ring.points[1:], ring.points[0]]]).transpose(1, 0, 2) for ring in rings]
    edges = shapely.linestrings(np.concatenate(ends))
    tree = shapely.STRtree(shapely.points(points))
    found: dict[int, list[XY]] = defaultdict(list)
    for edge, point in tree.query(edges, predicate="dwithin", distance=ON).T.tolist():
        found[edge].append(points[point])
    number = 0
    for ring in rings:
        joined: list[XY] = []
        for one, other in _edges(ring.points):
            near = [xy for xy in found[number] if min(math.dist(xy, one), math.dist(xy, other)) > ON]
            joined += [one, *sorted(near, key=lambda xy, one=one: math.dist(xy, one))]  # type: ignore[misc]
            number += 1
        ring.added = frozenset(joined) - set(ring.points)
        ring.points = joined


def _cut(rings: Sequence[_Ring]) -> None:
    """Cut rings into arcs."""
    beside: dict[XY, frozenset[XY]] = {}
    nodes: set[XY] = set()
    for ring in rings:
        before = [ring.points[-1], *ring.points]
        for xy, (last, following) in zip(
            ring.points, zip(before, [*ring.points[1:], ring.points[0]], strict=False), strict=True
        ):
            if beside.setdefault(xy, frozenset({last, following})) != {last, following}:
                nodes.add(xy)
    for ring in rings:
        ring.arcs = tuple(_arcs(ring.points, nodes))


def _arcs(ring: Sequence[XY], nodes: set[XY]) -> Iterable[tuple[Arc, bool]]:
    ends = nodes.intersection(ring)
    if not ends:  # the same for all rings of the same points, wherever they begin
        ends = {_farthest(min(ring), ring)}
    if len(ends) == 1:
        ends |= {_farthest(min(ends), ring)}
    first = next(number for number, xy in enumerate(ring) if xy in ends)
    turned = [*ring[first:], *ring[:first], ring[first]]
    cuts = [number for number, xy in enumerate(turned) if xy in ends]
    for start, end in pairwise(cuts):
        arc = tuple(turned[start : end + 1])
        yield (arc, True) if arc <= arc[::-1] else (arc[::-1], False)


def _farthest(xy: XY, points: Iterable[XY]) -> XY:
    return max(points, key=lambda one: (math.dist(xy, one), one))


def _neighbourhoods(rings: Sequence[_Ring]) -> list[list[_Ring]]:
    """The rings of shapes that have arcs in common, directly or by others, where something may change."""
    leader: dict[int, int] = {ring.shape: ring.shape for ring in rings}

    def led(shape: int) -> int:
        while leader[shape] != shape:
            leader[shape] = leader[leader[shape]]
            shape = leader[shape]
        return shape

    first: dict[Arc, int] = {}
    for ring in rings:
        for arc, _ in ring.arcs:
            leader[led(ring.shape)] = led(first.setdefault(arc, ring.shape))
    together: dict[int, list[_Ring]] = defaultdict(list)
    for ring in rings:
        together[led(ring.shape)].append(ring)
    return [some for some in together.values() if any(ring.shape >= 0 for ring in some)]


def _polygons(rings: Sequence[_Ring], shapes: Mapping[int, Polygon], tolerance: float) -> dict[int, Polygon]:
    """The polygons that these rings become."""
    originals = {ring.shape: shapes[ring.shape] for ring in rings if ring.shape >= 0}
    arcs = dict.fromkeys(arc for ring in rings for arc, _ in ring.arcs)
    kept = {arc for ring in rings if ring.shape < 0 for arc, _ in ring.arcs}
    while True:
        fewer = _fewer([arc for arc in arcs if arc not in kept], tolerance, kept)
        made: dict[int, list[list[XY]]] = {number: [] for number in originals}
        for ring in rings:
            if ring.shape >= 0:
                made[ring.shape].append(_joined(ring, fewer))
        spoiled = {number for number, some in made.items() if _is_spoiled(some)}
        needed = {arc for ring in rings if ring.shape in spoiled for arc, _ in ring.arcs}
        if needed <= kept:
            return {
                number: _unless_equal(originals[number], made[number])
                for number in originals
                if made[number] and number not in spoiled
            }
        kept |= needed


def _is_spoiled(rings: Sequence[Sequence[XY]]) -> bool:
    return any(len(ring) < 3 for ring in rings) or bool(rings and crossings(Polygon(rings)))


def _fewer(arcs: Sequence[Arc], tolerance: float, kept: Iterable[Arc]) -> dict[Arc, Arc]:
    """What becomes of arcs; they cross neither each other nor what is kept, unless they did so before."""
    # A line of two points has nothing to lose.
    edges = [edge for arc in kept for edge in pairwise(arc)]
    lines = shapely.multilinestrings([shapely.LineString(one) for one in (*arcs, *edges)])
    parts = shapely.get_parts(shapely.simplify(lines, tolerance, preserve_topology=True))
    changed = {arc: _points(part) for arc, part in zip(arcs, parts, strict=False)}
    return changed | {arc: arc for arc in kept}


def _points(line: object) -> Arc:
    return tuple((x, y) for x, y in shapely.get_coordinates(line).tolist())


def _joined(ring: _Ring, fewer: Mapping[Arc, Arc]) -> list[XY]:
    """A ring of its arcs as they are now, beginning where it began, if that is still there."""
    points = [xy for arc, ahead in ring.arcs for xy in (fewer[arc] if ahead else fewer[arc][::-1])[:-1]]
    needed: list[XY] = []
    for number, xy in enumerate(points):
        last, following = (needed or points)[-1], points[(number + 1) % len(points)]
        if xy not in ring.added or _off(xy, last, following) > ON:
            needed.append(xy)
    there = set(needed)
    first = next((xy for xy in ring.points if xy in there), None)
    at = 0 if first is None else needed.index(first)
    return [*needed[at:], *needed[:at]]


def _off(xy: XY, one: XY, other: XY) -> float:
    return float(shapely.LineString([one, other]).distance(shapely.Point(xy)))


def _unless_equal(original: Polygon, rings: Sequence[Sequence[XY]]) -> Polygon:
    same = [tuple(one) for one in rings] == [tuple(_distinct(one)) for one in original.rings]
    return original if same else Polygon(rings)


def _edges(ring: Sequence[XY]) -> Iterable[tuple[XY, XY]]:
    return zip(ring, [*ring[1:], ring[0]], strict=True)
