"""Transactions: short, retried where the database asks for it, on one thread."""

import random
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

from sqlalchemy import URL, Connection, Row, exc
from sqlalchemy.engine import make_url

from labelqueue.domain.errors import StoreUnavailable
from labelqueue.store import dialects
from labelqueue.store.errors import RETRIED, place, sqlstate, translated

T = TypeVar("T")

AnyRow = Row[*tuple[Any, ...]]
"""A row of whatever columns."""

ONE_CLAIM: Final = "one_claim_per_member"
"""The unique index behind "at most one claim per member, queue and mode"."""

_TRIES: Final = 5


class Again(Exception):
    """Raised by the work of a transaction that has to be done anew, because another one came first."""


class Store:
    """One database, with at most one connection to it."""

    def __init__(self, url: str) -> None:
        """Nothing is opened yet.

        Raises:
            StoreUnavailable: the URL is not one of a database that we know.
        """
        self.url: Final[URL] = _checked_url(url)
        self.where: Final = place(self.url)
        self._engine: Final = dialects.make_engine(self.url)
        self._only_thread: int | None = None

    @property
    def public_url(self) -> str:
        """The URL without a password."""
        secret = [key for key in self.url.query if "pass" in key]
        return self.url._replace(password=None).difference_update_query(secret).render_as_string(False)

    def is_missing(self) -> bool:
        """Whether it is a file that is not there."""
        return self.url.get_backend_name() == "sqlite" and not Path(self.url.database or "").exists()

    def keep_to_this_thread(self) -> None:
        """From now on, use from any other thread is a bug and raises RuntimeError."""
        self._only_thread = threading.get_ident()

    def read(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one transaction that changes nothing.

        Raises:
            StoreUnavailable: the database cannot be reached or read.
        """
        self._check_thread()
        with translated(self.url), self._engine.connect() as connection, connection.begin():
            return work(connection)

    def write(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one transaction: all of it happens, or nothing.

        It is run again when the database asks for that, so it must not touch anything else.

        Raises:
            StoreUnavailable: the database cannot be reached or written.
        """
        self._check_thread()
        with translated(self.url):
            for attempt in range(1, _TRIES + 1):
                try:
                    with dialects.writing(self._engine.connect()) as connection, connection.begin():
                        return work(connection)
                except (exc.DBAPIError, Again) as error:
                    if not _worth_another_try(error):
                        raise
                    if attempt == _TRIES:
                        raise StoreUnavailable(f"{self.where} is busy; please try again.") from error
                    pause(attempt)
        raise AssertionError("the last attempt returns or raises")

    def close(self) -> None:
        """Close the connection; the next use opens a new one."""
        self._engine.dispose()

    def _check_thread(self) -> None:
        if self._only_thread not in (None, threading.get_ident()):
            raise RuntimeError("This workspace belongs to another thread.")


def pause(attempt: int) -> None:
    """Wait a moment before the next attempt, longer each time, by chance apart from the others."""
    time.sleep(random.uniform(0.5, 1.0) * 0.02 * 2**attempt)


def _worth_another_try(error: exc.DBAPIError | Again) -> bool:
    if isinstance(error, Again):
        return True
    twin = isinstance(error, exc.IntegrityError) and ONE_CLAIM in str(error.orig)
    return twin or sqlstate(error) in RETRIED


def _checked_url(url: str) -> URL:
    if "://" not in url and Path(url).suffix in (".db", ".sqlite", ".sqlite3"):
        url = f"sqlite:///{Path(url).expanduser().absolute()}"  # a file may be named as it is
    try:
        made = make_url(url)
        backend = made.get_backend_name()
    except (exc.ArgumentError, ValueError) as error:
        raise StoreUnavailable(
            "That is not a database URL; write sqlite:////path/to/file.db or postgresql://name@server/database."
        ) from error
    if backend not in dialects.BACKENDS or "+" in made.drivername:
        raise StoreUnavailable(
            f"Labelqueue cannot use a database of the kind {made.drivername!r};"
            " write sqlite:////path/to/file.db or postgresql://name@server/database."
        )
    if made.database and made.database.startswith("~"):
        made = made.set(database=str(Path(made.database).expanduser()))
    return made
