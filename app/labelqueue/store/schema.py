"""The schema's version: made by Alembic when a database is empty, compared on every start."""

import logging
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Text, column, insert, inspect, select, table

from labelqueue.domain.errors import StoreUnavailable
from labelqueue.domain.phrase import phrase
from labelqueue.store import dialects
from labelqueue.store.copying import copy_file
from labelqueue.store.dialects import VERSION_TABLE
from labelqueue.store.engine import Store
from labelqueue.store.tables import metadata, workspace

_log: Final = logging.getLogger(__name__)

HEAD: Final = "0003"
"""The newest revision below `migrations/versions`; a test keeps it right."""

MIGRATIONS: Final = Path(__file__).parent / "migrations"

_version = table(VERSION_TABLE, column("version_num", Text))
_CREATION_LOCK: Final = 7_236_531
_MAKING: Final = 60.0  # seconds
_NOT_FOUNDED: Final = phrase("There is no workspace in {where} yet; make one with: labelqueue init URL.")
_NEWER: Final = phrase("{where} was made by a newer version of Labelqueue; please upgrade this program.")
_OLDER: Final = phrase(
    "{where} was made by an older version of Labelqueue; its manager brings it up to date with"
    ' "labelqueue upgrade {url}".'
)
_SECONDS: Final = 600.0
"""How long the upgrade of a shared workspace may take, with waiting for those who are at work."""


@dataclass(frozen=True, slots=True)
class Upgraded:
    """From which revision to which; `copy`: of a local workspace as it was before (None: nothing to do)."""

    before: str
    after: str
    copy: Path | None = None


def prepare(store: Store, *, single_user: bool, found: bool = True) -> None:
    """Make the schema in an empty database, if it is to be; otherwise make sure that it fits this program.

    A local workspace is upgraded on the spot; a shared one is not, since others may need it as it is.

    Raises:
        StoreUnavailable: the database was made by a newer program, waits for an upgrade, or is empty.
    """
    if not found and store.is_missing():
        raise StoreUnavailable(_NOT_FOUNDED.given(where=store.where))
    _prepare(store, store.read(revision_of), single_user=single_user, found=found)
    store.check_connections(partial(_require_head, store=store))


def _require_head(connection: Connection, store: Store) -> None:
    """Somebody else may have upgraded the database since it was opened."""
    version = revision_of(connection)
    if version is None:
        raise StoreUnavailable(_NOT_FOUNDED.given(where=store.where))
    if (reason := unfit(version, store)) is not None:
        raise StoreUnavailable(reason)


def unfit(version: str, store: Store) -> str | None:
    """Why a workspace of that revision cannot be used by this program as it is; None: it can."""
    if version > HEAD:
        return _NEWER.given(where=store.where)
    if version < HEAD:
        return _OLDER.given(where=store.where, url=store.public_url)
    return None


def _prepare(store: Store, version: str | None, *, single_user: bool, found: bool) -> None:
    if version == HEAD:
        return
    if version is not None:
        if store.url.get_backend_name() != "sqlite" and version < HEAD:
            raise StoreUnavailable(_OLDER.given(where=store.where, url=store.public_url))
        upgrade(store)
    elif found:
        store.write(
            lambda connection: _create(connection, single_user=single_user),
            repeatable=True,
            timeout=max(_MAKING, store.timeout),
        )
    else:
        raise StoreUnavailable(_NOT_FOUNDED.given(where=store.where))


def upgrade(store: Store) -> Upgraded:
    """Bring the schema to `HEAD`: all of it, or nothing. A local workspace is copied before.

    Raises:
        StoreUnavailable: there is no workspace, or it was made by a newer program.
    """
    version = require_workspace(store)
    if version == HEAD:
        return Upgraded(version, version)
    if version > HEAD:
        raise StoreUnavailable(_NEWER.given(where=store.where))
    # On a connection of its own, which is closed afterwards: its settings differ from what others expect.
    apart = Store(store.url.render_as_string(hide_password=False), timeout=store.timeout)
    try:
        if store.url.get_backend_name() != "sqlite":
            return apart.write(_upgrade_server, timeout=_SECONDS)
        # A table is changed by writing it anew and dropping the old one, which must not delete the rows
        # of other tables that refer to it. Within a transaction this cannot be switched.
        apart.at_once(lambda driver: driver.execute("PRAGMA foreign_keys=OFF"))
        return apart.write(lambda connection: _upgrade_file(connection, Path(store.url.database or "")))
    finally:
        apart.close()


def _upgrade_file(connection: Connection, path: Path) -> Upgraded:
    # Nobody else writes from here on, so the copy is what the migration starts from.
    before = revision_of(connection) or HEAD
    if before == HEAD:
        return Upgraded(before, HEAD)
    copy = _free_name(path, before)
    copy_file(path, copy)
    try:
        migrate(connection)
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if broken is not None:
            raise StoreUnavailable(
                phrase(
                    "{path} is damaged: a row of {broken} refers to one that is missing.",
                    path=path,
                    broken=broken[0],
                )
            )
    except BaseException:
        copy.unlink(missing_ok=True)  # the workspace itself is as it was
        raise
    _log.info("%s is upgraded from %s to %s; as it was before, it lies in %s", path, before, HEAD, copy)
    return Upgraded(before, HEAD, copy)


def _free_name(path: Path, version: str) -> Path:
    stem = f"{path.stem}-{version}-{datetime.now(UTC):%Y-%m-%d}"
    names = chain([stem], (f"{stem}-{number}" for number in count(2)))
    return next(free for name in names if not (free := path.with_name(f"{name}{path.suffix}")).exists())


def _upgrade_server(connection: Connection) -> Upgraded:
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_CREATION_LOCK})")
    before = revision_of(connection) or HEAD
    if before != HEAD:
        migrate(connection)
        dialects.keep_time_limits(connection)
    return Upgraded(before, HEAD)


def require_workspace(store: Store) -> str:
    """The revision of the schema, which need not be this program's.

    Raises:
        StoreUnavailable: there is no workspace.
    """
    version = None if store.is_missing() else store.read(revision_of)
    if version is None:
        raise StoreUnavailable(_NOT_FOUNDED.given(where=store.where))
    return version


def versions(connection: Connection) -> dict[str, str]:
    """Of the database and of the schema, by name."""
    dialect = connection.dialect
    name = {"postgresql": "PostgreSQL", "sqlite": "SQLite"}[dialect.name]
    number = ".".join(str(part) for part in dialect.server_version_info or ())
    return {"Database": f"{name} {number}", "Schema": revision_of(connection) or ""}


def revision_of(connection: Connection) -> str | None:
    """The revision of the schema that the database has (None: it is not a workspace)."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.execute(select(_version.c.version_num)).scalar()


def _create(connection: Connection, *, single_user: bool) -> None:
    if connection.dialect.name == "postgresql":  # two clients may find the same database empty
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_CREATION_LOCK})")
    if revision_of(connection) is not None:
        return
    foreign = in_the_way(connection)
    if foreign:
        raise StoreUnavailable(
            phrase("This database belongs to another program: it has a table {foreign!r}.", foreign=foreign)
        )
    migrate(connection)
    dialects.keep_time_limits(connection)
    connection.execute(insert(workspace).values(id=1, uid=uuid.uuid4(), single_user=single_user))


def in_the_way(connection: Connection) -> str | None:
    """A table of somebody else's that has a name of ours."""
    there = inspect(connection).get_table_names()
    return min((name for name in there if name in metadata.tables), default=None)


def migrate(connection: Connection, revision: str = "head") -> None:
    """Bring the schema to that revision."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option(
        "script_location", str(MIGRATIONS).replace("%", "%%")
    )  # the file format's own sign
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
