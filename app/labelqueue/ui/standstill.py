"""While an answer or an image is on its way, nothing is to be changed, and nothing is to flicker."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from labelqueue.ui.canvas import Canvas
from labelqueue.ui.shield import Shield

FLICKER: Final = 200  # milliseconds that the toolbars may look enabled while an action is under way


class Standstill(QObject):
    """Keeps the hand away from the drawing, and holds the look of the toolbars for a moment."""

    def __init__(self, canvas: Canvas, column: QWidget, toolbars: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._toolbars = tuple(toolbars)
        self._shield = Shield(canvas, column, parent=self)
        self._shield.pointer_moved.connect(canvas.see_pointer)
        self._thaw = QTimer(self, singleShot=True, interval=FLICKER)
        self._thaw.timeout.connect(lambda: self._freeze(False))
        self._waiting = False

    def begin(self, *, waiting: bool, asking: bool) -> None:
        """Before the actions show what may be done now.

        `waiting`: for an answer or an image, which would wipe out what is drawn now; `asking`: for a
        comment, whose letters must not end up in the drawing.
        """
        self._set_shield(waiting or asking)
        # A disabled look of a few milliseconds would only flicker.
        if waiting and not self._waiting:
            self._freeze(True)
            self._thaw.start()
        self._waiting = waiting

    def end(self, *, waiting: bool) -> None:
        """After they have."""
        if not waiting:
            self._thaw.stop()
            self._freeze(False)

    def _set_shield(self, up: bool) -> None:
        if up and not self._shield.up:
            self._canvas.cancel_drawing()  # a button that is down would go on drawing when it moves
        lifted = self._shield.up and not up
        self._shield.set_up(up)
        if lifted:
            self._canvas.look_again()

    def _freeze(self, frozen: bool) -> None:
        for toolbar in self._toolbars:
            toolbar.setUpdatesEnabled(not frozen)
