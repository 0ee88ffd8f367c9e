"""Statements that are compiled once and then run on the driver itself.

SQLAlchemy needs 60 to 100 µs for what SQLite does in 5: with a dozen statements on the way of a Submit, that
would be most of its time. They share the connection and its transaction with all others.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, Dialect, exc

from labelqueue.store.engine import AnyRow

_Convert = Callable[[Any], Any]
_REQUIRED: Final = object()


class Prepared:
    """One statement with named parameters (`bindparam`)."""

    def __init__(self, statement: Any) -> None:
        """`statement`: a SELECT, an INSERT, or an UPDATE, with or without RETURNING."""
        self.statement: Final = statement
        self._compiled: dict[str, _Compiled] = {}

    def all(self, connection: Connection, /, **values: Any) -> list[AnyRow]:
        """Run it; the rows have the names of its columns."""
        dialect = connection.dialect
        compiled = self._compiled.get(dialect.name)
        if compiled is None:
            compiled = self._compiled[dialect.name] = _Compiled(self.statement, dialect)
        driver: Any = connection.connection.driver_connection
        try:
            cursor = driver.execute(compiled.sql, compiled.parameters(values))
            return compiled.rows(cursor) if compiled.columns else []
        except dialect.loaded_dbapi.Error as error:
            raise _as_sqlalchemy_says(error, connection, compiled.sql, driver) from error

    def first(self, connection: Connection, /, **values: Any) -> AnyRow | None:
        """Run it; its first row, if there is one."""
        rows = self.all(connection, **values)
        return rows[0] if rows else None

    def sql(self, dialect: Dialect) -> str:
        """Its text for one database."""
        return _Compiled(self.statement, dialect).sql


class _Compiled:
    """The text of a statement, and what has to be done to values on their way in and out."""

    def __init__(self, statement: Any, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        self.sql: Final[str] = str(compiled)
        self._order: Final[list[str] | None] = compiled.positiontup
        self._binds: Final = [_bind(one, name, dialect) for one, name in compiled.bind_names.items()]
        columns = getattr(statement, "exported_columns", ())
        self.columns: Final = tuple(column.key for column in columns)
        self._types: Final = [column.type.dialect_impl(dialect) for column in columns]
        self._outs: list[_Convert | None] | None = None
        self._row: Final[Any] = namedtuple("Row", self.columns)  # type: ignore[misc]
        self._dialect: Final = dialect

    def parameters(self, values: Mapping[str, Any]) -> Any:
        """What the driver gets, by position or by name."""
        made = {}
        for name, default, convert in self._binds:
            value = values[name] if default is _REQUIRED else default
            made[name] = value if convert is None else convert(value)
        return made if self._order is None else [made[name] for name in self._order]

    def rows(self, cursor: Any) -> list[AnyRow]:
        """What the driver has found, with names."""
        outs = self._outs
        if outs is None:
            kinds = [column[1] for column in cursor.description]
            outs = self._outs = [
                one.result_processor(self._dialect, kind)
                for one, kind in zip(self._types, kinds, strict=True)
            ]
        found = cursor.fetchall()
        if not any(outs):
            return [self._row._make(row) for row in found]
        return [
            self._row._make([one if out is None else out(one) for one, out in zip(row, outs, strict=True)])
            for row in found
        ]


def _bind(bind: BindParameter[Any], name: str, dialect: Dialect) -> tuple[str, Any, _Convert | None]:
    convert = bind.type.dialect_impl(dialect).bind_processor(dialect)
    return name, _REQUIRED if bind.required else bind.effective_value, convert


def _as_sqlalchemy_says(error: Exception, connection: Connection, sql: str, driver: Any) -> Exception:
    """The error as it would have come the usual way, so that one place translates all."""
    dialect = connection.dialect
    gone = dialect.is_disconnect(error, driver, None)  # type: ignore[arg-type]
    if gone:
        connection.invalidate(error)
    return exc.DBAPIError.instance(
        sql, None, error, dialect.loaded_dbapi.Error, connection_invalidated=gone, dialect=dialect
    )
