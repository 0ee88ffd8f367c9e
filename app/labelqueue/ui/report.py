"""What whoever has to find out about a failure needs: versions, where it happened, the end of the log.

No passwords, and nothing of what was drawn: of a message of an error only the beginning of its first line.
"""

import platform
import sys
import traceback
from typing import Final

import PySide6
from PySide6.QtCore import qVersion

from labelqueue.domain.address import without_passwords
from labelqueue.log import log_tail
from labelqueue.version import __version__

_LONGEST: Final = 200  # characters of a message
_LINES: Final = 40


def versions() -> dict[str, str]:
    """What runs here, by name."""
    system = platform.platform() if sys.platform != "win32" else f"Windows {platform.version()}"
    return {
        "Labelqueue": __version__,
        "Python": platform.python_version(),
        "Qt": qVersion() or "",
        "PySide6": PySide6.__version__,
        "System": system,
    }


def told(what: dict[str, str]) -> str:
    """A table as lines."""
    return "\n".join(f"{name}: {value}" for name, value in what.items())


def where_from(error: BaseException) -> str:
    """The traceback of `error` and of what it came from."""
    found: list[str] = []
    one: BaseException | None = error
    while one is not None and len(found) < 5:
        first = (str(one).strip().splitlines() or [""])[0][:_LONGEST]
        found.insert(0, f"{''.join(traceback.format_tb(one.__traceback__))}{type(one).__name__}: {first}")
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return without_passwords("\n\nthen\n\n".join(found))


def report(happened: str, *, log: str | None = None) -> str:
    """All of it. `log`: the end of the log (None: as it is now)."""
    end = log_tail(_LINES) if log is None else log
    return without_passwords(f"{told(versions())}\n\n{happened.strip()}\n\nThe end of the log:\n{end}\n")
