"""What differs between two labels of one sample, object by object."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.geometry import Geometry, geometry_to_json
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation, Label

SAME_PLACE: Final = 1e-6
"""Pixels by which the points of a shape that was only moved may miss their places: sums are rounded."""


class ChangeKind(StrEnum):
    """In which way an object differs."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RESHAPED = "reshaped"
    RECATEGORISED = "recategorised"
    ATTRIBUTES = "attributes"


@dataclass(frozen=True, slots=True)
class Change:
    """One object that differs. `before`: None if it was added; `after`: None if it was removed.

    `kinds`: in which ways, in the order of `ChangeKind`; a score counts as an attribute.
    """

    before: Annotation | None
    after: Annotation | None
    kinds: tuple[ChangeKind, ...]

    @property
    def now(self) -> Annotation:
        """The object as it is now, or as it was last."""
        found = self.after or self.before
        assert found is not None, "there is one of them"
        return found

    @property
    def id(self) -> AnnotationId:
        """The id of the object."""
        return self.now.id


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two labels of one sample. `after`: None for the one that it has now, as it is being drawn.

    `rejected`: `before` was rejected, so the difference is what was done about it; else it was handed in, and
    the difference is what its reviewer corrected.
    """

    before: Label
    after: Label | None = None
    rejected: bool = False


def changes(before: Label, after: Label) -> tuple[Change, ...]:
    """What differs, by the ids of annotations: first as `after` has them, then what was removed.

    The order from back to front does not count, nor what is said of the image (`image_changed`).
    """
    known = {one.id: one for one in before}
    there = {one.id for one in after}
    found = [_change(known.get(one.id), one) for one in after]
    gone = [Change(one, None, (ChangeKind.REMOVED,)) for one in before if one.id not in there]
    return (*(one for one in found if one.kinds), *gone)


def image_changed(before: Label, after: Label) -> bool:
    """Whether the attributes of the image differ, or whether it is marked as empty."""
    alike = _alike(before.image_attributes, after.image_attributes)
    return not alike or before.marked_empty != after.marked_empty


def _change(before: Annotation | None, after: Annotation) -> Change:
    if before is None:
        return Change(None, after, (ChangeKind.ADDED,))
    return Change(before, after, tuple(_kinds(before, after)))


def _kinds(before: Annotation, after: Annotation) -> Iterator[ChangeKind]:
    if before.geometry != after.geometry:
        moved = _is_moved(before.geometry, after.geometry)
        yield ChangeKind.MOVED if moved else ChangeKind.RESHAPED
    if before.category != after.category:
        yield ChangeKind.RECATEGORISED
    if before.score != after.score or not _alike(before.attributes, after.attributes):
        yield ChangeKind.ATTRIBUTES


def _is_moved(before: Geometry, after: Geometry) -> bool:
    """Whether the one is the other in another place."""
    if before.kind != after.kind:
        return False
    was, is_ = before.bounds(), after.bounds()
    try:
        shifted = before.moved(is_[0] - was[0], is_[1] - was[1])
    except InvalidValue:  # it cannot be moved
        return False
    return _close(geometry_to_json(shifted), geometry_to_json(after))


def _close(one: Any, other: Any) -> bool:
    """Plain data whose numbers are nearly the same."""
    if isinstance(one, Mapping):
        return all(_close(value, other[name]) for name, value in one.items())
    if isinstance(one, tuple | list):
        return len(one) == len(other) and all(map(_close, one, other))
    return bool(one == other) or (isinstance(one, float) and abs(one - other) <= SAME_PLACE)


def _alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """As they are stored: 1 and true are equal in Python."""
    return (not one and not other) or _text(one) == _text(other)


def _text(data: Mapping[str, Any]) -> str:
    return json.dumps(dict(data), sort_keys=True, default=repr)
