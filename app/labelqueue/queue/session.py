"""What a workspace's objects share: the store, the member, the running client."""

import platform
import time
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any, Final, TypeVar

from labelqueue.domain.errors import KnownError, StoreUnavailable
from labelqueue.domain.ids import QueueId, SessionId
from labelqueue.domain.member import Member, Role
from labelqueue.domain.work_unit import WorkUnit
from labelqueue.queue import processes
from labelqueue.queue.journal import Journal
from labelqueue.store import clearing, housekeeping, members, pieces, work_units
from labelqueue.store.desk import Desks
from labelqueue.store.engine import Store

T = TypeVar("T")

BEAT: Final = 30.0
"""Seconds after which a client says again that it is alive."""


_QUEUES: Final = 4
"""Queues that a client keeps tidy at most: those that it worked in last."""

_UNITS: Final = 1000
"""Work units that a client keeps at most, while no server answers."""

_GOODBYE: Final = 2.0  # seconds that somebody who leaves waits for the server


class Session:
    """One member at work in one workspace."""

    def __init__(
        self, store: Store, member: Member, session_id: SessionId, *, single_user: bool, journal: Journal
    ) -> None:
        """The session was entered in the database just now."""
        self.store: Final = store
        self.member = member
        self.id: Final = session_id
        self.single_user: Final = single_user
        self.journal: Final = journal
        self.desks: Final = Desks(member, session_id)
        self.at_work = False
        """Whether it ever held a sample, or had one kept."""
        self._beaten_at = time.monotonic()
        self._queues: Final[deque[QueueId]] = deque(maxlen=_QUEUES)
        self._worked: list[tuple[WorkUnit, float]] = []

    def works_in(self, queue_id: QueueId) -> None:
        """Remember where this client is at work: it keeps these queues tidy while it is alive."""
        self.at_work = True
        if queue_id in self._queues:
            self._queues.remove(queue_id)
        self._queues.append(queue_id)

    def worked(self, unit: WorkUnit) -> None:
        """Have it written down with the next sign of life: nobody is to wait for it."""
        self._worked.append((unit, time.monotonic()))
        del self._worked[:-_UNITS]

    def require(self, least: Role, doing: str) -> Member:
        """The member as they are now; refuses what their role does not reach (see `Member.require`).

        Raises:
            NotPermitted: the role is too low, or they were removed.
        """
        self.member = self.read(self.now)
        self.member.require(least, doing)
        return self.member

    def now(self, connection: Any) -> Member:
        """The member as they are now.

        Raises:
            NotPermitted: they were removed.
        """
        return members.known(connection, self.member.name)

    def read(self, work: Callable[[Any], T], *, through_all: bool = False) -> T:
        """Like `Store.read`; whoever asks is alive."""
        with self.store.one_call():
            with suppress(StoreUnavailable):  # what is asked for says why
                self.beat()
            return self.store.read(work, through_all=through_all)

    def write(self, work: Callable[[Any], T], *, repeatable: bool = False) -> T:
        """Like `Store.write`; whoever changes something is alive."""
        with self.store.one_call():
            self.beat()
            return self.store.write(work, repeatable=repeatable)

    def leave(self) -> None:
        """Say goodbye, as far as anybody listens: what was kept ahead for this client is for anybody."""
        if self.at_work:

            def goodbye(connection: Any) -> None:
                self._write_worked(connection)
                housekeeping.end_session(connection, self.id)

            with suppress(KnownError):
                self.store.write(goodbye, repeatable=True, timeout=min(_GOODBYE, self.store.timeout))

    def end_gone(self) -> bool:
        """Say goodbye for programs of this member on this computer that were killed; whether there were any.

        What they had in hand goes on here without a question.
        """
        me, host = self.member.id, platform.node()
        heard = self.read(lambda connection: housekeeping.heard_of_lately(connection, me, host))
        gone = [one for one, client in heard if one != self.id and processes.is_gone(host, client)]
        for one in gone:
            self.write(partial(housekeeping.end_session, session_id=one), repeatable=True)
        return bool(gone)

    def beat(self) -> None:
        """Say that this client is alive, if it is at work and has not done so lately."""
        if self.at_work and time.monotonic() - self._beaten_at > BEAT:
            self._beat(partial(self.store.write, repeatable=True), lambda _connection: None)

    def beat_aside(self, look: Callable[[Any], T]) -> T:
        """Say so at any rate, while nobody waits, and look at something on the way."""
        return self._beat(self.store.write_aside, look)

    def _beat(self, write: Callable[[Callable[[Any], Any]], Any], look: Callable[[Any], T]) -> T:
        def touch(connection: Any) -> tuple[list[QueueId], bool, T]:
            housekeeping.touch(connection, self.id, who=self.member.id, client=processes.this_client())
            self._write_worked(connection)
            due = housekeeping.due(connection, self._queues)
            return due, clearing.is_due(connection), look(connection)

        due, to_clear, seen = write(touch)
        self._worked.clear()
        self._beaten_at = time.monotonic()
        for queue_id in due:
            with suppress(KnownError):  # somebody else does it, or this client the next time
                write(partial(housekeeping.tidy_in_turn, queue_id=queue_id, looker=self.member.id))
        if to_clear:
            with suppress(KnownError):
                most = pieces.at_once(is_server=self.store.is_server)
                write(partial(clearing.clear_in_turn, most=most))
        result: T = seen
        return result

    def _write_worked(self, connection: Any) -> None:
        now = time.monotonic()
        units = [replace(unit, ended_ago=unit.ended_ago + now - since) for unit, since in self._worked]
        if units:
            work_units.add(connection, units, member_id=self.member.id, session_id=self.id)


def listed(names: Iterable[str]) -> list[str]:
    """`names` without doubles; one name alone is a list of one."""
    return [names] if isinstance(names, str) else list(dict.fromkeys(names))
