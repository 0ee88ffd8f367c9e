"""What the database has to be, judged by nothing but what the windows said."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from labelqueue.domain.sample import SampleRow
from labelqueue.domain.status import Action, LabelStatus
from labelqueue.queue import Dataset
from tests.e2e.desk import shapes
from tests.e2e.written import Said, Shape

_BECOMES = {
    "submit": LabelStatus.LABELED,
    "save": LabelStatus.LABELING_IN_PROGRESS,
    "reopen": LabelStatus.LABELING_IN_PROGRESS,
    "skip": LabelStatus.SKIPPED,
    "reject": LabelStatus.REJECTED,
    "accept": LabelStatus.REVIEWED,
}
_NOT_BY_HAND = {Action.CLAIM, Action.RELEASE, Action.ASSIGN}
Step = tuple[str, str, str, str, str]
"""Who did what: member, action, status before and after, words."""


@dataclass
class Fate:
    """One sample: how it stands, whose it is, every label it ever had, and what was done to it."""

    status: LabelStatus = LabelStatus.UNLABELED
    labeler: str | None = None
    reviewer: str | None = None
    labels: list[tuple[str, bool, list[Shape]]] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    holder: str | None = None


def as_said(names: Iterable[str], said: Iterable[Said], *, reviewer: str) -> dict[str, Fate]:
    """By the windows."""
    fates = {name: Fate() for name in names}
    for one in said:
        fate = fates[one.sample]
        late = one.notice.startswith("You went on with")
        if one.action in ("submit", "save") or one.changed:
            fate.labels.append((one.member, late, one.drawn))
        if late:
            continue
        reviewing = one.member == reviewer
        status = _BECOMES[one.action]
        if reviewing and one.action == "save":
            status = LabelStatus.REVIEWING_IN_PROGRESS
        fate.steps.append((one.member, one.action, fate.status.value, status.value, one.words))
        fate.status = status
        if reviewing:
            fate.reviewer = one.member
        elif one.action in ("submit", "save"):
            fate.labeler = one.member
    return fates


def as_stored(dataset: Dataset) -> dict[str, Fate]:
    """In the database."""
    return {row.name: _stored(dataset, row) for row in dataset.samples()}


def _stored(dataset: Dataset, row: SampleRow) -> Fate:
    labels = [
        (one.member, one.late, shapes(dataset.label_of(row.name, revision=one.number)))
        for one in dataset.revisions(row.name)
    ]
    steps = [
        (one.member, one.action.value, one.from_status.value, one.to_status.value, one.comment)
        for one in dataset.history(row.name)
        if one.action not in _NOT_BY_HAND
    ]
    return Fate(row.status, row.labeler, row.reviewer, labels, steps, row.holder)
