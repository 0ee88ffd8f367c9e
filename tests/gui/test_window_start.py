"""From the process to the window: one window per workspace, no display, what is loaded when."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from labelqueue.queue import connect
from labelqueue.ui.single_instance import SingleInstance

APP = Path(__file__).parents[2] / "app"
WINDOW = """
import sys
from PySide6.QtCore import QTimer
from labelqueue.ui import application
shown = application.bring_to_front
def bring_to_front(window):
    shown(window)
    print("in front", window.isActiveWindow(), flush=True)
    QTimer.singleShot(0, window.close)
application.bring_to_front = bring_to_front
made = application.SingleInstance.listen
def listen(self):
    made(self)
    print("ready", flush=True)
application.SingleInstance.listen = listen
sys.exit(application.run(sys.argv[1], "anna"))
"""


def environment() -> dict[str, str]:
    return os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(APP), "PYTHONWARNINGS": "error"}


def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    given = {key: value for key, value in (environment() | variables).items() if value}
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=given, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture
def first(url: str) -> Iterator[subprocess.Popen[str]]:
    connect(url, member="anna").close()
    process = subprocess.Popen(
        [sys.executable, "-c", WINDOW, url], env=environment(), stdout=subprocess.PIPE, text=True
    )
    yield process
    process.kill()
    process.communicate()


def test_a_second_start_brings_the_first_window_to_the_front(first: subprocess.Popen[str], url: str) -> None:
    assert first.stdout is not None
    assert first.stdout.readline() == "ready\n"
    second = run("-m", "labelqueue", "--workspace", url, "--member", "anna")
    said = "Labelqueue is already open on this workspace; its window was brought to the front.\n"
    assert (second.returncode, second.stdout, second.stderr) == (0, said, "")
    assert first.stdout.readline() == "in front True\n"
    assert first.wait(30) == 0


def test_the_lock_is_per_workspace_and_member_and_ends_with_its_holder() -> None:
    first = SingleInstance("sqlite:////a.db", "anna")
    assert first.acquire()
    assert not SingleInstance("sqlite:////a.db", "anna").acquire()
    assert SingleInstance("sqlite:////a.db", "bert").acquire()
    assert SingleInstance("sqlite:////b.db", "anna").acquire()
    first.release()
    assert SingleInstance("sqlite:////a.db", "anna").acquire()


def test_a_bug_in_a_slot_is_written_down_and_the_window_stays(url: str, user_folders: Path) -> None:
    program = """
import sys
from PySide6.QtCore import QTimer
from labelqueue.ui import application

class Window(application.MainWindow):
    def show(self):
        super().show()
        QTimer.singleShot(0, lambda: 1 / 0)
        QTimer.singleShot(200, self.look)

    def look(self):
        print(self.isVisible(), self.notice)
        self.close()

application.MainWindow = Window
sys.exit(application.run(sys.argv[1], "anna"))
"""
    result = run("-c", program, url)
    assert result.returncode == 0
    assert result.stdout.startswith("True Something went wrong in Labelqueue")
    assert "ZeroDivisionError" in next(user_folders.rglob("labelqueue.log")).read_text()


def test_no_display_is_said_in_one_sentence() -> None:
    result = run("-m", "labelqueue", QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")
    assert result.returncode == 1
    assert result.stdout == ""
    assert result.stderr.startswith(
        "labelqueue: There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)"
    )
    assert result.stderr.count("\n") == 1


def test_importing_the_package_loads_neither_qt_nor_a_database() -> None:
    program = "import sys, labelqueue; print(sorted({'PySide6', 'sqlalchemy', 'numpy'} & set(sys.modules)))"
    assert run("-c", program).stdout == "[]\n"


def test_the_window_is_there_before_anything_heavy_is_loaded() -> None:
    program = """
import sys
import labelqueue.ui.application
heavy = "sqlalchemy alembic numpy PIL shapely pycocotools typer psycopg PySide6.QtNetwork".split()
print([one for one in heavy if one in sys.modules])
"""
    assert run("-c", program).stdout == "[]\n"


def test_open_window_shows_a_window_on_the_same_workspace(url: str) -> None:
    program = """
import sys, time
from PySide6.QtWidgets import QApplication
import labelqueue.ui
from labelqueue.queue import connect
app = QApplication([])
workspace = connect(sys.argv[1], member="anna")
workspace.create_dataset("fruit", ["ripe"])
window = labelqueue.ui.open_window(workspace)
print(window.isVisible())
while window.windowTitle() == "Labelqueue":
    app.processEvents()
    time.sleep(0.01)
window.close()
print(workspace.dataset("fruit").name)
workspace.close()
"""
    started = time.monotonic()
    result = run("-c", program, url)
    assert (result.stdout, result.stderr) == ("True\nfruit\n", "")
    assert time.monotonic() - started < 60
