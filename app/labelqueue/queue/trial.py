"""Trying an address before one goes there."""

from pathlib import Path
from typing import Final

from labelqueue.domain.address import Address, Kind
from labelqueue.domain.phrase import phrase
from labelqueue.domain.text import checked_name
from labelqueue.domain.trial import Trial
from labelqueue.queue.login import login_here, login_of
from labelqueue.queue.workspace import default_url
from labelqueue.store import trial
from labelqueue.store.engine import Store

__all__ = ["PATIENCE", "Trial", "try_address"]
PATIENCE: Final = 10.0
"""Seconds that a trial may take."""


def try_address(address: Address, *, timeout: float = PATIENCE) -> Trial:
    """What is at `address` for its member. Nothing is made or changed.

    Raises:
        StoreUnavailable: it cannot be reached, or does not fit this program (`LoginRefused`: the password).
        NotPermitted: the member was not added to the workspace.
        InvalidValue: the name of the member cannot be one.
    """
    member = checked_name(address.member, what=phrase("member")) if address.member else None
    url = address.url or default_url()
    if address.kind is not Kind.SERVER:
        file = Path(address.file or url.removeprefix("sqlite:///"))
        if (nothing := trial.missing(file, who=member or login_here())) is not None:
            return nothing
    store = Store(url, timeout=timeout)
    try:
        return trial.look(store, member, login=login_of(store))
    finally:
        store.close()
