"""Labels out of a workspace."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from labelqueue.cli.outcome import answer
from labelqueue.cli.place import Place
from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.status import LabelStatus
from labelqueue.formats import FORMATS, ExportResult


def export(
    place: Place,
    dataset: str,
    out: Path,
    *,
    form: str,
    statuses: Sequence[LabelStatus] | None,
    json: bool,
) -> None:
    """Write the labels of `dataset` to `out`."""
    if form not in FORMATS:
        raise InvalidValue(f"There is no format {form!r}; there are: {', '.join(FORMATS)}.")
    with place.open() as workspace:
        report = workspace.dataset(dataset).export(form, out, statuses=statuses)
    answer(_as_json(report, out), _in_words(report, out), json=json)


def _as_json(report: ExportResult, out: Path) -> dict[str, Any]:
    return {
        "path": str(out),
        "images": report.images,
        "annotations": report.annotations,
        "left_out_samples": list(report.left_out_samples),
        "left_out_annotations": dict(report.left_out_annotations),
    }


def _in_words(report: ExportResult, out: Path) -> str:
    lines = [f"{out}: {_counted(report.images, 'image')}, {_counted(report.annotations, 'annotation')}."]
    if report.left_out_samples:
        count = _counted(len(report.left_out_samples), "sample")
        lines.append(f"Left out, because the size of the image is not known: {count}.")
    for kind, number in report.left_out_annotations.items():
        lines.append(f"Left out, because the format cannot say it: {_counted(number, kind)}.")
    return "\n".join(lines)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
