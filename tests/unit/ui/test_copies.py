import pytest

from labelqueue.domain.geometry import Box, Ellipse, Geometry, Mask, Point, Polygon, Polyline
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Label
from labelqueue.ui.tools import TOOLS, ToolId
from labelqueue.ui.tools.copies import duplicated, fitted, pasted
from tests.unit.ui.hand import SIZE, Hand

A = AnnotationId(1)


def hand_on(label: Label) -> Hand:
    return Hand(TOOLS[ToolId.SELECT](), label)


def test_copies_lie_on_their_originals_with_ids_of_their_own() -> None:
    label = (
        Label().add(Box(10, 10, 20, 20), "cat", attributes={"old": True}, score=0.5).add(Point(5, 5), "dog")
    )
    copied = pasted(hand_on(label).scene, label.annotations, "Paste")
    assert copied.answer.edit is not None
    after = copied.answer.edit.apply(label)
    assert [one.id for one in after] == [1, 2, 3, 4]
    assert [(one.category, one.geometry, one.attributes, one.score) for one in after][2:] == [
        (one.category, one.geometry, one.attributes, one.score) for one in label
    ]
    assert set(copied.answer.selection or ()) == {AnnotationId(3), AnnotationId(4)}
    assert copied.answer.text == "Paste 2 objects"
    assert copied.answer.edit.inverse().apply(after) == label
    assert pasted(hand_on(label).scene, (), "Paste").answer.edit is None


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        (Box(150, 50, 300, 300), Box(150, 50, 200, 100)),
        (Box(250, 50, 300, 300), None),
        (Polygon([[(150, 50), (250, 50), (250, 80), (150, 80)]]), Box(150, 50, 200, 80)),
        (Polyline([(150, 50), (250, 50)]), Polyline([(150, 50), (200, 50)])),
        (Ellipse(190, 50, 20, 20), Ellipse(190, 50, 20, 20)),
        (Ellipse(210, 50, 20, 20), None),
        (Point(201, 5), None),
        (Mask(200, 100, [0, 20_000]), Mask(200, 100, [0, 20_000])),
        (Mask(100, 100, [0, 10_000]), None),
    ],
)
def test_what_another_image_has_no_room_for_is_cut_off(shape: Geometry, expected: Geometry | None) -> None:
    found = fitted(shape, SIZE)
    if isinstance(shape, Polygon):
        assert found is not None
        assert expected is not None
        assert found.bounds() == expected.bounds()
    else:
        assert found == expected


def test_a_duplicate_lies_beside_its_original_and_inside_the_image() -> None:
    label = Label().add(Box(170, 50, 195, 80), "cat")
    copied = duplicated(hand_on(label).scene, frozenset({A}), (10, 10))
    assert copied.answer.edit is not None
    after = copied.answer.edit.apply(label)
    assert [one.geometry for one in after] == [Box(170, 50, 195, 80), Box(175, 60, 200, 90)]
