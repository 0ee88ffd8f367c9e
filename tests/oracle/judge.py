"""Whether a recorded history keeps the contract. Each check returns what it found wrong, in sentences."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from tests.oracle.history import Call, Change, History
from tests.oracle.order import place_of, pulls_obey_the_order
from tests.oracle.rules import CLAIMABLE, FINISHING, MANAGED, MODE_OF, OWN, QUIET, SETTABLE, Standing

DONE = frozenset({"work", "nothing", "done"})
"""Kinds of answers to an action that took effect."""
PLAIN = frozenset({"open", "take_over", "reserve_next"})


def judge(history: History, *, most_locked: int) -> list[str]:
    """Everything that is wrong. `most_locked`: samples that one transaction locks at most."""
    return [
        *histories_are_legal(history),
        *one_claim_each(history),
        *one_reservation_each(history),
        *what_was_given_is_there(history),
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
            elif after.is_.reserved not in (None, before.is_.reserved):
                yield from _illegally_kept(before.is_, after.is_, history)
        elif after.version != before.version + 1:
            yield f"sample {sample} went from version {before.version} to {after.version}"
        else:
            event = events[after.version]
            wrong = _illegal(event, before, after, history, follows=events.get(before.version))
            if not wrong and _takes_over(event):
                following = events.get(after.version + 1, {"action": None, "member_id": None})
                if (following["action"], following["member_id"]) != ("claim", event["member_id"]):
                    wrong = "no claim of the same member follows"
            if wrong:
                yield f"{_where(event)}: {wrong}"


def _where(event: dict[str, Any]) -> str:
    return f"{event['action']} of sample {event['sample_id']} (version {event['version']})"


def _claim(change: Change) -> tuple[Any, ...]:
    return (change.is_.holder, change.is_.mode, change.from_queue)


def _takes_over(event: dict[str, Any] | None) -> bool:
    """Whether it is the first half of a take-over: the end of a claim that its holder did not ask for."""
    return event is not None and event["action"] == "release" and event["operation_id"] is None


def _illegal(  # noqa: PLR0911 - one for each action
    event: dict[str, Any], before: Change, after: Change, history: History, *, follows: dict[str, Any] | None
) -> str | None:
    who, mode, was, is_ = event["member_id"], event["mode"], before.is_, after.is_
    if (event["from_status"], event["to_status"]) != (was.status, is_.status):
        return (
            f"it says {event['from_status']} → {event['to_status']}, but it was {was.status} → {is_.status}"
        )
    match event["action"]:
        case "claim":
            taken_over = _takes_over(follows) and follows is not None and follows["member_id"] == who
            return _illegal_claim(was, after, who, mode, history, taken_over=taken_over)
        case "release" if _takes_over(event):
            fits = was.holder is not None and (who == was.holder or who in history.managers)
            fits &= (is_.holder, is_.status) == (None, was.status)
            return None if fits else "it was not theirs to take over"
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


def _illegal_claim(
    was: Standing, after: Change, who: int, mode: str, history: History, *, taken_over: bool
) -> str | None:
    """`taken_over`: its last step was that `who` ended another claim."""
    is_ = after.is_
    if was.holder is not None:
        return f"member {was.holder} holds it"
    if was.status not in CLAIMABLE[mode]:
        return f"it is {was.status}"
    if (is_.holder, is_.mode, is_.status) != (who, mode, was.status):
        return "it does more than claim"
    place = place_of(was, who, mode, history)
    if after.from_queue or taken_over:
        fits = taken_over or place is not None
    else:
        fits = who in history.managers or (place is not None and place[:2] in OWN)
    return None if fits else f"it was not for member {who}"


def _illegally_kept(was: Standing, is_: Standing, history: History) -> Iterator[str]:
    mode = MODE_OF.get(was.status)
    place = place_of(was, is_.reserved, mode, history) if mode else None
    if was.holder is not None or place is None or place[:2] in OWN:
        yield f"sample {was.id} was kept for member {is_.reserved}, but it was at {place}"


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
    corrector = was.labeler if action == "reject" else was.corrector
    fits = (is_.labeler, is_.reviewer, is_.rejecter, is_.corrector) == (*people, rejecter, corrector)
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


def one_reservation_each(history: History) -> Iterator[str]:
    """At most one sample is kept ahead for a member in each mode."""
    kept: dict[tuple[int, str], set[int]] = {}
    last: dict[int, Standing] = {}
    for change in sorted(history.changes, key=lambda one: one.id):
        is_ = change.is_
        before = last.get(is_.id)
        last[is_.id] = is_
        if before is not None and before.reserved is not None:
            kept[before.reserved, MODE_OF[before.status]].discard(is_.id)
        if is_.reserved is not None:
            mine = kept.setdefault((is_.reserved, MODE_OF[is_.status]), set())
            mine.add(is_.id)
            if len(mine) > 1:
                yield f"{sorted(mine)} are kept for member {is_.reserved} at one time"


def what_was_given_is_there(history: History) -> Iterator[str]:
    """What was answered to those who opened, took over or had one kept was so at some moment."""
    chains = history.chains()
    for call in history.calls:
        if call.answer is None or call.after is None or call.action not in PLAIN:
            continue
        chain = [one for one in chains.get(call.answer.get("sample", -1), []) if one.tx <= call.after.own]
        if call.answer["kind"] == "work":
            claim = (call.member, call.answer["mode"], call.answer["version"])
            if not any((one.is_.holder, one.is_.mode, one.version) == claim for one in chain):
                yield f"{call.name} was answered a claim that does not exist"
        if call.answer["kind"] == "kept":
            places = [place_of(one.is_, call.member, call.mode, history) for one in chain]
            if not any(place and place[:2] in OWN for place in places):
                yield f"{call.name} was answered sample {call.answer['sample']}, which was never theirs"


# Operations and labels


def operations_are_done_once(history: History) -> Iterator[str]:
    """An action that was answered was done once, or not at all, just as the answer says."""
    events: dict[str, list[dict[str, Any]]] = {}
    for event in history.events:
        # What a manager changed names the change of many that it was part of.
        if event["operation_id"] is not None and event["action"] not in MANAGED:
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
