"""What a member finds of their own work costs what is their own, however much others have done."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

from labelqueue.domain.mine import MyRow, Share
from labelqueue.domain.news import Asked, Source, Spot, key
from labelqueue.domain.status import Mode
from labelqueue.queue import Workspace
from tests.concurrency.piles import ANN, MANY, RITA, ROLF, USUAL, fill_local, fill_server
from tests.concurrency.plans import Plan, buffers, is_scan, local_plans, watched
from tests.contract.team import Team, found_team
from tests.oracle.database import Database

GROWING = {"event", "sample", "sample_state"}
OWN = 200
"""Samples that ann submitted, rita rejected, and rolf accepted after that."""
PAGES = 12 * OWN
ABOUT = frozenset({key(Source.EVENT, 3), key(Source.TURN, 4), key(Source.END, 5)})
"""What a window shows while it asks."""

_HISTORY = """
INSERT INTO event
  (sample_id, queue_id, member_id, labeler_id, action, mode, from_status, to_status, version, at)
SELECT sample.id, 1,
       CASE WHEN sample.id <= {own} THEN {first} ELSE 100 + sample.id % 50 END,
       CASE WHEN sample.id <= {own} THEN {ann} ELSE 100 + sample.id % 50 END,
       '{action}', '{mode}', 'unlabeled', '{after}', {version}, '2026-01-01 00:00:0{version}.000'
FROM sample
"""


def history() -> list[str]:
    """Three lines a sample: of these three members for a few, of fifty others for all the rest."""
    lines = [
        (ANN, "submit", "label", "labeled"),
        (RITA, "reject", "review", "rejected"),
        (ROLF, "accept", "review", "reviewed"),
    ]
    return [
        _HISTORY.format(own=OWN, ann=ANN, first=who, action=action, mode=mode, after=after, version=version)
        for version, (who, action, mode, after) in enumerate(lines, start=1)
    ]


@pytest.fixture(scope="module")
def server(postgres_server: Callable[[str], str]) -> Iterator[str]:
    name = f"mine_{uuid.uuid4().hex}"
    with psycopg.connect(postgres_server("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        url = postgres_server(name)
        found_team(url)
        fill_server(url, USUAL, MANY)
        _write(url)
        yield url
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _write(url: str) -> None:
    database = Database(url)
    for one in history():
        database.run(one)
    database.run("ANALYZE" if url.startswith("sqlite") else "VACUUM ANALYZE")
    database.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("mine") / "workspace.db"
    found_team(f"sqlite:///{path}")
    fill_local(str(path), USUAL, MANY)
    _write(f"sqlite:///{path}")
    return f"sqlite:///{path}"


def _look(workspace: Workspace, share: Share) -> None:
    first = workspace.my_work.page(share, limit=20)
    last: MyRow | None = first[-1] if first else None
    workspace.my_work.page(share, after=last, limit=20)


def wrong(plan: Plan) -> list[str]:
    found = []
    for node in plan.nodes():
        if is_scan(node) and node.get("Relation Name") in GROWING:
            if node["Node Type"] == "Seq Scan":
                found.append(f"reads through {node['Relation Name']}")
            if buffers(node) > PAGES:
                found.append(f"looks at {buffers(node)} pages of {node['Relation Name']}")
    return found


def judge(plans: list[Plan]) -> None:
    assert plans
    for plan in plans:
        problems = wrong(plan)
        assert not problems, f"{', '.join(problems)}\n{plan}"


@pytest.mark.parametrize(
    ("member", "share"),
    [
        ("ann", Share.SUBMITTED),
        ("ann", Share.ACCEPTED),
        ("ann", Share.REJECTED),
        ("rita", Share.REVIEWED),
        ("ann", Share.IN_HAND),
        ("ann", Share.WAITING),
    ],
)
def test_on_the_server(server: str, member: str, share: Share, monkeypatch: pytest.MonkeyPatch) -> None:
    with ExitStack() as stack:
        workspace = Team(server, stack).workspace(member)
        with watched(workspace, monkeypatch) as plans:
            _look(workspace, share)
        judge(plans)


def test_on_the_server_counting_and_the_news(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with ExitStack() as stack:
        workspace = Team(server, stack).workspace("ann")
        workspace.dataset("fruit")
        first = workspace.heartbeat(Asked())
        assert first is not None
        with watched(workspace, monkeypatch) as plans:
            workspace.my_work.counts()
            workspace.my_work.done_lately(seconds=86_400)
            workspace.heartbeat(Asked(first.seen, ABOUT, (Spot("fruit", "default", Mode.LABEL),)))
        judge(plans)


def test_on_the_server_only_indexes_are_counted(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with ExitStack() as stack:
        workspace = Team(server, stack).workspace("ann")
        with watched(workspace, monkeypatch) as plans:
            workspace.my_work.counts()
    looks = [node for plan in plans for node in plan.scans("event")]
    assert {(node["Node Type"], node["Index Name"]) for node in looks} == {
        ("Index Only Scan", "event_done_by_member"),
        ("Index Only Scan", "event_judged"),
    }


def test_on_a_file_only_indexes_are_counted(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with ExitStack() as stack:
        workspace = Team(file, stack).workspace("ann")
        with local_plans(workspace, monkeypatch) as lines:
            workspace.my_work.counts()
    looks = [line for line in lines if "event" in line.split()]
    assert len(looks) == 4
    assert all("USING COVERING INDEX event_" in line for line in looks)


def test_on_a_file(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with ExitStack() as stack:
        workspace = Team(file, stack).workspace("ann")
        first = workspace.heartbeat(Asked())
        assert first is not None
        with local_plans(workspace, monkeypatch) as lines:
            for share in Share:
                _look(workspace, share)
            workspace.my_work.counts()
            workspace.my_work.done_lately(seconds=86_400)
            workspace.heartbeat(Asked(first.seen, ABOUT, (Spot("fruit", "default", Mode.LABEL),)))
    assert not [line for line in lines if line.split()[:2] in [["SCAN", one] for one in GROWING]]
