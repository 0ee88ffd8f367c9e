"""What a manager changes on the categories of a dataset."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from labelqueue.domain.category import Category
from labelqueue.domain.errors import NotFound
from labelqueue.domain.ids import CategoryId
from labelqueue.domain.member import Role
from labelqueue.domain.phrase import phrase
from labelqueue.queue.looking_back import LookingBack
from labelqueue.store import category_changes, category_use, datasets
from labelqueue.store.category_use import Use

Progress = Callable[[int], None] | None


class Categorizing(LookingBack):
    """Labels keep their categories by number, whatever these are called."""

    @property
    def categories(self) -> tuple[Category, ...]:
        """Its categories, by id."""
        return self._row.categories

    def change_categories(
        self,
        wanted: Iterable[Category | str],
        *,
        merge: Mapping[str, str] | None = None,
        delete: Iterable[str] = (),
        progress: Progress = None,
    ) -> None:
        """Let the categories become `wanted`: by their ids, those without one are new.

        Labels keep their categories, whatever these are called, and queues that allow only some go on to do
        so. `merge`: which of those that are missing in `wanted` count as which other one from now on, in all
        labels that there are and that still come; `delete`: those that no label has. All are named as they
        are before. `progress` is told how many samples were looked through, where their labels decide.

        Raises:
            NotPermitted: only a manager may.
            NotFound: there is no category of that name.
            InvalidValue: one is missing, unknown or there twice.
            IllegalAction: criteria of a queue name one that would have another name or go, stored keypoints
                have other joints than a skeleton, a label has one that would be deleted, or samples are in
                somebody's hands that would be touched.
        """
        self._session.require(Role.MANAGER, phrase("change categories"))
        given, merged, deleted = list(wanted), dict(merge or {}), list(delete)
        after = None
        while after is None:  # unless somebody changes them at this moment, once
            before = self._session.read(partial(datasets.categories_of, dataset_id=self._row.id))
            ids = {one.name: one.id for one in before}
            going = {
                **{_id(ids, name): _id(ids, into) for name, into in merged.items()},
                **dict.fromkeys((_id(ids, name) for name in deleted), None),
            }
            use = Use(category_changes.to_look_at(before, given, going))
            self._look_through(use, progress)
            change = partial(category_changes.change, dataset_id=self._row.id)
            after = self._session.write(partial(change, wanted=given, going=going, use=use))
        self._row = replace(self._row, categories=after)

    def merge_categories(self, name: str, into: str, *, progress: Progress = None) -> None:
        """Let whatever is of the category `name` be of the category `into`, and `name` be gone.

        Raises:
            NotPermitted, NotFound, InvalidValue, IllegalAction: see `change_categories`.
        """
        self.change_categories(self._but(name), merge={name: into}, progress=progress)

    def delete_category(self, name: str, *, progress: Progress = None) -> None:
        """Take away a category that no label has.

        Raises:
            NotPermitted, NotFound, IllegalAction: see `change_categories`.
        """
        self.change_categories(self._but(name), delete=[name], progress=progress)

    def category_use(self, name: str, *, progress: Progress = None) -> int:
        """How many samples have, or had, an annotation of that category.

        Raises:
            NotPermitted: only a manager may ask.
            NotFound: there is no such category.
        """
        self._session.require(Role.MANAGER, phrase("look what a category is used for"))
        before = self._session.read(partial(datasets.categories_of, dataset_id=self._row.id))
        found = next((one for one in before if one.name == name), None)
        if found is None:
            raise _unknown(name)
        use = Use(dict.fromkeys(found.ids, found.id))
        self._look_through(use, progress)
        return use.samples[found.id]

    def _but(self, name: str) -> Sequence[Category]:
        now = self._session.read(partial(datasets.categories_of, dataset_id=self._row.id))
        return [one for one in now if one.name != name]

    def _look_through(self, use: Use, progress: Progress) -> None:
        """Piece by piece, while others work."""
        looked_at = 0
        look: Any = partial(category_use.piece, dataset_id=self._row.id, use=use)
        while use.ids:
            numbers, found = self._session.read(look)
            if not numbers:
                return
            use.take(numbers, found)
            looked_at += len(numbers)
            if progress is not None:
                progress(looked_at)


def _id(ids: Mapping[str, CategoryId], name: str) -> CategoryId:
    if name not in ids:
        raise _unknown(name)
    return ids[name]


def _unknown(name: str) -> NotFound:
    return NotFound(phrase("There is no category {name!r}.", name=name))
