"""What the database says, in one sentence for people: translated here once."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import URL, exc

from labelqueue.domain.errors import LoginRefused, StoreFailed, StoreUnavailable
from labelqueue.domain.phrase import phrase

_log: Final = logging.getLogger(__name__)

_SQLITE: Final = (
    (
        "database or disk is full",
        phrase("The disk with {where} is full: nothing was written. Free some space and try again."),
    ),
    ("disk i/o error", phrase("The disk with {where} could not be read or written.")),
    ("readonly database", phrase("{where} is read-only: it cannot be changed.")),
    (
        "unable to open database file",
        phrase("{where} cannot be opened: the folder is missing or may not be read."),
    ),
    ("not a database", phrase("{where} is not a Labelqueue workspace.")),
    ("malformed", phrase("{where} is damaged; restore it from a backup.")),
    ("database is locked", phrase("{where} is busy with another program; please try again.")),
)
_POSTGRES: Final = {
    "25006": phrase("{where} is a copy for reading only; use the address of the server that writes."),
    "28P01": phrase("The server {where} refuses the password of {who}."),
    "28000": phrase("The server {where} refused the login."),
    "3D000": phrase("The server {server} has no database {database!r}."),
    "42501": phrase("The login may not do this in {where}."),
    "53100": phrase("The disk of the server {where} is full: nothing was written."),
    "53300": phrase("The server {where} has no free connection; please try again."),
    "55P03": phrase("The server {where} is busy; please try again."),
    "57014": phrase("The server {where} took too long and was stopped; please try again."),
}
_NO_HOST: Final = phrase(
    "The database {where} cannot be reached: this computer knows no server called {server}."
)
_CONNECTING: Final = (
    # What libpq says while it connects, as patterns; it gives no SQLSTATE then.
    ("password authentication failed", phrase("The server {where} refuses the password of {who}.")),
    (
        "no password supplied",
        phrase(
            "The server {where} wants a password for {who}, and has got none (from ~/.pgpass or PGPASSWORD)."
        ),
    ),
    (
        "no encryption",
        phrase("The server {where} does not let {who} in from this computer without encryption."),
    ),
    (
        "no pg_hba.conf entry",
        phrase(
            "The server {where} does not let {who} in from this computer; its administrator decides that."
        ),
    ),
    (
        "does not support SSL",
        phrase("The server {server} does not encrypt connections, but that is asked for."),
    ),
    ("could not read root certificate file", phrase("The CA file for {server} is no certificate.")),
    (
        "root certificate file",
        phrase(
            "There is no certificate to know {server} by: name the CA file that its administrator gives out."
        ),
    ),
    ("does not match host name", phrase("The certificate of the server is not for {server}: {reason}.")),
    (
        "certificate verify failed",
        phrase("The certificate of the server {server} is not trusted by the CA file."),
    ),
    ('role ".*" does not exist', phrase("The server {server} knows no login {who!r}.")),
    ('database ".*" does not exist', phrase("The server {server} has no database {database!r}.")),
    ("Name or service not known", _NO_HOST),
    ("nodename nor servname provided", _NO_HOST),
    ("getaddrinfo failed", _NO_HOST),
    ("No address associated", _NO_HOST),
    (
        "Temporary failure in name resolution",
        phrase("The database {where} cannot be reached: its name cannot be looked up now."),
    ),
    (
        "Connection refused",
        phrase(
            "The database {where} cannot be reached: port {port} refused the connection,"
            " so the server does not run there."
        ),
    ),
    (
        "Network is unreachable",
        phrase("The database {where} cannot be reached: there is no way to the network that it is in."),
    ),
    ("No route to host", phrase("The database {where} cannot be reached: there is no way to it from here.")),
    ("too many clients", phrase("The server {where} has no free connection; please try again.")),
    ("connection slots are reserved", phrase("The server {where} has no free connection; please try again.")),
)
_ASKS_FOR_PASSWORD: Final = ("password authentication failed", "no password supplied")
_ERRNO: Final = re.compile(r"\[Errno -?\d+\] ")
RETRIED: Final = frozenset({"40001", "40P01", "55P03"})
"""SQLSTATEs after which the whole transaction is simply done again."""
_OF_ANOTHER_SCHEMA: Final = frozenset({"0A000", "42703", "42P01"})
_OF_ANOTHER_SCHEMA_SQLITE: Final = ("no such column", "no such table", "has no column named")
GONE: Final = frozenset({"08000", "08003", "08006", "25P03", "25P04", "57P01", "57P02", "57P03", "57P05"})
"""SQLSTATEs with which the server ends a connection."""


def place(url: URL) -> str:
    """The database as it is named in a sentence, without user or password."""
    if url.get_backend_name() == "sqlite":
        return url.database or phrase("the workspace")
    server = _server(url)
    return phrase("{database} on {server}", database=url.database, server=server) if url.database else server


def _server(url: URL) -> str:
    named = url.host or url.query.get("host")
    return str(named) if named else phrase("this machine")


def sqlstate(error: exc.DBAPIError) -> str | None:
    """The SQLSTATE of an error of PostgreSQL."""
    return getattr(error.orig, "sqlstate", None)


def of_another_schema(error: exc.DBAPIError) -> bool:
    """Whether it says that something is not there, or is another, that a statement relies on."""
    return sqlstate(error) in _OF_ANOTHER_SCHEMA or any(
        sign in str(error.orig) for sign in _OF_ANOTHER_SCHEMA_SQLITE
    )


def answer_lost(where: str) -> str:
    """The sentence for a change that may have been made or not."""
    return phrase(
        "The connection to {where} broke before its answer came; look whether it was done, then go on.",
        where=where,
    )


@contextmanager
def translated(url: URL, seconds: float) -> Iterator[None]:
    """Turn what a database says into `StoreUnavailable`; what nobody foresaw goes into the log besides.

    `seconds`: how long an answer was waited for.
    """
    try:
        yield
    except exc.DBAPIError as error:
        if isinstance(error.orig, TimeoutError):
            late = phrase(
                "{where} did not answer within {seconds} s; please try again.",
                where=place(url),
                seconds=f"{seconds:g}",
            )
            raise StoreUnavailable(late) from error
        sentence = _sentence(error, url)
        if sentence is None:
            state = sqlstate(error) or "no SQLSTATE"
            _log.exception("%s: an error that is not known (%s): %s", place(url), state, error.orig)
            raise StoreFailed(
                phrase(
                    "{where} refused this for a reason that Labelqueue does not know; the log says more.",
                    where=place(url),
                )
            ) from error
        raise (LoginRefused if _is_about_password(error) else StoreUnavailable)(sentence) from error


def _is_about_password(error: exc.DBAPIError) -> bool:
    return sqlstate(error) == "28P01" or any(sign in str(error.orig) for sign in _ASKS_FOR_PASSWORD)


def _sentence(error: exc.DBAPIError, url: URL) -> str | None:
    where = place(url)
    text = str(error.orig).strip()
    if url.get_backend_name() == "sqlite":
        template = next((say for sign, say in _SQLITE if sign in text.lower()), None)
        return template.given(where=where) if template else None
    words = _words(url)
    known = _POSTGRES.get(sqlstate(error) or "")
    if known:
        return known.given(**words)
    never_sent = sqlstate(error) is None  # said by the driver: the server did not take part
    if isinstance(error, exc.OperationalError) or error.connection_invalidated or never_sent:
        reason = _reason(text)
        for sign, template in _CONNECTING:
            if re.search(sign, reason):
                return template.given(reason=reason, **words)
        return phrase("The database {where} cannot be reached: {reason}.", where=where, reason=reason)
    return None


def _words(url: URL) -> dict[str, object]:
    """What a sentence about a server may name."""
    return {
        "where": place(url),
        "server": _server(url),
        "port": str(url.port or url.query.get("port", 5432)),
        "database": url.database or url.username,
        "who": url.username or phrase("you"),
    }


def _reason(text: str) -> str:
    """What the driver says of the first address that it tried."""
    lines = text.splitlines() or [phrase("no answer")]
    if len(lines) > 1 and lines[0].startswith("Multiple connection attempts"):
        del lines[0]
    reason = lines[0].rpartition("failed: ")[2]
    if "No such file or directory" in reason:  # the socket of a server that does not run
        return phrase("no server is running there")
    return " ".join(_ERRNO.sub("", reason).removeprefix("FATAL:").split()).rstrip(".")
