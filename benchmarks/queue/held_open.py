"""What one forgotten transaction does to everybody else: clients at a moderate pace while it stays open.

It has read and written, so that nothing that others leave behind can be cleared away. The clients are
processes of their own and do 50 cycles a second together, through the Python face. Prints one JSON line for
each window of time, seconds counted from when the transaction began (the first window is before it), times
around `queue.submit`.

    {"what": "held open", "from_s": 0, "p50_ms": …, "p99_ms": …, "measured": …,
     "wanted": {"p99_ms": "at most 100"}, "met": true}

What is wanted holds for two minutes; a look at it: `--seconds 20`.
"""

import argparse
import time
from threading import Event, Thread

import _clients
import _server
import psycopg
from _figures import Limit, quantiles, say

_WANTED = {"p99_ms": Limit(at_most=100)}


def main() -> None:
    options = _options()
    before = options.window
    with _server.server() as server:
        url = server.found("bench", samples=options.samples, members=options.clients)
        with _clients.clients(url, options.clients) as clients:
            over = Event()
            holder = Thread(target=_hold, args=(url, before, over))
            holder.start()
            measured = clients.work(seconds=before + options.seconds, per_second=options.per_second)
            over.set()
            holder.join()
    windows: dict[int, list[float]] = {}
    for at, seconds in measured.cycles:
        windows.setdefault(int((at - measured.begin) // options.window), []).append(seconds)
    for number, times in sorted(windows.items()):
        since = number * options.window - before
        found = quantiles(times)
        say(what="held open", samples=options.samples, from_s=round(since), **found, wanted=_WANTED)


def _hold(url: str, begin_after: float, over: Event) -> None:
    time.sleep(begin_after)
    with psycopg.connect(url) as connection:
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        connection.execute("SELECT pg_current_xact_id(), count(*) FROM queue")
        over.wait()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Submit and pull while a transaction stays open.")
    parser.add_argument("--samples", type=int, default=100_000, metavar="N")
    parser.add_argument("--clients", type=int, default=8, metavar="N")
    parser.add_argument("--per-second", type=float, default=50.0, help="cycles of all clients together")
    parser.add_argument("--seconds", type=float, default=120.0, help="that the transaction stays open")
    parser.add_argument("--window", type=float, default=10.0, help="seconds")
    return parser.parse_args()


if __name__ == "__main__":
    main()
