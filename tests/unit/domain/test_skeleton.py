import pytest

from labelqueue.domain.category import Category, numbered
from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.skeleton import Skeleton, skeleton_from_json, skeleton_from_text, skeleton_to_json


def test_a_skeleton_is_stored_as_plain_data() -> None:
    pose = Skeleton(["head", "hand", "foot"], [(0, 1), (1, 2)])
    assert skeleton_to_json(pose) == {"names": ["head", "hand", "foot"], "edges": [[0, 1], [1, 2]]}
    assert skeleton_from_json(skeleton_to_json(pose)) == pose
    assert skeleton_from_json(skeleton_to_json(None)) is None


@pytest.mark.parametrize(
    ("names", "edges"),
    [([], []), (["a", "A"], []), (["a", "b"], [(0, 2)]), (["a", "b"], [(0, 0)]), (["a"], [(0,)]), ([""], [])],
)
def test_what_is_no_skeleton_is_refused(names: list[str], edges: list[tuple[int, ...]]) -> None:
    with pytest.raises(InvalidValue):
        Skeleton(names, edges)


def test_a_category_keeps_its_skeleton_when_it_is_numbered() -> None:
    pose = Skeleton(["head", "hand"], [(0, 1)])
    (one,) = numbered([Category("person", skeleton=pose)])
    assert one.skeleton == pose


@pytest.mark.parametrize(
    ("text", "names", "edges"),
    [
        ("head - neck - hip, neck-hand", ["head", "neck", "hip", "hand"], [(0, 1), (1, 2), (1, 3)]),
        ("left eye, right eye", ["left eye", "right eye"], []),
        ("a-b-c-a", ["a", "b", "c"], [(0, 1), (1, 2), (2, 0)]),
        ("a-b, B - A", ["a", "b"], [(0, 1)]),
        ("nose", ["nose"], []),
    ],
)
def test_a_skeleton_can_be_written_as_a_line(
    text: str, names: list[str], edges: list[tuple[int, int]]
) -> None:
    assert skeleton_from_text(text) == Skeleton(names, edges)


@pytest.mark.parametrize("text", ["", "a -", "a,,b", "a - a", " , "])
def test_a_line_that_is_no_skeleton_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue):
        skeleton_from_text(text)
