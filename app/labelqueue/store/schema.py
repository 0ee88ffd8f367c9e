"""The schema's version: made by Alembic when a database is empty, compared on every start."""

import uuid
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Text, column, insert, inspect, select, table

from labelqueue.domain.errors import StoreUnavailable
from labelqueue.store.dialects import VERSION_TABLE
from labelqueue.store.engine import Store
from labelqueue.store.tables import metadata, workspace

HEAD: Final = "0002"
"""The newest revision below `migrations/versions`; a test keeps it right."""

_version = table(VERSION_TABLE, column("version_num", Text))
_CREATION_LOCK: Final = 7_236_531
_MAKING: Final = 60.0  # seconds
_NOT_FOUNDED: Final = "There is no workspace in {where} yet; make one with: labelqueue init URL."


def prepare(store: Store, *, single_user: bool, found: bool = True) -> None:
    """Make the schema in an empty database, if it is to be; otherwise check that it fits this program.

    Raises:
        StoreUnavailable: the database was made by a newer program, waits for an upgrade, or is empty.
    """
    if not found and store.is_missing():
        raise StoreUnavailable(_NOT_FOUNDED.format(where=store.where))
    version = store.read(_found)
    if version is not None:
        if version != HEAD:
            raise StoreUnavailable(_misfit(store, version))
    elif found:
        store.write(
            lambda connection: _create(connection, single_user=single_user),
            repeatable=True,
            timeout=max(_MAKING, store.timeout),
        )
    else:
        raise StoreUnavailable(_NOT_FOUNDED.format(where=store.where))


def _found(connection: Connection) -> str | None:
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.execute(select(_version.c.version_num)).scalar()


def _misfit(store: Store, found: str) -> str:
    if found > HEAD:
        return f"{store.where} was made by a newer version of Labelqueue; please upgrade this program."
    return f"{store.where} was made by an older version of Labelqueue; run: labelqueue upgrade."


def _create(connection: Connection, *, single_user: bool) -> None:
    if connection.dialect.name == "postgresql":  # two clients may find the same database empty
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_CREATION_LOCK})")
    if _found(connection) is not None:
        return
    foreign = _in_the_way(connection)
    if foreign:
        raise StoreUnavailable(f"This database belongs to another program: it has a table {foreign!r}.")
    migrate(connection)
    connection.execute(insert(workspace).values(id=1, uid=uuid.uuid4(), single_user=single_user))


def _in_the_way(connection: Connection) -> str | None:
    """A table of somebody else's that has a name of ours."""
    there = inspect(connection).get_table_names()
    return min((name for name in there if name in metadata.tables), default=None)


def migrate(connection: Connection) -> None:
    """Bring the schema to `HEAD`."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    folder = str(Path(__file__).parent / "migrations")
    config.set_main_option("script_location", folder.replace("%", "%%"))  # the file format's own sign
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
