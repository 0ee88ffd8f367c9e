"""What somebody waits for on the Samples page of a million samples, in the real window: server and file.

The workspace is that of `_filler` in the benchmarks of the queue, its images JPEGs of 12 megapixels in a
folder. The window is a process of its own; each line is measured from an event until what is in sight was
painted, rows and, where it says so, pictures. Prints JSON lines:

    {"what": "jump", "database": "sqlite", "samples": 1000000, "p50_ms": …, "p99_ms": …, "measured": 40,
     "longest_ms": …, "cpu_ms": …, "wanted": {"p50_ms": "at most 100", "longest_ms": "at most 50"},
     "met": true}
    {"what": "memory", …, "megabytes": …}    the most that the window's process had after any of these

"longest_ms": the window's thread did nothing else for so long meanwhile; "cpu_ms": how much of that it worked
itself, the rest it was not let. A look at it: `--samples 20000`. What is wanted holds for the million.
"""

import argparse
import gc
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path += [str(Path(__file__).parents[1] / neighbour) for neighbour in ("canvas", "queue", "next_sample")]

import _filler
import _scenes
import _server
import psutil
from _figures import Limit, quantiles, say
from _watchdog import Watchdog
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from labelqueue.ui.application import application
from labelqueue.ui.main_window import MainWindow
from labelqueue.ui.opening import opener
from labelqueue.ui.pages.samples import SamplesPage
from labelqueue.ui.preferences import Preferences

DATASET: Final = _server.DATASET
PATIENCE: Final = 120.0
DIFFERENT: Final = 2000  # names of images
PHOTOGRAPHS: Final = 12  # that these are
BLOCK: Final = Limit(at_most=50)
FIRST: Final = Limit(at_most=150)
SCROLL: Final = Limit(at_most=100)
MEMORY: Final = Limit(at_most=400)


class Desk:
    """A window on the samples, and the hand that scrolls."""

    def __init__(self, url: str, folder: Path) -> None:
        self.window = MainWindow(
            opener(url, "boss", timeout=PATIENCE), preferences=Preferences(folder / "window.ini")
        )
        self.window.resize(1600, 1000)
        self.window.show()
        self.wait(lambda: self.window.windowTitle() != "Labelqueue")
        self.wait(lambda: not self.window.database.busy and not self.window.files.busy)
        self._painted = 0
        self.page: SamplesPage

    def show(self) -> None:
        """The samples, until their first rows are there."""
        self.window.show_samples(DATASET)
        found = self.window.findChild(SamplesPage)
        assert found is not None
        self.page = found
        self.rows()

    def wait(self, for_what: Callable[[], object]) -> None:
        end = time.perf_counter() + PATIENCE
        while not for_what():
            assert time.perf_counter() < end, "it does not come"
            QApplication.processEvents()
            time.sleep(0.0002)

    def rows(self) -> None:
        """Until those in sight are there, and painted."""
        table, views = self.page._table, self.page.views

        def there() -> bool:
            sight = views.in_sight()
            return bool(sight) and None not in (table.here(sight.start), table.here(sight.stop - 1))

        self.wait(there)
        QApplication.processEvents()

    def pictures(self) -> None:
        """Until those in sight are painted."""
        self.rows()
        tiles = self.page.views.tiles
        self.wait(lambda: not tiles._thumbnails._waiting and not tiles._thumbnails._under_way)

    def counted(self) -> None:
        self.wait(lambda: self.page.rows.found is not None)
        self.wait(lambda: not self.window.database.busy)

    def jump(self) -> None:
        bar = self.page.views.view.verticalScrollBar()
        bar.setValue(random.randrange(bar.maximum() + 1))
        QApplication.processEvents()

    def drag(self) -> None:
        """The handle of the scroll bar goes up and down for a second, and stays somewhere."""
        end = time.perf_counter() + 1
        while time.perf_counter() < end:
            self.jump()
            time.sleep(0.016)

    def click(self, name: str) -> None:
        button = self.window.findChild(QToolButton, name)
        assert button is not None
        button.click()

    def sort(self, column: int) -> None:
        header = self.page.header
        QTest.mouseClick(
            header.viewport(),
            Qt.MouseButton.LeftButton,
            pos=QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2),
        )

    def close(self) -> None:
        self.window.shut_down()
        self.window.deleteLater()
        QApplication.processEvents()


class Measuring:
    """Does something several times and says how long each took, and how long the window stood still."""

    def __init__(self, watchdog: Watchdog, **all_lines: object) -> None:
        self._watchdog, self._lines = watchdog, all_lines
        self._process = psutil.Process()
        self.memory = 0  # bytes

    def __call__(
        self,
        what: str,
        do: Callable[[], object],
        *,
        times: int = 1,
        before: Callable[[], object] = lambda: None,
        wanted: Limit | None = None,
    ) -> None:
        seconds, longest = [], (0.0, 0.0)
        for _ in range(times):
            before()
            self._watchdog.begin()
            start = time.perf_counter()
            do()
            seconds.append(time.perf_counter() - start)
            QApplication.processEvents()
            longest = max(longest, (self._watchdog.longest, self._watchdog.worked))
            self.memory = max(self.memory, self._process.memory_info().rss)
        limits = {"longest_ms": BLOCK} | ({} if wanted is None else {"p50_ms": wanted})
        say(
            what=what,
            **self._lines,
            **quantiles(seconds),
            longest_ms=round(longest[0] * 1e3, 1),
            cpu_ms=round(longest[1] * 1e3, 1),
            wanted=limits,
        )


def _window(url: str, options: argparse.Namespace) -> None:
    """All lines of one database, in a process of its own."""
    random.seed(1)
    app = application()
    database = url.partition(":")[0]
    watchdog = Watchdog()
    measure = Measuring(watchdog, database=database, samples=options.samples)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_CACHE_HOME"] = folder
        desk = Desk(url, Path(folder))
        gc.freeze()  # as the program does some seconds after its start
        desk.show()
        desk.counted()
        many, few = options.times * 8, options.times
        measure("first page", desk.show, before=desk.counted, times=few, wanted=FIRST)
        measure("how many there are", desk.counted, before=desk.show, times=few)
        measure("jump", _each(desk.jump, desk.rows), times=many, wanted=SCROLL)
        measure("where the scroll bar was let go", desk.rows, before=desk.drag, times=few, wanted=SCROLL)
        measure("scrolling", _each(desk.drag, desk.rows), times=few)
        view = desk.page.views.view
        view.setFocus()
        control = Qt.KeyboardModifier.ControlModifier
        measure("choose all", lambda: QTest.keyClick(view, Qt.Key.Key_A, control), times=few)
        measure("end", _each(lambda: QTest.keyClick(view, Qt.Key.Key_End), desk.rows))
        measure("come back", _each(desk.page.refresh, desk.counted))
        measure("sort", _each(lambda: desk.sort(5), desk.counted, desk.rows))
        measure("to pictures", _each(lambda: desk.click("samples_as_tiles"), desk.rows))
        desk.pictures()
        measure("jump among pictures", _each(desk.jump, desk.rows), times=many, wanted=SCROLL)
        measure("pictures in sight", _each(desk.jump, desk.pictures), times=few)
        measure("scrolling pictures", _each(desk.drag, desk.rows), times=few)
        desk.pictures()
        desk.close()
    watchdog.deleteLater()
    app.processEvents()
    say(
        what="memory",
        database=database,
        samples=options.samples,
        megabytes=round(measure.memory / 2**20),
        wanted={"megabytes": MEMORY},
    )


def _each(*steps: Callable[[], object]) -> Callable[[], object]:
    """One after the other."""
    return lambda: [step() for step in steps]


def main() -> None:
    options = _options()
    if options.url:
        _window(options.url, options)
        return
    with _server.server() as server, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = _filler.Size(
            samples=options.samples, members=200, pictures=f"{folder}/many/", different=DIFFERENT
        )
        _write_pictures(folder)
        for url in (server.create("bench"), f"sqlite:///{folder / 'bench.db'}"):
            _filler.found(url, size)
            arguments = ["--samples", str(options.samples), "--times", str(options.times), "--url", url]
            subprocess.run([sys.executable, __file__, *arguments], check=True)


def _write_pictures(folder: Path) -> None:
    """Many names of a few photographs: none of them is at hand from before."""
    Path(folder).chmod(0o755)
    _scenes.write(folder, images=PHOTOGRAPHS, counts=())
    (folder / "many").mkdir()
    for number in range(DIFFERENT):
        source = folder / f"images/im{number % PHOTOGRAPHS:03d}.jpg"
        (folder / f"many/{number}.jpg").hardlink_to(source)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="The Samples page of a large dataset, in the window.")
    parser.add_argument("--samples", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--times", type=int, default=5, help="how often most are measured")
    parser.add_argument("--url", help="a workspace that is there, to measure one window on it")
    return parser.parse_args()


if __name__ == "__main__":
    main()
