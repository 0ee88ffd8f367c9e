"""Keeping shapes inside their image."""

from collections.abc import Sequence
from typing import Final

import shapely

from labelqueue.domain.geometry import XY, Bounds, Box, Polygon

Size = tuple[float, float]

_SLIVER: Final = 1e-6
"""Square pixels: what intersections leave behind along a border."""


def clamped(xy: XY, size: Size) -> XY:
    """The nearest point of the image."""
    return min(max(xy[0], 0.0), size[0]), min(max(xy[1], 0.0), size[1])


def clipped_box(one: XY, other: XY, size: Size) -> Box | None:
    """The box between two corners, as far as it is inside the image; None if nothing is."""
    (x0, y0), (x1, y1) = clamped(one, size), clamped(other, size)
    return None if x0 == x1 or y0 == y1 else Box(x0, y0, x1, y1)


def clipped_polygon(points: Sequence[XY], size: Size) -> Polygon | None:
    """The polygon through `points`, as far as it is inside the image; None if nothing is."""
    if all(0 <= x <= size[0] and 0 <= y <= size[1] for x, y in points):
        return Polygon([points])
    whole = shapely.make_valid(shapely.Polygon(points))
    inside = shapely.intersection(whole, shapely.box(0, 0, *size))
    parts = [one for one in _leaves(inside) if one.geom_type == "Polygon" and one.area > _SLIVER]
    rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
    return Polygon([shapely.get_coordinates(ring)[:-1] for ring in rings]) if rings else None


def _leaves(shape: shapely.Geometry) -> list[shapely.Geometry]:
    """The simple parts of a collection, however deep."""
    parts = list(shapely.get_parts(shape))
    if parts == [shape]:
        return parts
    return [leaf for part in parts for leaf in _leaves(part)]


def limited_move(bounds: Bounds, delta: XY, size: Size) -> XY:
    """`delta`, shortened: what is inside the image stays inside, what is outside goes no farther."""
    x0, y0, x1, y1 = bounds
    return _limited(delta[0], x0, x1, size[0]), _limited(delta[1], y0, y1, size[1])


def _limited(delta: float, low: float, high: float, end: float) -> float:
    return min(max(delta, min(0.0, -low)), max(0.0, end - high))
