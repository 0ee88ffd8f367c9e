"""Copies of a local workspace while others work in it."""

import shutil
import sqlite3
import uuid
from contextlib import closing
from pathlib import Path

from labelqueue.domain.errors import StoreUnavailable


def copy_file(source: Path, target: Path) -> None:
    """Write the workspace `source`, as it is at one moment, to `target`: whole, or not at all.

    Raises:
        StoreUnavailable: there is no space or no permission, or the workspace is damaged.
    """
    part = target.with_name(f".{uuid.uuid4().hex[:12]}.part")
    try:
        _copy(source, part)
        shutil.copymode(source, part)
        part.replace(target)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StoreUnavailable(f"{target} cannot be written: {reason.rstrip('.')}.") from error
    finally:
        part.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as original,
        closing(sqlite3.connect(target, isolation_level=None)) as copy,
    ):
        original.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it
        found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise StoreUnavailable(f"{source} is damaged ({found}); restore it from a backup.")
