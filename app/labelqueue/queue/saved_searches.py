"""Searches that a member keeps under names of their own."""

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.ids import MemberId
from labelqueue.domain.phrase import phrase
from labelqueue.domain.query_parser import parse
from labelqueue.domain.text import checked_name
from labelqueue.queue.looking_back import LookingBack
from labelqueue.store import saved_searches


class SavedSearches(LookingBack):
    """They are the member's own, for this dataset, and there on every workstation."""

    def saved_searches(self) -> dict[str, str]:
        """The searches by their names."""
        return self._session.read(
            lambda connection: saved_searches.everyone_of(connection, self._row.id, self._me(connection))
        )

    def saved_search(self, name: str) -> str:
        """The search of that name.

        Raises:
            NotFound: there is none.
        """
        return self._session.read(
            lambda connection: saved_searches.find(connection, self._row.id, self._me(connection), name=name)
        )

    def save_search(self, name: str, query: str) -> None:
        """Keep a search; one of the same name is replaced.

        Raises:
            InvalidQuery: it cannot be understood.
            InvalidValue: the name is unusable, the search finds everything, or there are too many.
        """
        checked, text = checked_name(name, what=phrase("search")), query.strip()
        if not parse(text).terms:
            raise InvalidValue(phrase("There is no search to save: it is empty."))
        self._session.write(
            lambda connection: saved_searches.save(
                connection, self._row.id, self._me(connection), name=checked, query=text
            ),
            repeatable=True,
        )

    def rename_search(self, name: str, to: str) -> None:
        """Call a saved search otherwise.

        Raises:
            NotFound: there is none of that name.
            InvalidValue: the other name is taken or unusable.
        """
        checked = checked_name(to, what=phrase("search"))
        self._session.write(
            lambda connection: saved_searches.rename(
                connection, self._row.id, self._me(connection), name=name, to=checked
            )
        )

    def forget_search(self, name: str) -> None:
        """Keep a saved search no longer.

        Raises:
            NotFound: there is none of that name.
        """
        self._session.write(
            lambda connection: saved_searches.forget(
                connection, self._row.id, self._me(connection), name=name
            )
        )

    def _me(self, connection: object) -> MemberId:
        return self._session.now(connection).id
