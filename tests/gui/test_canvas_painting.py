"""What is seen: pixels of the painted canvas."""

import threading
import time
from itertools import product

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from labelqueue.domain.geometry import (
    Box,
    Ellipse,
    Geometry,
    Keypoints,
    Mask,
    Point,
    Polygon,
    Polyline,
    RotatedBox,
)
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Label
from labelqueue.ui.canvas import Pyramid, frames, overlay, surface
from labelqueue.ui.canvas.pyramid import full_level
from labelqueue.ui.canvas.workshop import Job, Rendering
from labelqueue.ui.theme import DARK, LIGHT, ThemeChoice, apply_theme
from labelqueue.ui.tools import ToolId
from tests.gui.drawing import GREY, HEIGHT, MIDDLE, WIDTH, Studio, two_boxes
from tests.gui.pixels import CAT, DOG, PLAIN, difference, farthest, mixed, picture, rgb, shot

A = AnnotationId(1)


def test_a_box_is_outlined_in_its_colour_and_faint_inside(studio: Studio) -> None:
    for xy in ((20, 50), (80, 50), (50, 20), (50, 80), (20, 20), (80, 80)):
        assert difference(studio.color(*xy), CAT) < 4, xy
    assert difference(studio.color(120, 50), DOG) < 4
    assert difference(studio.color(50, 50), mixed(CAT, 0.18)) < 6
    assert difference(studio.color(150, 50), mixed(DOG, 0.18)) < 6
    assert studio.color(100, 50) == PLAIN
    assert studio.color(50, 10) == PLAIN


def test_the_line_has_two_pixels_and_a_dark_halo(studio: Studio) -> None:
    image, left = picture(studio), studio.at((20, 50))
    row = [image.pixelColor(left.x() + dx, left.y()) for dx in range(-5, 6)]
    assert sum(difference(color, CAT) < 4 for color in row) == 2
    darker = [color for color in row if color.lightness() < GREY - 40 and difference(color, CAT) > 40]
    assert len(darker) == 2


SHAPES: dict[str, tuple[Geometry, list[tuple[float, float]], tuple[float, float] | None]] = {
    "polygon": (Polygon([[(40, 20), (160, 50), (40, 80)]]), [(40, 50), (100, 35), (100, 65)], (80, 50)),
    "rotated box": (RotatedBox(100, 50, 60, 40, 90), [(80, 50), (120, 50), (100, 20)], (100, 50)),
    "ellipse": (Ellipse(100, 50, 60, 30), [(40, 50), (160, 50), (100, 20)], (100, 50)),
    "polyline": (Polyline([(40, 20), (160, 20), (160, 80)]), [(100, 20), (160, 50)], None),
    "point": (Point(100, 50), [(100, 50)], None),
    "keypoints": (Keypoints([(60, 50), (140, 50), (100, 20)], [2, 1, 0]), [(60, 50)], None),
    "mask": (Mask(200, 100, [5000, 5000, 10_000]), [(50, 50), (100, 50)], (75, 50)),
}


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_is_seen(studio: Studio, name: str) -> None:
    shape, on_line, inside = SHAPES[name]
    studio.document.open(Label().add(shape, "cat"))
    image = picture(studio)
    for xy in on_line:
        around = [studio.at(xy) + QPoint(dx, dy) for dx, dy in product((-1, 0, 1), repeat=2)]
        assert min(difference(image.pixelColor(point), CAT) for point in around) < 60, xy
    if inside:
        assert difference(image.pixelColor(studio.at(inside)), mixed(CAT, 0.18)) < 6
    assert image.pixelColor(studio.at((190, 5))) == PLAIN


def test_a_hole_shows_the_image(studio: Studio) -> None:
    rings = [[(20, 10), (180, 10), (180, 90), (20, 90)], [(80, 40), (120, 40), (120, 60), (80, 60)]]
    studio.document.open(Label().add(Polygon(rings), "cat"))
    assert studio.color(100, 50) == PLAIN
    assert studio.color(50, 50) != PLAIN


def test_hovered_is_brighter_selected_has_handles(studio: Studio) -> None:
    settled = studio.color(20, 50)
    studio.hover(50, 50)
    assert studio.color(20, 50).lightness() > settled.lightness()
    studio.document.hover(None)
    studio.document.select([A])
    corner = studio.color(20, 20)
    assert min(rgb(corner)) > 200
    studio.document.select([])
    assert studio.color(20, 20) == settled


def test_a_shape_is_seen_while_it_is_drawn(studio: Studio) -> None:
    studio.document.open(Label())
    studio.use(ToolId.BOX)
    point = studio.at((60, 30))
    QTest.mousePress(studio.canvas, Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseMove(studio.canvas, studio.at((140, 70)))
    assert difference(studio.color(60, 50), CAT) < 60
    assert difference(studio.color(100, 50), mixed(CAT, 0.20)) < 8
    QTest.keyClick(studio.canvas, Qt.Key.Key_Escape)
    assert studio.color(60, 50) == PLAIN


def test_what_is_dragged_is_not_seen_where_it_was(studio: Studio) -> None:
    studio.canvas.settle()
    studio.hover(50, 50)
    QTest.mousePress(studio.canvas, Qt.MouseButton.LeftButton, pos=studio.at((50, 50)))
    QTest.mouseMove(studio.canvas, studio.at((60, 60)))
    QTest.mouseMove(studio.canvas, studio.at((65, 65)))
    assert studio.color(25, 25) == PLAIN
    QTest.keyClick(studio.canvas, Qt.Key.Key_Escape)
    studio.document.select([])
    studio.document.hover(None)
    assert difference(studio.color(25, 25), mixed(CAT, 0.18)) < 6


def test_panning_copies_and_zooming_back_finds_the_same_picture(studio: Studio) -> None:
    studio.document.open(two_boxes().add(Ellipse(100, 50, 40, 20), "cow"))
    fitted = picture(studio)
    studio.drag([(95, 92), (105, 97)], button=MIDDLE)
    studio.away()
    moved = picture(studio)
    assert moved.copy(30, 15, 500, 250) == fitted.copy(0, 0, 500, 250)
    studio.wheel((300, 100), 4)
    picture(studio)
    studio.canvas.zoom_fit()
    assert picture(studio) == fitted


def test_single_pixels_are_squares_when_close(studio: Studio) -> None:
    pixels = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    pixels[:, ::2] = 255
    studio.document.close()
    studio.canvas.set_image(pixels)
    image = picture(studio)
    for x in (10, 11, 12, 13):
        shade = 255 if x % 2 == 0 else 0
        for part in (0.2, 0.5, 0.8):
            assert image.pixelColor(studio.at((x + part, 50))).red() == shade


@pytest.mark.parametrize("shape", [(3000, 4000), (3001, 3999), (400, 6000), (1, 1), (2, 3)])
def test_every_size_fits_and_shows_the_right_place(studio: Studio, shape: tuple[int, int]) -> None:
    height, width = shape
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[height // 2 :, :, 0] = 255
    pixels[:, width // 2 :, 2] = 255
    studio.document.close()
    studio.canvas.set_image(pixels)
    for x, y in product((0.2, 0.8), repeat=2):
        color = studio.color(x * width, y * height)
        row, column = int(y * height), int(x * width)
        assert (color.red(), color.blue()) == (pixels[row, column, 0], pixels[row, column, 2])


def test_a_reduced_image_is_smooth() -> None:
    board = (np.indices((800, 800)).sum(axis=0) % 2 * 255).astype(np.uint8)
    pyramid = Pyramid(np.repeat(board[..., None], 3, axis=2))
    assert [level.width() for level in pyramid.levels] == [800, 400]
    assert abs(pyramid.levels[1].pixelColor(100, 100).red() - 128) <= 1


def test_a_reduced_image_is_shown_until_all_of_it_is_there(studio: Studio) -> None:
    pixels = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    pixels[:, ::2], pixels[50:, :, 2] = 200, 255
    half = pixels.reshape(HEIGHT // 2, 2, WIDTH // 2, 2, 3).mean(axis=(1, 3)).astype(np.uint8)
    pyramid = Pyramid(half, (WIDTH, HEIGHT))
    studio.document.close()
    studio.canvas.set_image(pyramid)
    assert not pyramid.complete
    assert studio.canvas.to_widget((WIDTH, HEIGHT)) - studio.canvas.to_widget((0, 0)) == QPointF(600, 300)
    upper, lower = studio.color(100.5, 25), studio.color(100.5, 75)
    assert difference(upper, QColor(100, 100, 100)) < 8
    assert difference(lower, QColor(100, 100, 255)) < 8
    pyramid.take(full_level(pixels))
    studio.canvas.complete_image(pyramid)
    assert studio.color(100.5, 25) == QColor(200, 200, 200)
    assert studio.color(101.5, 75) == QColor(0, 0, 255)


def test_transparency_shows_what_is_behind_the_image(studio: Studio) -> None:
    pixels = np.full((HEIGHT, WIDTH, 4), 255, np.uint8)
    pixels[:, : WIDTH // 2, 3] = 0
    studio.document.close()
    studio.canvas.set_image(pixels)
    assert studio.color(50, 50) == QColor(LIGHT.canvas)
    assert studio.color(150, 50) == QColor("white")


def test_the_theme_is_followed(studio: Studio, qapp: QApplication) -> None:
    corner = QPoint(2, 2)
    assert picture(studio).pixelColor(corner) == QColor(LIGHT.canvas)
    apply_theme(qapp, ThemeChoice.DARK)
    assert picture(studio).pixelColor(corner) == QColor(DARK.canvas)
    assert studio.color(100, 50) == PLAIN
    apply_theme(qapp, ThemeChoice.LIGHT)


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_a_message_is_painted_instead_of_an_image(
    studio: Studio, qapp: QApplication, choice: ThemeChoice
) -> None:
    apply_theme(qapp, choice)
    studio.canvas.set_message("This image cannot be read", "It is damaged.", "image-off")
    image = picture(studio)
    theme = DARK if choice is ThemeChoice.DARK else LIGHT
    middle = image.copy(image.width() // 2 - 120, image.height() // 2 - 60, 240, 120)
    shades = {middle.pixelColor(x, y).name() for x, y in product(range(240), range(120))}
    assert theme.canvas_text in shades
    assert image.pixelColor(5, 5) == QColor(theme.canvas)
    apply_theme(qapp, ThemeChoice.LIGHT)


def test_a_new_image_is_announced_when_it_was_painted(studio: Studio, qtbot: QtBot) -> None:
    with qtbot.waitSignal(studio.canvas.image_painted):
        studio.canvas.set_image(np.zeros((HEIGHT, WIDTH, 3), np.uint8))
    with qtbot.assertNotEmitted(studio.canvas.image_painted):
        studio.hover(10, 10)
        studio.canvas.grab()
        QApplication.processEvents()


def test_the_image_before_stays_in_sight_until_the_new_one_is_complete(
    studio: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frames, "FIRST_FRAME", 60.0)
    picture(studio)
    before, gate = shot(studio), threading.Event()

    def held() -> Rendering:
        yield
        gate.wait(3)
        return None

    studio.canvas._picture.workshop.take(Job((-1.0,), held(), lambda _picture: None))
    studio.canvas.set_image(np.zeros((HEIGHT, WIDTH, 3), np.uint8))
    assert farthest(shot(studio), before) == 0
    with qtbot.waitSignal(studio.canvas.image_painted):
        gate.set()
    assert farthest(shot(studio), before) > 0


def test_unfinished_work_goes_on_by_itself_and_ends(studio: Studio, qtbot: QtBot) -> None:
    picture(studio)
    studio.canvas.zoom_in()
    stand_in = shot(studio)
    assert studio.canvas.refining
    qtbot.waitUntil(lambda: not studio.canvas.refining)
    by_itself = shot(studio)
    assert by_itself == picture(studio)
    # The stand-in was there, coarse, but in its place.
    assert by_itself != stand_in
    middle = studio.at((50, 50))
    assert difference(stand_in.pixelColor(middle), by_itself.pixelColor(middle)) < 6


def test_colours_of_categories_are_followed(studio: Studio) -> None:
    categories = studio.document.categories
    studio.document.set_categories([type(one)(one.name, "#112233", one.id) for one in categories])
    assert difference(studio.color(20, 50), QColor("#112233")) < 4


def test_a_shape_far_beyond_the_window_is_painted(studio: Studio) -> None:
    for _ in range(20):
        studio.wheel(studio.canvas.to_widget((20.0, 50.0)).toTuple(), 1)
    at = studio.canvas.to_widget((20, 50))
    image = picture(studio)
    colors = [image.pixelColor((at + QPointF(dx, 0)).toPoint()) for dx in (-1, 0, 1)]
    assert min(difference(color, CAT) for color in colors) < 4
    assert difference(image.pixelColor((at + QPointF(40, 0)).toPoint()), mixed(CAT, 0.18)) < 6


@pytest.mark.parametrize("far", [1e6, 1e9, 1e300])
def test_a_label_far_beyond_the_image_costs_no_more(qtbot: QtBot, far: float) -> None:
    corners = [(-far, -far), (far, -far), (far, far)]
    studio = Studio(Label().add(Box(-far, -far, far, far), "cat").add(Polygon([corners]), "dog"))
    qtbot.addWidget(studio.canvas)
    with qtbot.waitExposed(studio.canvas):
        studio.canvas.show()
    studio.away()
    for _ in range(20):
        studio.canvas.zoom_in()
    studio.color(100, 50)
    start = time.perf_counter()
    studio.hover(101, 50)  # a pointer that is there already does not move
    studio.hover(100, 50)
    studio.document.recategorise([one.id for one in studio.document.label], "cow")
    studio.color(100, 50)
    assert time.perf_counter() - start < 1.0
    assert studio.document.hovered is not None


def test_a_frame_that_fails_leaves_no_painter_open(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    painters: list[QPainter] = []

    def fail(painter: QPainter, *_rest: object, **_more: object) -> None:
        painters.append(painter)  # as a traceback does that somebody keeps
        raise RuntimeError("broken")

    with monkeypatch.context() as broken:
        broken.setattr(surface, "Overlay", fail)
        with pytest.raises(RuntimeError, match="broken"):
            studio.canvas.repaint()
    assert [one.isActive() for one in painters] == [False]
    assert studio.color(100, 50) == PLAIN


def test_points_on_the_same_pixel_are_stroked_once() -> None:
    turn = np.linspace(0.0, 2 * np.pi, 20_000, endpoint=False)
    line = np.stack([100 + 45 * np.cos(turn), 50 + 45 * np.sin(turn)], axis=1)
    few = overlay._thinned(line, 1.0)
    assert len(few) < 600
    assert (few[[0, -1]] == line[[0, -1]]).all()
    assert np.hypot(*np.diff(few, axis=0).T).max() < 2
    assert len(overlay._thinned(line, 1000.0)) == len(line)
