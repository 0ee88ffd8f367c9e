"""Numbered marks on the image: where a reviewer has pinned a comment."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from labelqueue.domain.geometry import XY
from labelqueue.ui.canvas.view import View

HEIGHT: Final = 22.0
TIP: Final = 8.0
"""Screen pixels from a mark to its place."""

PAD: Final = 8.0
WIDEST: Final = 320.0
"""Screen pixels of a comment beside its mark; the rest of it stands in the column beside the image."""

_OPEN: Final = QColor("#c62828")
_DONE: Final = QColor("#4f5b66")
_PAPER: Final = QColor(18, 20, 25, 225)
_INK: Final = QColor(255, 255, 255, 240)
_EDGE: Final = QColor(255, 255, 255, 235)
_IN_THE_MIDDLE: Final = int(Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True, slots=True)
class Mark:
    """A comment at a place of the image. `active`: its words are shown, too; `done`: it was answered."""

    number: int
    xy: XY
    text: str = ""
    active: bool = False
    done: bool = False


def paint_marks(painter: QPainter, view: View, area: QRectF, marks: Sequence[Mark], font: QFont) -> None:
    """Paint them onto `area` of the widget, the active one above all others."""
    if not marks:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    bold = QFont(font)
    bold.setBold(True)
    for mark in sorted(marks, key=lambda one: one.active):
        place = QPointF(*view.to_widget(mark.xy))
        if area.adjusted(-WIDEST, -HEIGHT, WIDEST, HEIGHT + TIP).contains(place):
            head = _head(painter, place, mark, bold, area)
            if mark.active and mark.text:
                _words(painter, head, mark.text, font, area)


def _head(painter: QPainter, place: QPointF, mark: Mark, font: QFont, area: QRectF) -> QRectF:
    text = f"{mark.number} ✓" if mark.done else str(mark.number)
    width = max(HEIGHT, QFontMetricsF(font).horizontalAdvance(text) + 2 * PAD)
    above = place.y() - TIP - HEIGHT >= area.top()
    top = place.y() - TIP - HEIGHT if above else place.y() + TIP
    head = QRectF(place.x() - width / 2, top, width, HEIGHT)
    foot = head.bottom() - 2 if above else head.top() + 2
    color = _DONE if mark.done else _OPEN
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon(QPolygonF([QPointF(place.x() - 5, foot), QPointF(place.x() + 5, foot), place]))
    painter.setPen(QPen(_EDGE, 2.5 if mark.active else 1.5))
    painter.drawRoundedRect(head, HEIGHT / 2, HEIGHT / 2)
    painter.setPen(_INK)
    painter.setFont(font)
    painter.drawText(head, _IN_THE_MIDDLE, text)
    return head


def _words(painter: QPainter, head: QRectF, text: str, font: QFont, area: QRectF) -> None:
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, WIDEST - 2 * PAD)
    width = metrics.horizontalAdvance(shown) + 2 * PAD
    left = head.right() + 4
    if left + width > area.right():
        left = max(area.left() + 4, head.left() - 4 - width)
    paper = QRectF(round(left), round(head.top()), width, HEIGHT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_PAPER)
    painter.drawRoundedRect(paper, 5, 5)
    painter.setPen(_INK)
    painter.setFont(font)
    painter.drawText(paper, _IN_THE_MIDDLE, shown)
