"""Sums, medians and distributions of very many numbers, in C and without keeping other threads waiting."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from labelqueue.domain.statistics import BUCKETS, Times

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Worked:
    """How many seconds were worked on each of many samples, and how many annotations it had at the end."""

    seconds: Numbers
    annotations: Numbers

    @classmethod
    def of(cls, pairs: bytes) -> "Worked":
        """What `dialects.pairs` makes."""
        each: NDArray[Any] = np.frombuffer(pairs, dtype=">f8").reshape(-1, 2).astype(np.float64)
        return cls(each[:, 0], each[:, 1])

    @classmethod
    def together(cls, parts: Sequence["Worked"]) -> "Worked":
        """All of them."""
        return cls(
            np.concatenate([one.seconds for one in parts]), np.concatenate([one.annotations for one in parts])
        )

    def times(self) -> Times:
        """As the guide defines them."""
        annotated = self.annotations > 0
        seconds = self.seconds[annotated]
        of_each = seconds / self.annotations[annotated]
        return Times(
            samples=len(self.seconds),
            seconds=float(self.seconds.sum()),
            median_per_sample=float(np.median(self.seconds)),
            annotations=int(self.annotations.sum()),
            seconds_annotated=float(seconds.sum()),
            median_per_annotation=float(np.median(of_each)) if of_each.size else None,
        )

    def distribution(self) -> list[int]:
        """How many samples are in each of `BUCKETS` and beyond."""
        places = np.searchsorted(BUCKETS, self.seconds, side="right")
        return [int(many) for many in np.bincount(places, minlength=len(BUCKETS) + 1)]
