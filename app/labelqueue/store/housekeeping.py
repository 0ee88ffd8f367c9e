"""What time brings about; whoever looks next does it, and every change checks its condition once more."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Float, cast, exists, literal, or_, select, update

from labelqueue.domain.ids import MemberId, SessionId
from labelqueue.domain.status import RESERVED, Action, Lane, Mode, Person
from labelqueue.store import events, members
from labelqueue.store.dialects import ago, now
from labelqueue.store.engine import AnyRow
from labelqueue.store.queues import QueueRow
from labelqueue.store.statements import NO_CLAIM, reserved_lanes, waiting
from labelqueue.store.tables import client_session, state

MINUTE: Final = 60.0
HOUR: Final = 60 * MINUTE
RESERVED_FOR: Final = 10 * MINUTE
"""Seconds after which somebody who finds nothing else may have what was kept ahead for another."""


def tidy(connection: Connection, queue: QueueRow, *, looker: MemberId) -> bool:
    """Set free what silent clients hold, and what has waited for one person for too long.

    What `looker` holds stays theirs: they are here. Returns whether anything changed.
    """
    settings = queue.settings
    changed = False
    if settings.auto_release_minutes:
        seconds = settings.auto_release_minutes * MINUTE
        for from_queue in (True, False):  # each of the two has an index
            silent = [*_silent(queue, seconds), state.c.from_queue.is_(from_queue)]
            changed |= bool(_end_claims(connection, [*silent, state.c.holder_id != looker]))
        changed |= free_reservations(connection, queue, silent_for=seconds)
    # A corrected sample is no longer only for whoever rejected it, a rejected one not only for its labeler.
    waits: Mapping[Lane, tuple[Person, Mode, float | None]] = {
        Lane.CORRECTED: (Person.REJECTER, Mode.REVIEW, settings.review_affinity_hours),
        Lane.REJECTED: (Person.LABELER, Mode.LABEL, settings.return_rejected_after_hours),
    }
    for lane, (person, mode, hours) in waits.items():
        lapsed = [] if hours is None else [state.c.status_since <= _ago(hours * HOUR)]
        if queue.members is not None:  # they may have left before it came to wait for them
            lapsed.append(state.c.owner_id.not_in(queue.members[mode]))
        lapsed.append(state.c.owner_id.in_(members.cannot(mode)))
        changed |= bool(_let_go(connection, queue, lane, person, or_(*lapsed)))
    return changed


def free_reservations(
    connection: Connection,
    queue: QueueRow | None,
    *,
    silent_for: float | None = None,
    kept_for: float | None = None,
    sessions: Sequence[SessionId] | None = None,
    owners: Sequence[MemberId] | None = None,
    mode: Mode | None = None,
) -> bool:
    """End reservations, of one queue or of all, as far as the other conditions hold.

    `silent_for`, `kept_for`: seconds since the client was heard of, and since the sample was kept.
    Returns whether there were any.
    """
    which: list[ColumnElement[bool]] = []
    if silent_for is not None:
        alive = exists().where(
            client_session.c.id == state.c.session_id, client_session.c.seen_at >= _ago(silent_for)
        )
        which.append(~alive)
    if kept_for is not None:
        which.append(state.c.claimed_at <= _ago(kept_for))
    if sessions is not None:
        which.append(state.c.session_id.in_(sessions))
    if queue is not None:
        which.append(state.c.queue_id == queue.id)
    if owners is not None:
        which.append(state.c.owner_id.in_(owners))
    if mode is not None:
        which.append(state.c.lane == int(RESERVED[mode]))
    # One row after the other, in one order, and none that is just being pulled: nobody waits for another.
    found = connection.execute(
        select(state.c.sample_id)
        .where(reserved_lanes(), *which)
        .order_by(state.c.sample_id)
        .with_for_update(key_share=True, skip_locked=True)
    ).scalars()
    ids = list(found)
    if ids:
        connection.execute(
            update(state)
            .where(state.c.sample_id.in_(ids), reserved_lanes(), *which)
            .values({**waiting(), "session_id": None, "claimed_at": None})
        )
    return bool(ids)


def end_session(connection: Connection, session_id: SessionId) -> None:
    """A client says goodbye: what was kept ahead for it is for anybody; what it holds stays its member's."""
    free_reservations(connection, None, sessions=[session_id])
    connection.execute(update(client_session).where(client_session.c.id == session_id).values(ended_at=now()))


def touch(connection: Connection, session_id: Any) -> None:
    """Say that this client is alive."""
    connection.execute(update(client_session).where(client_session.c.id == session_id).values(seen_at=now()))


def _silent(queue: QueueRow, seconds: float) -> list[ColumnElement[bool]]:
    """Claims that were never saved, and whose client has not been heard of; one unknown counts as dead."""
    alive = exists().where(
        client_session.c.id == state.c.session_id, client_session.c.seen_at >= _ago(seconds)
    )
    return [state.c.queue_id == queue.id, state.c.holder_id.is_not(None), state.c.saved.is_(False), ~alive]


def _end_claims(connection: Connection, which: Sequence[ColumnElement[bool]]) -> Sequence[AnyRow]:
    held = connection.execute(
        state.select().where(*which).order_by(state.c.sample_id).with_for_update(key_share=True)
    ).all()
    lines = []
    for row in held:
        after = connection.execute(
            update(state)
            .where(state.c.sample_id == row.sample_id, state.c.version == row.version, *which)
            .values({**NO_CLAIM, **waiting(), "version": state.c.version + 1})
            .returning(state.c.sample_id, state.c.queue_id, state.c.status, state.c.version)
        ).first()
        if after is not None:
            lines.append(
                events.line(
                    after, action=Action.AUTO_RELEASE, who=MemberId(row.holder_id), mode=Mode(row.mode)
                )
            )
    events.record(connection, lines)
    return held


def _let_go(
    connection: Connection, queue: QueueRow, lane: Lane, person: Person, lapsed: ColumnElement[bool]
) -> Sequence[AnyRow]:
    return connection.execute(
        update(state)
        .where(
            state.c.queue_id == queue.id,
            state.c.owner_id.is_not(None),
            state.c.lane == int(lane),
            state.c.holder_id.is_(None),
            lapsed,
        )
        .values({person.value: None, **waiting(None, {person: None})})
        .returning(state.c.sample_id)
    ).all()


def _ago(seconds: float) -> ColumnElement[Any]:
    return ago(cast(literal(seconds), Float))
