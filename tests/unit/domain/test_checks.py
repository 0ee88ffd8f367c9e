import pytest
from hypothesis import example, given

from labelqueue.domain.checks import Flaw, findings, flaws, sentences
from labelqueue.domain.geometry import Box, Ellipse, Geometry, Keypoints, Point, Polygon, Polyline, RotatedBox
from labelqueue.domain.label import Label
from labelqueue.domain.skeleton import Skeleton
from tests.examples import examples
from tests.unit.domain.shapes import labels

SIZE = (200.0, 100.0)
BOW_TIE = Polygon([[(10, 10), (30, 30), (30, 10), (10, 30)]])


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        (Box(0, 0, 200, 100), []),
        (Box(10, 10, 11, 11), [Flaw.TINY]),
        (Box(10, 10, 11, 90), []),
        (BOW_TIE, [Flaw.CROSSING]),
        (RotatedBox(5, 5, 20, 20, 45), [Flaw.OUTSIDE]),
        (Ellipse(195, 50, 10, 10), [Flaw.OUTSIDE]),
        (Polygon([[(10, 10), (10, 10), (90, 10), (90, 90), (90, 90)]]), []),
        (Point(201, 50), [Flaw.OUTSIDE]),
        (Point(20, 50), []),
        (Polyline([(20, 50), (21, 50)]), [Flaw.TINY]),
        (Keypoints([(0, 0), (50, 50)], [0, 2]), []),
        (Polygon([[(-5, -5), (20, 20), (20, -5), (-5, 20)]]), [Flaw.CROSSING, Flaw.OUTSIDE]),
    ],
)
def test_flaws(shape: Geometry, expected: list[Flaw]) -> None:
    assert [one.flaw for one in findings(Label().add(shape, "cat"), SIZE)] == expected


@given(labels(max_size=8))
@example(Label().add(Polygon([[(0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 1.0)]]), "ripe"))
@examples(60)
def test_all_at_once_is_the_same_as_one_by_one(label: Label) -> None:
    assert findings(label, (5000.0, 5000.0)) == [
        one for each in label for one in flaws(each, (5000.0, 5000.0))
    ]


def test_each_flaw_is_said_in_one_sentence() -> None:
    label = (
        Label()
        .add(BOW_TIE, "cat")
        .add(BOW_TIE, "cat")
        .add(Box(0, 0, 1, 1), "cat")
        .add(Box(5, 5, 50, 50), "cat")
    )
    assert sentences(findings(label, SIZE)) == ["2 objects cross themselves.", "One object is tiny."]
    assert sentences(findings(Label(), SIZE)) == []


def test_keypoints_without_the_joints_of_their_category_are_found() -> None:
    pose = Keypoints([(10, 10), (50, 50)], [2, 2])
    label = Label().add(pose, "cat").add(pose, "dog").add(pose, "cow").add(Box(5, 5, 50, 50), "cat")
    found = findings(label, SIZE, {"cat": Skeleton(["a", "b", "c"]), "dog": Skeleton(["a", "b"])})
    assert [(one.annotation, one.flaw, one.at) for one in found] == [(1, Flaw.JOINTS, (30, 30))]
    assert sentences(found) == ["One object does not have the joints of its category."]
