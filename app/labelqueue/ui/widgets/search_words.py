"""How the terms of a search are said to people."""

from collections.abc import Mapping, Sequence
from typing import Final, assert_never

from labelqueue.domain.phrase import phrase
from labelqueue.domain.query import (
    AnyDay,
    Condition,
    DayIs,
    DayRange,
    DayTest,
    Field,
    LastDays,
    MetadataIs,
    NamedDay,
    NameHas,
    NumberIs,
    Pattern,
    StatusIs,
    Term,
    TextIs,
)
from labelqueue.domain.status import words
from labelqueue.domain.vocabulary import PEOPLE
from labelqueue.ui.i18n import counted, tr, translated

TITLES: Final[Mapping[Field, str]] = {
    Field.STATUS: phrase("Status"),
    Field.QUEUE: phrase("Queue"),
    Field.LABELED_BY: phrase("Labeled by"),
    Field.REVIEWED_BY: phrase("Reviewed by"),
    Field.ASSIGNED_TO: phrase("Assigned to"),
    Field.HELD_BY: phrase("In hand of"),
    Field.CATEGORY: phrase("Category"),
    Field.COUNT: phrase("Annotations"),
    Field.CHANGED: phrase("Status since"),
    Field.LABELED: phrase("Handed in"),
    Field.REVIEWED: phrase("Reviewed"),
    Field.ADDED: phrase("Added"),
    Field.NAME: phrase("Name"),
    Field.PRIORITY: phrase("Priority"),
    Field.INDEX: phrase("Number"),
}
"""What a field is called; total."""

NAMED_DAYS: Final[Mapping[NamedDay, str]] = {
    NamedDay.TODAY: phrase("today"),
    NamedDay.YESTERDAY: phrase("yesterday"),
}
"""Total."""


_MOST: Final = 5
"""So many values of a term are named."""


def in_words(term: Term) -> str:
    """The term as it stands on a chip."""
    condition = term.condition
    if isinstance(condition, NameHas):
        values = _some([f"“{_plain(one)}”" for one in condition.patterns])
        return tr("not {values}", values=values) if term.negated else values
    what = _what(condition)
    if _is_anything(condition):
        return tr("{what}: {values}", what=what, values=_any(condition, nothing=term.negated))
    values = _some(_values(condition))
    if term.negated:
        return tr("{what}: not {values}", what=what, values=values)
    return tr("{what}: {values}", what=what, values=values)


def _some(values: Sequence[str]) -> str:
    """The first of them, and how many more there are."""
    shown = values if len(values) <= _MOST else [*values[: _MOST - 1]]
    more = len(values) - len(shown)
    said = ", ".join(shown)
    return counted("{values} and {n} more", "{values} and {n} more", more, values=said) if more else said


def _what(condition: Condition) -> str:
    match condition:
        case NameHas():
            return ""
        case StatusIs():
            return translated(TITLES[Field.STATUS])
        case TextIs(field, _) | NumberIs(field, _) | DayIs(field, _):
            return translated(TITLES[field])
        case MetadataIs(key, _):
            return key
        case _:
            assert_never(condition)


def _values(condition: Condition) -> list[str]:
    match condition:
        case NameHas(patterns) | TextIs(_, patterns):
            return [_plain(one) for one in patterns]
        case StatusIs(statuses):
            return [translated(words(one)) for one in statuses]
        case NumberIs(_, numbers):
            return [str(one) for one in numbers]
        case DayIs(_, days):
            return [_day(one) for one in days]
        case MetadataIs(_, tests):
            return [_plain(one) if isinstance(one, Pattern) else str(one) for one in tests]
        case _:
            assert_never(condition)


def _plain(pattern: Pattern) -> str:
    literal = pattern.literal
    return str(pattern) if literal is None else literal


def _day(test: DayTest) -> str:
    if isinstance(test, LastDays):
        return counted("the last {n} day", "the last {n} days", test.count)
    if isinstance(test, DayRange) and test.first == test.last and isinstance(test.first, NamedDay):
        return translated(NAMED_DAYS[test.first])
    return str(test)


def _is_anything(condition: Condition) -> bool:
    match condition:
        case TextIs(_, patterns):
            return any(one.is_anything for one in patterns)
        case DayIs(_, days):
            return any(isinstance(one, AnyDay) for one in days)
        case MetadataIs(_, tests):
            return any(isinstance(one, Pattern) and one.is_anything for one in tests)
        case _:
            return False


def _any(condition: Condition, *, nothing: bool) -> str:
    if isinstance(condition, DayIs):
        return tr("never") if nothing else tr("at any time")
    if isinstance(condition, TextIs) and condition.field in PEOPLE:
        return tr("nobody") if nothing else tr("anybody")
    return tr("none", "no value at all") if nothing else tr("any")
