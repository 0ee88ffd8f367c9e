"""What time brings about; whoever looks next does it, and every change checks its condition once more.

Nobody is waited for, and nobody waits long: what somebody else has locked is left to whoever looks next, and
of many samples that are set free, a piece at a time.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Float,
    Integer,
    Select,
    TextClause,
    bindparam,
    cast,
    literal,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.sql.dml import ReturningUpdate

from labelqueue.domain.ids import MemberId, QueueId, SessionId
from labelqueue.domain.settings import QueueState
from labelqueue.domain.status import WAITING, Action, LabelStatus, Lane, Mode
from labelqueue.store import events, kept_ahead, members, pieces, queues
from labelqueue.store.dialects import ago, now
from labelqueue.store.queues import QueueRow
from labelqueue.store.statements import (
    LAPSING,
    NO_CLAIM,
    SILENCE,
    from_the_queue,
    heard_of,
    in_lanes,
    lapsing,
    waiting,
)
from labelqueue.store.tables import SORT_KEY, client_session, member, queue, state

MINUTE: Final = 60.0
HOUR: Final = 60 * MINUTE
EVERY: Final = MINUTE
"""Seconds between two housekeepings of those who only say that they are alive."""

_WAITS_FOR: Final[Mapping[Lane, tuple[LabelStatus, Mode]]] = {
    Lane.REJECTED: (LabelStatus.REJECTED, Mode.LABEL),
    Lane.CORRECTED: (LabelStatus.LABELED, Mode.REVIEW),
}
assert set(_WAITS_FOR) == set(LAPSING), "each has its index"


def tidy(connection: Connection, of: QueueRow, *, looker: MemberId) -> bool:
    """Set free what silent clients hold, and what has waited for one person for too long.

    What `looker` holds stays theirs: they are here. Returns whether anything changed.
    """
    settings = of.settings
    changed = False
    values: dict[str, Any] = {"of_queue": of.id}
    if settings.auto_release_minutes:
        seconds = settings.auto_release_minutes * MINUTE
        values |= {"looker": looker, "silent_for": seconds}
        changed |= kept_ahead.end(connection, queue_id=of.id, silent_for=seconds)
    for from_queue in (True, False):  # each of the two has an index
        which = _Lost(from_queue=from_queue, also_silent=bool(settings.auto_release_minutes))
        changed |= _end_claims(connection, which, values)
    # A corrected sample is no longer only for whoever rejected it, a rejected one not only for its labeler.
    hours = {
        Lane.CORRECTED: settings.review_affinity_hours,
        Lane.REJECTED: settings.return_rejected_after_hours,
    }
    for lane, most in hours.items():
        if most is not None:
            changed |= _freed(connection, _let_lapsed_go(lane), {"of_queue": of.id, "most": most * HOUR})
        left = _waited_for(connection, of, lane)  # they may have left before it came to wait for them
        if left:
            changed |= _freed(
                connection, _let_go(lane, _of_those_who_left(of, lane, left)), {"of_queue": of.id}
            )
    return changed


def tidy_in_turn(connection: Connection, queue_id: QueueId, *, looker: MemberId) -> bool:
    """The same, but only if nobody did it in the last minute, nor does it now.

    A queue that hands out nothing keeps nothing ahead, either.

    Raises:
        NotFound: the queue was deleted.
    """
    turn = select(queue.c.id).where(queue.c.id == queue_id, _due())
    if connection.execute(turn.with_for_update(key_share=True, skip_locked=True)).first() is None:
        return False
    connection.execute(update(queue).where(queue.c.id == queue_id).values(tidied_at=now()))
    row = queues.load(connection, queue_id)
    changed = tidy(connection, row, looker=looker)
    if row.state is not QueueState.ACTIVE:
        changed |= kept_ahead.end(connection, queue_id=queue_id)
    return changed


def due(connection: Connection, among: Collection[QueueId]) -> list[QueueId]:
    """In which of these queues it is somebody's turn to tidy."""
    if not among:
        return []
    found = select(queue.c.id).where(queue.c.id.in_(among), _due()).order_by(queue.c.id)
    return [QueueId(one) for one in connection.execute(found).scalars()]


def _due() -> ColumnElement[bool]:
    return or_(queue.c.tidied_at.is_(None), queue.c.tidied_at <= _ago(EVERY))


def end_session(connection: Connection, session_id: SessionId) -> None:
    """A client says goodbye: what was kept ahead for it is for anybody; what it holds stays its member's."""
    kept_ahead.end(connection, session_id=session_id)
    connection.execute(update(client_session).where(client_session.c.id == session_id).values(ended_at=now()))


def heard_of_lately(connection: Connection, who: MemberId, host: str) -> list[tuple[SessionId, str]]:
    """The clients of a member on one computer that count as alive, each with what it said of itself."""
    rows = connection.execute(
        select(client_session.c.id, client_session.c.client).where(
            client_session.c.member_id == who,
            client_session.c.host == host,
            client_session.c.ended_at.is_(None),
            client_session.c.seen_at >= ago(cast(literal(SILENCE), Float)),
        )
    )
    return [(SessionId(row.id), row.client) for row in rows]


def touch(connection: Connection, session_id: SessionId, *, who: MemberId, client: str) -> None:
    """Say that this client is alive; one that was cleared away, because it was silent so long, is back."""
    seen = update(client_session).where(client_session.c.id == session_id)
    if not connection.execute(seen.values(seen_at=now(), ended_at=None)).rowcount:
        members.start_session(connection, session_id, who, client)


# What is asked each time somebody starts is put together once: that takes longer than to run it.

_OF_QUEUE: Final = state.c.queue_id == bindparam("of_queue")


@dataclass(frozen=True, slots=True)
class _Lost:
    """Claims that were never saved, of members who are gone; `also_silent`: or of clients that are."""

    from_queue: bool
    also_silent: bool


@cache
def _is_lost(which: _Lost) -> tuple[ColumnElement[bool] | TextClause, ...]:
    gone: ColumnElement[bool] = state.c.holder_id.in_(members.removed())
    if which.also_silent:
        silent = ~heard_of(state.c.session_id, bindparam("silent_for", type_=Float))
        gone |= (state.c.holder_id != bindparam("looker")) & silent
    return (
        _OF_QUEUE,
        state.c.holder_id.is_not(None),
        from_the_queue(wanted=which.from_queue),
        state.c.saved.is_(False),
        gone,
    )


@cache
def _lost_claims(which: _Lost) -> Select[Any]:
    return (
        state.select()
        .where(*_is_lost(which))
        .order_by(state.c.sample_id)
        .with_for_update(key_share=True, skip_locked=True)
    )


def _end_claims(connection: Connection, which: _Lost, values: Mapping[str, Any]) -> bool:
    """End these claims. Returns whether there were any."""
    held = connection.execute(_lost_claims(which), values).all()
    lines = []
    for row in held:
        after = connection.execute(
            update(state)
            .where(state.c.sample_id == row.sample_id, state.c.version == row.version, *_is_lost(which))
            .values({**NO_CLAIM, **waiting(), "version": state.c.version + 1})
            .returning(state.c.sample_id, state.c.queue_id, state.c.status, state.c.version),
            values,
        ).first()
        if after is not None:
            lines.append(
                events.line(
                    after, action=Action.AUTO_RELEASE, who=MemberId(row.holder_id), mode=Mode(row.mode)
                )
            )
    events.record(connection, lines)
    return bool(held)


@cache
def _let_lapsed_go(lane: Lane) -> ReturningUpdate[Any]:
    """Let anybody have what has waited in this lane too long, the longest first."""
    lapsed = (
        select(state.c.sample_id)
        .where(
            _OF_QUEUE,
            *lapsing(),
            in_lanes(lane),
            state.c.status_since <= ago(cast(bindparam("most", type_=Float), Float)),
        )
        .order_by(state.c.status_since)
    )
    return _let_go(lane, lapsed)


def _waited_for(connection: Connection, of: QueueRow, lane: Lane) -> list[MemberId]:
    """For whom anything waits in this lane who does not take it: they left, or may do less than before."""
    _, mode = _WAITS_FOR[lane]
    values: dict[str, Any] = {"of_queue": of.id}
    if of.members is not None:
        values["inside"] = of.members[mode]
    return [
        MemberId(one)
        for one in connection.execute(_any_waited_for(lane, of.members is not None), values).scalars()
    ]


@cache
def _any_waited_for(lane: Lane, some_inside: bool) -> Select[Any]:
    # A probe for each, and no look at all that anybody owns.
    first = (
        select(state.c.sample_id)
        .where(*_waits(lane), state.c.owner_id == member.c.id)
        .order_by(*SORT_KEY)
        .limit(literal_column("1", Integer))
        .correlate(member)
        .scalar_subquery()
    )
    inside: BindParameter[Any] | None = bindparam("inside", expanding=True) if some_inside else None
    return select(member.c.id).where(_outside(lane, inside), first.is_not(None))


def _of_those_who_left(of: QueueRow, lane: Lane, left: Collection[MemberId]) -> Select[Any]:
    inside = None if of.members is None else of.members[_WAITS_FOR[lane][1]]
    really = select(member.c.id).where(member.c.id.in_(left), _outside(lane, inside))
    return select(state.c.sample_id).where(*_waits(lane), state.c.owner_id.in_(really))


def _waits(lane: Lane) -> tuple[ColumnElement[bool], ...]:
    return (_OF_QUEUE, state.c.owner_id.is_not(None), in_lanes(lane), state.c.holder_id.is_(None))


def _outside(lane: Lane, inside: Collection[MemberId] | BindParameter[Any] | None) -> ColumnElement[bool]:
    """Whether a member does not do the work of this lane in the queue. `inside`: who is in it (None: all)."""
    _, mode = _WAITS_FOR[lane]
    outside = members.cannot(mode)
    return outside if inside is None else outside | member.c.id.not_in(inside)


def _let_go(lane: Lane, which: Select[Any]) -> ReturningUpdate[Any]:
    """Let anybody have the first of these, which wait in that lane."""
    status, _ = _WAITS_FOR[lane]
    some = (
        which.limit(bindparam("at_once", type_=Integer))
        .with_for_update(key_share=True, skip_locked=True)
        .cte("lapsed")
        .prefix_with("MATERIALIZED")
    )
    person = WAITING[status][0].owner
    assert person is not None, "it waited for somebody"
    return (
        update(state)
        .where(state.c.sample_id == some.c.sample_id, state.c.copy == 0)
        .values({person.value: None, **waiting(status, {person: None})})
        .returning(state.c.sample_id)
    )


def _freed(connection: Connection, statement: ReturningUpdate[Any], values: Mapping[str, Any]) -> bool:
    """Whether there were any."""
    return bool(connection.execute(statement, {**values, "at_once": pieces.CHUNK}).all())


def _ago(seconds: float) -> ColumnElement[Any]:
    return ago(cast(literal(seconds), Float))
