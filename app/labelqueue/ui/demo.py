"""The demo: the window on a ready workspace; where there is no display, a whole round off screen."""

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import platformdirs

from labelqueue.domain.errors import ExportFailed
from labelqueue.ui.application import run_window

if TYPE_CHECKING:
    from labelqueue.queue import Workspace

EXPORT_NAME: Final = "coco.json"


def show_demo() -> int:
    """Open the window on the demo workspace, which is kept, and stay until it is closed."""
    folder = _data() / "demo"

    def opener() -> "Workspace":
        from labelqueue.queue.demo import open_demo

        workspace = open_demo(folder)
        workspace.keep_to_this_thread()
        workspace.end_gone()
        return workspace

    return run_window(opener, identity=(f"demo:{folder}", ""))


def play_demo(output: Path | None) -> int:
    """Label, submit, skip, review, reject, correct, accept and export with mouse and key events, off screen.

    Leaves screenshots, the export and the workspace in a new folder (`output`, or one that it names).
    """
    from labelqueue.ui.round import Round, RoundFailed

    folder = _new_folder(output)
    say = sys.stdout.write
    say("There is no display, so the window runs off screen, with real mouse and key events.\n")
    try:
        with Round(folder) as one:
            for step in one.play(folder / EXPORT_NAME):
                say(f"  {step}\n")
                sys.stdout.flush()
    except RoundFailed as failure:
        sys.stderr.write(f"labelqueue: The round stopped: {failure} What it did is in {folder}\n")
        return 1
    say(f"Done. Screenshots and {EXPORT_NAME} are in {folder}\n")
    return 0


def _data() -> Path:
    return platformdirs.user_data_path("labelqueue", appauthor=False)


def _new_folder(output: Path | None) -> Path:
    """The folder, empty: an earlier round stays what it was.

    Raises:
        ExportFailed: it cannot be made, or has something in it.
    """
    folder = output or _data() / "demo-rounds" / f"{datetime.now().astimezone():%Y-%m-%d-%H%M%S-%f}"
    folder = folder.absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise ExportFailed(f"{folder} is not empty; name another folder.")
    except OSError as error:
        raise ExportFailed(f"{folder} cannot be written: {error.strerror}.") from error
    return folder
