"""How the window comes into a workspace, and from one into another; if that fails, the present one stays."""

import getpass
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from labelqueue.domain.address import Address, Kind
from labelqueue.domain.errors import KnownError
from labelqueue.domain.news import Asked
from labelqueue.domain.overview import Overview
from labelqueue.domain.phrase import phrase
from labelqueue.ui.bridge import Cancelled, Database, Files, Switch
from labelqueue.ui.i18n import translated
from labelqueue.ui.opening import opener_at
from labelqueue.ui.recent import Recent, RecentWorkspaces
from labelqueue.ui.recovered import notice
from labelqueue.ui.single_instance import SingleInstance

if TYPE_CHECKING:
    from labelqueue.queue import Workspace
    from labelqueue.queue.unanswered import Recovered

HEARTBEAT: Final = 30_000  # milliseconds
ALREADY_HERE: Final = phrase("This window is on that workspace already.")
OPEN_ELSEWHERE: Final = phrase("That workspace is open in another window, which was brought to the front.")
UNDER_WAY: Final = phrase("Another workspace is being opened; one moment.")
NOT_ANSWERING: Final = phrase("That workspace is open in another window, which does not answer.")

Ended = Callable[[KnownError | None], None]


@dataclass(slots=True, eq=False)
class _Way:
    """From one workspace to another. `switch`: as soon as nothing is in hand any more."""

    to: Recent | None
    ended: Ended
    switch: Switch | None = None


class Entrance(QObject):
    """Opens workspaces on the database thread, and remembers which."""

    entered = Signal(Overview, object)  # and what is to be said, with its kind, or None
    refused = Signal(object)  # the KnownError for which the window has no workspace
    switched = Signal()  # another one is open; `entered` follows
    changed = Signal()  # `switching` is another
    notice_requested = Signal(str, str)
    heard = Signal(object)  # News, if any were asked for

    def __init__(
        self,
        database: Database,
        files: Files,
        parent: QObject,
        *,
        leave: Callable[[Callable[[], None], Callable[[], None]], None],
        here: Recent | None = None,
        local: bool = False,
        timeout: float | None = None,
    ) -> None:
        """`leave` calls the first once nothing is in hand any more, the second if it does not come to that.

        `here`: what the window begins with, where it has an address; `local`: it is the local workspace.
        """
        super().__init__(parent)
        self._database, self._files, self._leave = database, files, leave
        self.here, self.local, self.timeout = here, local, timeout
        self.switching = False
        self._way: _Way | None = None
        self.recent = RecentWorkspaces()
        self.instance: SingleInstance | None = None
        """Under which workspace and member other starts find this window; set by whoever made it."""
        self.asks: Callable[[], Asked | None] = lambda: None
        """What each sign of life is to bring along."""
        self._open = False
        self._heart = QTimer(self, interval=HEARTBEAT)
        self._heart.timeout.connect(self.look)

    # Into the first one

    def connect_workspace(self) -> None:
        """Open the workspace, or try again."""
        self._database.run(
            lambda workspace: (workspace.overview(), workspace.recovered, len(list(workspace.drafts))),
            then=lambda found: self._on_connected(*found),
            failed=self._on_not_connected,
            context=self,
        )

    def _on_connected(self, overview: Overview, recovered: "Sequence[Recovered]", drafts: int) -> None:
        self._open = True
        self._set_switching(False)
        if self.here is not None:
            self.recent.note(self.here)
        self._heart.start()
        self.entered.emit(overview, notice(recovered, drafts))

    def _on_not_connected(self, error: KnownError) -> None:
        self._open = False
        self._set_switching(False)
        sys.stderr.write(f"labelqueue: {error}\n")
        self.refused.emit(error)

    # Into another one

    def go(self, recent: Recent, *, found: bool = False, ended: Ended | None = None) -> None:
        """Work at that address; a window that is there already comes to the front instead.

        `found`: make a workspace where there is none; `ended` is told the error, or None; Cancelled if
        nobody wanted it any more.
        """
        told = ended or self._tell
        if self._open and self._is_here(recent):
            told(KnownError(ALREADY_HERE))
            return
        opener = opener_at(recent.address, timeout=self.timeout, found=found, remembered=recent.remembered)
        self.switch(opener, to=recent, ended=told)

    def switch(
        self, opener: "Callable[[], Workspace]", *, to: Recent | None = None, ended: Ended | None = None
    ) -> None:
        """Work with what `opener` opens. `to`: its address, if it is to be remembered."""
        way = _Way(to, ended or self._tell)
        if self.switching:
            way.ended(KnownError(UNDER_WAY))
            return
        if self._way is not None:
            self._stay(self._way)
        self._way = way
        self._leave(lambda: self._begin(opener, way), lambda: self._stay(way))

    def stop(self) -> bool:
        """Whoever wanted to go does not any more, and is told nothing; False: it is too late for that."""
        way = self._way
        if way is None or (way.switch is not None and not way.switch.stop()):
            return False
        way.ended = _nobody
        if way.switch is None:
            self._way = None
        return True

    def _stay(self, way: _Way) -> None:
        """What is in hand is kept, or somebody wants to go somewhere else."""
        if way is self._way:
            self._way = None
            way.ended(Cancelled(phrase("Stopped.")))

    def refuses_work(self) -> bool:
        """Whether nothing may begin now, which is said."""
        if self.switching:
            self.notice_requested.emit(translated(UNDER_WAY), "info")
        return self.switching

    def _begin(self, opener: "Callable[[], Workspace]", way: _Way) -> None:
        if way is not self._way:
            return  # stopped meanwhile
        to, instance = way.to, None
        if self.instance is not None and to is not None and not self._is_here(to):
            instance = SingleInstance(*identity(to.address))
            if not instance.acquire():
                self._way = None
                self._show_the_other(instance, way.ended)
                return
        self._set_switching(True)

        def then(_nothing: None) -> None:
            self._way = None
            self._arrive(to, instance)
            self.switched.emit()
            self.connect_workspace()
            way.ended(None)

        def failed(error: KnownError) -> None:
            self._way = None
            if instance is not None:
                instance.release()
            self._set_switching(False)
            way.ended(error)

        way.switch = self._database.switch(opener, then=then, failed=failed, context=self)

    def _is_here(self, recent: Recent) -> bool:
        return self.here is not None and identity(recent.address) == identity(self.here.address)

    def _arrive(self, to: Recent | None, instance: SingleInstance | None) -> None:
        self._heart.stop()  # it begins again in the other one
        self.here, self.local = to, to is not None and to.address.kind is Kind.LOCAL
        if instance is not None and self.instance is not None:
            self.instance.become(instance)

    def _show_the_other(self, other: SingleInstance, ended: Ended) -> None:
        self._files.run(
            other.greet,
            then=lambda answered: ended(KnownError(OPEN_ELSEWHERE if answered else NOT_ANSWERING)),
            context=self,
            urgent=True,
        )

    def close(self) -> None:
        """Say no more that this window is alive."""
        self._heart.stop()

    def _set_switching(self, switching: bool) -> None:
        self.switching = switching
        self.changed.emit()

    def _tell(self, error: KnownError | None) -> None:
        if error is not None and not isinstance(error, Cancelled):
            self.notice_requested.emit(translated(error), "error")

    def look(self) -> None:
        """Say that this window is alive, so that nobody is given what its member holds, and hear the news."""
        asked = self.asks()
        self._database.run(
            lambda workspace: workspace.heartbeat(asked),
            then=self.heard.emit,
            failed=lambda _error: None,  # the next thing that the user does will say what is wrong
            context=self,
        )


def _nobody(_error: KnownError | None) -> None:
    """Waits for the end."""


def identity(address: Address) -> tuple[str, str]:
    """Workspace and member, for which there is one window."""
    return address.identity, address.member or address.login or _login()


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
