"""Transactions: short, tried again where the database or the network asks for it, on one thread."""

import logging
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, TypeVar

from sqlalchemy import URL, Connection, Dialect, Row, exc
from sqlalchemy.engine import make_url

from labelqueue.domain.errors import KnownError, StoreUnavailable
from labelqueue.domain.phrase import phrase
from labelqueue.store import dialects
from labelqueue.store.deadline import TIMEOUT, Deadline, checked_timeout
from labelqueue.store.errors import (
    GONE,
    RETRIED,
    answer_lost,
    of_another_schema,
    place,
    sqlstate,
    translated,
)

_log: Final = logging.getLogger(__name__)

T = TypeVar("T")

AnyRow = Row[*tuple[Any, ...]]
"""A row of whatever columns."""

ONE_CLAIM: Final = "one_claim_per_member"
"""The unique index behind "at most one claim per member, queue and mode"."""
_ONCE: Final = "pk_operation"
"""What is unique about an operation."""

IDLE: Final = 600.0
"""Seconds after which a connection is closed that serves nobody."""

_LONGEST_PAUSE: Final = 1.0
_ASIDE: Final = 5.0  # seconds


class Again(Exception):
    """Raised by the work of a transaction that has to be done anew, because another one came first."""


class Store:
    """One database, with at most one connection to it.

    A call ends within its time-out, whatever the server or the network do: with a value, or with
    `StoreUnavailable`. What the database refused for the moment, and what was cut off before it can have
    taken effect, is tried again until then. Where only the answer may have been lost, it is tried again if
    the caller says that it is `repeatable`: that done twice it has the effect of once.
    """

    def __init__(self, url: str, *, timeout: float = TIMEOUT) -> None:
        """Nothing is opened yet. `timeout`: seconds that a call may take.

        Raises:
            StoreUnavailable: the URL is not one of a database that we know.
            InvalidValue: the time-out is none.
        """
        self.url: Final[URL] = _checked_url(url)
        self.where: Final = place(self.url)
        self.timeout: Final = checked_timeout(timeout)
        self._deadline: Final = Deadline()
        self._engine: Final = dialects.make_engine(self.url, self._deadline, timeout=self.timeout)
        self._connection: Connection | None = None
        self._driver: Any = None
        self._reached = False
        self._check: Callable[[Connection], None] | None = None
        self._waits: float | None = None
        self._in_doubt = False  # what was sent may have taken effect, though no answer came
        self._sharing = False
        self._used_at = time.monotonic()
        self._only_thread: int | None = None

    @property
    def public_url(self) -> str:
        """The URL without a password."""
        secret = [key for key in self.url.query if "pass" in key]
        return self.url._replace(password=None).difference_update_query(secret).render_as_string(False)

    @property
    def is_server(self) -> bool:
        """Whether it is reached over a network, where each way there and back counts."""
        return self.url.get_backend_name() != "sqlite"

    @property
    def dialect(self) -> Dialect:
        """How this database speaks."""
        return self._engine.dialect

    def is_missing(self) -> bool:
        """Whether it is a file that is not there."""
        return self.url.get_backend_name() == "sqlite" and not Path(self.url.database or "").exists()

    def keep_to_this_thread(self) -> None:
        """From now on, use from any other thread is a bug and raises RuntimeError."""
        self._only_thread = threading.get_ident()

    def check_connections(self, check: Callable[[Connection], None]) -> None:
        """From now on, look at each new connection before it is used; what `check` raises refuses it."""
        self._check = check

    def read(self, work: Callable[[Connection], T], *, through_all: bool = False) -> T:
        """Run `work`, which changes nothing. `through_all`: it counts or searches.

        Raises:
            StoreUnavailable: the database cannot be reached or read.
        """

        def reading() -> T:
            connection = self._ready()
            dialects.will_read(connection, through_all=through_all)
            with connection.begin():
                return work(connection)

        return self._insist(reading, repeatable=True, seconds=self.timeout)

    def write(
        self, work: Callable[[Connection], T], *, repeatable: bool = False, timeout: float | None = None
    ) -> T:
        """Run `work` in one transaction: all of it happens, or nothing.

        It is run again when the database asks for that, so it must not touch anything else.
        `timeout`: seconds, for work that takes longer than a call usually may.

        Raises:
            StoreUnavailable: the database cannot be reached or written.
        """
        return self._insist(
            lambda: self._written(work, timeout), repeatable=repeatable, seconds=timeout or self.timeout
        )

    def _written(self, work: Callable[[Connection], T], timeout: float | None) -> T:
        connection = self._ready()
        dialects.will_write(connection)
        with connection.begin() as transaction:
            if timeout is not None:
                dialects.allow(connection, timeout)
            value = work(connection)
            self._in_doubt = True
            transaction.commit()
            return value

    def write_aside(self, work: Callable[[Connection], T]) -> T:
        """Like a repeatable `write`, for what nobody waits for: it gives up sooner than others.

        It is no use of the connection: one that serves nothing else for ten minutes is closed after it, so
        that windows that are only open cost the server nothing.

        Raises:
            StoreUnavailable: the database cannot be reached or written.
        """
        used_at = self._used_at
        try:
            return self._insist(
                lambda: self._written(work, None), repeatable=True, seconds=min(_ASIDE, self.timeout)
            )
        finally:
            self._used_at = used_at
            if time.monotonic() - used_at > IDLE:
                self.close()

    @contextmanager
    def one_call(self) -> Iterator[None]:
        """Everything inside shares the time of one call."""
        if self._sharing:
            yield
            return
        self._deadline.start(self.timeout)
        self._sharing = True
        try:
            yield
        finally:
            self._sharing = False

    def at_once(self, work: Callable[[Any], T], *, repeatable: bool = False) -> T:
        """Run `work` with the driver's own connection, on which every statement is a transaction by itself.

        The shortest way there is: psycopg's connection (autocommit) or that of sqlite3. `Again` and the
        errors of the driver are treated as in `write`.

        Raises:
            StoreUnavailable: the database cannot be reached or written.
        """

        def doing() -> T:
            self._ready()
            self._in_doubt = True
            try:
                return work(self._driver)
            except BaseException as error:
                undone = self._end_transaction()
                if isinstance(error, Again):
                    self._in_doubt = not undone
                if isinstance(error, self._errors):
                    wrapped = self._wrapped(error)
                    # What the server refused did not happen: the connection is as good as before.
                    self._in_doubt = not undone or _is_gone(wrapped)
                    raise wrapped from error
                raise

        return self._insist(doing, repeatable=repeatable, seconds=self.timeout)

    def close(self) -> None:
        """Close the connection; the next use opens a new one."""
        connection, self._connection, self._driver = self._connection, None, None
        if connection is not None:
            connection.close()

    # Trying

    def _insist(self, attempt: Callable[[], T], *, repeatable: bool, seconds: float) -> T:
        if self._only_thread not in (None, threading.get_ident()):
            raise RuntimeError("This workspace belongs to another thread.")
        self._used_at = time.monotonic()
        if not self._sharing or seconds > self.timeout:
            self._deadline.start(seconds)
        tries = 0
        while True:
            self._in_doubt = False
            try:
                return attempt()
            except (exc.DBAPIError, Again) as error:
                tries += 1
                with translated(self.url, seconds):
                    self._recover(error, tries, repeatable=repeatable)
            except KnownError:
                raise
            except BaseException:
                self._drop()  # interrupted somewhere: nobody knows in what state it is
                raise

    def _recover(self, error: exc.DBAPIError | Again, tries: int, *, repeatable: bool) -> None:
        """Wait a moment before the next attempt.

        Raises:
            DBAPIError: another attempt would be wrong, useless, or too late: this error.
            StoreUnavailable: it is for the user to look what came of it.
        """
        lost = self._connection is None or _is_gone(error)
        if lost and self._connection is not None and self._reached:
            _log.warning("The connection to %s is lost: %s", self.where, error)
        if lost or self._in_doubt:  # a COMMIT that failed leaves its transaction half open
            self._drop()
        if lost and self._in_doubt and not repeatable:
            raise StoreUnavailable(answer_lost(self.where)) from error
        if not (lost and self._reached) and not _worth_another_try(error):
            self._look_at_schema(error)
            raise error
        moment = _moment(tries)
        if self._deadline.left <= moment:
            if lost:
                raise error
            raise StoreUnavailable(phrase("{where} is busy; please try again.", where=self.where)) from error
        time.sleep(moment)

    # The connection

    def _ready(self) -> Connection:
        """The connection, which waits for nobody longer than the call may take."""
        connection = self._connection or self._open()
        self._waits = dialects.wait_at_most(self._driver, self._deadline.left, before=self._waits)
        return connection

    def _open(self) -> Connection:
        connection = self._engine.connect()
        self._connection, self._driver = connection, connection.connection.driver_connection
        self._reached = True
        self._waits = None
        if self._check is not None:
            dialects.will_read(connection)
            try:
                with connection.begin():
                    self._check(connection)
            except BaseException:
                self._drop()
                raise
        return connection

    def _look_at_schema(self, error: exc.DBAPIError | Again) -> None:
        """Where something is not there that should be, somebody may have upgraded the database meanwhile.

        Raises:
            StoreUnavailable: so it is.
        """
        if self._check is not None and not isinstance(error, Again) and of_another_schema(error):
            self._drop()  # with all that was prepared on it
            self._open()

    def _drop(self) -> None:
        """Let go of a connection that is of no more use."""
        connection, self._connection, self._driver = self._connection, None, None
        if connection is not None:
            connection.invalidate()
            connection.close()

    def _end_transaction(self) -> bool:
        """Undo what the work began by itself and did not end, because it failed; whether that went well."""
        with suppress(self._errors):
            self._driver.rollback()
            return True
        return False

    @property
    def _errors(self) -> type[Exception]:
        """What the driver's errors are derived from."""
        base: type[Exception] = self._engine.dialect.loaded_dbapi.Error
        return base

    def _wrapped(self, error: Any) -> exc.DBAPIError:
        """The driver's error as everybody else gets it."""
        dialect = self._engine.dialect
        gone = dialect.is_disconnect(error, self._driver, None)
        made = exc.DBAPIError.instance(
            None,
            None,
            error,
            self._errors,
            hide_parameters=True,
            connection_invalidated=gone,
            dialect=dialect,
        )
        assert isinstance(made, exc.DBAPIError)
        return made


def pause(attempt: int) -> None:
    """Wait a moment before the next attempt, longer each time, by chance apart from the others."""
    time.sleep(_moment(attempt))


def _moment(attempt: int) -> float:
    return random.uniform(0.5, 1.0) * min(_LONGEST_PAUSE, 0.02 * 2.0 ** min(attempt, 10))


def _worth_another_try(error: exc.DBAPIError | Again) -> bool:
    if isinstance(error, Again):
        return True
    twin = isinstance(error, exc.IntegrityError) and any(
        name in str(error.orig) for name in (ONE_CLAIM, _ONCE)
    )
    return twin or sqlstate(error) in RETRIED


def _is_gone(error: exc.DBAPIError | Again) -> bool:
    if isinstance(error, Again):
        return False
    return error.connection_invalidated or sqlstate(error) in GONE


def _checked_url(url: str) -> URL:
    if "://" not in url and Path(url).suffix in (".db", ".sqlite", ".sqlite3"):
        url = f"sqlite:///{Path(url).expanduser().absolute()}"  # a file may be named as it is
    try:
        made = make_url(url)
        backend = made.get_backend_name()
    except (exc.ArgumentError, ValueError) as error:
        raise StoreUnavailable(
            phrase(
                "That is not a database URL; write sqlite:////path/to/file.db or postgresql://name@server/database."
            )
        ) from error
    if backend not in dialects.BACKENDS or "+" in made.drivername:
        raise StoreUnavailable(
            phrase(
                "Labelqueue cannot use a database of the kind {drivername!r}; write "
                "sqlite:////path/to/file.db or postgresql://name@server/database.",
                drivername=made.drivername,
            )
        )
    if made.database and made.database.startswith("~"):
        made = made.set(database=str(Path(made.database).expanduser()))
    return made
