"""An icon that stands by itself, without being a button."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from labelqueue.ui.icons import icon


class IconLabel(QWidget):
    """Paints an icon in a role of the theme. The words beside it say what it means."""

    def __init__(
        self, name: str, parent: QWidget | None = None, *, role: str = "text", side: int = 16
    ) -> None:
        super().__init__(parent)
        self._icon = icon(name, role=role)
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, role: str) -> None:
        """Show another one."""
        self._icon = icon(name, role=role)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._icon.paint(QPainter(self), QRect(0, 0, self._side, self._side))
