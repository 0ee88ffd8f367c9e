"""What others do between the snapshot of the one statement with which work usually ends, and its locks.

Each scene is played both ways, and has to come to the same.
"""

import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Final

import psycopg
import pytest
from sqlalchemy import event

import labelqueue as lq
from labelqueue.queue import Queue, Workspace
from tests.concurrency.interference import once_after
from tests.concurrency.ways import Ways
from tests.contract.team import Team, drawn

PATIENCE: Final = 20.0  # seconds
LOCK: Final = "SELECT 1 FROM sample_state WHERE sort_name = %s FOR NO KEY UPDATE"


@pytest.fixture(params=["at once", "step by step"])
def ways(request: pytest.FixtureRequest) -> Iterator[Ways]:
    made = Ways()
    made.only_steps = request.param == "step by step"
    with made.watched():
        yield made


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(3) as made:
        yield made


@pytest.fixture
def rex(team: Team) -> Iterator[Workspace]:
    """Another manager."""
    team.workspace("boss").add_member("rex", "manager")
    with lq.connect(team.url, member="rex") as workspace:
        yield workspace


@pytest.fixture
def work(team: Team, ways: Ways) -> lq.WorkItem:
    """a.jpg in ann's hands, who has been at work before, so that her client remembers the queue."""
    team.add("0.jpg", "a.jpg", "b.jpg", "c.jpg")
    found = team["ann"].submit(team.take("ann"), lq.Label())
    assert isinstance(found, lq.WorkItem)
    assert found.sample.name == "a.jpg"
    assert list(ways.taken) == ["step by step" if ways.only_steps else "at once"]
    return found


def wait_until(url: str, waiting: int, *ends: "Future[Any]") -> None:
    """Until so many connections wait for a lock."""
    deadline = time.monotonic() + PATIENCE
    with psycopg.connect(url, autocommit=True) as connection:
        while time.monotonic() < deadline:
            for one in ends:
                assert not one.done(), one.result()
            row = connection.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE wait_event_type = 'Lock' AND datname = current_database()"
            ).fetchone()
            if row == (waiting,):
                return
            time.sleep(0.005)
    raise AssertionError(f"there are no {waiting} connections that wait")


def tries(workspace: Workspace, words: str) -> list[str]:
    """The statements with `words` in them that it begins from now on, whatever comes of them."""
    found: list[str] = []

    def listen(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if words in statement:
            found.append(statement)

    event.listen(workspace._session.store._engine, "before_cursor_execute", listen)
    return found


class Scene:
    """A manager changes something; before it is committed, ann submits a.jpg and waits for it."""

    def __init__(self, team: Team, pool: ThreadPoolExecutor, work: lq.WorkItem) -> None:
        self._team, self._pool, self._work = team, pool, work
        self.operation = uuid.uuid4()

    def submitted(
        self,
        change: Callable[[], object],
        *,
        words: str = "UPDATE sample_state",
        twice: bool = False,
        meanwhile: Callable[[], object] = bool,
    ) -> Any:
        """`words`: in the statement with which the manager locks it."""
        sent: list[Future[Any]] = []

        def send() -> None:
            sent.append(self._pool.submit(self.submit, self._team["ann"]))
            wait_until(self._team.url, 1, *sent)
            if twice:
                sent.append(self._pool.submit(self.submit_elsewhere))
                wait_until(self._team.url, 2, *sent)
            meanwhile()

        seen = once_after(self._team.workspace("boss"), words, send)
        change()
        assert seen
        outcomes = [one.result(PATIENCE) for one in sent]
        assert outcomes[1:] in ([], outcomes[:1])
        return outcomes[0]

    def submit(self, queue: Queue) -> Any:
        return queue.submit(self._work, drawn(self._work.label), operation_id=self.operation)

    def submit_elsewhere(self) -> Any:
        with lq.connect(self._team.url, member="ann") as workspace:
            queue = workspace.dataset("fruit").queue()
            queue.start_labeling()  # this client remembers the queue, too
            return self.submit(queue)


@pytest.fixture
def scene(team: Team, pool: ThreadPoolExecutor, work: lq.WorkItem) -> Scene:
    return Scene(team, pool, work)


def got(outcome: Any, name: str) -> None:
    assert isinstance(outcome, lq.WorkItem), outcome
    assert outcome.sample.name == name


def test_the_head_of_mine_is_somebody_elses(team: Team, scene: Scene) -> None:
    team.dataset.assign(["c.jpg"], labeler="ann")
    got(scene.submitted(lambda: team.dataset.assign(["c.jpg"], labeler="bob")), "b.jpg")
    assert team.take("bob").sample.name == "c.jpg"


def test_the_head_of_mine_is_done_and_there_is_more(team: Team, scene: Scene) -> None:
    team.dataset.assign(["b.jpg", "c.jpg"], labeler="ann")
    got(scene.submitted(lambda: team.dataset.set_status(["b.jpg"], "reviewed")), "c.jpg")
    assert (team.status("b.jpg"), team.row("b.jpg").holder) == ("reviewed", None)


def test_the_head_of_mine_is_waited_for(team: Team, scene: Scene) -> None:
    """It is not passed over for what is nobody's."""
    team.dataset.assign(["c.jpg"], labeler="ann")
    got(scene.submitted(lambda: team.dataset.set_priority({"c.jpg": -5.0})), "c.jpg")
    assert team.row("b.jpg").holder is None


def test_what_was_kept_ahead_is_not_any_more(team: Team, scene: Scene, work: lq.WorkItem) -> None:
    ahead = team["ann"].reserve_next(work)
    assert ahead is not None
    assert ahead.name == "b.jpg"
    got(scene.submitted(lambda: team.dataset.set_status(["b.jpg"], "skipped")), "c.jpg")


def test_the_claim_is_gone(team: Team, scene: Scene) -> None:
    outcome = scene.submitted(lambda: team.dataset.set_status(["a.jpg"], "skipped"))
    assert outcome == lq.Fenced("a.jpg", None, lq.LabelStatus.SKIPPED, late_revision=1)
    assert [team.row(name).holder for name in ("a.jpg", "b.jpg", "c.jpg")] == [None] * 3
    assert [event[0] for event in team.events("b.jpg")] == []


def test_the_claim_is_taken_over(team: Team, scene: Scene) -> None:
    words = "FOR NO KEY UPDATE"
    outcome = scene.submitted(lambda: team.dataset.open("a.jpg", take_over=True), words=words)
    assert outcome == lq.Fenced("a.jpg", "boss", lq.LabelStatus.UNLABELED, late_revision=1)
    assert team.row("b.jpg").holder is None


def test_the_queue_is_paused(team: Team, scene: Scene, rex: Workspace) -> None:
    """It was not when ann submitted."""
    queue = rex.dataset("fruit").queue()
    got(scene.submitted(lambda: team.dataset.set_priority({"a.jpg": 5.0}), meanwhile=queue.pause), "b.jpg")
    nothing = scene_of_next(team, "ann", "b.jpg")
    assert isinstance(nothing, lq.NothingToDo)
    assert nothing.reason is lq.Nothing.PAUSED


def scene_of_next(team: Team, member: str, name: str) -> Any:
    work = team.take(member)
    assert work.sample.name == name
    return team[member].submit(work, lq.Label())


def test_the_member_is_removed(team: Team, scene: Scene, rex: Workspace, pool: ThreadPoolExecutor) -> None:
    """While ann waits: what she submitted counts, or is kept beside. After that she gets nothing."""
    removed: list[Future[Any]] = []

    def remove() -> None:
        removed.append(pool.submit(rex.remove_member, "ann"))
        wait_until(team.url, 2, *removed)

    outcome = scene.submitted(lambda: team.dataset.set_priority({"a.jpg": 5.0}), meanwhile=remove)
    removed[0].result(PATIENCE)
    if isinstance(outcome, lq.Fenced):  # both wait for one row, and the removal got it first
        assert (team.status("a.jpg"), outcome.late_revision) == ("unlabeled", 1)
    else:
        got(outcome, "b.jpg")
        assert (team.status("a.jpg"), team.row("a.jpg").labeler) == ("labeled", "ann")
    with pytest.raises(lq.NotPermitted, match="no longer active"):
        team["ann"].start_labeling()


def test_the_member_was_removed(team: Team, work: lq.WorkItem) -> None:
    team.workspace("boss").remove_member("ann")
    outcome = team["ann"].submit(work, drawn(work.label))
    assert outcome == lq.Fenced("a.jpg", None, lq.LabelStatus.UNLABELED, late_revision=1)
    assert [team.row(name).holder for name in ("a.jpg", "b.jpg", "c.jpg")] == [None] * 3
    assert team.status("a.jpg") == "unlabeled"


@pytest.mark.parametrize("change", ["pause", "finish", "leave"])
def test_what_is_remembered_of_the_queue_is_out_of_date(team: Team, work: lq.WorkItem, change: str) -> None:
    match change:
        case "leave":
            team["boss"].assign(annotators=["bob"], reviewers=["rita"])
        case _:
            getattr(team["boss"], change)()
    nothing = team["ann"].submit(work, drawn(work.label))
    assert isinstance(nothing, lq.NothingToDo)
    assert nothing.reason.value == {"pause": "paused", "finish": "finished", "leave": "not_a_member"}[change]
    assert team.status("a.jpg") == "labeled"


def test_one_operation_twice_at_once(team: Team, scene: Scene) -> None:
    got(scene.submitted(lambda: team.dataset.set_priority({"a.jpg": 5.0}), twice=True), "b.jpg")
    assert [event[0] for event in team.events("a.jpg")] == ["claim", "set_priority", "submit"]
    with pytest.raises(lq.NotFound):
        team.dataset.label_of("a.jpg", revision=2)


def test_another_one_takes_the_next(team: Team, work: lq.WorkItem) -> None:
    with psycopg.connect(team.url) as other:
        other.execute(LOCK, ["b.jpg"])
        got(team["ann"].submit(work, drawn(work.label)), "c.jpg")


def test_nobody_waits_for_somebody_who_waits(team: Team, scene: Scene, pool: ThreadPoolExecutor) -> None:
    """A manager changes a.jpg and then b.jpg: who submits a.jpg meanwhile does not have b.jpg locked."""
    with psycopg.connect(team.url) as manager:
        manager.execute(LOCK, ["a.jpg"])
        sent = pool.submit(scene.submit, team["ann"])
        wait_until(team.url, 1, sent)
        manager.execute(LOCK + " NOWAIT", ["b.jpg"])
        manager.commit()
    got(sent.result(PATIENCE), "b.jpg")


def test_samples_are_deleted_while_nobody_may_write(
    team: Team, rex: Workspace, pool: ThreadPoolExecutor
) -> None:
    """Whoever deletes waits from the beginning on, and holds nothing that the other one needs."""
    team.add("a.jpg", "b.jpg")
    dataset = rex.dataset("fruit")
    deleted: list[Future[Any]] = []

    def delete() -> None:
        deleted.append(pool.submit(dataset.delete_samples, ["a.jpg"]))
        wait_until(team.url, 1, *deleted)

    boss = team.workspace("boss")
    once_after(boss, "LOCK TABLE sample_state", delete)
    begun = [tries(boss, "LOCK TABLE sample_state"), tries(rex, "INSERT INTO deleted_state")]
    team.dataset.merge_categories("unripe", "ripe")
    assert deleted[0].result().samples == 1
    assert [len(one) for one in begun] == [1, 1]  # once more, and one of them would have been chosen to die
