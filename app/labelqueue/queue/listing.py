"""The samples of a dataset as they stand: found by a search, in any order, page by page."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeVar

from labelqueue.domain.errors import InvalidValue, NotPermitted
from labelqueue.domain.listing import BY_NAME, SampleOrder, order_named
from labelqueue.domain.member import LOOKERS, Member, Role, with_article
from labelqueue.domain.phrase import phrase
from labelqueue.domain.query import Query
from labelqueue.domain.query_parser import parse
from labelqueue.domain.sample import SampleRow
from labelqueue.domain.status import LabelStatus
from labelqueue.domain.vocabulary import Vocabulary
from labelqueue.queue.looking_back import LookingBack
from labelqueue.queue.session import Session
from labelqueue.store import sight, vocabulary
from labelqueue.store.listing import Listed

T = TypeVar("T")

PAGE_LIMIT: Final = 10_000


class FoundSamples:
    """What a search found, in an order that stays as it was; each page says how its samples stand then.

    It keeps eight bytes of each sample, so that one can jump to any place of a million.
    """

    def __init__(self, session: Session, listed: Listed, ids: Sequence[int]) -> None:
        """Made by `Dataset.found`."""
        self._session: Final = session
        self._listed: Final = listed
        self._ids: Final = ids

    def __len__(self) -> int:
        return len(self._ids)

    def page(self, first: int, limit: int = 100) -> list[SampleRow | None]:
        """Those from the place `first`, counted from 0; None where one is not to be seen any more.

        Raises:
            InvalidValue: `first` is negative, or `limit` is not between 1 and 10,000.
        """
        _check_limit(limit)
        if first < 0:
            raise InvalidValue(phrase("The first place is 0."))
        return self._read(self._ids[first : first + limit])

    def names(self, places: Iterable[range]) -> list[str]:
        """The names of those at these places, in their order; without those not to be seen any more."""
        wanted = self._at(places)
        pages = (wanted[first : first + PAGE_LIMIT] for first in range(0, len(wanted), PAGE_LIMIT))
        return [row.name for page in pages for row in self._read(page) if row is not None]

    def places(self, of: "FoundSamples", at: Sequence[range]) -> list[range]:
        """Where those are here, from the first to the last, that stand there at the places `at`.

        One that is not found here is left out.
        """
        if self._ids == of._ids:
            return list(at)
        chosen, wanted = of._at(at), set[int]()
        for first in range(0, len(chosen), PAGE_LIMIT):  # all at once, no other thread would get a turn
            wanted.update(chosen[first : first + PAGE_LIMIT])
        found: list[range] = []
        for place, one in enumerate(self._ids):
            if one not in wanted:
                continue
            if found and found[-1].stop == place:
                found[-1] = range(found[-1].start, place + 1)
            else:
                found.append(range(place, place + 1))
        return found

    def _at(self, places: Iterable[range]) -> Sequence[int]:
        chosen = array("q")
        for some in places:
            chosen.extend(self._ids[some.start : some.stop : some.step])
        return chosen

    def _read(self, wanted: Sequence[int]) -> list[SampleRow | None]:
        session = self._session
        if not wanted:
            return []
        return session.read(
            lambda connection: sight.of_ids(connection, self._listed, session.now(connection), wanted)
        )


class Listing(LookingBack):
    """Lists of the samples of a dataset, for those who may see them."""

    def samples(
        self,
        query: str | Query = "",
        *,
        after: str | None = None,
        before: str | None = None,
        limit: int = 100,
        order: str | SampleOrder = BY_NAME,
        deleted: bool = False,
    ) -> list[SampleRow]:
        """How the samples stand that `query` finds: at most `limit`, from behind the sample named `after`.

        `query`: a search such as `status:rejected light:night`; the empty one finds all. `before`: the last
        ones before the sample of that name instead. `order`: one of `SortBy`, such as `"priority"`, or
        `"-priority"` from the highest down. Annotators find what they hold, what is kept for them and what
        they labeled last. Where a queue hides who labeled, only managers read `labeler`. `deleted`: those
        that a manager deleted, which only managers find.

        Raises:
            NotPermitted: somebody else asks for what was deleted.
            InvalidQuery: the query cannot be understood.
            InvalidValue: `limit` is not between 1 and 10,000, there is no such order, or both `after` and
                `before` are given.
            NotFound: in another order than by name, there is no sample `after` or `before`.
        """
        _check_limit(limit)
        if after is not None and before is not None:
            raise InvalidValue(phrase("A page is behind one sample or before another, not both."))
        listed = self._listed(query, order, deleted=deleted)
        return self._seen(
            lambda connection, who: sight.page(
                connection, listed, who, limit=limit, after=after, before=before
            )
        )

    def found(
        self, query: str | Query = "", *, order: str | SampleOrder = BY_NAME, deleted: bool = False
    ) -> FoundSamples:
        """All that `query` finds, to jump to any place of it: see `samples`.

        Raises:
            InvalidQuery: the query cannot be understood.
            InvalidValue: there is no such order.
        """
        listed = self._listed(query, order, deleted=deleted)
        ids = self._seen(lambda connection, who: sight.ids(connection, listed, who))
        return FoundSamples(self._session, listed, ids)

    def count(self, query: str | Query = "") -> int:
        """How many samples `query` finds, for this member: see `samples`.

        Raises:
            InvalidQuery: the query cannot be understood.
        """
        listed = self._listed(query)
        return self._seen(lambda connection, who: sight.count(connection, listed, who))

    def counts(self, query: str | Query = "", *, deleted: bool = False) -> dict[LabelStatus, int]:
        """How many samples of each status `query` finds, for this member; every status is there.

        Raises:
            InvalidQuery: the query cannot be understood.
        """
        listed = self._listed(query, deleted=deleted)
        return self._seen(lambda connection, who: sight.counts(connection, listed, who))

    def vocabulary(self) -> Vocabulary:
        """The names that searches can have here: of queues, members, categories, and keys of the metadata.

        The metadata are those of some of the samples.

        Raises:
            NotPermitted: the member may not look at all samples.
        """

        def look(connection: Any, who: Member) -> Vocabulary:
            if who.role not in LOOKERS:
                raise NotPermitted(
                    phrase(
                        "{name} is {role} and sees no samples of others.",
                        name=who.name,
                        role=with_article(who.role),
                    )
                )
            return vocabulary.of_dataset(connection, self._row.id)

        return self._seen(look)

    def _listed(
        self, query: str | Query, order: str | SampleOrder = BY_NAME, *, deleted: bool = False
    ) -> Listed:
        if deleted:
            self._session.require(Role.MANAGER, phrase("look what was deleted"))
        return Listed(self._row.id, as_query(query), order_named(order), deleted=deleted)

    def _seen(self, look: Callable[[Any, Member], T]) -> T:
        session = self._session
        return session.read(lambda connection: look(connection, session.now(connection)), through_all=True)


def as_query(given: str | Query) -> Query:
    """The search that was given as such or as text.

    Raises:
        InvalidQuery: it cannot be understood.
    """
    return given if isinstance(given, Query) else parse(given)


def _check_limit(limit: int) -> None:
    if not 1 <= limit <= PAGE_LIMIT:
        raise InvalidValue(phrase("A page has between 1 and {page_limit} samples.", page_limit=PAGE_LIMIT))
