from collections.abc import Callable

import numpy as np
import pytest

from labelqueue.domain.geometry import Box, Geometry, Keypoints, Mask, Point, Polygon, Polyline
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Label
from labelqueue.domain.skeleton import Skeleton
from labelqueue.ui.tools import Cursor, Key, Modifier
from labelqueue.ui.tools.parts import Part, PartKind, handle_lines, part_at
from labelqueue.ui.tools.select import SelectTool
from tests.unit.ui.hand import Hand

A, B, C = (AnnotationId(number) for number in (1, 2, 3))


def scene() -> Label:
    """A box, a polygon to its right, a small box inside the first."""
    return (
        Label()
        .add(Box(20, 20, 80, 80), "cat")
        .add(Polygon([[(110, 20), (170, 20), (170, 80), (110, 80)]]), "dog")
        .add(Box(40, 40, 60, 60), "cat")
    )


def hand_on(label: Label | None = None) -> Hand:
    return Hand(SelectTool(), label or scene())


CLICKS: dict[str, tuple[Callable[[Hand], object], set[AnnotationId]]] = {
    "click": (lambda h: h.click(30, 30), {A}),
    "click on the smaller one inside": (lambda h: h.click(50, 50), {C}),
    "click near an outline from outside": (lambda h: h.click(15, 50), {A}),
    "click on empty clears": (lambda h: h.click(30, 30).click(195, 95), set()),
    "Shift adds": (lambda h: h.click(30, 30).click(140, 50, modifiers=Modifier.SHIFT), {A, B}),
    "Ctrl adds": (lambda h: h.click(30, 30).click(140, 50, modifiers=Modifier.CTRL), {A, B}),
    "Shift again takes away": (
        lambda h: (
            h.click(30, 30).click(140, 50, modifiers=Modifier.SHIFT).click(30, 30, modifiers=Modifier.SHIFT)
        ),
        {B},
    ),
    "Shift on empty keeps": (lambda h: h.click(30, 30).click(195, 95, modifiers=Modifier.SHIFT), {A}),
    "a click on one of several leaves only it": (
        lambda h: h.click(30, 30).click(140, 50, modifiers=Modifier.SHIFT).click(140, 50),
        {B},
    ),
    "Tab": (lambda h: h.key(Key.TAB), {A}),
    "Tab, Tab": (lambda h: (h.key(Key.TAB), h.key(Key.TAB)), {B}),
    "Tab past the end stays": (lambda h: [h.key(Key.TAB) for _ in range(4)], {C}),
    "Shift+Tab": (lambda h: h.key(Key.BACKTAB), {C}),
    "Shift+Tab at the start": (lambda h: (h.key(Key.TAB), h.key(Key.BACKTAB)), {A}),
    "Tab goes on from what is selected": (
        lambda h: (h.hover(30, 30).key(Key.TAB), h.key(Key.TAB)),
        {C},
    ),
    "Tab goes on from what is hovered": (lambda h: h.hover(30, 30).key(Key.TAB), {B}),
    "Esc clears": (lambda h: h.click(30, 30).key(Key.ESCAPE), set()),
}


@pytest.mark.parametrize("name", CLICKS)
def test_selection(name: str) -> None:
    gesture, expected = CLICKS[name]
    hand = hand_on()
    gesture(hand)
    assert hand.selection == expected
    assert not hand.edits


DRAGS: dict[str, tuple[Callable[[Hand], object], AnnotationId, Geometry]] = {
    "whole": (lambda h: h.drag((30, 30), (35, 32)), A, Box(25, 22, 85, 82)),
    "whole, stopped by the border": (lambda h: h.drag((30, 30), (-500, -500)), A, Box(0, 0, 60, 60)),
    "corner of a box": (lambda h: h.drag((80, 80), (90, 95)), A, Box(20, 20, 90, 95)),
    "corner taken beside it": (lambda h: h.drag((82, 83), (92, 98)), A, Box(20, 20, 90, 95)),
    "corner over the opposite one": (lambda h: h.drag((80, 80), (10, 10)), A, Box(10, 10, 20, 20)),
    "corner out of the image": (lambda h: h.drag((80, 80), (500, 500)), A, Box(20, 20, 200, 100)),
    "left edge of a box": (lambda h: h.drag((20, 50), (10, 70)), A, Box(10, 20, 80, 80)),
    "top edge of a box": (lambda h: h.drag((50, 20), (70, 10)), A, Box(20, 10, 80, 80)),
    "vertex": (
        lambda h: h.drag((170, 20), (180, 10)),
        B,
        Polygon([[(110, 20), (180, 10), (170, 80), (110, 80)]]),
    ),
    "edge": (
        lambda h: h.drag((170, 30), (180, 35)),
        B,
        Polygon([[(110, 20), (180, 25), (180, 85), (110, 80)]]),
    ),
    "middle of an edge becomes a vertex": (
        lambda h: h.drag((140, 20), (145, 5)),
        B,
        Polygon([[(110, 20), (145, 5), (170, 20), (170, 80), (110, 80)]]),
    ),
    "double click takes a vertex away": (
        lambda h: h.double_click(170, 20),
        B,
        Polygon([[(110, 20), (170, 80), (110, 80)]]),
    ),
}


@pytest.mark.parametrize("name", DRAGS)
def test_editing_needs_no_selection(name: str) -> None:
    gesture, changed, expected = DRAGS[name]
    hand = hand_on()
    gesture(hand)
    assert hand.label == scene().replace(changed, geometry=expected)
    assert not hand.selection or name.startswith("double click")
    assert len(hand.edits) == 1
    assert hand.edits[0].inverse().apply(hand.label) == scene()


SHAPES: dict[str, tuple[Geometry, tuple[tuple[float, float], ...], Geometry]] = {
    "point": (Point(50, 50), ((50, 50), (60, 55)), Point(60, 55)),
    "end of a line": (
        Polyline([(20, 20), (80, 20)]),
        ((80, 20), (90, 30)),
        Polyline([(20, 20), (90, 30)]),
    ),
    "middle of a line": (
        Polyline([(20, 20), (80, 20)]),
        ((50, 20), (50, 30)),
        Polyline([(20, 20), (50, 30), (80, 20)]),
    ),
    "joint of a skeleton": (
        Keypoints([(20, 20), (80, 20)], [2, 1]),
        ((80, 20), (90, 30)),
        Keypoints([(20, 20), (90, 30)], [2, 1]),
    ),
    "a mask stays": (
        Mask(200, 100, [0, 10_000, 10_000]),
        ((50, 50), (60, 55)),
        Mask(200, 100, [0, 10_000, 10_000]),
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_can_be_taken_by_its_parts(name: str) -> None:
    before, path, after = SHAPES[name]
    hand = hand_on(Label().add(before, "cat"))
    hand.drag(*path)
    assert hand.geometries == [after]
    assert len(hand.edits) == (before != after)


def test_a_drag_of_what_is_not_selected_leaves_the_selection_alone() -> None:
    hand = hand_on()
    hand.click(30, 30).drag((140, 50), (150, 50))
    assert hand.selection == {A}
    assert hand.label.get(A) == scene().get(A)
    assert hand.label.get(B).geometry.bounds() == (120, 20, 180, 80)


def test_tab_turns_over_what_lies_upon_each_other() -> None:
    hand = hand_on(scene().add(Box(10, 10, 90, 90), "pig"))
    hand.hover(50, 50)
    hovered = [hovered_by(hand)]
    for key in (Key.TAB, Key.TAB, Key.TAB, Key.BACKTAB):
        assert hand.key(key)
        hovered.append(hovered_by(hand))
    assert hovered == [C, A, 4, C, 4]
    hand.hover(51, 50).key(Key.DELETE)  # the pointer has not gone elsewhere
    assert [one.id for one in hand.label] == [A, B, C]
    hand.hover(50, 50).key(Key.TAB)
    assert hovered_by(hand) == A
    hand.press(50, 50).move(60, 50).release(60, 50)
    assert hand.label.get(A).geometry == Box(30, 20, 90, 80)
    assert hand.hover(70, 70).preview.hot is not None
    assert not hand.selection


def hovered_by(hand: Hand) -> AnnotationId | None:
    hot = hand.preview.hot
    return None if hot is None else hot.annotation.id


def test_tab_past_the_last_object_is_left_to_others() -> None:
    hand = hand_on()
    assert [hand.key(Key.TAB) for _ in range(4)] == [True, True, True, False]
    assert [hand.key(Key.BACKTAB) for _ in range(3)] == [True, True, False]


def test_a_drag_moves_the_whole_selection_and_keeps_its_form_at_the_border() -> None:
    hand = hand_on()
    hand.click(30, 30).click(140, 50, modifiers=Modifier.SHIFT).drag((30, 30), (130, 30))
    assert hand.label.get(A).geometry == Box(50, 20, 110, 80)
    assert hand.label.get(B).geometry.bounds() == (140, 20, 200, 80)
    assert len(hand.edits) == 1
    assert hand.texts == ["Move 2 objects"]


def test_the_preview_stands_in_for_what_is_dragged() -> None:
    hand = hand_on()
    hand.hover(30, 30).press(30, 30).move(31, 31)
    assert not hand.preview.instead  # not a drag yet
    hand.move(35, 32)
    (moved,) = hand.preview.instead
    assert (moved.id, moved.geometry) == (A, Box(25, 22, 85, 82))
    assert hand.tool.busy
    assert hand.label == scene()
    hand.key(Key.ESCAPE)
    hand.release(35, 32)
    assert hand.label == scene()
    assert not hand.preview.instead


KEYS: dict[str, tuple[Callable[[Hand], object], Label]] = {
    "Delete what is hovered": (lambda h: h.hover(30, 30).key(Key.DELETE), scene().remove(A)),
    "Delete what is hovered, not the selection": (
        lambda h: h.click(30, 30).hover(140, 50).key(Key.DELETE),
        scene().remove(B),
    ),
    "Delete the selection over a part of it": (
        lambda h: h.click(30, 30).click(140, 50, modifiers=Modifier.SHIFT).hover(30, 30).key(Key.DELETE),
        scene().remove(A).remove(B),
    ),
    "Delete the selection over nothing": (
        lambda h: h.click(30, 30).hover(195, 95).key(Key.DELETE),
        scene().remove(A),
    ),
    "no digit during a drag": (
        lambda h: h.hover(30, 30).press(30, 30).move(40, 40).choose("cow").key(Key.ESCAPE),
        scene(),
    ),
    "no Delete during a drag": (
        lambda h: (h.hover(30, 30).press(30, 30).move(40, 40).key(Key.DELETE), h.key(Key.ESCAPE)),
        scene(),
    ),
    "Backspace deletes too": (lambda h: h.hover(140, 50).key(Key.BACKSPACE), scene().remove(B)),
    "right": (
        lambda h: h.click(30, 30).key(Key.RIGHT),
        scene().replace(A, geometry=Box(21, 20, 81, 80)),
    ),
    "Shift+up": (
        lambda h: h.click(30, 30).key(Key.UP, large=True),
        scene().replace(A, geometry=Box(20, 10, 80, 70)),
    ),
    "down to the border": (
        lambda h: [h.click(30, 30).key(Key.DOWN, large=True) for _ in range(5)],
        scene().replace(A, geometry=Box(20, 40, 80, 100)),
    ),
    "digit over an object": (lambda h: h.hover(140, 50).choose("cow"), scene().replace(B, category="cow")),
    "digit with a selection": (
        lambda h: h.click(30, 30).hover(140, 50).choose("cow"),
        scene().replace(B, category="cow"),
    ),
    "digit with a selection, over nothing": (
        lambda h: h.click(30, 30).hover(195, 95).choose("cow"),
        scene().replace(A, category="cow"),
    ),
    "digit that is its category already": (lambda h: h.hover(30, 30).choose("cat"), scene()),
    "digit over nothing": (lambda h: h.hover(195, 95).choose("cow"), scene()),
}


@pytest.mark.parametrize("name", KEYS)
def test_key(name: str) -> None:
    gesture, expected = KEYS[name]
    hand = hand_on()
    gesture(hand)
    assert hand.label == expected


def test_a_digit_over_nothing_is_for_what_comes() -> None:
    assert hand_on().hover(195, 95).choose("cow").category == "cow"
    assert hand_on().hover(140, 50).choose("cow").category == "cat"


@pytest.mark.parametrize("key", [Key.LEFT, Key.TAB, Key.DELETE, Key.ESCAPE, Key.ENTER])
def test_keys_without_a_meaning_are_left_to_others(key: Key) -> None:
    assert not Hand(SelectTool(), Label()).key(key)


HOVERS: dict[str, tuple[tuple[float, float], PartKind, Cursor]] = {
    "inside": ((30, 30), PartKind.WHOLE, Cursor.MOVE),
    "top left": ((20, 20), PartKind.VERTEX, Cursor.DIAGONAL_DOWN),
    "top right": ((80, 20), PartKind.VERTEX, Cursor.DIAGONAL_UP),
    "side": ((20, 50), PartKind.EDGE, Cursor.HORIZONTAL),
    "top": ((50, 20), PartKind.EDGE, Cursor.VERTICAL),
    "polygon vertex": ((110, 80), PartKind.VERTEX, Cursor.POINT),
    "polygon edge": ((110, 60), PartKind.EDGE, Cursor.POINT),
    "polygon middle": ((110, 50), PartKind.MIDDLE, Cursor.POINT),
}


@pytest.mark.parametrize("name", HOVERS)
def test_hover_says_what_a_drag_would_take(name: str) -> None:
    at, kind, cursor = HOVERS[name]
    preview = hand_on().hover(*at).preview
    assert preview.hot is not None
    assert preview.hot.part.kind is kind
    assert preview.cursor is cursor


def test_reach_is_measured_on_the_screen() -> None:
    hand = hand_on()
    hand.scale = 10.0
    assert hand.hover(18, 50).preview.hot is None
    hand.scale = 1.0
    assert hand.hover(18, 50).preview.hot is not None


def test_the_inside_of_a_small_box_can_be_taken() -> None:
    hand = hand_on(Label().add(Box(50, 50, 58, 58), "cat"))
    hand.drag((54, 54), (64, 54))
    assert hand.geometries == [Box(60, 50, 68, 58)]


def test_a_triangle_keeps_its_three_vertices() -> None:
    hand = hand_on(Label().add(Polygon([[(20, 20), (80, 20), (50, 80)]]), "cat"))
    hand.double_click(80, 20)
    assert not hand.edits


def test_without_permission_it_selects_and_changes_nothing() -> None:
    hand = Hand(SelectTool(), scene(), editable=False)
    hand.drag((30, 30), (60, 60)).hover(140, 50).choose("cow").key(Key.DELETE)
    hand.key(Key.RIGHT)
    assert hand.label == scene()
    assert hand.selection == {A}


def test_a_label_that_changes_under_a_drag_ends_it() -> None:
    hand = hand_on()
    hand.hover(30, 30).press(30, 30).move(40, 40)
    hand.label = hand.label.remove(A)
    hand.index.update(hand.label)
    hand.tool.label_changed(hand.scene)
    hand.move(60, 60).release(60, 60)
    assert hand.label == scene().remove(A)


def test_every_vertex_of_a_long_outline_is_found() -> None:
    turn = np.linspace(0.0, 2 * np.pi, 20_000, endpoint=False)
    points = np.stack([100 + 45 * np.cos(turn), 50 + 45 * np.sin(turn)], axis=1)
    shape = Polygon([points.tolist()])
    lines, places = handle_lines(shape), range(0, 20_000, 1000)
    found = [part_at(shape, lines, shape.rings[0][index], reach=7, scale=1) for index in places]
    assert found == [Part(PartKind.VERTEX, 0, index) for index in places]


def test_what_became_locked_under_the_pointer_is_passed() -> None:
    hand = hand_on(Label().add(Box(20, 20, 80, 80), "cat").add(Box(10, 10, 90, 90), "dog"))
    hand.hover(50, 50).key(Key.TAB)  # the outer one
    hot = hand.preview.hot
    assert hot is not None
    assert hot.annotation.id == B
    hand.locked = frozenset({B})
    hand.hover(50, 50)
    assert hand.preview.hot is not None
    assert hand.preview.hot.annotation.id == A
    hand.locked, hand.hidden = frozenset(), frozenset({B})
    hand.hover(50, 50).key(Key.DELETE)
    assert [one.id for one in hand.label] == [B]


def test_what_is_hidden_is_not_changed_even_if_it_is_selected() -> None:
    hand = hand_on()
    hand.hidden = hand.selection = frozenset({A})
    hand.hover(195, 95).key(Key.DELETE)
    hand.key(Key.RIGHT)
    hand.drag((30, 30), (40, 40))
    assert hand.label == scene()


def test_keypoints_keep_their_category_where_the_joints_of_another_do_not_fit() -> None:
    pose = Keypoints([(20, 20), (60, 60)], [2, 2])
    hand = hand_on(Label().add(pose, "dog").add(Box(100, 20, 150, 60), "dog").add(pose, "cat"))
    hand.skeletons = {"cow": Skeleton(["a", "b", "c"]), "cat": Skeleton(["a", "b"])}
    hand.selection = frozenset({A, B})
    hand.hover(120, 40).choose("cow")
    assert [one.category for one in hand.label] == ["dog", "cow", "cat"]
    assert hand.refusals == ["“cow” has 3 joints; one object has another number and keeps its category."]
    hand.choose("cat")
    assert [one.category for one in hand.label] == ["cat", "cat", "cat"]
    assert len(hand.refusals) == 1
