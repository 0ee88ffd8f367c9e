"""Shapes laid over each other, so that nothing is lost: all overlays of areas go through here.

Where borders differ in the last bit of a number, GEOS may now and then take one shape for the other, and
all that it answers then fits together. So everything is computed twice, with coordinates as they are and
rounded to a grid far below a pixel, which is done in another way: where the areas differ, the second counts.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

import numpy as np
import shapely

GRID: Final = 2.0**-24
"""Pixels; a power of two, so that whole and half pixels stay what they are."""

NEAR: Final = 2 * GRID
"""Pixels by which rounding may move a corner."""

_Operation = Callable[..., Any]


def union(shapes: Sequence[Any]) -> Any:
    """What at least one of some valid areas covers."""
    return _overlaid(_union_all, shapes)


def difference(shape: Any, cutter: Any) -> Any:
    """What a valid area covers and another does not."""
    return _overlaid(shapely.difference, [shape, cutter])


def intersection(one: Any, other: Any) -> Any:
    """What two valid areas have in common."""
    return _overlaid(shapely.intersection, [one, other])


def symmetric_difference(one: Any, other: Any) -> Any:
    """What exactly one of two valid areas covers."""
    return _overlaid(shapely.symmetric_difference, [one, other])


@np.errstate(all="ignore")  # GEOS divides by zero on its way and comes to the right answer
def faces(shape: Any, knife: Any) -> list[Any]:
    """The pieces into which a line cuts a valid polygon; slivers are among them."""
    exact = _faces(shape, knife)
    if _alike(sum(one.area for one in exact), shape.area, [shape, knife]):
        return exact
    on_grid, along = shapely.set_precision([shape, knife], GRID)
    rounded = _faces(on_grid, along, GRID)
    return [_with_corners_of(one, [shape, knife]) for one in rounded]


def _faces(shape: Any, knife: Any, grid_size: float | None = None) -> list[Any]:
    lines = shapely.union_all([shape.boundary, knife], grid_size=grid_size)
    found = shapely.get_parts(shapely.polygonize(list(shapely.get_parts(lines))))
    return [one for one in found if shape.contains(one.representative_point())]


def _union_all(*shapes: Any, grid_size: float | None = None) -> Any:
    return shapely.union_all(shapes, grid_size=grid_size)


@np.errstate(all="ignore")
def _overlaid(operation: _Operation, shapes: Sequence[Any]) -> Any:
    rounded = operation(*shapely.set_precision(list(shapes), GRID), grid_size=GRID)
    try:
        exact = operation(*shapes)
    except shapely.GEOSException:
        return _with_corners_of(rounded, shapes)
    if _alike(exact.area, rounded.area, shapes):
        return exact
    return _with_corners_of(rounded, shapes)


def _alike(one: float, other: float, shapes: Sequence[Any]) -> bool:
    """Whether two areas differ by no more than rounding the borders of these shapes can do."""
    return bool(abs(one - other) <= NEAR * (1 + sum(shapely.length(shapes))))


def _with_corners_of(rounded: Any, shapes: Sequence[Any]) -> Any:
    """The same with corners of these shapes in their exact places, unless it would not be valid then."""
    corners = shapely.points(shapely.get_coordinates(list(shapes)))
    exact = shapely.transform(rounded, partial(_placed, corners=corners))
    kept = exact.is_valid and _alike(exact.area, rounded.area, [rounded])
    return exact if kept else rounded


def _placed(some: Any, *, corners: Any) -> Any:
    tree = shapely.STRtree(corners)
    which, nearest = tree.query_nearest(shapely.points(some), max_distance=NEAR, all_matches=False)
    placed = some.copy()
    placed[which] = shapely.get_coordinates(corners[nearest])
    return placed
