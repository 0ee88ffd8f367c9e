"""Days as people count them: from midnight to midnight in a time zone, whatever its clocks do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.phrase import phrase

YEARS: Final = range(1970, 9999)


@dataclass(frozen=True, slots=True)
class Asked:
    """A range of time as it was asked for: from `since` (None: from the beginning) to before `until`.

    A `date` is a whole day of `zone` (None: this computer's), also as `until`; a `datetime` is that moment,
    without a time zone of its own one of `zone`. `until` None: until now.

    Raises:
        InvalidValue: it does not end after it begins, or lies in another age.
    """

    since: date | datetime | None = None
    until: date | datetime | None = None
    zone: tzinfo | None = None

    def __post_init__(self) -> None:
        for given in (self.since, self.until):
            if given is not None and given.year not in YEARS:
                first, last = str(YEARS[0]), str(YEARS[-1])
                raise InvalidValue(phrase("A year is between {first} and {last}.", first=first, last=last))
        begin, end = self.begin, self.end
        if begin is not None and end is not None and end <= begin:
            raise InvalidValue(phrase("A range of time ends after it begins."))

    @property
    def begin(self) -> datetime | None:
        """The first moment, in UTC."""
        return None if self.since is None else self._moment(self.since)

    @property
    def end(self) -> datetime | None:
        """The first moment that does not belong to it any more, in UTC."""
        if self.until is None or isinstance(self.until, datetime):
            return None if self.until is None else self._moment(self.until)
        return self._moment(self.until + timedelta(days=1))

    def _moment(self, given: date | datetime) -> datetime:
        if not isinstance(given, datetime):
            return midnight(given, self.zone)
        return (given if given.tzinfo else given.replace(tzinfo=self.zone)).astimezone(UTC)

    def within(self, first: date, last: date) -> "Asked":
        """The part of it on these days.

        Raises:
            InvalidValue: there is none.
        """
        begins = [midnight(first, self.zone), *([] if self.begin is None else [self.begin])]
        ends = [midnight(last + timedelta(days=1), self.zone), *([] if self.end is None else [self.end])]
        return Asked(max(begins), min(ends), self.zone)

    def days(self, *, first: datetime | None, now: datetime) -> "Days":
        """The days in it between the moment `first` (None: nothing ever happened) and the end of today."""
        tomorrow = midnight(date_of(now, self.zone) + timedelta(days=1), self.zone)
        begin = max(self.begin or first or tomorrow, first or tomorrow)
        end = min(self.end or tomorrow, tomorrow)
        dates = tuple(_dates(date_of(begin, self.zone), begin, end, self.zone))
        starts = tuple(midnight(one, self.zone) for one in dates[1:])
        return Days(dates, (begin, *starts, end) if dates else ())


@dataclass(frozen=True, slots=True)
class Days:
    """Days one after the other. `edges`: where each begins, and where the last one ends, in UTC."""

    dates: tuple[date, ...]
    edges: tuple[datetime, ...]


def _dates(first: date, begin: datetime, end: datetime, zone: tzinfo | None) -> Iterator[date]:
    day = first
    while max(begin, midnight(day, zone)) < end:
        yield day
        day += timedelta(days=1)


def midnight(day: date, zone: tzinfo | None) -> datetime:
    """When that day begins there, in UTC; `zone` None: on this computer."""
    return datetime.combine(day, time.min, zone).astimezone(UTC)


def date_of(moment: datetime, zone: tzinfo | None) -> date:
    """Which day it is there at that moment; `zone` None: on this computer."""
    return moment.astimezone(zone).date()
