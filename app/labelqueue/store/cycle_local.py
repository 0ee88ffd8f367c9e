"""Finishing a sample and taking the next in few statements, for a database that is a file.

Nobody else writes meanwhile. What takes its time is each statement, and each table that is touched.
"""

from typing import Any, Final

from sqlalchemy import Dialect, bindparam, insert

from labelqueue.domain.ids import SampleId
from labelqueue.domain.settings import SelfReview
from labelqueue.domain.status import Action
from labelqueue.domain.work import WorkItem
from labelqueue.store import events, labels, operations, outcomes
from labelqueue.store.claim import (
    ITEM_OF,
    OTHERS_WAIT,
    Step,
    first_of_mine,
    item_of,
    take_first_open,
    take_mine,
)
from labelqueue.store.desk import LOOK, Desk
from labelqueue.store.engine import AnyRow
from labelqueue.store.finish import Sent, changing_once
from labelqueue.store.prepared import Prepared
from labelqueue.store.tables import event

_BOTH: Final = Prepared(
    insert(event)
    .values(
        [
            {name: bindparam(f"{which}_{name}", type_=event.c[name].type) for name in events.COLUMNS}
            for which in ("done", "claim")
        ]
    )
    .inline()
)
"""The lines of what was finished and of what was taken."""


def at_once(driver: Any, dialect: Dialect, sent: Sent, desk: Desk, step: Step) -> WorkItem | None:
    """All of it in one transaction; None: nothing has happened."""
    driver.execute("BEGIN IMMEDIATE")
    try:
        item = _in_steps(driver, dialect, sent, desk, step)
    except dialect.loaded_dbapi.IntegrityError:  # the operation's id was used for something else
        item = None
    driver.execute("ROLLBACK" if item is None else "COMMIT")
    return item


def _in_steps(driver: Any, dialect: Dialect, sent: Sent, desk: Desk, step: Step) -> WorkItem | None:
    parameters = sent.values(desk)
    who = {"me": desk.member.id, "the_queue": desk.queue.id}
    known = [(desk.queue.version, desk.member.role, True)]
    if [(now.version, now.role, now.active) for now in LOOK.on(driver, dialect, **who)] != known:
        return None
    finished = changing_once(sent.change).on(driver, dialect, **parameters)
    taken = _taken(driver, dialect, sent, desk, step) if finished else []
    if not taken or taken[0].rejecter_id is not None:  # the remark is looked up step by step
        return None
    [done], [claim] = finished, taken
    me, mode = desk.member.id, sent.change.mode
    if sent.body is not None:
        labels.ADD.on(
            driver,
            dialect,
            the_sample=done.sample_id,
            the_number=done.revision,
            me=me,
            is_late=False,
            body=sent.body,
        )
    more = {
        "from_status": sent.asked.work.status,
        "revision": done.revision if sent.body is not None else None,
        "comment": sent.asked.comment,
        "operation_id": sent.operation.id,
        "labeler_id": done.labeler_id,
    }
    lines = {
        "done": events.full_line(done, action=sent.asked.action, who=me, mode=mode, **more),
        "claim": events.full_line(claim, action=Action.CLAIM, who=me, mode=mode),
    }
    _BOTH.on(
        driver,
        dialect,
        **{f"{which}_{name}": value for which, line in lines.items() for name, value in line.items()},
    )
    [row] = ITEM_OF.on(driver, dialect, the_sample=SampleId(claim.sample_id))
    item = item_of(row, desk, None)
    operations.KEEP.on(driver, dialect, **operations.values(sent.operation, outcomes.as_json(item)))
    return item


def _taken(driver: Any, dialect: Dialect, sent: Sent, desk: Desk, step: Step) -> list[AnyRow]:
    mode = sent.change.mode
    who = {"me": desk.member.id, "the_queue": desk.queue.id}
    mine = first_of_mine(mode).on(driver, dialect, **who)
    if not mine:
        # In one statement the conditions on what is mine would be tested for every row that is nobody's.
        if step is SelfReview.NEVER and not OTHERS_WAIT.on(driver, dialect, **who):
            return []
        return take_first_open(mode, step).on(driver, dialect, **who, client=desk.session_id)
    [head] = mine
    if head.holder_id is not None:
        return []
    seen = {"the_sample": head.sample_id, "owner": head.owner_id, "the_lane": head.lane}
    return take_mine(mode).on(driver, dialect, **seen, **who, client=desk.session_id)
