"""What the actions of the drawing do in a window: copies, categories, whole objects, and options."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from labelqueue.domain.edits import Add
from labelqueue.domain.geometry import Box, Geometry, Polygon
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation, Label
from labelqueue.domain.status import Mode
from labelqueue.domain.work import WorkItem
from labelqueue.queue import Queue, Workspace
from labelqueue.ui.actions import ActionId
from labelqueue.ui.tools import ToolId
from labelqueue.ui.widgets.category_popup import CategoryPopup
from tests.gui.conftest import Gate, Hands

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
A, B, C = (AnnotationId(number) for number in (1, 2, 3))


def two_boxes(hands: Hands) -> None:
    hands.start()
    hands.draw_box((20, 20), (60, 60))
    hands.draw_box((100, 20), (140, 60))
    hands.page.canvas.set_tool(ToolId.SELECT)


def hover(hands: Hands, xy: tuple[float, float]) -> None:
    canvas = hands.page.canvas
    QTest.mouseMove(canvas, canvas.to_widget((xy[0] - 3, xy[1])).toPoint())
    QTest.mouseMove(canvas, canvas.to_widget(xy).toPoint())


def test_copies_are_pasted_in_place_also_on_the_next_sample(hands: Hands) -> None:
    two_boxes(hands)
    shapes = [one.geometry for one in hands.page.document.label]
    assert not hands.action("paste").isEnabled()
    assert not hands.action("copy_from_last").isEnabled()
    hover(hands, (40, 40))
    hands.press(Key.Key_C, CTRL)
    hands.press(Key.Key_V, CTRL)
    assert [one.geometry for one in hands.page.document.label] == [*shapes, shapes[0]]
    hands.press(Key.Key_Z, CTRL)
    hands.press(Key.Key_D, CTRL)
    assert len(hands.page.document.label) == 3
    hands.press(Key.Key_Z, CTRL)
    hands.click("submit")
    hands.until_quiet()
    hands.press(Key.Key_V, CTRL | SHIFT)  # something was copied there, so only that
    assert [one.geometry for one in hands.page.document.label] == shapes[:1]
    hands.press(Key.Key_Z, CTRL)
    hands.draw_box()
    hands.click("submit")
    hands.until_quiet()
    hands.press(Key.Key_V, CTRL | SHIFT)
    assert len(hands.page.document.label) == 1
    assert hands.page.document.label.annotations[0].geometry != shapes[0]


def test_all_objects_come_from_the_last_sample_with_one_key(hands: Hands) -> None:
    two_boxes(hands)
    shapes = [one.geometry for one in hands.page.document.label]
    hands.click("submit")
    hands.until_quiet()
    hands.press(Key.Key_V, CTRL | SHIFT)
    document = hands.page.document
    assert [one.geometry for one in document.label] == shapes
    assert document.undo_stack.count() == 1
    hands.press(Key.Key_Z, CTRL)
    hands.click("submit")
    hands.until_quiet()
    hands.press(Key.Key_V, CTRL | SHIFT)
    assert hands.notice == "The last sample has no objects."
    assert not len(document.label)


def test_the_list_of_categories_opens_at_the_pointer(hands: Hands) -> None:
    two_boxes(hands)
    hover(hands, (40, 40))
    hands.press(Key.Key_C)
    popup = hands.window.findChild(CategoryPopup)
    assert popup is not None
    assert popup.isVisible()
    QTest.keyClicks(popup.search, "unr")
    QTest.keyClick(popup.search, Key.Key_Return)
    assert [one.category for one in hands.page.document.label] == ["unripe", "ripe"]
    assert hands.page.document.active_category == "ripe"
    hands.page.canvas.set_tool(ToolId.BOX)
    hands.press(Key.Key_C)
    QTest.keyClicks(popup.search, "unr")
    QTest.keyClick(popup.search, Key.Key_Return)
    assert hands.page.document.active_category == "unripe"


def test_keys_for_whole_objects(hands: Hands) -> None:
    two_boxes(hands)
    document = hands.page.document
    hands.press(Key.Key_A, CTRL)
    assert document.selection == {A, B}
    hands.press(Key.Key_M)
    assert [one.id for one in document.label] == [A]
    hands.press(Key.Key_M, SHIFT)
    assert [one.id for one in document.label] == [A, C]
    hover(hands, (200, 200))
    document.select([A])
    hands.press(Key.Key_BracketRight, CTRL)
    assert [one.id for one in document.label] == [C, A]
    hands.press(Key.Key_L, SHIFT)
    assert document.locked == {A}
    hands.press(Key.Key_Delete)
    assert len(document.label) == 2
    hands.press(Key.Key_H)
    assert document.hidden == {A}
    hands.press(Key.Key_H, SHIFT)
    assert not document.hidden
    hands.press(Key.Key_H, SHIFT)
    assert document.hidden == {A, C}


def test_options_of_the_tools_are_remembered(hands: Hands) -> None:
    hands.start()
    snaps = hands.window.action_table[ActionId.OPTION_SNAPS]
    assert not snaps.isChecked()
    snaps.trigger()
    assert snaps.isChecked()
    assert hands.page.canvas.options.snaps
    hands.page.body.annotations.set_grouped(True)
    hands.page.remember(hands.window.preferences)
    assert hands.window.preferences.tool_options.snaps
    assert hands.window.preferences.grouped


def test_what_was_copied_of_another_image_is_left_out_if_it_does_not_fit(hands: Hands) -> None:
    two_boxes(hands)
    document = hands.page.document
    document.apply(added(hands, Box(900, 900, 950, 950)), "Draw")
    document.select([C])
    hands.page.document.hover(None)
    hands.press(Key.Key_C, CTRL)
    hands.press(Key.Key_V, CTRL)
    assert hands.notice == "One object does not fit here and was left out."


def added(hands: Hands, shape: Geometry) -> Add:
    label = hands.page.document.label
    return Add(Annotation(label.new_id(), "ripe", shape), len(label))


def test_submit_warns_of_what_may_be_wrong_and_goes_on_if_told_to(hands: Hands, workspace: Workspace) -> None:
    hands.start()
    document = hands.page.document
    tie = Polygon([[(20, 20), (60, 60), (60, 20), (20, 60)]])
    document.apply(added(hands, tie), "Draw")
    document.apply(added(hands, Box(100, 100, 101, 101)), "Draw")
    hands.click("submit")
    card = hands.find("comment_card")
    words = {one.text() for one in card.findChildren(QLabel) if one.isVisible()}
    assert "One object crosses itself. One object is tiny." in words
    assert document.selection == {A, B}
    assert hands.sample == "1.png"
    hands.press(Key.Key_Escape)
    assert not card.isVisible()
    hands.press(Key.Key_G)
    hands.press(Key.Key_Return)
    hands.until_quiet()
    assert hands.sample == "2.png"
    assert workspace.dataset("fruit").label_of("1.png").annotations[0].geometry == tie


def test_what_the_queue_does_not_take_is_not_sent(hands: Hands, queue: Queue) -> None:
    queue.configure(max_annotations=1)
    two_boxes(hands)
    hands.click("submit")
    assert hands.sample == "1.png"
    assert "1 annotation" in hands.notice
    hands.press(Key.Key_Z, CTRL)
    hands.click("submit")
    hands.until_quiet()
    assert hands.sample == "2.png"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_right_button_opens_a_menu_for_what_is_under_it(hands: Hands) -> None:
    two_boxes(hands)
    hover(hands, (120, 40))
    canvas = hands.page.canvas
    QTest.mouseClick(canvas, Qt.MouseButton.RightButton, pos=canvas.to_widget((120, 40)).toPoint())
    menu = hands.window.findChild(QMenu, "object_menu")
    assert menu is not None
    assert menu.isVisible()
    assert hands.page.document.selection == {B}
    enabled = {action.objectName() for action in menu.actions() if action.isEnabled() and action.objectName()}
    assert {"delete", "hide", "lock", "choose_category", "duplicate"} <= enabled
    assert "merge" not in enabled
    next(action for action in menu.actions() if action.objectName() == "delete").trigger()
    menu.close()
    assert [one.id for one in hands.page.document.label] == [A]


def test_a_hint_says_what_hands_can_do(hands: Hands) -> None:
    two_boxes(hands)
    hint = hands.page.status.findChild(QLabel, "hint")
    assert hint is not None
    said = []
    for step in range(4):
        match step:
            case 0 | 1:
                hover(hands, ((40, 40), (20, 20))[step])
            case 2:
                hands.press(Key.Key_P)
            case _:
                QTest.mouseClick(hands.page.canvas, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
                hands.until(lambda: hint.accessibleName() == hands.page.canvas.hint)
        said.append(hint.accessibleName())
        assert said[-1] == hands.page.canvas.hint
    assert len(set(said)) == 4
    hands.press(Key.Key_Escape)


def test_enter_answers_the_warning_wherever_the_pointer_goes(hands: Hands) -> None:
    hands.start()
    canvas = hands.page.canvas
    hands.page.document.apply(added(hands, Box(100, 100, 101, 101)), "Draw")
    hands.click("submit")
    card = hands.find("comment_card")
    at = QPointF(canvas.rect().center())
    QApplication.sendEvent(canvas, QEnterEvent(at, at, canvas.mapToGlobal(at)))
    hands.press(Key.Key_Escape)
    assert not card.isVisible()
    assert hands.sample == "1.png"
    QApplication.sendEvent(canvas, QEnterEvent(at, at, canvas.mapToGlobal(at)))
    assert canvas.hasFocus()


def test_keys_act_on_what_is_under_the_pointer_when_the_next_sample_comes(
    hands: Hands, workspace: Workspace, queue: Queue, images: Gate
) -> None:
    queue.configure(save_enabled=True)
    label = Label().add(Box(20, 20, 60, 60), "ripe").add(Box(100, 20, 140, 60), "ripe")
    for name in ("1.png", "2.png"):
        work = workspace.dataset("fruit").open(name)
        assert isinstance(work, WorkItem)
        saved = queue.save(work, label)
        assert isinstance(saved, WorkItem)
        queue.release(saved)
    hands.start()
    assert hands.sample == "1.png"
    hover(hands, (40, 40))
    images.shut()
    hands.press(Key.Key_G)
    hands.until(lambda: hands.sample == "2.png")
    hover(hands, (120, 40))
    images.open()
    hands.until_quiet()
    assert hands.page.document.hovered == B


def test_where_flaws_cannot_be_overridden_there_is_only_a_way_back(hands: Hands, queue: Queue) -> None:
    queue.configure(flaws_overridable=False)
    hands.start()
    hands.page.document.apply(added(hands, Box(100, 100, 101, 101)), "Draw")
    for _ in range(2):
        hands.click("submit")
        card = hands.find("comment_card")
        assert [one.text() for one in card.findChildren(QPushButton) if one.isVisible()] == ["Back"]
        hands.press(Key.Key_G)
        hands.press(Key.Key_Return)
        assert not card.isVisible()
    assert hands.sample == "1.png"
    hands.press(Key.Key_Z, CTRL)
    hands.draw_box()
    hands.click("submit")
    hands.until_quiet()
    assert hands.sample == "2.png"


def test_accept_warns_of_corrections_but_not_of_what_others_drew(hands: Hands, queue: Queue) -> None:
    queue.configure(self_review="any")
    hands.start()
    hands.page.document.apply(added(hands, Box(100, 100, 101, 101)), "Draw")
    hands.press(Key.Key_G)
    hands.press(Key.Key_Return)
    hands.until_quiet()
    hands.draw_box()
    hands.press(Key.Key_G)
    hands.until_quiet()
    hands.page.leave(lambda: hands.start(Mode.REVIEW))
    hands.until(lambda: hands.sample == "1.png" and hands.page.settled())
    hands.press(Key.Key_A)
    hands.until_quiet()
    assert hands.sample == "2.png"
    hands.page.document.apply(added(hands, Box(100, 100, 101, 101)), "Draw")
    hands.press(Key.Key_A)
    card = hands.find("comment_card")
    assert [one.text() for one in card.findChildren(QPushButton) if one.isVisible()] == [
        "Cancel",
        "Accept anyway",
    ]
    hands.press(Key.Key_Return)
    hands.until(lambda: hands.sample is None)
