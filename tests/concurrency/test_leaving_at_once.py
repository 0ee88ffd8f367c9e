"""Who pauses, leaves or tidies while others have just what it is about locked: on PostgreSQL."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

import labelqueue as lq
from labelqueue.queue import Workspace
from tests.concurrency.test_at_once import LOCK, PATIENCE, wait_until
from tests.contract.team import Team, drawn
from tests.contract.test_time import age, alive


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(3) as made:
        yield made


@pytest.fixture
def rex(team: Team) -> Iterator[Workspace]:
    """A second manager, in whose name another thread works."""
    team.workspace("boss").add_member("rex", "manager")
    with lq.connect(team.url, member="rex") as workspace:
        yield workspace


def owner(team: Team, name: str) -> str | None:
    with psycopg.connect(team.url) as connection:
        row = connection.execute(
            "SELECT member.name FROM sample_state LEFT JOIN member ON member.id = owner_id"
            " JOIN sample ON sample.id = sample_id WHERE sample.name = %s",
            [name],
        ).fetchone()
    assert row is not None
    return None if row[0] is None else str(row[0])


ENDS: dict[str, Callable[[Workspace], object]] = {
    "pause": lambda rex: rex.dataset("fruit").queue().pause(),
    "finish": lambda rex: rex.dataset("fruit").queue().finish(),
    "name": lambda rex: rex.dataset("fruit").queue().assign(annotators=["bob"], reviewers=["rita"]),
    "remove": lambda rex: rex.remove_member("ann"),
}


@pytest.mark.parametrize("how", [*ENDS, "goodbye"])
def test_what_is_kept_ahead_and_locked_is_waited_for(
    how: str, team: Team, rex: Workspace, pool: ThreadPoolExecutor
) -> None:
    team.add("a.jpg", "b.jpg")
    with lq.connect(team.url, member="ann") as ann:
        queue = ann.dataset("fruit").queue()
        work = queue.start_labeling()
        assert isinstance(work, lq.WorkItem)
        assert queue.reserve_next(work) is not None
        with psycopg.connect(team.url) as other:
            other.execute(LOCK, ["b.jpg"])
            ended = pool.submit(ann.close) if how == "goodbye" else pool.submit(ENDS[how], rex)
            wait_until(team.url, 1, ended)
            other.commit()
        ended.result(PATIENCE)
        assert owner(team, "b.jpg") is None


@pytest.mark.parametrize("how", ["name", "remove"])
def test_who_leaves_while_something_is_assigned_to_them(
    how: str, team: Team, rex: Workspace, pool: ThreadPoolExecutor
) -> None:
    team.add("a.jpg", "b.jpg")
    dataset = team.dataset
    with psycopg.connect(team.url) as other:
        other.execute(LOCK, ["b.jpg"])
        assigned = pool.submit(dataset.assign, ["a.jpg", "b.jpg"], labeler="ann")
        wait_until(team.url, 1, assigned)
        left = pool.submit(ENDS[how], rex)
        wait_until(team.url, 2, left)
        other.commit()
    assigned.result(PATIENCE)
    left.result(PATIENCE)
    assert [owner(team, name) for name in ("a.jpg", "b.jpg")] == [None, None]


def test_what_lapses_and_is_locked_is_left_for_the_next_look(team: Team) -> None:
    team.add("a.jpg", "b.jpg", "c.jpg")
    for name in ("a.jpg", "b.jpg"):
        team.submitted(name, by="ann")
    for _ in range(2):
        team["rita"].reject(team.take("rita", "review"), pull_next=False)
    work = team.take("ann")
    for _ in range(2):
        following = team["ann"].submit(work, drawn(work.label))
        assert isinstance(following, lq.WorkItem)
        work = following
    age(team, "sample_state", "status_since", 25)
    with psycopg.connect(team.url) as other:
        other.execute(LOCK, ["a.jpg"])
        assert team.take("rolf", "review").sample.name == "b.jpg"
    assert owner(team, "a.jpg") == "rita"
    alive(team, "rolf")
    assert owner(team, "a.jpg") is None
