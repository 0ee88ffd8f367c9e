"""The search language as values: what `parse` in `query_parser` makes of a text, and how it is written.

`str(query)` is the query in one fixed spelling; parsed again it gives an equal value.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from enum import Enum, StrEnum
from typing import Final, assert_never

from labelqueue.domain.errors import KnownError
from labelqueue.domain.phrase import phrase
from labelqueue.domain.status import LabelStatus

NOT: Final = "NOT"
Number = int | float


class InvalidQuery(KnownError):
    """A search cannot be understood. `start` and `end`: the place in `text`, counted from 0."""

    def __init__(self, problem: str, *, text: str, start: int, end: int) -> None:
        """`problem` completes "At character 8: …"."""
        super().__init__(
            phrase("At character {place} of the search: {problem}", place=start + 1, problem=problem)
        )
        self.text: Final = text
        self.start: Final = start
        self.end: Final = max(end, start + 1)

    @property
    def pointer(self) -> str:
        """Two lines: the search, and marks below the place."""
        line = "".join(" " if one.isspace() else one for one in self.text)
        return f"{line}\n{' ' * self.start}{'^' * (self.end - self.start)}"


class Field(StrEnum):
    """What every sample has; any other key is one of the metadata."""

    STATUS = "status"
    NAME = "name"
    PRIORITY = "priority"
    CATEGORY = "category"
    COUNT = "count"
    LABELED_BY = "labeled-by"
    REVIEWED_BY = "reviewed-by"
    HELD_BY = "held-by"
    ASSIGNED_TO = "assigned-to"
    QUEUE = "queue"
    INDEX = "index"
    CHANGED = "changed"
    LABELED = "labeled"
    REVIEWED = "reviewed"
    ADDED = "added"


NUMBER_FIELDS: Final = frozenset({Field.PRIORITY, Field.COUNT, Field.INDEX})
DAY_FIELDS: Final = frozenset({Field.CHANGED, Field.LABELED, Field.REVIEWED, Field.ADDED})
TEXT_FIELDS: Final = frozenset(Field) - NUMBER_FIELDS - DAY_FIELDS - {Field.STATUS}


def field_of(key: str) -> Field | None:
    """The field that a key names, however it is spelled; None: it is one of the metadata."""
    spelled = key.lower().replace("_", "-")
    return Field(spelled) if spelled in frozenset(Field) else None


class Wildcard(Enum):
    """Stands for text that is not given."""

    MANY = "*"
    ONE = "?"


class Order(StrEnum):
    """How a value is compared."""

    LESS = "<"
    LESS_OR_EQUAL = "<="
    GREATER = ">"
    GREATER_OR_EQUAL = ">="


@dataclass(frozen=True, slots=True)
class Pattern:
    """Text with wildcards. `quoted`: written in quotes, so that it is text and never a number."""

    parts: tuple[str | Wildcard, ...]
    quoted: bool = False

    def __post_init__(self) -> None:
        parts: list[str | Wildcard] = []
        for part in self.parts:
            before = parts[-1] if parts else None
            if isinstance(part, str) and isinstance(before, str):
                parts[-1] = before + part
            elif part and not (part is before is Wildcard.MANY):
                parts.append(part)
        object.__setattr__(self, "parts", tuple(parts))
        needed = not parts or not all(_safe(part) for part in parts if isinstance(part, str))
        object.__setattr__(self, "quoted", self.quoted or needed)

    def __str__(self) -> str:
        written = []
        waits = self.quoted
        for part in self.parts:
            if isinstance(part, Wildcard):
                written.append(part.value)
            else:
                written.append(quote(part) if waits or not _safe(part) else part)
                waits = False
        return "".join(['""', *written] if waits else written)

    @property
    def literal(self) -> str | None:
        """The text, if there is no wildcard in it."""
        if any(isinstance(part, Wildcard) for part in self.parts):
            return None
        return "".join(part for part in self.parts if isinstance(part, str))

    @property
    def is_anything(self) -> bool:
        """Whether it is nothing but `*`: any value at all."""
        return self.parts == (Wildcard.MANY,)

    def matches(self, text: str) -> bool:
        """Whether `text` as a whole is of this pattern."""
        spelled = {Wildcard.MANY: ".*", Wildcard.ONE: "."}
        expression = "".join(
            re.escape(part) if isinstance(part, str) else spelled[part] for part in self.parts
        )
        return re.fullmatch(expression, text, re.DOTALL) is not None


@dataclass(frozen=True, slots=True)
class Compared:
    """Less or greater than a number, or before or behind a text."""

    order: Order
    value: Number | str

    def __str__(self) -> str:
        if not isinstance(self.value, str):
            return f"{self.order}{self.value!r}"
        plain = self.value and _safe(self.value) and number(self.value) is None
        return f"{self.order}{self.value if plain else quote(self.value)}"


@dataclass(frozen=True, slots=True)
class Between:
    """From one number to another, both included; one number if they are equal."""

    low: Number
    high: Number

    def __str__(self) -> str:
        return repr(self.low) if self.low == self.high else f"{self.low!r}-{self.high!r}"


class NamedDay(StrEnum):
    """A day that is another one tomorrow."""

    TODAY = "today"
    YESTERDAY = "yesterday"

    def on(self, today: date) -> date:
        """Which one it is today."""
        return today if self is NamedDay.TODAY else today - _DAY


Day = date | NamedDay
Days = tuple[date | None, date | None]
"""The first and the last day; None: there is no limit."""
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DayCompared:
    """Before or after a day, with it or without."""

    order: Order
    day: Day

    def __str__(self) -> str:
        return f"{self.order}{self.day}"

    def days(self, today: date) -> Days:
        """The days that are meant."""
        day = _on(self.day, today)
        match self.order:
            case Order.LESS:
                return None, day - _DAY
            case Order.LESS_OR_EQUAL:
                return None, day
            case Order.GREATER:
                return day + _DAY, None
            case Order.GREATER_OR_EQUAL:
                return day, None
            case _:
                assert_never(self.order)


@dataclass(frozen=True, slots=True)
class DayRange:
    """From one day to another, both included; one day if they are equal."""

    first: Day
    last: Day

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}..{self.last}"

    def days(self, today: date) -> Days:
        """The days that are meant."""
        return _on(self.first, today), _on(self.last, today)


@dataclass(frozen=True, slots=True)
class LastDays:
    """Today and the days before it, so many in all."""

    count: int

    def __str__(self) -> str:
        return f"{self.count}d"

    def days(self, today: date) -> Days:
        """The days that are meant."""
        return today - (self.count - 1) * _DAY, today


@dataclass(frozen=True, slots=True)
class AnyDay:
    """At any time at all."""

    def __str__(self) -> str:
        return Wildcard.MANY.value

    def days(self, _today: date) -> Days:
        """The days that are meant."""
        return None, None


DayTest = DayCompared | DayRange | LastDays | AnyDay


def _on(day: Day, today: date) -> date:
    return day.on(today) if isinstance(day, NamedDay) else day


@dataclass(frozen=True, slots=True)
class NameHas:
    """One of the texts stands somewhere in the sample's name; the case of A to Z does not matter."""

    patterns: tuple[Pattern, ...]

    def __post_init__(self) -> None:
        # At the beginning of a term these would be read as a negation.
        marked = tuple(
            Pattern(one.parts, quoted=one.quoted or str(one).startswith("-") or str(one) == NOT)
            for one in self.patterns
        )
        object.__setattr__(self, "patterns", marked)


@dataclass(frozen=True, slots=True)
class StatusIs:
    """The status is one of these."""

    statuses: tuple[LabelStatus, ...]


@dataclass(frozen=True, slots=True)
class TextIs:
    """A text, or the name of somebody or something, is of one of these patterns."""

    field: Field
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class NumberIs:
    """A number passes one of these tests."""

    field: Field
    tests: tuple[Compared | Between, ...]


@dataclass(frozen=True, slots=True)
class DayIs:
    """What the field names happened on one of these days."""

    field: Field
    tests: tuple[DayTest, ...]


@dataclass(frozen=True, slots=True)
class MetadataIs:
    """A value of the metadata passes one of these tests; `*` means that the key is there."""

    key: str
    tests: tuple[Pattern | Compared, ...]


Condition = NameHas | StatusIs | TextIs | NumberIs | DayIs | MetadataIs


@dataclass(frozen=True, slots=True)
class Term:
    """One condition, or that it does not hold."""

    condition: Condition
    negated: bool = False

    def __str__(self) -> str:
        return f"{'-' if self.negated else ''}{_condition_text(self.condition)}"


@dataclass(frozen=True, slots=True)
class Query:
    """All the terms hold; without any, every sample is found.

    `zone`: where its days are (None: here). `among`: only these samples, by their ids (None: all). Nobody
    writes that: the text leaves it out.
    """

    terms: tuple[Term, ...] = ()
    zone: tzinfo | None = None
    among: tuple[int, ...] | None = None

    def __str__(self) -> str:
        return " ".join(map(str, self.terms))


def _condition_text(condition: Condition) -> str:
    match condition:
        case NameHas(patterns):
            return _list(patterns)
        case StatusIs(statuses):
            return f"{Field.STATUS}:{_list(statuses)}"
        case TextIs(field, patterns):
            return f"{field}:{_list(patterns)}"
        case NumberIs(field, tests):
            return f"{field}:{_list(tests)}"
        case DayIs(field, days):
            return f"{field}:{_list(days)}"
        case MetadataIs(key, tests):
            return f"{metadata_key(key)}:{_list(tests)}"
        case _:
            assert_never(condition)


def metadata_key(key: str) -> str:
    """How a search writes a key of the metadata before the colon."""
    bare = _safe(key) and not {"<", ">"} & set(key) and not key.startswith("-") and field_of(key) is None
    return key if bare else quote(key)


def _list(values: Iterable[object]) -> str:
    return ",".join(map(str, values))


def _safe(text: str) -> bool:
    """Whether it means itself without quotes."""
    return bool(text) and text[0] not in "<>" and not any(one.isspace() or one in '",:*?' for one in text)


def quote(text: str) -> str:
    """`text` in quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


NUMBER: Final = r"-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
_DIGITS_LIMIT: Final = 300


def number(text: str) -> Number | None:
    """The number that `text` writes, if it does; whole numbers stay whole."""
    if len(text) > _DIGITS_LIMIT or not re.fullmatch(NUMBER, text, re.ASCII):
        return None
    if re.fullmatch(r"-?\d+", text, re.ASCII):
        return int(text)
    value = float(text) + 0.0
    return value if math.isfinite(value) else None
