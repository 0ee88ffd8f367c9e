"""Any sequence of calls, by several members with several windows: each comes to what the contract says."""

import os
import uuid
from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

import labelqueue as lq
from tests.oracle.rules import FINISHING, SETTABLE
from tests.property.bench import Bench, Seat, compare, item_of, label, outcome_of
from tests.property.model import Line, Model, Outcome, Sent

LARGE = os.environ.get("LABELQUEUE_LARGE") == "1"

SEATS: list[Seat] = [("ann", 0), ("ann", 1), ("bob", 0), ("rita", 0), ("rita", 1), ("rolf", 0)]
NAMES = ["d.jpg", "B.jpg", "é.jpg", "a.jpg", "c.jpg", "_.jpg"]
PRIORITIES = [-1.5, 0.0, 0.0, 2.5]
LABELED = [(("ann", 0), "label", "submit")]
REJECTED = [*LABELED, (("rita", 0), "review", "reject")]
PATHS: list[list[tuple[Seat, str, str]]] = [
    [],
    LABELED,
    [(("rita", 1), "label", "submit")],
    REJECTED,
    [*REJECTED, *LABELED],
    [(("bob", 0), "label", "submit"), (("rita", 0), "review", "save"), (("rita", 0), "review", "release")],
]
ANNOTATORS = [["ann", "bob", "rita", "rolf"], ["ann", "bob", "rita"], ["bob", "rolf"], ["ann"]]
REVIEWERS = [["rita", "rolf"], ["rita"], ["rolf"]]
CHANGES: list[dict[str, Any]] = [
    {"save_enabled": True},
    {"skip_review_enabled": True},
    {"skip_label_enabled": False},
    {"skip_label_enabled": True},
    {"reject_comment_required": True},
    {"reject_comment_required": False},
    {"skip_reason_required": True},
    {"skip_reason_required": False},
    *({"self_review": one} for one in lq.SelfReview),
    *({"tie_break": one} for one in lq.TieBreak),
    {"auto_release_minutes": 0},
    {"auto_release_minutes": 60},
    {"review_affinity_hours": 3},
    {"return_rejected_after_hours": 48},
    {"return_rejected_after_hours": None},
]

ROUNDS = [(seat, "label") for seat in SEATS] + [(seat, "review") for seat in SEATS if seat[0][0] == "r"] * 2
ACTIONS = {
    "label": ["submit", "submit", "submit", "skip", "save", "save", "release"],
    "review": ["accept", "reject", "reject", "reject", "skip", "save", "save", "release"],
}
assert {(mode, action) for mode, actions in ACTIONS.items() for action in actions} == FINISHING.keys()

seats = st.sampled_from(SEATS)
names = st.sampled_from(NAMES)
rounds = st.sampled_from(ROUNDS)
comments = st.sampled_from(["stem missing", ""])


class QueueMachine(RuleBasedStateMachine):
    """What is done to the program is done to the model, and what came of it is compared."""

    bench: ClassVar[Bench]

    def __init__(self) -> None:
        super().__init__()
        self.model = Model()
        self.hands: list[lq.WorkItem] = []  # every work item that was ever handed out
        self.sent: list[tuple[Seat, lq.WorkItem, Sent, uuid.UUID]] = []
        self.reopened: list[tuple[Seat, str, uuid.UUID]] = []
        self.labels = 0
        self.bench.new_round()

    # How a call is made

    def at(self, seat: Seat) -> int:
        """The session of that seat; it says that it is alive, as every running client does."""
        session = self.bench.session(seat)
        if self.model.seen.get(session) != self.model.now:
            self.bench.workspace(seat).heartbeat()
            self.model.seen[session] = self.model.now
        return session

    def same(self, call: Callable[[], Any], expected: Outcome) -> None:
        found: Any
        try:
            found = call()
            outcome = outcome_of(found)
        except lq.KnownError as refusal:
            found, outcome = refusal, ("refused", type(refusal))
        assert outcome == expected, found
        if isinstance(found, lq.WorkItem):
            self.hands.append(found)

    def new_label(self) -> int:
        self.labels += 1
        return self.labels

    # Rules

    @initialize(given=st.lists(st.sampled_from(PATHS), min_size=3, max_size=5))
    def some_samples(self, given: list[list[tuple[Seat, str, str]]]) -> None:
        """Some are new, some have come further already."""
        self.configure({"save_enabled": True, "skip_review_enabled": True})
        for name, path in zip(NAMES, given, strict=False):
            self.add(name, 9.0, prelabeled=False)
            for seat, mode, action in path:
                before = len(self.hands)
                self.start((seat, mode))
                for work in self.hands[before:]:
                    number = None if action == "release" else self.new_label()
                    self.send(seat, work, Sent(action, item_of(work), number), uuid.uuid4())
            self.priority([name], 0.0)

    @rule(name=names, priority=st.sampled_from(PRIORITIES), prelabeled=st.booleans())
    def add(self, name: str, priority: float, prelabeled: bool) -> None:
        prelabel = self.new_label() if prelabeled else None
        spec = lq.SampleSpec(
            name, "https://x/y.jpg", priority=priority, label=None if prelabel is None else label(prelabel)
        )
        assert self.bench.dataset.add_samples([spec]) == (name not in self.model.samples)
        if name not in self.model.samples:
            self.model.add(self.bench.states()[name]["sample_id"], name, priority, prelabel)

    @rule(asked=rounds)
    def start(self, asked: tuple[Seat, str]) -> None:
        seat, mode = asked
        session = self.at(seat)
        queue = self.bench.queue(seat)
        call = queue.start_labeling if mode == "label" else queue.start_reviewing
        self.same(call, self.model.start(seat[0], session, mode))

    @rule(asked=rounds, data=st.data())
    def start_and_finish(self, asked: tuple[Seat, str], data: st.DataObject) -> None:
        before = len(self.hands)
        self.start(asked)
        for work in self.hands[before:]:
            self.finish_it(work, data)

    @rule(asked=rounds, data=st.data())
    def start_and_finish_too(self, asked: tuple[Seat, str], data: st.DataObject) -> None:
        self.start_and_finish(asked, data)

    @precondition(lambda self: self.hands)
    @rule(data=st.data())
    def finish(self, data: st.DataObject) -> None:
        """Mostly what is still in hand; sometimes a claim that is long gone."""
        live = [work for work in self.hands if self.is_live(work)]
        self.finish_it(data.draw(st.sampled_from([*live, *live, *live, *self.hands])), data)

    def is_live(self, work: lq.WorkItem) -> bool:
        one = self.model.samples[work.sample.name]
        return (one.is_.holder, one.version) == (work.claim.holder, work.claim.version)

    def finish_it(self, work: lq.WorkItem, data: st.DataObject) -> None:
        window = data.draw(st.booleans()) and work.claim.holder in ("ann", "rita")
        action = data.draw(st.sampled_from(ACTIONS[work.mode]))
        item, corrected = item_of(work), data.draw(st.booleans())
        number: int | None = self.new_label()
        if action == "release" or (action not in ("submit", "save") and not corrected):
            number = None
        elif work.mode == "review" and not corrected:
            number = item.label
        sent = Sent(
            action=action,
            item=item,
            label=number,
            comment=data.draw(comments) if action in ("skip", "reject") else "",
            pull_next=action not in ("save", "release") and data.draw(st.booleans()),
        )
        seat, operation = (work.claim.holder, int(window)), uuid.uuid4()
        self.sent.append((seat, work, sent, operation))
        self.send(seat, work, sent, operation)

    def send(self, seat: Seat, work: lq.WorkItem, sent: Sent, operation: uuid.UUID) -> None:
        session = self.at(seat)
        queue = self.bench.queue(seat)
        drawn = None if sent.label is None else label(sent.label)
        arguments: dict[str, Any] = {"operation_id": operation}
        if drawn is not None:
            arguments["label"] = drawn
        if sent.action not in ("save", "release"):
            arguments["pull_next"] = sent.pull_next
        if sent.action == "skip":
            arguments["reason"] = sent.comment
        if sent.action == "reject":
            arguments["comment"] = sent.comment
        call = getattr(queue, sent.action)
        expected = self.model.finish(seat[0], session, sent, operation)
        self.same(lambda: call(work, **arguments), expected)

    @precondition(lambda self: self.sent)
    @rule(data=st.data(), crashed=st.booleans())
    def send_again(self, data: st.DataObject, crashed: bool) -> None:
        seat, work, sent, operation = data.draw(st.sampled_from(self.sent))
        if crashed:
            self.bench.crash(seat)
        self.send(seat, work, sent, operation)

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def use_an_operation_id_for_something_else(self, data: st.DataObject) -> None:
        seat, work, sent, operation = data.draw(st.sampled_from(self.sent))
        if sent.action in ("submit", "accept"):
            other = Sent(sent.action, sent.item, self.new_label(), pull_next=sent.pull_next)
            self.sent.append((seat, work, other, operation))
            self.send(seat, work, other, operation)

    @rule(data=st.data())
    def reopen(self, data: st.DataObject) -> None:
        done = [(one.is_.labeler, name) for name, one in self.model.samples.items() if one.is_.labeler]
        anything = (data.draw(seats)[0], data.draw(st.sampled_from(sorted(self.model.samples))))
        who, name = data.draw(st.sampled_from([*done, *done, anything]))
        operation = uuid.uuid4()
        self.reopened.append(((who, 0), name, operation))
        self.send_reopen((who, 0), name, operation)

    @precondition(lambda self: self.reopened)
    @rule(data=st.data())
    def reopen_again(self, data: st.DataObject) -> None:
        self.send_reopen(*data.draw(st.sampled_from(self.reopened)))

    def send_reopen(self, seat: Seat, name: str, operation: uuid.UUID) -> None:
        expected = self.model.reopen(seat[0], self.at(seat), name, operation)
        self.same(lambda: self.bench.queue(seat).reopen(name, operation_id=operation), expected)

    @rule(seat=seats, dies=st.booleans())
    def crash_or_say_alive(self, seat: Seat, dies: bool) -> None:
        if dies:
            self.bench.crash(seat)
        else:
            self.at(seat)

    @rule(minutes=st.sampled_from([42, 780, 1800]))
    def let_time_pass(self, minutes: int) -> None:
        self.bench.database.let_time_pass(minutes)
        self.model.now += minutes

    # What a manager does

    @rule(data=st.data())
    def manage(self, data: st.DataObject) -> None:
        some = st.lists(st.sampled_from(sorted(self.model.samples)), min_size=1, max_size=3, unique=True)
        names = data.draw(some)
        match data.draw(st.sampled_from(["status", "priority", "labeler", "reviewer"])):
            case "status":
                status = data.draw(st.sampled_from([*SETTABLE, "labeling_in_progress"]))
                self.same(
                    lambda: self.bench.dataset.set_status(names, status),
                    self.model.set_status(names, status),
                )
            case "priority":
                self.priority(names, data.draw(st.sampled_from(PRIORITIES)))
            case person:
                who = data.draw(st.sampled_from(["ann", "bob", "rita", "rolf", None]))
                self.same(
                    lambda: self.bench.dataset.assign(names, **{person: who}),
                    self.model.assign(names, person, who),
                )

    def priority(self, names: list[str], priority: float) -> None:
        priorities = dict.fromkeys(names, priority)
        self.same(lambda: self.bench.dataset.set_priority(priorities), self.model.set_priority(priorities))

    @rule(data=st.data())
    def manage_the_queue(self, data: st.DataObject) -> None:
        match data.draw(st.sampled_from(["settings", "settings", "members", "state"])):
            case "settings":
                self.configure(data.draw(st.sampled_from(CHANGES)))
            case "members":
                self.name_members(
                    data.draw(st.sampled_from(ANNOTATORS)), data.draw(st.sampled_from(REVIEWERS))
                )
            case "state":
                self.set_state(data.draw(st.sampled_from(["resume", "pause", "finish"])))
                if data.draw(st.booleans()):
                    self.set_state("resume")

    def name_members(self, annotators: list[str], reviewers: list[str]) -> None:
        queue = self.bench.queue(("boss", 0))
        self.same(
            lambda: queue.assign(annotators=annotators, reviewers=reviewers),
            self.model.name_members(annotators, reviewers),
        )

    def set_state(self, state: str) -> None:
        getattr(self.bench.queue(("boss", 0)), state)()
        self.model.state = {"pause": "paused", "resume": "active", "finish": "finished"}[state]

    def configure(self, change: dict[str, Any]) -> None:
        self.bench.queue(("boss", 0)).configure(**change)
        self.model.settings = self.model.settings.changed(**change)

    # What always holds

    @invariant()
    def everything_is_as_the_model_has_it(self) -> None:
        compare(self.model, self.bench)

    def teardown(self) -> None:
        for name, one in self.model.samples.items():
            assert self.bench.revisions(name) == one.revisions
            told = [
                Line(
                    line.action.value, line.member, line.from_status.value, line.to_status.value, line.version
                )
                for line in self.bench.dataset.history(name)
            ]
            assert told == one.lines


@pytest.fixture(params=["sqlite", "postgres"])
def bench(request: pytest.FixtureRequest, tmp_path: Any) -> Iterator[Bench]:
    url = (
        f"sqlite:///{tmp_path}/workspace.db"
        if request.param == "sqlite"
        else request.getfixturevalue("postgres_url")
    )
    made = Bench(url)
    yield made
    made.close()


@pytest.mark.timeout(3600 if LARGE else 120)
def test_the_queue_keeps_its_contract(bench: Bench) -> None:
    class Machine(QueueMachine):
        pass

    Machine.bench = bench
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=1000 if LARGE else 8,
            stateful_step_count=60 if LARGE else 30,
            derandomize=not LARGE,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
