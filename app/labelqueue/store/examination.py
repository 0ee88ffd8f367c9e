"""Whether a database is reached, set up and kept as it should be. Looks, and changes nothing."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from labelqueue.domain.errors import KnownError
from labelqueue.domain.finding import Finding
from labelqueue.store.deadline import TIMEOUT
from labelqueue.store.engine import Store
from labelqueue.store.invariants import INVARIANTS, broken
from labelqueue.store.schema import HEAD, require_workspace

Look = Callable[[Connection], Finding]

OLDEST_SERVER: Final = 14
_SPACE: Final = 200 * 2**20  # bytes
_SKEW: Final = 120.0  # seconds
_PATIENCE: Final = 600.0  # seconds for looking through everything


def examine(url: str, *, timeout: float = TIMEOUT) -> Iterator[Finding]:
    """Everything that can be looked at, one after the other; ends early where the rest makes no sense."""
    try:
        store = Store(url, timeout=timeout)
    except KnownError as error:
        yield Finding("workspace", str(error), "Name another place, or follow the sentence.")
        return
    try:
        yield from _examine(store)
    finally:
        store.close()


def _examine(store: Store) -> Iterator[Finding]:
    local = store.url.get_backend_name() == "sqlite"
    try:
        version = require_workspace(store)
    except KnownError as error:
        yield Finding("workspace", str(error), "Check the URL, the network and the login.")
        return
    yield Finding("workspace", f"{store.public_url} answers.")
    for what, look in (_LOCAL if local else _SHARED).items():
        yield _looked(store, what, look)
    if local:
        yield _space(Path(store.url.database or ""))
    yield _schema(version, store.public_url, local=local)
    if version == HEAD:
        patient = Store(
            store.url.render_as_string(hide_password=False), timeout=max(_PATIENCE, store.timeout)
        )
        try:
            for invariant in INVARIANTS:
                yield _looked(patient, invariant.what, partial(broken, one=invariant))
        finally:
            patient.close()


def _looked(store: Store, what: str, look: Look) -> Finding:
    try:
        return store.read(look)
    except KnownError as error:
        return Finding(what, str(error), "Try again; if it stays so, ask whoever runs the database.")


def _schema(version: str, url: str, *, local: bool) -> Finding:
    says = f"The schema is {version}; this program has {HEAD}."
    if version == HEAD:
        return Finding("schema", says)
    if version > HEAD:
        return Finding("schema", says, "Upgrade this program.")
    way = "Open it once" if local else "When nobody is at work, run"
    return Finding("schema", says, f"{way}: labelqueue upgrade {url}")


def _space(path: Path) -> Finding:
    free = shutil.disk_usage(path.parent).free
    advice = "" if free >= _SPACE else "Make room: a full disk ends every action with an error."
    return Finding("disk", f"{free // 2**20:,} MiB are free.", advice)


# A local file


def _sqlite_version(connection: Connection) -> Finding:
    where = connection.exec_driver_sql("SELECT sqlite_version()").scalar_one()
    names = ("journal_mode", "synchronous")
    modes = [connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in names]
    advice = "" if modes == ["wal", 2] else "Move the file to a local disk: this one cannot keep it safely."
    return Finding("SQLite", f"Version {where}, journal {modes[0]}, synchronous {modes[1]}.", advice)


def _integrity(connection: Connection) -> Finding:
    found = connection.exec_driver_sql("PRAGMA integrity_check(5)").scalars().all()
    if found == ["ok"]:
        return Finding("file", "It is whole.")
    return Finding("file", f"It is damaged: {found[0]}.", "Restore it from a backup; keep this file.")


# A server


def _setting(connection: Connection, name: str) -> str:
    value: str = connection.exec_driver_sql(f"SHOW {name}").scalar_one()
    return value


def _server(connection: Connection) -> Finding:
    number = int(_setting(connection, "server_version_num")) // 10_000
    version, encoding = _setting(connection, "server_version"), _setting(connection, "server_encoding")
    says = f"PostgreSQL {version.split()[0]}, {encoding}."
    if number < OLDEST_SERVER:
        return Finding("server", says, f"Use PostgreSQL {OLDEST_SERVER} or newer.")
    if encoding != "UTF8":
        return Finding("server", says, "Make the database anew with the encoding UTF8.")
    return Finding("server", says)


def _encryption(connection: Connection) -> Finding:
    row = connection.exec_driver_sql(
        "SELECT ssl, version, inet_server_addr() IS NULL OR inet_server_addr() <<= '127.0.0.0/8'"
        " OR inet_server_addr() = '::1' AS near FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
    ).first()
    if row is None:
        return Finding("encryption", "It cannot be seen from here, behind a connection pooler.")
    if row.ssl:
        return Finding("encryption", f"The connection is encrypted ({row.version}).")
    if row.near:
        return Finding("encryption", "The connection stays on this machine.")
    return Finding("encryption", "The connection is not encrypted.", "Add ?sslmode=verify-full to the URL.")


def _clock(connection: Connection) -> Finding:
    before = datetime.now(UTC)
    there = connection.exec_driver_sql("SELECT clock_timestamp()").scalar_one()
    after = datetime.now(UTC)
    skew = (there - (before + (after - before) / 2)).total_seconds()
    way = f"{abs(skew):.1f} s {'ahead of' if skew > 0 else 'behind'}"
    advice = "" if abs(skew) < _SKEW else "Set the clocks; the database's counts, so times look wrong here."
    return Finding("clock", f"The server's clock is {way} this machine's.", advice)


def _time_outs(connection: Connection) -> Finding:
    names = ("lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout")
    values = {name: _setting(connection, name) for name in names}
    unset = [name for name, value in values.items() if value == "0"]
    advice = (
        f"Set {unset[0]} for the database: without it one client can hold up all others." if unset else ""
    )
    return Finding("time-outs", ", ".join(f"{name} {value}" for name, value in values.items()) + ".", advice)


def _durability(connection: Connection) -> Finding:
    values = {
        name: _setting(connection, name) for name in ("fsync", "synchronous_commit", "full_page_writes")
    }
    off = [name for name, value in values.items() if value == "off"]
    advice = f"Switch {off[0]} on: labels are lost when the server's machine fails." if off else ""
    return Finding("durability", ", ".join(f"{name} {value}" for name, value in values.items()) + ".", advice)


def _connections(connection: Connection) -> Finding:
    counted = "SELECT count(*) FROM pg_stat_activity WHERE datid IS NOT NULL"
    used = int(connection.exec_driver_sql(counted).scalar_one())
    most = int(_setting(connection, "max_connections"))
    advice = "" if used < most * 0.9 else "Raise max_connections, or put a connection pooler in front."
    return Finding("connections", f"{used} of {most} are in use.", advice)


_LOCAL: Final[dict[str, Look]] = {"SQLite": _sqlite_version, "file": _integrity}
_SHARED: Final[dict[str, Look]] = {
    "server": _server,
    "encryption": _encryption,
    "clock": _clock,
    "time-outs": _time_outs,
    "durability": _durability,
    "connections": _connections,
}
