"""What a member gets from a queue, and what comes of what they do with it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from labelqueue.domain.ids import QueueId, SampleId
from labelqueue.domain.label import Label
from labelqueue.domain.sample import Sample
from labelqueue.domain.status import LabelStatus, Mode, words


@dataclass(frozen=True, slots=True)
class Claim:
    """Possession of one sample by one member. `version` fences: every write names it."""

    sample_id: SampleId
    queue_id: QueueId
    holder: str
    mode: Mode
    version: int


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody wrote when they rejected the sample."""

    member: str
    comment: str
    at: datetime


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One sample in a member's hands.

    `label`: the current revision (number `revision`, 0 and empty if there is none yet);
    `remark`: the last rejection's, as long as the sample remembers who rejected it.
    """

    sample: Sample
    label: Label
    revision: int
    status: LabelStatus
    mode: Mode
    claim: Claim
    labeler: str | None = None
    remark: Remark | None = None


class Nothing(StrEnum):
    """Why there is no sample."""

    EMPTY = "empty"
    HELD_BY_OTHERS = "held_by_others"
    BUSY = "busy"
    PAUSED = "paused"
    FINISHED = "finished"
    NOT_A_MEMBER = "not_a_member"


@dataclass(frozen=True, slots=True)
class NothingToDo:
    """No sample, and the honest reason. `others`: how many samples wait with or for other members."""

    reason: Nothing
    mode: Mode
    others: int = 0

    @property
    def sentence(self) -> str:
        """The reason, for people."""
        verb = {Mode.LABEL: "label", Mode.REVIEW: "review"}[self.mode]
        match self.reason:
            case Nothing.EMPTY:
                return f"There is nothing left to {verb} in this queue."
            case Nothing.HELD_BY_OTHERS:
                are = "1 sample is" if self.others == 1 else f"{self.others} samples are"
                return f"There is nothing to {verb} for you now; {are} with other members or kept for them."
            case Nothing.BUSY:
                return "The queue is busy at the moment; please try again."
            case Nothing.PAUSED:
                return "This queue is paused."
            case Nothing.FINISHED:
                return "This queue is finished."
            case Nothing.NOT_A_MEMBER:
                return f"You are not among those who {verb} in this queue."

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True, slots=True)
class Fenced:
    """The claim was no longer this member's: nothing was changed.

    `holder`: who has the sample now (None: nobody), `status`: where it stands,
    `late_revision`: where the label that came too late is kept (None: none was sent),
    `elsewhere`: the holder is the same member, for example in a second window.
    """

    sample: str
    holder: str | None
    status: LabelStatus
    late_revision: int | None
    elsewhere: bool = False

    @property
    def sentence(self) -> str:
        """What happened, for people."""
        kept = f"; your drawing is kept as revision {self.late_revision}" if self.late_revision else ""
        if self.elsewhere:
            return f"You went on with {self.sample} in another place; what you do here does not count{kept}."
        now = f"{self.holder} has it now" if self.holder else f"it is {words(self.status)}"
        return f"{self.sample} is no longer yours: {now}{kept}."

    def __str__(self) -> str:
        return self.sentence


Outcome = WorkItem | NothingToDo | Fenced
