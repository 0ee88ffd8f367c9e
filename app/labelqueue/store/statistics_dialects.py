"""What statistics need that the databases write differently."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Dialect,
    Float,
    Integer,
    LargeBinary,
    Select,
    TableValuedAlias,
    cast,
    func,
    literal,
    select,
)

from labelqueue.store.dialects import Id, Instant
from labelqueue.store.tables import revision

_BLOCK: Final = 1 << 18


def written(moment: datetime, dialect: Dialect) -> str:
    """A moment as SQL writes it."""
    said = Instant().process_bind_param(moment, dialect)
    return f"'{said}'" if isinstance(said, str) else f"'{said.isoformat()}'"


def all_numbers(connection: Connection, statement: Select[Any]) -> list[Any]:
    """The columns of what a SELECT of very many rows finds, in its order, as arrays of numpy.

    None is NULL. They come as one value a column, which takes hardly longer than to find them: rows would
    take the driver as long again, and the thread of the window would wait for it. A file tells fractions by
    fifteen digits.
    """
    import numpy as np  # it takes its time to load

    of = statement.subquery()
    kinds = [np.float64 if isinstance(one.type, Float) else np.int64 for one in of.c]
    if connection.dialect.name == "postgresql":
        nothing, send = literal(b"", LargeBinary), {np.float64: func.float8send, np.int64: func.int8send}
        each = [func.string_agg(send[kind](one), nothing) for kind, one in zip(kinds, of.c, strict=True)]
        values = connection.execute(select(*each)).one()
        return [
            np.frombuffer(value or b"", np.dtype(kind).newbyteorder(">")).astype(kind)
            for kind, value in zip(kinds, values, strict=True)
        ]
    values = connection.execute(select(*(func.group_concat(one) for one in of.c))).one()
    return [
        np.concatenate([np.fromstring(text, kind, sep=",") for text in _blocks(value or "")])
        for kind, value in zip(kinds, values, strict=True)
    ]


def _blocks(text: str) -> Iterator[str]:
    """A text of very many numbers in some parts, between which other threads get their turn; one at least."""
    at = 0
    while (end := text.find(",", at + _BLOCK)) >= 0:
        yield text[at:end]
        at = end + 1
    yield text[at:]


def entries(connection: Connection, changes: ColumnElement[Any], key: str) -> TableValuedAlias:
    """The entries of an object in that JSON, as rows of `key` and `value`."""
    if connection.dialect.name == "postgresql":
        each = func.jsonb_each_text(func.jsonb_extract_path(changes, key))
    else:
        each = func.json_each(changes, f"$.{key}")
    return each.table_valued("key", "value", name="entry", joins_implicitly=True)


def number(value: ColumnElement[Any]) -> ColumnElement[int]:
    """The value of an entry."""
    return cast(value, Integer)


def category_of(connection: Connection, annotation_id: ColumnElement[Any]) -> ColumnElement[Any]:
    """The id of the category that the annotation has in the label in `label_revision`."""
    if connection.dialect.name == "postgresql":
        objects = func.jsonb_array_elements(func.jsonb_extract_path(revision.c.body, "objects"))
        each = objects.table_valued("value", name="object", joins_implicitly=True)
        id_, category = (func.jsonb_extract_path_text(each.c.value, name) for name in ("id", "category"))
    else:
        each = func.json_each(revision.c.body, "$.objects").table_valued(
            "value", name="object", joins_implicitly=True
        )
        id_, category = (func.json_extract(each.c.value, f"$.{name}") for name in ("id", "category"))
    found = select(cast(category, Integer)).select_from(each).where(cast(id_, Id) == annotation_id)
    return found.limit(1).scalar_subquery()
