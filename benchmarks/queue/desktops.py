"""Many people at their desks: what a Submit takes when 256 of them are at work at once.

Each desktop has a workspace and a connection of its own and does what a window does: it says every 30 seconds
that it is alive, asks every 15 to 30 seconds how far the queue is, keeps the next sample ahead as soon as one
is opened, and submits once in five seconds, all with jitter. 256 processes would not fit into the memory of
a small machine, so the desktops are threads, 16 in a process; one that waits for the interpreter counts this
as time of its Submit, so the figures are rather too high. Server and desktops share the machine.

Prints a JSON line for each kind of call; times are those around it:

    {"what": "submit", "desktops": 256, "p50_ms": …, "p99_ms": …, "measured": …,
     "wanted": {"p99_ms": "at most 250"}, "met": true}
"""

import argparse
import multiprocessing
import random
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any, Final, TypeVar

import _server
from _figures import Limit, quantiles, say

import labelqueue as lq
from labelqueue.queue import Workspace

T = TypeVar("T")

_BOX: Final = lq.Box(1200, 800, 1500, 1400)
_BEAT: Final = 30.0
_POLL: Final = 15.0, 30.0
_EACH_PROCESS: Final = 16
_WANTED: Final = {"submit": {"p99_ms": Limit(at_most=250)}}


class Desktop:
    """One window, on one thread."""

    def __init__(self, workspace: Workspace, number: int, *, pace: float) -> None:
        self.times: Final[dict[str, list[float]]] = defaultdict(list)
        self._workspace: Final = workspace
        self._queue: Final = workspace.dataset(_server.DATASET).queue()
        self._work: Any = self._queue.start_labeling()
        self._chance: Final = random.Random(number)
        self._pace: Final = pace

    def run(self, begin: float, count_from: float, end: float) -> None:
        chance, pace = self._chance, self._pace
        rhythms: dict[Callable[[], None], tuple[float, float]] = {
            self._submit: (pace * 0.8, pace * 1.2),
            self._beat: (_BEAT, _BEAT),
            self._poll: _POLL,
        }
        due = {what: begin + chance.uniform(0, longest) for what, (_, longest) in rhythms.items()}
        while True:
            what = min(due, key=lambda one: due[one])
            if due[what] >= end:
                break
            time.sleep(max(0.0, due[what] - time.monotonic()))
            what()
            if due[what] < count_from:  # what is sent to the server is prepared by and by
                self.times.clear()
            due[what] += chance.uniform(*rhythms[what])
        self._queue.release(self._work)

    def _submit(self) -> None:
        work = self._work
        label = work.label.add(_BOX, category=_server.CATEGORY)
        self._work = self._timed("submit", lambda: self._queue.submit(work, label))
        assert isinstance(self._work, lq.WorkItem), self._work
        self._timed("reserve next", lambda: self._queue.reserve_next(self._work))

    def _beat(self) -> None:
        self._timed("heartbeat", self._workspace.heartbeat)

    def _poll(self) -> None:
        self._timed("counts", self._queue.counts)

    def _timed(self, what: str, call: Callable[[], T]) -> T:
        start = time.perf_counter()
        answer = call()
        self.times[what].append(time.perf_counter() - start)
        return answer


def _desks(url: str, numbers: range, pace: float, pipe: Connection) -> None:
    """The desktops of one process."""
    with ExitStack() as stack:
        desktops = [
            Desktop(stack.enter_context(lq.connect(url, member=_server.name(number))), number, pace=pace)
            for number in numbers
        ]
        pipe.send(None)
        moments = pipe.recv()
        threads = [Thread(target=desktop.run, args=moments) for desktop in desktops]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        pipe.send([desktop.times for desktop in desktops])


def main() -> None:
    options = _options()
    with _server.server(connections=options.desktops + 50) as server:
        url = server.found("bench", samples=options.samples, members=options.desktops)
        pipes, processes = [], []
        for first in range(0, options.desktops, _EACH_PROCESS):
            mine, theirs = multiprocessing.Pipe()
            numbers = range(first, min(first + _EACH_PROCESS, options.desktops))
            process = multiprocessing.Process(
                target=_desks, args=(url, numbers, options.pace, theirs), daemon=True
            )
            process.start()
            pipes.append(mine)
            processes.append(process)
        for pipe in pipes:
            pipe.recv()
        begin = time.monotonic() + 0.5
        for pipe in pipes:
            count_from = begin + options.warm_up
            pipe.send((begin, count_from, count_from + options.seconds))
        every = [times for pipe in pipes for times in pipe.recv()]
        for process in processes:
            process.join()
    for what in ("submit", "reserve next", "heartbeat", "counts"):
        found = [seconds for times in every for seconds in times.get(what, [])]
        line = {"desktops": options.desktops, "samples": options.samples, **quantiles(found)}
        say(what=what, **line, wanted=_WANTED.get(what))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Submit while hundreds of desktops are at work.")
    parser.add_argument("--desktops", type=int, default=256, metavar="N")
    parser.add_argument("--samples", type=int, default=20_000, metavar="N")
    parser.add_argument("--pace", type=float, default=5.0, help="seconds from one Submit to the next")
    parser.add_argument("--warm-up", type=float, default=30.0, help="seconds before anything counts")
    parser.add_argument("--seconds", type=float, default=30.0, help="that count")
    return parser.parse_args()


if __name__ == "__main__":
    main()
