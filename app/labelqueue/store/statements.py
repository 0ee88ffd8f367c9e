"""Pieces of SQL that follow from the tables of `domain.status`."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Float,
    Integer,
    SmallInteger,
    Text,
    TextClause,
    Uuid,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal,
    literal_column,
    null,
    text,
)

from labelqueue.domain.ids import MemberId
from labelqueue.domain.status import HELD, RESERVED, WAITING, Action, LabelStatus, Lane, Mode, Person, Waiting
from labelqueue.store.dialects import Id, ago, now
from labelqueue.store.tables import client_session, event, state

Value = ColumnElement[Any]
People = Mapping[Person, MemberId | Value | None]

RANK: Final = case({status.value: number for number, status in enumerate(LabelStatus)}, value=state.c.status)
"""The place of a status among all, from 0; groups of numbers are found faster than those of words."""

ME: Final = bindparam("me", type_=Id)
CLIENT: Final = bindparam("client", type_=Uuid())
QUEUE: Final = bindparam("the_queue", type_=Id)
SAMPLE: Final = bindparam("the_sample", type_=Id)
VERSION: Final = bindparam("claim_version", type_=Id)
STATUS: Final = bindparam("status_before", type_=Text())
OWNER: Final = bindparam("owner", type_=Id)
OPERATION: Final = bindparam("operation", type_=Uuid())
DIGEST: Final = bindparam("digest", type_=Text())
LANE: Final = bindparam("the_lane", type_=SmallInteger())
"""Parameters that several statements share: the member, the running client, and what a claim names."""

SILENCE: Final = 120.0
"""Seconds without a sign of life after which a client counts as gone for its own member."""

NO_CLAIM: Final[Mapping[str, Any]] = {
    "holder_id": None,
    "mode": None,
    "session_id": None,
    "claimed_at": None,
    "from_queue": False,
    "saved": False,
}


def claimed(mode: Mode, *, from_queue: bool = True) -> dict[str, Any]:
    """Values for a sample in the hands of `ME`."""
    return {
        "owner_id": ME,
        "lane": int(HELD[mode]),
        "holder_id": ME,
        "mode": mode.value,
        "session_id": CLIENT,
        "claimed_at": now(),
        "from_queue": from_queue,
        "saved": False,
        "version": state.c.version + 1,
    }


def reserved(mode: Mode) -> dict[str, Any]:
    """Values for a sample that is kept ahead for `ME`, whom nobody disturbs by it."""
    return {"owner_id": ME, "lane": int(RESERVED[mode]), "session_id": CLIENT, "claimed_at": now()}


def from_the_queue(*, wanted: bool) -> TextClause:
    """Whether a claim came from the queue, in the words of the indexes, which alone make them of use."""
    return text("sample_state.from_queue" if wanted else "sample_state.from_queue IS false")


def unindexed(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The column, where a row is found by its key: statistics must not make another index look better.

    Nor does it say that the column is not NULL, which is what partial indexes ask for.
    """
    return func.coalesce(column, literal_column("0", Integer))


def place(column: Value, values: Sequence[str]) -> ColumnElement[int]:
    """The place of its value among these, from 0."""
    return case({str(value): number for number, value in enumerate(values)}, value=column)


def in_lanes(*lanes: Lane) -> ColumnElement[bool]:
    """The sample waits in one of these; written out, as partial indexes say it."""
    written = [literal_column(str(int(lane)), Integer) for lane in lanes]
    return state.c.lane == written[0] if len(written) == 1 else state.c.lane.in_(written)


def reserved_lanes() -> ColumnElement[bool]:
    """The sample is kept ahead for somebody."""
    return in_lanes(*RESERVED.values())


LAPSING: Final = (Lane.REJECTED, Lane.CORRECTED)
"""Where samples wait for one person only for a while."""


def lapsing() -> tuple[ColumnElement[bool], ...]:
    """The sample may lapse; as the index of these says it."""
    return in_lanes(*LAPSING), state.c.owner_id.is_not(None), state.c.holder_id.is_(None)


FINISHING: Final = (Action.SUBMIT, Action.SKIP, Action.ACCEPT, Action.REJECT)
"""What ends the work on a sample, and is counted."""


JUDGING: Final = (Action.ACCEPT, Action.REJECT)
"""What comes back to whoever labeled the sample."""

MOVING: Final = (Action.SAVE, Action.REOPEN, Action.SET_STATUS)
"""What else may change the status of a sample."""


def finishing() -> ColumnElement[bool]:
    """The event is one of these; written out, as the indexes of these say it."""
    return _written_out(event.c.action, FINISHING)


def judging(action: Value = event.c.action) -> ColumnElement[bool]:
    """The event is one of these; likewise written out."""
    return _written_out(action, JUDGING)


def moving() -> ColumnElement[bool]:
    """The event changed the status, and is none that finishes; likewise."""
    return and_(_written_out(event.c.action, MOVING), event.c.from_status != event.c.to_status)


def _written_out(action: Value, actions: Iterable[Action]) -> ColumnElement[bool]:
    return action.in_([literal_column(f"'{one}'", Text) for one in actions])


_running: Final = client_session.alias("running")  # a statement may name the sessions itself, too


def heard_of(session: Value, seconds: float | BindParameter[float]) -> ColumnElement[bool]:
    """Whether that running client was heard of in the last `seconds`; one unknown was not."""
    limit = seconds if isinstance(seconds, BindParameter) else literal(seconds)
    return exists().where(_running.c.id == session, _running.c.seen_at >= ago(cast(limit, Float)))


def alive(session: Value) -> ColumnElement[bool]:
    """Whether that client is running now, as far as anybody knows."""
    return exists().where(
        _running.c.id == session,
        _running.c.seen_at >= ago(literal_column(str(SILENCE), Float)),
        _running.c.ended_at.is_(None),
    )


def one_of(column: Value, values: Iterable[str]) -> ColumnElement[bool]:
    """`column` has one of a few fixed values, which are written out."""
    return column.in_([literal_column(f"'{value}'", Text) for value in sorted(values)])


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


def if_unheld(values: Mapping[str, Value]) -> dict[str, Value]:
    """`values` for samples that nobody holds; on others these columns stay as they are."""
    return {
        name: case((state.c.holder_id.is_(None), value), else_=state.c[name])
        for name, value in values.items()
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
    if isinstance(value, ColumnElement):
        return value
    return null() if value is None else literal(value, state.c[who].type)
