"""Submit and pull in a local workspace, beside the least that SQLite can do durably.

That is one row updated and committed through the sqlite3 module, with WAL and synchronous=FULL as the
workspace has them. The two take turns. Prints one JSON line, times around `queue.submit`:

    {"what": "local cycle", "p50_ms": …, "bare_p50_ms": …, "ratio_of_medians": …, "ratio_of_sums": …,
     "wanted": {"ratio_of_medians": "at least 0.5"}, "met": true}
"""

import argparse
import sqlite3
import statistics
import time
from pathlib import Path
from typing import Any

import _server
from _figures import Limit, quantiles, say

import labelqueue as lq
from labelqueue.queue import Workspace

_ROWS = 100_000
_BOX = lq.Box(1200, 800, 1500, 1400)


def main() -> None:
    parser = argparse.ArgumentParser(description="Submit and pull on SQLite beside a bare UPDATE.")
    parser.add_argument("--samples", type=int, default=20_000, metavar="N")
    parser.add_argument("--rounds", type=int, default=10, help="how often the two take turns")
    parser.add_argument("--cycles", type=int, default=200, help="that each of them does in a round")
    options = parser.parse_args()
    with _server.own_folder() as folder:
        bare = Bare(folder / "bare.db")
        with lq.connect(f"sqlite:///{folder / 'workspace.db'}") as workspace:
            ours = Ours(workspace, options.samples)
            ours.run(options.cycles)
            bare.run(options.cycles)
            mine, least = [], []
            for _ in range(options.rounds):
                least += bare.run(options.cycles)
                mine += ours.run(options.cycles)
        bare.close()
    say(
        what="local cycle",
        samples=options.samples,
        **quantiles(mine),
        bare_p50_ms=quantiles(least)["p50_ms"],
        bare_p99_ms=quantiles(least)["p99_ms"],
        ratio_of_medians=round(statistics.median(least) / statistics.median(mine), 3),
        ratio_of_sums=round(sum(least) / sum(mine), 3),
        wanted={"ratio_of_medians": Limit(at_least=0.5)},
    )


class Bare:
    """A table of narrow rows, one of which is changed at a time."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        execute = self._connection.execute
        execute("PRAGMA journal_mode=WAL")
        execute("PRAGMA synchronous=FULL")
        execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, number INTEGER, words TEXT)")
        execute("BEGIN")
        rows = ((number, "x" * 50) for number in range(_ROWS))
        self._connection.executemany("INSERT INTO thing (number, words) VALUES (?, ?)", rows)
        execute("COMMIT")
        self._next = 0

    def run(self, count: int) -> list[float]:
        execute, times = self._connection.execute, []
        for _ in range(count):
            self._next += 37
            start = time.perf_counter()
            execute("BEGIN IMMEDIATE")
            execute("UPDATE thing SET number = number + 1 WHERE id = ?", (self._next % _ROWS + 1,))
            execute("COMMIT")
            times.append(time.perf_counter() - start)
        return times

    def close(self) -> None:
        self._connection.close()


class Ours:
    """One member who works through a new workspace."""

    def __init__(self, workspace: Workspace, samples: int) -> None:
        dataset = workspace.create_dataset(_server.DATASET, [_server.CATEGORY])
        dataset.add_samples(
            lq.SampleSpec(f"{number:06}.jpg", "https://pictures.example/a.jpg", width=4000, height=3000)
            for number in range(samples)
        )
        self._queue = dataset.queue()
        self._work: Any = self._queue.start_labeling()

    def run(self, count: int) -> list[float]:
        times = []
        for _ in range(count):
            label = self._work.label.add(_BOX, category=_server.CATEGORY)
            start = time.perf_counter()
            self._work = self._queue.submit(self._work, label)
            times.append(time.perf_counter() - start)
            assert isinstance(self._work, lq.WorkItem), self._work
        return times


if __name__ == "__main__":
    main()
