"""Hands that count what they do."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from labelqueue.domain.geometry import XY
from tests.gui.conftest import Hands

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


class Counted:
    """Hands that count what they do. Places are pixels of the image."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands
        self._canvas = hands.page.canvas
        self.inputs = 0

    def hover(self, xy: XY) -> None:
        QTest.mouseMove(self._canvas, self._at(xy))

    def click(self, xy: XY) -> None:
        self.inputs += 1
        self.hover(xy)
        QTest.mouseClick(self._canvas, LEFT, NONE, self._at(xy), 1000)

    def drag(self, *path: XY, held: Key | None = None) -> None:
        self.inputs += 1
        self.hover(path[0])
        if held is not None:
            QTest.keyPress(self._focus(), held)
        QTest.mousePress(self._canvas, LEFT, NONE, self._at(path[0]), 1000)
        for xy in path[1:]:
            self.hover(xy)
        QTest.mouseRelease(self._canvas, LEFT, NONE, self._at(path[-1]))
        if held is not None:
            QTest.keyRelease(self._focus(), held)

    def key(self, key: Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.inputs += 1
        QTest.keyClick(self._focus(), key, modifiers)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self._hands.window

    def _at(self, xy: XY) -> QPoint:
        return self._canvas.to_widget(xy).toPoint()
