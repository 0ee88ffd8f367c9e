"""What is filtered by less often: a menu."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from labelqueue.domain.phrase import phrase
from labelqueue.domain.query import Field, metadata_key
from labelqueue.domain.vocabulary import Vocabulary
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.widgets.search_words import TITLES

_LISTS: Final = (Field.REVIEWED_BY, Field.ASSIGNED_TO, Field.HELD_BY)
_SINCE: Final = (
    ("today", phrase("Today"), False),
    ("yesterday", phrase("Yesterday"), False),
    ("7d", phrase("In the last 7 days"), False),
    ("30d", phrase("In the last 30 days"), False),
    ("7d", phrase("Not in the last 7 days"), True),
    ("30d", phrase("Not in the last 30 days"), True),
)
_DAYS: Final = (Field.CHANGED, Field.LABELED, Field.REVIEWED, Field.ADDED)
_COUNTS: Final = (("0", phrase("None")), (">0", phrase("At least one")), (">10", phrase("More than 10")))
_MOST_KEYS: Final = 30


class MoreFilters(QObject):
    """`menu` asks for lists and for single values."""

    list_requested = Signal(str)
    """A list to tick in for that key."""
    wanted = Signal(str, str, bool)
    """Key, value and whether it must not be; an empty value: any."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.metadata: Sequence[tuple[str, tuple[str, ...]]] = ()
        """Keys of the metadata as a search writes them, with their values."""
        self.menu = QMenu(parent)
        self.menu.setObjectName("more_filters")
        for field in _LISTS:
            self._add_list(self.menu, field.value, translated(TITLES[field]))
        self.menu.addSeparator()
        for field in _DAYS:
            self._add_days(field)
        self.menu.addSeparator()
        counts = self.menu.addMenu(translated(TITLES[Field.COUNT]))
        for value, text in _COUNTS:
            self._add(counts, Field.COUNT, value, translated(text))
        self._add(counts, Field.COUNT, "", tr("Any number"))
        self._metadata = self.menu.addMenu(tr("Metadata"))
        self.know(Vocabulary())

    def know(self, vocabulary: Vocabulary) -> None:
        """Offer these keys of the metadata."""
        self.metadata = [
            (metadata_key(key), values) for key, values in vocabulary.metadata.items() if values
        ][:_MOST_KEYS]
        self._metadata.clear()
        for key, _ in self.metadata:
            self._add_list(self._metadata, key, key.strip('"'))
        self._metadata.menuAction().setVisible(bool(self.metadata))

    def _add_list(self, menu: QMenu, key: str, text: str) -> None:
        action = menu.addAction(tr("{text}…", text=text.replace("&", "&&")))
        action.setObjectName(f"filter:{key}")
        action.triggered.connect(lambda _checked=False: self.list_requested.emit(key))

    def _add_days(self, field: Field) -> None:
        menu = self.menu.addMenu(translated(TITLES[field]))
        for value, text, negated in _SINCE:
            self._add(menu, field, value, translated(text), negated=negated)
        if field is Field.REVIEWED:
            self._add(menu, field, "*", tr("Never"), negated=True)
        self._add(menu, field, "", tr("At any time"))

    def _add(self, menu: QMenu, field: Field, value: str, text: str, *, negated: bool = False) -> None:
        action = menu.addAction(text)
        action.setObjectName(f"{'-' if negated else ''}{field}:{value}")
        action.triggered.connect(partial(self._on_chosen, field.value, value, negated))

    def _on_chosen(self, key: str, value: str, negated: bool, _checked: bool = False) -> None:
        self.wanted.emit(key, value, negated)
