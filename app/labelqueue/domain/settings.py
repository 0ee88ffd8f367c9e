"""What can be set for one queue."""

from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import Any, Final, Self

from labelqueue.domain.errors import IllegalAction, InvalidValue
from labelqueue.domain.label import Label
from labelqueue.domain.member import Member, Role
from labelqueue.domain.phrase import phrase, phrases
from labelqueue.domain.status import Action, Mode, action_words, mode_words
from labelqueue.domain.text import checked_number

LIMITED: Final = frozenset({Action.SUBMIT, Action.ACCEPT})
"""The actions that hand on a label as done; any other keeps what there is, within the limits or not."""

LEAST_MINUTES: Final = 2
"""A client that is alive says so every half minute, unless the server is slow: it must not be released."""
MOST_MINUTES: Final = 1_000_000
MOST_HOURS: Final = 100_000
"""Times that every database can count back."""

DEFAULT_QUEUE: Final = "default"
"""The name of the queue that every dataset is born with."""


class SelfReview(StrEnum):
    """Whether members review what they labeled themselves: after everyone else's, never, or like any."""

    LAST = "last"
    NEVER = "never"
    ANY = "any"


class TieBreak(StrEnum):
    """What decides between samples of one priority."""

    NAME = "name"
    OLDEST = "oldest"


class QueueState(StrEnum):
    """Whether a queue hands out samples."""

    ACTIVE = "active"
    PAUSED = "paused"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class QueueSettings:
    """The settings of a queue. Times are in minutes or hours as named; 0 minutes means never."""

    skip_label_enabled: bool = True
    skip_review_enabled: bool = False
    save_enabled: bool = False
    reject_comment_required: bool = False
    skip_reason_required: bool = False
    self_review: SelfReview = SelfReview.LAST
    tie_break: TieBreak = TieBreak.NAME
    auto_release_minutes: float = 60
    review_affinity_hours: float = 24
    return_rejected_after_hours: float | None = None
    hide_author: bool = False
    reserve_ahead: bool = True
    require_annotation: bool = False
    flaws_overridable: bool = True
    max_annotations: int | None = None
    categories: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        for name, choice in (("self_review", SelfReview), ("tie_break", TieBreak)):
            try:
                object.__setattr__(self, name, choice(getattr(self, name)))
            except ValueError:
                known = ", ".join(choice)
                raise InvalidValue(f"{name} is one of {known}, not {getattr(self, name)!r}.") from None
        for field in fields(self):
            if field.type is bool and not isinstance(getattr(self, field.name), bool):
                raise InvalidValue(f"{field.name} is either true or false.")
        self._check_times()
        self._check_limits()

    def _check_times(self) -> None:
        minutes = checked_number(self.auto_release_minutes, what="auto_release_minutes")
        if minutes and not LEAST_MINUTES <= minutes <= MOST_MINUTES:
            raise InvalidValue(
                f"auto_release_minutes is 0, for never, or between {LEAST_MINUTES} and {MOST_MINUTES}."
            )
        for name in ("review_affinity_hours", "return_rejected_after_hours"):
            hours = getattr(self, name)
            if hours is not None and not 0 <= checked_number(hours, what=name) <= MOST_HOURS:
                raise InvalidValue(f"{name} is between 0 and {MOST_HOURS}.")

    def _check_limits(self) -> None:
        limit: Any = self.max_annotations
        names: Any = self.categories
        if limit is not None and (not isinstance(limit, int) or limit < 1):
            raise InvalidValue("max_annotations must be a whole number from 1.")
        if names is not None:
            if isinstance(names, str) or not all(isinstance(name, str) for name in names):
                raise InvalidValue("categories must be a list of names.")
            object.__setattr__(self, "categories", tuple(names))

    @classmethod
    def of_a_new_queue(cls, *, alone: bool) -> Self:
        """What a queue starts with; who works alone reviews what they labeled like anything else."""
        return cls(self_review=SelfReview.ANY if alone else SelfReview.LAST)

    def changed(self, **changes: Any) -> Self:
        """These settings with some fields changed.

        Raises:
            InvalidValue: there is no such field, or the value does not fit it.
        """
        unknown = changes.keys() - {field.name for field in fields(self)}
        if unknown:
            raise InvalidValue(f"A queue has no setting {', '.join(sorted(unknown))}.")
        return replace(self, **changes)

    def as_json(self) -> dict[str, Any]:
        """Plain JSON data; `QueueSettings(**data)` reads it back."""
        return asdict(self)

    def allows(self, mode: Mode, action: Action) -> bool:
        """Whether this queue offers `action` in `mode`; the table of actions decides what exists at all."""
        match action:
            case Action.SKIP:
                return self.skip_label_enabled if mode is Mode.LABEL else self.skip_review_enabled
            case Action.SAVE:
                return self.save_enabled
            case _:
                return True

    def check(self, mode: Mode, action: Action, comment: str, label: Label) -> None:
        """Refuse what this queue does not offer. `label`: the one that the sample has afterwards.

        Raises:
            IllegalAction: Skip or Save is not enabled in this queue, a comment or reason is missing, or the
                label that is submitted or accepted breaks the limits.
        """
        if not self.allows(mode, action):
            raise IllegalAction(
                phrase(
                    "{action} in {mode} mode is not enabled in this queue.",
                    action=action_words(action),
                    mode=mode_words(mode),
                )
            )
        if self.needs_comment(action) and not comment.strip():
            needs = (
                phrase("{action} needs a comment in this queue.", action=action_words(action))
                if action is Action.REJECT
                else phrase("{action} needs a reason in this queue.", action=action_words(action))
            )
            raise IllegalAction(needs)
        problem = self.limit_broken(label) if action in LIMITED else None
        if problem is not None:
            raise IllegalAction(problem)

    def limit_broken(self, label: Label) -> str | None:
        """What keeps the label from being submitted or accepted here, in one sentence (None: nothing)."""
        if self.categories is not None:
            others = [one.category for one in label if one.category not in self.categories]
            if others:
                return phrase(
                    "The category {name!r} is not used in this queue: choose another one, or delete the"
                    " annotation.",
                    name=others[0],
                )
        if self.max_annotations is not None and len(label) > self.max_annotations:
            return phrases(
                "In this queue a sample can have at most {n} annotation; this one has {count}.",
                "In this queue a sample can have at most {n} annotations; this one has {count}.",
                self.max_annotations,
                count=len(label),
            )
        if self.asks_whether_empty(label):
            return phrase("Nothing is annotated: add an annotation, or mark the sample as empty.")
        return None

    def asks_whether_empty(self, label: Label) -> bool:
        """Whether the label is empty without saying so, in a queue that wants it said."""
        return self.require_annotation and not label.annotations and not label.marked_empty

    def hides_author_from(self, who: Member) -> bool:
        """Whether `who` is not to know who labeled a sample of this queue."""
        return self.hide_author and not who.may(Role.MANAGER)

    def author_for(self, who: Member, author: str | None) -> str | None:
        """Who labeled, as far as `who` is to know: what is their own, they know anyway."""
        return None if author != who.name and self.hides_author_from(who) else author

    def needs_comment(self, action: Action) -> bool:
        """Whether `action` needs a comment or a reason in this queue."""
        match action:
            case Action.REJECT:
                return self.reject_comment_required
            case Action.SKIP:
                return self.skip_reason_required
            case _:
                return False
