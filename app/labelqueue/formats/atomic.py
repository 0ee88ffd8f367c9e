"""Files that are there whole or not at all."""

import errno
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from labelqueue.domain.errors import ExportFailed


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
            return f'There is no space left on the disk for "{path.name}".'
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f'"{path.name}" may not be written to {path.parent.absolute()}.'
        case errno.ENOENT | errno.ENOTDIR:
            return f"There is no folder {path.parent.absolute()}."
        case errno.EISDIR:
            return f"{path.absolute()} is a folder, not a file."
        case _:
            return f'"{path.name}" cannot be written ({error.strerror or error}).'
