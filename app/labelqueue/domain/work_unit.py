"""One stretch of work on one sample: how long it took, what changed, how it ended."""

import math
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.ids import QueueId, SampleId
from labelqueue.domain.label import Label
from labelqueue.domain.status import Action, Mode
from labelqueue.domain.work import WorkItem

IDLE_AFTER: Final = 300.0
"""Seconds: a longer gap between two inputs is no work."""


class Kind(StrEnum):
    """What the work was; these are never mixed."""

    LABEL = "label"
    REVIEW = "review"
    REWORK = "rework"
    """Labeling after a rejection."""
    DIRECT = "direct"
    """A sample that was opened by its name."""


def kind_of(work: WorkItem, *, direct: bool) -> Kind:
    """What it is to work on `work`. `direct`: it was opened by its name."""
    if direct:
        return Kind.DIRECT
    if work.mode is Mode.REVIEW:
        return Kind.REVIEW
    return Kind.LABEL if work.remark is None else Kind.REWORK


class Stopwatch:
    """Adds up the gaps between inputs. All times in seconds, of any clock that only goes forward."""

    def __init__(self, now: float, *, idle_after: float = IDLE_AFTER) -> None:
        """Starts at `now`; a gap longer than `idle_after` is no work."""
        self._idle_after: Final = idle_after
        self._last = now
        self.active = 0.0
        self.idle = 0.0

    def input(self, now: float) -> None:
        """Somebody moved the mouse or pressed a key."""
        gap = max(0.0, now - self._last)
        self._last = max(now, self._last)
        if gap > self._idle_after:
            self.idle += gap
        else:
            self.active += gap

    def active_at(self, now: float) -> float:
        """How long was worked until `now`, as far as that can be known before the next input."""
        gap = max(0.0, now - self._last)
        return self.active if gap > self._idle_after else self.active + gap


@dataclass(frozen=True, slots=True)
class Changes:
    """How many annotations were created, changed and deleted, by the name of their category."""

    created: Mapping[str, int] = field(default_factory=dict)
    changed: Mapping[str, int] = field(default_factory=dict)
    deleted: Mapping[str, int] = field(default_factory=dict)


def changes(before: Label, after: Label) -> Changes:
    """What became of the annotations of `before`, which keep their ids."""
    old = {one.id: one for one in before}
    new = {one.id: one for one in after}
    return Changes(
        created=_by_category(one.category for id_, one in new.items() if id_ not in old),
        changed=_by_category(one.category for id_, one in new.items() if id_ in old and old[id_] != one),
        deleted=_by_category(one.category for id_, one in old.items() if id_ not in new),
    )


def _by_category(names: Iterable[str]) -> dict[str, int]:
    return dict(Counter(names))


@dataclass(frozen=True, slots=True)
class WorkUnit:
    """One stretch of work, as the client that did it measured it.

    `active`, `idle`: seconds. `ended_ago`: seconds between its end and now; the clock of the database makes
    moments of these. `annotations`: in the label at the end. `ended_by`: None if the window was closed.
    """

    id: uuid.UUID
    sample_id: SampleId
    queue_id: QueueId
    kind: Kind
    active: float
    idle: float
    ended_ago: float
    annotations: int
    changes: Changes = Changes()
    ended_by: Action | None = None

    def __post_init__(self) -> None:
        times = (self.active, self.idle, self.ended_ago)
        if not all(math.isfinite(seconds) and seconds >= 0 for seconds in times):
            raise InvalidValue("The times of a work unit are seconds, from 0.")
