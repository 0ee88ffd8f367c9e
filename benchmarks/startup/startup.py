"""How long it takes from the start of the process until one can work, beside a bare Qt window.

Every run is a fresh process on a workspace with twelve photographs; the two take turns, so that a busy
machine slows down both. Prints JSON lines: {"what": "usable", "median_ms": …, "runs_ms": […]}, times from the
moment at which the process was asked for:

    bare window   an empty QMainWindow is painted
    shown         our window is painted for the first time, while the workspace is being opened
    usable        the home page shows the workspace, and its Start buttons can be pressed
    work page     the page for labeling is ready behind it
    import        `import labelqueue` alone (inside the process); "qt" says whether it loaded Qt
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from labelqueue.queue import connect
from labelqueue.resources import resource

RUNS = 9
APP = Path(__file__).parents[2] / "app"

BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, self.done)

    def done(self):
        print("bare window", (time.monotonic_ns() - int(sys.argv[1])) / 1e6)
        app.quit()

app = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
"""

OURS = """
import sys, time

def say(what):
    print(what, (time.monotonic_ns() - int(sys.argv[1])) / 1e6)

def watch():
    from PySide6.QtCore import QObject, QTimer
    from PySide6.QtWidgets import QPushButton
    from labelqueue.ui.main_window import MainWindow

    class Watched(MainWindow):
        def paintEvent(self, event):
            super().paintEvent(event)
            if not hasattr(self, "timer"):
                QTimer.singleShot(0, self, lambda: say("shown"))
                self.timer = QTimer(self)
                self.timer.timeout.connect(self.look)
                self.timer.start(10)  # more often would slow down what is measured
                self.seen = False

        def look(self):
            buttons = self.findChildren(QPushButton, "start_labeling:demo/default")
            if not self.seen and buttons and buttons[0].isVisible() and buttons[0].isEnabled():
                self.seen = True
                buttons[0].repaint()
                say("usable")
            if self.seen and self._work_page is not None:
                say("work page")
                self.timer.stop()
                self.close()

    import labelqueue.ui.application
    labelqueue.ui.application.MainWindow = Watched

import labelqueue.cli.window
opened = labelqueue.cli.window.open_window

def open_window(url, member):
    watch()
    return opened(url, member)

labelqueue.cli.window.open_window = open_window
sys.exit(labelqueue.cli.main([]))
"""

IMPORT = """
import sys, time
began = time.perf_counter()
import labelqueue
print("import", (time.perf_counter() - began) * 1e3)
print("qt", float(any(name.startswith("PySide6") for name in sys.modules)))
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = _environment(Path(folder))
        for program in (BARE, OURS, IMPORT):
            _run(program, environment)  # files come into the cache of the system, bytecode is written
        times: dict[str, list[float]] = {}
        for _ in range(RUNS):
            for program in (BARE, OURS, IMPORT):
                for what, value in _run(program, environment).items():
                    times.setdefault(what, []).append(value)
    qt = times.pop("qt")
    medians = {what: statistics.median(values) for what, values in times.items()}
    for what, values in times.items():
        line: dict[str, object] = {"what": what, "median_ms": round(medians[what], 1)}
        if what in ("shown", "usable", "work page"):
            line["times_the_bare_window"] = round(medians[what] / medians["bare window"], 2)
        if what == "import":
            line["qt"] = any(qt)
        print(json.dumps(line | {"runs_ms": [round(value, 1) for value in values]}))


def _environment(folder: Path) -> dict[str, str]:
    """Folders of its own, with the local workspace that a user has after the first day."""
    names = ("CONFIG_HOME", "DATA_HOME", "STATE_HOME", "RUNTIME_DIR")
    for name in names:
        (folder / name).mkdir(mode=0o700)
    database = folder / "DATA_HOME" / "labelqueue" / "workspace.db"
    database.parent.mkdir()
    photographs = [path for path in resource("sample-data").iterdir() if path.suffix in (".jpg", ".png")]
    with connect(f"sqlite:///{database}") as workspace:
        workspace.create_dataset("demo", ["person", "thing"]).add_samples(sorted(photographs))
    own = {f"XDG_{name}": str(folder / name) for name in names}
    return os.environ | own | {"PYTHONPATH": str(APP), "QT_QPA_PLATFORM": "offscreen"}


def _run(program: str, environment: dict[str, str]) -> dict[str, float]:
    asked = str(time.monotonic_ns())
    result = subprocess.run(
        [sys.executable, "-c", program, asked], env=environment, capture_output=True, text=True, check=True
    )
    pairs = (line.rpartition(" ") for line in result.stdout.splitlines())
    return {what: float(value) for what, _, value in pairs}


if __name__ == "__main__":
    main()
