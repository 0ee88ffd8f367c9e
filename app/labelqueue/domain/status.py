"""Where a sample stands, what may be done to it, and who is next: the rules of the queue as data.

The database statements are generated from these tables, so a rule is changed here and nowhere else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum, StrEnum
from typing import Final

from labelqueue.domain.errors import IllegalAction, InvalidValue
from labelqueue.domain.phrase import Phrase, phrase


class LabelStatus(StrEnum):
    """Where a sample stands. Possession is not a status: see `Claim`."""

    UNLABELED = "unlabeled"
    PRELABELED = "prelabeled"
    LABELING_IN_PROGRESS = "labeling_in_progress"
    LABELED = "labeled"
    REVIEWING_IN_PROGRESS = "reviewing_in_progress"
    REVIEWED = "reviewed"
    REJECTED = "rejected"
    SKIPPED = "skipped"


class Mode(StrEnum):
    """What a claim is for."""

    LABEL = "label"
    REVIEW = "review"


class Action(StrEnum):
    """What a member does to a sample; the word that stands in the history."""

    CLAIM = "claim"
    SUBMIT = "submit"
    SKIP = "skip"
    SAVE = "save"
    ACCEPT = "accept"
    REJECT = "reject"
    RELEASE = "release"
    AUTO_RELEASE = "auto_release"
    REOPEN = "reopen"
    SET_STATUS = "set_status"
    SET_PRIORITY = "set_priority"
    ASSIGN = "assign"
    SET_QUEUE = "set_queue"
    SET_METADATA = "set_metadata"
    DELETE = "delete"
    RESTORE = "restore"


class Afterwards(Enum):
    """What becomes of the claim when an action is done."""

    NEXT = "the claim ends and the next sample is pulled"
    STAYS = "claim and sample stay"
    ENDS = "the claim ends"


class Person(StrEnum):
    """Somebody whom a sample remembers; each is a column of its state."""

    LABELER = "labeler_id"
    REVIEWER = "reviewer_id"
    REJECTER = "rejecter_id"
    CORRECTOR = "corrector_id"  # for whom it waits while it is rejected
    ASSIGNED_LABELER = "assigned_labeler_id"
    ASSIGNED_REVIEWER = "assigned_reviewer_id"


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table of actions.

    `becomes`: what whoever does it is to the sample from then on; `forgets`: whom the sample forgets.
    """

    from_: frozenset[LabelStatus]
    to: LabelStatus | None  # None: unchanged
    afterwards: Afterwards
    becomes: frozenset[Person] = frozenset()
    forgets: frozenset[Person] = frozenset()


_TO_LABEL: Final = frozenset(
    {
        LabelStatus.UNLABELED,
        LabelStatus.PRELABELED,
        LabelStatus.LABELING_IN_PROGRESS,
        LabelStatus.REJECTED,
    }
)
_TO_REVIEW: Final = frozenset({LabelStatus.LABELED, LabelStatus.REVIEWING_IN_PROGRESS})

_LABELER: Final = frozenset({Person.LABELER})
_REVIEWER: Final = frozenset({Person.REVIEWER})
_REJECTER: Final = frozenset({Person.REJECTER})
_CORRECTOR: Final = frozenset({Person.CORRECTOR})
_ANY: Final = frozenset(LabelStatus)

TRANSITIONS: Final[Mapping[tuple[Mode, Action], Transition]] = {
    (Mode.LABEL, Action.SUBMIT): Transition(
        _TO_LABEL, LabelStatus.LABELED, Afterwards.NEXT, becomes=_LABELER
    ),
    (Mode.LABEL, Action.SKIP): Transition(_TO_LABEL, LabelStatus.SKIPPED, Afterwards.NEXT),
    (Mode.LABEL, Action.SAVE): Transition(
        _TO_LABEL, LabelStatus.LABELING_IN_PROGRESS, Afterwards.STAYS, becomes=_LABELER
    ),
    (Mode.LABEL, Action.RELEASE): Transition(_ANY, None, Afterwards.ENDS),
    (Mode.REVIEW, Action.ACCEPT): Transition(
        _TO_REVIEW, LabelStatus.REVIEWED, Afterwards.NEXT, becomes=_REVIEWER, forgets=_REJECTER
    ),
    (Mode.REVIEW, Action.REJECT): Transition(
        _TO_REVIEW, LabelStatus.REJECTED, Afterwards.NEXT, becomes=_REVIEWER | _REJECTER
    ),
    (Mode.REVIEW, Action.SKIP): Transition(
        _TO_REVIEW, LabelStatus.SKIPPED, Afterwards.NEXT, becomes=_REVIEWER
    ),
    (Mode.REVIEW, Action.SAVE): Transition(
        _TO_REVIEW, LabelStatus.REVIEWING_IN_PROGRESS, Afterwards.STAYS, becomes=_REVIEWER
    ),
    (Mode.REVIEW, Action.RELEASE): Transition(_ANY, None, Afterwards.ENDS),
}
"""What the holder of a claim may do. Reopen and Set status need no claim."""

REOPEN: Final = Transition(
    frozenset({LabelStatus.LABELED}), LabelStatus.LABELING_IN_PROGRESS, Afterwards.STAYS
)

SETTABLE: Final = frozenset(LabelStatus) - {
    LabelStatus.LABELING_IN_PROGRESS,
    LabelStatus.REVIEWING_IN_PROGRESS,
}
"""What a manager may set; "in progress" belongs to a person."""


def transition(mode: Mode, action: Action, status: LabelStatus) -> Transition:
    """The row for `action` in `mode`, if a sample of `status` allows it.

    Raises:
        IllegalAction: the action does not exist in this mode, or not for this status.
    """
    row = TRANSITIONS.get((mode, action))
    if row is None:
        raise IllegalAction(
            phrase(
                "{action} is not possible in {mode} mode.", action=action_words(action), mode=mode_words(mode)
            )
        )
    if status not in row.from_:
        raise IllegalAction(
            phrase(
                "{action} is not possible while the sample is {status}.",
                action=action_words(action),
                status=words(status),
            )
        )
    return row


def mode_of(status: LabelStatus) -> Mode | None:
    """In which mode a sample of `status` is worked on; None: it is done."""
    if status in _TO_LABEL:
        return Mode.LABEL
    return Mode.REVIEW if status in _TO_REVIEW else None


def status_named(name: LabelStatus | str) -> LabelStatus:
    """The status of that name.

    Raises:
        InvalidValue: there is none.
    """
    try:
        return LabelStatus(name)
    except ValueError:
        raise InvalidValue(
            phrase("There is no status {name!r}; there are {known}.", name=name, known=", ".join(LabelStatus))
        ) from None


_STATUS: Final[Mapping[LabelStatus, Phrase]] = {
    LabelStatus.UNLABELED: phrase("unlabeled"),
    LabelStatus.PRELABELED: phrase("prelabeled"),
    LabelStatus.LABELING_IN_PROGRESS: phrase("labeling in progress"),
    LabelStatus.LABELED: phrase("labeled"),
    LabelStatus.REVIEWING_IN_PROGRESS: phrase("reviewing in progress"),
    LabelStatus.REVIEWED: phrase("reviewed"),
    LabelStatus.REJECTED: phrase("rejected"),
    LabelStatus.SKIPPED: phrase("skipped"),
}
_MODE: Final[Mapping[Mode, Phrase]] = {
    Mode.LABEL: phrase("label", "as in: label mode"),
    Mode.REVIEW: phrase("review", "as in: review mode"),
}
_DOING: Final[Mapping[Mode, Phrase]] = {
    Mode.LABEL: phrase("label", "as in: to label"),
    Mode.REVIEW: phrase("review", "as in: to review"),
}
_ACTION: Final[Mapping[Action, Phrase]] = {
    Action.CLAIM: phrase("Start"),
    Action.SUBMIT: phrase("Submit"),
    Action.SKIP: phrase("Skip"),
    Action.SAVE: phrase("Save"),
    Action.ACCEPT: phrase("Accept"),
    Action.REJECT: phrase("Reject"),
    Action.RELEASE: phrase("Release"),
    Action.AUTO_RELEASE: phrase("Release by itself"),
    Action.REOPEN: phrase("Reopen"),
    Action.SET_STATUS: phrase("Set status"),
    Action.SET_PRIORITY: phrase("Set priority"),
    Action.ASSIGN: phrase("Assign"),
    Action.SET_QUEUE: phrase("Move to a queue"),
    Action.SET_METADATA: phrase("Set metadata"),
    Action.DELETE: phrase("Delete"),
    Action.RESTORE: phrase("Restore"),
}


def words(status: LabelStatus) -> Phrase:
    """The status as it is written in a sentence."""
    return _STATUS[status]


def doing_words(mode: Mode) -> Phrase:
    """What one does in a mode, as it follows on "to"."""
    return _DOING[mode]


def mode_words(mode: Mode) -> Phrase:
    """The name of the mode."""
    return _MODE[mode]


def action_words(action: Action) -> Phrase:
    """The action as its button is called."""
    return _ACTION[action]


class Lane(IntEnum):
    """Where a sample waits. The numbers are the order in which a member's own samples are handed out.

    The lane is stored beside the status and follows from it: see `WAITING` and `HELD`.
    """

    HELD_TO_LABEL = 5
    LABELING = 10  # in the middle of labeling
    REJECTED = 20
    RESERVED_TO_LABEL = 25
    NEW = 30  # unlabeled and prelabeled alike
    HELD_TO_REVIEW = 35
    REVIEWING = 40  # in the middle of reviewing
    CORRECTED = 50  # rejected, then labeled again
    RESERVED_TO_REVIEW = 55
    LABELED = 60
    DONE = 90


@dataclass(frozen=True, slots=True)
class Order:
    """What one mode hands out: what is a member's own, from lane `first` to `last`, then what is nobody's.

    Inside a lane: priority descending, then the queue's tie-break, then id.
    """

    first: Lane
    last: Lane
    open: Lane


ORDERS: Final[Mapping[Mode, Order]] = {
    Mode.LABEL: Order(first=Lane.HELD_TO_LABEL, last=Lane.NEW, open=Lane.NEW),
    Mode.REVIEW: Order(first=Lane.HELD_TO_REVIEW, last=Lane.LABELED, open=Lane.LABELED),
}

HELD: Final[Mapping[Mode, Lane]] = {
    Mode.LABEL: Lane.HELD_TO_LABEL,
    Mode.REVIEW: Lane.HELD_TO_REVIEW,
}


RESERVED: Final[Mapping[Mode, Lane]] = {
    Mode.LABEL: Lane.RESERVED_TO_LABEL,
    Mode.REVIEW: Lane.RESERVED_TO_REVIEW,
}
"""Kept ahead for a member who works on another sample; nobody holds it yet."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A lane, and for whom a sample waits in it (None: for anybody)."""

    lane: Lane
    owner: Person | None


WAITING: Final[Mapping[LabelStatus, tuple[Waiting, ...]]] = {
    LabelStatus.UNLABELED: (Waiting(Lane.NEW, Person.ASSIGNED_LABELER),),
    LabelStatus.PRELABELED: (Waiting(Lane.NEW, Person.ASSIGNED_LABELER),),
    LabelStatus.LABELING_IN_PROGRESS: (Waiting(Lane.LABELING, Person.LABELER),),
    # A rejected sample whose labeler has left, or had it for too long, is for anybody.
    LabelStatus.REJECTED: (
        Waiting(Lane.REJECTED, Person.CORRECTOR),
        Waiting(Lane.NEW, Person.ASSIGNED_LABELER),
    ),
    # One that was rejected before waits for whoever rejected it.
    LabelStatus.LABELED: (
        Waiting(Lane.CORRECTED, Person.REJECTER),
        Waiting(Lane.LABELED, Person.ASSIGNED_REVIEWER),
    ),
    LabelStatus.REVIEWING_IN_PROGRESS: (Waiting(Lane.REVIEWING, Person.REVIEWER),),
    LabelStatus.REVIEWED: (Waiting(Lane.DONE, None),),
    LabelStatus.SKIPPED: (Waiting(Lane.DONE, None),),
}
"""Where a sample waits that nobody holds: as the first says whose person is known, else as the last."""

FORGOTTEN: Final[Mapping[LabelStatus, frozenset[Person]]] = {
    LabelStatus.UNLABELED: _LABELER | _REVIEWER | _REJECTER | _CORRECTOR,
    LabelStatus.PRELABELED: _LABELER | _REVIEWER | _REJECTER | _CORRECTOR,
    LabelStatus.LABELED: frozenset(),
    LabelStatus.REVIEWED: _REJECTER,
    LabelStatus.REJECTED: _REJECTER,
    LabelStatus.SKIPPED: frozenset(),
}
"""Whom a sample forgets when a manager sets its status."""

PASSED_ON: Final[Mapping[LabelStatus, Mapping[Person, Person]]] = {
    LabelStatus.REJECTED: {Person.CORRECTOR: Person.LABELER},
}
"""Who becomes what when a sample gets that status, in whatever way: its labeler is to correct it."""
