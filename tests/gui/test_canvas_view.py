import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from labelqueue.ui.canvas.view import LARGEST, MARGIN, View, fitting, kept_in_sight, within_limits
from labelqueue.ui.tools import ToolId
from tests.examples import examples
from tests.gui.drawing import HEIGHT, LEFT, MIDDLE, WIDTH, Studio, two_boxes

coordinates = st.floats(-5000, 5000)


@given(
    scale=st.floats(0.01, 64),
    x=coordinates,
    y=coordinates,
    at=st.tuples(st.floats(0, 1600), st.floats(0, 1000)),
    to=st.floats(0.01, 64),
)
def test_zooming_keeps_the_place_under_the_pointer(
    scale: float, x: float, y: float, at: tuple[float, float], to: float
) -> None:
    view = View(scale, x, y)
    place = view.to_image(at)
    assert view.zoomed(to, at).to_widget(place) == pytest.approx(at, abs=1e-6)
    assert view.to_image(view.to_widget(place)) == pytest.approx(place, abs=1e-6, rel=1e-9)


@given(x=st.floats(-1e5, 1e5), y=st.floats(-1e5, 1e5), scale=st.floats(0.05, 64))
def test_the_image_cannot_be_moved_out_of_sight(x: float, y: float, scale: float) -> None:
    view = kept_in_sight(View(scale, x, y), (WIDTH, HEIGHT), (800, 600))
    x0, y0, x1, y1 = view.bounds_to_widget((0, 0, WIDTH, HEIGHT))
    assert x0 < 800 - 40
    assert y0 < 600 - 40
    assert x1 > 40
    assert y1 > 40


def test_limits() -> None:
    image, widget = (4000.0, 3000.0), (800.0, 600.0)
    fit = fitting(image, widget).scale
    assert fit == pytest.approx((600 - 2 * MARGIN) / 3000)
    assert within_limits(1e9, image, widget) == LARGEST
    assert within_limits(1e-9, image, widget) == fit / 4
    assert within_limits(1.0, image, widget) == 1.0


@pytest.fixture
def studio(qtbot: QtBot) -> Studio:
    made = Studio(two_boxes())
    qtbot.addWidget(made.canvas)
    return made


@pytest.mark.parametrize("at", [(100, 80), (333, 171), (17, 17)])
def test_wheel_zooms_at_the_pointer(studio: Studio, at: tuple[float, float]) -> None:
    place = studio.canvas.to_image(QPointF(*at))
    for notches in (1, 3, -2, 5, -4, 0.25):
        before = studio.canvas.zoom
        studio.wheel(at, notches)
        assert (studio.canvas.zoom > before) == (notches > 0)
        found = studio.canvas.to_widget(place)
        assert (found.x(), found.y()) == pytest.approx(at, abs=1e-6)


def test_beside_the_image_the_wheel_does_not_lose_it(studio: Studio) -> None:
    for _ in range(20):
        studio.wheel((2, 2), 1)
    assert studio.canvas.zoom == LARGEST
    corner = studio.canvas.to_widget((0, 0))
    assert (corner.x(), corner.y()) == (MARGIN, MARGIN)


def test_fit_and_100_percent(studio: Studio) -> None:
    told: list[float] = []
    studio.canvas.zoom_changed.connect(told.append)
    assert studio.canvas.zoom == 3.0
    assert studio.canvas.to_widget((0, 0)) == QPointF(MARGIN, MARGIN)
    studio.canvas.zoom_100()
    assert studio.canvas.zoom == 1.0
    studio.canvas.zoom_in()
    studio.canvas.zoom_out()
    assert studio.canvas.zoom == pytest.approx(1.0)
    studio.canvas.zoom_fit()
    assert told == pytest.approx([1.0, 1.25, 1.0, 3.0])


def test_a_fitted_image_stays_fitted_and_another_one_in_the_middle(studio: Studio) -> None:
    studio.canvas.show()
    studio.canvas.resize(332, 332)
    assert studio.canvas.zoom == 1.5
    studio.canvas.zoom_in()
    middle = studio.canvas.to_image(QPointF(166, 166))
    studio.canvas.resize(432, 532)
    assert studio.canvas.zoom == 1.875
    assert studio.canvas.to_image(QPointF(216, 266)) == pytest.approx(middle)
    studio.canvas.hide()


def test_a_new_image_is_fitted(studio: Studio) -> None:
    studio.canvas.zoom_in()
    studio.canvas.set_image(np.zeros((50, 100, 3), np.uint8))
    assert studio.canvas.zoom == 6.0


@pytest.mark.usefixtures("qapp")
@given(st.integers(0, 2**32))
@examples(15)
def test_looking_changes_no_coordinate(seed: int) -> None:
    chance = random.Random(seed)
    studio = Studio(two_boxes())
    label = studio.document.label
    for _ in range(25):
        at = chance.uniform(0, studio.canvas.width()), chance.uniform(0, studio.canvas.height())
        match chance.randrange(7):
            case 0:
                studio.wheel(at, chance.uniform(-4, 4))
            case 1:
                studio.drag([(50, 50), (chance.uniform(0, 90), 30)], button=MIDDLE)
            case 2:
                chance.choice([studio.canvas.zoom_fit, studio.canvas.zoom_100, studio.canvas.zoom_in])()
            case 3:
                studio.canvas.resize(chance.randint(240, 900), chance.randint(180, 700))
            case 4:
                studio.hover(chance.uniform(0, WIDTH), chance.uniform(0, HEIGHT))
            case 5:
                studio.use(chance.choice(list(ToolId)))
            case _:
                studio.use(ToolId.SELECT).click(chance.uniform(0, WIDTH), chance.uniform(0, HEIGHT))
        studio.canvas.grab()
    assert studio.document.label is label
    assert studio.document.undo_stack.count() == 0
    studio.canvas.deleteLater()


def test_with_the_pan_tool_a_drag_moves_the_image_and_nothing_else(studio: Studio) -> None:
    studio.use(ToolId.PAN)
    studio.hover(40, 40)
    assert studio.canvas.cursor().shape() is Qt.CursorShape.OpenHandCursor
    assert studio.document.hovered is None
    start = studio.canvas.to_widget((40, 40))
    QTest.mousePress(studio.canvas, LEFT, pos=start.toPoint())
    QTest.mouseMove(studio.canvas, start.toPoint() + QPoint(20, 10))
    assert studio.canvas.cursor().shape() is Qt.CursorShape.ClosedHandCursor
    assert studio.canvas.to_widget((40, 40)) - start == QPointF(20, 10)
    QTest.mouseRelease(studio.canvas, LEFT, pos=start.toPoint() + QPoint(20, 10))
    assert studio.document.label == two_boxes()
    assert not studio.document.selection
