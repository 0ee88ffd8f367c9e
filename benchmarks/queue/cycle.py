"""Submit and pull through the Python face, beside `pgbench -N` on the same server in the same run.

Every client is a process of its own and does all that the contract asks for: each label gets a box, is handed
in (operation, revision, event, state, claim, and the journal on this machine), and the next sample is pulled.
The two take turns; what counts is the ratio of the medians. Prints JSON lines, times around `queue.submit`:

    {"what": "cycle", "clients": 8, "per_second": …, "p50_ms": …, "p99_ms": …, "pgbench_tps": …, "ratio": …,
     "wanted": {"ratio": "at least 0.35"}, "met": true}

`--pgqueuer PYTHON`: an environment with pgqueuer 1.6 and psycopg, whose cycle (dequeue a job, finish it)
takes turns with ours on the same server, too; the ratio says how many times faster ours is. Without it that
comparison is left out.

Wanted: 0.5, 0.35 and 0.3 of pgbench at 1, 8 and 32 clients; 60 ms for 99 of 100 at 32 clients; 1.5 times
PgQueuer at 8 workers.
"""

import argparse
import json
import statistics
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import _clients
import _server
import psycopg
from _figures import Limit, quantiles, say

_BESIDE_PGBENCH = {
    1: {"ratio": Limit(at_least=0.5)},
    8: {"ratio": Limit(at_least=0.35)},
    32: {"ratio": Limit(at_least=0.3), "p99_ms": Limit(at_most=60)},
}
_BESIDE_PGQUEUER = {8: {"ratio": Limit(at_least=1.5)}}
_JOBS = 50_000
_PEER = Path(__file__).with_name("_pgqueuer.py")


def main() -> None:
    options = _options()
    with _server.server() as server:
        url = server.found("bench", samples=options.samples, members=max(options.clients + options.workers))
        server.prepare_pgbench()
        for count in options.clients:
            bench = partial(server.pgbench, count, options.seconds)
            found = _in_turn(url, count, options, "pgbench_tps", bench)
            say(what="cycle", samples=options.samples, **found, wanted=_BESIDE_PGBENCH.get(count))
        if options.pgqueuer:
            peer = Peer(options.pgqueuer, server.create("pgqueuer"))
            for count in options.workers:
                run = partial(peer.run, count, options.seconds)
                found = _in_turn(url, count, options, "pgqueuer_per_second", run)
                say(
                    what="beside pgqueuer",
                    samples=options.samples,
                    **found,
                    pgqueuer=quantiles(peer.taken()),
                    wanted=_BESIDE_PGQUEUER.get(count),
                )


def _in_turn(
    url: str, count: int, options: argparse.Namespace, named: str, other: Callable[[], float]
) -> dict[str, Any]:
    """Ours and the other, one after the other, several times."""
    rates, others, times = [], [], []
    with _clients.clients(url, count) as clients:
        for _ in range(options.rounds):
            ours = clients.work(seconds=options.seconds)
            rates.append(ours.per_second)
            times += ours.times
            others.append(other())
    rate, beside = statistics.median(rates), statistics.median(others)
    return {
        "clients": count,
        "per_second": round(rate),
        **quantiles(times),
        named: round(beside),
        "ratio": round(rate / beside, 3),
        "rounds": [[round(one), round(two)] for one, two in zip(rates, others, strict=True)],
    }


class Peer:
    """PgQueuer in its own environment and database."""

    def __init__(self, python: str, url: str) -> None:
        self._command = [python, str(_PEER), url]
        self._times: list[float] = []
        subprocess.run([*self._command, "fill", str(_JOBS)], check=True)
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")

    def run(self, workers: int, seconds: float) -> float:
        answer = subprocess.run(
            [*self._command, "work", str(workers), str(seconds)], capture_output=True, text=True, check=True
        )
        found = json.loads(answer.stdout)
        self._times += found["seconds"]
        return float(found["per_second"])

    def taken(self) -> list[float]:
        """What its cycles took since this was asked last."""
        times, self._times = self._times, []
        return times


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Submit and pull beside pgbench.")
    parser.add_argument("--samples", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 8, 32], metavar="N")
    parser.add_argument("--rounds", type=int, default=3, help="how often the two take turns")
    parser.add_argument("--seconds", type=float, default=3.0, help="that each of them takes in a round")
    parser.add_argument("--pgqueuer", metavar="PYTHON", help="of an environment with pgqueuer")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 8], metavar="N", help="beside pgqueuer")
    return parser.parse_args()


if __name__ == "__main__":
    main()
