"""What statistics are about: which queues, which time, whose work, and who may be named."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Dialect,
    Text,
    and_,
    case,
    func,
    literal,
    literal_column,
    null,
    select,
    union_all,
)

from labelqueue.domain.days import Asked, Days
from labelqueue.domain.ids import MemberId, QueueId
from labelqueue.domain.member import Member
from labelqueue.domain.work_unit import Kind
from labelqueue.store.dialects import Id, Instant, now
from labelqueue.store.queues import QueueRow
from labelqueue.store.statements import finishing, moving
from labelqueue.store.statistics_dialects import written
from labelqueue.store.tables import event, queue, work_unit

Value = ColumnElement[Any]

Found = TypeVar("Found", bound=Sized)

LITTLE: Final = 20_000
"""Lines of the history that are quickly read, and soon forgotten."""

AT_ONCE: Final = 31
"""Days whose lines are read together: all of a month, and of years no more than the memory bears."""


@dataclass(frozen=True, slots=True)
class Scope:
    """`queues` with the names of their datasets; `only` this member's work (None: everybody's)."""

    who: Member
    queues: Mapping[QueueId, tuple[str, QueueRow]]
    asked: Asked
    days: Days
    now: datetime
    only: MemberId | None
    dialect: Dialect

    @property
    def ids(self) -> Sequence[QueueId]:
        """The queues."""
        return list(self.queues)

    @property
    def parts(self) -> Sequence["Scope"]:
        """The same, in the fewest questions of which each is answered by an index in the order of time."""
        if self.dialect.name == "postgresql" or self.only is not None:
            return [self]
        return [replace(self, queues={id_: of}) for id_, of in self.queues.items()]

    @property
    def hidden(self) -> list[QueueId]:
        """The queues where whoever asks is not to know who labeled."""
        return [id_ for id_, (_, row) in self.queues.items() if row.settings.hides_author_from(self.who)]

    def tells(self, queue_id: QueueId, labeler: MemberId) -> bool:
        """Whether whoever asks may know who labeled there."""
        row = self.queues[queue_id][1]
        return labeler == self.who.id or not row.settings.hides_author_from(self.who)

    def in_range(self, moment: Value) -> ColumnElement[bool]:
        """Whether that moment is in the range that was asked for."""
        return _between(moment, self.asked.begin, self.asked.end)

    def events(self, which: ColumnElement[bool], *, whose: Value | None = None) -> ColumnElement[bool]:
        """Events of that kind in these queues; `whose`: the column that says whose work one was about."""
        mine = [] if self.only is None or whose is None else [whose == self.only]
        return and_(event.c.queue_id.in_(self.ids), which, *mine)

    def units(self) -> ColumnElement[bool]:
        """Work units that ended in the range."""
        mine = [] if self.only is None else [work_unit.c.member_id == self.only]
        return and_(work_unit.c.queue_id.in_(self.ids), self.in_range(work_unit.c.ended_at), *mine)

    def in_stretches(
        self, moment: Value, read: Callable[[ColumnElement[bool]], Found], *, days: int
    ) -> Iterator[Found]:
        """What `read` finds where that moment is in each part of the range, one after the other.

        Parts are of so many days, and longer where little was found: each is a question to the database.
        """
        edges, at, begin, step = self.days.edges, 0, None, days
        while True:
            at += step
            end = edges[at] if at < len(edges) - 1 else None
            found = read(_between(moment, begin, end))
            yield found
            if end is None:
                return
            begin, step = end, 4 * step if len(found) < LITTLE else days

    def day(self, moment: Value, *, and_after: bool = False) -> Value:
        """The place of its day among the days, from 0. `and_after`: what comes later has a place, too."""
        edges = self.days.edges[1:] if and_after else self.days.edges[1:-1]
        return bucket(moment, [written(edge, self.dialect) for edge in edges])

    def shown(self, queue_id: Value, kind: Value, member_id: Value) -> Value:
        """Who did a work unit, NULL where whoever asks is not to know."""
        if not self.hidden:
            return member_id
        labeling = kind != literal_column(f"'{Kind.REVIEW}'", Text)
        return case(
            (and_(queue_id.in_(self.hidden), labeling, member_id != self.who.id), null()), else_=member_id
        )


def _between(moment: Value, begin: datetime | None, end: datetime | None) -> ColumnElement[bool]:
    after = [] if begin is None else [moment >= literal(begin, Instant())]
    before = [] if end is None else [moment < literal(end, Instant())]
    return and_(True, *after, *before)


def bucket(column: Value, edges: Sequence[str]) -> Value:
    """How many of the ascending edges, as SQL writes them, `column` has reached, in few comparisons."""

    def among(low: int, high: int) -> str:
        if low == high:
            return str(low)
        middle = (low + high) // 2
        before, after = among(low, middle), among(middle + 1, high)
        return f"CASE WHEN {column} < {edges[middle]} THEN {before} ELSE {after} END"

    # As text: years of days are more than SQLAlchemy could put together in time.
    return literal_column(f"({among(0, len(edges))})", Id)


def scope_of(
    connection: Connection,
    queues: Sequence[tuple[str, QueueRow]],
    asked: Asked,
    *,
    who: Member,
    about_all: bool,
) -> Scope:
    """Look which time it is, and when anything happened there first."""
    clock: datetime = connection.execute(select(now())).scalar_one()
    ids = [row.id for _, row in queues]
    days = asked.days(first=_first(connection, ids), now=clock)
    of = {row.id: (name, row) for name, row in queues}
    return Scope(who, of, asked, days, clock, None if about_all else who.id, connection.dialect)


def _first(connection: Connection, ids: Sequence[QueueId]) -> datetime | None:
    """When the first thing happened that is counted."""
    # One look into an index for each queue, which no other form of this is.
    firsts = [
        select(func.min(moment)).where(of == queue.c.id, which).scalar_subquery()
        for of, moment, which in (
            (event.c.queue_id, event.c.at, finishing()),
            (event.c.queue_id, event.c.at, moving()),
            (work_unit.c.queue_id, work_unit.c.ended_at, and_(True)),
        )
    ]
    each = union_all(*(select(first.label("at")).where(queue.c.id.in_(ids)) for first in firsts)).subquery()
    found: datetime | None = connection.execute(select(func.min(each.c.at, type_=Instant()))).scalar_one()
    return found
