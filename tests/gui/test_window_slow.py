"""Slow images, slow answers, a server that is gone: what is drawn or written stays where it belongs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolBar, QWidget
from pytestqt.qtbot import QtBot

from labelqueue.domain.errors import StoreUnavailable
from labelqueue.domain.label import Label
from labelqueue.domain.status import Action, LabelStatus, Mode
from labelqueue.queue import Queue, Workspace, connect
from labelqueue.ui.bridge import Database
from labelqueue.ui.departure import WAITING
from labelqueue.ui.dialogs.unsaved import HangingDialog
from labelqueue.ui.opening import opener
from labelqueue.ui.shield import Shield
from labelqueue.ui.tools import ToolId
from tests.gui.conftest import Gate, Hands, Server, photo
from tests.gui.test_window_work import counts, label_all

LEFT = Qt.MouseButton.LeftButton


def comment(hands: Hands) -> QLineEdit:
    field = hands.find("comment")
    assert isinstance(field, QLineEdit)
    return field


def answered(hands: Hands) -> None:
    hands.until(lambda: not hands.page.session.busy)


def press_an_edge(hands: Hands) -> QPoint:
    """The left edge of the box that `Hands.draw_box` draws; the button stays down."""
    canvas = hands.page.canvas
    canvas.set_tool(ToolId.SELECT)
    edge = canvas.to_widget((40, 80)).toPoint()
    QTest.mouseMove(canvas, edge)
    QTest.mousePress(canvas, LEFT, pos=edge)
    return edge


def drag_on(hands: Hands, edge: QPoint) -> None:
    canvas = hands.page.canvas
    for by in (15, 40):
        QTest.mouseMove(canvas, edge + QPoint(by, 0))
    QTest.mouseRelease(canvas, LEFT, pos=edge + QPoint(40, 0))


class Seen(QObject):
    """Notes which events arrive at a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.types: set[QEvent.Type] = set()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.types.add(event.type())
        return False


# One sample, one label


@pytest.mark.parametrize("way", ["skip", "go_home"])
def test_a_drag_that_goes_on_after_submit_is_no_label_of_the_next(
    hands: Hands, queue: Queue, workspace: Workspace, images: Gate, way: str
) -> None:
    queue.configure(save_enabled=True)
    hands.start()
    hands.draw_box()
    drawn = hands.page.document.label
    images.shut()
    edge = press_an_edge(hands)
    hands.press(Qt.Key.Key_G)
    hands.until(lambda: hands.sample == "2.png" and not hands.page.session.busy)
    drag_on(hands, edge)
    assert hands.page.document.label == drawn
    hands.action(way).trigger()
    hands.until(lambda: hands.sample != "2.png" and not hands.page.session.busy)
    assert workspace.dataset("fruit").label_of("2.png") == Label()
    assert workspace.dataset("fruit").samples()[1].revision == 0
    images.open()
    hands.until(lambda: not hands.window.files.busy)


def test_the_sample_before_is_only_a_picture(hands: Hands, queue: Queue, images: Gate) -> None:
    hands.start()
    hands.draw_box()
    images.shut()
    hands.press(Qt.Key.Key_G)
    hands.until(lambda: hands.sample == "2.png" and not hands.page.session.busy)
    document = hands.page.document
    assert not document.editable
    document.select(one.id for one in document.label)
    document.delete_selection()
    document.undo_stack.undo()
    assert len(document.label) == 1


def test_nothing_of_a_gesture_passes_the_shield_but_the_end_of_a_pan(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    seen = Seen(field)
    shield = Shield(field, parent=field)
    shield.set_up(True)
    QTest.mouseMove(field, QPoint(3, 3))
    QTest.mouseClick(field, LEFT)
    QTest.keyClick(field, Qt.Key.Key_A)
    shield.set_up(False)
    assert field.text() == ""
    assert not seen.types & Shield._KEPT_OUT
    shield.set_up(True)
    QTest.mouseRelease(field, Qt.MouseButton.MiddleButton)
    shield.set_up(False)
    assert QEvent.Type.MouseButtonRelease in seen.types


def test_a_label_of_another_sample_is_refused(hands: Hands, queue: Queue) -> None:
    hands.start()
    session = hands.page.session
    with pytest.raises(AssertionError, match="belongs to"):
        session.send(Action.SUBMIT, label=Label(), subject=None)
    assert not session.busy


def test_a_drawing_under_a_foreign_subject_is_nobodys(hands: Hands, queue: Queue) -> None:
    hands.start()
    hands.draw_box()
    hands.page.document.subject = None
    hands.action("submit").trigger()
    assert not hands.page.session.busy
    hands.action("skip").trigger()
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()
    assert counts(queue) == {"skipped": 1, "unlabeled": 2}


@pytest.mark.usefixtures("settles_as_usual")
def test_what_was_seen_of_the_last_sample_does_not_count_for_the_next(hands: Hands, images: Gate) -> None:
    hands.start()
    hands.click("skip")
    hands.until(hands.page.image._settle.isActive)
    images.shut()
    hands.click("skip")
    hands.until(lambda: hands.sample == "3.png" and not hands.page.session.busy)
    assert not hands.page.image._settle.isActive()
    assert not hands.page.settled()


# The comment


def test_an_image_that_arrives_leaves_the_comment_alone(hands: Hands, queue: Queue, images: Gate) -> None:
    label_all(queue, 3)
    images.shut()
    hands.window.open_work(("fruit", "default"), Mode.REVIEW)
    hands.until(lambda: hands.sample == "1.png" and not hands.page.session.busy)
    hands.click("reject")
    hands.type("stem 2")
    images.open()
    hands.until(lambda: hands.page.document.editable)
    assert QApplication.focusWidget() is comment(hands)
    hands.type("p")
    hands.press(Qt.Key.Key_Backspace)
    assert comment(hands).text() == "stem 2"
    assert hands.page.canvas.tool is ToolId.SELECT
    assert not hands.modified


def test_the_drawing_stands_still_while_a_comment_is_written(hands: Hands, queue: Queue) -> None:
    label_all(queue, 3)
    hands.start(Mode.REVIEW)
    canvas = hands.page.canvas
    corner = canvas.to_widget((10, 30)).toPoint()
    QTest.mouseMove(canvas, corner)
    hands.press(Qt.Key.Key_X)
    hands.type("wrong")
    QTest.mouseClick(canvas, LEFT, pos=corner)
    assert QApplication.focusWidget() is comment(hands)
    QTest.keyClick(canvas, Qt.Key.Key_2)
    QTest.keyClick(canvas, Qt.Key.Key_Delete)
    hands.action("delete").trigger()
    hands.begin_polygon()
    assert not canvas.drawing
    assert not hands.modified
    hands.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is canvas
    hands.draw_box((100, 100), (200, 200))
    assert len(hands.page.document.label) == 2


def test_a_comment_that_could_not_be_sent_is_sent_once(
    hands: Hands, queue: Queue, workspace: Workspace, server: Server
) -> None:
    label_all(queue, 3)
    hands.start(Mode.REVIEW)
    hands.press(Qt.Key.Key_X)
    hands.type("a careful comment")
    server.stop()
    hands.press(Qt.Key.Key_Return)
    answered(hands)
    assert "cannot be reached" in hands.notice
    assert comment(hands).text() == "a careful comment"
    assert QApplication.focusWidget() is comment(hands)
    assert hands.page.session.last is not None
    operation = hands.page.session.last[1]
    server.come_back()
    hands.press(Qt.Key.Key_Return)
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()
    assert hands.page.session.last[1] == operation
    assert not hands.page._questions._card.isVisible()
    history = workspace.dataset("fruit").history("1.png")
    assert [one.comment for one in history if one.action is Action.REJECT] == ["a careful comment"]


def test_a_comment_on_its_way_can_neither_be_changed_nor_taken_back(
    hands: Hands, queue: Queue, answers: Gate
) -> None:
    label_all(queue, 3)
    hands.start(Mode.REVIEW)
    hands.press(Qt.Key.Key_X)
    hands.type("stem")
    answers.shut()
    hands.press(Qt.Key.Key_Return)
    hands.type("s")
    hands.press(Qt.Key.Key_Escape)
    assert comment(hands).text() == "stem"
    assert not hands.find("send_comment").isEnabled()
    answers.open()
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()
    assert QApplication.focusWidget() is hands.page.canvas


# Leaving


def test_who_discards_may_leave_a_server_that_is_gone(hands: Hands, server: Server) -> None:
    hands.start()
    hands.draw_box()
    server.stop()
    hands.window.close()
    hands.click(hands.find("leave_discard"))
    hands.until(lambda: not hands.window.isVisible())


def test_who_saves_does_not_leave_before_it_is_saved(hands: Hands, queue: Queue, server: Server) -> None:
    queue.configure(save_enabled=True)
    hands.start()
    hands.draw_box()
    server.stop()
    hands.window.close()
    hands.click(hands.find("leave_save"))
    hands.until(lambda: hands.notice)
    answered(hands)
    assert hands.notice.endswith("Your drawing is kept.")
    assert hands.window.isVisible()
    assert hands.modified


def test_closing_says_that_it_waits_and_a_second_time_it_may_be_given_up(
    hands: Hands, answers: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Database, "_goodbye", 0.1)
    hands.start()
    answers.shut()
    hands.press(Qt.Key.Key_G)
    hands.window.close()
    assert hands.notice == WAITING
    assert hands.window.isVisible()
    hands.window.close()
    hands.click(hands.find("leave_anyway"))
    hands.until(lambda: not hands.window.isVisible())


def test_once_the_answer_is_there_nobody_is_told_to_wait(hands: Hands, answers: Gate) -> None:
    hands.start()
    answers.shut()
    hands.press(Qt.Key.Key_G)
    hands.action("release").trigger()
    hands.page.leave(lambda: None)
    assert hands.notice == WAITING
    answers.open()
    hands.until(lambda: not hands.page.session.busy)
    assert hands.notice != WAITING


def test_an_answer_settles_whether_to_leave_without_it(hands: Hands, queue: Queue, answers: Gate) -> None:
    hands.start()
    answers.shut()
    hands.press(Qt.Key.Key_G)
    hands.window.close()
    hands.window.close()
    assert hands.find("hanging_dialog").isVisible()
    answers.open()
    hands.until(lambda: not hands.window.isVisible())
    hands.until(lambda: hands.window.findChild(HangingDialog) is None)
    assert counts(queue) == {"labeled": 1, "unlabeled": 2}


# Another workspace, and what can be taken back


@pytest.fixture
def other(tmp_path: Path) -> str:
    """A second workspace with a queue of the same name."""
    url = f"sqlite:///{tmp_path / 'other.db'}"
    with connect(url, member="anna") as workspace:
        workspace.create_dataset("fruit", ["ripe"]).add_samples([photo(tmp_path / "other.png")])
    return url


def slow_opener(gate: Gate, url: str) -> Callable[[], Workspace]:
    def open_it() -> Workspace:
        gate.passing(lambda: None)()
        return opener(url, "anna")()

    return open_it


def test_no_work_begins_while_another_workspace_is_being_opened(hands: Hands, other: str) -> None:
    gate = Gate()
    gate.shut()
    hands.window.switch_workspace(slow_opener(gate, other))
    assert not {"start_labeling", "open_workspace", "connect_server", "new_dataset"} & hands.enabled()
    hands.window.open_work(("fruit", "default"), Mode.LABEL)
    assert "being opened" in hands.notice
    hands.window.open_sample("fruit", "default", "1.png")
    assert hands.window.home_page.isVisible()
    gate.open()
    hands.until(lambda: hands.window.windowTitle().startswith("Other"))
    assert hands.window.home_page.isVisible()
    hands.start()
    assert hands.sample == "other.png"
    assert hands.page.isVisible()


def test_what_was_meant_for_the_workspace_before_is_not_done_in_the_next(hands: Hands, other: str) -> None:
    gate = Gate()
    gate.shut()
    done: list[str] = []
    for open_it in (slow_opener(gate, other), opener(other, "anna")):
        hands.window.switch_workspace(open_it)
        hands.window.database.run(
            lambda workspace: workspace.title,
            then=done.append,
            failed=lambda error: done.append(str(error)),
            context=hands.window,
        )
        gate.open()
        hands.connected()
        hands.until(lambda: not hands.window.entrance.switching)
    assert done == ["Another workspace is open now, so that was not done."] * 2


def refuse() -> Workspace:
    raise StoreUnavailable("It is not there.")


def test_after_a_failed_switch_what_waited_is_done(hands: Hands) -> None:
    gate = Gate()
    gate.shut()
    done: list[str] = []
    hands.window.switch_workspace(gate.passing(refuse))  # type: ignore[arg-type]
    hands.window.database.run(lambda workspace: workspace.title, then=done.append, context=hands.window)
    gate.open()
    hands.until(lambda: done == ["Workspace"])


def test_what_is_in_hand_goes_back_before_another_workspace_is_opened(
    hands: Hands, workspace: Workspace, other: str
) -> None:
    hands.start()
    hands.press(Qt.Key.Key_G)
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()
    session = hands.page.session
    assert session._submitted
    hands.window.switch_workspace(opener(other, "anna"))
    hands.until(lambda: hands.window.windowTitle().startswith("Other"))
    assert hands.window.home_page.isVisible()
    assert workspace.dataset("fruit").samples()[1].holder is None
    assert session.reopenable is None
    assert session.place is None


def test_a_failed_switch_lets_work_begin_again(hands: Hands) -> None:
    hands.window.switch_workspace(refuse)
    hands.until(lambda: hands.notice == "It is not there.")
    assert "start_labeling" in hands.enabled()


def test_being_connected_again_does_not_hide_the_work(hands: Hands) -> None:
    hands.start()
    hands.window.connect_workspace()
    hands.until_quiet()
    assert hands.page.isVisible()


def test_what_can_be_taken_back_survives_a_server_that_is_gone(
    hands: Hands, queue: Queue, server: Server
) -> None:
    hands.start()
    hands.press(Qt.Key.Key_G)
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()
    session = hands.page.session
    session.release()
    answered(hands)
    place = session.place
    server.stop()
    session.reopen()
    answered(hands)
    assert "cannot be reached" in hands.notice
    assert (session.reopenable, session.place) == ("1.png", place)
    server.come_back()
    session.reopen()
    answered(hands)
    assert (hands.sample, session.reopenable) == ("1.png", None)


def test_only_a_sample_of_this_queue_is_taken_back(
    hands: Hands, workspace: Workspace, tmp_path: Path
) -> None:
    nuts = workspace.create_dataset("nuts", ["hazel"])
    nuts.add_samples([photo(tmp_path / "1.png")])
    hands.start()
    hands.press(Qt.Key.Key_G)
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()
    hands.window.open_sample("nuts", "default", "1.png")
    session = hands.page.session
    hands.until(lambda: session.place is not None and session.place.dataset == "nuts")
    hands.until_quiet()
    assert (hands.sample, session.reopenable) == ("1.png", None)
    hands.start()
    assert session.reopenable == "1.png"


# What can be pressed


def test_undo_takes_back_points_from_the_toolbar_too(hands: Hands) -> None:
    hands.start()
    assert "undo" not in hands.enabled()
    hands.begin_polygon()
    hands.until(lambda: "undo" in hands.enabled())
    for _ in range(4):
        hands.action("undo").trigger()
    assert not hands.page.canvas.drawing
    hands.until(lambda: "undo" not in hands.enabled())


def test_buttons_are_named_after_their_actions(hands: Hands) -> None:
    hands.start()
    for toolbar in hands.window.findChildren(QToolBar):
        for action in toolbar.actions():
            if not action.isSeparator():
                assert toolbar.widgetForAction(action).objectName() == f"button_{action.objectName()}"


def test_reviewing_starts_from_the_menu_once_something_waits(hands: Hands, queue: Queue) -> None:
    assert "start_labeling" in hands.enabled()
    assert "start_reviewing" not in hands.enabled()
    label_all(queue, 1)
    hands.window.home_page.refresh()
    hands.until(lambda: "start_reviewing" in hands.enabled())
    hands.action("start_reviewing").trigger()
    hands.until_quiet()
    assert hands.sample == "1.png"
    assert queue.counts()[LabelStatus.LABELED] == 1


def test_what_is_said_of_a_shape_goes_with_it(hands: Hands) -> None:
    hands.start()
    hands.begin_polygon()
    hands.press(Qt.Key.Key_G)
    assert "Finish or cancel the shape" in hands.notice
    hands.press(Qt.Key.Key_Escape)
    hands.until(lambda: hands.notice == "")


def test_an_answer_that_takes_its_time_is_waited_for_with_a_word(hands: Hands, answers: Gate) -> None:
    hands.start()
    hands.page._patience._timer.setInterval(20)
    answers.shut()
    hands.action("submit").trigger()
    hands.until(lambda: hands.notice == "Waiting for the server…")
    answers.open()
    hands.until(lambda: hands.sample == "2.png")
    assert hands.notice != "Waiting for the server…"
