"""Statements as SQLAlchemy has compiled them, kept for all connections of a program.

By itself it keeps them for one engine only. To compile one takes a millisecond where to run it takes a tenth
of that, so each further connection (for an export, to another workspace) would begin slowly.
"""

from collections.abc import Iterator, MutableMapping
from typing import Any, Final

from sqlalchemy import Dialect
from sqlalchemy.engine import Compiled
from sqlalchemy.util import LRUCache

_MOST: Final = 1500
"""Statements. The program has a few hundred; those of searches are many."""


class _Shared(MutableMapping[Any, Compiled]):
    """What was compiled for a database counts for all of its kind and version."""

    def __init__(self) -> None:
        self._kept: Final[LRUCache[Any, Compiled]] = LRUCache(_MOST)

    def __getitem__(self, key: Any) -> Compiled:
        return self._kept[_of_any(key)]

    def get(self, key: Any, default: Any = None) -> Any:
        return self._kept.get(_of_any(key), default)

    def __setitem__(self, key: Any, compiled: Compiled) -> None:
        self._kept[_of_any(key)] = compiled

    def __delitem__(self, key: Any) -> None:
        del self._kept[_of_any(key)]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


def _of_any(key: Any) -> Any:
    """The key of a statement without the one database that it is asked for."""
    dialect, *statement = key
    assert isinstance(dialect, Dialect)
    return dialect.name, dialect.server_version_info, *statement


COMPILED: Final = _Shared()
