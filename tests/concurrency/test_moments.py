"""What others do between the moment that one statement sees, and its locks: forced, on PostgreSQL."""

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import psycopg
import pytest
from sqlalchemy import Dialect

import labelqueue as lq
from labelqueue.domain.ids import CategoryId
from labelqueue.domain.label import label_to_json
from labelqueue.store import category_changes, claim, cycle_server, prepared
from tests.contract.team import Team, drawn

BODY = json.dumps(label_to_json(drawn(lq.Label()), {"ripe": CategoryId(1), "unripe": CategoryId(2)}))
ASLEEP = "wait_event = 'PgSleep'"
WAITING = "wait_event_type = 'Lock'"


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The one statement of a submit sleeps after its snapshot and before its locks."""
    plain = prepared._Compiled.__init__

    def compiled(self: Any, statement: Any, dialect: Dialect) -> None:
        plain(self, statement, dialect)
        before, claim, after = self.sql.partition("claim AS MATERIALIZED")
        if claim:
            self.sql = before + claim + after.replace("WHERE ", "WHERE pg_sleep(0.8)::text = '' AND ", 1)
            assert "pg_sleep" in self.sql

    monkeypatch.setattr(prepared._Compiled, "__init__", compiled)
    cycle_server._cycle.cache_clear()
    yield
    cycle_server._cycle.cache_clear()


def until_somebody_is(team: Team, state: str) -> None:
    query = f"SELECT count(*) FROM pg_stat_activity WHERE {state} AND datname = current_database()"
    deadline = time.monotonic() + 20
    with psycopg.connect(team.url, autocommit=True) as connection:
        while connection.execute(query).fetchone() == (0,):
            assert time.monotonic() < deadline, f"nobody is {state}"
            time.sleep(0.01)


def while_submitting(team: Team, send: Callable[[], Any], do: Callable[[], object]) -> Any:
    """What comes of `send` if `do` happens in the middle of it."""
    with ThreadPoolExecutor(1) as pool:
        sending = pool.submit(send)
        until_somebody_is(team, ASLEEP)
        do()
        return sending.result()


def while_locked(team: Team, changes: list[str], send: Callable[[], Any]) -> Any:
    """What comes of `send` if it has to wait for these changes."""
    with psycopg.connect(team.url) as other, ThreadPoolExecutor(1) as pool:
        for change in changes:
            other.execute(change)
        sending = pool.submit(send)
        until_somebody_is(team, WAITING)
        other.commit()
        return sending.result()


STORED = f"""INSERT INTO label_revision (sample_id, number, member_id, body)
    SELECT sample.id, 2, member.id, '{BODY}'::jsonb FROM sample, member
    WHERE sample.name = 'a.jpg' AND member.name = 'boss'"""


@pytest.mark.usefixtures("slow")
def test_the_next_one_got_another_label(team: Team) -> None:
    team.add("a.jpg", "b.jpg")
    team.submitted("a.jpg", by="ann")
    team.submitted("b.jpg", by="ann")
    work = team.take("rita", "review")

    def draw_on() -> None:
        again = team["ann"].reopen("b.jpg")
        team["ann"].submit(again, drawn(again.label, 300), pull_next=False)

    _ = team["rita"], team["ann"]
    found = while_submitting(team, lambda: team["rita"].accept(work), draw_on)
    assert (found.sample.name, found.revision, len(found.label)) == ("b.jpg", 2, 2)


@pytest.mark.usefixtures("slow")
def test_the_head_was_taken(team: Team) -> None:
    team.add("a.jpg", "b.jpg", "c.jpg")
    work = team.take("ann")
    _ = team["bob"]
    taken: list[lq.WorkItem] = []
    found = while_submitting(
        team, lambda: team["ann"].submit(work, drawn(work.label)), lambda: taken.append(team.take("bob"))
    )
    assert (taken[0].sample.name, found.sample.name) == ("b.jpg", "c.jpg")
    assert [entry[0] for entry in team.events("a.jpg")] == ["claim", "submit"]


@pytest.mark.usefixtures("slow")
def test_the_claim_went(team: Team) -> None:
    team.add("a.jpg", "b.jpg")
    work = team.take("ann")
    dataset = team.dataset
    found = while_submitting(
        team,
        lambda: team["ann"].submit(work, drawn(work.label)),
        lambda: dataset.set_status(["a.jpg"], "skipped"),
    )
    assert isinstance(found, lq.Fenced)
    assert found.late_revision == 1
    assert team.row("b.jpg").holder is None


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize("how", ["pause", "leave", "setting"])
def test_the_queue_changed(team: Team, how: str) -> None:
    """What was under way when it happened may still come through; never half of it."""
    team.add("a.jpg", "b.jpg")
    work = team.take("ann")
    boss = team["boss"]

    def change() -> None:
        match how:
            case "pause":
                boss.pause()
            case "leave":
                boss.assign(annotators=["bob"], reviewers=["rita"])
            case "setting":
                boss.configure(save_enabled=True)

    found = while_submitting(team, lambda: team["ann"].submit(work, drawn(work.label)), change)
    assert isinstance(found, lq.WorkItem | lq.NothingToDo)
    assert team.status("a.jpg") == "labeled"
    held = team.row("b.jpg").holder
    assert held == ("ann" if isinstance(found, lq.WorkItem) else None)


def test_what_waited_for_me_is_in_another_queue(team: Team) -> None:
    team.add("a.jpg", "b.jpg", "c.jpg")
    team.dataset.create_queue("other")
    work = team.take("ann")
    team.dataset.assign(["b.jpg"], labeler="ann")
    moved = """UPDATE sample_state SET queue_id = (SELECT id FROM queue WHERE name = 'other')
        WHERE sample_id = (SELECT id FROM sample WHERE name = 'b.jpg')"""
    found = while_locked(team, [moved], lambda: team["ann"].submit(work, drawn(work.label)))
    assert found.sample.name == "c.jpg"
    assert [entry[0] for entry in team.events("a.jpg")] == ["claim", "submit"]


def test_looked_at_while_a_label_comes(team: Team) -> None:
    team.add("a.jpg")
    team.submitted("a.jpg", by="ann")
    dataset = team.workspace("rita").dataset("fruit")
    view = while_locked(
        team, [STORED, "UPDATE sample_state SET revision = 2, revisions = 2"], lambda: dataset.open("a.jpg")
    )
    assert (view.revision, len(view.label)) == (2, 1)


def test_looked_at_while_it_is_claimed(team: Team) -> None:
    team.add("a.jpg")
    dataset = team.workspace("rita").dataset("fruit")
    _ = team["ann"]
    claimed = """UPDATE sample_state SET holder_id = member.id, owner_id = member.id, lane = 5,
        mode = 'label', version = version + 1, claimed_at = now(), from_queue = true
        FROM member WHERE member.name = 'ann'"""
    view = while_locked(team, [claimed], lambda: dataset.open("a.jpg"))
    assert view.holder == "ann"


def test_two_windows_keep_one(team: Team) -> None:
    team.add("a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg")
    team.submitted("a.jpg", by="ann")
    pulled = team.take("ann")
    with lq.connect(team.url, member="ann") as other:
        queue = other.dataset("fruit").queue()
        reopened = queue.reopen("a.jpg")
        with ThreadPoolExecutor(2) as pool:
            keeping = [
                pool.submit(team["ann"].reserve_next, pulled),
                pool.submit(queue.reserve_next, reopened),
            ]
            names = {sample.name for one in keeping if (sample := one.result()) is not None}
        assert len(names) == 1
        with psycopg.connect(team.url) as connection:
            assert connection.execute("SELECT count(*) FROM sample_state WHERE lane = 25").fetchone() == (1,)


def test_whoever_takes_a_sample_while_categories_exchange_their_names_gets_the_new_ones(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    team.add("a.jpg", label=drawn(lq.Label()))
    bob = team["bob"]
    write = category_changes._write
    taking: list[Future[Any]] = []

    def write_beside_a_claim(*change: Any) -> None:  # nobody held anything when that was looked at
        taking.append(pool.submit(bob.start_labeling))
        until_somebody_is(team, WAITING)
        write(*change)

    monkeypatch.setattr(category_changes, "_write", write_beside_a_claim)
    ripe, unripe = team.dataset.categories
    with ThreadPoolExecutor(1) as pool:
        team.dataset.change_categories([replace(ripe, name="unripe"), replace(unripe, name="ripe")])
        taken = taking[0].result()
    assert [one.category for one in taken.label] == ["unripe"]
    bob.submit(taken, drawn(taken.label), pull_next=False)
    assert [one.category for one in team.dataset.label_of("a.jpg")] == ["unripe", "ripe"]


def test_a_claim_that_began_before_names_change_is_waited_for(team: Team) -> None:
    team.add("a.jpg")
    _ = team["ann"]
    claimed = """UPDATE sample_state SET holder_id = member.id, owner_id = member.id, lane = 5,
        mode = 'label', version = version + 1, claimed_at = now(), from_queue = true
        FROM member WHERE member.name = 'ann'"""
    ripe, unripe = team.dataset.categories
    change = team.dataset.change_categories
    wanted = [replace(ripe, name="unripe"), replace(unripe, name="ripe")]
    with pytest.raises(lq.IllegalAction, match="1 sample is in somebody’s hands"):
        while_locked(team, [claimed], lambda: change(wanted))


def test_whoever_took_a_sample_before_the_queue_changed_asks_again(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The names that a client remembers are those of the queue's version."""
    team.add("a.jpg", label=drawn(lq.Label()))
    _ = team["ann"]
    start, ripe = claim.start, team.dataset.categories[0]
    changed: list[bool] = []

    def start_late(*given: Any) -> Any:
        if not changed:
            changed.append(True)
            team.dataset.change_categories([replace(ripe, name="plum"), *team.dataset.categories[1:]])
        return start(*given)

    monkeypatch.setattr(claim, "start", start_late)
    assert [one.category for one in team.take("ann").label] == ["plum"]


def test_what_is_set_for_a_queue_while_colours_change_stays(team: Team) -> None:
    other = team.dataset.create_queue("other")
    ripe, unripe = team.dataset.categories
    other.configure(categories=["ripe"])
    more = """UPDATE queue SET settings = settings || '{"max_annotations": 7}', version = version + 1
        WHERE name = 'other'"""
    change = team.dataset.change_categories
    while_locked(team, [more], lambda: change([replace(ripe, color="#123456"), unripe]))
    assert team.dataset.queue("other").settings.max_annotations == 7
    while_locked(team, [more.replace("7", "8")], lambda: change([replace(ripe, name="plum"), unripe]))
    settings = team.dataset.queue("other").settings
    assert (settings.max_annotations, settings.categories) == (8, ("plum",))
