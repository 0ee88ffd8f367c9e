"""The joints of a category whose objects are labeled by keypoints, and which of them are connected."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.phrase import phrase
from labelqueue.domain.text import checked_name


@dataclass(frozen=True, slots=True)
class Skeleton:
    """`names` of the joints in their order; `edges`: pairs of their numbers, counted from 0."""

    names: tuple[str, ...]
    edges: tuple[tuple[int, int], ...] = ()

    def __init__(self, names: Iterable[str], edges: Iterable[Iterable[int]] = ()) -> None:
        checked = tuple(checked_name(name, what=phrase("joint")) for name in names)
        if not checked or len({name.casefold() for name in checked}) != len(checked):
            raise InvalidValue(phrase("A skeleton needs joints with names that differ."))
        pairs = [tuple(edge) for edge in edges]
        joined = []
        for pair in pairs:
            if len(pair) != 2 or pair[0] == pair[1] or not all(_counts(one, checked) for one in pair):
                raise InvalidValue(phrase("An edge of a skeleton connects the numbers of two of its joints."))
            joined.append((int(pair[0]), int(pair[1])))
        object.__setattr__(self, "names", checked)
        object.__setattr__(self, "edges", tuple(joined))


def _counts(number: object, names: tuple[str, ...]) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number < len(names)


def skeleton_to_json(skeleton: Skeleton | None) -> dict[str, Any] | None:
    """Plain JSON data that `skeleton_from_json` reads back."""
    if skeleton is None:
        return None
    return {"names": list(skeleton.names), "edges": [list(edge) for edge in skeleton.edges]}


def skeleton_from_json(data: Mapping[str, Any] | None) -> Skeleton | None:
    """What `skeleton_to_json` wrote.

    Raises:
        InvalidValue: it is damaged.
    """
    return None if data is None else Skeleton(data.get("names", ()), data.get("edges", ()))


def skeleton_from_text(text: str) -> Skeleton:
    """A skeleton as people write it: "head - neck - hip, neck - hand".

    A hyphen connects two joints, a comma begins anew. A joint has its number from where it is named first.

    Raises:
        InvalidValue: a name is missing, or a joint is connected with itself.
    """
    numbers: dict[str, int] = {}
    names: list[str] = []
    edges: list[tuple[int, int]] = []
    for chain in text.split(","):
        before: int | None = None
        for name in map(str.strip, chain.split("-")):
            number = numbers.setdefault(name.casefold(), len(numbers))
            if number == len(names):
                names.append(name)
            edge = None if before is None else (before, number)
            if edge is not None and edge not in edges and edge[::-1] not in edges:
                edges.append(edge)
            before = number
    return Skeleton(names, edges)


def skeleton_to_text(skeleton: Skeleton) -> str | None:
    """As `skeleton_from_text` reads it; None if a name has a hyphen or a comma in it."""
    chains: list[list[int]] = []
    for start, end in skeleton.edges:
        if chains and chains[-1][-1] == start:
            chains[-1].append(end)
        else:
            chains.append([start, end])
    short = ", ".join(" - ".join(skeleton.names[one] for one in chain) for chain in chains)
    alone = [name for at, name in enumerate(skeleton.names) if not any(at in edge for edge in skeleton.edges)]
    # Joints have their numbers from where they are named first, so all may have to be named in front.
    for parts in ((short, *alone), (*skeleton.names, short)):
        text = ", ".join(filter(None, parts))
        try:
            if skeleton_from_text(text) == skeleton:
                return text
        except InvalidValue:
            return None
    return None
