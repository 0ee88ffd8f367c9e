"""One queue on the home page: how far it is, and the two buttons that start work in it."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from labelqueue.domain.overview import QueueSummary
from labelqueue.domain.settings import QueueState
from labelqueue.domain.status import TRANSITIONS, Action, LabelStatus, Mode
from labelqueue.domain.work import Nothing, NothingToDo
from labelqueue.ui.icons import icon
from labelqueue.ui.widgets.chips import StateChip
from labelqueue.ui.widgets.progress import StatusBar, StatusLegend
from labelqueue.ui.widgets.statuses import counted
from labelqueue.ui.widgets.words import label, strong

WAITING: Final = {
    Mode.LABEL: TRANSITIONS[Mode.LABEL, Action.SUBMIT].from_,
    Mode.REVIEW: TRANSITIONS[Mode.REVIEW, Action.ACCEPT].from_,
}
"""The statuses that wait for work in a mode, for this member or another."""

VERBS: Final = {Mode.LABEL: "labeling", Mode.REVIEW: "reviewing"}
BUTTON_WIDTH: Final = 196


class QueueRow(QFrame):
    """Shows a QueueSummary."""

    start_requested = Signal(str, object)  # queue, Mode

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue = ""
        self._title = label()
        self._title.setFont(strong(self._title.font()))
        self._chip = StateChip()
        self._sum = label(kind="muted")
        self._bar = StatusBar()
        self._legend = StatusLegend()
        self._label = self._start_button(Mode.LABEL)
        self._review = self._start_button(Mode.REVIEW)
        self._arrange()

    def show_queue(self, dataset: str, queue: QueueSummary, *, title: str) -> None:
        """Show `queue` of `dataset` under the name `title`."""
        self._queue = queue.name
        self.setObjectName(f"queue_row:{dataset}/{queue.name}")
        self._title.setText(title)
        self._show_state(queue)
        reviewed = queue.counts.get(LabelStatus.REVIEWED, 0)
        self._sum.setText(f"{reviewed:,} of {queue.total:,} reviewed" if queue.total else "No samples yet")
        self._bar.show_counts(queue.counts)
        self._legend.show_counts(queue.counts)
        for mode, button in ((Mode.LABEL, self._label), (Mode.REVIEW, self._review)):
            verb = VERBS[mode]
            reason = why_not(queue, mode)
            waiting = total_of(queue, WAITING[mode]) if may(queue, mode) else 0
            button.setObjectName(start_name(dataset, queue.name, mode))
            button.setText(f"Start {verb} · {waiting:,}" if waiting else f"Start {verb}")
            button.setEnabled(not reason)
            tip = reason or f"{counted(waiting, 'sample')} to {mode.value}"
            button.setToolTip(tip)
            button.setAccessibleName(f"Start {verb}: {dataset}, {title}")
            button.setAccessibleDescription(tip)

    def buttons(self) -> tuple[QPushButton, QPushButton]:
        """The two buttons, in the order of Tab."""
        return self._label, self._review

    def _show_state(self, queue: QueueSummary) -> None:
        look = _state_look(queue)
        self._chip.setVisible(look is not None)
        if look is not None:
            self._chip.show_state(*look)

    def _start_button(self, mode: Mode) -> QPushButton:
        button = QPushButton()
        primary = mode is Mode.LABEL
        if primary:
            button.setProperty("kind", "primary")
        button.setIcon(icon("play" if primary else "review", role="accent_text" if primary else "text"))
        button.setAutoDefault(True)
        button.setMinimumWidth(BUTTON_WIDTH)  # so that the buttons of all rows stand in columns
        button.clicked.connect(lambda: self.start_requested.emit(self._queue, mode))
        return button

    def _arrange(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._title)
        first.addWidget(self._chip)
        first.addStretch(1)
        first.addWidget(self._sum)
        progress = QVBoxLayout()
        progress.setSpacing(6)
        progress.addLayout(first)
        progress.addWidget(self._bar)
        progress.addWidget(self._legend)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 12)
        row.setSpacing(12)
        row.addLayout(progress, 1)
        row.addSpacing(12)
        row.addWidget(self._label)
        row.addWidget(self._review)


def start_name(dataset: str, queue: str, mode: Mode) -> str:
    """The object name of the button that starts work in `mode`."""
    return f"start_{VERBS[mode]}:{dataset}/{queue}"


def total_of(queue: QueueSummary, statuses: Iterable[LabelStatus]) -> int:
    """How many samples of the queue have one of these statuses."""
    return sum(queue.counts.get(status, 0) for status in statuses)


def may(queue: QueueSummary, mode: Mode) -> bool:
    """Whether the member works in the queue in this mode."""
    return queue.may_label if mode is Mode.LABEL else queue.may_review


def why_not(queue: QueueSummary, mode: Mode) -> str:
    """Why work cannot start, for people; empty if it can.

    What is known for sure disables the button. Whether the waiting samples are with other members only
    the queue knows, and it says so when asked.
    """
    reason = _refusal(queue, mode)
    if reason is not None:
        return NothingToDo(reason, mode).sentence
    if total_of(queue, WAITING[mode]):
        return ""
    if not queue.total:
        return "This queue has no samples yet."
    if mode is Mode.REVIEW and total_of(queue, WAITING[Mode.LABEL]):
        return "Nothing waits for review yet; samples come here when they are submitted."
    return NothingToDo(Nothing.EMPTY, mode).sentence


def _refusal(queue: QueueSummary, mode: Mode) -> Nothing | None:
    """Why the queue would hand out nothing, whatever waits."""
    if not may(queue, mode):
        return Nothing.NOT_A_MEMBER
    match queue.state:
        case QueueState.PAUSED:
            return Nothing.PAUSED
        case QueueState.FINISHED:
            return Nothing.FINISHED
        case QueueState.ACTIVE:
            return None


def _state_look(queue: QueueSummary) -> tuple[str, str, str] | None:
    """Icon, word and colour role of what is worth saying about the queue as a whole."""
    if not (queue.may_label or queue.may_review):
        return "lock", "Not assigned to you", "text_muted"
    match queue.state:
        case QueueState.PAUSED:
            return "pause", "Paused", "warning"
        case QueueState.FINISHED:
            return "status-reviewed", "Finished", "text_muted"
        case QueueState.ACTIVE:
            done = total_of(queue, (LabelStatus.REVIEWED, LabelStatus.SKIPPED))
            return ("status-reviewed", "All done", "success") if queue.total and done == queue.total else None
