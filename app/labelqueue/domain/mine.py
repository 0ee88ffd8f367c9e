"""What a member finds of their own work, over all datasets and queues."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from labelqueue.domain.status import LabelStatus, Mode


class Share(StrEnum):
    """A part of a member's work. One sample may be in several."""

    IN_HAND = "in_hand"
    WAITING = "waiting"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    REVIEWED = "reviewed"


class Waits(StrEnum):
    """Why a sample waits for a member."""

    SAVED = "saved"  # they were in the middle of it
    REJECTED = "rejected"  # they are to correct it
    CORRECTED = "corrected"  # they rejected it, and it was labeled again
    ASSIGNED = "assigned"  # by a manager


@dataclass(frozen=True, slots=True)
class MyRow:
    """One sample of a member's work, as it stands now.

    `at`: since when they hold it or it waits for them, or when that was done to it last (UTC). `mode`: what
    they hold it for, or are to do; `waits`: why, where it waits for them. `who` did it: the reviewer of what
    was accepted or rejected, the labeler of what they reviewed or are to review (None: nobody, or the queue
    does not say). `comment`: of the rejection, or their own. `may_open`: they may at least look at it;
    `may_reopen`: they can take their submit back.
    `key`: tells it from others of the same moment.
    """

    dataset: str
    queue: str
    sample: str
    status: LabelStatus
    at: datetime
    key: int
    mode: Mode | None = None
    waits: Waits | None = None
    who: str | None = None
    comment: str = ""
    may_open: bool = True
    may_reopen: bool = False
