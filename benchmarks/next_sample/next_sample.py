"""From Submit to the next image: what an annotator waits for, between two samples, in the real window.

The window works on PostgreSQL through a network that delays each answer, with JPEGs of 12 megapixels and 40
polygons each, from a folder or from a web server that takes 20 ms to answer. A sample counts from the key G
until the canvas has painted the next image. "prefetched": it was kept ahead and its image is there, as it is
when somebody has drawn for a moment; "cold": the queue keeps nothing ahead.

Prints JSON lines, times in milliseconds:

    {"what": "next sample", "images": "folder", "delay_ms": 5, "prefetched": true, "p50_ms": …, "p95_ms": …,
     "wanted": {"p95_ms": "at most 55"}, "met": true}
    {"what": "longest block", …}    the window's thread did nothing else for so long, over all of these;
                                    "cpu_ms": how much of that it worked itself, the rest it was not let
    {"what": "silent server", …}    the same while an answer is waited for and the server is silent for 10 s
    {"what": "kept ahead", …}       20 members at one queue: how many of their pulls were what was kept
                                    ahead for them
"""

import argparse
import gc
import os
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path += [str(Path(__file__).parents[1] / neighbour) for neighbour in ("canvas", "queue")]

import _scenes
import _server
from _between import Network, Web
from _figures import Limit, say
from _watchdog import Watchdog
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import labelqueue as lq
from labelqueue.domain.label import Label
from labelqueue.ui.application import application
from labelqueue.ui.main_window import MainWindow
from labelqueue.ui.opening import opener
from labelqueue.ui.preferences import Preferences

POLYGONS: Final = 40
DELAYS: Final = (0, 5, 50)
WEB_DELAY: Final = 0.020
SILENCE: Final = 10.0
PATIENCE: Final = 30.0
MEMBERS: Final = 20
BLOCK: Final = Limit(at_most=50)
DATASET: Final = _server.DATASET


class Desk:
    """A window on the queue, and the hand that submits."""

    def __init__(self, url: str, folder: Path) -> None:
        self._window = MainWindow(opener(url, "boss"), preferences=Preferences(folder / "window.ini"))
        self._window.resize(1600, 1000)
        self._window.show()
        self.wait(lambda: self._window.windowTitle() != "Labelqueue")
        self._page = self._window.work_page
        self._painted = 0.0
        self._page.canvas.image_painted.connect(self._on_painted)
        self._window.open_work((DATASET, "default"), "label")
        self.settle()
        gc.freeze()  # as the program does some seconds after its start

    def _on_painted(self) -> None:
        if self._page.image.readable:
            self._painted = time.perf_counter()

    def wait(self, for_what: Callable[[], object]) -> None:
        end = time.perf_counter() + PATIENCE
        while not for_what():
            assert time.perf_counter() < end, "it does not come"
            QApplication.processEvents()
            time.sleep(0.0002)

    def settle(self) -> None:
        """Somebody looks at the sample, and what goes on beside comes to an end."""
        self.wait(self._page.settled)
        self.wait(lambda: not self._window.files.busy and not self._window.database.busy)
        self.wait(lambda: self._page.canvas.at_rest)

    def submit(self) -> float:
        """Seconds from the key to the next image."""
        before = self._page.session.item
        start = time.perf_counter()
        QTest.keyClick(self._page.canvas, Qt.Key.Key_G)
        self.wait(lambda: self._page.session.item not in (before, None) and self._painted > start)
        return self._painted - start

    def submit_into_silence(self, silence: Callable[[], None]) -> None:
        """Submit while the server says nothing, and move the mouse and wait until it does again."""
        before = self._page.session.item
        silence()
        QTest.keyClick(self._page.canvas, Qt.Key.Key_G)
        self.wait(lambda: self._page.session.item not in (before, None))

    def close(self) -> None:
        self._window.shut_down()
        self._window.deleteLater()
        QApplication.processEvents()


def main() -> None:
    options = _options()
    with _server.server() as server, _server.own_folder() as folder:
        _scenes.write(folder, images=options.images, counts=(POLYGONS,))
        label = _scenes.read(folder, POLYGONS)
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_CACHE_HOME"] = str(folder)
        app = application()
        watchdog = Watchdog()
        longest = 0.0, 0.0
        for delay in options.delays:
            for images in ("folder", "web"):
                for prefetched in (True, False):
                    watchdog.begin()
                    with _desk(server, folder, label, options, delay, images, prefetched) as (desk, _):
                        watchdog.begin()
                        times = []
                        for _ in range(options.submits):
                            times.append(desk.submit())
                            desk.settle()
                        longest = max(longest, (watchdog.longest, watchdog.worked))
                    transfer = 0 if images == "folder" or prefetched else WEB_DELAY * 1e3
                    most = (50 if prefetched else 300) + delay + transfer
                    say(
                        what="next sample",
                        images=images,
                        delay_ms=delay,
                        prefetched=prefetched,
                        **_figures(times),
                        wanted={"p95_ms": Limit(at_most=most)},
                    )
        _say_block("longest block", *longest)
        with _desk(server, folder, label, options, 0, "folder", True) as (desk, network):
            watchdog.begin()
            desk.submit_into_silence(lambda: network.fall_silent(SILENCE))
            _say_block("silent server", watchdog.longest, watchdog.worked)
        watchdog.deleteLater()
        app.processEvents()
        _keep_ahead(server, options.pulls)


def _say_block(what: str, seconds: float, worked: float) -> None:
    say(
        what=what,
        longest_ms=round(seconds * 1e3, 1),
        cpu_ms=round(worked * 1e3, 1),
        wanted={"longest_ms": BLOCK},
    )


def _figures(seconds: list[float]) -> dict[str, float]:
    ordered = sorted(seconds)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return {
        "p50_ms": round(ordered[len(ordered) // 2] * 1e3, 1),
        "p95_ms": round(p95 * 1e3, 1),
        "measured": len(ordered),
    }


@contextmanager
def _desk(
    server: _server.Server,
    folder: Path,
    label: Label,
    options: argparse.Namespace,
    delay: int,
    images: str,
    prefetched: bool,
) -> Iterator[tuple[Desk, Network]]:
    """A window on a workspace of its own, through its own network."""
    database = f"next_{images}_{delay}_{prefetched}_{time.monotonic_ns()}".lower()
    direct = server.create(database)
    with ExitStack() as stack:
        network = Network(server.sockets, delay=delay / 1e3)
        stack.callback(network.close)
        place = str(folder)
        if images == "web":
            web = Web(folder, delay=WEB_DELAY)
            stack.callback(web.close)
            place = f"http://127.0.0.1:{web.port}"
        with lq.connect(direct, member="boss") as boss:
            dataset = boss.create_dataset(DATASET, _scenes.CATEGORIES)
            # Each under a name of its own, so that none is there from before.
            names = []
            for number in range(options.submits + 3):
                name = f"images/sample{number:04d}.jpg"
                if not (folder / name).exists():
                    shutil.copy(folder / f"images/im{number % options.images:03d}.jpg", folder / name)
                names.append(name)
            dataset.add_samples(
                lq.SampleSpec(name, f"{place}/{name}", width=4000, height=3000, label=label) for name in names
            )
            dataset.queue().configure(reserve_ahead=prefetched)
        desk = Desk(f"postgresql://postgres@127.0.0.1:{network.port}/{database}", folder)
        try:
            yield desk, network
        finally:
            desk.close()


def _keep_ahead(server: _server.Server, pulls: int) -> None:
    """Members who work at their own pace, each on a thread, with a connection of their own."""
    url = server.found("ahead", samples=MEMBERS * (pulls + 3), members=MEMBERS)
    used: list[int] = []

    def work(number: int) -> None:
        with lq.connect(url, member=_server.name(number)) as workspace:
            queue = workspace.dataset(DATASET).queue()
            item: Any = queue.start_labeling()
            hits = 0
            for _ in range(pulls):
                ahead = queue.reserve_next(item)
                time.sleep(0.01 * (1 + number % 5))
                item = queue.submit(item, item.label.add(lq.Box(10, 10, 90, 90), _server.CATEGORY))
                hits += ahead is not None and ahead.id == item.sample.id
            used.append(hits)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(MEMBERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    share = round(sum(used) / (MEMBERS * pulls), 4)
    say(
        what="kept ahead",
        members=MEMBERS,
        pulls=MEMBERS * pulls,
        used=share,
        wanted={"used": Limit(at_least=0.95)},
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="What an annotator waits for between two samples.")
    parser.add_argument("--submits", type=int, default=40, metavar="N", help="for each line")
    parser.add_argument("--images", type=int, default=6, metavar="N", help="different photographs")
    parser.add_argument("--delays", type=int, nargs="+", default=DELAYS, metavar="MS", help="of each answer")
    parser.add_argument("--pulls", type=int, default=50, metavar="N", help="of each of the 20 members")
    return parser.parse_args()


if __name__ == "__main__":
    main()
