"""Members who leave, or who may do less than before, and what becomes of what was theirs."""

from collections.abc import Collection
from typing import Final

from sqlalchemy import ColumnElement, Connection, delete, func, select, update

from labelqueue.domain.errors import IllegalAction, NotPermitted
from labelqueue.domain.ids import MemberId, QueueId
from labelqueue.domain.member import Leaving, Member, Role
from labelqueue.domain.phrase import phrase
from labelqueue.domain.status import HELD, Action, Lane, Mode
from labelqueue.store import events, freeing, kept_ahead, members
from labelqueue.store.statements import NO_CLAIM, waiting
from labelqueue.store.tables import member, queue, queue_member, state

_SAVED: Final = {
    Mode.LABEL: (HELD[Mode.LABEL], Lane.LABELING),
    Mode.REVIEW: (HELD[Mode.REVIEW], Lane.REVIEWING),
}


def deactivate(connection: Connection, name: str, *, by: Member) -> Member:
    """Let a member in no more. What was theirs is left to the functions below.

    Raises:
        NotFound: there is no such member.
        NotPermitted: `by` is no manager any more.
        IllegalAction: it is the last manager.
    """
    who = members.find(connection, name)
    _keep_a_manager(connection, who, by=by)
    connection.execute(update(member).where(member.c.id == who.id).values(active=False))
    return members.find(connection, name)


def change_role(connection: Connection, name: str, role: Role, *, by: Member) -> Member:
    """Give a member another role.

    Raises:
        NotFound: there is no such member.
        NotPermitted: `by` is no manager any more.
        IllegalAction: it is the last manager, or was removed.
    """
    who = members.find(connection, name)
    if not who.active:
        raise IllegalAction(
            phrase("{name} was removed from this workspace; add them again first.", name=name)
        )
    if role is not Role.MANAGER:
        _keep_a_manager(connection, who, by=by)
    connection.execute(update(member).where(member.c.id == who.id).values(role=role))
    return members.find(connection, name)


def _keep_a_manager(connection: Connection, who: Member, *, by: Member) -> None:
    # Locked, so that of two managers who remove each other only one succeeds.
    managers = connection.execute(
        select(member.c.id)
        .where(member.c.role == Role.MANAGER, member.c.active)
        .order_by(member.c.id)
        .with_for_update()
    ).scalars()
    left = set(managers)
    if by.id not in left:
        raise NotPermitted(phrase("{name} is not a manager of this workspace any more.", name=by.name))
    if left == {who.id}:
        raise IllegalAction(
            phrase("{name} is the last manager here; make somebody else one first.", name=who.name)
        )


def leave_queues(connection: Connection, who: MemberId, modes: Collection[Mode]) -> None:
    """The member is not among those who work in these modes any more, in whatever queue."""
    named = (queue_member.c.member_id == who, queue_member.c.mode.in_(modes))
    queues = connection.execute(select(queue_member.c.queue_id).where(*named)).scalars().all()
    connection.execute(delete(queue_member).where(*named))
    # By its version clients know that what they remember of a queue still holds.
    connection.execute(update(queue).where(queue.c.id.in_(queues)).values(version=queue.c.version + 1))


def prospect(connection: Connection, who: Member, modes: Collection[Mode]) -> Leaving:
    """What would become of what is theirs in these modes."""
    lanes = [int(HELD[mode]) for mode in modes]
    released: int = connection.execute(
        select(func.count()).where(*_unsaved(who.id), state.c.lane.in_(lanes))
    ).scalar_one()
    freed = freeing.count_of_member(connection, who.id, modes)
    return Leaving(who, released, freed, saved_work(connection, who.id, modes))


def _unsaved(who: MemberId) -> tuple[ColumnElement[bool], ...]:
    # With the queues named, an index finds them.
    return (
        state.c.queue_id.in_(select(queue.c.id)),
        state.c.owner_id == who,
        state.c.saved.is_(False),
    )


def end_claims(
    connection: Connection,
    who: MemberId,
    modes: Collection[Mode],
    *,
    by: MemberId,
    queue_id: QueueId | None = None,
) -> int:
    """Take what they hold and never saved out of their hands; returns how many samples.

    `queue_id`: only in that queue.
    """
    kept_ahead.end(connection, queue_id=queue_id, modes=modes, only_for=[who])
    there = [] if queue_id is None else [state.c.queue_id == queue_id]
    lines = []
    for mode in modes:
        ended = connection.execute(
            update(state)
            .where(*_unsaved(who), state.c.lane == int(HELD[mode]), *there)
            .values({**NO_CLAIM, **waiting(), "version": state.c.version + 1})
            .returning(state.c.sample_id, state.c.queue_id, state.c.status, state.c.version)
        ).all()
        lines += [events.line(row, action=Action.RELEASE, who=by, mode=mode) for row in ended]
    events.record(connection, lines)
    return len(lines)


def saved_work(connection: Connection, who: MemberId, modes: Collection[Mode]) -> int:
    """How many samples wait with work that they saved; only a manager can give those to others."""
    lanes = [int(lane) for mode in modes for lane in _SAVED[mode]]
    counted: int = connection.execute(
        select(func.count()).where(
            state.c.queue_id.in_(select(queue.c.id)), state.c.owner_id == who, state.c.lane.in_(lanes)
        )
    ).scalar_one()
    return counted
