"""Which processes are known to be gone, and of which nobody knows."""

import os
import platform
import subprocess
import sys

from labelqueue.queue import processes


def test_a_process_that_has_ended() -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    client = f"labelqueue 1.0, {processes.mark()}"
    gone = client.replace(f"process {os.getpid()} of", f"process {ended.pid} of")
    assert gone != client
    assert processes.is_gone(platform.node(), gone)
    assert not processes.is_gone(platform.node(), client)  # this one
    assert not processes.is_gone("elsewhere", gone)
    assert not processes.is_gone(platform.node(), f"{gone}2")  # numbered in another table
    assert not processes.is_gone(platform.node(), "labelqueue 1.0")
