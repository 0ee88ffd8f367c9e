"""Real mouse and key events for what changes a drawing; the tables of gestures are in tests/unit/ui."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from labelqueue.domain.category import Category, numbered
from labelqueue.domain.geometry import Box, Ellipse, Geometry, Keypoints, Point, Polygon, Polyline, RotatedBox
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Label
from labelqueue.domain.skeleton import Skeleton
from labelqueue.ui.canvas.live import CHOSEN
from labelqueue.ui.tools import ToolId
from labelqueue.ui.tools.operations import merge
from tests.gui.drawing import LEFT, Studio, two_boxes

Key = Qt.Key
A, B = AnnotationId(1), AnnotationId(2)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_a_rubber_band_and_several_vertices(studio: Studio) -> None:
    studio.document.open(Label().add(Polygon([[(20, 20), (60, 20), (60, 60), (20, 60)]]), "cat"))
    studio.drag([(10, 10), (40, 40), (70, 70)])
    assert studio.document.selection == {A}
    studio.drag([(50, 10), (60, 40), (70, 70)], keys=CTRL)
    assert studio.color(60, 20) == studio.color(60, 60) == CHOSEN
    studio.key(Key.Key_Right)
    assert studio.geometries == [Polygon([[(20, 20), (61, 20), (61, 60), (20, 60)]])]
    studio.drag([(61, 20), (71, 20), (71, 30)])
    assert studio.geometries == [Polygon([[(20, 20), (71, 30), (71, 70), (20, 60)]])]


def test_points_are_undone_and_redone_one_by_one(studio: Studio) -> None:
    studio.use(ToolId.POLYGON)
    for xy in ((90, 10), (110, 10), (110, 60)):
        studio.click(*xy)
    for _ in range(3):
        studio.key(Key.Key_Z, CTRL)
    assert not studio.canvas.drawing
    for _ in range(3):
        studio.key(Key.Key_Z, CTRL | SHIFT)
    studio.key(Key.Key_Return)
    assert studio.geometries[2:] == [Polygon([[(90, 10), (110, 10), (110, 60)]])]


def test_a_digit_that_is_held_counts_for_one_shape(studio: Studio) -> None:
    studio.use(ToolId.BOX).hover(90, 30)
    QTest.keyPress(studio.canvas, Key.Key_3)
    studio.drag([(90, 30), (110, 60)])
    QTest.keyRelease(studio.canvas, Key.Key_3)
    studio.drag([(90, 70), (110, 90)])
    studio.key(Key.Key_2)
    studio.drag([(85, 5), (95, 15)])
    assert [one.category for one in studio.document.label][2:] == ["cow", "cat", "dog"]
    assert studio.document.active_category == "dog"


def test_a_held_digit_ends_with_the_focus(studio: Studio) -> None:
    studio.use(ToolId.BOX).hover(90, 30)
    QTest.keyPress(studio.canvas, Key.Key_3)
    studio.drag([(90, 30), (110, 60)])
    studio.canvas.clearFocus()
    assert studio.document.active_category == "cat"
    QTest.keyRelease(studio.canvas, Key.Key_3)
    assert studio.document.active_category == "cat"


def test_keys_that_are_let_go_while_others_are_held(studio: Studio) -> None:
    studio.use(ToolId.BOX).hover(90, 30)
    QTest.keyPress(studio.canvas, Key.Key_3)
    studio.drag([(90, 30), (110, 60)])
    QTest.keyRelease(studio.canvas, Key.Key_3, CTRL)
    assert studio.document.active_category == "cat"
    QTest.keyPress(studio.canvas, Key.Key_E)
    QTest.keyRelease(studio.canvas, Key.Key_E, SHIFT)
    studio.drag([(30, 30), (50, 50)])
    assert len(studio.geometries) == 4


def test_e_held_cuts_a_hole_in_one_drag(studio: Studio) -> None:
    studio.hover(30, 30)
    QTest.keyPress(studio.canvas, Key.Key_E)
    studio.drag([(30, 30), (50, 30), (50, 50), (30, 50), (30, 31)])
    QTest.keyRelease(studio.canvas, Key.Key_E)
    (shape,) = studio.geometries[:1]
    assert isinstance(shape, Polygon)
    assert len(shape.rings) == 2
    assert studio.canvas.tool is ToolId.SELECT
    assert studio.document.undo_stack.count() == 1
    studio.document.undo_stack.undo()
    assert studio.document.label == two_boxes()
    studio.drag([(70, 70), (75, 75)])
    assert studio.geometries[0] == Box(25, 25, 85, 85)


def polygon_by_clicks(studio: Studio) -> None:
    for xy in ((90, 20), (110, 20), (110, 60), (90, 20)):
        studio.click(*xy)


def line_by_clicks(studio: Studio) -> None:
    studio.click(90, 20)
    studio.double_click(110, 60)


def joints_by_clicks(studio: Studio) -> None:
    studio.click(90, 20)
    studio.click(110, 60)
    studio.key(Key.Key_Return)


def turned_box(studio: Studio) -> None:
    studio.drag([(90, 20), (100, 20), (110, 20)])
    studio.click(100, 60)


FIRST, SECOND = (one.geometry for one in two_boxes())
BY_MOUSE: dict[ToolId, tuple[Callable[[Studio], object], list[Geometry]]] = {
    ToolId.SELECT: (lambda s: s.drag([(50, 50), (52, 50), (60, 50)]), [FIRST.moved(10, 0), SECOND]),
    ToolId.BOX: (lambda s: s.drag([(90, 20), (100, 30), (110, 60)]), [FIRST, SECOND, Box(90, 20, 110, 60)]),
    ToolId.ROTATED_BOX: (turned_box, [FIRST, SECOND, RotatedBox(100, 40, 20, 40, 0)]),
    ToolId.POLYGON: (polygon_by_clicks, [FIRST, SECOND, Polygon([[(90, 20), (110, 20), (110, 60)]])]),
    ToolId.POLYLINE: (line_by_clicks, [FIRST, SECOND, Polyline([(90, 20), (110, 60)])]),
    ToolId.POINT: (lambda s: s.click(90, 20), [FIRST, SECOND, Point(90, 20)]),
    ToolId.KEYPOINTS: (joints_by_clicks, [FIRST, SECOND, Keypoints([(90, 20), (110, 60)], [2, 2])]),
    ToolId.ELLIPSE: (
        lambda s: s.drag([(90, 20), (100, 30), (110, 60)]),
        [FIRST, SECOND, Ellipse(100, 40, 10, 20)],
    ),
    ToolId.SPLIT: (
        lambda s: s.drag([(50, 10), (50, 50), (50, 90)]),
        [
            Polygon([[(20, 80), (50, 80), (50, 20), (20, 20)]]),
            Polygon([[(50, 80), (80, 80), (80, 20), (50, 20)]]),
            SECOND,
        ],
    ),
    ToolId.PAN: (lambda s: s.drag([(50, 50), (52, 50), (60, 50)]), [FIRST, SECOND]),
}
"""What each tool does with real events, over two boxes, and what is there afterwards; total over them."""


@pytest.mark.parametrize("tool", ToolId)
def test_every_tool_with_a_real_mouse(studio: Studio, tool: ToolId) -> None:
    gesture, expected = BY_MOUSE[tool]
    corner = studio.at((0, 0))
    gesture(studio.use(tool))
    assert [type(one) for one in studio.geometries] == [type(one) for one in expected]
    for one, wanted in zip(studio.geometries, expected, strict=True):
        assert one.bounds() == pytest.approx(wanted.bounds())
    assert studio.document.undo_stack.count() == (tool is not ToolId.PAN)
    assert (studio.at((0, 0)) != corner) == (tool is ToolId.PAN)
    assert not studio.canvas.drawing


def test_joints_are_connected_as_the_category_says(studio: Studio) -> None:
    pose = Skeleton(["head", "hand"], [(0, 1)])
    studio.document.open(Label().add(Keypoints([(40, 50), (140, 50)], [2, 2]), "cat"))
    between = studio.color(90, 50)
    studio.document.set_categories(numbered([Category("cat", skeleton=pose), "dog"]))
    assert studio.color(90, 50) != between
    studio.document.open(Label())
    studio.use(ToolId.KEYPOINTS).click(40, 50)
    studio.click(140, 50)
    assert studio.geometries == [Keypoints([(40, 50), (140, 50)], [2, 2])]


def test_what_is_hidden_or_locked_is_out_of_reach(studio: Studio) -> None:
    studio.document.mark(hidden=[A], locked=[B])
    studio.click(50, 50)
    studio.drag([(150, 50), (160, 60)])
    assert studio.document.label == two_boxes()
    assert not studio.document.selection
    studio.document.select([B])
    studio.document.delete_selection()
    studio.document.recategorise([B], "cow")
    assert studio.document.label == two_boxes()
    hidden, locked = studio.color(20, 50), studio.color(120, 50)
    assert hidden.red() == hidden.green() == hidden.blue()
    assert (locked.red(), locked.green(), locked.blue()) != (128, 128, 128)


def test_a_cut_and_a_crossing_with_a_real_mouse(studio: Studio) -> None:
    studio.use(ToolId.SPLIT).drag([(10, 50), (50, 50), (100, 50)])
    assert len(studio.geometries) == 3
    assert studio.document.selection == {A, AnnotationId(3)}
    studio.canvas.act(lambda scene: merge(scene, scene.selection))
    assert len(studio.geometries) == 2
    before = studio.color(50, 42)
    studio.document.open(Label().add(Polygon([[(20, 20), (80, 80), (80, 20), (20, 80)]]), "cat"))
    studio.document.select([A])
    assert studio.color(50, 47.5) != before  # a mark where it crosses itself


def test_the_border_between_two_moves_with_a_real_mouse(studio: Studio) -> None:
    one = Polygon([[(20, 20), (60, 20), (60, 60), (20, 60)]])
    other = Polygon([[(60, 20), (100, 20), (100, 60), (60, 60)]])
    studio.document.open(Label().add(one, "cat").add(other, "dog"))
    studio.drag([(60, 30), (65, 30), (70, 30)])
    assert [shape.bounds() for shape in studio.geometries] == [(20, 20, 70, 60), (70, 20, 100, 60)]
    studio.drag([(70, 20), (80, 10), (100, 18)], keys=CTRL)
    assert len(studio.geometries) == 2


def test_a_point_snaps_with_a_real_mouse(studio: Studio) -> None:
    studio.use(ToolId.POINT).click(81, 19, keys=CTRL)
    studio.click(81, 19)
    assert studio.geometries[2:] == [Point(80, 20), Point(81, 19)]


def test_tab_turns_over_what_lies_upon_each_other(studio: Studio) -> None:
    studio.document.open(two_boxes().add(Box(10, 10, 90, 90), "cow"))
    studio.hover(50, 50)
    assert studio.document.hovered == A
    studio.key(Key.Key_Tab)
    assert studio.document.hovered == AnnotationId(3)
    studio.key(Key.Key_2)
    assert studio.document.label.get(AnnotationId(3)).category == "dog"
    studio.hover(52, 50)
    assert studio.document.hovered == A


def test_the_menu_key_asks_for_the_menu_but_not_while_drawing(studio: Studio) -> None:
    asked: list[QPoint] = []
    studio.canvas.menu_requested.connect(asked.append)
    place = QPoint(20, 20)
    for _ in range(2):
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, studio.canvas.mapToGlobal(place))
        QApplication.sendEvent(studio.canvas, event)
        studio.use(ToolId.POLYGON).click(90, 10)
    assert asked == [studio.canvas.mapToGlobal(place)]
    QTest.mouseClick(studio.canvas, Qt.MouseButton.RightButton, pos=studio.at((95, 50)))
    assert len(asked) == 1
    assert studio.canvas.drawing


def test_undo_of_a_lent_cut_gives_the_select_tool_back(studio: Studio) -> None:
    studio.use(ToolId.SELECT).hover(40, 40)
    QTest.keyPress(studio.canvas, Key.Key_E)
    studio.click(40, 40)
    QTest.keyRelease(studio.canvas, Key.Key_E)
    studio.key(Key.Key_Z, CTRL)
    QTest.mouseClick(studio.canvas, LEFT, pos=studio.at((40, 40)), delay=1000)
    assert not studio.canvas.drawing
    assert studio.document.selection == {A}


def test_w_held_adds_a_part_to_what_is_selected(studio: Studio) -> None:
    studio.use(ToolId.SELECT).click(40, 40)
    QTest.keyPress(studio.canvas, Key.Key_W)
    studio.drag([(90, 20), (110, 20), (110, 60), (90, 60), (90, 22)])
    QTest.keyRelease(studio.canvas, Key.Key_W)
    assert studio.document.undo_stack.undoText() == "Add a part"
    grown = studio.document.label.get(A).geometry
    assert isinstance(grown, Polygon)
    assert len(grown.rings) == 2
    assert studio.document.selection == {A}
    studio.drag([(40, 40), (45, 40), (50, 40)])
    assert studio.document.undo_stack.undoText() == "Move"


def test_what_is_selected_stays_so_with_another_tool_and_gets_the_part(studio: Studio) -> None:
    studio.click(40, 40)
    studio.use(ToolId.BOX)
    assert studio.document.selection == {A}
    studio.hover(90, 30)
    QTest.keyPress(studio.canvas, Key.Key_W)
    studio.drag([(90, 30), (110, 60)])
    QTest.keyRelease(studio.canvas, Key.Key_W)
    assert studio.document.undo_stack.undoText() == "Add a part"
    assert studio.document.label.get(B) == two_boxes().get(B)


@pytest.mark.parametrize("tool", [ToolId.SELECT, ToolId.BOX])
@pytest.mark.parametrize("key", [Key.Key_E, Key.Key_W])
def test_what_a_held_key_would_act_on_is_outlined_at_once(studio: Studio, tool: ToolId, key: Key) -> None:
    studio.use(tool).hover(90, 40)
    studio.hover(40, 40)
    QTest.keyPress(studio.canvas, key)
    assert studio.document.hovered == A
    QTest.keyRelease(studio.canvas, key)
    assert studio.document.hovered == (A if tool is ToolId.SELECT else None)
