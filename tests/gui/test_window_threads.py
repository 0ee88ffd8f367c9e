"""Threads of pinned comments in the window: read, answered, resolved, reopened, and nothing of it lost."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from labelqueue.domain.errors import StoreUnavailable
from labelqueue.domain.geometry import Box
from labelqueue.domain.pin import Pin
from labelqueue.domain.status import LabelStatus, Mode
from labelqueue.domain.work import WorkItem
from labelqueue.queue import Queue, Workspace
from labelqueue.queue.comments import Comments
from labelqueue.ui.panels.threads import ThreadCard
from tests.gui.conftest import Hands, Server

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SMALL, MISSING = Pin("too small", annotation=1), Pin("one is missing", 200, 150)  # type: ignore[arg-type]


@pytest.fixture
def comments(workspace: Workspace, queue: Queue) -> Comments:
    """1.png, rejected with two comments."""
    work = queue.start_labeling()
    assert isinstance(work, WorkItem)
    queue.submit(work, work.label.add(Box(10, 10, 60, 50), "ripe"), pull_next=False)
    work = queue.start_reviewing()
    assert isinstance(work, WorkItem)
    queue.reject(work, pins=[SMALL, MISSING], pull_next=False)
    return workspace.dataset("fruit").comments("1.png")


def said(comments: Comments, number: int = 0) -> list[tuple[str, str]]:
    return [(turn.act.value, turn.text) for turn in comments.pins[number].turns]


def cards(hands: Hands) -> list[ThreadCard]:
    return hands.page.body.comments.threads.cards


def field(hands: Hands, number: int) -> QLineEdit:
    found = hands.find(f"reply_{number}")
    assert isinstance(found, QLineEdit)
    return found


def test_a_reply_by_keyboard(hands: Hands, comments: Comments) -> None:
    hands.start()
    hands.press(Qt.Key.Key_U)
    hands.type("it is a bud")
    assert QApplication.focusWidget() is field(hands, 1)
    hands.press(Qt.Key.Key_Return)
    hands.until(lambda: said(comments))
    hands.until_quiet()
    assert said(comments) == [("reply", "it is a bud")]
    assert field(hands, 1).text() == ""
    assert "anna: it is a bud" in cards(hands)[0].accessibleName()
    hands.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is hands.page.canvas


def test_what_is_resolved_is_folded_and_comes_last(hands: Hands, comments: Comments) -> None:
    hands.start()
    hands.press(Qt.Key.Key_U, SHIFT)
    hands.until(lambda: comments.pins[0].resolved)
    hands.until_quiet()
    assert [one.pin.text for one in cards(hands)] == ["one is missing", "too small"]
    assert hands.page.canvas._marks[0].done
    hands.press(Qt.Key.Key_N)  # the other one is looked at now
    assert not cards(hands)[1]._who.isVisible()
    assert cards(hands)[0]._who.isVisible()
    assert not comments.pins[1].resolved


def test_the_end_of_the_matter_is_not_the_end_of_the_sample(hands: Hands, comments: Comments) -> None:
    hands.start()
    hands.press(Qt.Key.Key_U)
    hands.type("larger now")
    hands.press(Qt.Key.Key_Return, CTRL)
    hands.until(lambda: comments.pins[0].resolved)
    hands.until_quiet()
    assert said(comments) == [("resolve", "larger now")]
    assert hands.sample == "1.png"


def test_by_mouse_and_reopened(hands: Hands, queue: Queue, comments: Comments) -> None:
    hands.start()
    QTest.mouseClick(cards(hands)[1], Qt.MouseButton.LeftButton)
    middle = hands.page.canvas.to_image(hands.page.canvas.rect().center())
    assert middle == pytest.approx((200, 150), abs=20)
    hands.click(field(hands, 2))
    hands.type("where?")
    hands.click(hands.find("send_reply_2"))
    hands.until(lambda: said(comments, 1))
    hands.until_quiet()
    hands.press(Qt.Key.Key_Escape)
    hands.press(Qt.Key.Key_G)
    hands.until(lambda: queue.counts()[LabelStatus.LABELED])
    hands.until_quiet()
    hands.start(Mode.REVIEW)
    hands.press(Qt.Key.Key_N)
    button = hands.find("turn_1")
    assert isinstance(button, QPushButton)
    assert button.text() == "Reopen"
    hands.click(button)
    hands.until(lambda: not comments.pins[0].resolved)
    hands.until_quiet()
    assert said(comments) == [("resolve", ""), ("reopen", "")]
    assert comments.pins[1].resolved


def test_from_thread_to_thread_without_the_mouse(hands: Hands, comments: Comments) -> None:
    hands.start()
    cards(hands)[0].setFocus()
    hands.press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is cards(hands)[1]
    hands.press(Qt.Key.Key_Return)
    assert [mark.number for mark in hands.page.canvas._marks if mark.active] == [2]
    hands.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is field(hands, 2)
    hands.press(Qt.Key.Key_Escape)
    assert hands.sample == "1.png"


def test_submit_takes_along_what_was_not_sent(hands: Hands, queue: Queue, comments: Comments) -> None:
    hands.start()
    hands.press(Qt.Key.Key_U)
    hands.type("a bud")
    hands.click("submit")
    hands.until(lambda: queue.counts()[LabelStatus.LABELED])
    hands.until_quiet()
    assert said(comments) == [("reply", "a bud"), ("resolve", "")]


def test_what_did_not_arrive_is_kept_and_said_once(hands: Hands, comments: Comments, server: Server) -> None:
    hands.start()
    hands.press(Qt.Key.Key_U)
    hands.type("a bud")
    server.stop()
    hands.press(Qt.Key.Key_Return)
    hands.until(lambda: "What you wrote is kept." in hands.notice)
    assert field(hands, 1).text() == "a bud"
    server.come_back()
    hands.press(Qt.Key.Key_Return)
    hands.until(lambda: not field(hands, 1).text())
    hands.until_quiet()
    assert said(comments) == [("reply", "a bud")]


def test_an_answer_that_is_lost_is_no_hindrance_to_submit(
    hands: Hands, queue: Queue, comments: Comments, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.start()
    hands.press(Qt.Key.Key_U)
    hands.type("larger now")
    with monkeypatch.context() as patch:
        say = Comments.say

        def lost(*arguments: Any, **named: Any) -> None:
            say(*arguments, **named)
            raise StoreUnavailable("The database cannot be reached.")

        patch.setattr(Comments, "say", lost)
        hands.press(Qt.Key.Key_Return, CTRL)
        hands.until(lambda: "What you wrote is kept." in hands.notice)
    told: list[str] = []
    hands.page.notice_requested.connect(lambda text, _kind: told.append(text))
    hands.click("submit")
    hands.until(lambda: queue.counts()[LabelStatus.LABELED])
    hands.until_quiet()
    assert not [one for one in told if "operation id" in one]
    assert said(comments) == [("resolve", "larger now")]


def test_what_was_written_is_there_after_a_crash(
    hands: Hands, comments: Comments, open_hands: Callable[[str | None, str | None], Hands], url: str
) -> None:
    hands.start()
    hands.press(Qt.Key.Key_U)
    hands.type("a bud")
    hands.until(lambda: not hands.page.drafts.busy)
    hands.window.shut_down()
    again = open_hands(url, "anna")
    again.connected()
    again.start()
    if again.page.session.item is None:  # what the last window held is offered
        again.page.session.take_over()
        again.until_quiet()
    assert field(again, 1).text() == "a bud"
    field(again, 1).setFocus()
    again.press(Qt.Key.Key_Return)
    again.until(lambda: said(comments))
    again.until_quiet()
    assert said(comments) == [("reply", "a bud")]


def test_a_viewer_reads_and_has_nothing_to_press(
    workspace: Workspace,
    comments: Comments,
    open_hands: Callable[[str | None, str | None], Hands],
    url: str,
) -> None:
    workspace.add_member("vera", role="viewer")
    hands = open_hands(url, "vera")
    hands.connected()
    hands.window.open_sample("fruit", "default", "1.png")
    hands.until(lambda: hands.page.session.view is not None and hands.page.image.readable)
    hands.until_quiet()
    assert [one.pin.text for one in cards(hands)] == ["too small", "one is missing"]
    assert "next_pin" in hands.enabled()
    assert not {"reply", "resolve"} & hands.enabled()
    hands.press(Qt.Key.Key_N)
    assert not cards(hands)[0]._field.isVisible()
    assert not cards(hands)[0]._turn_button.isVisible()
