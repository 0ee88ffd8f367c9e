import json
import math
from typing import Any

import pytest
from hypothesis import given

import labelqueue as lq
from labelqueue.domain.geometry import Geometry, geometry_from_json, geometry_to_json
from tests.unit.domain.shapes import geometries, number


@given(geometries)
def test_json_and_back(shape: Geometry) -> None:
    assert geometry_from_json(json.loads(json.dumps(geometry_to_json(shape)))) == shape


@given(geometries, number, number)
def test_bounds_move_with_the_shape(shape: Geometry, dx: float, dy: float) -> None:
    if isinstance(shape, lq.Mask):
        with pytest.raises(lq.InvalidValue):
            shape.moved(dx or 1.0, dy)
        return
    before, after = shape.bounds(), shape.moved(dx, dy).bounds()
    assert after == pytest.approx((before[0] + dx, before[1] + dy, before[2] + dx, before[3] + dy), abs=1e-6)


def test_corners_of_a_box_come_in_any_order() -> None:
    assert lq.Box(110, 220, 10, 20) == lq.Box(10, 20, 110, 220)
    assert lq.Box(10, 20, 110, 220).bounds() == (10, 20, 110, 220)


def test_a_rotated_box_turns_clockwise_on_screen() -> None:
    corners = lq.RotatedBox(0, 0, 4, 2, 90).corners()
    assert [(round(x, 9), round(y, 9)) for x, y in corners] == [(1, -2), (1, 2), (-1, 2), (-1, -2)]


def test_an_ellipse_fits_its_bounds() -> None:
    ellipse = lq.Ellipse(3, 4, 5, 2, 30)
    outline = []
    for step in range(3600):
        t = math.radians(step / 10)
        x, y = 5 * math.cos(t), 2 * math.sin(t)
        cos, sin = math.cos(math.radians(30)), math.sin(math.radians(30))
        outline.append((3 + x * cos - y * sin, 4 + x * sin + y * cos))
    xs, ys = zip(*outline, strict=True)
    assert ellipse.bounds() == pytest.approx((min(xs), min(ys), max(xs), max(ys)), abs=1e-4)


def test_bounds_of_a_mask() -> None:
    # 4 wide, 3 high, column by column: (1, 2) and (2, 0), (2, 1) are set
    assert lq.Mask(4, 3, [5, 3, 4]).bounds() == (1, 0, 3, 3)
    assert lq.Mask(4, 3, [4, 1, 7]).bounds() == (1, 1, 2, 2)
    assert lq.Mask(4, 3, [12]).bounds() == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("shape", "values"),
    [
        (lq.Box, (0, 0, 0, 5)),
        (lq.Box, (0, 0, float("nan"), 5)),
        (lq.Box, (0, 0, "wide", 5)),
        (lq.RotatedBox, (0, 0, -1, 5, 0)),
        (lq.Polygon, ([[(0, 0), (1, 1)]],)),
        (lq.Polygon, ([],)),
        (lq.Polygon, ([(0, 0), (1, 1), (2, 0)],)),
        (lq.Polygon, ([[(0, 0), (1, 1), (2, float("inf"))]],)),
        (lq.Polyline, ([(0, 0)],)),
        (lq.Keypoints, ([(0, 0)], [3])),
        (lq.Keypoints, ([(0, 0)], [1, 1])),
        (lq.Ellipse, (0, 0, 0, 1)),
        (lq.Mask, (2, 2, [3])),
        (lq.Mask, (2, 2, [5, -1])),
    ],
)
def test_what_is_no_shape_is_refused(shape: Any, values: tuple[Any, ...]) -> None:
    with pytest.raises(lq.InvalidValue):
        shape(*values)


@pytest.mark.parametrize("data", [{}, {"type": "blob"}, {"type": "box", "x0": 1}, {"type": ["box"]}])
def test_json_that_is_no_shape_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(lq.InvalidValue):
        geometry_from_json(data)
