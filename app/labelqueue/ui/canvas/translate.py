"""From Qt's events to those of the tools, and from their cursors to Qt's."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from labelqueue.ui.tools import Cursor, Key, Modifier

CURSORS: Final[Mapping[Cursor, Qt.CursorShape]] = {
    Cursor.ARROW: Qt.CursorShape.ArrowCursor,
    Cursor.CROSS: Qt.CursorShape.CrossCursor,
    Cursor.MOVE: Qt.CursorShape.SizeAllCursor,
    Cursor.POINT: Qt.CursorShape.PointingHandCursor,
    Cursor.HORIZONTAL: Qt.CursorShape.SizeHorCursor,
    Cursor.VERTICAL: Qt.CursorShape.SizeVerCursor,
    Cursor.DIAGONAL_DOWN: Qt.CursorShape.SizeFDiagCursor,
    Cursor.DIAGONAL_UP: Qt.CursorShape.SizeBDiagCursor,
    Cursor.HAND: Qt.CursorShape.OpenHandCursor,
}
"""Total over the cursors."""

_KEYS: Final[Mapping[int, Key]] = {
    Qt.Key.Key_Return: Key.ENTER,
    Qt.Key.Key_Enter: Key.ENTER,
    Qt.Key.Key_Escape: Key.ESCAPE,
    Qt.Key.Key_Backspace: Key.BACKSPACE,
    Qt.Key.Key_Delete: Key.DELETE,
    Qt.Key.Key_Tab: Key.TAB,
    Qt.Key.Key_Backtab: Key.BACKTAB,
    Qt.Key.Key_Left: Key.LEFT,
    Qt.Key.Key_Right: Key.RIGHT,
    Qt.Key.Key_Up: Key.UP,
    Qt.Key.Key_Down: Key.DOWN,
}

_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_PLAIN: Final = Qt.KeyboardModifier.NoModifier
_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier


def tool_key(event: QKeyEvent) -> Key | None:
    """The key, if tools know it and neither Ctrl nor Alt is held."""
    if event.modifiers() & ~(_SHIFT | _KEYPAD):
        return None
    return _KEYS.get(event.key())


def tool_modifiers(held: Qt.KeyboardModifier) -> Modifier:
    """The modifiers that tools know."""
    shift = Modifier.SHIFT if held & _SHIFT else Modifier.NONE
    ctrl = Modifier.CTRL if held & Qt.KeyboardModifier.ControlModifier else Modifier.NONE
    return shift | ctrl


def category_number(event: QKeyEvent) -> int | None:
    """Which category a digit means: 1 the first (0), … 9 the ninth, 0 the tenth."""
    return digit(event) if event.modifiers() & ~_KEYPAD == _PLAIN else None


def digit(event: QKeyEvent) -> int | None:
    """The same, whatever else is held: a digit may be let go later than it was pressed alone."""
    number = event.key() - Qt.Key.Key_0
    return (number - 1) % 10 if 0 <= number <= 9 else None
