"""How samples stand, as a table."""

from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIcon

from labelqueue.domain.listing import SampleOrder, SortBy
from labelqueue.domain.phrase import phrase
from labelqueue.domain.sample import SampleRow
from labelqueue.domain.status import LabelStatus, words
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.icons import status_icon
from labelqueue.ui.widgets.moments import since
from labelqueue.ui.widgets.virtual_table import VirtualTable


class Column(IntEnum):
    """From left to right."""

    NAME = 0
    STATUS = 1
    HOLDER = 2
    LABELER = 3
    REVIEWER = 4
    PRIORITY = 5
    COUNT = 6
    CHANGED = 7
    QUEUE = 8


HEADINGS: Final[Mapping[Column, str]] = {
    Column.NAME: phrase("Sample"),
    Column.STATUS: phrase("Status"),
    Column.HOLDER: phrase("In hand of"),
    Column.LABELER: phrase("Labeler"),
    Column.REVIEWER: phrase("Reviewer"),
    Column.PRIORITY: phrase("Priority"),
    Column.COUNT: phrase("Objects"),
    Column.CHANGED: phrase("Since"),
    Column.QUEUE: phrase("Queue"),
}
"""Total over the columns."""

ORDERS: Final[Mapping[Column, SortBy]] = {
    Column.NAME: SortBy.NAME,
    Column.STATUS: SortBy.STATUS,
    Column.HOLDER: SortBy.HOLDER,
    Column.LABELER: SortBy.LABELER,
    Column.REVIEWER: SortBy.REVIEWER,
    Column.PRIORITY: SortBy.PRIORITY,
    Column.COUNT: SortBy.COUNT,
    Column.CHANGED: SortBy.CHANGED,
    Column.QUEUE: SortBy.QUEUE,
}
"""What a click on the heading sorts by; total over the columns."""


class SampleTable(VirtualTable[SampleRow]):
    """Those that a search finds, in its order."""

    order_requested = Signal(object)
    """`SampleOrder`: somebody wants the rows in that order."""

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for the rows in another order: only the database knows all of them."""
        descending = order is Qt.SortOrder.DescendingOrder
        self.order_requested.emit(SampleOrder(ORDERS[Column(column)], descending=descending))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__([translated(HEADINGS[column]) for column in Column], parent)
        self._icons = {status: status_icon(status) for status in LabelStatus}

    def text(self, row: SampleRow, column: int) -> str:
        """What stands there."""
        return _TEXTS[column](row)

    def decoration(self, row: SampleRow, column: int) -> QIcon | None:
        """The icon of the status."""
        return self._icons[row.status] if column == Column.STATUS else None


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
    Column.COUNT: lambda row: str(row.annotations) if row.revision else "",
    Column.CHANGED: lambda row: since(row.changed_at),
    Column.QUEUE: lambda row: row.queue,
}
"""Total over the columns."""

_TEXTS: Final = tuple(_TEXT[column] for column in Column)
