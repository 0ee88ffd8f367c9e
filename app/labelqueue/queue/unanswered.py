"""Finishing actions that got no answer while their program ran: what they were, what became of them."""

import hashlib
import json
import logging
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, assert_never, cast

import platformdirs

from labelqueue.domain.errors import InvalidValue, KnownError, StoreFailed, StoreUnavailable
from labelqueue.domain.ids import CategoryId, OperationId, QueueId, SampleId, SessionId
from labelqueue.domain.label import Label, label_from_json, label_to_json
from labelqueue.domain.phrase import Phrase, phrase
from labelqueue.domain.pin import Pin, pin_from_json, pin_to_json
from labelqueue.domain.sample import Sample
from labelqueue.domain.status import Action, LabelStatus, Mode, action_words
from labelqueue.domain.work import Claim, Fenced, Outcome, Remark, WorkItem, where_it_is
from labelqueue.queue.journal import Entry, Journal, left_behind
from labelqueue.store.finish import Finish

_log: Final = logging.getLogger(__name__)


class Fate(StrEnum):
    """What became of an action that was not answered."""

    ARRIVED = "arrived"
    SENT = "sent"
    LATE = "late"
    REFUSED = "refused"
    WAITING = "waiting"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Recovered:
    """An action of an earlier start of the program, resolved by this one.

    `fenced`: with LATE; `reason`: with REFUSED and WAITING; `file`: with REFUSED and FOREIGN, where its
    content is kept; `action`: None with FOREIGN, which this program cannot read.
    """

    action: Action | None
    sample: str
    fate: Fate
    fenced: Fenced | None = None
    reason: str = ""
    file: Path | None = None

    @property
    def well(self) -> bool:
        """Whether it has the effect that it was meant to have."""
        return self.fate in (Fate.ARRIVED, Fate.SENT)

    @property
    def sentence(self) -> str:
        """What became of it, for people."""
        told: dict[str, object] = {
            "action": action_words(self.action) if self.action else "",
            "sample": self.sample,
            "file": self.file,
            "reason": self.reason,
        }
        match self.fate:
            case Fate.ARRIVED:
                return phrase("Your last {action} of {sample} had arrived.", **told)
            case Fate.SENT:
                return phrase("Your last {action} of {sample} was sent now.", **told)
            case Fate.LATE:
                return (
                    phrase("Your last {action} of {sample} came too late.", **told)
                    if self.fenced is None
                    else phrase(
                        "Your last {action} of {sample} came too late: {now}.", now=_why(self.fenced), **told
                    )
                )
            case Fate.REFUSED:
                return phrase(
                    "Your last {action} of {sample} is kept in {file}, because it was refused: {reason}",
                    **told,
                )
            case Fate.WAITING:
                return phrase("Your last {action} of {sample} waits for the next start: {reason}", **told)
            case Fate.FOREIGN:
                return phrase(
                    "What another version of Labelqueue sent last is kept in {file};"
                    " this one cannot read it.",
                    **told,
                )
            case _:
                assert_never(self.fate)

    def __str__(self) -> str:
        return self.sentence


def _why(fenced: Fenced) -> Phrase:
    now = phrase("you went on with it in another place") if fenced.elsewhere else where_it_is(fenced)
    if fenced.late_revision is None:
        return now
    return phrase(
        "{now}; your drawing is kept as revision {revision}", now=now, revision=str(fenced.late_revision)
    )


def journal_folder(workspace: str, member: str) -> Path:
    """Where the journals of one member in one workspace lie; both are whatever tells them from others."""
    key = hashlib.sha256(json.dumps([workspace, member]).encode()).hexdigest()[:20]
    return _journals() / key


def drafts_folder(journal: Path) -> Path:
    """Where the drawings of the same member in the same workspace lie that were not handed in."""
    return journal.parent.parent / "drafts" / journal.name


def waiting() -> int:
    """How many actions of programs that ended on this machine, in whatever workspace, were not answered."""
    folders = [one for one in _journals().glob("*") if one.is_dir()]
    left = (journal for folder in folders for journal in left_behind(folder))
    return sum(len(journal.entries) + len(journal.foreign) for journal in left)


def _journals() -> Path:
    return platformdirs.user_state_path("labelqueue", appauthor=False) / "journal"


# Entries

Names = dict[str, CategoryId]


def finishing(asked: Finish, session_id: SessionId) -> Entry:
    """What goes into the journal before `asked` is sent.

    Raises:
        InvalidValue: the label cannot be stored anywhere.
    """
    work = asked.work
    claim, remark = work.claim, work.remark
    # Only a reviewer's label is compared with the one that they were given.
    given = work.label if work.mode is Mode.REVIEW and asked.label is not None else None
    content = {
        "sample_id": claim.sample_id,
        "queue": claim.queue_id,
        "holder": claim.holder,
        "mode": work.mode,
        "version": claim.version,
        "status": work.status,
        "revision": work.revision,
        "labeler": work.labeler,
        "remark": remark and [remark.member, remark.comment, remark.at.isoformat()],
        "given": _label_out(given),
        "label": _label_out(asked.label),
        "categories": _ids_of(work, (given, asked.label)),
        "pins": [pin_to_json(one) for one in asked.pins],
        "pins_before": [pin_to_json(one) for one in work.pins],
        "comment": asked.comment,
        "pull_next": asked.pull_next,
    }
    return Entry(asked.operation_id, asked.action, work.sample.name, session_id, content)


def reopening(operation_id: OperationId, sample: str, session_id: SessionId, queue_id: QueueId) -> Entry:
    """The same for a reopen, which is under no claim."""
    return Entry(operation_id, Action.REOPEN, sample, session_id, {"queue": queue_id})


def asked_in(entry: Entry) -> Finish:
    """What `finishing` was given, as far as it matters to the database.

    Raises:
        InvalidValue: it was written by a newer program.
    """
    try:
        return _asked_in(entry)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise InvalidValue(
            phrase("Another version of Labelqueue wrote it, which this one cannot read.")
        ) from error


def _asked_in(entry: Entry) -> Finish:
    content = entry.content
    remark, mode = content["remark"], Mode(content["mode"])
    sample_id = SampleId(content["sample_id"])
    work = WorkItem(
        sample=Sample(sample_id, entry.sample, uri="", width=None, height=None, priority=0.0, metadata={}),
        label=_label_in(content["given"]) or Label(),
        revision=content["revision"],
        status=LabelStatus(content["status"]),
        mode=mode,
        claim=Claim(sample_id, QueueId(content["queue"]), content["holder"], mode, content["version"]),
        labeler=content["labeler"],
        remark=remark and Remark(remark[0], remark[1], datetime.fromisoformat(remark[2])),
        pins=_pins_in(content.get("pins_before")),
        category_ids=content.get("categories", {}),
    )
    return Finish(
        action=entry.action,
        work=work,
        operation_id=entry.operation_id,
        label=_label_in(content["label"]),
        comment=content["comment"],
        pull_next=content["pull_next"],
        pins=_pins_in(content.get("pins")),
    )


def _ids_of(work: WorkItem, labels: Iterable[Label | None]) -> Names:
    """What the names in these labels meant when the work was handed out."""
    used = {one.category for label in labels if label is not None for one in label}
    return {name: id_ for name, id_ in work.category_ids.items() if name in used}


def _label_out(label: Label | None) -> dict[str, Any] | None:
    """With the names of the categories: their numbers are known to the database only."""
    if label is None:
        return None
    return label_to_json(label, cast(Names, {one.category: one.category for one in label}))


def _label_in(data: dict[str, Any] | None) -> Label | None:
    if data is None:
        return None
    used = {one["category"]: one["category"] for one in data["objects"]}
    return label_from_json(data, cast(dict[CategoryId, str], used))


def _pins_in(data: list[dict[str, Any]] | None) -> tuple[Pin, ...]:
    """Entries of programs that knew of no pins have none."""
    return tuple(pin_from_json(one) for one in data or ())


# Resolving

Send = Callable[[Entry, Sequence[Entry]], Outcome | None]
"""Sends an entry, after the Saves of the same claim that came before it."""


def resolve(folder: Path, *, send: Send, arrived: Callable[[OperationId], bool]) -> list[Recovered]:
    """Send what earlier processes left unanswered, each with the id that it had.

    Of what was said about one claim only the last word is sent, unless that is refused; a Save before it
    that arrived goes with it, because the claim has another version since. `arrived`: whether the database
    knows that operation already.
    """
    found: list[Recovered] = []
    for journal in left_behind(folder):
        found += [became for at, text in journal.foreign.items() if (became := _put_away(at, text, journal))]
        while journal.entries:
            claim = journal.entries[0].claim
            *earlier, entry = [one for one in journal.entries if one.claim == claim]
            became = _resolved(entry, earlier, journal, send=send, arrived=arrived)
            found.append(became)
            if became.fate is Fate.WAITING:
                return found  # the database is gone again; everything stays where it is
    return found


def _resolved(
    entry: Entry,
    earlier: Sequence[Entry],
    journal: Journal,
    *,
    send: Send,
    arrived: Callable[[OperationId], bool],
) -> Recovered:
    fate, outcome = Fate.SENT, None
    try:
        if arrived(entry.operation_id):
            fate = Fate.ARRIVED
        saves = [one for one in earlier if one.action is Action.SAVE and arrived(one.operation_id)]
        outcome = send(entry, saves)
    except StoreFailed as error:
        if fate is not Fate.ARRIVED:
            return _set_aside(entry, journal, error.args[0])
    except StoreUnavailable as error:
        return Recovered(entry.action, entry.sample, Fate.WAITING, reason=error.args[0])
    except KnownError as error:
        if fate is not Fate.ARRIVED:  # that cannot be undone by what has become of its queue since
            return _set_aside(entry, journal, error.args[0])
    except Exception:
        # A bug of ours must not keep anybody from working, today and at every start from now on.
        _log.exception("A journal entry cannot be sent")
        if fate is not Fate.ARRIVED:
            return _set_aside(
                entry, journal, phrase("something went wrong in Labelqueue; the details are in the log.")
            )
    journal.settle(entry)
    if isinstance(outcome, Fenced):
        return Recovered(entry.action, entry.sample, Fate.LATE, fenced=outcome)
    return Recovered(entry.action, entry.sample, fate)


def _set_aside(entry: Entry, journal: Journal, reason: str) -> Recovered:
    """Keep what nobody wants in a file that people can read."""
    text = json.dumps({"refused": reason, **entry.as_json()}, indent=1, ensure_ascii=False)
    try:
        path = _written(journal.folder, "refused", text)
    except OSError as error:
        why = f"{journal.folder}: {error.strerror}."
        return Recovered(entry.action, entry.sample, Fate.WAITING, reason=why)
    journal.strike(entry)
    return Recovered(entry.action, entry.sample, Fate.REFUSED, reason=reason, file=path)


def _put_away(at: int, text: str, journal: Journal) -> Recovered | None:
    """Keep what another version wrote as it is. None: that is impossible now; it stays where it is."""
    try:
        path = _written(journal.folder, "unread", text)
    except OSError as error:
        _log.info("A journal entry of another version cannot be put away: %s", error)
        return None
    journal.strike_foreign(at)
    return Recovered(None, "", Fate.FOREIGN, file=path)


def _written(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}-{uuid.uuid4().hex[:8]}.json"
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8")
    return path
