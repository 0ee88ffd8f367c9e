"""Everything that differs between the databases."""

import logging
import math
import sqlite3
import sys
from array import array
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from sqlalchemy import (
    JSON,
    URL,
    BigInteger,
    Connection,
    DateTime,
    Dialect,
    Integer,
    LargeBinary,
    Select,
    Table,
    Text,
    event,
    exc,
    func,
    literal,
    select,
    types,
)
from sqlalchemy.engine import Engine, create_engine
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.pool import NullPool
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from labelqueue.domain.json_text import loads
from labelqueue.store.compiled import COMPILED
from labelqueue.store.deadline import Deadline
from labelqueue.store.files import check_workspace_file

_log: Final = logging.getLogger(__name__)

BACKENDS: Final = ("sqlite", "postgresql")
VERSION_TABLE: Final = "labelqueue_schema"
"""Holds the version of the schema; a database that has it is ours."""

Id = BigInteger().with_variant(Integer(), "sqlite")  # SQLite numbers rows by itself only as INTEGER
ByteText = Text().with_variant(Text(collation="C"), "postgresql")  # compares by bytes everywhere

_BEGIN_WRITING: Final = "labelqueue_begin_writing"
_BEGIN: Final = "labelqueue_begin"
# Groups and sorts of a month's work fit into that memory; with the usual 4 MB they go to the disk, and the
# planner reads through a whole index to be spared that.
_BEGIN_COUNTING: Final = (
    "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL enable_seqscan = on;"
    " SET LOCAL work_mem = '64MB'"
)
_TURN: Final = 2**20  # characters that are read before other threads may have a turn
_LOCK_WAIT_SECONDS: Final = 3
_IDLE_SECONDS: Final = 60


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
        # `strftime` takes several times as long, above all in a program with Qt, which looks at each import.
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "milliseconds")

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


class _JsonText(_Json):
    """JSON that is text already when it is sent."""

    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> None:
        """Nothing has to be done to it."""
        return


JsonText = _JsonText()


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


def all_ids(connection: Connection, statement: Select[Any]) -> Sequence[int]:
    """What a SELECT of very many ids finds, in its order, at eight bytes each."""
    # As one value: one by one, a million take longer than to find them, and other threads hardly get a turn.
    of = statement.subquery()
    if connection.dialect.name != "postgresql":
        # SQLite keeps the order of a SELECT where this function asks for what it finds.
        text = connection.execute(select(func.group_concat(of.c[0], literal(" ")))).scalar()
        return _numbers(text or "")
    found = array("q")
    whole = connection.execute(
        select(func.string_agg(func.int8send(of.c[0]), literal(b"", LargeBinary)))
    ).scalar()
    found.frombytes(whole or b"")
    if sys.byteorder == "little":
        found.byteswap()
    return found


def _numbers(text: str) -> Sequence[int]:
    """The whole numbers in a text, between blanks."""
    import numpy as np

    found, begin = array("q"), 0
    while begin < len(text):
        end = text.find(" ", begin + _TURN)
        end = len(text) if end < 0 else end
        found.frombytes(np.fromstring(text[begin:end], dtype=np.int64, sep=" ").tobytes())
        begin = end
    return found


def make_engine(url: URL, deadline: Deadline, *, timeout: float) -> Engine:
    """Opens connections on which nothing is begun unless it is said, and whose calls end at `deadline`.

    `timeout`: seconds that a call may take.

    Raises:
        StoreUnavailable: the file cannot be a workspace.
    """
    if url.get_backend_name() == "sqlite":
        engine = _sqlite_engine(url, timeout)
    else:
        engine = _postgres_engine(url, deadline, timeout)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if command := connection.info.get(_BEGIN):
            connection.exec_driver_sql(command)

    return engine


def will_read(connection: Connection, *, through_all: bool = False) -> None:
    """Say, before the transaction begins, that it will change nothing.

    `through_all`: it counts or searches, may read whole tables, and sees them as of one moment.
    """
    # On the server each statement sees by itself what is there, in a transaction (READ COMMITTED) or not.
    if connection.dialect.name == "sqlite":
        connection.info[_BEGIN] = "BEGIN"
    else:
        connection.info[_BEGIN] = _BEGIN_COUNTING if through_all else ""


def will_write(connection: Connection) -> None:
    """Say, before the transaction begins, that it will write."""
    # A transaction that reads first and writes later fails at once when another one wrote meanwhile.
    begin = "BEGIN IMMEDIATE" if connection.dialect.name == "sqlite" else "BEGIN"
    connection.info[_BEGIN] = connection.info.get(_BEGIN_WRITING, begin)


def wait_at_most(driver: Any, seconds: float, *, before: float | None) -> float | None:
    """Wait for others no longer than so, in what comes next; returns what `before` is the next time.

    On a server the connection sees to that by itself.
    """
    if not isinstance(driver, sqlite3.Connection):
        return None
    wanted = max(0.0, math.ceil(seconds * 10) / 10)  # in steps, so that it need not be said each time
    if wanted != before:
        driver.execute(f"PRAGMA busy_timeout={_milliseconds(wanted)}")
    return wanted


def allow(connection: Connection, seconds: float) -> None:
    """Let the statements of this transaction take longer than others."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = {_milliseconds(seconds)}")


def let_nobody_write(connection: Connection, table: Table) -> None:
    """Wait for those who just write to the table, and keep others from it until the transaction ends."""
    if connection.dialect.name == "postgresql":  # in a file, nobody else writes at all
        name = connection.dialect.identifier_preparer.format_table(table)
        connection.exec_driver_sql(f"LOCK TABLE {name} IN SHARE ROW EXCLUSIVE MODE")


def write_first_to(connection: Connection, table: Table) -> None:
    """Wait for whoever lets nobody write to the table now, so that tables are always locked in one order."""
    if connection.dialect.name == "postgresql":
        name = connection.dialect.identifier_preparer.format_table(table)
        connection.exec_driver_sql(f"LOCK TABLE {name} IN ROW EXCLUSIVE MODE")


def keep_time_limits(connection: Connection) -> None:
    """Write time limits into the database itself, for connections that come through a pooler.

    Without the right to do so it stays as it is: whoever looks after the server can do it.
    """
    if connection.dialect.name != "postgresql":
        return
    name = connection.exec_driver_sql("SELECT current_database()").scalar_one()
    quoted = connection.dialect.identifier_preparer.quote(name)
    limits = {"lock_timeout": _LOCK_WAIT_SECONDS, "idle_in_transaction_session_timeout": _IDLE_SECONDS}
    try:
        with connection.begin_nested():
            for limit, seconds in limits.items():
                connection.exec_driver_sql(f"ALTER DATABASE {quoted} SET {limit} = '{seconds}s'")
    except exc.DBAPIError as error:
        _log.info("The time limits of the database are left as they are: %s", error.orig)


def home_of(connection: Connection, url: URL) -> str:
    """What tells this database from a copy of it in another place, also if that has its name."""
    if connection.dialect.name == "sqlite":
        return str(Path(url.database or "").absolute())
    # A copy on another server, or here under another name, is another; a replica that took over is not.
    may = "SELECT has_function_privilege('pg_control_system()', 'execute'), current_database()"
    allowed, name = connection.exec_driver_sql(may).one()
    if not allowed:
        return f"{url.host or url.query.get('host')}:{url.port}/{name}"
    server = connection.exec_driver_sql("SELECT system_identifier FROM pg_control_system()").scalar_one()
    return f"{server}/{name}"


def _postgres_engine(url: URL, deadline: Deadline, timeout: float) -> Engine:
    # What stands in labels is nothing for a log: `hide_parameters`.
    engine = create_engine(
        url,
        poolclass=NullPool,
        use_native_hstore=False,
        hide_parameters=True,
        json_deserializer=loads,
        execution_options={"compiled_cache": COMPILED},
    )
    settings = {
        # A little less than the client waits: a statement that is too slow ends with the server's word.
        "statement_timeout": _milliseconds(timeout * 0.9),
        "lock_timeout": _milliseconds(min(_LOCK_WAIT_SECONDS, timeout * 0.5)),
        "idle_in_transaction_session_timeout": _milliseconds(_IDLE_SECONDS),
        # A plan that was made while a table was nearly empty would read through it all, and is kept: the
        # statement of a Submit then gets slower with every row. See `will_read` for those who count.
        "enable_seqscan": "off",
        # Before PostgreSQL 18 a table that has to be read through after all counts as an immense one, and
        # for each such statement the server would compile machine code, which takes it a second.
        "jit": "off",
    }
    for_each = "; ".join(["BEGIN", *(f"SET LOCAL {name} = {value}" for name, value in settings.items())])

    @event.listens_for(engine, "do_connect")
    def _connect(_dialect: Any, _record: Any, arguments: list[Any], options: dict[str, Any]) -> Any:
        from labelqueue.store.guard import guarded_connection

        kept: dict[str, Any] = {
            "application_name": "labelqueue",
            "connect_timeout": max(2, math.ceil(timeout)),
            "keepalives_idle": 10,
            "keepalives_interval": 5,
            "keepalives_count": 3,
            "tcp_user_timeout": _milliseconds(timeout),
        }
        made = guarded_connection(deadline).connect(*arguments, **(kept | options), autocommit=True)
        # Not as options of the connection, which a connection pooler refuses. Behind one, which shows in that
        # the process is another one than was said, what is set or prepared would meet other clients.
        pooled = f"pg_backend_pid() <> {made.info.backend_pid}"
        calls = ", ".join(f"set_config('{name}', '{value}', {pooled})" for name, value in settings.items())
        answer = made.execute(f"SELECT {pooled}, {calls}", prepare=False).fetchone()
        if answer is not None and answer[0]:
            made.prepare_threshold = None
        return made

    @event.listens_for(engine, "connect")
    def _remember(made: Any, record: Any) -> None:
        if made.prepare_threshold is None:
            record.info[_BEGIN_WRITING] = for_each

    return engine


def _sqlite_engine(url: URL, timeout: float) -> Engine:
    check_workspace_file(url.database, marker=VERSION_TABLE)
    engine = create_engine(
        url,
        poolclass=NullPool,
        hide_parameters=True,
        json_deserializer=loads,
        execution_options={"compiled_cache": COMPILED},
    )

    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself
        for pragma in (
            f"busy_timeout={_milliseconds(timeout)}",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    return engine


def _milliseconds(seconds: float) -> int:
    return math.ceil(seconds * 1000)
