"""Labeling and reviewing by mouse and keyboard, on a real database."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolBar

from labelqueue.domain.geometry import Box
from labelqueue.domain.sample import SampleSpec
from labelqueue.domain.settings import QueueState
from labelqueue.domain.status import Action, LabelStatus, Mode
from labelqueue.domain.work import WorkItem
from labelqueue.queue import Queue, Workspace
from labelqueue.ui.departure import UNFINISHED
from labelqueue.ui.dialogs.unsaved import UnsavedDialog
from labelqueue.ui.tools import ToolId
from tests.gui.conftest import Hands, photo

SHIFT_CTRL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def text(hands: Hands, name: str) -> str:
    found = hands.find(name)
    assert isinstance(found, QLabel)
    return found.text()


def counts(queue: Queue) -> dict[str, int]:
    return {status.value: count for status, count in queue.counts().items() if count}


def label_all(queue: Queue, count: int) -> None:
    for _ in range(count):
        work = queue.start_labeling()
        assert isinstance(work, WorkItem)
        queue.submit(work, work.label.add(Box(10, 10, 60, 50), "ripe"), pull_next=False)


def test_start_from_the_home_page(hands: Hands) -> None:
    hands.click(hands.find("start_labeling:fruit/default"))
    hands.until_quiet()
    assert hands.page.isVisible()
    assert (hands.sample, text(hands, "sample_name"), text(hands, "mode")) == (
        "1.png",
        "1.png",
        "Labeling · fruit",
    )
    assert text(hands, "position") == "Sample 1 of 3"
    assert hands.find("label_toolbar").isVisible()
    assert not hands.page.header.review_toolbar.isVisible()
    assert QApplication.focusWidget() is hands.page.canvas


def test_start_from_the_menu(hands: Hands) -> None:
    hands.action("start_labeling").trigger()
    hands.until_quiet()
    assert hands.sample == "1.png"


def test_a_script_may_open_work(hands: Hands, queue: Queue) -> None:
    label_all(queue, 1)
    hands.window.open_work(queue, "review")
    hands.until_quiet()
    item = hands.page.session.item
    assert item is not None
    assert (item.sample.name, item.mode) == ("1.png", Mode.REVIEW)


def test_a_queue_that_is_not_there(hands: Hands) -> None:
    hands.window.open_work(("fruit", "night"), Mode.LABEL)
    hands.until(hands.window.home_page.isVisible)
    assert "no queue 'night'" in hands.notice


def test_submit_keeps_the_label_and_brings_the_next(hands: Hands, queue: Queue, workspace: Workspace) -> None:
    hands.start()
    hands.draw_box()
    assert len(hands.page.document.label) == 1
    hands.click("submit")
    hands.until_quiet()
    assert hands.sample == "2.png"
    assert len(hands.page.document.label) == 0
    (kept,) = workspace.dataset("fruit").label_of("1.png")
    assert kept.category == "ripe"
    assert kept.geometry.bounds() == pytest.approx((40, 40, 160, 120), abs=1)
    assert text(hands, "position") == "Sample 2 of 3"


@pytest.mark.usefixtures("settles_as_usual")
def test_g_submits_once_the_sample_was_seen(hands: Hands, queue: Queue) -> None:
    hands.start()
    hands.press(Qt.Key.Key_G)
    hands.press(Qt.Key.Key_G)  # an action is under way
    hands.until(lambda: hands.sample == "2.png" and not hands.page.session.busy)
    hands.press(Qt.Key.Key_G)  # not on the screen yet, or only just
    assert hands.sample == "2.png"
    hands.until_quiet()
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.until(lambda: hands.sample == "3.png")
    hands.until_quiet()
    assert counts(queue) == {"labeled": 2, "unlabeled": 1}


def test_a_double_click_on_submit_counts_once(hands: Hands, queue: Queue) -> None:
    hands.start()
    button = hands.button("submit")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    hands.until_quiet()
    assert counts(queue) == {"labeled": 1, "unlabeled": 2}


def test_letters_choose_tools(hands: Hands) -> None:
    hands.start()
    for key, tool in (
        (Qt.Key.Key_R, ToolId.BOX),
        (Qt.Key.Key_P, ToolId.POLYGON),
        (Qt.Key.Key_V, ToolId.SELECT),
    ):
        hands.press(key)
        assert hands.page.canvas.tool is tool


def test_letters_are_dead_in_a_text_field(hands: Hands, queue: Queue) -> None:
    label_all(queue, 3)
    hands.start(Mode.REVIEW)
    hands.press(Qt.Key.Key_X)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    hands.type("grape PVRAXF, 1")
    assert field.text() == "grape PVRAXF, 1"
    assert hands.page.canvas.tool is ToolId.SELECT
    hands.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is hands.page.canvas
    assert counts(queue) == {"labeled": 3}
    assert "reject" in hands.enabled()


def test_rejected_with_a_comment_comes_back_with_it(hands: Hands, queue: Queue) -> None:
    label_all(queue, 3)
    hands.start(Mode.REVIEW)
    assert not hands.page.body.comments.isVisible()
    hands.click("reject")
    assert "accept" not in hands.enabled()
    hands.type("stem missing")
    hands.press(Qt.Key.Key_Return)
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()
    hands.press(Qt.Key.Key_A)
    hands.until(lambda: hands.sample == "3.png")
    hands.until_quiet()
    assert counts(queue) == {"labeled": 1, "rejected": 1, "reviewed": 1}
    hands.start(Mode.LABEL)
    assert hands.sample == "1.png"
    assert text(hands, "remark_headline") == "Rejected by anna, just now"
    assert text(hands, "remark_comment") == "stem missing"
    hands.press(Qt.Key.Key_G)
    hands.until(lambda: hands.sample is None and not hands.page.session.busy)


def test_reject_asks_for_a_comment_where_it_must(hands: Hands, queue: Queue) -> None:
    queue.configure(reject_comment_required=True)
    label_all(queue, 1)
    hands.start(Mode.REVIEW)
    hands.press(Qt.Key.Key_X)
    hands.press(Qt.Key.Key_Return)
    assert counts(queue) == {"labeled": 1, "unlabeled": 2}
    assert not hands.find("send_comment").isEnabled()
    hands.type("why")
    hands.click(hands.find("send_comment"))
    hands.until(lambda: counts(queue).get("rejected"))
    hands.until_quiet()


def test_skip_asks_for_a_reason_where_it_must(hands: Hands, queue: Queue, workspace: Workspace) -> None:
    queue.configure(skip_reason_required=True)
    hands.start()
    hands.press(Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    hands.type("blurred")
    hands.press(Qt.Key.Key_Return)
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()
    (skipped,) = [one for one in workspace.dataset("fruit").history("1.png") if one.action is Action.SKIP]
    assert skipped.comment == "blurred"


def test_a_reviewer_corrects_only_what_was_changed(hands: Hands, queue: Queue, workspace: Workspace) -> None:
    label_all(queue, 2)
    hands.start(Mode.REVIEW)
    hands.press(Qt.Key.Key_A)
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()
    hands.draw_box((100, 100), (200, 200))
    hands.press(Qt.Key.Key_G)
    hands.until(lambda: hands.sample is None and not hands.page.session.busy)
    dataset = workspace.dataset("fruit")
    revisions = {row.name: row.revision for row in dataset.samples()}
    assert (revisions["1.png"], revisions["2.png"]) == (1, 2)
    assert len(dataset.label_of("2.png")) == 2


def test_save_stays_and_undo_goes_on_across_it(hands: Hands, queue: Queue) -> None:
    queue.configure(save_enabled=True)
    hands.start()
    hands.draw_box()
    hands.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    hands.until_quiet()
    page = hands.page
    assert (hands.sample, page.document.modified) == ("1.png", False)
    assert counts(queue) == {"labeling_in_progress": 1, "unlabeled": 2}
    hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (len(page.document.label), hands.modified) == (0, True)
    hands.press(Qt.Key.Key_Z, SHIFT_CTRL)
    assert (len(page.document.label), hands.modified) == (1, False)
    hands.press(Qt.Key.Key_G)  # under the new claim
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()


def test_a_shape_that_is_being_drawn_is_not_lost_by_submit(hands: Hands, queue: Queue) -> None:
    hands.start()
    hands.begin_polygon()
    assert hands.page.canvas.drawing
    hands.action("submit").trigger()
    assert hands.notice == UNFINISHED
    assert hands.page.canvas.drawing
    assert counts(queue) == {"unlabeled": 3}
    hands.action("release").trigger()
    assert hands.sample == "1.png"
    hands.press(Qt.Key.Key_Return)
    assert len(hands.page.document.label) == 1
    hands.press(Qt.Key.Key_G)
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()


def test_delete_and_undo(hands: Hands) -> None:
    hands.start()
    hands.draw_box()
    page = hands.page
    page.canvas.set_tool(ToolId.SELECT)
    page.document.select([page.document.label.annotations[0].id])
    assert "delete" in hands.enabled()
    hands.press(Qt.Key.Key_Delete)
    assert len(page.document.label) == 0
    hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(page.document.label) == 1


def test_stop_gives_the_sample_back(hands: Hands, queue: Queue, workspace: Workspace) -> None:
    hands.start()
    hands.click(hands.find("back"))
    hands.until(hands.window.home_page.isVisible)
    assert workspace.dataset("fruit").samples()[0].holder is None
    assert hands.page.session.item is None


def test_stop_saves_without_a_word_where_it_can(hands: Hands, queue: Queue, workspace: Workspace) -> None:
    queue.configure(save_enabled=True)
    hands.start()
    hands.draw_box()
    hands.action("release").trigger()
    hands.until(hands.window.home_page.isVisible)
    assert len(workspace.dataset("fruit").label_of("1.png")) == 1
    row = workspace.dataset("fruit").samples()[0]
    assert (row.holder, row.status) == (None, LabelStatus.LABELING_IN_PROGRESS)
    hands.start()
    assert hands.sample == "1.png"
    assert len(hands.page.document.label) == 1


@pytest.mark.parametrize("answer", ["leave_stay", "leave_discard"])
def test_stop_asks_where_it_cannot_save(hands: Hands, workspace: Workspace, answer: str) -> None:
    hands.start()
    hands.draw_box()
    hands.action("go_home").trigger()
    dialog = hands.window.findChild(UnsavedDialog)
    assert dialog is not None
    assert dialog.findChild(QPushButton, "leave_save") is None
    hands.click(hands.find(answer))
    hands.until_quiet()
    if answer == "leave_stay":
        assert (hands.sample, len(hands.page.document.label)) == ("1.png", 1)
    else:
        hands.until(hands.window.home_page.isVisible)
        assert workspace.dataset("fruit").samples()[0].holder is None


def test_closing_asks_about_a_drawing(hands: Hands, queue: Queue, workspace: Workspace) -> None:
    queue.configure(save_enabled=True)
    hands.start()
    hands.draw_box()
    hands.window.close()
    dialog = hands.window.findChild(UnsavedDialog)
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert hands.window.isVisible()
    assert len(hands.page.document.label) == 1
    hands.until(lambda: hands.window.findChild(UnsavedDialog) is None)
    hands.window.close()
    hands.click(hands.find("leave_save"))
    hands.until(lambda: not hands.window.isVisible())
    assert len(workspace.dataset("fruit").label_of("1.png")) == 1


def test_closing_gives_the_sample_back(hands: Hands, workspace: Workspace) -> None:
    hands.start()
    hands.window.close()
    hands.until(lambda: not hands.window.isVisible())
    assert workspace.dataset("fruit").samples()[0].holder is None


def test_nothing_to_do_says_why_and_leads_on(hands: Hands, queue: Queue) -> None:
    label_all(queue, 3)
    hands.start()
    nothing = hands.find("nothing_page")
    labels = {one.text() for one in nothing.findChildren(QLabel)}
    assert {"All done", "There is nothing left to label in this queue."} <= labels
    assert not {"submit", "skip", "tool_box"} & hands.enabled()
    hands.until(hands.window.findChildren(QPushButton, "other_mode")[0].isVisible)
    other = hands.find("other_mode")
    assert isinstance(other, QPushButton)
    assert other.text() == "Start reviewing"
    hands.click(other)
    hands.until_quiet()
    assert hands.page.session.item is not None
    assert hands.page.session.item.mode is Mode.REVIEW
    assert hands.page.header.review_toolbar.isVisible()


def test_look_again(hands: Hands, queue: Queue, workspace: Workspace, tmp_path: Path) -> None:
    queue.pause()
    hands.start()
    assert queue.state is QueueState.PAUSED
    assert "This queue is paused." in {one.text() for one in hands.page.nothing.findChildren(QLabel)}
    queue.resume()
    hands.click(hands.find("look_again"))
    hands.until_quiet()
    assert hands.sample == "1.png"


def test_reopen_takes_back_the_last_submit(hands: Hands, queue: Queue) -> None:
    hands.start()
    hands.draw_box()
    hands.press(Qt.Key.Key_G)
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()
    hands.press(Qt.Key.Key_Backspace, SHIFT_CTRL)
    hands.until(lambda: hands.sample == "1.png")
    hands.until_quiet()
    assert len(hands.page.document.label) == 1
    assert counts(queue) == {"labeling_in_progress": 1, "unlabeled": 2}
    assert "reopen" not in hands.enabled()


def test_reopen_comes_too_late(hands: Hands, queue: Queue) -> None:
    hands.start()
    hands.press(Qt.Key.Key_G)
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()
    work = queue.start_reviewing()
    assert isinstance(work, WorkItem)
    queue.accept(work, pull_next=False)
    hands.action("reopen").trigger()
    hands.until_quiet()
    assert hands.notice
    assert hands.sample == "2.png"


@pytest.mark.parametrize("content", ["corrupt", "empty", "text"])
def test_an_image_that_cannot_be_read_is_skipped(
    hands: Hands, workspace: Workspace, queue: Queue, tmp_path: Path, content: str
) -> None:
    bad = tmp_path / "0.jpg"  # before the others
    whole = photo(tmp_path / "whole.jpg").read_bytes()
    bad.write_bytes({"corrupt": whole[: len(whole) // 3], "empty": b"", "text": b"not an image"}[content])
    workspace.dataset("fruit").add_samples([bad])
    hands.start()
    assert hands.sample == "0.jpg"
    said = hands.page.canvas.accessibleDescription()
    assert "0.jpg" in said
    assert "You can skip this sample." in said
    assert not {"submit", "tool_box", "zoom_in"} & hands.enabled()
    hands.press(Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    hands.until(lambda: hands.sample == "1.png")
    hands.until_quiet()
    assert {"submit", "tool_box"} <= hands.enabled()
    assert counts(queue) == {"skipped": 1, "unlabeled": 3}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a file that lets itself be waited for")
def test_a_slow_image_says_so_and_a_late_one_is_dropped(
    hands: Hands, workspace: Workspace, tmp_path: Path
) -> None:
    slow = tmp_path / "0.png"
    os.mkfifo(slow)
    workspace.dataset("fruit").add_samples([SampleSpec(name="0.png", uri=str(slow), width=64, height=64)])
    hands.window.open_work(("fruit", "default"), Mode.LABEL)
    hands.until(lambda: "Loading" in hands.page.canvas.accessibleDescription())
    assert hands.sample == "0.png"
    assert {"skip", "release"} <= hands.enabled()
    assert not {"submit", "tool_box"} & hands.enabled()
    hands.action("skip").trigger()
    hands.until(lambda: hands.sample == "1.png" and hands.page.settled())
    with slow.open("wb"):  # waits until somebody reads, who now finds nothing
        pass
    hands.until_quiet()
    assert (hands.sample, hands.page.canvas.accessibleDescription()) == ("1.png", "")
    assert {"submit", "tool_box"} <= hands.enabled()


def test_a_late_submit_says_who_has_it_and_goes_on_when_wanted(
    hands: Hands, queue: Queue, workspace: Workspace
) -> None:
    hands.start()
    hands.draw_box()
    workspace.dataset("fruit").set_status(["1.png"], LabelStatus.REVIEWED)
    hands.click("submit")
    hands.until(hands.page.banner.isVisible)
    hands.until_quiet()
    said = hands.find("view_text")
    assert isinstance(said, QLabel)
    assert said.text() == "1.png is no longer yours: it is reviewed; your drawing is kept as revision 1."
    assert len(hands.page.document.label) == 1
    hands.click(hands.find("show_my_drawing"))
    assert len(hands.page.document.label) == 0
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()
    assert len(workspace.dataset("fruit").label_of("1.png", revision=1)) == 1


def test_tool_and_category_stay_in_the_hand(hands: Hands, queue: Queue) -> None:
    hands.start()
    hands.press(Qt.Key.Key_R)
    hands.press(Qt.Key.Key_2)
    assert hands.page.document.active_category == "unripe"
    hands.press(Qt.Key.Key_G)
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()
    assert (hands.page.canvas.tool, hands.page.document.active_category) == (ToolId.BOX, "unripe")


def test_toolbars_tell_screen_readers_what_they_are(hands: Hands) -> None:
    hands.start()
    for toolbar in hands.window.findChildren(QToolBar):
        for action in toolbar.actions():
            if not action.isSeparator():
                button = toolbar.widgetForAction(action)
                assert button.accessibleName() == action.text()
                assert button.toolTip()
                assert button.focusPolicy() is Qt.FocusPolicy.TabFocus
