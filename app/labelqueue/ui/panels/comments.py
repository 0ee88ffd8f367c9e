"""What was said about the sample: to whoever corrects it, who reviews it again, and who only looks."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from labelqueue.domain.pin import Pin, PinAct, said
from labelqueue.domain.status import Mode
from labelqueue.domain.work import Remark
from labelqueue.ui.i18n import day, tr
from labelqueue.ui.panels.threads import ThreadList
from labelqueue.ui.widgets.icon_label import IconLabel
from labelqueue.ui.widgets.moments import ago
from labelqueue.ui.widgets.words import label, strong


class CommentsPanel(QFrame):
    """Who rejected the sample, when, and why. There only when there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("comments_panel")
        self.setProperty("kind", "remark")
        self._headline = label(wrap=True)
        self._headline.setObjectName("remark_headline")
        self._headline.setFont(strong(self._headline.font()))
        self._comment = label(wrap=True)
        self._comment.setObjectName("remark_comment")
        self._comment.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.threads = ThreadList()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("comment", role="danger", side=20), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._headline, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._comment)
        column.addWidget(self.threads)
        self.hide()

    def show_remark(self, remark: Remark | None, mode: Mode, pins: Sequence[Pin] = ()) -> None:
        """Show it with what was pinned to the image, or nothing."""
        self.setVisible(remark is not None)
        if remark is None:
            return
        who, when = remark.member, ago(remark.at)
        headline = (
            tr("Rejected by {member}, {when}", member=who, when=when)
            if mode is Mode.LABEL
            else tr("Was rejected by {member}, {when}", member=who, when=when)
        )
        self._headline.setText(headline)
        at = remark.at.astimezone()
        self._headline.setToolTip(f"{day(at)} {at:%H:%M}")
        self._comment.setText(remark.comment or tr("No comment was given."))
        self._comment.setVisible(not pins or remark.comment != said(pins))
        told = [] if self._comment.isHidden() else [self._comment.text()]
        self.setAccessibleName(": ".join([headline, *told]))

    def show_pins(self, pins: Sequence[Pin], *, acts: frozenset[PinAct], new: bool = False) -> None:
        """The threads as they are now; see `ThreadList.show_pins`."""
        self.threads.setVisible(bool(pins))
        self.threads.show_pins(pins, acts=acts, new=new)
