"""Samples in lists and tables that people bring, and priorities in tables."""

import math
import os
import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from labelqueue.domain.errors import InvalidValue, KnownError
from labelqueue.domain.incoming import Incoming, LeftOut
from labelqueue.domain.phrase import Phrase, phrase
from labelqueue.domain.sample import SampleSpec
from labelqueue.formats.table import (
    PATH_HEADINGS,
    Row,
    Table,
    as_heading,
    line_words,
    read_table,
    read_text,
)

Progress = Callable[[int, int], None] | None

_TELL_EVERY: Final = 500
_NUMBER: Final = re.compile(r"-?(0|[1-9]\d{0,17})(\.\d+)?([eE][+-]?\d{1,3})?")


class ColumnUse(StrEnum):
    """What a column of a table is."""

    PATH = "path"
    NAME = "name"
    PRIORITY = "priority"
    METADATA = "metadata"
    NOTHING = "nothing"


_KNOWN: Final[Mapping[ColumnUse, frozenset[str]]] = {
    ColumnUse.PATH: PATH_HEADINGS,
    ColumnUse.NAME: frozenset(["name", "sample", "sample_name"]),
    ColumnUse.PRIORITY: frozenset({"priority"}),
}
_ONCE: Final[Mapping[ColumnUse, Phrase]] = {
    ColumnUse.PATH: phrase("path"),
    ColumnUse.NAME: phrase("name"),
    ColumnUse.PRIORITY: phrase("priority"),
}


def guessed_uses(table: Table) -> tuple[ColumnUse, ...]:
    """What the columns are, by their headings; where none says that it is the path, by what stands in it."""
    uses = [ColumnUse.METADATA] * len(table.columns)
    headings = [as_heading(one) for one in table.columns]
    for use, words in _KNOWN.items():
        place = next((place for place, one in enumerate(headings) if one in words), None)
        if place is not None:
            uses[place] = use
    if ColumnUse.PATH not in uses:
        uses[_most_like_paths(table)] = ColumnUse.PATH
    return tuple(uses)


def _most_like_paths(table: Table) -> int:
    def paths(place: int) -> int:
        return sum(bool(re.search(r"://|\.\w{3,4}$", row.cells[place])) for row in table.rows[:100])

    return max(range(len(table.columns)), key=paths)


def checked_uses(uses: Sequence[ColumnUse]) -> tuple[ColumnUse, ...]:
    """The same.

    Raises:
        InvalidValue: there is no path, or two columns are the same.
    """
    for use, word in _ONCE.items():
        if uses.count(use) > 1:
            raise InvalidValue(phrase("Only one column can be the {use}.", use=word))
    if ColumnUse.PATH not in uses:
        raise InvalidValue(phrase("One column must be the path or address of the images."))
    return tuple(uses)


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a line names; `natural`: its name if nobody gave it one, None: by the others of the file."""

    line: int
    uri: str
    name: str = ""
    natural: str | None = None
    more: Mapping[str, Any] = field(default_factory=dict)


def samples_in_table(
    table: Table, uses: Sequence[ColumnUse], folder: Path, *, progress: Progress = None
) -> Incoming:
    """The samples that the rows of a table name; paths count from `folder`.

    Raises:
        InvalidValue: see `checked_uses`.
    """
    places = checked_uses(uses)
    left_out = list(table.left_out)
    entries = []
    for row in table.rows:
        try:
            entries.append(_of_row(table, row, places, folder))
        except InvalidValue as error:
            left_out.append(LeftOut(line_words(row.line), error.args[0]))
    return _incoming(entries, left_out, progress)


def samples_in_list(path: Path, *, progress: Progress = None) -> Incoming:
    """The samples that a text file names: one path or address a line; paths count from its folder.

    Raises:
        NotFound: there is no such file.
        InvalidValue: it cannot be read.
    """
    folder = path.absolute().parent
    entries: list[_Entry] = []
    left_out: list[LeftOut] = []
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        try:
            if line.strip():
                entries.append(_entry(number, line, folder))
        except InvalidValue as error:
            left_out.append(LeftOut(line_words(number), error.args[0]))
    return _incoming(entries, left_out, progress)


def samples_in_csv(
    path: Path, columns: Mapping[str, str] | None = None, *, progress: Progress = None
) -> Incoming:
    """The samples that a CSV names. `columns`: one of `ColumnUse` by heading; others are guessed.

    Raises:
        NotFound: there is no such file.
        InvalidValue: it cannot be read, or there is no such column.
    """
    table = read_table(path)
    uses = list(guessed_uses(table))
    for heading, use in (columns or {}).items():
        if heading not in table.columns:
            known = ", ".join(table.columns)
            raise InvalidValue(
                phrase("The table has no column {name!r}; there are {known}.", name=heading, known=known)
            )
        if use not in frozenset(ColumnUse):
            raise InvalidValue(phrase("A column is path, name, priority, metadata or nothing."))
        wanted = ColumnUse(use)
        uses = [ColumnUse.METADATA if one is wanted is not ColumnUse.NOTHING else one for one in uses]
        uses[table.columns.index(heading)] = wanted
    return samples_in_table(table, uses, path.absolute().parent, progress=progress)


def _of_row(table: Table, row: Row, uses: Sequence[ColumnUse], folder: Path) -> _Entry:
    cells = dict(zip(uses, row.cells, strict=True))
    metadata = {
        heading: _value(cell, table.decimal)
        for heading, use, cell in zip(table.columns, uses, row.cells, strict=True)
        if use is ColumnUse.METADATA and cell
    }
    more: dict[str, Any] = {"metadata": metadata}
    if written := cells.get(ColumnUse.PRIORITY, ""):
        more["priority"] = _priority(written, table.decimal)
    return _entry(row.line, cells[ColumnUse.PATH], folder, name=cells.get(ColumnUse.NAME, ""), more=more)


def _priority(written: str, decimal: str) -> float:
    try:
        number = float(written.replace(decimal, "."))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise InvalidValue(phrase("“{written}” is no priority: that is a number.", written=written))
    return number


def _value(cell: str, decimal: str) -> str | int | float:
    """Numbers as such, so that one can search for larger ones; but 007 is no number."""
    written = cell.replace(decimal, ".") if cell.count(decimal) == 1 else cell
    found = _NUMBER.fullmatch(written)
    if found is None:
        return cell
    number = float(written) if found[2] or found[3] else int(written)
    return number if math.isfinite(number) else cell


def _entry(
    line: int, written: str, folder: Path, *, name: str = "", more: Mapping[str, Any] | None = None
) -> _Entry:
    text = written.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':  # as Windows copies paths
        text = text[1:-1]
    if not text:
        raise InvalidValue(phrase("It names no image."))
    if "://" in text:
        return _Entry(line, text, name, None, more or {})
    path = _expanded(Path(text))
    uri = os.path.normpath(folder / path)
    inside = not path.is_absolute() and not os.path.normpath(path).startswith("..")
    natural = PurePath(os.path.normpath(path)).as_posix() if inside else None
    return _Entry(line, uri, name, natural, more or {})


def _expanded(path: Path) -> Path:
    with suppress(RuntimeError):  # nobody has that name: it is the name of a file
        return path.expanduser()
    return path


def _incoming(entries: Sequence[_Entry], left_out: Iterable[LeftOut], progress: Progress) -> Incoming:
    names = _names(entries)
    samples: list[SampleSpec] = []
    others = list(left_out)
    lines_of: dict[str, int] = {}
    for done, (one, name) in enumerate(zip(entries, names, strict=True)):
        if progress is not None and not done % _TELL_EVERY:
            progress(done, len(entries))
        before = (
            lines_of.setdefault(f"uri {one.uri}", one.line),
            lines_of.setdefault(f"name {name}", one.line),
        )
        twice = next((line for line in before if line != one.line), None)
        if twice is not None:
            sentence = phrase("“{name}” is there already, in line {line}.", name=name, line=twice)
            others.append(LeftOut(line_words(one.line), sentence))
            continue
        try:
            samples.append(SampleSpec(name, one.uri, **one.more))
        except KnownError as error:
            others.append(LeftOut(line_words(one.line), error.args[0]))
    return Incoming(tuple(samples), tuple(others))


def _names(entries: Sequence[_Entry]) -> Iterator[str]:
    """Those that were given; a path below the folder; else the last part, with as few folders as do."""
    paths = [None if one.name or one.natural is not None else _path(one.uri) for one in entries]
    alike: defaultdict[str, set[str]] = defaultdict(set)
    for path in paths:
        if path is not None:
            alike[posixpath.basename(path)].add(path)
    common = {last: posixpath.commonpath(some) for last, some in alike.items() if len(some) > 1}
    for one, path in zip(entries, paths, strict=True):
        if path is None:
            yield one.name or one.natural or ""
            continue
        last = posixpath.basename(path)
        yield posixpath.relpath(path, common[last]) if last in common else last


def _path(uri: str) -> str:
    """The path of a URL with its host, or of a file, with forward slashes, from a root that all have.

    Never with a login: it becomes a part of names.
    """
    if "://" not in uri:
        path = PurePath(uri).as_posix()
        return path if path.startswith("/") else f"/{path}"
    try:
        parts = urlsplit(uri)
    except ValueError:
        return f"/{uri.rpartition('@')[2]}"
    return f"/{parts.netloc.rpartition('@')[2]}{unquote(parts.path)}"


@dataclass(frozen=True, slots=True)
class ReadPriorities:
    """Priorities by name, and the rows in which there were none."""

    by_name: Mapping[str, float]
    left_out: tuple[LeftOut, ...]


def read_priorities(path: str | Path, *, name: str = "", priority: str = "") -> ReadPriorities:
    """The priorities in a CSV with a column of names and one of numbers: by their headings, else these two.

    Raises:
        NotFound: there is no such file.
        InvalidValue: it cannot be read, or has no such columns.
    """
    table = read_table(Path(path))
    name_at, number_at = _column(table, name, "name", 0), _column(table, priority, "priority", 1)
    found: dict[str, float] = {}
    left_out = list(table.left_out)
    for row in table.rows:
        try:
            if not row.cells[name_at]:
                raise InvalidValue(phrase("It names no image."))
            found[row.cells[name_at]] = _priority(row.cells[number_at], table.decimal)
        except InvalidValue as error:
            left_out.append(LeftOut(line_words(row.line), error.args[0]))
    return ReadPriorities(found, tuple(left_out))


def _column(table: Table, wanted: str, usual: str, place: int) -> int:
    if wanted and wanted not in table.columns:
        raise InvalidValue(
            phrase(
                "The table has no column {name!r}; there are {known}.",
                name=wanted,
                known=", ".join(table.columns),
            )
        )
    if len(table.columns) < 2:
        raise InvalidValue(phrase("The table needs a column of names and one of priorities."))
    headings = [one.casefold() for one in table.columns]
    if wanted or usual in headings:
        return table.columns.index(wanted) if wanted else headings.index(usual)
    return place
