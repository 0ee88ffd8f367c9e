"""The class of an annotation."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Final

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.ids import CategoryId
from labelqueue.domain.phrase import phrase
from labelqueue.domain.skeleton import Skeleton
from labelqueue.domain.text import checked_name

PALETTE: Final = (
    "#e69f00",
    "#56b4e9",
    "#009e73",
    "#f0e442",
    "#3d7fd9",
    "#d55e00",
    "#cc79a7",
    "#9aa5b1",
    "#a6761d",
    "#7b5cd6",
    "#66c2a5",
    "#e7298a",
)
"""Colours for categories that were given none: Okabe and Ito's, safe for the colour-blind, and some more."""

NO_ID: Final = CategoryId(0)
_COLOR: Final = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Category:
    """A class with a name, a colour #rrggbb and a fixed integer id (0 before its dataset gave it one).

    `skeleton`: the joints of its keypoints; None: any number of joints, named 1, 2, 3 …
    `former`: the names that it had before, unless another one has them now. What was drawn under one of them
    comes under the present one.
    """

    name: str
    color: str = ""
    id: CategoryId = NO_ID
    skeleton: Skeleton | None = None
    former: tuple[str, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", checked_name(self.name, what=phrase("category")))
        color = self.color.lower()
        if color and not _COLOR.fullmatch(color):
            raise InvalidValue(phrase("{color!r} is not a colour; write it like #d33d3d.", color=self.color))
        object.__setattr__(self, "color", color)


def numbered(categories: Iterable[Category | str]) -> tuple[Category, ...]:
    """The categories of a new dataset, with an id and a colour each; those that were given stay.

    Raises:
        InvalidValue: a name or an id is there twice.
    """
    given = [Category(one) if isinstance(one, str) else one for one in categories]
    _refuse_twins([category.name for category in given])
    taken = [category.id for category in given if category.id]
    if len(set(taken)) != len(taken):
        raise InvalidValue(phrase("Two categories have the same id."))
    free = (CategoryId(number) for number in count(1) if number not in taken)
    return tuple(
        replace(
            category,
            id=category.id or next(free),
            color=category.color or PALETTE[place % len(PALETTE)],
        )
        for place, category in enumerate(given)
    )


def present_names(categories: Iterable[Category]) -> dict[str, str]:
    """What categories are called now, by the names that they had before."""
    return {former: one.name for one in categories for former in one.former}


def edited(before: Iterable[Category], wanted: Iterable[Category | str]) -> tuple[Category, ...]:
    """The categories of a dataset when they have become `wanted`: by their ids; those without one are new.

    Raises:
        InvalidValue: one is missing, unknown or there twice; annotations know categories by their ids.
    """
    known = {one.id: one for one in before}
    given = [Category(one) if isinstance(one, str) else one for one in wanted]
    ids = [one.id for one in given if one.id]
    missing = [one.name for one in known.values() if one.id not in ids]
    if missing:
        raise InvalidValue(
            phrase("The category {name!r} cannot be removed: labels may have it.", name=missing[0])
        )
    if len(set(ids)) != len(ids) or not known.keys() >= set(ids):
        raise InvalidValue(phrase("A category has an id that is there twice, or that the dataset has not."))
    names = {one.name for one in given}
    return numbered(_following(one, known[one.id], names) if one.id else one for one in given)


def _following(one: Category, before: Category, names: Collection[str]) -> Category:
    """With the colour that it had, if it has none, and with its former names, as far as they are free."""
    former = tuple(name for name in (*before.former, before.name) if name not in names)
    return replace(one, color=one.color or before.color, former=former)


def _refuse_twins(names: Sequence[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            raise InvalidValue(phrase("The category {name!r} is there twice.", name=name))
        seen.add(name.casefold())
