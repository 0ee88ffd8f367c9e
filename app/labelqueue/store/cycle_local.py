"""Finishing a sample and taking the next in few statements, for a database that is a file.

Nobody else writes meanwhile. What takes its time is each statement, and each table that is touched.
"""

from functools import cache
from typing import Any, Final

from sqlalchemy import Dialect, Update, bindparam, insert

from labelqueue.domain.ids import SampleId
from labelqueue.domain.status import Action, Mode
from labelqueue.domain.work import WorkItem
from labelqueue.store import events, labels, operations, outcomes
from labelqueue.store.claim import ITEM_OF, Step, item_of, take
from labelqueue.store.cycle_next import first, values
from labelqueue.store.desk import Desk
from labelqueue.store.finish import Sent, changing_once
from labelqueue.store.prepared import Prepared
from labelqueue.store.tables import event, state

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
    parameters = values(sent, desk)
    finished = changing_once(sent.change).on(driver, dialect, **parameters)
    taken = _taking(sent.change.mode, step).on(driver, dialect, **parameters) if finished else []
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


@cache
def _taking(mode: Mode, step: Step) -> Prepared:
    next_one = first(mode, step, held=False)
    taking: Update = take(mode).where(state.c.sample_id == next_one.c.sample_id)
    return Prepared(taking.returning(state.c.rejecter_id))
