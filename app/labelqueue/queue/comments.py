"""The pinned comments of one sample, and what is said about them."""

import uuid
from collections.abc import Callable
from typing import Any, Final

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.ids import DatasetId, OperationId, SampleId
from labelqueue.domain.phrase import phrase
from labelqueue.domain.pin import Pin, PinAct, PinTurn
from labelqueue.queue.session import Session
from labelqueue.store import pin_turns, samples, sight
from labelqueue.store.pin_turns import Said
from labelqueue.store.pins import of_last_rejection


class Comments:
    """What a reviewer pinned to one sample, with what was answered; one speaks about one pin at a time.

    Who labels the sample, and who reviews in its queue, can reply and resolve; only the latter reopen. Each
    call takes an `operation_id` (default: a new one): sent again with the same id it counts once. Each
    returns all pins as they are then.
    """

    def __init__(self, session: Session, dataset_id: DatasetId, sample: str) -> None:
        """Made by `Dataset`."""
        self._session: Final = session
        self._dataset_id: Final = dataset_id
        self.sample: Final = sample

    @property
    def pins(self) -> tuple[Pin, ...]:
        """Those of the last rejection, and what was left open before, in the order of their numbers.

        Raises:
            NotPermitted: the member may not look at the sample.
            NotFound: there is no such sample.
        """
        session = self._session

        def found(connection: Any) -> tuple[Pin, ...]:
            sample_id = samples.find(connection, self._dataset_id, self.sample)
            who = session.now(connection)
            settings = sight.require(connection, sample_id, who)
            return of_last_rejection(connection, sample_id, who, settings)

        return session.read(found)

    def reply(self, pin: Pin, text: str, *, operation_id: uuid.UUID | None = None) -> tuple[Pin, ...]:
        """Say something about a pin.

        Raises:
            InvalidValue: it says nothing.
            NotPermitted: the member does neither label nor review the sample.
            NotFound: there is no such sample or pin.
        """
        return self.say(pin, PinAct.REPLY, text, operation_id=operation_id)

    def resolve(self, pin: Pin, text: str = "", *, operation_id: uuid.UUID | None = None) -> tuple[Pin, ...]:
        """Say that a pin is answered. Raises like `reply`."""
        return self.say(pin, PinAct.RESOLVE, text, operation_id=operation_id)

    def reopen(self, pin: Pin, text: str = "", *, operation_id: uuid.UUID | None = None) -> tuple[Pin, ...]:
        """Say that a pin is not answered after all; raises like `reply`, and for all but reviewers."""
        return self.say(pin, PinAct.REOPEN, text, operation_id=operation_id)

    def say(
        self, pin: Pin, act: PinAct, text: str = "", *, operation_id: uuid.UUID | None = None
    ) -> tuple[Pin, ...]:
        """Any of these. Raises like `reply`."""
        if not pin.id:
            raise InvalidValue(phrase("This comment has not been sent yet."))
        turn = PinTurn(act, text)
        said = Said(pin.id, turn.act, turn.text, OperationId(operation_id or uuid.uuid4()))
        return self._write(lambda connection, sample_id: self._say(connection, sample_id, said))

    def _say(self, connection: Any, sample_id: SampleId, said: Said) -> tuple[Pin, ...]:
        desk = self._session.desks.of_sample(connection, sample_id)
        pin_turns.say(connection, sample_id, said, desk)
        return of_last_rejection(connection, sample_id, desk.member, desk.queue.settings)

    def _write(self, work: Callable[[Any, SampleId], tuple[Pin, ...]]) -> tuple[Pin, ...]:
        return self._session.write(
            lambda connection: work(connection, samples.find(connection, self._dataset_id, self.sample)),
            repeatable=True,  # each has a key of its own
        )
