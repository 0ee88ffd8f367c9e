"""Finding the images of a folder, a list, a table or an address, on the Files pool."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import assert_never

from labelqueue.domain.errors import ImageUnreadable, InvalidValue, NotFound
from labelqueue.domain.incoming import Incoming, LeftOut, Twin
from labelqueue.domain.phrase import phrase
from labelqueue.domain.sample import SampleSpec
from labelqueue.formats.brought import (
    ColumnUse,
    checked_uses,
    guessed_uses,
    samples_in_list,
    samples_in_table,
)
from labelqueue.formats.table import Table, read_table
from labelqueue.images import find_images, read_size
from labelqueue.images.fingerprint import fingerprint_of
from labelqueue.images.listing import list_images
from labelqueue.queue.images_of_samples import twins_among
from labelqueue.ui.bridge import Progress

_TELL_EVERY = 100


class SourceKind(StrEnum):
    """Where images come from."""

    FOLDER = "folder"
    LIST = "list"
    TABLE = "table"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Source:
    """What somebody named. `uses`: what the columns of a table are; none: as can be guessed."""

    kind: SourceKind
    place: str
    subfolders: bool = True
    uses: tuple[ColumnUse, ...] = ()


@dataclass(frozen=True, slots=True)
class Scan:
    """What is there. `name`: of the folder or file; `problem`: why nothing can be taken from a table.

    `lines`: it is the lines of a file that name the images.
    """

    name: str
    samples: tuple[SampleSpec, ...]
    unreadable: tuple[LeftOut, ...]
    twins: tuple[Twin, ...] = ()
    table: Table | None = None
    uses: tuple[ColumnUse, ...] = ()
    problem: str = ""
    lines: bool = False


def kind_of_file(path: str) -> SourceKind:
    """As what a thing that was dropped is taken, by its name."""
    suffix = Path(path).suffix.lower()
    if suffix in (".csv", ".tsv"):
        return SourceKind.TABLE
    return SourceKind.LIST if suffix in (".txt", ".lst") else SourceKind.FOLDER


def scan(source: Source, *, progress: Progress) -> Scan:
    """Look at every image on this computer that the source names; reports how many were looked at.

    Raises:
        NotFound: there is no such folder or file.
        ImageUnreadable: it, or a folder below it, may not be read; a server does not answer.
        InvalidValue: it is something else.
        Cancelled: `progress` was cancelled.
    """
    match source.kind:
        case SourceKind.FOLDER:
            root = _checked(source.place)
            paths = list(find_images(root, recursive=source.subfolders))
            return _looked_at(root.name or str(root), [_below(root, path) for path in paths], progress)
        case SourceKind.LIST:
            path = _file(source.place)
            listed = samples_in_list(path, progress=progress.report)
            return replace(_looked_at(path.stem, listed, progress), lines=True)
        case SourceKind.TABLE:
            return _of_table(source, progress)
        case SourceKind.ADDRESS:
            found: list[SampleSpec | LeftOut] = []
            for one in list_images(source.place, recursive=source.subfolders):
                found.append(one)
                if len(found) % _TELL_EVERY == 1:
                    progress.report(len(found), 0)
            name = source.place.partition("::")[0].rstrip("/").rpartition("/")[2]
            return _looked_at(name, found, progress)
        case _:
            assert_never(source.kind)


def _of_table(source: Source, progress: Progress) -> Scan:
    path = _file(source.place)
    table = read_table(path)
    fits = len(source.uses) == len(table.columns)  # else it is another file by now
    uses = source.uses if fits else guessed_uses(table)
    try:
        checked_uses(uses)
    except InvalidValue as error:
        return Scan(path.stem, (), (), table=table, uses=uses, problem=error.args[0])
    found = samples_in_table(table, uses, path.absolute().parent, progress=progress.report)
    seen = _looked_at(path.stem, found, progress)
    return replace(seen, table=table, uses=uses, lines=True)


def _file(place: str) -> Path:
    return Path(place).expanduser().absolute()


def _checked(folder: str) -> Path:
    try:
        root = Path(folder).expanduser().absolute()
        if root.is_dir():
            return root
        exists = root.exists()
    except (OSError, RuntimeError, ValueError) as error:
        raise NotFound(
            phrase("The folder {folder} cannot be opened: {reason}.", folder=folder, reason=error)
        ) from error
    if exists:
        raise InvalidValue(phrase("{name} is a file; choose the folder that it is in.", name=root.name))
    raise NotFound(phrase("There is no folder {folder}.", folder=root))


def _below(root: Path, path: Path) -> SampleSpec | LeftOut:
    name = path.relative_to(root).as_posix()
    if not name.isprintable():
        shown = name.encode("utf-8", "replace").decode("utf-8", "replace")
        return LeftOut(shown, phrase("Its name has a character that cannot be shown; rename the file."))
    try:
        return SampleSpec(name, str(path))
    except InvalidValue as error:
        return LeftOut(name, error.args[0])


def _looked_at(name: str, found: Incoming | Iterable[SampleSpec | LeftOut], progress: Progress) -> Scan:
    """Sizes and fingerprints of those that lie on this computer, and which of them cannot be read."""
    given: list[SampleSpec | LeftOut]
    given = [*found.left_out, *found.samples] if isinstance(found, Incoming) else list(found)
    samples: list[SampleSpec] = []
    unreadable: list[LeftOut] = []
    for done, one in enumerate(given):
        progress.report(done, len(given))
        seen = one if isinstance(one, LeftOut) or "://" in one.uri else _seen(one)
        if isinstance(seen, LeftOut):
            unreadable.append(seen)
        else:
            samples.append(seen)
    return Scan(name, tuple(samples), tuple(unreadable), tuple(twins_among(samples, {}, {})))


def _seen(one: SampleSpec) -> SampleSpec | LeftOut:
    try:
        width, height = read_size(one.uri)
    except ImageUnreadable as error:
        return LeftOut(one.name, error.args[0], one)
    return one.seen(width, height, fingerprint_of(one.uri))
