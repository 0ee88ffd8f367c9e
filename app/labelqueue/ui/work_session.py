"""One member at work in one queue: what goes to the database, and what comes back. No widgets."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar, assert_never

from PySide6.QtCore import QObject, Signal

from labelqueue.domain.errors import IllegalAction, KnownError, NotFound, NotPermitted
from labelqueue.domain.label import Label
from labelqueue.domain.member import Role
from labelqueue.domain.pin import Pin
from labelqueue.domain.settings import QueueSettings
from labelqueue.domain.status import Action, LabelStatus, Mode, transition
from labelqueue.domain.status import words as words_of
from labelqueue.domain.work import Fenced, NothingToDo, Outcome, View, WorkItem
from labelqueue.ui import work_requests
from labelqueue.ui.asking import Asking
from labelqueue.ui.bridge import Database
from labelqueue.ui.counting import Counting
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.work_requests import (
    Ahead,
    Counts,
    OnThisComputer,
    OpenQueues,
    Place,
    Request,
    Surroundings,
    permitted,
)

if TYPE_CHECKING:
    from labelqueue.queue import Queue, Workspace

T = TypeVar("T")
_TOO_LATE: Final = (IllegalAction, NotPermitted, NotFound)


class WorkSession(QObject):
    """Takes samples from a queue and gives them back, one request at a time."""

    surroundings_changed = Signal(object)  # Surroundings
    settings_changed = Signal()
    item_opened = Signal(object)  # WorkItem: another sample
    elsewhere_found = Signal(object)  # WorkItem: this member has it open elsewhere; see `take_over`
    view_opened = Signal(object)  # View: a sample to be looked at
    item_saved = Signal(object, object)  # WorkItem: the same sample, its new claim; Label: what was saved
    nothing_left = Signal(object)  # NothingToDo
    fenced = Signal(object)  # Fenced: somebody else has the sample
    released = Signal()
    single_done = Signal()
    """What was opened by its name is finished; no other comes after it."""
    failed = Signal(object)  # KnownError: nothing has changed, and it may be tried again
    busy_changed = Signal(bool)
    counts_changed = Signal(object)  # Counts
    handed_in = Signal(object)  # WorkItem: what was drawn on it is in the database
    turned_away = Signal(object)  # WorkItem: its drawing came too late, the member went on elsewhere
    work_ended = Signal(object, object, object)
    """WorkItem, the Label that it has now, the Action that ended this stretch of work (None: none did)."""
    notice_requested = Signal(str, str)  # text, kind

    def __init__(self, database: Database, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asking = Asking(database, self)
        self._asking.busy_changed.connect(self.busy_changed)
        self.place: Place | None = None
        self.item: WorkItem | None = None
        self.offered: WorkItem | None = None
        """What is open in another window of this member, and could be taken over from there."""
        self.view: View | None = None
        """What is only looked at."""
        self.single = False
        """Whether what is in hand was opened by its name: then no other comes after it."""
        self.surroundings = Surroundings(QueueSettings(), (), Role.VIEWER)
        self._queues = OpenQueues()
        self._counting = Counting(self._ask_for_counts, self)
        self._counting.changed.connect(self.counts_changed)
        self._submitted: list[tuple[Place | None, str]] = []
        self.last: tuple[Request, uuid.UUID] | None = None
        """The request that was sent last, and its operation id."""

    @property
    def busy(self) -> bool:
        """Whether a request is under way; no other is taken meanwhile."""
        return self._asking.busy

    @property
    def kept(self) -> OnThisComputer | None:
        """The drawings on this computer, as far as a request has brought them along."""
        return self._asking.kept

    def allows(self, action: Action) -> bool:
        """Whether the table of actions and the queue allow `action` on the sample in hand."""
        item, settings = self.item, self.surroundings.settings
        return item is not None and permitted(action, item.mode, item.status, settings)

    @property
    def reopenable(self) -> str | None:
        """The sample that was submitted last from here, in the queue of `place`."""
        return next((name for at, name in reversed(self._submitted) if at == self._labeling), None)

    @property
    def _labeling(self) -> Place | None:
        return None if self.place is None else replace(self.place, mode=Mode.LABEL)

    def start(self, place: Place) -> None:
        """Take the next sample at `place`."""
        self.place, self.single = place, False
        self._counting.begin()
        self._run(
            lambda workspace: work_requests.start(workspace, place, self._queues), then=self._on_started
        )

    def look_again(self) -> None:
        """Ask once more, where there was nothing. Quietly: a failure changes nothing."""
        place = self.place
        if place is not None:
            self._run(
                lambda workspace: work_requests.start(workspace, place, self._queues),
                then=self._on_started,
                failed=lambda _error: None,  # it is asked again soon
            )

    def take_over(self) -> None:
        """Go on here with what was found open elsewhere; its window is fenced then."""
        offered, place = self.offered, self.place
        if offered is None or place is None:
            return

        def go_on() -> None:
            self._let_go()
            self.notice_requested.emit(
                tr("Somebody else has {sample} now.", sample=offered.sample.name), "warning"
            )
            self.start(place)

        def then(taken: WorkItem | View) -> None:
            if isinstance(taken, WorkItem):
                self._on_outcome(taken)
            else:
                go_on()

        def failed(error: KnownError) -> None:
            if isinstance(error, _TOO_LATE):  # it is not even to be looked at
                go_on()
            else:
                self.failed.emit(error)

        self._on_queue(lambda queue: queue.take_over(offered), then=then, failed=failed)

    def open(self, place: Place, sample: str, *, take_over: bool = False, single: bool = True) -> None:
        """Take one sample of `place` by its name, or look at it. `single`: no other comes after it."""

        def job(workspace: "Workspace") -> tuple[Surroundings, WorkItem | View]:
            found = workspace.dataset(place.dataset).open(sample, take_over=take_over)
            return work_requests.look_around(workspace, place), found

        self.place = place
        self._counting.begin()
        self._run(job, then=lambda answer: self._on_opened(answer, single=single))

    def look(self, sample: str, *, failed: Callable[[], None]) -> None:
        """Look at one sample as it stands, without taking it in hand."""
        place = self.place
        if place is None:
            return

        def then(view: View) -> None:
            self._let_go()
            self.view = view
            self.view_opened.emit(view)

        self._run(
            lambda workspace: workspace.dataset(place.dataset).look(sample),
            then=then,
            failed=lambda _error: failed(),
        )

    def reserve_next(self, then: Callable[[Ahead], None]) -> None:
        """Have the sample that would be next kept, and hear which it is. Quietly: it only saves a moment."""
        item, place = self.item, self.place
        if item is None or place is None or self.busy or self.single:
            return
        if not self.surroundings.settings.reserve_ahead:
            return

        def kept(ahead: Ahead | None) -> None:
            if ahead is not None and self.item is not None:
                then(ahead)

        # If that fails, the next one is fetched when it is there.
        self._asking.run_aside(
            lambda workspace: work_requests.reserve(workspace, place, self._queues, item), then=kept
        )

    def send(
        self,
        action: Action,
        *,
        label: Label | None = None,
        subject: object = None,
        words: str = "",
        pins: tuple[Pin, ...] = (),
    ) -> None:
        """Finish the sample in hand with `action`, and go on to the next.

        `subject`: the claim that `label` was drawn under; one of another sample is a bug.
        Tried again with the same content it carries the same operation id, so that it counts once.
        """
        item = self.item
        if item is None or self.busy:
            return
        assert label is None or subject == item.claim, "a label belongs to the sample that it was drawn on"
        request = Request(action, item.claim, label, words, pins)
        operation = self._operation(request)
        pull_next = not self.single

        def then(outcome: Outcome | None) -> None:
            fenced = isinstance(outcome, Fenced)
            late = isinstance(outcome, Fenced) and outcome.elsewhere and label is not None
            (self.turned_away if late else self.handed_in).emit(item)
            has = item.label if label is None else label  # it may be empty
            self.work_ended.emit(item, has, None if fenced else action)
            status = transition(item.mode, action, item.status).to or item.status
            if not fenced:
                self._counting.moved(item.status, status)
                if action is Action.SUBMIT:
                    self._submitted.append((self._labeling, item.sample.name))
            if outcome is None:
                said = tr("{sample} is {status} now.", sample=item.sample.name, status=words_of(status))
                self.notice_requested.emit(said, "info")
            self._on_outcome(outcome, saved=label if action is Action.SAVE else None)

        def failed(error: KnownError) -> None:
            self.failed.emit(error)
            if isinstance(error, IllegalAction):
                self._read_settings()  # somebody has changed them meanwhile

        self._on_queue(
            lambda queue: work_requests.send(queue, item, request, operation=operation, pull_next=pull_next),
            then=then,
            failed=failed,
        )

    def release(self) -> None:
        """Give the sample in hand back as it was."""
        item = self.item
        if item is None:
            self.released.emit()
            return

        def then(outcome: Fenced | None) -> None:
            self.work_ended.emit(item, item.label, None if isinstance(outcome, Fenced) else Action.RELEASE)
            self._let_go()
            if isinstance(outcome, Fenced):
                self.fenced.emit(outcome)
            self.released.emit()

        self._on_queue(lambda queue: queue.release(item), then=then)

    def reopen(self) -> None:
        """Take back the last Submit; nothing else may be in hand."""
        name, labeling = self.reopenable, self._labeling
        if name is None or labeling is None:
            return

        def then(outcome: Outcome) -> None:
            self.place, self.single = labeling, False
            self._submitted.remove((labeling, name))
            self._counting.moved(LabelStatus.LABELED, LabelStatus.LABELING_IN_PROGRESS)
            self._on_outcome(outcome)

        def failed(error: KnownError) -> None:
            if not isinstance(error, _TOO_LATE):
                self.failed.emit(error)
                return
            # Too late for this one; go on with the next.
            self._submitted.remove((labeling, name))
            self.notice_requested.emit(translated(error), "warning")
            self.start(labeling)

        self._on_queue(lambda queue: queue.reopen(name), then=then, failed=failed)

    def put_down(self) -> None:
        """Look at nothing, and leave where it is what is open elsewhere."""
        assert self.item is None, "what is in hand is released"
        self._let_go()

    def forget(self) -> None:
        """Let go of what is in hand without telling the queue, which takes it back by itself in time.

        An answer that is still on its way is not wanted any more.
        """
        self._asking.forget()
        if self.item is not None:
            self.work_ended.emit(self.item, self.item.label, None)
        self._let_go()
        self.released.emit()

    def clear(self) -> None:
        """Another workspace: nothing of the last one means anything there. Nothing may be in hand."""
        self.place = self.last = None
        self._let_go()
        self._submitted.clear()

    def _ask_for_counts(self, then: Callable[[Counts], None]) -> None:
        place = self.place
        if place is not None:
            self._asking.run_aside(lambda workspace: self._queues.at(workspace, place).counts(), then=then)

    # Answers

    def _on_started(self, answer: tuple[Surroundings, Outcome]) -> None:
        self.surroundings, outcome = answer
        self.surroundings_changed.emit(self.surroundings)
        self._on_outcome(outcome)

    def _on_opened(self, answer: tuple[Surroundings, WorkItem | View], *, single: bool) -> None:
        self.surroundings, found = answer
        self.single = single
        self.surroundings_changed.emit(self.surroundings)
        if isinstance(found, View):
            self._let_go()
            self.view = found
            self.view_opened.emit(found)
            self._counting.count()
            return
        if self.place is not None:
            self.place = replace(self.place, mode=found.mode)
        self._on_outcome(found)

    def _on_outcome(self, outcome: Outcome | None, *, saved: Label | None = None) -> None:
        """`outcome`: None if no other sample was wanted."""
        self._let_go()
        match outcome:
            case WorkItem():
                self._on_work(outcome, saved=saved)
            case NothingToDo():
                self.nothing_left.emit(outcome)
                self._counting.begin()  # what else there is to do is wanted at once
            case Fenced():
                self.fenced.emit(outcome)
            case None:
                self.single_done.emit()
            case _:
                assert_never(outcome)
        self._counting.count()

    def _on_work(self, work: WorkItem, *, saved: Label | None) -> None:
        if saved is not None:
            self.item = work
            self.item_saved.emit(work, saved)
        elif work.elsewhere is not None:
            self.offered = work
            self.elsewhere_found.emit(work)
        else:
            self.item = work
            self.item_opened.emit(work)

    def _let_go(self) -> None:
        self.item = self.offered = self.view = None

    def _read_settings(self) -> None:
        place = self.place
        if place is not None:
            self._asking.run_aside(
                lambda workspace: self._queues.at(workspace, place).settings, then=self._on_settings
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
        self._run(lambda workspace: job(self._queues.at(workspace, place)), then=then, failed=failed)

    def _run(
        self,
        job: "Callable[[Workspace], T]",
        *,
        then: Callable[[T], None],
        failed: Callable[[KnownError], None] | None = None,
    ) -> None:
        self._asking.run(job, then=then, failed=failed or self.failed.emit)
