"""Finishing actions that were done, by their ids: sent again, they have no second effect."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Text, bindparam, insert, select

from labelqueue.domain.errors import OperationConflict
from labelqueue.domain.ids import MemberId, OperationId
from labelqueue.domain.phrase import phrase
from labelqueue.domain.status import Action
from labelqueue.store.dialects import Json
from labelqueue.store.prepared import Prepared
from labelqueue.store.statements import DIGEST, ME, OPERATION
from labelqueue.store.tables import operation


@dataclass(frozen=True, slots=True)
class Operation:
    """One finishing action as it was sent; `digest` stands for its content."""

    id: OperationId
    kind: Action
    member_id: MemberId
    digest: str


def make_operation(
    operation_id: OperationId, kind: Action, member_id: MemberId, *content: str | int | bool | None
) -> Operation:
    """`content`: everything that makes this action another one than that."""
    digest = hashlib.sha256(json.dumps([kind, *content]).encode()).hexdigest()
    return Operation(operation_id, kind, member_id, digest)


_FIND: Final = Prepared(
    select(operation.c.member_id, operation.c.digest, operation.c.outcome).where(operation.c.id == OPERATION)
)
KEEP: Final = Prepared(
    insert(operation)
    .values(
        id=OPERATION,
        kind=bindparam("operation_kind", type_=Text()),
        member_id=ME,
        digest=DIGEST,
        outcome=bindparam("first_outcome", type_=Json),
    )
    .inline()
)


def is_known(connection: Connection, operation_id: OperationId) -> bool:
    """Whether an operation of that id was done."""
    return (
        connection.execute(select(operation.c.id).where(operation.c.id == operation_id)).first() is not None
    )


def outcome_of(connection: Connection, sent: Operation) -> dict[str, Any] | None:
    """What came of this operation the first time, if it was done before.

    Raises:
        OperationConflict: the id was used for something else.
    """
    row = _FIND.first(connection, operation=sent.id)
    if row is None:
        return None
    if (row.member_id, row.digest) != (sent.member_id, sent.digest):
        raise OperationConflict(phrase("This operation id was already used for another action."))
    outcome: dict[str, Any] = row.outcome
    return outcome


def keep_outcome(connection: Connection, sent: Operation, outcome: dict[str, Any]) -> None:
    """Remember what came of it; if another connection does the same at this moment, all is done again."""
    KEEP.all(connection, **values(sent, outcome))


def values(sent: Operation, outcome: dict[str, Any]) -> dict[str, Any]:
    """The parameters of `KEEP`."""
    return {
        "operation": sent.id,
        "operation_kind": sent.kind,
        "me": sent.member_id,
        "digest": sent.digest,
        "first_outcome": outcome,
    }
