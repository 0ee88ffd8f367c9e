"""The field for the search on the Samples page."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from labelqueue.domain.errors import KnownError
from labelqueue.domain.query import InvalidQuery
from labelqueue.ui.i18n import tr
from labelqueue.ui.icons import icon
from labelqueue.ui.widgets.search_field import SearchField

NARROWEST: Final = 160  # pixels that the name of a dataset leaves
TYPING: Final = 250  # milliseconds without a key until a search goes out


class SampleSearch(SearchField):
    """What is searched for; it says so when somebody pauses in typing it."""

    search_changed = Signal()
    """There is another search, and nobody goes on typing."""
    open_requested = Signal()
    """Enter, and the rows that are shown are those of this search."""
    rows_requested = Signal()
    """Down: to the rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search_samples")
        self.setPlaceholderText(tr("Search, for example: status:rejected labeled-by:ann name:street*"))
        self.setAccessibleName(tr("Search samples"))
        self.setClearButtonEnabled(True)
        self.addAction(icon("search", role="text_muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(NARROWEST)
        self._unfinished = False
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        self._typing.timeout.connect(self._on_pause)
        self.offers_closed.connect(self._on_offers_closed)
        self.textEdited.connect(lambda _text: self._typing.start())
        self.textChanged.connect(lambda text: None if text else self._typing.start())
        self.returnPressed.connect(self._on_enter)

    def show_search(self, text: str) -> None:
        """Have `text` there without searching for it: whoever calls this does that."""
        self.setText(text)
        self._typing.stop()
        self.close_offers()

    def search_now(self, text: str) -> None:
        """Search for `text` at once, as if it had been typed."""
        self.show_search(text)
        self.search_changed.emit()

    def show_wrong(self, error: KnownError | None) -> None:
        """Mark what cannot be understood; None: everything can."""
        self.mark(error if isinstance(error, InvalidQuery) else None)

    @property
    def typing(self) -> bool:
        """Whether what stands there has not been searched for yet."""
        return self._typing.isActive()

    def _on_pause(self) -> None:
        """Nobody is told that half a term is wrong while they choose the other half."""
        self._unfinished = self.offering and self.problem is not None
        if not self._unfinished:
            self.search_changed.emit()

    def _on_offers_closed(self) -> None:
        if self._unfinished:
            self._unfinished = False
            self._typing.start()

    def _on_enter(self) -> None:
        """What was typed last may not have been looked for yet."""
        if self._typing.isActive():
            self._typing.stop()
            self.search_changed.emit()
        else:
            self.open_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self.offering:
            self.rows_requested.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()  # the next one leaves the page
        else:
            super().keyPressEvent(event)
