"""No text of the window is forgotten by translators: in a language of brackets, all of them have brackets."""

import re
from calendar import month_name
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QTabBar,
    QTableView,
    QTreeView,
    QWidget,
)

from labelqueue.domain.errors import StoreUnavailable
from labelqueue.domain.phrase import phrase
from labelqueue.domain.status import Mode
from labelqueue.domain.work import WorkItem
from labelqueue.queue import Queue, Workspace
from labelqueue.store.engine import Store
from labelqueue.ui import i18n
from labelqueue.ui.action_table import ActionId
from labelqueue.ui.widgets.queue_row import RowCommand
from tests.gui.conftest import Hands

Open = Callable[[str | None, str | None], Hands]


class Brackets(QTranslator):
    """Every text in brackets, its values as well if they are texts of the program."""

    def translate(self, _context: str, source: str, note: str | None = None, number: int = -1) -> str:
        return f"⟦{note if note and number not in {-1, 1} else source}⟧"


@pytest.fixture
def _brackets(qapp: QApplication) -> Iterator[None]:
    i18n.use(Brackets(qapp))
    yield
    i18n.use(None)


@pytest.fixture
def window(_brackets: None, queue: Queue, open_hands: Open, url: str) -> Hands:
    hands = open_hands(url, "anna")
    hands.connected()
    return hands


DATA = (
    r"Labelqueue|Workspace|fruit|default|anna|ripe|unripe|workspace|labels|\d\.png|night|stem",
    r"Ctrl|Shift|Alt|Esc|Return|Enter|Space|Tab|Backspace|Del|Home|Left|Right|Up|Down|Backtab|[FGX]\d?",
    r"English|Deutsch|MB|GB|min|postgresql|sqlite|db|root\.crt|https?://\S+|COCO \w+",
    r"/[\w/.\-]+",  # paths
    *month_name[1:],  # Qt says these in the language of the locale
    r"#[0-9a-f]{6}",
)
OTHERS = {
    *("qt_keysequenceedit_lineedit", "ScrollLeftButton", "ScrollRightButton"),  # Qt translates these
    *("versions", "licences"),  # for whoever looks for what is wrong
}
WORD = re.compile(r"[A-Za-z]{2,}")


def without_brackets(text: str) -> str:
    before = None
    while before != text:
        before, text = text, re.sub(r"⟦[^⟦⟧]*⟧", "", text)
    return re.sub(r"⟦[^⟦⟧]*…$", "", text)  # what does not fit ends so


def forgotten(text: str) -> bool:
    left = without_brackets(text).replace("\N{ZERO WIDTH SPACE}", "")  # long names may be broken there
    for data in DATA:
        left = re.sub(rf"(?<![A-Za-z])(?:{data})(?![A-Za-z])", "", left)
    return bool(WORD.search(left))


def texts_of(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    match widget:
        case QMenu() | QGroupBox():
            yield widget.title()
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit() | QPlainTextEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield from (widget.itemText(index) for index in range(widget.count()))
        case QSpinBox() | QDoubleSpinBox():
            yield from (widget.prefix(), widget.suffix(), widget.specialValueText())
        case QTabBar():
            yield from (widget.tabText(index) for index in range(widget.count()))
        case QTableView() | QTreeView():
            yield from heads_of(widget)
        case _:
            pass
    if widget.isWindow():
        yield widget.windowTitle()


def heads_of(view: QTableView | QTreeView) -> Iterator[str]:
    model = view.model()
    for column in range(model.columnCount()):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")


def all_texts(top: QWidget) -> Iterator[tuple[str, str]]:
    """Where, and what."""
    for widget in (top, *top.findChildren(QWidget)):
        if widget.objectName() in OTHERS:
            continue
        for text in texts_of(widget):
            yield f"{type(widget).__name__} {widget.objectName()}", text
        for action in widget.actions():
            yield f"action {action.objectName()}", action.text()
            yield f"action {action.objectName()}", action.toolTip()


def check(top: QWidget) -> None:
    found = {f"{where}: {text}" for where, text in all_texts(top) if forgotten(text)}
    assert not found, "\n".join(sorted(found))


@pytest.mark.usefixtures("qapp")
def test_what_is_looked_for_is_found() -> None:
    assert forgotten("A word")
    assert forgotten("⟦Sample ⟦2⟧ of 3⟧ and more")
    assert not forgotten("⟦Sample ⟦fruit⟧ of 3⟧ · 1.png (Ctrl+G)")
    button = QLabel("plain")
    with pytest.raises(AssertionError, match="plain"):
        check(button)


def test_the_pages_of_work(window: Hands) -> None:
    check(window.window)  # the queues
    window.start()
    window.draw_box()
    check(window.window)
    window.action("skip").trigger()
    window.until_quiet()
    check(window.window)


def test_review_and_rework(window: Hands, queue: Queue) -> None:
    work = queue.start_labeling()
    assert isinstance(work, WorkItem)
    queue.submit(work, work.label, pull_next=False)
    window.start(Mode.REVIEW)
    check(window.window)
    window.action("reject").trigger()
    check(window.window)
    window.type("stem")
    window.press(Qt.Key.Key_Return)
    window.until_quiet()
    check(window.window)  # why there is nothing more to review
    window.start()
    check(window.window)  # what came back


def test_my_work_and_the_samples(window: Hands) -> None:
    window.action(ActionId.MY_WORK.value).trigger()
    window.until_quiet()
    check(window.window)
    window.window.show_samples("fruit")
    window.until_idle()
    window.until(lambda: any(one.text() for one in window.window.findChildren(QLabel, "details_name")))
    check(window.window)


def test_what_managers_look_at(window: Hands) -> None:
    for action in (ActionId.SHOW_MEMBERS, ActionId.STATISTICS):
        window.action(action.value).trigger()
        window.until(lambda: not window.window.database.busy)
        check(window.window)


def test_dialogs(window: Hands) -> None:
    for action in (
        ActionId.NEW_DATASET,
        ActionId.EXPORT,
        ActionId.CONNECT_SERVER,
        ActionId.DRAFTS,
        ActionId.SETTINGS,
        ActionId.HELP,
        ActionId.ABOUT,
    ):
        check_dialog(window, window.action(action.value))


def test_dialogs_of_a_queue(window: Hands) -> None:
    for command in (RowCommand.WHO, RowCommand.SETTINGS):
        actions = window.window.findChildren(QAction, f"queue_{command}")
        check_dialog(window, next(action for action in actions if action.isVisible()))


def check_dialog(hands: Hands, action: QAction) -> None:
    """What it opens, which is closed again."""

    def found() -> list[QDialog]:
        return [one for one in hands.window.findChildren(QDialog) if one.isVisible()]

    assert not found()
    action.trigger()
    hands.until(found)
    hands.until_idle()
    (dialog,) = found()
    check(dialog)
    dialog.close()


@pytest.fixture
def _german(qapp: QApplication) -> Iterator[None]:
    i18n.speak(qapp, "de")
    yield
    i18n.speak(qapp, "en")


@pytest.mark.usefixtures("_german")
def test_sentences_from_below_are_german_in_the_window(
    open_hands: Open, url: str, queue: Queue, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = open_hands(url, "anna")
    hands.connected()
    queue.pause()  # the domain's
    hands.start()
    said = [one.text() for one in hands.window.findChildren(QLabel) if one.isVisible()]
    assert "Diese Warteschlange ist angehalten." in said
    queue.resume()

    def refuse(*_arguments: object, **_named: object) -> object:
        raise StoreUnavailable(phrase("{where} is busy; please try again.", where="labels.db"))

    monkeypatch.setattr(Store, "_insist", refuse)
    hands.window.home_page.refresh()
    hands.until(lambda: hands.notice)
    assert hands.notice == "labels.db ist ausgelastet; bitte nochmals versuchen."


@pytest.mark.usefixtures("_german")
@pytest.mark.usefixtures("queue")
def test_names_of_widgets_are_the_same_in_every_language(open_hands: Open, url: str) -> None:
    hands = open_hands(url, "anna")
    hands.connected()
    assert hands.action("submit").text() == "Abgeben"
    menu, start = hands.window.findChild(QMenu, "menu_file"), hands.find("start_labeling:fruit/default")
    assert menu is not None
    assert menu.title() == "&Datei"
    assert isinstance(start, QAbstractButton)
    assert start.text().startswith("Annotieren starten")
