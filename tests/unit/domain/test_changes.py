"""What differs between two labels, beside an oracle that compares each with each."""

import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelqueue.domain.changes import ChangeKind, changes, image_changed
from labelqueue.domain.geometry import Box, Geometry, Mask, Polygon, geometry_to_json
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation, Label
from tests.unit.domain.shapes import categories, geometries, labels

ATTRIBUTES = st.dictionaries(st.sampled_from("ab"), st.sampled_from([1, True, 1.5, "1", None]), max_size=2)


@st.composite
def edited(draw: st.DrawFn) -> tuple[Label, Label]:
    """A label, and what somebody made of it."""
    before = after = draw(labels())
    for one in before:
        match draw(st.sampled_from(["leave", "remove", "move", "shape", "category", "attributes", "score"])):
            case "remove":
                after = after.remove(one.id)
            case "move" if not isinstance(one.geometry, Mask):
                by = draw(st.integers(-50, 50)), draw(st.integers(-50, 50))
                after = after.replace(one.id, geometry=one.geometry.moved(*by))
            case "shape":
                after = after.replace(one.id, geometry=draw(geometries))
            case "category":
                after = after.replace(one.id, category=draw(categories))
            case "attributes":
                after = after.replace(one.id, attributes=draw(ATTRIBUTES))
            case "score":
                after = after.replace(one.id, score=draw(st.none() | st.floats(0, 1)))
            case _:
                pass
    for shape in draw(st.lists(geometries, max_size=2)):
        after = after.add(shape, draw(categories))
    return before, after


def oracle(before: Label, after: Label) -> Counter[tuple[int, str]]:
    """(id, way) of all that differs; a way is found by comparing plain data."""
    found: Counter[tuple[int, str]] = Counter()
    for id_ in {one.id for one in [*before, *after]}:
        old = [one for one in before if one.id == id_]
        new = [one for one in after if one.id == id_]
        if not old:
            found[id_, "added"] += 1
        elif not new:
            found[id_, "removed"] += 1
        else:
            found.update((id_, way) for way in ways(old[0], new[0]))
    return found


def ways(old: Annotation, new: Annotation) -> list[str]:
    place = [] if old.geometry == new.geometry else ["place"]
    category = [] if old.category == new.category else ["recategorised"]
    said = [json.dumps([dict(one.attributes), one.score], sort_keys=True) for one in (old, new)]
    return place + category + ([] if said[0] == said[1] else ["attributes"])


@given(edited())
def test_it_finds_what_comparing_each_with_each_finds(pair: tuple[Label, Label]) -> None:
    before, after = pair
    found: Counter[tuple[int, str]] = Counter()
    for one in changes(before, after):
        assert one.before is None or one.before in before.annotations
        assert one.after is None or one.after in after.annotations
        for kind in one.kinds:
            place = kind in {ChangeKind.MOVED, ChangeKind.RESHAPED}
            found[one.id, "place" if place else kind.value] += 1
    assert found == oracle(before, after)


@given(edited())
def test_there_and_back_is_the_same_the_other_way_round(pair: tuple[Label, Label]) -> None:
    turned = {ChangeKind.ADDED: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.ADDED}
    there = {(one.id, tuple(turned.get(kind, kind) for kind in one.kinds)) for one in changes(*pair)}
    assert {(one.id, one.kinds) for one in changes(*pair[::-1])} == there


@given(labels())
def test_nothing_differs_from_itself(label: Label) -> None:
    assert changes(label, label) == ()
    assert not image_changed(label, label)


@given(geometries, st.floats(-1e3, 1e3), st.floats(-1e3, 1e3))
def test_what_was_shifted_has_moved(shape: Geometry, dx: float, dy: float) -> None:
    if isinstance(shape, Mask):
        return
    moved = shape.moved(dx, dy)
    found = changes(Label().add(shape, "ripe"), Label().add(moved, "ripe"))
    expected = [] if moved == shape else [(ChangeKind.MOVED,)]
    assert [one.kinds for one in found] == expected


@pytest.mark.parametrize(
    "other",
    [
        Box(0, 0, 10, 11),
        Polygon([[(0, 0), (10, 0), (10, 10), (0, 10)]]),
        Box(5, 5, 15.001, 15),
    ],
)
def test_another_form_is_not_only_moved(other: Geometry) -> None:
    (found,) = changes(Label().add(Box(0, 0, 10, 10), "ripe"), Label().add(other, "ripe"))
    assert found.kinds == (ChangeKind.RESHAPED,)
    assert geometry_to_json(found.now.geometry) == geometry_to_json(other)


def test_order_first_what_is_there_then_what_is_gone() -> None:
    before = Label().add(Box(0, 0, 1, 1), "a").add(Box(0, 0, 2, 2), "a").add(Box(0, 0, 3, 3), "a")
    after = before.remove(AnnotationId(1)).replace(AnnotationId(3), category="b").add(Box(0, 0, 4, 4), "a")
    assert [one.id for one in changes(before, after)] == [3, 4, 1]


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [({"a": 1}, {"a": True}, True), ({"a": 1}, {"a": 1}, False), ({}, {}, False), ({}, {"a": None}, True)],
)
def test_attributes_of_the_image(one: dict[str, Any], other: dict[str, Any], differs: bool) -> None:
    assert image_changed(Label(image_attributes=one), Label(image_attributes=other)) is differs
    assert image_changed(Label(), Label().mark_empty())
