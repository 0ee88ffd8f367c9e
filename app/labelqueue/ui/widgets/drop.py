"""Dropping a folder onto a part of the window."""

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from labelqueue.ui.theme import tokens
from labelqueue.ui.widgets.words import strong


def dropped_folder(data: QMimeData) -> str:
    """Path of the one local thing that is dragged, or nothing.

    Whether it is a folder is found out when it is scanned: the GUI thread does not ask a disk.
    """
    urls = data.urls()
    return urls[0].toLocalFile() if len(urls) == 1 and urls[0].isLocalFile() else ""


class DropFrame(QWidget):
    """Lies over its parent while something that can be dropped is dragged across it."""

    def __init__(self, parent: QWidget, text: str) -> None:
        super().__init__(parent)
        self._over = parent
        self._text = text
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def appear(self) -> None:
        """Show over all of the parent."""
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(tokens().window)
        ground.setAlphaF(0.88)
        painter.fillRect(self.rect(), ground)
        painter.setPen(QPen(QColor(tokens().accent), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(13, 13, -13, -13), 12, 12)
        painter.setFont(strong(self.font()))
        painter.setPen(QColor(tokens().text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
