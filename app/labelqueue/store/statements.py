"""Pieces of SQL that follow from the tables of `domain.status`."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, case, func, literal, null

from labelqueue.domain.ids import MemberId, SessionId
from labelqueue.domain.status import HELD, WAITING, LabelStatus, Mode, Person, Waiting
from labelqueue.store.dialects import now
from labelqueue.store.tables import state

Value = ColumnElement[Any]
People = Mapping[Person, MemberId | None]

NO_CLAIM: Final[Mapping[str, Any]] = {
    "holder_id": None,
    "mode": None,
    "session_id": None,
    "claimed_at": None,
    "from_queue": False,
    "saved": False,
}


def claimed(member_id: MemberId, mode: Mode, session_id: SessionId, *, from_queue: bool) -> dict[str, Any]:
    """Values for a sample in somebody's hands."""
    return {
        "owner_id": member_id,
        "lane": int(HELD[mode]),
        "holder_id": member_id,
        "mode": mode,
        "session_id": session_id,
        "claimed_at": now(),
        "from_queue": from_queue,
        "saved": False,
        "version": state.c.version + 1,
    }


def waiting(status: LabelStatus | None = None, people: People | None = None) -> dict[str, Any]:
    """Values for `lane` and `owner_id` of a sample that nobody holds.

    `status`: the status it gets (None: the one it has); `people`: columns that change in the same UPDATE.
    """
    changes = people or {}
    if status is not None:
        return {"lane": _lane(WAITING[status], changes), "owner_id": _owner(WAITING[status], changes)}
    return {
        "lane": case(*((state.c.status == one, _lane(rows, changes)) for one, rows in WAITING.items())),
        "owner_id": case(*((state.c.status == one, _owner(rows, changes)) for one, rows in WAITING.items())),
    }


def _lane(rows: tuple[Waiting, ...], changes: People) -> Value:
    *firsts, last = rows
    if not firsts:
        return literal(int(last.lane))
    known = [(_person(row.owner, changes).is_not(None), int(row.lane)) for row in firsts]
    return case(*known, else_=int(last.lane))


def _owner(rows: tuple[Waiting, ...], changes: People) -> Value:
    people = [_person(row.owner, changes) for row in rows]
    return people[0] if len(people) == 1 else func.coalesce(*people)


def _person(who: Person | None, changes: People) -> Value:
    if who is None:
        return null()
    if who not in changes:
        return state.c[who]
    value = changes[who]
    return null() if value is None else literal(value, state.c[who].type)
