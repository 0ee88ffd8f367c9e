"""The commands that open a window. Qt is imported only once it is sure to work."""

import gc
import os
import sys
from pathlib import Path

from labelqueue.cli import display
from labelqueue.cli.outcome import refuse


def open_window(url: str | None, member: str | None, *, timeout: float | None = None) -> int:
    """Open the window and stay until it is closed. Returns the exit code."""
    if (problem := display.problem(sys.platform, os.environ)) is not None:
        return refuse(problem)
    # What is loaded now stays: looking through it for garbage would take a tenth of the start.
    gc.disable()
    try:
        from labelqueue.ui.application import run
    except ImportError as error:
        return refuse(display.explained(error))
    return run(url, member, timeout=timeout)


def run_demo(output: Path | None) -> int:
    """The demo, on the screen; without one, a whole round off screen. Returns the exit code."""
    problem = display.problem(sys.platform, os.environ)
    if problem == display.NO_DISPLAY:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    elif problem is not None:
        return refuse(problem)
    off_screen = os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal")
    try:
        from labelqueue.ui.demo import play_demo, show_demo
    except ImportError as error:
        return refuse(display.explained(error))
    return play_demo(output) if off_screen else show_demo()
