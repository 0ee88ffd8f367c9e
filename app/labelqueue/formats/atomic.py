"""Files that are there whole or not at all."""

import errno
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from labelqueue.domain.errors import ExportFailed
from labelqueue.domain.phrase import phrase


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A UTF-8 file that takes the place of `path` when the block ends well, and vanishes when it does not.

    Raises:
        ExportFailed: the disk is full, the folder is missing, or writing is not permitted.
    """
    path = path.resolve()  # a link stays a link
    # Beside the target, because a rename is atomic only within one file system.
    part = path.with_name(f".{uuid.uuid4().hex[:12]}.part")
    try:
        try:
            with part.open("x", encoding="utf-8", newline="\n") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ExportFailed(_sentence(path, error)) from error


def _sentence(path: Path, error: OSError) -> str:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return phrase('There is no space left on the disk for "{name}".', name=path.name)
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return phrase(
                '"{name}" may not be written to {folder}.', name=path.name, folder=path.parent.absolute()
            )
        case errno.ENOENT | errno.ENOTDIR:
            return phrase("There is no folder {folder}.", folder=path.parent.absolute())
        case errno.EISDIR:
            return phrase("{path} is a folder, not a file.", path=path.absolute())
        case _:
            return phrase(
                '"{name}" cannot be written ({reason}).', name=path.name, reason=error.strerror or error
            )
