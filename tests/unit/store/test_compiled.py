"""What was compiled for one database is not compiled again for the next."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, literal, select
from sqlalchemy.engine.interfaces import CacheStats

from labelqueue.store.engine import Store


def test_a_statement_is_compiled_once_for_all_files(tmp_path: Path) -> None:
    def asked(connection: Connection) -> tuple[Any, Any]:
        found = connection.execute(select(func.max(literal(2), literal(answer)).label("of_a_test")))
        hit: Any = found.context
        return found.scalar(), hit.cache_hit

    answers = []
    for answer in (41, 42):  # a value is no part of a statement
        store = Store(f"sqlite:///{tmp_path / f'{answer}.db'}")
        answers.append(store.write(asked))
        store.close()
    assert answers == [(41, CacheStats.CACHE_MISS), (42, CacheStats.CACHE_HIT)]
