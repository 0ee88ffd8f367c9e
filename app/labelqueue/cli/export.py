"""Labels out of a workspace."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from labelqueue.cli.options import Asked, DatasetName, asked
from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.status import LabelStatus

if TYPE_CHECKING:
    from labelqueue.formats import ExportResult


@asked
def export(
    asked: Asked,
    dataset: DatasetName,
    out: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.")],
    form: Annotated[str, typer.Option("--format", help="The format of the file.")] = "coco",
    status: Annotated[
        list[LabelStatus] | None,
        typer.Option(help="Only samples of this status; may be given several times. Default: all."),
    ] = None,
) -> None:
    """Write the labels of a dataset to a file."""
    from labelqueue.formats import FORMATS

    if form not in FORMATS:
        raise InvalidValue(f"There is no format {form!r}; there are: {', '.join(FORMATS)}.")
    with asked.open() as workspace:
        report = workspace.dataset(dataset).export(form, out, statuses=status)
    asked.answer(_as_json(report, out), _in_words(report, out))


def _as_json(report: "ExportResult", out: Path) -> dict[str, Any]:
    return {
        "path": str(out),
        "images": report.images,
        "annotations": report.annotations,
        "left_out_samples": list(report.left_out_samples),
        "left_out_annotations": dict(report.left_out_annotations),
    }


def _in_words(report: "ExportResult", out: Path) -> str:
    lines = [f"{out}: {_counted(report.images, 'image')}, {_counted(report.annotations, 'annotation')}."]
    if report.left_out_samples:
        count = _counted(len(report.left_out_samples), "sample")
        lines.append(f"Left out, because the size of the image is not known: {count}.")
    for kind, number in report.left_out_annotations.items():
        lines.append(f"Left out, because the format cannot say it: {_counted(number, kind)}.")
    return "\n".join(lines)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
