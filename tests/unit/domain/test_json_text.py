import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import labelqueue as lq
from labelqueue.domain.ids import CategoryId
from labelqueue.domain.json_text import dumps, fits, loads
from labelqueue.domain.label import label_to_json

_64_BITS = st.integers(-(2**63), 2**64 - 1)
_WORDS = st.text(max_size=5)
values = st.recursive(
    st.none() | st.booleans() | _64_BITS | st.floats(allow_nan=False, allow_infinity=False) | _WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_WORDS, inner, max_size=3),
    max_leaves=6,
)


@given(values)
def test_what_is_written_is_read_again_also_by_others(value: Any) -> None:
    text = dumps(value)
    assert fits(value)
    assert loads(text) == json.loads(text) == value


@given(st.dictionaries(_WORDS, values, max_size=4))
def test_equal_values_give_equal_texts(value: dict[str, Any]) -> None:
    assert dumps(value) == dumps(dict(reversed(value.items())))


@given(st.integers(2**64, 2**80))
def test_what_would_come_back_otherwise_is_written_but_does_not_fit(number: int) -> None:
    assert json.loads(dumps([number])) == [number]
    assert not fits([number])


def test_numbers_that_would_lose_digits_are_refused() -> None:
    label = lq.Label().add(lq.Point(1, 1), "ripe", attributes={"id": 2**64})
    with pytest.raises(lq.InvalidValue, match="a whole number of more than 64 bits"):
        label_to_json(label, {"ripe": CategoryId(1)})
