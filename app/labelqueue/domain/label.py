"""Everything drawn or set on one sample: an immutable value.

The stored form keeps an object's geometry in keyframes, because a sample may later be a sequence of
images; an image is one keyframe at frame 0. The number of the form is stored with it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from labelqueue.domain.errors import InvalidValue, NotFound
from labelqueue.domain.geometry import Geometry, geometry_from_json, geometry_to_json
from labelqueue.domain.ids import AnnotationId, CategoryId
from labelqueue.domain.phrase import phrase
from labelqueue.domain.text import checked_json, checked_number

FORM: Final = 1
"""Number of the stored form that this program writes; it reads this one and all before."""

_NOTHING: Final[Mapping[str, Any]] = {}


@dataclass(frozen=True, slots=True)
class Annotation:
    """One object inside a label. `id` stays the same across revisions; `category` is its name."""

    id: AnnotationId
    category: str
    geometry: Geometry
    attributes: Mapping[str, Any] = field(default_factory=dict)
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """Annotations from back to front, and attributes of the image as a whole.

    `marked_empty`: somebody looked and found nothing to annotate; it never holds with annotations.
    `last_id` is the highest annotation id ever given, so that none is given twice; it does not count
    when labels are compared.
    """

    annotations: tuple[Annotation, ...] = ()
    image_attributes: Mapping[str, Any] = field(default_factory=dict)
    last_id: int = field(default=0, compare=False)
    marked_empty: bool = False

    def __post_init__(self) -> None:
        ids = [annotation.id for annotation in self.annotations]
        if len(set(ids)) != len(ids):
            raise InvalidValue(phrase("Two annotations have the same id."))
        object.__setattr__(self, "last_id", max([self.last_id, *ids]))
        object.__setattr__(self, "marked_empty", self.marked_empty and not ids)

    def __iter__(self) -> Iterator[Annotation]:
        return iter(self.annotations)

    def __len__(self) -> int:
        return len(self.annotations)

    def get(self, annotation_id: AnnotationId) -> Annotation:
        """The annotation of that id.

        Raises:
            NotFound: there is none.
        """
        return self.annotations[self.position(annotation_id)]

    def position(self, annotation_id: AnnotationId) -> int:
        """Where in `annotations` the annotation of that id stands.

        Raises:
            NotFound: there is none.
        """
        for index, annotation in enumerate(self.annotations):
            if annotation.id == annotation_id:
                return index
        raise NotFound(phrase("The label has no annotation {number}.", number=str(annotation_id)))

    def new_id(self) -> AnnotationId:
        """An id that no annotation of this label ever had."""
        return AnnotationId(self.last_id + 1)

    def add(
        self,
        geometry: Geometry,
        category: str,
        *,
        attributes: Mapping[str, Any] = _NOTHING,
        score: float | None = None,
    ) -> "Label":
        """A label with one more annotation, in front of the others."""
        added = Annotation(self.new_id(), category, geometry, dict(attributes), score)
        return replace(self, annotations=(*self.annotations, added))

    def renamed(self, names: Mapping[str, str]) -> "Label":
        """A label whose categories have the names that `names` gives for theirs."""
        if not any(one.category in names for one in self.annotations):
            return self
        named = (replace(one, category=names.get(one.category, one.category)) for one in self.annotations)
        return replace(self, annotations=tuple(named))

    def mark_empty(self) -> "Label":
        """A label that says that there is nothing to annotate; adding an annotation takes that back.

        Raises:
            InvalidValue: there are annotations.
        """
        if self.annotations:
            raise InvalidValue(phrase("A label with annotations is not empty."))
        return replace(self, marked_empty=True)

    def replace(self, annotation_id: AnnotationId, **changes: Any) -> "Label":
        """A label in which one annotation has another `geometry`, `category`, `attributes` or `score`.

        Raises:
            NotFound: there is no such annotation.
        """
        index = self.position(annotation_id)
        changed = replace(self.annotations[index], **changes, id=annotation_id)
        return replace(self, annotations=(*self.annotations[:index], changed, *self.annotations[index + 1 :]))

    def remove(self, annotation_id: AnnotationId) -> "Label":
        """A label without that annotation.

        Raises:
            NotFound: there is no such annotation.
        """
        index = self.position(annotation_id)
        return replace(self, annotations=self.annotations[:index] + self.annotations[index + 1 :])


@dataclass(frozen=True, slots=True)
class Revision:
    """One stored label of a sample, by its number (from 1).

    `late`: it came when the sample was no longer that member's, and never was the label; `current`: it is.
    """

    number: int
    member: str
    at: datetime
    late: bool
    current: bool


def label_to_json(label: Label, category_ids: Mapping[str, CategoryId]) -> dict[str, Any]:
    """The stored form: categories by id, so that renaming one changes no label.

    Raises:
        InvalidValue: an annotation has a category that the dataset does not have, or an attribute or score
            that cannot be stored.
    """
    stored = {
        "form": FORM,
        "last_id": label.last_id,
        "objects": [_object_to_json(annotation, category_ids) for annotation in label],
        "image_attributes": checked_json(label.image_attributes, what=phrase("attributes of an image")),
    }
    return {**stored, "marked_empty": True} if label.marked_empty else stored


def _object_to_json(annotation: Annotation, category_ids: Mapping[str, CategoryId]) -> dict[str, Any]:
    category = category_ids.get(annotation.category)
    if category is None:
        raise InvalidValue(phrase("The dataset has no category {category!r}.", category=annotation.category))
    keyframe = {
        "frame": 0,
        "geometry": geometry_to_json(annotation.geometry),
        "attributes": checked_json(annotation.attributes, what=phrase("attributes of an annotation")),
    }
    stored = {"id": annotation.id, "category": category, "keyframes": [keyframe]}
    if annotation.score is None:
        return stored
    return {**stored, "score": checked_number(annotation.score, what=phrase("score"))}


def label_from_json(data: Mapping[str, Any], category_names: Mapping[CategoryId, str]) -> Label:
    """The label that `label_to_json` wrote.

    Raises:
        InvalidValue: it was written by a newer program, or is damaged.
    """
    if data.get("form") != FORM:
        raise InvalidValue(phrase("This label was written by a newer version of Labelqueue; please upgrade."))
    try:
        return Label(
            annotations=tuple(_object_from_json(one, category_names) for one in data["objects"]),
            image_attributes=data["image_attributes"],
            last_id=data["last_id"],
            marked_empty=data.get("marked_empty", False),
        )
    except (KeyError, IndexError, TypeError):
        raise InvalidValue(phrase("A stored label is damaged and cannot be read.")) from None


def _object_from_json(data: Mapping[str, Any], category_names: Mapping[CategoryId, str]) -> Annotation:
    keyframe = data["keyframes"][0]
    return Annotation(
        id=data["id"],
        category=category_names[data["category"]],
        geometry=geometry_from_json(keyframe["geometry"]),
        attributes=keyframe["attributes"],
        score=data.get("score"),
    )
