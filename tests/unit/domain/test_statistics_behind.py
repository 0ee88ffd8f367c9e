"""Which numbers of the tables can be opened, and what they are about."""

from datetime import UTC, date, datetime

import pytest

from labelqueue.domain.days import Asked
from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.statistics_behind import Behind, Figure, of_cell
from labelqueue.domain.statistics_tables import _SPECIMEN, By, Cell, table
from labelqueue.domain.status import LabelStatus
from labelqueue.domain.work_unit import Kind

NAMES = {
    *("member", "dataset", "queue", "category", "day", "status", "from_status", "to_status"),
    *("kind", "from_seconds", "to_seconds"),
}
TODAY = date(2026, 5, 31)


def row_of(by: By, **values: Cell) -> dict[str, Cell]:
    """A row in which every number is 1."""
    header = table(_SPECIMEN, by).header
    row: dict[str, Cell] = dict(zip(header, table(_SPECIMEN, by).rows[0], strict=True))
    numbers: dict[str, Cell] = {name: 1 for name in header if name not in NAMES}
    return row | numbers | values


@pytest.mark.parametrize("by", By)
def test_every_number_opens_its_samples(by: By) -> None:
    row = row_of(by, day=TODAY.isoformat()) if "day" in row_of(by) else row_of(by)
    for name in row:
        assert (name, of_cell(by, row, name, today=TODAY) is None) == (name, name in NAMES)


@pytest.mark.parametrize("by", By)
def test_nothing_opens_nothing(by: By) -> None:
    row = row_of(by)
    for name in row:
        for nothing in (0, None, 0.0):
            if name not in NAMES:
                changed: dict[str, Cell] = {**row, name: nothing}
                assert of_cell(by, changed, name, today=TODAY) is None


def test_what_was_left_on_another_day_cannot_be_found_again() -> None:
    for by in (By.DAY, By.REMAINING):
        row = row_of(by, day="2026-05-30")
        assert of_cell(by, row, "remaining", today=TODAY) is None
        assert of_cell(by, row_of(by, day="2026-05-31"), "remaining", today=None) is None


@pytest.mark.parametrize(
    ("by", "values", "name", "expected"),
    [
        (By.MEMBER, {"member": "ann"}, "rejected", Behind(Figure.REJECTED, member="ann")),
        (By.MEMBER, {"member": None}, "rejected", Behind(Figure.REJECTED, untold=True)),
        (
            By.MEMBER,
            {"member": "ann"},
            "rework_median_seconds_per_sample",
            Behind(Figure.WORKED_ON, member="ann", kind=Kind.REWORK),
        ),
        (
            By.DAY,
            {"day": "2026-05-30"},
            "first_pass_acceptance",
            Behind(Figure.FIRST_DECISIONS, days=(date(2026, 5, 30), date(2026, 5, 30))),
        ),
        (
            By.REMAINING,
            {"dataset": "fruit", "queue": "night", "day": "2026-05-31"},
            "remaining",
            Behind(Figure.LEFT, dataset="fruit", queue="night"),
        ),
        (
            By.STATUS,
            {"dataset": "fruit", "queue": "night", "status": "rejected"},
            "oldest_seconds",
            Behind(Figure.STANDING, "fruit", "night", status=LabelStatus.REJECTED, oldest=True),
        ),
        (
            By.FLOW,
            {"dataset": "fruit", "queue": "night", "from_status": "labeled", "to_status": "reviewed"},
            "changes",
            Behind(
                Figure.MOVED,
                dataset="fruit",
                queue="night",
                change=(LabelStatus.LABELED, LabelStatus.REVIEWED),
            ),
        ),
        *(
            (
                By.TIME,
                {"dataset": "fruit", "queue": "night", "kind": "review", "from_seconds": begin},
                "samples",
                Behind(Figure.WORKED_ON, dataset="fruit", queue="night", kind=Kind.REVIEW, bucket=bucket),
            )
            for bucket, begin in enumerate([0.0, 5.0, 10.0])
        ),
        (
            By.QUEUE_CATEGORY,
            {"dataset": "fruit", "queue": "night", "category": "ripe"},
            "rejections",
            Behind(Figure.POINTED_AT, dataset="fruit", queue="night", category="ripe"),
        ),
    ],
)
def test_a_number_is_about(by: By, values: dict[str, Cell], name: str, expected: Behind) -> None:
    assert of_cell(by, row_of(by, **values), name, today=TODAY) == expected


def test_a_range_within_days() -> None:
    asked = Asked(datetime(2026, 5, 2, 12, tzinfo=UTC), date(2026, 5, 9), UTC)
    inside = asked.within(date(2026, 5, 2), date(2026, 5, 3))
    assert inside.begin == datetime(2026, 5, 2, 12, tzinfo=UTC)
    assert inside.end == datetime(2026, 5, 4, tzinfo=UTC)
    assert asked.within(date(2026, 5, 9), date(2026, 5, 20)).end == datetime(2026, 5, 10, tzinfo=UTC)
    with pytest.raises(InvalidValue):
        asked.within(date(2026, 5, 20), date(2026, 5, 21))
