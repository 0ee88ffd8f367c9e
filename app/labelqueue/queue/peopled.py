"""The people of a workspace, and what a manager does about them."""

from collections.abc import Collection
from functools import partial
from typing import Any, Final

from labelqueue.domain.concerns import NEARLY_EMPTY, Concern
from labelqueue.domain.member import ROLE_FOR, Leaving, Member, Role, may, role_named
from labelqueue.domain.people import AWAY_DAYS, Awaited, People, checked_days
from labelqueue.domain.phrase import phrase
from labelqueue.domain.status import Mode
from labelqueue.domain.text import checked_name
from labelqueue.queue import moving, passing_on
from labelqueue.queue.changing import Changed, Progress
from labelqueue.queue.session import Session
from labelqueue.store import concerns, leaving, members, people


class Peopled:
    """Who may come in, as what, and what becomes of what is theirs."""

    def __init__(self, session: Session) -> None:
        self._session: Final = session

    @property
    def member(self) -> Member:
        """Who is at work."""
        return self._session.member

    def add_member(self, name: str, role: Role | str = Role.ANNOTATOR) -> Member:
        """Let somebody in.

        Raises:
            NotPermitted: only a manager may.
            InvalidValue: the name is taken or unusable, or there is no such role.
        """
        self._session.require(Role.MANAGER, phrase("add members"))
        checked = checked_name(name, what=phrase("member"))
        wanted = role_named(role)
        return self._session.write(lambda connection: members.add(connection, checked, wanted))

    def remove_member(self, name: str) -> Leaving:
        """Let somebody in no more; what they did stays, what waited for them is for others.

        Done twice, it goes on where the first time was interrupted.

        Raises:
            NotPermitted: only a manager may.
            NotFound: there is no such member.
            IllegalAction: it is the last manager.
        """
        self._session.require(Role.MANAGER, phrase("remove members"))
        gone = self._session.write(
            lambda connection: leaving.deactivate(connection, name, by=self.member), repeatable=True
        )
        return self._give_up(gone, list(Mode))

    def set_role(self, name: str, role: Role | str) -> Leaving:
        """Give a member another role; what waited for work that they may not do any more is for others.

        Raises:
            NotPermitted: only a manager may.
            NotFound: there is no such member.
            IllegalAction: it is the last manager, or was removed.
            InvalidValue: there is no such role.
        """
        self._session.require(Role.MANAGER, phrase("change roles"))
        wanted = role_named(role)
        changed = self._session.write(
            lambda connection: leaving.change_role(connection, name, wanted, by=self.member), repeatable=True
        )
        return self._give_up(changed, _given_up(changed.role))

    def would_leave(self, name: str, role: Role | str | None = None) -> Leaving:
        """What would become of what is a member's if they were removed, or got that role.

        Raises:
            NotPermitted: only a manager may.
            NotFound: there is no such member.
            InvalidValue: there is no such role.
        """
        self._session.require(Role.MANAGER, phrase("remove members"))
        wanted = None if role is None else role_named(role)

        def look(connection: Any) -> Leaving:
            who = members.find(connection, name)
            return leaving.prospect(connection, who, _given_up(wanted))

        return self._session.read(look, through_all=True)

    def _give_up(self, who: Member, modes: Collection[Mode]) -> Leaving:
        """What was a member's in these modes, in steps after which nobody waits long."""
        write = self._session.write
        write(lambda connection: leaving.leave_queues(connection, who.id, modes), repeatable=True)
        released = write(lambda connection: leaving.end_claims(connection, who.id, modes, by=self.member.id))
        freed = moving.free_of(self._session.store, who.id, modes)
        saved = self._session.read(lambda connection: leaving.saved_work(connection, who.id, modes))
        return Leaving(who, released, freed, saved)

    def members(self) -> list[Member]:
        """Everybody who is known here, by name."""
        return self._session.read(members.everyone)

    def people(self) -> People:
        """Everybody with what is with them or for them, when they were here last, and where they work.

        Raises:
            NotPermitted: only a manager may.
        """
        self._session.require(Role.MANAGER, phrase("see what everybody has in hand"))
        return self._session.read(people.everyone, through_all=True)

    def awaited(self, *, days: float = AWAY_DAYS, limit: int | None = None) -> list[Awaited]:
        """What waits for members who are away, in all queues: see `Queue.awaited`.

        Raises:
            NotPermitted: only a reviewer or manager may.
        """
        return passing_on.awaited_here(self._session, None, days=days, limit=limit)

    def concerns(
        self, *, low: int = NEARLY_EMPTY, days: float = AWAY_DAYS, acceptance: bool = True
    ) -> list[Concern]:
        """What a manager should know: queues nearly empty, samples stuck, acceptance that falls.

        `low`: so few left to label are little (0: never); `days`: as with `awaited`. `acceptance`: look at
        that, too, which takes longer. Whoever works alone has no concerns.

        Raises:
            NotPermitted: only a manager may.
            InvalidValue: so many days are none.
        """
        self._session.require(Role.MANAGER, phrase("see what everybody has in hand"))
        if self._session.single_user:
            return []
        look = partial(concerns.of_queues, low=low, days=checked_days(days))
        found = self._session.read(look, through_all=True)
        if acceptance:
            found += self._session.read(concerns.of_members, through_all=True)
        return found

    def pass_on(self, member: str, to: str | None = None, *, progress: Progress = None) -> Changed:
        """Let `to` (None: anybody) have all that waits for a member: rejected, corrected, assigned, saved.

        What they hold is taken out of their hands; what they still send is kept as a copy. With work that
        they saved somebody else goes on. Nothing is changed if `to` does not work wherever something waits.
        Done twice, it goes on where it was interrupted. `progress` is told how many samples were done.

        Raises:
            NotPermitted: only a manager may.
            NotFound: there is no such member.
            IllegalAction: `to` does not reach that work, or is not in one of the queues.
        """
        return passing_on.pass_on(self._session, member, to, progress=progress)


def _given_up(role: Role | None) -> list[Mode]:
    """In which modes a member does nothing any more who leaves (None), or has that role."""
    if role is None:
        return list(Mode)
    return [mode for mode, least in ROLE_FOR.items() if not may(role, least)]
