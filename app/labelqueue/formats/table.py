"""Tables that people bring, as CSV of whatever encoding and delimiter."""

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from labelqueue.domain.errors import InvalidValue, NotFound
from labelqueue.domain.incoming import LeftOut
from labelqueue.domain.phrase import phrase

_DELIMITERS: Final = (",", ";", "\t", "|")
_LOOKED_AT: Final = 20  # lines
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_IMAGE_HEADINGS: Final = ("image", "image_path", "image_url")
PATH_HEADINGS: Final = frozenset(
    (
        *("path", "uri", "url", "file", "filename", "file_name", "filepath", "file_path", "src"),
        *_IMAGE_HEADINGS,
    )
)
"""What stands above a column of paths, as `as_heading` writes it."""


def as_heading(cell: str) -> str:
    """The same for all ways to write one heading."""
    return re.sub(r"[\s-]+", "_", cell.strip().casefold())


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `line`: where it begins in the file, from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows below the heading, with a cell for each column, and what is no row."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    left_out: tuple[LeftOut, ...]
    delimiter: str

    @property
    def decimal(self) -> str:
        """How numbers are written: where a semicolon parts the cells, a comma is for the decimals."""
        return "," if self.delimiter == ";" else "."


def line_words(line: int) -> str:
    """How a line is named, for people."""
    return phrase("line {line}", line=line)


def read_text(path: Path) -> str:
    """What stands in a text file: UTF-8, UTF-16 with its mark, or else as Windows writes it.

    Raises:
        NotFound: there is no such file.
        InvalidValue: it cannot be read, or is no text.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise NotFound(phrase("There is no file {path}.", path=path)) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InvalidValue(
            phrase("{name} cannot be read ({reason}).", name=path.name, reason=reason)
        ) from error
    encoding = next((name for mark, name in _BOMS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise InvalidValue(phrase("{name} is no text.", name=path.name))
    return text


def read_table(path: Path) -> Table:
    """The table in a CSV file. Its first line is the heading, unless an image stands in it.

    Raises:
        NotFound: there is no such file.
        InvalidValue: it cannot be read, or there is nothing in it.
    """
    text = read_text(path)
    delimiter = _delimiter(text)
    rows: list[Row] = []
    left_out: list[LeftOut] = []
    for one in _rows(text, delimiter):
        if isinstance(one, Row):
            rows.append(one)
        else:
            left_out.append(one)
    if not rows:
        raise InvalidValue(phrase("There is nothing in {name}.", name=path.name))
    columns: tuple[str, ...]
    if not _is_heading(rows[0]):
        columns = tuple(phrase("column {number}", number=place) for place in range(1, len(rows[0].cells) + 1))
    else:
        first = rows.pop(0).cells
        columns = tuple(
            cell or phrase("column {number}", number=place) for place, cell in enumerate(first, 1)
        )
    return _of_columns(columns, rows, left_out, delimiter)


def _of_columns(
    columns: Sequence[str], rows: Sequence[Row], left_out: Sequence[LeftOut], delimiter: str
) -> Table:
    fitting, others = [], list(left_out)
    for row in rows:
        if len(row.cells) > len(columns):
            sentence = phrase(
                "It has {n} cells, the table has {columns} columns.", n=len(row.cells), columns=len(columns)
            )
            others.append(LeftOut(line_words(row.line), sentence))
        else:
            fitting.append(Row(row.line, row.cells + ("",) * (len(columns) - len(row.cells))))
    return Table(tuple(columns), tuple(fitting), tuple(others), delimiter)


def _rows(text: str, delimiter: str) -> Iterator[Row | LeftOut]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        line = reader.line_num + 1
        try:
            cells = tuple(cell.strip() for cell in next(reader))
        except StopIteration:
            return
        except csv.Error:
            yield LeftOut(line_words(line), phrase("It cannot be read as a row of a table."))
            continue
        if any(cells):
            yield Row(line, cells)


def _delimiter(text: str) -> str:
    """What parts most cells in each of the first lines."""
    lines = [line for line in text[:100_000].splitlines()[:_LOOKED_AT] if line.strip()]

    def cells(delimiter: str) -> int:
        return min((len(row) for row in csv.reader(lines, delimiter=delimiter) if row), default=0)

    return max(_DELIMITERS, key=cells)


def _is_heading(row: Row) -> bool:
    known = any(as_heading(cell) in PATH_HEADINGS for cell in row.cells)
    return known or not any(_is_image(cell) for cell in row.cells)  # "mm/px" is a heading, too


def _is_image(cell: str) -> bool:
    return "://" in cell or "/" in cell or "\\" in cell or cell.lower().endswith(_IMAGES)


_IMAGES: Final = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".webp", ".gif", ".jp2")
