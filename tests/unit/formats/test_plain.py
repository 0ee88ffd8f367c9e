"""One label as plain JSON: what is written is read back, and what is wrong is named with its place."""

import json
from typing import Any

import pytest
from hypothesis import given

import labelqueue as lq
from labelqueue.formats.plain import label_from_plain, label_to_plain
from tests.unit.domain.shapes import geometries

CATEGORIES = ("ripe", "unripe")


def read(text: str | bytes, before: lq.Label | None = None) -> lq.Label:
    return label_from_plain(text, given=before or lq.Label(), categories=CATEGORIES)


@given(geometries)
def test_what_is_written_is_read_back(shape: Any) -> None:
    label = lq.Label(image_attributes={"light": "night"}).add(
        shape, "ripe", attributes={"occluded": True, "notes": ["ä", None]}, score=0.25
    )
    text = json.dumps(label_to_plain(label))
    assert read(text) == label
    assert read(b"\xef\xbb\xbf" + text.encode()) == label


def test_a_label_that_says_that_it_is_empty() -> None:
    text = json.dumps(label_to_plain(lq.Label().mark_empty()))
    assert read(text).marked_empty
    assert not read('{"annotations": []}').marked_empty


def test_what_may_be_left_out_and_new_ids() -> None:
    """An id that was given once is not given again, even if its annotation is gone."""
    before = lq.Label().add(lq.Point(1, 1), "ripe").add(lq.Point(2, 2), "ripe").remove(lq.Label().new_id())
    row = {"category": "unripe", "geometry": {"type": "ellipse", "cx": 5, "cy": 5, "rx": 2, "ry": 1}}
    label = read(json.dumps({"annotations": [row, {**row, "id": 2}, row]}), before)
    assert [one.id for one in label] == [3, 2, 4]
    assert (label.last_id, label.image_attributes) == (4, {})
    assert label.annotations[0].geometry == lq.Ellipse(5, 5, 2, 1, 0)


BOX = {"type": "box", "x0": 1, "y0": 2, "x1": 9, "y1": 8}


def one(**changes: Any) -> str:
    return json.dumps({"annotations": [{"category": "ripe", "geometry": BOX} | changes]})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1, column 1: it is not JSON"),
        ("{\n 'a'", "line 2, column 2: it is not JSON"),
        (b"\xff", "it is not UTF-8 text"),
        ("[" * 100_000, "it is not JSON that can be read"),
        ("[]", "the label: a JSON object is expected, not []"),
        ("{}", "the label: 'annotations' is missing"),
        ('{"annotations": [], "label": {}}', "the label: 'label' does not belong there"),
        ('{"annotations": [], "annotations": []}', "'annotations' is there twice"),
        ('{"annotations": {}}', "annotations: a list is expected, not {}"),
        ('{"annotations": [], "marked_empty": 1}', "marked_empty: true or false is expected, not 1"),
        (one()[:-1] + ', "marked_empty": true}', "marked_empty: a label with annotations is not empty"),
        ('{"annotations": [1]}', "annotations[0]: a JSON object is expected, not 1"),
        ('{"annotations": [], "image_attributes": []}', "image_attributes: a JSON object is expected"),
        ('{"annotations": [], "image_attributes": {"a": NaN}}', "NaN is not a number in JSON"),
        ('{"annotations": [{"geometry": {}}]}', "annotations[0]: 'category' is missing"),
        (one(category="plum"), "annotations[0].category: the dataset has no category 'plum'"),
        (one(category=["ripe"]), "annotations[0].category: the dataset has no category ['ripe']"),
        (one(colour="red"), "annotations[0]: 'colour' does not belong there"),
        (one(id=0), "annotations[0].id: an id is a whole number from 1, not 0"),
        (one(id=True), "annotations[0].id: an id is a whole number from 1, not true"),
        (one(score="high"), 'annotations[0].score: a number is expected, not "high"'),
        (one(attributes=[]), "annotations[0].attributes: a JSON object is expected, not []"),
        (one(geometry=None), "annotations[0].geometry: it is one of box, rotated_box"),
        (one(geometry={"type": "circle"}), "annotations[0].geometry.type: it is one of box, rotated_box"),
        (one(geometry={"type": "box", "x0": 1}), "annotations[0].geometry: 'y0' is missing"),
        (one(geometry=BOX | {"z": 1}), "annotations[0].geometry: 'z' does not belong there"),
        (one(geometry=BOX | {"x0": "1"}), 'annotations[0].geometry.x0: a number is expected, not "1"'),
        (one(geometry=BOX | {"x0": True}), "annotations[0].geometry.x0: a number is expected, not true"),
        (one(geometry=BOX | {"x0": 9}), "annotations[0].geometry: a box needs a width and a height"),
        (one().replace('"x0": 1', '"x0": 1e999'), "annotations[0].geometry.x0: the number is too large"),
        (
            one().replace('"x0": 1', f'"x0": 1{"0" * 400}'),
            "annotations[0].geometry.x0: the number is too large",
        ),
        (
            one(geometry={"type": "polygon", "rings": [[[0, 0], [1, None], [1, 1]]]}),
            "annotations[0].geometry.rings[0][1][1]: a number is expected, not null",
        ),
        (
            one(geometry={"type": "polygon", "rings": [[[0, 0], [1, 1]]]}),
            "annotations[0].geometry: a polygon needs at least 3 points",
        ),
        (
            json.dumps({"annotations": [{"id": 7, "category": "ripe", "geometry": BOX}] * 2}),
            "annotations[1].id: the id 7 is there twice",
        ),
    ],
)
def test_what_is_wrong_and_where(text: str | bytes, said: str) -> None:
    with pytest.raises(lq.InvalidValue) as caught:
        read(text)
    sentence = str(caught.value)
    assert sentence.startswith("The label cannot be read: ")
    assert said in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 250
