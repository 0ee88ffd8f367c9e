"""What could stand at a place of a search: a function of the text, the place and the known words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from labelqueue.domain.phrase import phrase
from labelqueue.domain.query import NOT, Field, field_of, metadata_key
from labelqueue.domain.status import LabelStatus, words
from labelqueue.domain.vocabulary import FIELD_WORDS, PEOPLE, Vocabulary

MOST: Final = 50
"""So many are offered at most; more letters find the others."""

_DAY_HINTS: Final = {
    "today": phrase("since midnight"),
    "yesterday": phrase("from midnight to midnight"),
    "7d": phrase("today and the six days before"),
    "30d": phrase("today and the 29 days before"),
}
_ANYBODY: Final = phrase("anybody")
_OF_METADATA: Final = phrase("of the metadata")


class Kind(Enum):
    """What an offer is, for its icon."""

    KEY = "key"
    STATUS = "status"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Offer:
    """`text` goes into the search. `hint`: what it means, for people; may be empty."""

    text: str
    kind: Kind
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Completion:
    """What could replace the characters from `start` to before `end`.

    `sure`: only what is offered would be understood or find anything, so that Enter may take the first.
    """

    start: int
    end: int
    offers: tuple[Offer, ...]
    sure: bool = False

    def taken(self, text: str, offer: Offer) -> tuple[str, int]:
        """`text` with the offer in its place, and where the cursor stands then."""
        before, rest = text[: self.start] + offer.text, text[self.end :]
        if offer.text.endswith(":"):
            return before + rest.removeprefix(":"), len(before)
        # Behind a whole term the next one can begin, and in a list the next value.
        if rest.startswith(","):
            return before + rest, len(before)
        return before + " " + rest.removeprefix(" "), len(before) + 1


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the cursor is: in the value of `key` (None: in the first part of a term).

    `typed`: what stands between `start` and the cursor; `end`: where the piece that it is in ends.
    """

    key: str | None
    quoted_key: bool
    start: int
    end: int
    typed: str


def complete(text: str, cursor: int, known: Vocabulary, *, but: frozenset[Field] = frozenset()) -> Completion:
    """What could stand at the cursor, the likeliest first. `but`: fields that are of no use here."""
    place = _place(text, cursor)
    sure = False
    if place.key is None:
        offers = _keys(place.typed, known, but)
    else:
        field = None if place.quoted_key else field_of(place.key)
        offers = _values(place, field, known)
        sure = field is not None and bool(place.typed)
    found = tuple(offer for offer, _ in zip(offers, range(MOST), strict=False))
    whole = text[place.start : place.end]
    if any(offer.text == whole for offer in found):
        found = found if len(found) > 1 else ()
        sure = False
    return Completion(place.start, place.end, found, sure)


# Where the cursor is

_PIECE: Final = re.compile(r'"(?:[^"\\]|\\.)*"|"(?:[^"\\]|\\.)*\\?\Z|[^\s"]', re.DOTALL)
"""A quoted text, one that is not closed yet (a backslash may be the last of it so far), or one character."""


def _place(text: str, cursor: int) -> _Place:
    start = _term_start(text, cursor)
    before = text[start:cursor]
    sign = 1 if before.startswith("-") else 0
    start, before = start + sign, before[sign:]
    pieces = [(one.start(), one[0]) for one in _PIECE.finditer(before)]
    colon = next((at for at, piece in pieces if piece == ":"), None)
    if colon is None:
        return _Place(None, False, start, _end_of(text, cursor, before, stops=",:"), before)
    comma = max((at for at, piece in pieces if piece == "," and at > colon), default=colon)
    key = before[:colon]
    typed = before[comma + 1 :]
    end = _end_of(text, cursor, before, stops=",")
    return _Place(_unquoted(key), key.startswith('"'), start + comma + 1, end, typed)


def _term_start(text: str, cursor: int) -> int:
    """Where the term begins that the cursor is in or behind."""
    at = 0
    while at < cursor:
        if text[at].isspace():
            at += 1
            continue
        begin = at
        while at < len(text) and (one := _PIECE.match(text, at)):
            at = one.end()
        if at >= cursor:
            return begin
    return cursor


def _end_of(text: str, cursor: int, before: str, *, stops: str) -> int:
    """Where the piece ends that the cursor is in."""
    if _is_open(before):
        # What stands behind the cursor belongs to these quotes only if each is closed.
        paired = len(re.findall(r'(?<!\\)"', text)) % 2 == 0
        closed = re.compile(r'(?:[^"\\]|\\.)*"').match(text, cursor) if paired else None
        return closed.end() if closed else cursor
    at = cursor
    while at < len(text) and text[at] not in stops and (one := _PIECE.match(text, at)):
        at = one.end()
    return at


def _is_open(text: str) -> bool:
    """Whether quotes were opened in it that are not closed."""
    last = ""
    for one in _PIECE.finditer(text):
        last = one[0]
    return last.startswith('"') and re.fullmatch(r'"(?:[^"\\]|\\.)*"', last, re.DOTALL) is None


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text.strip('"')) if text.startswith('"') else text


# What is offered there


def _keys(typed: str, known: Vocabulary, but: frozenset[Field]) -> Iterator[Offer]:
    """Fields, statuses and keys of the metadata."""
    if typed == NOT:
        return
    wanted = _plain(typed)
    keys = [Offer(f"{field}:", Kind.KEY, hint) for field, hint in FIELD_WORDS.items() if field not in but]
    keys += [Offer(f"{metadata_key(key)}:", Kind.KEY, _OF_METADATA) for key in known.metadata]
    if not wanted:
        yield from keys
        return
    yield from _fitting(keys, wanted)
    yield from _fitting(_statuses(f"{Field.STATUS}:"), wanted, behind=f"{Field.STATUS}:")


def _values(place: _Place, field: Field | None, known: Vocabulary) -> Iterator[Offer]:
    """What the key can be, without what is in the list already."""
    wanted = _plain(place.typed)
    offers: Iterable[Offer]
    match field:
        case None:
            offers = [Offer(one, Kind.VALUE) for one in known.metadata.get(place.key or "", ())]
        case Field.STATUS:
            offers = _statuses("")
        case _:
            offers = [Offer(one, Kind.VALUE, _DAY_HINTS.get(one, "")) for one in known.values(field)]
            if field in PEOPLE and not wanted:
                offers = [Offer("*", Kind.VALUE, _ANYBODY), *offers]
    yield from _fitting(offers, wanted)


def _statuses(before: str) -> list[Offer]:
    # What is in somebody's hands is asked for less often.
    order = sorted(LabelStatus, key=lambda status: status.value.endswith("in_progress"))
    named = [(status, "" if words(status) == status.value else words(status)) for status in order]
    return [Offer(f"{before}{status.value}", Kind.STATUS, hint) for status, hint in named]


def _fitting(offers: Iterable[Offer], wanted: str, *, behind: str = "") -> Iterator[Offer]:
    """Those that begin with it, then those with a word that does, then those that have it in them."""
    ranked: list[list[Offer]] = [[], [], []]
    for offer in offers:
        name = _plain(offer.text.removeprefix(behind)).removesuffix(":")
        if name.startswith(wanted):
            ranked[0].append(offer)
        elif re.search(rf"[\s_-]{re.escape(wanted)}", name):
            ranked[1].append(offer)
        elif wanted in name:
            ranked[2].append(offer)
    for some in ranked:
        yield from some


def _plain(text: str) -> str:
    """How it compares: without quotes, in small letters."""
    return text.replace('\\"', "\0").replace('"', "").replace("\0", '"').replace("\\\\", "\\").casefold()
