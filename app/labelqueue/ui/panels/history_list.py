"""What became of a sample as a list: who did what and when, how long was worked, labels that came late."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, assert_never

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from labelqueue.domain.event import Event
from labelqueue.domain.label import Revision
from labelqueue.domain.phrase import phrase
from labelqueue.domain.status import Action, Mode, action_words, words
from labelqueue.domain.timeline import Entry, Worked
from labelqueue.domain.work_unit import Kind
from labelqueue.ui.i18n import capitalized, counted, day, tr, translated
from labelqueue.ui.icons import icon
from labelqueue.ui.theme import color
from labelqueue.ui.widgets.moments import ago, clock
from labelqueue.ui.widgets.words import strong

ICON: Final = 16
GAP: Final = 8
LINE: Final = 2
_ROLE: Final = Qt.ItemDataRole.UserRole

_DONE: Final[Mapping[Action, str]] = {
    Action.SUBMIT: phrase("Submitted"),
    Action.SKIP: phrase("Skipped"),
    Action.SAVE: phrase("Saved"),
    Action.ACCEPT: phrase("Accepted"),
    Action.REJECT: phrase("Rejected"),
    Action.RELEASE: phrase("Given back"),
    Action.AUTO_RELEASE: phrase("Given back by itself"),
    Action.REOPEN: phrase("Reopened"),
    Action.SET_PRIORITY: phrase("Priority changed"),
    Action.ASSIGN: phrase("Assignment changed"),
    Action.SET_METADATA: phrase("Metadata changed"),
    Action.DELETE: phrase("Deleted"),
    Action.RESTORE: phrase("Restored"),
}
"""Where more is to be said, or nothing else can be, `headline` has it."""

_ICONS: Final[Mapping[Action, str]] = {
    Action.CLAIM: "play",
    Action.SUBMIT: "submit",
    Action.SKIP: "skip",
    Action.SAVE: "save",
    Action.ACCEPT: "accept",
    Action.REJECT: "reject",
    Action.RELEASE: "release",
    Action.AUTO_RELEASE: "release",
    Action.REOPEN: "undo",
    Action.ASSIGN: "users",
    Action.SET_QUEUE: "queue",
    Action.DELETE: "delete",
    Action.RESTORE: "redo",
}
_ROLES: Final[Mapping[Action, str]] = {Action.ACCEPT: "success", Action.REJECT: "danger"}

KINDS: Final[Mapping[Kind, str]] = {
    Kind.LABEL: phrase("labeling"),
    Kind.REVIEW: phrase("review"),
    Kind.REWORK: phrase("rework"),
    Kind.DIRECT: phrase("opened by name"),
}
"""Total over the kinds."""


@dataclass(frozen=True, slots=True)
class Line:
    """What stands in one row. `role`: the colour of the icon."""

    icon: str
    role: str
    headline: str
    details: str
    text: str
    at: datetime
    revision: int | None

    @property
    def spoken(self) -> str:
        """All of it, with the exact moment."""
        return "\n".join(part for part in (self.headline, self.details, self.text, exactly(self.at)) if part)


def line_of(entry: Entry) -> Line:
    """How one entry is told."""
    match entry:
        case Event():
            details = (
                entry.member,
                tr("revision {number}", number=entry.revision) if entry.revision is not None else "",
                entry.queue,
            )
            text = "" if entry.action is Action.SET_QUEUE else entry.comment
            name, role = _ICONS.get(entry.action, "settings"), _ROLES.get(entry.action, "text_muted")
            return Line(name, role, headline(entry), _joined(details), text, entry.at, entry.revision)
        case Worked():
            told = tr("Worked for {time}", time=clock(entry.active))
            details = (
                entry.member,
                translated(KINDS[entry.kind]),
                counted("{n} object", "{n} objects", entry.annotations),
            )
            idle = tr("{time} idle", time=clock(entry.idle)) if entry.idle >= 1 else ""
            return Line("clock", "text_muted", told, _joined((*details, idle)), "", entry.at, None)
        case Revision():
            told = tr("A label came too late") if entry.late else tr("A label was added")
            whose = _joined((entry.member, tr("revision {number}", number=entry.number)))
            role = "warning" if entry.late else "text_muted"
            return Line("changes", role, told, whose, "", entry.at, entry.number)
        case _:
            assert_never(entry)


def headline(event: Event) -> str:
    """What was done, in a few words."""
    match event.action:
        case Action.CLAIM:
            return tr("Review begun") if event.mode is Mode.REVIEW else tr("Labeling begun")
        case Action.SET_STATUS:
            return tr("Set to {status}", status=words(event.to_status))
        case Action.SET_QUEUE:
            return tr("Moved to the queue {queue}", queue=event.comment or event.queue)
        case action:
            return translated(_DONE[action]) if action in _DONE else capitalized(action_words(action))


def exactly(at: datetime) -> str:
    """The day and the time to the second, on the clock of this computer."""
    local = at.astimezone()
    return f"{day(local.date())} {local:%H:%M:%S}"


def _joined(parts: Sequence[str]) -> str:
    return " · ".join(part for part in parts if part)


class HistoryList(QListWidget):
    """The newest first. Enter, or a double click, asks for the label that was stored there."""

    label_requested = Signal(int)  # revision

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sample_history")
        self.setAccessibleName(tr("History"))
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.itemActivated.connect(self._on_activated)

    def add(self, entries: Sequence[Entry]) -> None:
        """Put older ones below."""
        for entry in entries:
            line = line_of(entry)
            item = QListWidgetItem()
            item.setData(_ROLE, line)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, line.spoken.replace("\n", ", "))
            item.setToolTip(line.spoken)
            self.addItem(item)

    @property
    def lines(self) -> list[Line]:
        """As they stand there."""
        return [self.item(row).data(_ROLE) for row in range(self.count())]

    def _on_activated(self, item: QListWidgetItem) -> None:
        line: Line = item.data(_ROLE)
        if line.revision is not None:
            self.label_requested.emit(line.revision)


class _Delegate(QStyledItemDelegate):
    """An icon; what was done, and how long ago; who did it; what they said."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line: Line = index.data(_ROLE)
        view = self.parent()
        assert isinstance(view, HistoryList)
        width = view.viewport().width() - 3 * GAP - ICON
        metrics = QFontMetrics(option.font)
        lines = 1 + bool(line.details)
        height = lines * (metrics.height() + LINE) + 2 * GAP
        if line.text:
            height += _room(metrics, line.text, width).height() + LINE
        return QSize(max(width, 1), height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line: Line = index.data(_ROLE)
        self.initStyleOption(option, index)
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        area = option.rect.adjusted(GAP, GAP, -GAP, -GAP)
        icon(line.icon, role=line.role).paint(painter, QRect(area.left(), area.top(), ICON, ICON))
        area.setLeft(area.left() + ICON + GAP)
        plain, bold = option.font, strong(option.font)
        text, muted = option.palette.color(QPalette.ColorRole.Text), QColor(color("text_muted"))
        when = ago(line.at, datetime.now(UTC))
        metrics, wide = QFontMetrics(plain), QFontMetrics(bold)
        height, room = metrics.height(), area.width() - metrics.horizontalAdvance(when) - GAP
        top = QRect(area.left(), area.top(), area.width(), height)
        painter.setFont(plain)
        painter.setPen(muted)
        painter.drawText(top, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), when)
        painter.setFont(bold)
        painter.setPen(text)
        told = wide.elidedText(line.headline, Qt.TextElideMode.ElideRight, room)
        painter.drawText(top, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), told)
        painter.setFont(plain)
        painter.setPen(muted)
        below = top.translated(0, height + LINE)
        details = metrics.elidedText(line.details, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(below, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), details)
        if line.text:
            painter.setPen(text)
            rest = QRect(area.left(), below.bottom() + 1 + LINE, area.width(), area.bottom() - below.bottom())
            painter.drawText(rest, _WRAPPED, line.text)


_WRAPPED: Final = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)


def _room(metrics: QFontMetrics, text: str, width: int) -> QRect:
    return metrics.boundingRect(QRect(0, 0, max(width, 1), 10_000), _WRAPPED, text)
