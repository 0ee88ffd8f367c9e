"""A crowd of processes at one queue, and somebody who kills them."""

import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import labelqueue as lq
from tests.concurrency.client import DATASET, PRIORITIES, sample_name
from tests.oracle.database import Database, opened
from tests.oracle.history import History, collect, install

ROOT: Final = Path(__file__).parents[2]
WITH_ONE_WINDOW: Final = 4
"""Members between two who have a second window."""
ROLES: Final = ("annotator", "reviewer", "annotator", "manager")


@dataclass(frozen=True)
class Size:
    """`goal`: what each client does; `pause`: seconds between two blows, and two deeds of the manager."""

    clients: int
    samples: int
    goal: int
    pause: float
    kills: int


def found(url: str, size: Size, **settings: object) -> None:
    """A workspace with a queue for that many clients; every second one reviews, some of those manage."""
    chance = random.Random(0)
    with lq.connect(url, member="boss") as boss:
        for number in range(size.clients):
            boss.add_member(f"member{number}", ROLES[number % len(ROLES)])
        dataset = boss.create_dataset(DATASET, categories=["ripe"])
        dataset.queue().configure(save_enabled=True, skip_review_enabled=True, **settings)
        install(url)
        dataset.add_samples(
            lq.SampleSpec(sample_name(number), "https://x/y.jpg", priority=chance.choice(PRIORITIES))
            for number in range(size.samples)
        )


def let_loose(url: str, size: Size, folder: Path) -> tuple[History, list[str]]:
    """Run them all; who is killed comes back. Returns what happened, and double claims that were seen."""
    seats = [f"member{number}" for number in range(size.clients)]
    seats += [f"member{number}@2" for number in range(0, size.clients, WITH_ONE_WINDOW + 1)]
    running = {seat: _start(url, seat, folder, size.goal) for seat in seats}
    manager = _start(url, "boss", folder, size.pause)
    chance, blows, doubles = random.Random(2), 0, []
    try:
        with opened(url) as database:
            while running:
                time.sleep(chance.uniform(0.5, 1.5) * size.pause)
                for seat, process in list(running.items()):
                    if process.poll() is not None:
                        assert process.returncode == 0, f"{seat} ended with {process.returncode}"
                        del running[seat]
                if running and blows < size.kills:
                    blows += 1
                    seat = chance.choice(sorted(running))
                    if blows % 2 or database.is_sqlite:
                        running[seat].kill()
                        running[seat].wait()
                        running[seat] = _start(url, seat, folder, size.goal)
                    else:
                        _cut_a_connection(database)
                doubles += _double_claims(database)
        (folder / "stop").touch()
        assert manager.wait(60) == 0, "the manager failed"
    finally:
        for process in (*running.values(), manager):
            process.kill()
            process.wait()
    return collect(url, [folder / f"{seat}.jsonl" for seat in seats]), doubles


def _start(url: str, seat: str, folder: Path, goal: float) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.concurrency.client", url, seat, str(folder), str(goal)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "app"), str(ROOT)])}
    return subprocess.Popen(command, env=environment, cwd=ROOT)


def _cut_a_connection(database: Database) -> None:
    # One that is just doing something, if there is one.
    database.rows(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        " AND application_name LIKE 'labelqueue%' ORDER BY state = 'idle', random() LIMIT 1"
    )


def _double_claims(database: Database) -> list[str]:
    rows = database.rows(
        "SELECT holder_id, mode FROM sample_state WHERE from_queue GROUP BY holder_id, queue_id, mode"
        " HAVING count(*) > 1"
    )
    return [f"member {row['holder_id']} holds two samples in {row['mode']} mode" for row in rows]
