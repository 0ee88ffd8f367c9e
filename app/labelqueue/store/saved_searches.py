"""Searches that members keep under names of their own."""

from typing import Final

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from labelqueue.domain.errors import InvalidValue, NotFound
from labelqueue.domain.ids import DatasetId, MemberId
from labelqueue.domain.phrase import phrase
from labelqueue.store.tables import saved_search

MOST: Final = 200
"""So many can be kept by one member for one dataset."""


def everyone_of(connection: Connection, dataset_id: DatasetId, who: MemberId) -> dict[str, str]:
    """The searches of that member, by name."""
    found = select(saved_search.c.name, saved_search.c.query).where(_theirs(dataset_id, who))
    return {row.name: row.query for row in connection.execute(found.order_by(saved_search.c.name))}


def find(connection: Connection, dataset_id: DatasetId, who: MemberId, *, name: str) -> str:
    """The search of that name.

    Raises:
        NotFound: there is none.
    """
    found = everyone_of(connection, dataset_id, who)
    if name not in found:
        raise _not_found(name)
    return found[name]


def save(connection: Connection, dataset_id: DatasetId, who: MemberId, *, name: str, query: str) -> None:
    """Keep a search; one of the same name is replaced.

    Raises:
        InvalidValue: there are too many.
    """
    named = _theirs(dataset_id, who) & (saved_search.c.name == name)
    if connection.execute(update(saved_search).where(named).values(query=query)).rowcount:
        return
    if len(everyone_of(connection, dataset_id, who)) >= MOST:
        raise InvalidValue(phrase("No more than {most} searches can be saved.", most=MOST))
    row = {"dataset_id": dataset_id, "member_id": who, "name": name, "query": query}
    connection.execute(insert(saved_search), row)


def rename(connection: Connection, dataset_id: DatasetId, who: MemberId, *, name: str, to: str) -> None:
    """Call it otherwise.

    Raises:
        NotFound: there is none of that name.
        InvalidValue: there is one of the other name already.
    """
    find(connection, dataset_id, who, name=name)
    there = everyone_of(connection, dataset_id, who)
    if to != name and to in there:
        raise InvalidValue(phrase("There is a saved search {name!r} already.", name=to))
    named = _theirs(dataset_id, who) & (saved_search.c.name == name)
    connection.execute(update(saved_search).where(named).values(name=to))


def forget(connection: Connection, dataset_id: DatasetId, who: MemberId, *, name: str) -> None:
    """Keep it no longer.

    Raises:
        NotFound: there is none of that name.
    """
    named = _theirs(dataset_id, who) & (saved_search.c.name == name)
    if not connection.execute(delete(saved_search).where(named)).rowcount:
        raise _not_found(name)


def _theirs(dataset_id: DatasetId, who: MemberId) -> ColumnElement[bool]:
    return (saved_search.c.dataset_id == dataset_id) & (saved_search.c.member_id == who)


def _not_found(name: str) -> NotFound:
    return NotFound(phrase("There is no saved search {name!r}.", name=name))
