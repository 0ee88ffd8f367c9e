"""What a member gets from a queue, and what comes of what they do with it."""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.ids import CategoryId, QueueId, SampleId
from labelqueue.domain.label import Label
from labelqueue.domain.phrase import Phrase, phrase, phrases
from labelqueue.domain.pin import Pin
from labelqueue.domain.sample import Sample
from labelqueue.domain.status import LabelStatus, Mode, doing_words, words


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
class Elsewhere:
    """Where else its holder has a sample open: on that machine, since then (UTC)."""

    host: str
    since: datetime


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One sample in a member's hands.

    `label`: the current revision (number `revision`, 0 and empty if there is none yet);
    `remark`: the last rejection's, as long as the sample remembers who rejected it, with its `pins`;
    `elsewhere`: the same member has it open in another running client (see `Queue.take_over`);
    `category_ids`: what the names of categories meant when it was handed out. Two may exchange them since.
    """

    sample: Sample
    label: Label
    revision: int
    status: LabelStatus
    mode: Mode
    claim: Claim
    labeler: str | None = None
    remark: Remark | None = None
    pins: tuple[Pin, ...] = ()
    elsewhere: Elsewhere | None = field(default=None, compare=False)
    category_ids: Mapping[str, CategoryId] = field(default_factory=dict, compare=False, repr=False)

    @property
    def handed_out(self) -> "HandedOut":
        """What of it is enough to find it again: see `HandedOut`."""
        return HandedOut(
            queue_id=self.claim.queue_id,
            sample_id=self.claim.sample_id,
            version=self.claim.version,
            revision=self.revision,
            mode=self.mode,
            status=self.status,
            seal=_seal(self.sample.name),
        )


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A claim as it was handed out, in a form that survives the process: `str()` and `parse()`.

    `revision`, `status`: of the sample at that moment; `seal`: tells it from one of another workspace.
    """

    queue_id: QueueId
    sample_id: SampleId
    version: int
    revision: int
    mode: Mode
    status: LabelStatus
    seal: str

    def __str__(self) -> str:
        numbers = f"{self.queue_id}.{self.sample_id}.{self.version}.{self.revision}"
        return f"claim.{numbers}.{self.mode}.{self.status}.{self.seal}"

    @classmethod
    def parse(cls, text: str) -> "HandedOut":
        """What `str()` made.

        Raises:
            InvalidValue: it is no such text.
        """
        found = _HANDED_OUT.fullmatch(text.strip())
        if found is None:
            raise InvalidValue("That is not a claim; write it as it was handed out.")
        queue_id, sample_id, version, revision = (int(found[number]) for number in range(1, 5))
        return cls(
            queue_id=QueueId(queue_id),
            sample_id=SampleId(sample_id),
            version=version,
            revision=revision,
            mode=Mode(found[5]),
            status=LabelStatus(found[6]),
            seal=found[7],
        )

    def is_of(self, sample_name: str) -> bool:
        """Whether it was made for a sample of that name."""
        return self.seal == _seal(sample_name)


_NUMBER: Final = r"\.(\d{1,18})"  # fits every database
_HANDED_OUT: Final = re.compile(
    rf"claim{_NUMBER * 4}\.({'|'.join(Mode)})\.({'|'.join(LabelStatus)})\.([0-9a-f]{{8}})", re.ASCII
)


def _seal(sample_name: str) -> str:
    return f"{zlib.crc32(sample_name.encode()):08x}"


@dataclass(frozen=True, slots=True)
class Holding:
    """What somebody has in hand: since when, on which machine, and when that was heard of last (UTC).

    `saved`: there is work of theirs on it, so only a manager gives it to somebody else.
    """

    sample: str
    member: str
    mode: Mode
    since: datetime
    saved: bool
    host: str | None
    seen: datetime | None


@dataclass(frozen=True, slots=True)
class View:
    """A sample to be looked at: it is in nobody's hands, or in those of `holder`.

    `host`, `since`: where, and since when (UTC). `may_take_over`: whoever asked may have it all the same.
    `remark`, `pins`: the last rejection's, as with a `WorkItem`, or of one that is reviewed by now.
    """

    sample: Sample
    label: Label
    revision: int
    status: LabelStatus
    labeler: str | None
    reviewer: str | None
    holder: str | None
    host: str | None
    since: datetime | None
    may_take_over: bool = False
    remark: Remark | None = None
    pins: tuple[Pin, ...] = ()


class Nothing(StrEnum):
    """Why there is no sample."""

    EMPTY = "empty"
    HELD_BY_OTHERS = "held_by_others"
    BUSY = "busy"
    PAUSED = "paused"
    FINISHED = "finished"
    NOT_A_MEMBER = "not_a_member"


COUNTED: Final = 10_000
"""As far as samples are counted that are not for whoever asks."""


@dataclass(frozen=True, slots=True)
class NothingToDo:
    """No sample, and the honest reason.

    `others`: how many samples wait with or for other members; `own`: how many were labeled by this member, so
    that only others may review them. Both are counted to `COUNTED`.
    """

    reason: Nothing
    mode: Mode
    others: int = 0
    own: int = 0

    @property
    def sentence(self) -> str:
        """The reason, for people."""
        doing = doing_words(self.mode)
        match self.reason:
            case Nothing.EMPTY:
                return phrase("There is nothing left to {doing} in this queue.", doing=doing)
            case Nothing.HELD_BY_OTHERS:
                return phrase(
                    "There is nothing to {doing} for you now; {where}.", doing=doing, where=self._where
                )
            case Nothing.BUSY:
                return phrase("The queue is busy at the moment; please try again.")
            case Nothing.PAUSED:
                return phrase("This queue is paused.")
            case Nothing.FINISHED:
                return phrase("This queue is finished.")
            case Nothing.NOT_A_MEMBER:
                return phrase("You are not among those who {doing} in this queue.", doing=doing)

    @property
    def _where(self) -> Phrase:
        """With whom they are."""
        if self.others and self.own:
            return phrase(
                "{some}, and {others}", some=_with_others(self.others), others=_for_others(self.own)
            )
        return _for_others(self.own) if self.own else _with_others(self.others)

    def __str__(self) -> str:
        return self.sentence


def _with_others(n: int) -> Phrase:
    if n >= COUNTED:
        return phrase("{n} or more samples are with other members or kept for them", n=n)
    return phrases(
        "{n} sample is with other members or kept for them",
        "{n} samples are with other members or kept for them",
        n,
    )


def _for_others(n: int) -> Phrase:
    if n >= COUNTED:
        return phrase("{n} or more samples wait for somebody else, because you labeled them", n=n)
    return phrases(
        "{n} sample waits for somebody else, because you labeled it",
        "{n} samples wait for somebody else, because you labeled them",
        n,
    )


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
        sample, revision = self.sample, self.late_revision
        if self.elsewhere:
            return (
                phrase(
                    "You went on with {sample} in another place; your drawing is kept as revision"
                    " {revision}.",
                    sample=sample,
                    revision=revision,
                )
                if revision
                else phrase(
                    "You went on with {sample} in another place; nothing was changed from here.",
                    sample=sample,
                )
            )
        now = where_it_is(self)
        return (
            phrase(
                "{sample} is no longer yours: {now}; your drawing is kept as revision {revision}.",
                sample=sample,
                now=now,
                revision=revision,
            )
            if revision
            else phrase("{sample} is no longer yours: {now}.", sample=sample, now=now)
        )

    def __str__(self) -> str:
        return self.sentence


def where_it_is(fenced: Fenced) -> Phrase:
    """Who has the sample now, or how it stands."""
    if fenced.holder:
        return phrase("{holder} has it now", holder=fenced.holder)
    return phrase("it is {status}", status=words(fenced.status))


Outcome = WorkItem | NothingToDo | Fenced
