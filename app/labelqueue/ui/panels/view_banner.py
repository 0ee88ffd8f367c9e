"""The line above a sample that is only looked at: who has it, and how it could be had."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from labelqueue.domain.status import words
from labelqueue.domain.work import View
from labelqueue.ui.i18n import tr
from labelqueue.ui.shortcuts import shown
from labelqueue.ui.theme import set_kind
from labelqueue.ui.widgets.icon_label import IconLabel
from labelqueue.ui.widgets.moments import since
from labelqueue.ui.widgets.words import label

GO_ON: Final = "Ctrl+Return"


class ViewBanner(QFrame):
    """Hidden while a sample is in hand."""

    take_over_requested = Signal()
    go_on_requested = Signal()
    mine_toggled = Signal(bool)
    """Whether the member's own drawing is to be seen, in place of what is stored."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("view_banner")
        self.setProperty("kind", "banner")
        self._icon = IconLabel("eye", role="accent", side=20)
        self._text = label(wrap=True)
        self._text.setObjectName("view_text")
        self._take = QPushButton(tr("Take over"))
        self._take.setObjectName("take_over_view")
        self._take.setToolTip(tr("Go on with it here; what is drawn there from now on is kept as a copy"))
        self._take.clicked.connect(self.take_over_requested)
        self._mine = QPushButton(tr("Show my drawing"))
        self._mine.setObjectName("show_my_drawing")
        self._mine.setCheckable(True)
        self._mine.toggled.connect(self.mine_toggled)
        self._go_on = QPushButton(tr("Next sample"))
        self._go_on.setObjectName("go_on")
        self._go_on.setToolTip(tr("Leave this sample to who has it ({key})", key=shown(GO_ON)))
        self._go_on.setShortcut(QKeySequence(GO_ON))  # as with Submit, which is not to be had now
        set_kind(self._go_on, "primary")
        self._go_on.clicked.connect(self.go_on_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._mine)
        row.addWidget(self._take)
        row.addWidget(self._go_on)
        self.hide()

    @property
    def shows_mine(self) -> bool:
        """Whether the member's own drawing is wanted."""
        return self._mine.isChecked()

    def show_view(self, view: View, *, me: str, drawn: datetime | None) -> None:
        """Say how `view` stands. `me`: the member who looks; `drawn`: when they drew what is kept here."""
        self._say(view, _sentence(view, me=me))
        self._check_mine(mine=False)
        self._mine.setVisible(drawn is not None)
        if drawn is not None:
            self._mine.setToolTip(tr("What you drew until {since} and did not hand in", since=since(drawn)))
        self._go_on.hide()

    def show_lost(self, view: View, text: str, *, goes_on: bool) -> None:
        """Somebody else has it, and what was drawn here came too late, as `text` says.

        `goes_on`: there is a next sample.
        """
        self._say(view, text)
        self._check_mine(mine=True)
        self._mine.show()
        self._mine.setToolTip(tr("Your drawing, or the label that the sample has now"))
        self._go_on.setVisible(goes_on)

    def _say(self, view: View, text: str) -> None:
        self._icon.show_icon("lock" if view.holder else "eye", "accent")
        self._text.setText(text)
        self.setAccessibleName(text)
        self._take.setVisible(view.may_take_over)
        self.show()

    def _check_mine(self, *, mine: bool) -> None:
        blocked = self._mine.blockSignals(True)  # the image is not there yet
        self._mine.setChecked(mine)
        self._mine.blockSignals(blocked)


def _sentence(view: View, *, me: str) -> str:
    if view.holder is None:
        return tr("It is {status} and in nobody’s hands. You can look at it.", status=words(view.status))
    where, mine = _where(view), view.holder == me
    if where:
        return (
            tr("You have it open {where}.", where=where)
            if mine
            else tr("{who} has it open {where}.", who=view.holder, where=where)
        )
    return tr("You have it open.") if mine else tr("{who} has it open.", who=view.holder)


def _where(view: View) -> str:
    when = since(view.since) if view.since else ""
    if view.host and when:
        return tr("on {host} since {when}", host=view.host, when=when)
    if view.host:
        return tr("on {host}", host=view.host)
    return tr("since {when}", when=when) if when else ""
