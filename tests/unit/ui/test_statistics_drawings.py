"""Plots and tables of statistics as values: what they say, what they open, and in which colours."""

from datetime import date, timedelta
from itertools import combinations
from math import dist

import pytest
from PySide6.QtCore import Qt

from labelqueue.domain.statistics import BUCKETS, CategoryStatistics, Changed
from labelqueue.domain.statistics_behind import Behind, Figure
from labelqueue.domain.statistics_series import (
    Acceptance,
    Bars,
    BurnDown,
    Distribution,
    Series,
    Standing,
    Waiting,
)
from labelqueue.domain.statistics_tables import _SPECIMEN, By, Cell, Table, table
from labelqueue.domain.status import LabelStatus as Status
from labelqueue.domain.work_unit import Kind
from labelqueue.ui.pages.statistics_columns import COLUMNS, groups_of, shown, written
from labelqueue.ui.pages.statistics_drawings import Subject, draw
from labelqueue.ui.pages.statistics_table import StatisticsModel
from labelqueue.ui.plots.colors import COLORS
from labelqueue.ui.plots.drawing import Bar, Drawing, round_ticks, some_of
from labelqueue.ui.theme import DARK, LIGHT, Theme

TODAY = date(2026, 5, 31)
EMPTY = Series(
    burn_down=BurnDown(),
    throughput=Bars(),
    acceptance=(),
    distributions={kind: Distribution((0,) * (len(BUCKETS) + 1), None) for kind in Kind},
    flow={},
    categories=(),
    waiting=(),
    standing=(),
    today=TODAY,
)
FULL = Series(
    burn_down=BurnDown(
        ((TODAY - timedelta(days=1), 9), (TODAY, 6)),
        ((TODAY, 6.0), (TODAY + timedelta(days=2), 0.0)),
        TODAY + timedelta(days=2),
    ),
    throughput=Bars(
        ((TODAY, TODAY),), {"submitted": (5,), "accepted": (3,), "rejected": (0,), "skipped": (1,)}
    ),
    acceptance=(Acceptance("ann", 4, 3), Acceptance(None, 2, 2)),
    distributions=dict(EMPTY.distributions) | {Kind.LABEL: Distribution((2, *[0] * 10, 1), 4.0)},
    flow={(Status.UNLABELED, Status.LABELED): 5, (Status.LABELED, Status.REVIEWED): 3},
    categories=(CategoryStatistics("fruit", "ripe", Changed(3, 2, 1)),),
    waiting=(Waiting(Status.LABELED, 2, 3 * 86400.0),),
    standing=(Standing("fruit", "night", {Status.LABELED: 2, Status.REVIEWED: 3}),),
    today=TODAY,
)


def opened(drawing: Drawing) -> list[Behind]:
    return [one.behind for one in (*drawing.bars, *drawing.hover) if one.behind is not None]


@pytest.mark.parametrize("subject", Subject)
def test_nothing_is_drawn_of_nothing(subject: Subject) -> None:
    assert draw(subject, EMPTY, Kind.LABEL).is_empty


@pytest.mark.parametrize("subject", Subject)
def test_all_bars_are_within_the_axes_and_say_something(subject: Subject) -> None:
    drawing = draw(subject, FULL, Kind.LABEL)
    assert not drawing.is_empty
    assert drawing.name
    assert drawing.summary
    for bar in (*drawing.bars, *drawing.hover):
        assert drawing.x.low <= bar.x0 < bar.x1 <= drawing.x.high
        assert drawing.y.low <= bar.y0 < bar.y1 <= drawing.y.high
        assert bar.says
        assert bar.behind is None or bar.title
        assert drawing.at((bar.x0 + bar.x1) / 2, (bar.y0 + bar.y1) / 2) == bar
    for line in drawing.lines:
        assert all(drawing.x.low <= x <= drawing.x.high and 0 <= y <= drawing.y.high for x, y in line.points)


def test_bars_open_what_they_count() -> None:
    drawn = {subject: opened(draw(subject, FULL, Kind.LABEL)) for subject in Subject}
    day = (TODAY, TODAY)
    assert drawn[Subject.REMAINING] == [Behind(Figure.LEFT)]  # only today's
    assert drawn[Subject.DAYS] == [
        Behind(figure, days=day) for figure in (Figure.SUBMITTED, Figure.ACCEPTED, Figure.SKIPPED)
    ]
    assert drawn[Subject.MEMBERS] == [
        Behind(Figure.FIRST_DECISIONS, member="ann"),
        Behind(Figure.FIRST_DECISIONS, untold=True),
    ]
    assert drawn[Subject.TIMES] == [
        Behind(Figure.WORKED_ON, kind=Kind.LABEL, bucket=bucket) for bucket in (0, 11)
    ]
    assert drawn[Subject.QUEUES] == [
        Behind(Figure.STANDING, dataset="fruit", queue="night", status=status)
        for status in (Status.REVIEWED, Status.LABELED)
    ]
    assert {one.change for one in drawn[Subject.FLOW]} == set(FULL.flow)
    assert [one.figure for one in drawn[Subject.CATEGORIES]] == ["created", "changed", "deleted"]
    assert drawn[Subject.WAITING] == [Behind(Figure.STANDING, status=Status.LABELED, oldest=True)]


def test_bars_stand_on_each_other() -> None:
    bars = draw(Subject.DAYS, FULL, Kind.LABEL).bars
    assert [(bar.y0, bar.y1) for bar in bars] == [(0, 5), (5, 8), (8, 9)]


@pytest.mark.parametrize(
    ("most", "whole", "expected"),
    [
        (0, True, (0, 1)),
        (3, True, (0, 1, 2, 3)),
        (97, True, (0, 20, 40, 60, 80, 100)),
        (1_000_000, True, (0, 200_000, 400_000, 600_000, 800_000, 1_000_000)),
        (0.5, False, (0, 0.1, 0.2, 0.3, 0.4, 0.5)),
    ],
)
def test_numbers_along_an_axis_are_round(most: float, whole: bool, expected: tuple[float, ...]) -> None:
    assert round_ticks(most, whole=whole) == pytest.approx(expected)


def test_of_many_days_some_are_named() -> None:
    assert some_of(range(4), 9) == [0, 1, 2, 3]
    assert some_of(range(30), 9) == [0, 4, 8, 12, 16, 20, 24, 28]


def test_a_bar_that_is_topmost_is_found() -> None:
    front, all_over = Bar(0, 1, 0, 1, "blue", "front"), Bar(0, 9, 0, 9, "blue", "all")
    drawing = Drawing("", "", draw(Subject.DAYS, FULL, Kind.LABEL).x, draw(Subject.DAYS, FULL, Kind.LABEL).y)
    both = Drawing("", "", drawing.x, drawing.y, bars=(front,), hover=(all_over,))
    assert (both.at(0.5, 0.5), both.at(5, 5), both.at(-1, 0)) == (front, all_over, None)


# Tables


def test_every_column_has_its_words_and_every_group_its_columns() -> None:
    names = {name for by in By for name in table(_SPECIMEN, by).header}
    assert names == set(COLUMNS)
    for by in By:
        header = table(_SPECIMEN, by).header
        seen = [place for group in groups_of(by) or (None,) for place in shown(by, header, group)]
        assert set(seen) == set(range(len(header)))


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("submitted", 12345, "12,345"),
        ("first_pass_acceptance", 0.875, "88 %"),
        ("first_pass_acceptance", None, ""),
        ("member", None, "(not told)"),
        ("label_seconds", 3725.4, "1:02:05"),
        ("oldest_seconds", 3 * 86400.0, "3 days"),
        ("days_left", 2.25, "2.3"),
        ("estimated_completion", "2026-05-31", "2026-05-31"),
        ("from_status", "labeling_in_progress", "labeling in progress"),
        ("kind", "direct", "Opened by name"),
    ],
)
def test_values_are_written_for_people(name: str, value: str | float | None, expected: str) -> None:
    assert written(name, value) == expected


# Colours


def linear(color: str) -> list[float]:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]


def luminance(color: str) -> float:
    return sum(one * weight for one, weight in zip(linear(color), (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


BLIND = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}
"""How colours look to those who see less of red or green (Machado, Oliveira, Fernandes 2009)."""


def look(color: str, seen: str) -> tuple[float, float, float]:
    """In the space CIELAB, where equal distances look alike."""
    red, green, blue = (
        max(0.0, sum(weight * part for weight, part in zip(row, linear(color), strict=True)))
        for row in BLIND[seen]
    )
    x, y, z = (
        one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116
        for one in (
            (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047,
            0.2126 * red + 0.7152 * green + 0.0722 * blue,
            (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883,
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_everybody_sees_the_colours_and_tells_them_apart(theme: Theme) -> None:
    colors = COLORS[theme.name]
    for name, color in colors.items():
        assert (name, contrast(color, theme.surface) >= 3) == (name, True)
    for seen in BLIND:
        for one, other in combinations(colors, 2):
            assert (seen, one, other, dist(look(colors[one], seen), look(colors[other], seen)) > 20) == (
                *(seen, one, other),
                True,
            )


def test_what_does_not_exist_is_sorted_last_in_both_directions() -> None:
    model = StatisticsModel()
    header = table(_SPECIMEN, By.MEMBER).header
    row: dict[str, Cell] = dict.fromkeys(header, 0)
    rows = (("b", 0.5), ("C", None), ("a", 1.0))
    cells: list[dict[str, Cell]] = [
        {**row, "member": name, "first_pass_acceptance": part} for name, part in rows
    ]
    given = Table(header, tuple(tuple(one[name] for name in header) for one in cells))
    model.show_table(By.MEMBER, given, group=groups_of(By.MEMBER)[0], today=None)
    places = [model.name(column) for column in range(model.columnCount())]

    def names(by: str, order: Qt.SortOrder) -> list[object]:
        model.sort(places.index(by), order)
        return [model.value(place, 0) for place in range(model.rowCount())]

    up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
    assert names("first_pass_acceptance", up) == ["b", "a", "C"]
    assert names("first_pass_acceptance", down) == ["a", "b", "C"]
    assert names("member", up) == ["a", "b", "C"]
    assert (model.title(2, places.index("rejected")), model.behind(0, 1)) == ("Rejected, C", None)
