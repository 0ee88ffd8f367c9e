"""The priorities that rules give to samples."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, assert_never

from sqlalchemy import Connection, Float, cast, func, select

from labelqueue.domain.priorities import AtRandom, ByMetadata, ByScore, Rule, ScoreOf
from labelqueue.store.engine import AnyRow
from labelqueue.store.tables import revision, state

_AGGREGATES: Final[Mapping[ScoreOf, Any]] = {
    ScoreOf.MEAN: func.avg,
    ScoreOf.MIN: func.min,
    ScoreOf.MAX: func.max,
}


def priorities_of(
    connection: Connection, rows: Sequence[AnyRow], rule: Rule | Mapping[str, float]
) -> dict[int, float]:
    """By the ids of the samples; for those that the rule says nothing about, there is none.

    `rows`: of `sample_state`, with the names and metadata of the samples.
    """
    match rule:
        case ByMetadata():
            found = {row.sample_id: rule.priority(row.metadata) for row in rows}
            return {id_: priority for id_, priority in found.items() if priority is not None}
        case ByScore():
            scores = _scores(connection, [row.sample_id for row in rows if row.revision], ScoreOf(rule.of))
            return {id_: rule.priority(score) for id_, score in scores.items()}
        case AtRandom():
            return {row.sample_id: rule.priority(row.name) for row in rows}
        case Mapping():
            return {row.sample_id: rule[row.name] for row in rows if row.name in rule}
        case _:
            assert_never(rule)


def _scores(connection: Connection, sample_ids: Sequence[int], of: ScoreOf) -> dict[int, float]:
    """Of the current labels of these samples that have annotations with a score."""
    body = revision.c.body
    if connection.dialect.name == "postgresql":
        objects = func.jsonb_array_elements(func.jsonb_extract_path(body, "objects"))
        each = objects.table_valued("value", name="object", joins_implicitly=True)
        written = func.jsonb_extract_path_text(each.c.value, "score")
    else:
        objects = func.json_each(body, "$.objects")
        each = objects.table_valued("value", name="object", joins_implicitly=True)
        written = func.json_extract(each.c.value, "$.score")
    score = _AGGREGATES[of](cast(written, Float)).label("score")
    current = (
        (state.c.sample_id == revision.c.sample_id)
        & (state.c.copy == revision.c.copy)
        & (state.c.revision == revision.c.number)
    )
    rows = connection.execute(
        select(revision.c.sample_id, score)
        .select_from(revision)
        .join(state, current)
        .select_from(each)
        .where(revision.c.sample_id.in_(sample_ids), written.is_not(None))
        .group_by(revision.c.sample_id)
    )
    return {row.sample_id: row.score for row in rows}
