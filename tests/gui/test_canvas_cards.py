"""What lies over the image, and events that do not come through to it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from labelqueue.ui.panels.levels import LevelsCard
from labelqueue.ui.tools import ToolId
from labelqueue.ui.view_options import USUAL_VIEW
from labelqueue.ui.widgets.category_popup import CategoryPopup
from tests.gui.drawing import LEFT, NO_KEYS, Studio, two_boxes


def test_what_happens_on_a_card_does_not_happen_on_the_image(studio: Studio) -> None:
    studio.use(ToolId.BOX)
    before = studio.document.label
    levels_card, popup = LevelsCard(studio.canvas), CategoryPopup(studio.canvas)
    levels_card.toggle()
    popup.open_at(QPoint(20, 20), studio.document.categories, "")
    for card in (levels_card, popup):
        QTest.mousePress(card, LEFT, pos=QPoint(2, 2))
        QTest.mouseMove(card, QPoint(60, card.height() - 3))
        QTest.mouseRelease(card, LEFT, pos=QPoint(60, card.height() - 3))
    assert studio.document.label == before
    assert not studio.canvas.drawing


def test_the_minimap_lets_go_of_a_button_whose_release_it_did_not_see(studio: Studio) -> None:
    studio.canvas.set_view_options(replace(USUAL_VIEW, minimap=True))
    for _ in range(6):
        studio.canvas.zoom_in()
    studio.canvas.grab()
    area = studio.canvas._glass.minimap.area
    QTest.mousePress(studio.canvas, LEFT, pos=area.center())
    shown = studio.canvas.to_image(QPoint(0, 0))
    at = QPointF(area.topLeft() - QPoint(40, 40))
    none = Qt.MouseButton.NoButton
    # As Qt sends it when the button went up while something kept events from the canvas.
    moved = QMouseEvent(QEvent.Type.MouseMove, at, studio.canvas.mapToGlobal(at), none, none, NO_KEYS)
    QApplication.sendEvent(studio.canvas, moved)
    assert studio.canvas.to_image(QPoint(0, 0)) == shown
    QTest.mouseRelease(studio.canvas, LEFT, pos=at.toPoint())


@pytest.mark.parametrize("tool", [ToolId.SELECT, ToolId.BOX, ToolId.ELLIPSE, ToolId.POINT])
def test_a_drag_whose_end_was_not_seen_is_over(studio: Studio, tool: ToolId) -> None:
    studio.use(tool)
    QTest.mousePress(studio.canvas, LEFT, pos=studio.at((40, 40)), delay=1000)
    studio.hover(60, 60)
    at, none = QPointF(studio.at((100, 60))), Qt.MouseButton.NoButton
    # As Qt sends it when the button went up over something that came between.
    moved = QMouseEvent(QEvent.Type.MouseMove, at, studio.canvas.mapToGlobal(at), none, none, NO_KEYS)
    QApplication.sendEvent(studio.canvas, moved)
    assert not studio.canvas.drawing
    QTest.mouseRelease(studio.canvas, LEFT, pos=studio.at((100, 60)))
    assert studio.document.label == two_boxes()
