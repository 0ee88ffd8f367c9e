"""What stands in place of the canvas when the queue has no sample for this member."""

import random
from typing import Final

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from labelqueue.domain.phrase import phrase
from labelqueue.domain.status import LabelStatus, Mode
from labelqueue.domain.work import Nothing, NothingToDo
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.icons import icon
from labelqueue.ui.theme import set_kind
from labelqueue.ui.widgets.empty_state import EmptyState
from labelqueue.ui.widgets.words import label
from labelqueue.ui.work_requests import Counts

_TITLE: Final = {
    Nothing.EMPTY: phrase("All done"),
    Nothing.HELD_BY_OTHERS: phrase("Nothing for you right now"),
    Nothing.BUSY: phrase("One moment"),
    Nothing.PAUSED: phrase("Paused"),
    Nothing.FINISHED: phrase("Finished"),
    Nothing.NOT_A_MEMBER: phrase("Not your queue"),
}
_COMES: Final = phrase("When something comes, this window goes on by itself.")
_OUTLOOK: Final = {
    Nothing.EMPTY: _COMES,
    Nothing.HELD_BY_OTHERS: _COMES,
    Nothing.BUSY: phrase("Many people ask it at once; this window asks again by itself."),
    Nothing.PAUSED: phrase("When it goes on, so does this window."),
    Nothing.FINISHED: phrase("A manager can open it again."),
    Nothing.NOT_A_MEMBER: phrase("A reviewer or manager can name you."),
}
LOOKS_AFTER: Final = (15_000, 30_000)
"""Milliseconds, at least and at most: so that a hundred windows do not look at the same moment."""
BUSY_FOR: Final = (1_000, 3_000)
_MAY_CHANGE: Final = {Nothing.EMPTY, Nothing.HELD_BY_OTHERS, Nothing.BUSY, Nothing.PAUSED}


class NothingPage(QWidget):
    """Why there is no sample, and the ways on."""

    home_requested = Signal()
    again_requested = Signal()
    other_mode_requested = Signal()
    quiet_look_requested = Signal()
    """Time to look whether something came; nobody is to notice if nothing did."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nothing_page")
        self._nothing: NothingToDo | None = None
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._look)
        self._state = EmptyState(icons=("image", "accept", "review"), title="")
        self._home = self._button(tr("Back to the queues"), "back_to_queues")
        self._home.setIcon(icon("home"))
        self._home.clicked.connect(self.home_requested)
        self._again = self._button(tr("Look again"), "look_again")
        self._again.setIcon(icon("refresh"))
        self._again.clicked.connect(self.again_requested)
        self._other = self._button("", "other_mode")
        self._other.clicked.connect(self.other_mode_requested)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self._home, self._again, self._other):
            button.setAutoDefault(True)  # Enter presses it, too
            row.addWidget(button)
        self._state.add(buttons)
        self._outlook = label(kind="muted")
        self._state.add(self._outlook)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.addWidget(self._state)

    def show_nothing(self, nothing: NothingToDo) -> None:
        """Say why. Whether there is work in the other mode shows with the counts, a moment later."""
        self._wait()
        if nothing == self._nothing:
            return  # nobody is to notice that somebody has looked
        first, self._nothing = self._nothing is None, nothing
        self._state.show_text(translated(_TITLE[nothing.reason]), translated(nothing.sentence))
        self._outlook.setText(translated(_OUTLOOK[nothing.reason]))
        self._again.setVisible(nothing.reason in _MAY_CHANGE)
        self._other.hide()
        set_kind(self._home, "primary")
        self._home.setIcon(icon("home", role="accent_text"))
        if first:
            self._home.setFocus()

    def show_counts(self, counts: Counts, *, may_label: bool, may_review: bool) -> None:
        """Offer the other mode if there is something in it."""
        if self._nothing is None or self._nothing.reason in {Nothing.PAUSED, Nothing.FINISHED}:
            return
        if self._nothing.mode is Mode.LABEL:
            waits = may_review and counts.get(LabelStatus.LABELED, 0) > 0
            self._other.setText(tr("Start reviewing"))
            self._other.setIcon(icon("review"))
        else:
            new = (LabelStatus.UNLABELED, LabelStatus.PRELABELED, LabelStatus.REJECTED)
            waits = may_label and any(counts.get(status, 0) for status in new)
            self._other.setText(tr("Start labeling"))
            self._other.setIcon(icon("play"))
        self._other.setVisible(waits)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._wait()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._nothing = None  # what is said next is news
        self._soon.stop()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowActivate and not self._soon.isActive():
            self._look()
        return super().event(event)

    def _wait(self) -> None:
        busy = self._nothing is not None and self._nothing.reason is Nothing.BUSY
        self._soon.start(random.randint(*(BUSY_FOR if busy else LOOKS_AFTER)))

    def _look(self) -> None:
        """Only for somebody who is there: nobody gets a sample while they are away."""
        if self.isVisible() and self.isActiveWindow():
            self._wait()
            self.quiet_look_requested.emit()

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        return button
