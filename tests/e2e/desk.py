"""Eyes and hands in front of one window: what it shows is read, and it is moved by mouse and keys only."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from labelqueue.domain.geometry import XY, Box
from labelqueue.domain.label import Label
from labelqueue.ui.main_window import MainWindow
from labelqueue.ui.pages.work import WorkPage
from tests.e2e.written import Said, Shape

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
APART = 1000  # milliseconds: else two clicks of a test, quick as they are, would be a double click
Steps = Iterator[None]
"""A part of a script: between two steps the program goes on."""


class Desk:
    """Where one member sits. What `yield`s gives way to the program; positions are image pixels."""

    def __init__(self, name: str, member: str, stage: Path) -> None:
        self.member: Final = member
        self._name, self._stage = name, stage
        self._book = (stage / f"{name}.said").open("a", encoding="utf-8")

    # What others hear

    def write_down(self, said: Said) -> None:
        """For those who compare it with the database afterwards."""
        self._book.write(f"{json.dumps(said.as_json())}\n")
        self._book.flush()

    def tell(self, what: str, text: str) -> None:
        """The same for something that the window said by itself."""
        (self._stage / f"{what}.told").write_text(text)

    def call(self, cue: str) -> None:
        """Let others go on who wait for this."""
        (self._stage / f"{cue}.cue").touch()

    def called(self, cue: str) -> Steps:
        """Wait until somebody calls it."""
        yield from self.until((self._stage / f"{cue}.cue").exists, f"the cue {cue}")

    def until(self, happened: Callable[[], object], what: str) -> Steps:
        """Wait. `what` is said if it never happens."""
        (self._stage / f"{self._name}.stands").write_text(f"waits for {what}; sees: {self.all_text}")
        while not happened():
            yield

    def pause(self, seconds: float) -> Steps:
        """Before asking once more for what others have yet to do."""
        end = time.monotonic() + seconds
        yield from self.until(lambda: time.monotonic() > end, "others to go on")

    # What is to be seen

    @property
    def window(self) -> MainWindow:
        """The window of this process."""
        return next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))

    @property
    def page(self) -> WorkPage:
        """Where samples are labeled and reviewed."""
        return self.window.work_page

    def seen(self, name: str) -> QWidget | None:
        """The widget of that name, if it can be seen."""
        if not any(isinstance(one, MainWindow) for one in QApplication.topLevelWidgets()):
            return None
        return next((one for one in self.window.findChildren(QWidget, name) if one.isVisible()), None)

    def text(self, name: str) -> str:
        """What it says; nothing if it is not to be seen."""
        found = self.seen(name)
        if isinstance(found, QLabel | QAbstractButton):
            return found.text()
        return found.accessibleName() if found is not None else ""

    def words(self, name: str) -> str:
        """All that is written on a page."""
        found = self.seen(name)
        labels = found.findChildren(QLabel) if found is not None else []
        return " ".join(one.text() for one in labels if one.isVisible() and one.text())

    @property
    def all_text(self) -> str:
        """Whatever page it is, and the notice on it."""
        pages = ("problem_page", "home_page", "nothing_page", "elsewhere_page", "work_page")
        return " ".join(filter(None, (self.words(name) for name in pages)))[:600]

    @property
    def shown(self) -> str:
        """Which page it is."""
        pages = {
            "nothing_page": "nothing",
            "elsewhere_page": "elsewhere",
            "canvas": "work",
            "home_page": "home",
        }
        return next((page for name, page in pages.items() if self.seen(name)), "")

    @property
    def notice(self) -> str:
        """What the window says quietly at its bottom."""
        return self.window.notice

    @property
    def sample(self) -> str:
        """The name above the canvas."""
        return self.text("sample_name")

    @property
    def drawn(self) -> list[Shape]:
        """What lies on the image."""
        return shapes(self.page.document.label)

    @property
    def counts(self) -> dict[str, int]:
        """The line below the canvas: how many samples stand how."""
        said = self.page.status.findChildren(QWidget)
        named = next((one.accessibleName() for one in said if type(one).__name__ == "StatusLegend"), "")
        parts = [one.split(" ", 1) for one in named.split(", ") if one]
        return {words: int(number) for number, words in parts}

    # What hands do

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Press it, wherever the keyboard focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def type(self, text: str) -> None:
        """Write it where the keyboard focus is."""
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)

    def click(self, name: str) -> Steps:
        """Press a button, once that is possible."""

        def possible() -> bool:
            found = self.seen(name)
            return found is not None and found.isEnabled()

        yield from self.until(possible, f"the button {name}")
        found = self.seen(name)
        assert found is not None
        QApplication.sendEvent(self.page.canvas, QEvent(QEvent.Type.Leave))  # the pointer is over the button
        QTest.mouseClick(found, LEFT, NO_KEYS, found.rect().center(), APART)

    def point(self, xy: XY) -> None:
        """Move the pointer."""
        QTest.mouseMove(self.page.canvas, self._at(xy))

    def box(self, box: Box) -> Steps:
        """Drag one with the tool for boxes, and look whether it is there."""
        self.key(Qt.Key.Key_R)
        before, canvas = len(self.drawn), self.page.canvas
        corners = ((box.x0, box.y0), ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2), (box.x1, box.y1))
        self.point(corners[0])
        QTest.mousePress(canvas, LEFT, NO_KEYS, self._at(corners[0]), APART)
        for xy in corners[1:]:
            self.point(xy)
            yield
        QTest.mouseRelease(canvas, LEFT, NO_KEYS, self._at(corners[-1]))
        yield from self.until(lambda: len(self.drawn) == before + 1, "the box")

    def polygon(self, *points: XY) -> Steps:
        """Click its points, close it with Enter, and look whether it is there."""
        self.key(Qt.Key.Key_P)
        before, canvas = len(self.drawn), self.page.canvas
        for xy in points:
            self.point(xy)
            QTest.mouseClick(canvas, LEFT, NO_KEYS, self._at(xy), APART)
            yield
        self.key(Qt.Key.Key_Return)
        yield from self.until(lambda: len(self.drawn) == before + 1, "the polygon")

    def _at(self, xy: XY) -> QPoint:
        return self.page.canvas.to_widget(xy).toPoint()


def shapes(label: Label) -> list[Shape]:
    """The objects of a label as they are written down: category, kind, and the ends to a tenth of a pixel."""
    return [
        Shape(one.category, type(one.geometry).__name__, *(round(end, 1) for end in one.geometry.bounds()))
        for one in label
    ]
