"""One client of a crowd, a process of its own that may die at any moment and be started again.

    python -m tests.concurrency.client URL SEAT FOLDER GOAL

A seat is a member, or MEMBER@2 for their second window. It works through the queue until it has done GOAL
things, and writes to FOLDER/SEAT.jsonl what it sends before it sends it, and what it was answered. Started
again, it first sends again what was never answered.
"""

import base64
import json
import os
import pickle
import random
import sys
import time
import uuid
from pathlib import Path
from typing import Any, Final

import labelqueue as lq
from labelqueue.queue import Dataset, Queue
from tests.concurrency.ways import Ways
from tests.oracle.database import Database
from tests.oracle.history import Moment, moment, notes

DATASET: Final = "fruit"
LOST: Final = 0.08
"""How often an answer is taken for lost, and the call repeated."""
ACTIONS: Final[dict[str, dict[str, int]]] = {
    "label": {"submit": 70, "skip": 6, "save": 10, "release": 5},
    "review": {"accept": 50, "reject": 25, "skip": 4, "save": 10, "release": 5},
}
PLAIN: Final = ("start_labeling", "start_reviewing", "open", "take_over", "reserve_next")
"""Actions without an operation id."""
STARTS: Final = {"label": "start_labeling", "review": "start_reviewing"}


class Client:
    """A member at work."""

    def __init__(self, url: str, seat: str, folder: Path, *, ways: Ways | None = None) -> None:
        self._log: Final = folder / f"{seat}.jsonl"
        self._before = notes(self._log)
        member, _, window = seat.partition("@")
        first = 10**6 * int(window or 0)  # no number twice for one member
        self._number = max((note["number"] for note in self._before), default=first)
        self._chance: Final = random.Random(f"{seat} {len(self._before)}")
        self._ways: Final = ways
        self._database: Final = Database(url)
        self._workspace: Final = _patiently(lambda: lq.connect(url, member=member))
        self._reviews: Final = self._workspace.member.may(lq.Role.REVIEWER)
        self._manages: Final = self._workspace.member.may(lq.Role.MANAGER)
        self._dataset: Final[Dataset] = _patiently(lambda: self._workspace.dataset(DATASET))
        self._queue: Final[Queue] = _patiently(self._dataset.queue)
        self._file: Final = self._log.open("a")
        self._file.write("\n")  # ends the line that the last life may have left open
        self._now: Moment = moment(self._database)
        self._hands: dict[str, lq.WorkItem] = {}
        self._stale: lq.WorkItem | None = None
        self._submitted: list[str] = []
        self._ahead: str | None = None
        self.done = sum(1 for note in self._before if "answer" in note)

    def close(self) -> None:
        self._file.close()
        self._workspace.close()
        self._database.close()

    def catch_up(self) -> None:
        """Send again what was sent in an earlier life and never answered."""
        answered = {note["number"] for note in self._before if "answer" in note}
        for note in self._before:
            if "answer" not in note and note["number"] not in answered:
                answered.add(note["number"])
                self._ask(note)

    def step(self) -> bool:
        """One thing that a member does. Returns whether there was anything to do."""
        self.done += 1
        mode = "review" if self._reviews and self._chance.random() < 0.6 else "label"
        work = self._hands.get(mode)
        luck = self._chance.random()
        if self._stale is not None and luck < (0.4 if self._same_again(work) else 0.05):
            return self._finish(self._stale)
        if luck < 0.09 and self._submitted:
            return self._send("reopen", "label", name=self._chance.choice(self._submitted[-3:]))
        if luck > (0.85 if self._manages else 0.96):
            return self._open()
        if work is None or luck < 0.14:
            return self._send(STARTS[mode], mode)
        return self._finish(work)

    def _same_again(self, work: lq.WorkItem | None) -> bool:
        """Whether the stale claim is one on the very sample that is in hand: the most dangerous kind."""
        stale = self._stale
        return bool(stale and work and stale.claim.sample_id == work.claim.sample_id and stale != work)

    def _finish(self, work: lq.WorkItem) -> bool:
        weights = ACTIONS[work.mode]
        (action,) = self._chance.choices(list(weights), list(weights.values()))
        draws = action in ("submit", "save") or (action != "release" and self._chance.random() < 0.3)
        pulls = action not in ("save", "release") and self._chance.random() < 0.9
        if action in ("save", "release") or self._chance.random() < 0.1:
            self._stale = work
        self._hands.pop(work.mode, None)
        if action == "submit":
            self._submitted.append(work.sample.name)
        return self._send(action, work.mode.value, work=work, draws=draws, pulls=pulls)

    def _open(self) -> bool:
        """What somebody holds, was kept ahead, or was theirs before."""
        held = [one.sample for one in _patiently(self._queue.holdings)]
        names = [*held, *self._submitted[-2:], *([self._ahead] if self._ahead else [])]
        if not names:
            return True
        take_over = self._chance.random() < 0.7
        return self._send("open", "label", name=self._chance.choice(names), take_over=take_over)

    def _go_on(self, work: lq.WorkItem) -> None:
        """What a window does with a sample that it was given."""
        if work.elsewhere is not None and self._chance.random() < 0.7:
            self._send("take_over", work.mode.value, work=work)
        elif self._chance.random() < 0.8:
            self._send("reserve_next", work.mode.value, work=work)

    def _send(
        self,
        action: str,
        mode: str,
        *,
        work: lq.WorkItem | None = None,
        name: str | None = None,
        draws: bool = False,
        pulls: bool = False,
        take_over: bool = False,
    ) -> bool:
        self._number += 1
        starts = action in STARTS.values()
        place = self._chance.randrange(10**6, 10**7) + 0.5  # found again in the stored body
        note = {
            "number": self._number,
            "action": action,
            "mode": mode,
            "sample": work.claim.sample_id if work else None,
            "name": name,
            "version": work.claim.version if work else None,
            "operation": None if action in PLAIN else uuid.UUID(int=self._chance.getrandbits(128)).hex,
            "mark": f"{place} {self._number} {os.urandom(8).hex()}" if draws else None,
            "pulls": pulls or starts,
            "take_over": take_over,
            "again": None,
            "work": base64.b64encode(pickle.dumps(work)).decode(),
            "before": self._now.as_json(),
        }
        found = self._ask(note)
        refused = isinstance(found, lq.KnownError)  # of which nothing is kept: the next answer may differ
        if note["operation"] and not refused and self._chance.random() < LOST:
            self._number += 1
            self._ask(note | {"number": self._number, "again": note["number"], "before": self._now.as_json()})
        if isinstance(found, lq.WorkItem) and note["pulls"]:
            self._go_on(found)
        if isinstance(found, lq.Sample):
            self._ahead = found.name
        return not (isinstance(found, lq.NothingToDo) and starts)

    def _ask(self, note: dict[str, Any]) -> Any:
        """Send it until there is an answer."""
        self._write(note)
        before = self._done_at_once
        found = _patiently(lambda: self._call(note))
        self._now = moment(self._database)
        told = {"answer": answer_of(found), "at_once": self._done_at_once > before}
        self._write({"number": note["number"], **told, "after": self._now.as_json()})
        if isinstance(found, lq.WorkItem) and note["again"] is None:
            self._hands[found.mode] = found
        return found

    @property
    def _done_at_once(self) -> int:
        return self._ways.taken["at once"] if self._ways else 0

    def _call(self, note: dict[str, Any]) -> Any:
        work, action = pickle.loads(base64.b64decode(note["work"])), note["action"]
        arguments: dict[str, Any] = {}
        if note["mark"]:
            place = float(note["mark"].split()[0])
            drawn = lq.Label().add(lq.Box(place, 1, place + 9, 9), "ripe", attributes={"mark": note["mark"]})
            arguments["label"] = drawn
        if note["operation"]:
            arguments["operation_id"] = uuid.UUID(note["operation"])
        if action == "reject":
            arguments["comment"] = "stem missing"
        if action in ("submit", "skip", "accept", "reject"):
            arguments["pull_next"] = note["pulls"]
        if action == "open":
            arguments["take_over"] = note["take_over"]
        whose = self._dataset if action == "open" else self._queue
        subject = [note["name"]] if note["name"] else [work] if work is not None else []
        try:
            return getattr(whose, action)(*subject, **arguments)
        except lq.StoreUnavailable:
            raise
        except lq.KnownError as refusal:
            return refusal

    def _write(self, note: dict[str, Any]) -> None:
        self._file.write(json.dumps(note) + "\n")
        self._file.flush()


def answer_of(found: Any) -> dict[str, Any]:  # noqa: PLR0911 - one for each kind
    match found:
        case None:
            return {"kind": "done"}
        case lq.WorkItem():
            claim = found.claim
            return {
                "kind": "work",
                "sample": claim.sample_id,
                "version": claim.version,
                "mode": claim.mode,
                "status": found.status,
                "revision": found.revision,
            }
        case lq.Sample():
            return {"kind": "kept", "sample": found.id}
        case lq.View():
            return {"kind": "view", "holder": found.holder}
        case lq.NothingToDo():
            return {"kind": "nothing", "reason": found.reason, "others": found.others}
        case lq.Fenced():
            return {"kind": "fenced", "late": found.late_revision, "holder": found.holder}
        case _:
            return {"kind": "refused", "error": type(found).__name__, "text": str(found)}


def _patiently(call: Any) -> Any:
    """Call until the database answers; it may be busy, or have cut the connection."""
    for attempt in range(60):
        try:
            return call()
        except lq.StoreUnavailable as error:
            last = error
            time.sleep(random.uniform(0.02, 0.1) * min(attempt + 1, 10))
    raise last


class Manager:
    """Changes priorities, assignments and statuses of whatever there is."""

    def __init__(self, url: str, folder: Path) -> None:
        self._stop: Final = folder / "stop"
        self._chance: Final = random.Random(1)
        self._workspace: Final = _patiently(lambda: lq.connect(url, member="boss"))
        self._dataset: Final = _patiently(lambda: self._workspace.dataset(DATASET))
        self._labelers: Final = [one.name for one in self._workspace.members()]
        self._reviewers: Final = [one.name for one in self._workspace.members() if one.may(lq.Role.REVIEWER)]
        count = sum(_patiently(self._dataset.queue().counts).values())
        self._names: Final = [sample_name(number) for number in range(count)]

    def run(self, *, pause: float) -> None:
        while not self._stop.exists():
            _patiently(self.step)
            time.sleep(self._chance.uniform(0, 2 * pause))
        self._workspace.close()

    def step(self) -> None:
        names = self._chance.sample(self._names, self._chance.randint(1, MOST_LOCKED))
        try:
            match self._chance.choice(["priority", "priority", "labeler", "reviewer", "status"]):
                case "priority":
                    priority = self._chance.choice(PRIORITIES)
                    self._dataset.set_priority(dict.fromkeys(names, priority))
                case "labeler":
                    who = self._chance.choice([None, *self._labelers])
                    self._dataset.assign(names, labeler=who)
                case "reviewer":
                    who = self._chance.choice([None, *self._reviewers])
                    self._dataset.assign(names, reviewer=who)
                case _:
                    status = self._chance.choice(["unlabeled", "unlabeled", "labeled", "rejected", "skipped"])
                    self._dataset.set_status(names[:2], status)
        except lq.StoreUnavailable:
            raise
        except lq.KnownError:  # a sample that nobody has labeled cannot be rejected
            pass


MOST_LOCKED: Final = 4
"""Samples that one transaction of anybody locks at most."""
PRIORITIES: Final = [-1.0, 0.0, 0.0, 0.0, 2.5]


def sample_name(number: int) -> str:
    """Names that do not sort like the ids."""
    return f"{number * 7919 % 100_003:06}.jpg"


def main(url: str, seat: str, folder: str, goal: str) -> None:
    if seat == "boss":
        Manager(url, Path(folder)).run(pause=float(goal))
        return
    ways = Ways()
    with ways.watched():
        work(Client(url, seat, Path(folder), ways=ways), int(goal))


def work(client: Client, goal: int) -> None:
    """Until so much is done, or there has been nothing to do for a while."""
    client.catch_up()
    idle = 0
    while client.done < goal and idle < 30:
        idle = 0 if client.step() else idle + 1
        if idle:
            time.sleep(0.02)
    client.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
