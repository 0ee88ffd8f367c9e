"""What happens before a sample is left: it goes back to the queue, and a drawing is not lost on the way."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from labelqueue.domain.errors import KnownError
from labelqueue.domain.status import Action
from labelqueue.ui.canvas import Canvas
from labelqueue.ui.dialogs.unsaved import Leave, UnsavedDialog
from labelqueue.ui.document import Document
from labelqueue.ui.work_session import WorkSession

UNFINISHED = "Finish or cancel the shape first (Enter / Esc)."


class Departure(QObject):
    """Gives back the sample in hand, then does what the user wants instead."""

    notice_requested = Signal(str, str)  # text, kind

    def __init__(self, session: WorkSession, document: Document, canvas: Canvas, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._session, self._document, self._canvas = session, document, canvas
        self._then: Callable[[], None] | None = None
        self._waiting: Callable[[], None] | None = None
        session.item_saved.connect(self._on_saved)
        session.released.connect(self._finish)
        session.fenced.connect(self._finish)
        session.failed.connect(self._on_failed)
        session.busy_changed.connect(self._on_busy)

    @property
    def under_way(self) -> bool:
        """Whether the sample in hand is on its way back."""
        return self._then is not None

    @property
    def loses_something(self) -> bool:
        """Whether there is a drawing that only exists here."""
        return self._session.item is not None and (self._document.modified or self._canvas.drawing)

    def begin(self, then: Callable[[], None], *, ask: bool = False) -> None:
        """Give back what is in hand, then call `then`; a drawing is saved first, where the queue has Save.

        `ask`: ask the user even then. Where there is no Save they are always asked. While an action is under
        way this waits for its end.
        """
        if self._session.busy:
            self._waiting = lambda: self.begin(then, ask=ask)
        elif self._session.item is None:
            then()
        elif not self.loses_something:
            self._release(then)
        elif self._canvas.drawing and not ask:
            self.notice_requested.emit(UNFINISHED, "info")
        elif self._session.allows(Action.SAVE) and not ask:
            self._save(then)
        else:
            self._ask(then)

    def _release(self, then: Callable[[], None]) -> None:
        self._then = then
        self._session.release()

    def _save(self, then: Callable[[], None]) -> None:
        self._then = then
        self._session.send(Action.SAVE, label=self._document.label)

    def _ask(self, then: Callable[[], None]) -> None:
        item = self._session.item
        if item is None or self._page.findChild(UnsavedDialog) is not None:
            return
        can_save = self._session.allows(Action.SAVE) and not self._canvas.drawing
        dialog = UnsavedDialog(item.sample.name, can_save=can_save, parent=self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def answered(answer: Leave) -> None:
            match answer:
                case Leave.SAVE:
                    self._save(then)
                case Leave.DISCARD:
                    self._release(then)
                case Leave.STAY:
                    self._canvas.setFocus()

        dialog.answered.connect(answered)
        dialog.open()

    def _on_saved(self) -> None:
        if self._then is not None:
            self._session.release()

    def _on_failed(self, _error: KnownError) -> None:
        if self._then is not None and not self.loses_something:
            # Whoever wants to go may go; the queue takes the sample back by itself in time.
            self._session.forget()
        else:
            self._then = None

    def _finish(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()

    def _on_busy(self, busy: bool) -> None:
        if not busy and self._waiting is not None:
            # Later: the answer that ended it has not been shown yet.
            QTimer.singleShot(0, self, self._waiting)
            self._waiting = None
