"""Names in small rounded frames: categories with their colour, states with an icon."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from labelqueue.domain.category import Category
from labelqueue.ui.i18n import tr
from labelqueue.ui.icons import icon
from labelqueue.ui.theme import color, tokens
from labelqueue.ui.widgets.flowing import Flowing

CHIP_HEIGHT = 24
DOT = 10
WIDEST = 200  # pixels; a longer name is cut with an ellipsis


class CategoryChips(Flowing):
    """The categories of a dataset: colour and name, two lines at most."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=6, line_gap=6, max_lines=2)
        self._categories: Sequence[Category] = ()

    def show_categories(self, categories: Sequence[Category]) -> None:
        """Show these; the tool tip lists them all."""
        self._categories = categories
        names = ", ".join(category.name for category in categories)
        self.setAccessibleName(tr("Categories: {names}", names=names or tr("none")))
        self.setToolTip(names if len(categories) > 8 else "")
        self.pieces_changed()

    def piece_count(self) -> int:
        return len(self._categories)

    def piece_width(self, index: int) -> int:
        text = self.fontMetrics().horizontalAdvance(self._categories[index].name)
        return min(WIDEST, 10 + DOT + 6 + text + 12)

    def line_height(self) -> int:
        return max(CHIP_HEIGHT, self.fontMetrics().height() + 6)

    def paint_piece(self, painter: QPainter, index: int, rect: QRect) -> None:
        category = self._categories[index]
        frame = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(tokens().border), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
        paint_dot(painter, QRectF(frame.left() + 9, frame.center().y() - DOT / 2, DOT, DOT), category.color)
        painter.setPen(QColor(tokens().text))
        words = rect.adjusted(10 + DOT + 6, 0, -10, 0)
        name = self.fontMetrics().elidedText(category.name, Qt.TextElideMode.ElideRight, words.width() + 2)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)


def paint_dot(painter: QPainter, rect: QRectF, color: str) -> None:
    """A disc in a category's colour, with a rim so that pale ones show on white."""
    filled = QColor(color)
    painter.setBrush(filled)
    painter.setPen(QPen(filled.darker(130), 1))
    painter.drawEllipse(rect)


class StateChip(QWidget):
    """An icon and a word on a tinted ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._text, self._role = "", "", "text_muted"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, icon_name: str, text: str, role: str) -> None:
        """`role`: the theme's token that colours it, such as `warning` or `success`."""
        self._icon, self._text, self._role = icon_name, text, role
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(8 + 14 + 4 + self.fontMetrics().horizontalAdvance(self._text) + 10, 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(color(self._role))
        ground.setAlphaF(0.14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(self.rect(), self.height() / 2, self.height() / 2)
        icon(self._icon, role=self._role).paint(painter, QRect(8, (self.height() - 14) // 2, 14, 14))
        painter.setPen(QColor(tokens().text))
        painter.drawText(self.rect().adjusted(26, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, self._text)
