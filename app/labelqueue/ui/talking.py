"""What is said about pinned comments: from the list of threads to the database and back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from labelqueue.domain.errors import KnownError
from labelqueue.domain.ids import SampleId
from labelqueue.domain.member import Role, may
from labelqueue.domain.pin import Pin, PinAct
from labelqueue.domain.work import View, WorkItem
from labelqueue.domain.writing import Writing
from labelqueue.ui.action_table import ActionId
from labelqueue.ui.bridge import Database
from labelqueue.ui.canvas import Canvas
from labelqueue.ui.i18n import tr
from labelqueue.ui.panels.comments import CommentsPanel
from labelqueue.ui.pinning import Pinning
from labelqueue.ui.work_session import WorkSession


class Talking(QObject):
    """Sends each word at once; what does not arrive stays in its field, and is sent again under its key."""

    notice_requested = Signal(str, str)  # text, kind

    def __init__(
        self,
        session: WorkSession,
        database: Database,
        panel: CommentsPanel,
        pinning: Pinning,
        canvas: Canvas,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._database = session, database
        self._panel, self._pinning, self._canvas = panel, pinning, canvas
        self._shown: WorkItem | View | None = None
        self._acts: frozenset[PinAct] = frozenset()
        panel.threads.said.connect(self._say)
        panel.threads.looked_at.connect(self._look)
        panel.threads.left.connect(canvas.setFocus)
        pinning.changed.connect(self._follow)

    def commands(self) -> dict[ActionId, Callable[[], object]]:
        """What each of the actions does."""
        return {
            ActionId.NEXT_PIN: self._pinning.next,
            ActionId.REPLY: lambda: self._on_active(self._panel.threads.answer),
            ActionId.RESOLVE: lambda: self._on_active(self._panel.threads.turn),
        }

    @property
    def may_answer(self) -> bool:
        """Whether there is anything to answer, for this member."""
        return bool(self._acts and self._pinning.given)

    def show(self, shown: WorkItem | View) -> None:
        """The threads of a sample that is taken in hand or looked at."""
        self._shown, self._acts = shown, self._allowed(shown)
        self._panel.show_pins(shown.pins, acts=self._acts, new=True)

    def clear(self) -> None:
        """There is no sample."""
        self._shown, self._acts = None, frozenset()
        self._panel.show_pins((), acts=self._acts, new=True)

    def send_all(self) -> None:
        """What was written and not sent goes out: whoever finishes a sample is done with it."""
        for one in self._panel.threads.writing:
            self._say(one)

    def _allowed(self, shown: WorkItem | View) -> frozenset[PinAct]:
        """What the queue would take; it refuses whatever else is asked."""
        around = self._session.surroundings
        if may(around.role, Role.REVIEWER):
            return frozenset(PinAct)
        mine = isinstance(shown, WorkItem) or around.member in (shown.labeler, shown.holder)
        labels = mine and may(around.role, Role.ANNOTATOR)
        return frozenset({PinAct.REPLY, PinAct.RESOLVE}) if labels else frozenset()

    def _say(self, said: Writing) -> None:
        place, shown = self._session.place, self._shown
        pin = next((one for one in self._pinning.given if one.id == said.pin), None)
        if place is None or shown is None or pin is None:
            return
        sample = shown.sample

        def then(pins: tuple[Pin, ...]) -> None:
            if self._is_shown(sample.id):
                self._panel.threads.sent(said)
                self._pinning.update(pins)
                self._panel.show_pins(self._pinning.given, acts=self._acts)
                self._panel.threads.writing_changed.emit()

        def failed(error: KnownError) -> None:
            self.notice_requested.emit(tr("{error} What you wrote is kept.", error=error), "error")

        self._database.run(
            lambda workspace: (
                workspace.dataset(place.dataset)
                .comments(sample.name)
                .say(pin, said.act, said.text, operation_id=said.key)
            ),
            then=then,
            failed=failed,
            context=self,
        )

    def _is_shown(self, sample_id: SampleId) -> bool:
        return self._shown is not None and self._shown.sample.id == sample_id

    def _look(self, pin_id: str) -> None:
        if self._pinning.active is None or self._pinning.active.id != pin_id:
            self._pinning.look(pin_id)
        elif self._acts:
            self._panel.threads.answer(pin_id)

    def _on_active(self, do: Callable[[str], None]) -> None:
        if self._pinning.active is None:
            self._pinning.next()
        if self._pinning.active is not None:
            do(self._pinning.active.id)

    def _follow(self) -> None:
        active = self._pinning.active
        self._panel.threads.set_active("" if active is None else active.id)
