"""Who somebody is who does not say it."""

import getpass
from typing import Final

from labelqueue.store.engine import Store

NOBODY: Final = "me"


def login_of(store: Store) -> str:
    """The login at the server, else the one at this computer."""
    if store.is_server and store.url.username:
        return store.url.username
    return login_here()


def login_here() -> str:
    """The login at this computer."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a user without a name, as in some containers
        return NOBODY
