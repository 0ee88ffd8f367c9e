"""Exchange formats: one module each, and the table of them."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from labelqueue.domain.category import Category
from labelqueue.formats.exchange import ExportedSample, ExportResult, Format


def _coco(
    path: Path, samples: Iterable[ExportedSample], *, dataset: str, categories: Sequence[Category]
) -> ExportResult:
    from labelqueue.formats import coco  # numpy takes its time to load, and most programs export nothing

    return coco.export(path, samples, dataset=dataset, categories=categories)


FORMATS: Final[Mapping[str, Format]] = {
    "coco": Format(title="COCO instances", suffix=".json", export=_coco),
}
"""By the name that the Python face and the command line use. A new format is a module and a row here."""

__all__ = ["FORMATS", "ExportResult", "ExportedSample", "Format"]
