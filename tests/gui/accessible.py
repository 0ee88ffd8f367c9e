"""What everybody must be able to see and to reach, said of whatever is on the screen."""

import re
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QToolButton,
    QTreeView,
    QWidget,
)

from labelqueue.ui.canvas import Canvas

CONTROLS: Final = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QTabBar,
    Canvas,
)
_MADE_OF_PARTS: Final = (
    QLineEdit,
    QAbstractSpinBox,
    QComboBox,
    QKeySequenceEdit,
    QTextEdit,
    QPlainTextEdit,
)
PATIENCE: Final = 5000  # milliseconds until a window is in front
LARGE: Final = QSize(960, 540)
"""A screen of 1920 × 1080 at 200 %, in the pixels that widgets know."""
TITLE: Final = 28  # pixels of the bar above a window


def seen(root: QWidget) -> Iterator[QWidget]:
    """All widgets in `root` that are shown, wherever they are scrolled to."""
    for one in root.findChildren(QWidget):
        if one.isVisible() and (one.window() is root or one.window() is root.window()):
            yield one


def controls(root: QWidget) -> list[QWidget]:
    """What hands can do something with; not the parts that a control of Qt is made of."""
    return [one for one in seen(root) if isinstance(one, CONTROLS) and not _part(one)]


def _part(one: QWidget) -> bool:
    parent = one.parentWidget()
    if isinstance(one, (QScrollBar, QHeaderView)) or one.objectName() == "qt_toolbar_ext_button":
        return True
    if isinstance(parent, QHeaderView) or (isinstance(parent, QTabBar) and isinstance(one, QToolButton)):
        return True  # the buttons that scroll tabs; arrow keys do the same
    return isinstance(parent, _MADE_OF_PARTS)


def described(one: QWidget) -> str:
    text = one.text() if isinstance(one, (QLabel, QAbstractButton)) else ""
    return f"{type(one).__name__} {one.objectName()!r} {text[:40]!r}"


# Names


def name_of(one: QWidget) -> str:
    """What a screen reader says."""
    return QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name).strip()


def nameless(root: QWidget) -> list[str]:
    """Controls of which a screen reader could not say what they are."""
    return [described(one) for one in controls(root) if not name_of(one)]


# Keyboard


def unreachable(root: QWidget) -> list[str]:
    """Buttons and fields that Tab does not reach; of several that exclude each other it is for one."""
    return [
        described(one)
        for one in controls(root)
        if one.isEnabled()
        and not isinstance(one, Canvas)  # it takes no focus while a comment for it is written
        and not one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (isinstance(one, QRadioButton) and not one.isChecked())
    ]


def invisible_focus(root: QWidget) -> list[str]:
    """Kinds of controls that look the same with the focus as without it."""
    root.activateWindow()
    QTest.qWaitForWindowActive(root.window(), PATIENCE)
    kinds = {_kind(one): one for one in controls(root) if one.isEnabled() and _takes_focus(one)}
    before = QApplication.focusWidget()
    poor = []
    for one in kinds.values():
        one.clearFocus()
        without = _picture(one)
        one.setFocus(Qt.FocusReason.TabFocusReason)
        if _picture(one) == without:
            poor.append(described(one))
    if before is not None:
        before.setFocus()
    return poor


def _kind(one: QWidget) -> tuple[object, ...]:
    checkable = isinstance(one, QAbstractButton) and one.isCheckable()
    return type(one).__name__, one.property("kind"), checkable


def _takes_focus(one: QWidget) -> bool:
    return bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus) and not isinstance(one, Canvas)


def _picture(one: QWidget) -> QImage:
    parent = one.parentWidget() or one
    area = one.geometry().adjusted(-4, -4, 4, 4)
    if isinstance(one, (QLineEdit, QTextEdit, QPlainTextEdit)):
        area.setHeight(8)  # without the blinking caret
    return parent.grab(area).toImage()


# Text that is cut off


def cut_off(root: QWidget) -> list[str]:
    """Texts of which not all is to be seen, and that no tool tip says as a whole."""
    found = []
    for one in seen(root):
        if isinstance(one, QScrollArea) and _stands_out(one):
            found.append(f"{described(one)}: all that is on its right")
        for text, short in _short(one):
            whole = _plain(one.toolTip())
            if short and not all(part in whole for part in _plain(text).split("…")):
                found.append(f"{described(one)}: {text[:60]!r}")
    return found


def _stands_out(area: QScrollArea) -> bool:
    """Whether it holds something wider than itself that nobody can scroll to."""
    inside, off = area.widget(), Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    wider = inside is not None and inside.width() > area.viewport().width()
    return wider and area.horizontalScrollBarPolicy() is off


def _short(one: QWidget) -> Iterator[tuple[str, bool]]:
    match one:
        case QLabel() if one.text() and one.pixmap().isNull():
            yield one.text(), _label_short(one)
        case QComboBox():
            room = one.width() - 24 - 16  # the arrow, and the margins
            yield one.currentText(), _width(one, one.currentText()) > room
        case QAbstractButton() if one.text() and _shows_text(one):
            hint = one.minimumSizeHint() if not isinstance(one, QToolButton) else one.sizeHint()
            high = min(hint.height(), QFontMetrics(one.font()).height() + 4)  # the style sheet limits some
            yield one.text(), one.width() < hint.width() or one.height() < high
        case QLineEdit() if isinstance(one.parentWidget(), QKeySequenceEdit):
            return  # what stands there while it waits for a key is a matter of Qt
        case QLineEdit() if one.placeholderText() and not one.text():
            icons = 28 * len([action for action in one.actions() if not action.icon().isNull()])
            yield one.placeholderText(), _width(one, one.placeholderText()) > one.width() - 16 - icons
        case QAbstractSpinBox():
            yield one.text(), one.width() < one.minimumSizeHint().width()
        case QTabBar():
            texts = [one.tabText(number) for number in range(one.count())]
            yield ", ".join(texts), one.sizeHint().width() > one.width()
        case QHeaderView() if one.orientation() is Qt.Orientation.Horizontal and one.isVisible():
            yield from _headings(one)
        case _:
            return


def _headings(header: QHeaderView) -> Iterator[tuple[str, bool]]:
    model: QAbstractItemModel = header.model()
    for section in range(header.count()):
        text = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        if text and not header.isSectionHidden(section):
            yield text, header.sectionSize(section) < _width(header, text) + 16


def _label_short(one: QLabel) -> bool:
    room, hint = one.size(), one.sizeHint()
    if one.wordWrap():
        return room.height() < one.heightForWidth(room.width())
    return room.width() < hint.width() or room.height() < hint.height()


def _shows_text(one: QAbstractButton) -> bool:
    return not isinstance(one, QToolButton) or (
        one.toolButtonStyle() is not Qt.ToolButtonStyle.ToolButtonIconOnly or one.icon().isNull()
    )


def _width(one: QWidget, text: str) -> int:
    return QFontMetrics(one.font()).horizontalAdvance(text)


def _plain(text: str) -> str:
    return re.sub(r"<[^>]*>|&(?=\w)", "", text)


def shaded(root: QWidget) -> list[str]:
    """Lists that show the focus around whole rows: Qt draws that past the style sheet, from light to dark."""
    return [described(one) for one in seen(root) if isinstance(one, QTreeView) and one.allColumnsShowFocus()]


# Room and keys


def too_large(root: QWidget) -> list[str]:
    """Windows that do not fit on a usual screen at 200 %."""
    least = root.window().minimumSizeHint().expandedTo(root.window().minimumSize())
    fits = least.width() <= LARGE.width() and least.height() <= LARGE.height() - TITLE
    return [] if fits else [f"{described(root)} needs {least.width()} × {least.height()}"]


def double_mnemonics(root: QWidget) -> list[str]:
    """Letters with Alt that two things on the screen have."""
    texts = [one.text() for one in seen(root) if isinstance(one, QAbstractButton) and _shows_text(one)]
    for bar in root.findChildren(QMenuBar):
        texts += [action.text() for action in bar.actions()]
    letters = [found[1].casefold() for text in texts if (found := re.search(r"(?<!&)&(\w)", text))]
    return sorted({one for one in letters if letters.count(one) > 1})


def faults(root: QWidget, *, in_another_theme: bool = False) -> list[str]:
    """All that is wrong with what is shown; `in_another_theme`: only what colours decide."""
    QApplication.processEvents()
    said = {"focus not to be seen": invisible_focus(root)}
    if not in_another_theme:
        said |= {
            "without a name": nameless(root),
            "out of reach of Tab": unreachable(root),
            "cut off": cut_off(root),
            "a shade over the row with the focus": shaded(root),
            "too large at 200 %": too_large(root),
            "Alt + letter twice": double_mnemonics(root),
        }
    return [f"{what}: {one}" for what, found in said.items() for one in dict.fromkeys(found)]
