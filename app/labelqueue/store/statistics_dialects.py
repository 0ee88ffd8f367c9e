"""What statistics need that the databases write differently."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Dialect, Integer, TableValuedAlias, cast, func, select

from labelqueue.store.dialects import Id, Instant
from labelqueue.store.tables import revision


def written(moment: datetime, dialect: Dialect) -> str:
    """A moment as SQL writes it."""
    said = Instant().process_bind_param(moment, dialect)
    return f"'{said}'" if isinstance(said, str) else f"'{said.isoformat()}'"


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
