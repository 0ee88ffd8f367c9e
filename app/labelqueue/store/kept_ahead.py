"""The end of reservations: samples that were kept ahead for somebody are for anybody again."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, Float, cast, literal, select, update

from labelqueue.domain.ids import MemberId, QueueId, SessionId
from labelqueue.domain.status import RESERVED, Mode
from labelqueue.store.dialects import ago
from labelqueue.store.statements import heard_of, reserved_lanes, waiting
from labelqueue.store.tables import queue, state


def end(
    connection: Connection,
    *,
    queue_id: QueueId | None = None,
    modes: Collection[Mode] = tuple(Mode),
    session_id: SessionId | None = None,
    only_for: Collection[MemberId] | None = None,
    not_for: Collection[MemberId] | None = None,
    silent_for: float | None = None,
    kept_for: float | None = None,
) -> bool:
    """End those reservations for which all that is given holds. Returns whether there were any.

    `only_for`, `not_for`: members; `silent_for`, `kept_for`: seconds since their client was heard of, and
    since the sample was kept. Where time ends them, what is locked just now is left for the next look.
    """
    which: list[ColumnElement[bool]] = [
        reserved_lanes(),
        state.c.lane.in_([int(RESERVED[mode]) for mode in modes]),
    ]
    if queue_id is not None:
        which.append(state.c.queue_id == queue_id)
    if session_id is not None:
        # The index of reservations begins with the queue.
        which += [state.c.queue_id.in_(select(queue.c.id)), state.c.session_id == session_id]
    if only_for is not None:
        which.append(state.c.owner_id.in_(only_for))
    if not_for is not None:
        which.append(state.c.owner_id.not_in(not_for))
    if silent_for is not None:
        which.append(~heard_of(state.c.session_id, silent_for))
    if kept_for is not None:
        which.append(state.c.claimed_at <= ago(cast(literal(kept_for), Float)))
    in_passing = silent_for is not None or kept_for is not None
    # Always in one order, so that no two who end some can deadlock.
    found = connection.execute(
        select(state.c.sample_id)
        .where(*which)
        .order_by(state.c.sample_id)
        .with_for_update(key_share=True, skip_locked=in_passing)
    ).scalars()
    ids = found.all()
    if ids:
        connection.execute(
            update(state)
            .where(state.c.sample_id.in_(ids), *which)
            .values({**waiting(), "session_id": None, "claimed_at": None})
        )
    return bool(ids)
