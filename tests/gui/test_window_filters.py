"""The search of the Samples page: completed while it is typed, filtered by lists, shown as chips, kept."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLineEdit, QListWidget, QMenu, QToolButton

from labelqueue.queue import Queue, Workspace
from labelqueue.ui.pages.sample_search import SampleSearch
from labelqueue.ui.theme import tokens
from labelqueue.ui.widgets.check_popover import CheckPopover
from labelqueue.ui.widgets.search_popup import SearchPopup
from tests.gui.conftest import Hands
from tests.gui.test_window_samples import find_samples, page_of, quiet, rows
from tests.gui.test_window_work import label_all


def field_of(hands: Hands) -> SampleSearch:
    return page_of(hands).search


def settled(hands: Hands) -> None:
    hands.until(lambda: not field_of(hands).typing)
    quiet(hands)


def offers(hands: Hands) -> list[str]:
    popup = hands.window.findChild(SearchPopup)
    return [one.text for one in popup._offers] if popup is not None and popup.isVisible() else []


def chips(hands: Hands) -> list[str]:
    found = page_of(hands).findChildren(QToolButton)
    return [one.text() for one in found if one.property("kind") == "term" and one.isVisible()]


def button(hands: Hands, name: str) -> QToolButton:
    return next(one for one in page_of(hands).findChildren(QToolButton, name) if one.isVisible())


def open_list(hands: Hands, name: str) -> QListWidget:
    """A button pressed with the keyboard; its list has it then."""
    button(hands, name).setFocus()
    hands.press(Qt.Key.Key_Space)
    found = hands.find("check_popover").findChild(QListWidget, "choices")
    assert found is not None
    return found


def choose(hands: Hands, menu: str, action: str) -> None:
    """An action of a menu that is made anew whenever it opens."""
    opened = hands.window.findChild(QMenu, menu)
    assert opened is not None
    opened.aboutToShow.emit()
    found = opened.findChild(QAction, action)
    assert found is not None, action
    found.trigger()


def test_a_search_is_completed_with_the_keyboard(hands: Hands, queue: Queue) -> None:
    label_all(queue, 1)
    find_samples(hands)
    field = field_of(hands)
    hands.type("lab")
    assert offers(hands)[:2] == ["labeled-by:", "labeled:"]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
        hands.press(key)
    assert (field.text(), offers(hands)[:2]) == ("labeled-by:", ["*", "anna"])
    hands.type("a")
    hands.press(Qt.Key.Key_Tab)
    assert (field.text(), offers(hands), field.hasFocus()) == ("labeled-by:anna ", [], True)
    settled(hands)
    assert rows(hands) == ["1.png"]
    # In front of what is there; a list goes on behind its last value.
    hands.press(Qt.Key.Key_Home)
    hands.type("x ")
    field.setCursorPosition(0)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    hands.type("status:skip")
    hands.press(Qt.Key.Key_Return)
    hands.type(",lab")
    assert offers(hands)[0] == "labeled"
    hands.press(Qt.Key.Key_Escape)
    assert (field.text(), offers(hands)) == ("status:skipped,lab labeled-by:anna ", [])
    hands.press(Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    hands.press(Qt.Key.Key_Return)
    assert field.text() == "status:skipped,labeled labeled-by:anna "
    settled(hands)
    assert rows(hands) == ["1.png"]
    # A word stays a word: Enter takes nothing that nobody chose.
    field.clear()
    hands.type("st")
    assert offers(hands)[0] == "status:"
    hands.press(Qt.Key.Key_Return)
    assert (field.text(), offers(hands)) == ("st", [])
    settled(hands)
    assert rows(hands) == []
    # Esc empties the field before it leaves the page.
    hands.press(Qt.Key.Key_Escape)
    assert (field.text(), field.isVisible()) == ("", True)
    hands.press(Qt.Key.Key_Escape)
    assert hands.window.home_page.isVisible()


def test_what_cannot_be_understood_is_marked(hands: Hands) -> None:
    find_samples(hands)
    field = field_of(hands)
    hands.type("name:1* status:pre")
    assert offers(hands) == ["prelabeled"]
    hands.until(lambda: not field.typing)
    quiet(hands)
    assert not page_of(hands)._message.text  # somebody is still choosing
    hands.press(Qt.Key.Key_Escape)
    settled(hands)
    assert "there is no status 'pre'" in page_of(hands)._message.text
    assert field.property("kind") == "error"
    danger = QColor(tokens().danger)
    picture = field.grab().toImage()
    left, right = field._x_of(15), field._x_of(18)
    inside = range(6, field.width() - 6)  # within the frame
    red = {
        x for x in inside for y in range(6, picture.height() - 6) if _close(picture.pixelColor(x, y), danger)
    }
    assert red
    assert left - 2 <= min(red) <= max(red) <= right + 6
    for _ in "pre":
        hands.press(Qt.Key.Key_Backspace)
    hands.type("unl\t")
    settled(hands)
    assert rows(hands) == ["1.png"]
    assert not page_of(hands)._message.text


def _close(one: QColor, other: QColor) -> bool:
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return all(abs(a - b) < 40 for a, b in pairs)


def test_filters_and_chips_write_the_search(hands: Hands, queue: Queue, workspace: Workspace) -> None:
    for number in range(8):
        workspace.add_member(f"ben{number}")
    workspace.dataset("fruit").set_metadata(["2.png"], {"light": "late night"})
    label_all(queue, 1)
    find_samples(hands, "png")
    field = field_of(hands)
    open_list(hands, "filter:status")
    hands.press(Qt.Key.Key_Space)
    for _ in ("prelabeled", "labeling in progress", "labeled"):
        hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Space)
    assert field.text() == "png status:unlabeled,labeled"
    hands.press(Qt.Key.Key_Escape)
    assert button(hands, "filter:status").hasFocus()
    # With many names, a part of one finds it.
    open_list(hands, "filter:labeled-by")
    find = hands.find("find_choice")
    assert isinstance(find, QLineEdit)
    QTest.keyClicks(find, "(no")
    QTest.keyClick(find, Qt.Key.Key_Return)
    assert field.text() == "png status:unlabeled,labeled -labeled-by:*"
    find.clear()
    QTest.keyClicks(find, "anna")
    QTest.keyClick(find, Qt.Key.Key_Return)
    assert field.text() == "png status:unlabeled,labeled labeled-by:anna"
    QTest.keyClick(find, Qt.Key.Key_Escape)
    choose(hands, "more_filters", "-changed:7d")
    choose(hands, "more_filters", "changed:today")
    settled(hands)
    assert field.text() == "png status:unlabeled,labeled labeled-by:anna changed:today"
    assert chips(hands) == [
        "“png”",
        "Status: unlabeled, labeled",
        "Labeled by: anna",
        "Status since: today",
    ]
    assert rows(hands) == ["1.png"]
    choose(hands, "more_filters", "filter:light")
    hands.press(Qt.Key.Key_Space)
    assert field.text().endswith(' light:"late night"')
    hands.click(hands.find("samples_page"))
    assert not any(one.isVisible() for one in hands.window.findChildren(CheckPopover))
    # A chip is taken out by click or key, and the next one has the keys.
    for number in (1, 1, 1):
        button(hands, f"term:{number}").setFocus()
        hands.press(Qt.Key.Key_Delete)
        assert button(hands, f"term:{number}").hasFocus()
    settled(hands)
    assert (field.text(), rows(hands)) == ('png light:"late night"', ["2.png"])
    hands.press(Qt.Key.Key_Minus)
    settled(hands)
    assert (chips(hands), rows(hands)) == (["“png”", "light: not late night"], ["1.png", "3.png"])
    hands.click(button(hands, "term:1"))
    hands.click(button(hands, "term:0"))
    settled(hands)
    assert (field.text(), chips(hands), field.hasFocus()) == ("", [], True)
    assert len(rows(hands)) == 3


def name_it(hands: Hands, name: str) -> None:
    dialog = hands.window.findChild(QInputDialog, "search_name")
    assert dialog is not None
    dialog.setTextValue(name)
    dialog.accept()
    quiet(hands)
    hands.until(lambda: hands.window.findChild(QInputDialog, "search_name") is None)


def test_searches_are_kept(hands: Hands, workspace: Workspace) -> None:
    dataset = workspace.dataset("fruit")
    dataset.save_search("elsewhere", "name:2*")
    find_samples(hands, "status:unlabeled name:3*")
    choose(hands, "saved_searches", "save_search")
    name_it(hands, "the third")
    assert dataset.saved_searches() == {"elsewhere": "name:2*", "the third": "status:unlabeled name:3*"}
    assert hands.notice == "The search “the third” is saved."
    choose(hands, "saved_searches", "saved:elsewhere")
    quiet(hands)
    assert (field_of(hands).text(), rows(hands)) == ("name:2*", ["2.png"])
    choose(hands, "saved_searches", "rename_search:elsewhere")
    name_it(hands, "the third")
    assert hands.notice == "There is a saved search 'the third' already."
    choose(hands, "saved_searches", "rename_search:elsewhere")
    name_it(hands, "the second")
    choose(hands, "saved_searches", "forget_search:the third")
    quiet(hands)
    assert dataset.saved_searches() == {"the second": "name:2*"}


def test_a_queue_is_made_from_a_search(hands: Hands, workspace: Workspace) -> None:
    find_samples(hands)
    hands.type("name:2.png,3.png")
    settled(hands)
    choose(hands, "saved_searches", "queue_from_search")
    hands.until(lambda: hands.find("criteria_answer").property("text").endswith("untouched."))
    assert hands.find("criteria_answer").property("text") == "2 samples found, all of them untouched."
    hands.type("late")
    hands.click(hands.find("queue_save"))
    quiet(hands)
    made = workspace.dataset("fruit").queue("late")
    assert (made.criteria, hands.notice) == ("name:2.png,3.png", "The queue “late” has 2 samples.")
    field_of(hands).search_now("queue:late")
    settled(hands)
    assert rows(hands) == ["2.png", "3.png"]
    # It is offered for the filter, too, and days are refused where they stand.
    hands.click(button(hands, "filter:queue"))
    offered = hands.find("check_popover").findChild(QListWidget, "choices")
    assert offered is not None
    assert offered.count() == 2
    hands.press(Qt.Key.Key_Escape)
    field_of(hands).search_now("added:today")
    settled(hands)
    choose(hands, "saved_searches", "queue_from_search")
    quiet(hands)
    assert "criteria cannot ask for days" in hands.find("criteria_answer").property("text")
    assert not hands.find("queue_save").isEnabled()
    hands.press(Qt.Key.Key_Escape)


def test_criteria_are_completed_and_have_no_days(hands: Hands, workspace: Workspace) -> None:
    workspace.dataset("fruit").set_metadata(["2.png"], {"light": "late night"})
    hands.action("new_queue").trigger()
    quiet(hands)
    criteria = hands.find("queue_criteria")
    assert isinstance(criteria, QLineEdit)
    criteria.setFocus()
    hands.type("lig\tlate\t")
    assert criteria.text() == 'light:"late night" '
    hands.type("add")
    assert offers(hands) == []
    hands.type("ed:today")
    answer = hands.find("criteria_answer")
    assert "criteria cannot ask for days" in answer.property("text")
    hands.press(Qt.Key.Key_Escape)
    hands.until(lambda: not criteria.isVisible())
