"""Whether a recorded history keeps the contract. Each check returns what it found wrong, in sentences."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from tests.oracle.history import Call, Change, History
from tests.oracle.order import place_of, pulls_obey_the_order
from tests.oracle.rules import CLAIMABLE, FINISHING, QUIET, SETTABLE, Standing

DONE = frozenset({"work", "nothing", "done"})
"""Kinds of answers to an action that took effect."""


def judge(history: History, *, most_locked: int) -> list[str]:
    """Everything that is wrong. `most_locked`: samples that one transaction locks at most."""
    return [
        *histories_are_legal(history),
        *one_claim_each(history),
        *operations_are_done_once(history),
        *bodies_are_kept(history),
        *pulls_obey_the_order(history, most_locked=most_locked).wrong,
    ]


# Each sample by itself


def histories_are_legal(history: History) -> Iterator[str]:
    """Versions rise by one, each by an event of its own; each event is a legal step from where it was."""
    by_sample: dict[int, list[dict[str, Any]]] = {}
    for event in history.events:
        if event["action"] not in QUIET:
            by_sample.setdefault(event["sample_id"], []).append(event)
        elif event["from_status"] != event["to_status"]:
            yield f"{_where(event)} changes the status"
    for sample, chain in history.chains().items():
        events = {event["version"]: event for event in by_sample.get(sample, [])}
        versions = sorted(event["version"] for event in by_sample.get(sample, []))
        if versions == list(range(1, chain[-1].version + 1)):
            yield from _illegal_steps(chain, events, history)
        else:
            yield f"sample {sample} has version {chain[-1].version}, and events for {versions}"


def _illegal_steps(chain: list[Change], events: dict[int, dict[str, Any]], history: History) -> Iterator[str]:
    for before, after in pairwise(chain):
        sample = after.is_.id
        if after.version == before.version:
            if (_claim(after), after.is_.status) != (_claim(before), before.is_.status):
                yield f"sample {sample} changed in version {after.version} without a new version"
        elif after.version != before.version + 1:
            yield f"sample {sample} went from version {before.version} to {after.version}"
        else:
            event = events[after.version]
            wrong = _illegal(event, before.is_, after.is_, history)
            if wrong:
                yield f"{_where(event)}: {wrong}"


def _where(event: dict[str, Any]) -> str:
    return f"{event['action']} of sample {event['sample_id']} (version {event['version']})"


def _claim(change: Change) -> tuple[Any, ...]:
    return (change.is_.holder, change.is_.mode, change.from_queue)


def _illegal(event: dict[str, Any], was: Standing, is_: Standing, history: History) -> str | None:
    who, mode = event["member_id"], event["mode"]
    if (event["from_status"], event["to_status"]) != (was.status, is_.status):
        return (
            f"it says {event['from_status']} → {event['to_status']}, but it was {was.status} → {is_.status}"
        )
    match event["action"]:
        case "claim":
            return _illegal_claim(was, is_, who, mode, history)
        case "reopen":
            fits = (was.status, was.holder, was.labeler) == ("labeled", None, who)
            fits &= (is_.status, is_.holder, is_.mode) == ("labeling_in_progress", who, "label")
            return None if fits else "it was not theirs to reopen"
        case "set_status":
            fits = who in history.managers and is_.status in SETTABLE and is_.holder is None
            fits &= is_.status != "rejected" or was.labeler is not None
            return None if fits else "not by a manager, not a status to be set, or the claim goes on"
        case "auto_release":
            fits = (was.holder, is_.holder, is_.status) == (who, None, was.status)
            return None if fits else "it does not just end a claim"
        case action:
            return _illegal_finish(action, was, is_, who, mode)


def _illegal_claim(was: Standing, is_: Standing, who: int, mode: str, history: History) -> str | None:
    if was.holder is not None:
        return f"member {was.holder} holds it"
    if was.status not in CLAIMABLE[mode]:
        return f"it is {was.status}"
    if (is_.holder, is_.mode, is_.status) != (who, mode, was.status):
        return "it does more than claim"
    return None if place_of(was, who, mode, history) else f"it was not for member {who}"


def _illegal_finish(action: str, was: Standing, is_: Standing, who: int, mode: str) -> str | None:
    if (mode, action) not in FINISHING:
        return "there is no such action"
    statuses, to = FINISHING[mode, action]
    if (was.holder, was.mode) != (who, mode):
        return f"member {was.holder} holds it"
    if was.status not in statuses or is_.status != (to or was.status):
        return f"{was.status} → {is_.status} is not in the table of actions"
    if is_.holder != (who if action == "save" else None):
        return "the claim went on, or did not"
    people = {
        ("label", "submit"): (who, was.reviewer),
        ("label", "save"): (who, was.reviewer),
        ("review", "accept"): (was.labeler, who),
        ("review", "reject"): (was.labeler, who),
        ("review", "skip"): (was.labeler, who),
        ("review", "save"): (was.labeler, who),
    }.get((mode, action), (was.labeler, was.reviewer))
    rejecter = {"accept": None, "reject": who}.get(action, is_.rejecter)
    fits = (is_.labeler, is_.reviewer, is_.rejecter) == (*people, rejecter)
    return None if fits else "it has another labeler or reviewer"


def one_claim_each(history: History) -> Iterator[str]:
    """A member has one claim from the queue at most, in each mode.

    The changes of one member's claims are numbered in the order in which they happened: the second one
    is written only after the unique index let it in.
    """
    held: dict[tuple[int, str], set[int]] = {}
    last: dict[int, Change] = {}
    for change in sorted(history.changes, key=lambda one: one.id):
        before = last.get(change.is_.id)
        last[change.is_.id] = change
        if before is not None and before.from_queue and before.is_.holder is not None:
            held[before.is_.holder, str(before.is_.mode)].discard(change.is_.id)
        if change.from_queue and change.is_.holder is not None:
            mine = held.setdefault((change.is_.holder, str(change.is_.mode)), set())
            mine.add(change.is_.id)
            if len(mine) > 1:
                yield f"member {change.is_.holder} holds {sorted(mine)} from the queue at one time"


# Operations and labels


def operations_are_done_once(history: History) -> Iterator[str]:
    """An action that was answered was done once, or not at all, just as the answer says."""
    events: dict[str, list[dict[str, Any]]] = {}
    for event in history.events:
        if event["operation_id"] is not None:
            events.setdefault(event["operation_id"], []).append(event)
    kept = set(history.operations)
    first = {(call.member, call.number): call for call in history.calls}
    for call in history.calls:
        if call.again is not None:
            sooner = first[call.member, call.again].answer
            if None not in (sooner, call.answer) and sooner != call.answer:
                yield f"{call.name} was answered {call.answer}, but {sooner} before"
        elif call.operation is not None:
            yield from _wrongly_done(call, events.pop(call.operation, []), call.operation in kept)
    for operation in events:
        yield f"operation {operation} was done, but nobody sent it"


def _wrongly_done(call: Call, done: list[dict[str, Any]], kept: bool) -> Iterator[str]:
    if len(done) > 1:
        yield f"{call.name} was done {len(done)} times"
    for event in done:
        version = event["version"] if call.version is None else call.version + 1
        sample = event["sample_id"] if call.sample is None else call.sample
        seen = (event["member_id"], event["action"], event["sample_id"], event["version"])
        if seen != (call.member, call.action, sample, version):
            yield f"{call.name} became {_where(event)}"
    if call.answer is not None:
        kind = call.answer["kind"]
        if len(done) != (kind in DONE):
            yield f"{call.name} was answered {kind}, and done {len(done)} times"
        if kept != (kind != "refused"):
            yield f"{call.name} was answered {kind}, and {'' if kept else 'not '}written down"


def bodies_are_kept(history: History) -> Iterator[str]:
    """Each label that was sent and answered is there once; one whose sender died, once at most."""
    by_mark: dict[str, list[Any]] = {}
    numbers: dict[int, list[int]] = {}
    for revision in history.revisions:
        by_mark.setdefault(revision.mark, []).append(revision)
        numbers.setdefault(revision.sample, []).append(revision.number)
    for sample, chain in history.chains().items():
        if sorted(numbers.get(sample, [])) != list(range(1, chain[-1].revisions + 1)):
            yield f"sample {sample} has revisions {sorted(numbers.get(sample, []))}"
    for call in history.calls:
        if call.mark is None or call.again is not None:
            continue
        found = by_mark.pop(call.mark, [])
        kind = call.answer["kind"] if call.answer else None
        if len(found) > 1 or (kind is not None and len(found) != (kind != "refused")):
            yield f"the label of {call.name}, answered {kind}, is there {len(found)} times"
        for revision in found:
            whole = call.mark.split()[0] in revision.text.replace(call.mark, "")
            if not whole or (revision.member, revision.sample) != (call.member, call.sample):
                yield f"the label of {call.name} is there in another form"
            if kind is not None and revision.late != (kind == "fenced"):
                yield f"the label of {call.name}, answered {kind}, is {'' if revision.late else 'not '}late"
            if call.answer and kind == "fenced" and call.answer["late"] != revision.number:
                yield f"the late label of {call.name} is not where the answer says"
    for mark in by_mark:
        yield f"there is a label that nobody sent: {mark!r}"


def count_answers(history: History) -> Counter[str]:
    """How often each action was answered how, to see that a round had everything in it."""
    return Counter(
        f"{call.mode} {call.action} {call.answer['kind'] if call.answer else 'unanswered'}"
        for call in history.calls
    )
