"""What stands on the canvas when there is no image: an icon, a headline and a sentence."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from labelqueue.ui.icons import icon
from labelqueue.ui.theme import tokens

ICON_SIDE: Final = 48
WIDTH: Final = 420
GAP: Final = 12


@dataclass(frozen=True, slots=True)
class Message:
    """`icon` is a name from resources/icons, or ""."""

    title: str
    text: str = ""
    icon: str = ""

    def paint(self, painter: QPainter, area: QRect, font: QFont) -> None:
        """Paint it into the middle of `area`."""
        title_font = QFont(font)
        title_font.setPointSizeF(font.pointSizeF() * 1.35)
        title_font.setWeight(QFont.Weight.DemiBold)
        width = min(WIDTH, area.width() - 4 * GAP)
        title = _room(self.title, title_font, width)
        text = _room(self.text, font, width)
        height = title.height() + (GAP + text.height() if self.text else 0)
        if self.icon:
            height += ICON_SIDE + GAP
        left, top = area.center().x() - width // 2, area.center().y() - height // 2
        if self.icon:
            at = QRect(area.center().x() - ICON_SIDE // 2, top, ICON_SIDE, ICON_SIDE)
            icon(self.icon, role="text_muted").paint(painter, at)
            top += ICON_SIDE + GAP
        color = QColor(tokens().canvas_text)
        _write(painter, self.title, QRect(left, top, width, title.height()), title_font, color)
        if self.text:
            top += title.height() + GAP // 2
            color.setAlphaF(0.85)
            _write(painter, self.text, QRect(left, top, width, text.height()), font, color)


_FLAGS: Final = int(Qt.AlignmentFlag.AlignHCenter) | int(Qt.TextFlag.TextWordWrap)


def _room(text: str, font: QFont, width: int) -> QRect:
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), _FLAGS, text)


def _write(painter: QPainter, text: str, area: QRect, font: QFont, color: QColor) -> None:
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(area, _FLAGS, text)
