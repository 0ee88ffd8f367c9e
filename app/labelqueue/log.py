"""The log of this user: what went wrong, and which versions it went wrong with."""

import logging
import platform
import sys
from pathlib import Path
from typing import Final

import platformdirs

from labelqueue.version import __version__

_log: Final = logging.getLogger(__name__)
_LIMIT: Final = 1_000_000  # bytes; a log that is longer begins anew
_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def log_path() -> Path:
    """Where it lies."""
    return platformdirs.user_log_path("labelqueue", appauthor=False) / "labelqueue.log"


def log_to_file(*, beside: logging.Handler | None = None) -> None:
    """Write warnings and errors into the log, and `beside` it."""
    handlers = [] if beside is None else [beside]
    path = log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        long = path.exists() and path.stat().st_size > _LIMIT
        handlers.append(logging.FileHandler(path, mode="w" if long else "a", encoding="utf-8", delay=True))
    except OSError:  # no place for it: what stands beside it has to do
        pass
    logging.basicConfig(level=logging.WARNING, handlers=handlers or [logging.NullHandler()], format=_FORMAT)


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
