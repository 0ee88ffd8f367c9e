"""Changes of very many samples go piece by piece, in transactions that keep nobody waiting for long."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Select

from labelqueue.domain.ids import SampleId
from labelqueue.store.tables import state

CHUNK: Final = 1000
"""Rows that one transaction changes at most."""

IN_FILE: Final = 100
"""The same where one transaction keeps everybody from writing; what others wait for begins with so many."""


def at_once(*, is_server: bool) -> int:
    """How many samples a manager changes in one transaction."""
    return CHUNK if is_server else min(CHUNK, IN_FILE)


@dataclass(frozen=True, slots=True)
class Moved:
    """How many samples one piece had, and the last of them (None: there are no more)."""

    count: int
    last: SampleId | None

    @classmethod
    def of(cls, ids: Sequence[SampleId]) -> "Moved":
        """What `lock_some` found, all of it done."""
        return cls(len(ids), ids[-1] if len(ids) == CHUNK else None)


def lock_some(connection: Connection, wanted: Select[Any], *, after: SampleId | None) -> list[SampleId]:
    """Lock at most `CHUNK` states of samples that `wanted`, a SELECT of ids, finds from behind `after`.

    In the order of their ids, so that no two who change many samples can deadlock.
    """
    if after is not None:
        wanted = wanted.where(state.c.sample_id > after)
    locked = wanted.order_by(state.c.sample_id).limit(CHUNK).with_for_update(key_share=True, of=state)
    return [SampleId(one) for one in connection.execute(locked).scalars()]
