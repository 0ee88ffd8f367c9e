"""What a manager looks at costs what is looked at: no statistics read through the history before them."""

import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from labelqueue.domain.query_parser import parse
from labelqueue.store import pieces
from tests.concurrency.piles import FEW, MANY, USUAL, fill_local, fill_server
from tests.concurrency.plans import buffers, is_scan, local_plans, watched
from tests.concurrency.test_plans_of_my_work import history
from tests.contract.team import Team, found_team
from tests.oracle.database import Database

SINCE = datetime(2026, 2, 1, tzinfo=UTC)
"""After all that the history tells."""
HISTORY = {"event", "work_unit"}
PAGES = 100

_WEEK = """
INSERT INTO event
  (sample_id, queue_id, member_id, labeler_id, action, mode, from_status, to_status, version, at)
VALUES (1, 1, 2, 2, 'submit', 'label', 'unlabeled', 'labeled', 4, '2026-01-{day} 00:00:00.000')
"""
"""The last days with work, by which it is estimated how long the rest takes."""
_UNITS = """
INSERT INTO work_unit (id, sample_id, queue_id, member_id, session_id, kind, opened_at, ended_at,
  active_seconds, idle_seconds, annotations, changes)
SELECT {uuid}, id, 1, 2 + id % 4, {uuid}, 'label', '2026-01-01 00:00:01.000', '2026-01-01 00:00:02.000',
  7.5, 0, 1, '{{"created": {{"ripe": 1}}, "changed": {{}}, "deleted": {{}}}}'
FROM sample
"""


def _write(url: str) -> None:
    on_file = url.startswith("sqlite")
    database = Database(url)
    for one in [*history(), *(_WEEK.format(day=day) for day in range(10, 20))]:
        database.run(one)
    database.run(_UNITS.format(uuid="lower(hex(randomblob(16)))" if on_file else "gen_random_uuid()"))
    database.run("ANALYZE" if on_file else "VACUUM ANALYZE")
    database.close()


@pytest.fixture(scope="module")
def server(postgres_server: Callable[[str], str]) -> Iterator[str]:
    name = f"desk_{uuid.uuid4().hex}"
    with psycopg.connect(postgres_server("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        url = postgres_server(name)
        found_team(url)
        fill_server(url, USUAL, MANY)
        _write(url)
        yield url
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("desk") / "workspace.db"
    found_team(f"sqlite:///{path}")
    fill_local(str(path), USUAL, MANY)
    _write(f"sqlite:///{path}")
    return f"sqlite:///{path}"


def test_on_the_server_statistics_look_at_their_range(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with ExitStack() as stack:
        team = Team(server, stack)
        queue = team["boss"]
        with watched(team.workspace("boss"), monkeypatch) as plans:
            queue.statistics(since=SINCE)
    assert plans
    for plan in plans:
        looks = [node for node in plan.nodes() if is_scan(node) and node.get("Relation Name") in HISTORY]
        assert not [node for node in looks if node["Node Type"] == "Seq Scan"], str(plan)
        assert all(buffers(node) <= PAGES for node in looks), str(plan)


def test_on_a_file_statistics_look_at_their_range(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with ExitStack() as stack:
        team = Team(file, stack)
        with local_plans(team.workspace("boss"), monkeypatch) as lines:
            team["boss"].statistics(since=SINCE)
    looks = [line for line in lines if "INDEX" in line and line.split()[1] in ("event", "work_unit")]
    assert {line.split()[1] for line in looks} == {"event", "work_unit"}
    assert not [line for line in lines if line.split()[0] == "SCAN" and line.split()[1] in HISTORY]
    # Without a moment it is all of a queue, but for the first of each index, which say when all began.
    assert len([line for line in looks if "(queue_id=?)" in line]) == 3


def test_on_a_file_the_history_of_every_queue_comes_in_its_order(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = shutil.copy(file.removeprefix("sqlite:///"), tmp_path / "copy.db")
    with ExitStack() as stack:
        team = Team(f"sqlite:///{copy}", stack)
        team.dataset.create_queue("night", criteria="light:night", annotators=["ann"])
        with local_plans(team.workspace("boss"), monkeypatch) as lines:
            team.dataset.statistics(since=SINCE, until=SINCE + timedelta(days=20))
    # Only what ended at one moment is put in order, for each queue by itself.
    assert lines.count("USE TEMP B-TREE FOR RIGHT PART OF ORDER BY") == 2


def test_on_a_file_nothing_is_sorted_to_count_a_queue(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with ExitStack() as stack:
        team = Team(file, stack)
        queue, dataset = team["boss"], team.dataset
        with local_plans(team.workspace("boss"), monkeypatch) as lines:
            assert sum(queue.counts().values()) == MANY
            assert sum(dataset.counts().values()) == MANY
    assert len([line for line in lines if line.startswith("SCAN sample_state")]) == 2
    assert not [line for line in lines if "TEMP B-TREE FOR GROUP BY" in line]


ORDERS = ("status", "-priority", "labeler", "-holder", "changed")


def test_on_a_file_nothing_is_sorted_for_a_first_page(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with ExitStack() as stack:
        team = Team(file, stack)
        dataset = team.dataset
        for order in ORDERS:
            with local_plans(team.workspace("boss"), monkeypatch) as lines:
                first = dataset.samples(order=order, limit=50)
            assert first == dataset.found(order=order).page(0, 50)
            # Some by lot, one pass, and the rows of one page; no other table is read beside it.
            looks = [line for line in lines if "TEMP B-TREE" in line or line.startswith("SCAN sample")]
            assert len([line for line in looks if line.startswith("SCAN sample_state")]) <= 1, order
            assert looks in (
                ["USE TEMP B-TREE FOR ORDER BY"],
                ["USE TEMP B-TREE FOR ORDER BY", "SCAN sample_state"],
            ), order


def test_on_the_server_nothing_is_sorted_for_a_first_page(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ExitStack() as stack:
        team = Team(server, stack)
        dataset = team.dataset
        for order in ORDERS:
            with watched(team.workspace("boss"), monkeypatch) as plans:
                first = dataset.samples(order=order, limit=50)
            assert first == dataset.found(order=order).page(0, 50)
            for plan in plans:
                sorts = [node for node in plan.nodes() if "Sort" in node["Node Type"]]
                assert all(node["Plans"][0]["Actual Rows"] <= FEW for node in sorts), str(plan)


def test_on_a_file_a_rare_find_is_not_looked_for_by_names(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with ExitStack() as stack:
        team = Team(file, stack)
        with local_plans(team.workspace("boss"), monkeypatch) as lines:
            assert team.dataset.samples("status:reviewed labeled-by:ann priority:3 count:>0") == []
    assert [line for line in lines if line.startswith("SCAN sample_state")]
    assert not [line for line in lines if line.startswith("SEARCH sample USING INDEX")]


def test_on_a_file_all_that_is_changed_is_looked_for_once(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """And piece by piece by its keys, while nobody else can write."""
    monkeypatch.setattr(pieces, "CHUNK", 10)
    with ExitStack() as stack:
        team = Team(file, stack)
        dataset = team.dataset
        with local_plans(team.workspace("boss"), monkeypatch) as lines:
            done = dataset.set_priority(parse("status:reviewed name:*.jpg index:1-2500"), 2.0)
    assert done.samples == 50
    assert len([line for line in lines if " numbered" in line]) == 1
    looks = [line for line in lines if line.split()[:2] == ["SEARCH", "sample_state"]]
    assert len([line for line in looks if "(sample_id=? AND copy=?)" not in line]) == 1, looks
    assert not [line for line in lines if line.startswith("SCAN sample")]
