"""Exchange formats: one module each, and the table of them."""

from collections.abc import Mapping
from typing import Final

from labelqueue.formats import coco
from labelqueue.formats.exchange import ExportedSample, ExportResult, Format

FORMATS: Final[Mapping[str, Format]] = {
    "coco": Format(title="COCO instances", suffix=".json", export=coco.export),
}
"""By the name that the Python face and the command line use. A new format is a module and a row here."""

__all__ = ["FORMATS", "ExportResult", "ExportedSample", "Format"]
