"""How the database thread opens a workspace."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from labelqueue.domain.address import Address, Kind
from labelqueue.domain.errors import StoreUnavailable
from labelqueue.domain.phrase import phrase

if TYPE_CHECKING:
    from labelqueue.queue import Workspace


def opener(
    url: str | None, member: str | None = None, *, timeout: float | None = None, found: bool = True
) -> "Callable[[], Workspace]":
    """What that thread calls; the libraries of the database are loaded there, while the window is shown.

    `timeout`: seconds (None: the usual ones); `found`: a workspace is made where there is none.
    """

    def open_it() -> "Workspace":
        from labelqueue.queue import TIMEOUT, connect

        workspace = connect(url, member=member, found=found, timeout=TIMEOUT if timeout is None else timeout)
        workspace.keep_to_this_thread()
        workspace.end_gone()
        return workspace

    return open_it


def opener_at(
    address: Address, *, timeout: float | None = None, found: bool = False, remembered: bool = False
) -> "Callable[[], Workspace]":
    """The same for an address. `remembered`: its password is in the keyring.

    The local workspace is made in any case.
    """

    def open_it() -> "Workspace":
        from labelqueue.ui import passwords

        if address.kind is Kind.FILE and not found and not Path(address.file).exists():
            raise StoreUnavailable(phrase("There is no file {file} any more.", file=address.file))
        filled = passwords.filled(address) if remembered else address
        makes = found or address.kind is Kind.LOCAL
        return opener(filled.url, address.member or None, timeout=timeout, found=makes)()

    return open_it
