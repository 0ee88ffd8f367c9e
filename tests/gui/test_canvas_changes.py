"""What is seen of a change: pixels of the painted canvas."""

from collections.abc import Callable
from itertools import product

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from labelqueue.domain.geometry import Box, Ellipse, Polygon
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Label
from labelqueue.ui.canvas import overlay
from labelqueue.ui.tools import ToolId
from labelqueue.ui.tools.operations import to_front
from tests.gui.drawing import GREY, HEIGHT, MIDDLE, WIDTH, Studio, two_boxes
from tests.gui.pixels import CAT, DOG, PLAIN, channels, difference, farthest, mixed, picture

A = AnnotationId(1)


def bring_to_front(studio: Studio) -> None:
    studio.canvas.act(lambda scene: to_front(scene, scene.selection))


def bring_to_front_and_undo(studio: Studio) -> None:
    bring_to_front(studio)
    studio.canvas.settle()
    studio.document.undo_stack.undo()


def delete(studio: Studio) -> None:
    studio.document.delete_selection()


def recategorise(studio: Studio) -> None:
    studio.document.recategorise([A], "dog")


def move(studio: Studio) -> None:
    studio.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)


def delete_and_undo(studio: Studio) -> None:
    delete(studio)
    studio.document.undo_stack.undo()


def move_and_undo(studio: Studio) -> None:
    move(studio)
    studio.document.undo_stack.undo()


EDITS = [
    delete,
    recategorise,
    move,
    bring_to_front,
    delete_and_undo,
    move_and_undo,
    bring_to_front_and_undo,
]


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("zoomed", [False, True])
def test_a_repaired_picture_is_like_one_made_anew(
    studio: Studio, edit: Callable[[Studio], None], zoomed: bool
) -> None:
    crowd = (
        two_boxes().add(Polygon([[(60, 10), (150, 40), (90, 95)]]), "cow").add(Ellipse(80, 60, 40, 20), "dog")
    )
    studio.document.open(crowd)
    if zoomed:
        studio.wheel((311, 177), 2)
    studio.canvas.settle()
    studio.document.select([A])
    edit(studio)
    studio.document.select([])
    repaired = picture(studio)
    studio.canvas.set_image(np.full((HEIGHT, WIDTH, 3), GREY, np.uint8))
    if zoomed:
        studio.wheel((311, 177), 2)
    # Smooth lines are rounded a little differently in a picture that begins elsewhere.
    assert farthest(repaired, picture(studio)) <= 4


def test_what_is_in_front_covers_what_is_behind(studio: Studio) -> None:
    pair = Label().add(Box(20, 20, 120, 80), "cat").add(Box(80, 20, 180, 80), "dog")
    studio.document.open(pair)
    cat, dog = mixed(CAT, 0.18), mixed(DOG, 0.18)
    assert difference(studio.color(100, 50), dog) < 6
    studio.document.select([A])
    bring_to_front(studio)
    studio.document.select([])
    assert difference(studio.color(100, 50), cat) < 6
    studio.document.undo_stack.undo()
    assert difference(studio.color(100, 50), dog) < 6


def test_a_large_selection_is_seen(studio: Studio) -> None:
    label = Label()
    for row, column in product(range(5), range(10)):
        label = label.add(Box(column * 20 + 2, row * 20 + 2, column * 20 + 18, row * 20 + 18), "cat")
    studio.document.open(label)
    before = studio.color(10, 10)
    studio.document.select(one.id for one in label)
    after = studio.color(10, 10)
    assert difference(after, CAT) < difference(before, CAT) - 10
    studio.document.select([])
    assert studio.color(10, 10) == before


RAISED = mixed(CAT, 1 - (1 - 0.18) * (1 - 0.30))
"""Inside a box of a large selection, which is painted over the settled one."""


def crowd() -> Label:
    label = Label()
    for row, column in product(range(5), range(10)):
        label = label.add(Box(column * 10 + 1, row * 10 + 1, column * 10 + 9, row * 10 + 9), "cat")
    return label


@pytest.fixture
def carried(studio: Studio) -> Studio:
    """Fifty boxes in the left half, all selected, on their way to the right one."""
    studio.document.open(crowd())
    studio.document.select(one.id for one in crowd())
    studio.canvas.settle()
    studio.hover(5, 5)
    QTest.mousePress(studio.canvas, Qt.MouseButton.LeftButton, pos=studio.at((5, 5)))
    QTest.mouseMove(studio.canvas, studio.at((60, 5)))
    QTest.mouseMove(studio.canvas, studio.at((105, 5)))
    return studio


def test_many_that_are_dragged_are_seen_where_they_are_and_not_painted_one_by_one(
    carried: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[object] = []
    monkeypatch.setattr(overlay.Overlay, "shape", lambda *_a: painted.append(_a))
    inside = mixed(CAT, 0.30)
    for x, y in ((105, 5), (145, 25), (195, 45)):
        assert difference(carried.color(x, y), inside) < 6
        assert carried.color(x - 100, y) == PLAIN
    assert not painted
    QTest.mouseRelease(carried.canvas, Qt.MouseButton.LeftButton, pos=carried.at((105, 5)))


def test_many_that_were_dragged_stay_in_sight_when_they_are_let_go(carried: Studio) -> None:
    carried.canvas.settle()
    QTest.mouseRelease(carried.canvas, Qt.MouseButton.LeftButton, pos=carried.at((105, 5)))
    before_it_is_settled = carried.canvas.grab().toImage()
    assert carried.canvas.refining
    settled = picture(carried)
    for x, y in ((125, 5), (145, 25), (195, 45)):
        assert difference(before_it_is_settled.pixelColor(carried.at((x, y))), mixed(CAT, 0.30)) < 6
        assert difference(settled.pixelColor(carried.at((x, y))), RAISED) < 6
        assert settled.pixelColor(carried.at((x - 100, y))) == PLAIN
    assert carried.geometries == [one.geometry.moved(100, 0) for one in crowd()]
    carried.document.undo_stack.undo()
    assert difference(carried.color(25, 25), RAISED) < 6
    assert carried.color(125, 25) == PLAIN


def test_what_was_put_down_is_settled_by_itself(carried: Studio, qtbot: QtBot) -> None:
    QTest.mouseRelease(carried.canvas, Qt.MouseButton.LeftButton, pos=carried.at((105, 5)))
    carried.document.select([])
    qtbot.waitUntil(lambda: not carried.canvas.refining)
    by_itself = carried.canvas.grab().toImage()
    assert difference(by_itself.pixelColor(carried.at((145, 25))), mixed(CAT, 0.18)) < 6


def test_a_drag_of_many_that_is_given_up_leaves_all_as_it_was(carried: Studio) -> None:
    QTest.keyClick(carried.canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(carried.canvas, Qt.MouseButton.LeftButton, pos=carried.at((105, 5)))
    carried.away()
    assert difference(carried.color(25, 25), RAISED) < 6
    assert carried.color(125, 25) == PLAIN
    assert carried.document.label == crowd()


def test_the_points_of_many_are_dragged_and_seen_as_lines(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    label = Label()
    for one in crowd():
        x0, y0, x1, y1 = one.geometry.bounds()
        label = label.add(Polygon([[(x0, y0), (x1, y0), (x1, y1), (x0, y1)]]), "cat")
    studio.document.open(label)
    ctrl = Qt.KeyboardModifier.ControlModifier
    studio.drag([(110, 99), (50, 50), (0.5, 0.5)], keys=ctrl)
    assert len(studio.document.selection) == len(label)
    QTest.mousePress(studio.canvas, Qt.MouseButton.LeftButton, pos=studio.at((41, 41)))
    QTest.mouseMove(studio.canvas, studio.at((90, 41)))
    QTest.mouseMove(studio.canvas, studio.at((141, 41)))
    painted: list[object] = []
    monkeypatch.setattr(overlay.Overlay, "shape", lambda *_a: painted.append(_a))
    image = picture(studio)
    around = [studio.at((145, 41)) + QPoint(0, dy) for dy in (-1, 0, 1)]
    assert min(difference(image.pixelColor(point), CAT) for point in around) < 20
    assert not painted
    QTest.mouseRelease(studio.canvas, Qt.MouseButton.LeftButton, pos=studio.at((141, 41)))
    assert studio.geometries[0].bounds() == (101, 1, 109, 9)


def test_a_border_that_crosses_itself_is_marked_while_it_is_drawn(studio: Studio) -> None:
    studio.document.open(Label())
    studio.use(ToolId.POLYGON)
    for xy in ((40, 20), (160, 80), (160, 20)):
        studio.click(*xy)
    studio.hover(130, 50)
    assert not warned(studio)
    studio.hover(60, 80)
    assert warned(studio)
    studio.click(60, 80)
    studio.hover(41, 21)  # this closes it
    assert warned(studio)
    QTest.keyClick(studio.canvas, Qt.Key.Key_Escape)


def warned(studio: Studio) -> bool:
    """Whether there is a sign where (40, 20)-(160, 80) and (160, 20)-(60, 80) cross."""
    image, at = picture(studio), studio.at((105.45, 52.73))
    around = [image.pixelColor(at + QPoint(x, y)) for x, y in product(range(-4, 5), repeat=2)]
    return min(difference(color, QColor("#d11a2a")) for color in around) < 20


def test_a_tag_covers_nothing_small(studio: Studio) -> None:
    label = Label().add(Box(80, 40, 120, 60), "cat")
    studio.document.open(label)
    studio.document.select([A])
    beside = tagged(studio)
    for area in ((74, 15, 90, 36), (100, 20, 116, 38), (76, 64, 90, 80), (112, 64, 128, 80)):
        label = label.add(Box(*area), "dog")
        studio.document.open(label)
        studio.document.select([A])
        place = tagged(studio)
        assert not place.isNull()
        for one in label.annotations[1:]:
            x0, y0, x1, y1 = one.geometry.bounds()
            assert not place.intersects(QRect(studio.at((x0, y0)), studio.at((x1, y1))))
    assert place != beside


def test_where_there_is_no_room_for_a_tag_there_is_none(studio: Studio) -> None:
    label = Label()
    for column, row in product(range(20), range(10)):
        label = label.add(Box(column * 10, row * 10, column * 10 + 9, row * 10 + 9), "cat")
    studio.document.open(label)
    studio.canvas.zoom_in()
    studio.document.select([AnnotationId(105)])
    assert tagged(studio).isNull()


def tagged(studio: Studio) -> QRect:
    """Where the dark paper of a tag is."""
    image = picture(studio).convertToFormat(QImage.Format.Format_RGB32)
    dark = channels(image).max(axis=2) < 60
    dark[:, 1:-1] &= dark[:, :-2] & dark[:, 2:]  # lines have dark pixels, too, but thin ones
    dark[1:-1] &= dark[:-2] & dark[2:]
    ys, xs = np.nonzero(dark)
    if not len(xs):
        return QRect()
    return QRect(QPoint(int(xs.min()), int(ys.min())), QPoint(int(xs.max()), int(ys.max())))


def test_nothing_is_lit_up_while_the_image_is_moved(studio: Studio) -> None:
    plain = studio.color(20, 50)
    studio.hover(50, 50)
    lit = studio.color(20, 50)
    QTest.mousePress(studio.canvas, MIDDLE, pos=studio.at((50, 50)))
    QTest.mouseMove(studio.canvas, studio.at((55, 50)))
    assert studio.color(20, 50) == plain != lit
    QTest.mouseRelease(studio.canvas, MIDDLE, pos=studio.at((50, 50)))
    assert studio.color(20, 50) == lit
