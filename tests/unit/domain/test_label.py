import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import labelqueue as lq
from labelqueue.domain.edits import Add, Edit, Many, Remove, Replace, removal
from labelqueue.domain.ids import AnnotationId, CategoryId
from labelqueue.domain.label import Annotation, label_from_json, label_to_json
from tests.unit.domain.shapes import categories, geometries, labels

IDS = {name: CategoryId(number) for number, name in enumerate(("ripe", "unripe", "leaf"), start=1)}
NAMES = {number: name for name, number in IDS.items()}


@given(labels() | st.just(lq.Label().mark_empty()))
def test_json_and_back(label: lq.Label) -> None:
    again = label_from_json(json.loads(json.dumps(label_to_json(label, IDS))), NAMES)
    assert (again, again.last_id) == (label, label.last_id)


def test_categories_are_stored_by_id() -> None:
    stored = label_to_json(lq.Label().add(lq.Point(1, 2), "ripe"), IDS)
    renamed = NAMES | {CategoryId(1): "red"}
    assert label_from_json(stored, renamed).annotations[0].category == "red"
    with pytest.raises(lq.InvalidValue, match="rotten"):
        label_to_json(lq.Label().add(lq.Point(1, 2), "rotten"), IDS)


@pytest.mark.parametrize(
    "damage", [{"form": 2}, {"objects": [{}]}, {"objects": None}, {"objects": [{"id": 1, "category": 9}]}]
)
def test_what_cannot_be_read_is_refused(damage: dict[str, Any]) -> None:
    with pytest.raises(lq.InvalidValue):
        label_from_json(label_to_json(lq.Label(), IDS) | damage, NAMES)


def test_a_label_is_changed_into_another_one() -> None:
    empty = lq.Label()
    one = empty.add(lq.Box(0, 0, 1, 1), category="ripe", attributes={"side": "left"})
    two = one.add(lq.Point(5, 5), "leaf", score=0.5)
    assert (len(empty), len(one), [annotation.id for annotation in two]) == (0, 1, [1, 2])
    moved = two.replace(AnnotationId(1), geometry=lq.Box(1, 1, 2, 2))
    assert moved.get(AnnotationId(1)) == Annotation(
        AnnotationId(1), "ripe", lq.Box(1, 1, 2, 2), {"side": "left"}
    )
    fewer = moved.remove(AnnotationId(2)).add(lq.Point(6, 6), "leaf")
    assert [annotation.id for annotation in fewer] == [1, 3]
    for refused in (moved.get, moved.remove, moved.replace):
        with pytest.raises(lq.NotFound):
            refused(AnnotationId(9))


def test_a_label_can_say_that_it_is_empty() -> None:
    empty = lq.Label()
    marked = empty.mark_empty()
    assert (empty.marked_empty, marked.marked_empty, marked == empty) == (False, True, False)
    assert "marked_empty" not in label_to_json(empty, IDS)
    one = marked.add(lq.Point(1, 1), "ripe")
    assert not one.marked_empty
    assert not one.remove(AnnotationId(1)).marked_empty
    with pytest.raises(lq.InvalidValue, match="is not empty"):
        one.mark_empty()


def test_ids_are_unique() -> None:
    twin = Annotation(AnnotationId(1), "ripe", lq.Point(1, 1))
    with pytest.raises(lq.InvalidValue):
        lq.Label((twin, twin))


@st.composite
def edits(draw: st.DrawFn, label: lq.Label) -> Edit:
    kind = draw(st.sampled_from(["add", "remove", "replace", "many", "clear"] if len(label) else ["add"]))
    if kind == "add":
        added = Annotation(label.new_id(), draw(categories), draw(geometries))
        return Add(added, draw(st.integers(0, len(label))))
    if kind == "clear":
        chosen = draw(st.sets(st.sampled_from([one.id for one in label])))
        return removal(label, frozenset(chosen))
    if kind == "many":
        first = draw(edits(label))
        return Many((first, draw(edits(first.apply(label)))))
    position = draw(st.integers(0, len(label) - 1))
    found = label.annotations[position]
    if kind == "remove":
        return Remove(found, position)
    return Replace(found, Annotation(found.id, draw(categories), draw(geometries)))


@given(labels(max_size=4), st.data())
def test_an_edit_and_its_inverse_leave_nothing(label: lq.Label, data: st.DataObject) -> None:
    edit = data.draw(edits(label))
    after = edit.apply(label)
    assert edit.inverse().apply(after) == label
    assert edit.inverse().inverse().apply(label) == after


@given(labels(max_size=4), st.data())
def test_many_edits_are_what_they_are_one_by_one(label: lq.Label, data: st.DataObject) -> None:
    many: list[Edit] = []
    stepwise = label
    for _ in range(data.draw(st.integers(0, 5))):
        many.append(data.draw(edits(stepwise)))
        stepwise = many[-1].apply(stepwise)
    at_once = Many(tuple(many)).apply(label)
    assert (at_once, at_once.last_id) == (stepwise, stepwise.last_id)


def test_an_edit_of_what_is_gone_is_refused() -> None:
    label = lq.Label().add(lq.Point(1, 1), "ripe")
    gone = Annotation(AnnotationId(9), "ripe", lq.Point(1, 1))
    for edit in (Remove(gone, 0), Remove(gone, 7), Replace(gone, gone), Many((Replace(gone, gone),))):
        with pytest.raises(lq.NotFound):
            edit.apply(label)


def test_many_edits_make_one_label(monkeypatch: pytest.MonkeyPatch) -> None:
    label = lq.Label(tuple(Annotation(AnnotationId(n), "ripe", lq.Point(n, 1)) for n in range(1, 200)))
    clear = removal(label, frozenset(one.id for one in label))
    edit = Many((*(Replace(one, one) for one in label), clear))
    made: list[lq.Label] = []
    finish = lq.Label.__post_init__

    def count(new: lq.Label) -> None:
        made.append(new)
        finish(new)

    monkeypatch.setattr(lq.Label, "__post_init__", count)
    assert not len(edit.apply(label))
    assert len(made) == 1
