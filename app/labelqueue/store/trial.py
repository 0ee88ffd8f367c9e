"""Looks whether a workspace could be opened, and changes nothing: neither there nor on the disk."""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, select

from labelqueue.domain.errors import StoreUnavailable
from labelqueue.domain.member import Member, with_article
from labelqueue.domain.trial import Trial
from labelqueue.store import members
from labelqueue.store.engine import Store
from labelqueue.store.schema import HEAD, in_the_way, revision_of, unfit
from labelqueue.store.tables import member
from labelqueue.store.tables import workspace as workspace_table

_EMPTY: Final = "{where} is empty: it would be prepared as a new workspace, and {who} would be its manager."
_MISSING: Final = (
    "There is no file {where} yet: it would be made, and {who} would be the manager of the workspace."
)
_FOUND: Final = "{where} is there; you are {who}, {role}."
_OLDER: Final = "{where} was made by an older version: to open it brings it up to date; a copy is kept."
_MAY_CREATE: Final = "SELECT has_schema_privilege(current_schema(), 'create')"
_ENCRYPTED: Final = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"


def missing(file: Path, *, who: str) -> Trial | None:
    """What is said of a file that is not there, or has nothing in it; None if it has.

    Raises:
        StoreUnavailable: nor could it be made.
    """
    if file.exists() and (file.is_dir() or file.stat().st_size):
        return None
    if not file.exists() and not file.parent.is_dir():
        raise StoreUnavailable(f"There is no folder {file.parent}.")
    return Trial((_EMPTY if file.exists() else _MISSING).format(where=file, who=who), founds=True)


def look(store: Store, asked_for: str | None, *, login: str) -> Trial:
    """What is there for `asked_for` (None: for whom the login stands).

    Raises:
        StoreUnavailable: it cannot be reached, or does not fit this program.
        NotPermitted: they were not added.
    """
    return store.read(lambda connection: _look(connection, store, asked_for, login))


def _look(connection: Connection, store: Store, asked_for: str | None, login: str) -> Trial:
    version = revision_of(connection)
    if version is None:
        return _of_an_empty_one(connection, store, asked_for or login)
    if version < HEAD and not store.is_server:
        return Trial(_OLDER.format(where=store.where))
    if (reason := unfit(version, store)) is not None:
        raise StoreUnavailable(reason)
    who = _who(connection, asked_for, login)
    if who is None:
        return Trial(_EMPTY.format(where=store.where, who=asked_for or login), founds=True)
    found = _FOUND.format(where=store.where, who=who.name, role=with_article(who.role))
    return Trial(f"{found} {_about_encryption(connection)}" if store.is_server else found)


def _of_an_empty_one(connection: Connection, store: Store, who: str) -> Trial:
    if (foreign := in_the_way(connection)) is not None:
        raise StoreUnavailable(f"This database belongs to another program: it has a table {foreign!r}.")
    if store.is_server and not connection.exec_driver_sql(_MAY_CREATE).scalar():
        raise StoreUnavailable(
            f"{store.where} has no workspace yet, and this login may not prepare one; ask its administrator."
        )
    return Trial(_EMPTY.format(where=store.where, who=who), founds=True)


def _who(connection: Connection, asked_for: str | None, login: str) -> Member | None:
    """The member who would come in; None if there is nobody yet."""
    single_user = connection.execute(select(workspace_table.c.single_user)).scalar_one()
    first = connection.execute(select(member.c.name).order_by(member.c.id).limit(1)).scalar()
    if first is None:
        return None
    if asked_for is None and not single_user:
        return members.by_login(connection, login)
    return members.known(connection, str(asked_for or first))


def _about_encryption(connection: Connection) -> str:
    encrypted = connection.exec_driver_sql(_ENCRYPTED).scalar()
    return "The connection is encrypted." if encrypted else "The connection is not encrypted."
