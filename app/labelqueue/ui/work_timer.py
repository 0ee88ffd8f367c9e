"""How long somebody works on the sample in hand: the time between inputs, without the pauses."""

import time
import uuid
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from labelqueue.domain.label import Label
from labelqueue.domain.status import Action
from labelqueue.domain.work import WorkItem
from labelqueue.domain.work_unit import IDLE_AFTER, Stopwatch, WorkUnit, changes, kind_of
from labelqueue.ui.bridge import Database
from labelqueue.ui.work_session import WorkSession

TICK: Final = 1000  # milliseconds


class WorkTimer(QObject):
    """Measures one stretch of work after the other, and has each written down."""

    ticked = Signal(object)
    """Seconds of work on the sample in hand; None: there is none."""

    _INPUTS: Final = {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.KeyPress,
        QEvent.Type.TabletMove,
    }

    def __init__(self, session: WorkSession, database: Database, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._database = database
        self._page = page
        self.idle_after = IDLE_AFTER
        """Seconds: a longer gap between two inputs is no work. Counts from the next sample on."""
        self._item: WorkItem | None = None
        self._watch = Stopwatch(0.0)
        self._before = 0.0
        self._window: QObject | None = None
        self._clock = QTimer(self, interval=TICK)
        self._clock.timeout.connect(self._tick)
        session.work_ended.connect(self._on_ended)

    def begin(self, item: WorkItem) -> None:
        """The sample is to be seen: from now on it counts."""
        self._before = 0.0
        self._start(item)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in self._INPUTS:
            self._watch.input(time.monotonic())
        return False

    def stop(self) -> None:
        """Nothing is in hand any more."""
        self._item = None
        self._clock.stop()
        self._listen(None)
        self.ticked.emit(None)

    def _start(self, item: WorkItem) -> None:
        self._item = item
        self._watch = Stopwatch(time.monotonic(), idle_after=self.idle_after)
        self._listen(self._page.window().windowHandle())
        self._clock.start()
        self._tick()

    def _listen(self, window: QObject | None) -> None:
        """The window of the desktop, through which all input comes before it is for anybody."""
        if self._window is not None:
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    def _on_ended(self, item: WorkItem, label: Label, action: Action | None) -> None:
        begun = self._item
        if begun is None or begun.claim != item.claim:
            return  # its image was never to be seen
        watch = self._watch
        watch.input(time.monotonic())  # what ended it was one
        unit = WorkUnit(
            id=uuid.uuid4(),
            sample_id=item.sample.id,
            queue_id=item.claim.queue_id,
            kind=kind_of(item, direct=self._session.single),
            active=watch.active,
            idle=watch.idle,
            ended_ago=0.0,
            annotations=len(label),
            changes=changes(item.label, label),
            ended_by=action,
        )
        self._database.run(
            lambda workspace: workspace.worked(unit),
            then=lambda _none: None,
            failed=lambda _error: None,  # it is only counted; the work itself is safe
            context=self,
        )
        if action is Action.SAVE:
            self._before += watch.active
            self._item = None
        else:
            self.stop()

    def go_on(self, item: WorkItem) -> None:
        """The sample was saved and is still in hand, under a new claim."""
        self._start(item)

    def _tick(self) -> None:
        self.ticked.emit(self._before + self._watch.active_at(time.monotonic()))
