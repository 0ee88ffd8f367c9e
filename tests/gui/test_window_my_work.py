"""The page of one's own work: what is found there, how it is searched, and what can be done with it."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTabBar

import labelqueue as lq
from labelqueue.domain.mine import Share
from labelqueue.domain.statistics import Sums, Tally, Times
from labelqueue.domain.status import LabelStatus
from labelqueue.domain.work_unit import Kind
from labelqueue.queue import Queue, Workspace, connect
from labelqueue.ui import done_today
from labelqueue.ui.pages import my_work
from labelqueue.ui.pages.my_table import Column
from labelqueue.ui.pages.my_work import TITLES, MyWorkPage
from labelqueue.ui.panels.my_figures import MyFigures
from tests.gui.conftest import Hands
from tests.gui.test_window_work import label_all

OpenHands = Callable[[str | None, str | None], Hands]


def page_of(hands: Hands) -> MyWorkPage:
    found = hands.find("my_work_page")
    assert isinstance(found, MyWorkPage)
    return found


def quiet(hands: Hands) -> None:
    hands.until(lambda: not hands.window.database.busy)


def open_page(hands: Hands) -> None:
    hands.press(Qt.Key.Key_F4)
    hands.until(lambda: hands.window.side_pages.shown is not None)
    quiet(hands)


def go_to(hands: Hands, share: Share) -> None:
    """With the keyboard, from tab to tab."""
    tabs = tabs_of(hands)
    tabs.setFocus()
    wanted = list(TITLES).index(share)
    while tabs.currentIndex() != wanted:
        hands.press(Qt.Key.Key_Right if tabs.currentIndex() < wanted else Qt.Key.Key_Left)
    quiet(hands)


def tabs_of(hands: Hands) -> QTabBar:
    found = hands.find("my_work_parts")
    assert isinstance(found, QTabBar)
    return found


def tab_texts(hands: Hands) -> list[str]:
    tabs = tabs_of(hands)
    return [tabs.tabText(at) for at in range(tabs.count()) if tabs.isTabVisible(at)]


def rows(hands: Hands) -> list[str]:
    page = page_of(hands)
    return [row.sample for row in page._table.rows] if page._list.isVisible() else []


def cells(hands: Hands, row: int) -> list[str]:
    table = page_of(hands)._table
    return [table.data(table.index(row, column)) for column in Column]


def rejected(url: str, workspace: Workspace, comment: str = "stem missing") -> None:
    """1.png, which anna submitted, by rita."""
    workspace.add_member("rita", "reviewer")
    with connect(url, member="rita") as opened:
        queue = opened.dataset("fruit").queue()
        work = queue.start_reviewing()
        assert isinstance(work, lq.WorkItem)
        queue.reject(work, comment=comment, pull_next=False)


def test_what_comes_back_is_seen_first_and_opened_with_enter(
    hands: Hands, queue: Queue, workspace: Workspace, url: str
) -> None:
    label_all(queue, 2)
    rejected(url, workspace)
    open_page(hands)
    assert tab_texts(hands) == [
        "Waiting for me · 1",
        "In my hands · 0",
        "Submitted · 2",
        "Rejected · 1",
        "Accepted · 0",
    ]
    assert page_of(hands).share is Share.WAITING
    assert rows(hands) == ["1.png"]
    sample, status, _, what, where = cells(hands, 0)
    assert (sample, status, what, where) == ("1.png", "rejected", "rejected by rita: stem missing", "fruit")
    hands.press(Qt.Key.Key_Return)
    hands.until(lambda: hands.sample == "1.png")
    hands.until_quiet()
    assert "submit" in hands.enabled()
    hands.press(Qt.Key.Key_G)
    page = hands.window.findChild(MyWorkPage)
    assert page is not None
    hands.until(page.isVisible)  # that is where it was opened
    quiet(hands)
    assert tab_texts(hands)[0] == "Waiting for me · 0"


def test_what_is_done_is_only_looked_at(hands: Hands, queue: Queue, workspace: Workspace) -> None:
    label_all(queue, 1)
    workspace.dataset("fruit").set_status(["1.png"], "reviewed")
    open_page(hands)
    go_to(hands, Share.SUBMITTED)
    assert cells(hands, 0)[:2] == ["1.png", "reviewed"]
    hands.click(hands.find("open_my_sample"))
    hands.until(hands.page.banner.isVisible)
    hands.until_quiet()
    assert not hands.page.document.editable
    hands.action("go_home").trigger()
    page = hands.window.findChild(MyWorkPage)
    assert page is not None
    hands.until(page.isVisible)


def test_a_submit_is_taken_back(hands: Hands, queue: Queue) -> None:
    label_all(queue, 2)
    open_page(hands)
    go_to(hands, Share.SUBMITTED)
    assert rows(hands) == ["2.png", "1.png"]
    hands.find("my_samples").setFocus()
    hands.press(Qt.Key.Key_Down)
    hands.click(hands.find("reopen_my_sample"))
    hands.until(lambda: hands.sample == "1.png")
    hands.until_quiet()
    assert hands.page.document.editable
    assert queue.counts()[LabelStatus.LABELING_IN_PROGRESS] == 1


def test_what_a_reviewer_has_by_now_is_not_taken_back(
    hands: Hands, queue: Queue, workspace: Workspace, url: str
) -> None:
    label_all(queue, 1)
    open_page(hands)
    go_to(hands, Share.SUBMITTED)
    workspace.add_member("rita", "reviewer")
    with connect(url, member="rita") as rita:
        assert isinstance(rita.dataset("fruit").queue().start_reviewing(), lq.WorkItem)
        hands.click(hands.find("reopen_my_sample"))
        hands.until(lambda: hands.notice)
        assert hands.notice == "1.png cannot be reopened: rita is reviewing it."
        quiet(hands)
        button = hands.find("reopen_my_sample")
        assert not button.isEnabled()
        assert hands.sample is None


def test_a_search_finds_by_name(hands: Hands, queue: Queue) -> None:
    label_all(queue, 3)
    open_page(hands)
    go_to(hands, Share.SUBMITTED)
    field = hands.find("search_my_work")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    hands.type("2")
    hands.until(lambda: rows(hands) == ["2.png"])
    hands.type("x")
    hands.until(lambda: not page_of(hands)._list.isVisible())
    texts = [one.text() for one in page_of(hands)._none.findChildren(QLabel)]
    assert "No sample here has “2x” in its name." in texts
    hands.press(Qt.Key.Key_Escape)  # the search is given up first
    hands.until(lambda: len(rows(hands)) == 3)
    hands.press(Qt.Key.Key_Escape)
    hands.until(hands.window.home_page.isVisible)


def test_rows_come_in_pages(hands: Hands, queue: Queue, monkeypatch: pytest.MonkeyPatch) -> None:
    label_all(queue, 3)
    monkeypatch.setattr(my_work, "PAGE", 2)
    monkeypatch.setattr(MyWorkPage._ask, "__kwdefaults__", {"limit": 2, "stay": False})
    asked: list[str] = []
    fetch = MyWorkPage._fetch_more

    def note(page: MyWorkPage) -> None:
        asked.append(page._table.rows[-1].sample)
        fetch(page)

    monkeypatch.setattr(MyWorkPage, "_fetch_more", note)
    open_page(hands)
    go_to(hands, Share.SUBMITTED)
    hands.until(lambda: rows(hands) == ["3.png", "2.png", "1.png"])
    assert asked == ["2.png"]


def test_nothing_yet(hands: Hands) -> None:
    open_page(hands)
    assert page_of(hands).share is Share.WAITING
    assert page_of(hands)._none.isVisible()
    for share in TITLES:
        if share is not Share.REVIEWED:
            go_to(hands, share)
            assert page_of(hands)._none.isVisible()
    assert not hands.find("open_my_sample").isEnabled()
    assert not hands.find("reopen_my_sample").isEnabled()
    hands.action("go_home").trigger()
    hands.until(hands.window.home_page.isVisible)


def test_who_reviews_has_a_tab_for_it(hands: Hands, queue: Queue) -> None:
    label_all(queue, 1)
    work = queue.start_reviewing()
    assert isinstance(work, lq.WorkItem)
    queue.accept(work, pull_next=False)
    open_page(hands)
    assert tab_texts(hands)[-1] == "Reviewed by me · 1"
    go_to(hands, Share.REVIEWED)
    assert cells(hands, 0)[3] == "labeled by anna"


def test_what_somebody_else_labels_now(
    open_hands: OpenHands, queue: Queue, workspace: Workspace, url: str
) -> None:
    workspace.add_member("ben")
    with connect(url, member="ben") as at_home:
        label_all(at_home.dataset("fruit").queue(), 1)
    rejected(url, workspace)
    workspace.dataset("fruit").assign(["1.png"], labeler="anna")
    ben = open_hands(url, "ben")
    ben.connected()
    open_page(ben)
    assert page_of(ben).share is Share.SUBMITTED
    assert not ben.find("open_my_sample").isEnabled()
    ben.find("my_samples").setFocus()
    ben.press(Qt.Key.Key_Return)
    assert ben.notice == "Somebody else labels this sample now, so you cannot look at it any more."
    assert page_of(ben).isVisible()


def test_from_the_home_page_and_back(hands: Hands, queue: Queue, workspace: Workspace) -> None:
    workspace.dataset("fruit").assign(["1.png", "2.png"], labeler="anna")
    hands.window.go_home()
    quiet(hands)
    button = hands.find("my_work_button")
    assert isinstance(button, QPushButton)
    assert button.text() == "My work · 2"
    assert button.toolTip() == "2 samples wait for you"
    hands.click(button)
    quiet(hands)
    assert cells(hands, 0)[3] == "assigned to you"
    assert "my_work" not in hands.enabled()
    hands.click(hands.find("back_from_my_work"))
    assert hands.window.home_page.isVisible()
    assert "my_work" in hands.enabled()


def test_whoever_is_at_work_gives_the_sample_back_first(hands: Hands, queue: Queue) -> None:
    hands.start()
    assert hands.sample == "1.png"
    QTest.keySequence(hands.page.canvas, QKeySequence(Qt.Key.Key_F4))
    hands.until(lambda: hands.window.side_pages.shown is not None)
    quiet(hands)
    assert not queue.holdings()
    assert hands.sample is None


def test_what_cannot_be_read_is_said(hands: Hands, server: object) -> None:
    open_page(hands)
    server.stop()  # type: ignore[attr-defined]
    go_to(hands, Share.SUBMITTED)
    assert hands.notice == "The database cannot be reached."


def figures(hands: Hands) -> list[str]:
    """What is said, as one reads it."""
    card = hands.find("my_statistics")
    said = [one for one in card.findChildren(QLabel) if one.isVisible()]
    return [one.text().replace("\N{NO-BREAK SPACE}", " ") for one in said]


def test_what_one_did_lately_stands_above(hands: Hands, queue: Queue, workspace: Workspace, url: str) -> None:
    open_page(hands)
    nothing = "My statistics: nothing in the last 7 days. Here is what you do, and what becomes of it."
    hands.until(lambda: figures(hands) == [nothing])
    label_all(queue, 1)
    rejected(url, workspace)
    hands.press(Qt.Key.Key_Escape)
    open_page(hands)
    said = "1 submitted · 1 rejected · 0 % accepted at once"
    hands.until(lambda: figures(hands) == ["Today", said, "Last 7 days", said])


def test_what_is_said_of_the_time(hands: Hands) -> None:
    open_page(hands)
    card = hands.find("my_statistics")
    assert isinstance(card, MyFigures)
    times = dict.fromkeys(Kind, Times()) | {
        Kind.LABEL: Times(samples=2, seconds=90.0),
        Kind.REVIEW: Times(samples=1, seconds=3600.0),
    }
    card.show_figures(Sums(), Sums(Tally(skipped=2, reviewed=1), times))
    assert figures(hands) == [
        "Today",
        "Nothing yet",
        "Last 7 days",
        "2 skipped · 1 reviewed · 1:01:30 of active time · 0:45 per sample labeled"
        " · 1:00:00 per sample reviewed",
    ]


def test_how_many_were_finished_today(
    hands: Hands, queue: Queue, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    label_all(queue, 1)
    hands.window.resize(1300, 800)
    hands.start()
    today = hands.window.findChild(QLabel, "done_today")
    assert today is not None
    hands.until(lambda: today.text() == "1 today")
    assert today.isVisible()
    hands.draw_box()
    hands.click("submit")
    hands.until(lambda: hands.sample == "3.png")
    assert today.text() == "2 today"
    monkeypatch.setattr(done_today, "date_of", lambda _moment, _zone: date(2100, 1, 1))  # after midnight
    hands.until_quiet()
    hands.draw_box()
    hands.click("submit")
    hands.until(lambda: today.text() == "1 today")
    hands.window.resize(900, 700)
    hands.until(lambda: not today.isVisible())
