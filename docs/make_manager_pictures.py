"""Draws what managers see of a small team, in both themes: samples, a queue, the members."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Final

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

import labelqueue as lq
from labelqueue.queue import Workspace, connect
from labelqueue.queue.demo import open_demo
from labelqueue.ui.actions import ActionId
from labelqueue.ui.dialogs.queue.dialog import QueueDialog
from labelqueue.ui.main_window import MainWindow
from labelqueue.ui.theme import ThemeChoice, apply_theme

SIZE: Final = (1200, 760)
PHOTOGRAPHS: Final = "Photographs"
PATIENCE: Final = 60_000  # milliseconds
LATER: Final = 700  # milliseconds: what is counted or chosen is asked for when the hand rests
GUIDE: Final = (
    "Outline every **person** as a whole, with clothes and hair.\n\n- Helmets count.\n- Shadows do not."
)


def draw_management(app: QApplication, folder: Path) -> None:
    """Draw all of it."""
    with tempfile.TemporaryDirectory() as temporary, open_demo(Path(temporary)) as boss:
        _let_work(boss)
        window = MainWindow(lambda: connect(boss.url, member=boss.member.name))
        window.resize(*SIZE)
        window.show()
        _wait(app, window)
        for theme in (ThemeChoice.LIGHT, ThemeChoice.DARK):
            apply_theme(app, theme)
            for name, widget in _scenes(app, window):
                path = folder / f"{name}-{theme.value}.png"
                widget.grab().save(str(path))
                print(path)
        window.shut_down()


def _scenes(app: QApplication, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    window.activateWindow()
    window.show_samples(PHOTOGRAPHS)
    _wait(app, window)
    for _ in range(3):  # from the search field to the first one, and on to one with a history
        focus = app.focusWidget()
        assert isinstance(focus, QWidget)
        QTest.keyClick(focus, Qt.Key.Key_Down)
    for name, button in (("samples-list", "samples_as_list"), ("samples-pictures", "samples_as_tiles")):
        _click(window, button)
        _wait(app, window)
        yield name, window
    dialog = QueueDialog(window.database, window, dataset=PHOTOGRAPHS, queue="people")
    dialog.show()
    _wait(app, window)
    yield "queue", dialog
    dialog.close()
    window.action_table[ActionId.SHOW_MEMBERS].trigger()
    _wait(app, window)
    yield "members", window


def _click(window: MainWindow, name: str) -> None:
    button = window.findChild(QToolButton, name)
    assert button is not None, name
    button.click()


def _wait(app: QApplication, window: MainWindow) -> None:
    """All is there that was asked for, also what is asked for a moment later."""
    deadline, quiet = QDeadlineTimer(PATIENCE), QDeadlineTimer(LATER)
    while not quiet.hasExpired():
        app.processEvents()
        if window.windowTitle() == "Labelqueue" or window.database.busy or window.files.busy:
            quiet = QDeadlineTimer(LATER)
        assert not deadline.hasExpired()


def _let_work(boss: Workspace) -> None:
    for name, role in (
        ("ben", "annotator"),
        ("chloe", "annotator"),
        ("rita", "reviewer"),
        ("vera", "viewer"),
    ):
        boss.add_member(name, role)
    dataset = boss.dataset(PHOTOGRAPHS)
    dataset.create_queue(
        "people",
        criteria="name:astronaut*,photographer*",
        annotators=["ben"],
        reviewers=["rita"],
        guide=GUIDE,
    )
    with ExitStack() as stack:
        opened = {
            name: stack.enter_context(connect(boss.url, member=name)).dataset(PHOTOGRAPHS).queue()
            for name in ("ben", "chloe", "rita")
        }
        for name in ("ben", "chloe", "ben", "chloe", "ben"):
            work = opened[name].start_labeling()
            assert isinstance(work, lq.WorkItem)
            label = work.label.add(lq.Box(40, 40, 140, 120), dataset.categories[0].name)
            opened[name].submit(work, label, pull_next=False)
        for accepts in (True, True, False):
            review = opened["rita"].start_reviewing()
            assert isinstance(review, lq.WorkItem)
            if accepts:
                opened["rita"].accept(review, pull_next=False)
            else:
                opened["rita"].reject(review, comment="The handle belongs to it.", pull_next=False)
        opened["chloe"].start_labeling()
    boss.remove_member("vera")
