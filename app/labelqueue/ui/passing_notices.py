"""Warnings about the drawing on the canvas, which are not so any more when it changes."""

from PySide6.QtCore import QObject, Signal

from labelqueue.ui.document import Document
from labelqueue.ui.work_session import WorkSession


class PassingNotices(QObject):
    """Remembers them until there is another label, or another sample."""

    outdated = Signal(str)  # text

    def __init__(self, document: Document, session: WorkSession, parent: QObject) -> None:
        super().__init__(parent)
        self._texts: list[str] = []
        document.label_changed.connect(self._take_back)
        for moved in (session.item_opened, session.view_opened, session.nothing_left, session.released):
            moved.connect(self._take_back)

    def note(self, text: str, kind: str = "warning") -> None:
        """That was said about the drawing as it is now."""
        if kind == "warning":
            self._texts.append(text)

    def _take_back(self, _what: object = None) -> None:
        texts, self._texts = self._texts, []
        for text in texts:
            self.outdated.emit(text)
