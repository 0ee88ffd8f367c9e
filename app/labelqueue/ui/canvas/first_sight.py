"""What can be known of an image and its label before anybody looks at them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from labelqueue.domain.label import Annotation, Label
from labelqueue.domain.skeleton import Skeleton
from labelqueue.ui.canvas.pyramid import Pyramid
from labelqueue.ui.tools import SpatialIndex


@dataclass(frozen=True, slots=True)
class FirstSight:
    """An image and its annotations, with their index. Making one needs no window: any thread will do."""

    pyramid: Pyramid
    annotations: tuple[Annotation, ...]
    index: SpatialIndex

    @classmethod
    def of(cls, pyramid: Pyramid, label: Label, skeletons: Mapping[str, Skeleton]) -> Self:
        """With all that takes time. `skeletons`: by category."""
        index = SpatialIndex()
        index.set_skeletons(skeletons)
        index.update(label)
        index.places()
        return cls(pyramid, label.annotations, index)
