"""Finding a sample, opening it by its name, looking at what others have, and taking it over."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QTreeWidget

import labelqueue as lq
from labelqueue.domain.status import LabelStatus
from labelqueue.queue import Queue, Workspace, connect
from labelqueue.ui.dialogs.holdings import HoldingsDialog
from labelqueue.ui.main_window import SMALLEST
from labelqueue.ui.pages.sample_table import Column
from labelqueue.ui.pages.samples import SamplesPage
from tests.gui.conftest import Hands
from tests.gui.test_window_work import label_all

OpenHands = Callable[[str | None, str | None], Hands]


def page_of(hands: Hands) -> SamplesPage:
    found = hands.find("samples_page")
    assert isinstance(found, SamplesPage)
    return found


def rows(hands: Hands) -> list[str]:
    table = page_of(hands)._table
    found = [table.here(place) for place in range(table.length)]
    return [row.name if row is not None else "" for row in found]


def quiet(hands: Hands) -> None:
    hands.until(lambda: not hands.window.database.busy)


def find_samples(hands: Hands, search: str = "") -> None:
    """From the menu of the dataset on the home page."""
    action = hands.window.findChild(QAction, "find_sample")
    assert action is not None
    assert action.isVisible()
    action.trigger()
    quiet(hands)
    if search:
        hands.type(search)
        hands.until(lambda: not page_of(hands).search.typing)
        quiet(hands)


def back_at_the_samples(hands: Hands) -> None:
    page = hands.window.findChild(SamplesPage)
    assert page is not None
    hands.until(page.isVisible)


def banner(hands: Hands) -> str:
    text = hands.find("view_text")
    assert isinstance(text, QLabel)
    return text.text()


def held_by_ben(url: str, workspace: Workspace) -> Workspace:
    """Ben, with 1.png in hand."""
    workspace.add_member("ben")
    ben = connect(url, member="ben")
    found = ben.dataset("fruit").queue().start_labeling()
    assert isinstance(found, lq.WorkItem)
    return ben


def test_a_search_finds_and_enter_opens(hands: Hands, queue: Queue) -> None:
    label_all(queue, 1)
    find_samples(hands)
    assert rows(hands) == ["1.png", "2.png", "3.png"]
    table = page_of(hands)._table
    texts = [table.data(table.index(0, column)) for column in (Column.STATUS, Column.LABELER)]
    assert texts == ["labeled", "anna"]
    hands.type("status:unlabeled name:3*")
    hands.until(lambda: rows(hands) == ["3.png"])
    hands.press(Qt.Key.Key_Return)
    hands.until(lambda: hands.sample == "3.png")
    hands.until_quiet()
    assert "submit" in hands.enabled()
    assert not hands.page.status._position.isVisible()  # it is not one of a row


def test_what_is_finished_leads_back_to_where_it_was_found(hands: Hands, queue: Queue) -> None:
    find_samples(hands, "status:unlabeled")
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()
    hands.draw_box()
    hands.press(Qt.Key.Key_G)
    back_at_the_samples(hands)
    quiet(hands)
    assert hands.notice == "2.png is labeled now."
    assert rows(hands) == ["1.png", "3.png"]
    assert hands.sample is None
    held = [row for row in queue.holdings() if row.member == "anna"]
    assert not held


def test_stop_gives_it_back_and_leads_back(hands: Hands, queue: Queue) -> None:
    find_samples(hands)
    hands.window.open_sample("fruit", "default", "2.png")
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()
    hands.action("release").trigger()
    back_at_the_samples(hands)
    quiet(hands)
    assert page_of(hands).chosen() == ["1.png"]
    assert not queue.holdings()
    hands.action("go_home").trigger()
    assert hands.window.home_page.isVisible()


def test_what_waits_for_review_is_opened_for_review(hands: Hands, queue: Queue) -> None:
    label_all(queue, 1)
    hands.window.open_sample("fruit", "default", "1.png")
    hands.until(lambda: hands.sample == "1.png")
    hands.until_quiet()
    assert hands.page.header.review_toolbar.isVisible()
    hands.press(Qt.Key.Key_A)
    hands.until(hands.window.home_page.isVisible)
    assert hands.notice == "1.png is reviewed now."


def test_what_is_done_is_only_looked_at(hands: Hands, queue: Queue, workspace: Workspace) -> None:
    label_all(queue, 1)
    workspace.dataset("fruit").set_status(["1.png"], "reviewed")
    hands.window.open_sample("fruit", "default", "1.png")
    hands.until(lambda: len(hands.page.document.label) == 1)
    assert banner(hands) == "It is reviewed and in nobody’s hands. You can look at it."
    assert not hands.page.banner._take.isVisible()
    assert not hands.page.document.editable
    assert not {"submit", "accept", "skip", "save", "delete"} & hands.enabled()
    hands.action("go_home").trigger()
    hands.until(hands.window.home_page.isVisible)
    hands.start()
    assert not hands.page.banner.isVisible()
    assert hands.page.document.editable


def test_a_manager_sees_who_has_it_and_takes_over(
    hands: Hands, queue: Queue, workspace: Workspace, url: str
) -> None:
    with held_by_ben(url, workspace):
        hands.window.open_sample("fruit", "default", "1.png")
        hands.until(hands.page.banner.isVisible)
        hands.until_quiet()
        assert banner(hands).startswith("ben has it open on ")
        assert hands.sample is None
        hands.click(hands.find("take_over_view"))
        hands.until(lambda: hands.sample == "1.png")
        hands.until_quiet()
        assert not hands.page.banner.isVisible()
        assert hands.page.document.editable
        assert [row.member for row in queue.holdings()] == ["anna"]


def test_a_reviewer_looks_and_changes_nothing(
    open_hands: OpenHands, queue: Queue, workspace: Workspace, url: str
) -> None:
    workspace.add_member("rita", "reviewer")
    rita = open_hands(url, "rita")
    rita.connected()
    find_samples(rita)
    change = rita.window.findChild(QPushButton, "change_samples")
    assert change is not None
    assert not change.isVisible()
    rita.click(rita.find("open_sample"))
    rita.until(rita.page.banner.isVisible)
    rita.until_quiet()
    assert banner(rita) == "It is unlabeled and in nobody’s hands. You can look at it."
    assert not rita.page.document.editable


def test_an_annotator_is_not_offered_all_samples(
    open_hands: OpenHands, queue: Queue, workspace: Workspace, url: str
) -> None:
    workspace.add_member("ben")
    ben = open_hands(url, "ben")
    ben.connected()
    action = ben.window.findChild(QAction, "find_sample")
    assert action is not None
    assert not action.isVisible()


def test_a_search_that_cannot_be_understood(hands: Hands, workspace: Workspace) -> None:
    find_samples(hands, "status:lost")
    assert "there is no status 'lost'" in page_of(hands)._message.text
    assert rows(hands) == ["1.png", "2.png", "3.png"]
    page_of(hands).search.clear()
    hands.until(lambda: not page_of(hands).search.typing)
    quiet(hands)
    assert not page_of(hands)._message.text
    # A dataset of a long name makes nobody's window wider.
    page = page_of(hands)
    workspace.create_dataset("x" * 100)
    page.show_dataset("x" * 100, manager=True)
    hands.until_idle()
    assert page.minimumSizeHint().width() <= SMALLEST[0]


def test_a_manager_changes_chosen_samples(hands: Hands, queue: Queue, workspace: Workspace) -> None:
    find_samples(hands)
    page_of(hands).choose_all()
    skip = hands.window.findChild(QAction, "set_status:skipped")
    assert skip is not None
    skip.trigger()
    quiet(hands)
    assert hands.notice == "3 samples are skipped now."
    quiet(hands)
    table = page_of(hands)._table
    assert {table.data(table.index(place, Column.STATUS)) for place in range(3)} == {"skipped"}
    assert page_of(hands).chosen() == ["1.png", "2.png", "3.png"]
    assert queue.counts()[LabelStatus.SKIPPED] == 3


def who_has_what(hands: Hands) -> HoldingsDialog:
    action = hands.window.findChild(QAction, "queue_who")
    assert action is not None
    assert action.isVisible()
    action.trigger()
    dialog = hands.window.findChild(HoldingsDialog)
    assert dialog is not None
    quiet(hands)
    return dialog


def choose_the_first(dialog: HoldingsDialog) -> None:
    tree = dialog.findChild(QTreeWidget, "holdings")
    assert tree is not None
    first = tree.topLevelItem(0)
    assert first is not None
    tree.setCurrentItem(first)


def test_a_manager_gives_back_what_somebody_has(
    hands: Hands, queue: Queue, workspace: Workspace, url: str
) -> None:
    with held_by_ben(url, workspace):
        dialog = who_has_what(hands)
        choose_the_first(dialog)
        assert dialog._chosen() == "1.png"
        hands.click(hands.find("release_holding"))
        quiet(hands)
        assert dialog.message.text == "Nobody has a sample of this queue in hand."
        assert not queue.holdings()
        hands.click(hands.find("close_holdings"))


def test_a_manager_takes_over_from_the_list(
    hands: Hands, queue: Queue, workspace: Workspace, url: str
) -> None:
    with held_by_ben(url, workspace):
        choose_the_first(who_has_what(hands))
        hands.click(hands.find("take_over_holding"))
        hands.until(lambda: hands.sample == "1.png")
        hands.until_quiet()
        assert [row.member for row in queue.holdings()] == ["anna"]
