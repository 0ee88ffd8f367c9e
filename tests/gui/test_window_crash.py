"""When the fault is ours: one calm sentence, details to copy, and after an abnormal end a word about it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from labelqueue.queue import Queue, Workspace, connect
from labelqueue.ui import bugs
from tests.gui.conftest import Hands

SECRET, DRAWN = "s3cret", "what was drawn"
APP = Path(__file__).parents[2] / "app"
WINDOW = """
import faulthandler, os, signal, sys
from PySide6.QtCore import QTimer
from labelqueue.ui import application

class Window(application.MainWindow):
    def show(self):
        super().show()
        self.look()

    def look(self):
        if self.windowTitle() == "Labelqueue" or self.database.busy:
            QTimer.singleShot(20, self.look)
            return
        print(self.notice, flush=True)
        print(self.bugs.text if self.notice else "", flush=True)
        {then}

application.MainWindow = Window
sys.exit(application.run(sys.argv[1], "anna"))
"""


def fails(secret: str) -> None:
    raise ValueError(f"postgresql://me:{secret}@db/labels\n{DRAWN}")


def dialogs(hands: Hands) -> list[QWidget]:
    return [one for one in hands.window.findChildren(QWidget, "details_dialog") if one.isVisible()]


def details(hands: Hands) -> str:
    hands.click(hands.find("notice_details"))
    found = hands.find("details")
    assert isinstance(found, QPlainTextEdit)
    return found.toPlainText()


def caught(function: Callable[[], None]) -> Exception:
    try:
        function()
    except Exception as error:
        return error
    raise AssertionError("it went well")


def test_a_bug_in_the_window(
    hands: Hands, expected_logs: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, queue: Queue
) -> None:
    expected_logs("ERROR labelqueue.ui.bugs: Something went wrong")
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    hands.start()
    hands.draw_box()
    hands.window.report_bug(caught(lambda: fails(SECRET)))
    assert hands.notice.endswith("The drawing is kept.")
    text = details(hands)
    for expected in ("Labelqueue: ", "Python: ", "Qt: ", "PySide6: ", "System: ", "in fails", "ValueError: "):
        assert expected in text
    assert SECRET not in text
    assert DRAWN not in text
    hands.click(hands.find("copy_details"))
    assert QApplication.clipboard().text() == text
    hands.click(hands.find("open_log_folder"))
    assert Path(opened[0]).name in ("log", "Logs", "labelqueue")
    QTest.keyClick(hands.find("details_dialog"), Qt.Key.Key_Escape)
    hands.until(lambda: not dialogs(hands))
    assert hands.modified
    hands.window.activateWindow()
    hands.click("submit")
    hands.until(lambda: hands.sample == "2.png")


def test_bugs_do_not_stack_up(
    hands: Hands, expected_logs: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected_logs("ERROR labelqueue.ui.bugs: Something went wrong")
    error = caught(lambda: fails(SECRET))
    for _ in range(50):
        hands.window.report_bug(error)
    text = details(hands)
    hands.window.bugs.show_details()
    assert len(dialogs(hands)) == 1
    assert text.count("ValueError: postgresql") == 1
    assert "(50 times)" in text
    hands.click(hands.find("close_details"))
    hands.until(lambda: not dialogs(hands))
    hands.click(hands.find("close_notice"))
    hands.window.report_bug(error)  # at once again: as from each frame
    assert hands.notice == ""
    monkeypatch.setattr(bugs, "PAUSE", 0.0)
    hands.window.report_bug(error)  # somebody did it once more
    assert hands.notice.startswith("Something went wrong")


def test_a_bug_in_a_job(hands: Hands, expected_logs: Callable[[str], None]) -> None:
    expected_logs("ERROR labelqueue.ui.bridge: A job failed that must not fail")
    hands.window.database.run(lambda _workspace: fails(SECRET), then=print, context=hands.window)
    hands.until(lambda: hands.notice)
    assert "in fails" in details(hands)


def test_a_bug_while_the_workspace_is_opened(
    open_hands: Callable[[str | None, str | None], Hands],
    expected_logs: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    url: str,
) -> None:
    expected_logs("ERROR labelqueue.ui.bridge: A job failed that must not fail")
    monkeypatch.setattr(Workspace, "overview", lambda _workspace: fails(SECRET))
    hands = open_hands(url, "anna")
    hands.until(hands.window.problem_page.isVisible)
    hands.click(hands.find("problem_details"))
    assert len(dialogs(hands)) == 1


@pytest.fixture
def start(url: str) -> Callable[[str], subprocess.CompletedProcess[str]]:
    """A whole window in a process of its own, that does `then` when it is connected."""
    with connect(url, member="anna") as workspace:
        workspace.create_dataset("fruit", ["ripe"])

    def run(then: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", WINDOW.replace("{then}", then), url],
            env={**os.environ, "PYTHONPATH": str(APP)},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    return run


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
def test_an_abnormal_end_is_said_once(start: Callable[[str], subprocess.CompletedProcess[str]]) -> None:
    assert start("os.kill(os.getpid(), signal.SIGKILL)").returncode == -signal.SIGKILL
    said = start("faulthandler._sigsegv()")
    assert said.stdout.startswith("Labelqueue did not end as it should the last time")
    assert "The last run ended abnormally.\n\nStarted 2" in said.stdout
    assert "Labelqueue: " in said.stdout
    assert said.returncode == -signal.SIGSEGV
    said = start("self.close()")
    assert said.returncode == 0
    assert "Fatal Python error: Segmentation fault" in said.stdout
    assert "in look" in said.stdout
    assert "started: Python" in said.stdout  # the end of the log
    assert start("os.kill(os.getpid(), signal.SIGTERM)").stdout == "\n\n"  # not again
    said = start("self.close()")
    assert (said.returncode, said.stdout) == (0, "\n\n")  # the end of a session is none of these


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
def test_the_end_of_a_session_asks_nobody(
    start: Callable[[str], subprocess.CompletedProcess[str]],
) -> None:
    said = start(
        "type(self).closeEvent = lambda _self, event: event.ignore(); os.kill(os.getpid(), signal.SIGTERM)"
    )
    assert said.returncode == 0


def test_a_crash_and_the_drawing_that_it_left_are_said_together(hands: Hands) -> None:
    hands.window.tell_of_crash("what happened")
    hands.window._on_entered(hands.window.home_page.overview, ("One drawing is here.", "info"))  # type: ignore[arg-type]
    assert hands.notice.startswith("Labelqueue did not end as it should the last time")
    assert hands.notice.endswith("One drawing is here.")
    assert details(hands) == "what happened"
