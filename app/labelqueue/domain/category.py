"""The class of an annotation."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Final

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.ids import CategoryId
from labelqueue.domain.phrase import phrase, phrases
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
DIGITS: Final = 10
_COLOR: Final = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Category:
    """A class with a name, a colour #rrggbb and a fixed integer id (0 before its dataset gave it one).

    `skeleton`: the joints of its keypoints; None: any number of joints, named 1, 2, 3 …
    `former`: the names that it had before, unless another one has them now. What was drawn under one of them
    comes under the present one. `merged`: ids of those that were merged into it, which count as it.
    `shortcut`: the digit of its key, 0 to 9; None: it gets one by its place, see `in_slots`.
    """

    name: str
    color: str = ""
    id: CategoryId = NO_ID
    skeleton: Skeleton | None = None
    former: tuple[str, ...] = field(default=(), compare=False)
    merged: tuple[CategoryId, ...] = field(default=(), compare=False)
    shortcut: int | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", checked_name(self.name, what=phrase("category")))
        color = self.color.lower()
        if color and not _COLOR.fullmatch(color):
            raise InvalidValue(phrase("{color!r} is not a colour; write it like #d33d3d.", color=self.color))
        object.__setattr__(self, "color", color)
        if self.shortcut is not None and self.shortcut not in range(DIGITS):
            raise InvalidValue(phrase("{name!r} cannot have that key: it is a digit.", name=self.name))

    @property
    def ids(self) -> tuple[CategoryId, ...]:
        """All that count as this one in labels."""
        return (self.id, *self.merged)


def numbered(
    categories: Iterable[Category | str], *, taken: Collection[CategoryId] = ()
) -> tuple[Category, ...]:
    """The categories of a new dataset, with an id and a colour each; those that were given stay.

    `taken`: ids that no new one may get.

    Raises:
        InvalidValue: a name, an id or a key is there twice.
    """
    given = [Category(one) if isinstance(one, str) else one for one in categories]
    _refuse_twins([category.name for category in given])
    _refuse_one_key([one for one in given if one.shortcut is not None])
    ids = [category.id for category in given if category.id]
    if len(set(ids)) != len(ids):
        raise InvalidValue(phrase("Two categories have the same id."))
    free = (CategoryId(number) for number in count(1) if number not in ids and number not in taken)
    return tuple(
        replace(
            category,
            id=category.id or next(free),
            color=category.color or PALETTE[place % len(PALETTE)],
        )
        for place, category in enumerate(given)
    )


def in_slots(categories: Sequence[Category]) -> tuple[Category | None, ...]:
    """Whose the keys 1 to 9 and 0 are, in this order.

    A category with a digit of its own has that one; another one that of its place, where it is free; who is
    left gets what is left, in order.
    """
    slots: list[Category | None] = [None] * DIGITS
    for one in categories:
        if one.shortcut is not None:
            slots[slot_of(one.shortcut)] = one
    left = []
    for place, one in enumerate(categories):
        if one.shortcut is not None:
            continue
        if place < DIGITS and slots[place] is None:
            slots[place] = one
        else:
            left.append(one)
    waiting = iter(left)
    return tuple(next(waiting, None) if one is None else one for one in slots)


def slot_of(digit: int) -> int:
    """The place of a digit on the keyboard, from 0: the 1 comes first, the 0 last."""
    return (digit - 1) % DIGITS


def digits_of(categories: Sequence[Category]) -> dict[str, int]:
    """The digits of the keys of categories, by their names; further ones have none."""
    slots = in_slots(categories)
    return {one.name: (slot + 1) % DIGITS for slot, one in enumerate(slots) if one is not None}


def present_names(
    categories: Iterable[Category], ids: Mapping[str, CategoryId] | None = None
) -> dict[str, str]:
    """What categories are called now, by the names that they had before.

    `ids`: what these names meant, where that is known; a name may be another one's now.
    """
    now = {former: one.name for one in categories for former in one.former}
    by_id = {id_: one.name for one in categories for id_ in one.ids}
    return now | {name: by_id[id_] for name, id_ in (ids or {}).items() if id_ in by_id}


def edited(
    before: Iterable[Category],
    wanted: Iterable[Category | str],
    *,
    going: Mapping[CategoryId, CategoryId | None] | None = None,
    taken: Collection[CategoryId] = (),
) -> tuple[Category, ...]:
    """The categories of a dataset when they have become `wanted`: by their ids; those without one are new.

    `going`: those that are merged into another one, or deleted (None); `taken`: ids of such from before.

    Raises:
        InvalidValue: one is missing, unknown or there twice; annotations know categories by their ids.
    """
    known = {one.id: one for one in before}
    gone = dict(going or {})
    given = [Category(one) if isinstance(one, str) else one for one in wanted]
    ids = [one.id for one in given if one.id]
    missing = [one.name for one in known.values() if one.id not in ids and one.id not in gone]
    if missing:
        raise InvalidValue(
            phrase(
                "The category {name!r} is missing; one that no label has can be deleted, others be merged.",
                name=missing[0],
            )
        )
    if len(set(ids)) != len(ids) or not known.keys() - gone.keys() >= set(ids):
        raise InvalidValue(phrase("A category has an id that is there twice, or that the dataset has not."))
    for into in gone.values():
        if into is not None and into not in ids:
            raise InvalidValue(phrase("A category can only be merged into another one that stays."))
    names = {one.name for one in given}
    merged = {id_: [known[one] for one, into in gone.items() if into == id_] for id_ in ids}
    following = [_following(one, known[one.id], merged[one.id], names) if one.id else one for one in given]
    return numbered(following, taken={*taken, *known})


def in_use(name: str, samples: int) -> str:
    """Why a category cannot be deleted, and what can be done instead."""
    return phrases(
        "“{category}” cannot be deleted: {n} sample has it. Merge it into another category instead.",
        "“{category}” cannot be deleted: {n} samples have it. Merge it into another category instead.",
        samples,
        category=name,
    )


def _following(
    one: Category, before: Category, merged: Sequence[Category], names: Collection[str]
) -> Category:
    """With the colour that it had, if it has none, and with the former names and ids that count as it."""
    had = [name for former in (before, *merged) for name in (*former.former, former.name)]
    former = tuple(name for name in had if name not in names)
    ids = (*before.merged, *(id_ for other in merged for id_ in other.ids))
    return replace(one, color=one.color or before.color, former=former, merged=ids)


def _refuse_twins(names: Sequence[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            raise InvalidValue(phrase("The category {name!r} is there twice.", name=name))
        seen.add(name.casefold())


def _refuse_one_key(categories: Sequence[Category]) -> None:
    seen: dict[int | None, str] = {}
    for one in categories:
        if one.shortcut in seen:
            raise InvalidValue(
                phrase(
                    "{first!r} and {second!r} cannot both have the key {digit}.",
                    first=seen[one.shortcut],
                    second=one.name,
                    digit=str(one.shortcut),
                )
            )
        seen[one.shortcut] = one.name
