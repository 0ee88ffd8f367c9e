"""Who is told which figures, and what stands where there is nothing to count."""

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

import labelqueue as lq
from labelqueue.domain.statistics import Statistics, Sums, Tally
from labelqueue.domain.statistics_behind import Behind, Figure
from labelqueue.domain.statistics_tables import By, table
from labelqueue.domain.work_unit import Changes, WorkUnit
from tests.contract.team import Team
from tests.oracle.database import opened

STATUSES = {lq.LabelStatus.REVIEWED: 1, lq.LabelStatus.REJECTED: 1, lq.LabelStatus.UNLABELED: 1}


def work_it(team: Team) -> None:
    """Ann's is accepted, bob's rejected with a pin on what he drew; rita judges."""
    team.add("1.png", "2.png", "3.png")
    for name, by in (("1.png", "ann"), ("2.png", "bob")):
        work = team.take(by)
        unit = WorkUnit(
            id=uuid.uuid4(),
            sample_id=work.sample.id,
            queue_id=work.claim.queue_id,
            kind=lq.Kind.LABEL,
            active={"ann": 60.0, "bob": 30.0}[by],
            idle=0.0,
            ended_ago=0.0,
            annotations=2,
            changes=Changes(created={"ripe": 2}),
        )
        team.workspace(by).worked(unit)
        team.workspace(by).heartbeat()
        label = work.label.add(lq.Box(1, 2, 9, 8), "ripe")
        team[by].submit(work, label, pull_next=False)
        review = team.take("rita", "review")
        assert review.sample.name == name
        if by == "ann":
            team["rita"].accept(review, pull_next=False)
        else:
            (box,) = review.label
            pins = [lq.Pin("too wide", annotation=box.id), lq.Pin("no", annotation=box.id)]
            team["rita"].reject(review, pins=pins, pull_next=False)


def tallies(found: Statistics) -> dict[str | None, Tally]:
    return {one.member: one.sums.tally for one in found.members}


ANN = Tally(submitted=1, accepted=1, decided=1, passed=1)
BOB = Tally(submitted=1, rejected=1, decided=1)
RITA = Tally(reviewed=2)


def test_reviewers_and_managers_see_everybody(team: Team) -> None:
    work_it(team)
    for who in ("rita", "boss"):
        found = team[who].statistics()
        assert found.about_all
        assert tallies(found) == {"ann": ANN, "bob": BOB, "rita": RITA}
        assert found.total.tally == Tally(2, 0, 2, 1, 1, 2, 1)
        assert found.total.tally.first_pass == 0.5
        times = found.total.times[lq.Kind.LABEL]
        assert (times.samples, times.mean_per_sample, times.mean_per_annotation) == (2, 45, 22.5)
        (queue,) = found.queues
        assert {status: many for status, many in queue.counts.items() if many} == STATUSES
        assert (queue.finished, queue.progress, queue.rejections) == (1, 1 / 3, {"ripe": 1})
        assert queue.per_hour == pytest.approx(40)
        assert queue.days_left == 2
        assert list(queue.remaining.values()) == [2]
        assert queue.flow[lq.LabelStatus.UNLABELED, lq.LabelStatus.LABELED] == 2


def test_annotators_and_viewers_see_their_own(team: Team) -> None:
    work_it(team)
    team.workspace("boss").add_member("vera", "viewer")
    for who, mine in (("ann", {"ann": ANN}), ("vera", {})):
        for found in (
            team[who].statistics(),
            team.workspace(who).dataset("fruit").statistics(),
            team.workspace(who).statistics(),
        ):
            assert not found.about_all
            assert tallies(found) == mine
            assert found.total.tally == mine.get(who, Tally())
            assert found.total.seconds == (60 if mine else 0)
            (queue,) = found.queues
            assert queue.counts[lq.LabelStatus.UNLABELED] == 1  # as everybody sees at home
            assert (queue.oldest, queue.remaining, queue.days_left, queue.rejections) == ({}, {}, None, {})
            assert sum(queue.flow.values()) == len(mine)
    assert team["bob"].statistics().queues[0].rejections == {"ripe": 1}


def test_a_reviewer_learns_no_hidden_name(team: Team) -> None:
    work_it(team)
    team["boss"].configure(hide_author=True)
    found = team["rita"].statistics()
    assert tallies(found) == {"rita": RITA, None: Tally(2, 0, 0, 1, 1, 2, 1)}
    hidden = found.members[-1].sums
    assert (hidden.times[lq.Kind.LABEL].median_per_sample, hidden.changed.created) == (45, 4)
    assert not any("ann" in str(table(found, by).rows) for by in By)
    assert tallies(team["boss"].statistics()).keys() == {"ann", "bob", "rita"}
    assert tallies(team["ann"].statistics()) == {"ann": ANN}


def behind(team: Team, who: str, figure: Figure, **more: Any) -> list[str]:
    """The names of the samples that `who` is told of."""
    found = team[who].samples_behind(Behind(figure, **more))
    assert all(one.samples is None or one.samples == len(one.query.among or ()) for one in found)
    return [row.name for one in found for row in team.dataset.samples(one.query)]


def test_numbers_know_their_samples(team: Team) -> None:
    work_it(team)
    assert behind(team, "boss", Figure.SUBMITTED) == ["1.png", "2.png"]
    assert behind(team, "boss", Figure.SUBMITTED, member="ann") == ["1.png"]
    assert behind(team, "boss", Figure.REVIEWED, member="rita") == ["1.png", "2.png"]
    assert behind(team, "boss", Figure.ACCEPTED, member="ann") == ["1.png"]
    assert behind(team, "boss", Figure.ACCEPTED, member="rita") == []
    assert behind(team, "boss", Figure.FINISHED) == ["1.png"]
    assert behind(team, "boss", Figure.FINISHED, member="ann") == []
    assert behind(team, "boss", Figure.POINTED_AT, category="ripe", member="bob") == ["2.png"]
    assert behind(team, "boss", Figure.POINTED_AT, category="ripe", member="ann") == []
    assert behind(team, "boss", Figure.WORKED_ON, kind=lq.Kind.LABEL, bucket=4) == ["2.png"]
    assert behind(team, "boss", Figure.LEFT) == ["2.png", "3.png"]
    again = team.take("bob")
    team["bob"].submit(again, again.label, pull_next=False)
    team["rita"].accept(team.take("rita", "review"), pull_next=False)
    assert behind(team, "boss", Figure.ACCEPTED) == ["1.png", "2.png"]
    assert behind(team, "boss", Figure.FIRST_ACCEPTED) == ["1.png"]
    assert behind(team, "boss", Figure.FIRST_DECISIONS, member="bob") == ["2.png"]
    yesterday = date.today() - timedelta(days=1)  # noqa: DTZ011 - where the test runs
    assert behind(team, "boss", Figure.SUBMITTED, days=(yesterday, yesterday)) == []
    assert behind(team, "boss", Figure.SUBMITTED, dataset="another") == []


def test_what_was_found_can_be_searched_and_changed_like_any_other(team: Team) -> None:
    work_it(team)
    (found,) = team["boss"].samples_behind(Behind(Figure.SUBMITTED))
    assert str(found.query) == ""
    assert team.dataset.count(found.query) == len(team.dataset.found(found.query)) == 2
    reviewed = replace(lq.search("status:reviewed"), among=found.query.among)
    assert [row.name for row in team.dataset.samples(reviewed)] == ["1.png"]
    team.dataset.set_priority(found.query, 7)
    assert [team.row(name).priority for name in ("1.png", "2.png", "3.png")] == [7, 7, 0]
    team.dataset.delete_samples(["1.png"])
    assert behind(team, "boss", Figure.SUBMITTED) == ["2.png"]


def test_nobody_learns_by_samples_what_figures_do_not_tell(team: Team) -> None:
    work_it(team)
    assert behind(team, "ann", Figure.SUBMITTED) == ["1.png"]
    assert behind(team, "ann", Figure.SUBMITTED, member="bob") == []
    assert behind(team, "bob", Figure.POINTED_AT, category="ripe") == ["2.png"]
    assert behind(team, "ann", Figure.POINTED_AT, category="ripe") == []
    team["boss"].configure(hide_author=True)
    for figure in (Figure.SUBMITTED, Figure.ACCEPTED, Figure.WORKED_ON, Figure.CREATED, Figure.MOVED):
        assert (figure, behind(team, "rita", figure, member="ann")) == (figure, [])
        assert behind(team, "boss", figure, member="ann") == ["1.png"]
    assert behind(team, "rita", Figure.SUBMITTED, untold=True) == ["1.png", "2.png"]
    assert behind(team, "rita", Figure.ACCEPTED, untold=True) == ["1.png"]
    assert behind(team, "rita", Figure.REVIEWED, member="rita") == ["1.png", "2.png"]
    assert behind(team, "rita", Figure.REVIEWED, untold=True) == []


def test_who_was_removed_sees_nothing(team: Team) -> None:
    queue = team["rita"]
    team.workspace("boss").remove_member("rita")
    with pytest.raises(lq.NotPermitted):
        queue.statistics()
    with pytest.raises(lq.NotPermitted):
        queue.samples_behind(Behind(Figure.SUBMITTED))


def test_in_hand_counts_for_who_holds_it(team: Team) -> None:
    team.add("1.png", "2.png")
    team.take("ann")
    found = team["boss"].statistics()
    assert [(one.member, one.sums.in_hand) for one in found.members] == [("ann", 1)]
    assert found.total.in_hand == found.queues[0].sums.in_hand == 1
    assert team["bob"].statistics().total.in_hand == 0


def test_nothing_has_happened(team: Team) -> None:
    for found in (team["boss"].statistics(), team["boss"].statistics(date(2026, 1, 1), date(2026, 1, 9))):
        assert (found.days, found.members, found.total.tally.first_pass) == ((), (), None)
        (queue,) = found.queues
        assert (queue.progress, queue.per_hour, queue.per_day, queue.days_left) == (None, None, None, None)
        assert [one.category for one in found.categories] == ["ripe", "unripe"]


def test_a_workspace_without_datasets(tmp_path: object) -> None:
    with lq.connect(f"sqlite:///{tmp_path}/empty.db") as workspace:
        found = workspace.statistics()
        assert (found.queues, found.members, found.since) == ((), (), None)


def test_days_begin_at_midnight_also_when_the_clocks_change(team: Team, url: str) -> None:
    """In Berlin, 31 March 2024 has 23 hours and 27 October 25."""
    work_it(team)
    zone = ZoneInfo("Europe/Berlin")
    suffix = "" if url.startswith("sqlite") else "+00"
    moments = {
        "2024-03-30 22:59:59.999": 30,
        "2024-03-30 23:00:00.000": 31,
        "2024-03-31 21:59:59.999": 31,
        "2024-03-31 22:00:00.000": 1,
        "2024-10-26 21:59:59.999": 26,
        "2024-10-26 22:00:00.000": 27,
        "2024-10-27 22:59:59.999": 27,
        "2024-10-27 23:00:00.000": 28,
    }
    for moment, day in moments.items():
        with opened(url) as database:
            database.run(f"UPDATE event SET at = '{moment}{suffix}'")
            database.run(f"UPDATE work_unit SET ended_at = '{moment}{suffix}'")
        found = team["boss"].statistics(date(2024, 1, 1), date(2024, 12, 31), zone=zone)
        with_work = [one for one in found.days if one.tally != Tally()]
        assert [(one.day.day, one.tally.submitted, one.seconds[lq.Kind.LABEL]) for one in with_work] == [
            (day, 2, 90)
        ]
        alone = date(2024, with_work[0].day.month, day)
        assert team["boss"].statistics(alone, alone, zone=zone).total.tally.submitted == 2
        for other in (alone - timedelta(days=1), alone + timedelta(days=1)):
            assert team["boss"].statistics(other, other, zone=zone).total == Sums()


def test_a_range_makes_sense(team: Team) -> None:
    for since, until in (
        (date(2026, 5, 2), date(2026, 5, 1)),
        (datetime(2026, 5, 1, 12, tzinfo=UTC), datetime(2026, 5, 1, 11, tzinfo=UTC)),
        (date(1, 1, 1), None),
        (None, date.max),
    ):
        with pytest.raises(lq.InvalidValue):
            team["boss"].statistics(since, until)
    assert team["boss"].statistics(date(2026, 5, 1), date(2026, 5, 1)).days == ()
    assert team["boss"].statistics(datetime.now(UTC) + timedelta(days=9)).days == ()


def test_every_table_has_a_header_and_rows(team: Team) -> None:
    empty = {by: table(team["boss"].statistics(), by) for by in By}
    work_it(team)
    found = team["boss"].statistics()
    for by, before in empty.items():
        shown = table(found, by)
        assert shown.header == before.header
        assert len(set(shown.header)) == len(shown.header)
        assert shown.rows
        assert {len(row) for row in shown.rows} == {len(shown.header)}
