"""The commands that open a window. Qt is imported only once it is sure to work."""

import os
import sys
from pathlib import Path

from labelqueue.cli import display
from labelqueue.cli.outcome import refuse


def open_window(url: str | None, member: str | None) -> int:
    """Open the window and stay until it is closed. Returns the exit code."""
    if (problem := display.problem(sys.platform, os.environ)) is not None:
        return refuse(problem)
    try:
        from labelqueue.ui.application import run
    except ImportError as error:
        return refuse(display.explained(error))
    return run(url, member)


def run_demo(output: Path | None) -> int:
    """The demo, on the screen or without one. Returns the exit code."""
    try:
        from labelqueue.ui.demo import run_demo as run
    except ImportError as error:
        return refuse(display.explained(error))
    return run(output)
