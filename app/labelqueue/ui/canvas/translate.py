"""From Qt's events to those of the tools, and from their cursors to Qt's."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt

from labelqueue.ui.tools import Cursor, Modifier

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

_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier


def tool_modifiers(held: Qt.KeyboardModifier) -> Modifier:
    """The modifiers that tools know."""
    shift = Modifier.SHIFT if held & _SHIFT else Modifier.NONE
    ctrl = Modifier.CTRL if held & Qt.KeyboardModifier.ControlModifier else Modifier.NONE
    return shift | ctrl
