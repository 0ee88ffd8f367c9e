"""The turned rectangle around a rotated box or an ellipse, and what becomes of it when a hand moves it."""

import math
from dataclasses import replace
from typing import Final

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.geometry import XY, Ellipse, RotatedBox
from labelqueue.domain.phrase import phrase

STEP: Final = 15.0
"""Degrees."""


def of(shape: RotatedBox | Ellipse) -> RotatedBox:
    """The rectangle around a shape, turned as it is."""
    if isinstance(shape, RotatedBox):
        return shape
    return RotatedBox(shape.cx, shape.cy, 2 * shape.rx, 2 * shape.ry, shape.angle)


def to_shape(box: RotatedBox, like: RotatedBox | Ellipse) -> RotatedBox | Ellipse:
    """A shape of the same kind as `like` in that rectangle."""
    if isinstance(like, RotatedBox):
        return box
    return Ellipse(box.cx, box.cy, box.w / 2, box.h / 2, box.angle)


def ends(box: RotatedBox) -> tuple[XY, XY, XY, XY]:
    """The middles of the sides: top, right, bottom, left, as they are called at angle 0."""
    return _side(box, 0), _side(box, 1), _side(box, 2), _side(box, 3)


def beyond_top(box: RotatedBox, distance: float) -> XY:
    """The point at that distance outside the middle of the top."""
    (x, y), (nx, ny) = _side(box, 0), _normal(box, 0)
    return x + nx * distance, y + ny * distance


def with_corner(box: RotatedBox, corner: int, to: XY) -> RotatedBox:
    """The corner of that number goes `to`; the one opposite stays, and so does the angle.

    Raises:
        InvalidValue: nothing would be left.
    """
    fixed = box.corners()[(corner + 2) % 4]
    dx, dy = to[0] - fixed[0], to[1] - fixed[1]
    cos, sin = _direction(box)
    w, h = abs(dx * cos + dy * sin), abs(dy * cos - dx * sin)
    return replace(box, cx=(to[0] + fixed[0]) / 2, cy=(to[1] + fixed[1]) / 2, w=w, h=h)


def with_side(box: RotatedBox, side: int, delta: XY) -> RotatedBox:
    """The side of that number moves along its normal as far as `delta` goes; the one opposite stays.

    Raises:
        InvalidValue: nothing would be left.
    """
    (nx, ny), (fx, fy) = _normal(box, side), _side(box, (side + 2) % 4)
    length = (box.w if side % 2 else box.h) + delta[0] * nx + delta[1] * ny
    if length == 0:
        raise InvalidValue(phrase("A side cannot lie on the one opposite."))
    centre = {"cx": fx + nx * length / 2, "cy": fy + ny * length / 2}
    return replace(box, **centre, **{"w" if side % 2 else "h": abs(length)})


def turned(box: RotatedBox, grip: XY, to: XY, *, steps: bool) -> RotatedBox:
    """Turned about its middle as a hand turns that goes from `grip` to `to`."""
    before = math.atan2(grip[1] - box.cy, grip[0] - box.cx)
    after = math.atan2(to[1] - box.cy, to[0] - box.cx)
    angle = box.angle + math.degrees(after - before)
    if steps:
        angle = round(angle / STEP) * STEP
    return replace(box, angle=upright(angle))


def upright(angle: float) -> float:
    """The same direction, from -180 (not included) to 180 degrees."""
    turned = math.fmod(angle, 360.0)
    return turned - 360.0 if turned > 180 else turned + 360.0 if turned <= -180 else turned


def _direction(box: RotatedBox) -> XY:
    return math.cos(math.radians(box.angle)), math.sin(math.radians(box.angle))


def _normal(box: RotatedBox, side: int) -> XY:
    cos, sin = _direction(box)
    return ((sin, -cos), (cos, sin), (-sin, cos), (-cos, -sin))[side]


def _side(box: RotatedBox, side: int) -> XY:
    nx, ny = _normal(box, side)
    away = (box.w if side % 2 else box.h) / 2
    return box.cx + nx * away, box.cy + ny * away
