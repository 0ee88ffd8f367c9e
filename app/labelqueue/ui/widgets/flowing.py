"""Small things in a row that wraps: one painted widget, however many there are."""

from abc import abstractmethod

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from labelqueue.ui.i18n import tr


class Flowing(QWidget):
    """Lays pieces out like words in a paragraph.

    With `max_lines` the rest is left out and the last piece says how many there are: "+12 more".
    """

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 8, line_gap: int = 4, max_lines: int = 0
    ) -> None:
        super().__init__(parent)
        self._widths: list[int] = []
        self._gap, self._line_gap, self._max_lines = gap, line_gap, max_lines
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @abstractmethod
    def piece_count(self) -> int:
        """How many pieces there are."""

    @abstractmethod
    def piece_width(self, index: int) -> int:
        """The width of one piece in pixels."""

    @abstractmethod
    def line_height(self) -> int:
        """The height of all pieces in pixels."""

    @abstractmethod
    def paint_piece(self, painter: QPainter, index: int, rect: QRect) -> None:
        """Paint one piece."""

    def pieces_changed(self) -> None:
        """Lay out and paint anew."""
        # Measured once: a layout asks for heights many times.
        self._widths = [self.piece_width(index) for index in range(self.piece_count())]
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places, _left_out = self._places(width)
        return max((rect.bottom() + 1 for rect in places), default=0)

    def sizeHint(self) -> QSize:
        width = sum(width + self._gap for width in self._widths) - self._gap
        width = max(0, min(width, 480))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.line_height() if self._widths else 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.pieces_changed()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places, left_out = self._places(self.width())
        for index, rect in enumerate(places[:-1] if left_out else places):
            self.paint_piece(painter, index, self._mirrored(rect))
        if left_out:
            painter.setPen(self.palette().placeholderText().color())
            painter.drawText(
                self._mirrored(places[-1]), Qt.AlignmentFlag.AlignVCenter, self._more_text(left_out)
            )

    def _mirrored(self, rect: QRect) -> QRect:
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            rect.moveLeft(self.width() - rect.right() - 1)
        return rect

    def _more_text(self, count: int) -> str:
        return tr("+{count} more", count=count)

    def _places(self, width: int) -> tuple[list[QRect], int]:
        """Where the pieces go, and how many were left out; the last place is then that of "+12 more"."""
        height = self.line_height()
        places: list[QRect] = []
        x = y = 0
        for wanted in self._widths:
            piece = min(wanted, width) if width > 0 else wanted
            if x and x + piece > width:
                x, y = 0, y + height + self._line_gap
            if self._max_lines and y >= self._max_lines * (height + self._line_gap):
                return self._shortened(places, width)
            places.append(QRect(x, y, piece, height))
            x += piece + self._gap
        return places, 0

    def _shortened(self, places: list[QRect], width: int) -> tuple[list[QRect], int]:
        count = len(self._widths)
        more = self.fontMetrics().horizontalAdvance(self._more_text(count)) + 4
        while len(places) > 1 and places[-1].right() + 1 + self._gap + more > width:
            places.pop()
        last = places[-1]
        left_out = count - len(places)
        places.append(QRect(last.right() + 1 + self._gap, last.top(), more, last.height()))
        return places, left_out
