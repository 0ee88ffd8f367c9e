"""Moments as people say them, by the clock on their wall."""

from datetime import datetime, timedelta


def since(moment: datetime, *, now: datetime | None = None) -> str:
    """`10:42`, `yesterday 10:42`, `3 Nov 10:42`. `moment` has a time zone; what is shown is local time."""
    local = moment.astimezone()
    days = ((now or datetime.now().astimezone()).date() - local.date()) // timedelta(days=1)
    time = f"{local:%H:%M}"
    match days:
        case 0:
            return time
        case 1:
            return f"yesterday {time}"
        case _:
            return f"{local.day} {local:%b} {time}"
