"""Undoing one's own submit."""

from sqlalchemy import Connection, select, update

from labelqueue.domain.errors import IllegalAction, NotPermitted
from labelqueue.domain.ids import OperationId, SampleId
from labelqueue.domain.member import Member
from labelqueue.domain.phrase import phrase
from labelqueue.domain.status import REOPEN, Action, LabelStatus, Mode, words
from labelqueue.domain.work import WorkItem
from labelqueue.store import events, operations, outcomes
from labelqueue.store.claim import work_item
from labelqueue.store.desk import Desk
from labelqueue.store.dialects import now
from labelqueue.store.engine import Again
from labelqueue.store.finish import told_again
from labelqueue.store.prepared import Prepared
from labelqueue.store.statements import ME, SAMPLE, claimed, one_of
from labelqueue.store.tables import member as member_table
from labelqueue.store.tables import sample, state

_REOPEN = Prepared(
    update(state)
    .where(
        state.c.sample_id == SAMPLE,
        state.c.copy == 0,
        one_of(state.c.status, REOPEN.from_),
        state.c.labeler_id == ME,
        state.c.holder_id.is_(None),
    )
    .values(
        {
            **claimed(Mode.LABEL, from_queue=False),
            "saved": True,
            "status": REOPEN.to,
            "status_since": now(),
        }
    )
    .returning(state.c.sample_id, state.c.queue_id, state.c.status, state.c.version)
)


def reopen(connection: Connection, sample_id: SampleId, desk: Desk, operation_id: OperationId) -> WorkItem:
    """Undo this member's own submit, as long as no reviewer has the sample; they hold it then.

    `desk`: that of the sample's queue.

    Raises:
        IllegalAction: somebody else labeled it, a reviewer has it, or it is not labeled.
        NotPermitted: the member may not label any more.
    """
    desk.require(Mode.LABEL)
    who = desk.member
    operation = operations.make_operation(operation_id, Action.REOPEN, who.id, sample_id)
    # Looked for first: no version fences this action, so it could happen again after another submit.
    first_outcome = operations.outcome_of(connection, operation)
    if first_outcome is not None:
        again = told_again(connection, first_outcome, desk)
        if isinstance(again, WorkItem):
            return again
    changed = _REOPEN.first(connection, the_sample=sample_id, me=who.id, client=desk.session_id)
    if changed is None:
        if operations.outcome_of(connection, operation) is not None:
            raise Again  # the same call came through on another connection just now
        raise IllegalAction(_why_not_reopened(connection, sample_id, who))
    if not desk.queue.lets_in(who.id, Mode.LABEL):
        raise NotPermitted(phrase("You are not among those who label in this queue any more."))
    events.write(
        connection,
        changed,
        action=Action.REOPEN,
        who=who.id,
        mode=Mode.LABEL,
        from_status=LabelStatus.LABELED,
        operation_id=operation.id,
    )
    work = work_item(connection, desk, sample_id)
    operations.keep_outcome(connection, operation, outcomes.as_json(work))
    return work


def _why_not_reopened(connection: Connection, sample_id: SampleId, who: Member) -> str:
    row = connection.execute(
        select(
            state.c.status,
            state.c.labeler_id,
            state.c.holder_id,
            member_table.c.name.label("holder"),
            sample.c.name,
        )
        .join(sample, sample.c.id == state.c.sample_id)
        .outerjoin(member_table, member_table.c.id == state.c.holder_id)
        .where(state.c.sample_id == sample_id, state.c.copy == 0)
    ).one()
    if row.status not in REOPEN.from_:
        return phrase(
            "{sample} cannot be reopened: it is {status}.",
            sample=row.name,
            status=words(LabelStatus(row.status)),
        )
    if row.labeler_id != who.id:
        return phrase("{sample} cannot be reopened: it was not labeled by you.", sample=row.name)
    if row.holder is not None:
        return phrase(
            "{sample} cannot be reopened: {member} is reviewing it.", sample=row.name, member=row.holder
        )
    return phrase("{sample} could not be reopened just now; please try again.", sample=row.name)
