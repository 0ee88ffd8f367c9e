"""What searching needs that the databases write differently."""

import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Connection,
    Numeric,
    Text,
    any_,
    case,
    cast,
    false,
    func,
    literal,
    or_,
    select,
)

from labelqueue.domain.ids import CategoryId
from labelqueue.domain.query import Number, Pattern, Wildcard
from labelqueue.store.tables import revision, sample

Test = ColumnElement[bool]

_LARGEST: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class JsonValue:
    """A value of the metadata. `text` and `number` count where `is_text` and `is_number` hold."""

    is_text: Test
    text: ColumnElement[str]
    is_number: Test
    number: ColumnElement[Any]
    kind: ColumnElement[str]
    """`true`, `false` or `null` for these, something else for all others."""


def one_of_ids(connection: Connection, column: ColumnElement[int], ids: Collection[int]) -> Test:
    """The column is one of very many ids, which go along as one value."""
    if connection.dialect.name == "postgresql":
        return column == any_(cast(list(ids), ARRAY(BigInteger)))
    each = func.json_each(json.dumps(list(ids))).table_valued("value", name="one_of_ids")
    return column.in_(select(each.c.value))


class SearchDialect:
    """Conditions as one database writes them."""

    def __init__(self, connection: Connection) -> None:
        """Only the kind of database counts."""
        self._postgres: Final = connection.dialect.name == "postgresql"

    def like(self, text: ColumnElement[str], pattern: Pattern) -> Test:
        """`text` is of that pattern as a whole; case counts."""
        if pattern.literal is not None:
            return text == pattern.literal
        if self._postgres:
            return text.like(_spelled(pattern, many="%", one="_", escape=_escaped_like), escape="\\")
        # LIKE does not mind the case of A to Z here.
        return text.op("GLOB", is_comparison=True)(_spelled(pattern, many="*", one="?", escape=_escaped_glob))

    def number(self, value: Number) -> ColumnElement[Any]:
        """A number to compare with those of the metadata."""
        if self._postgres:
            return literal(Decimal(str(value)), Numeric())
        return literal(float(value) if abs(value) > _LARGEST else value)

    def metadata(self, key: str, test: Callable[[JsonValue], Test]) -> Test:
        """The metadata have that key, and its value passes the test."""
        return self._jsonb_metadata(key, test) if self._postgres else self._json_metadata(key, test)

    def _jsonb_metadata(self, key: str, test: Callable[[JsonValue], Test]) -> Test:
        name = literal(key, Text())
        value = func.jsonb_extract_path(sample.c.metadata, name)
        text: ColumnElement[str] = func.jsonb_extract_path_text(sample.c.metadata, name, type_=Text())
        kind = func.jsonb_typeof(value)
        whole = case((kind == "boolean", text), else_=kind)
        found = JsonValue(
            is_text=kind == "string",
            text=text.collate("C"),
            is_number=kind == "number",
            # Only a CASE keeps the cast from what is no number.
            number=case((kind == "number", cast(value, Numeric()))),
            kind=whole,
        )
        return kind.is_not(None) & test(found)

    def _json_metadata(self, key: str, test: Callable[[JsonValue], Test]) -> Test:
        entry = func.json_each(sample.c.metadata).table_valued("key", "type", "atom", name="entry")
        found = JsonValue(
            is_text=entry.c.type == "text",
            text=cast(entry.c.atom, Text()),
            is_number=entry.c.type.in_(("integer", "real")),
            number=entry.c.atom,
            kind=entry.c.type,
        )
        return select(literal(1)).select_from(entry).where(entry.c.key == key, test(found)).exists()

    def has_category(self, ids: Collection[CategoryId]) -> Test:
        """The label in `label_revision` has an annotation of one of these categories."""
        if self._postgres:
            body = revision.c.body
            contains = body.op("@>", is_comparison=True)
            return or_(false(), *(contains({"objects": [{"category": one}]}) for one in sorted(ids)))
        each = func.json_each(revision.c.body, "$.objects").table_valued("value", name="object")
        category = func.json_extract(each.c.value, "$.category")
        return select(literal(1)).select_from(each).where(category.in_(sorted(ids))).exists()


def _spelled(pattern: Pattern, *, many: str, one: str, escape: Callable[[str], str]) -> str:
    spelled = {Wildcard.MANY: many, Wildcard.ONE: one}
    return "".join(escape(part) if isinstance(part, str) else spelled[part] for part in pattern.parts)


def _escaped_like(text: str) -> str:
    return "".join(f"\\{one}" if one in "%_\\" else one for one in text)


def _escaped_glob(text: str) -> str:
    return "".join(f"[{one}]" if one in "*?[" else one for one in text)
