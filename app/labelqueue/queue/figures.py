"""Statistics, as far as the member who asks may see them."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from datetime import date, datetime, tzinfo
from typing import Any

from labelqueue.domain.days import Asked
from labelqueue.domain.member import Role
from labelqueue.domain.statistics import Statistics
from labelqueue.domain.statistics_behind import Behind, FoundBehind
from labelqueue.queue.session import Session
from labelqueue.store.statistics import Part, statistics
from labelqueue.store.statistics_behind import behind

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

    def samples_behind(
        self,
        wanted: Behind,
        since: date | datetime | None = None,
        until: date | datetime | None = None,
        *,
        zone: tzinfo | None = None,
    ) -> list[FoundBehind]:
        """The samples that a number of these statistics was counted from: a search in each dataset.

        A number may count a sample more than once; here it stands once. Those that were deleted since are
        left out, and of more than 10,000 in a dataset the older ones, unless a search in words finds all.

        Raises: like `statistics`.
        """
        asked = Asked(since, until, zone)
        session, parts = self._worked_in()

        def found(connection: Any) -> list[FoundBehind]:
            who = session.now(connection)
            about_all = who.may(Role.REVIEWER)
            return behind(connection, parts(connection), asked, wanted, who=who, about_all=about_all)

        return session.read(found, through_all=True)

    @abstractmethod
    def _worked_in(self) -> tuple[Session, Parts]:
        """Whose question it is, and what finds the queues."""
