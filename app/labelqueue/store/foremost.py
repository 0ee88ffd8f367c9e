"""The first of very many samples in an order, without sorting all of them.

Some that are drawn by lot say about where the first page ends; one pass then takes what stands before that
place. Nothing but these few is sorted, and a pass that compares is all that the database does.
"""

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from labelqueue.store.search_dialects import Test, one_of_ids
from labelqueue.store.tables import sample, state

LEAST: Final = 20_000
"""So many samples are worth it; fewer are sorted in no time."""
DRAWN: Final = 2000
"""So many are drawn by lot."""
_SURPLUS: Final = 4  # times as many as are wanted, so that it is hardly ever one too few
_FEW: Final = 4  # times as many of those drawn must be found as are needed, or else few are found at all
_RARE: Final = 1  # of those drawn that may be found where a pass is to be faster than to go by the names


class Find(Protocol):
    """Makes the statement that finds what is listed."""

    def __call__(
        self, *columns: ColumnElement[Any], among: tuple[int, ...] | None, first: Sequence[Test]
    ) -> Select[Any]:
        """These columns of it: only of the ids `among`, if some are given, and of what meets `first`."""


@dataclass(frozen=True, slots=True)
class Key:
    """What samples are sorted by before their ids.

    `values`: all that the column may have, from the lowest up, with None for NULL where it may be that; None:
    they are compared as they are.
    """

    column: ColumnElement[Any]
    values: Sequence[Any] | None = None

    def rank(self) -> Callable[[Any], Any]:
        """What tells which of two values is the higher one."""
        if self.values is None:
            return lambda value: value
        return {value: place for place, value in enumerate(self.values)}.__getitem__

    def up_to(self, value: Any, id_: int, *, descending: bool) -> Test:
        """A sample is that one, or stands before it."""
        of_id = state.c.sample_id >= id_ if descending else state.c.sample_id <= id_
        if self.values is None:
            before = self.column > value if descending else self.column < value
            # One comparison is all that most of them need.
            near = self.column >= value if descending else self.column <= value
            return and_(near, or_(before, of_id))
        place = self.values.index(value)
        others = self.values[place + 1 :] if descending else self.values[:place]
        return or_(*self._one_of(others), and_(*self._one_of([value]), of_id))

    def _one_of(self, values: Sequence[Any]) -> list[Test]:
        known = [value for value in values if value is not None]
        if self.values is not None and len(known) == sum(one is not None for one in self.values):
            tests: list[Test] = [self.column.is_not(None)]
        else:
            tests = [self.column.in_(known)] if len(known) > 1 else [self.column == one for one in known]
        return tests if len(known) == len(values) else [*tests, self.column.is_(None)]


def ids(connection: Connection, find: Find, key: Key, *, limit: int, descending: bool) -> list[int] | None:
    """The ids of the first `limit` in that order; None: they have to be sorted to know."""
    lots, span = _lots(connection)
    needed = math.ceil(_SURPLUS * limit * len(lots) / span) + 2 if lots else 0
    rank = key.rank()
    columns = (state.c.sample_id, key.column.label("value"))

    def sorted_rows(statement: Select[Any]) -> list[tuple[Any, int, Any]]:
        rows = connection.execute(statement)
        return sorted(((rank(value), id_, value) for id_, value in rows), reverse=descending)

    drawn = sorted_rows(find(*columns, among=lots, first=())) if lots else []
    if not lots or len(drawn) < _FEW * needed:
        return None
    _, id_, value = drawn[needed - 1]
    near = key.up_to(value, id_, descending=descending)
    found = sorted_rows(find(*columns, among=None, first=[near]))
    return [id_ for _, id_, _ in found[:limit]] if len(found) >= limit else None


def ids_by_name(connection: Connection, find: Find, *, limit: int, descending: bool) -> list[int] | None:
    """The same in the order of names, if few are found: by the names one would look at nearly all."""
    lots, _ = _lots(connection)
    if not lots or len(connection.execute(find(state.c.sample_id, among=lots, first=())).all()) > _RARE:
        return None
    found = connection.execute(find(state.c.sample_id, among=None, first=())).scalars().all()
    named = select(sample.c.name, sample.c.id).where(one_of_ids(connection, sample.c.id, found))
    rows = sorted(((name, id_) for name, id_ in connection.execute(named)), reverse=descending)
    return [id_ for _, id_ in rows[:limit]]


def _lots(connection: Connection) -> tuple[tuple[int, ...], int]:
    """Ids drawn by lot, and among how many; none at all if there are not enough samples for that."""
    # One by one: for both at once a file would look through all of them.
    ends = [select(end(state.c.sample_id)).scalar_subquery() for end in (func.min, func.max)]
    low, high = connection.execute(select(*ends)).one()
    span = 0 if low is None else high - low + 1
    some = random.sample(range(low, high + 1), min(DRAWN, span)) if span >= LEAST else ()
    return tuple(some), span
