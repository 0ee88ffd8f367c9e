"""Starts the window: the order in which things happen decides how soon it is there."""

import gc
import getpass
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

import PySide6
from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from labelqueue.log import log_start, log_to_file
from labelqueue.resources import resource
from labelqueue.ui.main_window import MainWindow
from labelqueue.ui.opening import opener
from labelqueue.ui.preferences import Preferences
from labelqueue.ui.single_instance import SingleInstance
from labelqueue.ui.theme import apply_theme
from labelqueue.version import __version__

if TYPE_CHECKING:
    from labelqueue.queue import Workspace

ALREADY_OPEN: Final = "Labelqueue is already open on this workspace; its window was brought to the front."
NOT_ANSWERING: Final = "Labelqueue is already open on this workspace, but its window does not answer."
STARTED_AFTER: Final = 3000  # milliseconds


def run(url: str | None, member: str | None, *, timeout: float | None = None) -> int:
    """Open the window on a workspace and stay until it is closed. Returns the exit code of the program."""
    return run_window(
        opener(url, member, timeout=timeout),
        identity=(_identity(url), member or _login()),
        local=url is None,
        timeout=timeout,
    )


def run_window(
    opener: "Callable[[], Workspace]",
    *,
    identity: tuple[str, str],
    local: bool = False,
    timeout: float | None = None,
) -> int:
    """Open the window on what `opener` opens, once for each `identity` (workspace and member)."""
    app = application()
    first = SingleInstance(*identity)
    if not first.acquire():
        answered = first.greet()
        (sys.stdout if answered else sys.stderr).write(f"{ALREADY_OPEN if answered else NOT_ANSWERING}\n")
        return 0 if answered else 1
    on_screen = logging.StreamHandler()
    on_screen.setLevel(logging.WARNING)
    log_to_file(beside=on_screen)
    log_start(PySide6=PySide6.__version__)
    window = MainWindow(opener, local=local, timeout=timeout)
    _catch_bugs(window)
    window.show()
    first.shown_wanted.connect(lambda: bring_to_front(window))
    QTimer.singleShot(0, first, first.listen)
    QTimer.singleShot(STARTED_AFTER, window, _collect_garbage)
    try:
        return app.exec()
    finally:
        window.shut_down()
        first.release()


def application() -> QApplication:
    """The application object, dressed; made if there is none yet."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["labelqueue"])
        app.setApplicationName("labelqueue")
        app.setApplicationDisplayName("Labelqueue")
        app.setApplicationVersion(__version__)
        app.setDesktopFileName("labelqueue")
        app.setWindowIcon(QIcon(str(resource("icons/labelqueue.png"))))
    apply_theme(app, Preferences().theme)
    return app


def bring_to_front(window: MainWindow) -> None:
    """Show the window above others."""
    window.showNormal() if window.isMinimized() else window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)  # where the desktop lets nobody come to the front by themselves


def _catch_bugs(window: MainWindow) -> None:
    """What is raised in a slot ends up here, and not in the end of the program."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        else:
            window.report_bug(error.with_traceback(trace))

    sys.excepthook = hook


def _collect_garbage() -> None:
    """From now on, and without what the start has left behind: that stays to the end."""
    gc.freeze()
    gc.enable()


def _identity(url: str | None) -> str:
    """The same for two ways of writing the same workspace, as far as that is quick to know."""
    prefix = "sqlite:///"
    if url is None:
        return "local"
    return prefix + str(Path(url.removeprefix(prefix)).absolute()) if url.startswith(prefix) else url


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
