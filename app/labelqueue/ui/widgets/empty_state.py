"""What stands where there is nothing: a small picture, one sentence, and the way on."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from labelqueue.ui.icons import icon
from labelqueue.ui.theme import tokens
from labelqueue.ui.widgets.words import label


class EmptyState(QWidget):
    """Picture, title, sentence, and whatever is added to `layout()` below them, all centred."""

    def __init__(
        self, *, icons: tuple[str, str, str], title: str, text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title = self._label(title, kind="heading")
        self._text = self._label(text, kind="muted")
        self._below = QVBoxLayout()
        self._below.setSpacing(12)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(_Picture(icons), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(8)
        column.addLayout(self._below)
        column.addStretch(3)

    def add(self, widget: QWidget) -> None:
        """Put `widget` below the text, in the middle."""
        self._below.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_text(self, title: str, text: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)

    def _label(self, text: str, *, kind: str) -> QLabel:
        made = label(text, kind=kind, wrap=True)
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return made


class _Picture(QWidget):
    """Three sheets, fanned out, with an icon on each."""

    def __init__(self, icons: tuple[str, str, str]) -> None:
        super().__init__()
        self._icons = icons
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(272, 136)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        left, front, right = self._icons
        for name, x, angle, role in ((left, 60, -12, "text_muted"), (right, 212, 12, "text_muted")):
            self._paint_sheet(painter, name, x=x, y=74, side=88, angle=angle, role=role)
        self._paint_sheet(painter, front, x=136, y=66, side=104, angle=0, role="accent")

    def _paint_sheet(
        self, painter: QPainter, name: str, *, x: int, y: int, side: int, angle: int, role: str
    ) -> None:
        painter.save()
        painter.translate(x, y)
        painter.rotate(angle)
        sheet = QRectF(-side / 2, -side / 2, side, side)
        painter.setPen(QPen(QColor(tokens().border), 1))
        painter.setBrush(QColor(tokens().surface))
        painter.drawRoundedRect(sheet, 10, 10)
        mark = round(side * 0.42)
        icon(name, role=role).paint(painter, QRect(-mark // 2, -mark // 2, mark, mark))
        painter.restore()
