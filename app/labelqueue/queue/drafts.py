"""Drawings that were not handed in yet, in small files on this computer: they outlive a crash.

One file a sample, written whole or not at all, beside the journal. Safe to use from any thread.
"""

import uuid
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from labelqueue.domain.category import Category, present_names
from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.ids import OperationId, SampleId, SessionId
from labelqueue.domain.json_text import dumps, loads
from labelqueue.domain.label import Label
from labelqueue.domain.status import Action
from labelqueue.domain.work import WorkItem
from labelqueue.formats.atomic import replacing
from labelqueue.queue import unanswered
from labelqueue.queue.journal import Entry, entry_of
from labelqueue.store.finish import Finish

_SUFFIX: Final = ".json"


@dataclass(frozen=True, slots=True)
class Draft:
    """A drawing, with all that it takes to hand it in under the claim that it was drawn under."""

    entry: Entry
    dataset: str
    queue: str
    drawn_at: datetime
    """By the clock of this computer, with its time zone."""
    path: Path

    @property
    def is_aside(self) -> bool:
        """Whether the sample has another label by now, so that this is no drawing to go on with."""
        return self.path.suffixes != [_SUFFIX]

    @property
    def sample(self) -> str:
        """The name of the sample."""
        return self.entry.sample

    @property
    def sample_id(self) -> SampleId:
        """The sample."""
        return SampleId(self.entry.content["sample_id"])

    @property
    def label(self) -> Label:
        """What was drawn.

        Raises:
            InvalidValue: a newer program wrote it.
        """
        return unanswered.asked_in(self.entry).label or Label()

    def under_present_names(self, categories: Iterable[Category]) -> Label:
        """What was drawn, with the names that its categories have now.

        Raises:
            InvalidValue: a newer program wrote it.
        """
        asked = unanswered.asked_in(self.entry)
        return (asked.label or Label()).renamed(present_names(categories, asked.work.category_ids))

    def continues(self, work: WorkItem) -> bool:
        """Whether it was drawn on what `work` has now: nobody stored another label in between."""
        return self.sample_id == work.sample.id and self.entry.content["revision"] == work.revision


class Drafts:
    """The drawings of one member in one workspace on this computer."""

    def __init__(self, folder: Path, session_id: SessionId) -> None:
        """`folder`: where their files lie; made when the first one is written."""
        self.folder: Final = folder
        self._session_id: Final = session_id

    def keep(self, work: WorkItem, label: Label, *, dataset: str, queue: str) -> None:
        """`label` is how the drawing on `work` looks now.

        Raises:
            ExportFailed: it cannot be written.
        """
        asked = Finish(
            action=Action.SAVE,  # decides nothing, should the claim still be there
            work=work,
            operation_id=OperationId(uuid.uuid4()),
            label=label,
            comment="",
            pull_next=False,
        )
        data = {
            "dataset": dataset,
            "queue": queue,
            "drawn_at": datetime.now().astimezone().isoformat(timespec="seconds"),
            "entry": unanswered.finishing(asked, self._session_id).as_json(),
        }
        with suppress(OSError):  # then writing says what is wrong
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with replacing(self._path(work.sample.id)) as file:
            file.write(dumps(data))

    def drop(self, sample_id: SampleId) -> None:
        """It was handed in, or given up."""
        with suppress(OSError):
            self._path(sample_id).unlink(missing_ok=True)

    def set_aside(self, sample_id: SampleId) -> None:
        """Keep what is there apart from what is drawn on that sample from now on."""
        with suppress(OSError):  # there is none
            self._path(sample_id).rename(self.folder / f"{sample_id}.{uuid.uuid4().hex}{_SUFFIX}")

    def give_up(self, draft: Draft) -> None:
        """Nobody wants this one any more, or it was handed in."""
        with suppress(OSError):
            draft.path.unlink(missing_ok=True)

    def of(self, sample_id: SampleId) -> Draft | None:
        """The drawing on that sample, if there is one that can be read."""
        return _read(self._path(sample_id))

    def __iter__(self) -> Iterator[Draft]:
        """All of them, the newest first."""
        found = [draft for path in self.folder.glob(f"*{_SUFFIX}") if (draft := _read(path)) is not None]
        return iter(sorted(found, key=lambda draft: draft.drawn_at, reverse=True))

    def _path(self, sample_id: SampleId) -> Path:
        return self.folder / f"{sample_id}{_SUFFIX}"


def _read(path: Path) -> Draft | None:
    try:
        data: dict[str, Any] = loads(path.read_bytes())
        entry = entry_of(data["entry"])
        unanswered.asked_in(entry)
        at = datetime.fromisoformat(data["drawn_at"])
        return Draft(entry, str(data["dataset"]), str(data["queue"]), at, path)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, InvalidValue):
        return None  # no draft, or that of another program: it stays where it is
