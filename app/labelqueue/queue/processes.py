"""Which of the programs that were started on this computer are gone."""

import hashlib
import os
import platform
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from labelqueue.version import __version__

_MARK: Final = re.compile(r"process (\d{1,10})(?:@(\d{1,20}))? of (\S+?)(?: on (\S+))?$", re.ASCII)
_FIRST: Final = "pid:[4026531836]"
"""The table of processes that is there from the start of a machine, as opposed to that of a container."""


def mark() -> str:
    """This process, as it is written down beside the name of the computer."""
    pid = os.getpid()
    begun, machine = _begun(pid), _machine()
    which = f"{pid}@{begun}" if begun else str(pid)
    return f"process {which} of {_table()}" + (f" on {machine}" if machine else "")


def this_client() -> str:
    """What this program says of itself where it is at work."""
    return f"labelqueue {__version__}, {mark()}"


def is_gone(host: str, client: str) -> bool:
    """Whether the process that wrote `mark` at the end of `client` has ended. False where nobody can know."""
    found = _MARK.search(client)
    if found is None or host != platform.node():
        return False
    pid, begun, table, machine = found.groups()
    here = _table()
    if table == here:
        return not _runs(int(pid), begun or "")
    # The machine was started again since, after a power cut for example, and nothing lives through that.
    started, _, first = table.partition("/")
    again = first == _FIRST and here.endswith(f"/{_FIRST}") and not here.startswith(f"{started}/")
    return again and machine is not None and machine == _machine()


def _table() -> str:
    """In which table of processes the numbers mean something: two containers may bear one name."""
    with suppress(OSError):  # there is none on other systems
        started = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{started}/{Path('/proc/self/ns/pid').readlink()}"
    return "here"


def _machine() -> str:
    """What tells this computer from another one of its name; "" where nothing does."""
    with suppress(OSError):
        known = Path("/etc/machine-id").read_bytes().strip()
        if known:
            # The number itself is nobody's business.
            return hashlib.sha256(b"labelqueue " + known).hexdigest()[:16]
    return ""


def _begun(pid: int) -> str:
    """When a process began, in the clock of the system: numbers are given again. "" where nobody knows."""
    state = _state(pid)
    return state[_BEGUN] if len(state) > _BEGUN else ""


_BEGUN: Final = 19
"""Where it stands in what `_state` gives."""


def _state(pid: int) -> list[str]:
    """What the system says of a process, from its state on; empty where it says nothing."""
    with suppress(OSError):
        # Its name comes before, and may hold anything.
        return Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
    return []


if sys.platform == "win32":
    import ctypes

    _MAY_ASK, _RUNNING, _NO_SUCH = 0x1000, 259, 87

    def _runs(pid: int, _begun_at: str) -> bool:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        process = kernel.OpenProcess(_MAY_ASK, False, pid)
        if not process:
            return ctypes.get_last_error() != _NO_SUCH
        code = ctypes.c_ulong()
        known = kernel.GetExitCodeProcess(process, ctypes.byref(code))
        kernel.CloseHandle(process)
        return not known or code.value == _RUNNING

else:

    def _runs(pid: int, begun: str) -> bool:
        state = _state(pid)
        if state and state[0] in "ZX":  # dead, and nobody has asked what of
            return False
        if state and begun and begun != _begun(pid):
            return False
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except (OSError, OverflowError):  # it is somebody else's
            return True
        return True
