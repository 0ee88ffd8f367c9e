"""PgQueuer's cycle: dequeue one job and finish it, in so many processes. Runs in an environment of its own.

`_pgqueuer.py URL fill JOBS` makes the jobs; `_pgqueuer.py URL work WORKERS SECONDS` works through them and
prints {"per_second": …, "seconds": [of each cycle]}.
"""

import asyncio
import json
import multiprocessing
import sys
import time
import uuid
from datetime import timedelta
from typing import Any

import psycopg
from pgqueuer.db import PsycopgDriver
from pgqueuer.ports.repository import EntrypointExecutionParameter
from pgqueuer.queries import Queries

_SILENCE = timedelta(seconds=30)


async def _opened(url: str) -> Queries:
    return Queries(PsycopgDriver(await psycopg.AsyncConnection.connect(url, autocommit=True)))


async def _fill(url: str, jobs: int) -> None:
    queries = await _opened(url)
    await queries.install()
    await queries.enqueue(["label"] * jobs, [None] * jobs, [0] * jobs)


def _work(url: str, seconds: float, ready: Any, answers: Any) -> None:
    async def cycles() -> list[float]:
        queries, me = await _opened(url), uuid.uuid4()
        everything = {"label": EntrypointExecutionParameter(concurrency_limit=0)}

        async def cycle() -> float:
            start = time.perf_counter()
            jobs = await queries.dequeue(1, everything, me, None, _SILENCE)
            await queries.log_jobs([(jobs[0], "successful", None)])
            return time.perf_counter() - start

        for _ in range(20):
            await cycle()
        ready.wait()
        end = time.monotonic() + seconds
        done = []
        while time.monotonic() < end:
            done.append(await cycle())
        return done

    answers.put(asyncio.run(cycles()))


def main() -> None:
    url, what, count, *rest = sys.argv[1:]
    if what == "fill":
        asyncio.run(_fill(url, int(count)))
        return
    workers, seconds = int(count), float(rest[0])
    ready = multiprocessing.Barrier(workers)
    answers: multiprocessing.SimpleQueue[list[float]] = multiprocessing.SimpleQueue()
    processes = [
        multiprocessing.Process(target=_work, args=(url, seconds, ready, answers)) for _ in range(workers)
    ]
    for process in processes:
        process.start()
    times = [one for _ in processes for one in answers.get()]
    for process in processes:
        process.join()
    print(json.dumps({"per_second": len(times) / seconds, "seconds": times}))


if __name__ == "__main__":
    main()
