"""What was said about the sample: shown to whoever corrects it, and to whoever reviews it again."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from labelqueue.domain.pin import Pin, said
from labelqueue.domain.status import Mode
from labelqueue.domain.work import Remark
from labelqueue.ui.i18n import counted, day, tr
from labelqueue.ui.widgets.icon_label import IconLabel
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
        text = QVBoxLayout()
        text.setSpacing(4)
        text.addWidget(self._headline)
        text.addWidget(self._comment)
        self._pins = label(wrap=True)
        self._pins.setObjectName("remark_pins")
        self._pins.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.addWidget(self._pins)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(8)
        row.addWidget(IconLabel("comment", role="danger", side=20), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        self.hide()

    def show_remark(self, remark: Remark | None, mode: Mode, pins: Sequence[Pin] = ()) -> None:
        """Show it with what was pinned to the image, or nothing."""
        self.setVisible(remark is not None)
        if remark is None:
            return
        who, when = remark.member, ago(remark.at)
        self._headline.setText(
            tr("Rejected by {member}, {when}", member=who, when=when)
            if mode is Mode.LABEL
            else tr("Was rejected by {member}, {when}", member=who, when=when)
        )
        at = remark.at.astimezone()
        self._headline.setToolTip(f"{day(at)} {at:%H:%M}")
        self._comment.setText(remark.comment or tr("No comment was given."))
        self._comment.setVisible(not pins or remark.comment != said(pins))
        self._pins.setText("\n".join(_line(number, pin) for number, pin in enumerate(pins, start=1)))
        self._pins.setVisible(bool(pins))
        told = [one.text() for one in (self._comment, self._pins) if not one.isHidden()]
        self.setAccessibleName(f"{self._headline.text()}: {' '.join(told)}")


def _line(number: int, pin: Pin) -> str:
    line = f"{number}. {pin.text or tr('Look here')}"
    return tr("{comment} – answered", comment=line) if pin.resolved else line


def ago(at: datetime, now: datetime | None = None) -> str:
    """How long ago that was, roughly. A clock of this machine that is behind the database's does no harm."""
    seconds = max(0.0, ((now or datetime.now(UTC)) - at).total_seconds())
    minutes, hours, days = int(seconds // 60), int(seconds // 3600), int(seconds // 86400)
    if minutes < 1:
        return tr("just now")
    if hours < 1:
        return tr("{minutes} min ago", minutes=minutes)
    if days < 1:
        return counted("{n} hour ago", "{n} hours ago", hours)
    if days < 14:
        return tr("yesterday") if days == 1 else counted("{n} day ago", "{n} days ago", days)
    return tr("on {day}", day=day(at.astimezone()))
