"""Moments as people say them, by the clock on their wall."""

from datetime import UTC, datetime

from labelqueue.ui.i18n import counted, day, short_day, tr


def since(moment: datetime, *, now: datetime | None = None) -> str:
    """`10:42`, `yesterday 10:42`, `3 Nov 10:42`. `moment` has a time zone; what is shown is local time."""
    local = moment.astimezone()
    days = ((now or datetime.now().astimezone()).astimezone().date() - local.date()).days
    time = f"{local:%H:%M}"
    match days:
        case 0:
            return time
        case 1:
            return tr("yesterday {time}", time=time)
        case _:
            return f"{short_day(local)} {time}"


def clock(seconds: float) -> str:
    """A length of time as a clock shows it: 0:07, 12:30, 1:05:00."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def ago(at: datetime, now: datetime | None = None) -> str:
    """How long ago that was, roughly. A clock of this machine that is behind the database's does no harm."""
    seconds = max(0.0, ((now or datetime.now(UTC)) - at).total_seconds())
    minutes, hours, days = int(seconds // 60), int(seconds // 3600), int(seconds // 86400)
    if minutes < 1:
        return tr("just now")
    if hours < 1:
        return tr("{minutes} min ago", minutes=minutes)
    if days < 1:
        return counted("{n} hour ago", "{n} hours ago", hours)
    if days == 1:
        return tr("yesterday")
    if days < 14:
        return counted("{n} day ago", "{n} days ago", days)
    return tr("on {day}", day=day(at.astimezone().date()))
