"""A client that is killed in the middle of a finishing action: `python killed.py URL ACTION before|after`."""

import os
import signal
import sys
from typing import Any

from labelqueue.domain.status import Action
from labelqueue.queue import Queue
from tests.faults.scenes import opened, play, set_up


def _deadly(method: Any, *, after: bool) -> Any:
    def call(*arguments: Any) -> None:
        if after:
            method(*arguments)
        os.kill(os.getpid(), signal.SIGKILL)

    return call


def main(url: str, action: str, moment: str) -> None:
    workspace, queue = opened(url)
    scene = set_up(workspace, queue, Action(action))
    sys.stdout.write(f"{scene.name} {scene.events} {scene.revisions} {scene.version}\n")
    sys.stdout.flush()
    for name in ("_send", "_reopen"):
        setattr(Queue, name, _deadly(getattr(Queue, name), after=moment == "after"))
    play(queue, scene)


if __name__ == "__main__":
    main(*sys.argv[1:])
