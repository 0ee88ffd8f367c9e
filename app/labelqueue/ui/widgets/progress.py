"""How far a queue is: a bar by status, and the legend that names every colour."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from labelqueue.domain.status import LabelStatus
from labelqueue.ui.i18n import tr
from labelqueue.ui.icons import status_icon
from labelqueue.ui.theme import status_color, tokens
from labelqueue.ui.widgets.flowing import Flowing
from labelqueue.ui.widgets.statuses import in_reading_order, with_count

BAR_HEIGHT = 8
LEAST_SEGMENT = 4  # pixels: one sample among thousands can still be seen
ICON_SIZE = 16

Counts = Mapping[LabelStatus, int]


class StatusBar(QWidget):
    """One segment per status, finished ones first. What nobody has touched is the empty track."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Counts = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: Counts) -> None:
        """Show these counts; the words are for screen readers and the tool tip."""
        self._counts = counts
        said = ", ".join(with_count(count, status) for status, count in in_reading_order(counts))
        self.setAccessibleName(tr("Progress: {counts}", counts=said or tr("no samples")))
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, BAR_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = QRectF(0, (self.height() - BAR_HEIGHT) / 2, self.width(), BAR_HEIGHT)
        outline = QPainterPath()
        outline.addRoundedRect(bar, BAR_HEIGHT / 2, BAR_HEIGHT / 2)
        painter.fillPath(outline, QColor(tokens().border))
        painter.setClipPath(outline)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        for rect, status in segments(self._counts, bar):
            painter.fillRect(rect, QColor(status_color(status)))


def segments(counts: Counts, bar: QRectF) -> list[tuple[QRectF, LabelStatus]]:
    """Where each status lies in `bar`, without the untouched samples; neighbours are one pixel apart."""
    total = sum(counts.values())
    touched = [(s, n) for s, n in in_reading_order(counts) if s is not LabelStatus.UNLABELED]
    if not touched:
        return []
    widths = [max(LEAST_SEGMENT, bar.width() * count / total) for _status, count in touched]
    # Raising the small ones may not push the others out of the bar, nor fill the track of what is left.
    room = bar.width() - (LEAST_SEGMENT if counts.get(LabelStatus.UNLABELED) else 0)
    scale = min(1.0, room / sum(widths))
    found: list[tuple[QRectF, LabelStatus]] = []
    left = bar.left()
    for (status, _count), width in zip(touched, widths, strict=True):
        found.append((QRectF(left, bar.top(), width * scale - 1, bar.height()), status))
        left += width * scale
    if not counts.get(LabelStatus.UNLABELED):
        found[-1][0].setRight(bar.right())
    return found


class StatusLegend(Flowing):
    """Icon, count and word for every status that occurs."""

    def __init__(self, parent: QWidget | None = None, *, max_lines: int = 0) -> None:
        super().__init__(parent, gap=16, max_lines=max_lines)
        self._shown: list[tuple[LabelStatus, int]] = []

    def show_counts(self, counts: Counts) -> None:
        """Show these counts."""
        self._shown = in_reading_order(counts)
        self.setAccessibleName(", ".join(self._text(index) for index in range(len(self._shown))))
        self.pieces_changed()

    def piece_count(self) -> int:
        return len(self._shown)

    def piece_width(self, index: int) -> int:
        return ICON_SIZE + 6 + self.fontMetrics().horizontalAdvance(self._text(index)) + 2

    def line_height(self) -> int:
        return max(20, self.fontMetrics().height())

    def paint_piece(self, painter: QPainter, index: int, rect: QRect) -> None:
        status, _count = self._shown[index]
        mark = QRect(rect.left(), rect.center().y() - ICON_SIZE // 2 + 1, ICON_SIZE, ICON_SIZE)
        status_icon(status).paint(painter, mark)
        painter.setPen(QColor(tokens().text))
        words = rect.adjusted(ICON_SIZE + 6, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._text(index))

    def _text(self, index: int) -> str:
        status, count = self._shown[index]
        return with_count(count, status)
