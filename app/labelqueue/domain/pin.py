"""A reviewer's comment that points at something in the sample that it rejects."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final, Self

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Label
from labelqueue.domain.phrase import phrase
from labelqueue.domain.text import checked_number, checked_text

PINS_LIMIT: Final = 200


class PinAct(StrEnum):
    """What somebody does about a pin."""

    REPLY = "reply"
    RESOLVE = "resolve"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class PinTurn:
    """What was said or done about a pin since it was placed.

    Filled in by the database: `member` (empty where the queue does not say who labeled), `at` in UTC.

    Raises:
        InvalidValue: a reply says nothing.
    """

    act: PinAct
    text: str = ""
    member: str = ""
    at: datetime | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "act", PinAct(self.act))
        object.__setattr__(self, "text", _one_line(self.text))
        if self.act is PinAct.REPLY and not self.text:
            raise InvalidValue(phrase("A reply says something."))


@dataclass(frozen=True, slots=True)
class Pin:
    """What is wrong (`text`), and where: at a point, with an annotation, or in the whole sample.

    `x`, `y`: pixels of the image (both or neither); `annotation`: its id; without any of them, the whole
    sample is meant. Filled in by the database: `id`, `member` who wrote it, `at` when, `resolved_at` since
    when it is answered (None: it is open), both in UTC; `turns`: what was said and done since, in its order.

    Raises:
        InvalidValue: it says nothing and points nowhere, or half a place is given.
    """

    text: str = ""
    x: float | None = None
    y: float | None = None
    annotation: AnnotationId | None = None
    member: str = ""
    at: datetime | None = None
    resolved_at: datetime | None = None
    id: str = ""
    turns: tuple[PinTurn, ...] = ()

    def __post_init__(self) -> None:
        if (self.x is None) != (self.y is None):
            raise InvalidValue(phrase("A pin needs both x and y, or neither."))
        for name in ("x", "y"):
            if getattr(self, name) is not None:
                object.__setattr__(self, name, checked_number(getattr(self, name), what=f"{name} of a pin"))
        object.__setattr__(self, "text", _one_line(self.text))
        if not self.text and self.x is None and self.annotation is None:
            raise InvalidValue(phrase("A pin says something, or points at something."))

    @property
    def resolved(self) -> bool:
        """Whether somebody said that it is answered: one by one, or by handing the sample in again."""
        return self.resolved_at is not None

    @property
    def point(self) -> tuple[float, float] | None:
        """Its place in pixels of the image, if it has one."""
        return None if self.x is None or self.y is None else (self.x, self.y)

    @property
    def asked(self) -> Self:
        """Only what its author says, without what the database knows of it."""
        return replace(self, member="", at=None, resolved_at=None, id="", turns=())


def _one_line(text: str) -> str:
    return " ".join(checked_text(text, what=phrase("comment")).split())


def checked_pins(pins: Iterable[Pin], label: Label) -> tuple[Pin, ...]:
    """What may be sent with `label`, which the sample has then.

    Raises:
        InvalidValue: there are too many, or one points at an annotation that is not there.
    """
    given = tuple(one.asked for one in pins)
    if len(given) > PINS_LIMIT:
        raise InvalidValue(phrase("At most {pins_limit} pins go with one rejection.", pins_limit=PINS_LIMIT))
    there = {one.id for one in label}
    missing = next((one.annotation for one in given if one.annotation not in {None, *there}), None)
    if missing is not None:
        raise InvalidValue(
            phrase("A pin points at annotation {missing}, which is not in the label.", missing=missing)
        )
    return given


def said(pins: Sequence[Pin]) -> str:
    """All that they say, in one line."""
    return "; ".join(one.text for one in pins if one.text)


def pin_to_json(pin: Pin) -> dict[str, Any]:
    """Plain JSON data."""
    return {
        "text": pin.text,
        "x": pin.x,
        "y": pin.y,
        "annotation": pin.annotation,
        "member": pin.member,
        "at": pin.at and pin.at.isoformat(),
        "resolved_at": pin.resolved_at and pin.resolved_at.isoformat(),
        **({"id": pin.id} if pin.id else {}),
        **({"turns": [_turn_to_json(one) for one in pin.turns]} if pin.turns else {}),
    }


def _turn_to_json(turn: PinTurn) -> dict[str, Any]:
    at = turn.at and turn.at.isoformat()
    return {"act": turn.act.value, "text": turn.text, "member": turn.member, "at": at}


def pin_from_json(data: Mapping[str, Any]) -> Pin:
    """What `pin_to_json` made."""
    turns = tuple(PinTurn(**{**one, "at": _moment(one["at"])}) for one in data.get("turns", ()))
    moments = {name: _moment(data[name]) for name in ("at", "resolved_at")}
    return Pin(**{**data, **moments, "turns": turns})


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text).astimezone(UTC)
