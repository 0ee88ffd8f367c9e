"""Finishing a sample and taking the next in one statement, for a database that is reached over a network."""

from functools import cache
from typing import Any, Final

from sqlalchemy import (
    CTE,
    Dialect,
    Integer,
    SmallInteger,
    Text,
    Update,
    Uuid,
    and_,
    bindparam,
    case,
    cast,
    func,
    insert,
    literal,
    literal_column,
    null,
    select,
    true,
    union_all,
)

from labelqueue.domain.status import Action, Mode
from labelqueue.domain.work import Remark, WorkItem
from labelqueue.store import events
from labelqueue.store.claim import ITEM, ITEM_OF, Step, item_of, take
from labelqueue.store.cycle_next import first, values
from labelqueue.store.desk import Desk
from labelqueue.store.dialects import Id, Json
from labelqueue.store.engine import AnyRow
from labelqueue.store.finish import Change, Sent, changing
from labelqueue.store.labels import BODY
from labelqueue.store.prepared import Prepared
from labelqueue.store.statements import DIGEST, ME, OPERATION, STATUS
from labelqueue.store.tables import event, member, operation, pin, revision, sample, state

_COMMENT: Final = bindparam("the_comment", type_=Text())


def at_once(driver: Any, dialect: Dialect, sent: Sent, desk: Desk, step: Step) -> WorkItem | None:
    """All of it, in a statement that is a transaction by itself; None: nothing has happened."""
    parameters = {
        **values(sent, desk),
        "my_name": desk.member.name,
        "the_comment": sent.asked.comment,
        "operation": sent.operation.id,
        "digest": sent.operation.digest,
    }
    if sent.body is not None:
        parameters["body"] = sent.body
    try:
        rows = _cycle(sent.change, step).on(driver, dialect, **parameters)
    except dialect.loaded_dbapi.IntegrityError:  # another one did the same at this moment
        return None
    if not rows:
        return None
    [row] = rows
    if row.revision and row.body is None:  # it came between what the statement sees and what it locks
        [again] = ITEM_OF.on(driver, dialect, the_sample=row.id)
        row = row._replace(body=again.body, revision=again.revision)
    return item_of(row, desk, _remark(row))


def _remark(row: AnyRow) -> Remark | None:
    return None if row.rejected_by is None else Remark(row.rejected_by, row.why_rejected, row.rejected_at)


@cache
def _cycle(change: Change, step: Step) -> Prepared:
    next_one = first(change.mode, step)
    # What a reviewer pointed at is looked up step by step.
    pointed_at = select(pin.c.sample_id).where(pin.c.sample_id == next_one.c.sample_id).exists()
    finished = (
        changing(change).where(select(next_one.c.sample_id).where(~pointed_at).exists()).cte("finished")
    )
    taken = _taken(change.mode, next_one, finished)
    written = [_events(change, finished, taken)]
    if change.stores:
        written.append(_revision(finished))
    item = _item(taken)
    written.append(_operation(change, finished, item))
    return Prepared(select(item).add_cte(*written))


def _taken(mode: Mode, next_one: CTE, finished: CTE) -> CTE:
    more = (state.c.neg_priority, state.c.mode, state.c.revision, state.c.rejecter_id, state.c.labeler_id)
    really = select(finished.c.sample_id).exists()
    taking: Update = take(mode).where(state.c.sample_id == next_one.c.sample_id, really)
    return taking.returning(*more).cte("taken")


def _events(change: Change, finished: CTE, taken: CTE) -> CTE:
    mode = literal(change.mode.value, Text())
    done = select(
        finished.c.sample_id,
        finished.c.queue_id,
        ME,
        literal(change.action.value, Text()),
        mode,
        STATUS,
        finished.c.status,
        finished.c.version,
        finished.c.revision if change.stores else cast(null(), Integer),
        _COMMENT,
        OPERATION,
        finished.c.labeler_id,
    )
    claim = select(
        taken.c.sample_id,
        taken.c.queue_id,
        ME,
        literal(Action.CLAIM.value, Text()),
        mode,
        taken.c.status,
        taken.c.status,
        taken.c.version,
        cast(null(), Integer),
        literal("", Text()),
        cast(null(), Uuid()),
        cast(null(), Id),
    )
    return (
        insert(event)
        .from_select(events.COLUMNS, union_all(done, claim), include_defaults=False)
        .cte("events")
    )


def _revision(finished: CTE) -> CTE:
    body = select(finished.c.sample_id, finished.c.revision, ME, BODY)
    columns = ("sample_id", "number", "member_id", "body")
    return insert(revision).from_select(columns, body, include_defaults=False).cte("stored")


def _item(taken: CTE) -> CTE:
    rejection = (
        select(member.c.name, event.c.comment, event.c.at)
        .join(member, member.c.id == event.c.member_id)
        .where(
            taken.c.rejecter_id.is_not(None),
            event.c.sample_id == taken.c.sample_id,
            event.c.action == Action.REJECT.value,
        )
        .order_by(event.c.id.desc())
        .limit(literal_column("1", Integer))
        .lateral("rejection")
    )
    now = {column.name: taken.c[column.name] for column in ITEM if column.name in taken.c}
    return (
        select(
            *(now.get(column.name, column) for column in ITEM),
            rejection.c.name.label("rejected_by"),
            rejection.c.comment.label("why_rejected"),
            rejection.c.at.label("rejected_at"),
        )
        .select_from(taken)
        .join(sample, sample.c.id == taken.c.sample_id)
        .outerjoin(member, member.c.id == taken.c.labeler_id)
        .outerjoin(
            revision,
            and_(
                revision.c.sample_id == taken.c.sample_id,
                revision.c.copy == literal(0, SmallInteger()),
                revision.c.number == taken.c.revision,
            ),
        )
        .outerjoin(rejection, true())
        .cte("item")
    )


def _operation(change: Change, finished: CTE, item: CTE) -> CTE:
    """The outcome as `outcomes.as_json` writes it. There must be one: without, all of it is undone."""
    remark = func.jsonb_build_array(item.c.rejected_by, item.c.why_rejected, item.c.rejected_at)
    outcome = {
        "kind": literal("work", Text()),
        "sample": item.c.id,
        "queue": item.c.queue_id,
        "holder": bindparam("my_name", type_=Text()),
        "mode": item.c.mode,
        "version": item.c.version,
        "status": item.c.status,
        "revision": item.c.revision,
        "labeler": item.c.labeler,
        "remark": case((item.c.rejected_by.is_not(None), remark), else_=null()),
    }
    pairs = [part for key, value in outcome.items() for part in (literal(key, Text()), value)]
    done = select(
        OPERATION,
        literal(change.action.value, Text()),
        ME,
        DIGEST,
        case((item.c.id.is_not(None), func.jsonb_build_object(*pairs, type_=Json)), else_=null()),
    ).select_from(finished.outerjoin(item, true()))
    columns = ("id", "kind", "member_id", "digest", "outcome")
    return insert(operation).from_select(columns, done, include_defaults=False).cte("kept")
