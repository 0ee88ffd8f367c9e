"""The time that somebody works on a sample, as the window shows and writes it down."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from labelqueue.queue import Queue
from labelqueue.ui import work_timer
from tests.gui.conftest import Hands


class Clock:
    """Time that only passes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(work_timer, "time", made)
    return made


def units(path: Path) -> list[tuple[Any, ...]]:
    columns = "kind, active_seconds, idle_seconds, ended_by, annotations, changes"
    with sqlite3.connect(path / "workspace.db") as database:
        rows = database.execute(f"SELECT {columns} FROM work_unit ORDER BY ended_at").fetchall()
    database.close()
    return rows


def shown(hands: Hands) -> str:
    found = hands.page.status.findChild(QLabel, "work_time")
    assert isinstance(found, QLabel)
    return found.text()


def touch(hands: Hands) -> None:
    """The mouse moves over the window, as the desktop tells it."""
    handle = hands.window.windowHandle()
    at = hands.page.canvas.mapTo(hands.window, QPoint(60, 60))
    QTest.mouseMove(handle, at)
    QTest.mouseMove(handle, at + QPoint(3, 3))


def test_the_pauses_do_not_count(clock: Clock, hands: Hands, tmp_path: Path) -> None:
    hands.start()
    for seconds in (40, 50, 900, 10):
        clock.now += seconds
        touch(hands)
    hands.page._timer._tick()
    assert shown(hands) == "1:40"
    hands.action("submit").trigger()
    hands.until_quiet()
    hands.page._timer._tick()
    assert shown(hands) == "0:00"
    clock.now += 7
    hands.action("skip").trigger()
    hands.until_quiet()
    hands.window.close()
    hands.until(lambda: not hands.window.isVisible())
    told = [row[:5] for row in units(tmp_path)]
    assert told == [
        ("label", 100.0, 900.0, "submit", 0),
        ("label", 7.0, 0.0, "skip", 0),
        ("label", 0.0, 0.0, "release", 0),
    ]


def test_a_save_ends_one_stretch_and_begins_the_next(
    clock: Clock, queue: Queue, hands: Hands, tmp_path: Path
) -> None:
    queue.configure(save_enabled=True)
    hands.start()
    clock.now += 60
    hands.draw_box()
    hands.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    hands.until_quiet()
    clock.now += 5
    hands.page._timer._tick()
    assert shown(hands) == "1:05"
    hands.window.close()
    hands.until(lambda: not hands.window.isVisible())
    assert [row[:4] for row in units(tmp_path)] == [
        ("label", 60.0, 0.0, "save"),
        ("label", 5.0, 0.0, "release"),
    ]
