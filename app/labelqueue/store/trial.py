"""Looks whether a workspace could be opened, and changes nothing: neither there nor on the disk."""

import os
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, select

from labelqueue.domain.errors import StoreUnavailable
from labelqueue.domain.member import Member, with_article
from labelqueue.domain.phrase import Phrase, phrase
from labelqueue.domain.trial import Trial
from labelqueue.store import members
from labelqueue.store.engine import Store
from labelqueue.store.schema import HEAD, in_the_way, revision_of, unfit
from labelqueue.store.tables import member
from labelqueue.store.tables import workspace as workspace_table

_MAY_CREATE: Final = "SELECT has_schema_privilege(current_schema(), 'create')"
_ENCRYPTED: Final = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"


def missing(file: Path, *, who: str) -> Trial | None:
    """What is said of a file that is not there, or has nothing in it; None if it has.

    Raises:
        StoreUnavailable: nor could it be made.
    """
    if file.exists() and (file.is_dir() or file.stat().st_size):
        return None
    if not file.exists() and not _may_be_made(file.parent):
        raise StoreUnavailable(
            phrase("There is no folder {folder}, and it cannot be made.", folder=str(file.parent))
        )
    if file.exists():
        return _empty(str(file), who)
    said = phrase(
        "There is no file {where} yet: it would be made, and {who} would be the manager of the workspace.",
        where=str(file),
        who=who,
    )
    return Trial(said, founds=True)


def _may_be_made(folder: Path) -> bool:
    there = next(one for one in (folder, *folder.parents) if one.exists())
    return there.is_dir() and os.access(there, os.W_OK)


def _empty(where: str, who: str) -> Trial:
    said = phrase(
        "{where} is empty: it would be prepared as a new workspace, and {who} would be its manager.",
        where=where,
        who=who,
    )
    return Trial(said, founds=True)


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
        return Trial(
            phrase(
                "{where} was made by an older version: to open it brings it up to date; a copy is kept.",
                where=store.where,
            )
        )
    if (reason := unfit(version, store)) is not None:
        raise StoreUnavailable(reason)
    who = _who(connection, asked_for, login)
    if who is None:
        return _empty(store.where, asked_for or login)
    return Trial(_found(connection, store, who))


def _found(connection: Connection, store: Store, who: Member) -> Phrase:
    values = {"where": store.where, "who": who.name, "role": with_article(who.role)}
    if not store.is_server:
        return phrase("{where} is there; you are {who}, {role}.", **values)
    if connection.exec_driver_sql(_ENCRYPTED).scalar():
        return phrase("{where} is there; you are {who}, {role}. The connection is encrypted.", **values)
    return phrase("{where} is there; you are {who}, {role}. The connection is not encrypted.", **values)


def _of_an_empty_one(connection: Connection, store: Store, who: str) -> Trial:
    if (foreign := in_the_way(connection)) is not None:
        raise StoreUnavailable(
            phrase("This database belongs to another program: it has a table {table!r}.", table=foreign)
        )
    if store.is_server and not connection.exec_driver_sql(_MAY_CREATE).scalar():
        raise StoreUnavailable(
            phrase(
                "{where} has no workspace yet, and this login may not prepare one; ask its administrator.",
                where=store.where,
            )
        )
    return _empty(store.where, who)


def _who(connection: Connection, asked_for: str | None, login: str) -> Member | None:
    """The member who would come in; None if there is nobody yet."""
    single_user = connection.execute(select(workspace_table.c.single_user)).scalar_one()
    first = connection.execute(select(member.c.name).order_by(member.c.id).limit(1)).scalar()
    if first is None:
        return None
    if asked_for is None and not single_user:
        return members.by_login(connection, login)
    return members.known(connection, str(asked_for or first))
