"""A slice of a dataset that is worked through together."""

import platform
import uuid
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final

from labelqueue.domain.errors import IllegalAction, InvalidValue, OperationConflict
from labelqueue.domain.ids import OperationId, QueueId
from labelqueue.domain.label import Label
from labelqueue.domain.phrase import phrase
from labelqueue.domain.pin import Pin, checked_pins, said
from labelqueue.domain.sample import Sample
from labelqueue.domain.settings import LIMITED
from labelqueue.domain.status import Action, Mode, action_words
from labelqueue.domain.text import checked_text
from labelqueue.domain.work import Fenced, Nothing, NothingToDo, Outcome, View, WorkItem
from labelqueue.queue import unanswered
from labelqueue.queue.journal import Entry
from labelqueue.queue.managed_queue import ManagedQueue
from labelqueue.store import claim, cycle, labels, opening, reopening, reservations, samples
from labelqueue.store import finish as finishing
from labelqueue.store.engine import pause

_BUSY_TRIES: Final = 3

Next = WorkItem | NothingToDo


class Queue(ManagedQueue):
    """Hands out samples one by one, and takes back what was done with them.

    Every finishing call takes an `operation_id` (default: a new one): sent again with the same id, after an
    answer was lost, it has no second effect and returns the first outcome.
    """

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
            # Nobody is asked about a program of theirs on this computer that was killed.
            elsewhere = found.elsewhere if isinstance(found, WorkItem) else None
            if elsewhere and elsewhere.host == platform.node() and self._session.end_gone():
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
        pins: Sequence[Pin] = (),
        label: Label | None = None,
        pull_next: bool = True,
        operation_id: uuid.UUID | None = None,
    ) -> Next | Fenced | None:
        """Send the sample back to its labeler, corrected if `label` is given. Returns like `submit`.

        `pins`: what is wrong, and where. Without a comment of its own, what they say is the comment.

        Raises:
            IllegalAction: this is not possible for this sample or in this queue.
            InvalidValue: a pin points at an annotation that is not in the label.
        """
        pointed = checked_pins(pins, work.label if label is None else label)
        words = comment.strip() or said(pointed)
        asked = _asked(Action.REJECT, work, operation_id, label=label, comment=words, pull_next=pull_next)
        return self._finish(replace(asked, pins=pointed))

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
            NotFound: the sample was deleted.
        """
        session, claimed_ = self._session, work.claim
        session.works_in(claimed_.queue_id)
        return session.write(
            lambda connection: opening.open_sample(
                connection,
                session.desks.of_sample(connection, claimed_.sample_id),
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
            return reopening.reopen(connection, found, desk, operation)

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
        raise InvalidValue(phrase("{action} needs a label.", action=action_words(action)))
    return finishing.Finish(
        action=action,
        work=work,
        operation_id=_operation(operation_id),
        label=label,
        comment=checked_text(comment, what=phrase("comment")),
        pull_next=pull_next,
    )


def _operation(given: uuid.UUID | None) -> OperationId:
    if given is not None and not isinstance(given, uuid.UUID):
        raise InvalidValue(phrase("An operation id is a UUID."))
    return OperationId(given or uuid.uuid4())
