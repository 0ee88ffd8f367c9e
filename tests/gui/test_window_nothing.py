"""Where there is nothing to do the window looks again by itself, and goes on when something came."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel

from labelqueue.domain.status import Mode
from labelqueue.domain.work import Nothing, NothingToDo
from labelqueue.queue import Queue, Workspace
from labelqueue.ui.pages import nothing
from labelqueue.ui.pages.nothing import NothingPage
from tests.gui.conftest import Hands, Server
from tests.gui.test_window_work import label_all


@pytest.fixture
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nothing, "LOOKS_AFTER", (20, 40))


def texts(page: NothingPage) -> set[str]:
    return {one.text() for one in page.findChildren(QLabel)}


@pytest.mark.usefixtures("_often")
def test_it_goes_on_when_something_came(hands: Hands, queue: Queue) -> None:
    queue.pause()
    hands.start()
    assert {"Paused", "When it goes on, so does this window."} <= texts(hands.page.nothing)
    queue.resume()
    hands.until(lambda: hands.sample == "1.png")
    hands.until_quiet()
    assert not hands.page.nothing._soon.isActive()


@pytest.mark.usefixtures("_often")
def test_nobody_notices_that_it_looked(hands: Hands, queue: Queue, workspace: Workspace) -> None:
    label_all(queue, 3)
    hands.start()
    again = hands.find("look_again")
    again.setFocus()
    looked: list[bool] = []
    hands.page.session.nothing_left.connect(lambda _nothing: looked.append(True))
    hands.until(lambda: len(looked) >= 3)
    page = hands.page.nothing
    for others in (2, 3):
        page.show_nothing(NothingToDo(Nothing.HELD_BY_OTHERS, Mode.LABEL, others=others))
    assert QApplication.focusWidget() is again
    assert page.isVisible()


@pytest.mark.usefixtures("_often")
def test_a_server_that_is_gone_is_asked_again(hands: Hands, queue: Queue, server: Server) -> None:
    queue.pause()
    hands.start()
    server.stop()
    asked: list[bool] = []
    hands.page.nothing.quiet_look_requested.connect(lambda: asked.append(True))
    hands.until(lambda: len(asked) >= 3)
    assert hands.page.nothing.isVisible()
    assert hands.notice == ""
    queue.resume()
    server.come_back()
    hands.until(lambda: hands.sample == "1.png")
    hands.until_quiet()


@pytest.mark.usefixtures("_often")
def test_it_does_not_look_for_somebody_who_is_away(
    hands: Hands, queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue.pause()
    hands.start()
    monkeypatch.setattr(NothingPage, "isActiveWindow", lambda _page: False)
    hands.until(lambda: not hands.page.nothing._soon.isActive())
    queue.resume()
    hands.until_quiet()
    assert hands.sample is None
    monkeypatch.undo()
    QApplication.sendEvent(hands.window, QEvent(QEvent.Type.WindowActivate))
    hands.until(lambda: hands.sample == "1.png")  # back again: it looks at once
    hands.until_quiet()


def test_enter_goes_home(hands: Hands, queue: Queue) -> None:
    queue.finish()
    hands.start()
    assert not hands.find("nothing_page").findChild(QLabel, "notice")
    hands.press(Qt.Key.Key_Return)
    hands.until(hands.window.home_page.isVisible)
    assert not hands.page.nothing._soon.isActive()


def test_every_reason_says_more_than_no(hands: Hands) -> None:
    page = hands.page.nothing
    for reason in Nothing:
        page.show_nothing(NothingToDo(reason, Mode.LABEL, others=2))
        said = texts(page) - {""}
        assert NothingToDo(reason, Mode.LABEL, others=2).sentence in said, reason
        assert len(said) == 3, reason
