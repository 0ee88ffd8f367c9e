"""A queue is made while samples are added."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import psycopg
import pytest

import labelqueue as lq
from labelqueue.queue import Dataset
from tests.concurrency.interference import once_after
from tests.contract.team import Team

PATIENCE = 10.0  # seconds


def until_it_waits(url: str, made: "Future[object]") -> None:
    """Until another connection waits for a lock, or `made` is done."""
    deadline = time.monotonic() + PATIENCE
    waiting = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE wait_event_type = 'Lock' AND datname = current_database()"
    )
    with psycopg.connect(url, autocommit=True) as connection:
        while time.monotonic() < deadline and not made.done():
            row = connection.execute(waiting).fetchone()
            if row is not None and row[0]:
                return
            time.sleep(0.01)


@pytest.mark.parametrize(
    "change",
    [
        lambda dataset: dataset.create_queue("new", criteria="light:night"),
        lambda dataset: dataset.queue("old").update(criteria="light:night"),
    ],
    ids=["made", "changed"],
)
def test_no_sample_slips_by_new_criteria(team: Team, change: Callable[[Dataset], object]) -> None:
    team.dataset.create_queue("old")
    team.workspace("boss").add_member("rex", "manager")
    other = team.workspace("rex").dataset("fruit")
    with ThreadPoolExecutor(1) as pool:
        made: list[Future[object]] = []

        def meanwhile() -> None:
            made.append(pool.submit(change, other))
            until_it_waits(team.url, made[0])

        # By now the adding has seen which queues want samples.
        seen = once_after(team.workspace("boss"), "queue.criteria !=", meanwhile)
        team.dataset.add_samples([lq.SampleSpec("a", "x/a", metadata={"light": "night"})])
        assert seen
        made[0].result(PATIENCE)
    assert team.row("a").queue in {"new", "old"}
