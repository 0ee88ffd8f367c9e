"""How samples stand, as a table that asks for more rows when somebody scrolls to its end."""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from labelqueue.domain.phrase import phrase
from labelqueue.domain.sample import SampleRow
from labelqueue.domain.status import words
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.icons import status_icon

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class Column(IntEnum):
    """From left to right."""

    NAME = 0
    STATUS = 1
    HOLDER = 2
    LABELER = 3
    REVIEWER = 4
    PRIORITY = 5
    QUEUE = 6


HEADINGS: Final[Mapping[Column, str]] = {
    Column.NAME: phrase("Sample"),
    Column.STATUS: phrase("Status"),
    Column.HOLDER: phrase("In hand of"),
    Column.LABELER: phrase("Labeler"),
    Column.REVIEWER: phrase("Reviewer"),
    Column.PRIORITY: phrase("Priority"),
    Column.QUEUE: phrase("Queue"),
}
"""Total over the columns."""


class SampleTable(QAbstractTableModel):
    """Rows by name; whoever owns it fetches them."""

    more_requested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SampleRow] = []
        self._more = False
        self._asked = False

    @property
    def rows(self) -> Sequence[SampleRow]:
        """What is shown."""
        return self._rows

    def show_rows(self, rows: Sequence[SampleRow], *, more: bool) -> None:
        """Show these instead of what was there; `more`: there may be others behind them."""
        self.beginResetModel()
        self._rows, self._more, self._asked = list(rows), more, False
        self.endResetModel()

    def add_rows(self, rows: Sequence[SampleRow], *, more: bool) -> None:
        """Show these, too."""
        self._more, self._asked = more, False
        if rows:
            self.beginInsertRows(_NOWHERE, len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not self._asked and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        self._asked = True
        self.more_requested.emit()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return translated(HEADINGS[Column(section)])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DecorationRole and column is Column.STATUS:
            return status_icon(row.status)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _TEXT[column](row)
        return None


def _person(who: str | None, assigned: str | None) -> str:
    """Who did it, and for whom it is kept."""
    kept = tr("for {assigned}", assigned=assigned) if assigned and assigned != who else ""
    return ", ".join(part for part in (who or "", kept) if part)


_TEXT: Final[Mapping[Column, Callable[[SampleRow], str]]] = {
    Column.NAME: lambda row: row.name,
    Column.STATUS: lambda row: translated(words(row.status)),
    Column.HOLDER: lambda row: row.holder or "",
    Column.LABELER: lambda row: _person(row.labeler, row.assigned_labeler),
    Column.REVIEWER: lambda row: _person(row.reviewer, row.assigned_reviewer),
    Column.PRIORITY: lambda row: f"{row.priority:g}" if row.priority else "",
    Column.QUEUE: lambda row: row.queue,
}
"""Total over the columns."""
