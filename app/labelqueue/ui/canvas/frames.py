"""How much of the picture is made for a frame, and how much between two."""

import math
import time
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QRegion

from labelqueue.ui.canvas.picture import Picture
from labelqueue.ui.canvas.view import View

IN_A_FRAME: Final = 0.003
"""Seconds that a frame may spend on making tiles; what is not ready then is stood in for."""

BETWEEN_FRAMES: Final = 0.008
FIRST_FRAME: Final = 0.06
"""Before the first frame of an image there is nothing to keep smooth: it may as well be complete."""


class Frames:
    """Paints the settled part of frame after frame, each in a time that does not depend on the label."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._scale = 0.0
        self.unseen = False  # the image was not painted yet

    @property
    def pending(self) -> bool:
        """Whether something is to be done between this frame and the next."""
        return self.unseen or self._picture.pending

    def paint(self, painter: QPainter, view: View, widget: QSize, *, ratio: float, around: QColor) -> None:
        """Paint image and annotations; `ratio`: device pixels per widget pixel; `around`: beside them."""
        self._picture.show(view, _device(widget, ratio), ratio)
        self._picture.work(time.perf_counter() + self._allowance(view))
        painter.setClipRegion(QRegion(0, 0, widget.width(), widget.height()) - self._covered(view))
        painter.fillRect(0, 0, widget.width(), widget.height(), around)
        painter.setClipping(False)
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        self._picture.paint(painter, view, ratio)
        painter.restore()

    def work(self) -> bool:
        """Make some of what is missing; whether it is time for another frame."""
        return self._picture.work(time.perf_counter() + BETWEEN_FRAMES)

    def settle(self, view: View, widget: QSize, ratio: float) -> None:
        """Make all that is missing."""
        self._picture.show(view, _device(widget, ratio), ratio)
        self._picture.work(math.inf)

    def _allowance(self, view: View) -> float:
        """Seconds for making tiles before this frame is painted."""
        zoomed, self._scale = self._scale != view.scale, view.scale
        if self.unseen:
            return FIRST_FRAME
        # In the middle of a zoom the next step comes soon, and the stand-ins will do.
        return 0.0 if zoomed else IN_A_FRAME

    def _covered(self, view: View) -> QRegion:
        """The part of the widget that the image paints over for certain."""
        x0, y0, x1, y1 = view.bounds_to_widget((0, 0, *(self._picture.size or (0, 0))))
        left, top = math.ceil(x0) + 1, math.ceil(y0) + 1
        return QRegion(left, top, max(0, math.floor(x1) - 1 - left), max(0, math.floor(y1) - 1 - top))


def _device(widget: QSize, ratio: float) -> tuple[int, int]:
    return round(widget.width() * ratio), round(widget.height() * ratio)
