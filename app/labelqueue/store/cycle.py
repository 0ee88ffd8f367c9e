"""The usual end of the work on a sample, all at once: it is finished, and the next one is taken.

On PostgreSQL that is one statement, and so one way to the server and back, instead of ten. It does everything
or nothing: whatever is not as usual (the claim is gone, nothing is left, the queue has changed) it leaves to
`finish`, which does it step by step and says why.
"""

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

from labelqueue.domain.errors import KnownError
from labelqueue.domain.status import Action, Afterwards, Mode
from labelqueue.domain.work import Remark, WorkItem
from labelqueue.store import events
from labelqueue.store.claim import ITEM, Step, first_open, item_of, open_steps, order_of_mine, take
from labelqueue.store.desk import Desk
from labelqueue.store.dialects import Id, Json
from labelqueue.store.engine import AnyRow, Store
from labelqueue.store.finish import Change, Finish, Sent, changing, prepare
from labelqueue.store.labels import BODY
from labelqueue.store.prepared import Prepared
from labelqueue.store.statements import DIGEST, ME, OPERATION, QUEUE, SAMPLE, STATUS
from labelqueue.store.tables import event, member, operation, queue, revision, sample, state

_KNOWN_VERSION: Final = bindparam("queue_version", type_=Id)
_KNOWN_ROLE: Final = bindparam("known_role", type_=Text())
_COMMENT: Final = bindparam("the_comment", type_=Text())
_EVENT: Final = (
    "sample_id",
    "queue_id",
    "member_id",
    "action",
    "mode",
    "from_status",
    "to_status",
    "version",
    "revision",
    "comment",
    "operation_id",
)


def run(store: Store, asked: Finish, desk: Desk | None) -> WorkItem | None:
    """Finish a sample and take the next one, if all is as usual; None: nothing has happened.

    `desk`: what is remembered of the queue, if anything is.

    Raises:
        StoreUnavailable: the database cannot be reached or written.
    """
    if desk is None or not asked.pull_next or not store.is_server:
        return None
    try:
        sent = prepare(asked, desk)
        label = asked.work.label if asked.label is None else asked.label
        desk.queue.settings.check(asked.work.mode, asked.action, asked.comment, label)
    except KnownError:  # by what is remembered; what counts is how the queue is now
        return None
    if sent.row.afterwards is not Afterwards.NEXT or desk.refusal(asked.work.mode) is not None:
        return None
    return store.at_once(
        lambda driver: _at_once(driver, store.dialect, sent, desk),
        repeatable=True,  # done twice, the second finds the claim gone
    )


def _at_once(driver: Any, dialect: Dialect, sent: Sent, desk: Desk) -> WorkItem | None:
    step = open_steps(sent.asked.work.mode, desk.queue.settings.self_review)[0]
    values = {
        **sent.values(desk),
        "the_queue": desk.queue.id,
        "queue_version": desk.queue.version,
        "known_role": desk.member.role,
        "my_name": desk.member.name,
        "the_comment": sent.asked.comment,
        "operation": sent.operation.id,
        "digest": sent.operation.digest,
    }
    if sent.body is not None:
        values["body"] = sent.body
    try:
        rows = _cycle(sent.change, step).on(driver, dialect, **values)
    except dialect.loaded_dbapi.IntegrityError:  # another one did the same at this moment
        return None
    return item_of(rows[0], desk, _remark(rows[0])) if rows else None


def _remark(row: AnyRow) -> Remark | None:
    return None if row.rejected_by is None else Remark(row.rejected_by, row.why_rejected, row.rejected_at)


@cache
def _cycle(change: Change, step: Step) -> Prepared:
    first = _first(change.mode, step)
    finished = changing(change).where(select(first.c.sample_id).exists()).cte("finished")
    taken = _taken(change.mode, first, finished)
    written = [_events(change, finished, taken)]
    if change.stores:
        written.append(_revision(finished))
    item = _item(taken)
    written.append(_operation(change, item))
    return Prepared(select(item).add_cte(*written))


def _first(mode: Mode, step: Step) -> CTE:
    """The next sample, locked: the first that waits for this member, else the first that is nobody's."""
    allowed = (
        select(literal_column("1", Integer).label("yes"))
        .where(
            queue.c.id == QUEUE,
            queue.c.version == _KNOWN_VERSION,
            member.c.id == ME,
            member.c.active,
            member.c.role == _KNOWN_ROLE,
        )
        .cte("allowed")
        .prefix_with("MATERIALIZED")
    )
    yes = select(allowed.c.yes).exists()
    seen = order_of_mine(mode).where(state.c.sample_id != SAMPLE, yes).cte("seen").prefix_with("MATERIALIZED")
    # What was the first of mine when this began, and still waits. If it does not, all is left to others.
    mine = (
        select(state.c.sample_id)
        .where(
            state.c.sample_id == select(seen.c.sample_id).scalar_subquery(),
            state.c.copy == 0,
            state.c.owner_id == ME,
            state.c.lane == select(seen.c.lane).scalar_subquery(),
            state.c.holder_id.is_(None),
        )
        .with_for_update(key_share=True, of=state)
        .cte("mine")
        .prefix_with("MATERIALIZED")
    )
    nobodys = (
        first_open(mode, step)
        .where(yes, ~select(seen.c.sample_id).exists())
        .cte("nobodys")
        .prefix_with("MATERIALIZED")
    )
    return union_all(select(mine.c.sample_id), select(nobodys.c.sample_id)).cte("first")


def _taken(mode: Mode, first: CTE, finished: CTE) -> CTE:
    more = (state.c.neg_priority, state.c.mode, state.c.revision, state.c.rejecter_id, state.c.labeler_id)
    really = select(finished.c.sample_id).exists()
    taking: Update = take(mode).where(state.c.sample_id == first.c.sample_id, really)
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


def _operation(change: Change, item: CTE) -> CTE:
    """The outcome as `outcomes.as_json` writes it."""
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
        func.jsonb_build_object(*pairs, type_=Json),
    ).select_from(item)
    columns = ("id", "kind", "member_id", "digest", "outcome")
    return insert(operation).from_select(columns, done, include_defaults=False).cte("kept")
