"""What a manager waits for on the Samples page, and others while many samples are changed: server and file.

The workspace is that of `_filler`: a million samples of 200 members with three million events. Prints JSON
lines, times of the whole call through the Python face:

    {"what": "jump", "database": "postgresql", "samples": 1000000, "p50_ms": …, "p99_ms": …, "measured": 5,
     "wanted": {"p50_ms": "at most 100"}, "met": true}

Filling that takes some minutes; a look at it: `--samples 20000`. What is wanted holds for the million.
"""

import argparse
import random
import time
from collections.abc import Callable
from threading import Thread

import _clients
import _filler
import _server
from _figures import Limit, quantiles, say

from labelqueue.domain.listing import SortBy
from labelqueue.domain.query_parser import parse
from labelqueue.queue import Dataset, connect

_FIRST_PAGE = {"p50_ms": Limit(at_most=150)}
_SCROLL = {"p50_ms": Limit(at_most=100)}
_FILTER = {"p50_ms": Limit(at_most=300)}
_ROWS = 200
_SEARCH = f'status:labeled labeled-by:"{_server.name(17)}"'
_RARE = f'status:rejected labeled-by:"{_server.name(17)}" priority:3'


def main() -> None:
    options = _options()
    if options.url:
        _measure(options.url, options.url.partition(":")[0], options)
        _change_many(options.url, options.url.partition(":")[0], options)
        return
    size = _filler.Size(samples=options.samples, members=options.members)
    with _server.server() as server:
        url = server.create("bench")
        _filler.found(url, size)
        _measure(url, "postgresql", options)
        _change_many(url, "postgresql", options)
    with _server.own_folder() as folder:
        url = f"sqlite:///{folder / 'bench.db'}"
        _filler.found(url, size)
        _measure(url, "sqlite", options)
        _change_many(url, "sqlite", options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="The Samples page of a large dataset.")
    parser.add_argument("--samples", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--members", type=int, default=200, metavar="N")
    parser.add_argument("--times", type=int, default=5, help="how often each is measured")
    parser.add_argument("--url", help="a workspace that is there, filled by `_filler`: it is changed")
    return parser.parse_args()


def _measure(url: str, database: str, options: argparse.Namespace) -> None:
    with connect(url, member="boss", timeout=120) as boss:
        dataset = boss.dataset(_server.DATASET)
        for what, call, wanted in _calls(dataset, options.samples):
            times = [_seconds(call) for _ in range(options.times)]
            say(what=what, database=database, samples=options.samples, **quantiles(times), wanted=wanted)


def _change_many(url: str, database: str, options: argparse.Namespace) -> None:
    """A tenth of the samples get another status while others submit and pull, ten times a second."""
    ended: list[float] = []

    def change() -> None:
        begun = time.perf_counter()
        with connect(url, member="boss", timeout=120) as boss:
            search = parse(f"status:reviewed index:1-{options.samples // 4}")
            done = boss.dataset(_server.DATASET).set_status(search, "labeled")
            ended.append(time.perf_counter() - begun)
            ended.append(done.samples)

    times: list[float] = []
    with _clients.clients(url, 2) as others:
        alone = others.work(seconds=3, per_second=10).times
        thread = Thread(target=change)
        thread.start()
        while thread.is_alive():
            times += others.work(seconds=1, per_second=10).times
        thread.join()
    seconds, changed = ended
    say(
        what="submit and pull while many are changed",
        database=database,
        samples=options.samples,
        changed=int(changed),
        change_seconds=round(seconds, 1),
        **quantiles(times),
        alone_p99_ms=quantiles(alone)["p99_ms"],
        wanted={"p99_ms": Limit(at_most=100)},
    )


def _calls(dataset: Dataset, samples: int) -> list[tuple[str, Callable[[], object], dict[str, Limit] | None]]:
    random.seed(1)
    name = f"img_{samples // 2:09}.jpg"
    found = dataset.found(order="-priority")
    pages = [
        (f"first page by {order}", lambda order=order: dataset.samples(limit=_ROWS, order=order), _FIRST_PAGE)
        for by in SortBy
        for order in (by.value, f"-{by}")
    ]
    return [
        *pages,
        ("page behind a name", lambda: dataset.samples(after=name, limit=_ROWS), _SCROLL),
        ("jump", lambda: found.page(random.randrange(samples), _ROWS), _SCROLL),
        ("all in an order", lambda: dataset.found(order="-priority"), None),
        ("filter by status and labeler", lambda: dataset.samples(_SEARCH, limit=_ROWS), _FILTER),
        ("filter that few samples meet", lambda: dataset.samples(_RARE, limit=_ROWS), _FILTER),
        ("count of that filter", lambda: dataset.count(_SEARCH), _FILTER),
        ("counts per status", dataset.counts, _FILTER),
    ]


def _seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
