import math
import random
from functools import lru_cache
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from labelqueue.domain.geometry import (
    Box,
    Ellipse,
    Geometry,
    Keypoints,
    Mask,
    Point,
    Polygon,
    Polyline,
    RotatedBox,
)
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation, Label
from labelqueue.ui.tools.index import REBUILD_AFTER, Entry, SpatialIndex, best_hit, out_of_order
from labelqueue.ui.tools.outline import outline, region
from tests.examples import examples

SIDE = 200.0


def some_geometry(chance: random.Random) -> Geometry:
    x, y, size = chance.uniform(0, SIDE), chance.uniform(0, SIDE), chance.uniform(1, 60)
    other, turn = chance.uniform(1, 60), chance.uniform(-180, 180)
    turns = sorted(chance.uniform(0, math.tau) for _ in range(chance.randint(3, 12)))
    joints = [(x + chance.uniform(0, 40), y + chance.uniform(0, 40)) for _ in range(4)]
    squares = [(x, y, size), (x + size / 4, y + size / 4, size / 2), (x + 70, y, size / 3)]
    shapes: list[Geometry] = [
        Box(x, y, x + size, y + other),
        Polygon([[(x + size * math.cos(t), y + size * math.sin(t)) for t in turns]]),
        Polygon([[(a, b), (a + s, b), (a + s, b + s), (a, b + s)] for a, b, s in squares]),
        Polyline([(x, y), (x + size, y), (x, y + size)]),
        Point(x, y),
        RotatedBox(x, y, size, size / 2 + 1, turn),
        Ellipse(x, y, size, size / 3 + 1, turn),
        Keypoints(joints, [2, *(chance.randrange(3) for _ in range(3))]),
    ]
    return chance.choice(shapes)


def some_label(chance: random.Random, count: int) -> Label:
    label = Label()
    for _ in range(count):
        label = label.add(some_geometry(chance), "cat")
    return label


@lru_cache(maxsize=100)
def drawn(geometry: Geometry) -> tuple[Any, list[Any]]:
    """What is inside of it, and its lines."""
    lines = outline(geometry)
    inside = shapely.Polygon()
    for line in lines.lines if lines.closed else ():
        inside = inside.symmetric_difference(shapely.Polygon(line).buffer(0))
    parts = [
        shapely.LinearRing(line)
        if lines.closed
        else shapely.LineString(line)
        if len(line) > 1
        else shapely.Point(line[0])
        for line in lines.lines
    ]
    return inside, parts


def brute_force(
    label: Label,
    xy: tuple[float, float],
    reach: float,
    preferred: frozenset[AnnotationId] = frozenset(),
    without: frozenset[AnnotationId] = frozenset(),
) -> AnnotationId | None:
    """The rule in the words of the design, over all annotations, with geometry of its own."""
    point = shapely.Point(xy)
    near: list[tuple[bool, float, float, int, AnnotationId]] = []
    around: list[tuple[float, int, AnnotationId]] = []
    for order, one in enumerate(label):
        if one.id in without:
            continue
        inside, parts = drawn(one.geometry)
        distance = min(part.distance(point) for part in parts)
        if distance <= reach:
            near.append((one.id not in preferred, distance, inside.area, -order, one.id))
        if inside.covers(point):
            around.append((inside.area, -order, one.id))
    if near:
        return min(near)[-1]
    return min(around)[-1] if around else None


@given(st.integers(0, 2**32), st.integers(0, 40))
@examples(60)
def test_the_index_finds_what_a_loop_over_all_finds(seed: int, count: int) -> None:
    chance = random.Random(seed)
    label = some_label(chance, count)
    index = SpatialIndex()
    index.update(label)
    for _ in range(20):
        xy = chance.uniform(-20, SIDE + 60), chance.uniform(-20, SIDE + 60)
        reach = chance.choice([0.5, 3.0, 9.0])
        some, others = (frozenset(one.id for one in label if chance.random() < 0.3) for _ in range(2))
        assert index.at(xy, reach) == brute_force(label, xy, reach)
        found = index.at(xy, reach, preferred=some, without=others)
        assert found == brute_force(label, xy, reach, some, others)
        assert found not in others


@given(st.integers(0, 2**32))
@examples(25)
def test_an_index_that_follows_is_like_one_made_anew(seed: int) -> None:
    chance = random.Random(seed)
    label = some_label(chance, 30)
    index = SpatialIndex()
    index.update(label)
    for _ in range(12):
        for _ in range(chance.choice([1, 3, 20])):
            ids = [one.id for one in label]
            match chance.randrange(3):
                case 0:
                    label = label.add(some_geometry(chance), "cat")
                case 1 if ids:
                    label = label.remove(chance.choice(ids))
                case _ if ids:
                    label = label.replace(chance.choice(ids), geometry=some_geometry(chance))
        index.update(label)
        fresh = SpatialIndex()
        fresh.update(label)
        x, y = chance.uniform(0, SIDE), chance.uniform(0, SIDE)
        area = (x, y, x + 50, y + 50)
        assert _ids(index, area) == _ids(fresh, area)
        assert index.at((x, y), 5.0) == fresh.at((x, y), 5.0)


def _ids(index: SpatialIndex, area: tuple[float, float, float, float]) -> list[AnnotationId]:
    return [entry.annotation.id for entry in index.touching(area)]


def test_update_says_where_something_changed() -> None:
    index = SpatialIndex()
    label = Label().add(Box(0, 0, 10, 10), "cat").add(Box(50, 50, 60, 60), "cat")
    assert sorted(index.update(label)) == [(0, 0, 10, 10), (50, 50, 60, 60)]
    assert index.update(label) == []
    moved = label.replace(AnnotationId(1), geometry=Box(5, 5, 15, 15))
    assert sorted(index.update(moved)) == [(0, 0, 10, 10), (5, 5, 15, 15)]
    assert index.update(moved.remove(AnnotationId(2))) == [(50, 50, 60, 60)]
    assert index.extent() is not None
    assert len(index) == 1


def test_many_changes_rebuild_the_tree() -> None:
    index = SpatialIndex()
    label = some_label(random.Random(1), 3 * REBUILD_AFTER)
    index.update(label)
    assert len(index.touching((-1000, -1000, 1000, 1000))) == 3 * REBUILD_AFTER
    index.update(Label())
    assert index.touching((-1000, -1000, 1000, 1000)) == []
    assert index.extent() is None


def test_the_outline_of_the_selection_goes_first() -> None:
    label = Label().add(Box(0, 0, 50, 50), "cat").add(Box(3, 3, 40, 40), "cat")
    index = SpatialIndex()
    index.update(label)
    assert index.at((2.5, 20), 5) == 2
    assert index.at((2.5, 20), 5, preferred=frozenset({AnnotationId(1)})) == 1


def test_of_two_equal_ones_the_front_one_is_hit() -> None:
    same = [Entry(Annotation(AnnotationId(n), "cat", Box(0, 0, 9, 9)), n) for n in (1, 2, 3)]
    assert best_hit(same, (4, 4), 1) == 3
    assert best_hit(reversed(same), (4, 4), 1) == 3


def _mask() -> tuple[Mask, np.ndarray]:
    pixels = np.zeros((6, 8), bool)
    pixels[1:5, 2:7] = True
    pixels[2:4, 4] = False
    flat = pixels.T.ravel()
    changes = np.flatnonzero(np.diff(flat.astype(int))) + 1
    return Mask(8, 6, np.diff([0, *changes, flat.size]).tolist()), pixels


AREAS: dict[str, tuple[Geometry, float]] = {
    "box": (Box(0, 0, 4, 5), 20),
    "rotated box": (RotatedBox(10, 10, 4, 5, 30), 20),
    "polygon with a hole": (
        Polygon([[(0, 0), (10, 0), (10, 10), (0, 10)], [(2, 2), (4, 2), (4, 4), (2, 4)]]),
        96,
    ),
    "polygon in two parts": (Polygon([[(0, 0), (2, 0), (2, 2)], [(5, 5), (9, 5), (9, 9)]]), 2 + 8),
    "bow tie": (Polygon([[(0, 0), (10, 10), (10, 0), (0, 10)]]), 50),
    "ellipse": (Ellipse(0, 0, 5, 3, 20), math.pi * 15),
    "line": (Polyline([(0, 0), (5, 5)]), 0),
    "point": (Point(1, 1), 0),
    "skeleton": (Keypoints([(1, 1), (2, 2)], [2, 0]), 0),
}


@pytest.mark.parametrize("name", AREAS)
def test_what_is_inside(name: str) -> None:
    geometry, area = AREAS[name]
    lines = outline(geometry)
    assert region(lines).area == pytest.approx(area, rel=0.002)
    found = np.vstack(lines.lines)
    assert [*found.min(axis=0), *found.max(axis=0)] == pytest.approx(geometry.bounds(), abs=0.01)


def test_a_mask_is_outlined_along_its_pixels() -> None:
    mask, pixels = _mask()
    inside = region(outline(mask))
    assert inside.area == pixels.sum()
    for (y, x), is_set in np.ndenumerate(pixels):
        assert inside.contains(shapely.Point(x + 0.5, y + 0.5)) == is_set
    assert len(outline(mask).lines) == 2


def test_an_empty_mask_has_no_lines() -> None:
    assert outline(Mask(3, 2, [6])).lines == ()
    index = SpatialIndex()
    index.update(Label().add(Mask(3, 2, [6]), "cat"))
    assert index.at((0, 0), 2) is None


@given(st.permutations(range(8)))
def test_what_is_out_of_order_is_as_little_as_can_be(ranks: list[int]) -> None:
    moved = out_of_order(ranks)
    rest = [rank for place, rank in enumerate(ranks) if place not in moved]
    assert rest == sorted(rest)
    longest = max(
        sum(1 << place & chosen > 0 for place in range(8))
        for chosen in range(256)
        if (row := [ranks[place] for place in range(8) if 1 << place & chosen]) == sorted(row)
    )
    assert len(rest) == longest


def test_a_change_of_order_is_said_where_it_is_seen() -> None:
    label = some_label(random.Random(3), 6)
    index = SpatialIndex()
    index.update(label)
    first, *others = label.annotations
    raised = Label((*others, first), last_id=label.last_id)
    assert index.update(raised) == [first.geometry.bounds()]
    assert index.update(label) == [first.geometry.bounds()]
    assert index.update(label) == []
