"""Operations on areas, against shapely's own arithmetic: nothing is lost, nothing is there twice."""

import math
from itertools import combinations

import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st

from labelqueue.domain import regions
from labelqueue.domain.geometry import XY, Box, Ellipse, Point, Polygon, Polyline, RotatedBox
from labelqueue.domain.regions import Area, area, region
from tests.examples import examples

place = st.integers(0, 60).map(float)
side = st.integers(1, 40).map(float)
SIZE = (50.0, 40.0)


@st.composite
def stars(draw: st.DrawFn) -> Polygon:
    """A ring that does not cross itself, perhaps with a hole."""
    x, y = draw(place), draw(place)
    count = draw(st.integers(3, 9))
    radii = draw(st.lists(st.integers(5, 25), min_size=count, max_size=count))
    turns = [2 * math.pi * number / count for number in range(count)]
    ring = [(x + r * math.cos(t), y + r * math.sin(t)) for r, t in zip(radii, turns, strict=True)]
    if not draw(st.booleans()):
        return Polygon([ring])
    return Polygon([ring, [(x + (px - x) / 2, y + (py - y) / 2) for px, py in ring]])


@st.composite
def scribbles(draw: st.DrawFn) -> Polygon:
    """Rings that may cross themselves and each other."""
    ring = st.lists(st.tuples(place, place), min_size=3, max_size=7)
    return Polygon(draw(st.lists(ring, min_size=1, max_size=2)))


shapes: st.SearchStrategy[Area] = st.one_of(
    st.builds(lambda x, y, w, h: Box(x, y, x + w, y + h), place, place, side, side),
    st.builds(RotatedBox, place, place, side, side, st.integers(-180, 180).map(float)),
    st.builds(Ellipse, place, place, side, side, st.integers(-180, 180).map(float)),
    stars(),
)

paths = st.lists(st.tuples(place, place), min_size=2, max_size=4, unique=True)


def covered(shape: Area | None) -> float:
    return 0.0 if shape is None else area(shape)


def close(one: float, other: float) -> bool:
    return one == pytest.approx(other, abs=1e-4)


@given(st.lists(shapes, min_size=1, max_size=4))
@examples(60)
def test_merging_keeps_the_area_of_the_union(some: list[Area]) -> None:
    whole = regions.merged(some)
    assert close(covered(whole), shapely.union_all([region(one) for one in some]).area)
    assert whole is not None
    assert not regions.crossings(whole)


@given(shapes, shapes)
@examples(60)
def test_what_is_cut_out_and_what_is_left_make_the_whole(one: Area, other: Area) -> None:
    left = regions.without(one, other)
    common = shapely.intersection(region(one), region(other)).area
    assert close(covered(left) + common, area(one))


@given(shapes, paths)
@examples(80)
def test_the_pieces_make_the_whole_and_do_not_overlap(shape: Area, path: list[tuple[float, float]]) -> None:
    pieces = regions.split(shape, path)
    assert close(sum(covered(one) for one in pieces if isinstance(one, Polygon)), area(shape))
    found = [region(one) for one in pieces if isinstance(one, Polygon)]
    assert close(shapely.union_all(found).area, area(shape))


def test_a_straight_cut_gives_two_halves_with_one_border() -> None:
    pieces = regions.split(Box(0, 0, 10, 10), [(5, -5), (5, 15)])
    assert [covered(one) for one in pieces if isinstance(one, Polygon)] == [50, 50]
    ends = [{xy for ring in one.rings for xy in ring} for one in pieces if isinstance(one, Polygon)]
    assert ends[0] & ends[1] == {(5, 0), (5, 10)}


def test_a_cut_through_one_part_leaves_the_others_with_the_largest_piece() -> None:
    parts = Polygon([[(0, 0), (20, 0), (20, 10), (0, 10)], [(40, 0), (45, 0), (45, 5)]])
    pieces = regions.split(parts, [(5, -1), (5, 11)])
    assert [covered(one) for one in pieces if isinstance(one, Polygon)] == [150 + 12.5, 50]


def test_a_line_is_cut_where_it_is_crossed() -> None:
    pieces = regions.split(Polyline([(0, 0), (10, 0)]), [(4, -1), (4, 1)])
    assert pieces == [Polyline([(0, 0), (4, 0)]), Polyline([(4, 0), (10, 0)])]
    assert regions.split(Polyline([(0, 0), (10, 0)]), [(4, 1), (4, 2)]) == [Polyline([(0, 0), (10, 0)])]


@given(scribbles())
@examples(80)
def test_repairing_keeps_the_area_inside_the_image(shape: Polygon) -> None:
    fixed = regions.repaired(shape, SIZE)
    inside = shapely.intersection(region(shape), shapely.box(0, 0, *SIZE)).area
    assert close(covered(fixed), inside)
    if fixed is not None:
        x0, y0, x1, y1 = fixed.bounds()
        assert min(x0, y0) >= 0
        assert x1 <= SIZE[0]
        assert y1 <= SIZE[1]
        assert not regions.crossings(fixed)


@given(scribbles())
@examples(100)
def test_crossings_are_found_where_shapely_finds_the_shape_invalid(shape: Polygon) -> None:
    (ring,) = shape.rings[:1]
    assume(len(shape.rings) == 1 and len(set(ring)) == len(ring))
    assume(shapely.Polygon(ring).area > 0)
    assert bool(regions.crossings(shape)) == (not shapely.LinearRing(ring).is_simple)


@pytest.mark.parametrize("almost", [1e-60, 1e-185, 6.2e-256, 5e-324])
def test_edges_of_almost_no_length_are_looked_at_without_a_word(almost: float) -> None:
    there_and_back = [(0, 0), (0, 1), (0, 0), (0, almost)]
    for turn in range(4):
        crossed = regions.crossings(Polygon([there_and_back[turn:] + there_and_back[:turn]]))
        assert all(x == 0 and 0 <= y <= almost for x, y in crossed)
        assert crossed
    assert set(regions.crossings(Polygon([there_and_back, [(5, 5), (9, 9), (9, 5), (5, 9)]]))) >= {(7, 7)}


def test_a_bow_tie_crosses_in_its_middle() -> None:
    assert regions.crossings(Polygon([[(0, 0), (10, 10), (10, 0), (0, 10)]])) == ((5, 5),)
    assert regions.crossings(Polygon([[(0, 0), (10, 0), (10, 10)]])) == ()
    assert regions.crossings(Point(0, 0)) == ()
    overlapping = Polygon([[(0, 0), (10, 0), (10, 10), (0, 10)], [(5, 5), (15, 5), (15, 8), (5, 8)]])
    assert regions.crossings(overlapping) == ((10, 5), (10, 8))


def test_the_parts_of_a_polygon_keep_their_holes() -> None:
    ring, hole = [(0, 0), (20, 0), (20, 20), (0, 20)], [(5, 5), (10, 5), (10, 10), (5, 10)]
    parts = regions.parts_of(Polygon([[(30, 0), (35, 0), (35, 5)], ring, hole]))
    assert [area(one) for one in parts] == [375, 12.5]
    assert [len(one.rings) for one in parts] == [2, 1]


@given(rings=st.lists(st.tuples(*[st.integers(0, 6)] * 4), min_size=1, max_size=6))
def test_rings_overlap_where_any_two_do(rings: list[tuple[int, int, int, int]]) -> None:
    boxes = [shapely.box(x, y, x + width + 1, y + height + 1) for x, y, width, height in rings]
    shape = Polygon([shapely.get_coordinates(box)[:-1] for box in boxes])
    overlap = any(
        one.overlaps(other) or one.exterior.intersection(other.exterior).length > 0
        for one, other in combinations(boxes, 2)
    )
    assert bool(regions.crossings(shape)) == overlap


def test_the_area_of_many_rings_is_that_of_the_even_odd_rule() -> None:
    rings = [[(-d, -d), (d, -d), (d, d), (-d, d)] for d in range(1, 12)]
    assert regions.area(Polygon(rings)) == sum((2 * d) ** 2 * (-1) ** (d + 1) for d in range(1, 12))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ([(2, 0), (6, 0)], [[(0, 0), (2, 0)], [(2, 0), (6, 0)], [(6, 0), (10, 0), (10, 10)]]),
        ([(4, 0), (10, 0), (10, 6)], [[(0, 0), (4, 0)], [(4, 0), (10, 0), (10, 6)], [(10, 6), (10, 10)]]),
        ([(0, 0), (10, 0), (10, 10)], [[(0, 0), (10, 0), (10, 10)]]),
        ([(10, -5), (10, 5)], [[(0, 0), (10, 0)], [(10, 0), (10, 5)], [(10, 5), (10, 10)]]),
        ([(8, -2), (12, 2)], [[(0, 0), (10, 0)], [(10, 0), (10, 10)]]),
        ([(0, 20), (10, 20)], [[(0, 0), (10, 0), (10, 10)]]),
    ],
    ids=["along an edge", "around a corner", "all along", "across and along", "in a corner", "beside"],
)
def test_a_line_is_cut_where_a_path_comes_to_it_and_leaves_it(
    path: list[XY], expected: list[list[XY]]
) -> None:
    assert regions.split(Polyline([(0, 0), (10, 0), (10, 10)]), path) == [Polyline(one) for one in expected]


def test_a_line_that_crosses_itself_is_cut_only_by_the_path() -> None:
    line = Polyline([(0, 0), (10, 10), (10, 0), (0, 10)])
    assert regions.split(line, [(9, 5), (11, 5)]) == [
        Polyline([(0, 0), (10, 10), (10, 5)]),
        Polyline([(10, 5), (10, 0), (0, 10)]),
    ]
