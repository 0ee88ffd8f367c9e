"""A round through the program with real mouse and key events, and a picture of every step.

It presses what a user would press and waits for what a user would see; the demo shows it where there is
no display, and the pictures in the documentation come from it.
"""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar

from PySide6.QtCore import (
    QDeadlineTimer,
    QMessageLogContext,
    QPoint,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from labelqueue.domain.geometry import XY
from labelqueue.domain.status import LabelStatus, Mode
from labelqueue.queue.demo import open_demo
from labelqueue.ui.actions import ActionId
from labelqueue.ui.application import application
from labelqueue.ui.dialogs.export import ExportDialog
from labelqueue.ui.i18n import speak
from labelqueue.ui.main_window import MainWindow
from labelqueue.ui.pages.work import WorkPage
from labelqueue.ui.preferences import Preferences
from labelqueue.ui.theme import ThemeChoice, apply_theme

W = TypeVar("W", bound=QWidget)

PATIENCE: Final = 30_000  # milliseconds for one thing to happen, on a slow machine too
SIZE: Final = (1440, 900)
LEFT: Final = Qt.MouseButton.LeftButton

ASTRONAUT: Final[Sequence[XY]] = (
    (186, 152), (160, 112), (155, 78), (176, 36), (224, 14), (276, 30), (300, 78), (290, 118), (262, 140),
    (258, 182), (298, 216), (303, 252), (342, 262), (362, 348), (300, 396), (281, 450), (290, 508),
    (26, 508), (28, 420), (46, 268), (112, 206), (116, 176), (146, 152),
)  # fmt: skip
SHUTTLE_TOO_SMALL: Final = ((354, 74), (472, 290))
SHUTTLE_TOP: Final = 3.0
TIP: Final = (413, 20)
CELL: Final = ((362, 306), (494, 440))


class RoundFailed(Exception):
    """Something that has to happen did not; the text is one sentence for people."""


class Round:
    """One window in `folder`, and hands that use it. Use it as a context manager."""

    def __init__(self, folder: Path, *, theme: ThemeChoice = ThemeChoice.LIGHT) -> None:
        """Opens a new demo workspace in `folder`; nothing of the user's is touched."""
        self._folder = folder
        self._shots = 0
        qInstallMessageHandler(_say)
        self._app: QApplication = application()
        apply_theme(self._app, theme)
        speak(self._app, "en")  # its steps are told in English, too
        self.window = MainWindow(lambda: open_demo(folder), preferences=Preferences(folder / "window.ini"))
        self.window.resize(*SIZE)

    def __enter__(self) -> Self:
        self.window.show()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.page.document.mark_saved()  # else the window would ask what to do with an unfinished drawing
        self.window.close()
        self.wait(lambda: not self.window.isVisible(), "the window to close")
        self.window.deleteLater()

    # The round

    def play(self, export_to: Path) -> Iterator[str]:
        """Do one step after the other; says each when it is done.

        Raises:
            RoundFailed: a step did not lead where it should.
        """
        yield from self.label()
        yield from self.review_and_reject()
        yield from self.correct()
        yield from self.accept()
        yield from self.export(export_to)
        self.wait(
            lambda: (
                (counts := self.counts()).get(LabelStatus.REVIEWED) == 1
                and counts.get(LabelStatus.SKIPPED) == 1
            ),
            "the queue to count one reviewed and one skipped sample",
        )

    def label(self) -> Iterator[str]:
        """Draw a polygon and a box and submit them; skip the next sample."""
        self.wait(lambda: bool(self.window.findChildren(QWidget, self._start(Mode.LABEL))), "the queues")
        self._pass_time(800)  # for the thumbnails, which come by and by
        yield self.shot("home", "The queues of the demo dataset")
        self.start(Mode.LABEL, "astronaut.jpg")
        yield self.shot("first-sample", "Start labeling: the first sample")
        self.key(Qt.Key.Key_P)
        self.key(Qt.Key.Key_1)
        for point in ASTRONAUT[:9]:
            self.click_at(point)
        yield self.shot("polygon-begun", "A polygon, point by point")
        for point in ASTRONAUT[9:]:
            self.click_at(point)
        self.key(Qt.Key.Key_Return)
        self.key(Qt.Key.Key_R)
        self.key(Qt.Key.Key_5)
        self.drag(*SHUTTLE_TOO_SMALL)
        self.expect(len(self.page.document.label) == 2, "There should be a polygon and a box.")
        yield self.shot("polygon-and-box", "A polygon and a box")
        self.finish(ActionId.SUBMIT, "bricks.jpg")
        yield self.shot("next-sample", "Submit: the next sample is there")
        self.finish(ActionId.SKIP, "cell.png")
        yield self.shot("skipped", "Skip: nothing to label on bricks")
        self.drag(*CELL)
        self.key(Qt.Key.Key_8)
        yield self.shot("cell", "A box around a cell")
        self.finish(ActionId.SUBMIT, "chelsea.jpg")
        yield self.shot("prelabeled", "A sample that came with a prelabel")
        self.home()

    def review_and_reject(self) -> Iterator[str]:
        """Send the first sample back with a comment."""
        yield self.shot("home-in-progress", "The queue after some work")
        self.start(Mode.REVIEW, "astronaut.jpg")
        yield self.shot("review", "Start reviewing: what was labeled")
        QTest.mouseMove(self.page.canvas, self._on_canvas(TIP))
        self.press(ActionId.REJECT)
        field = self.child(QWidget, "comment")
        self.wait(field.isVisible, "the question for a comment")
        QTest.keyClicks(field, "The tip of the shuttle is missing.")
        yield self.shot("reject", "Reject, with a comment")
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.settle("cell.png")
        self.home()

    def correct(self) -> Iterator[str]:
        """Get the sample back with its comment, drag the edge of the box, submit again."""
        self.start(Mode.LABEL, "astronaut.jpg")
        yield self.shot("came-back", "The rejected sample comes back first, with the comment")
        self.key(Qt.Key.Key_V)
        (x0, top), (x1, _) = SHUTTLE_TOO_SMALL
        middle = (x0 + x1) / 2
        self.drag((middle, top), (middle, SHUTTLE_TOP))
        box = self.page.document.label.annotations[1].geometry
        self.expect(box.bounds()[1] < top - 60, "The edge of the box should have moved.")
        yield self.shot("corrected", "Corrected by dragging an edge")
        self.finish(ActionId.SUBMIT, "chelsea.jpg")
        self.home()

    def accept(self) -> Iterator[str]:
        """Review the corrected sample first, and accept it."""
        self.start(Mode.REVIEW, "astronaut.jpg")
        yield self.shot("review-again", "The corrected sample comes first for its reviewer")
        self.finish(ActionId.ACCEPT, "cell.png")
        self.home()
        yield self.shot("home-reviewed", "One sample is reviewed")

    def export(self, path: Path) -> Iterator[str]:
        """Write what was reviewed as COCO."""
        self.press(ActionId.EXPORT)
        dialog = self._dialog()
        field = dialog.findChild(QWidget, "export_path")
        assert field is not None
        self.wait(lambda: bool(field.property("text")), "a file name to be suggested")
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, str(path))
        yield self.shot("export", "Export what was reviewed", of=dialog)
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.wait(path.exists, f"{path.name} to be written")
        self.wait(lambda: self._text_in(dialog, "annotations"), "the export to say what it wrote")
        yield self.shot("exported", "What was written", of=dialog)
        dialog.close()

    # What hands and eyes do

    @property
    def page(self) -> WorkPage:
        """The page for labeling and reviewing."""
        return self.window.work_page

    def shot(self, name: str, what: str, *, of: QWidget | None = None) -> str:
        """A picture of the window as it is now; returns what it shows."""
        self._shots += 1
        self._pass_time(120)  # for what comes a moment after, such as a sharper picture
        file = f"{self._shots:02}-{name}.png"
        if not (of or self.window).grab().save(str(self._folder / file)):
            raise RoundFailed(f"{file} cannot be written; is the disk full?")
        return f"{file}: {what}"

    def start(self, mode: Mode, expected: str) -> None:
        """Press Start on the card of the queue."""
        self.click(self.child(QWidget, self._start(mode)))
        self.settle(expected)

    def finish(self, action: ActionId, expected: str) -> None:
        """Press a button that finishes the sample; the next one has to be `expected`."""
        self.press(action)
        self.settle(expected)

    def settle(self, sample: str) -> None:
        """Wait until that sample can be seen and worked on."""
        self.wait(
            lambda: (
                (item := self.page.session.item) is not None
                and item.sample.name == sample
                and self.page.settled()
                and self.page.document.editable
            ),
            f"{sample} to be shown",
        )

    def home(self) -> None:
        """Press the arrow that leads back."""
        self.press(ActionId.GO_HOME)
        self.wait(self.window.home_page.isVisible, "the queues")
        self._pass_time(400)  # the counts come from the database

    def press(self, action: ActionId) -> None:
        """Press the button of an action, else its key."""
        found = self.window.action_table[action]
        self.wait(found.isEnabled, f"“{found.text()}” to be possible")
        buttons = self.window.findChildren(QToolButton)
        button = next((one for one in buttons if one.defaultAction() is found and one.isVisible()), None)
        if button is not None:
            self.click(button)
        else:
            QTest.keySequence(self.window, found.shortcut())

    def key(self, key: Qt.Key) -> None:
        """Press one key over the canvas."""
        QTest.keyClick(self.page.canvas, key)

    def click(self, widget: QWidget) -> None:
        """Press the left button in the middle of a widget."""
        self.wait(widget.isEnabled, f"{widget.objectName()} to be possible")
        QTest.mouseClick(widget, LEFT, pos=widget.rect().center())

    def click_at(self, point: XY) -> None:
        """Press the left button on a point of the image."""
        QTest.mouseMove(self.page.canvas, self._on_canvas(point))
        QTest.mouseClick(self.page.canvas, LEFT, pos=self._on_canvas(point))
        self._breathe()

    def drag(self, start: XY, end: XY) -> None:
        """Drag with the left button from one point of the image to another."""
        canvas = self.page.canvas
        QTest.mouseMove(canvas, self._on_canvas(start))
        self._breathe()
        QTest.mousePress(canvas, LEFT, pos=self._on_canvas(start))
        for part in (0.25, 0.5, 0.75, 1.0):
            between = tuple(a + (b - a) * part for a, b in zip(start, end, strict=True))
            QTest.mouseMove(canvas, self._on_canvas((between[0], between[1])))
            self._breathe()
        QTest.mouseRelease(canvas, LEFT, pos=self._on_canvas(end))
        self._breathe()

    def wait(self, happened: Callable[[], bool], what: str) -> None:
        """Let the program run until something has happened.

        Raises:
            RoundFailed: it did not.
        """
        deadline = QDeadlineTimer(PATIENCE)
        while not happened():
            if deadline.hasExpired():
                raise RoundFailed(f"It waited in vain for {what}.")
            self._pass_time(5)

    def expect(self, is_so: bool, otherwise: str) -> None:
        """Stop the round unless it is so."""
        if not is_so:
            raise RoundFailed(otherwise)

    def counts(self) -> dict[LabelStatus, int]:
        """What the home page knows of the queue."""
        overview = self.window.home_page.overview
        return dict(overview.datasets[0].queues[0].counts) if overview else {}

    def child(self, kind: type[W], name: str) -> W:
        """The widget of that name."""
        found = self.window.findChild(kind, name)
        if found is None:
            raise RoundFailed(f"There is no {name} in the window.")
        return found

    def _start(self, mode: Mode) -> str:
        verb = {Mode.LABEL: "start_labeling", Mode.REVIEW: "start_reviewing"}[mode]
        return f"{verb}:Photographs/default"

    def _dialog(self) -> ExportDialog:
        self.wait(lambda: self.window.findChild(ExportDialog) is not None, "the dialog for the export")
        dialog = self.window.findChild(ExportDialog)
        assert dialog is not None
        return dialog

    def _text_in(self, widget: QWidget, words: str) -> bool:
        return any(words in str(child.property("text")) for child in widget.findChildren(QWidget))

    def _on_canvas(self, point: XY) -> QPoint:
        return self.page.canvas.to_widget(point).toPoint()

    def _breathe(self) -> None:
        self._app.processEvents()

    def _pass_time(self, milliseconds: int) -> None:
        # QTest.qWait would keep Python's lock all the while, and with it every other thread from working.
        deadline = QDeadlineTimer(milliseconds)
        while not deadline.hasExpired():
            self._breathe()
            time.sleep(0.004)


def _say(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Pass on what Qt says, but for what it says about every window off screen."""
    if "propagateSizeHints" not in message:
        sys.stderr.write(f"{message}\n")
