"""The tables are total, and agree with one another."""

import math

import pytest

import labelqueue as lq
from labelqueue.domain.category import PALETTE, numbered
from labelqueue.domain.sample import checked_priority
from labelqueue.domain.status import (
    FORGOTTEN,
    HELD,
    ORDERS,
    SETTABLE,
    TRANSITIONS,
    WAITING,
    Action,
    LabelStatus,
    Lane,
    Mode,
    Person,
    transition,
)
from labelqueue.store.tables import state


def test_tables_are_total() -> None:
    assert set(WAITING) == set(LabelStatus)
    assert set(FORGOTTEN) == SETTABLE
    assert set(ORDERS) == set(HELD) == set(Mode)
    assert set(LabelStatus) - SETTABLE == {
        LabelStatus.LABELING_IN_PROGRESS,
        LabelStatus.REVIEWING_IN_PROGRESS,
    }


@pytest.mark.parametrize("mode", Mode)
def test_what_is_in_hand_comes_first(mode: Mode) -> None:
    assert HELD[mode] is ORDERS[mode].first
    assert ORDERS[mode].open is ORDERS[mode].last


def test_what_waits_in_a_lane_of_a_mode_can_be_worked_on_in_it() -> None:
    for status, waiting in ((status, row) for status, rows in WAITING.items() for row in rows):
        modes = [mode for mode, order in ORDERS.items() if order.first <= waiting.lane <= order.last]
        finishing = {mode for (mode, action), row in TRANSITIONS.items() if row.to and status in row.from_}
        assert set(modes) == finishing
        assert (waiting.lane is Lane.DONE) == (not modes)


def test_every_lane_belongs_to_one_mode_at_most() -> None:
    for lane in Lane:
        assert sum(order.first <= lane <= order.last for order in ORDERS.values()) == (lane is not Lane.DONE)


def test_refusals_are_sentences() -> None:
    with pytest.raises(lq.IllegalAction, match=r"^Accept is not possible in label mode\.$"):
        transition(Mode.LABEL, Action.ACCEPT, LabelStatus.LABELED)
    with pytest.raises(lq.IllegalAction, match=r"^Submit is not possible while the sample is reviewed\.$"):
        transition(Mode.LABEL, Action.SUBMIT, LabelStatus.REVIEWED)


def test_persons_are_columns() -> None:
    assert {person.value for person in Person} <= set(state.c.keys())


def test_what_nobody_owns_can_be_pulled_by_somebody() -> None:
    # The last place of a status is the one without a person: it has to be an open lane, or the end.
    open_lanes = {order.open for order in ORDERS.values()} | {Lane.DONE}
    in_progress = {LabelStatus.LABELING_IN_PROGRESS, LabelStatus.REVIEWING_IN_PROGRESS}
    for status in set(LabelStatus) - in_progress:  # these two always have their person
        assert WAITING[status][-1].lane in open_lanes


def test_categories_get_ids_and_colours() -> None:
    first, second = numbered([lq.Category("ripe", color="#D33D3D"), " unripe "])
    assert (first.id, first.color, second.id, second.name, second.color) == (
        1,
        "#d33d3d",
        2,
        "unripe",
        PALETTE[1],
    )
    with pytest.raises(lq.InvalidValue, match="twice"):
        numbered(["ripe", "RIPE"])


def test_minus_zero_is_zero() -> None:
    assert math.copysign(1, checked_priority(-0.0)) == 1


@pytest.mark.parametrize(
    "field",
    [
        {"auto_release_minutes": -1},
        {"auto_release_minutes": 1.5},
        {"auto_release_minutes": 1e10},
        {"review_affinity_hours": math.nan},
        {"review_affinity_hours": 1e7},
        {"return_rejected_after_hours": 1e7},
        {"max_annotations": 0},
    ],
)
def test_settings_are_checked(field: dict[str, float]) -> None:
    with pytest.raises(lq.InvalidValue):
        lq.QueueSettings().changed(**field)


@pytest.mark.parametrize("minutes", [0, 2, 1_000_000])
def test_times_that_are_possible(minutes: float) -> None:
    assert lq.QueueSettings(auto_release_minutes=minutes).auto_release_minutes == minutes


def test_settings_and_back() -> None:
    settings = lq.QueueSettings(categories=("ripe",), self_review=lq.SelfReview.NEVER, max_annotations=3)
    assert lq.QueueSettings(**settings.as_json()) == settings
