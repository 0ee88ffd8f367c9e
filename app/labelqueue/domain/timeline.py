"""All that became of one sample, in one row: what was done, how long was worked, labels beside it."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from labelqueue.domain.event import Event
from labelqueue.domain.label import Revision
from labelqueue.domain.status import Action
from labelqueue.domain.work_unit import Kind


@dataclass(frozen=True, slots=True)
class Worked:
    """One stretch of work on a sample. `member`: "" where the reader is not to know who labeled.

    `active`, `idle`: seconds; `annotations`: in the label at the end; `since`, `at`: when it began and ended;
    `ended_by`: None if the window was closed.
    """

    member: str
    kind: Kind
    active: float
    idle: float
    annotations: int
    since: datetime
    at: datetime
    ended_by: Action | None


Entry = Event | Worked | Revision
"""A `Revision` stands for a label that no event stored: a prelabel, or one that came too late."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a page ends: the last line of each kind that was on it or before it; None: there was none yet."""

    event: int | None = None
    worked: tuple[datetime, uuid.UUID] | None = None
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """A page of it, the newest first. `rest`: where older entries begin; None: there are none."""

    entries: tuple[Entry, ...]
    rest: Mark | None
