"""What a manager's window asks about people, and what every window asks on its way: server and file.

The workspace is that of `_filler`: a million samples of 200 members with three million events, and one member
who works alone has no concerns, so it is a shared one. Prints JSON lines like `samples.py`.

Filling that takes some minutes; a look at it: `--samples 20000`. What is wanted holds for the million.
"""

import argparse
import time
from collections.abc import Callable
from datetime import timedelta

import _filler
import _server
from _figures import Limit, quantiles, say

from labelqueue.domain.news import Asked, Seen
from labelqueue.queue import Workspace, connect

_PAGE = {"p50_ms": Limit(at_most=300)}
_AT_ONCE = {"p50_ms": Limit(at_most=100)}
_ON_THE_WAY = {"p50_ms": Limit(at_most=20)}
_ONCE_A_DAY = {"p50_ms": Limit(at_most=2000)}


def main() -> None:
    options = _options()
    if options.file:
        _measure(options.file, "sqlite", options)
        return
    size = _filler.Size(samples=options.samples, members=options.members)
    with _server.server() as server:
        url = server.create("bench")
        _filler.found(url, size)
        _measure(url, "postgresql", options)
    with _server.own_folder() as folder:
        url = f"sqlite:///{folder / 'bench.db'}"
        _filler.found(url, size)
        _measure(url, "sqlite", options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="The people of a large workspace.")
    parser.add_argument("--samples", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--members", type=int, default=200, metavar="N")
    parser.add_argument("--times", type=int, default=5, help="how often each is measured")
    parser.add_argument("--file", metavar="URL", help="a workspace that is filled already, instead of both")
    return parser.parse_args()


def _measure(url: str, database: str, options: argparse.Namespace) -> None:
    with connect(url, member="boss", timeout=120) as boss:
        first = boss.heartbeat(Asked())
        assert first is not None
        for what, call, wanted in _calls(boss, first.seen):
            times = [_seconds(call) for _ in range(options.times)]
            say(what=what, database=database, samples=options.samples, **quantiles(times), wanted=wanted)


def _calls(boss: Workspace, seen: Seen) -> list[tuple[str, Callable[[], object], dict[str, Limit] | None]]:
    week = Seen(seen.at - timedelta(days=7))
    name = _server.name(17)
    return [
        ("the Members page", boss.people, _PAGE),
        ("what would become of a member's", lambda: boss.would_leave(name), _PAGE),
        ("concerns of queues", lambda: boss.concerns(acceptance=False), _AT_ONCE),
        ("concerns with acceptance", boss.concerns, _ONCE_A_DAY),
        ("waiting for people who are away", lambda: boss.awaited(limit=1000), _PAGE),
        ("a heartbeat with news", lambda: boss.heartbeat(Asked(seen)), _ON_THE_WAY),
        ("a heartbeat with news of a week", lambda: boss.heartbeat(Asked(week)), _AT_ONCE),
        ("the home page", boss.overview, _PAGE),
    ]


def _seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
