"""Words that are not sent yet: none is lost, and none comes back that was sent."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from labelqueue.domain.geometry import Box
from labelqueue.domain.pin import Pin
from labelqueue.domain.status import LabelStatus, Mode
from labelqueue.domain.work import Fenced, WorkItem
from labelqueue.domain.writing import Words
from labelqueue.queue import Queue, Workspace, connect
from tests.gui.conftest import Gate, Hands

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def again(queue: Queue) -> Queue:
    """1.png was rejected with a comment, and waits for its second review."""
    _submit(queue)
    work = queue.start_reviewing()
    assert isinstance(work, WorkItem)
    queue.reject(work, pins=[Pin("too small")], pull_next=False)
    _submit(queue)
    return queue


def _submit(queue: Queue) -> None:
    work = queue.start_labeling()
    assert isinstance(work, WorkItem)
    queue.submit(work, work.label.add(Box(10, 10, 60, 50), "ripe"), pull_next=False)


def unsent(hands: Hands, workspace: Workspace, sample: str = "1.png") -> Words:
    hands.until(lambda: not hands.page.drafts.busy)
    return workspace.unsent.of(workspace.dataset("fruit").look(sample).sample.id)


def pin(hands: Hands, words: str) -> None:
    hands.press(Qt.Key.Key_X)
    hands.type(words)
    hands.press(Qt.Key.Key_Return, SHIFT)


def home(hands: Hands) -> None:
    hands.action("go_home").trigger()
    hands.until(hands.window.home_page.isVisible)
    hands.until_idle()


def field(hands: Hands, number: int) -> QLineEdit:
    found = hands.find(f"reply_{number}")
    assert isinstance(found, QLineEdit)
    return found


def test_who_only_looks_keeps_what_they_had_pinned(
    hands: Hands, workspace: Workspace, again: Queue, url: str
) -> None:
    workspace.add_member("ben", role="manager")
    hands.start(Mode.REVIEW)
    hands.press(Qt.Key.Key_Q)
    hands.press(Qt.Key.Key_Q)  # the only object is ticked
    pin(hands, "still too small")
    home(hands)
    before = unsent(hands, workspace)
    assert [one.text for one in before.pins] == ["still too small"]
    assert before.ticked
    with connect(url, member="ben") as other:
        assert isinstance(other.dataset("fruit").open("1.png"), WorkItem)
        hands.window.open_sample("fruit", "default", "1.png")
        hands.until(lambda: hands.page.session.view is not None and hands.page.image.readable)
        hands.until_quiet()
        hands.press(Qt.Key.Key_U)
        hands.type("hm")
        now = unsent(hands, workspace)
    assert [one.text for one in now.writing] == ["hm"]
    assert (now.pins, now.ticked, now.revision) == (before.pins, before.ticked, before.revision)


def test_who_labels_it_keeps_what_they_had_pinned(hands: Hands, workspace: Workspace, queue: Queue) -> None:
    _submit(queue)
    hands.start(Mode.REVIEW)
    pin(hands, "too small")
    home(hands)
    work = queue.reopen("1.png")
    assert isinstance(work, WorkItem)
    queue.release(work)
    hands.window.open_sample("fruit", "default", "1.png")
    hands.until(lambda: hands.sample == "1.png")
    hands.until_quiet()
    assert hands.page.context().mode is Mode.LABEL
    hands.press(Qt.Key.Key_G)
    hands.until(lambda: queue.counts()[LabelStatus.LABELED])
    hands.until_idle()
    assert [one.text for one in unsent(hands, workspace).pins] == ["too small"]


def test_what_was_sent_does_not_come_back(hands: Hands, workspace: Workspace, again: Queue) -> None:
    hands.start(Mode.REVIEW)
    pin(hands, "still too small")
    hands.press(Qt.Key.Key_X)
    hands.type("and here")
    hands.press(Qt.Key.Key_Return)
    hands.until(lambda: hands.page.session.item is None)
    hands.until_quiet()
    assert unsent(hands, workspace) == Words()
    hands.start()
    item = hands.page.session.item
    assert item is not None
    hands.page.session.fenced.emit(Fenced(item.sample.name, "ben", LabelStatus.LABELED, None))
    assert unsent(hands, workspace) == Words()


def test_nothing_of_one_sample_is_kept_of_the_next(
    hands: Hands, workspace: Workspace, again: Queue, images: Gate
) -> None:
    _submit(again)
    hands.start(Mode.REVIEW)
    assert hands.sample == "1.png"
    hands.press(Qt.Key.Key_U)
    hands.type("hm")
    home(hands)
    images.shut()
    hands.window.open_sample("fruit", "default", "2.png")
    hands.until(lambda: hands.sample == "2.png")
    hands.page.session.handed_in.emit(hands.page.session.item)
    assert unsent(hands, workspace, "2.png") == Words()
    images.open()
    hands.until_quiet()


def test_a_comment_is_answered_where_the_image_is_gone(
    hands: Hands, workspace: Workspace, queue: Queue, tmp_path: Path
) -> None:
    _submit(queue)
    work = queue.start_reviewing()
    assert isinstance(work, WorkItem)
    queue.reject(work, pins=[Pin("too small")], pull_next=False)
    (tmp_path / "1.png").unlink()
    hands.window.open_sample("fruit", "default", "1.png")
    hands.until(lambda: hands.sample == "1.png")
    hands.until_idle()
    (card,) = hands.page.body.comments.threads.cards
    hands.click(card)
    hands.click(field(hands, 1))
    hands.type("it is a bud")
    hands.press(Qt.Key.Key_Return)
    comments = workspace.dataset("fruit").comments("1.png")
    hands.until(lambda: comments.pins[0].turns)
    hands.until_idle()
    assert "it is a bud" in card.accessibleName()
