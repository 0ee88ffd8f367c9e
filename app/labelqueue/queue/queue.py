"""A slice of a dataset that is worked through together."""

import uuid
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final

from labelqueue.domain.errors import IllegalAction, InvalidValue, OperationConflict
from labelqueue.domain.ids import OperationId, QueueId
from labelqueue.domain.label import Label
from labelqueue.domain.member import Role
from labelqueue.domain.overview import is_complete
from labelqueue.domain.query_parser import checked_criteria, parse
from labelqueue.domain.sample import Sample
from labelqueue.domain.settings import LIMITED, QueueSettings, QueueState
from labelqueue.domain.status import Action, LabelStatus, Mode
from labelqueue.domain.text import checked_text
from labelqueue.domain.work import Fenced, Holding, Nothing, NothingToDo, Outcome, View, WorkItem
from labelqueue.queue import moving, unanswered
from labelqueue.queue.journal import Entry
from labelqueue.queue.session import Session, listed
from labelqueue.store import claim, cycle, holdings, labels, opening, queues, reservations, samples
from labelqueue.store import finish as finishing
from labelqueue.store.engine import pause
from labelqueue.store.queues import QueueRow, QueueTexts

_BUSY_TRIES: Final = 3

Next = WorkItem | NothingToDo


class Queue:
    """Hands out samples one by one, and takes back what was done with them.

    Every finishing call takes an `operation_id` (default: a new one): sent again with the same id, after an
    answer was lost, it has no second effect and returns the first outcome.
    """

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
        self._session.require(Role.REVIEWER, "name the members of a queue")
        if annotators is None and reviewers is None:
            self._say(lambda connection: queues.open_to_everybody(connection, self._id))
            return
        who = {Mode.LABEL: listed(annotators or ()), Mode.REVIEW: listed(reviewers or ())}
        self._say(lambda connection: queues.name_members(connection, self._id, who))
        moving.free_in(self._session.store, self._id)

    def configure(self, **changes: Any) -> None:
        """Change settings, by the names of the fields of `QueueSettings`.

        With `tie_break` all samples are sorted anew, piece by piece; until that is done both orders mix.
        Done twice, it goes on where the first time was interrupted.

        Raises:
            NotPermitted: only a manager may.
            InvalidValue: there is no such setting, or the value does not fit it.
        """
        self._session.require(Role.MANAGER, "change the settings of a queue")
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
        self._session.require(Role.MANAGER, "change a queue")
        given = {"description": description, "guide": guide}
        changes = {name: checked_text(text, what=name) for name, text in given.items() if text is not None}
        if criteria is not None:
            changes["criteria"] = checked_criteria(criteria)
        self._say(lambda connection: queues.describe(connection, self._id, changes))
        if criteria is not None:
            self._fill([], progress)

    def _fill(self, names: Iterable[Sequence[str]], progress: Callable[[int], None] | None) -> None:
        """Move untouched samples of the default queue here: those named, and those of the criteria."""
        moving.fill(self._session.store, self._id, names=names, query=parse(self.criteria), progress=progress)

    def remove(self, *, progress: Callable[[int], None] | None = None) -> None:
        """Delete the queue; its samples go back to the default one as they stand, with all that is on them.

        `progress` is told, chunk by chunk, how many were moved.

        Raises:
            NotPermitted: only a manager may.
            IllegalAction: it is the default queue, or somebody holds one of its samples.
        """
        self._session.require(Role.MANAGER, "remove a queue")
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
        self._session.require(Role.MANAGER, "pause, resume or finish a queue")
        self._say(lambda connection: queues.set_state(connection, self._id, state))

    def _say(self, what: Callable[[Any], object]) -> None:
        """Write what shall be, which said twice is the same."""
        self._session.write(what, repeatable=True)

    # What annotators and reviewers do

    def start_labeling(self) -> Next:
        """The next sample to label; the one in hand, if there is one.

        Raises:
            NotPermitted: the member's role does not reach it.
        """
        return self._start(Mode.LABEL)

    def start_reviewing(self) -> Next:
        """The next sample to review; the one in hand, if there is one.

        Raises:
            NotPermitted: the member's role does not reach it.
        """
        return self._start(Mode.REVIEW)

    def _start(self, mode: Mode, queue_id: QueueId | None = None) -> Next:
        wanted = self._id if queue_id is None else queue_id
        self._session.works_in(wanted)

        def pull() -> Next:
            return self._session.write(
                lambda connection: claim.start(connection, self._session.desks.at(connection, wanted), mode),
                repeatable=True,  # what is held already is given again
            )

        with self._session.store.one_call():
            self._session.beat()
            found = pull()
            for attempt in range(1, _BUSY_TRIES + 1):
                if not (isinstance(found, NothingToDo) and found.reason is Nothing.BUSY):
                    break
                pause(attempt)
                found = pull()
        return found

    def submit(
        self,
        work: WorkItem,
        label: Label,
        *,
        pull_next: bool = True,
        operation_id: uuid.UUID | None = None,
    ) -> Next | Fenced | None:
        """Hand the label in. Returns the next sample (None without `pull_next`), or why the claim is gone.

        Raises:
            IllegalAction: this is not possible for this sample or in this queue.
        """
        asked = _asked(Action.SUBMIT, work, operation_id, label=label, pull_next=pull_next)
        return self._finish(asked)

    def skip(
        self,
        work: WorkItem,
        *,
        reason: str = "",
        label: Label | None = None,
        pull_next: bool = True,
        operation_id: uuid.UUID | None = None,
    ) -> Next | Fenced | None:
        """Put the sample aside, with what was drawn on it if `label` is given. Returns like `submit`.

        Raises:
            IllegalAction: this is not possible for this sample or in this queue.
        """
        asked = _asked(Action.SKIP, work, operation_id, label=label, comment=reason, pull_next=pull_next)
        return self._finish(asked)

    def accept(
        self,
        work: WorkItem,
        label: Label | None = None,
        *,
        pull_next: bool = True,
        operation_id: uuid.UUID | None = None,
    ) -> Next | Fenced | None:
        """Accept the label, corrected if `label` is given. Returns like `submit`.

        Raises:
            IllegalAction: this is not possible for this sample or in this queue.
        """
        return self._finish(_asked(Action.ACCEPT, work, operation_id, label=label, pull_next=pull_next))

    def reject(
        self,
        work: WorkItem,
        *,
        comment: str = "",
        label: Label | None = None,
        pull_next: bool = True,
        operation_id: uuid.UUID | None = None,
    ) -> Next | Fenced | None:
        """Send the sample back to its labeler, corrected if `label` is given. Returns like `submit`.

        Raises:
            IllegalAction: this is not possible for this sample or in this queue.
        """
        asked = _asked(Action.REJECT, work, operation_id, label=label, comment=comment, pull_next=pull_next)
        return self._finish(asked)

    def save(
        self, work: WorkItem, label: Label, *, operation_id: uuid.UUID | None = None
    ) -> WorkItem | Fenced:
        """Keep the label and go on. Returns the same sample under a new version of its claim.

        Raises:
            IllegalAction: this is not possible for this sample or in this queue.
        """
        outcome = self._finish(_asked(Action.SAVE, work, operation_id, label=label))
        if not isinstance(outcome, WorkItem | Fenced):
            raise AssertionError("a save ends with the same sample or is fenced")
        return outcome

    def release(self, work: WorkItem, *, operation_id: uuid.UUID | None = None) -> Fenced | None:
        """Give the sample back as it is."""
        outcome = self._finish(_asked(Action.RELEASE, work, operation_id))
        return outcome if isinstance(outcome, Fenced) else None

    def reserve_next(self, work: WorkItem) -> Sample | None:
        """Keep the sample that would be next after `work` for this member, so that its image can be fetched.

        None: there is none, or the queue does not do this (`reserve_ahead`). What waits for the member anyway
        is only named. It is kept until it is pulled, the member stops, or the queue pauses.
        """
        session, claimed_ = self._session, work.claim
        session.works_in(claimed_.queue_id)
        return session.write(
            lambda connection: reservations.reserve(
                connection, session.desks.at(connection, claimed_.queue_id), claimed_
            ),
            repeatable=True,  # what is kept already is named again
        )

    def take_over(self, work: WorkItem) -> WorkItem | View:
        """Go on here with a sample that the same member has open elsewhere, whose window is fenced then.

        A View: it is somebody else's by now.

        Raises:
            NotPermitted: likewise, and the member may not even look at it.
        """
        session, claimed_ = self._session, work.claim
        session.works_in(claimed_.queue_id)
        return session.write(
            lambda connection: opening.open_sample(
                connection,
                session.desks.at(connection, claimed_.queue_id),
                claimed_.sample_id,
                take_over=True,
                from_others=False,
            ),
            repeatable=True,  # then it is in hand here
        )

    def reopen(self, sample_name: str, *, operation_id: uuid.UUID | None = None) -> WorkItem:
        """Undo one's own submit, as long as no reviewer has the sample.

        Raises:
            IllegalAction: somebody else labeled it, a reviewer has it, or it is not labeled.
            NotFound: there is no such sample.
        """
        session = self._session
        operation = _operation(operation_id)
        with session.journal.noted(unanswered.reopening(operation, sample_name, session.id, self._id)):
            return self._reopen(sample_name, operation)

    def _finish(self, asked: finishing.Finish) -> Outcome | None:
        session = self._session
        with session.store.one_call():
            with session.journal.noted(unanswered.finishing(asked, session.id)):
                session.beat()
                outcome = self._send(self._after(self._lost_saves(asked), asked))
            if isinstance(outcome, NothingToDo) and outcome.reason is Nothing.BUSY:
                return self._start(asked.work.mode, asked.work.claim.queue_id)
            return outcome

    def _lost_saves(self, asked: finishing.Finish) -> list[Entry]:
        """What was saved under the same claim without an answer, the oldest first."""
        claim_ = (asked.work.claim.sample_id, asked.work.claim.version)
        return [
            entry
            for entry in self._session.journal.entries
            if entry.action is Action.SAVE
            and entry.operation_id != asked.operation_id
            and entry.claim == claim_
        ]

    def _after(self, saves: Sequence[Entry], asked: finishing.Finish) -> finishing.Finish:
        """What is asked, under the claim as these Saves left it, each of which is sent again."""
        latest: WorkItem | None = None
        for entry in saves:
            save = unanswered.asked_in(entry)
            with suppress(IllegalAction, OperationConflict):  # then it changed nothing
                saved = self._send(replace(save, work=latest or save.work))
                latest = saved if isinstance(saved, WorkItem) else latest
        return replace(asked, work=latest or asked.work)

    def send_again(self, entry: Entry, saves: Sequence[Entry] = ()) -> Outcome | None:
        """What the journal of an earlier start held, exactly as it was, after the Saves before it."""
        if entry.action is Action.REOPEN:
            return self._reopen(entry.sample, entry.operation_id)
        asked = self._after(saves, unanswered.asked_in(entry))
        if asked.label is None and asked.action in LIMITED:
            # The limits of the queue are for the label that it had then, which the journal does not hold.
            asked = replace(asked, work=replace(asked.work, label=self._label_of(asked.work)))
        return self._send(asked)

    def _label_of(self, work: WorkItem) -> Label:
        if not work.revision:
            return Label()
        sample_id, desks = work.claim.sample_id, self._session.desks
        return self._session.read(
            lambda connection: labels.label_of(
                connection, sample_id, work.revision, desks.of_sample(connection, sample_id).names
            )
        )

    def _send(self, asked: finishing.Finish) -> Outcome | None:
        store, desks = self._session.store, self._session.desks
        claim_ = asked.work.claim
        self._session.works_in(claim_.queue_id)
        # Either may be repeated: what is asked carries its operation id.
        done = cycle.run(store, asked, desks.known(claim_.queue_id))
        return done or store.write(
            lambda connection: finishing.finish(
                connection, asked, desks.of_sample(connection, claim_.sample_id)
            ),
            repeatable=True,
        )

    def _reopen(self, sample_name: str, operation: OperationId) -> WorkItem:
        desks = self._session.desks
        self._session.works_in(self._id)

        def reopen(connection: Any) -> WorkItem:
            found = samples.find(connection, desks.at(connection, self._id).queue.dataset_id, sample_name)
            desk = desks.of_sample(connection, found)
            return finishing.reopen(connection, found, desk, operation)

        return self._session.write(reopen, repeatable=True)


def _asked(
    action: Action,
    work: WorkItem,
    operation_id: uuid.UUID | None,
    *,
    label: Label | None = None,
    comment: str = "",
    pull_next: bool = False,
) -> finishing.Finish:
    if label is None and action in (Action.SUBMIT, Action.SAVE):
        raise InvalidValue(f"{action.capitalize()} needs a label.")
    return finishing.Finish(
        action=action,
        work=work,
        operation_id=_operation(operation_id),
        label=label,
        comment=checked_text(comment, what="comment"),
        pull_next=pull_next,
    )


def _operation(given: uuid.UUID | None) -> OperationId:
    if given is not None and not isinstance(given, uuid.UUID):
        raise InvalidValue("An operation id is a UUID.")
    return OperationId(given or uuid.uuid4())
