"""Shapes in pixels: continuous coordinates, origin at the top-left corner of the top-left pixel.

Pixel (0, 0) spans [0, 1) x [0, 1). All coordinates are in the EXIF-corrected frame of the image.
Every shape is an immutable value with `bounds()`, `moved(dx, dy)` and a `kind` that names it in JSON.
"""

import dataclasses
import math
import operator
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, Final, SupportsIndex

from labelqueue.domain.errors import InvalidValue

XY = tuple[float, float]
Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle; the corners may be given in any order and are stored sorted."""

    kind: ClassVar[str] = "box"
    x0: float
    y0: float
    x1: float
    y1: float

    def __post_init__(self) -> None:
        x0, y0, x1, y1 = _numbers(self.x0, self.y0, self.x1, self.y1)
        if x0 == x1 or y0 == y1:
            raise InvalidValue("A box needs a width and a height.")
        _set(self, x0=min(x0, x1), y0=min(y0, y1), x1=max(x0, x1), y1=max(y0, y1))

    def bounds(self) -> Bounds:
        """x0, y0, x1, y1 in pixels."""
        return self.x0, self.y0, self.x1, self.y1

    def moved(self, dx: float, dy: float) -> "Box":
        """The same box, shifted by (dx, dy) pixels."""
        return Box(self.x0 + dx, self.y0 + dy, self.x1 + dx, self.y1 + dy)


@dataclass(frozen=True, slots=True)
class RotatedBox:
    """A rectangle of `w` x `h` pixels around (cx, cy), turned clockwise on screen by `angle` degrees."""

    kind: ClassVar[str] = "rotated_box"
    cx: float
    cy: float
    w: float
    h: float
    angle: float

    def __post_init__(self) -> None:
        cx, cy, w, h, angle = _numbers(self.cx, self.cy, self.w, self.h, self.angle)
        if w <= 0 or h <= 0:
            raise InvalidValue("A rotated box needs a width and a height.")
        _set(self, cx=cx, cy=cy, w=w, h=h, angle=angle)

    def corners(self) -> tuple[XY, XY, XY, XY]:
        """The four corners in pixels, starting at what is the top left at angle 0."""
        cos, sin = math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))

        def corner(sx: int, sy: int) -> XY:
            dx, dy = sx * self.w / 2, sy * self.h / 2
            return self.cx + dx * cos - dy * sin, self.cy + dx * sin + dy * cos

        return corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)

    def bounds(self) -> Bounds:
        """x0, y0, x1, y1 in pixels."""
        return _bounds(self.corners())

    def moved(self, dx: float, dy: float) -> "RotatedBox":
        """The same rectangle, shifted by (dx, dy) pixels."""
        return dataclasses.replace(self, cx=self.cx + dx, cy=self.cy + dy)


@dataclass(frozen=True, slots=True)
class Polygon:
    """Closed rings under the even-odd rule: a ring inside another is a hole, one beside it a part.

    `rings`: sequence of rings, each a sequence of at least three (x, y); the first point is not repeated.
    """

    kind: ClassVar[str] = "polygon"
    rings: tuple[tuple[XY, ...], ...]

    def __init__(self, rings: Iterable[Iterable[Sequence[float]]]) -> None:
        try:
            checked = tuple(_points(ring, at_least=3, what="A polygon") for ring in rings)
        except TypeError:
            raise InvalidValue("A polygon takes a list of rings, each a list of points.") from None
        if not checked:
            raise InvalidValue("A polygon needs at least one ring.")
        _set(self, rings=checked)

    def bounds(self) -> Bounds:
        """x0, y0, x1, y1 in pixels."""
        return _bounds(point for ring in self.rings for point in ring)

    def moved(self, dx: float, dy: float) -> "Polygon":
        """The same polygon, shifted by (dx, dy) pixels."""
        return Polygon(_shifted(ring, dx, dy) for ring in self.rings)


@dataclass(frozen=True, slots=True)
class Polyline:
    """An open line through at least two points."""

    kind: ClassVar[str] = "polyline"
    points: tuple[XY, ...]

    def __init__(self, points: Iterable[Sequence[float]]) -> None:
        _set(self, points=_points(points, at_least=2, what="A polyline"))

    def bounds(self) -> Bounds:
        """x0, y0, x1, y1 in pixels."""
        return _bounds(self.points)

    def moved(self, dx: float, dy: float) -> "Polyline":
        """The same line, shifted by (dx, dy) pixels."""
        return Polyline(_shifted(self.points, dx, dy))


@dataclass(frozen=True, slots=True)
class Point:
    """One point."""

    kind: ClassVar[str] = "point"
    x: float
    y: float

    def __post_init__(self) -> None:
        x, y = _numbers(self.x, self.y)
        _set(self, x=x, y=y)

    def bounds(self) -> Bounds:
        """x, y, x, y in pixels."""
        return self.x, self.y, self.x, self.y

    def moved(self, dx: float, dy: float) -> "Point":
        """The same point, shifted by (dx, dy) pixels."""
        return Point(self.x + dx, self.y + dy)


@dataclass(frozen=True, slots=True)
class Keypoints:
    """The points of a skeleton, in the order of its category.

    `visibility`: one number a point: 0 not labeled, 1 labeled but hidden, 2 visible (as in COCO).
    """

    kind: ClassVar[str] = "keypoints"
    points: tuple[XY, ...]
    visibility: tuple[int, ...]

    def __init__(self, points: Iterable[Sequence[float]], visibility: Iterable[SupportsIndex]) -> None:
        checked = _points(points, at_least=1, what="A skeleton")
        seen = _integers(visibility, what="The visibility of keypoints")
        if len(checked) != len(seen) or not set(seen) <= {0, 1, 2}:
            raise InvalidValue("Keypoints need one visibility of 0, 1 or 2 for each point.")
        _set(self, points=checked, visibility=seen)

    def bounds(self) -> Bounds:
        """x0, y0, x1, y1 in pixels, over the labeled points (over all, if none is labeled)."""
        labeled = [point for point, seen in zip(self.points, self.visibility, strict=True) if seen]
        return _bounds(labeled or self.points)

    def moved(self, dx: float, dy: float) -> "Keypoints":
        """The same skeleton, shifted by (dx, dy) pixels."""
        return Keypoints(_shifted(self.points, dx, dy), self.visibility)


@dataclass(frozen=True, slots=True)
class Ellipse:
    """An ellipse around (cx, cy) with half axes `rx`, `ry` in pixels, turned clockwise by `angle` degrees."""

    kind: ClassVar[str] = "ellipse"
    cx: float
    cy: float
    rx: float
    ry: float
    angle: float = 0.0

    def __post_init__(self) -> None:
        cx, cy, rx, ry, angle = _numbers(self.cx, self.cy, self.rx, self.ry, self.angle)
        if rx <= 0 or ry <= 0:
            raise InvalidValue("An ellipse needs two half axes.")
        _set(self, cx=cx, cy=cy, rx=rx, ry=ry, angle=angle)

    def bounds(self) -> Bounds:
        """x0, y0, x1, y1 in pixels."""
        cos, sin = math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))
        dx, dy = math.hypot(self.rx * cos, self.ry * sin), math.hypot(self.rx * sin, self.ry * cos)
        return self.cx - dx, self.cy - dy, self.cx + dx, self.cy + dy

    def moved(self, dx: float, dy: float) -> "Ellipse":
        """The same ellipse, shifted by (dx, dy) pixels."""
        return dataclasses.replace(self, cx=self.cx + dx, cy=self.cy + dy)


@dataclass(frozen=True, slots=True)
class Mask:
    """Pixels of the whole image, run-length encoded.

    `counts`: lengths of runs in column-major order, the first one of background (it may be 0), as in
    COCO's uncompressed form. `width`, `height`: of the image, in pixels.
    """

    kind: ClassVar[str] = "mask"
    width: int
    height: int
    counts: tuple[int, ...]

    def __init__(self, width: int, height: int, counts: Iterable[SupportsIndex]) -> None:
        runs = _integers(counts, what="The runs of a mask")
        width, height = _integers((width, height), what="The size of a mask")
        if width <= 0 or height <= 0 or any(run < 0 for run in runs) or sum(runs) != width * height:
            raise InvalidValue("The runs of a mask must add up to the pixels of its image.")
        _set(self, width=width, height=height, counts=runs)

    def bounds(self) -> Bounds:
        """x0, y0, x1, y1 in pixels around what is set (all 0 if nothing is)."""
        boxes: list[Bounds] = []
        start = 0
        for index, run in enumerate(self.counts):
            if index % 2 and run:
                first, last = start, start + run - 1
                column, end = first // self.height, last // self.height
                one = column == end
                top, bottom = (first % self.height, last % self.height + 1) if one else (0, self.height)
                boxes.append((column, top, end + 1, bottom))
            start += run
        if not boxes:
            return 0.0, 0.0, 0.0, 0.0
        x0s, y0s, x1s, y1s = zip(*boxes, strict=True)
        return min(x0s), min(y0s), max(x1s), max(y1s)

    def moved(self, dx: float, dy: float) -> "Mask":
        """A mask is bound to its pixels and does not move.

        Raises:
            InvalidValue: unless dx and dy are 0.
        """
        if dx or dy:
            raise InvalidValue("A mask cannot be moved; paint it again where it belongs.")
        return self


Geometry = Box | RotatedBox | Polygon | Polyline | Point | Keypoints | Ellipse | Mask

KINDS: Final[Mapping[str, type[Geometry]]] = {
    shape.kind: shape for shape in (Box, RotatedBox, Polygon, Polyline, Point, Keypoints, Ellipse, Mask)
}
"""By the name that stands in JSON."""


def geometry_to_json(geometry: Geometry) -> dict[str, Any]:
    """Plain JSON data that `geometry_from_json` reads back to an equal value."""
    return {"type": geometry.kind, **{name: getattr(geometry, name) for name in _fields(geometry.kind)}}


@cache
def _fields(kind: str) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(KINDS[kind]))


def geometry_from_json(data: Mapping[str, Any]) -> Geometry:
    """The shape that `geometry_to_json` wrote.

    Raises:
        InvalidValue: the type is unknown or a value does not fit it.
    """
    values = dict(data)
    kind = values.pop("type", None)
    shape = KINDS.get(kind) if isinstance(kind, str) else None
    if shape is None:
        raise InvalidValue(f"There is no geometry of the type {kind!r}.")
    try:
        return shape(**values)
    except TypeError:
        raise InvalidValue(f"The values do not fit a geometry of the type {kind!r}.") from None


def _numbers(*values: float) -> tuple[float, ...]:
    try:
        numbers = tuple(float(value) for value in values)
    except (TypeError, ValueError, OverflowError):
        raise InvalidValue("A coordinate must be a number.") from None
    if not all(math.isfinite(number) for number in numbers):
        raise InvalidValue("A coordinate must be a finite number.")
    return numbers


def _integers(values: Iterable[SupportsIndex], *, what: str) -> tuple[int, ...]:
    """Plain integers, also from an array."""
    try:
        return tuple(operator.index(value) for value in values)
    except TypeError:
        raise InvalidValue(f"{what} must be given as integers.") from None


def _points(points: Iterable[Sequence[float]], *, at_least: int, what: str) -> tuple[XY, ...]:
    try:
        pairs = [(x, y) for x, y in points]
    except (TypeError, ValueError):
        raise InvalidValue(f"{what} takes points of two numbers each.") from None
    if len(pairs) < at_least:
        raise InvalidValue(f"{what} needs at least {at_least} points.")
    try:
        checked = tuple([(float(x), float(y)) for x, y in pairs])
    except (TypeError, ValueError, OverflowError):
        raise InvalidValue("A coordinate must be a number.") from None
    # Labels have millions of points: a sum is finite only if all of them are.
    if not math.isfinite(sum([x + y for x, y in checked])):
        _numbers(*(value for pair in checked for value in pair))
    return checked


def _shifted(points: Iterable[XY], dx: float, dy: float) -> list[XY]:
    return [(x + dx, y + dy) for x, y in points]


def _bounds(points: Iterable[XY]) -> Bounds:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _set(shape: object, **values: object) -> None:
    """Set checked values on a frozen dataclass while it is being made."""
    for name, value in values.items():
        object.__setattr__(shape, name, value)
