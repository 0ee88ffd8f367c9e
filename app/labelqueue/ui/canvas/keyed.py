"""The part of the canvas that hears keys."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

from labelqueue.ui.canvas.keys import Keys
from labelqueue.ui.canvas.surface import Surface
from labelqueue.ui.canvas_keys import CanvasKey
from labelqueue.ui.tools import Key

PAN_STEP: Final = 48  # pixels for an arrow key

_ARROWS: Final = {
    Key.LEFT: (PAN_STEP, 0),
    Key.RIGHT: (-PAN_STEP, 0),
    Key.UP: (0, PAN_STEP),
    Key.DOWN: (0, -PAN_STEP),
}
_FROM_HANDS: Final = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.Wheel,
    QEvent.Type.KeyPress,
}


class Keyed(Surface):
    """Gives keys to the tool in force; those that are held change what it does."""

    keys = Keys()
    """Which key means what; another one may be put in its place."""

    @property
    def drawing(self) -> bool:
        """Whether a gesture is under way that can be given up."""
        return self._hand.busy

    def cancel_drawing(self) -> None:
        """Drop the unfinished gesture, even a button that is down but has not moved yet."""
        self._hand.cancel()
        self._refresh()

    def undo_point(self) -> bool:
        """Take back the last point of an unfinished shape; False if there is none."""
        taken = self._hand.undo_point()
        self._refresh()
        return taken

    @property
    def can_redo_point(self) -> bool:
        """Whether a point was taken back that could come again."""
        return self._hand.can_redo_point

    def redo_point(self) -> bool:
        """Bring back the point that was taken back last; False if there is none."""
        brought = self._hand.redo_point()
        self._refresh()
        return brought

    def hold(self, event: QKeyEvent) -> bool:
        """A key that counts while it is held went down or up, wherever it was heard; False: it is no such."""
        means, down = self.keys.held(event), event.type() is QEvent.Type.KeyPress
        if means is None or (down and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier):
            return False
        if event.isAutoRepeat():
            return True
        if means is CanvasKey.PAN:
            self._space = down
            self._show_cursor()
            return True
        if means is CanvasKey.SUBTRACT:
            self._hand.subtract(down)
        else:
            self._hand.join(down)
        self._point()  # what it would act on is outlined before any press
        return True

    def hold_nothing(self) -> None:
        """Keys that were held may be let go where nobody hears it."""
        self._space = False
        self._hand.subtract(False)
        self._hand.join(False)
        self._hand.let_go()
        self._refresh()

    def event(self, event: QEvent) -> bool:
        # From the hand to the eye: what was asked for by an event is painted before anything else is made.
        if event.type() in _FROM_HANDS:
            self._picture.workshop.pause()
        return self._handled(event)

    def _handled(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            tab = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            # Before Qt moves the focus on, and before a shortcut of the window takes a key from a gesture.
            if event.type() is QEvent.Type.KeyPress and tab and self._key(event):
                return True
            if event.type() is QEvent.Type.ShortcutOverride and self.drawing and self._of_a_gesture(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.hold(event):
            return
        if self.drawing and self.keys.undoes(event):
            if not self.undo_point():
                self.cancel_drawing()
        elif self.can_redo_point and self.keys.redoes(event):
            self.redo_point()
        elif not (self._key(event) or self._category(event)):
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if self.hold(event):
            return
        number = self.keys.category_let_go(event)
        if number is not None and not event.isAutoRepeat():
            self._hand.let_go(number)
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.hold_nothing()
        super().focusOutEvent(event)

    def _key(self, event: QKeyEvent) -> bool:
        key = self.keys.tool_key(event)
        if key is None:
            return False
        if self._hand.key(key, large=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)):
            self._refresh()
            return True
        if key in _ARROWS:
            self._pan(*_ARROWS[key])
        return key in _ARROWS

    def _category(self, event: QKeyEvent) -> bool:
        number = self.keys.category(event)
        if number is None or event.isAutoRepeat():
            return number is not None
        return self._hand.choose(number)

    def _of_a_gesture(self, event: QKeyEvent) -> bool:
        keys = self.keys
        return keys.tool_key(event) is not None or keys.undoes(event) or keys.redoes(event)
