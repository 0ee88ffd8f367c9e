"""The people of a workspace: where they work, what is with them or for them, when they were here last."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Float, Select, cast, func, literal, select, true

from labelqueue.domain.ids import MemberId, QueueId
from labelqueue.domain.member import Member, Role
from labelqueue.domain.mine import Waits
from labelqueue.domain.people import Awaited, MemberRow, People, QueuePeople, version_of
from labelqueue.domain.settings import QueueSettings
from labelqueue.domain.status import HELD, LabelStatus, Lane, Mode
from labelqueue.store.dialects import Instant, ago
from labelqueue.store.engine import AnyRow
from labelqueue.store.mine import WAITS_IN
from labelqueue.store.statements import SILENCE, in_lanes
from labelqueue.store.tables import client_session, dataset, member, queue, queue_member, sample, state

DAY: Final = 24 * 3600.0
_HELD_FOR: Final[Mapping[Lane, Mode]] = {lane: mode for mode, lane in HELD.items()}
_SAVED: Final = Waits.SAVED


def everyone(connection: Connection) -> People:
    """All members by name, and who works in which queue."""
    counts = _counts(connection)
    last = {row.member_id: row for row in connection.execute(_last_sessions())}
    rows = connection.execute(select(member).order_by(member.c.name)).all()
    return People(
        members=tuple(_row(row, counts[row.id], last.get(row.id)) for row in rows),
        queues=queues(connection),
    )


def _row(row: AnyRow, counts: Mapping[Lane, int], last: AnyRow | None) -> MemberRow:
    waiting = dict.fromkeys(Waits, 0)
    for lane, (_, why) in WAITS_IN.items():
        waiting[why] += counts.get(lane, 0)
    made = MemberRow(
        member=Member(MemberId(row.id), row.name, Role(row.role), row.active),
        added=row.created_at,
        in_hand=sum(counts.get(lane, 0) for lane in _HELD_FOR),
        waiting=waiting,
    )
    if last is None:
        return made
    return MemberRow(
        member=made.member,
        added=made.added,
        in_hand=made.in_hand,
        waiting=made.waiting,
        seen=last.seen_at,
        host=last.host,
        version=version_of(last.client),
        here=bool(last.here),
    )


def _counts(connection: Connection) -> Mapping[int, Mapping[Lane, int]]:
    # With the queues named, the index by which a member's own samples are handed out has all of it.
    rows = connection.execute(
        select(state.c.owner_id, state.c.lane, func.count().label("samples"))
        .where(
            state.c.queue_id.in_(select(queue.c.id)),
            state.c.owner_id.is_not(None),
            in_lanes(*_HELD_FOR, *WAITS_IN),
        )
        .group_by(state.c.owner_id, state.c.lane)
    )
    found: defaultdict[int, dict[Lane, int]] = defaultdict(dict)
    for row in rows:
        found[row.owner_id][Lane(row.lane)] = row.samples
    return found


def _last_sessions() -> Select[Any]:
    """Of every member the program that was heard of last."""
    place = (
        func.row_number()
        .over(partition_by=client_session.c.member_id, order_by=client_session.c.seen_at.desc())
        .label("place")
    )
    lively = client_session.c.ended_at.is_(None) & (
        client_session.c.seen_at >= ago(cast(literal(SILENCE), Float))
    )
    every = select(client_session, place, lively.label("here")).subquery()
    return select(every).where(every.c.place == 1)


def queues(connection: Connection) -> tuple[QueuePeople, ...]:
    """Who works in which queue."""
    named: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    people = select(queue_member.c.queue_id, queue_member.c.mode, member.c.name).join(
        member, member.c.id == queue_member.c.member_id
    )
    for row in connection.execute(people):
        named[row.queue_id, row.mode].add(row.name)
    rows = connection.execute(
        select(queue.c.id, queue.c.name, queue.c.open_to_all, dataset.c.name.label("dataset"))
        .join(dataset, dataset.c.id == queue.c.dataset_id)
        .order_by(dataset.c.name, queue.c.is_default.desc(), queue.c.name)
    )
    return tuple(
        QueuePeople(
            row.dataset,
            row.name,
            None if row.open_to_all else {mode: frozenset(named[row.id, mode]) for mode in Mode},
        )
        for row in rows
    )


# What waits for somebody


def away(connection: Connection, days: float) -> list[MemberId]:
    """Who is let in no more, or was not heard of for that many days."""
    seen = (
        select(func.max(client_session.c.seen_at))
        .where(client_session.c.member_id == member.c.id)
        .scalar_subquery()
    )
    heard = func.coalesce(seen, member.c.created_at) >= ago(cast(literal(days * DAY), Float))
    found = connection.execute(select(member.c.id).where(~(member.c.active & heard)))
    return [MemberId(one) for one in found.scalars()]


def awaited(
    connection: Connection,
    who: Collection[MemberId],
    *,
    queue_id: QueueId | None = None,
    after: tuple[str, str] | None = None,
    limit: int | None = None,
    reader: Member | None = None,
) -> list[Awaited]:
    """What waits for these members, or is held by them with saved work: by dataset and sample.

    `queue_id`: only in that queue; `after`: from behind that dataset and sample. `reader`: who is told, and
    not of labelers where a queue hides them (None: nothing is hidden).
    """
    where: Any = select(queue.c.id) if queue_id is None else [queue_id]
    seen = (
        select(func.max(client_session.c.seen_at, type_=Instant()))
        .where(client_session.c.member_id == member.c.id)
        .scalar_subquery()
    )
    found = (
        select(
            dataset.c.name.label("dataset"),
            queue.c.name.label("queue"),
            queue.c.settings,
            sample.c.name.label("sample"),
            state.c.status,
            state.c.status_since,
            state.c.lane,
            member.c.name.label("who"),
            member.c.active,
            seen.label("seen"),
        )
        .join(sample, sample.c.id == state.c.sample_id)
        .join(queue, queue.c.id == state.c.queue_id)
        .join(dataset, dataset.c.id == queue.c.dataset_id)
        .join(member, member.c.id == state.c.owner_id)
        .where(state.c.queue_id.in_(where), state.c.owner_id.in_(who), _awaits(), state.c.copy == 0)
        .order_by(dataset.c.name, sample.c.name)
    )
    if after is not None:
        name, last = after
        found = found.where((dataset.c.name > name) | ((dataset.c.name == name) & (sample.c.name > last)))
    rows = connection.execute(found if limit is None else found.limit(limit))
    return [_awaited(row, reader) for row in rows]


def count_awaited(connection: Connection, who: Collection[MemberId], queue_id: QueueId) -> int | None:
    """How many samples `awaited` would name; None: none."""
    wanted = select(func.count()).where(
        state.c.queue_id == queue_id, state.c.owner_id.in_(who), _awaits(), state.c.copy == 0
    )
    return connection.execute(wanted).scalar_one() or None


def _awaits() -> ColumnElement[bool]:
    return in_lanes(*WAITS_IN) | (in_lanes(*_HELD_FOR) & (state.c.saved == true()))


def _awaited(row: AnyRow, reader: Member | None) -> Awaited:
    lane = Lane(row.lane)
    held = lane in _HELD_FOR
    mode, waits = (_HELD_FOR[lane], _SAVED) if held else WAITS_IN[lane]
    who = row.who
    if reader is not None and mode is Mode.LABEL:
        who = QueueSettings(**row.settings).author_for(reader, who) or ""
    return Awaited(
        dataset=row.dataset,
        queue=row.queue,
        sample=row.sample,
        status=LabelStatus(row.status),
        mode=mode,
        waits=waits,
        since=row.status_since,
        held=held,
        member=who,
        active=row.active,
        seen=row.seen,
    )
