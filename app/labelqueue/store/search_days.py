"""What a search says about days."""

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo
from functools import cached_property
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, func, literal, or_, select

from labelqueue.domain.days import YEARS, date_of, midnight
from labelqueue.domain.ids import DatasetId
from labelqueue.domain.query import AnyDay, DayTest, Field
from labelqueue.domain.status import Action
from labelqueue.store.dialects import Instant, now
from labelqueue.store.search_dialects import Test
from labelqueue.store.statements import JUDGING, finishing
from labelqueue.store.tables import event, queue, sample, state

_ACTIONS: Final = {Field.LABELED: (Action.SUBMIT,), Field.REVIEWED: JUDGING}


class DaySearch:
    """Conditions on when something happened to the samples of a dataset."""

    def __init__(self, connection: Connection, dataset_id: DatasetId, zone: tzinfo | None) -> None:
        """`zone`: where the days are; None: on this computer."""
        self._connection: Final = connection
        self._dataset_id: Final = dataset_id
        self._zone: Final = zone

    def test(self, field: Field, tests: Sequence[DayTest]) -> Test:
        """It happened on one of these days."""
        if field is Field.CHANGED:
            return self._any(tests, state.c.status_since)
        if field is Field.ADDED:
            return self._any(tests, sample.c.created_at)
        actions = [action.value for action in _ACTIONS[field]]
        if any(isinstance(one, AnyDay) for one in tests):
            # All that ever happened is read faster as it lies there.
            return state.c.sample_id.in_(select(event.c.sample_id).where(event.c.action.in_(actions)))
        # Days are few among all that ever happened: they are found by the index of what finishes work.
        found = select(event.c.sample_id).where(
            event.c.queue_id.in_(self._worked_in()),
            finishing(),
            event.c.action.in_(actions),
            self._any(tests, event.c.at),
        )
        return state.c.sample_id.in_(found)

    def _any(self, tests: Sequence[DayTest], moment: ColumnElement[datetime]) -> Test:
        return or_(*(self._within(one, moment) for one in tests))

    def _within(self, test: DayTest, moment: ColumnElement[datetime]) -> Test:
        first, last = test.days(date_of(self._now, self._zone))
        limits = []
        if first is not None and first.year >= YEARS[0]:
            limits.append(moment >= literal(midnight(first, self._zone), Instant()))
        if last is not None:
            after = midnight(last + timedelta(days=1), self._zone)
            limits.append(moment < literal(after, Instant()))
        return and_(literal(True), *limits)

    @cached_property
    def _now(self) -> datetime:
        # The clock of the database: a workstation's own may be wrong.
        found: datetime = self._connection.execute(select(now())).scalar_one()
        return found

    def _worked_in(self) -> Sequence[int]:
        """The queues in which anything was ever finished, also those that are gone.

        One look into the index for each: nothing else tells of a queue that was removed.
        """
        every = (
            select(func.min(event.c.queue_id).label("id")).where(finishing()).cte("worked_in", recursive=True)
        )
        next_one = select(func.min(event.c.queue_id)).where(finishing(), event.c.queue_id > every.c.id)
        every = every.union_all(select(next_one.scalar_subquery()).where(every.c.id.is_not(None)))
        of_others = select(queue.c.id).where(queue.c.dataset_id != self._dataset_id)
        found = select(every.c.id).where(every.c.id.is_not(None), every.c.id.not_in(of_others))
        return self._connection.execute(found).scalars().all()
