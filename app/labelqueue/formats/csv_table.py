"""Tables as CSV."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from labelqueue.formats.atomic import replacing


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[str | int | float | None]]) -> None:
    """A line of names, then the rows: commas, numbers plain, nothing where a value is None. UTF-8.

    Raises:
        ExportFailed: the file cannot be written; what was there before stays.
    """
    with replacing(path) as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(header)
        lines.writerows(rows)
