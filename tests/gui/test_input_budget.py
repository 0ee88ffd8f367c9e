"""How many inputs the usual jobs take, on default settings, with real mouse and key events.

A click, a drag or a key combination counts one, a drag with a key held down is one drag, and moving the
pointer is free. Every job begins in select mode, and its result is looked at.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from labelqueue.domain.geometry import XY, Box, Geometry, Polygon
from labelqueue.domain.label import Label
from labelqueue.domain.pin import Pin
from labelqueue.domain.regions import area
from labelqueue.domain.sample import SampleSpec
from labelqueue.domain.status import Mode
from labelqueue.domain.work import WorkItem
from labelqueue.queue import Workspace
from labelqueue.ui.tools import ToolId
from tests.gui.conftest import Hands, photo
from tests.gui.counted import Counted

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
SIZE = (320, 240)
BOXES = [Box(10 + 60 * (n % 5), 10 + 55 * (n // 5), 50 + 60 * (n % 5), 50 + 55 * (n // 5)) for n in range(20)]
SQUARE = Polygon([[(100, 60), (220, 60), (220, 180), (100, 180)]])


def labelled(*shapes: Geometry) -> Label:
    label = Label()
    for shape in shapes:
        label = label.add(shape, "ripe")
    return label


Begin = Callable[..., tuple[Hands, Counted]]


@pytest.fixture
def begin(
    open_hands: Callable[[str | None, str | None], Hands], workspace: Workspace, url: str, tmp_path: Path
) -> Begin:
    """Opens a window on samples with these labels, and has the first in hand, in select mode."""

    def opened(*labels: Label) -> tuple[Hands, Counted]:
        dataset = workspace.create_dataset("fruit", ["ripe", "unripe"])
        specs = [
            SampleSpec(f"{number}.png", str(photo(tmp_path / f"{number}.png", SIZE)), label=label or None)
            for number, label in enumerate(labels)
        ]
        dataset.add_samples(specs)
        hands = open_hands(url, "anna")
        hands.connected()
        hands.start()
        assert hands.page.canvas.tool is ToolId.SELECT
        return hands, Counted(hands)

    return opened


def near(shapes: Sequence[Geometry], expected: Sequence[Geometry]) -> bool:
    """The same within two pixels: a point of the screen is not one of the image."""
    if [type(one) for one in shapes] != [type(one) for one in expected]:
        return False
    ends = [[end for one in some for end in one.bounds()] for some in (shapes, expected)]
    return all(abs(one - other) < 2 for one, other in zip(*ends, strict=True))


def shapes_of(hands: Hands) -> list[Geometry]:
    return [one.geometry for one in hands.page.document.label]


def corners(box: Box) -> tuple[XY, XY, XY]:
    return (box.x0, box.y0), ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2), (box.x1, box.y1)


def test_1_twenty_boxes_of_one_category_and_on(begin: Begin, workspace: Workspace) -> None:
    hands, count = begin(Label(), Label())
    count.key(Key.Key_R)
    for box in BOXES:
        count.drag(*corners(box))
    count.key(Key.Key_G)
    hands.until_quiet()
    assert count.inputs == 22
    assert hands.sample == "1.png"
    label = workspace.dataset("fruit").label_of("0.png")
    assert near([one.geometry for one in label], BOXES)
    assert {one.category for one in label} == {"ripe"}


ALTERNATING = ["ripe", "unripe"] * 10


def test_2_twenty_boxes_of_two_categories_by_taps(begin: Begin) -> None:
    hands, count = begin(Label())
    count.key(Key.Key_R)
    for number, box in enumerate(BOXES):
        if number:
            count.key(Key.Key_2 if number % 2 else Key.Key_1)
        count.drag(*corners(box))
    assert count.inputs == 40
    assert near(shapes_of(hands), BOXES)
    assert [one.category for one in hands.page.document.label] == ALTERNATING


def test_2_twenty_boxes_of_two_categories_by_held_digits(begin: Begin) -> None:
    hands, count = begin(Label())
    count.key(Key.Key_R)
    for number, box in enumerate(BOXES):
        count.drag(*corners(box), held=Key.Key_2 if number % 2 else None)
    assert count.inputs == 21
    assert near(shapes_of(hands), BOXES)
    assert [one.category for one in hands.page.document.label] == ALTERNATING


DOZEN = (
    (0, 20), (10, 10), (20, 0), (30, 10), (40, 20), (45, 35),
    (40, 50), (30, 60), (20, 70), (10, 60), (2, 50), (-2, 35),
)  # fmt: skip


def test_3_five_polygons_of_twelve_points(begin: Begin) -> None:
    hands, count = begin(Label())
    count.key(Key.Key_P)
    for number in range(5):
        x, y = 10 + 60 * number, 60
        ring = [(x + dx, y + dy) for dx, dy in DOZEN]
        for xy in ring:
            count.click(xy)
        count.click(ring[0])
    assert count.inputs == 66
    found = shapes_of(hands)
    assert [len(one.rings[0]) for one in found if isinstance(one, Polygon)] == [12] * 5


def test_4_move_one_vertex_and_insert_one(begin: Begin) -> None:
    hands, count = begin(labelled(SQUARE))
    count.drag((220, 60), (230, 50), (240, 40))
    count.drag((100, 120), (90, 120), (80, 120))
    assert count.inputs == 2
    (shape,) = shapes_of(hands)
    expected = [(100, 60), (240, 40), (220, 180), (100, 180), (80, 120)]
    assert isinstance(shape, Polygon)
    (ring,) = shape.rings
    assert [number for xy in ring for number in xy] == pytest.approx(
        [n for xy in expected for n in xy], abs=1
    )


def test_5_cut_a_hole(begin: Begin) -> None:
    hands, count = begin(labelled(SQUARE))
    count.drag((140, 100), (180, 100), (180, 140), (140, 140), (140, 101), held=Key.Key_E)
    assert count.inputs <= 2
    (shape,) = shapes_of(hands)
    assert isinstance(shape, Polygon)
    assert len(shape.rings) == 2
    assert area(shape) == pytest.approx(120 * 120 - 40 * 40, abs=150)
    assert hands.page.document.undo_stack.count() == 1


def test_6_recategorise_three(begin: Begin) -> None:
    hands, count = begin(labelled(*BOXES[:5]))
    for box in BOXES[1:4]:
        count.hover(corners(box)[1])
        count.key(Key.Key_2)
    assert count.inputs == 3
    categories = [one.category for one in hands.page.document.label]
    assert categories == ["ripe", "unripe", "unripe", "unripe", "ripe"]


def test_7_delete_three_and_undo_the_last(begin: Begin) -> None:
    hands, count = begin(labelled(*BOXES[:5]))
    for box in BOXES[:3]:
        count.hover(corners(box)[1])
        count.key(Key.Key_Delete)
    count.key(Key.Key_Z, CTRL)
    assert count.inputs == 4
    assert shapes_of(hands) == BOXES[2:5]


def test_8_copy_ten_objects_from_the_last_sample(begin: Begin) -> None:
    hands, _ = begin(labelled(*BOXES[:10]), Label())
    hands.click("submit")
    hands.until_quiet()
    assert not shapes_of(hands)
    count = Counted(hands)
    count.key(Key.Key_V, CTRL | SHIFT)
    assert count.inputs == 1
    assert shapes_of(hands) == BOXES[:10]


def submitted(workspace: Workspace, count: int) -> None:
    """Boxes on so many samples, handed in."""
    queue = workspace.dataset("fruit").queue()
    for _ in range(count):
        work = queue.start_labeling()
        assert isinstance(work, WorkItem)
        queue.submit(work, labelled(*BOXES[:2]), pull_next=False)


def test_9_review_twenty_and_reject_two_with_a_pinned_comment(begin: Begin, workspace: Workspace) -> None:
    hands, _ = begin(*[Label()] * 20)
    hands.page.leave(lambda: None)
    hands.until_quiet()
    submitted(workspace, 20)
    hands.start(Mode.REVIEW)
    count = Counted(hands)
    for number in range(20):
        if number in {4, 11}:
            count.hover(corners(BOXES[1])[1])
            count.key(Key.Key_X)
            hands.type("stem missing")
            count.key(Key.Key_Return)
        else:
            count.key(Key.Key_A)
        hands.until_quiet()
    assert count.inputs == 22
    rows = {row.name: row.status.value for row in workspace.dataset("fruit").samples()}
    assert sorted(rows.values()) == ["rejected"] * 2 + ["reviewed"] * 18
    work = workspace.dataset("fruit").queue().start_labeling()
    assert isinstance(work, WorkItem)
    (pin,) = work.pins
    assert (pin.text, pin.annotation) == ("stem missing", work.label.annotations[1].id)
    assert pin.point == pytest.approx(corners(BOXES[1])[1], abs=1)


def test_10_fix_a_rejected_sample_and_send_it_back(begin: Begin, workspace: Workspace) -> None:
    hands, _ = begin(Label())
    hands.page.leave(lambda: None)
    hands.until_quiet()
    submitted(workspace, 1)
    queue = workspace.dataset("fruit").queue()
    review = queue.start_reviewing()
    assert isinstance(review, WorkItem)
    wrong = review.label.annotations[1]
    queue.reject(review, pins=[Pin("too small", 90, 30, wrong.id)], pull_next=False)

    hands.window.home_page.setFocus()
    count = Counted(hands)
    count.inputs += 1
    hands.action("start_labeling").trigger()  # its button, or its place in the menu
    hands.until_quiet()
    page = hands.page
    assert page.document.selection == {wrong.id}
    assert page.canvas.zoom > 2 * page.canvas.width() / SIZE[0]
    count.drag((110, 50), (112, 52), (118, 54))
    count.key(Key.Key_G)
    hands.until_quiet()
    assert count.inputs == 3
    again = queue.start_reviewing()
    assert isinstance(again, WorkItem)
    assert [one.resolved for one in again.pins] == [True]
    assert near([one.geometry for one in again.label], [BOXES[0], Box(70, 10, 118, 54)])
