"""The limits of a queue, as whoever draws meets them."""

from PySide6.QtCore import Qt

from labelqueue.domain.status import LabelStatus, Mode
from labelqueue.queue import Queue
from labelqueue.ui.dialogs.queue import GuideDialog
from tests.gui.conftest import Hands


def question(hands: Hands) -> bool:
    return hands.page._questions.action is not None


def test_an_empty_sample_is_submitted_once_that_is_said(hands: Hands, queue: Queue) -> None:
    queue.configure(require_annotation=True)
    hands.start()
    hands.click("submit")
    assert question(hands)
    assert hands.find("send_comment").text() == "Submit as empty"  # type: ignore[attr-defined]
    hands.press(Qt.Key.Key_Escape)
    assert not question(hands)
    assert queue.counts()[LabelStatus.LABELED] == 0
    hands.click("submit")
    hands.press(Qt.Key.Key_Return)
    hands.until(lambda: hands.sample == "2.png")
    assert queue.counts()[LabelStatus.LABELED] == 1
    hands.until_quiet()
    assert not question(hands)
    assert "empty" not in hands.notice  # that was on purpose


def test_what_was_submitted_empty_is_told_and_taken_back_by_one_key(hands: Hands, queue: Queue) -> None:
    hands.start()
    hands.press(Qt.Key.Key_G)
    hands.until(lambda: hands.sample == "2.png")
    assert hands.notice == "1.png was submitted empty; Ctrl+Shift+Backspace takes it back."
    hands.until_quiet()
    hands.press(Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    hands.until(lambda: hands.sample == "1.png")
    hands.until_quiet()
    hands.draw_box()
    hands.press(Qt.Key.Key_G)
    hands.until(lambda: hands.sample == "2.png")
    assert "empty" not in hands.notice
    assert queue.counts()[LabelStatus.LABELED] == 1


def test_what_is_drawn_is_submitted_without_a_question(hands: Hands, queue: Queue) -> None:
    queue.configure(require_annotation=True)
    hands.start()
    hands.draw_box()
    hands.click("submit")
    hands.until(lambda: hands.sample == "2.png")
    assert not question(hands)


def test_a_reviewer_says_it_too(hands: Hands, queue: Queue) -> None:
    hands.start()
    hands.click("submit")
    hands.until_quiet()
    queue.configure(require_annotation=True, self_review="any")
    hands.start(Mode.REVIEW)
    hands.click("accept")
    assert question(hands)
    hands.press(Qt.Key.Key_Return)
    hands.until(lambda: queue.counts()[LabelStatus.REVIEWED] == 1)
    hands.until_quiet()


def test_a_label_beyond_the_limit_stays_on_the_screen(hands: Hands, queue: Queue) -> None:
    queue.configure(max_annotations=1)
    hands.start()
    hands.draw_box()
    hands.draw_box((180, 130), (260, 200))
    hands.click("submit")
    hands.until(lambda: "at most 1 annotation; this one has 2." in hands.notice)
    hands.until_quiet()
    assert (hands.sample, len(hands.page.document.label), hands.modified) == ("1.png", 2, True)


def test_settings_that_changed_meanwhile_are_noticed(hands: Hands, queue: Queue) -> None:
    hands.start()
    queue.configure(require_annotation=True, save_enabled=True)
    hands.click("submit")
    hands.until(lambda: "Nothing is annotated" in hands.notice)
    hands.until_quiet()
    assert "save" in hands.enabled()
    hands.click("submit")
    assert question(hands)
    hands.press(Qt.Key.Key_Return)
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()


def test_the_guide_is_read_beside_the_work(hands: Hands, queue: Queue) -> None:
    hands.start()
    assert "guide" not in hands.enabled()
    hands.action("release").trigger()
    hands.until_quiet()
    queue.update(guide="# Every *lamp*")
    hands.start()
    assert "guide" in hands.enabled()
    hands.press(Qt.Key.Key_F2)
    dialog = hands.page.findChild(GuideDialog)
    assert isinstance(dialog, GuideDialog)
    assert not dialog.isModal()
    assert dialog._view.toPlainText() == "Every lamp"
    dialog.close()
