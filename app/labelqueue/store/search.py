"""A search as conditions on `sample` joined with `sample_state`."""

import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeVar, assert_never

from sqlalchemy import ColumnElement, Connection, func, literal, not_, or_, select

from labelqueue.domain.ids import DatasetId
from labelqueue.domain.query import (
    Between,
    Compared,
    Condition,
    DayIs,
    Field,
    MetadataIs,
    NameHas,
    Number,
    NumberIs,
    Order,
    Pattern,
    Query,
    StatusIs,
    TextIs,
    Wildcard,
    number,
)
from labelqueue.store.datasets import READ_AS
from labelqueue.store.search_days import DaySearch
from labelqueue.store.search_dialects import JsonValue, SearchDialect, Test, one_of_ids
from labelqueue.store.tables import member, queue, revision, sample, state

T = TypeVar("T")

_PEOPLE: Final = {
    Field.LABELED_BY: (state.c.labeler_id,),
    Field.REVIEWED_BY: (state.c.reviewer_id,),
    Field.HELD_BY: (state.c.holder_id,),
    Field.ASSIGNED_TO: (state.c.assigned_labeler_id, state.c.assigned_reviewer_id),
}
_LAST_ID: Final = 2**63 - 1
_LAST_INDEX: Final = 2**31 - 2
_WORDS: Final = ("true", "false", "null")


def conditions(connection: Connection, dataset_id: DatasetId, query: Query) -> list[Test]:
    """What holds for a sample of the dataset that the search finds."""
    search = _Search(connection, dataset_id, DaySearch(connection, dataset_id, query.zone))
    tests = [(search.test(term.condition), term.negated) for term in query.terms]
    among = [] if query.among is None else [one_of_ids(connection, state.c.sample_id, query.among)]
    # NULL is neither true nor false, and so is what is not true about it.
    return among + [not_(func.coalesce(test, literal(False))) if negated else test for test, negated in tests]


class _Search:
    def __init__(self, connection: Connection, dataset_id: DatasetId, days: DaySearch) -> None:
        self._connection: Final = connection
        self._days: Final = days
        self._dataset_id: Final = dataset_id
        self._dialect: Final = SearchDialect(connection)

    def test(self, condition: Condition) -> Test:
        match condition:
            case NameHas(patterns):
                return self._any(patterns, self._name_has)
            case StatusIs(statuses):
                return state.c.status.in_(sorted(set(statuses)))
            case TextIs(field, patterns):
                return self._text(field, patterns)
            case NumberIs(field, numbers):
                return self._any(numbers, lambda one: self._number(field, one))
            case DayIs(field, days):
                return self._days.test(field, days)
            case MetadataIs(key, tests):
                return self._any(tests, lambda one: self._metadata(key, one))
            case _:
                assert_never(condition)

    def _any(self, values: Sequence[T], test: Callable[[T], Test]) -> Test:
        return or_(*map(test, values))

    def _number(self, field: Field, test: Compared | Between) -> Test:
        if field is Field.PRIORITY:
            return _priority(test)
        low, high = _limits(test)
        return self._index(low, high) if field is Field.INDEX else state.c.annotations.between(low, high)

    def _name_has(self, pattern: Pattern) -> Test:
        # Names compare by bytes, so only A to Z have a lower case here.
        parts = [part.translate(_LOWER) if isinstance(part, str) else part for part in pattern.parts]
        inside = Pattern((Wildcard.MANY, *parts, Wildcard.MANY))
        return self._dialect.like(func.lower(sample.c.name), inside)

    def _text(self, field: Field, patterns: tuple[Pattern, ...]) -> Test:
        if field is Field.NAME:
            return self._any(patterns, lambda one: self._dialect.like(sample.c.name, one))
        if field is Field.CATEGORY:
            return self._has_category(patterns)
        if field is Field.QUEUE:
            named = select(queue.c.id, queue.c.name).where(queue.c.dataset_id == self._dataset_id)
            return state.c.queue_id.in_(self._ids(named, patterns))
        if any(one.is_anything for one in patterns):
            return or_(*(column.is_not(None) for column in _PEOPLE[field]))
        ids = self._ids(select(member.c.id, member.c.name), patterns)
        return or_(*(column.in_(ids) for column in _PEOPLE[field]))

    def _ids(self, named: Any, patterns: tuple[Pattern, ...]) -> list[Any]:
        rows = self._connection.execute(named)
        return sorted(row.id for row in rows if any(one.matches(row.name) for one in patterns))

    def _has_category(self, patterns: tuple[Pattern, ...]) -> Test:
        readable = READ_AS.subquery()
        named = select(readable.c.id, readable.c.name).where(readable.c.dataset_id == self._dataset_id)
        ids = self._ids(named, patterns)
        has_one: Test = _current_label().where(self._dialect.has_category(ids)).exists()
        return has_one

    def _index(self, low: int, high: int) -> Test:
        first: Test = sample.c.id >= self._id_at(low) if low > 1 else literal(True)
        last: Test = sample.c.id <= self._id_at(high) if high > 0 else literal(False)
        return first if high >= _LAST_INDEX else first & last

    def _id_at(self, index: int) -> ColumnElement[int]:
        """The id of the sample that was added as number `index`, from 1; where there is none, beyond all."""
        other = sample.alias("numbered")
        found = (
            select(other.c.id)
            .where(other.c.dataset_id == self._dataset_id)
            .order_by(other.c.id)
            .offset(index - 1)
            .limit(1)
        )
        return func.coalesce(found.scalar_subquery(), _LAST_ID)

    def _metadata(self, key: str, test: Pattern | Compared) -> Test:
        dialect = self._dialect
        if isinstance(test, Pattern):
            return dialect.metadata(key, lambda value: self._equals(value, test))
        order, limit = test.order, test.value
        if isinstance(limit, str):
            return dialect.metadata(key, lambda value: value.is_text & _compared(value.text, order, limit))
        other = dialect.number(limit)
        return dialect.metadata(key, lambda value: value.is_number & _compared(value.number, order, other))

    def _equals(self, value: JsonValue, pattern: Pattern) -> Test:
        if pattern.is_anything:
            return literal(True)
        tests: list[Test] = [value.is_text & self._dialect.like(value.text, pattern)]
        written = None if pattern.quoted else pattern.literal
        if written in _WORDS:
            tests.append(value.kind == written)
        found = None if written is None else number(written)
        if found is not None:
            tests.append(value.is_number & (value.number == self._dialect.number(found)))
        return or_(*tests)


_LOWER: Final = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def _current_label() -> Any:
    return (
        select(literal(1))
        .select_from(revision)
        .where(
            revision.c.sample_id == state.c.sample_id,
            revision.c.copy == state.c.copy,
            revision.c.number == state.c.revision,
        )
        .correlate(state)
    )


def _priority(test: Compared | Between) -> Test:
    """Priorities are stored negated."""
    turned = {
        Order.LESS: Order.GREATER,
        Order.LESS_OR_EQUAL: Order.GREATER_OR_EQUAL,
        Order.GREATER: Order.LESS,
        Order.GREATER_OR_EQUAL: Order.LESS_OR_EQUAL,
    }
    if isinstance(test, Between):
        return state.c.neg_priority.between(-float(test.high), -float(test.low))
    return _compared(state.c.neg_priority, turned[test.order], -float(test.value))


def _limits(test: Compared | Between) -> tuple[int, int]:
    """The first and the last whole number that pass the test."""
    if isinstance(test, Between):
        return _whole(test.low), _whole(test.high)
    limit = _whole(test.value)
    match test.order:
        case Order.LESS:
            return 0, limit - 1
        case Order.LESS_OR_EQUAL:
            return 0, limit
        case Order.GREATER:
            return limit + 1, _LAST_INDEX
        case Order.GREATER_OR_EQUAL:
            return limit, _LAST_INDEX
        case _:
            assert_never(test.order)


def _whole(value: Number | str) -> int:
    return min(int(value), _LAST_INDEX)


_OPERATORS: Final[Mapping[Order, Callable[[Any, Any], Any]]] = {
    Order.LESS: operator.lt,
    Order.LESS_OR_EQUAL: operator.le,
    Order.GREATER: operator.gt,
    Order.GREATER_OR_EQUAL: operator.ge,
}


def _compared(value: ColumnElement[Any], order: Order, limit: Any) -> Test:
    test: Test = _OPERATORS[order](value, limit)
    return test
