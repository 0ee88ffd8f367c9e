"""Borders that differ in the last bits of a number: no area is lost, and none is there twice."""

import math
import random
from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
import shapely
from hypothesis import example, given
from hypothesis import strategies as st

from labelqueue.domain import overlay, regions
from labelqueue.domain.geometry import Polygon
from labelqueue.domain.regions import area, region
from tests.examples import examples
from tests.unit.domain.test_simplifying import PIECE, mosaic, points, wiggly

CLOSE = 1e-3
"""Square pixels: what rounding to the grid may do to these shapes, many times over."""

LOST = (956, 3169, 3562, 3661, 3738)
"""Mosaics in which shapely alone takes a piece for one inside another, though they lie side by side."""


def shaken(chance: random.Random, piece: Polygon) -> Polygon:
    """With coordinates that are some last bits off, as sums in another order are."""

    def off(value: float) -> float:
        return math.nextafter(value, chance.choice([-100.0, 100.0])) if chance.random() < 0.5 else value

    def far(value: float) -> float:
        for _ in range(chance.choice([1, 1, 1, 2, 4])):
            value = off(value)
        return value

    return Polygon([[(far(x), far(y)) for x, y in ring] for ring in piece.rings])


def side_by_side(seed: int) -> list[Polygon]:
    chance = random.Random(seed)
    return [shaken(chance, one) for one in mosaic(chance)]


seeds = st.integers(0, 10**9)


def with_all_that_were_lost(test: Callable[[int], None]) -> Callable[[int], None]:
    for seed in LOST:
        test = example(seed)(test)
    return examples(20)(given(seeds)(test))


@with_all_that_were_lost
def test_what_lies_side_by_side_is_merged_whole_and_has_nothing_in_common(seed: int) -> None:
    for one, other in combinations(side_by_side(seed), 2):
        both = area(one) + area(other)
        whole = regions.merged([one, other])
        assert whole is not None
        assert area(whole) == pytest.approx(both, abs=CLOSE)
        assert not regions.crossings(whole)
        assert overlay.intersection(region(one), region(other)).area == pytest.approx(0, abs=CLOSE)
        assert overlay.symmetric_difference(region(one), region(other)).area == pytest.approx(both, abs=CLOSE)


@with_all_that_were_lost
def test_cutting_out_what_lies_beside_takes_nothing_away(seed: int) -> None:
    for one, other in combinations(side_by_side(seed), 2):
        for shape, cutter in ((one, other), (other, one)):
            left = regions.without(shape, cutter)
            assert left is not None
            assert area(left) == pytest.approx(area(shape), abs=CLOSE)


@with_all_that_were_lost
def test_all_pieces_together_are_the_whole(seed: int) -> None:
    whole = regions.merged(side_by_side(seed))
    assert whole is not None
    assert area(whole) == pytest.approx(area(PIECE), abs=CLOSE)


@with_all_that_were_lost
def test_corners_that_an_operation_does_not_concern_stay_where_they_are(seed: int) -> None:
    for one, other in combinations(side_by_side(seed), 2):
        whole, left = regions.merged([one, other]), regions.without(one, other)
        assert whole is not None
        assert left is not None
        apart = [xy for xy in points(one) if region(other).distance(shapely.Point(xy)) > 0.1]
        assert set(apart) <= set(points(whole))
        assert set(apart) <= set(points(left))


@with_all_that_were_lost
def test_a_path_along_a_border_of_another_splits_without_loss(seed: int) -> None:
    chance = random.Random(seed)
    pieces = side_by_side(seed)
    whole = shaken(chance, regions.merged(pieces) or PIECE)
    for path in (points(pieces[0]), wiggly(chance)):
        halves = [one for one in regions.split(whole, path) if isinstance(one, Polygon)]
        assert sum(map(area, halves)) == pytest.approx(area(whole), abs=CLOSE)


def test_where_shapely_gives_up_the_grid_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    union = shapely.union_all

    def refusing(shapes: Any, grid_size: float | None = None) -> Any:
        if grid_size is None:
            raise shapely.GEOSException("found non-noded intersection")
        return union(shapes, grid_size=grid_size)

    monkeypatch.setattr(shapely, "union_all", refusing)
    boxes = [shapely.box(0.1, 0, 10, 10), shapely.box(5, 0, 20.3, 10)]
    assert overlay.union(boxes).bounds == (0.1, 0, 20.3, 10)


@pytest.mark.parametrize("number", [1, 2, 9])
def test_many_rings_in_each_other_follow_the_even_odd_rule(number: int) -> None:
    rings = [[(-d, -d), (d, -d), (d, d), (-d, d)] for d in range(number, 0, -1)]
    expected = sum((2 * d) ** 2 * (-1) ** (number - d) for d in range(number, 0, -1))
    assert area(Polygon(rings)) == expected
    assert area(Polygon(rings[::-1])) == expected
