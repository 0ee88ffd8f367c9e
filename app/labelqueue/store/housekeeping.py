"""What time brings about; whoever looks next does it, and every change checks its condition once more."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Float, TextClause, cast, literal, or_, select, update

from labelqueue.domain.ids import MemberId, SessionId
from labelqueue.domain.status import Action, Lane, Mode, Person
from labelqueue.store import events, kept_ahead, members
from labelqueue.store.dialects import ago, now
from labelqueue.store.engine import AnyRow
from labelqueue.store.queues import QueueRow
from labelqueue.store.statements import NO_CLAIM, from_the_queue, heard_of, waiting
from labelqueue.store.tables import client_session, member, state

MINUTE: Final = 60.0
HOUR: Final = 60 * MINUTE


def tidy(connection: Connection, queue: QueueRow, *, looker: MemberId) -> bool:
    """Set free what silent clients hold, and what has waited for one person for too long.

    What `looker` holds stays theirs: they are here. Returns whether anything changed.
    """
    settings = queue.settings
    changed = False
    lost: ColumnElement[bool] = state.c.holder_id.in_(members.removed())
    if settings.auto_release_minutes:
        seconds = settings.auto_release_minutes * MINUTE
        lost |= (state.c.holder_id != looker) & ~heard_of(state.c.session_id, seconds)
        changed |= kept_ahead.end(connection, queue_id=queue.id, silent_for=seconds)
    for from_queue in (True, False):  # each of the two has an index
        changed |= bool(_end_claims(connection, [*_unsaved(queue, from_queue=from_queue), lost]))
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


def end_session(connection: Connection, session_id: SessionId) -> None:
    """A client says goodbye: what was kept ahead for it is for anybody; what it holds stays its member's."""
    kept_ahead.end(connection, session_id=session_id)
    connection.execute(update(client_session).where(client_session.c.id == session_id).values(ended_at=now()))


def touch(connection: Connection, session_id: Any) -> None:
    """Say that this client is alive."""
    connection.execute(
        update(client_session).where(client_session.c.id == session_id).values(seen_at=now(), ended_at=None)
    )


def _unsaved(queue: QueueRow, *, from_queue: bool) -> list[ColumnElement[bool] | TextClause]:
    """Claims that were never saved."""
    return [
        state.c.queue_id == queue.id,
        state.c.holder_id.is_not(None),
        from_the_queue(wanted=from_queue),
        state.c.saved.is_(False),
    ]


def _end_claims(
    connection: Connection, which: Sequence[ColumnElement[bool] | TextClause]
) -> Sequence[AnyRow]:
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
            state.c.owner_id.in_(select(member.c.id)),  # a probe for each, not all that anybody owns
            state.c.lane == int(lane),
            state.c.holder_id.is_(None),
            lapsed,
        )
        .values({person.value: None, **waiting(None, {person: None})})
        .returning(state.c.sample_id)
    ).all()


def _ago(seconds: float) -> ColumnElement[Any]:
    return ago(cast(literal(seconds), Float))
