"""A stretch of labeling without the mouse but for drawing, by the usual keys, counted."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from labelqueue.domain.geometry import XY
from labelqueue.domain.status import Action
from labelqueue.queue import Workspace
from tests.gui.conftest import Hands, photo
from tests.gui.counted import Counted

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NAMES = [f"{number:02}.png" for number in range(1, 12)]
LEFT_BOX: tuple[XY, ...] = ((20, 20), (60, 50), (100, 80))
RIGHT_BOX: tuple[XY, ...] = ((140, 60), (170, 90), (220, 120))


@pytest.fixture
def at_home(
    open_hands: Callable[[str | None, str | None], Hands], workspace: Workspace, url: str, tmp_path: Path
) -> Hands:
    """Eleven images, and the first page of the window."""
    dataset = workspace.create_dataset("fruit", ["ripe", "unripe", "half ripe"])
    dataset.add_samples([photo(tmp_path / name) for name in NAMES])
    dataset.queue().configure(skip_reason_required=True, save_enabled=True)
    hands = open_hands(url, "anna")
    hands.connected()
    return hands


class Worker(Counted):
    """Goes from sample to sample by keys."""

    def __init__(self, hands: Hands) -> None:
        super().__init__(hands)
        self.hands = hands

    def submit(self) -> None:
        before = self.hands.sample
        self.key(Key.Key_G)
        self.hands.until(lambda: self.hands.sample != before)
        self.hands.until_quiet()

    def opened(self, sample: str) -> None:
        self.hands.until(lambda: self.hands.sample == sample)
        self.hands.until_quiet()


def focus() -> QWidget | None:
    return QApplication.focusWidget()


def begin_choose_and_skip(work: Worker) -> None:
    work.key(Key.Key_Return)  # where the keyboard is: Start labeling
    work.opened("01.png")
    work.key(Key.Key_R)
    work.drag(*LEFT_BOX)
    work.submit()

    work.key(Key.Key_2)
    work.drag(*LEFT_BOX)
    work.submit()

    work.key(Key.Key_C)
    work.hands.until(lambda: focus() is not work.hands.page.canvas)
    work.hands.type("half")
    work.key(Key.Key_Return)
    work.hands.until(lambda: focus() is work.hands.page.canvas)
    work.drag(*LEFT_BOX)
    work.submit()

    work.key(Key.Key_Period, CTRL)
    work.hands.type("blurred")
    work.key(Key.Key_Return)
    work.opened("05.png")


def reopen_save_undo_and_copy(work: Worker) -> None:
    work.drag(*LEFT_BOX)
    work.submit()
    work.key(Key.Key_Backspace, CTRL | SHIFT)  # taken back
    work.opened("05.png")
    work.drag(*RIGHT_BOX)
    work.submit()

    work.drag(*LEFT_BOX)
    work.key(Key.Key_S, CTRL)
    work.hands.until(lambda: not work.hands.modified and not work.hands.page.session.busy)
    work.hands.until_quiet()
    work.submit()

    work.drag(*LEFT_BOX)
    work.key(Key.Key_Z, CTRL)
    work.drag(*RIGHT_BOX)
    work.submit()

    work.key(Key.Key_V, CTRL | SHIFT)  # as on the last sample
    work.submit()


def relabel_and_delete(work: Worker) -> None:
    work.drag(*LEFT_BOX)
    work.key(Key.Key_V)
    work.hover((200, 20))
    work.key(Key.Key_Tab)
    work.key(Key.Key_1)  # recategorised
    work.submit()

    work.key(Key.Key_R)
    work.drag(*LEFT_BOX)
    work.drag(*RIGHT_BOX)
    work.key(Key.Key_V)
    work.hover((200, 20))
    work.key(Key.Key_Tab)
    work.key(Key.Key_Delete)
    work.submit()


def test_ten_samples_are_labeled_by_keys(at_home: Hands, workspace: Workspace) -> None:
    hands, work = at_home, Worker(at_home)
    begin_choose_and_skip(work)
    reopen_save_undo_and_copy(work)
    relabel_and_delete(work)
    work.key(Key.Key_P)
    for xy in ((40, 40), (160, 60), (120, 140)):
        work.click(xy)
    work.key(Key.Key_Return)
    work.submit()
    assert hands.page.nothing.isVisible()
    work.key(Key.Key_Return)  # Back to the queues
    hands.until(hands.window.home_page.isVisible)
    hands.until_idle()

    assert work.inputs == 46
    fruit = workspace.dataset("fruit")
    drawn = {
        name: [f"{type(one.geometry).__name__} {one.category}" for one in fruit.label_of(name)]
        for name in NAMES
    }
    assert drawn == {
        "01.png": ["Box ripe"],
        "02.png": ["Box unripe"],
        "03.png": ["Box half ripe"],
        "04.png": [],
        "05.png": ["Box half ripe", "Box half ripe"],
        "06.png": ["Box half ripe"],
        "07.png": ["Box half ripe"],
        "08.png": ["Box half ripe"],
        "09.png": ["Box ripe"],
        "10.png": ["Box half ripe"],
        "11.png": ["Polygon half ripe"],
    }
    counts = {status.value: count for status, count in fruit.queue().counts().items() if count}
    assert counts == {"labeled": 10, "skipped": 1}
    (skipped,) = [one for one in fruit.history("04.png") if one.action is Action.SKIP]
    assert skipped.comment == "blurred"
