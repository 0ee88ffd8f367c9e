"""Statistics, as far as the member who asks may see them."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from datetime import date, datetime, tzinfo
from typing import Any

from labelqueue.domain.days import Asked
from labelqueue.domain.member import Role
from labelqueue.domain.statistics import Statistics
from labelqueue.queue.session import Session
from labelqueue.store.statistics import Part, statistics

Parts = Callable[[Any], Sequence[Part]]


class Figures(ABC):
    """Something that work is done in: a queue, a dataset, a workspace."""

    def statistics(
        self,
        since: date | datetime | None = None,
        until: date | datetime | None = None,
        *,
        zone: tzinfo | None = None,
    ) -> Statistics:
        """What was done from `since` to before `until`, how long it took, and how it stands.

        A `date` is a whole day of `zone` (None: this computer's), also as `until`; a `datetime` is that
        moment. None: from the beginning; until now. Reviewers and managers see everybody's work, others
        their own; who labeled stays untold where a queue hides it.

        Raises:
            InvalidValue: the range does not end after it begins.
            NotFound: it does not exist any more.
            NotPermitted: the member was removed.
        """
        asked = Asked(since, until, zone)
        session, parts = self._worked_in()

        def found(connection: Any) -> Statistics:
            who = session.now(connection)
            return statistics(connection, parts(connection), asked, who=who, about_all=who.may(Role.REVIEWER))

        return session.read(found, through_all=True)

    @abstractmethod
    def _worked_in(self) -> tuple[Session, Parts]:
        """Whose question it is, and what finds the queues."""
