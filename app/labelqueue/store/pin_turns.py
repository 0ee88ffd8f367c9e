"""What is said and done about a pin after it was placed."""

import uuid
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, insert, select, update

from labelqueue.domain.errors import InvalidValue, NotFound, NotPermitted, OperationConflict
from labelqueue.domain.ids import MemberId, OperationId, SampleId
from labelqueue.domain.member import Role
from labelqueue.domain.phrase import phrase
from labelqueue.domain.pin import PINS_LIMIT, PinAct
from labelqueue.domain.status import Mode
from labelqueue.store import sight
from labelqueue.store.desk import Desk
from labelqueue.store.dialects import now
from labelqueue.store.pins import Key, id_of, turn_row
from labelqueue.store.tables import pin, pin_turn, sample, state


@dataclass(frozen=True, slots=True)
class Said:
    """One turn as its member sends it. `key`: sent again with the same one, it counts once."""

    pin: str
    act: PinAct
    text: str
    key: OperationId


def say(connection: Connection, sample_id: SampleId, said: Said, desk: Desk) -> None:
    """Store it. Resolving what is resolved, or reopening what is open, without a word changes nothing.

    `desk`: that of the sample's queue.

    Raises:
        NotPermitted: the member may not say or do that here.
        NotFound: the sample has no such pin.
        OperationConflict: the key was used for something else.
    """
    mode = _mode(connection, sample_id, said.act, desk)
    key, who = _key_of(said.pin), desk.member.id
    found = connection.execute(
        select(pin.c.resolved_at)
        .where(pin.c.sample_id == sample_id, pin.c.operation_id == key[0], pin.c.number == key[1])
        .with_for_update(key_share=True)
    ).first()
    if found is None:
        raise NotFound(phrase("There is no such comment on this sample."))
    if _was_said(connection, sample_id, said, who):
        return
    is_so = _CHANGES.get(said.act, found.resolved_at is not None) is (found.resolved_at is not None)
    if is_so and not said.text:
        return
    turn = turn_row(sample_id, key, said.act, who, mode)
    connection.execute(insert(pin_turn).values(turn | {"key": said.key, "text": said.text}))
    if not is_so:
        connection.execute(
            update(pin)
            .where(pin.c.sample_id == sample_id, pin.c.operation_id == key[0], pin.c.number == key[1])
            .values(resolved_at=now() if said.act is PinAct.RESOLVE else None)
        )


_CHANGES: Final = {PinAct.RESOLVE: True, PinAct.REOPEN: False}
"""Whether the pin is resolved afterwards; a reply leaves it as it is."""


def _was_said(connection: Connection, sample_id: SampleId, said: Said, who: MemberId) -> bool:
    row = connection.execute(select(pin_turn).where(pin_turn.c.key == said.key)).first()
    if row is None:
        return False
    before = row.sample_id, id_of((row.operation_id, row.number)), row.act, row.text, row.member_id
    if before != (sample_id, said.pin, said.act, said.text, who):
        raise OperationConflict(phrase("This operation id was already used for another action."))
    return True


def _mode(connection: Connection, sample_id: SampleId, act: PinAct, desk: Desk) -> Mode:
    """As what the member speaks: who labels the sample answers, who reviews in its queue does anything.

    Raises:
        NotPermitted: they do neither.
    """
    row = connection.execute(
        select(sample.c.name, state.c.owner_id, state.c.labeler_id)
        .join(state, (state.c.sample_id == sample.c.id) & (state.c.copy == 0))
        .where(sample.c.id == sample_id)
    ).one()
    who, queue = desk.member, desk.queue
    sight.check(who, row)
    reviews = who.may(Role.MANAGER) or (who.may(Role.REVIEWER) and queue.lets_in(who.id, Mode.REVIEW))
    labels = who.may(Role.ANNOTATOR) and (
        who.id == row.labeler_id or (who.id == row.owner_id and not reviews)
    )
    if not who.active or not (reviews or labels):
        raise NotPermitted(
            phrase("Only who labels or reviews {sample} can answer its comments.", sample=row.name)
        )
    if act is PinAct.REOPEN and not reviews:
        raise NotPermitted(phrase("Only a reviewer of this queue can reopen a comment."))
    return Mode.LABEL if labels else Mode.REVIEW


def _key_of(pin_id: str) -> Key:
    operation, _, number = pin_id.partition(".")
    try:
        key = uuid.UUID(hex=operation), int(number)
    except ValueError:
        key = None
    if key is None or not 0 < key[1] <= PINS_LIMIT:
        raise InvalidValue(phrase("{id} is not the id of a comment.", id=repr(pin_id)))
    return key
