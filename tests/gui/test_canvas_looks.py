"""How one looks at images: options of the view, what they show, and that no label knows of them."""

import random
from collections.abc import Callable
from dataclasses import fields, replace
from functools import partial
from typing import Any, TypeVar

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QSlider, QWidget

from labelqueue.domain.category import numbered
from labelqueue.domain.geometry import Box, Geometry, Keypoints, Polygon, Polyline
from labelqueue.domain.ids import AnnotationId, CategoryId
from labelqueue.domain.label import Label, label_to_json
from labelqueue.ui.canvas.levels import levels
from labelqueue.ui.canvas.view import fitting
from labelqueue.ui.panels.levels import LevelsCard
from labelqueue.ui.preferences import Preferences
from labelqueue.ui.theme import ThemeChoice, apply_theme
from labelqueue.ui.tools import ToolId
from labelqueue.ui.view_options import FILLS, RANGES, RING_COLORS, SWITCHES, USUAL_VIEW, ViewOptions
from tests.gui.drawing import GREY, HEIGHT, LEFT, NAMES, WIDTH, Studio, two_boxes
from tests.gui.pixels import picture

CAT = QColor("#e69f00")
T = TypeVar("T", bound=QWidget)
A, B = AnnotationId(1), AnnotationId(2)
SHAPES: dict[str, Geometry] = {
    "box": Box(20, 20, 90, 80),
    "polygon with a hole": Polygon(
        [[(20, 10), (180, 15), (170, 90), (30, 85)], [(80, 40), (120, 40), (120, 60), (80, 60)]]
    ),
    "polyline": Polyline([(40, 20), (160, 25), (150, 80)]),
    "keypoints": Keypoints([(60, 50), (140, 50), (100, 20)], [2, 1, 0]),
}
ON_LINE = {
    "box": (20, 50),
    "polygon with a hole": (100, 12.5),
    "polyline": (100, 22.5),
    "keypoints": (60, 50),
}
INSIDE = {"box": (50, 50), "polygon with a hole": (50, 50)}


def look(studio: Studio, **options: object) -> None:
    studio.canvas.set_view_options(replace(studio.canvas.view_options, **options))  # type: ignore[arg-type]


def pixels(image: QImage, area: QRect | None = None) -> np.ndarray:
    image = image.copy(area) if area else image
    rows = np.frombuffer(image.bits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 4].reshape(image.height(), image.width(), 4)[..., 2::-1].astype(int)


def near(image: QImage, at: QPoint, color: QColor, reach: int = 1) -> int:
    """How far the colours around a place are from one, at best."""
    around = pixels(image, QRect(at.x() - reach, at.y() - reach, 2 * reach + 1, 2 * reach + 1))
    return int(abs(around - np.array([color.red(), color.green(), color.blue()])).max(axis=2).min())


@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK])
@pytest.mark.parametrize("notches", [0, 3, -2], ids=["fit", "near", "far"])
@pytest.mark.parametrize("state", ["settled", "hidden", "locked", "selected"])
@pytest.mark.parametrize("name", SHAPES)
def test_every_kind_of_shape_in_every_state(
    studio: Studio, qapp: QApplication, name: str, state: str, notches: int, theme: ThemeChoice
) -> None:
    apply_theme(qapp, theme)
    studio.document.open(Label().add(SHAPES[name], "cat"))
    on_line = studio.at(ON_LINE[name])
    studio.wheel((on_line.x(), on_line.y()), notches)
    studio.away()
    if state == "hidden":
        studio.document.mark(hidden=[A])
    elif state == "locked":
        studio.document.mark(locked=[A])
        studio.hover(5, 5)
        studio.hover(*ON_LINE[name])  # which would make it brighter otherwise
    elif state == "selected":
        studio.document.select([A])
    image, at = picture(studio), studio.at(ON_LINE[name])
    plain = QColor(GREY, GREY, GREY)
    if state == "hidden":
        assert near(image, at, plain) == 0
        assert near(image, at, CAT) > 60
        return
    # A line between two pixels is a little lighter; a selected joint has a handle over its dot.
    assert near(image, at, CAT) < 75 or (name, state) == ("keypoints", "selected")
    ringed = near(image, at, QColor("white"), reach=6) < 100
    assert ringed == (state == "selected")
    if name in INSIDE:
        inside = image.pixelColor(studio.at(INSIDE[name]))
        assert inside != plain
        assert abs(inside.blue() - GREY) > 10
    if name == "polygon with a hole":
        assert image.pixelColor(studio.at((100, 50))) == plain
    if state == "locked":
        studio.document.mark(locked=[])
        assert (pixels(picture(studio)) != pixels(image)).any(), "locked or not, it looks the same"


def test_handles_are_there_unless_it_is_locked(studio: Studio) -> None:
    studio.document.select([A])
    corner = studio.at((20, 20))
    assert near(picture(studio), corner, QColor("white"), reach=0) < 40
    studio.document.mark(locked=[A])
    assert near(picture(studio), corner, QColor("white"), reach=0) > 40


@pytest.mark.parametrize("tool", ToolId)
def test_handles_are_there_where_they_act(studio: Studio, tool: ToolId) -> None:
    studio.document.select([A])
    studio.canvas.set_tool(tool)
    image = picture(studio)
    assert (near(image, studio.at((20, 20)), QColor("white"), reach=0) < 40) == (tool is ToolId.SELECT)
    assert near(image, studio.at((20, 50)), QColor("white"), reach=6) < 100  # selected all the same


def test_handles_go_as_long_as_the_select_tool_cuts(studio: Studio) -> None:
    studio.document.select([A])
    QTest.keyPress(studio.canvas, Qt.Key.Key_E)
    assert near(picture(studio), studio.at((20, 20)), QColor("white"), reach=0) > 40
    QTest.keyRelease(studio.canvas, Qt.Key.Key_E)
    assert near(picture(studio), studio.at((20, 20)), QColor("white"), reach=0) < 40


def every_option(chance: random.Random) -> ViewOptions:
    options: dict[str, Any] = {name: chance.randint(*RANGES[name]) for name in RANGES}
    options |= {name: chance.random() < 0.5 for name in SWITCHES}
    options |= {name: chance.choice(colors) for name, colors in RING_COLORS.items()}
    return ViewOptions(**options)


@pytest.mark.parametrize("seed", range(6))
def test_nothing_about_the_view_changes_a_coordinate(studio: Studio, seed: int) -> None:
    chance = random.Random(seed)
    label = Label()
    for shape in SHAPES.values():
        label = label.add(shape.moved(chance.random(), chance.random() / 3), chance.choice(NAMES))
    studio.document.open(label)
    ids = {one.name: one.id or CategoryId(0) for one in numbered(NAMES)}
    stored = label_to_json(label, ids)
    canvas = studio.canvas
    for _ in range(30):
        place = chance.uniform(0, canvas.width()), chance.uniform(0, canvas.height())
        steps: list[Callable[[], object]] = [
            partial(studio.wheel, place, chance.uniform(-3, 3)),
            partial(studio.wheel, place, 1, chance.choice(list(Qt.KeyboardModifier))),
            lambda: canvas.set_view_options(every_option(chance)),
            partial(QTest.mouseMove, canvas, QPoint(*map(int, place))),
            canvas.zoom_object,
            canvas.zoom_100,
            canvas.zoom_fit,
            canvas.repaint,
            lambda: canvas.resize(chance.randint(300, 700), chance.randint(200, 500)),
            lambda: studio.document.select([chance.choice(label.annotations).id]),
            lambda: studio.key(Qt.Key.Key_Space),
        ]
        chance.choice(steps)()
    assert label_to_json(studio.document.label, ids) == stored
    assert studio.document.label == label
    assert not studio.document.modified
    assert studio.document.undo_stack.count() == 0


def test_the_wheel_zooms_or_scrolls(studio: Studio) -> None:
    studio.wheel((300, 150), 2)
    zoom, before = studio.canvas.zoom, studio.canvas.to_image(QPoint(0, 0))
    look(studio, wheel_scrolls=True)
    studio.wheel((300, 150), 1)
    x, y = studio.canvas.to_image(QPoint(0, 0))
    assert studio.canvas.zoom == zoom
    assert x == pytest.approx(before[0])
    assert y < before[1]
    studio.wheel((300, 150), 1, Qt.KeyboardModifier.ShiftModifier)
    assert studio.canvas.to_image(QPoint(0, 0))[0] < before[0]
    studio.wheel((300, 150), 1, Qt.KeyboardModifier.ControlModifier)
    assert studio.canvas.zoom > zoom


@pytest.mark.parametrize("kept", [False, True])
@pytest.mark.parametrize("size", [(HEIGHT, WIDTH), (HEIGHT, WIDTH + 1)])
def test_zoom_and_position_stay_if_wanted(studio: Studio, kept: bool, size: tuple[int, int]) -> None:
    look(studio, keeps_view=kept)
    studio.wheel((100, 70), 4)
    before = studio.canvas.zoom, studio.canvas.to_image(QPoint(0, 0))
    studio.canvas.set_message("Loading …")
    studio.canvas.set_image(np.zeros((*size, 3), np.uint8))
    after = studio.canvas.zoom, studio.canvas.to_image(QPoint(0, 0))
    assert (after == before) == (kept and size == (HEIGHT, WIDTH))
    if not kept:
        widget = studio.canvas.width(), studio.canvas.height()
        assert studio.canvas.zoom == fitting(size[::-1], widget).scale


def test_zoom_to_what_is_hovered_or_selected(studio: Studio) -> None:
    look(studio)
    studio.document.open(Label().add(Box(20, 20, 110, 60), "cat").add(Box(150, 60, 151, 61), "dog"))
    studio.document.select([A])
    studio.canvas.zoom_object()
    middle = studio.canvas.to_widget((65, 40))
    assert (middle.x(), middle.y()) == pytest.approx((studio.canvas.width() / 2, studio.canvas.height() / 2))
    assert 0.4 < 90 * studio.canvas.zoom / studio.canvas.width() < 0.7
    studio.canvas.zoom_fit()
    studio.document.select([])
    studio.document.hover(B)
    studio.canvas.zoom_object()
    assert studio.canvas.zoom <= 4.0  # a single pixel is not blown up
    before = studio.canvas.to_image(QPoint(0, 0))
    studio.document.hover(None)
    studio.canvas.zoom_object()
    assert studio.canvas.to_image(QPoint(0, 0)) == before


def test_the_minimap_is_there_when_something_is_out_of_sight(studio: Studio) -> None:
    look(studio, minimap=True)
    fitted = picture(studio)
    look(studio, minimap=False)
    assert picture(studio) == fitted
    for _ in range(6):
        studio.wheel((20, 20), 1)
    studio.away()
    without = picture(studio)
    look(studio, minimap=True)
    picture(studio)  # the small picture is made when there is time
    studio.canvas.settle()
    differs = abs(pixels(picture(studio)) - pixels(without)).max(axis=2) > 0
    ys, xs = np.nonzero(differs)
    assert xs.min() > studio.canvas.width() / 2
    assert ys.min() > studio.canvas.height() / 2


def test_a_press_on_the_minimap_goes_there_and_draws_nothing(studio: Studio) -> None:
    look(studio, minimap=True)
    studio.use(ToolId.BOX)
    for _ in range(6):
        studio.wheel((20, 20), 1)
    picture(studio)
    area = studio.canvas._glass.minimap.area
    assert not area.isEmpty()
    canvas = studio.canvas
    QTest.mousePress(canvas, LEFT, pos=area.center())
    x, y = canvas.to_image(canvas.rect().center())
    assert (x, y) == pytest.approx((WIDTH / 2, HEIGHT / 2), abs=3)
    QTest.mouseMove(canvas, area.topLeft() + QPoint(30, 25))
    assert canvas.to_image(canvas.rect().center())[0] < x - 10
    QTest.mouseRelease(canvas, LEFT, pos=area.topLeft() + QPoint(30, 25))
    assert studio.document.label == two_boxes()
    assert not canvas.drawing


def test_the_pixel_grid_is_seen_from_near(studio: Studio) -> None:
    def gridded() -> bool:
        look(studio, pixel_grid=True)
        on = picture(studio)
        look(studio, pixel_grid=False)
        return bool(picture(studio) != on)

    studio.document.open(Label())
    assert not gridded()
    for _ in range(9):
        studio.wheel((300, 150), 1)
    studio.away()
    assert studio.canvas.zoom > 12
    assert gridded()
    look(studio, pixel_grid=True)
    image = picture(studio)
    corner = studio.at((100, 50))
    assert image.pixelColor(corner + QPoint(0, 8)) != QColor(GREY, GREY, GREY)
    assert image.pixelColor(corner + QPoint(6, 6)) == QColor(GREY, GREY, GREY)


def test_the_crosshair_follows_the_pointer(studio: Studio) -> None:
    look(studio, crosshair=True)
    studio.hover(100, 10)
    at = studio.at((100, 10))
    image = picture(studio)
    assert all(image.pixelColor(x, at.y()) != QColor(GREY, GREY, GREY) for x in range(30, 600, 90))
    studio.away()
    assert picture(studio).pixelColor(30, at.y()) == QColor(GREY, GREY, GREY)


def test_the_magnifier_shows_single_pixels(studio: Studio) -> None:
    board = (np.indices((HEIGHT, WIDTH)).sum(axis=0) % 2 * 255).astype(np.uint8)
    studio.document.open(Label())
    studio.canvas.set_image(np.repeat(board[..., None], 3, axis=2))
    studio.canvas.zoom_100()
    look(studio, magnifier=True)
    studio.hover(100, 50)
    at = studio.at((100, 50))
    lens = pixels(picture(studio), QRect(at.x() + 40, at.y() - 130 if at.y() > 180 else at.y() + 40, 64, 64))
    runs = np.diff(np.flatnonzero(np.diff(lens[10, :, 0])))
    assert (runs == 4).all()


def test_the_magnifier_shows_what_is_settled(studio: Studio) -> None:
    look(studio, magnifier=True)
    studio.hover(84, 50)  # beside the right edge of a box
    at, scale = studio.at((84, 50)), 12
    assert studio.document.hovered is None
    image = picture(studio)
    middle = QPoint(at.x() + 28 + 75, at.y() + 28 + 75)
    assert near(image, middle + QPoint(-4 * scale, 20), CAT, reach=2) < 40
    studio.document.mark(hidden=[A])
    assert near(picture(studio), middle + QPoint(-4 * scale, 20), CAT, reach=2) > 40


def test_names_stay_off_small_objects(studio: Studio) -> None:
    studio.document.open(Label().add(Box(10, 10, 190, 90), "cat").add(Box(12, 12, 18, 18), "dog"))
    before = picture(studio)
    look(studio, names=True)
    changed = abs(pixels(picture(studio)) - pixels(before)).max(axis=2) > 0
    ys, xs = np.nonzero(changed)
    assert len(xs) > 100
    box, small = (
        QRect(studio.at((10, 10)), studio.at((190, 90))),
        QRect(studio.at((12, 12)), studio.at((18, 18))),
    )
    places = [QPoint(int(x), int(y)) for x, y in zip(xs, ys, strict=True)]
    assert all(box.contains(place) for place in places)
    assert not any(small.adjusted(-2, -2, 2, 2).contains(place) for place in places)
    studio.document.mark(hidden=[A])
    hidden = picture(studio)
    look(studio, names=False)
    assert picture(studio) == hidden  # its name is hidden with it


def test_fill_from_nothing_to_much(studio: Studio) -> None:
    def filled(fill: int) -> int:
        look(studio, fill=fill)
        return abs(studio.color(50, 50).blue() - GREY)

    strengths = [filled(fill) for fill in FILLS]
    assert strengths[0] == 0
    assert strengths == sorted(set(strengths))
    look(studio, fill=0)
    studio.document.select([A])
    assert studio.color(50, 50) == QColor(GREY, GREY, GREY)


def test_colour_by_object(studio: Studio) -> None:
    label = Label().add(Box(20, 20, 80, 80), "cat").add(Box(120, 20, 180, 80), "cat")
    studio.document.open(label)
    assert studio.color(20, 50) == studio.color(120, 50)
    look(studio, color_by_object=True)
    assert studio.color(20, 50) != studio.color(120, 50)
    studio.document.hover(A)
    assert near(picture(studio), studio.at((20, 50)), CAT, reach=2) > 30
    studio.document.hover(None)
    look(studio, color_by_object=False)
    assert studio.color(20, 50) == studio.color(120, 50)


@pytest.mark.parametrize(
    ("options", "lighter"),
    [
        ({"brightness": 20}, True),
        ({"brightness": -20}, False),
        ({"gamma": 200}, True),
        ({"gamma": 50}, False),
    ],
)
def test_brightness_and_gamma_stay_for_the_next_image(
    studio: Studio, options: dict[str, int], lighter: bool
) -> None:
    line = studio.color(20, 50)
    look(studio, **options)
    assert (studio.color(100, 50).red() > GREY) == lighter
    assert abs(studio.color(20, 50).red() - line.red()) < 4  # labels are as they were
    studio.canvas.set_image(np.full((50, 60, 3), GREY, np.uint8))
    assert (studio.color(55, 45).red() > GREY) == lighter


def test_levels() -> None:
    assert levels(brightness=0, contrast=0, gamma=100) is None
    for case in ((50, 0, 100), (0, 60, 100), (0, -100, 100), (0, 100, 100), (-30, 20, 250), (0, 0, 20)):
        table = levels(brightness=case[0], contrast=case[1], gamma=case[2])
        assert table is not None
        assert (np.diff(table.astype(int)) >= 0).all()
    steep = levels(brightness=0, contrast=50, gamma=100)
    assert steep is not None
    assert steep[64] < 64
    assert steep[192] > 192


def test_the_card_of_the_levels(studio: Studio) -> None:
    card = LevelsCard(studio.canvas)
    card.toggle()
    assert card.isVisible()
    assert studio.canvas.rect().contains(card.geometry())
    brightness, contrast = (_child(card, QSlider, f"level_{name}") for name in ("brightness", "contrast"))
    brightness.setValue(30)
    assert studio.canvas.view_options.brightness == 30
    look(studio, contrast=-20)
    assert contrast.value() == -20
    _child(card, QPushButton, "reset_levels").click()
    assert (studio.canvas.view_options.brightness, studio.canvas.view_options.contrast) == (0, 0)
    assert brightness.value() == 0
    QTest.keyClick(brightness, Qt.Key.Key_Escape)
    assert card.isHidden()


def _child(of: QWidget, kind: type[T], name: str) -> T:
    found = of.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def test_options_are_remembered() -> None:
    assert Preferences().view_options == USUAL_VIEW
    chance = random.Random(4)
    for _ in range(5):
        options = every_option(chance)
        Preferences().view_options = options
        assert Preferences().view_options == options
    preferences = Preferences()
    preferences._settings.setValue("view/gamma", "much")
    preferences._settings.setValue("view/fill", "900")
    assert preferences.view_options.gamma == USUAL_VIEW.gamma
    assert preferences.view_options.fill == RANGES["fill"][1]
    assert {*SWITCHES, *RANGES, *RING_COLORS} == {field.name for field in fields(ViewOptions)}


LARGE = [(3000, 4000), (1200, 900)]


@pytest.mark.parametrize("size", LARGE)
@pytest.mark.parametrize("zoom", [Studio.wheel])
def test_what_stands_in_is_in_its_place(
    studio: Studio, size: tuple[int, int], zoom: Callable[..., None]
) -> None:
    height, width = size
    board = (np.indices((height, width)) // 400).sum(axis=0) % 2 * 200
    studio.document.close()
    studio.canvas.set_image(np.repeat(board.astype(np.uint8)[..., None], 3, axis=2))
    picture(studio)
    picture(studio)
    for notches in (5, -3, -2, 4):
        zoom(studio, (320.0, 170.0), notches)
        coarse = studio.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        assert studio.canvas.refining
        apart = abs(pixels(coarse) - pixels(picture(studio))).max(axis=2) > 90
        assert apart.mean() < 0.06


@pytest.mark.parametrize("state", ["settled", "hovered", "selected", "toggled"])
def test_a_joint_behind_something_is_a_ring(studio: Studio, state: str) -> None:
    """The image is seen through it, whether its object rests, or is in the hand."""
    seen = 2 if state == "toggled" else 1
    studio.document.open(Label().add(Keypoints([(60, 50), (140, 50)], [2, seen]), "cat"))
    if state == "selected":
        studio.document.select([A])
    elif state == "hovered":
        studio.hover(100, 90)
        studio.hover(140, 50)
    elif state == "toggled":
        studio.hover(100, 90)
        studio.hover(140, 50)
        studio.double_click(140, 50)
    plain = QColor(GREY, GREY, GREY)
    image = picture(studio)
    assert near(image, studio.at((140, 50)), plain, reach=0) < 40
    assert near(image, studio.at((140, 50)), CAT, reach=8) < 75
    if state == "settled":
        assert near(image, studio.at((60, 50)), plain, reach=0) > 60
