"""Words that are not sent yet: kept on this computer, whole or not at all."""

import uuid
from pathlib import Path

import pytest

from labelqueue.domain.ids import AnnotationId, OperationId, SampleId
from labelqueue.domain.pin import Pin, PinAct
from labelqueue.domain.writing import Words, Writing
from labelqueue.queue.unsent import Unsent

SAMPLE, OTHER = SampleId(7), SampleId(8)
WORDS = Words(
    pins=(Pin("too small", 1.5, 2, AnnotationId(3)), Pin("blurred")),
    writing=(Writing("ab.1", "it is a bud", OperationId(uuid.uuid4()), PinAct.RESOLVE),),
    ticked=frozenset({AnnotationId(1), AnnotationId(4)}),
    revision=3,
)


def test_they_come_back_as_they_were(tmp_path: Path) -> None:
    kept = Unsent(tmp_path / "deep" / "er")
    kept.keep(SAMPLE, WORDS)
    assert Unsent(kept.folder).of(SAMPLE) == WORDS
    assert kept.of(OTHER) == Words()
    kept.drop(SAMPLE)
    kept.drop(SAMPLE)
    assert kept.of(SAMPLE) == Words()


def test_nothing_is_no_file(tmp_path: Path) -> None:
    kept = Unsent(tmp_path)
    kept.keep(SAMPLE, WORDS)
    kept.keep(SAMPLE, Words(revision=5))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"pins": [1], "writing": [], "ticked": [], "revision": 1}']
)
def test_what_cannot_be_read_stays_where_it_is(tmp_path: Path, text: str) -> None:
    kept = Unsent(tmp_path)
    path = tmp_path / f"{SAMPLE}.words"
    path.write_text(text)
    assert kept.of(SAMPLE) == Words()
    assert path.read_text() == text
