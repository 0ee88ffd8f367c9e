from dataclasses import replace

from labelqueue.domain.edits import Add, Many, Remove, Replace, weight
from labelqueue.domain.geometry import Box, Mask, Polygon
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation, Label
from labelqueue.ui.document import Document
from labelqueue.ui.steps import ROOM
from labelqueue.ui.tools.base import Scene
from labelqueue.ui.tools.operations import to_front


def polygon(points: int) -> Polygon:
    return Polygon([[(float(number), float(number % 7)) for number in range(points)]])


def draw(document: Document, points: int = 1000) -> None:
    label = document.label
    document.apply(Add(Annotation(label.new_id(), "cat", polygon(points)), len(label)), "Draw")


def test_the_oldest_steps_are_forgotten_when_there_is_no_more_room() -> None:
    document = Document()
    document.open(Label())
    stack = document.undo_stack
    draw(document)
    stack.room = 5 * stack.taken
    for _ in range(20):
        draw(document)
        assert stack.taken <= stack.room
    undone = 0
    while stack.canUndo():
        stack.undo()
        undone += 1
    assert undone == 5
    assert len(document.label) == 16
    stack.undo()  # nothing happens
    assert len(document.label) == 16
    for _ in range(5):
        stack.redo()
    assert len(document.label) == 21


def test_a_step_that_is_too_large_can_be_undone_all_the_same() -> None:
    document = Document()
    document.open(Label())
    document.undo_stack.room = 1000
    draw(document)
    draw(document)
    assert document.undo_stack.canUndo()
    document.undo_stack.undo()
    assert len(document.label) == 1
    assert not document.undo_stack.canUndo()


def test_after_forgetting_and_undoing_new_steps_can_be_undone() -> None:
    document = Document()
    document.open(Label())
    draw(document)
    document.undo_stack.room = 2 * document.undo_stack.taken
    for _ in range(4):
        draw(document)
    document.undo_stack.undo()
    document.undo_stack.undo()
    draw(document, 10)
    assert len(document.label) == 4
    document.undo_stack.undo()
    assert len(document.label) == 3
    document.open(Label())
    draw(document)
    assert document.undo_stack.canUndo()


def test_edits_weigh_what_they_hold() -> None:
    small, large = (Annotation(AnnotationId(1), "cat", polygon(count)) for count in (10, 10_000))
    mask = Annotation(AnnotationId(2), "cat", Mask(100, 100, [1] * 10_000))
    box = Annotation(AnnotationId(3), "cat", Box(0, 0, 1, 1))
    assert weight(Add(large, 0)) == weight(Remove(large, 0)) > 500 * weight(Add(small, 0))
    assert weight(Replace(small, large)) == weight(Replace(large, small)) == weight(Add(large, 0))
    assert weight(Replace(large, replace(large, category="dog"))) < weight(Add(small, 0))
    assert weight(Many((Add(small, 0), Add(large, 1)))) > weight(Add(large, 0))
    assert weight(Add(mask, 0)) > 100 * weight(Add(box, 0))
    assert 1_000 * weight(Add(large, 0)) / 100 < ROOM


def test_a_step_that_moves_nothing_but_the_order_weighs_little() -> None:
    label = Label(tuple(Annotation(AnnotationId(number), "cat", polygon(50)) for number in range(1, 501)))
    answer = to_front(Scene(label), frozenset({AnnotationId(1)}))
    assert answer.edit is not None
    assert weight(answer.edit) < weight(Add(label.annotations[0], 0)) * 10
    assert [one.id for one in answer.edit.apply(label)] == [*range(2, 501), 1]
    assert answer.edit.inverse().apply(answer.edit.apply(label)) == label
