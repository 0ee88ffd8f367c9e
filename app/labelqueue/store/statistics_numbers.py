"""Very many numbers: read as columns, counted and summed up in C, without keeping other threads waiting."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, literal_column, select

from labelqueue.domain.statistics import BUCKETS, Times
from labelqueue.store.dialects import Id
from labelqueue.store.statistics_dialects import all_numbers

Numbers = NDArray[np.float64]
Ints = NDArray[np.int64]
Value = ColumnElement[Any]


@dataclass(frozen=True, slots=True)
class Columns:
    """Many rows of numbers, column by column."""

    columns: Mapping[str, NDArray[Any]]

    @classmethod
    def read(
        cls,
        connection: Connection,
        small: Mapping[str, tuple[Value, int]],
        others: Mapping[str, Value],
        *where: ColumnElement[bool],
        order_by: Sequence[Value] = (),
    ) -> "Columns":
        """What stands in all rows `where` that is so.

        `small`: whole numbers from 0, each with the number that it is below; they come as one, so the first
        may be of any size. `others`: any numbers. None is NULL.
        """
        sizes = [size for _, size in small.values()][1:]
        (code, _), *digits = small.values()
        for value, size in digits:
            code = code * literal_column(str(size), Id) + value
        wanted = select(code.label("code"), *(value.label(name) for name, value in others.items()))
        codes, *rest = all_numbers(connection, wanted.where(*where).order_by(*order_by))
        every = zip([*small, *others], [*_unpacked(codes, sizes), *rest], strict=True)
        return cls({name: _compact(one) for name, one in every})

    @classmethod
    def together(cls, parts: Sequence["Columns"]) -> "Columns":
        """All their rows."""
        if len(parts) == 1:
            return parts[0]
        return cls({name: np.concatenate([one.columns[name] for one in parts]) for name in parts[0].columns})

    def __len__(self) -> int:
        return len(next(iter(self.columns.values())))

    def __getitem__(self, name: str) -> NDArray[Any]:
        return self.columns[name]

    def among(self, name: str, values: Sequence[int]) -> "Columns":
        """The rows that have one of these values there."""
        return self.rows(np.isin(self.columns[name], values))

    def tallied(self, *names: str) -> list[tuple[int, ...]]:
        """Which values these columns have in a row, each once, and behind them in how many rows."""
        keys, sizes = self._keys(names)
        unique, many = np.unique(keys, return_counts=True)
        return list(zip(*(one.tolist() for one in (*_unpacked(unique, sizes), many)), strict=True))

    def grouped(self, *names: str) -> tuple[Ints, Ints]:
        """An order in which rows with equal values there stand side by side, else as they were.

        And where each group begins in it.
        """
        keys, _ = self._keys(names)
        order = np.argsort(keys, kind="stable")
        return order, _begins(keys[order])

    def summed(self, name: str, *by: str) -> Iterator[tuple[tuple[int, ...], float]]:
        """What a column comes to, by the values of others."""
        order, begins = self.grouped(*by)
        if begins.size:
            keys = zip(*(self.columns[one][order[begins]].tolist() for one in by), strict=True)
            sums = np.add.reduceat(self.columns[name][order], begins).tolist()
            yield from zip(keys, sums, strict=True)

    def rows(self, rows: NDArray[Any]) -> "Columns":
        """Those of these places, or for which it is true."""
        return Columns({name: one[rows] for name, one in self.columns.items()})

    def _keys(self, names: Sequence[str]) -> tuple[Ints, list[int]]:
        """A number for each row that tells different values apart, and the sizes of all columns but one."""
        first, *rest = (self.columns[name] for name in names)
        sizes = [int(one.max(initial=0)) + 1 for one in rest]
        keys = first.astype(np.int64)
        most = prod(sizes) * (int(keys.max(initial=0)) + 1)
        assert most < 2**63, "ids are given one after the other, so they are not that large"
        return reduce(lambda keys, of: keys * of[1] + of[0], zip(rest, sizes, strict=True), keys), sizes


def _begins(keys: Ints) -> Ints:
    """Where another number begins."""
    return np.flatnonzero(np.append(True, keys[1:] != keys[:-1])[: len(keys)])


def _compact(column: NDArray[Any]) -> NDArray[Any]:
    """The same in as few bytes as it needs."""
    if column.dtype.kind == "f":
        return column
    return column.astype(np.min_scalar_type(-int(column.max(initial=0)) - 1))


def _unpacked(codes: Ints, sizes: Sequence[int]) -> list[Ints]:
    """The digits of numbers; `sizes` of all but the first."""
    left, found = codes, []
    for size in reversed(sizes):
        left, digit = np.divmod(left, size)
        found.append(digit)
    return [left, *reversed(found)]


@dataclass(frozen=True, slots=True)
class Worked:
    """How many seconds were worked on each of many samples, and how many annotations it had at the end."""

    seconds: Numbers
    annotations: Numbers

    @classmethod
    def of(cls, units: Columns, *names: str) -> Iterator[tuple[tuple[int, ...], "Worked"]]:
        """Of work units in the order of time, by the values that they have in these columns."""
        order, begins = units.grouped(*names, "sample")
        if not begins.size:
            return
        lasts = order[np.append(begins[1:], len(order)) - 1]
        seconds, annotations = np.add.reduceat(units["seconds"][order], begins), units["annotations"][lasts]
        of = Columns({name: units[name][lasts] for name in names})
        edges = _begins(of._keys(names)[0])
        keys = zip(*(of[name][edges].tolist() for name in names), strict=True)
        for key, (begin, end) in zip(keys, pairwise([*edges, len(lasts)]), strict=True):
            yield key, cls(seconds[begin:end], annotations[begin:end])

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
