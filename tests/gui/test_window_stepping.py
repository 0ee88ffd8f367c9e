"""Review without the mouse: from object to object, ticks, comments, and what differs since the rejection."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget

from labelqueue.domain.geometry import XY, Box
from labelqueue.domain.pin import Pin
from labelqueue.domain.status import LabelStatus, Mode
from labelqueue.domain.work import WorkItem
from labelqueue.queue import Queue, Workspace
from labelqueue.ui.canvas.differences import ADDED, CHANGED, COLORS, REMOVED
from tests.gui.conftest import Hands, photo

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
FIRST, SECOND = Box(10, 10, 60, 50), Box(200, 100, 300, 200)


def labeled(queue: Queue, count: int = 1) -> None:
    for _ in range(count):
        work = queue.start_labeling()
        assert isinstance(work, WorkItem)
        queue.submit(work, work.label.add(FIRST, "ripe").add(SECOND, "unripe"), pull_next=False)


def differs(hands: Hands, before: str) -> bool:
    return hands.sample != before


def text(hands: Hands, name: str) -> str:
    found = hands.find(name)
    assert isinstance(found, QLabel)
    return found.text()


def middle(hands: Hands) -> XY:
    return hands.page.canvas.to_image(hands.page.canvas.rect().center())


def test_ten_samples_without_the_mouse(
    hands: Hands, queue: Queue, workspace: Workspace, tmp_path: Path
) -> None:
    more = [photo(tmp_path / f"{number}.png") for number in range(4, 11)]
    workspace.dataset("fruit").add_samples(more)
    labeled(queue, 10)
    hands.start(Mode.REVIEW)
    for number in range(10):
        hands.until_quiet()
        before = hands.sample
        assert before is not None
        for _ in range(3):
            hands.press(Qt.Key.Key_Q)
        assert text(hands, "seen") == "2 of 2 seen"
        if number == 4:
            hands.press(Qt.Key.Key_I)
            hands.press(Qt.Key.Key_I)
            hands.press(Qt.Key.Key_X)
            hands.type("too wide")
            hands.press(Qt.Key.Key_Return)
        else:
            hands.press(Qt.Key.Key_A)
        hands.until(partial(differs, hands, before))
    hands.until_quiet()
    counts = queue.counts()
    assert (counts[LabelStatus.REVIEWED], counts[LabelStatus.REJECTED]) == (9, 1)
    work = queue.start_labeling()
    assert isinstance(work, WorkItem)
    assert [(one.text, one.annotation, one.point) for one in work.pins] == [("too wide", 2, None)]


def test_a_tick_and_a_comment_both_count_as_seen(hands: Hands, queue: Queue) -> None:
    labeled(queue)
    hands.start(Mode.REVIEW)
    fit = hands.page.canvas.zoom
    hands.press(Qt.Key.Key_Q)
    assert hands.page.document.selection == {1}
    assert hands.page.canvas.zoom > fit
    assert not hands.page._desk._header._seen.isVisible()
    hands.press(Qt.Key.Key_Q)
    assert text(hands, "seen") == "1 of 2 seen"
    assert hands.page.document.ticked == {1}
    x, y = middle(hands)
    assert SECOND.x0 < x < SECOND.x1
    assert SECOND.y0 < y < SECOND.y1
    hands.press(Qt.Key.Key_X)
    hands.type("too wide")
    hands.press(Qt.Key.Key_Return, SHIFT)
    assert text(hands, "seen") == "2 of 2 seen"
    hands.press(Qt.Key.Key_I, SHIFT)
    assert hands.page.document.selection == {1}
    assert hands.page.document.ticked == {1}


def test_the_hand_at_the_mouse_means_what_it_points_at(hands: Hands, queue: Queue) -> None:
    labeled(queue)
    hands.start(Mode.REVIEW)
    hands.press(Qt.Key.Key_Q)
    hands.press(Qt.Key.Key_F)
    canvas = hands.page.canvas
    QTest.mouseMove(canvas, canvas.to_widget((250, 150)).toPoint())
    hands.press(Qt.Key.Key_1, SHIFT)
    hands.until(lambda: hands.page.session.item is None)
    hands.until_quiet()
    work = queue.start_labeling()
    assert isinstance(work, WorkItem)
    assert [one.annotation for one in work.pins] == [2]


def test_kept_comments_and_ticks_survive_a_crash(
    hands: Hands, queue: Queue, open_hands: Callable[[str | None, str | None], Hands], url: str
) -> None:
    labeled(queue)
    hands.start(Mode.REVIEW)
    hands.press(Qt.Key.Key_Q)
    hands.press(Qt.Key.Key_Q)
    hands.press(Qt.Key.Key_X)
    hands.type("too wide")
    hands.press(Qt.Key.Key_Return, SHIFT)
    hands.until(lambda: not hands.page.drafts.busy)
    hands.window.shut_down()
    again = open_hands(url, "anna")
    again.connected()
    again.start(Mode.REVIEW)
    if again.page.session.item is None:
        again.page.session.take_over()
        again.until_quiet()
    assert [(one.text, one.annotation) for one in again.page._desk.pinning.kept] == [("too wide", 2)]
    assert again.notice == "A comment that you had not sent is back."
    assert text(again, "seen") == "2 of 2 seen"
    again.click("reject")
    again.press(Qt.Key.Key_Return)
    again.until(lambda: again.page.session.item is None)
    again.until_quiet()
    work = queue.start_labeling()
    assert isinstance(work, WorkItem)
    assert [one.text for one in work.pins] == ["too wide"]
    assert list(again.page.session.kept.unsent.folder.glob("*.words")) == []  # type: ignore[union-attr]


# What differs


def corrected(queue: Queue) -> None:
    """1.png: rejected; then one object was reshaped, one removed, one added."""
    labeled(queue)
    work = queue.start_reviewing()
    assert isinstance(work, WorkItem)
    queue.reject(work, pins=[Pin("no")], pull_next=False)
    work = queue.start_labeling()
    assert isinstance(work, WorkItem)
    one, two = work.label
    label = work.label.replace(one.id, geometry=Box(20, 20, 120, 90)).remove(two.id)
    queue.submit(work, label.add(Box(220, 20, 300, 60), "ripe"), pull_next=False)


def rows(hands: Hands) -> list[str]:
    found = hands.find("changes")
    assert isinstance(found, QListWidget)
    return [found.item(row).text() for row in range(found.count())]


def color_at(hands: Hands, xy: XY) -> QColor:
    canvas = hands.page.canvas
    canvas.settle()
    return canvas.grab().toImage().pixelColor(canvas.to_widget(xy).toPoint())


def distance(one: QColor, other: QColor) -> int:
    return sum(abs(a - b) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))  # type: ignore[index]


def test_review_of_what_was_corrected_says_what_differs(hands: Hands, queue: Queue) -> None:
    corrected(queue)
    hands.start(Mode.REVIEW)
    hands.until(hands.page.body.changes.isVisible)
    assert text(hands, "changes_headline") == "3 objects differ since the rejection"
    assert rows(hands) == ["~ ripe 1 · reshaped", "+ ripe 3 · added", f"{REMOVED} unripe 2 · removed"]
    assert list(hands.page.canvas._differences) == []
    edges = {CHANGED: (120, 60), ADDED: (300, 40)}
    before = {sign: color_at(hands, xy) for sign, xy in edges.items()}
    gone = [color_at(hands, (300, y)) for y in range(110, 190, 9)]
    hands.press(Qt.Key.Key_D, SHIFT)
    assert hands.action("show_changes").isChecked()
    for sign in (CHANGED, ADDED):
        color = COLORS[sign]
        assert distance(color_at(hands, edges[sign]), color) < 60 < distance(before[sign], color)
    dashes = [distance(color_at(hands, (300, y)), COLORS[REMOVED]) < 60 for y in range(110, 190, 9)]
    assert set(dashes) == {True, False}
    hands.press(Qt.Key.Key_I, CTRL)
    assert hands.page.document.selection == {1}
    hands.press(Qt.Key.Key_I, CTRL)
    hands.press(Qt.Key.Key_I, CTRL)
    assert hands.page.document.selection == set()
    x, y = middle(hands)
    assert (round(x), round(y)) == (250, 150)
    hands.press(Qt.Key.Key_F)
    hands.press(Qt.Key.Key_D, SHIFT)
    hands.page.document.select(())
    assert color_at(hands, edges[ADDED]) == before[ADDED]
    assert [color_at(hands, (300, y)) for y in range(110, 190, 9)] == gone


def test_the_reviewers_own_corrections_are_compared_as_they_are_drawn(hands: Hands, queue: Queue) -> None:
    labeled(queue)
    hands.start(Mode.REVIEW)
    assert not hands.page.body.changes.isVisible()
    hands.press(Qt.Key.Key_D, SHIFT)
    assert text(hands, "changes_headline") == "0 objects differ from what was handed in"
    hands.draw_box((100, 60), (160, 120))
    hands.until(lambda: rows(hands) == ["+ ripe 3 · added"])
    hands.press(Qt.Key.Key_Z, CTRL)
    hands.until(lambda: not rows(hands) if hands.page.body.changes.list.isVisible() else True)


def test_rework_shows_what_the_reviewer_changed(hands: Hands, queue: Queue) -> None:
    labeled(queue)
    work = queue.start_reviewing()
    assert isinstance(work, WorkItem)
    better = work.label.replace(work.label.annotations[0].id, category="unripe")
    queue.reject(work, comment="like this", label=better, pull_next=False)
    hands.start()
    hands.until(hands.page.body.changes.isVisible)
    assert text(hands, "changes_headline") == "The reviewer changed 1 object"
    assert rows(hands) == ["~ ripe → unripe 1 · category"]


def test_rework_of_what_was_left_alone_begins_quietly(hands: Hands, queue: Queue) -> None:
    labeled(queue)
    work = queue.start_reviewing()
    assert isinstance(work, WorkItem)
    queue.reject(work, comment="no", pull_next=False)
    hands.start()
    assert not hands.page.body.changes.isVisible()
    hands.draw_box((100, 60), (160, 120))
    hands.until(hands.page.body.changes.isVisible)
    assert rows(hands) == ["+ ripe 3 · added"]


def test_the_labeler_is_named_unless_the_queue_hides_them(
    workspace: Workspace,
    queue: Queue,
    open_hands: Callable[[str | None, str | None], Hands],
    url: str,
) -> None:
    workspace.add_member("rita", role="reviewer")
    labeled(queue, 2)
    hands = open_hands(url, "rita")
    hands.connected()
    hands.start(Mode.REVIEW)
    assert text(hands, "labeler") == "labeled by anna"
    queue.configure(hide_author=True)
    hands.press(Qt.Key.Key_A)
    hands.until(lambda: hands.sample == "2.png")
    hands.until_quiet()
    assert not hands.page.header._labeler.isVisible()
