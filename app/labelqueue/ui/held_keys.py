"""Keys that count as long as they are held are heard wherever the focus is, but in texts."""

from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from labelqueue.ui.canvas import TYPING, Canvas
from labelqueue.ui.canvas_keys import CanvasKey

_HEARD: Final = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
_WHEREVER: Final = (CanvasKey.SUBTRACT, CanvasKey.JOIN)
"""The other is the key by which buttons are pressed."""


class HeldKeys(QObject):
    """Listens to whatever has the focus in the window of a canvas, and tells the canvas.

    Of the others only to that one: who listens to all events of the program slows down each of them.
    """

    def __init__(self, canvas: Canvas, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._watched: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        if now is self._canvas:
            return
        if now is None or now.window() is not self._canvas.window() or isinstance(now, TYPING):
            self._canvas.hold_nothing()
            return
        now.installEventFilter(self)
        self._watched = now

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() not in _HEARD or not self._canvas.isVisible():
            return False
        return self._canvas.keys.held(event) in _WHEREVER and self._canvas.hold(event)
