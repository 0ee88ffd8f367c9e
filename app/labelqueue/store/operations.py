"""Finishing actions that were done, by their ids: sent again, they have no second effect."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from labelqueue.domain.errors import OperationConflict
from labelqueue.domain.ids import MemberId, OperationId
from labelqueue.domain.status import Action
from labelqueue.store.dialects import insert_missing
from labelqueue.store.engine import Again
from labelqueue.store.tables import operation


@dataclass(frozen=True, slots=True)
class Operation:
    """One finishing action as it was sent; `digest` stands for its content."""

    id: OperationId
    kind: Action
    member_id: MemberId
    digest: str


def make_operation(
    operation_id: OperationId, kind: Action, member_id: MemberId, content: dict[str, Any]
) -> Operation:
    """`content` is plain JSON data: everything that makes this action another one than that."""
    text = json.dumps([kind, content], sort_keys=True, separators=(",", ":"))
    return Operation(operation_id, kind, member_id, hashlib.sha256(text.encode()).hexdigest())


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
    row = connection.execute(select(operation).where(operation.c.id == sent.id)).first()
    if row is None:
        return None
    if (row.member_id, row.digest) != (sent.member_id, sent.digest):
        raise OperationConflict("This operation id was already used for another action.")
    outcome: dict[str, Any] = row.outcome
    return outcome


def keep_outcome(connection: Connection, sent: Operation, outcome: dict[str, Any]) -> None:
    """Remember what came of it.

    Raises:
        OperationConflict: the id was used for something else.
        Again: the same operation was done by another connection at the same time.
    """
    row = {
        "id": sent.id,
        "kind": sent.kind,
        "member_id": sent.member_id,
        "digest": sent.digest,
        "outcome": outcome,
    }
    if not insert_missing(connection, operation, [row], returning=[operation.c.id]):
        outcome_of(connection, sent)
        raise Again
