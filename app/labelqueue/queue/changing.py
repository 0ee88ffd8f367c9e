"""What a manager changes on the samples of a dataset: on one, on many, or on all that a search finds."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final
from uuid import UUID, uuid4

from labelqueue.domain.errors import IllegalAction, NotFound
from labelqueue.domain.ids import MemberId
from labelqueue.domain.member import Member, Role
from labelqueue.domain.phrase import phrase
from labelqueue.domain.priorities import Rule
from labelqueue.domain.query import Query
from labelqueue.domain.sample import checked_priority
from labelqueue.domain.status import Action, LabelStatus, Mode, Person, status_named
from labelqueue.domain.text import checked_json
from labelqueue.queue.looking_back import LookingBack
from labelqueue.queue.pace import Pace
from labelqueue.queue.session import listed
from labelqueue.store import chosen, managing, queues, samples, taking_back, undoing
from labelqueue.store.managing import Managed
from labelqueue.store.undoing import LastChange

Names = Iterable[str] | Query
Progress = Callable[[int], None] | None

_GOES_ON: Final = {
    Mode.LABEL: (LabelStatus.LABELING_IN_PROGRESS, LabelStatus.PRELABELED),
    Mode.REVIEW: (LabelStatus.REVIEWING_IN_PROGRESS, LabelStatus.LABELED),
}
"""How a sample stands that was saved, and how so that somebody else goes on with it."""


class Unchanged:
    """Stands for an assignment that is to stay as it is, since None takes one back."""


UNCHANGED: Final = Unchanged()


@dataclass(frozen=True, slots=True)
class Changed:
    """What came of a change. `left`: samples that stayed as they were."""

    samples: int
    left: int


class Changing(LookingBack):
    """Each change can be undone as long as no other follows, and stands in the history of every sample.

    Which samples: their names, or a `Query` (see `labelqueue.search`) for all that it finds. `progress` is
    told, piece by piece, how many were looked at; what it raises ends the change between two pieces.
    """

    def set_status(self, names: Names, status: LabelStatus | str, *, progress: Progress = None) -> Changed:
        """Set the status of samples, which ends whatever claims there are on them.

        Raises:
            NotPermitted: only a manager may.
            IllegalAction: the status belongs to a person, or a sample without a labeler would be rejected.
            NotFound: one of the samples is not there.
        """
        member = self._session.require(Role.MANAGER, phrase("set a status"))
        wanted, which = status_named(status), _which(names)
        for some in [which] if isinstance(which, Query) else samples.chunks(which):  # before anything changes
            self._session.read(
                partial(managing.check_settable, dataset_id=self._row.id, which=some, status=wanted),
                through_all=True,
            )
        change = partial(managing.set_status, status=wanted)
        return self._all(Action.SET_STATUS, which, change, member, progress)

    def take_saved(self, names: Names, who: MemberId, mode: Mode) -> Changed:
        """Let others go on with what a member saved in that mode, unless it was handed in by now.

        What was drawn stays, and a claim ends.

        Raises:
            NotPermitted: only a manager may.
            NotFound: one of the samples is not there.
        """
        member = self._session.require(Role.MANAGER, phrase("set a status"))
        saved, anew = _GOES_ON[mode]
        change = partial(managing.set_status, status=anew, only=(who, saved))
        return self._all(Action.SET_STATUS, _which(names), change, member, None)

    def set_priority(
        self,
        priorities: Mapping[str, float] | Names,
        priority: float | None = None,
        *,
        progress: Progress = None,
    ) -> Changed:
        """Set the priority of samples; the highest comes first. Claims stay as they are.

        Either a mapping of names, or which samples and one `priority` for all of them.

        Raises:
            NotPermitted: only a manager may.
            InvalidValue: a priority is not a finite number.
            NotFound: one of the samples is not there.
        """
        member = self._session.require(Role.MANAGER, phrase("set a priority"))
        if isinstance(priorities, Mapping):
            each = {name: checked_priority(one) for name, one in priorities.items()}
            change = partial(managing.set_priority, priorities=each)
            return self._all(Action.SET_PRIORITY, list(each), change, member, progress)
        change = partial(managing.set_priority, priorities=checked_priority(priority))
        return self._all(Action.SET_PRIORITY, _which(priorities), change, member, progress)

    def prioritize(
        self, by: Rule | Mapping[str, float], names: Names | None = None, *, progress: Progress = None
    ) -> Changed:
        """Give each sample a priority of its own, by a rule; the highest comes first.

        `by`: `ByMetadata`, `ByScore`, `AtRandom`, or priorities by name, for example from `read_priorities`.
        `names`: which samples; None: all. `left`: those that the rule says nothing about, which stay as they
        are, and names that no sample has.

        Raises:
            NotPermitted: only a manager may.
            InvalidValue: a priority is not a finite number.
            NotFound: one of `names` is not there.
        """
        member = self._session.require(Role.MANAGER, phrase("set a priority"))
        unknown = 0
        which: list[str] | Query = Query() if names is None else _which(names)
        if isinstance(by, Mapping):
            by = {name: checked_priority(one) for name, one in by.items()}
            if names is None:
                which = self._there(list(by))
                unknown = len(by) - len(which)
        done = self._all(
            Action.SET_PRIORITY, which, partial(managing.set_priority, priorities=by), member, progress
        )
        return Changed(done.samples, done.left + unknown)

    def _there(self, names: list[str]) -> list[str]:
        found: set[str] = set()
        for some in samples.chunks(names):
            found |= self._session.read(partial(managing.there, dataset_id=self._row.id, names=some))
        return [name for name in names if name in found]

    def assign(
        self,
        names: Names,
        *,
        labeler: str | Unchanged | None = UNCHANGED,
        reviewer: str | Unchanged | None = UNCHANGED,
        progress: Progress = None,
    ) -> Changed:
        """Keep samples for a member while they wait for labeling or for review (None: for anybody again).

        Of more than a thousand, some may be assigned already when it turns out that the member has left.

        Raises:
            NotPermitted: only a manager may.
            NotFound: there is no such member or sample.
            IllegalAction: the member's role does not reach that work, or they are not in one of the queues.
        """
        member = self._session.require(Role.MANAGER, phrase("assign samples"))
        given = {Person.ASSIGNED_LABELER: labeler, Person.ASSIGNED_REVIEWER: reviewer}
        names_of = {person: name for person, name in given.items() if not isinstance(name, Unchanged)}
        change = partial(managing.assign, names_of=names_of)
        return self._all(Action.ASSIGN, _which(names), change, member, progress)

    def free(
        self, names: Names, modes: Iterable[Mode] = tuple(Mode), *, progress: Progress = None
    ) -> Changed:
        """Let anybody have samples that wait for one member, to be labeled or reviewed: see `modes`.

        Those that are rejected, corrected or assigned; what somebody holds or saved stays theirs.

        Raises:
            NotPermitted: only a manager may.
            NotFound: there is no such sample.
        """
        member = self._session.require(Role.MANAGER, phrase("assign samples"))
        change = partial(managing.free, modes=list(modes))
        return self._all(Action.ASSIGN, _which(names), change, member, progress)

    def set_queue(self, names: Names, queue: str, *, progress: Progress = None) -> Changed:
        """Move samples to another queue as they stand; those in somebody's hands stay where they are.

        Raises:
            NotPermitted: only a manager may.
            NotFound: there is no such queue or sample.
        """
        member = self._session.require(Role.MANAGER, phrase("move samples to another queue"))
        rows = self._session.read(lambda connection: queues.of_dataset(connection, self._row.id))
        found = next((row.id for row in rows if row.name == queue), None)
        if found is None:
            raise NotFound(
                phrase("The dataset {dataset!r} has no queue {name!r}.", dataset=self.name, name=queue)
            )
        change = partial(managing.set_queue, queue_id=found)
        return self._all(Action.SET_QUEUE, _which(names), change, member, progress)

    def set_metadata(
        self,
        names: Names,
        metadata: Mapping[str, Any] | None = None,
        *,
        without: Iterable[str] = (),
        progress: Progress = None,
    ) -> Changed:
        """Give metadata to samples, and take the keys `without` away; other keys stay.

        Raises:
            NotPermitted: only a manager may.
            InvalidValue: the metadata cannot be stored.
            NotFound: one of the samples is not there.
        """
        member = self._session.require(Role.MANAGER, phrase("set metadata"))
        given = checked_json(dict(metadata or {}), what=phrase("metadata"))
        change = partial(managing.set_metadata, given=given, without=frozenset(listed(without)))
        return self._all(Action.SET_METADATA, _which(names), change, member, progress)

    def delete_samples(self, names: Names, *, progress: Progress = None) -> Changed:
        """Hide samples from everybody; those in somebody's hands stay.

        They are kept with their labels and history, and so are their names: see `restore_samples`.

        Raises:
            NotPermitted: only a manager may.
            NotFound: one of the samples is not there.
        """
        member = self._session.require(Role.MANAGER, phrase("delete samples"))
        return self._all(Action.DELETE, _which(names), managing.remove, member, progress)

    def restore_samples(self, names: Iterable[str], *, progress: Progress = None) -> Changed:
        """Bring deleted samples back as they stood; for whom they waited who has left, they do no more.

        Raises:
            NotPermitted: only a manager may.
            NotFound: one of the samples was not deleted.
        """
        member = self._session.require(Role.MANAGER, phrase("restore samples"))
        return self._all(Action.RESTORE, listed(names), managing.restore, member, progress)

    def last_change(self) -> LastChange | None:
        """What this member changed last, if that can be undone.

        Raises:
            NotPermitted: only a manager may.
        """
        member = self._session.require(Role.MANAGER, phrase("undo a change"))
        return self._session.read(partial(undoing.last, dataset_id=self._row.id, who=member.id))

    def undo_last_change(self, *, progress: Progress = None) -> Changed:
        """Put the samples of this member's last change back as they were before it.

        Those with which anything was done since stay as they are: they are `left`. Interrupted, it goes on
        where it was when it is called again.

        Raises:
            NotPermitted: only a manager may.
            IllegalAction: there is no change to undo.
        """
        member = self._session.require(Role.MANAGER, phrase("undo a change"))
        dataset_id = self._row.id
        last = self._session.read(partial(undoing.last, dataset_id=dataset_id, who=member.id))
        if last is None or not last.samples:
            raise IllegalAction(phrase("There is no change of yours to undo."))
        pace = Pace(self._session)
        step = partial(taking_back.undo_some, change=last, dataset_id=dataset_id, who=member.id)
        undone = left = 0
        while (piece := pace.write(partial(step, limit=pace.size))).looked_at:
            undone += piece.undone
            left += piece.left
            _report(progress, undone + left)
            pace.breathe()
        self._forget(pace, member, only=last.id)
        return Changed(undone, left)

    def _all(
        self,
        action: Action,
        which: list[str] | Query,
        change: Callable[..., int],
        member: Member,
        progress: Progress,
    ) -> Changed:
        """`change` in pieces of one transaction each; nothing is changed if a name is not there."""
        change_id = uuid4()
        if not isinstance(which, Query) and action is not Action.RESTORE:
            for some in samples.chunks(which):
                self._session.read(partial(managing.require, dataset_id=self._row.id, names=some))
        looked_at = left = 0
        pace = Pace(self._session)
        for work in self._pieces(pace, action, which, change, member, change_id):
            names, stayed = pace.write(work)
            looked_at += names
            left += stayed
            _report(progress, looked_at)
            pace.breathe()
        # After one that changed nothing, the one before can still be undone.
        but, only = (change_id, None) if looked_at > left else (None, change_id)
        self._forget(pace, member, but=but, only=only)
        return Changed(looked_at - left, left)

    def _forget(
        self, pace: Pace, member: Member, *, but: UUID | None = None, only: UUID | None = None
    ) -> None:
        """Forget how samples stood before this member's changes: see `undoing.forget_some`."""
        forget = partial(undoing.forget_some, dataset_id=self._row.id, who=member.id, but=but, only=only)
        while pace.write(partial(forget, limit=pace.size)):
            pace.breathe()

    def _pieces(
        self,
        pace: Pace,
        action: Action,
        which: list[str] | Query,
        change: Callable[..., int],
        member: Member,
        change_id: UUID,
    ) -> Iterator[Callable[[Any], tuple[int, int]]]:
        dataset_id = self._row.id

        def do(connection: Any, names: list[str]) -> tuple[int, int]:
            undoing.begin(connection, change_id, dataset_id, member.id, action)
            return len(names), change(connection, Managed(dataset_id, member, change_id, names))

        def those(connection: Any, ids: Sequence[int], query: Query) -> tuple[int, int]:
            names = chosen.still_found(connection, dataset_id, query, ids)
            return do(connection, names) if names else (0, 0)

        at = 0
        if not isinstance(which, Query):
            while some := which[at : at + pace.size]:
                at += len(some)
                yield partial(do, names=some)
            return
        found = self._session.read(
            partial(chosen.found, dataset_id=dataset_id, query=which), through_all=True
        )
        while ids := found[at : at + pace.size]:
            at += len(ids)
            yield partial(those, ids=ids, query=which)


def _report(progress: Progress, done: int) -> None:
    if progress is not None:
        progress(done)


def _which(names: Names) -> list[str] | Query:
    return names if isinstance(names, Query) else listed(names)
