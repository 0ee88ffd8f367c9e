"""Changes of a label as values: each applies, and knows its inverse. The undo stack keeps these.

An edit changes a draft, so that many edits make one label and not one each.
"""

from dataclasses import dataclass
from typing import Final, assert_never

from labelqueue.domain.errors import NotFound
from labelqueue.domain.geometry import Keypoints, Mask, Polygon, Polyline
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation, Label


class Draft:
    """The annotations of a label while edits change them."""

    def __init__(self, label: Label) -> None:
        self._label = label
        self._annotations = list(label.annotations)
        self._last_id = label.last_id
        self._positions: dict[AnnotationId, int] | None = None  # None: they have changed

    def finished(self) -> Label:
        """The label after the edits."""
        return Label(tuple(self._annotations), self._label.image_attributes, self._last_id)

    def add(self, annotation: Annotation, position: int) -> None:
        """Put `annotation` at `position`."""
        self._annotations.insert(position, annotation)
        self._last_id = max(self._last_id, annotation.id)
        self._positions = None

    def remove(self, annotation_id: AnnotationId, expected: int) -> None:
        """Take an annotation away; `expected`: where it is looked for first.

        Raises:
            NotFound: there is none.
        """
        there = 0 <= expected < len(self._annotations) and self._annotations[expected].id == annotation_id
        del self._annotations[expected if there else self._position(annotation_id)]
        self._positions = None

    def replace(self, annotation_id: AnnotationId, after: Annotation) -> None:
        """Put `after` where another annotation stands.

        Raises:
            NotFound: there is none.
        """
        self._annotations[self._position(annotation_id)] = after

    def _position(self, annotation_id: AnnotationId) -> int:
        if self._positions is None:
            self._positions = {one.id: index for index, one in enumerate(self._annotations)}
        if annotation_id not in self._positions:
            raise NotFound(f"The label has no annotation {annotation_id}.")
        return self._positions[annotation_id]


@dataclass(frozen=True, slots=True)
class Add:
    """Put `annotation` at `position` (0 is the back). `frame` is 0 as long as a sample is one image."""

    annotation: Annotation
    position: int
    frame: int = 0

    def apply(self, label: Label) -> Label:
        """The label after the edit."""
        return _applied(self, label)

    def change(self, draft: Draft) -> None:
        """Do it on a draft."""
        draft.add(self.annotation, self.position)

    def inverse(self) -> "Edit":
        """The edit that takes this one back."""
        return Remove(self.annotation, self.position, self.frame)


@dataclass(frozen=True, slots=True)
class Remove:
    """Take `annotation` away from `position`."""

    annotation: Annotation
    position: int
    frame: int = 0

    def apply(self, label: Label) -> Label:
        """The label after the edit."""
        return _applied(self, label)

    def change(self, draft: Draft) -> None:
        """Do it on a draft."""
        draft.remove(self.annotation.id, self.position)

    def inverse(self) -> "Edit":
        """The edit that takes this one back."""
        return Add(self.annotation, self.position, self.frame)


@dataclass(frozen=True, slots=True)
class Replace:
    """Put `after` where `before` stands; both have the same id."""

    before: Annotation
    after: Annotation
    frame: int = 0

    def apply(self, label: Label) -> Label:
        """The label after the edit."""
        return _applied(self, label)

    def change(self, draft: Draft) -> None:
        """Do it on a draft."""
        draft.replace(self.before.id, self.after)

    def inverse(self) -> "Edit":
        """The edit that takes this one back."""
        return Replace(self.after, self.before, self.frame)


@dataclass(frozen=True, slots=True)
class Many:
    """Several edits as one step."""

    edits: tuple["Edit", ...]

    def apply(self, label: Label) -> Label:
        """The label after all edits, in their order."""
        return _applied(self, label)

    def change(self, draft: Draft) -> None:
        """Do them on a draft."""
        for edit in self.edits:
            edit.change(draft)

    def inverse(self) -> "Edit":
        """The edit that takes all of them back, in the opposite order."""
        return Many(tuple(edit.inverse() for edit in reversed(self.edits)))


_POINT: Final = 120
"""Bytes of a pair of numbers."""

_NUMBER: Final = 40

Edit = Add | Remove | Replace | Many


def removal(label: Label, ids: frozenset[AnnotationId]) -> Many:
    """One step that removes the annotations of these ids."""
    found = [(index, one) for index, one in enumerate(label.annotations) if one.id in ids]
    return Many(tuple(Remove(one, index) for index, one in reversed(found)))


def weight(edit: Edit) -> int:
    """About how many bytes an edit keeps in memory; what it shares with others counts in full."""
    match edit:
        case Add() | Remove():
            return _weight(edit.annotation)
        case Replace():
            return _weight(edit.before) + _weight(edit.after)
        case Many():
            return 64 + sum(weight(one) for one in edit.edits)
        case _:
            assert_never(edit)


def _weight(annotation: Annotation) -> int:
    geometry = annotation.geometry
    match geometry:
        case Polygon():
            size = sum(len(ring) for ring in geometry.rings) * _POINT
        case Polyline() | Keypoints():
            size = len(geometry.points) * _POINT
        case Mask():
            size = len(geometry.counts) * _NUMBER
        case _:
            size = 0
    return 400 + size


def _applied(edit: Edit, label: Label) -> Label:
    draft = Draft(label)
    edit.change(draft)
    return draft.finished()
