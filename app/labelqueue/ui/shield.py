"""Keeps hands off a drawing for a moment."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


class Shield(QObject):
    """Keeps hands off some widgets while what they change would be lost, or meant for something else.

    A gesture that was begun before is kept out, too: its end would belong to another sample. The wheel stays,
    it only looks. Disabling the widgets would take the keyboard focus from them, and it would flicker.
    """

    pointer_moved = Signal(object)
    """A move was kept out; the QPointF says where the pointer is on the screen."""

    _KEPT_OUT: Final = {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.ContextMenu,
        QEvent.Type.DragEnter,
    }

    def __init__(self, *guarded: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._guarded = guarded
        self._up = False

    @property
    def up(self) -> bool:
        """Whether it is there."""
        return self._up

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
        if not any(watched is one or one.isAncestorOf(watched) for one in self._guarded):
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.ignore()  # accepted it would take the key from the window's own shortcuts
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseMove:
            self.pointer_moved.emit(event.globalPosition())
        return not _ends_a_pan(event)


def _ends_a_pan(event: QEvent) -> bool:
    """Panning only looks; kept out, its end would leave the image stuck to the pointer."""
    if not isinstance(event, QMouseEvent) or event.type() is not QEvent.Type.MouseButtonRelease:
        return False
    return event.button() is Qt.MouseButton.MiddleButton
