"""Which processes are known to be gone, and of which nobody knows."""

import os
import platform
import re
import subprocess
import sys

import pytest

from labelqueue.queue import processes

NODE = platform.node()


def client(pid: int | None = None, **other: str) -> str:
    """What this process says of itself, as if it had another number, or something else were different."""
    mark = processes.mark()
    if pid is not None:
        mark = mark.replace(f"process {os.getpid()}", f"process {pid}")
    for what, instead in other.items():
        pattern = {"begun": r"@\d+", "started": r"(?<= of )[^/ ]+", "machine": r"(?<= on )\S+"}[what]
        mark, count = re.subn(pattern, instead, mark)
        assert count == 1, mark
    return f"labelqueue 1.0, {mark}"


def ended() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_a_process_that_has_ended() -> None:
    gone = client(ended())
    assert gone != client()
    assert processes.is_gone(NODE, gone)
    assert not processes.is_gone(NODE, client())  # this one
    assert not processes.is_gone("elsewhere", gone)
    assert not processes.is_gone(NODE, "labelqueue 1.0")
    assert processes.is_gone(NODE, f"labelqueue 1.0, process {ended()} of {processes._table()}")  # older


linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc says it")


@linux
def test_a_number_that_was_given_again() -> None:
    assert processes.is_gone(NODE, client(begun="@1"))


@linux
def test_one_that_is_dead_and_not_buried() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as dead:
        os.waitid(os.P_PID, dead.pid, os.WEXITED | os.WNOWAIT)
        assert processes.is_gone(NODE, client(dead.pid, begun=""))


@linux
@pytest.mark.parametrize("inside", [False, True])
def test_what_ran_before_the_machine_was_started_again(
    monkeypatch: pytest.MonkeyPatch, *, inside: bool
) -> None:
    """Inside a container nobody knows: another one may bear its name on another machine."""
    table = "pid:[4026530000]" if inside else "pid:[4026531836]"
    monkeypatch.setattr(processes, "_table", lambda: f"first-start/{table}")
    monkeypatch.setattr(processes, "_machine", lambda: "0123456789abcdef")
    before = client()
    monkeypatch.setattr(processes, "_table", lambda: f"second-start/{table}")
    assert processes.is_gone(NODE, before) is not inside
    assert not processes.is_gone("elsewhere", before)
    monkeypatch.setattr(processes, "_machine", lambda: "fedcba9876543210")
    assert not processes.is_gone(NODE, before)  # another machine of this name
    monkeypatch.setattr(processes, "_machine", lambda: "")
    assert not processes.is_gone(NODE, client())
