from datetime import datetime

import pytest

from labelqueue.ui.widgets.moments import clock, since

NOW = datetime.fromisoformat("2026-11-22 10:00").astimezone()


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-22 09:05", "09:05"),
        ("2026-11-22 00:00", "00:00"),
        ("2026-11-21 23:59", "yesterday 23:59"),
        ("2026-11-03 07:30", "3 Nov 07:30"),
        ("2025-11-22 10:00", "22 Nov 10:00"),
    ],
)
def test_as_people_say_it(moment: str, said: str) -> None:
    assert since(datetime.fromisoformat(moment).astimezone(), now=NOW) == said


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0:00"), (7.9, "0:07"), (750, "12:30"), (3900, "1:05:00"), (36061, "10:01:01")]
)
def test_as_a_clock_shows_it(seconds: float, said: str) -> None:
    assert clock(seconds) == said
