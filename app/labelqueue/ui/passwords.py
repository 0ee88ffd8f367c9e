"""Passwords of servers, in the keyring of the desktop. Calls may wait for it: not for the GUI thread."""

import logging
from collections.abc import Callable
from typing import Final, TypeVar

from labelqueue.domain.address import Address
from labelqueue.domain.phrase import phrase

T = TypeVar("T")

_log: Final = logging.getLogger(__name__)
SERVICE: Final = "labelqueue"
NO_KEYRING: Final = phrase("This computer has no keyring, so the password is asked for each time.")


def usable() -> bool:
    """Whether there is a keyring that keeps something."""

    def look() -> bool:
        import keyring

        return keyring.get_keyring().priority > 0

    return _asked(look, otherwise=False)


def filled(address: Address) -> Address:
    """The address with its password, as far as the keyring has it."""

    def look() -> str | None:
        import keyring

        return keyring.get_password(SERVICE, address.identity)

    return address if address.password else address.with_password(_asked(look, otherwise=None) or "")


def keep(address: Address) -> bool:
    """Write the password of `address` into the keyring; whether that went well."""

    def write() -> bool:
        import keyring

        keyring.set_password(SERVICE, address.identity, address.password)
        return True

    return _asked(write, otherwise=False)


def forget(address: Address) -> None:
    """Take the password of `address` out of the keyring."""

    def remove() -> None:
        import keyring

        if keyring.get_password(SERVICE, address.identity) is not None:
            keyring.delete_password(SERVICE, address.identity)

    _asked(remove, otherwise=None)


def _asked(ask: Callable[[], T], *, otherwise: T) -> T:
    """What the keyring says. Its backends raise whatever the desktop behind them does."""
    try:
        return ask()
    except Exception as error:
        _log.info("The keyring: %s", type(error).__name__)
        return otherwise
