"""Samples that somebody brings, before they are added, and what could not be taken."""

from collections.abc import Iterator
from dataclasses import dataclass

from labelqueue.domain.sample import SampleSpec


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that is not taken, and why. `place`: a line, or the name of a file.

    `spec`: the sample that it would be all the same; None: it cannot be one.
    """

    place: str
    sentence: str
    spec: SampleSpec | None = None


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a folder, a list, a table or an address names."""

    samples: tuple[SampleSpec, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def __iter__(self) -> Iterator[SampleSpec]:
        return iter(self.samples)

    def __len__(self) -> int:
        return len(self.samples)


@dataclass(frozen=True, slots=True)
class Twin:
    """A sample whose image has the same bytes as that of the sample named `like`."""

    spec: SampleSpec
    like: str
