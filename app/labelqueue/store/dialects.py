"""Everything that differs between the databases."""

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    JSON,
    URL,
    BigInteger,
    Connection,
    DateTime,
    Dialect,
    Integer,
    Table,
    Text,
    event,
    types,
)
from sqlalchemy.engine import Engine, create_engine
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from labelqueue.store.files import check_workspace_file

BACKENDS: Final = ("sqlite", "postgresql")
VERSION_TABLE: Final = "labelqueue_schema"
"""Holds the version of the schema; a database that has it is ours."""

Id = BigInteger().with_variant(Integer(), "sqlite")  # SQLite numbers rows by itself only as INTEGER
ByteText = Text().with_variant(Text(collation="C"), "postgresql")  # compares by bytes everywhere

_WRITES: Final = "labelqueue_writes"
_LOCK_WAIT_SECONDS: Final = 3


class Instant(types.TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps it as text that sorts by time."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> types.TypeEngine[Any]:
        """Text on SQLite, a timestamp with time zone elsewhere."""
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """What the database gets."""
        if value is None or dialect.name != "sqlite":
            return value
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")[:-3]

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """What Python gets."""
        if value is None:
            return None
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class _Json(types.TypeDecorator[Any]):
    """JSON; PostgreSQL keeps it parsed."""

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> types.TypeEngine[Any]:
        """JSONB on PostgreSQL."""
        if dialect.name != "postgresql":
            return dialect.type_descriptor(JSON())
        from sqlalchemy.dialects.postgresql import JSONB

        return dialect.type_descriptor(JSONB())


Json = _Json()


class now(FunctionElement[datetime]):  # a function of SQL, named like one
    """The database's clock."""

    type = Instant()
    inherit_cache = True


class ago(FunctionElement[datetime]):  # likewise
    """The moment that many seconds ago, by the database's clock."""

    type = Instant()
    inherit_cache = True
    name = "ago"


@compiles(ago)
def _ago(element: ago, compiler: SQLCompiler, **arguments: Any) -> str:
    return f"CURRENT_TIMESTAMP - make_interval(secs => {compiler.process(element.clauses, **arguments)})"


@compiles(ago, "sqlite")
def _ago_sqlite(element: ago, compiler: SQLCompiler, **arguments: Any) -> str:
    seconds = compiler.process(element.clauses, **arguments)
    return f"strftime('%Y-%m-%d %H:%M:%f', 'now', '-' || ({seconds}) || ' seconds')"


@compiles(now)
def _now(_element: now, _compiler: SQLCompiler, **_: Any) -> str:
    return "CURRENT_TIMESTAMP"


@compiles(now, "sqlite")
def _now_sqlite(_element: now, _compiler: SQLCompiler, **_: Any) -> str:
    return "(strftime('%Y-%m-%d %H:%M:%f', 'now'))"


def insert_missing(
    connection: Connection, table: Table, rows: Sequence[dict[str, Any]], *, returning: Sequence[Any]
) -> list[Any]:
    """Insert the rows that break no unique constraint and return those, in no particular order."""
    # Each driver's dialect takes its time to load, and only one of them is ever needed.
    insert: Any
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert
    else:
        from sqlalchemy.dialects.sqlite import insert
    statement = insert(table).on_conflict_do_nothing().returning(*returning)
    return list(connection.execute(statement, rows))


def make_engine(url: URL) -> Engine:
    """One connection that is opened when it is first used.

    Raises:
        StoreUnavailable: the file cannot be a workspace.
    """
    return _sqlite_engine(url) if url.get_backend_name() == "sqlite" else _postgres_engine(url)


def writing(connection: Connection) -> Connection:
    """Say, before the transaction begins, that it will write."""
    return connection.execution_options(**{_WRITES: True})


def _postgres_engine(url: URL) -> Engine:
    return create_engine(
        url,
        pool_size=1,
        max_overflow=0,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": 15,
            "application_name": "labelqueue",
            "keepalives_idle": 30,
            "options": f"-c lock_timeout={_LOCK_WAIT_SECONDS}s -c idle_in_transaction_session_timeout=60s",
        },
    )


def _sqlite_engine(url: URL) -> Engine:
    check_workspace_file(url.database, marker=VERSION_TABLE)
    engine = create_engine(url, pool_size=1, max_overflow=0)

    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself
        for pragma in (
            f"busy_timeout={_LOCK_WAIT_SECONDS * 1000}",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A transaction that reads first and writes later fails at once when another one wrote meanwhile.
        writes = connection.get_execution_options().get(_WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
