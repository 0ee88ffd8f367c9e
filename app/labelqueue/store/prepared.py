"""Statements that are compiled once and then run on the driver itself.

SQLAlchemy needs 60 to 100 µs for what SQLite does in 5: with a dozen statements on the way of a Submit, that
would be most of its time. They share the connection and its transaction with all others.
"""

import re
from collections import namedtuple
from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, Dialect, exc

from labelqueue.store.engine import AnyRow

_Convert = Callable[[Any], Any]
_TOKENS: Final = {"named": r":(\w+)\b", "pyformat": r"%\((\w+)\)s"}
"""How a parameter stands in the text, by SQLAlchemy's style."""


class Prepared:
    """One statement with named parameters (`bindparam`)."""

    def __init__(self, statement: Any) -> None:
        """`statement`: a SELECT, an INSERT, or an UPDATE, with or without RETURNING."""
        self._statement: Final = statement
        self._compiled: dict[str, _Compiled] = {}

    def all(self, connection: Connection, /, **values: Any) -> list[AnyRow]:
        """Run it; the rows have the names of its columns."""
        dialect = connection.dialect
        driver: Any = connection.connection.driver_connection
        try:
            return self.on(driver, dialect, **values)
        except dialect.loaded_dbapi.Error as error:
            raise _as_usual(error, connection, driver) from error

    def first(self, connection: Connection, /, **values: Any) -> AnyRow | None:
        """Run it; its first row, if there is one."""
        rows = self.all(connection, **values)
        return rows[0] if rows else None

    def on(self, driver: Any, dialect: Dialect, /, **values: Any) -> list[AnyRow]:
        """Run it on the driver's own connection; errors are the driver's."""
        compiled = self._compiled.get(dialect.name)
        if compiled is None:
            compiled = self._compiled[dialect.name] = _Compiled(self._statement, dialect)
        for name, convert in compiled.converted:
            values[name] = convert(values[name])
        cursor = compiled.cursor(driver)
        cursor.execute(compiled.sql, [values[name] for name in compiled.order])
        return compiled.rows(cursor) if compiled.returns else []

    def sql(self, dialect: Dialect) -> str:
        """Its text for one database."""
        return _Compiled(self._statement, dialect).sql


class _Compiled:
    """The text of a statement, and what has to be done to values on their way in and out."""

    def __init__(self, statement: Any, dialect: Dialect) -> None:
        style, sign, self.cursor = _ways(dialect)
        named: Any = type(dialect)
        compiled = statement.compile(dialect=named(paramstyle=style))
        parameters = {name: bind for bind, name in compiled.bind_names.items()}

        self.order: Final[list[str]] = []

        def numbered(token: re.Match[str]) -> str:
            name = token[1]
            bind = parameters.get(name)
            if bind is None:
                return token[0]
            if not bind.required:
                return _literal(bind, dialect)
            if name not in self.order:
                self.order.append(name)
            return f"{sign}{self.order.index(name) + 1}"

        # What never changes is written out: the driver has less to do, and a generic plan knows it.
        self.sql: Final = re.sub(_TOKENS[style], numbered, str(compiled)).replace("%%", "%")
        given = {name: bind for name, bind in parameters.items() if bind.required}
        processors = {
            name: bind.type.dialect_impl(dialect).bind_processor(dialect) for name, bind in given.items()
        }
        self.converted: Final = [
            (name, convert) for name, convert in processors.items() if convert is not None
        ]
        columns = getattr(statement, "exported_columns", ())
        self.returns: Final = bool(len(columns))
        self._types: Final = [column.type.dialect_impl(dialect) for column in columns]
        self._row: Final[Any] = namedtuple("Row", [column.key for column in columns])  # type: ignore[misc]
        self._dialect: Final = dialect
        self._outs: list[_Convert | None] | None = None

    def rows(self, cursor: Any) -> list[AnyRow]:
        """What the driver has found, with names."""
        outs = self._outs
        if outs is None:
            kinds = [column[1] for column in cursor.description]
            outs = self._outs = [
                one.result_processor(self._dialect, kind)
                for one, kind in zip(self._types, kinds, strict=True)
            ]
        make = self._row._make
        return [
            make([one if out is None else out(one) for one, out in zip(row, outs, strict=True)])
            for row in cursor.fetchall()
        ]


def _ways(dialect: Dialect) -> tuple[str, str, Callable[[Any], Any]]:
    """SQLAlchemy's style of parameters, the database's own sign for one, and how to get a cursor."""
    if dialect.name == "sqlite":
        return "named", "?", lambda driver: driver.cursor()
    import psycopg

    # It takes the text as it is; the usual cursor reads a long one through, every time.
    return "pyformat", "$", psycopg.RawCursor


def _literal(bind: BindParameter[Any], dialect: Dialect) -> str:
    value = bind.effective_value
    if value is None:
        return "NULL"
    process = bind.type.dialect_impl(dialect).literal_processor(dialect)
    assert process is not None, "a value that never changes is a number, a word or a truth"
    text: str = process(value)
    return text


def _as_usual(error: Exception, connection: Connection, driver: Any) -> Exception:
    """The error as it would have come from SQLAlchemy, so that one place translates all."""
    dialect = connection.dialect
    gone = dialect.is_disconnect(error, driver, None)  # type: ignore[arg-type]
    if gone:
        connection.invalidate(error)
    return exc.DBAPIError.instance(
        None, None, error, dialect.loaded_dbapi.Error, connection_invalidated=gone, dialect=dialect
    )
