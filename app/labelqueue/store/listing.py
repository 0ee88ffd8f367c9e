"""Samples as they stand: pages of them in any order, and which of them there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, assert_never

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    func,
    null,
    or_,
    select,
)
from sqlalchemy.sql import visitors

from labelqueue.domain.errors import NotFound
from labelqueue.domain.ids import DatasetId, MemberId, QueueId
from labelqueue.domain.listing import BY_NAME, SampleOrder, SortBy
from labelqueue.domain.phrase import phrase
from labelqueue.domain.query import (
    Condition,
    DayIs,
    Field,
    MetadataIs,
    NameHas,
    NumberIs,
    Query,
    StatusIs,
    TextIs,
)
from labelqueue.domain.sample import SampleRow
from labelqueue.domain.status import LabelStatus, Person
from labelqueue.store import foremost, search
from labelqueue.store.dialects import all_ids
from labelqueue.store.engine import AnyRow
from labelqueue.store.foremost import Key
from labelqueue.store.search_dialects import Test
from labelqueue.store.statements import RANK
from labelqueue.store.tables import deleted_state, member, queue, sample, state

_SHOWN: Final = (*(set(Person) - {Person.REJECTER, Person.CORRECTOR}), "holder_id")
"""The people of a sample who are listed with it."""

EVERYTHING: Final = Query()
_NOBODY: Final = "\U0010ffff"
"""Behind every name of a member."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Which samples of a dataset are listed, and how. `also`: what else must hold for them.

    `no_author`: the queues in which nobody but `reader` is told that they labeled. `deleted`: those that were
    deleted instead of those that are there.
    """

    dataset_id: DatasetId
    query: Query = EVERYTHING
    order: SampleOrder = BY_NAME
    also: tuple[Test, ...] = ()
    no_author: tuple[QueueId, ...] = ()
    reader: MemberId | None = None
    deleted: bool = False


def page(
    connection: Connection,
    listed: Listed,
    *,
    limit: int,
    after: str | None = None,
    before: str | None = None,
) -> list[SampleRow]:
    """At most `limit` samples in their order: the first, those behind `after`, or the last before `before`.

    Raises:
        NotFound: there is no sample of that name, from whose place one could go on.
    """
    backwards = before is not None
    turned = replace(listed, order=listed.order.turned) if backwards else listed
    name = before if backwards else after
    found = _foremost(connection, listed, limit) if name is None else None
    if found is None:
        statement, keys = _ordered(connection, turned)
        if name is not None:
            statement = statement.where(_behind(connection, turned, keys, name))
        found = connection.execute(_there(turned, statement.limit(limit))).scalars().all()
    rows = of_ids(connection, listed, found[::-1] if backwards else found)
    return [row for row in rows if row is not None]


def _foremost(connection: Connection, listed: Listed, limit: int) -> Sequence[int] | None:
    """The ids of the first page, where they can be had without sorting all, or going through all by name."""
    by_name = listed.order.by is SortBy.NAME
    if listed.deleted or listed.query.among is not None:
        return None  # these are few
    if by_name and not (listed.query.terms or listed.also):
        return None  # these are all of an index
    if not all(_is_quick(term.condition) for term in listed.query.terms):
        return None  # to draw some would cost more than it spares

    def find(
        *columns: ColumnElement[Any], among: tuple[int, ...] | None, first: Sequence[Test]
    ) -> Select[Any]:
        some = replace(listed, query=replace(listed.query, among=among))
        return _found(connection, some, *columns, first=first)

    down = listed.order.descending
    if by_name:
        return foremost.ids_by_name(connection, find, limit=limit, descending=down)
    return foremost.ids(connection, find, _plain_key(connection, listed), limit=limit, descending=down)


def _is_quick(condition: Condition) -> bool:
    """Whether the row that says how a sample stands tells by itself."""
    match condition:
        case StatusIs():
            return True
        case TextIs(field, _) | NumberIs(field, _):
            return field not in (Field.NAME, Field.INDEX, Field.CATEGORY)
        case NameHas() | MetadataIs() | DayIs():
            return False
        case _:
            assert_never(condition)


def ids(connection: Connection, listed: Listed) -> Sequence[int]:
    """The ids of all of them, in their order: eight bytes each."""
    return all_ids(connection, _there(listed, _ordered(connection, listed)[0]))


def ids_as_added(connection: Connection, listed: Listed) -> Sequence[int]:
    """The ids of all of them, from the lowest up."""
    statement = _found(connection, listed, state.c.sample_id)
    return all_ids(connection, _there(listed, statement.order_by(state.c.sample_id)))


def of_ids(connection: Connection, listed: Listed, wanted: Sequence[int]) -> list[SampleRow | None]:
    """How these samples stand now; None for one that is not there or not to be seen any more."""
    # The dataset is not asked for: without statistics a file would look through all of it first.
    statement = _rows().where(state.c.sample_id.in_(wanted), *listed.also)
    found = {row.id: _row(row) for row in connection.execute(_there(listed, statement))}
    return [found.get(one) for one in wanted]


def count(connection: Connection, listed: Listed) -> int:
    """How many they are."""
    found: int = connection.execute(_there(listed, _found(connection, listed, func.count()))).scalar_one()
    return found


def counts(connection: Connection, listed: Listed) -> dict[LabelStatus, int]:
    """How many of each status they are; every status is there."""
    # In one go through them: grouping needs a file to sort them all.
    each = {status: func.count().filter(state.c.status == status.value) for status in LabelStatus}
    found = connection.execute(_there(listed, _found(connection, listed, *each.values()))).one()
    return dict(zip(each, found, strict=True))


def _there(listed: Listed, statement: Select[Any]) -> Select[Any]:
    """The same of the deleted samples, if these are listed."""
    if not listed.deleted:
        return statement

    def instead(element: Any) -> Any:
        if element is state:
            return deleted_state
        return deleted_state.c[element.name] if getattr(element, "table", None) is state else None

    traverse: Any = visitors.replacement_traverse
    found: Select[Any] = traverse(statement, {}, lambda one, **_: instead(one))
    return found


_IS_STATE: Final = (state.c.sample_id == sample.c.id) & (state.c.copy == 0)


def _found(
    connection: Connection,
    listed: Listed,
    *columns: ColumnElement[Any],
    by_name: bool = False,
    first: Sequence[Test] = (),
) -> Select[Any]:
    """`columns` of what is listed. Names are a million rows more to read: only where they count.

    `first`: what few of them meet, which is looked at before all else.
    """
    conditions = (*search.conditions(connection, listed.dataset_id, listed.query), *listed.also)
    among = listed.query.among is not None
    if by_name or any(_about_the_sample(term.condition) for term in listed.query.terms):
        joined = select(*columns).select_from(sample).join(state, _IS_STATE)
        # Some that are named are found one by one, which a file would not do if it could go through all.
        of = sample.c.dataset_id + 0 if among else sample.c.dataset_id
        return joined.where(*first, of == listed.dataset_id, *conditions)
    of_dataset = select(queue.c.id).where(queue.c.dataset_id == listed.dataset_id)
    queues = connection.execute(of_dataset).scalars().all()
    alone = select(*columns).select_from(state)
    queue_id = state.c.queue_id + 0 if among else state.c.queue_id
    return alone.where(*first, queue_id.in_(queues), state.c.copy == 0, *conditions)


def _about_the_sample(condition: Condition) -> bool:
    """Whether it is about what does not change, and not about how the sample stands."""
    match condition:
        case NameHas() | MetadataIs():
            return True
        case TextIs(field, _) | NumberIs(field, _):
            return field in (Field.NAME, Field.INDEX)
        case DayIs(field, _):
            return field is Field.ADDED
        case StatusIs():
            return False
        case _:
            assert_never(condition)


# Order


def _ordered(connection: Connection, listed: Listed) -> tuple[Select[Any], Sequence[ColumnElement[Any]]]:
    """The ids in their order, and what they are sorted by."""
    key, needs = _key(listed)
    by_name = listed.order.by is SortBy.NAME
    statement = _found(connection, listed, state.c.sample_id, by_name=by_name)
    for table, on in needs:
        statement = statement.outerjoin(table, on)
    # Names are unique, and only without more does their index give the order.
    keys = [key] if by_name else [key, state.c.sample_id]
    return statement.order_by(*(one.desc() if listed.order.descending else one.asc() for one in keys)), keys


def _behind(
    connection: Connection, listed: Listed, keys: Sequence[ColumnElement[Any]], name: str
) -> ColumnElement[bool]:
    """What comes behind the sample of that name."""
    place: Sequence[Any] = (name,)
    if len(keys) > 1:
        _, needs = _key(listed)
        asked = select(*keys).select_from(sample).join(state, _IS_STATE)
        for table, on in needs:
            asked = asked.outerjoin(table, on)
        asked = asked.where(sample.c.dataset_id == listed.dataset_id, sample.c.name == name)
        found = connection.execute(_there(listed, asked)).first()
        if found is None:
            raise NotFound(phrase("There is no sample {name!r}.", name=name))
        place = found
    tests = []
    for index, (key, value) in enumerate(zip(keys, place, strict=True)):
        beyond = key < value if listed.order.descending else key > value
        tests.append(and_(*(one == at for one, at in zip(keys[:index], place, strict=False)), beyond))
    return or_(*tests)


_QUEUE: Final = queue.alias("sorted_queue")
_MEMBER: Final = member.alias("sorted_member")
_PLAIN: Final[Mapping[SortBy, ColumnElement[Any]]] = {
    SortBy.NAME: sample.c.name,
    SortBy.STATUS: RANK,
    SortBy.PRIORITY: -state.c.neg_priority,
    SortBy.REVISION: state.c.revision,
    SortBy.COUNT: state.c.annotations,
    SortBy.CHANGED: state.c.status_since,
}


def _key(listed: Listed) -> tuple[ColumnElement[Any], Sequence[tuple[Any, ColumnElement[bool]]]]:
    """What is sorted by, and the tables that it needs beside the sample's own."""
    by = listed.order.by
    match by:
        case SortBy.NAME | SortBy.STATUS | SortBy.PRIORITY | SortBy.REVISION | SortBy.COUNT | SortBy.CHANGED:
            return _PLAIN[by], ()
        case SortBy.QUEUE:
            return _QUEUE.c.name, [(_QUEUE, _QUEUE.c.id == state.c.queue_id)]
        case SortBy.LABELER | SortBy.ASSIGNED | SortBy.REVIEWER | SortBy.HOLDER:
            who = _person(listed, by)
            return func.coalesce(_MEMBER.c.name, _NOBODY), [(_MEMBER, _MEMBER.c.id == who)]
        case _:
            assert_never(by)


_Person = Literal[SortBy.LABELER, SortBy.ASSIGNED, SortBy.REVIEWER, SortBy.HOLDER]


def _person(listed: Listed, by: _Person) -> ColumnElement[Any]:
    """Whom the samples are sorted by."""
    match by:
        case SortBy.LABELER:
            return _author(listed, state.c.labeler_id)
        case SortBy.ASSIGNED:
            author = _author(listed, state.c.assigned_labeler_id)
            return func.coalesce(author, state.c.assigned_reviewer_id)
        case SortBy.REVIEWER:
            return state.c.reviewer_id
        case SortBy.HOLDER:
            return state.c.holder_id
        case _:
            assert_never(by)


def _plain_key(connection: Connection, listed: Listed) -> Key:
    """The same as values of the sample's own table, which needs no other one beside it."""
    by = listed.order.by
    match by:
        case SortBy.STATUS:
            return Key(state.c.status, [status.value for status in LabelStatus])
        case SortBy.NAME | SortBy.PRIORITY | SortBy.REVISION | SortBy.COUNT | SortBy.CHANGED:
            return Key(_PLAIN[by])
        case SortBy.QUEUE:
            named = select(queue.c.id).where(queue.c.dataset_id == listed.dataset_id).order_by(queue.c.name)
            return Key(state.c.queue_id, connection.execute(named).scalars().all())
        case SortBy.LABELER | SortBy.ASSIGNED | SortBy.REVIEWER | SortBy.HOLDER:
            members = connection.execute(select(member.c.id).order_by(member.c.name)).scalars()
            return Key(_person(listed, by), [*members, None])
        case _:
            assert_never(by)


def _author(listed: Listed, column: ColumnElement[Any]) -> ColumnElement[Any]:
    """Who labeled, as far as the reader is to know: not even the place in an order tells more."""
    if not listed.no_author:
        return column
    hidden = state.c.queue_id.in_(listed.no_author) & (column != listed.reader)
    return case((hidden, null()), else_=column)


# How a row is read

_PEOPLE: Final = {str(column): member.alias(str(column)) for column in _SHOWN}


def _rows() -> Select[Any]:
    statement = select(
        sample.c.id,
        sample.c.name,
        sample.c.uri,
        state.c.status,
        state.c.status_since,
        state.c.neg_priority,
        state.c.revision,
        state.c.annotations,
        queue.c.name.label("queue"),
        *(alias.c.name.label(f"{column}_name") for column, alias in _PEOPLE.items()),
    )
    statement = statement.select_from(sample).join(state, _IS_STATE)
    statement = statement.join(queue, queue.c.id == state.c.queue_id)
    for column, alias in _PEOPLE.items():
        statement = statement.outerjoin(alias, alias.c.id == state.c[column])
    return statement


def _row(row: AnyRow) -> SampleRow:
    return SampleRow(
        name=row.name,
        status=LabelStatus(row.status),
        priority=-row.neg_priority + 0.0,
        labeler=row.labeler_id_name,
        reviewer=row.reviewer_id_name,
        assigned_labeler=row.assigned_labeler_id_name,
        assigned_reviewer=row.assigned_reviewer_id_name,
        holder=row.holder_id_name,
        revision=row.revision,
        queue=row.queue,
        annotations=row.annotations,
        changed_at=row.status_since,
        uri=row.uri,
    )
