"""A canvas with a small image, and hands for its mouse and keys."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from labelqueue.domain.category import numbered
from labelqueue.domain.geometry import XY, Box, Geometry
from labelqueue.domain.label import Label
from labelqueue.ui.canvas import Canvas
from labelqueue.ui.document import Document
from labelqueue.ui.tools import ToolId
from labelqueue.ui.view_options import USUAL_VIEW

WIDTH, HEIGHT = 200, 100
GREY = 128
NAMES = ("cat", "dog", "cow")
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


def two_boxes() -> Label:
    return Label().add(Box(20, 20, 80, 80), "cat").add(Box(120, 20, 180, 80), "dog")


class Studio:
    """Positions are image pixels unless they are points. The image fits at a scale of 3."""

    def __init__(self, label: Label | None = None) -> None:
        self.document = Document()
        self.document.set_categories(numbered(NAMES))
        self.canvas = Canvas(self.document)
        # What lies over the picture has tests of its own.
        self.canvas.set_view_options(replace(USUAL_VIEW, minimap=False, pixel_grid=False))
        self.canvas.resize(WIDTH * 3 + 32, HEIGHT * 3 + 32)
        self.canvas.set_image(np.full((HEIGHT, WIDTH, 3), GREY, np.uint8))
        self.document.open(Label() if label is None else label)

    @property
    def geometries(self) -> list[Geometry]:
        return [one.geometry for one in self.document.label]

    def use(self, tool: ToolId) -> "Studio":
        self.canvas.set_tool(tool)
        return self

    def at(self, xy: XY) -> QPoint:
        return self.canvas.to_widget(xy).toPoint()

    def hover(self, *xy: float) -> None:
        QTest.mouseMove(self.canvas, self.at((xy[0], xy[1])))

    def away(self) -> None:
        """The pointer is not over the canvas, wherever the test before has left it."""
        QApplication.sendEvent(self.canvas, QEvent(QEvent.Type.Leave))

    def click(self, *xy: float, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        self.hover(*xy)
        # Otherwise Qt takes two clicks of a test for a double click, so quick they are.
        QTest.mouseClick(self.canvas, LEFT, keys, self.at((xy[0], xy[1])), _APART)

    def double_click(self, *xy: float) -> None:
        QTest.mouseDClick(self.canvas, LEFT, NO_KEYS, self.at((xy[0], xy[1])), _APART)

    def drag(
        self,
        path: Iterable[XY],
        *,
        button: Qt.MouseButton = LEFT,
        keys: Qt.KeyboardModifier = NO_KEYS,
    ) -> None:
        points = [self.at(xy) for xy in path]
        QTest.mouseMove(self.canvas, points[0])
        QTest.mousePress(self.canvas, button, keys, points[0], _APART)
        for point in points[1:]:
            QTest.mouseMove(self.canvas, point)
        QTest.mouseRelease(self.canvas, button, keys, points[-1])

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        QTest.keyClick(self.canvas, key, keys)

    def wheel(self, at: XY, notches: float, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        """`at` in widget pixels."""
        point = QPointF(*at)
        turned = QPoint(0, round(120 * notches))
        none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        QApplication.sendEvent(
            self.canvas,
            QWheelEvent(point, self.canvas.mapToGlobal(point), QPoint(), turned, none, keys, phase, False),
        )

    def color(self, *xy: float) -> QColor:
        """What is seen at a place of the image."""
        self.canvas.settle()
        return self.canvas.grab().toImage().pixelColor(self.at((xy[0], xy[1])))


_APART = 1000
