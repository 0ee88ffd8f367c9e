"""Keeping shapes inside their image."""

from collections.abc import Sequence

from labelqueue.domain import regions
from labelqueue.domain.geometry import XY, Bounds, Box, Polygon

Size = tuple[float, float]


def clamped(xy: XY, size: Size) -> XY:
    """The nearest point of the image."""
    return min(max(xy[0], 0.0), size[0]), min(max(xy[1], 0.0), size[1])


def inside(xy: XY, size: Size) -> bool:
    """Whether a point lies in the image or on its border."""
    return 0 <= xy[0] <= size[0] and 0 <= xy[1] <= size[1]


def clipped_box(one: XY, other: XY, size: Size) -> Box | None:
    """The box between two corners, as far as it is inside the image; None if nothing is."""
    (x0, y0), (x1, y1) = clamped(one, size), clamped(other, size)
    return None if x0 == x1 or y0 == y1 else Box(x0, y0, x1, y1)


def clipped_polygon(points: Sequence[XY], size: Size) -> Polygon | None:
    """The polygon through `points`, as far as it is inside the image; None if nothing is."""
    whole = Polygon([points])
    return whole if all(inside(xy, size) for xy in points) else regions.clipped(whole, size)


def limited_move(bounds: Bounds, delta: XY, size: Size) -> XY:
    """`delta`, shortened: what is inside the image stays inside, what is outside goes no farther."""
    x0, y0, x1, y1 = bounds
    return _limited(delta[0], x0, x1, size[0]), _limited(delta[1], y0, y1, size[1])


def _limited(delta: float, low: float, high: float, end: float) -> float:
    return min(max(delta, min(0.0, -low)), max(0.0, end - high))
