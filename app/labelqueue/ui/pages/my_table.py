"""A member's own work as a table."""

from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import Final, assert_never

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon

from labelqueue.domain.mine import MyRow, Share, Waits
from labelqueue.domain.phrase import phrase
from labelqueue.domain.settings import DEFAULT_QUEUE
from labelqueue.domain.status import Mode, words
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.icons import status_icon
from labelqueue.ui.widgets.moments import since
from labelqueue.ui.widgets.paged_table import PagedTable


class Column(IntEnum):
    """From left to right."""

    SAMPLE = 0
    STATUS = 1
    WHEN = 2
    WHAT = 3
    WHERE = 4


HEADINGS: Final[Mapping[Column, str]] = {
    Column.SAMPLE: phrase("Sample"),
    Column.STATUS: phrase("How it stands"),
    Column.WHEN: phrase("When"),
    Column.WHAT: phrase("What was said and done"),
    Column.WHERE: phrase("Where"),
}
"""Total over the columns."""


class MyTable(PagedTable[MyRow]):
    """One part of it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__([translated(HEADINGS[column]) for column in Column], parent)
        self.share = Share.WAITING

    def text(self, row: MyRow, column: int) -> str:
        """What stands there."""
        return _TEXT[Column(column)](row, self.share)

    def decoration(self, row: MyRow, column: int) -> QIcon | None:
        """The icon of the status."""
        return status_icon(row.status) if column == Column.STATUS else None


def place(row: MyRow) -> str:
    """Dataset and queue, as people call them."""
    return row.dataset if row.queue == DEFAULT_QUEUE else f"{row.dataset} / {row.queue}"


def what(row: MyRow, share: Share) -> str:
    """Why it is there, by whom, and what they wrote."""
    said = _happened(row, share)
    return f"{said}: {row.comment}" if said and row.comment else said or row.comment


def _happened(row: MyRow, share: Share) -> str:
    match share:
        case Share.IN_HAND:
            return tr("labeling") if row.mode is Mode.LABEL else tr("reviewing")
        case Share.WAITING:
            return _waits(row)
        case Share.SUBMITTED:
            return ""
        case Share.ACCEPTED:
            return tr("accepted by {who}", who=row.who)
        case Share.REJECTED:
            return tr("rejected by {who}", who=row.who)
        case Share.REVIEWED:
            return tr("labeled by {who}", who=row.who) if row.who else ""
        case _:
            assert_never(share)


def _waits(row: MyRow) -> str:
    match row.waits:
        case Waits.SAVED:
            return tr("you were in the middle of it")
        case Waits.REJECTED:
            return tr("rejected by {who}", who=row.who) if row.who else tr("rejected")
        case Waits.CORRECTED:
            return tr("corrected by {who}", who=row.who) if row.who else tr("corrected")
        case Waits.ASSIGNED:
            return tr("assigned to you")
        case None:
            return ""
        case _:
            assert_never(row.waits)


_TEXT: Final[Mapping[Column, Callable[[MyRow, Share], str]]] = {
    Column.SAMPLE: lambda row, _share: row.sample,
    Column.STATUS: lambda row, _share: translated(words(row.status)),
    Column.WHEN: lambda row, _share: since(row.at),
    Column.WHAT: what,
    Column.WHERE: lambda row, _share: place(row),
}
"""Total over the columns."""
