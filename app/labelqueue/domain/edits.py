"""Changes of a label as values: each applies, and knows its inverse. The undo stack keeps these.

An edit changes a draft, so that many edits make one label and not one each.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
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
        self._marked_empty = label.marked_empty
        self._positions: dict[AnnotationId, int] | None = None  # None: they have changed

    def finished(self) -> Label:
        """The label after the edits."""
        return replace(
            self._label,
            annotations=tuple(self._annotations),
            last_id=self._last_id,
            marked_empty=self._marked_empty,
        )

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

    def arrange(self, order: Iterable[AnnotationId]) -> None:
        """Put the annotations into that order, from back to front.

        Raises:
            NotFound: it is not the order of these annotations.
        """
        there = {one.id: one for one in self._annotations}
        wanted = list(order)
        if len(wanted) != len(there) or not there.keys() >= set(wanted):
            raise NotFound("The label has other annotations than these.")
        self._annotations = [there[one] for one in wanted]
        self._positions = None

    def mark_empty(self, marked: bool) -> None:
        """Say that there is nothing to annotate, or say it no longer."""
        self._marked_empty = marked

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
class Reorder:
    """Put all annotations from the order `before` into the order `after`, from back to front."""

    before: tuple[AnnotationId, ...]
    after: tuple[AnnotationId, ...]
    frame: int = 0

    def apply(self, label: Label) -> Label:
        """The label after the edit."""
        return _applied(self, label)

    def change(self, draft: Draft) -> None:
        """Do it on a draft."""
        draft.arrange(self.after)

    def inverse(self) -> "Edit":
        """The edit that takes this one back."""
        return Reorder(self.after, self.before, self.frame)


@dataclass(frozen=True, slots=True)
class MarkEmpty:
    """Say that there is nothing to annotate; with `marked` False, say it no longer."""

    marked: bool
    frame: int = 0

    def apply(self, label: Label) -> Label:
        """The label after the edit."""
        return _applied(self, label)

    def change(self, draft: Draft) -> None:
        """Do it on a draft."""
        draft.mark_empty(self.marked)

    def inverse(self) -> "Edit":
        """The edit that takes this one back."""
        return MarkEmpty(not self.marked, self.frame)


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

_ANNOTATION: Final = 400
"""Bytes of an annotation and of what names it, without its geometry."""

Edit = Add | Remove | Replace | Reorder | MarkEmpty | Many


def removal(label: Label, ids: frozenset[AnnotationId]) -> Many:
    """One step that removes the annotations of these ids."""
    found = [(index, one) for index, one in enumerate(label.annotations) if one.id in ids]
    return Many(tuple(Remove(one, index) for index, one in reversed(found)))


def reordering(label: Label, order: Sequence[AnnotationId]) -> Reorder:
    """One step that puts the annotations of a label into that order, from back to front."""
    return Reorder(tuple(one.id for one in label), tuple(order))


def rewriting(before: Label, after: Label) -> Many:
    """One step from one label to another of the same sample; what both have stays the same object."""
    same = {one.id: one for one in before}
    kept = [one if same.get(one.id) != one else same[one.id] for one in after]
    edits: list[Edit] = [*removal(before, frozenset(same)).edits]
    edits += [Add(one, position) for position, one in enumerate(kept)]
    if after.marked_empty != before.marked_empty:
        edits.append(MarkEmpty(after.marked_empty))
    return Many(tuple(edits))


def complete(edit: Edit, label: Label) -> Edit:
    """An edit of that label with what it entails: where something is drawn, it is not marked as empty."""
    if label.marked_empty and any(isinstance(one, Add) for one in single(edit)):
        return Many((MarkEmpty(False), edit))
    return edit


def single(edit: Edit) -> Iterable["Add | Remove | Replace | Reorder | MarkEmpty"]:
    """What an edit consists of."""
    if isinstance(edit, Many):
        for one in edit.edits:
            yield from single(one)
    else:
        yield edit


def changed_by(edit: Edit) -> frozenset[AnnotationId]:
    """The annotations that an edit replaces or removes."""
    found = set()
    for one in single(edit):
        match one:
            case Replace():
                found.add(one.before.id)
            case Remove():
                found.add(one.annotation.id)
            case Add() | Reorder() | MarkEmpty():
                pass
            case _:
                assert_never(one)
    return frozenset(found)


def weight(edit: Edit) -> int:
    """About how many bytes an edit keeps in memory that the label itself would not.

    Of what is replaced either state is the label's, whether the edit is done or undone.
    """
    match edit:
        case Add() | Remove():
            return _weight(edit.annotation)
        case Replace():
            if edit.before.geometry is edit.after.geometry:
                return _ANNOTATION
            return max(_weight(edit.before), _weight(edit.after))
        case Reorder():
            return 64 + 8 * (len(edit.before) + len(edit.after))
        case MarkEmpty():
            return 64
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
    return _ANNOTATION + size


def _applied(edit: Edit, label: Label) -> Label:
    draft = Draft(label)
    edit.change(draft)
    return draft.finished()
