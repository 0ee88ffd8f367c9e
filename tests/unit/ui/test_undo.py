"""Any sequence of edits that tools and actions make, undos, redos and saves, against what was recorded."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from labelqueue.domain.category import Category, numbered
from labelqueue.domain.edits import changed_by
from labelqueue.domain.geometry import Box, Ellipse, Keypoints, Point, Polygon, Polyline
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Label
from labelqueue.domain.skeleton import Skeleton
from labelqueue.ui.document import Document
from labelqueue.ui.tools import TOOLS, Answer, Key, Modifier, Scene, SpatialIndex, ToolId
from labelqueue.ui.tools.copies import duplicated, pasted
from labelqueue.ui.tools.operations import (
    Ids,
    backward,
    cut_others,
    forward,
    merge,
    repair,
    separate,
    simplify,
    to_back,
    to_front,
)
from tests.examples import examples
from tests.unit.ui.hand import SIZE, Hand

place = st.tuples(st.integers(0, 200), st.integers(0, 100)).map(lambda xy: (float(xy[0]), float(xy[1])))
STEPS: dict[str, Callable[[Scene, Ids], Answer]] = {
    "merge": merge,
    "separate": separate,
    "cut": cut_others,
    "repair": repair,
    "front": to_front,
    "back": to_back,
    "forward": forward,
    "backward": backward,
    "simplify": lambda scene, ids: simplify(scene, ids, 2.0),
    "duplicate": lambda scene, ids: duplicated(scene, ids, (5, 5)).answer,
    "paste": lambda scene, ids: pasted(scene, [one for one in scene.label if one.id in ids], "Paste").answer,
}


def some_label() -> Label:
    tie = Polygon([[(100, 10), (140, 50), (140, 10), (100, 50)]])
    label = Label().add(Box(10, 10, 60, 60), "cat").add(Box(40, 40, 90, 90), "dog").add(tie, "cat")
    return (
        label.add(Polyline([(150, 10), (190, 90)]), "cow")
        .add(Ellipse(60, 50, 30, 20), "cat")
        .add(Point(5, 5), "cow")
        .add(Keypoints([(100, 80), (120, 90)], [2, 1]), "cow")
        .add(Keypoints([(30, 80), (50, 90), (40, 70)], [2, 2, 0]), "dog")
    )


def gesture(data: st.DataObject, document: Document) -> Answer:
    """What a tool answers to a gesture somewhere."""
    hand = Hand(TOOLS[data.draw(st.sampled_from(ToolId))](), document.label)
    hand.selection, hand.skeletons = document.selection, dict(document.skeletons)
    hand.locked, hand.hidden = document.locked, document.hidden
    hand.subtracts, hand.joins = data.draw(st.sampled_from([(False, False), (True, False), (False, True)]))
    path = data.draw(st.lists(place, min_size=2, max_size=5))
    hand.drag(*path)
    if not hand.edits:
        hand.click(*path[0])
        hand.key(data.draw(st.sampled_from([Key.ENTER, Key.DELETE, Key.RIGHT])))
    return Answer(hand.edits[0], hand.texts[0], hand.selection) if len(hand.edits) == 1 else Answer()


def recategory(data: st.DataObject, document: Document) -> Answer:
    """What a digit does in the hand of the select tool."""
    hand = Hand(TOOLS[ToolId.SELECT](), document.label)
    hand.selection, hand.skeletons = document.selection, dict(document.skeletons)
    hand.locked, hand.hidden = document.locked, document.hidden
    hand.hover(*data.draw(place)).choose(data.draw(st.sampled_from(["cat", "dog", "cow"])))
    return Answer(hand.edits[0], hand.texts[0], hand.selection) if hand.edits else Answer()


def points_gone(data: st.DataObject, document: Document) -> Answer:
    """What Delete does to points that a band has caught."""
    hand = Hand(TOOLS[ToolId.SELECT](), document.label)
    hand.locked, hand.hidden = document.locked, document.hidden
    hand.drag(data.draw(place), data.draw(place), modifiers=Modifier.CTRL)
    hand.key(Key.DELETE)
    return Answer(hand.edits[0], hand.texts[0], hand.selection) if len(hand.edits) == 1 else Answer()


def operation(data: st.DataObject, document: Document) -> Answer:
    """What an action answers for some objects."""
    index = SpatialIndex()
    index.update(document.label)
    ids = [one.id for one in document.label]
    some = data.draw(st.frozensets(st.sampled_from(ids), max_size=3)) if ids else frozenset[AnnotationId]()
    step = STEPS[data.draw(st.sampled_from(sorted(STEPS)))]
    scene = Scene(document.label, index, SIZE, "cat", document.selection)
    return step(replace(scene, hidden=document.hidden, locked=document.locked), some - document.locked)


MAKERS: dict[str, Callable[[st.DataObject, Document], Answer]] = {
    "gesture": gesture,
    "operation": operation,
    "recategory": recategory,
    "points": points_gone,
}
STARTS: dict[str, Callable[[], Label]] = {
    "some": some_label,
    "none": Label,
    "nothing on purpose": lambda: Label().mark_empty(),
}


@given(st.data())
@examples(25)
def test_undo_and_redo_walk_along_what_was_recorded(data: st.DataObject) -> None:
    document = Document()
    document.set_categories(
        numbered(["cat", "dog", Category("cow", skeleton=Skeleton(["a", "b"], [(0, 1)]))])
    )
    document.open(STARTS[data.draw(st.sampled_from(sorted(STARTS)))](), subject=object())
    ids = [one.id for one in document.label]
    if ids:
        document.mark(
            locked=data.draw(st.frozensets(st.sampled_from(ids), max_size=2)),
            hidden=data.draw(st.frozensets(st.sampled_from(ids), max_size=2)),
        )
    locked = {one.id: one for one in document.label if one.id in document.locked}
    stack, recorded, now, saved = document.undo_stack, [document.label], 0, document.label
    for _ in range(data.draw(st.integers(1, 14))):
        match data.draw(st.sampled_from([*MAKERS, "gesture", "operation", "undo", "redo", "save"])):
            case kind if kind in MAKERS:
                answer = MAKERS[kind](data, document)
                if answer.edit is not None:
                    touched = changed_by(answer.edit)
                    assert not touched & document.locked
                    assert kind == "operation" or not touched & document.hidden
                    document.apply(answer.edit, answer.text)
                    document.select(answer.selection or ())
                    assert stack.undoText() == answer.text
                    recorded[now + 1 :] = [document.label]
                    now += 1
            case "undo":
                stack.undo()
                now = max(now - 1, 0)
            case "redo":
                stack.redo()
                now = min(now + 1, len(recorded) - 1)
            case _:
                document.mark_saved()
                saved = document.label
        assert document.label == recorded[now]
        assert {one.id: one for one in document.label if one.id in locked} == locked
        assert document.modified == (document.label != saved)
        assert stack.canUndo() == (now > 0)
        assert stack.canRedo() == (now < len(recorded) - 1)
        assert len({one.id for one in document.label}) == len(document.label)
    while stack.canUndo():
        stack.undo()
    assert document.label == recorded[0]
    while stack.canRedo():
        stack.redo()
    assert document.label == recorded[-1]
