"""What every format takes and gives."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from labelqueue.domain.category import Category
from labelqueue.domain.label import Label
from labelqueue.domain.status import LabelStatus


@dataclass(frozen=True, slots=True)
class ExportedSample:
    """A sample on its way out. `width`, `height`: pixels in the EXIF-corrected frame, None if not known."""

    name: str
    width: int | None
    height: int | None
    status: LabelStatus
    label: Label


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What was written, and what was not because the format cannot say it."""

    images: int
    annotations: int
    left_out_samples: tuple[str, ...] = ()
    """Names of samples that are not in the file, because their size is not known."""
    left_out_annotations: Mapping[str, int] = field(default_factory=dict)
    """How many annotations are not in the file, by kind of geometry, although their sample is."""


class Export(Protocol):
    """Writes a dataset to `path` in one format, whole or not at all.

    Raises:
        ExportFailed: the file cannot be written; one that was there before is unchanged.
    """

    def __call__(
        self, path: Path, samples: Iterable[ExportedSample], *, dataset: str, categories: Sequence[Category]
    ) -> ExportResult: ...


@dataclass(frozen=True, slots=True)
class Format:
    """A row of the table of formats."""

    title: str
    suffix: str
    export: Export
