"""What happens before a sample is left: it goes back to the queue, and a drawing is not lost on the way."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from labelqueue.domain.errors import KnownError
from labelqueue.domain.phrase import phrase
from labelqueue.domain.status import Action
from labelqueue.ui.canvas import Canvas
from labelqueue.ui.dialogs.unsaved import HangingDialog, Leave, UnsavedDialog
from labelqueue.ui.document import Document
from labelqueue.ui.i18n import translated
from labelqueue.ui.work_session import WorkSession

UNFINISHED: Final = phrase("Finish or cancel the shape first.")
WAITING: Final = phrase("Waiting for the server…")
PATIENCE: Final = 1000  # milliseconds before anybody is told that the way back takes its time


class Departure(QObject):
    """Gives back the sample in hand, then does what the user wants instead."""

    notice_requested = Signal(str, str)  # text, kind
    notice_outdated = Signal(str)  # text: it is not so any more
    put_aside = Signal()
    """The drawing is to stay on this computer."""
    discarded = Signal(object)  # WorkItem: nobody wants what was drawn on it

    def __init__(self, session: WorkSession, document: Document, canvas: Canvas, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self._session, self._document, self._canvas = session, document, canvas
        self._then: Callable[[], None] | None = None
        self._stayed: Callable[[], None] | None = None
        self._waiting: Callable[[], None] | None = None
        self._discarded = False
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._say_waiting)
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
        """Whether there is a drawing that only exists here, and that nobody has given up."""
        if self._discarded or not self.draws_on_item:
            return False
        return self._document.modified or self._canvas.drawing

    @property
    def draws_on_item(self) -> bool:
        """Whether the document is the label of the sample in hand: not while its image is on the way."""
        item = self._session.item
        return item is not None and self._document.subject == item.claim

    def begin(
        self, then: Callable[[], None], *, ask: bool = False, stayed: Callable[[], None] | None = None
    ) -> None:
        """Give back what is in hand, then call `then`; a drawing is saved first, where the queue has Save.

        `ask`: ask the user even then. Where there is no Save they are always asked. While an action is under
        way this waits for its end; who asks a second time may leave without it. `stayed`: it came to nothing.
        """
        if self._session.busy:
            self._wait(then, ask=ask, stayed=stayed)
            return
        self._stayed = stayed
        if self._session.item is None:
            then()
        elif not self.loses_something:
            self._release(then)
        elif self._canvas.drawing and not ask:
            self.notice_requested.emit(translated(UNFINISHED), "info")
            self._stay()
        elif self._session.allows(Action.SAVE) and not ask:
            self._save(then)
        else:
            self._ask(then)

    def _wait(self, then: Callable[[], None], *, ask: bool, stayed: Callable[[], None] | None) -> None:
        again = self.under_way or self._waiting is not None
        self._waiting = lambda: self.begin(then, ask=ask, stayed=stayed)
        if again and ask:
            self._offer_to_give_up(then)
        else:
            self._say_waiting()

    def _say_waiting(self) -> None:
        if self._session.busy:
            self.notice_requested.emit(translated(WAITING), "info")

    def _release(self, then: Callable[[], None]) -> None:
        self._then = then
        self._patience.start()
        self._session.release()

    def _discard(self, then: Callable[[], None]) -> None:
        """The drawing is given up or kept here, so a server that is gone is no reason to stay."""
        self._discarded = True
        self._release(then)

    def _save(self, then: Callable[[], None]) -> None:
        self._then = then
        self._patience.start()
        document = self._document
        self._session.send(Action.SAVE, label=document.label, subject=document.subject)

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
                case Leave.ASIDE:
                    self.put_aside.emit()
                    self._discard(then)
                case Leave.DISCARD:
                    self.discarded.emit(item)
                    self._discard(then)
                case Leave.STAY:
                    self._canvas.setFocus()
                    self._stay()

        dialog.answered.connect(answered)
        dialog.open()

    def _offer_to_give_up(self, then: Callable[[], None]) -> None:
        if self._page.findChild(HangingDialog) is not None:
            return
        dialog = HangingDialog(self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.given_up.connect(lambda: self._give_up(then))
        dialog.open()

    def _give_up(self, then: Callable[[], None]) -> None:
        if self.loses_something:
            self.put_aside.emit()
        self._waiting, self._then = None, then
        self._session.forget()

    def _on_saved(self) -> None:
        if self._then is not None:
            self._session.release()

    def _on_failed(self, _error: KnownError) -> None:
        if self._then is not None and not self.loses_something:
            # Whoever wants to go may go; the queue takes the sample back by itself in time.
            self._session.forget()
        else:
            self._then = None
            self._stay()

    def _stay(self) -> None:
        stayed, self._stayed = self._stayed, None
        if stayed is not None:
            stayed()

    def _finish(self) -> None:
        self._discarded = False
        then, self._then, self._stayed = self._then, None, None
        if then is not None:
            then()

    def _on_busy(self, busy: bool) -> None:
        if busy:
            return
        self._patience.stop()
        self.notice_outdated.emit(translated(WAITING))
        dialog = self._page.findChild(HangingDialog)
        if dialog is not None:
            dialog.close()  # what it asks has been answered
        if self._waiting is not None:
            # Later: the answer that ended it has not been shown yet.
            QTimer.singleShot(0, self, self._waiting)
            self._waiting = None
