"""One queue on the home page: how far it is, and the two buttons that start work in it."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final, assert_never

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from labelqueue.domain.overview import QueueSummary
from labelqueue.domain.phrase import phrase
from labelqueue.domain.settings import QueueState
from labelqueue.domain.status import TRANSITIONS, Action, LabelStatus, Mode
from labelqueue.domain.work import Nothing, NothingToDo
from labelqueue.ui.i18n import counted, number, tr, translated
from labelqueue.ui.icons import icon
from labelqueue.ui.widgets.chips import StateChip
from labelqueue.ui.widgets.moments import since
from labelqueue.ui.widgets.progress import StatusBar, StatusLegend
from labelqueue.ui.widgets.words import label, strong

WAITING: Final = {
    Mode.LABEL: TRANSITIONS[Mode.LABEL, Action.SUBMIT].from_,
    Mode.REVIEW: TRANSITIONS[Mode.REVIEW, Action.ACCEPT].from_,
}
"""The statuses that wait for work in a mode, for this member or another."""


class RowCommand(StrEnum):
    """What the menu of a row offers; a manager may do all of it."""

    GUIDE = "guide"
    WHO = "who"
    AWAITED = "awaited"
    STATISTICS = "statistics"
    SETTINGS = "settings"
    PAUSE = "pause"
    RESUME = "resume"
    FINISH = "finish"
    REMOVE = "remove"


COMMANDS: Final[Mapping[RowCommand, tuple[str, str]]] = {
    RowCommand.GUIDE: ("info", phrase("Guide…")),
    RowCommand.WHO: ("users", phrase("Who has what…")),
    RowCommand.AWAITED: ("my-work", phrase("Waiting for people who are away…")),
    RowCommand.STATISTICS: ("statistics", phrase("Statistics…")),
    RowCommand.SETTINGS: ("settings", phrase("Queue settings…")),
    RowCommand.PAUSE: ("pause", phrase("Pause")),
    RowCommand.RESUME: ("play", phrase("Resume")),
    RowCommand.FINISH: ("status-reviewed", phrase("Finish")),
    RowCommand.REMOVE: ("delete", phrase("Remove…")),
}
"""Icon and words of each."""

VERBS: Final = {Mode.LABEL: "labeling", Mode.REVIEW: "reviewing"}
START: Final = {Mode.LABEL: phrase("Start labeling"), Mode.REVIEW: phrase("Start reviewing")}
BUTTON_WIDTH: Final = 196
BESIDE: Final = 60  # pixels for all that is not text
MANY: Final = 999_999


class QueueRow(QFrame):
    """Shows a QueueSummary."""

    start_requested = Signal(str, object)  # queue, Mode
    command_requested = Signal(str, object)  # queue, RowCommand

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue = ""
        self._title = label()
        self._title.setFont(strong(self._title.font()))
        self._chip = StateChip()
        self._sum = label(kind="muted")
        self._description = label(kind="muted", wrap=True)
        self._more, self._actions = self._more_button()
        self._bar = StatusBar()
        self._legend = StatusLegend()
        self._label = self._start_button(Mode.LABEL)
        self._review = self._start_button(Mode.REVIEW)
        self._arrange()

    def show_queue(
        self,
        dataset: str,
        queue: QueueSummary,
        *,
        title: str,
        manager: bool = False,
        reviewer: bool = False,
        menus: bool = False,
    ) -> None:
        """Show `queue` of `dataset` under `title`; its menu is for managers, a part of it for reviewers.

        `menus`: some queue has one, so all leave room for it, and their buttons stand in columns.
        """
        policy = self._more.sizePolicy()
        policy.setRetainSizeWhenHidden(menus)
        self._more.setSizePolicy(policy)
        self._queue = queue.name
        self.setObjectName(f"queue_row:{dataset}/{queue.name}")
        self._title.setText(title)
        described = _described(queue)
        self._description.setText(described)
        self._description.setVisible(bool(described))
        self._show_state(queue)
        self._show_menu(dataset, queue, manager=manager, reviewer=reviewer)
        self._sum.setText(_sum(queue))
        self._bar.show_counts(queue.counts)
        self._legend.show_counts(queue.counts)
        for mode, button in ((Mode.LABEL, self._label), (Mode.REVIEW, self._review)):
            reason = why_not(queue, mode)
            start = translated(START[mode])
            waiting = total_of(queue, WAITING[mode]) if may(queue, mode) else 0
            button.setObjectName(start_name(dataset, queue.name, mode))
            button.setText(f"{start} · {number(waiting)}" if waiting else start)
            button.setMinimumWidth(_width_for(button, f"{start} · {number(MANY)}"))
            button.setEnabled(not reason)
            tip = reason or _waiting(mode, waiting)
            button.setToolTip(tip)
            button.setAccessibleName(f"{start}: {dataset}, {title}")
            button.setAccessibleDescription(tip)

    def buttons(self) -> tuple[QWidget, ...]:
        """The buttons, in the order of Tab."""
        return self._label, self._review, self._more

    def _show_menu(self, dataset: str, queue: QueueSummary, *, manager: bool, reviewer: bool) -> None:
        offered = {RowCommand.GUIDE} if queue.has_guide else set()
        if reviewer or manager:
            offered |= {RowCommand.WHO, RowCommand.AWAITED, RowCommand.STATISTICS, RowCommand.SETTINGS}
        if manager:
            offered |= {
                QueueState.ACTIVE: {RowCommand.PAUSE, RowCommand.FINISH},
                QueueState.PAUSED: {RowCommand.RESUME, RowCommand.FINISH},
                QueueState.FINISHED: {RowCommand.RESUME},
            }[queue.state]
        if manager and not queue.is_default:
            offered.add(RowCommand.REMOVE)
        for command, action in self._actions.items():
            action.setVisible(command in offered)
        self._more.setObjectName(f"more_queue:{dataset}/{queue.name}")
        self._more.setAccessibleName(
            tr("More for the queue {queue} of {dataset}", queue=queue.name, dataset=dataset)
        )
        self._more.setVisible(bool(offered))

    def _more_button(self) -> tuple[QToolButton, dict[RowCommand, QAction]]:
        button = QToolButton()
        button.setIcon(icon("more"))
        button.setToolTip(tr("More: guide, who has what, settings, pause, finish"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(button)
        actions = {}
        for command, (icon_name, words) in COMMANDS.items():
            action = menu.addAction(icon(icon_name), translated(words))
            action.setObjectName(f"queue_{command}")
            action.triggered.connect(
                lambda _checked=False, command=command: self.command_requested.emit(self._queue, command)
            )
            actions[command] = action
        button.setMenu(menu)
        return button, actions

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
        progress.addWidget(self._description)
        progress.addWidget(self._bar)
        progress.addWidget(self._legend)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 12)
        row.setSpacing(12)
        row.addLayout(progress, 1)
        row.addSpacing(12)
        row.addWidget(self._label)
        row.addWidget(self._review)
        row.addWidget(self._more)


def _width_for(button: QPushButton, text: str) -> int:
    """So wide is every one of them, whatever waits: the buttons of all rows stand in columns."""
    return max(BUTTON_WIDTH, QFontMetrics(strong(button.font())).horizontalAdvance(text) + BESIDE)


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
        return translated(NothingToDo(reason, mode).sentence)
    if total_of(queue, WAITING[mode]):
        return ""
    if not queue.total:
        return tr("This queue has no samples yet.")
    if mode is Mode.REVIEW and total_of(queue, WAITING[Mode.LABEL]):
        return tr("Nothing waits for review yet; samples come here when they are submitted.")
    return translated(NothingToDo(Nothing.EMPTY, mode).sentence)


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
        return "lock", tr("Not assigned to you"), "text_muted"
    match queue.state:
        case QueueState.PAUSED:
            return "pause", tr("Paused"), "warning"
        case QueueState.FINISHED:
            return "status-reviewed", tr("Finished"), "text_muted"
        case QueueState.ACTIVE:
            return ("status-reviewed", tr("Complete"), "success") if queue.is_complete else None


def _waiting(mode: Mode, n: int) -> str:
    match mode:
        case Mode.LABEL:
            return counted("{n} sample to label", "{n} samples to label", n)
        case Mode.REVIEW:
            return counted("{n} sample to review", "{n} samples to review", n)
        case _:
            assert_never(mode)


def _described(queue: QueueSummary) -> str:
    """What it is for, and since when nothing is left to do."""
    lines = [queue.description]
    if queue.complete_since is not None:
        lines.append(tr("Complete since {when}", when=since(queue.complete_since)))
    return "\n".join(line for line in lines if line)


def _sum(queue: QueueSummary) -> str:
    """How far it is, in a few words."""
    if not queue.total:
        return tr("No samples yet")
    if queue.has_reviewers:
        return tr(
            "{reviewed} of {total} reviewed",
            reviewed=queue.counts.get(LabelStatus.REVIEWED, 0),
            total=queue.total,
        )
    labeled = total_of(queue, (LabelStatus.LABELED, LabelStatus.REVIEWED))
    return tr("{labeled} of {total} labeled", labeled=labeled, total=queue.total)
