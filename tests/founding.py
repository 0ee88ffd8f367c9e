"""New workspaces, whose tables the migrations make once: each time they take a tenth of a second."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import Connection, event, inspect

from labelqueue.store import schema
from labelqueue.store.dialects import VERSION_TABLE

MIGRATE: Final = schema.migrate
"""The real one."""

_Statement = tuple[str, Any, bool]
"""Its text, what it is given, and whether that is many rows."""


def migrating_once(migrate: Callable[..., None]) -> Callable[..., None]:
    """`migrate`, which says again in an empty database what the first one of that kind was told."""
    said: dict[str, list[_Statement]] = {}

    def migrated(connection: Connection, revision: str = "head") -> None:
        if revision != "head" or inspect(connection).has_table(VERSION_TABLE):
            migrate(connection, revision)
        elif (known := said.get(connection.dialect.name)) is None:
            with _heard(connection) as heard:
                migrate(connection, revision)
            said[connection.dialect.name] = heard
        else:
            for statement, parameters, many in known:
                cursor = connection.connection.cursor()
                if many:
                    cursor.executemany(statement, parameters)
                elif parameters:
                    cursor.execute(statement, parameters)
                else:
                    cursor.execute(statement)
                cursor.close()

    return migrated


@contextmanager
def _heard(connection: Connection) -> Iterator[list[_Statement]]:
    heard: list[_Statement] = []

    def hear(_one: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        heard.append((statement, parameters, many))

    event.listen(connection, "before_cursor_execute", hear)
    try:
        yield heard
    finally:
        event.remove(connection, "before_cursor_execute", hear)
