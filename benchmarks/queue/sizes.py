"""Whether work gets slower as the dataset grows: the same clients on a small and on a large one.

Both are on one server, and take turns. Every client is a process of its own, through the Python face. Prints
a JSON line for each size, times around `queue.submit`, and how many times slower each is than the smallest.

    {"what": "cycle by size", "samples": 300000, "per_second": …, "p50_ms": …, "times_slower": 1.02,
     "wanted": {"times_slower": "at most 1.25"}, "met": true}

What is wanted holds for ten million samples beside ten thousand. Filling them takes some minutes and 8 GB,
which not every machine has to spare, so they are asked for: `--sizes 10000 10000000`. Without that it is
300,000, where an index that is missing shows already.
"""

import argparse
import statistics
from contextlib import ExitStack

import _clients
import _server
from _figures import Limit, quantiles, say

_USED = 0.6
"""The part of the smallest dataset that is labeled in all rounds together; it must not run out."""


def main() -> None:
    options = _options()
    sizes = sorted(options.sizes)
    cycles = max(1, min(options.cycles, int(sizes[0] * _USED / options.rounds / options.clients)))
    with _server.server() as server, ExitStack() as stack:
        all_of = {
            size: stack.enter_context(
                _clients.clients(
                    server.found(f"bench_{size}", samples=size, members=options.clients), options.clients
                )
            )
            for size in sizes
        }
        rates: dict[int, list[float]] = {size: [] for size in sizes}
        times: dict[int, list[float]] = {size: [] for size in sizes}
        for turn in range(options.rounds):
            for size in sizes if turn % 2 else reversed(sizes):
                found = all_of[size].work(cycles=cycles)
                rates[size].append(found.per_second)
                times[size] += found.times
    first = statistics.median(rates[sizes[0]])
    for size in sizes:
        rate = statistics.median(rates[size])
        say(
            what="cycle by size",
            samples=size,
            clients=options.clients,
            per_second=round(rate),
            **quantiles(times[size]),
            times_slower=round(first / rate, 3),
            rounds=[round(one) for one in rates[size]],
            wanted={"times_slower": Limit(at_most=1.25)} if size > sizes[0] else None,
        )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Submit and pull in a small and in a large dataset.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 300_000], metavar="N")
    parser.add_argument("--clients", type=int, default=8, metavar="N")
    parser.add_argument("--rounds", type=int, default=6, help="how often they take turns")
    parser.add_argument("--cycles", type=int, default=120, help="of each client in a round")
    return parser.parse_args()


if __name__ == "__main__":
    main()
