"""What a member is told of their work while others do theirs: once, quietly, and only while it is so."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel

import labelqueue as lq
from labelqueue.domain.mine import Share
from labelqueue.domain.news import Happening, Source, Spot, What, key
from labelqueue.domain.status import Mode
from labelqueue.queue import Queue, Workspace, connect
from labelqueue.ui import news as news_module
from labelqueue.ui import tray
from labelqueue.ui.news import sentence
from labelqueue.ui.pages.my_work import MyWorkPage
from labelqueue.ui.settings.table import NOTICES_TRAY, NOTICES_WINDOW
from labelqueue.ui.widgets.chips import StateChip
from tests.gui.conftest import Hands
from tests.gui.test_window_work import label_all

OpenHands = Callable[[str | None, str | None], Hands]


class Desktop(QObject):
    """Stands in for the tray of a desktop, of which there is none off screen."""

    messageClicked = Signal()  # named by Qt
    activated = Signal(object)
    there = True
    said: list[tuple[str, str]]
    shown = False
    newest: Any = None

    def __init__(self, _icon: object, parent: QObject) -> None:
        super().__init__(parent)
        Desktop.newest = self
        self.said = []

    @classmethod
    def isSystemTrayAvailable(cls) -> bool:
        return cls.there

    def setToolTip(self, text: str) -> None:
        pass

    def show(self) -> None:
        self.shown = True

    def hide(self) -> None:
        self.shown = False

    def showMessage(self, title: str, text: str, _icon: object) -> None:
        self.said.append((title, text))


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Desktop]]:
    monkeypatch.setattr(tray, "QSystemTrayIcon", Desktop)
    Desktop.newest, Desktop.there = None, True
    yield Desktop
    Desktop.newest = None


def made_on(desktop: type[Desktop]) -> list[Desktop]:
    """The icons that were put there."""
    return [] if desktop.newest is None else [desktop.newest]


def is_shown(icon: Desktop) -> bool:
    return icon.shown


@pytest.fixture
def rita(workspace: Workspace, queue: Queue, url: str) -> Iterator[Queue]:
    workspace.add_member("rita", "reviewer")
    with connect(url, member="rita") as opened:
        yield opened.dataset("fruit").queue()


def look(hands: Hands) -> None:
    """As every half minute."""
    hands.until(lambda: hands.window.news.asked() is not None and not hands.window.database.busy)
    hands.window.entrance.look()
    hands.until(lambda: not hands.window.database.busy)


def decide(rita: Queue, *comments: str) -> None:
    """Reject the next samples with these comments; accept where there is none."""
    for comment in comments:
        work = rita.start_reviewing()
        assert isinstance(work, lq.WorkItem)
        if comment:
            rita.reject(work, comment=comment, pull_next=False)
        else:
            rita.accept(work, pull_next=False)


def test_what_comes_back_is_said_once(hands: Hands, queue: Queue, rita: Queue) -> None:
    label_all(queue, 2)
    look(hands)
    decide(rita, "stem missing")
    assert hands.notice == ""
    look(hands)
    assert hands.notice == "rita rejected 1.png: “stem missing”"
    hands.click(hands.find("close_notice"))
    look(hands)
    assert hands.notice == ""
    decide(rita, "")
    look(hands)
    assert hands.notice == "rita accepted 2.png."


def test_show_leads_to_what_came_back(hands: Hands, queue: Queue, rita: Queue) -> None:
    label_all(queue, 1)
    look(hands)
    decide(rita, "stem missing")
    look(hands)
    hands.click(hands.find("show_news"))
    hands.until(lambda: hands.window.side_pages.shown is not None and not hands.window.database.busy)
    page = hands.window.findChild(MyWorkPage)
    assert page is not None
    assert page.share is Share.WAITING
    assert hands.notice == ""


def test_several_at_once_are_one_notice_and_what_was_dealt_with_goes(
    hands: Hands, queue: Queue, rita: Queue
) -> None:
    label_all(queue, 3)
    look(hands)
    decide(rita, "no", "no", "")
    look(hands)
    assert hands.notice == "2 of your samples were rejected. rita accepted 3.png."
    hands.start()  # 1.png is in hand now
    assert hands.sample == "1.png"
    assert hands.notice == "rita rejected 2.png: “no” rita accepted 3.png."


def test_what_is_not_so_any_more_is_taken_back(
    hands: Hands, queue: Queue, rita: Queue, workspace: Workspace
) -> None:
    label_all(queue, 1)
    look(hands)
    decide(rita, "no")
    look(hands)
    assert hands.notice.startswith("rita rejected 1.png")
    workspace.dataset("fruit").set_status(["1.png"], "skipped")
    look(hands)
    assert hands.notice == ""


def test_nothing_is_lost_between_two_windows(
    open_hands: OpenHands, queue: Queue, rita: Queue, url: str, workspace: Workspace
) -> None:
    workspace.add_member("ben")
    with connect(url, member="ben") as at_home:
        label_all(at_home.dataset("fruit").queue(), 2)
    first = open_hands(url, "ben")
    first.connected()
    look(first)
    first.window.close()
    decide(rita, "no", "")
    second = open_hands(url, "ben")
    second.connected()
    second.until(lambda: second.notice)  # by itself, at once
    assert second.notice == "rita rejected 1.png: “no” rita accepted 2.png."


def test_a_gesture_is_not_disturbed(
    hands: Hands, queue: Queue, rita: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(news_module, "AGAIN", 1)
    label_all(queue, 1)
    hands.start()
    look(hands)
    decide(rita, "no")
    hands.begin_polygon()
    focus = QApplication.focusWidget()
    look(hands)
    assert hands.notice == ""
    hands.press(Qt.Key.Key_Escape)
    hands.until(lambda: hands.notice == "rita rejected 1.png: “no”")
    assert QApplication.focusWidget() is focus


def test_a_warning_is_not_pushed_away(hands: Hands, queue: Queue, rita: Queue) -> None:
    label_all(queue, 1)
    look(hands)
    decide(rita, "no")
    hands.window.show_notice("Look out.", "warning")
    look(hands)
    assert hands.notice == "Look out."
    hands.click(hands.find("close_notice"))
    hands.until(lambda: hands.notice == "rita rejected 1.png: “no”")


def test_work_in_a_queue_that_was_empty(hands: Hands, queue: Queue, workspace: Workspace) -> None:
    label_all(queue, 3)
    hands.start()
    hands.until(hands.page.nothing.isVisible)
    look(hands)
    hands.action("go_home").trigger()
    hands.until(hands.window.home_page.isVisible)
    look(hands)
    assert hands.notice == ""
    workspace.dataset("fruit").set_status(["2.png"], "unlabeled")
    look(hands)
    assert hands.notice == "There is something to label in fruit again."
    hands.click(hands.find("show_news"))
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()


def test_who_has_another_program_in_front_gets_a_message_of_the_desktop(
    hands: Hands, queue: Queue, rita: Queue, desktop: type[Desktop], monkeypatch: pytest.MonkeyPatch
) -> None:
    label_all(queue, 3)
    look(hands)
    decide(rita, "no")
    look(hands)
    assert not made_on(desktop)  # the window is in front
    monkeypatch.setattr(hands.window, "isActiveWindow", lambda: False)
    decide(rita, "no")
    look(hands)
    (made,) = made_on(desktop)
    assert made.said == [("Labelqueue", "2 of your samples were rejected.")]
    assert is_shown(made)
    asked: list[bool] = []
    hands.window.news.front_requested.connect(lambda: asked.append(True))
    made.messageClicked.emit()
    hands.until(lambda: hands.window.side_pages.shown is not None and not hands.window.database.busy)
    assert asked == [True]
    assert not is_shown(made)
    hands.window.preferences.set(NOTICES_TRAY, value=False)
    decide(rita, "")
    look(hands)
    assert len(made.said) == 1


def test_whoever_comes_back_to_the_window_needs_no_icon(
    hands: Hands, queue: Queue, rita: Queue, desktop: type[Desktop], monkeypatch: pytest.MonkeyPatch
) -> None:
    label_all(queue, 1)
    look(hands)
    monkeypatch.setattr(hands.window, "isActiveWindow", lambda: False)
    decide(rita, "no")
    look(hands)
    (made,) = made_on(desktop)
    QApplication.sendEvent(hands.window, QEvent(QEvent.Type.WindowActivate))
    assert not made.shown


def test_without_a_tray_nothing_breaks(
    hands: Hands, queue: Queue, rita: Queue, desktop: type[Desktop], monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop.there = False
    label_all(queue, 1)
    look(hands)
    monkeypatch.setattr(hands.window, "isActiveWindow", lambda: False)
    decide(rita, "no")
    look(hands)
    assert not made_on(desktop)
    assert hands.notice.startswith("rita rejected")


def test_notices_can_be_switched_off(hands: Hands, queue: Queue, rita: Queue) -> None:
    hands.window.preferences.set(NOTICES_WINDOW, value=False)
    label_all(queue, 2)
    look(hands)
    decide(rita, "no")
    look(hands)
    assert hands.notice == ""
    hands.window.preferences.set(NOTICES_WINDOW, value=True)
    look(hands)
    assert hands.notice == ""  # it is no news any more
    decide(rita, "no")
    look(hands)
    assert hands.notice == "rita rejected 2.png: “no”"


def test_that_a_queue_is_complete_is_said_and_stands_on_its_card(
    hands: Hands, queue: Queue, rita: Queue
) -> None:
    label_all(queue, 3)
    decide(rita, "", "")
    look(hands)
    hands.window.show_my_work()
    decide(rita, "")
    look(hands)
    assert hands.notice == "rita accepted 3.png. fruit is complete: all its samples are done."
    hands.click(hands.find("close_notice"))
    hands.window.go_home()
    hands.until_idle()
    chips = [one for one in hands.window.home_page.findChildren(StateChip) if one.isVisible()]
    assert [one.accessibleName() for one in chips] == ["Complete"]
    words = [one.text() for one in hands.window.home_page.findChildren(QLabel) if one.isVisible()]
    assert any(one.startswith("Complete since ") for one in words), words


def test_a_held_button_is_a_gesture(
    hands: Hands, queue: Queue, rita: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    label_all(queue, 1)
    look(hands)
    decide(rita, "no")
    monkeypatch.setattr(QApplication, "mouseButtons", lambda: Qt.MouseButton.LeftButton)
    look(hands)
    assert hands.notice == ""
    monkeypatch.undo()
    hands.until(lambda: hands.notice)


def one(number: int, what: What, comment: str = "") -> Happening:
    return Happening(
        key(Source.EVENT, number), what, "fruit", "default", f"{number}.png", "rita", comment, True
    )


@pytest.mark.parametrize(
    ("happenings", "filled", "said"),
    [
        ([one(1, What.REJECTED)], [], "rita rejected 1.png."),
        ([one(1, What.ACCEPTED), one(2, What.ACCEPTED)], [], "2 of your samples were accepted."),
        ([one(1, What.ANSWERED, "mark it")], [], "rita on 1.png: “mark it”"),
        ([replace(one(1, What.REPLIED, "why?"), who="")], [], "An answer on 1.png: “why?”"),
        ([one(1, What.ANSWERED), one(2, What.ANSWERED)], [], "There are 2 answers to comments."),
        ([], [Spot("fruit", "night", Mode.REVIEW)], "There is something to review in fruit / night again."),
        (
            [one(1, What.ACCEPTED)],
            [Spot("fruit", "default", Mode.LABEL), Spot("fruit", "night", Mode.LABEL)],
            "rita accepted 1.png. There is work again in 2 queues.",
        ),
    ],
)
def test_sentences(happenings: list[Happening], filled: list[Spot], said: str) -> None:
    assert sentence(happenings, filled) == said


def test_a_warning_about_the_drawing_goes_with_it(hands: Hands, queue: Queue) -> None:
    queue.configure(max_annotations=1)
    hands.start()
    hands.draw_box()
    hands.draw_box((170, 40), (220, 90))
    hands.click("submit")
    assert hands.notice == "In this queue a sample can have at most 1 annotation; this one has 2."
    hands.action("undo").trigger()
    assert hands.notice == ""
