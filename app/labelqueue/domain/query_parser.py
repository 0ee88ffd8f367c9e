"""From the text of a search to its value. The grammar stands in the guide (docs/guide/search.md)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Final, NoReturn, TypeVar

from labelqueue.domain.days import YEARS
from labelqueue.domain.phrase import phrase
from labelqueue.domain.query import (
    DAY_FIELDS,
    NOT,
    NUMBER,
    NUMBER_FIELDS,
    AnyDay,
    Between,
    Compared,
    Condition,
    Day,
    DayCompared,
    DayIs,
    DayRange,
    DayTest,
    Field,
    InvalidQuery,
    LastDays,
    MetadataIs,
    NamedDay,
    NameHas,
    Number,
    NumberIs,
    Order,
    Pattern,
    Query,
    StatusIs,
    Term,
    TextIs,
    Wildcard,
    field_of,
    number,
)
from labelqueue.domain.status import LabelStatus
from labelqueue.domain.text import TEXT_LIMIT

T = TypeVar("T")

_ORDERS: Final = (Order.LESS_OR_EQUAL, Order.GREATER_OR_EQUAL, Order.LESS, Order.GREATER)  # the longer first
_WHOLE: Final = frozenset({Field.COUNT, Field.INDEX})
_DAY: Final = r"\d{4}-\d{2}-\d{2}"
_TURNED: Final = phrase("the first day of a range must not be the later one.")


@dataclass(frozen=True, slots=True)
class Located:
    """A term of a search, and from where to where it stands in the text."""

    term: Term
    start: int
    end: int


def parse(text: str, *, zone: tzinfo | None = None) -> Query:
    """The search that `text` writes; its days are those of `zone` (None: of this computer).

    Raises:
        InvalidQuery: it cannot be understood; the error points at the place.
    """
    return Query(tuple(one.term for one in located(text)), zone)


def located(text: str) -> list[Located]:
    """The terms of the search that `text` writes, with their places.

    Raises:
        InvalidQuery: it cannot be understood; the error points at the place.
    """
    return _Parser(text).terms()


def checked_criteria(text: str) -> str:
    """`text` without surrounding space.

    Raises:
        InvalidQuery: it is not a search, or says another thing on another day or in another place.
    """
    trimmed = text.strip()
    for one in located(trimmed):
        if isinstance(one.term.condition, DayIs):
            key = one.term.condition.field.value
            problem = phrase(
                "criteria cannot ask for days, which are others tomorrow and elsewhere; name metadata, or"
                ' index:. If {key} is one of the metadata, put it in quotes: "{key}":…',
                key=key,
            )
            raise InvalidQuery(problem, text=trimmed, start=one.start, end=one.end)
    return trimmed


def parse_criteria(text: str) -> Query:
    """Criteria as they are stored.

    `checked_criteria` lets no days in. What looks like some was written when such a key was one of the
    metadata like any other, and goes on to be.
    """
    return Query(tuple(one.term for one in _Parser(text, days=False).terms()))


@dataclass(frozen=True, slots=True)
class _Value:
    """A value as it was written, and where."""

    order: Order | None
    pattern: Pattern
    start: int
    end: int


class _Parser:
    def __init__(self, text: str, *, days: bool = True) -> None:
        self._text: Final = text
        self._days: Final = days
        self._at = 0
        if len(text) > TEXT_LIMIT:
            self._refuse(phrase("it is too long."), start=TEXT_LIMIT)
        for place, one in enumerate(text):
            if one == "\0" or "\ud800" <= one <= "\udfff":
                self._refuse(phrase("this character cannot be searched for."), start=place)

    def terms(self) -> list[Located]:
        found = []
        self._skip_blanks()
        while self._at < len(self._text):
            start = self._at
            term = self._term()
            found.append(Located(term, start, self._at))
            self._skip_blanks()
        return found

    def _term(self) -> Term:
        negated = self._negation()
        if not self._peek().strip() or (negated and self._peek() == "-"):
            self._refuse(phrase("here something is missing to search for."))
        start = self._at
        key, quoted = self._key()
        values = self._values()
        field = None if key is None or quoted else field_of(key)
        if field in DAY_FIELDS and not self._days:
            field = None
        return Term(self._condition(key, field, values, start), negated)

    def _negation(self) -> bool:
        if self._peek() == "-":
            self._at += 1
            return True
        if not re.compile(rf"{NOT}(?=\s|$)").match(self._text, self._at):
            return False
        start = self._at
        self._at += len(NOT)
        self._skip_blanks()
        if self._at == len(self._text):
            self._refuse(phrase("behind {word} something is missing.", word=NOT), start=start)
        return True

    def _key(self) -> tuple[str | None, bool]:
        """The key in front of a colon, and whether it was quoted; the place stays put if there is none."""
        start = self._at
        if self._peek() == '"':
            key = self._quoted()
            quoted = True
        else:
            found = re.compile(r'[^\s":,*?<>]*').match(self._text, start)
            key = found[0] if found else ""
            self._at += len(key)
            quoted = False
        if self._peek() != ":":
            self._at = start
            return None, False
        if not key:
            self._refuse(phrase("a key is missing before the colon."), start=start)
        self._at += 1
        return key, quoted

    def _values(self) -> list[_Value]:
        values = [self._value()]
        while self._peek() == ",":
            self._at += 1
            values.append(self._value())
        return values

    def _value(self) -> _Value:
        start = self._at
        order = next((one for one in _ORDERS if self._text.startswith(one, self._at)), None)
        self._at += len(order or "")
        parts: list[str | Wildcard] = []
        quoted = False
        while (one := self._peek()) and not one.isspace() and one != ",":
            if one == '"':
                parts.append(self._quoted())
                quoted = True
                continue
            parts.append(Wildcard(one) if one in ("*", "?") else one)
            self._at += 1
        if not parts:
            self._refuse(phrase("here a value is missing."))
        return _Value(order, Pattern(tuple(parts), quoted=quoted), start, self._at)

    def _quoted(self) -> str:
        start = self._at
        found = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL).match(self._text, start)
        if found is None:
            self._refuse(phrase("this quotation mark is not closed."))
        self._at = found.end()
        return re.sub(r"\\(.)", r"\1", found[1], flags=re.DOTALL)

    def _condition(self, key: str | None, field: Field | None, values: list[_Value], start: int) -> Condition:
        def each(read: Callable[[_Value], T]) -> tuple[T, ...]:
            return tuple(map(read, values))

        if key is None:
            return NameHas(each(self._pattern))
        if field is None:
            return MetadataIs(key, each(self._metadata_test))
        if field is Field.STATUS:
            return StatusIs(each(self._status))
        if field in NUMBER_FIELDS:
            return NumberIs(field, each(lambda value: self._number_test(field, value)))
        if field in DAY_FIELDS:
            return DayIs(field, each(lambda value: self._day_test(field, value)))
        return TextIs(field, each(self._pattern))

    def _pattern(self, value: _Value) -> Pattern:
        if value.order is not None:
            self._refuse_value(
                value,
                phrase(
                    "{sign} goes with numbers only, as in priority:>5; as text, put it in quotes.",
                    sign=value.order.value,
                ),
            )
        return value.pattern

    def _status(self, value: _Value) -> LabelStatus:
        written = self._pattern(value).literal or ""
        try:
            return LabelStatus(written.lower().replace(" ", "_").replace("-", "_"))
        except ValueError:
            known = ", ".join(LabelStatus)
            self._refuse_value(
                value,
                phrase("there is no status {name!r}; there are {known}.", name=value.pattern, known=known),
            )

    def _number_test(self, field: Field, value: _Value) -> Compared | Between:
        written = value.pattern.literal or ""
        if value.order is not None:
            return Compared(value.order, self._number(field, written, value))
        limits = re.fullmatch(rf"({NUMBER})(?:-|\.\.)({NUMBER})", written, re.ASCII)
        if limits is None:
            only = self._number(field, written, value)
            return Between(only, only)
        low, high = (self._number(field, limit, value) for limit in limits.groups())
        if low > high:
            self._refuse_value(value, phrase("the first number of a range must not be the larger one."))
        return Between(low, high)

    def _number(self, field: Field, written: str, value: _Value) -> Number:
        found = number(written)
        if found is None:
            self._refuse_value(value, phrase("{field} needs a number, as in {field}:>=3.", field=field.value))
        if field in _WHOLE and (not isinstance(found, int) or found < 0):
            self._refuse_value(value, phrase("{field} needs a whole number.", field=field.value))
        return found

    def _day_test(self, field: Field, value: _Value) -> DayTest:
        written = value.pattern.literal or ""
        last = re.fullmatch(r"(\d{1,5})[dD]", written, re.ASCII)
        if value.order is not None:
            if last is not None:
                self._refuse_value(
                    value,
                    phrase("{field}:{days} stands alone, without a sign.", field=field.value, days=last[0]),
                )
            return DayCompared(value.order, self._day(field, written, value))
        if value.pattern.is_anything:
            return AnyDay()
        if last is not None and int(last[1]) > 0:
            return LastDays(int(last[1]))
        first, to, end = written.partition("..")
        begins = self._day(field, first, value)
        ends = self._day(field, end, value) if to else begins
        if begins == NamedDay.TODAY and ends == NamedDay.YESTERDAY:
            self._refuse_value(value, _TURNED)
        if not isinstance(begins, NamedDay) and not isinstance(ends, NamedDay) and begins > ends:
            self._refuse_value(value, _TURNED)
        return DayRange(begins, ends)

    def _day(self, field: Field, written: str, value: _Value) -> Day:
        if written.lower() in frozenset(NamedDay):
            return NamedDay(written.lower())
        try:
            day = date.fromisoformat(written) if re.fullmatch(_DAY, written, re.ASCII) else None
        except ValueError:
            day = None
        if day is None:
            self._refuse_value(
                value,
                phrase(
                    "{field} needs a day, as in {field}:2026-05-31, {field}:today or {field}:7d.",
                    field=field.value,
                ),
            )
        if day.year not in YEARS:
            self._refuse_value(
                value,
                phrase("a year is between {first} and {last}.", first=str(YEARS[0]), last=str(YEARS[-1])),
            )
        return day

    def _metadata_test(self, value: _Value) -> Pattern | Compared:
        if value.order is None:
            return value.pattern
        written = value.pattern.literal
        if written is None:
            self._refuse_value(value, phrase("* and ? do not go with a comparison."))
        found = None if value.pattern.quoted else number(written)
        return Compared(value.order, written if found is None else found)

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _skip_blanks(self) -> None:
        while self._peek().isspace():
            self._at += 1

    def _refuse(self, problem: str, *, start: int | None = None) -> NoReturn:
        place = self._at if start is None else start
        raise InvalidQuery(problem, text=self._text, start=place, end=max(self._at, place + 1))

    def _refuse_value(self, value: _Value, problem: str) -> NoReturn:
        raise InvalidQuery(problem, text=self._text, start=value.start, end=value.end)
