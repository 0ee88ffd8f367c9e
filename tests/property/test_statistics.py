"""Whatever people do, in whatever order: the figures are those of a plain calculation from the rows."""

import math
import random
import uuid
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import pytest

import labelqueue as lq
from labelqueue.domain.statistics import Statistics, Tally
from labelqueue.domain.statistics_behind import of_cell
from labelqueue.domain.statistics_tables import By, table
from labelqueue.domain.work_unit import Changes, Kind, WorkUnit
from labelqueue.queue import Queue, Workspace
from tests.contract.team import MEMBERS, found_team
from tests.examples import LARGE
from tests.oracle.database import Database
from tests.oracle.figures import KINDS, Figures, Question, moment

BERLIN = ZoneInfo("Europe/Berlin")
BEGIN = datetime(2024, 3, 27, 9, tzinfo=UTC)
"""Some days before the clocks of Berlin go forward."""

RANGES: list[tuple[date | datetime | None, date | datetime | None]] = [
    (None, date(2024, 4, 12)),
    (date(2024, 3, 30), date(2024, 3, 31)),
    (datetime(2024, 3, 28, 11, 17, tzinfo=UTC), datetime(2024, 4, 1, 0, 0)),  # noqa: DTZ001 - Berlin's
    (date(2024, 4, 2), None),
    (date(2023, 1, 1), date(2023, 2, 1)),
]
FIELDS = Tally.__slots__
CELLS = 2000 if LARGE else 1


class Play:
    """People at work in two queues of one dataset; what they did is spread over some days afterwards."""

    def __init__(self, url: str, people: dict[str, Workspace], seed: int) -> None:
        self.chance = random.Random(seed)
        self.people, self.url = people, url
        self.dataset = f"fruit {seed}"
        boss = people["boss"].create_dataset(self.dataset, ["ripe", "unripe"])
        settings = lq.QueueSettings(save_enabled=True, skip_review_enabled=True)
        boss.queue().configure(save_enabled=True, skip_review_enabled=True, hide_author=seed % 2 == 0)
        reviewers = [] if seed % 3 == 0 else ["rita", "rolf"]
        boss.create_queue(
            "night", criteria="light:night", annotators=MEMBERS, reviewers=reviewers, settings=settings
        )
        self.reviewed = {"default": True, "night": bool(reviewers)}
        self.hidden = {"default"} if seed % 2 == 0 else set()
        self.samples = 0
        self.add(4)

    def queue(self, who: str, name: str) -> Queue:
        return self.people[who].dataset(self.dataset).queue(name)

    def add(self, many: int) -> None:
        label = lq.Label().add(lq.Box(1, 2, 9, 8), "unripe")
        specs = []
        for _ in range(many):
            self.samples += 1
            light = self.chance.choice(["night", "day", "day"])
            prelabel = self.chance.choice([None, label])
            specs.append(
                lq.SampleSpec(f"{self.samples}.png", "x.png", metadata={"light": light}, label=prelabel)
            )
        self.people["boss"].dataset(self.dataset).add_samples(specs)

    def play(self, steps: int) -> None:
        for _ in range(steps):
            what = self.chance.choice(["work"] * 12 + ["add", "set", "reopen"])
            with suppress(lq.IllegalAction, lq.NotPermitted):
                match what:
                    case "work":
                        self.work()
                    case "add":
                        self.add(1)
                    case "set":
                        status = self.chance.choice(["unlabeled", "labeled", "rejected", "skipped"])
                        self.people["boss"].dataset(self.dataset).set_status([self.any_name()], status)
                    case _:
                        who, name = self.chance.choice(list(MEMBERS)), self.any_name()
                        row = next(
                            row
                            for row in self.people["boss"].dataset(self.dataset).samples(limit=1000)
                            if row.name == name
                        )
                        self.queue(who, row.queue).reopen(name)
        for workspace in self.people.values():
            workspace.heartbeat()

    def any_name(self) -> str:
        return f"{self.chance.randint(1, self.samples)}.png"

    def work(self) -> None:
        who, queue_name = self.chance.choice(list(MEMBERS)), self.chance.choice(["default", "night"])
        queue = self.queue(who, queue_name)
        reviews = who not in ("ann", "bob") and self.chance.random() < 0.7
        work: Any = queue.start_reviewing() if reviews else queue.start_labeling()
        if not isinstance(work, lq.WorkItem):
            return
        self.measure(who, work)
        label = work.label.add(lq.Box(1, 2, 9, 8), self.chance.choice(["ripe", "unripe"]))
        some: Any = {"label": label} if self.chance.random() < 0.5 else {}
        action = self.chance.choice(
            ["accept", "reject", "reject", "skip", "save", "keep"]
            if reviews
            else ["submit", "submit", "submit", "skip", "save", "release", "keep"]
        )
        self.finish(queue, work, action, label, some)

    def finish(self, queue: Queue, work: lq.WorkItem, action: str, label: lq.Label, some: Any) -> None:
        """`some`: the label, if it is to be sent with what needs none."""
        match action:
            case "submit" | "save":
                rest: Any = {} if action == "save" else {"pull_next": False}
                getattr(queue, action)(work, label, **rest)
            case "reject":
                there = some.get("label", work.label)
                pins = [lq.Pin("here", annotation=one.id) for one in there if self.chance.random() < 0.6]
                queue.reject(work, comment="no", pins=[*pins, lq.Pin("all")], pull_next=False, **some)
            case "accept" | "skip":
                getattr(queue, action)(work, pull_next=False, **some)
            case "release":
                queue.release(work)

    def measure(self, who: str, work: lq.WorkItem) -> None:
        chance = self.chance
        for _ in range(chance.choice([0, 1, 1, 2])):
            some = {name: chance.randint(1, 3) for name in ("ripe", "unripe") if chance.random() < 0.5}
            unit = WorkUnit(
                id=uuid.UUID(int=chance.getrandbits(128), version=4),
                sample_id=work.sample.id,
                queue_id=work.claim.queue_id,
                kind=chance.choice(list(Kind)),
                active=chance.choice([0.0, 5.0, 7.25, 61.5, 600.0, 4000.0]),
                idle=3.0,
                ended_ago=1.0,
                annotations=chance.randint(0, 4),
                changes=Changes(some, dict(reversed(some.items())), {"gone": 2} if some else {}),
            )
            self.people[who].worked(unit)

    def spread(self, database: Database) -> None:
        """Let all this have taken some days, in which samples were added too."""
        chance, at = self.chance, BEGIN
        mine = (
            "sample_id IN (SELECT a.id FROM sample a JOIN dataset d ON d.id = a.dataset_id"
            f" AND d.name = '{self.dataset}')"
        )
        for row in database.rows(f"SELECT id FROM event WHERE {mine} ORDER BY id"):
            at += timedelta(minutes=chance.choice([0, 1, 40, 200, 500]))
            database.run(f"UPDATE event SET at = '{self._said(at)}' WHERE id = {row['id']}")
        database.run(
            "UPDATE label_revision SET at = coalesce((SELECT max(e.at) FROM event e WHERE e.sample_id ="
            f" label_revision.sample_id AND e.revision = label_revision.number), '{self._said(BEGIN)}')"
            f" WHERE {mine}"
        )
        for row in database.rows(f"SELECT id FROM work_unit WHERE {mine} ORDER BY id"):
            ended = BEGIN + timedelta(seconds=chance.randint(0, int((at - BEGIN).total_seconds())))
            # Some end at one moment.
            ended = chance.choice([ended, ended.replace(hour=22, minute=0, second=0)])
            database.run(f"UPDATE work_unit SET ended_at = '{self._said(ended)}' WHERE id = '{row['id']}'")
        for row in database.rows(
            f"SELECT s.sample_id AS id, (SELECT min(e.at) FROM event e WHERE e.sample_id = s.sample_id"
            f" AND e.from_status <> e.to_status) AS first FROM sample_state s WHERE {mine}"
        ):
            created = BEGIN + timedelta(hours=chance.randint(-50, 50))
            if row["first"] is not None:
                created = min(created, moment(row["first"]))
            database.run(f"UPDATE sample SET created_at = '{self._said(created)}' WHERE id = {row['id']}")

    def _said(self, at: datetime) -> str:
        return at.strftime("%Y-%m-%d %H:%M:%S.%f")[:-3] + ("" if self.url.startswith("sqlite") else "+00")


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Any) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/workspace.db"
    found: str = request.getfixturevalue("postgres_url")
    return found


@pytest.fixture
def people(url: str) -> Iterator[dict[str, Workspace]]:
    found_team(url)
    found = {name: lq.connect(url, member=name) for name in MEMBERS}
    yield found
    for workspace in found.values():
        workspace.close()


@pytest.mark.timeout(3600 if LARGE else 120)
def test_the_figures_are_those_of_the_rows(url: str, people: dict[str, Workspace]) -> None:
    database = Database(url)
    try:
        for seed in range(300 if LARGE else 2):
            play = Play(url, people, seed)
            play.play(50)
            play.spread(database)
            for place, range_ in enumerate(RANGES):
                compare(play, database, range_, [BERLIN, UTC, ZoneInfo("Asia/Kathmandu")][place % 3])
    finally:
        database.close()


def compare(
    play: Play,
    database: Database,
    range_: tuple[date | datetime | None, date | datetime | None],
    zone: tzinfo,
) -> None:
    for who in ("boss", "rita", "ann"):
        dataset = play.people[who].dataset(play.dataset)
        for queue in {None, play.chance.choice(["default", "night"])}:
            asked = Question(
                dataset=play.dataset,
                queues={name: one for name, one in play.reviewed.items() if queue in (None, name)},
                since=_moment(range_[0], zone),
                until=_moment(range_[1], zone, end=True),
                zone=zone,
                who=who,
                about_all=who != "ann",
                hidden=frozenset() if who == "boss" else frozenset(play.hidden),
            )
            source: Any = dataset if queue is None else dataset.queue(queue)
            found = source.statistics(*range_, zone=zone)
            expected = Figures(database, asked)
            check_people(found, expected)
            check_queues(found, expected)
            check_days(found, expected)
            check_behind(play, source, expected, found, range_)


def check_behind(
    play: Play,
    source: Any,
    expected: Figures,
    found: Statistics,
    range_: tuple[date | datetime | None, date | datetime | None],
) -> None:
    """Some cells of every table: the samples that they open are those of the rows, and as many at most."""
    zone = expected.asked.zone
    today = datetime.now(zone).date() if range_[1] is None else None
    boss = play.people["boss"].dataset(play.dataset)
    ids = {row["name"]: row["sample_id"] for row in expected.states}
    for by in By:
        shown = table(found, by)
        cells = [
            (dict(zip(shown.header, row, strict=True)), column)
            for row in shown.rows
            for column in shown.header
        ]
        for row, column in play.chance.sample(cells, min(CELLS, len(cells))):
            behind = of_cell(by, row, column, today=today)
            if behind is None:
                continue
            answers = source.samples_behind(behind, *range_, zone=zone)
            assert [one.dataset for one in answers] in ([], [play.dataset])
            seen = {ids[one.name] for answer in answers for one in boss.samples(answer.query, limit=1000)}
            assert (behind, seen) == (behind, expected.behind(behind))
            assert all(answer.samples in (None, len(seen)) for answer in answers)
            number = row[column]
            if isinstance(number, int) and f"{behind.kind}_annotations" != column:
                assert 0 < len(seen) <= number, (behind, row)


def _moment(given: date | datetime | None, zone: tzinfo, *, end: bool = False) -> datetime | None:
    if given is None:
        return None
    if isinstance(given, datetime):
        return given if given.tzinfo else given.replace(tzinfo=zone)
    day = given + timedelta(days=end)
    return datetime(day.year, day.month, day.day, tzinfo=zone)


def _counts(tally: Tally) -> dict[str, int]:
    return {name: getattr(tally, name) for name in FIELDS if getattr(tally, name)}


def _times(times: Any) -> list[Any]:
    one = (
        *(times.samples, times.seconds, times.mean_per_sample, times.median_per_sample),
        *(times.annotations, times.mean_per_annotation, times.median_per_annotation),
    )
    return [value if value is None else pytest.approx(value) for value in one]


def _changes(given: Any) -> dict[str, tuple[int, int, int]]:
    return {name: (one.created, one.changed, one.deleted) for name, one in given.items()}


def check_people(found: Statistics, expected: Figures) -> None:
    assert found.about_all == expected.asked.about_all
    units = expected.my_units()
    tallies, hands = expected.tallies(1), expected.in_hand()
    members = {one.member or "?": one.sums for one in found.members}
    names = {*tallies, *hands, *map(expected.unit_member, units)}
    assert members.keys() == names
    for name, sums in members.items():
        mine = [row for row in units if expected.unit_member(row) == name]
        assert (name, _counts(sums.tally)) == (name, dict(tallies[name]))
        for kind in KINDS:
            assert list(expected.times(mine, kind)) == _times(sums.times[Kind(kind)])
        assert _changes(sums.categories) == expected.changes(mine)
        assert sums.in_hand == hands[name]
    total = sum((tally for tally in expected.tallies(0).values()), start=type(tallies["x"])())
    assert _counts(found.total.tally) == dict(total)
    for kind in KINDS:
        assert list(expected.times(units, kind)) == _times(found.total.times[Kind(kind)])
    assert _changes(found.total.categories) == expected.changes(units)
    assert found.total.in_hand == sum(hands.values())
    for one in found.categories:
        assert _changes({one.category: one.changed})[one.category] == expected.changes(units).get(
            one.category, (0, 0, 0)
        )
        assert one.rejections == sum(
            expected.rejections(name)[one.category] for name in expected.asked.queues
        )
    assert {one.category for one in found.categories} >= expected.changes(units).keys() | {"ripe", "unripe"}


def check_queues(found: Statistics, expected: Figures) -> None:
    assert [one.queue for one in found.queues] == list(expected.asked.queues)
    for one in found.queues:
        name, all_ = one.queue, expected.asked.about_all
        units = [row for row in expected.my_units() if row["queue"] == name]
        assert _counts(one.sums.tally) == dict(expected.tallies(0)[name])
        for kind in KINDS:
            assert list(expected.times(units, kind)) == _times(one.sums.times[Kind(kind)])
            assert list(one.distribution[Kind(kind)]) == expected.distribution(name, kind)
        assert _changes(one.sums.categories) == expected.changes(units)
        counts = expected.counts(name)
        assert dict(one.counts) == counts
        assert one.done == sum(many for status, many in counts.items() if expected.done(name, status))
        assert one.sums.in_hand == sum(expected.in_hand(name).values())
        assert dict(one.flow) == expected.flow(name)
        finished = expected.finished(name)
        assert one.finished == finished.total()
        days = {deed[2] for deed in expected.deeds() if deed[0] == name and deed[3] in FIELDS[:3]}
        assert one.days_with_work == len(days)
        assert dict(one.rejections) == dict(expected.rejections(name))
        assert one.oldest.keys() == ({status for status, many in counts.items() if many} if all_ else set())
        if all_:
            for day in list(one.remaining)[:20]:
                end = min(
                    filter(
                        None,
                        [
                            _moment(day, expected.asked.zone, end=True),
                            expected.asked.until,
                        ],
                    )
                )
                assert (day, one.remaining[day]) == (day, expected.remaining(name, end))
            assert (one.days_left, one.completion) == expected.days_left(name, datetime.now(UTC))
        else:
            assert (one.remaining, one.days_left, one.completion) == ({}, None, None)


def check_days(found: Statistics, expected: Figures) -> None:
    tallies, zone = expected.tallies(2), expected.asked.zone
    finished = [expected.finished(name) for name in expected.asked.queues]
    seconds: dict[Any, float] = defaultdict(float)
    for row in expected.my_units():
        seconds[row["kind"], row["ended_at"].astimezone(zone).date()] += row["active_seconds"]
    for one in found.days:
        assert _counts(one.tally) == dict(tallies.pop(one.day, {}))
        for kind in Kind:
            assert math.isclose(one.seconds[kind], seconds[kind, one.day], rel_tol=1e-6), (one, kind)
        assert one.finished == sum(counts[one.day] for counts in finished)
        if expected.asked.about_all:
            assert one.remaining == sum(queue.remaining[one.day] for queue in found.queues)
    assert tallies == {}
    days = [one.day for one in found.days]
    assert days == [days[0] + timedelta(days=place) for place in range(len(days))]
