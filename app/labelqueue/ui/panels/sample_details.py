"""The panel beside a list of samples: how the chosen one stands, and what became of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from labelqueue.domain.errors import KnownError
from labelqueue.domain.pin import Pin
from labelqueue.domain.sample import SampleDetails
from labelqueue.domain.status import words
from labelqueue.domain.timeline import Mark, Timeline
from labelqueue.ui.bridge import Database, Files
from labelqueue.ui.dialogs.frame import Message
from labelqueue.ui.i18n import counted, tr, translated
from labelqueue.ui.icons import status_icon_name
from labelqueue.ui.panels.history_list import HistoryList, exactly
from labelqueue.ui.panels.sample_facts import SampleFacts, breakable
from labelqueue.ui.panels.threads import turn_words
from labelqueue.ui.theme import status_role
from labelqueue.ui.widgets.icon_label import IconLabel
from labelqueue.ui.widgets.moments import ago
from labelqueue.ui.widgets.preview import Preview
from labelqueue.ui.widgets.words import label, strong

if TYPE_CHECKING:
    from labelqueue.queue import Workspace

PAGE: Final = 50  # entries of the history that are fetched at a time
RESTS: Final = 120  # milliseconds on a sample until it is asked for: others are passed by
WIDTH: Final = 320
NARROWEST: Final = 260
MARGIN: Final = 12


@dataclass(frozen=True, slots=True)
class _Found:
    """What is asked for at once."""

    details: SampleDetails
    timeline: Timeline
    pins: tuple[Pin, ...]


class SampleDetailsPanel(QFrame):
    """Asks only while it is to be seen, and only for the sample on which the choice rests."""

    compare_requested = Signal(str, str, int)
    """Dataset, sample, and the revision that is to be looked at; 0: the current one."""

    def __init__(self, database: Database, files: Files, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sample_details_panel")
        self.setAccessibleName(tr("Details of the sample"))
        self.setProperty("kind", "column")
        self.setMinimumWidth(NARROWEST)
        self._database = database
        self._dataset = self._sample = self._shown = ""
        self._asked = 0
        self._rest: Mark | None = None
        self._resting = QTimer(self, singleShot=True, interval=RESTS)
        self._resting.timeout.connect(self._ask)
        self._preview = Preview(files)
        self._name = label(wrap=True)
        self._name.setObjectName("details_name")
        self._name.setFont(strong(self._name.font()))
        self._status_icon = IconLabel("status-unlabeled")
        self._status = label(wrap=True)
        self._status.setObjectName("details_status")
        self._upper = QWidget()
        self.facts = SampleFacts()
        self._compare = QPushButton(tr("Compare revisions…"))
        self._compare.setObjectName("compare_revisions")
        self._compare.setProperty("kind", "small")
        self._compare.setToolTip(tr("Any two labels of this sample, side by side"))
        self._compare.clicked.connect(lambda: self._on_label(0))
        self._comments_title = _title(tr("Pinned comments"))
        self._comments = label(wrap=True)
        self._comments.setObjectName("details_comments")
        self.history = HistoryList()
        self.history.label_requested.connect(self._on_label)
        self._more = QPushButton(tr("Show older"))
        self._more.setObjectName("older_history")
        self._more.setProperty("kind", "small")
        self._more.clicked.connect(self._ask_for_more)
        self.message = Message()
        self._nothing = label(kind="muted", wrap=True)
        self._nothing.setObjectName("details_nothing")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.parts = self._make_parts()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.parts)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addWidget(self._stack, 1)
        self.show_none(0)

    def show_sample(self, dataset: str, sample: str) -> None:
        """This one is chosen now, or was changed."""
        self._dataset, self._sample = dataset, sample
        if (dataset, sample) != self._subject:
            self._forget()
        if not self.isHidden():
            self._resting.start()

    def show_none(self, chosen: int, *, deleted: bool = False) -> None:
        """So many are chosen, and not one; or it is `deleted`, of which there is nothing to be told."""
        self._sample = ""
        self._resting.stop()
        if deleted and chosen == 1:
            self._say(tr("It is deleted. Restored, it has its labels and its history again."))
        elif chosen:
            self._say(counted("{n} sample is chosen.", "{n} samples are chosen.", chosen))
        else:
            self._say(tr("Choose a sample to see how it stands and what became of it."))

    def _say(self, text: str) -> None:
        """In place of a sample."""
        self._shown = ""
        self._asked += 1
        self._preview.show_image("")
        self.message.clear()
        self._nothing.setText(text)
        self._stack.setCurrentWidget(self._nothing)

    def setVisible(self, visible: bool) -> None:
        """What is to be seen is up to date."""
        super().setVisible(visible)
        if visible and self._sample:
            self._resting.start()

    @property
    def waiting(self) -> bool:
        """Whether it will ask in a moment."""
        return self._resting.isActive()

    # What is stored

    def _ask(self) -> None:
        self._asked += 1
        number, dataset, sample = self._asked, self._dataset, self._sample

        def found(workspace: "Workspace") -> _Found:
            opened = workspace.dataset(dataset)
            return _Found(
                opened.details(sample),
                opened.timeline(sample, limit=PAGE),
                opened.comments(sample).pins,
            )

        def then(known: _Found) -> None:
            if number == self._asked:
                self._show(known)

        self._database.run(
            found, then=then, failed=lambda error: self._on_failed(number, error), context=self
        )

    def _ask_for_more(self) -> None:
        number, dataset, sample, rest = self._asked, self._dataset, self._shown, self._rest
        self._more.setEnabled(False)

        def then(found: Timeline) -> None:
            if number == self._asked:
                last = self.history.count()
                self._add(found)
                self.history.setCurrentRow(last)
                self.history.setFocus()

        self._database.run(
            lambda workspace: workspace.dataset(dataset).timeline(sample, limit=PAGE, before=rest),
            then=then,
            failed=lambda error: self._on_failed(number, error),
            context=self,
        )

    def _on_failed(self, number: int, error: KnownError) -> None:
        if number != self._asked:
            return
        self._more.setEnabled(True)
        if self._sample == self._shown:
            self.message.show_error(translated(error))
        else:
            self._say(translated(error))

    def _show(self, found: _Found) -> None:
        row = found.details.row
        again = row.name == self._shown
        place = self.history.verticalScrollBar().value() if again else 0
        self._shown = row.name
        self.message.clear()
        self._preview.show_image(row.uri)
        self._name.setText(breakable(row.name))
        self._status_icon.show_icon(status_icon_name(row.status), status_role(row.status))
        status, when = translated(words(row.status)), ago(row.changed_at)
        self._status.setText(f"{status} · {when}")
        self._status.setToolTip(exactly(row.changed_at))
        self.facts.show_details(found.details)
        self._compare.setEnabled(found.details.revisions > 0)
        self._comments_title.setVisible(bool(found.pins))
        self._comments.setVisible(bool(found.pins))
        self._comments.setText("\n".join(_thread(*one) for one in enumerate(found.pins, start=1)))
        self.history.clear()
        self._add(found.timeline)
        self._stack.setCurrentWidget(self.parts)
        for part in (self.facts, self._upper):  # nobody is to see it before it is in its place
            QCoreApplication.sendPostedEvents(part, QEvent.Type.LayoutRequest.value)
        self.history.verticalScrollBar().setValue(place)

    def _add(self, found: Timeline) -> None:
        self.history.add(found.entries)
        self._rest = found.rest
        self._more.setVisible(found.rest is not None)
        self._more.setEnabled(True)

    def _forget(self) -> None:
        """What is shown is not what is chosen any more; it stays for the moment that the answer takes."""
        self._asked += 1

    @property
    def _subject(self) -> tuple[str, str]:
        return self._dataset, self._shown

    def _on_label(self, revision: int) -> None:
        self.compare_requested.emit(self._dataset, self._shown, revision)

    # Parts

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())

    def _make_parts(self) -> QSplitter:
        status = QHBoxLayout()
        status.setSpacing(6)
        status.addWidget(self._status_icon, 0, Qt.AlignmentFlag.AlignTop)
        status.addWidget(self._status, 1)
        upper = self._upper
        column = QVBoxLayout(upper)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(8)
        beside = QVBoxLayout()
        beside.setSpacing(6)
        beside.addWidget(self._name)
        beside.addLayout(status)
        beside.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(MARGIN)
        head.addWidget(self._preview, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(beside, 1)
        column.addLayout(head)
        column.addWidget(self.facts)
        column.addWidget(self._comments_title)
        column.addWidget(self._comments)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(upper)
        lower = QWidget()
        below = QVBoxLayout(lower)
        below.setContentsMargins(MARGIN, 8, MARGIN, MARGIN)
        below.setSpacing(6)
        heading = QHBoxLayout()
        heading.addWidget(_title(tr("History")), 1)
        heading.addWidget(self._compare)
        below.addLayout(heading)
        below.addWidget(self.history, 1)
        below.addWidget(self._more)
        self.history.setMinimumHeight(80)
        self.history.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(area)
        parts.addWidget(lower)
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 1)
        return parts


def _thread(number: int, pin: Pin) -> str:
    """A pinned comment, and below it what was said about it."""
    state = tr("answered") if pin.resolved else tr("open")
    when = f", {ago(pin.at)}" if pin.at is not None else ""
    who = f"{pin.member}{when} · {state}" if pin.member else state
    said = pin.text or tr("Look here")
    return "\n".join([f"{number}. {said}", who, *(turn_words(one) for one in pin.turns)])


def _title(text: str) -> QWidget:
    made = label(text)
    made.setFont(strong(made.font()))
    return made
