"""The log of this user: what went wrong, and which versions it went wrong with."""

import logging
import os
import platform
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

import platformdirs

from labelqueue.domain.address import without_passwords
from labelqueue.version import __version__

_log: Final = logging.getLogger(__name__)
_LIMIT: Final = 1_000_000  # bytes; a longer log begins anew, and the one before it is kept
_TAIL: Final = 50_000  # bytes
_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def log_path() -> Path:
    """Where it lies."""
    return platformdirs.user_log_path("labelqueue", appauthor=False) / "labelqueue.log"


class _Discreet(logging.Formatter):
    """Covers whatever looks like a password."""

    def format(self, record: logging.LogRecord) -> str:
        return without_passwords(super().format(record))


def log_tail(lines: int) -> str:
    """The last lines of it."""
    try:
        with log_path().open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - _TAIL))
            text = file.read().decode("utf-8", errors="replace")
    except OSError:
        return ""
    return "\n".join(text.splitlines()[-lines:])


def log_to_file(*, beside: logging.Handler | None = None) -> None:
    """Write warnings and errors into the log, and `beside` it."""
    handlers = [] if beside is None else [beside]
    path = log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _LIMIT:
            with suppress(OSError):  # another program has it open, where that is in the way
                path.replace(path.with_suffix(".old.log"))
        handlers.append(logging.FileHandler(path, encoding="utf-8", delay=True))
    except OSError:  # no place for it: what stands beside it has to do
        pass
    for handler in handlers:
        handler.setFormatter(_Discreet(_FORMAT))
    logging.basicConfig(level=logging.WARNING, handlers=handlers or [logging.NullHandler()])


def log_start(**versions: str) -> None:
    """Write down that the program started, and its versions besides those of `versions`."""
    logging.getLogger("labelqueue").setLevel(logging.INFO)
    more = "".join(f", {name} {version}" for name, version in versions.items())
    _log.info(
        "Labelqueue %s started: Python %s%s, %s",
        __version__,
        platform.python_version(),
        more,
        platform.platform() if sys.platform != "win32" else f"Windows {platform.version()}",
    )
