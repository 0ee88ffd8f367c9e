"""Samples that were counted somewhere, on their way to the Samples page."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from labelqueue.domain.query import Query
from labelqueue.domain.query_parser import parse
from labelqueue.domain.statistics_behind import FoundBehind
from labelqueue.ui.i18n import counted, tr
from labelqueue.ui.icons import icon
from labelqueue.ui.widgets.words import label


@dataclass(frozen=True, slots=True)
class NamedSet:
    """What they are, in words, and which."""

    title: str
    found: FoundBehind

    @property
    def dataset(self) -> str:
        """Whose samples they are."""
        return self.found.dataset

    @property
    def search(self) -> str:
        """What finds them, as far as the language of the search says it."""
        return str(self.found.query)

    @property
    def is_search(self) -> bool:
        """Whether the search says it all."""
        return self.found.query.among is None


def within(text: str, among: NamedSet | None) -> Query:
    """The search that somebody wrote, among these samples.

    Raises:
        InvalidQuery: it cannot be understood.
    """
    written = parse(text)
    return written if among is None else replace(written, among=among.found.query.among)


class SetBar(QFrame):
    """Says above the samples of a set what they are, and how one gets out of it."""

    all_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("samples_set")
        self.setProperty("kind", "banner")
        self._words = label(wrap=True)
        self._words.setObjectName("samples_set_words")
        every = QPushButton(tr("Show all samples"))
        every.setObjectName("leave_samples_set")
        every.setProperty("kind", "small")
        every.clicked.connect(self.all_requested)
        back = QPushButton(icon("statistics"), tr("Back to the statistics"))
        back.setObjectName("back_to_statistics")
        back.setProperty("kind", "small")
        back.clicked.connect(self.back_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(every)
        row.addWidget(back)
        self.hide()

    def show_set(self, shown: NamedSet | None) -> None:
        """Say what is shown; None: all samples."""
        self.setVisible(shown is not None)
        if shown is not None:
            self._words.setText(_words(shown))
            self.setAccessibleName(self._words.text())


def _words(shown: NamedSet) -> str:
    many = shown.found.samples or 0
    if shown.found.more:
        return tr("{title}: the latest {n} samples of more", title=shown.title, n=many)
    return counted("{title}: {n} sample", "{title}: {n} samples", many, title=shown.title)
