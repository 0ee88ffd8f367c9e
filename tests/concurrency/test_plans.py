"""Work costs the same however many samples there are: which index finds them, and how much is looked at."""

import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

import labelqueue as lq
from labelqueue.domain.status import Lane
from labelqueue.queue import Queue
from tests.concurrency.piles import ANN, FEW, MANY, OWN, RITA, ROLF, USUAL, Pile, fill_local, fill_server
from tests.concurrency.plans import PLAN_MODES, Plan, buffers, counted, is_scan, local_plans, scans, watched
from tests.contract.team import Team, drawn, found_team
from tests.oracle.database import Database

MOST_BUFFERS = 12
_ORDER_OF_LOCKS = (["sample_id"], ["sample_state.sample_id"])
"""A few rows that are locked are locked in this order; it is no order of work."""
OURS, ANYBODYS, OTHERS, LAPSES = (
    "sample_state_mine",
    "sample_state_open",
    "sample_state_labeler",
    "sample_state_lapses",
)
_NEVER_MANY = {"member", "queue", "queue_member", "category", "workspace"}
"""Tables that do not grow with the samples: a few people, a few queues, one line of the workspace."""


@dataclass(frozen=True)
class Step:
    """One step of an order. `found_by`: the index; `sets`: what makes a sample wait there for the member.

    None: samples wait there already.
    """

    name: str
    mode: str
    member: str
    found_by: str
    sets: str | None
    pile: Pile = USUAL

    def __str__(self) -> str:
        return f"{self.mode}-{self.name.replace(' ', '_')}"


def _held(mode: str, who: int, lane: Lane) -> str:
    return (
        f"lane = {lane:d}, owner_id = {who}, holder_id = {who}, mode = '{mode}', from_queue = true,"
        " claimed_at = CURRENT_TIMESTAMP"
    )


def _mine(who: int, lane: Lane, more: str = "") -> str:
    return f"lane = {lane:d}, owner_id = {who}{more}"


def _kept(who: int) -> str:
    session = f"(SELECT id FROM client_session WHERE member_id = {who})"
    return f", session_id = {session}, claimed_at = CURRENT_TIMESTAMP"


STEPS = (
    Step("held", "label", "ann", OURS, _held("label", ANN, Lane.HELD_TO_LABEL)),
    Step(
        "in progress",
        "label",
        "ann",
        OURS,
        _mine(ANN, Lane.LABELING, f", status = 'labeling_in_progress', labeler_id = {ANN}"),
    ),
    Step(
        "rejected",
        "label",
        "ann",
        OURS,
        _mine(ANN, Lane.REJECTED, f", status = 'rejected', labeler_id = {ANN}, rejecter_id = {ROLF}"),
    ),
    Step("rejected, thousands", "label", "rolf", OURS, None),
    Step("reserved", "label", "ann", OURS, _mine(ANN, Lane.RESERVED_TO_LABEL, _kept(ANN))),
    Step("assigned", "label", "ann", OURS, _mine(ANN, Lane.NEW, f", assigned_labeler_id = {ANN}")),
    Step("assigned, thousands", "label", "bob", OURS, None),
    Step("open", "label", "ann", ANYBODYS, None),
    Step("held", "review", "rita", OURS, _held("review", RITA, Lane.HELD_TO_REVIEW)),
    Step(
        "in progress",
        "review",
        "rita",
        OURS,
        _mine(RITA, Lane.REVIEWING, f", status = 'reviewing_in_progress', reviewer_id = {RITA}"),
    ),
    Step(
        "corrected",
        "review",
        "rita",
        OURS,
        _mine(RITA, Lane.CORRECTED, f", status = 'labeled', labeler_id = {ANN}, rejecter_id = {RITA}"),
    ),
    Step("corrected, thousands", "review", "rolf", OURS, None),
    Step("reserved", "review", "rita", OURS, _mine(RITA, Lane.RESERVED_TO_REVIEW, _kept(RITA))),
    Step(
        "assigned",
        "review",
        "rita",
        OURS,
        _mine(RITA, Lane.LABELED, f", status = 'labeled', labeler_id = {ANN}, assigned_reviewer_id = {RITA}"),
    ),
    Step("others'", "review", "rita", ANYBODYS, None),
    Step("own", "review", "rita", ANYBODYS, None, OWN),
)
WAITING = {"label": (3, 7), "review": (40, 44)}
"""Two samples that wait for anybody in each mode, far from the first."""
_steps = pytest.mark.parametrize("step", STEPS, ids=str)


def _prepare(url: str, step: Step, *samples: int) -> None:
    if step.sets is not None:
        database = Database(url)
        for sample in samples:
            database.run(f"UPDATE sample_state SET {step.sets} WHERE sample_id = {sample}")
        database.close()


def _start(queue: Queue, mode: str) -> lq.WorkItem:
    found = queue.start_labeling() if mode == "label" else queue.start_reviewing()
    assert isinstance(found, lq.WorkItem), found
    return found


def _finish(queue: Queue, work: lq.WorkItem) -> lq.WorkItem:
    label = drawn(work.label)
    found = queue.submit(work, label) if work.mode == "label" else queue.accept(work, label)
    assert isinstance(found, lq.WorkItem), found
    return found


# PostgreSQL


@pytest.fixture(scope="module")
def server_piles(postgres_server: Callable[[str], str]) -> Iterator[Callable[[Pile], str]]:
    """Databases to be copied, filled when they are first asked for."""
    made: dict[Pile, str] = {}
    with psycopg.connect(postgres_server("postgres"), autocommit=True) as connection:

        def template(pile: Pile) -> str:
            if pile not in made:
                made[pile] = f"pile_{uuid.uuid4().hex}"
                connection.execute(f"CREATE DATABASE {made[pile]}")
                found_team(postgres_server(made[pile]))
                fill_server(postgres_server(made[pile]), pile, MANY)
            return made[pile]

        yield template
        for name in made.values():
            connection.execute(f"DROP DATABASE {name}")


@pytest.fixture
def on_server(
    postgres_server: Callable[[str], str], server_piles: Callable[[Pile], str]
) -> Iterator[Callable[[Pile], str]]:
    """A copy of a pile of the test's own."""
    name = f"plans_{uuid.uuid4().hex}"
    with psycopg.connect(postgres_server("postgres"), autocommit=True) as connection:

        def copy(pile: Pile) -> str:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {server_piles(pile)}")
            return postgres_server(name)

        yield copy
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def wrong(plan: Plan) -> list[str]:
    """What no statement on the way of somebody at work must do."""
    found = []
    for node in plan.nodes():
        if node["Node Type"] == "Seq Scan" and node["Relation Name"] not in _NEVER_MANY:
            found.append(f"reads through {node['Relation Name']}")
        read = [scan for scan in scans(node, "sample_state") if scan["Actual Loops"]]
        if read and "Sort" in node["Node Type"] and node["Sort Key"] not in _ORDER_OF_LOCKS:
            found.append("sorts samples")
        if is_scan(node) and "Relation Name" in node and buffers(node) > MOST_BUFFERS:
            found.append(f"looks at {buffers(node)} pages of {node['Relation Name']}")
    too_many = [pages for pages in steps(plan) if pages > MOST_BUFFERS]
    return [*found, *(f"looks at {pages} pages in one step" for pages in too_many)]


def steps(plan: Plan) -> list[int]:
    """Pages that each step of a statement looks at, in all its scans.

    What is done for somebody may take two steps of the order in one statement, with what it writes.
    """
    looks = [node for node in plan.nodes() if is_scan(node) and "Relation Name" in node]
    if not plan.once:  # the housekeeping goes step by step
        return [sum(buffers(node) for node in looks)]
    own = [node for node in looks if node.get("Index Name") == OURS]
    open_ = [node for node in looks if node.get("Index Name") in (ANYBODYS, OTHERS)]
    return [sum(buffers(node) for node in some) for some in (own, open_)]


def _judge(plans: list[Plan]) -> None:
    assert plans
    for plan in plans:
        problems = wrong(plan)
        assert not problems, f"{', '.join(problems)}\n{plan}"


def _finders(plans: list[Plan]) -> set[tuple[str, str]]:
    """Plan modes, and the indexes by which samples were found."""
    return {
        (plan.mode, str(node.get("Index Name") or node["Node Type"]))
        for plan in plans
        for node in plan.scans("sample_state")
        if node["Actual Rows"] >= 1
    }


@_steps
def test_on_the_server_each_step_looks_at_few_pages(
    step: Step, on_server: Callable[[Pile], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    url = on_server(step.pile)
    first, second = WAITING[step.mode]
    with ExitStack() as stack:
        team = Team(url, stack)
        queue, workspace = team[step.member], team.workspace(step.member)
        _prepare(url, step, first)
        with watched(workspace, monkeypatch) as plans:
            work = _start(queue, step.mode)
        _judge(plans)
        assert {("auto", step.found_by), ("force_generic_plan", step.found_by)} <= _finders(plans)
        assert step.sets is None or work.claim.sample_id == first
        if step.name == "held":
            return  # nobody holds a second one
        _prepare(url, step, second)
        with watched(workspace, monkeypatch) as plans:
            work = _finish(queue, work)
        _judge(plans)
        assert {("auto", step.found_by), ("force_generic_plan", step.found_by)} <= _finders(plans)
        assert step.sets is None or work.claim.sample_id == second


def test_on_the_server_keeping_ahead_and_a_sign_of_life_look_at_few_pages(
    on_server: Callable[[Pile], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with ExitStack() as stack:
        team = Team(on_server(USUAL), stack)
        queue, workspace = team["ann"], team.workspace("ann")
        work = _start(queue, "label")
        with watched(workspace, monkeypatch) as plans:
            assert queue.reserve_next(work) is not None
            workspace.heartbeat()
        _judge(plans)
        assert {("auto", ANYBODYS), ("force_generic_plan", ANYBODYS)} <= _finders(plans)


_MINUTE_AGO = "UPDATE queue SET tidied_at = '2020-01-01 00:00:00.000'"
_LONG_AGO = "UPDATE sample_state SET status_since = '2020-01-01 00:00:00.000' WHERE lane IN (20, 50)"


def test_on_the_server_housekeeping_with_everything_to_look_for_looks_at_few_pages(
    on_server: Callable[[Pile], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    url = on_server(USUAL)
    with ExitStack() as stack:
        team = Team(url, stack)
        team["boss"].assign(annotators=["ann", "bob", "rolf"], reviewers=["rita", "rolf"])
        team["boss"].configure(return_rejected_after_hours=48)
        work = _start(team["ann"], "label")
        database = Database(url)
        database.run(_MINUTE_AGO)
        database.run("VACUUM ANALYZE sample_state")
        database.close()
        with watched(team.workspace("ann"), monkeypatch) as plans:
            assert _start(team["ann"], "label") == work
            team.workspace("ann").heartbeat()
    assert sum("UPDATE queue SET tidied_at" in plan.sql for plan in plans) == len(PLAN_MODES)
    _judge(plans)


def test_on_the_server_what_has_lapsed_is_found_by_its_index(
    on_server: Callable[[Pile], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    url = on_server(USUAL)
    database = Database(url)
    database.run(_LONG_AGO)
    with ExitStack() as stack:
        team = Team(url, stack)
        with watched(team.workspace("ann"), monkeypatch) as plans:
            _start(team["ann"], "label")
    (left,) = database.rows("SELECT count(*) AS n FROM sample_state WHERE lane = 50")
    database.close()
    assert left["n"] == 3_000  # a piece at a time
    assert {(mode, LAPSES) for mode in PLAN_MODES} <= _finders(plans)


@pytest.mark.parametrize(
    ("index", "step"),
    [(OURS, STEPS[3]), (ANYBODYS, STEPS[7]), (ANYBODYS, STEPS[14]), (LAPSES, STEPS[7])],
)
def test_the_guard_notices_a_missing_index(
    index: str, step: Step, on_server: Callable[[Pile], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    url = on_server(step.pile)
    database = Database(url)
    database.run(f"DROP INDEX {index}")
    database.close()
    with ExitStack() as stack:
        team = Team(url, stack)
        queue = team[step.member]
        with watched(team.workspace(step.member), monkeypatch) as plans:
            _start(queue, step.mode)
    for mode in PLAN_MODES:
        assert any(wrong(plan) for plan in plans if plan.mode == mode and (plan.once or index == LAPSES))
        assert (mode, index) not in _finders(plans)


# SQLite


@pytest.fixture(scope="module")
def local_piles(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Pile, int], Path]:
    """Files to be copied, filled when they are first asked for."""
    folder = tmp_path_factory.mktemp("piles")

    def template(pile: Pile, count: int) -> Path:
        path = folder / f"{pile.name}_{count}.db"
        if not path.exists():
            found_team(f"sqlite:///{path}")
            fill_local(str(path), pile, count)
        return path

    return template


@pytest.fixture
def on_file(local_piles: Callable[[Pile, int], Path], tmp_path: Path) -> Callable[[Pile, int], str]:
    def copy(pile: Pile, count: int) -> str:
        return f"sqlite:///{shutil.copy(local_piles(pile, count), tmp_path / f'{count}.db')}"

    return copy


@_steps
def test_on_a_file_each_step_finds_its_sample_by_an_index(
    step: Step, on_file: Callable[[Pile, int], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    url = on_file(step.pile, MANY)
    first, second = WAITING[step.mode]
    with ExitStack() as stack:
        team = Team(url, stack)
        queue, workspace = team[step.member], team.workspace(step.member)
        _prepare(url, step, first)
        work = _start(queue, step.mode)
        assert step.sets is None or work.claim.sample_id == first
        with local_plans(workspace, monkeypatch) as lines:
            if step.name == "held":
                _start(queue, step.mode)
            else:
                _prepare(url, step, second)
                work = _finish(queue, work)
                assert step.sets is None or work.claim.sample_id == second
    assert any(f"SEARCH sample_state USING INDEX {step.found_by}" in line for line in lines), lines
    assert not [line for line in lines if line.startswith("SCAN sample_state")]
    assert not [line for line in lines if "TEMP B-TREE" in line]


def test_on_a_file_housekeeping_finds_everything_by_an_index(
    on_file: Callable[[Pile, int], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with ExitStack() as stack:
        team = Team(on_file(USUAL, MANY), stack)
        team["boss"].assign(annotators=["ann", "bob", "rolf"], reviewers=["rita", "rolf"])
        team["boss"].configure(return_rejected_after_hours=48)
        with local_plans(team.workspace("ann"), monkeypatch) as lines:
            _start(team["ann"], "label")
    looks = [line for line in lines if "sample_state" in line]
    assert not [line for line in looks if line.startswith("SCAN sample_state")]
    lapses = [line for line in looks if LAPSES in line]
    assert len(lapses) == 2  # one for each lane
    assert all("(queue_id=? AND lane=? AND status_since<?)" in line for line in lapses)
    left = [line for line in looks if "(queue_id=? AND owner_id=? AND lane=?)" in line]
    assert len([line for line in left if OURS in line]) == 2


@_steps
def test_on_a_file_each_step_costs_the_same_in_a_hundred_times_as_many_samples(
    step: Step, on_file: Callable[[Pile, int], str]
) -> None:
    costs = [_cost(on_file(step.pile, count), step) for count in (FEW, MANY)]
    few, many = costs
    assert many <= few * 1.1, costs


def _cost(url: str, step: Step) -> int:
    """Steps of SQLite's machine for one Submit, or for what is held already."""
    first, second = WAITING[step.mode]
    with ExitStack() as stack:
        team = Team(url, stack)
        queue, workspace = team[step.member], team.workspace(step.member)
        _prepare(url, step, first)
        work = _start(queue, step.mode)
        if step.name != "held":
            _prepare(url, step, second)
        with counted(workspace) as found:
            if step.name == "held":
                _start(queue, step.mode)
            else:
                _finish(queue, work)
    return found[0]
