"""A queue as whoever looks after it sees and changes it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from labelqueue.domain.ids import QueueId
from labelqueue.domain.member import Role
from labelqueue.domain.overview import is_complete
from labelqueue.domain.people import AWAY_DAYS, Awaited
from labelqueue.domain.phrase import phrase
from labelqueue.domain.query_parser import checked_criteria, parse_criteria
from labelqueue.domain.settings import QueueSettings, QueueState
from labelqueue.domain.status import LabelStatus, Mode
from labelqueue.domain.text import checked_text
from labelqueue.domain.work import Holding
from labelqueue.queue import moving
from labelqueue.queue.changing import Changed
from labelqueue.queue.figures import Figures, Parts
from labelqueue.queue.passing_on import awaited_here, pass_on
from labelqueue.queue.session import Session, listed
from labelqueue.store import holdings, queues
from labelqueue.store import statistics as parts
from labelqueue.store.queues import QueueRow, QueueTexts


class ManagedQueue(Figures):
    """What a queue is and has, who works in it, and how that is changed."""

    def __init__(self, session: Session, row: QueueRow, *, dataset_name: str) -> None:
        """Made by `Dataset`."""
        self._session: Final = session
        self._id: Final[QueueId] = row.id
        self.name: Final = row.name
        self.dataset_name: Final = dataset_name

    @property
    def settings(self) -> QueueSettings:
        """The settings as they are now."""
        return self._load().settings

    @property
    def state(self) -> QueueState:
        """Whether it hands out samples now."""
        return self._load().state

    @property
    def description(self) -> str:
        """What it is for, in a line."""
        return self._texts().description

    @property
    def guide(self) -> str:
        """How to label in it: Markdown, for annotators."""
        return self._texts().guide

    @property
    def criteria(self) -> str:
        """The search that says which samples come here; empty: none by themselves."""
        return self._texts().criteria

    @property
    def annotators(self) -> tuple[str, ...] | None:
        """Who labels in it, by name; None: everybody whose role allows it."""
        return self._people(Mode.LABEL)

    @property
    def reviewers(self) -> tuple[str, ...] | None:
        """Who reviews in it, by name; None: everybody whose role allows it."""
        return self._people(Mode.REVIEW)

    @property
    def is_complete(self) -> bool:
        """Whether all its samples are done: reviewed or skipped, or labeled where nobody reviews."""
        return is_complete(self.counts(), has_reviewers=self._load().has_reviewers)

    def _texts(self) -> QueueTexts:
        return self._session.read(lambda connection: queues.texts_of(connection, self._id))

    def _people(self, mode: Mode) -> tuple[str, ...] | None:
        return self._session.read(lambda connection: queues.people(connection, self._id, mode))

    def _load(self) -> QueueRow:
        return self._session.read(lambda connection: queues.load(connection, self._id))

    def counts(self) -> dict[LabelStatus, int]:
        """How many samples of each status it has; every status is there."""
        row = self._load()
        return self._session.read(lambda connection: queues.counts(connection, [row.id]), through_all=True)[
            row.id
        ]

    def _worked_in(self) -> tuple[Session, Parts]:
        return self._session, lambda connection: [parts.of_queue(connection, self._id)]

    def holdings(self) -> list[Holding]:
        """Who holds what, since when and where; the oldest claim first."""
        return self._session.read(lambda connection: holdings.of_queue(connection, self._id))

    # What a manager does

    def assign(self, *, annotators: Iterable[str] | None = (), reviewers: Iterable[str] | None = ()) -> None:
        """Name who works in this queue, from now on these and no others (None for both: everybody again).

        What waits for others is for anybody then. Done twice, it goes on where it was interrupted.

        Raises:
            NotPermitted: only a reviewer or manager may.
            NotFound: there is no such member.
            IllegalAction: a member's role does not reach that work.
        """
        self._session.require(Role.REVIEWER, phrase("name the members of a queue"))
        if annotators is None and reviewers is None:
            self._say(lambda connection: queues.open_to_everybody(connection, self._id))
            return
        who = {Mode.LABEL: listed(annotators or ()), Mode.REVIEW: listed(reviewers or ())}
        self._say(lambda connection: queues.name_members(connection, self._id, who))
        moving.free_in(self._session.store, self._id)

    def add_people(self, *, annotators: Iterable[str] = (), reviewers: Iterable[str] = ()) -> None:
        """Let these work in this queue, too.

        Raises:
            NotPermitted: only a reviewer or manager may.
            NotFound: there is no such member.
            IllegalAction: a member's role does not reach that work, or everybody works in the queue.
        """
        self._change_people(annotators, reviewers, come=True)

    def remove_people(self, *, annotators: Iterable[str] = (), reviewers: Iterable[str] = ()) -> None:
        """Let these not work in this queue any more: what waits for them is for anybody then.

        What they have in hand they can finish. Done twice, it goes on where it was interrupted. Raises like
        `add_people`.
        """
        self._change_people(annotators, reviewers, come=False)
        moving.free_in(self._session.store, self._id)

    def _change_people(self, annotators: Iterable[str], reviewers: Iterable[str], *, come: bool) -> None:
        self._session.require(Role.REVIEWER, phrase("name the members of a queue"))
        who = {Mode.LABEL: listed(annotators), Mode.REVIEW: listed(reviewers)}
        coming, going = (who, {}) if come else ({}, who)
        self._say(lambda connection: queues.change_members(connection, self._id, coming=coming, going=going))

    def awaited(self, *, days: float = AWAY_DAYS, limit: int | None = None) -> list[Awaited]:
        """What waits here for members who are away, by name.

        Away is who is let in no more, or was not heard of for that many days. Raises:
            NotPermitted: only a reviewer or manager may.
        """
        return awaited_here(self._session, self._id, days=days, limit=limit)

    def pass_on(self, member: str, to: str | None = None, *, names: Iterable[str] | None = None) -> Changed:
        """Let somebody else have what waits here for a member: see `Workspace.pass_on`.

        `names`: only these samples.
        """
        return pass_on(self._session, member, to, queue_id=self._id, names=names)

    def configure(self, **changes: Any) -> None:
        """Change settings, by the names of the fields of `QueueSettings`.

        With `tie_break` all samples are sorted anew, piece by piece; until that is done both orders mix.
        Done twice, it goes on where the first time was interrupted.

        Raises:
            NotPermitted: only a manager may.
            InvalidValue: there is no such setting, or the value does not fit it.
        """
        self._session.require(Role.MANAGER, phrase("change the settings of a queue"))
        self._say(lambda connection: queues.configure(connection, self._id, changes))
        if "tie_break" in changes:
            moving.sort(self._session.store, self._id)

    def update(
        self,
        *,
        criteria: str | None = None,
        description: str | None = None,
        guide: str | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> None:
        """Change what is written about the queue; None: it stays.

        New criteria bring untouched samples of the default queue here, as when a queue is created; what is
        here already stays. `progress` is told, chunk by chunk, how many were moved.

        Raises:
            NotPermitted: only a manager may.
            InvalidQuery: the criteria cannot be understood.
            IllegalAction: the default queue has no criteria: it gets what no other queue wants.
        """
        self._session.require(Role.MANAGER, phrase("change a queue"))
        given = {
            "description": (description, phrase("description")),
            "guide": (guide, phrase("guide")),
        }
        changes = {
            name: checked_text(text, what=what) for name, (text, what) in given.items() if text is not None
        }
        if criteria is not None:
            changes["criteria"] = checked_criteria(criteria)
        self._say(lambda connection: queues.describe(connection, self._id, changes))
        if criteria is not None:
            self._fill([], progress)

    def _fill(self, names: Iterable[Sequence[str]], progress: Callable[[int], None] | None) -> None:
        """Move untouched samples of the default queue here: those named, and those of the criteria."""
        moving.fill(
            self._session.store, self._id, names=names, query=parse_criteria(self.criteria), progress=progress
        )

    def remove(self, *, progress: Callable[[int], None] | None = None) -> None:
        """Delete the queue; its samples go back to the default one as they stand, with all that is on them.

        `progress` is told, chunk by chunk, how many were moved.

        Raises:
            NotPermitted: only a manager may.
            IllegalAction: it is the default queue, or somebody holds one of its samples.
        """
        self._session.require(Role.MANAGER, phrase("remove a queue"))
        moving.remove(self._session.store, self._id, progress=progress)

    def pause(self) -> None:
        """Hand out nothing more for now; what is in hand can be finished."""
        self._set_state(QueueState.PAUSED)

    def resume(self) -> None:
        """Hand out samples again."""
        self._set_state(QueueState.ACTIVE)

    def finish(self) -> None:
        """Hand out nothing more; what is in hand can be finished."""
        self._set_state(QueueState.FINISHED)

    def _set_state(self, state: QueueState) -> None:
        self._session.require(Role.MANAGER, phrase("pause, resume or finish a queue"))
        self._say(lambda connection: queues.set_state(connection, self._id, state))

    def _say(self, what: Callable[[Any], object]) -> None:
        """Write what shall be, which said twice is the same."""
        self._session.write(what, repeatable=True)
