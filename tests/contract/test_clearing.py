"""What nobody asks for any more is cleared away. Clocks are not waited for: what is old is made old."""

from uuid import uuid4

import pytest
from sqlalchemy import text

import labelqueue as lq
from labelqueue.store import pieces
from tests.contract.team import Team, drawn
from tests.contract.test_time import age, alive

DAY = 24


def count(team: Team, table: str, where: str = "true") -> int:
    store = team.workspace("boss")._session.store
    sql = text(f"SELECT count(*) FROM {table} WHERE {where}")
    return int(store.read(lambda connection: connection.execute(sql).scalar_one()))


def clear(team: Team) -> None:
    """An hour later, somebody says that they are alive."""
    age(team, "workspace", "cleared_at", 1.01)
    alive(team, "boss")


def client(team: Team, member: str) -> str:
    """The row of that member's client."""
    id_ = team.workspace(member)._session.id
    return f"id = '{id_.hex if team.url.startswith('sqlite') else id_}'"


def here_again(team: Team, member: str) -> None:
    """A later client of that member: only the last one of each is kept for ever."""
    with lq.connect(team.url, member=member):
        pass


def test_an_operation_is_known_for_ninety_days_and_does_no_harm_after_that(team: Team) -> None:
    team.add("1.jpg", "2.jpg", "3.jpg")
    operation, first = uuid4(), team.take("ann")
    following = team["ann"].submit(first, drawn(first.label), operation_id=operation)
    assert isinstance(following, lq.WorkItem)
    age(team, "event", "at", 89 * DAY)
    team["ann"].submit(following, lq.Label())
    clear(team)
    assert team["ann"].submit(first, drawn(first.label), operation_id=operation) == following
    age(team, "event", "at", 2 * DAY)
    before = team.events("1.jpg")
    clear(team)
    assert count(team, "operation") == 1
    again = team["ann"].submit(first, drawn(first.label), operation_id=operation)
    assert isinstance(again, lq.Fenced)
    assert (team.events("1.jpg"), team.status("1.jpg")) == (before, "labeled")
    assert [one.late for one in team.dataset.revisions("1.jpg")] == [False, True]


def test_clients_that_ended_a_month_ago(team: Team) -> None:
    team.add("1.jpg", "2.jpg")
    team["boss"].configure(auto_release_minutes=0)
    team.take("ann")  # holds it
    team["bob"].release(team.take("bob"))  # held something
    here_again(team, "bob")
    _ = team["rita"]
    for column in ("started_at", "seen_at"):
        age(team, "client_session", column, 31 * DAY)
    alive(team, "rita")
    clear(team)
    left = [one for one in ("ann", "bob", "rita", "boss") if count(team, "client_session", client(team, one))]
    assert left == ["ann", "rita", "boss"]


def test_a_client_that_said_goodbye_lately_stays(team: Team) -> None:
    team.add("1.jpg")
    with lq.connect(team.url, member="bob") as bob:
        found = bob.dataset("fruit").queue().start_labeling()
        assert isinstance(found, lq.WorkItem)
        bob.dataset("fruit").queue().release(found)
    here_again(team, "bob")
    _ = team["boss"]
    for column in ("started_at", "seen_at", "ended_at"):
        age(team, "client_session", column, 29 * DAY)
    clear(team)
    ended = "ended_at IS NOT NULL"
    assert count(team, "client_session", ended) == 1
    for column in ("started_at", "seen_at"):
        age(team, "client_session", column, 2 * DAY)
    clear(team)
    assert count(team, "client_session", ended) == 1
    age(team, "client_session", "ended_at", 2 * DAY)
    clear(team)
    assert count(team, "client_session", ended) == 0


def test_when_somebody_was_here_last_is_known_for_ever(team: Team) -> None:
    here_again(team, "ann")
    here_again(team, "ann")
    _ = team["boss"]
    for column in ("started_at", "seen_at"):
        age(team, "client_session", column, 50 * DAY)
    age(team, "member", "created_at", 365 * DAY)
    clear(team)
    [(seen, version)] = [
        (row.seen, row.version) for row in team.workspace("boss").people().members if row.member.name == "ann"
    ]
    assert (seen is not None, version) == (True, lq.__version__)
    team.add("1.jpg")
    team.dataset.assign(["1.jpg"], labeler="ann")
    assert [one.sample for one in team["boss"].awaited(days=49)] == ["1.jpg"]
    assert team["boss"].awaited(days=51) == []
    of_ann = "member_id = (SELECT id FROM member WHERE name = 'ann')"
    assert count(team, "client_session", of_ann) == 1


def test_a_client_that_was_asleep_for_a_month_is_there_again(team: Team) -> None:
    team.add("1.jpg", "2.jpg")
    _ = team["ann"], team["bob"]
    here_again(team, "ann")
    for column in ("started_at", "seen_at"):
        age(team, "client_session", column, 31 * DAY)
    alive(team, "bob")
    clear(team)
    assert count(team, "client_session", client(team, "ann")) == 0
    alive(team, "ann")
    team.take("ann")
    assert isinstance(team["bob"].start_labeling(), lq.WorkItem)
    (row,) = [one for one in team["boss"].holdings() if one.member == "ann"]
    assert row.host
    assert team.take("bob").sample.name == "2.jpg"


def test_a_piece_at_a_time_and_then_not_for_an_hour(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "CHUNK", 2)
    team.add(*(f"{number}.jpg" for number in range(6)))
    work: object = team.take("ann")
    for _ in range(5):
        assert isinstance(work, lq.WorkItem)
        work = team["ann"].submit(work, lq.Label())
    age(team, "event", "at", 91 * DAY)
    left = []
    for _ in range(6):  # each piece is a Submit and the pull before it; the last pull stands alone
        alive(team, "boss")
        left.append(count(team, "operation"))
    assert left == [4, 3, 2, 1, 0, 0]
    assert isinstance(work, lq.WorkItem)
    team["ann"].submit(work, lq.Label())
    age(team, "event", "at", 91 * DAY)
    age(team, "workspace", "cleared_at", 0.9)
    alive(team, "boss")
    assert count(team, "operation") == 1
    age(team, "workspace", "cleared_at", 0.2)
    alive(team, "boss")
    assert count(team, "operation") == 0
