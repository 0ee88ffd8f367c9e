"""Something that happens between two statements of somebody else's transaction, without luck."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event

from labelqueue.queue import Workspace
from labelqueue.store.prepared import Prepared


def once_after(workspace: Workspace, words: str, do: Callable[[], object]) -> list[str]:
    """Call `do` right after this workspace has run its first statement with `words` in it.

    For statements that SQLAlchemy runs; those that are compiled once see `Interference`.
    """
    seen: list[str] = []

    def listen(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if words in statement and not seen:
            seen.append(statement)
            do()

    event.listen(workspace._session.store._engine, "after_cursor_execute", listen)
    return seen


class Interference:
    """Something that happens right after a workspace has run its first statement with certain words in it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def after(self, workspace: Workspace, words: str, do: Callable[[], object]) -> list[str]:
        """The statement is added to what is returned when it has happened."""
        seen: list[str] = []
        on = Prepared.on

        def listening(self: Prepared, driver: Any, dialect: Any, /, **values: Any) -> Any:
            rows = on(self, driver, dialect, **values)
            sql = self.sql(dialect)
            if driver is workspace._session.store._driver and words in sql and not seen:
                seen.append(sql)
                do()
            return rows

        self._monkeypatch.setattr(Prepared, "on", listening)
        return seen


@pytest.fixture
def interference(monkeypatch: pytest.MonkeyPatch) -> Interference:
    return Interference(monkeypatch)
