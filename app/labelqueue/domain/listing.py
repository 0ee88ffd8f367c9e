"""In which order samples are listed."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.phrase import phrase


class SortBy(StrEnum):
    """What samples can be sorted by."""

    NAME = "name"
    STATUS = "status"
    PRIORITY = "priority"
    LABELER = "labeler"
    REVIEWER = "reviewer"
    ASSIGNED = "assigned"
    HOLDER = "holder"
    REVISION = "revision"
    COUNT = "count"
    CHANGED = "changed"
    QUEUE = "queue"


@dataclass(frozen=True, slots=True)
class SampleOrder:
    """A column, from its lowest value up or from its highest down; equal ones as they were added, or turned.

    Statuses follow each other as in the work, people by name. Where there is nobody, that is the highest.
    """

    by: SortBy = SortBy.NAME
    descending: bool = False

    def __str__(self) -> str:
        return f"-{self.by}" if self.descending else self.by.value

    @property
    def turned(self) -> "SampleOrder":
        """The same the other way round."""
        return replace(self, descending=not self.descending)


def order_named(text: "str | SampleOrder") -> SampleOrder:
    """The order that `text` writes: a word of `SortBy`, from the highest down with `-` before it.

    Raises:
        InvalidValue: there is no such column.
    """
    if isinstance(text, SampleOrder):
        return text
    column = text.removeprefix("-")
    if column not in frozenset(SortBy):
        known = ", ".join(SortBy)
        raise InvalidValue(
            phrase("Samples cannot be sorted by {name!r}; there are {known}.", name=column, known=known)
        )
    return SampleOrder(SortBy(column), descending=text.startswith("-"))


BY_NAME: Final = SampleOrder()
