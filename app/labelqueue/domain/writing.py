"""Words about a sample that are not sent yet."""

from dataclasses import dataclass

from labelqueue.domain.ids import AnnotationId, OperationId
from labelqueue.domain.pin import Pin, PinAct


@dataclass(frozen=True, slots=True)
class Writing:
    """What somebody writes about the pin of that id. `key`: what it is, or was, sent under."""

    pin: str
    text: str
    key: OperationId
    act: PinAct = PinAct.REPLY


@dataclass(frozen=True, slots=True)
class Words:
    """All of one sample. `pins`: a reviewer's, that go with Reject; `ticked`: objects they found right."""

    pins: tuple[Pin, ...] = ()
    writing: tuple[Writing, ...] = ()
    ticked: frozenset[AnnotationId] = frozenset()
    revision: int = 0
    """The label that the ticks are about."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to keep."""
        return not (self.pins or self.writing or self.ticked)
