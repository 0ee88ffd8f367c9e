"""Keypoints and the skeleton of their category: they have the same joints, or something is wrong."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from labelqueue.domain.edits import Many, Replace
from labelqueue.domain.geometry import Geometry, Keypoints
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation, Label
from labelqueue.domain.phrase import phrases
from labelqueue.domain.skeleton import Skeleton


@dataclass(frozen=True, slots=True)
class Recategorised:
    """The step that gives annotations another category; `refusal`: why some keep theirs, for people."""

    edit: Many
    refusal: str = ""


def fits(geometry: Geometry, skeleton: Skeleton | None) -> bool:
    """Whether a shape has the joints of that skeleton; None: there may be any number."""
    if skeleton is None or not isinstance(geometry, Keypoints):
        return True
    return len(geometry.points) == len(skeleton.names)


def recategorised(
    label: Label, ids: Collection[AnnotationId], category: str, skeletons: Mapping[str, Skeleton]
) -> Recategorised:
    """Give these annotations that category, but for those that do not have its joints."""
    skeleton = skeletons.get(category)
    others = [one for one in label if one.id in ids and one.category != category]
    fitting = [one for one in others if fits(one.geometry, skeleton)]
    left = [one for one in others if not fits(one.geometry, skeleton)]
    edit = Many(tuple(Replace(one, replace(one, category=category)) for one in fitting))
    return Recategorised(edit, _refusal(left, category, skeleton))


def _refusal(left: list[Annotation], category: str, skeleton: Skeleton | None) -> str:
    if not left or skeleton is None:
        return ""
    return phrases(
        "“{category}” has {count} joints; one object has another number and keeps its category.",
        "“{category}” has {count} joints; {n} objects have other numbers and keep their categories.",
        len(left),
        category=category,
        count=len(skeleton.names),
    )
