"""Fewer points, and borders in common stay so: against shapely's arithmetic, on shapes cut out of one."""

import math
import random
from itertools import combinations, pairwise

import pytest
import shapely
from hypothesis import example, given
from hypothesis import strategies as st

from labelqueue.domain.geometry import XY, Box, Polygon, Polyline
from labelqueue.domain.regions import area, crossings, region, split
from labelqueue.domain.simplifying import simplified
from tests.examples import examples

PIECE = Polygon([[(0, 0), (60, 0), (60, 60), (0, 60)]])
SLACK = 1e-6
tolerances = st.sampled_from([0.5, 1.0, 3.0])


def star(x: float, y: float, radii: list[int]) -> list[XY]:
    turns = [2 * math.pi * number / len(radii) for number in range(len(radii))]
    return [(x + r * math.cos(t), y + r * math.sin(t)) for r, t in zip(radii, turns, strict=True)]


@st.composite
def stars(draw: st.DrawFn) -> Polygon:
    """A ring that does not cross itself, perhaps with a hole."""
    x, y = (draw(st.integers(0, 60)) for _ in "xy")
    ring = star(x, y, draw(st.lists(st.integers(5, 25), min_size=3, max_size=40)))
    if not draw(st.booleans()):
        return Polygon([ring])
    return Polygon([ring, [(x + (px - x) / 2, y + (py - y) / 2) for px, py in ring]])


def wiggly(chance: random.Random) -> list[XY]:
    """A way across, as a hand traces it."""
    start, end = (chance.uniform(5, 55), -5.0), (chance.uniform(5, 55), 65.0)
    count = chance.randint(2, 30)
    steps = [
        (start[0] + (end[0] - start[0]) * t / count, start[1] + (end[1] - start[1]) * t / count)
        for t in range(count + 1)
    ]
    shaken = [(x + chance.uniform(-1.5, 1.5), y + chance.uniform(-0.5, 0.5)) for x, y in steps]
    return shaken if chance.random() < 0.5 else [(y, x) for x, y in shaken]


def mosaic(chance: random.Random) -> list[Polygon]:
    """What lies side by side after some cuts, some of which end at others."""
    pieces = [PIECE]
    for _ in range(chance.randint(1, 3)):
        piece = pieces.pop(chance.randrange(len(pieces)))
        pieces += [one for one in split(piece, wiggly(chance)) if isinstance(one, Polygon)]
    return pieces


def points(shape: Polygon) -> list[XY]:
    return [xy for ring in shape.rings for xy in ring]


def overlap(some: list[Polygon]) -> float:
    # On a grid: where borders differ by the last bit of a number, GEOS may take one shape for the other.
    return sum(
        float(shapely.intersection(region(one), region(other), grid_size=1e-9).area)
        for one, other in combinations(some, 2)
    )


@given(stars(), tolerances)
@example(Polygon([star(43, 19, [17, 18, 21, 11, 15, 17, 18])]), 3.0)
@examples(100)
def test_what_is_left_out_stays_within_the_tolerance(shape: Polygon, tolerance: float) -> None:
    (fewer,) = simplified([shape], tolerance)
    assert isinstance(fewer, Polygon)
    assert set(points(fewer)) <= set(points(shape))
    assert not crossings(fewer)
    for ring, before in zip(fewer.rings, shape.rings, strict=True):
        line = shapely.LinearRing(ring)
        assert all(line.distance(shapely.Point(xy)) <= tolerance + SLACK for xy in before)


@given(st.integers(0, 10**9), tolerances)
@examples(150)
def test_a_mosaic_has_neither_gaps_nor_overlaps_when_all_of_it_is_simplified(
    seed: int, tolerance: float
) -> None:
    pieces = mosaic(random.Random(seed))
    fewer = [one for one in simplified(pieces, tolerance) if isinstance(one, Polygon)]
    assert len(fewer) == len(pieces)
    assert overlap(fewer) < SLACK
    whole = shapely.union_all([region(one) for one in fewer], grid_size=1e-9)
    # The corners stay, and nothing else bends the outer border: so all of the square is still covered.
    assert whole.area == pytest.approx(3600, abs=SLACK)
    assert sum(map(area, fewer)) == pytest.approx(3600, abs=SLACK)
    for one, before in zip(fewer, pieces, strict=True):
        border = shapely.LinearRing(one.rings[0])
        assert all(border.distance(shapely.Point(xy)) <= tolerance + SLACK for xy in before.rings[0])


@given(st.integers(0, 10**9), tolerances)
@examples(100)
def test_what_one_of_them_shares_with_the_others_stays_when_it_alone_is_simplified(
    seed: int, tolerance: float
) -> None:
    chance = random.Random(seed)
    pieces = mosaic(chance)
    one = pieces.pop(chance.randrange(len(pieces)))
    (fewer,) = simplified([one], tolerance, beside=pieces)
    assert isinstance(fewer, Polygon)
    assert overlap([fewer, *pieces]) < SLACK
    assert area(fewer) == pytest.approx(area(one), abs=SLACK)
    for other in pieces:
        common = [
            shapely.intersection(region(each).boundary, region(other).buffer(SLACK)).length
            for each in (one, fewer)
        ]
        assert common[1] == pytest.approx(common[0], abs=1e-3)


def test_a_common_border_becomes_the_same_line_for_both() -> None:
    border = [(0, 10), (5, 10.3), (10, 10), (15, 10.3), (20, 10)]
    above, below = (
        Polygon([[(0, 0), (20, 0), *border[::-1]]]),
        Polygon([[*border, (20, 20), (0, 20)]]),
    )
    assert simplified([above, below], 1.0) == [
        Polygon([[(0, 0), (20, 0), (20, 10), (0, 10)]]),
        Polygon([[(0, 10), (20, 10), (20, 20), (0, 20)]]),
    ]
    assert simplified([above], 1.0, beside=[below]) == [above]


def test_a_border_on_the_long_edge_of_another_needs_no_points_of_it() -> None:
    long = Polygon([[(0, 0), (90, 0), (90, 10), (50, 10.2), (0, 10)]])
    on_it = Polygon([[(10, 10.04), (20, 10.08), (30, 10.12), (30, 30), (20, 29.9), (10, 30)]])
    fewer = simplified([long, on_it], 1.0)
    assert [len(points(one)) for one in fewer if isinstance(one, Polygon)] == [5, 4]
    assert overlap([one for one in fewer if isinstance(one, Polygon)]) < SLACK
    assert simplified([on_it], 1.0, beside=[Box(0, 0, 90, 10), long]) == [
        Polygon([[(10, 10.04), (20, 10.08), (30, 10.12), (30, 30), (10, 30)]])
    ]


def test_a_hole_and_what_fills_it_stay_one() -> None:
    inner = star(30, 30, [10, 11] * 12)
    frame, filling = Polygon([*PIECE.rings, inner]), Polygon([[*inner[7:], *inner[:7]]])
    fewer = [one for one in simplified([frame, filling], 3.0) if isinstance(one, Polygon)]
    assert len(fewer[0].rings) == 2
    assert set(fewer[0].rings[1]) == set(fewer[1].rings[0])
    assert len(fewer[1].rings[0]) < 24


def test_what_crosses_itself_or_has_nothing_to_lose_is_left_as_it_is() -> None:
    tie = Polygon([[(0, 0), (10, 10), (10, 0), (5, 5.1), (0, 10)]])
    triangle = Polygon([[(30, 0), (39, 0), (30, 9)]])
    assert simplified([tie, triangle], 3.0) == [tie, triangle]


def test_what_is_smaller_than_the_tolerance_does_not_vanish() -> None:
    tiny = Polygon([[(0, 0), (1, 0), (2, 0.1), (1, 0.2), (0, 0.2)]])
    (fewer,) = simplified([tiny], 3.0)
    assert isinstance(fewer, Polygon)
    assert area(fewer) > 0


@given(st.lists(st.tuples(*[st.integers(0, 30)] * 2), min_size=2, max_size=20), tolerances)
@examples(100)
def test_lines_keep_their_ends_and_stay_within_the_tolerance(some: list[XY], tolerance: float) -> None:
    line = Polyline(some)
    (fewer,) = simplified([line], tolerance)
    assert isinstance(fewer, Polyline)
    assert (fewer.points[0], fewer.points[-1]) == (line.points[0], line.points[-1])
    drawn = shapely.LineString(fewer.points)
    assert all(drawn.distance(shapely.Point(xy)) <= tolerance + SLACK for xy in line.points)
    assert all(one != other for one, other in pairwise(fewer.points)) or len(set(some)) == 1
