"""Statistics as they are fetched for the window: figures, tables, what is drawn, and where one may look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from labelqueue.domain.overview import DatasetSummary
from labelqueue.domain.statistics import Statistics
from labelqueue.domain.statistics_series import Series, series
from labelqueue.domain.statistics_tables import By, Table, table
from labelqueue.ui.bridge import Progress
from labelqueue.ui.pages.statistics_choice import Asked

if TYPE_CHECKING:
    from labelqueue.queue import Workspace


@dataclass(frozen=True, slots=True)
class Look:
    """One look at the figures of what was asked for. `opens`: the samples behind them may be looked at."""

    asked: Asked
    found: Statistics
    tables: Mapping[By, Table]
    series: Series
    datasets: Sequence[DatasetSummary]
    opens: bool

    @property
    def today(self) -> date | None:
        """The last day of the range, if that is today."""
        return self.series.today


_STEPS = 3


def look(workspace: "Workspace", asked: Asked, progress: Progress) -> Look:
    """Count it. On the database thread.

    Raises:
        Cancelled: something else was asked for meanwhile.
    """
    progress.report(0, _STEPS)
    overview = workspace.overview()
    progress.report(1, _STEPS)
    found = asked.place(workspace).statistics(asked.since, asked.until)
    progress.report(2, _STEPS)
    today = _today(found, asked)
    return Look(
        asked,
        found,
        {by: table(found, by) for by in By},
        series(found, today=today),
        overview.datasets,
        overview.may_look,
    )


def _today(found: Statistics, asked: Asked) -> date | None:
    if not found.days:
        return None
    last = found.days[-1].day
    # A range without an end goes on to what the database calls today.
    return last if asked.until is None or last == datetime.now().astimezone().date() else None
