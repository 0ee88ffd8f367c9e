"""What ends or continues the work on a claimed sample: one transaction with everything that belongs to it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy import Connection, Integer, bindparam, select, update

from labelqueue.domain.errors import IllegalAction, InvalidValue, NotPermitted
from labelqueue.domain.ids import OperationId, SampleId
from labelqueue.domain.label import Label, label_to_json
from labelqueue.domain.member import ROLE_FOR, Member
from labelqueue.domain.phrase import phrase
from labelqueue.domain.pin import Pin, pin_to_json
from labelqueue.domain.settings import SelfReview
from labelqueue.domain.status import (
    PASSED_ON,
    TRANSITIONS,
    Action,
    Afterwards,
    LabelStatus,
    Mode,
    Person,
    Transition,
    action_words,
    transition,
)
from labelqueue.domain.work import Fenced, Outcome, WorkItem
from labelqueue.store import events, housekeeping, kept_ahead, labels, operations, outcomes
from labelqueue.store import pins as pinned
from labelqueue.store.claim import pull, work_item
from labelqueue.store.desk import Desk
from labelqueue.store.dialects import now
from labelqueue.store.engine import AnyRow
from labelqueue.store.operations import Operation
from labelqueue.store.prepared import Prepared
from labelqueue.store.statements import (
    CLIENT,
    ME,
    NO_CLAIM,
    SAMPLE,
    STATUS,
    VERSION,
    People,
    one_of,
    waiting,
)
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
    pins: tuple[Pin, ...] = ()

    @property
    def concerns_pins(self) -> bool:
        """Whether it brings pins, answers those of the sample, or passes on what is open."""
        return bool(self.pins or (self.action in (Action.SUBMIT, Action.REJECT) and self.work.pins))


@dataclass(frozen=True, slots=True)
class Sent:
    """A finishing action on its way: what is written down of it. `body`: the label, if one is stored."""

    asked: Finish
    row: Transition
    operation: Operation
    body: str | None
    forgets_rejecter: bool

    @property
    def change(self) -> "Change":
        """Which UPDATE it is."""
        return Change(self.asked.work.mode, self.asked.action, self.body is not None, self.forgets_rejecter)

    def values(self, desk: Desk) -> dict[str, Any]:
        """The parameters of that UPDATE."""
        work = self.asked.work
        return {
            "the_sample": work.claim.sample_id,
            "claim_version": work.claim.version,
            "status_before": work.status,
            "me": desk.member.id,
            "client": desk.session_id,
            **(
                {}
                if self.body is None
                else {"annotations_now": len((self.asked.label or Label()).annotations)}
            ),
        }


@dataclass(frozen=True, slots=True)
class Change:
    """What decides how the UPDATE of a finishing action reads."""

    mode: Mode
    action: Action
    stores: bool
    forgets_rejecter: bool


def prepare(asked: Finish, desk: Desk) -> Sent:
    """Everything that can be made ready before the transaction.

    Raises:
        IllegalAction: the table of actions or the queue's settings do not allow it.
        InvalidValue: the label cannot be stored.
    """
    work = asked.work
    row = transition(work.mode, asked.action, work.status)
    body = _body(asked, desk)
    operation = operations.make_operation(
        asked.operation_id,
        asked.action,
        desk.member.id,
        work.claim.sample_id,
        work.claim.version,
        body,
        asked.comment,
        asked.pull_next,
        *_as_content(asked.pins),
    )
    # Who corrects what they rejected themselves does not get it for review again.
    forgets = (
        asked.action is Action.SUBMIT
        and desk.queue.settings.self_review is SelfReview.NEVER
        and work.remark is not None
        and work.remark.member == desk.member.name
    )
    return Sent(asked, row, operation, body, forgets)


def _as_content(pins: Sequence[Pin]) -> list[str]:
    """Nothing where there are none: an operation of a program that knew of none is the same one then."""
    return [json.dumps([pin_to_json(one.asked) for one in pins])] if pins else []


def _body(asked: Finish, desk: Desk) -> str | None:
    """What is to be stored: nothing, if a reviewer sends the label that they were given."""
    if asked.label is None:
        return None
    ids = desk.ids_for(asked.work.category_ids)
    body = label_to_json(asked.label, ids)
    if asked.work.mode is Mode.REVIEW:
        given = label_to_json(asked.work.label, ids)
        # As text, because 1 and true are equal in Python; an id that was taken back does not count.
        if labels.as_text(body | {"last_id": 0}) == labels.as_text(given | {"last_id": 0}):
            return None
    return labels.as_text(body)


def refuse_by_settings(asked: Finish, desk: Desk) -> None:
    """Refuse what the queue's settings do not allow, and categories that were deleted.

    Raises:
        IllegalAction: they do not.
        InvalidValue: the label has one that the dataset has no more.
    """
    label = asked.work.label if asked.label is None else asked.label
    named = desk.under_present_names(label, asked.work.category_ids)
    deleted = {one.category for one in named} - desk.ids.keys()
    if asked.label is not None and deleted:
        raise InvalidValue(phrase("The dataset has no category {category!r}.", category=min(deleted)))
    desk.queue.settings.check(asked.work.mode, asked.action, asked.comment, named)


def finish(connection: Connection, asked: Finish, desk: Desk) -> Outcome | None:
    """Do it, or say that the claim is gone. None: it is done and there is nothing more to say.

    Raises:
        IllegalAction: the table of actions or the queue's settings do not allow it.
        OperationConflict: the operation id was used for something else.
    """
    sent = prepare(asked, desk)
    first_outcome = operations.outcome_of(connection, sent.operation)
    if first_outcome is not None:
        return told_again(connection, first_outcome, desk)
    # Who may not do that work any more changes nothing; what they have drawn is kept as what comes too late.
    changes = changing_once(sent.change).first if _may(desk.member, asked) else _nothing
    changed = changes(connection, **sent.values(desk))
    outcome: Outcome | None
    if changed is not None:
        refuse_by_settings(asked, desk)
        _write_down(connection, sent, desk, changed)
        outcome = _afterwards(connection, sent, desk)
    else:
        outcome = _fenced(connection, sent, desk)
    operations.keep_outcome(connection, sent.operation, outcomes.as_json(outcome))
    return outcome


def told_again(connection: Connection, first_outcome: dict[str, Any], desk: Desk) -> Outcome | None:
    """The outcome of an operation that was sent before, as it is told again."""
    outcome = outcomes.again(connection, first_outcome, desk.names)
    if isinstance(outcome, WorkItem):  # what is kept knows who labeled, whoever may read that
        author = desk.queue.settings.author_for(desk.member, outcome.labeler)
        return replace(outcome, labeler=author, category_ids=desk.ids)
    return outcome


def _may(who: Member, asked: Finish) -> bool:
    """Whether they may do that work; giving something back, everybody may."""
    return who.active and (asked.action is Action.RELEASE or who.may(ROLE_FOR[asked.work.mode]))


def _nothing(_connection: Connection, **_values: Any) -> None:
    """Changes nothing."""


def changing(change: Change) -> Any:
    """The guarded UPDATE: it touches nothing unless the claim is still the one that was handed out."""
    row = TRANSITIONS[change.mode, change.action]
    people: People = {**dict.fromkeys(row.becomes, ME), **dict.fromkeys(row.forgets)}
    if change.forgets_rejecter:
        people = {**people, Person.REJECTER: None}
    if row.to is not None:
        passed_on = PASSED_ON.get(row.to, {})
        people = {**people, **{person: state.c[was] for person, was in passed_on.items()}}
    values: dict[str, Any] = {"version": state.c.version + 1}
    values |= {person.value: someone for person, someone in people.items()}
    if row.to is not None:
        values |= {"status": row.to.value, "status_since": now()}
    if change.stores:
        values |= {"revision": state.c.revisions + 1, "revisions": state.c.revisions + 1}
        values["annotations"] = bindparam("annotations_now", type_=Integer())
    if row.afterwards is Afterwards.STAYS:
        values |= {"saved": True, "session_id": CLIENT}
    else:
        values |= {**NO_CLAIM, **waiting(row.to, people)}
    return (
        update(state)
        .where(
            state.c.sample_id == SAMPLE,
            state.c.copy == 0,
            state.c.holder_id == ME,
            state.c.mode == change.mode.value,
            state.c.version == VERSION,
            state.c.status == STATUS,
            one_of(state.c.status, row.from_),
        )
        .values(values)
        .returning(
            state.c.sample_id,
            state.c.queue_id,
            state.c.version,
            state.c.status,
            state.c.revision,
            state.c.labeler_id,
        )
    )


@cache
def changing_once(change: Change) -> Prepared:
    """The same, compiled."""
    return Prepared(changing(change))


def _write_down(connection: Connection, sent: Sent, desk: Desk, changed: AnyRow) -> None:
    asked = sent.asked
    if sent.body is not None:
        labels.add_revision(
            connection,
            SampleId(changed.sample_id),
            number=changed.revision,
            member_id=desk.member.id,
            body=sent.body,
        )
    sample_id, who, operation_id = SampleId(changed.sample_id), desk.member.id, sent.operation.id
    if asked.action is Action.REJECT and asked.work.pins:
        pinned.carry(connection, sample_id, operation_id=operation_id)
    events.write(
        connection,
        changed,
        action=asked.action,
        who=desk.member.id,
        mode=asked.work.mode,
        from_status=asked.work.status,
        revision=changed.revision if sent.body is not None else None,
        comment=asked.comment,
        operation_id=sent.operation.id,
        labeler_id=changed.labeler_id,
    )
    pinned.add(connection, sample_id, asked.pins, member_id=who, operation_id=operation_id)
    if asked.action is Action.SUBMIT and asked.work.pins:
        pinned.answer(connection, sample_id, member_id=who)


def _afterwards(connection: Connection, sent: Sent, desk: Desk) -> Outcome | None:
    work = sent.asked.work
    match sent.row.afterwards:
        case Afterwards.STAYS:
            return work_item(connection, desk, work.claim.sample_id)
        case Afterwards.ENDS:
            _stop(connection, desk, work.mode)
            return None
        case Afterwards.NEXT:
            if not sent.asked.pull_next:
                _stop(connection, desk, work.mode)
                return None
            pulled = pull(connection, desk, work.mode)
            looker = desk.member.id
            if not isinstance(pulled, int) and housekeeping.tidy(connection, desk.queue, looker=looker):
                pulled = pull(connection, desk, work.mode)
            return work_item(connection, desk, pulled) if isinstance(pulled, int) else pulled


def _stop(connection: Connection, desk: Desk, mode: Mode) -> None:
    """The member goes on with nothing: what was kept ahead for them is for anybody."""
    kept_ahead.end(connection, queue_id=desk.queue.id, modes=[mode], only_for=[desk.member.id])


def _fenced(connection: Connection, sent: Sent, desk: Desk) -> Fenced:
    """The claim is gone: keep the label beside the current one, and say who has the sample.

    Raises:
        IllegalAction: the claim is still there, but the work item does not belong to it.
        NotPermitted: there never was one, and something was to be stored.
    """
    asked, claim, who = sent.asked, sent.asked.work.claim, desk.member
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
        late = _kept_of_deleted(connection, sent, desk)
        return Fenced(asked.work.sample.name, None, asked.work.status, late)
    may = _may(who, asked)
    if (current.version, current.holder_id) == (claim.version, who.id) and may:
        raise IllegalAction(
            phrase(
                "{action} does not fit the claim on {sample}.",
                action=action_words(asked.action),
                sample=current.sample,
            )
        )
    if not events.had_in_hand(connection, claim.sample_id, who.id):
        if sent.body is None:
            return Fenced(asked.work.sample.name, None, asked.work.status, None)
        raise NotPermitted(
            phrase("You never had {sample} in hand; nothing was stored.", sample=asked.work.sample.name)
        )
    late = (
        labels.add_late_revision(connection, claim.sample_id, member_id=who.id, body=sent.body)
        if sent.body is not None
        else None
    )
    status = LabelStatus(current.status)
    mine = current.holder_id == who.id
    holder = None if mine and not may else current.name
    return Fenced(current.sample, holder, status, late, elsewhere=mine and may)


def _kept_of_deleted(connection: Connection, sent: Sent, desk: Desk) -> int | None:
    """The number of the late label of a sample that can be restored; None: it is gone for good."""
    sample_id = sent.asked.work.claim.sample_id
    there = connection.execute(select(sample.c.id).where(sample.c.id == sample_id)).first()
    if there is None or sent.body is None:
        return None
    return labels.add_late_revision(connection, sample_id, member_id=desk.member.id, body=sent.body)
