"""Real mouse and key events on the widget; what the tools make of them is in tests/unit/ui."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeySequence, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from labelqueue.domain.geometry import Box, Polygon
from labelqueue.domain.ids import AnnotationId
from labelqueue.ui.tools import ToolId
from tests.gui.drawing import MIDDLE, Studio, two_boxes

Key = Qt.Key
A, B = AnnotationId(1), AnnotationId(2)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_drag_a_box(studio: Studio) -> None:
    studio.use(ToolId.BOX).drag([(90, 30), (100, 40), (110, 60)])
    assert studio.geometries[2:] == [Box(90, 30, 110, 60)]
    assert studio.canvas.tool is ToolId.BOX
    assert studio.document.undo_stack.undoText() == "Draw box"


def test_click_click_a_box(studio: Studio) -> None:
    studio.use(ToolId.BOX).click(90, 30)
    assert studio.canvas.drawing
    studio.click(110, 60)
    assert studio.geometries[2:] == [Box(90, 30, 110, 60)]
    assert not studio.canvas.drawing


def test_a_polygon_by_clicks_and_a_double_click(studio: Studio) -> None:
    studio.use(ToolId.POLYGON)
    for xy in ((90, 10), (110, 10)):
        studio.click(*xy)
    studio.double_click(110, 60)
    assert studio.geometries[2:] == [Polygon([[(90, 10), (110, 10), (110, 60)]])]


def test_enter_escape_and_undo_while_drawing(studio: Studio) -> None:
    studio.use(ToolId.POLYGON)
    for xy in ((90, 10), (110, 10), (110, 60), (95, 70)):
        studio.click(*xy)
    studio.key(Key.Key_Z, CTRL)
    studio.key(Key.Key_Return)
    assert studio.geometries[2:] == [Polygon([[(90, 10), (110, 10), (110, 60)]])]
    studio.click(90, 90)
    studio.key(Key.Key_Escape)
    assert not studio.canvas.drawing
    assert len(studio.geometries) == 3


def test_digits_choose_the_category(studio: Studio) -> None:
    studio.use(ToolId.BOX)
    studio.key(Key.Key_3)
    studio.drag([(90, 30), (110, 60)])
    studio.key(Key.Key_9)  # there is no such category
    assert studio.document.label.annotations[-1].category == "cow"
    studio.use(ToolId.SELECT).hover(40, 40)
    studio.key(Key.Key_2)
    assert studio.document.label.get(A).category == "dog"
    assert studio.document.active_category == "cow"


def test_hover_is_enough(studio: Studio) -> None:
    studio.drag([(80, 80), (85, 85), (90, 90)])
    assert studio.geometries[0] == Box(20, 20, 90, 90)


def test_what_is_hovered_is_deleted(studio: Studio) -> None:
    studio.hover(150, 50)
    assert studio.document.hovered == B
    studio.key(Key.Key_Delete)
    assert [one.id for one in studio.document.label] == [A]
    assert studio.document.hovered is None


def test_select_add_and_clear(studio: Studio) -> None:
    studio.click(40, 40)
    assert studio.document.selection == {A}
    studio.click(150, 50, keys=SHIFT)
    assert studio.document.selection == {A, B}
    studio.click(100, 95)
    assert not studio.document.selection


def test_tab_walks_along_the_objects(studio: Studio) -> None:
    studio.canvas.setFocus()
    studio.key(Key.Key_Tab)
    assert studio.document.selection == {A}
    studio.key(Key.Key_Tab)
    assert studio.document.selection == {B}
    studio.key(Key.Key_Backtab, SHIFT)
    assert studio.document.selection == {A}


def test_tab_past_the_last_object_takes_the_focus_on(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    studio, other = Studio(two_boxes()), QLineEdit()
    for widget in (studio.canvas, other):
        column.addWidget(widget)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    studio.away()
    studio.canvas.setFocus()
    for expected in (studio.canvas, studio.canvas, other):
        studio.key(Key.Key_Tab)
        assert window.focusWidget() is expected


def test_arrows_move_what_is_selected_else_the_view(studio: Studio) -> None:
    studio.click(40, 40)
    studio.key(Key.Key_Right)
    studio.key(Key.Key_Down, SHIFT)
    assert studio.geometries[0] == Box(21, 30, 81, 90)
    studio.click(100, 95)
    before = studio.canvas.to_widget((0, 0))
    studio.key(Key.Key_Right)
    assert studio.canvas.to_widget((0, 0)).x() < before.x()
    assert studio.geometries[0] == Box(21, 30, 81, 90)


def test_middle_button_and_space_pan(studio: Studio) -> None:
    start = studio.canvas.to_widget((0, 0))
    studio.drag([(50, 50), (60, 55)], button=MIDDLE)
    assert studio.canvas.to_widget((0, 0)) - start == QPointF(30, 15)
    studio.use(ToolId.BOX)
    QTest.keyPress(studio.canvas, Key.Key_Space)
    assert studio.canvas.cursor().shape() is Qt.CursorShape.OpenHandCursor
    studio.drag([(50, 50), (40, 45)])
    QTest.keyRelease(studio.canvas, Key.Key_Space)
    assert studio.canvas.to_widget((0, 0)) == start
    assert len(studio.geometries) == 2


def test_the_wheel_keeps_a_drag_going(studio: Studio) -> None:
    studio.use(ToolId.BOX).click(90, 30)
    studio.wheel((300, 150), 3)
    studio.click(110, 60)
    x0, y0, x1, y1 = studio.geometries[2].bounds()
    assert (x0, y0) == (90, 30)
    assert (x1, y1) == pytest.approx((110, 60), abs=0.2)  # half a pixel of the screen


def test_another_label_or_image_ends_a_gesture(studio: Studio) -> None:
    studio.use(ToolId.BOX).click(90, 30)
    studio.document.open(two_boxes())
    assert not studio.canvas.drawing
    studio.click(90, 30)
    studio.canvas.set_message("Loading")
    assert not studio.canvas.drawing


def test_without_an_image_nothing_can_be_drawn(studio: Studio) -> None:
    studio.canvas.set_message("Loading")
    studio.use(ToolId.BOX).drag([(90, 30), (110, 60)])
    studio.key(Key.Key_Tab)
    studio.wheel((100, 100), 1)
    assert len(studio.geometries) == 2
    assert not studio.document.selection


def test_undo_under_a_drag_ends_it(studio: Studio) -> None:
    studio.use(ToolId.BOX).drag([(90, 30), (110, 60)])
    studio.use(ToolId.SELECT).hover(100, 45)
    QTest.mousePress(studio.canvas, Qt.MouseButton.LeftButton, pos=studio.at((100, 45)))
    QTest.mouseMove(studio.canvas, studio.at((105, 50)))
    assert studio.canvas.drawing
    studio.document.undo_stack.undo()
    QTest.mouseMove(studio.canvas, studio.at((107, 52)))
    QTest.mouseRelease(studio.canvas, Qt.MouseButton.LeftButton, pos=studio.at((107, 52)))
    assert studio.document.label == two_boxes()


def test_a_new_tool_is_told_but_refused_while_a_shape_is_unfinished(studio: Studio) -> None:
    told: list[ToolId] = []
    studio.canvas.tool_changed.connect(told.append)
    studio.click(40, 40)
    studio.use(ToolId.POLYGON).click(90, 10)
    studio.use(ToolId.BOX)
    assert studio.canvas.drawing
    assert studio.canvas.tool is ToolId.POLYGON
    studio.key(Key.Key_Escape)
    studio.use(ToolId.BOX)
    assert told == [ToolId.POLYGON, ToolId.POLYGON, ToolId.BOX]
    assert not studio.document.selection


def test_what_is_under_a_resting_pointer_is_found_again(studio: Studio) -> None:
    studio.document.open(two_boxes().add(Box(40, 40, 60, 60), "cat"))
    studio.hover(50, 50)
    studio.key(Key.Key_Delete)
    assert studio.document.hovered == A
    for digit, category in ((Key.Key_2, "dog"), (Key.Key_3, "cow")):
        studio.key(digit)
        assert studio.document.label.get(A).category == category
    assert studio.document.active_category == "cat"
    for _ in range(3):
        studio.document.undo_stack.undo()
    assert studio.document.hovered == AnnotationId(3)


def test_the_release_of_a_drag_is_heard_during_a_pan(studio: Studio) -> None:
    left, points = Qt.MouseButton.LeftButton, [studio.at(xy) for xy in ((90, 30), (100, 45), (110, 60))]
    studio.use(ToolId.BOX)
    QTest.mouseMove(studio.canvas, points[0])
    QTest.mousePress(studio.canvas, left, pos=points[0])
    QTest.mouseMove(studio.canvas, points[1])
    QTest.mousePress(studio.canvas, MIDDLE, pos=points[1])
    QTest.mouseRelease(studio.canvas, left, pos=points[1])
    assert not studio.canvas.drawing
    QTest.mouseMove(studio.canvas, points[2])
    QTest.mouseRelease(studio.canvas, MIDDLE, pos=points[2])
    assert studio.geometries[2:] == [Box(90, 30, 100, 45)]
    assert studio.canvas.to_widget((100, 45)).toPoint() == points[2]


def test_a_pan_whose_release_never_came_ends_with_the_next_move(studio: Studio) -> None:
    QTest.mousePress(studio.canvas, MIDDLE, pos=studio.at((50, 50)))
    QApplication.sendEvent(studio.canvas, move_event(studio.at((60, 55)), Qt.MouseButton.NoButton))
    start = studio.canvas.to_widget((0, 0))
    QApplication.sendEvent(studio.canvas, move_event(studio.at((80, 65)), Qt.MouseButton.NoButton))
    assert studio.canvas.to_widget((0, 0)) == start
    QTest.mouseRelease(studio.canvas, MIDDLE, pos=studio.at((80, 65)))  # Qt believes that it is still down


def move_event(at: QPoint, buttons: Qt.MouseButton) -> QMouseEvent:
    place = QPointF(at)
    none, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    return QMouseEvent(QEvent.Type.MouseMove, place, place, none, buttons, keys)


def test_pointer_positions_are_told(studio: Studio) -> None:
    told: list[object] = []
    studio.canvas.pointer_moved.connect(told.append)
    studio.hover(50, 25)
    assert told == [(50.0, 25.0)]


@pytest.mark.parametrize("drawing", [True, False])
def test_a_gesture_goes_before_the_shortcuts_of_the_window(qtbot: QtBot, drawing: bool) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    studio = Studio()
    column.addWidget(studio.canvas)
    undone: list[bool] = []
    undo = QAction("Undo", window)
    undo.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
    undo.triggered.connect(lambda: undone.append(True))
    window.addAction(undo)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    studio.canvas.setFocus()
    studio.use(ToolId.POLYGON)
    if drawing:
        studio.click(50, 50)
    studio.key(Key.Key_Z, CTRL)
    assert undone == ([] if drawing else [True])


def test_the_pointer_brings_the_focus_but_never_out_of_a_text(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    studio, text, other = Studio(), QLineEdit(), QWidget()
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    for widget in (studio.canvas, text, other):
        column.addWidget(widget)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    for start, expected in ((text, text), (other, studio.canvas)):
        start.setFocus()
        QTest.mouseMove(text)
        QTest.mouseMove(studio.canvas)
        assert window.focusWidget() is expected


@pytest.mark.parametrize("tool", ToolId)
def test_a_button_that_was_down_when_drawing_was_cancelled_does_nothing(studio: Studio, tool: ToolId) -> None:
    studio.use(tool).hover(40, 40)
    QTest.mousePress(studio.canvas, Qt.MouseButton.LeftButton, pos=studio.at((40, 40)))
    studio.canvas.cancel_drawing()
    for xy in ((50, 50), (60, 60)):
        QTest.mouseMove(studio.canvas, studio.at(xy))
    assert not studio.canvas.drawing
    QTest.mouseRelease(studio.canvas, Qt.MouseButton.LeftButton, pos=studio.at((60, 60)))
    assert studio.document.label == two_boxes()
    assert not studio.canvas.drawing


def test_a_frozen_label_cannot_be_drawn_on(studio: Studio) -> None:
    studio.document.freeze()
    studio.use(ToolId.BOX).drag([(90, 30), (110, 60)])
    studio.use(ToolId.SELECT).drag([(40, 40), (45, 45)])
    studio.key(Key.Key_2)
    studio.key(Key.Key_Delete)
    assert studio.document.label == two_boxes()
