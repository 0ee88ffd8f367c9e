"""What ends or continues the work on a claimed sample: one transaction with everything that belongs to it."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select, update

from labelqueue.domain.errors import IllegalAction, NotPermitted
from labelqueue.domain.ids import MemberId, OperationId, SampleId, SessionId
from labelqueue.domain.label import Label, label_to_json
from labelqueue.domain.member import Member
from labelqueue.domain.settings import SelfReview
from labelqueue.domain.status import (
    REOPEN,
    Action,
    Afterwards,
    LabelStatus,
    Mode,
    Person,
    Transition,
    transition,
    words,
)
from labelqueue.domain.work import Fenced, Outcome, WorkItem
from labelqueue.store import datasets, events, housekeeping, labels, operations, outcomes, queues
from labelqueue.store.claim import Puller, pull, work_item
from labelqueue.store.dialects import now
from labelqueue.store.engine import AnyRow
from labelqueue.store.labels import CategoryIds, CategoryNames
from labelqueue.store.operations import Operation
from labelqueue.store.statements import NO_CLAIM, claimed, waiting
from labelqueue.store.tables import member as member_table
from labelqueue.store.tables import sample, state


@dataclass(frozen=True, slots=True)
class Finish:
    """A finishing action as a member asks for it. `label`: only if one is to be stored."""

    action: Action
    work: WorkItem
    operation_id: OperationId
    label: Label | None = None
    comment: str = ""
    pull_next: bool = True


def finish(connection: Connection, asked: Finish, who: Member, session_id: SessionId) -> Outcome | None:
    """Do it, or say that the claim is gone. None: it is done and there is nothing more to say.

    Raises:
        IllegalAction: the table of actions or the queue's settings do not allow it.
        OperationConflict: the operation id was used for something else.
    """
    row = transition(asked.work.mode, asked.action, asked.work.status)
    queue = queues.load(connection, asked.work.claim.queue_id)
    puller = Puller(who, session_id, queue, asked.work.mode)
    ids, names = datasets.category_tables(connection, queue.dataset_id)
    body = _body(asked, ids)
    operation = _operation(asked, who, body)
    changed = connection.execute(_change(asked, row, puller, stores=body is not None)).first()
    outcome: Outcome | None
    if changed is not None:
        label = asked.work.label if asked.label is None else asked.label
        queue.settings.check(asked.work.mode, asked.action, asked.comment, label)
        _write_down(connection, asked, operation, changed, body)
        outcome = _afterwards(connection, asked, row, puller, names)
    else:
        first_outcome = operations.outcome_of(connection, operation)
        if first_outcome is not None:
            return outcomes.again(connection, first_outcome, names)
        outcome = _fenced(connection, asked, who, body)
    operations.keep_outcome(connection, operation, outcomes.as_json(outcome))
    return outcome


def _body(asked: Finish, ids: CategoryIds) -> dict[str, Any] | None:
    """What is to be stored: nothing, if a reviewer sends the label that they were given."""
    if asked.label is None:
        return None
    body = label_to_json(asked.label, ids)
    if asked.work.mode is Mode.REVIEW:
        given = label_to_json(asked.work.label, ids)
        # As text, because 1 and true are equal in Python; an id that was taken back does not count.
        if _text(body | {"last_id": 0}) == _text(given | {"last_id": 0}):
            return None
    return body


def _text(body: dict[str, Any]) -> str:
    return json.dumps(body, sort_keys=True)


def _operation(asked: Finish, who: Member, body: dict[str, Any] | None) -> Operation:
    claim = asked.work.claim
    content = {
        "sample": claim.sample_id,
        "version": claim.version,
        "label": body,
        "comment": asked.comment,
        "pull_next": asked.pull_next,
    }
    return operations.make_operation(asked.operation_id, asked.action, who.id, content)


def _change(asked: Finish, row: Transition, puller: Puller, *, stores: bool) -> Any:
    """The guarded UPDATE: it touches nothing unless the claim is still the one that was handed out."""
    claim, who = asked.work.claim, puller.member
    people: dict[Person, MemberId | None] = {
        **dict.fromkeys(row.becomes, who.id),
        **dict.fromkeys(row.forgets),
    }
    if asked.action is Action.SUBMIT and puller.queue.settings.self_review is SelfReview.NEVER:
        # Who corrects what they rejected themselves does not get it for review again.
        own = asked.work.remark is not None and asked.work.remark.member == who.name
        people |= {Person.REJECTER: None} if own else {}
    values: dict[str, Any] = {"version": state.c.version + 1}
    values |= {person.value: someone for person, someone in people.items()}
    if row.to is not None:
        values |= {"status": row.to, "status_since": now()}
    if stores:
        values |= {"revision": state.c.revisions + 1, "revisions": state.c.revisions + 1}
    if row.afterwards is Afterwards.STAYS:
        values["saved"] = True
    else:
        values |= {**NO_CLAIM, **waiting(row.to, people)}
    return (
        update(state)
        .where(
            state.c.sample_id == claim.sample_id,
            state.c.copy == 0,
            state.c.holder_id == who.id,
            state.c.mode == claim.mode,
            state.c.version == claim.version,
            state.c.status == asked.work.status,
            state.c.status.in_(sorted(row.from_)),
        )
        .values(values)
        .returning(state.c.version, state.c.status, state.c.revision, state.c.queue_id, state.c.sample_id)
    )


def _write_down(
    connection: Connection,
    asked: Finish,
    operation: Operation,
    changed: AnyRow,
    body: dict[str, Any] | None,
) -> None:
    sample_id = SampleId(changed.sample_id)
    if body is not None:
        labels.add_revision(
            connection, sample_id, number=changed.revision, member_id=operation.member_id, body=body
        )
    line = events.line(
        changed,
        action=asked.action,
        who=operation.member_id,
        mode=asked.work.mode,
        from_status=asked.work.status,
        revision=changed.revision if body is not None else None,
        comment=asked.comment,
        operation_id=operation.id,
    )
    events.record(connection, [line])


def _afterwards(
    connection: Connection, asked: Finish, row: Transition, puller: Puller, names: CategoryNames
) -> Outcome | None:
    match row.afterwards:
        case Afterwards.STAYS:
            return work_item(connection, asked.work.claim.sample_id, names)
        case Afterwards.ENDS:
            return None
        case Afterwards.NEXT:
            if not asked.pull_next:
                return None
            pulled = pull(connection, puller)
            looker = puller.member.id
            if not isinstance(pulled, int) and housekeeping.tidy(connection, puller.queue, looker=looker):
                pulled = pull(connection, puller)
            return work_item(connection, pulled, names) if isinstance(pulled, int) else pulled


def _fenced(connection: Connection, asked: Finish, who: Member, body: dict[str, Any] | None) -> Fenced:
    """The claim is gone: keep the label beside the current one, and say who has the sample.

    Raises:
        IllegalAction: the claim is still there, but the work item does not belong to it.
    """
    claim = asked.work.claim
    current = connection.execute(
        select(
            state.c.version,
            state.c.status,
            state.c.holder_id,
            member_table.c.name,
            sample.c.name.label("sample"),
        )
        .join(sample, sample.c.id == state.c.sample_id)
        .outerjoin(member_table, member_table.c.id == state.c.holder_id)
        .where(state.c.sample_id == claim.sample_id, state.c.copy == 0)
    ).first()
    if current is None:
        return Fenced(asked.work.sample.name, None, asked.work.status, None)
    if (current.version, current.holder_id) == (claim.version, who.id):
        raise IllegalAction(f"{asked.action.capitalize()} does not fit the claim on {current.sample}.")
    late = (
        labels.add_late_revision(connection, claim.sample_id, member_id=who.id, body=body)
        if body is not None
        else None
    )
    status = LabelStatus(current.status)
    return Fenced(current.sample, current.name, status, late, elsewhere=current.holder_id == who.id)


def reopen(
    connection: Connection, sample_id: SampleId, who: Member, session_id: SessionId, operation_id: OperationId
) -> WorkItem:
    """Undo this member's own submit, as long as no reviewer has the sample; they hold it then.

    Raises:
        IllegalAction: somebody else labeled it, a reviewer has it, or it is not labeled.
    """
    operation = operations.make_operation(operation_id, Action.REOPEN, who.id, {"sample": sample_id})
    dataset_id = connection.execute(select(sample.c.dataset_id).where(sample.c.id == sample_id)).scalar_one()
    _, names = datasets.category_tables(connection, dataset_id)
    # Looked for first: no version fences this action, so it could happen again after another submit.
    first_outcome = operations.outcome_of(connection, operation)
    if first_outcome is not None:
        again = outcomes.again(connection, first_outcome, names)
        if isinstance(again, WorkItem):
            return again
    changed = connection.execute(
        update(state)
        .where(
            state.c.sample_id == sample_id,
            state.c.copy == 0,
            state.c.status.in_(sorted(REOPEN.from_)),
            state.c.labeler_id == who.id,
            state.c.holder_id.is_(None),
        )
        .values(
            {
                **claimed(who.id, Mode.LABEL, session_id, from_queue=False),
                "saved": True,
                "status": REOPEN.to,
                "status_since": now(),
            }
        )
        .returning(state.c.sample_id, state.c.queue_id, state.c.status, state.c.version)
    ).first()
    if changed is None:
        raise IllegalAction(_why_not_reopened(connection, sample_id, who))
    if not queues.load(connection, changed.queue_id).lets_in(who.id, Mode.LABEL):
        raise NotPermitted("You are not among those who label in this queue any more.")
    line = events.line(
        changed,
        action=Action.REOPEN,
        who=who.id,
        mode=Mode.LABEL,
        from_status=LabelStatus.LABELED,
        operation_id=operation.id,
    )
    events.record(connection, [line])
    work = work_item(connection, sample_id, names)
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
        return f"{row.name} cannot be reopened: it is {words(LabelStatus(row.status))}."
    if row.labeler_id != who.id:
        return f"{row.name} cannot be reopened: it was not labeled by you."
    if row.holder is not None:
        return f"{row.name} cannot be reopened: {row.holder} is reviewing it."
    return f"{row.name} could not be reopened just now; please try again."
