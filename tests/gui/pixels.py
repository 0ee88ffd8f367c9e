"""Pixels of a painted canvas, and how far they are from what was expected."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from tests.gui.drawing import GREY, Studio

CAT, DOG = QColor("#e69f00"), QColor("#56b4e9")
PLAIN = QColor(GREY, GREY, GREY)


def picture(studio: Studio) -> QImage:
    """When all is in its final form."""
    studio.canvas.settle()
    return shot(studio)


def shot(studio: Studio) -> QImage:
    """As it is at this moment."""
    return studio.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def difference(one: QColor, other: QColor) -> int:
    return max(abs(a - b) for a, b in zip(rgb(one), rgb(other), strict=True))


def farthest(one: QImage, other: QImage) -> int:
    """The largest difference of any channel of any pixel."""
    return int(abs(channels(one) - channels(other)).max())


def channels(image: QImage) -> NDArray[np.int_]:
    rows = np.frombuffer(image.bits(), np.uint8).reshape(image.height(), image.width(), 4)
    return rows[..., :3].astype(np.int_)


def rgb(color: QColor) -> tuple[int, int, int]:
    return color.red(), color.green(), color.blue()


def mixed(color: QColor, opacity: float) -> QColor:
    return QColor(*(round(opacity * channel + (1 - opacity) * GREY) for channel in rgb(color)))
