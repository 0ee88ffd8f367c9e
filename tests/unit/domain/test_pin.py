"""What a pin may be."""

from datetime import UTC, datetime
from typing import Any

import pytest

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Label
from labelqueue.domain.pin import PINS_LIMIT, Pin, checked_pins, pin_from_json, pin_to_json, said

NOW = datetime(2026, 5, 4, 3, 2, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"text": "  "},
        {"text": "x", "x": 1},
        {"text": "x", "y": 1},
        {"text": "x", "x": 1, "y": float("nan")},
        {"text": "x", "x": float("inf"), "y": 1},
        {"text": "a\0b"},
    ],
)
def test_refused(given: dict[str, Any]) -> None:
    with pytest.raises(InvalidValue):
        Pin(**given)


def test_it_may_only_point() -> None:
    assert Pin(x=1, y=2).point == (1.0, 2.0)
    assert Pin(annotation=AnnotationId(3)).point is None


def test_its_text_is_one_line() -> None:
    assert Pin(" stem\n missing ").text == "stem missing"


def test_as_json_and_back() -> None:
    for pin in (Pin("x"), Pin("x", 1, 2, AnnotationId(3), "rita", NOW, NOW), Pin(annotation=AnnotationId(1))):
        assert pin_from_json(pin_to_json(pin)) == pin


def test_what_is_sent_has_no_author() -> None:
    (sent,) = checked_pins([Pin("x", member="rita", at=NOW, resolved_at=NOW)], Label())
    assert sent == Pin("x")
    with pytest.raises(InvalidValue, match="At most"):
        checked_pins([Pin("x")] * (PINS_LIMIT + 1), Label())


def test_what_they_say() -> None:
    assert said([Pin("a"), Pin(x=1, y=2), Pin("b")]) == "a; b"
