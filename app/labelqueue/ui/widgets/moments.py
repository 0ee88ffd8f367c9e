"""Moments as people say them, by the clock on their wall."""

from datetime import datetime
from typing import Final

# The words of the system would be in its language, in the middle of an English sentence.
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def since(moment: datetime, *, now: datetime | None = None) -> str:
    """`10:42`, `yesterday 10:42`, `3 Nov 10:42`. `moment` has a time zone; what is shown is local time."""
    local = moment.astimezone()
    days = ((now or datetime.now().astimezone()).astimezone().date() - local.date()).days
    time = f"{local:%H:%M}"
    match days:
        case 0:
            return time
        case 1:
            return f"yesterday {time}"
        case _:
            return f"{local.day} {_MONTHS[local.month - 1]} {time}"


def clock(seconds: float) -> str:
    """A length of time as a clock shows it: 0:07, 12:30, 1:05:00."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
