"""Samples from where people have their images: a folder, a list, a table, an address."""

from collections.abc import Callable, Mapping
from pathlib import Path

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.incoming import Incoming, LeftOut
from labelqueue.domain.sample import SampleSpec
from labelqueue.formats import brought
from labelqueue.images import find_images
from labelqueue.images.listing import list_images

Progress = Callable[[int, int], None] | None
"""Is told how many were looked at, and of how many, 0 while that is not known."""


def samples_from_folder(folder: str | Path, *, recursive: bool = True) -> Incoming:
    """The images of a folder, each named by its path below it.

    Raises:
        ImageUnreadable: there is no such folder, or it may not be read.
    """
    root = Path(folder).absolute()
    samples: list[SampleSpec] = []
    left_out: list[LeftOut] = []
    for path in find_images(root, recursive=recursive):
        try:
            samples.append(SampleSpec(path.relative_to(root).as_posix(), str(path)))
        except InvalidValue as error:
            left_out.append(LeftOut(ascii(path.name), error.args[0]))
    return Incoming(tuple(samples), tuple(left_out))


def samples_from_list(path: str | Path, *, progress: Progress = None) -> Incoming:
    """The images that a text file names: one path or address a line. Paths count from its folder.

    Raises:
        NotFound: there is no such file.
        InvalidValue: it cannot be read.
    """
    return brought.samples_in_list(Path(path), progress=progress)


def samples_from_csv(
    path: str | Path, columns: Mapping[str, str] | None = None, *, progress: Progress = None
) -> Incoming:
    """The images that the rows of a CSV name. Paths count from its folder.

    `columns`: what a column is, by its heading: "path", "name", "priority", "metadata" or "nothing"; what is
    not said is guessed from headings and cells. A row that cannot be used is in `left_out`, with its line.

    Raises:
        NotFound: there is no such file.
        InvalidValue: it cannot be read, or there is no such column.
    """
    return brought.samples_in_csv(Path(path), columns, progress=progress)


def samples_from_address(address: str, *, recursive: bool = True, progress: Progress = None) -> Incoming:
    """The images below an address such as s3://bucket/folder, each named by its path below it.

    Raises:
        InvalidValue: it is no address, or has a password in it.
        ImageUnreadable: its driver is not installed, there is nothing, or the server does not answer.
    """
    samples: list[SampleSpec] = []
    left_out: list[LeftOut] = []
    for found in list_images(address, recursive=recursive):
        if progress is not None:
            progress(len(samples), 0)
        if isinstance(found, SampleSpec):
            samples.append(found)
        else:
            left_out.append(found)
    return Incoming(tuple(samples), tuple(left_out))
