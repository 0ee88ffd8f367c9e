"""How the database thread opens a workspace."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labelqueue.queue import Workspace


def opener(
    url: str | None, member: str | None = None, *, timeout: float | None = None
) -> "Callable[[], Workspace]":
    """What that thread calls; the libraries of the database are loaded there, while the window is shown.

    `timeout`: seconds (None: the usual ones).
    """

    def open_it() -> "Workspace":
        from labelqueue.queue import TIMEOUT, connect

        workspace = connect(url, member=member, timeout=TIMEOUT if timeout is None else timeout)
        workspace.keep_to_this_thread()
        return workspace

    return open_it
