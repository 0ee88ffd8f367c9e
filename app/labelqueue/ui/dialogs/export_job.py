"""Writing an export, off the GUI thread, and saying what became of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.phrase import phrase
from labelqueue.domain.status import LabelStatus
from labelqueue.formats import FORMATS, ExportResult
from labelqueue.ui.bridge import Progress
from labelqueue.ui.i18n import counted, tr
from labelqueue.ui.widgets.kinds import COUNTED_KINDS

if TYPE_CHECKING:
    from labelqueue.queue import Workspace

_UNFIT: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
"""What at least one system does not take in the name of a file."""

NAMED: Final = 3  # names of samples in a sentence; more are counted


@dataclass(frozen=True, slots=True)
class Target:
    """Where an export goes, as an absolute path, and whether a file is there already."""

    path: Path
    exists: bool


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be written."""

    dataset: str
    format: str
    path: Path
    statuses: tuple[LabelStatus, ...]
    expected: int  # samples, for the progress bar


def suggested_path(dataset: str, suffix: str) -> str:
    """A file in the user's documents, or at home where there is no such folder."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    folder = documents if documents.is_dir() else Path.home()
    return str(folder / f"{_UNFIT.sub('-', dataset)}{suffix}")


def look_at(typed: str, suffix: str) -> Target:
    """Understand what was typed as a file.

    Raises:
        InvalidValue: nothing was typed, or it cannot be a path.
    """
    if not typed.strip():
        raise InvalidValue(phrase("Name the file to write to."))
    try:
        path = Path(typed.strip()).expanduser()
        path = path if path.is_absolute() else Path.home() / path
        if not path.suffix:
            path = path.with_name(path.name + suffix)
        return Target(path, path.exists())
    except (OSError, RuntimeError, ValueError) as error:
        raise InvalidValue(
            phrase("“{name}” cannot be the name of a file ({reason}).", name=typed.strip(), reason=error)
        ) from error


def write(workspace: "Workspace", request: Request, progress: Progress) -> ExportResult:
    """Write the file, whole or not at all.

    Raises:
        ExportFailed: the file cannot be written.
        Cancelled: `progress` was cancelled; no file was written.
    """
    return workspace.dataset(request.dataset).export(
        request.format,
        request.path,
        statuses=request.statuses,
        progress=lambda done: progress.report(done, request.expected),
    )


def in_words(result: ExportResult, request: Request) -> tuple[str, str]:
    """A title and sentences: what was written and what was left out, and why."""
    title = tr(
        "{images} with {annotations}",
        images=counted("{n} image", "{n} images", result.images),
        annotations=counted("{n} annotation", "{n} annotations", result.annotations),
    )
    sentences = [tr("Written to {path}.", path=request.path)]
    if result.left_out_samples:
        sentences.append(_left_out_samples(result.left_out_samples))
    if result.left_out_annotations:
        format_title = FORMATS[request.format].title
        kinds = ", ".join(COUNTED_KINDS[kind](count) for kind, count in result.left_out_annotations.items())
        total = sum(result.left_out_annotations.values())
        sentences.append(
            counted(
                "{n} annotation left out because {format} cannot hold it: {kinds}.",
                "{n} annotations left out because {format} cannot hold them: {kinds}.",
                total,
                format=format_title,
                kinds=kinds,
            )
        )
    return title, "\n".join(sentences)


def _left_out_samples(names: Sequence[str]) -> str:
    shown = ", ".join(names[:NAMED])
    if len(names) > NAMED:
        shown = tr("{names} and {count} more", names=shown, count=len(names) - NAMED)
    # COCO needs the size; what was added as unreadable has none.
    return counted(
        "{n} sample left out: {names}. The size of its image is not known.",
        "{n} samples left out: {names}. The sizes of their images are not known.",
        len(names),
        names=shown,
    )
