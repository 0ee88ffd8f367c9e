"""Which samples a search finds for a change: all of them once, and piece by piece whether they still are."""

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from sqlalchemy import Connection, select

from labelqueue.domain.ids import DatasetId
from labelqueue.domain.query import DayIs, Field, MetadataIs, NameHas, NumberIs, Query, StatusIs, Term, TextIs
from labelqueue.store import listing, search
from labelqueue.store.listing import Listed
from labelqueue.store.tables import sample, state


def found(connection: Connection, dataset_id: DatasetId, query: Query) -> Sequence[int]:
    """The ids of all that the query finds, from the lowest up: eight bytes each."""
    return listing.ids_as_added(connection, Listed(dataset_id, query))


def still_found(connection: Connection, dataset_id: DatasetId, query: Query, ids: Sequence[int]) -> list[str]:
    """The names of those that the query found a moment ago and finds now, in the order of their ids."""
    # What cannot have changed meanwhile is not looked for again: that may take as long as the first time.
    terms = tuple(term for term in query.terms if _may_end(term))
    again = replace(query, terms=terms, among=tuple(ids))
    rows = connection.execute(
        select(sample.c.name)
        .join(state, (state.c.sample_id == sample.c.id) & (state.c.copy == 0))
        .where(*search.conditions(connection, dataset_id, again))
        .order_by(state.c.sample_id)
    )
    return list(rows.scalars())


def _may_end(term: Term) -> bool:
    """Whether a sample of which it is true may stop to be one."""
    match term.condition:
        case NameHas():
            return False
        case TextIs(field, _) | NumberIs(field, _):
            return field not in (Field.NAME, Field.INDEX)
        case DayIs(Field.LABELED | Field.REVIEWED, _):
            return term.negated  # the history only grows
        case DayIs(field, _):
            return field is not Field.ADDED
        case StatusIs() | MetadataIs():
            return True
        case _:
            assert_never(term.condition)
