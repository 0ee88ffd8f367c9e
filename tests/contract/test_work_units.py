"""How long work took is written down once, by the clock of the database."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from labelqueue.domain.status import Action
from labelqueue.domain.work_unit import Changes, Kind, WorkUnit
from labelqueue.store.engine import Store
from labelqueue.store.tables import work_unit
from tests.contract.team import Team


def written(url: str) -> list[Any]:
    store = Store(url)
    try:
        return store.read(lambda connection: list(connection.execute(work_unit.select())))
    finally:
        store.close()


def unit_of(team: Team, member: str) -> WorkUnit:
    work = team.take(member)
    return WorkUnit(
        id=uuid.uuid4(),
        sample_id=work.sample.id,
        queue_id=work.claim.queue_id,
        kind=Kind.LABEL,
        active=90.5,
        idle=600.0,
        ended_ago=30.0,
        annotations=3,
        changes=Changes(created={"ripe": 3}),
        ended_by=Action.SUBMIT,
    )


def test_it_is_written_with_the_next_sign_of_life(team: Team, url: str) -> None:
    team.add("1.png")
    unit = unit_of(team, "ann")
    team.workspace("ann").worked(unit)
    assert written(url) == []
    team.workspace("ann").heartbeat()
    [row] = written(url)
    assert (row.id, row.kind, row.ended_by, row.annotations) == (unit.id, "label", "submit", 3)
    assert (row.active_seconds, row.idle_seconds) == (90.5, 600.0)
    assert row.changes == {"created": {"ripe": 3}, "changed": {}, "deleted": {}}
    assert row.ended_at - row.opened_at == pytest.approx(timedelta(seconds=690.5), abs=timedelta(seconds=1))
    away = datetime.now(UTC) - row.ended_at - timedelta(seconds=30)
    assert abs(away) < timedelta(seconds=20)


def test_it_is_written_at_the_end_at_the_latest_and_only_once(team: Team, url: str) -> None:
    team.add("1.png", "2.png")
    unit = unit_of(team, "ann")
    ann = team.workspace("ann")
    ann.worked(unit)
    ann.worked(unit)
    ann.heartbeat()
    ann.worked(unit)
    ann.worked(replace(unit, id=uuid.uuid4()))
    ann.close()
    assert len(written(url)) == 2


def test_a_sample_that_is_gone_took_no_time(team: Team, url: str) -> None:
    team.add("1.png", "2.png")
    unit = unit_of(team, "ann")
    other = unit_of(team, "bob")
    store = Store(url)
    store.write(
        lambda connection: connection.execute(
            text("DELETE FROM sample WHERE id = :id"), {"id": other.sample_id}
        )
    )
    store.close()
    team.workspace("ann").worked(other)
    team.workspace("ann").worked(unit)
    team.workspace("ann").heartbeat()
    assert [row.id for row in written(url)] == [unit.id]


def test_history_knows_whose_work_was_judged(team: Team, url: str) -> None:
    team.add("1.png")
    team.rejected("1.png", labeler="ann", reviewer="rita")
    team.submitted("1.png", by="ann")
    work = team.take("rita", "review")
    team["rita"].accept(work)  # in one go, as usual
    store = Store(url)
    rows = store.read(
        lambda connection: connection.execute(
            text(
                "SELECT event.action, member.name FROM event LEFT JOIN member ON member.id = event.labeler_id"
                " ORDER BY event.id"
            )
        ).all()
    )
    store.close()
    told = [(action, name) for action, name in rows if action != "claim"]
    assert told == [("submit", "ann"), ("reject", "ann"), ("submit", "ann"), ("accept", "ann")]
    assert all(name is None for action, name in rows if action == "claim")
