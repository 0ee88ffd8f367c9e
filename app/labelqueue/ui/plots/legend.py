"""Which colour of a plot stands for what."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from labelqueue.ui.plots.colors import plot_color
from labelqueue.ui.plots.drawing import DASHED
from labelqueue.ui.theme import tokens
from labelqueue.ui.widgets.flowing import Flowing

_SIDE: Final = 12
_GAP: Final = 6


class Legend(Flowing):
    """In one line, if there is room; not to be seen where one colour says it all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=16)
        self._rows: Sequence[tuple[str, str]] = ()

    def show_rows(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show these colours and words."""
        self._rows = rows
        self.setVisible(bool(rows))
        self.pieces_changed()

    def piece_count(self) -> int:
        return len(self._rows)

    def piece_width(self, index: int) -> int:
        return _SIDE + _GAP + self.fontMetrics().horizontalAdvance(self._rows[index][1])

    def line_height(self) -> int:
        return self.fontMetrics().height() + 2

    def paint_piece(self, painter: QPainter, index: int, rect: QRect) -> None:
        name, text = self._rows[index]
        color = QColor(plot_color(name.removesuffix(DASHED)))
        middle = rect.center().y()
        if name.endswith(DASHED):
            painter.setPen(QPen(color, 2, Qt.PenStyle.DashLine))
            painter.drawLine(rect.left(), middle, rect.left() + _SIDE, middle)
        else:
            painter.fillRect(rect.left(), middle - _SIDE // 2, _SIDE, _SIDE, color)
        painter.setPen(QColor(tokens().text_muted))
        painter.drawText(rect.adjusted(_SIDE + _GAP, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
