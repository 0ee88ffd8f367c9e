"""Icons: one SVG each in resources/icons, drawn in the colours of the theme that is in force."""

import functools
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from labelqueue.domain.status import LabelStatus
from labelqueue.resources import resource
from labelqueue.ui.theme import color

_STATUS_ICON: Final[Mapping[LabelStatus, str]] = {status: f"status-{status.value}" for status in LabelStatus}


def icon(name: str, *, role: str = "text") -> QIcon:
    """The icon of that name, tinted with a role of the theme; it follows the theme by itself."""
    return QIcon(_Engine(name, role))


def status_icon(status: LabelStatus) -> QIcon:
    """The icon of a status in its colour. A word always stands beside it."""
    return QIcon(_Engine(_STATUS_ICON[status], f"status:{status.value}"))


class _Engine(QIconEngine):
    """Draws at the size that is asked for and in the colours of that moment."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        side = min(rect.width(), rect.height())
        target = QRect(0, 0, side, side)
        target.moveCenter(rect.center())
        painter.drawPixmap(target, self._pixmap(round(side * ratio), mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._pixmap(min(size.width(), size.height()), mode)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return self.pixmap(size, mode, state)

    def _pixmap(self, side: int, mode: QIcon.Mode) -> QPixmap:
        role = "text_disabled" if mode is QIcon.Mode.Disabled else self._role
        return _drawn(self._name, _color(role), max(1, side))


def _color(role: str) -> str:
    if role.startswith("status:"):
        from labelqueue.ui.theme import status_color

        return status_color(LabelStatus(role.removeprefix("status:")))
    return color(role)


@functools.lru_cache(maxsize=512)
def _drawn(name: str, tint: str, side: int) -> QPixmap:
    source = _source(name).replace("currentColor", tint)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap


@functools.cache
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")
