"""The program in a process of its own, with somebody in front of it who follows a script.

`python -m tests.e2e.player PART NAME MEMBER HOST URL STAGE`: `PART` is a script in `tests.e2e.parts`, `NAME`
of this process, `HOST` the name that this machine goes by. What is said lies in the folder `STAGE`.
"""

import os
import platform
import sys
import traceback
from pathlib import Path

from PySide6.QtCore import QTimer

from labelqueue.cli import main
from labelqueue.ui.application import application
from tests.e2e import parts
from tests.e2e.desk import Desk, Steps

STEP = 20  # milliseconds from one look at the window to the next
LOST = 70
"""Exit code of a script that found something else than it should."""


class Player:
    """Takes one step of the script after the other, from within the program's own loop of events."""

    def __init__(self, script: Steps, stage: Path, name: str) -> None:
        self._script, self._failed = script, stage / f"{name}.failed"
        self._stepping = False
        self._timer = QTimer(interval=STEP)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    def _step(self) -> None:
        if self._stepping:  # a key has opened something that has a loop of its own
            return
        self._stepping = True
        try:
            next(self._script)
        except StopIteration:
            self._timer.stop()
        except BaseException:
            # At once: the window would report a bug of the program, and ask about its drawing.
            self._failed.write_text(traceback.format_exc())
            os._exit(LOST)
        finally:
            self._stepping = False


def play(part: str, name: str, member: str, host: str, url: str, stage: str) -> int:
    """Open the window as from a shell; returns the exit code of the program."""
    platform.node = lambda: host
    application()
    player = Player(getattr(parts, part)(Desk(name, member, Path(stage))), Path(stage), name)
    code = main(["--workspace", url, "--member", member])
    del player
    return code


if __name__ == "__main__":
    sys.exit(play(*sys.argv[1:]))
