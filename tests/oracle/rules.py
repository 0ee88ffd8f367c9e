"""The queue contract once more, in plain Python. It shares nothing with the program that it judges."""

from dataclasses import dataclass
from typing import Any, Final

Key = tuple[int, int, float, bytes, int]
"""Step, part of the step, −priority, name (where it breaks ties), id: what comes first is smallest."""

TO_LABEL: Final = frozenset({"unlabeled", "prelabeled", "labeling_in_progress", "rejected"})
TO_REVIEW: Final = frozenset({"labeled", "reviewing_in_progress"})
ALL: Final = TO_LABEL | TO_REVIEW | {"reviewed", "skipped"}
OWN: Final = ((1, 0), (1, 1), (2, 0), (3, 0), (3, 1))
"""The steps of what is a member's own."""
SETTABLE: Final = ("unlabeled", "prelabeled", "labeled", "reviewed", "rejected", "skipped")

MANAGED = {"set_status", "set_priority", "assign", "set_queue", "set_metadata", "delete", "restore"}
"""What a manager does to many samples at once."""

FINISHING: Final[dict[tuple[str, str], tuple[frozenset[str], str | None]]] = {
    ("label", "submit"): (TO_LABEL, "labeled"),
    ("label", "skip"): (TO_LABEL, "skipped"),
    ("label", "save"): (TO_LABEL, "labeling_in_progress"),
    ("label", "release"): (TO_LABEL, None),
    ("review", "accept"): (TO_REVIEW, "reviewed"),
    ("review", "reject"): (TO_REVIEW, "rejected"),
    ("review", "skip"): (TO_REVIEW, "skipped"),
    ("review", "save"): (TO_REVIEW, "reviewing_in_progress"),
    ("review", "release"): (TO_REVIEW, None),
}
"""What the holder of a claim may do: mode and action → from which statuses, to which (None: unchanged)."""

CLAIMABLE: Final = {"label": TO_LABEL, "review": TO_REVIEW}
MODE_OF: Final = {status: mode for mode, statuses in CLAIMABLE.items() for status in statuses}
"""In which mode a sample is worked on; one that is done is not there."""
QUIET: Final = frozenset({"set_priority", "assign"})
"""Events that leave status, claim and version as they are."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known about one sample at one moment; people are named by whatever names them.

    `corrector`: for whom it waits while it is rejected; `reserved`: for whom it is kept ahead.
    """

    id: int
    name: str
    status: str
    priority: float
    labeler: Any = None
    reviewer: Any = None
    rejecter: Any = None
    corrector: Any = None
    assigned_labeler: Any = None
    assigned_reviewer: Any = None
    holder: Any = None
    mode: str | None = None
    reserved: Any = None


def key(one: Standing, *, who: Any, mode: str, self_review: str, tie_break: str) -> Key | None:
    """Where a sample stands in the order of one member; None: it is not for them now."""
    place = _to_label(one, who) if mode == "label" else _to_review(one, who, self_review)
    if one.holder is not None:
        place = (1, 0) if (one.holder, one.mode) == (who, mode) else None
    elif one.reserved is not None:
        place = (3, 0) if one.reserved == who and place is not None else None
    if place is None:
        return None
    name = one.name.encode() if tie_break == "name" else b""
    return (*place, -one.priority, name, one.id)


def _to_label(one: Standing, who: Any) -> tuple[int, int] | None:
    match one.status:
        case "labeling_in_progress":
            return (1, 1) if one.labeler == who else None
        case "rejected" if one.corrector is not None:
            return (2, 0) if one.corrector == who else None
        case "unlabeled" | "prelabeled" | "rejected":  # rejected, and its labeler is not waited for any more
            return {who: (3, 1), None: (3, 2)}.get(one.assigned_labeler)
        case _:
            return None


def _to_review(one: Standing, who: Any, self_review: str) -> tuple[int, int] | None:
    match one.status:
        case "reviewing_in_progress":
            return (1, 1) if one.reviewer == who else None
        case "labeled" if one.rejecter is not None:
            return (2, 0) if one.rejecter == who else None
        case "labeled" if one.assigned_reviewer is not None:
            return (3, 1) if one.assigned_reviewer == who else None
        case "labeled" if one.labeler != who:
            return (3, 2)
        case "labeled":
            return {"last": (3, 3), "never": None, "any": (3, 2)}[self_review]
        case _:
            return None
