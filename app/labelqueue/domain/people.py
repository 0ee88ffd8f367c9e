"""The people of a workspace as its managers see them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.member import ROLE_FOR, Member
from labelqueue.domain.mine import Waits
from labelqueue.domain.status import LabelStatus, Mode

MOST_DAYS: Final = 36_500
AWAY_DAYS: Final = 3
"""Days without a sign of life after which somebody counts as away, where nothing else is said."""


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member, what is with them or for them, and when they were here last.

    `added`: since when they are known here; `in_hand`: samples that they hold; `waiting`: samples that wait
    for them, by the reason. `seen`: when a program of theirs was heard of last (None: never), on that `host`,
    of that `version`; `here`: it runs now. All moments in UTC.
    """

    member: Member
    added: datetime
    in_hand: int = 0
    waiting: Mapping[Waits, int] = field(default_factory=dict)
    seen: datetime | None = None
    host: str = ""
    version: str = ""
    here: bool = False

    @property
    def waits(self) -> int:
        """How many samples wait for them."""
        return sum(self.waiting.values())


@dataclass(frozen=True, slots=True)
class QueuePeople:
    """Who works in a queue, by name; `named` None: everybody whose role allows it."""

    dataset: str
    queue: str
    named: Mapping[Mode, frozenset[str]] | None

    def lets_in(self, who: Member, mode: Mode) -> bool:
        """Whether that member works in it in this mode."""
        able = who.active and who.may(ROLE_FOR[mode])
        return able and (self.named is None or who.name in self.named[mode])


@dataclass(frozen=True, slots=True)
class People:
    """Everybody by name, and all queues."""

    members: tuple[MemberRow, ...]
    queues: tuple[QueuePeople, ...]

    def queues_of(self, who: Member, mode: Mode) -> tuple[QueuePeople, ...]:
        """Where that member works in this mode."""
        return tuple(one for one in self.queues if one.lets_in(who, mode))


@dataclass(frozen=True, slots=True)
class Awaited:
    """A sample that waits for one member, since then (UTC).

    `mode`: for what; `waits`: why; `held`: they have saved work on it and still hold it. `active`: they are
    let in; `seen`: when they were heard of last (None: never). `member` is empty where the reader is not to
    know who labels.
    """

    dataset: str
    queue: str
    sample: str
    status: LabelStatus
    mode: Mode
    waits: Waits
    since: datetime
    held: bool
    member: str
    active: bool
    seen: datetime | None


def checked_days(days: float) -> float:
    """The same, for how many days somebody was not heard of.

    Raises:
        InvalidValue: it is no number, or more than a life.
    """
    if not 0 <= days <= MOST_DAYS:
        raise InvalidValue(f"The days are between 0 and {MOST_DAYS}.")  # the window offers no others
    return days


def version_of(client: str) -> str:
    """The version in what a program says of itself: "labelqueue 0.9.1, process …"."""
    name, _, version = client.partition(",")[0].strip().rpartition(" ")
    return version if name else ""
