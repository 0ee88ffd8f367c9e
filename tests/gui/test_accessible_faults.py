"""What looks for faults finds them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from labelqueue.ui.icons import icon
from labelqueue.ui.theme import ThemeChoice, apply_theme
from tests.gui.accessible import faults


def _icon_button() -> QWidget:
    button = QToolButton()
    button.setIcon(icon("close"))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def _mouse_only() -> QWidget:
    button = QPushButton("Go")
    button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return button


def _silent_focus() -> QWidget:
    button = QPushButton("Go")
    button.setStyleSheet("QPushButton, QPushButton:focus { border: 1px solid grey; padding: 0 8px; }")
    return button


def _narrow(made: QWidget) -> QWidget:
    made.setFixedWidth(60)
    return made


def _wrapped() -> QWidget:
    text = QLabel("A sentence that goes on and on, for longer than there is any room.")
    text.setWordWrap(True)
    text.setFixedSize(120, 16)
    return text


def _combo() -> QWidget:
    combo = QComboBox()
    combo.addItem("Something with many words")
    combo.setAccessibleName("Choice")
    return _narrow(combo)


def _placeholder() -> QWidget:
    field = QLineEdit()
    field.setPlaceholderText("What is to be written here")
    return _narrow(field)


def _headings() -> QWidget:
    tree = QTreeWidget()
    tree.setAccessibleName("Tree")
    tree.setHeaderLabels(["A column with a long name", "B"])
    tree.header().resizeSection(0, 40)
    return tree


def _scrolled() -> QWidget:
    area = QScrollArea()
    inside = QWidget()
    inside.setMinimumWidth(400)
    area.setWidget(inside)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFixedWidth(200)
    return area


def _large() -> QWidget:
    made = QWidget()
    made.setMinimumSize(1200, 200)
    return made


def _twice() -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    for text in ("&Save", "&Skip"):
        column.addWidget(QPushButton(text))
    return made


FAULTS = {
    "without a name": _icon_button,
    "out of reach of Tab": _mouse_only,
    "focus not to be seen": _silent_focus,
    "cut off: QLabel": lambda: _narrow(QLabel("Far more than fits in here")),
    "cut off: QLabel, several lines": _wrapped,
    "cut off: QPushButton": lambda: _narrow(QPushButton("Far more than fits in here")),
    "cut off: QComboBox": _combo,
    "cut off: QLineEdit": _placeholder,
    "cut off: QHeaderView": _headings,
    "cut off: QScrollArea": _scrolled,
    "too large at 200 %": _large,
    "Alt + letter twice": _twice,
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(fault: str, qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, ThemeChoice.LIGHT)
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(FAULTS[fault]())
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    kinds = [one for one in faults(window) if one.startswith(fault.partition(",")[0])]
    assert kinds


def test_what_is_as_it_should_be_is_no_fault(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, ThemeChoice.LIGHT)
    window = QWidget()
    column = QVBoxLayout(window)
    shortened = QLabel("Far more th…")
    shortened.setToolTip("Far more than fits in here")
    for one in (QPushButton("Go"), _narrow(shortened), QLabel("A word")):
        column.addWidget(one)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    assert faults(window) == []
