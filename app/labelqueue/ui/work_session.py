"""One member at work in one queue: what goes to the database, and what comes back. No widgets."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeVar, assert_never

from PySide6.QtCore import QObject, Signal

from labelqueue.domain.category import Category
from labelqueue.domain.errors import IllegalAction, KnownError, NotFound, NotPermitted
from labelqueue.domain.label import Label
from labelqueue.domain.member import ROLE_FOR, Role
from labelqueue.domain.settings import DEFAULT_QUEUE, QueueSettings
from labelqueue.domain.status import Action, LabelStatus, Mode, transition
from labelqueue.domain.work import Claim, Fenced, NothingToDo, Outcome, WorkItem
from labelqueue.ui.bridge import Database

if TYPE_CHECKING:
    from labelqueue.queue import Queue, Workspace

T = TypeVar("T")
Counts = Mapping[LabelStatus, int]
_TOO_LATE: Final = (IllegalAction, NotPermitted, NotFound)
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


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a queue brings along besides its samples."""

    settings: QueueSettings
    categories: tuple[Category, ...]
    role: Role
    guide: str = ""

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


class WorkSession(QObject):
    """Takes samples from a queue and gives them back, one request at a time."""

    surroundings_changed = Signal(object)  # Surroundings
    settings_changed = Signal()
    item_opened = Signal(object)  # WorkItem: another sample
    item_saved = Signal(object, object)  # WorkItem: the same sample, its new claim; Label: what was saved
    nothing_left = Signal(object)  # NothingToDo
    fenced = Signal(object)  # Fenced: somebody else has the sample
    released = Signal()
    failed = Signal(object)  # KnownError: nothing has changed, and it may be tried again
    busy_changed = Signal(bool)
    counts_changed = Signal(object)  # Counts
    notice_requested = Signal(str, str)  # text, kind

    def __init__(self, database: Database, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = database
        self.place: Place | None = None
        self.item: WorkItem | None = None
        self.surroundings = Surroundings(QueueSettings(), (), Role.VIEWER)
        self._busy = False
        self._asked = 0
        self._submitted: list[str] = []
        self.last: tuple[Request, uuid.UUID] | None = None
        """The request that was sent last, and its operation id."""

    @property
    def busy(self) -> bool:
        """Whether a request is under way; no other is taken meanwhile."""
        return self._busy

    def allows(self, action: Action) -> bool:
        """Whether the table of actions and the queue allow `action` on the sample in hand."""
        item, settings = self.item, self.surroundings.settings
        return item is not None and permitted(action, item.mode, item.status, settings)

    @property
    def reopenable(self) -> str | None:
        """The sample that was submitted last from here."""
        return self._submitted[-1] if self._submitted else None

    def start(self, place: Place) -> None:
        """Take the next sample at `place`."""
        if self.place is not None and (place.dataset, place.queue) != (self.place.dataset, self.place.queue):
            self._submitted.clear()
        self.place = place

        def job(workspace: "Workspace") -> tuple[Surroundings, Outcome]:
            dataset = workspace.dataset(place.dataset)
            queue = dataset.queue(place.queue)
            role = workspace.member.role
            surroundings = _surroundings(queue.settings, dataset.categories, role, queue.guide)
            return surroundings, _pull(queue, place.mode)

        self._run(job, then=self._on_started)

    def send(
        self, action: Action, *, label: Label | None = None, subject: object = None, words: str = ""
    ) -> None:
        """Finish the sample in hand with `action`, and go on to the next.

        `subject`: the claim that `label` was drawn under; one of another sample is a bug.
        Tried again with the same content it carries the same operation id, so that it counts once.
        """
        item = self.item
        if item is None or self._busy:
            return
        assert label is None or subject == item.claim, "a label belongs to the sample that it was drawn on"
        request = Request(action, item.claim, label, words)
        operation = self._operation(request)

        def then(outcome: Outcome | None) -> None:
            assert outcome is not None, "the next sample was asked for"
            if action is Action.SUBMIT and not isinstance(outcome, Fenced):
                self._submitted.append(item.sample.name)
            self._on_outcome(outcome, saved=label if action is Action.SAVE else None)

        def failed(error: KnownError) -> None:
            self.failed.emit(error)
            if isinstance(error, IllegalAction):
                self._read_settings()  # somebody has changed them meanwhile

        self._on_queue(lambda queue: _send(queue, item, request, operation), then=then, failed=failed)

    def release(self) -> None:
        """Give the sample in hand back as it was."""
        item = self.item
        if item is None:
            self.released.emit()
            return
        self._on_queue(lambda queue: queue.release(item), then=self._on_released)

    def reopen(self) -> None:
        """Take back the last Submit; nothing else may be in hand."""
        name, place = self.reopenable, self.place
        if name is None or place is None:
            return
        labeling = Place(place.dataset, place.queue, Mode.LABEL)

        def then(outcome: Outcome) -> None:
            self.place = labeling
            self._submitted.remove(name)
            self._on_outcome(outcome)

        def failed(error: KnownError) -> None:
            if not isinstance(error, _TOO_LATE):
                self.failed.emit(error)
                return
            # Too late for this one; go on with the next.
            self._submitted.remove(name)
            self.notice_requested.emit(str(error), "warning")
            self.start(labeling)

        self._on_queue(lambda queue: queue.reopen(name), then=then, failed=failed)

    def forget(self) -> None:
        """Let go of what is in hand without telling the queue, which takes it back by itself in time.

        An answer that is still on its way is not wanted any more.
        """
        self._asked += 1
        self.item = None
        if self._busy:
            self._set_busy(False)
        self.released.emit()

    def clear(self) -> None:
        """Another workspace: nothing of the last one means anything there. Nothing may be in hand."""
        self.place = self.last = None
        self._submitted.clear()

    def count(self) -> None:
        """Ask how many samples have which status now."""
        place = self.place
        if place is not None:
            self._database.run(
                lambda workspace: place.open(workspace).counts(),
                then=self.counts_changed.emit,
                failed=lambda _error: (
                    None
                ),  # the counts stay as they were; work itself will say what is wrong
                context=self,
            )

    # Answers

    def _on_started(self, answer: tuple[Surroundings, Outcome]) -> None:
        self.surroundings, outcome = answer
        self.surroundings_changed.emit(self.surroundings)
        self._on_outcome(outcome)

    def _on_outcome(self, outcome: Outcome, *, saved: Label | None = None) -> None:
        match outcome:
            case WorkItem():
                self.item = outcome
                if saved is None:
                    self.item_opened.emit(outcome)
                else:
                    self.item_saved.emit(outcome, saved)
            case NothingToDo():
                self.item = None
                self.nothing_left.emit(outcome)
            case Fenced():
                self.item = None
                self.fenced.emit(outcome)
            case _:
                assert_never(outcome)
        self.count()

    def _on_released(self, outcome: Fenced | None) -> None:
        self.item = None
        if isinstance(outcome, Fenced):
            self.fenced.emit(outcome)
        self.released.emit()

    def _read_settings(self) -> None:
        place = self.place
        if place is not None:
            self._database.run(
                lambda workspace: place.open(workspace).settings,
                then=self._on_settings,
                failed=lambda _error: None,  # what had failed before was said
                context=self,
            )

    def _on_settings(self, settings: QueueSettings) -> None:
        self.surroundings = replace(self.surroundings, settings=settings)
        self.settings_changed.emit()

    # The way there and back

    def _operation(self, request: Request) -> uuid.UUID:
        if self.last is None or self.last[0] != request:
            self.last = (request, uuid.uuid4())
        return self.last[1]

    def _on_queue(
        self,
        job: "Callable[[Queue], T]",
        *,
        then: Callable[[T], None],
        failed: Callable[[KnownError], None] | None = None,
    ) -> None:
        place = self.place
        assert place is not None
        self._run(lambda workspace: job(place.open(workspace)), then=then, failed=failed)

    def _run(
        self,
        job: "Callable[[Workspace], T]",
        *,
        then: Callable[[T], None],
        failed: Callable[[KnownError], None] | None = None,
    ) -> None:
        if self._busy:
            return
        self._asked += 1
        number = self._asked
        self._set_busy(True)

        def done(value: T) -> None:
            if number == self._asked:
                self._set_busy(False)
                then(value)

        def refused(error: KnownError) -> None:
            if number == self._asked:
                self._set_busy(False)
                (failed or self.failed.emit)(error)

        self._database.run(job, then=done, failed=refused, context=self)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.busy_changed.emit(busy)


def _surroundings(
    settings: QueueSettings, categories: tuple[Category, ...], role: Role, guide: str
) -> Surroundings:
    allowed = settings.categories
    usable = tuple(one for one in categories if allowed is None or one.name in allowed)
    return Surroundings(settings, usable, role, guide)


def _pull(queue: "Queue", mode: Mode) -> Outcome:
    match mode:
        case Mode.LABEL:
            return queue.start_labeling()
        case Mode.REVIEW:
            return queue.start_reviewing()
        case _:
            assert_never(mode)


def _send(queue: "Queue", item: WorkItem, request: Request, operation: uuid.UUID) -> Outcome | None:
    label, words = request.label, request.words
    match request.action:
        case Action.SUBMIT:
            return queue.submit(item, item.label if label is None else label, operation_id=operation)
        case Action.SAVE:
            return queue.save(item, item.label if label is None else label, operation_id=operation)
        case Action.SKIP:
            return queue.skip(item, reason=words, label=label, operation_id=operation)
        case Action.ACCEPT:
            return queue.accept(item, label=label, operation_id=operation)
        case Action.REJECT:
            return queue.reject(item, comment=words, label=label, operation_id=operation)
        case _:
            raise AssertionError(f"{request.action} finishes nothing")
