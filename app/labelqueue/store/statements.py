"""Pieces of SQL that follow from the tables of `domain.status`."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, and_, case, literal, null

from labelqueue.domain.ids import MemberId
from labelqueue.domain.status import CORRECTED, WAITING, LabelStatus, Person
from labelqueue.store.tables import state

Value = ColumnElement[Any]

NO_CLAIM: Mapping[str, Any] = {
    "holder_id": None,
    "mode": None,
    "session_id": None,
    "claimed_at": None,
    "from_queue": False,
    "saved": False,
}


def waiting(
    status: LabelStatus | None = None, people: Mapping[Person, MemberId | None] | None = None
) -> dict[str, Any]:
    """Values for `lane` and `owner_id` of a sample that nobody holds.

    `status`: the status it gets (None: the one it has); `people`: columns that change in the same UPDATE.
    """

    def person(who: Person | None) -> Value:
        if who is None:
            return null()
        if people is not None and who in people:
            value = people[who]
            return null() if value is None else literal(value, state.c[who].type)
        return state.c[who]

    rejecter = person(CORRECTED.owner)
    if status is None:
        corrected = and_(state.c.status == LabelStatus.LABELED, rejecter.is_not(None))
        return {
            "lane": case(
                (corrected, int(CORRECTED.lane)),
                *((state.c.status == known, int(row.lane)) for known, row in WAITING.items()),
            ),
            "owner_id": case(
                (corrected, rejecter),
                *((state.c.status == known, person(row.owner)) for known, row in WAITING.items()),
            ),
        }
    row = WAITING[status]
    if status is not LabelStatus.LABELED:
        return {"lane": int(row.lane), "owner_id": person(row.owner)}
    return {
        "lane": case((rejecter.is_not(None), int(CORRECTED.lane)), else_=int(row.lane)),
        "owner_id": case((rejecter.is_not(None), rejecter), else_=person(row.owner)),
    }
