"""One unit of work: an image today."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.ids import SampleId
from labelqueue.domain.label import Label
from labelqueue.domain.phrase import phrase
from labelqueue.domain.status import LabelStatus
from labelqueue.domain.text import (
    SAMPLE_NAME_LIMIT,
    checked_json,
    checked_name,
    checked_number,
    checked_text,
)

_SAMPLE: Final = phrase("sample")
_PRIORITY: Final = phrase("priority")
_LOGIN: Final = re.compile(r"://[^/?#]*?:[^/?#]*@")
LARGEST_SIDE: Final = 2**31 - 1
"""Pixels that the side of an image can have at most."""


@dataclass(frozen=True, slots=True)
class SampleSpec:
    """A sample to be added. `uri`: a path or a URL; `label`: a prelabel, if there is one.

    `fingerprint`: tells images apart by their bytes, see `images/fingerprint.py`; None: nobody has looked.
    """

    name: str
    uri: str
    priority: float = 0.0
    metadata: Mapping[str, Any] = field(default_factory=dict)
    label: Label | None = None
    width: int | None = None
    height: int | None = None
    fingerprint: str | None = None

    def __post_init__(self) -> None:
        checked = {
            "name": checked_name(self.name, what=_SAMPLE, limit=SAMPLE_NAME_LIMIT),
            "uri": checked_text(self.uri, what=f"path of {self.name}"),
            "priority": checked_priority(self.priority),
            "metadata": checked_json(self.metadata, what=f"metadata of {self.name}"),
        }
        if not checked["uri"]:
            raise InvalidValue(phrase("The sample {name!r} needs a path or a URL.", name=self.name))
        if has_password(checked["uri"]):
            raise InvalidValue(
                phrase("The address of {name!r} has a password in it; leave that out.", name=self.name)
            )
        if any(side is not None and not 1 <= side <= LARGEST_SIDE for side in (self.width, self.height)):
            raise InvalidValue(
                phrase(
                    "{name} cannot be {width} x {height} pixels.",
                    name=self.name,
                    width=self.width,
                    height=self.height,
                )
            )
        for field_name, value in checked.items():
            object.__setattr__(self, field_name, value)

    def resized(self, width: int, height: int) -> "SampleSpec":
        """The same sample, of an image of that many pixels."""
        return replace(self, width=width, height=height)

    def seen(self, width: int, height: int, fingerprint: str | None) -> "SampleSpec":
        """The same sample, of an image that somebody looked at."""
        return replace(self, width=width, height=height, fingerprint=fingerprint)


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
    """How a sample stands now. Members are named; `revision` is 0 while there is no label.

    `annotations`: of the current label; `changed_at`: when it got its status, in UTC.
    """

    name: str
    status: LabelStatus
    priority: float
    labeler: str | None
    reviewer: str | None
    assigned_labeler: str | None
    assigned_reviewer: str | None
    holder: str | None
    revision: int
    queue: str
    annotations: int
    changed_at: datetime
    uri: str


@dataclass(frozen=True, slots=True)
class SampleDetails:
    """All that is known of one sample, but for its label and what became of it.

    `host`, `since`: where `row.holder` has it in hand, and since when; `added_at`: when it came into the
    dataset; `revisions`: how many labels were ever stored for it. Moments are in UTC.
    """

    row: SampleRow
    sample: Sample
    host: str | None
    since: datetime | None
    added_at: datetime
    revisions: int


def has_password(uri: str) -> bool:
    """Whether a URL carries a login that everybody would get to see."""
    # One address may hold others (zip://a.jpg::https://…), and one that is malformed is shown, too.
    return "@" in uri and _LOGIN.search(uri) is not None


def checked_priority(priority: Any) -> float:
    """`priority` as a float.

    Raises:
        InvalidValue: it is not a finite number.
    """
    return checked_number(priority, what=_PRIORITY)
