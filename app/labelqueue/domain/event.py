"""One line of the append-only history."""

from dataclasses import dataclass
from datetime import datetime

from labelqueue.domain.status import Action, LabelStatus, Mode


@dataclass(frozen=True, slots=True)
class Event:
    """What `member` did to a sample.

    `version` of the sample's state after it, `revision` of the label stored with it (if any), `comment`:
    a reviewer's comment or the reason of a skip, `at`: the database's clock, in UTC, `queue`: in which it
    was then; "" if that is gone.
    """

    sample: str
    action: Action
    mode: Mode | None
    member: str
    from_status: LabelStatus
    to_status: LabelStatus
    version: int
    revision: int | None
    comment: str
    at: datetime
    queue: str = ""
