"""A table of any length that holds only the pages of rows that were looked at last."""

from abc import abstractmethod
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QIcon

from labelqueue.ui.i18n import tr
from labelqueue.ui.theme import tokens

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
PAGE: Final = 200  # rows
KEPT: Final = 50  # pages


class Absence(Enum):
    """Why there is no row at a place."""

    COMING = "coming"
    GONE = "gone"


class VirtualTable(QAbstractTableModel, Generic[Row]):
    """Whoever owns it fetches the pages; subclasses say what stands in the columns."""

    missing = Signal()
    """Somebody looked at rows that are not here."""

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = headings
        self._length = 0
        self._pages: OrderedDict[int, Sequence[Row | None]] = OrderedDict()
        self._missed = False

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these instead of what was there: the first page, as far as is known all there is."""
        self.beginResetModel()
        self._length = len(rows)
        self._pages.clear()
        if rows:
            self._pages[0] = list(rows)
        self._missed = False
        self.endResetModel()

    def show_length(self, length: int, pages: Mapping[int, Sequence[Row | None]]) -> None:
        """Have so many rows, of which `pages` are here; what stays to be seen moves as little as possible."""
        before = self._length
        self._pages.clear()
        self._pages.update(pages)
        if length > before:
            self.beginInsertRows(_NOWHERE, before, length - 1)
            self._length = length
            self.endInsertRows()
        elif length < before:
            self.beginRemoveRows(_NOWHERE, length, before - 1)
            self._length = length
            self.endRemoveRows()
        if length:
            self.dataChanged.emit(self.index(0, 0), self.index(length - 1, self.columnCount() - 1))

    def take(self, page: int, rows: Sequence[Row | None]) -> None:
        """A page is here."""
        self._pages[page] = rows
        self._pages.move_to_end(page)
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        first, last = page * PAGE, min((page + 1) * PAGE, self._length) - 1
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def lacks(self, page: int) -> bool:
        """Whether that page exists and is not here."""
        return 0 <= page * PAGE < self._length and page not in self._pages

    def look_again(self) -> None:
        """Say it anew when somebody looks at rows that are not here."""
        self._missed = False

    def row(self, place: int) -> Row | Absence:
        """What stands at a place."""
        number, within = divmod(place, PAGE)
        page = self._pages.get(number)
        if page is None or within >= len(page):
            if not self._missed:
                self._missed = True
                self.missing.emit()
            return Absence.COMING
        self._pages.move_to_end(number)
        found = page[within]
        return Absence.GONE if found is None else found

    def here(self, place: int) -> Row | None:
        """The same, if it is here; nobody is sent for it."""
        number, within = divmod(place, PAGE)
        page = self._pages.get(number, ())
        if page:
            self._pages.move_to_end(number)
        return page[within] if within < len(page) else None

    @property
    def length(self) -> int:
        """How many rows there are."""
        return self._length

    @abstractmethod
    def text(self, row: Row, column: int) -> str:
        """What stands there; also what is said where there is no room for it."""

    def decoration(self, row: Row, column: int) -> QIcon | None:
        """The icon before the text."""

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._length

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ROLES:
            return None
        row, column = self.row(index.row()), index.column()
        if isinstance(row, Absence):
            return _instead(row, column, role)
        if role == Qt.ItemDataRole.DecorationRole:
            return self.decoration(row, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return None
        return self.text(row, column)


_ROLES: Final = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.DecorationRole,
        Qt.ItemDataRole.ForegroundRole,
    }
)


def _instead(absence: Absence, column: int, role: int) -> Any:
    if role == Qt.ItemDataRole.ForegroundRole:
        return QColor(tokens().text_muted)
    if role == Qt.ItemDataRole.DecorationRole or column:
        return None
    return words_of(absence)


def words_of(absence: Absence) -> str:
    """What stands there instead of a row."""
    return "…" if absence is Absence.COMING else tr("not there any more")
