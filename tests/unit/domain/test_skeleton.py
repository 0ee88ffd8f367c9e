import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelqueue.domain.category import Category, numbered
from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.skeleton import (
    Skeleton,
    skeleton_from_json,
    skeleton_from_text,
    skeleton_to_json,
    skeleton_to_text,
)


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


@given(st.integers(1, 6), st.data())
def test_a_skeleton_is_written_as_it_is_read(count: int, data: st.DataObject) -> None:
    joint = st.integers(0, count - 1)
    pairs = st.lists(st.tuples(joint, joint).filter(lambda pair: pair[0] != pair[1]), max_size=6)
    edges = {tuple(sorted(pair)): pair for pair in data.draw(pairs)}
    skeleton = Skeleton([f"joint {number}" for number in range(count)], edges.values())
    text = skeleton_to_text(skeleton)
    assert text is not None
    assert skeleton_from_text(text) == skeleton


def test_a_skeleton_is_written_shortly_if_it_can_be() -> None:
    line = "head - neck - hip, neck - hand"
    assert skeleton_to_text(skeleton_from_text(line)) == line
    assert skeleton_to_text(Skeleton(["left-eye", "nose"])) is None
    assert skeleton_to_text(Skeleton(["a", "b"], [(1, 0)])) == "a, b, b - a"
