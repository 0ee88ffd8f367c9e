"""What the parts of the work page have to say, and what of it is not so any more."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from labelqueue.ui.document import Document
from labelqueue.ui.work_session import WorkSession


class Speaker(Protocol):
    """Has `notice_requested`, a signal of a text and its kind."""

    @property
    def notice_requested(self) -> SignalInstance:
        """The signal."""


class PassingNotices(QObject):
    """Passes on what is said; warnings about the drawing last until there is another label or sample."""

    requested = Signal(str, str)  # text, kind
    outdated = Signal(str)  # text

    def __init__(self, document: Document, session: WorkSession, parent: QObject) -> None:
        super().__init__(parent)
        self._texts: list[str] = []
        document.label_changed.connect(self._take_back)
        document.refused.connect(lambda text: self._pass_on(text, "warning"))
        for moved in (session.item_opened, session.view_opened, session.nothing_left, session.released):
            moved.connect(self._take_back)

    def hear(self, *speakers: Speaker) -> None:
        """Pass on what these say."""
        for speaker in speakers:
            speaker.notice_requested.connect(self.requested)

    def hear_of_drawing(self, *speakers: Speaker) -> None:
        """The same; their warnings are about the drawing as it is now."""
        for speaker in speakers:
            speaker.notice_requested.connect(self._pass_on)

    def _pass_on(self, text: str, kind: str) -> None:
        if kind == "warning":
            self._texts.append(text)
        self.requested.emit(text, kind)

    def _take_back(self, _what: object = None) -> None:
        texts, self._texts = self._texts, []
        for text in texts:
            self.outdated.emit(text)
