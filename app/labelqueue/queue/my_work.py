"""What a member finds of their own work, over all queues."""

from datetime import date, datetime, tzinfo
from typing import Final

from labelqueue.domain.days import Asked
from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.mine import MyRow, Share
from labelqueue.domain.phrase import phrase
from labelqueue.domain.statistics import Sums
from labelqueue.queue.listing import PAGE_LIMIT
from labelqueue.queue.session import Session
from labelqueue.store import mine, statistics


class MyWork:
    """The work of whoever has opened the workspace."""

    def __init__(self, session: Session) -> None:
        """Made by `Workspace`."""
        self._session: Final = session

    def page(
        self, share: Share | str, *, name: str = "", after: MyRow | None = None, limit: int = 100
    ) -> list[MyRow]:
        """A part of it, each sample once, the newest first: at most `limit`, from behind `after`.

        `name`: only samples with this in their names, in capital letters or not. Where a queue hides who
        labeled, only managers are told.

        Raises:
            InvalidValue: there is no such part, or `limit` is not between 1 and 10,000.
        """
        wanted = _as_share(share)
        if not 1 <= limit <= PAGE_LIMIT:
            raise InvalidValue(phrase("A page has between 1 and {most} samples.", most=PAGE_LIMIT))
        now = self._session.now
        return self._session.read(
            lambda connection: mine.page(
                connection, now(connection), wanted, name=name.strip(), after=after, limit=limit
            )
        )

    def counts(self) -> dict[Share, int]:
        """How many samples each part has."""
        session = self._session
        return session.read(lambda connection: mine.counts(connection, session.member))

    def done_lately(self, *, seconds: float) -> int:
        """How many samples were finished in that time, in all queues, by the database's clock."""
        session = self._session
        return session.read(lambda connection: mine.done_lately(connection, session.member, seconds=seconds))

    def statistics(
        self,
        since: date | datetime | None = None,
        until: date | datetime | None = None,
        *,
        zone: tzinfo | None = None,
    ) -> Sums:
        """What this member did in all queues, and what became of it, from `since` to before `until`.

        Read like the range of `Workspace.statistics`. Raises like that, too.
        """
        asked = Asked(since, until, zone)
        session = self._session
        return session.read(
            lambda connection: statistics.own(
                connection, statistics.of_workspace(connection), asked, who=session.now(connection)
            ),
            through_all=True,
        )


def _as_share(given: Share | str) -> Share:
    try:
        return Share(given)
    except ValueError:
        known = ", ".join(Share)
        raise InvalidValue(
            phrase("There is no {part}; there are {known}.", part=repr(given), known=known)
        ) from None
