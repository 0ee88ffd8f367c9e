"""What was done, how long it took, how it stands."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from labelqueue.cli.options import Asked, asked
from labelqueue.domain.statistics_tables import By, Cell, Table, table

if TYPE_CHECKING:
    from labelqueue.domain.statistics import Statistics
    from labelqueue.queue import Workspace

_HIDDEN = "(not told)"


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day, for example 2026-05-31.") from None


@asked
def stats(
    asked: Asked,
    place: Annotated[
        str | None,
        typer.Argument(metavar="DATASET[/QUEUE]", help="A dataset, or one of its queues. Default: all."),
    ] = None,
    *,
    since: Annotated[
        date | None, typer.Option(metavar="DAY", parser=_day, help="From this day on. Default: all.")
    ] = None,
    until: Annotated[
        date | None, typer.Option(metavar="DAY", parser=_day, help="This day is the last. Default: today.")
    ] = None,
    by: Annotated[By, typer.Option(help="What the rows are.")] = By.MEMBER,
    csv: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the table to a file.")] = None,
    dataset: Annotated[
        str | None,
        typer.Option("--dataset", metavar="NAME", help="The dataset; then the argument is only the queue."),
    ] = None,
) -> None:
    """Say what was done, how long it took, and how it stands."""
    with asked.open() as workspace:
        found = _asked_of(workspace, place, dataset, since, until)
    shown = table(found, by)
    if csv is not None:
        from labelqueue.formats.csv_table import write_csv

        write_csv(csv, shown.header, shown.rows)
    rows = "1 row" if len(shown.rows) == 1 else f"{len(shown.rows)} rows"
    asked.answer(_as_json(found), _in_words(shown) if csv is None else f"{csv}: {rows}.")


def _asked_of(
    workspace: "Workspace", place: str | None, dataset: str | None, since: date | None, until: date | None
) -> "Statistics":
    if place is None and dataset is None:
        return workspace.statistics(since, until)
    if place is None or dataset is not None:
        of_dataset = workspace.dataset(dataset or "")
        return (of_dataset if place is None else of_dataset.queue(place)).statistics(since, until)
    if place in [one.name for one in workspace.datasets()]:
        return workspace.dataset(place).statistics(since, until)
    return workspace.queue(place).statistics(since, until)


def _as_json(found: "Statistics") -> dict[str, Any]:
    tables = {by: table(found, by) for by in By}
    return {
        "since": found.since and found.since.isoformat(),
        "until": found.until and found.until.isoformat(),
        "about_all": found.about_all,
        **{
            by.value.replace("-", "_"): [dict(zip(one.header, row, strict=True)) for row in one.rows]
            for by, one in tables.items()
        },
    }


def _in_words(shown: Table) -> str:
    """The table turned on its side where it is wide: a terminal has lines enough, but is narrow."""
    if not shown.rows:
        return "There is nothing to count."
    return "\n\n".join(
        "\n".join(f"{name}\t{_said(cell)}" for name, cell in zip(shown.header, row, strict=True) if cell)
        for row in shown.rows
    )


def _said(cell: Cell) -> str:
    return f"{cell:.3g}" if isinstance(cell, float) else str(cell)
