"""The bare tables, over a driver of their own: for those who judge the program from outside."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import psycopg
from psycopg.rows import dict_row

_HISTORY: Final = ("event", "label_revision", "operation", "change")


class Database:
    """One connection on which every statement is a transaction."""

    def __init__(self, url: str) -> None:
        self.is_sqlite: Final = url.startswith("sqlite")
        self._sqlite: sqlite3.Connection | None = None
        self._postgres: psycopg.Connection[dict[str, Any]] | None = None
        if self.is_sqlite:
            self._sqlite = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None, timeout=60)
            self._sqlite.row_factory = sqlite3.Row
        else:
            self._postgres = psycopg.connect(
                url, autocommit=True, row_factory=dict_row, application_name="oracle"
            )

    def rows(self, statement: str) -> list[dict[str, Any]]:
        if self._sqlite is not None:
            return [dict(row) for row in self._sqlite.execute(statement)]
        assert self._postgres is not None
        # Without parameters, a percent sign is a percent sign.
        return list(self._postgres.execute(statement.encode()))

    def run(self, statement: str) -> None:
        if self._sqlite is not None:
            self._sqlite.execute(statement)
        else:
            assert self._postgres is not None
            self._postgres.execute(statement.encode())

    def close(self) -> None:
        for connection in (self._sqlite, self._postgres):
            if connection is not None:
                connection.close()

    def let_time_pass(self, minutes: float) -> None:
        """Make every moment that is kept in the database, but for the history, that much older."""
        for table, columns in self._moments().items():
            changes = ", ".join(f"{column} = {self._older(column, minutes)}" for column in columns)
            self.run(f"UPDATE {table} SET {changes}")

    def _older(self, column: str, minutes: float) -> str:
        if self.is_sqlite:
            return f"strftime('%Y-%m-%d %H:%M:%f', {column}, '-{minutes * 60} seconds')"
        return f"{column} - interval '{minutes} minutes'"

    def _moments(self) -> dict[str, list[str]]:
        found = self.rows(
            "SELECT m.name AS tab, p.name AS col FROM sqlite_master m, pragma_table_info(m.name) p"
            " WHERE m.type = 'table' AND (substr(p.name, -3) = '_at' OR substr(p.name, -6) = '_since')"
            if self.is_sqlite
            else "SELECT table_name AS tab, column_name AS col FROM information_schema.columns"
            " WHERE table_schema = 'public' AND data_type LIKE 'timestamp%'"
        )
        moments: dict[str, list[str]] = {}
        for row in found:
            if row["tab"] not in _HISTORY:
                moments.setdefault(row["tab"], []).append(row["col"])
        return moments


@contextmanager
def opened(url: str) -> Iterator[Database]:
    database = Database(url)
    try:
        yield database
    finally:
        database.close()
