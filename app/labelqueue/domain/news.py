"""What happened to a member's work since they looked last."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final, Self

from labelqueue.domain.status import Mode

TOLD_LIMIT: Final = 2000
"""Happenings that are remembered as told at most."""


class What(StrEnum):
    """What others did with a sample that this member labeled."""

    REJECTED = "rejected"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Happening:
    """One of these: `who` did it, and wrote `comment`.

    `stands`: it is still so, and of interest: what was rejected waits for this member to correct it.
    """

    id: int
    what: What
    dataset: str
    queue: str
    sample: str
    who: str
    comment: str
    stands: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """How far a member has been told. `at`: by the database's clock, in UTC; `told`: ids of happenings.

    What was written at the same time may be found later, so some of it is looked at twice.
    """

    at: datetime
    told: frozenset[int] = frozenset()

    def with_told(self, ids: Iterable[int]) -> Self:
        """These, too; the oldest are forgotten."""
        kept = sorted({*self.told, *ids})[-TOLD_LIMIT:]
        return type(self)(self.at, frozenset(kept))

    def as_text(self) -> str:
        """For a file of settings."""
        return json.dumps({"at": self.at.isoformat(), "told": sorted(self.told)})

    @classmethod
    def parse(cls, text: str) -> "Seen | None":
        """What `as_text` made; None if it is nothing of that kind."""
        try:
            data = json.loads(text)
            at = datetime.fromisoformat(data["at"]).astimezone(UTC)
            return cls(at, frozenset(int(one) for one in data["told"]))
        except (ValueError, KeyError, TypeError):
            return None


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody may work, by the names of dataset and queue."""

    dataset: str
    queue: str
    mode: Mode


@dataclass(frozen=True, slots=True)
class Asked:
    """What a window wants to hear of.

    `seen`: None the first time; `about`: ids of happenings that it shows now; `empty`: where it found nothing
    to do.
    """

    seen: Seen | None = None
    about: frozenset[int] = frozenset()
    empty: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class News:
    """The answer. `seen`: for the next time, with these as told; `filled`: where there is something now."""

    seen: Seen
    happenings: tuple[Happening, ...] = ()
    filled: tuple[Spot, ...] = ()

    def unheard(self, before: Seen | None) -> tuple[Happening, ...]:
        """What nobody has been told of yet, and what still stands of it."""
        told = before.told if before is not None else frozenset()
        return tuple(one for one in self.happenings if one.stands and one.id not in told)
