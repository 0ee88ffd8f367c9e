from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labelqueue.domain.category import Category, numbered
from labelqueue.domain.edits import Add, Edit, Many, Replace, removal, reordering
from labelqueue.domain.geometry import Box, Keypoints
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation, Label
from labelqueue.domain.skeleton import Skeleton
from labelqueue.ui.document import Document
from tests.examples import examples

A, B, C = (AnnotationId(number) for number in (1, 2, 3))


def three() -> Label:
    label = Label()
    for number in range(3):
        label = label.add(Box(number, 0, number + 10, 10), "cat")
    return label


def opened(label: Label | None = None, *, editable: bool = True) -> Document:
    document = Document()
    document.set_categories(numbered(["cat", "dog", "cow"]))
    document.open(three() if label is None else label, editable=editable)
    return document


def add(document: Document, x: float = 50) -> None:
    label = document.label
    document.apply(Add(Annotation(label.new_id(), "dog", Box(x, 0, x + 5, 5)), len(label)), "Draw box")


def some_edit(data: st.DataObject, label: Label) -> Edit:
    ids = [one.id for one in label]
    kinds = ["add"] + (["remove", "replace", "many"] if ids else [])
    match data.draw(st.sampled_from(kinds)):
        case "add":
            added = Annotation(label.new_id(), "cat", Box(0, 0, data.draw(st.integers(1, 50)), 9))
            return Add(added, data.draw(st.integers(0, len(ids))))
        case "replace":
            before = label.get(data.draw(st.sampled_from(ids)))
            return Replace(before, replace(before, geometry=before.geometry.moved(1, 2)))
        case _:
            return removal(label, data.draw(st.frozensets(st.sampled_from(ids), min_size=1)))


@given(st.data())
@examples(80)
def test_undo_and_redo_walk_along_what_was_recorded(data: st.DataObject) -> None:
    document = opened()
    recorded, now, saved = [document.label], 0, document.label
    for _ in range(data.draw(st.integers(1, 25))):
        match data.draw(st.sampled_from(["edit", "edit", "undo", "redo", "save"])):
            case "edit":
                document.apply(some_edit(data, document.label), "Edit")
                recorded[now + 1 :] = [document.label]
                now += 1
            case "undo":
                document.undo_stack.undo()
                now = max(now - 1, 0)
            case "redo":
                document.undo_stack.redo()
                now = min(now + 1, len(recorded) - 1)
            case _:
                document.mark_saved()
                saved = document.label
        assert document.label == recorded[now]
        assert document.modified == (recorded[now] != saved)
        assert document.undo_stack.canUndo() == (now > 0)
        assert document.undo_stack.canRedo() == (now < len(recorded) - 1)
        assert document.selection <= {one.id for one in document.label}
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert document.label == recorded[0]


def test_saving_keeps_undo_and_says_what_differs() -> None:
    document = opened()
    told: list[bool] = []
    document.modified_changed.connect(told.append)
    add(document)
    document.mark_saved()
    assert document.undo_stack.isClean()
    document.undo_stack.undo()
    assert document.label == three()
    document.undo_stack.redo()
    assert told == [True, False, True, False]


def test_what_is_drawn_and_deleted_again_is_no_change() -> None:
    document = opened()
    add(document)
    document.select([AnnotationId(4)])
    document.delete_selection()
    assert document.label == three()
    assert not document.modified


def test_an_id_is_never_given_twice() -> None:
    document = opened()
    add(document)
    document.undo_stack.undo()
    add(document)
    assert document.label.annotations[-1].id == 5


def test_opening_begins_anew() -> None:
    document = opened()
    add(document)
    document.select([A])
    document.hover(B)
    heard: list[str] = []
    document.opened.connect(lambda: heard.append("opened"))
    document.label_changed.connect(lambda: heard.append("label"))
    document.open(Label(), editable=False)
    assert (len(document.label), document.selection, document.hovered) == (0, frozenset(), None)
    assert not document.undo_stack.canUndo()
    assert not document.modified
    assert heard == ["label", "opened"]


def test_closing_leaves_nothing_that_could_be_changed() -> None:
    document = opened()
    document.close()
    add(document)
    assert document.label == Label()
    assert not document.undo_stack.canUndo()


def test_nothing_changes_what_is_not_editable() -> None:
    document = opened(editable=False)
    document.select([A])
    document.delete_selection()
    document.choose_category("dog")
    add(document)
    assert document.label == three()
    assert document.undo_stack.count() == 0


def test_selection_knows_only_what_is_there() -> None:
    document = opened()
    document.select([A, AnnotationId(99)])
    assert document.selection == {A}
    seen: list[frozenset[AnnotationId]] = []
    document.label_changed.connect(lambda: seen.append(document.selection))
    document.delete_selection()
    assert seen == [frozenset()]  # nobody ever saw an id that is gone


def test_delete_means_what_is_hovered_if_nothing_is_selected() -> None:
    document = opened()
    document.hover(B)
    document.delete_selection()
    assert [one.id for one in document.label] == [A, C]
    assert document.hovered is None
    document.delete_selection()
    assert len(document.label) == 2


def test_delete_means_what_is_hovered_rather_than_the_selection() -> None:
    document = opened()
    document.select([A])
    document.hover(B)
    document.delete_selection()
    assert [one.id for one in document.label] == [A, C]
    document.select([A, C])
    document.hover(A)
    document.delete_selection()
    assert not len(document.label)


def test_deleting_several_is_one_step() -> None:
    document = opened()
    document.select([A, C])
    document.delete_selection()
    assert document.undo_stack.undoText() == "Delete 2 objects"
    document.undo_stack.undo()
    assert document.label == three()


def test_recategorise_is_one_step_and_none_if_nothing_changes() -> None:
    document = opened()
    document.recategorise([A, B], "dog")
    assert [one.category for one in document.label] == ["dog", "dog", "cat"]
    document.recategorise([A, B], "dog")
    document.apply(Many(()), "Nothing")
    assert document.undo_stack.count() == 1


def test_choosing_a_category_relabels_the_selection() -> None:
    document = opened()
    document.choose_category("dog")
    assert document.active_category == "dog"
    assert document.undo_stack.count() == 0
    document.select([B])
    document.choose_category("cow")
    assert document.label.get(B).category == "cow"


@pytest.mark.parametrize(("names", "active"), [(["dog", "pig"], "dog"), (["pig"], "pig"), ([], "")])
def test_the_category_in_force_survives_if_it_can(names: list[str], active: str) -> None:
    document = opened()
    document.set_active_category("dog")
    document.set_active_category("unknown")
    document.open(Label())
    assert document.active_category == "dog"
    document.set_categories(numbered(names))
    assert document.active_category == active


def test_a_frozen_document_keeps_what_it_shows() -> None:
    document = opened()
    told: list[bool] = []
    document.editable_changed.connect(told.append)
    add(document)
    document.select([A])
    shown = document.label
    document.freeze()
    add(document)
    document.delete_selection()
    document.undo_stack.undo()
    assert not document.editable
    assert document.modified
    assert document.label is shown
    assert document.selection == {A}
    document.thaw()
    document.undo_stack.undo()
    document.freeze()
    document.undo_stack.redo()
    assert document.label == three()
    assert told == [False, True, False]


def test_a_document_knows_what_its_label_belongs_to() -> None:
    document, claim = Document(), object()
    document.open(three(), subject=claim)
    document.freeze()
    assert document.subject is claim
    document.close()
    assert document.subject is None
    document.open(three())
    assert document.subject is None


def test_what_is_locked_stays_as_it_is_whoever_asks() -> None:
    document = opened()
    document.mark(locked=[B])
    before = document.label.get(B)
    document.apply(Replace(before, replace(before, category="dog")), "Change")
    document.apply(Many((removal(document.label, frozenset({A, B})),)), "Delete 2 objects")
    assert document.label == three()
    assert not document.undo_stack.canUndo()
    document.apply(reordering(document.label, [B, A, C]), "Send to back")
    assert [one.id for one in document.label] == [B, A, C]


def test_undo_brings_back_that_nothing_is_there_on_purpose() -> None:
    empty = Label().mark_empty()
    document = opened(empty)
    add(document)
    assert not document.label.marked_empty
    document.delete(frozenset(one.id for one in document.label))
    assert document.label == Label()
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert document.label == empty
    assert not document.modified
    document.undo_stack.redo()
    assert len(document.label) == 1
    assert document.modified


def test_opening_leaves_nothing_selected_even_where_ids_are_the_same() -> None:
    document = opened()
    document.select([A, B])
    document.hover(C)
    document.open(three())
    assert (document.selection, document.hovered) == (frozenset(), None)


def test_another_category_is_refused_where_its_joints_do_not_fit() -> None:
    document = opened(three().add(Keypoints([(1, 1), (2, 2)], [2, 2]), "cat"))
    document.set_categories(numbered(["cat", Category("pose", skeleton=Skeleton(["a", "b", "c"]))]))
    said: list[str] = []
    document.refused.connect(said.append)
    document.recategorise([A, AnnotationId(4)], "pose")
    assert [one.category for one in document.label] == ["pose", "cat", "cat", "cat"]
    assert said == ["“pose” has 3 joints; one object has another number and keeps its category."]
