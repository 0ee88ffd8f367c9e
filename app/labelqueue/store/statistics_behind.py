"""The samples that a number of the statistics was counted from."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    exists,
    false,
    func,
    literal,
    not_,
    null,
    or_,
    select,
    true,
    union_all,
)

from labelqueue.domain.category import present_names
from labelqueue.domain.days import Asked
from labelqueue.domain.ids import DatasetId, MemberId
from labelqueue.domain.listing import BY_NAME, SampleOrder, SortBy
from labelqueue.domain.member import Member
from labelqueue.domain.overview import done_statuses
from labelqueue.domain.query import Condition, Field, Pattern, Query, StatusIs, Term, TextIs, Wildcard
from labelqueue.domain.statistics import BUCKETS
from labelqueue.domain.statistics_behind import MOST, Behind, Figure, FoundBehind
from labelqueue.domain.status import Action, LabelStatus, Mode
from labelqueue.store import datasets, queues
from labelqueue.store.datasets import READ_AS
from labelqueue.store.queues import QueueRow
from labelqueue.store.statements import JUDGING, finishing, judging, moving
from labelqueue.store.statistics import Part
from labelqueue.store.statistics_dialects import entries, number
from labelqueue.store.statistics_events import judged_before, pinned_rejections
from labelqueue.store.statistics_scope import Scope, scope_of
from labelqueue.store.tables import event, member, state, work_unit

_ANYBODY: Final = Pattern((Wildcard.MANY,))


def behind(
    connection: Connection,
    parts: Sequence[Part],
    asked: Asked,
    wanted: Behind,
    *,
    who: Member,
    about_all: bool,
) -> list[FoundBehind]:
    """In each dataset, as far as `who` may be told: a search that says it, or the latest by their ids."""
    if wanted.days is not None:
        asked = asked.within(*wanted.days)
    found = []
    for part in parts:
        rows = [row for row in part.queues if wanted.queue in (None, row.name)]
        if wanted.dataset in (None, part.dataset) and rows:
            scope = scope_of(
                connection, [(part.dataset, row) for row in rows], asked, who=who, about_all=about_all
            )
            found.append(_of_dataset(connection, part.dataset, scope, wanted))
    return [one for one in found if one.samples != 0]


def _of_dataset(connection: Connection, dataset: str, scope: Scope, wanted: Behind) -> FoundBehind:
    stands = _standing(connection, scope, wanted)
    if stands is not None:
        order = SampleOrder(SortBy.CHANGED) if wanted.oldest else BY_NAME
        return FoundBehind(dataset, Query(tuple(Term(one) for one in stands)), order=order)
    # SELECTs of samples and moments, which together say each time that was counted.
    each = union_all(*_HAPPENED[wanted.figure](connection, scope, wanted)).subquery("happened")
    last = func.max(each.c.at)
    rows = connection.execute(
        select(each.c.sample_id)
        .where(exists().where(state.c.sample_id == each.c.sample_id, state.c.copy == 0))
        .group_by(each.c.sample_id)
        .order_by(last.desc(), each.c.sample_id.desc())
        .limit(MOST + 1)
    )
    ids = tuple(rows.scalars())
    return FoundBehind(dataset, Query(among=ids[:MOST]), len(ids[:MOST]), more=len(ids) > MOST)


# What stands so now


def _standing(connection: Connection, scope: Scope, wanted: Behind) -> list[Condition] | None:
    """What a search says about it; None: it happened once, and no search knows that."""
    rows = [row for _, row in scope.queues.values()]
    where = _where(connection, rows)
    match wanted.figure:
        case Figure.STANDING:
            return [*where, *([] if wanted.status is None else [StatusIs((wanted.status,))])]
        case Figure.DONE | Figure.LEFT if len({row.has_reviewers for row in rows}) == 1:
            done = done_statuses(has_reviewers=rows[0].has_reviewers)
            is_done = wanted.figure is Figure.DONE
            return [*where, StatusIs(tuple(one for one in LabelStatus if (one in done) is is_done))]
        case Figure.IN_HAND:
            name = scope.who.name if scope.only is not None else wanted.member
            holder = _ANYBODY if name is None else Pattern((name,))
            return [*where, TextIs(Field.HELD_BY, (holder,))]
        case _:
            return None


def _where(connection: Connection, rows: Sequence[QueueRow]) -> list[Condition]:
    """Nothing where these are all queues of their dataset."""
    of_dataset = queues.of_dataset(connection, rows[0].dataset_id)
    if len(rows) == len(of_dataset):
        return []
    return [TextIs(Field.QUEUE, tuple(Pattern((row.name,)) for row in rows))]


# What happened


Selects = list[Select[Any]]
_LABELING: Final = event.c.mode != Mode.REVIEW.value
_ACTIONS: Final[Mapping[Figure, tuple[Action, ...]]] = {
    Figure.SUBMITTED: (Action.SUBMIT,),
    Figure.SKIPPED: (Action.SKIP,),
    Figure.REVIEWED: JUDGING,
    Figure.ACCEPTED: (Action.ACCEPT,),
    Figure.FIRST_ACCEPTED: (Action.ACCEPT,),
    Figure.REJECTED: (Action.REJECT,),
    Figure.FIRST_DECISIONS: JUDGING,
}


def _done(connection: Connection, scope: Scope, wanted: Behind) -> Selects:
    """What members did themselves."""
    found = select(event.c.sample_id, event.c.at).where(
        scope.events(finishing(), whose=event.c.member_id),
        event.c.action.in_(_ACTIONS[wanted.figure]),
        scope.in_range(event.c.at),
        *_of_member(connection, scope, wanted, event.c.member_id, labeling=_LABELING),
    )
    return [found]


def _judged(connection: Connection, scope: Scope, wanted: Behind) -> Selects:
    """What became of the work of whoever labeled."""
    first = wanted.figure in (Figure.FIRST_DECISIONS, Figure.FIRST_ACCEPTED)
    found = select(event.c.sample_id, event.c.at).where(
        scope.events(and_(finishing(), judging()), whose=event.c.labeler_id),
        event.c.action.in_(_ACTIONS[wanted.figure]),
        scope.in_range(event.c.at),
        *([not_(judged_before())] if first else []),
        *_of_member(connection, scope, wanted, event.c.labeler_id, labeling=true()),
    )
    return [found]


def _of_member(
    connection: Connection,
    scope: Scope,
    wanted: Behind,
    column: ColumnElement[Any],
    *,
    labeling: ColumnElement[bool],
) -> Iterator[ColumnElement[bool]]:
    """That it counts for the member who is asked for, by that column of an event."""
    if wanted.member is None and not wanted.untold:
        return
    hidden = and_(event.c.queue_id.in_(scope.hidden), labeling, column != scope.who.id)
    if wanted.untold:
        yield hidden
        return
    yield column == _id_of(connection, wanted.member)
    yield case((hidden, false()), else_=true())


def _id_of(connection: Connection, name: str | None) -> MemberId:
    found = connection.execute(select(member.c.id).where(member.c.name == name)).scalar()
    return MemberId(found or 0)  # nobody has that


def _moved(connection: Connection, scope: Scope, wanted: Behind) -> Selects:
    """Changes of status, whoever made them; two looks, each into its index."""
    which = _became_done(scope) if wanted.figure is Figure.FINISHED else _changed(wanted)
    return [
        select(event.c.sample_id, event.c.at).where(
            scope.events(and_(kind, which), whose=event.c.member_id),
            scope.in_range(event.c.at),
            *_of_member(connection, scope, wanted, event.c.member_id, labeling=_LABELING),
        )
        for kind in (finishing(), moving())
    ]


def _changed(wanted: Behind) -> ColumnElement[bool]:
    if wanted.change is None:
        return event.c.from_status != event.c.to_status
    before, after = wanted.change
    return and_(event.c.from_status == before.value, event.c.to_status == after.value)


def _became_done(scope: Scope) -> ColumnElement[bool]:
    before, after = (
        _is_done(scope, event.c.queue_id, status) for status in (event.c.from_status, event.c.to_status)
    )
    return and_(after, not_(before))


def _is_done(scope: Scope, queue_id: ColumnElement[Any], status: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a sample of that status is done in that queue."""
    tests = []
    for has_reviewers in (True, False):
        ids = [id_ for id_, (_, row) in scope.queues.items() if row.has_reviewers is has_reviewers]
        if ids:
            tests.append(
                and_(queue_id.in_(ids), status.in_(sorted(done_statuses(has_reviewers=has_reviewers))))
            )
    return or_(*tests)


def _stands(_connection: Connection, scope: Scope, wanted: Behind) -> Selects:
    """What is done, or not, in queues of which only some have reviewers."""
    done = _is_done(scope, state.c.queue_id, state.c.status)
    found = select(state.c.sample_id, state.c.status_since.label("at")).where(
        state.c.queue_id.in_(scope.ids), done if wanted.figure is Figure.DONE else not_(done)
    )
    return [found]


def _pointed_at(connection: Connection, scope: Scope, wanted: Behind) -> Selects:
    whose = _of_member(connection, scope, wanted, event.c.labeler_id, labeling=true())
    pinned = pinned_rejections(connection, scope).where(*whose).subquery("pinned")
    read_as = READ_AS.subquery()
    named = select(read_as.c.id).where(
        read_as.c.dataset_id == _dataset_id(scope), read_as.c.name == wanted.category
    )
    found = select(pinned.c.sample_id, pinned.c.at)
    return [found if wanted.category is None else found.where(pinned.c.category_id.in_(named))]


def _units(connection: Connection, scope: Scope, wanted: Behind) -> ColumnElement[bool]:
    """Work units of the member who is asked for, of that kind."""
    unit = work_unit.c
    shown = scope.shown(unit.queue_id, unit.kind, unit.member_id)
    tests = [scope.units()]
    if wanted.kind is not None:
        tests.append(unit.kind == wanted.kind.value)
    if wanted.untold:
        tests.append(shown.is_(null()))
    elif wanted.member is not None:
        tests.append(shown == _id_of(connection, wanted.member))
    return and_(*tests)


def _worked_on(connection: Connection, scope: Scope, wanted: Behind) -> Selects:
    unit = work_unit.c
    found = (
        select(unit.sample_id, func.max(unit.ended_at).label("at"))
        .where(_units(connection, scope, wanted))
        .group_by(unit.queue_id, unit.member_id, unit.kind, unit.sample_id)
    )
    if wanted.bucket is not None:
        seconds = func.sum(unit.active_seconds)
        found = found.having(seconds >= [0.0, *BUCKETS][wanted.bucket])
        if wanted.bucket < len(BUCKETS):
            found = found.having(seconds < BUCKETS[wanted.bucket])
    return [found]


def _altered(connection: Connection, scope: Scope, wanted: Behind) -> Selects:
    entry = entries(connection, work_unit.c.changes, wanted.figure.value)
    tests = [number(entry.c.value) > 0]
    if wanted.category is not None:
        tests.append(entry.c.key.in_(_names_of(connection, scope, wanted.category)))
    found = select(work_unit.c.sample_id, work_unit.c.ended_at.label("at")).where(
        _units(connection, scope, wanted), select(literal(1)).select_from(entry).where(*tests).exists()
    )
    return [found]


def _names_of(connection: Connection, scope: Scope, name: str) -> list[str]:
    """Under which names clients counted what is called so now."""
    present = present_names(datasets.categories_of(connection, _dataset_id(scope)))
    return [one for one in {name, *present} if present.get(one, one) == name]


def _dataset_id(scope: Scope) -> DatasetId:
    """All queues are of one dataset here."""
    return next(DatasetId(row.dataset_id) for _, row in scope.queues.values())


def _is_a_search(_connection: Connection, _scope: Scope, _wanted: Behind) -> Selects:
    raise AssertionError("a search says this")


_HAPPENED: Final[Mapping[Figure, Callable[[Connection, Scope, Behind], Selects]]] = {
    Figure.SUBMITTED: _done,
    Figure.SKIPPED: _done,
    Figure.REVIEWED: _done,
    Figure.ACCEPTED: _judged,
    Figure.REJECTED: _judged,
    Figure.FIRST_DECISIONS: _judged,
    Figure.FIRST_ACCEPTED: _judged,
    Figure.FINISHED: _moved,
    Figure.MOVED: _moved,
    Figure.POINTED_AT: _pointed_at,
    Figure.WORKED_ON: _worked_on,
    Figure.CREATED: _altered,
    Figure.CHANGED: _altered,
    Figure.DELETED: _altered,
    Figure.DONE: _stands,
    Figure.LEFT: _stands,
    Figure.STANDING: _is_a_search,
    Figure.IN_HAND: _is_a_search,
}
"""Total over the figures."""
