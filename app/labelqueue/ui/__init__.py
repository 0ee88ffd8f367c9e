"""The window. Everything that knows Qt lives below this package."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labelqueue.queue import Workspace
    from labelqueue.ui.main_window import MainWindow

__all__ = ["open_window"]

# PySide makes its classes and enumerations when they are first used, and dies if two threads do that at the
# same moment, as the one that draws tiles and the one that paints the window may. So all are made on import.
os.environ.setdefault("PYSIDE6_OPTION_LAZY", "0")


def open_window(workspace: "Workspace") -> "MainWindow":
    """Show a window on the same workspace, for the same member, and return it.

    A QApplication must exist. The window opens a connection of its own; `workspace` stays with its owner.
    """
    from labelqueue.ui.application import application
    from labelqueue.ui.main_window import MainWindow

    application()

    def opener() -> "Workspace":
        own = workspace.opened_again()
        own.keep_to_this_thread()
        return own

    window = MainWindow(opener)
    window.show()
    return window
