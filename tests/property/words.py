"""What the model of the queue speaks of."""

from dataclasses import dataclass, field, replace
from typing import Any, Final

import labelqueue as lq
from tests.oracle.rules import Standing

BOSS: Final = "boss"
REVIEWERS: Final = ("boss", "rita", "rolf")
LABELERS: Final = ("ann", "bob", *REVIEWERS)

MINUTE: Final = 1.0
GONE: Final = 2 * MINUTE
"""Silence after which a client does not count as running for its own member."""
RESERVED_FOR: Final = 10 * MINUTE
HOUR: Final = 60 * MINUTE

Outcome = tuple[Any, ...]
"""`("work", Item)`, `("view", Seen)`, `("nothing", reason, others, own)`, `("fenced", …)`, `("done",)`
(nothing more to say), `("kept", name)`, `("refused", error)`."""

DONE: Final[Outcome] = ("done",)
ILLEGAL: Final[Outcome] = ("refused", lq.IllegalAction)
NOT_PERMITTED: Final[Outcome] = ("refused", lq.NotPermitted)
CONFLICT: Final[Outcome] = ("refused", lq.OperationConflict)


@dataclass(frozen=True)
class Item:
    """A work item; labels are told apart by a number, 0 is the empty one."""

    name: str
    mode: str
    holder: str
    version: int
    status: str
    revision: int
    label: int
    labeler: str | None
    remark: tuple[str, str] | None


@dataclass(frozen=True)
class Seen:
    """What somebody sees who may only look at a sample."""

    name: str
    status: str
    revision: int
    label: int
    labeler: str | None
    reviewer: str | None
    holder: str | None
    may_take_over: bool


@dataclass(frozen=True)
class Revision:
    member: str
    label: int
    late: bool = False


@dataclass(frozen=True)
class Line:
    """A line of the history."""

    action: str
    member: str
    from_status: str
    to_status: str
    version: int


@dataclass(frozen=True)
class Sent:
    """A finishing action as it was sent; `label` None: none was sent along."""

    action: str
    item: Item
    label: int | None
    comment: str = ""
    pull_next: bool = False


@dataclass
class Sample:
    is_: Standing
    version: int = 0
    revision: int = 0
    revisions: list[Revision] = field(default_factory=list)
    since: float = 0.0
    session: int | None = None
    kept_at: float = 0.0
    from_queue: bool = False
    saved: bool = False
    rejections: list[tuple[str, str]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def become(self, **changes: Any) -> None:
        self.is_ = replace(self.is_, **changes)

    def store(self, revision: Revision) -> int:
        self.revisions.append(revision)
        return len(self.revisions)
