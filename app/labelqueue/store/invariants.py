"""What always holds in a workspace, as SQL that finds where it does not."""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, not_, or_, select

from labelqueue.domain.finding import Finding
from labelqueue.domain.status import HELD, ORDERS, RESERVED, Lane
from labelqueue.store import members
from labelqueue.store.dialects import ago
from labelqueue.store.statements import waiting
from labelqueue.store.tables import (
    client_session,
    event,
    member,
    queue,
    queue_member,
    revision,
    sample,
    state,
)

_DAY: Final = 24 * 60 * 60
_REPORT: Final = "This must not happen: keep a backup, and report it with this line."
_RESERVED: Final = [int(lane) for lane in RESERVED.values()]


@dataclass(frozen=True, slots=True)
class Invariant:
    """`wrong`: finds the samples where it does not hold; `sentence` completes "Samples that …"."""

    what: str
    holds: str
    sentence: str
    wrong: Select[Any]
    advice: str = _REPORT


def broken(connection: Connection, one: Invariant) -> Finding:
    """Whether there is a sample where it does not hold."""
    found = one.wrong.subquery()
    row = connection.execute(select(func.count(), func.min(found.c.name)).select_from(found)).one()
    count, first = row
    if not count:
        return Finding(one.what, one.holds)
    return Finding(one.what, f"Samples that {one.sentence}: {count}, the first is {first}.", one.advice)


def _samples(*conditions: ColumnElement[bool]) -> Select[Any]:
    return select(sample.c.name).join(state, state.c.sample_id == sample.c.id).where(*conditions)


def _held_wrongly() -> ColumnElement[bool]:
    placed = or_(*(and_(state.c.mode == mode, state.c.lane == int(lane)) for mode, lane in HELD.items()))
    whole = and_(
        placed,
        state.c.owner_id == state.c.holder_id,
        state.c.claimed_at.is_not(None),
        state.c.session_id.is_not(None),
    )
    return or_(
        and_(state.c.holder_id.is_not(None), not_(whole)),
        and_(state.c.holder_id.is_(None), or_(state.c.from_queue, state.c.saved)),
    )


def _waits_wrongly() -> ColumnElement[bool]:
    due = waiting()
    return and_(
        state.c.holder_id.is_(None),
        state.c.lane.not_in(_RESERVED),
        or_(state.c.lane != due["lane"], state.c.owner_id.is_distinct_from(due["owner_id"])),
    )


def _out_of_reach() -> ColumnElement[bool]:
    """It waits for one person only, and there is none."""
    lanes = sorted(int(lane) for lane in (Lane.LABELING, Lane.REJECTED, Lane.REVIEWING, Lane.CORRECTED))
    return and_(state.c.owner_id.is_(None), state.c.lane.in_(lanes))


def _without_label() -> ColumnElement[bool]:
    its_label = exists().where(
        revision.c.sample_id == state.c.sample_id,
        revision.c.copy == state.c.copy,
        revision.c.number == state.c.revision,
    )
    later = exists().where(
        revision.c.sample_id == state.c.sample_id,
        revision.c.copy == state.c.copy,
        revision.c.number > state.c.revisions,
    )
    return or_(and_(state.c.revision > 0, ~its_label), later)


def _unlike_history() -> Select[Any]:
    last = select(event.c.sample_id, func.max(event.c.version).label("version")).group_by(event.c.sample_id)
    found = last.subquery()
    return _samples(func.coalesce(found.c.version, 0) != state.c.version).outerjoin(
        found, found.c.sample_id == state.c.sample_id
    )


def _held_in_silence() -> ColumnElement[bool]:
    heard = exists().where(client_session.c.id == state.c.session_id, client_session.c.seen_at >= ago(_DAY))
    return and_(state.c.holder_id.is_not(None), ~heard)


def _owned_by_the_gone() -> ColumnElement[bool]:
    return state.c.owner_id.in_(select(member.c.id).where(member.c.active.is_(False)))


def _assigned_to_others() -> ColumnElement[bool]:
    """It is kept for somebody who does not do that work there; time does not change that."""
    closed = select(queue.c.id).where(queue.c.open_to_all.is_(False))
    found = []
    for mode, order in ORDERS.items():
        named = exists().where(
            queue_member.c.queue_id == state.c.queue_id,
            queue_member.c.member_id == state.c.owner_id,
            queue_member.c.mode == mode,
        )
        cannot = select(member.c.id).where(member.c.active, members.cannot(mode))
        outside = or_(state.c.owner_id.in_(cannot), and_(state.c.queue_id.in_(closed), ~named))
        found.append(and_(state.c.lane == int(order.open), outside))
    return and_(state.c.owner_id.is_not(None), state.c.holder_id.is_(None), or_(*found))


def _in_another_dataset() -> ColumnElement[bool]:
    its_own = select(queue.c.id).where(queue.c.dataset_id == sample.c.dataset_id).correlate(sample)
    return state.c.queue_id.not_in(its_own)


INVARIANTS: Final = (
    Invariant(
        what="claims",
        holds="Every claim is whole.",
        sentence="have half a claim",
        wrong=_samples(_held_wrongly()),
    ),
    Invariant(
        what="waiting",
        holds="Every sample waits where its status says.",
        sentence="wait where they should not",
        wrong=_samples(_waits_wrongly()),
    ),
    Invariant(
        what="reach",
        holds="Every sample can be reached by somebody.",
        sentence="cannot be reached by anybody",
        wrong=_samples(_out_of_reach()),
        advice="Set their status: labelqueue samples set-status.",
    ),
    Invariant(
        what="labels",
        holds="Every label that a sample names is there.",
        sentence="lack a label",
        wrong=_samples(_without_label()),
    ),
    Invariant(
        what="history",
        holds="Every change is in the history.",
        sentence="have changed without history",
        wrong=_unlike_history(),
    ),
    Invariant(
        what="queues",
        holds="Every sample is in a queue of its dataset.",
        sentence="are in a queue of another dataset",
        wrong=_samples(_in_another_dataset()),
    ),
    Invariant(
        what="silence",
        holds="Nobody who holds a sample has been silent for a day.",
        sentence="are held by somebody who has been silent for a day",
        wrong=_samples(_held_in_silence()),
        advice="See them with: labelqueue queue who. What was never saved is released by itself; what was"
        " waits until a manager sets its status.",
    ),
    Invariant(
        what="members",
        holds="Nothing waits for somebody who was removed.",
        sentence="wait for somebody who was removed",
        wrong=_samples(_owned_by_the_gone()),
        advice="Set their status, or remove the member once more: labelqueue member remove.",
    ),
    Invariant(
        what="assignments",
        holds="Whatever is assigned to somebody is in a queue that they work in.",
        sentence="are assigned to somebody who does not work in their queue",
        wrong=_samples(_assigned_to_others()),
        advice="Assign them anew: labelqueue samples assign.",
    ),
)
