import uuid
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import labelqueue as lq
from labelqueue.domain.ids import QueueId, SampleId
from labelqueue.domain.work_unit import Changes, Kind, Stopwatch, WorkUnit, changes

moments = st.lists(st.integers(0, 3000), min_size=1, max_size=40).map(sorted)


@given(moments, st.integers(0, 1000))
def test_gaps_are_work_unless_they_are_too_long(inputs: list[int], idle_after: int) -> None:
    watch = Stopwatch(inputs[0], idle_after=idle_after)
    for moment in inputs[1:]:
        watch.input(moment)
    gaps = [after - before for before, after in pairwise(inputs)]
    assert watch.active == sum(gap for gap in gaps if gap <= idle_after)
    assert watch.idle == sum(gap for gap in gaps if gap > idle_after)


def test_what_goes_on_counts_until_it_is_too_long() -> None:
    watch = Stopwatch(100.0, idle_after=60.0)
    watch.input(110.0)
    assert [watch.active_at(moment) for moment in (110.0, 130.0, 170.0, 171.0)] == [10.0, 30.0, 70.0, 10.0]
    watch.input(105.0)  # a clock that goes back is no work
    assert (watch.active, watch.idle) == (10.0, 0.0)


def test_changes_are_told_by_id_and_counted_by_category() -> None:
    before = lq.Label().add(lq.Box(0, 0, 9, 9), "ripe").add(lq.Point(1, 1), "unripe").add(lq.Point(2, 2), "x")
    one, two, three = (annotation.id for annotation in before)
    after = before.remove(two).add(lq.Point(5, 5), "ripe").add(lq.Point(1, 1), "unripe")
    after = after.replace(three, category="ripe")
    assert changes(before, after) == Changes({"ripe": 1, "unripe": 1}, {"ripe": 1}, {"unripe": 1})
    assert changes(before, before) == Changes()
    assert one in [annotation.id for annotation in after]


@pytest.mark.parametrize("field", ["active", "idle", "ended_ago"])
@pytest.mark.parametrize("seconds", [-1.0, float("nan"), float("inf")])
def test_times_are_seconds(field: str, seconds: float) -> None:
    unit = WorkUnit(uuid.uuid4(), SampleId(1), QueueId(1), Kind.LABEL, 1.0, 0.0, 0.0, 0)
    with pytest.raises(lq.InvalidValue, match="are seconds"):
        replace(unit, **{field: seconds})  # type: ignore[arg-type]
