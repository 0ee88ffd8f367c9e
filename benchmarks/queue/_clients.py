"""Members at work, each in a process of its own that stays connected from one round to the next."""

import multiprocessing
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import Process
from multiprocessing.connection import Connection, wait
from typing import Any, Final

import _server

import labelqueue as lq

_WARM_UP: Final = 20  # cycles; what is sent to the server is prepared after five
_BOX: Final = lq.Box(1200, 800, 1500, 1400)

Cycle = tuple[float, float]
"""When one Submit began (as `time.monotonic` says), and how many seconds it took."""


class Clients:
    """So many processes that do the same at the same time."""

    def __init__(self, pipes: Sequence[Connection], processes: Sequence[Process]) -> None:
        self._pipes: Final = pipes
        self._processes: Final = processes

    def work(
        self, *, seconds: float = 3600.0, cycles: int = 10**9, per_second: float | None = None
    ) -> "Round":
        """Let each work for some time, or for so many cycles.

        `per_second`: cycles of all together, evenly spaced; None: as fast as it goes.
        """
        pace = None if per_second is None else len(self._pipes) / per_second
        begin = time.monotonic() + 0.1
        for number, pipe in enumerate(self._pipes):
            offset = 0.0 if pace is None else pace * number / len(self._pipes)
            pipe.send((begin + offset, begin + seconds, cycles, pace))
        for pipe, process in zip(self._pipes, self._processes, strict=True):
            wait([pipe, process.sentinel])
            if not pipe.poll():
                raise SystemExit(f"{process.name} ended early.")
        return Round(begin, [pipe.recv() for pipe in self._pipes])

    def stop(self) -> None:
        for pipe in self._pipes:
            pipe.send(None)
        for process in self._processes:
            process.join()


class Round:
    """What the clients measured."""

    def __init__(self, begin: float, each: Sequence[tuple[float, list[Cycle]]]) -> None:
        self.begin: Final = begin
        self.cycles: Final = sorted(cycle for _, some in each for cycle in some)
        # Each by its own clock: the last cycle of one may end later than that of another.
        self.per_second: Final = sum(len(some) / seconds for seconds, some in each if seconds)

    @property
    def times(self) -> list[float]:
        return [seconds for _, seconds in self.cycles]


@contextmanager
def clients(url: str, count: int) -> Iterator[Clients]:
    pairs = [multiprocessing.Pipe() for _ in range(count)]
    processes = [
        Process(target=_client, args=(url, _server.name(number), pairs[number][1]), daemon=True)
        for number in range(count)
    ]
    for process in processes:
        process.start()
    made = Clients([mine for mine, _ in pairs], processes)
    made.work(cycles=_WARM_UP)
    yield made
    made.stop()


def _client(url: str, member: str, pipe: Connection) -> None:
    with lq.connect(url, member=member) as workspace:
        queue = workspace.dataset(_server.DATASET).queue()
        work: Any = queue.start_labeling()
        while (order := pipe.recv()) is not None:
            begin, end, most, pace = order
            time.sleep(max(0.0, begin - time.monotonic()))
            began = due = time.monotonic()
            done: list[Cycle] = []
            while len(done) < most and time.monotonic() < end:
                label = work.label.add(_BOX, category=_server.CATEGORY)
                at, start = time.monotonic(), time.perf_counter()
                work = queue.submit(work, label)
                done.append((at, time.perf_counter() - start))
                assert isinstance(work, lq.WorkItem), work
                if pace is not None:
                    due += pace
                    time.sleep(max(0.0, due - time.monotonic()))
            pipe.send((time.monotonic() - began, done))
        queue.release(work)
