"""Starts the window: the order in which things happen decides how soon it is there."""

import gc
import logging
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import PySide6
from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from labelqueue.domain.address import Address, Kind
from labelqueue.domain.errors import InvalidValue
from labelqueue.log import log_start, log_to_file
from labelqueue.resources import resource
from labelqueue.ui.crash import Running, end_when_told
from labelqueue.ui.entrance import identity
from labelqueue.ui.i18n import speak
from labelqueue.ui.main_window import MainWindow
from labelqueue.ui.opening import opener, opener_at
from labelqueue.ui.preferences import Preferences
from labelqueue.ui.recent import Recent, RecentWorkspaces
from labelqueue.ui.settings.table import LANGUAGE
from labelqueue.ui.single_instance import SingleInstance
from labelqueue.ui.theme import apply_theme
from labelqueue.version import __version__

if TYPE_CHECKING:
    from labelqueue.queue import Workspace

ALREADY_OPEN: Final = "Labelqueue is already open on this workspace; its window was brought to the front."
NOT_ANSWERING: Final = "Labelqueue is already open on this workspace, but its window does not answer."
STARTED_AFTER: Final = 3000  # milliseconds


def run(url: str | None, member: str | None, *, timeout: float | None = None) -> int:
    """Open the window on a workspace and stay until it is closed. Returns the exit code of the program.

    Without `url` it is the workspace that was open last, or the local one.
    """
    here = beginning(url, member)
    if here is None:  # the database says what is wrong with it
        return run_window(opener(url, member, timeout=timeout), identity=(str(url), member or ""))
    made = url is not None or here.address.kind is Kind.LOCAL
    return run_window(
        opener_at(here.address, timeout=timeout, found=made, remembered=here.remembered),
        identity=identity(here.address),
        here=here,
        timeout=timeout,
    )


def beginning(url: str | None, member: str | None) -> Recent | None:
    """Where the window begins; None if `url` is no address. What was said counts before what was last."""
    if url is None:
        last = next(iter(RecentWorkspaces().all()), Recent(Address()))
        return last if member is None else replace(last, address=replace(last.address, member=member))
    try:
        address = Address.parse(url, member=member or "")
    except InvalidValue:
        return None
    before = [one for one in RecentWorkspaces().all() if one.address.identity == address.identity]
    return Recent(address, any(one.remembered for one in before))


def run_window(
    opener: "Callable[[], Workspace]",
    *,
    identity: tuple[str, str],
    here: Recent | None = None,
    timeout: float | None = None,
) -> int:
    """Open the window on what `opener` opens, once for each `identity` (workspace and member)."""
    app = application()
    first = SingleInstance(*identity)
    if not first.acquire():
        answered = first.greet()
        (sys.stdout if answered else sys.stderr).write(f"{ALREADY_OPEN if answered else NOT_ANSWERING}\n")
        return 0 if answered else 1
    running = Running()
    crashed = running.begin()
    on_screen = logging.StreamHandler()
    on_screen.setLevel(logging.WARNING)
    log_to_file(beside=on_screen)
    log_start(PySide6=PySide6.__version__)
    local = here is not None and here.address.kind is Kind.LOCAL
    window = MainWindow(opener, local=local, timeout=timeout, here=here)
    window.entrance.instance = first
    window.bugs.catch_all()
    end_when_told(window)
    window.show()
    if crashed is not None:
        window.tell_of_crash(crashed)
    first.shown_wanted.connect(lambda: bring_to_front(window))
    window.news.front_requested.connect(lambda: bring_to_front(window))
    QTimer.singleShot(0, first, first.listen)
    QTimer.singleShot(STARTED_AFTER, window, _collect_garbage)
    try:
        return app.exec()
    finally:
        window.shut_down()
        first.release()
        running.end()


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
    preferences = Preferences()
    speak(app, preferences.get(LANGUAGE))
    apply_theme(app, preferences.theme)
    return app


def bring_to_front(window: MainWindow) -> None:
    """Show the window above others."""
    window.showNormal() if window.isMinimized() else window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)  # where the desktop lets nobody come to the front by themselves


def _collect_garbage() -> None:
    """From now on, and without what the start has left behind: that stays to the end."""
    gc.freeze()
    gc.enable()
