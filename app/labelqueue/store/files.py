"""Whether a file can be a local workspace."""

import os
import sqlite3
import sys
from pathlib import Path
from typing import Final

from labelqueue.domain.errors import StoreUnavailable
from labelqueue.domain.phrase import phrase

_HEADER: Final = b"SQLite format 3\0"
_TABLES: Final = "SELECT name FROM sqlite_master WHERE type = 'table'"
_NETWORK: Final = frozenset({"9p", "afs", "ceph", "cifs", "fuse.sshfs", "nfs", "nfs4", "smb3", "smbfs"})


def check_workspace_file(database: str | None, *, marker: str) -> None:
    """Refuse what cannot be a workspace, and make the folder of a new one.

    `marker`: the table by which a database is known as ours.

    Raises:
        StoreUnavailable: with the reason, and the way out where there is one.
    """
    if not database or ":memory:" in database:
        raise StoreUnavailable(
            phrase("A local workspace needs a file, for example sqlite:////home/me/labels.db.")
        )
    path = Path(database).absolute()
    try:
        _check(path, marker)
        path.parent.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StoreUnavailable(
            phrase("{path} cannot be opened: {reason}.", path=path, reason=reason.rstrip("."))
        ) from error


def _check(path: Path, marker: str) -> None:
    if path.is_dir():
        raise StoreUnavailable(phrase("{path} is a folder; name a file in it.", path=path))
    if _on_network_drive(path):
        raise StoreUnavailable(
            phrase(
                "{path} lies on a network drive, where a local workspace would be damaged; use a local "
                "folder, or a PostgreSQL server to share one.",
                path=path,
            )
        )
    if not path.exists() or not path.stat().st_size:
        return
    # The bits are looked at too, not only what the system allows: for an administrator they do not count.
    writable = path.stat().st_mode & 0o222 and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    if not writable:
        raise StoreUnavailable(
            phrase("{path} or its folder is read-only: make both writable, or open a copy.", path=path)
        )
    with path.open("rb") as file:
        if file.read(len(_HEADER)) != _HEADER:
            raise StoreUnavailable(phrase("{path} is not a Labelqueue workspace.", path=path))
    if _is_foreign(path, marker):
        raise StoreUnavailable(phrase("{path} belongs to another program; name another file.", path=path))


def _is_foreign(path: Path, marker: str) -> bool:
    """Whether there are tables, but not ours. Looks without changing anything."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        tables = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
    except sqlite3.DatabaseError:
        raise StoreUnavailable(phrase("{path} is damaged; restore it from a backup.", path=path)) from None
    finally:
        connection.close()
    return bool(tables) and marker not in tables


def _on_network_drive(path: Path) -> bool:
    if sys.platform == "win32":
        return str(path).startswith("\\\\")
    mounts = Path("/proc/self/mounts")
    if not mounts.exists():
        return False
    rows = [
        line.split(" ")[1:3] for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    ]
    under = [(point, kind) for point, kind in rows if path.is_relative_to(point.replace("\\040", " "))]
    return bool(under) and max(under, key=lambda row: len(row[0]))[1] in _NETWORK
