"""Find the images in a folder."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from labelqueue.domain.errors import ImageUnreadable
from labelqueue.domain.phrase import phrase

_JPEG: Final = {".jpg", ".jpeg", ".jpe", ".jfif", ".mpo", ".jp2", ".j2k"}
_OTHERS: Final = {".png", ".tif", ".tiff", ".webp", ".bmp", ".gif", ".avif", ".ppm", ".pgm", ".pnm"}
SUFFIXES: Final = frozenset(_JPEG | _OTHERS)
"""Endings of image files, in lower case."""


def find_images(folder: Path, *, recursive: bool = False) -> Iterator[Path]:
    """The image files of a folder by suffix, in byte order of their paths, without the hidden ones.

    Raises:
        ImageUnreadable: the folder, or one below it, does not exist or may not be read.
    """
    found = []
    for parent, folders, files in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if recursive and not name.startswith(".")]
        for name in files:
            path = Path(parent, name)
            if is_image(name):
                found.append(path)
    return iter(sorted(found, key=lambda path: os.fsencode(path.as_posix())))


def is_image(name: str) -> bool:
    """Whether a file is one by its name, and not hidden."""
    return PurePosixPath(name).suffix.lower() in SUFFIXES and not name.startswith(".")


def _refuse(error: OSError) -> None:
    reason = error.strerror.lower() if error.strerror else phrase("unknown reason")
    raise ImageUnreadable(
        phrase('The folder "{filename}" cannot be read ({reason}).', filename=error.filename, reason=reason)
    ) from error
