"""All figures of some queues, of one moment."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from math import ceil
from typing import Final

from sqlalchemy import Connection, select

from labelqueue.domain.category import Category
from labelqueue.domain.days import Asked, date_of
from labelqueue.domain.ids import DatasetId, MemberId, QueueId
from labelqueue.domain.member import Member
from labelqueue.domain.overview import done_statuses
from labelqueue.domain.statistics import (
    CategoryStatistics,
    Changed,
    DayStatistics,
    MemberStatistics,
    QueueStatistics,
    Statistics,
    Sums,
    Times,
)
from labelqueue.domain.status import LabelStatus
from labelqueue.domain.work_unit import Kind
from labelqueue.store import datasets, queues
from labelqueue.store import statistics_changes as changes
from labelqueue.store import statistics_events as events
from labelqueue.store import statistics_standing as standing
from labelqueue.store import statistics_times as times
from labelqueue.store.queues import QueueRow
from labelqueue.store.statistics_scope import Scope, scope_of
from labelqueue.store.tables import member

_LONGEST: Final = 366_000
"""Days; a queue that takes longer has no day on which it ends."""


@dataclass(frozen=True, slots=True)
class Part:
    """A dataset and those of its queues that are asked for."""

    dataset: str
    categories: Sequence[Category]
    queues: Sequence[QueueRow]


def of_queue(connection: Connection, queue_id: QueueId) -> Part:
    """One queue.

    Raises:
        NotFound: it was deleted.
    """
    row = queues.load(connection, queue_id)
    return replace(of_dataset(connection, row.dataset_id), queues=[row])


def of_dataset(connection: Connection, dataset_id: DatasetId) -> Part:
    """A dataset with all its queues.

    Raises:
        NotFound: it was deleted.
    """
    row = datasets.load(connection, dataset_id)
    return Part(row.name, row.categories, queues.of_dataset(connection, dataset_id))


def of_workspace(connection: Connection) -> list[Part]:
    """All datasets with all their queues."""
    rows = datasets.everything(connection)
    return [Part(row.name, row.categories, queues.of_dataset(connection, row.id)) for row in rows]


@dataclass(frozen=True, slots=True)
class _Found:
    """Everything that was counted."""

    done: events.Done
    spent: times.Spent
    altered: changes.Altered
    in_hand: Counter[tuple[QueueId, MemberId]]
    rejections: Mapping[tuple[QueueId, str], int] = field(default_factory=dict)
    standings: Mapping[QueueId, Mapping[LabelStatus, standing.Standing]] = field(default_factory=dict)
    added: Mapping[QueueId, Counter[int]] = field(default_factory=dict)


def statistics(
    connection: Connection, parts: Sequence[Part], asked: Asked, *, who: Member, about_all: bool
) -> Statistics:
    """What `who` may see: of everybody (`about_all`), or only what is their own."""
    rows = [(part.dataset, row) for part in parts for row in part.queues]
    scope = scope_of(connection, rows, asked, who=who, about_all=about_all)
    found = replace(
        _work(connection, scope),
        rejections=events.rejections(connection, scope),
        standings=standing.standings(connection, scope),
        added=standing.added(connection, scope) if about_all else {},
    )
    of_queues = tuple(_queue(connection, scope, found, id_) for id_ in scope.ids)
    edges = scope.days.edges
    return Statistics(
        since=asked.begin or (edges[0] if edges else None),
        until=asked.end or (scope.now if edges else None),
        about_all=about_all,
        total=_total(found, scope),
        members=_members(connection, found),
        queues=of_queues,
        categories=tuple(_categories(parts, of_queues)),
        days=_days(scope, found, of_queues),
    )


def own(connection: Connection, parts: Sequence[Part], asked: Asked, *, who: Member) -> Sums:
    """What `who` did, without a look at how the queues stand."""
    rows = [(part.dataset, row) for part in parts for row in part.queues]
    scope = scope_of(connection, rows, asked, who=who, about_all=False)
    return _total(_work(connection, scope), scope)


def _work(connection: Connection, scope: Scope) -> _Found:
    return _Found(
        events.done(connection, scope),
        times.spent(connection, scope),
        changes.altered(connection, scope),
        standing.in_hand(connection, scope),
    )


def _total(found: _Found, scope: Scope) -> Sums:
    # One queue is all there is: nothing is added up twice.
    spent = found.spent.queues[scope.ids[0]] if len(scope.ids) == 1 else found.spent.total
    all_changes: dict[str, Changed] = {}
    for of_queue in found.altered.queues.values():
        for name, changed in of_queue.items():
            all_changes[name] = all_changes.get(name, Changed()) + changed
    return _sums(found.done.total, spent, all_changes, found.in_hand.total())


def _sums(
    counts: Mapping[str, int], spent: Mapping[Kind, Times], altered: Mapping[str, Changed], in_hand: int
) -> Sums:
    return Sums(
        events.tally(counts),
        {kind: spent.get(kind, Times()) for kind in Kind},
        dict(sorted(altered.items())),
        in_hand,
    )


def _members(connection: Connection, found: _Found) -> tuple[MemberStatistics, ...]:
    hands: Counter[MemberId | None] = Counter()
    for (_, holder), samples in found.in_hand.items():
        hands[holder] += samples
    ids = {*found.done.members, *found.spent.members, *found.altered.members, *hands}
    rows = connection.execute(
        select(member.c.id, member.c.name).where(member.c.id.in_([one for one in ids if one is not None]))
    )
    names: dict[MemberId | None, str | None] = {MemberId(row.id): row.name for row in rows}
    return tuple(
        MemberStatistics(
            names.get(id_),
            _sums(found.done.members[id_], found.spent.members[id_], found.altered.members[id_], hands[id_]),
        )
        for id_ in sorted(ids, key=lambda one: (names.get(one) is None, names.get(one) or ""))
    )


def _queue(connection: Connection, scope: Scope, found: _Found, id_: QueueId) -> QueueStatistics:
    dataset, row = scope.queues[id_]
    now = found.standings[id_]
    counts = {status: now[status].samples if status in now else 0 for status in LabelStatus}
    done = sum(counts[status] for status in done_statuses(has_reviewers=row.has_reviewers))
    flow: Counter[events.Change] = Counter()
    for (_, change), many in found.done.moves[id_].items():
        if change[0] is not change[1]:
            flow[change] += many
    left = sum(counts.values()) - done
    about_all = scope.only is None
    days_left, completion = _estimate(connection, scope, found, id_, left) if about_all else (None, None)
    hands = sum(samples for (queue_id, _), samples in found.in_hand.items() if queue_id == id_)
    return QueueStatistics(
        dataset=dataset,
        queue=row.name,
        sums=_sums(found.done.queues[id_], found.spent.queues[id_], found.altered.queues[id_], hands),
        counts=counts,
        done=done,
        finished=sum(many * max(0, standing.gained(row, change)) for change, many in flow.items()),
        days_with_work=len(found.done.worked_on[id_]),
        oldest=_ages(scope, now) if about_all else {},
        rejections={name: many for (queue_id, name), many in found.rejections.items() if queue_id == id_},
        distribution={kind: tuple(some) for kind, some in found.spent.distribution[id_].items()},
        flow=dict(flow),
        remaining=_remaining(connection, scope, found, id_, left) if about_all else {},
        days_left=days_left,
        completion=completion,
    )


def _ages(scope: Scope, now: Mapping[LabelStatus, standing.Standing]) -> dict[LabelStatus, float]:
    return {
        status: max(0.0, (scope.now - now[status].since).total_seconds())
        for status in LabelStatus
        if status in now
    }


def _estimate(
    connection: Connection, scope: Scope, found: _Found, id_: QueueId, left: int
) -> tuple[float | None, date | None]:
    pace = standing.pace(connection, scope, id_, found.done.moves[id_])
    if not pace:
        return None, None
    days = left / pace
    today = date_of(scope.now, scope.asked.zone)
    return days, today + timedelta(days=ceil(days)) if days < _LONGEST else None


def _remaining(
    connection: Connection, scope: Scope, found: _Found, id_: QueueId, left: int
) -> dict[date, int]:
    """From what is left now, backwards through what was done and added since."""
    row, days = scope.queues[id_][1], scope.days
    if not days.dates:
        return {}
    gained: Counter[int] = Counter()
    for (day, change), many in found.done.moves[id_].items():
        gained[day] += many * standing.gained(row, change)
    later = standing.moves_since(connection, id_, days.edges[-1])
    gained[len(days.dates)] += sum(many * standing.gained(row, change) for change, many in later.items())
    added = found.added.get(id_, Counter())
    remaining = {}
    for place in reversed(range(len(days.dates))):
        left += gained[place + 1] - added[place + 1]
        remaining[days.dates[place]] = max(0, left)
    return dict(reversed(remaining.items()))


def _categories(parts: Sequence[Part], of_queues: Sequence[QueueStatistics]) -> list[CategoryStatistics]:
    found = []
    for part in parts:
        mine = [one for one in of_queues if one.dataset == part.dataset]
        known = [category.name for category in part.categories]
        gone = sorted({name for one in mine for name in one.sums.categories} - set(known))
        for name in [*known, *gone]:
            changed = sum((one.sums.categories.get(name, Changed()) for one in mine), Changed())
            rejections = sum(one.rejections.get(name, 0) for one in mine)
            found.append(CategoryStatistics(part.dataset, name, changed, rejections))
    return found


def _days(scope: Scope, found: _Found, of_queues: Sequence[QueueStatistics]) -> tuple[DayStatistics, ...]:
    finished: Counter[int] = Counter()
    for id_, moves in found.done.moves.items():
        for (day, change), many in moves.items():
            finished[day] += many * max(0, standing.gained(scope.queues[id_][1], change))
    return tuple(
        DayStatistics(
            day=day,
            tally=events.tally(found.done.days[place]),
            finished=finished[place],
            seconds=found.spent.days[place],
            remaining=sum(one.remaining[day] for one in of_queues) if scope.only is None else None,
        )
        for place, day in enumerate(scope.days.dates)
    )
