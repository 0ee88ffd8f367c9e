"""What is drawn of statistics: points and bars by their values."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from labelqueue.domain.statistics import (
    BUCKETS,
    CategoryStatistics,
    Changed,
    DayStatistics,
    MemberStatistics,
    QueueStatistics,
    Statistics,
    Sums,
    Tally,
    Times,
)
from labelqueue.domain.statistics_series import (
    Acceptance,
    Counted,
    Distribution,
    Waiting,
    acceptance,
    burn_down,
    categories,
    distribution,
    flow,
    series,
    throughput,
    waiting,
)
from labelqueue.domain.status import LabelStatus as Status
from labelqueue.domain.work_unit import Kind

MAY = date(2026, 5, 1)


def days(many: int) -> list[date]:
    return [MAY + timedelta(days=place) for place in range(many)]


def queue(name: str = "default", *, left: int = 0, done: int = 0, **more: Any) -> QueueStatistics:
    counts = {Status.UNLABELED: left, Status.REVIEWED: done}
    made = QueueStatistics("fruit", name, Sums(), counts, done)
    return replace(made, **more)


def statistics(**more: Any) -> Statistics:
    nothing = Statistics(None, None, True, Sums(), (), (), (), ())
    return replace(nothing, **more)


def test_what_is_left_goes_on_to_the_day_that_is_expected() -> None:
    first, today = days(2)
    found = burn_down(
        [queue(left=30, done=10, remaining={first: 40, today: 30}, completion=today + timedelta(days=3))],
        today=today,
    )
    assert found.points == ((first, 40), (today, 30))
    assert list(found.forecast) == [(today, 30), (today + timedelta(days=3), 0)]
    assert found.completion == today + timedelta(days=3)


def test_two_queues_end_one_after_the_other() -> None:
    today = MAY
    ends = [today + timedelta(days=2), today + timedelta(days=4)]
    queues = [
        queue(str(place), left=20, remaining={today: 20}, completion=end) for place, end in enumerate(ends)
    ]
    found = burn_down(queues, today=today)
    assert list(found.forecast) == [(today, 40), (ends[0], 10), (ends[1], 0)]
    assert found.completion == ends[1]


def test_a_queue_in_which_nothing_goes_on_never_ends() -> None:
    today = MAY
    end = today + timedelta(days=2)
    found = burn_down(
        [
            queue("a", left=20, remaining={today: 20}, completion=end),
            queue("b", left=5, remaining={today: 5}),
        ],
        today=today,
    )
    assert (found.forecast[-1], found.completion) == ((end, 5), None)
    assert burn_down([queue(left=5, remaining={today: 5})], today=today).forecast == ()


def test_nobody_forecasts_what_has_passed_or_is_done() -> None:
    first, today = days(2)
    past = queue(left=5, remaining={first: 5}, completion=today)
    assert burn_down([past], today=None).forecast == ()
    assert burn_down([past], today=today).forecast == ()
    assert burn_down([queue(done=5, remaining={today: 0})], today=today).forecast == ()
    assert burn_down([], today=today).points == ()


@pytest.mark.parametrize(
    ("many", "bars", "second"),
    [
        (1, 1, None),
        (62, 62, (date(2026, 5, 2), date(2026, 5, 2))),
        (63, 10, (date(2026, 5, 4), date(2026, 5, 10))),  # 1 May is a Friday
        (372, 13, (date(2026, 6, 1), date(2026, 6, 30))),
    ],
)
def test_many_days_become_weeks_and_months(many: int, bars: int, second: tuple[date, date] | None) -> None:
    tally = Tally(submitted=2, accepted=1, skipped=1, reviewed=1)
    found = throughput([DayStatistics(day, tally) for day in days(many)])
    assert len(found.spans) == bars
    assert found.spans[0][0] == MAY
    assert found.spans[-1][1] == days(many)[-1]
    assert second is None or found.spans[1] == second
    for what in Counted:
        assert (what, sum(found.heights[what])) == (what, getattr(tally, what) * many)
    lengths = [(last - first).days + 1 for first, last in found.spans]
    assert found.heights[Counted.SUBMITTED] == tuple(2 * length for length in lengths)


def test_who_has_more_decisions_comes_first() -> None:
    def member(name: str | None, decided: int, passed: int) -> MemberStatistics:
        return MemberStatistics(name, Sums(Tally(decided=decided, passed=passed)))

    members = (member("ann", 4, 3), member("bob", 8, 2), member("rita", 0, 0), member(None, 4, 4))
    found = acceptance(statistics(members=members))
    assert found == (Acceptance("bob", 8, 2), Acceptance("ann", 4, 3), Acceptance(None, 4, 4))
    assert [one.part for one in found] == [0.25, 0.75, 1.0]


def test_times_of_all_queues_are_one_distribution() -> None:
    buckets = [tuple(many if place == one else 0 for place in range(12)) for one, many in ((0, 2), (11, 3))]
    queues = tuple(queue(str(place), distribution={Kind.LABEL: one}) for place, one in enumerate(buckets))
    times = {kind: Times() for kind in Kind} | {Kind.LABEL: Times(median_per_sample=45.0)}
    found = statistics(queues=queues, total=Sums(times=times))
    assert distribution(found, Kind.LABEL) == Distribution((2, *[0] * 10, 3), 45.0)
    assert distribution(found, Kind.REVIEW) == Distribution((0,) * 12, None)


@pytest.mark.parametrize(
    ("median", "place"), [(0.0, 0), (2.5, 0.5), (5.0, 1), (45.0, 4.5), (3600.0, 11), (1e6, 12), (None, None)]
)
def test_the_median_lies_within_its_bar(median: float | None, place: float | None) -> None:
    assert Distribution((0,) * (len(BUCKETS) + 1), median).median_place == place


def test_ways_and_waiting_are_those_of_all_queues() -> None:
    way = (Status.LABELED, Status.REJECTED)
    queues = [
        queue("a", left=3, done=1, flow={way: 2}, oldest={Status.UNLABELED: 60.0, Status.REVIEWED: 9e9}),
        queue("b", left=4, flow={way: 5}, oldest={Status.UNLABELED: 90.0}),
    ]
    assert flow(queues) == {way: 7}
    assert waiting(queues) == (Waiting(Status.UNLABELED, 7, 90.0),)
    assert waiting([queue(left=1)]) == (Waiting(Status.UNLABELED, 1, None),)


def test_categories_without_anything_are_left_out() -> None:
    rows = (
        CategoryStatistics("fruit", "leaf", Changed(1, 0, 0)),
        CategoryStatistics("fruit", "ripe", Changed(1, 2, 3)),
        CategoryStatistics("fruit", "stem"),
    )
    assert [one.category for one in categories(statistics(categories=rows))] == ["ripe", "leaf"]


def test_nothing_at_all_can_be_drawn() -> None:
    found = series(statistics(), today=None)
    assert (found.burn_down.points, found.throughput.spans, found.acceptance) == ((), (), ())
    assert found.distributions.keys() == set(Kind)
