"""Comments pinned to the image, by mouse and keyboard, on a real database."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from labelqueue.domain.geometry import XY, Box
from labelqueue.domain.pin import Pin
from labelqueue.domain.status import LabelStatus, Mode
from labelqueue.domain.work import WorkItem
from labelqueue.queue import Queue
from labelqueue.ui.canvas.marks import Mark
from tests.gui.conftest import Hands

SHIFT = Qt.KeyboardModifier.ShiftModifier
ON_IT, BESIDE = (30.0, 25.0), (200.0, 150.0)


def labeled(queue: Queue, count: int = 1) -> None:
    for _ in range(count):
        work = queue.start_labeling()
        assert isinstance(work, WorkItem)
        queue.submit(work, work.label.add(Box(10, 10, 60, 50), "ripe"), pull_next=False)


def rejected(queue: Queue, *pins: Pin) -> None:
    labeled(queue)
    work = queue.start_reviewing()
    assert isinstance(work, WorkItem)
    queue.reject(work, pins=pins, pull_next=False)


def point(hands: Hands, xy: XY) -> None:
    canvas = hands.page.canvas
    QTest.mouseMove(canvas, canvas.to_widget(xy).toPoint())


def marks(hands: Hands) -> list[Mark]:
    return list(hands.page.canvas._marks)


def threads(hands: Hands) -> list[str]:
    return [card.accessibleName().split(". anna")[0] for card in hands.page.body.comments.threads.cards]


def sent(queue: Queue) -> tuple[Pin, ...]:
    work = queue.start_labeling()
    assert isinstance(work, WorkItem)
    assert work.status is LabelStatus.REJECTED
    return work.pins


def test_several_are_kept_and_sent_together(hands: Hands, queue: Queue) -> None:
    labeled(queue)
    hands.start(Mode.REVIEW)
    point(hands, ON_IT)
    hands.press(Qt.Key.Key_X)
    assert [(one.number, one.active) for one in marks(hands)] == [(1, True)]
    hands.type("too small")
    hands.press(Qt.Key.Key_Return, SHIFT)
    assert hands.page.session.item is not None
    assert QApplication.focusWidget() is hands.page.canvas
    point(hands, BESIDE)
    hands.press(Qt.Key.Key_X)
    hands.type("one is missing")
    hands.click(hands.find("keep_comment"))
    assert [one.text for one in marks(hands)] == ["too small", "one is missing"]
    point(hands, (100, 20))
    hands.press(Qt.Key.Key_X)
    hands.type("and here")
    hands.press(Qt.Key.Key_Return)
    hands.until(lambda: hands.page.session.item is None)
    hands.until_quiet()
    assert marks(hands) == []
    pins = sent(queue)
    assert [(one.text, one.annotation) for one in pins] == [
        ("too small", 1),
        ("one is missing", None),
        ("and here", None),
    ]
    assert pins[1].point == pytest.approx(BESIDE, abs=1)


def test_what_is_taken_back_leaves_no_mark(hands: Hands, queue: Queue) -> None:
    labeled(queue)
    hands.start(Mode.REVIEW)
    point(hands, ON_IT)
    hands.press(Qt.Key.Key_X)
    hands.press(Qt.Key.Key_Escape)
    assert marks(hands) == []
    hands.press(Qt.Key.Key_A)
    hands.until(lambda: hands.page.session.item is None)
    hands.until_quiet()


def test_accept_asks_what_becomes_of_kept_comments(hands: Hands, queue: Queue) -> None:
    labeled(queue)
    hands.start(Mode.REVIEW)
    point(hands, ON_IT)
    hands.press(Qt.Key.Key_X)
    hands.type("too small")
    hands.press(Qt.Key.Key_Return, SHIFT)
    hands.press(Qt.Key.Key_A)
    assert hands.page.context().asking
    hands.press(Qt.Key.Key_Escape)
    assert [one.text for one in marks(hands)] == ["too small"]
    hands.press(Qt.Key.Key_A)
    hands.press(Qt.Key.Key_Return)
    hands.until(lambda: queue.counts().get(LabelStatus.REVIEWED))
    hands.until_quiet()


@pytest.mark.parametrize(
    ("key", "words"),
    [
        (Qt.Key.Key_1, "Wrong category"),
        (Qt.Key.Key_2, "Imprecise outline"),
        (Qt.Key.Key_3, "Does not belong here"),
        (Qt.Key.Key_4, "Something is missing"),
    ],
)
def test_a_usual_reason_by_one_key(hands: Hands, queue: Queue, key: Qt.Key, words: str) -> None:
    labeled(queue)
    hands.start(Mode.REVIEW)
    point(hands, ON_IT)
    hands.press(key, SHIFT)
    hands.until(lambda: hands.page.session.item is None)
    hands.until_quiet()
    (pin,) = sent(queue)
    assert (pin.text, pin.annotation) == (words, 1)


def test_rework_goes_from_pin_to_pin(hands: Hands, queue: Queue) -> None:
    pins = Pin("too small", annotation=1), Pin("one is missing", 200, 150), Pin("blurred")  # type: ignore[arg-type]
    rejected(queue, *pins)
    hands.start()
    canvas, document = hands.page.canvas, hands.page.document
    fit = min(canvas.width() / document.image_size[0], canvas.height() / document.image_size[1])
    assert canvas.zoom > fit
    assert document.selection == {1}
    assert [(one.number, one.text, one.active) for one in marks(hands)] == [
        (1, "too small", True),
        (2, "one is missing", False),
    ]
    assert threads(hands) == ["1. too small", "2. one is missing", "3. blurred"]
    assert not hands.page.body.comments._comment.isVisible()
    assert "next_pin" in hands.enabled()
    hands.press(Qt.Key.Key_N)
    assert [one.number for one in marks(hands) if one.active] == [2]
    middle = canvas.to_image(canvas.rect().center())
    assert middle == pytest.approx((200, 150), abs=20)
    hands.press(Qt.Key.Key_N)
    hands.press(Qt.Key.Key_N)
    assert [one.number for one in marks(hands) if one.active] == [1]
    hands.press(Qt.Key.Key_G)
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()
    assert marks(hands) == []
    assert "next_pin" not in hands.enabled()
    hands.start(Mode.REVIEW)
    assert [(one.number, one.done) for one in marks(hands)] == [(1, True), (2, True)]
    assert "answered" in hands.page.body.comments.threads.cards[2].accessibleName()
