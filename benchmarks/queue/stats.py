"""Statistics of a large queue over the last days, and how its samples stand, through the Python face.

One queue is filled by bulk statements: nine of ten samples are labeled and reviewed, evenly over the time;
every tenth of these was rejected once. That makes three events (claims included) and two work units for each
sample. Prints JSON lines for a server and for a file, times of the whole call:

    {"what": "statistics of a queue", "database": "postgresql", "samples": 1000000, "members": 200,
     "events": 2970000, "units": 1980000, "in_range": 330000, "p50_ms": …, "own_cpu_ms": …,
     "wanted": {"p50_ms": "at most 2000"}, "met": true}

What is wanted holds for a million samples, half a year and the last thirty days. Filling that takes some
minutes; a look at it: `--samples 20000`.
"""

import argparse
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Final

import _server
import psycopg
from _figures import Limit, quantiles, say

from labelqueue.queue import connect

_WANTED: Final = {
    "statistics of a queue": {"p50_ms": Limit(at_most=2000)},
    "counts per status": {"p50_ms": Limit(at_most=300)},
}

# Text for both databases: {series} gives the numbers g from 1, {ago(…)} a moment some seconds ago. The member
# with the lowest id is the manager; of the others every tenth reviews.
_ROUNDS: Final = """
    SELECT g, k, CASE k % 3 WHEN 0 THEN 'claim' WHEN 1 THEN 'submit'
        ELSE CASE WHEN k = 2 AND g % 10 = 0 THEN 'reject' ELSE 'accept' END END AS action,
      CASE WHEN k % 3 = 2 THEN 2 + 10 * (g % {reviewers}) ELSE 3 + 10 * (g % {reviewers}) + g % 9 END AS who,
      3 + 10 * (g % {reviewers}) + g % 9 AS labeler,
      (1.0 - g / {worked}.0) * {seconds} + 3600 - 600 * k AS ago
    FROM {series} CROSS JOIN (SELECT 0 AS k UNION ALL SELECT 1 UNION ALL SELECT 2
      UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5) AS step
    WHERE g <= {worked} AND (k < 3 OR g % 10 = 0)"""
_FILL: Final = (
    """INSERT INTO sample (dataset_id, name, uri, width, height, metadata, created_at)
    SELECT 1, 'img_' || g, 'https://pictures.example/' || g, 4000, 3000, '{{}}', {created} FROM {series}""",
    """INSERT INTO sample_state (sample_id, queue_id, status, status_since, lane, neg_priority, sort_name,
      labeler_id, reviewer_id, version)
    SELECT id, 1, CASE WHEN id <= {worked} THEN 'reviewed' ELSE 'unlabeled' END, created_at,
      CASE WHEN id <= {worked} THEN 90 ELSE 30 END, 0, name, CASE WHEN id <= {worked} THEN 3 END,
      CASE WHEN id <= {worked} THEN 2 END, 0 FROM sample""",
    """INSERT INTO event (sample_id, queue_id, member_id, action, mode, from_status, to_status, version, at,
      labeler_id)
    SELECT g, 1, who, action, CASE WHEN k % 3 = 2 THEN 'review' ELSE 'label' END,
      CASE WHEN k % 3 = 2 THEN 'labeled' WHEN k < 3 THEN 'unlabeled' ELSE 'rejected' END,
      CASE action WHEN 'claim' THEN CASE WHEN k < 3 THEN 'unlabeled' ELSE 'rejected' END
        WHEN 'submit' THEN 'labeled' WHEN 'reject' THEN 'rejected' ELSE 'reviewed' END,
      k + 1, {at}, CASE WHEN action <> 'claim' THEN labeler END
    FROM ({rounds}) AS done ORDER BY ago DESC""",
    """INSERT INTO work_unit (id, sample_id, queue_id, member_id, session_id, kind, opened_at, ended_at,
      active_seconds, idle_seconds, annotations, changes, ended_by)
    SELECT {uuid}, g, 1, who, {uuid}, CASE k WHEN 1 THEN 'label' WHEN 4 THEN 'rework' ELSE 'review' END,
      {at}, {at}, 5 + (g * 7919) % 1000 / 7.0, 3, 1 + g % 8,
      {json}, action
    FROM ({rounds}) AS done WHERE action <> 'claim' ORDER BY ago DESC""",
)
_CHANGES: Final = (
    """'{{"created": {{"category ' || (g % 10) || '": ' || (1 + g % 8)"""
    """ || '}}, "changed": {{}}, "deleted": {{}}}}'"""
)


def main() -> None:
    options = _options()
    if options.file:
        _measure(options.file, "sqlite", options, _sizes(options.file.removeprefix("sqlite:///")))
        return
    if options.on != "sqlite":
        with _server.server() as server:
            url = server.create("bench")
            _found(url, options.members)
            _measure(url, "postgresql", options, _fill_server(url, options))
    if options.on != "postgresql":
        with _server.own_folder() as folder:
            path = folder / "bench.db"
            _found(f"sqlite:///{path}", options.members)
            _measure(f"sqlite:///{path}", "sqlite", options, _fill_file(str(path), options))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Statistics of a large queue.")
    parser.add_argument("--samples", type=int, default=1_000_000, metavar="N")
    parser.add_argument("--members", type=int, default=200, metavar="N")
    parser.add_argument("--over", type=int, default=180, metavar="DAYS", help="days in which it was done")
    parser.add_argument("--days", type=int, default=30, metavar="DAYS", help="days that are looked at")
    parser.add_argument("--on", choices=["postgresql", "sqlite"], help="only on this database")
    parser.add_argument("--times", type=int, default=3, help="how often each is measured")
    parser.add_argument("--file", metavar="URL", help="a workspace that is filled already, instead of both")
    return parser.parse_args()


def _found(url: str, members: int) -> None:
    with connect(url, member="boss") as boss:
        for number in range(1, members):
            boss.add_member(_server.name(number), "annotator" if number % 10 != 1 else "reviewer")
        boss.create_dataset(_server.DATASET, [f"category {number}" for number in range(10)])


def _statements(options: argparse.Namespace, **more: str) -> Iterator[str]:
    numbers = {
        "worked": options.samples * 9 // 10,
        "seconds": options.over * 86400,
        "reviewers": max(1, (options.members - 2) // 10),
    }
    rounds = _ROUNDS.format(**numbers, **more)
    for statement in _FILL:
        yield statement.format(**numbers, rounds=rounds, **more)


def _fill_server(url: str, options: argparse.Namespace) -> dict[str, int]:
    parts = {
        "series": f"generate_series(1::bigint, {options.samples}) AS g",
        "at": "now() - make_interval(secs => ago)",
        "created": f"now() - make_interval(days => {options.over + 1})",
        "uuid": "gen_random_uuid()",
        "json": f"({_CHANGES.format()})::jsonb",
    }
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in _statements(options, **parts):
            connection.execute(statement.encode())
        connection.execute("VACUUM ANALYZE")
        connection.execute("CHECKPOINT")
        return {
            table: connection.execute(f"SELECT count(*) FROM {table}".encode()).fetchall()[0][0]
            for table in ("event", "work_unit")
        }


def _fill_file(path: str, options: argparse.Namespace) -> dict[str, int]:
    moment = "strftime('%Y-%m-%d %H:%M:%f', 'now', '-' || ({}) || ' seconds')"
    parts = {
        "series": f"(WITH RECURSIVE n(g) AS (SELECT 1 UNION ALL SELECT g + 1 FROM n LIMIT {options.samples})"
        " SELECT g FROM n)",
        "at": moment.format("ago"),
        "created": moment.format(str((options.over + 1) * 86400)),
        "uuid": "lower(hex(randomblob(16)))",
        "json": _CHANGES.format(),
    }
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=MEMORY")
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA cache_size=-400000")
        connection.execute("BEGIN")
        for statement in _statements(options, **parts):
            connection.execute(statement)
        connection.execute("COMMIT")
    return _sizes(path)


def _sizes(path: str) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("event", "work_unit")
        }


def _measure(url: str, database: str, options: argparse.Namespace, sizes: dict[str, int]) -> None:
    since = datetime.now(UTC) - timedelta(days=options.days)
    with connect(url, member="boss", timeout=120) as boss:
        queue = boss.dataset(_server.DATASET).queue()
        found = queue.statistics(since=since)
        tally = found.total.tally
        calls: dict[str, Callable[[], object]] = {
            "statistics of a queue": lambda: queue.statistics(since=since),
            "counts per status": queue.counts,
        }
        for what, call in calls.items():
            say(
                what=what,
                database=database,
                samples=options.samples,
                members=options.members,
                events=sizes["event"],
                units=sizes["work_unit"],
                in_range=tally.submitted + tally.skipped + tally.reviewed,
                **_times(call, options.times),
                wanted=_WANTED[what],
            )


def _times(call: Callable[[], object], many: int) -> dict[str, float]:
    """With what this process used of processors: in a file all, and the same whatever runs beside."""
    used, seconds = time.process_time(), []
    for _ in range(many):
        begun = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - begun)
    return quantiles(seconds) | {"own_cpu_ms": round((time.process_time() - used) / many * 1e3, 1)}


if __name__ == "__main__":
    main()
