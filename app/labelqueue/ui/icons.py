"""Icons: one SVG each in resources/icons, drawn in the colours of the theme that is in force."""

import functools
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from labelqueue.domain.status import LabelStatus
from labelqueue.resources import resource
from labelqueue.ui.theme import color, status_role

_STATUS_ICON: Final[Mapping[LabelStatus, str]] = {
    LabelStatus.UNLABELED: "status-unlabeled",
    LabelStatus.PRELABELED: "status-prelabeled",
    LabelStatus.LABELING_IN_PROGRESS: "status-labeling",
    LabelStatus.LABELED: "status-labeled",
    LabelStatus.REVIEWING_IN_PROGRESS: "status-reviewing",
    LabelStatus.REVIEWED: "status-reviewed",
    LabelStatus.REJECTED: "status-rejected",
    LabelStatus.SKIPPED: "status-skipped",
}
"""Total over the statuses."""


def icon(name: str, *, role: str = "text") -> QIcon:
    """The icon of that name, tinted with a role of the theme; it follows the theme by itself."""
    return QIcon(_Engine(name, role))


def status_icon(status: LabelStatus) -> QIcon:
    """The icon of a status in its colour. A word always stands beside it."""
    return icon(_STATUS_ICON[status], role=status_role(status))


def status_icon_name(status: LabelStatus) -> str:
    """The name of a status's icon."""
    return _STATUS_ICON[status]


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
        return _drawn(self._name, color(role), max(1, side))


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
