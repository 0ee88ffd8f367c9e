"""Where in the wizard one is."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from labelqueue.ui.i18n import tr
from labelqueue.ui.icons import icon
from labelqueue.ui.theme import tokens
from labelqueue.ui.widgets.words import strong

DISC = 24
LINE = 40


class StepHeader(QWidget):
    """Numbered steps in a row: those behind are ticked, the present one is filled."""

    def __init__(self, steps: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = tuple(steps)
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_step(self, number: int) -> None:
        """`number` counts from 0; one past the last step means that all are done."""
        self._current = number
        if number < len(self._steps):
            self.setAccessibleName(
                tr(
                    "Step {number} of {count}: {name}",
                    number=number + 1,
                    count=len(self._steps),
                    name=self._steps[number],
                )
            )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, DISC + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = 1.0
        for number, name in enumerate(self._steps):
            if number:
                painter.setPen(QPen(QColor(tokens().border_strong), 1))
                painter.drawLine(round(x), self.height() // 2, round(x) + LINE, self.height() // 2)
                x += LINE + 12
            self._paint_disc(painter, QRectF(x, (self.height() - DISC) / 2, DISC, DISC), number)
            x += DISC + 8
            painter.setFont(strong(self.font()) if number == self._current else self.font())
            painter.setPen(QColor(tokens().text if number <= self._current else tokens().text_muted))
            width = painter.fontMetrics().horizontalAdvance(name) + 2
            painter.drawText(QRectF(x, 0, width, self.height()), Qt.AlignmentFlag.AlignVCenter, name)
            x += width + 12

    def _paint_disc(self, painter: QPainter, rect: QRectF, number: int) -> None:
        if number < self._current:
            icon("status-reviewed", role="accent").paint(painter, rect.adjusted(-3, -3, 3, 3).toRect())
            return
        here = number == self._current
        painter.setPen(QPen(QColor(tokens().accent if here else tokens().border_strong), 1.5))
        painter.setBrush(QColor(tokens().accent) if here else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(rect)
        painter.setFont(strong(self.font()))
        painter.setPen(QColor(tokens().accent_text if here else tokens().text_muted))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(number + 1))
