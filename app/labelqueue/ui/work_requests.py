"""What a session asks of a queue, as values, and how that is done on the database thread."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, assert_never

from labelqueue.domain.category import Category
from labelqueue.domain.errors import IllegalAction, KnownError
from labelqueue.domain.ids import SampleId
from labelqueue.domain.label import Label
from labelqueue.domain.member import ROLE_FOR, Role
from labelqueue.domain.pin import Pin
from labelqueue.domain.sample import Sample
from labelqueue.domain.settings import DEFAULT_QUEUE, QueueSettings
from labelqueue.domain.status import Action, LabelStatus, Mode, transition
from labelqueue.domain.work import Claim, Outcome, View, WorkItem
from labelqueue.domain.writing import Words

if TYPE_CHECKING:
    from labelqueue.queue import Queue, Workspace
    from labelqueue.queue.drafts import Draft, Drafts
    from labelqueue.queue.unsent import Unsent

Counts = Mapping[LabelStatus, int]
_ROLES: Final = {
    mode: frozenset(role for role in Role if list(Role).index(role) >= list(Role).index(least))
    for mode, least in ROLE_FOR.items()
}


def permitted(action: Action, mode: Mode, status: LabelStatus, settings: QueueSettings) -> bool:
    """Whether the table of actions and the queue allow `action`."""
    try:
        transition(mode, action, status)
    except IllegalAction:
        return False
    return settings.allows(mode, action)


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody works, and at what."""

    dataset: str
    queue: str
    mode: Mode

    @property
    def title(self) -> str:
        """What people call it: the dataset, and the queue if there is more than the one it was born with."""
        return self.dataset if self.queue == DEFAULT_QUEUE else f"{self.dataset} / {self.queue}"

    def open(self, workspace: "Workspace") -> "Queue":
        """The queue itself; on the database thread."""
        return workspace.dataset(self.dataset).queue(self.queue)


class OpenQueues:
    """The queue at which somebody works, looked up once. On the database thread.

    What they submit must come as far as the queue, and its journal, when no server answers.
    """

    def __init__(self) -> None:
        self._known: tuple[Workspace, Place, Queue] | None = None

    def anew(self, workspace: "Workspace", place: Place) -> "Queue":
        """The queue at `place` as it is now."""
        queue = place.open(workspace)
        self._known = (workspace, place, queue)
        return queue

    def at(self, workspace: "Workspace", place: Place) -> "Queue":
        """The queue at `place`, in whatever mode."""
        if self._known is not None:
            known, where, queue = self._known
            if known is workspace and (where.dataset, where.queue) == (place.dataset, place.queue):
                return queue
        return self.anew(workspace, place)


@dataclass(frozen=True, slots=True)
class OnThisComputer:
    """What is kept on this computer: drawings and words, and those about the sample of an answer."""

    drafts: "Drafts"
    unsent: "Unsent"
    draft: "Draft | None" = None
    words: Words = field(default_factory=Words)
    """Of the sample `words_of`."""
    words_of: SampleId | None = None


def on_this_computer(workspace: "Workspace", answer: object) -> OnThisComputer:
    """Looks it up, on the database thread. `answer`: whatever a request brought."""
    found = answer[1] if isinstance(answer, tuple) and len(answer) == 2 else answer
    if not isinstance(found, WorkItem | View):
        return OnThisComputer(workspace.drafts, workspace.unsent)
    id_ = found.sample.id
    drafts, unsent = workspace.drafts, workspace.unsent
    return OnThisComputer(drafts, unsent, drafts.of(id_), unsent.of(id_), id_)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a queue brings along besides its samples."""

    settings: QueueSettings
    categories: tuple[Category, ...]
    role: Role
    guide: str = ""
    member: str = ""

    def may(self, mode: Mode) -> bool:
        """Whether the member's role reaches work in `mode`; the queue itself may know more."""
        return self.role in _ROLES[mode]


@dataclass(frozen=True, slots=True)
class Request:
    """One finishing action with all its content: what a retry must repeat exactly.

    `words`: a reviewer's comment or the reason of a skip. `label`: None if the drawing was not changed.
    """

    action: Action
    claim: Claim
    label: Label | None = None
    words: str = ""
    pins: tuple[Pin, ...] = ()


def start(workspace: "Workspace", place: Place, queues: OpenQueues) -> tuple[Surroundings, Outcome]:
    """What the queue brings along, and its next sample in the mode of `place`."""
    return look_around(workspace, place), _pull(queues.anew(workspace, place), place.mode)


def look_around(workspace: "Workspace", place: Place) -> Surroundings:
    """What the queue of `place` brings along."""
    dataset = workspace.dataset(place.dataset)
    queue = dataset.queue(place.queue)
    settings, member = queue.settings, workspace.member
    allowed = settings.categories
    usable = tuple(one for one in dataset.categories if allowed is None or one.name in allowed)
    return Surroundings(settings, usable, member.role, queue.guide, member.name)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What comes next, as it stands. `label`: None if that is not known."""

    sample: Sample
    label: Label | None


def reserve(workspace: "Workspace", place: Place, queues: OpenQueues, item: WorkItem) -> Ahead | None:
    """Have what comes after `item` kept, and look at it. None: nothing, or it is not wished."""
    sample = queues.at(workspace, place).reserve_next(item)
    if sample is None:
        return None
    try:
        return Ahead(sample, workspace.dataset(place.dataset).look(sample.name).label)
    except KnownError:  # it went elsewhere meanwhile; whoever gets something will see what it is
        return Ahead(sample, None)


def _pull(queue: "Queue", mode: Mode) -> Outcome:
    match mode:
        case Mode.LABEL:
            return queue.start_labeling()
        case Mode.REVIEW:
            return queue.start_reviewing()
        case _:
            assert_never(mode)


def send(
    queue: "Queue", item: WorkItem, request: Request, *, operation: uuid.UUID, pull_next: bool
) -> Outcome | None:
    """Finish `item` as `request` says. None: no other sample was wanted.

    Raises:
        IllegalAction: this is not possible for this sample or in this queue.
    """
    label, words = request.label, request.words
    more: dict[str, Any] = {"pull_next": pull_next, "operation_id": operation}
    match request.action:
        case Action.SUBMIT:
            return queue.submit(item, item.label if label is None else label, **more)
        case Action.SAVE:
            return queue.save(item, item.label if label is None else label, operation_id=operation)
        case Action.SKIP:
            return queue.skip(item, reason=words, label=label, **more)
        case Action.ACCEPT:
            return queue.accept(item, label=label, **more)
        case Action.REJECT:
            return queue.reject(item, comment=words, pins=request.pins, label=label, **more)
        case _:
            raise AssertionError(f"{request.action} finishes nothing")
