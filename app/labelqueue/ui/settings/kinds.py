"""What one setting is: its kind, its words, and how it is read from a file and written to it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar, assert_never, cast

from labelqueue.ui.i18n import number, tr, translated

T = TypeVar("T", bool, float, str)
Value = bool | float | str


class Section(StrEnum):
    """Where in the dialog a setting stands, in this order."""

    LOOK = "look"
    IMAGES = "images"
    TOOLS = "tools"
    WORK = "work"
    NOTICES = "notices"
    KEYS = "keys"


@dataclass(frozen=True, slots=True)
class Switch:
    """On or off."""

    default: bool


@dataclass(frozen=True, slots=True)
class Number:
    """From `low` to `high`; `unit` is said behind it."""

    default: float
    low: float
    high: float
    step: float = 1
    unit: str = ""
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few. `words`: for people, by what is written to the file."""

    default: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Opens:
    """A dialog of its own, which keeps what is chosen there. `default`: nothing, to be like the others."""

    button: str
    default: str = ""


Kind = Switch | Number | Choice | Opens


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One row. `key`: what it is called in the file; `help`: one sentence for people."""

    id: str
    section: Section
    key: str
    kind: Kind
    text: str
    help: str

    @property
    def default(self) -> T:
        """What it is until somebody changes it."""
        return cast(T, self.kind.default)

    def read(self, stored: object) -> Value:
        """What the file says, within what is possible; the default if that cannot be understood."""
        match self.kind:
            case Switch(default=default):
                return {"true": True, "false": False}.get(str(stored).lower(), default)
            case Number() as kind:
                return _number(kind, str(stored))
            case Choice(default=default, words=words):
                return str(stored) if str(stored) in words else default
            case Opens():
                return ""
            case _:
                assert_never(self.kind)


def written(value: Value) -> str:
    """As it stands in the file."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def shown(kind: Kind, value: Value) -> str:
    """A value in words for people."""
    match kind:
        case Switch():
            return tr("on") if value else tr("off")
        case Number(unit=unit, decimals=decimals):
            return f"{number(float(value), decimals=decimals)} {unit}".strip()
        case Choice(words=words):
            return translated(words[str(value)])
        case Opens():
            return ""
        case _:
            assert_never(kind)


def possible(kind: Kind) -> str:
    """What can be chosen, in words for people."""
    match kind:
        case Switch():
            return tr("on, off")
        case Number(low=low, high=high):
            return tr("{low} to {high}", low=f"{low:g}", high=shown(kind, high))
        case Choice(words=words):
            return ", ".join(map(translated, words.values()))
        case Opens():
            return tr("a dialog of its own")
        case _:
            assert_never(kind)


def _number(kind: Number, stored: str) -> float:
    try:
        value = float(stored)
    except ValueError:
        return kind.default
    if math.isnan(value):
        return kind.default
    value = min(max(value, kind.low), kind.high)
    return value if kind.decimals else int(value)
