"""One unit of work: an image today."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.ids import SampleId
from labelqueue.domain.label import Label
from labelqueue.domain.status import LabelStatus


@dataclass(frozen=True, slots=True)
class SampleSpec:
    """A sample to be added. `uri`: a path or a URL; `label`: a prelabel, if there is one."""

    name: str
    uri: str
    priority: float = 0.0
    metadata: Mapping[str, Any] = field(default_factory=dict)
    label: Label | None = None
    width: int | None = None
    height: int | None = None

    def __post_init__(self) -> None:
        if not self.name.strip() or not self.name.isprintable():
            raise InvalidValue("A sample needs a name that can be shown.")
        if not self.uri:
            raise InvalidValue(f"The sample {self.name!r} needs a path or a URL.")
        checked_priority(self.priority)

    def resized(self, width: int, height: int) -> "SampleSpec":
        """The same sample, of an image of that many pixels."""
        return replace(self, width=width, height=height)


@dataclass(frozen=True, slots=True)
class Sample:
    """What does not change about a sample. `width`, `height`: pixels, EXIF-corrected, if known."""

    id: SampleId
    name: str
    uri: str
    width: int | None
    height: int | None
    priority: float
    metadata: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SampleRow:
    """How a sample stands now. Members are named; `revision` is 0 while there is no label."""

    name: str
    status: LabelStatus
    priority: float
    labeler: str | None
    reviewer: str | None
    assigned_labeler: str | None
    assigned_reviewer: str | None
    holder: str | None
    revision: int


def checked_priority(priority: float) -> float:
    """`priority` as a float.

    Raises:
        InvalidValue: it is not a finite number.
    """
    try:
        number = float(priority)
    except (TypeError, ValueError):
        raise InvalidValue("A priority must be a number.") from None
    if not math.isfinite(number):
        raise InvalidValue("A priority must be a finite number.")
    return number + 0.0  # -0.0 becomes 0.0, so that all databases sort alike
