"""Keys that users change: what is refused, what counts at once, what is remembered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QKeySequenceEdit, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from labelqueue.domain.geometry import Polygon
from labelqueue.ui.canvas_keys import CANVAS_ROWS, CATEGORIES, CanvasKey
from labelqueue.ui.dialogs.shortcuts import ShortcutsDialog
from labelqueue.ui.shortcuts import BINDINGS, Shortcuts, normal
from labelqueue.ui.tools import ToolId
from tests.gui.conftest import Hands

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("binding", BINDINGS, ids=lambda one: one.id)
def test_no_default_stands_in_the_way_of_another(binding: object) -> None:
    shortcuts = Shortcuts()
    (one,) = [each for each in BINDINGS if each is binding]
    assert [shortcuts.refusal(one.id, key) for key in one.defaults] == [None] * len(one.defaults)


REFUSALS = {
    "another tool": ("tool_box", "P", "P is for “Polygon” already."),
    "written otherwise": ("tool_box", "ctrl+z", "Ctrl+Z is for “Undo” already."),
    "everywhere against here": ("tool_box", "Ctrl+Q", "Ctrl+Q is for “Quit” already."),
    "here against everywhere": ("quit", "R", "R is for “Box” already."),
    "review against work": ("accept", "V", "V is for “Select” already."),
    "the key that cuts out": ("tool_box", "E", "E is for “Cut out, while it is held” already."),
    "a digit": ("tool_box", "3", "3 is for “Category number 3; held, for one shape only” already."),
    "Tab": ("tool_box", "Tab", "Tab is for “Next object, or leave out a joint” already."),
    "back with Tab": ("tool_box", "Shift+Backtab", "Shift+Tab is for “Object before” already."),
    "the other Enter": ("tool_box", "Enter", "Return is for “Finish the shape” already."),
    "an arrow with Shift": (
        "tool_box",
        "Shift+Left",
        "Shift+Left is for “Move left by a pixel, with Shift by ten” already.",
    ),
    "what would be taken with Shift": ("canvas_up", "K", "K is for “Point” already."),
    "a digit in review": ("reject", "0", "0 is for “Category number 10; held, for one shape only” already."),
    "a digit at home": ("new_dataset", "3", None),
    "held with Ctrl": (
        CanvasKey.SUBTRACT,
        "Ctrl+J",
        "A key that is held has to be a single one, without Ctrl or Shift.",
    ),
    "free": ("tool_box", "J", None),
    "review against labeling": ("submit", "X", None),
    "home against work": ("new_dataset", "Ctrl+D", None),
    "its own": ("tool_box", "R", None),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_a_key_that_is_taken_is_refused_by_name(case: str) -> None:
    id_, key, expected = REFUSALS[case]
    assert Shortcuts().refusal(id_, key) == expected


def test_what_is_changed_is_known_and_can_be_reset() -> None:
    shortcuts = Shortcuts({"tool_box": ["J", "nonsense+"], "gone": ["X"]})
    assert shortcuts.keys("tool_box") == ("J",)
    assert shortcuts.changed == {"tool_box": ("J",)}
    shortcuts.set_keys("tool_polygon", ["R", "", "R"])
    assert shortcuts.changed == {"tool_box": ("J",), "tool_polygon": ("R",)}
    assert shortcuts.reset("tool_box") == "R is for “Polygon” already."
    assert shortcuts.reset("tool_polygon") is None
    assert shortcuts.reset("tool_box") is None
    assert shortcuts.changed == {}
    shortcuts.set_keys("tool_box", [])
    shortcuts.reset_all()
    assert shortcuts.keys("tool_box") == ("R",)


def field(dialog: QWidget, name: str) -> QKeySequenceEdit:
    found = dialog.findChild(QKeySequenceEdit, f"shortcut_{name}")
    assert found is not None
    return found


def enter(
    qtbot: QtBot,
    target: QKeySequenceEdit,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key in a field, and let the dialog look at it."""
    with qtbot.waitSignal(target.editingFinished):
        QTest.keyClick(target, key, modifiers)
    QApplication.processEvents()


def test_the_dialog_takes_a_free_key_and_refuses_a_taken_one(qtbot: QtBot) -> None:
    shortcuts = Shortcuts()
    dialog = ShortcutsDialog(shortcuts)
    qtbot.addWidget(dialog)
    told: list[bool] = []
    dialog.changed.connect(lambda: told.append(True))
    box = field(dialog, "tool_box_1")
    enter(qtbot, box, Key.Key_P)
    assert dialog.message == "P is for “Polygon” already."
    assert box.keySequence().toString() == "R"
    assert not told
    enter(qtbot, box, Key.Key_J, CTRL)
    assert dialog.message == ""
    assert shortcuts.keys("tool_box") == ("Ctrl+J",)
    enter(qtbot, field(dialog, "tool_box_2"), Key.Key_J)
    assert shortcuts.keys("tool_box") == ("Ctrl+J", "J")
    enter(qtbot, box, Key.Key_Delete)
    assert dialog.message == "Del is for “Delete” already."
    box.clear()
    QApplication.processEvents()
    assert shortcuts.keys("tool_box") == ("J",)
    restore = dialog.findChild(QPushButton, "restore_shortcuts")
    assert restore is not None
    restore.click()
    assert shortcuts.changed == {}
    assert box.keySequence().toString() == "R"
    assert len(told) == 4


def test_actions_are_found_by_their_names(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(Shortcuts())
    qtbot.addWidget(dialog)
    search = dialog.findChild(QLineEdit, "find_shortcut")
    assert search is not None
    QTest.keyClicks(search, "POLY")
    shown = {one.id for one in BINDINGS if not field(dialog, f"{one.id}_1").isHidden()}
    assert shown == {"tool_polygon", "tool_polyline"}


def test_changed_keys_count_at_once_and_are_remembered(hands: Hands, qtbot: QtBot) -> None:
    hands.start()
    hands.press(Key.Key_F1)
    dialog = hands.window.findChild(ShortcutsDialog)
    assert dialog is not None
    enter(qtbot, field(dialog, "tool_box_1"), Key.Key_J)
    enter(qtbot, field(dialog, f"{CanvasKey.SUBTRACT}_1"), Key.Key_F7)
    dialog.accept()
    hands.window.activateWindow()
    hands.until(hands.window.isActiveWindow)
    canvas = hands.page.canvas
    canvas.setFocus()
    tools = []
    for key in (Key.Key_R, Key.Key_J):
        hands.press(key)
        tools.append(canvas.tool)
    assert tools == [ToolId.SELECT, ToolId.BOX]
    assert "(J)" in hands.action("tool_box").toolTip()
    assert hands.window.preferences.shortcuts == {"tool_box": ("J",), CanvasKey.SUBTRACT: ("F7",)}
    hands.draw_box((20, 20), (120, 120))
    QTest.keyPress(canvas, Key.Key_F7)
    hands.draw_box((40, 40), (80, 80))
    QTest.keyRelease(canvas, Key.Key_F7)
    (one,) = hands.page.document.label
    assert isinstance(one.geometry, Polygon)
    assert len(one.geometry.rings) == 2


def test_keys_of_another_version_stand_in_nobodys_way() -> None:
    shortcuts = Shortcuts(
        {
            "tool_box": ["P", "Q", "J"],
            "tool_ellipse": ["J", "Z"],
            CanvasKey.SUBTRACT: ["Ctrl+W"],
            "zoom_fit": [],
        }
    )
    assert shortcuts.keys("tool_box") == ("P", "Q", "J")
    assert shortcuts.keys("tool_polygon") == ()
    assert shortcuts.keys("tool_ellipse") == ("Z",)
    assert shortcuts.keys(CanvasKey.SUBTRACT) == ()
    assert shortcuts.keys("zoom_fit") == ()
    for one in BINDINGS:
        assert [shortcuts.refusal(one.id, key) for key in shortcuts.keys(one.id)] == [None] * len(
            shortcuts.keys(one.id)
        )


def test_every_key_of_the_canvas_has_a_row_and_is_written_in_one_way() -> None:
    assert {row.id for row in CANVAS_ROWS} == {*CanvasKey, *CATEGORIES}
    for binding in BINDINGS:
        assert [normal(key) for key in binding.defaults] == list(binding.defaults)


def test_a_key_of_another_version_gives_way_to_what_was_chosen() -> None:
    shortcuts = Shortcuts({"tool_box": ["3"], "tool_ellipse": ["Shift+Left"]})
    assert shortcuts.keys("tool_box") == ("3",)
    assert shortcuts.keys("category_3") == ()
    assert shortcuts.keys(CanvasKey.LEFT) == ()
    assert shortcuts.reset(CanvasKey.LEFT) == "Left is for “Ellipse” already."
