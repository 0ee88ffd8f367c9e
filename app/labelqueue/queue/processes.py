"""Which of the programs that were started on this computer are gone."""

import os
import platform
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

_MARK: Final = re.compile(r"process (\d{1,10}) of (\S+)$", re.ASCII)


def mark() -> str:
    """This process, as it is written down beside the name of the computer."""
    return f"process {os.getpid()} of {_table()}"


def is_gone(host: str, client: str) -> bool:
    """Whether the process that wrote `mark` at the end of `client` has ended. False where nobody can know."""
    found = _MARK.search(client)
    if found is None or host != platform.node() or found[2] != _table():
        return False
    return not _runs(int(found[1]))


def _table() -> str:
    """In which table of processes the numbers mean something: two containers may bear one name."""
    with suppress(OSError):  # there is none on other systems
        started = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{started}/{Path('/proc/self/ns/pid').readlink()}"
    return "here"


if sys.platform == "win32":
    import ctypes

    _MAY_ASK, _RUNNING, _NO_SUCH = 0x1000, 259, 87

    def _runs(pid: int) -> bool:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        process = kernel.OpenProcess(_MAY_ASK, False, pid)
        if not process:
            return ctypes.get_last_error() != _NO_SUCH
        code = ctypes.c_ulong()
        known = kernel.GetExitCodeProcess(process, ctypes.byref(code))
        kernel.CloseHandle(process)
        return not known or code.value == _RUNNING

else:

    def _runs(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except (OSError, OverflowError):  # it is somebody else's
            return True
        return True
