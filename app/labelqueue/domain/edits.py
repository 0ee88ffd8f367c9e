"""Changes of a label as values: each applies, and knows its inverse. The undo stack keeps these."""

from dataclasses import dataclass

from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation, Label


@dataclass(frozen=True, slots=True)
class Add:
    """Put `annotation` at `position` (0 is the back). `frame` is 0 as long as a sample is one image."""

    annotation: Annotation
    position: int
    frame: int = 0

    def apply(self, label: Label) -> Label:
        """The label after the edit."""
        before, after = label.annotations[: self.position], label.annotations[self.position :]
        return _with(label, (*before, self.annotation, *after))

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
        return label.remove(self.annotation.id)

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
        index = label.position(self.before.id)
        return _with(label, (*label.annotations[:index], self.after, *label.annotations[index + 1 :]))

    def inverse(self) -> "Edit":
        """The edit that takes this one back."""
        return Replace(self.after, self.before, self.frame)


@dataclass(frozen=True, slots=True)
class Many:
    """Several edits as one step."""

    edits: tuple["Edit", ...]

    def apply(self, label: Label) -> Label:
        """The label after all edits, in their order."""
        for edit in self.edits:
            label = edit.apply(label)
        return label

    def inverse(self) -> "Edit":
        """The edit that takes all of them back, in the opposite order."""
        return Many(tuple(edit.inverse() for edit in reversed(self.edits)))


Edit = Add | Remove | Replace | Many


def removal(label: Label, ids: frozenset[AnnotationId]) -> Many:
    """One step that removes the annotations of these ids."""
    found = [(index, one) for index, one in enumerate(label.annotations) if one.id in ids]
    return Many(tuple(Remove(one, index) for index, one in reversed(found)))


def _with(label: Label, annotations: tuple[Annotation, ...]) -> Label:
    return Label(annotations, label.image_attributes, label.last_id)
