"""Whether each pull of a recorded history obeys the order of the contract."""

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from typing import Any

from tests.oracle.history import Call, Change, History
from tests.oracle.rules import Key, Standing, key

FIRST_OPEN = (3, 2)
"""The first step of what is nobody's own."""


@dataclass
class Pulls:
    """What was found about the pulls. `judged`: how many of them had to give way to nothing at all."""

    wrong: list[str] = field(default_factory=list)
    judged: int = 0
    excused: int = 0


def pulls_obey_the_order(history: History, *, most_locked: int) -> Pulls:
    """No sample was passed over that was there for the member all the time.

    A sample counts only if what it was when the call began (seen by the moment before) stayed as it was until
    the answer had come (the next change of it got its number after the moment behind). The sample that was
    handed out counts at the best place that it had at any time in between. A transaction that was rolled
    back may have kept `most_locked` open samples locked without a trace: as many may be passed over then.
    What is a member's own is waited for, never passed over.
    """
    found, now = Pulls(), _Now(history)
    calls = [call for call in history.calls if call.pulls and call.again is None and call.answer is not None]
    for call in sorted(calls, key=lambda one: one.before.rank):
        assert call.answer is not None
        assert call.after is not None
        if call.answer["kind"] not in ("work", "nothing"):
            continue
        now.move_to(call)
        excuse = most_locked * sum(
            1 for tx in history.aborted if tx <= call.after.own and not call.before.sees(tx)
        )
        got = _got(call, now, history)
        if isinstance(got, str):
            found.wrong.append(f"{call.name} {got}")
            continue
        own, open_ = now.passed_over(call, got)
        if call.answer["kind"] == "nothing" and call.answer["reason"] == "busy":
            open_ = open_[:0]
        found.judged += excuse == 0
        found.excused += excuse > 0
        if own or len(open_) > excuse:
            better = [(one.is_.name, where) for one, where in (own + open_)[:3]]
            found.wrong.append(f"{call.name} got {call.answer} at {got}, but there was {better}")
    return found


def _got(call: Call, now: "_Now", history: History) -> Key | str | None:
    """The best place that what was handed out had during the call; None: nothing was."""
    assert call.answer is not None
    assert call.after is not None
    if call.answer["kind"] == "nothing":
        return None
    chain = now.chains[call.answer["sample"]]
    first = next((place for place, one in enumerate(chain) if one.version == call.answer["version"]), None)
    if first is None or (chain[first].is_.holder, chain[first].is_.mode) != (call.member, call.mode):
        return "was answered a claim that does not exist"
    start = now.current.get(call.answer["sample"], 0)
    during = chain[start:first] or [chain[start]]  # in hand already: what it is in hand
    if not chain[first].from_queue:
        during.append(chain[first])  # opened or reopened in another window: in hand since then
    places = [place for one in during if (place := place_of(one.is_, call.member, call.mode, history))]
    return min(places) if places else "got what was not for that member"


class _Now:
    """Which samples there are for whom, at the moment before a call. Moves from earlier to later moments."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.chains = history.chains()
        self.current: dict[int, int] = {}  # place in the chain
        self._places = {
            change.id: place for chain in self.chains.values() for place, change in enumerate(chain)
        }
        self._coming = sorted(history.changes, key=lambda one: one.tx, reverse=True)
        self._running: list[Change] = []
        self._own: dict[int, set[int]] = {}
        self._open: dict[str, list[tuple[float, bytes, int]]] = {"label": [], "review": []}

    def move_to(self, call: Call) -> None:
        while self._coming and self._coming[-1].tx < call.before.upper:
            self._running.append(self._coming.pop())
        still = []
        for change in self._running:
            if call.before.sees(change.tx):
                self._apply(change)
            else:
                still.append(change)
        self._running = still

    def _apply(self, change: Change) -> None:
        sample, place = change.is_.id, self._places[change.id]
        before = self.current.get(sample)
        if before is not None:
            if before > place:
                return
            self._take_out(self.chains[sample][before].is_)
        self.current[sample] = place
        self._put_in(change.is_)

    def _put_in(self, one: Standing) -> None:
        for who in _people(one):
            self._own.setdefault(who, set()).add(one.id)
        mode = _open_in(one)
        if mode is not None:
            insort(self._open[mode], self._sorted_by(one))

    def _take_out(self, one: Standing) -> None:
        for who in _people(one):
            self._own[who].discard(one.id)
        mode = _open_in(one)
        if mode is not None:
            rows = self._open[mode]
            del rows[bisect_left(rows, self._sorted_by(one))]

    def _sorted_by(self, one: Standing) -> tuple[float, bytes, int]:
        name = one.name.encode() if self.history.tie_break == "name" else b""
        return (-one.priority, name, one.id)

    def passed_over(self, call: Call, got: Key | None) -> tuple[list[Any], list[Any]]:
        """What was there all the time and comes before `got`: the member's own, and what is open."""
        own, open_ = [], []
        for sample in self._own.get(call.member, ()):
            one = self.chains[sample][self.current[sample]]
            place = place_of(one.is_, call.member, call.mode, self.history)
            better = place is not None and (got is None or place < got) and _open_in(one.is_) is None
            if better and self._stayed(one, call, only_facts=True):
                own.append((one, place))
        for _, _, sample in self._open[call.mode]:
            one = self.chains[sample][self.current[sample]]
            place = place_of(one.is_, call.member, call.mode, self.history)
            # Sorted as inside one step: in the first open one, what comes behind is not better.
            if place and got is not None and got[:2] <= FIRST_OPEN and place >= got:
                break
            if place and (got is None or place < got) and self._stayed(one, call, only_facts=False):
                open_.append((one, place))
        return own, open_

    def _stayed(self, one: Change, call: Call, *, only_facts: bool) -> bool:
        assert call.after is not None
        for later in self.chains[one.is_.id][self._places[one.id] + 1 :]:
            if later.tx > call.after.own:
                return True
            if not only_facts or later.is_ != one.is_:
                return False
        return True


def _people(one: Standing) -> set[int]:
    """Everybody to whom it may be their own."""
    people = (
        one.holder,
        one.reserved,
        one.labeler,
        one.rejecter,
        one.corrector,
        one.reviewer,
        one.assigned_labeler,
        one.assigned_reviewer,
    )
    return {who for who in people if who is not None}


def _open_in(one: Standing) -> str | None:
    """The mode in which it is nobody's own."""
    if one.holder is not None or one.reserved is not None:
        return None
    for_anyone = one.assigned_labeler is None
    if one.status in ("unlabeled", "prelabeled") or (one.status == "rejected" and one.corrector is None):
        return "label" if for_anyone else None
    if one.status == "labeled" and one.rejecter is None and one.assigned_reviewer is None:
        return "review"
    return None


def place_of(one: Standing, who: int, mode: str, history: History) -> Key | None:
    """Where it stands in the order of one member, by the settings of that history."""
    return key(one, who=who, mode=mode, self_review=history.self_review, tie_break=history.tie_break)
