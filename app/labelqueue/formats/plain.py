"""One label as plain JSON, for scripts: categories by name, read strictly.

    {"annotations": [{"id": 1, "category": "ripe", "geometry": {"type": "box", "x0": 1, …},
                      "attributes": {}, "score": null}], "image_attributes": {},
     "marked_empty": false}

Coordinates are pixels in the EXIF-corrected frame; the kinds of geometry and their fields are those of
`domain.geometry`. Only `annotations`, and of each its `category` and `geometry`, must be there.
"""

import json
import sys
from collections.abc import Collection, Mapping
from dataclasses import MISSING, fields, replace
from typing import Any, Final, NoReturn

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.geometry import KINDS, Geometry, geometry_from_json, geometry_to_json
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation, Label
from labelqueue.domain.text import checked_json

_LARGEST_NUMBER: Final = sys.float_info.max
_LARGEST_ID: Final = 2**53
"""Whole numbers up to here are the same in every reader of JSON."""


def label_to_plain(label: Label) -> dict[str, Any]:
    """The label as plain JSON data."""
    return {
        "annotations": [
            {
                "id": one.id,
                "category": one.category,
                "geometry": geometry_to_json(one.geometry),
                "attributes": dict(one.attributes),
                "score": one.score,
            }
            for one in label
        ],
        "image_attributes": dict(label.image_attributes),
        "marked_empty": label.marked_empty,
    }


def label_from_plain(text: str | bytes, *, given: Label, categories: Collection[str]) -> Label:
    """The label that `text` says, in place of the label `given`.

    An annotation without an id gets one that `given` never had.

    Raises:
        InvalidValue: the text is not such a label; the sentence says what is wrong, and where.
    """
    more = ("image_attributes", "marked_empty")
    data = _object(_parsed(text), "the label", required=("annotations",), allowed=more)
    rows = _list(data["annotations"], "annotations")
    parsed = [
        _annotation(row, f"annotations[{index}]", categories=categories) for index, row in enumerate(rows)
    ]
    ids: set[AnnotationId] = set()
    for index, one in enumerate(parsed):
        if one.id and one.id in ids:
            _refuse(f"annotations[{index}].id", f"the id {one.id} is there twice")
        ids.add(one.id)
    free = max([given.last_id, *ids])
    numbered = []
    for one in parsed:
        free += not one.id
        numbered.append(one if one.id else replace(one, id=AnnotationId(free)))
    attributes = _attributes(data.get("image_attributes", {}), "image_attributes")
    empty = _flag(data.get("marked_empty", False), "marked_empty")
    if empty and numbered:
        _refuse("marked_empty", "a label with annotations is not empty")
    return Label(tuple(numbered), attributes, last_id=free, marked_empty=empty)


def _parsed(text: str | bytes) -> Any:
    try:
        decoded = text.decode("utf-8-sig") if isinstance(text, bytes) else text
        return json.loads(decoded, parse_constant=_no_constant, object_pairs_hook=_no_twins)
    except UnicodeDecodeError:
        _refuse("the label", "it is not UTF-8 text")
    except json.JSONDecodeError as error:
        _refuse(f"line {error.lineno}, column {error.colno}", f"it is not JSON ({error.msg})")
    except (ValueError, RecursionError):  # a number of thousands of digits, lists in lists in lists
        _refuse("the label", "it is not JSON that can be read")


def _no_constant(word: str) -> NoReturn:
    _refuse("the label", f"{word} is not a number in JSON")


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        _refuse(
            "the label", f"{next(key for key in keys if keys.count(key) > 1)!r} is there twice in one object"
        )
    return found


def _annotation(row: Any, where: str, *, categories: Collection[str]) -> Annotation:
    """One annotation; its id is 0 if none is given."""
    data = _object(row, where, required=("category", "geometry"), allowed=("id", "attributes", "score"))
    category = data["category"]
    if not isinstance(category, str) or category not in categories:
        known = ", ".join(categories) or "none"
        _refuse(f"{where}.category", f"the dataset has no category {category!r}; there are: {known}")
    score = data.get("score")
    if score is not None:
        _check_number(score, f"{where}.score")
    return Annotation(
        id=_id(data.get("id"), f"{where}.id"),
        category=category,
        geometry=_geometry(data["geometry"], f"{where}.geometry"),
        attributes=_attributes(data.get("attributes", {}), f"{where}.attributes"),
        score=score,
    )


def _id(value: Any, where: str) -> AnnotationId:
    if value is None:
        return AnnotationId(0)
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _LARGEST_ID:
        _refuse(where, f"an id is a whole number from 1, not {_shown(value)}")
    return AnnotationId(value)


def _geometry(value: Any, where: str) -> Geometry:
    kind = value.get("type") if isinstance(value, dict) else None
    shape = KINDS.get(kind) if isinstance(kind, str) else None
    if shape is None:
        _refuse(f"{where}.type" if isinstance(value, dict) else where, f"it is one of {', '.join(KINDS)}")
    known = fields(shape)
    required = [field.name for field in known if field.default is MISSING]
    data = _object(value, where, required=("type", *required), allowed=[field.name for field in known])
    for name, part in data.items():
        if name != "type":
            _check_numbers(part, f"{where}.{name}")
    try:
        return geometry_from_json(data)
    except InvalidValue as error:
        said = str(error).rstrip(".")
        _refuse(where, f"{said[:1].lower()}{said[1:]}")


def _check_numbers(value: Any, where: str) -> None:
    """Only numbers, and lists of them: a text of digits or a true would pass for a number in Python."""
    if isinstance(value, list):
        for index, one in enumerate(value):
            _check_numbers(one, f"{where}[{index}]")
    else:
        _check_number(value, where)


def _check_number(value: Any, where: str) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        _refuse(where, f"a number is expected, not {_shown(value)}")
    if abs(value) > _LARGEST_NUMBER:
        _refuse(where, "the number is too large")


def _attributes(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        _refuse(where, f"a JSON object is expected, not {_shown(value)}")
    attributes: Mapping[str, Any] = checked_json(value, what=where)
    return attributes


def _flag(value: Any, where: str) -> bool:
    if not isinstance(value, bool):
        _refuse(where, f"true or false is expected, not {_shown(value)}")
    return value


def _object(value: Any, where: str, *, required: Collection[str], allowed: Collection[str]) -> dict[str, Any]:
    if not isinstance(value, dict):
        _refuse(where, f"a JSON object is expected, not {_shown(value)}")
    for name in required:
        if name not in value:
            _refuse(where, f"{name!r} is missing")
    for name in value:
        if name not in required and name not in allowed:
            _refuse(where, f"{name!r} does not belong there")
    return value


def _list(value: Any, where: str) -> list[Any]:
    if not isinstance(value, list):
        _refuse(where, f"a list is expected, not {_shown(value)}")
    return value


def _shown(value: Any) -> str:
    """The value as it stands in the text, cut short."""
    text = json.dumps(value, ensure_ascii=False).encode(errors="replace").decode()
    return text if len(text) <= 40 else f"{text[:40]}…"


def _refuse(where: str, what: str) -> NoReturn:
    raise InvalidValue(f"The label cannot be read: {where}: {what}.")
