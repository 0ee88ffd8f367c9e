"""What happened to a member's work since they looked last."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from labelqueue.domain.status import Mode

Key = str
"""What tells a happening from all others: where it is written down, and its number there."""


class Source(StrEnum):
    """Where happenings are written down, each of which counts for itself."""

    EVENT = "event"
    TURN = "turn"
    END = "end"


def key(source: Source, number: int) -> Key:
    """That of one happening."""
    return f"{source}:{number}"


def numbers(keys: Iterable[Key], source: Source) -> list[int]:
    """Those of the happenings that are written down there."""
    split = (one.partition(":") for one in keys)
    return sorted(int(number) for name, _, number in split if name == source and number.isdecimal())


class What(StrEnum):
    """What others did with a sample that this member labeled or reviewed, or that a queue came to its end."""

    REJECTED = "rejected"
    ACCEPTED = "accepted"
    ANSWERED = "answered"  # a reviewer said something about a sample that this member labels
    REPLIED = "replied"  # whoever labels answered this member's comment
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class Happening:
    """One of these: `who` did it (empty: that is not told), and wrote `comment`. An end has no sample.

    `stands`: it is still so, and of interest: what was rejected waits for this member to correct it.
    """

    id: Key
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
    told: frozenset[Key] = frozenset()

    def as_text(self) -> str:
        """For a file of settings."""
        return json.dumps({"at": self.at.isoformat(), "told": sorted(self.told)})

    @classmethod
    def parse(cls, text: str) -> "Seen | None":
        """What `as_text` made; None if it is nothing of that kind."""
        try:
            data = json.loads(text)
            at = datetime.fromisoformat(data["at"]).astimezone(UTC)
            # Numbers alone are those of events, from a time when nothing else was told.
            told = (key(Source.EVENT, one) if isinstance(one, int) else str(one) for one in data["told"])
            return cls(at, frozenset(told))
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
    about: frozenset[Key] = frozenset()
    empty: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class News:
    """The answer. `seen`: for the next time, with these as told; `filled`: where there is something now."""

    seen: Seen
    happenings: tuple[Happening, ...] = ()
    filled: tuple[Spot, ...] = ()

    def unheard(self, before: Seen | None) -> tuple[Happening, ...]:
        """What nobody has been told of yet, and what still stands of it."""
        told: frozenset[Key] = before.told if before is not None else frozenset()
        return tuple(one for one in self.happenings if one.stands and one.id not in told)
