"""Keeps hands off a drawing for a moment."""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget


class Shield(QObject):
    """Keeps presses and keys from some widgets while an action is under way: its answer would wipe them out.

    Disabling the widgets would take the keyboard focus from them, and it would flicker.
    """

    _KEPT_OUT: Final = {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.KeyPress,
        QEvent.Type.DragEnter,
    }

    def __init__(self, *guarded: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._guarded = guarded
        self._up = False

    def set_up(self, up: bool) -> None:
        """Begin or end. It sees every event of the program, so it is there only while it is needed."""
        app = QApplication.instance()
        if app is None or up == self._up:
            return
        self._up = up
        if up:
            app.installEventFilter(self)
        else:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in self._KEPT_OUT or not isinstance(watched, QWidget):
            return False
        return any(watched is one or one.isAncestorOf(watched) for one in self._guarded)
