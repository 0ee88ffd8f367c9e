"""The people of a workspace, as a table."""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QIcon

from labelqueue.domain.member import Member, Role
from labelqueue.domain.mine import Waits
from labelqueue.domain.people import MemberRow, People, QueuePeople
from labelqueue.domain.phrase import Phrase, phrase, phrases
from labelqueue.domain.settings import DEFAULT_QUEUE
from labelqueue.domain.status import Mode
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.icons import icon
from labelqueue.ui.theme import color
from labelqueue.ui.widgets.moments import since
from labelqueue.ui.widgets.paged_table import Index, PagedTable

FEW: Final = 2
"""So many queues are named where there is little room."""


class Column(IntEnum):
    """From left to right."""

    NAME = 0
    ROLE = 1
    LABELS = 2
    REVIEWS = 3
    IN_HAND = 4
    WAITING = 5
    SEEN = 6
    HOST = 7
    VERSION = 8


HEADINGS: Final[Mapping[Column, str]] = {
    Column.NAME: phrase("Member"),
    Column.ROLE: phrase("Role"),
    Column.LABELS: phrase("Labels in"),
    Column.REVIEWS: phrase("Reviews in"),
    Column.IN_HAND: phrase("In hand"),
    Column.WAITING: phrase("Waiting for them"),
    Column.SEEN: phrase("Last seen"),
    Column.HOST: phrase("On"),
    Column.VERSION: phrase("Version"),
}
"""Total over the columns."""

ROLES: Final[Mapping[Role, str]] = {
    Role.VIEWER: phrase("viewer"),
    Role.ANNOTATOR: phrase("annotator"),
    Role.REVIEWER: phrase("reviewer"),
    Role.MANAGER: phrase("manager"),
}
"""Total over the roles."""


def waiting_words(why: Waits, n: int) -> Phrase:
    """So many samples wait for that reason."""
    match why:
        case Waits.SAVED:
            return phrases("{n} saved", "{n} saved", n)
        case Waits.REJECTED:
            return phrases("{n} rejected", "{n} rejected", n)
        case Waits.CORRECTED:
            return phrases("{n} corrected", "{n} corrected", n)
        case Waits.ASSIGNED:
            return phrases("{n} assigned", "{n} assigned", n)


def place_words(one: QueuePeople) -> str:
    """A queue as it is called among those of other datasets."""
    return one.dataset if one.queue == DEFAULT_QUEUE else f"{one.dataset} / {one.queue}"


class MemberTable(PagedTable[MemberRow]):
    """All of them, or those whose names have something in them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__([translated(HEADINGS[column]) for column in Column], parent)
        self.people = People((), ())
        self._wanted = ""
        self._order = (Column.NAME, Qt.SortOrder.AscendingOrder)

    def show_people(self, people: People) -> None:
        """Show these instead."""
        self.people = people
        self._show()

    def find(self, text: str) -> None:
        """Show only those with this in their names."""
        self._wanted = text.strip().casefold()
        self._show()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By what stands in that column; who is let in no more comes last at any rate."""
        self._order = (Column(column), order)
        self._show()

    def _show(self) -> None:
        column, order = self._order
        rows = [row for row in self.people.members if self._wanted in row.member.name.casefold()]
        rows.sort(key=lambda row: row.member.name.casefold())
        rows.sort(key=lambda row: self._key(row, column), reverse=order is Qt.SortOrder.DescendingOrder)
        rows.sort(key=lambda row: not row.member.active)
        self.show_rows(rows, more=False)

    def _key(self, row: MemberRow, column: Column) -> Any:
        match column:
            case Column.ROLE:
                return list(Role).index(row.member.role)
            case Column.IN_HAND:
                return row.in_hand
            case Column.WAITING:
                return row.waits
            case Column.SEEN:
                return row.seen.timestamp() if row.seen is not None else 0.0
            case _:
                return self.text(row, column).casefold()

    def text(self, row: MemberRow, column: int) -> str:
        """What stands there."""
        match Column(column):
            case Column.LABELS:
                return self._queues(row.member, Mode.LABEL)
            case Column.REVIEWS:
                return self._queues(row.member, Mode.REVIEW)
            case other:
                return _TEXT[other](row)

    def decoration(self, row: MemberRow, column: int) -> QIcon | None:
        """A mark for who is here now."""
        return icon("accept", role="success") if column == Column.SEEN and row.here else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.ForegroundRole and not row.member.active:
            return QColor(color("text_muted"))
        if role == Qt.ItemDataRole.ToolTipRole and column in _MODES:
            queues = self.people.queues_of(row.member, _MODES[column])
            return "\n".join(place_words(one) for one in queues)
        return super().data(index, role)

    def _queues(self, who: Member, mode: Mode) -> str:
        queues = self.people.queues_of(who, mode)
        if len(queues) == len(self.people.queues) > 1:
            return tr("all queues")
        if len(queues) > FEW:
            return tr("{n} of {all} queues", n=len(queues), all=len(self.people.queues))
        return ", ".join(place_words(one) for one in queues)


_MODES: Final = {Column.LABELS: Mode.LABEL, Column.REVIEWS: Mode.REVIEW}


def _role(row: MemberRow) -> str:
    role = translated(ROLES[row.member.role])
    return role if row.member.active else tr("{role}, not active", role=role)


def _waiting(row: MemberRow) -> str:
    some: Sequence[Phrase] = [waiting_words(why, n) for why, n in row.waiting.items() if n]
    return ", ".join(translated(one) for one in some)


def _seen(row: MemberRow) -> str:
    if row.here:
        return tr("now")
    return since(row.seen) if row.seen is not None else tr("never")


_TEXT: Final[Mapping[Column, Callable[[MemberRow], str]]] = {
    Column.NAME: lambda row: row.member.name,
    Column.ROLE: _role,
    Column.IN_HAND: lambda row: str(row.in_hand) if row.in_hand else "",
    Column.WAITING: _waiting,
    Column.SEEN: _seen,
    Column.HOST: lambda row: row.host,
    Column.VERSION: lambda row: row.version,
}
"""What needs only the row."""
