"""What stands in place of the canvas when this member has the sample open in another window."""

import platform
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from labelqueue.domain.work import Elsewhere, WorkItem
from labelqueue.ui.i18n import tr
from labelqueue.ui.icons import icon
from labelqueue.ui.theme import set_kind
from labelqueue.ui.widgets.empty_state import EmptyState
from labelqueue.ui.widgets.moments import since

SETTLES_AFTER: Final = 300  # milliseconds: a key that was meant for the sample before takes nothing over


class ElsewherePage(QWidget):
    """Asks whether to go on here. Enter takes over, Esc goes home and leaves all as it is."""

    take_over_requested = Signal()
    home_requested = Signal()
    compare_requested = Signal()
    """What was drawn here, and came too late, is to be seen beside what is stored."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("elsewhere_page")
        self._settle = QTimer(self, singleShot=True, interval=SETTLES_AFTER)
        self._state = EmptyState(icons=("image", "users", "lock"), title="")
        self._home = QPushButton(icon("home"), tr("Back to the queues"))
        self._home.setObjectName("leave_it_there")
        self._home.clicked.connect(self.home_requested)
        self._compare = QPushButton(icon("eye"), tr("Compare"))
        self._compare.setObjectName("compare_mine")
        self._compare.setToolTip(tr("Your drawing, or the label that the sample has now"))
        self._compare.clicked.connect(self.compare_requested)
        self._take = QPushButton(icon("play", role="accent_text"), tr("Take over"))
        self._take.setObjectName("take_over")
        set_kind(self._take, "primary")
        self._take.clicked.connect(self._take_over)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self._home, self._compare, self._take):
            button.setAutoDefault(True)  # Enter presses it, too
            row.addWidget(button)
        self._state.add(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.addWidget(self._state)

    def show_work(self, work: WorkItem, *, compares: bool = False) -> None:
        """Ask about `work`, which is open elsewhere. `compares`: something of this window came too late."""
        self._compare.setVisible(compares)
        assert work.elsewhere is not None, "it is nowhere else"
        kept = (
            tr("Take over to go on here with what was drawn there, also if that window is gone.")
            if _is_here(work.elsewhere)
            else tr("Take over to go on with it here; what is not saved there stays in that window.")
        )
        self._state.show_text(
            tr("{place} since {since}", place=_place(work.elsewhere), since=since(work.elsewhere.since)),
            tr("You have {sample} in hand there. {kept}", sample=work.sample.name, kept=kept),
        )
        self._settle.start()

    def take_focus(self) -> None:
        """Enter takes over from now on."""
        self._take.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.home_requested.emit()
        else:
            super().keyPressEvent(event)

    def _take_over(self) -> None:
        if not self._settle.isActive():
            self.take_over_requested.emit()


def _place(elsewhere: Elsewhere) -> str:
    return (
        tr("Open in another window on this computer")
        if _is_here(elsewhere)
        else tr("Open on {host}", host=elsewhere.host)
    )


def _is_here(elsewhere: Elsewhere) -> bool:
    return elsewhere.host == platform.node()
