"""Any sequence of calls, by several members with several windows: each comes to what the contract says."""

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
from tests.concurrency.ways import Ways
from tests.examples import LARGE
from tests.oracle.rules import SETTABLE
from tests.property.bench import Bench, Seat, compare, item_of, label, outcome_of
from tests.property.choices import (
    ACTIONS,
    ANNOTATORS,
    CHANGES,
    NAMES,
    PATHS,
    PRIORITIES,
    REVIEWERS,
    ROLES,
    SEATS,
    comments,
    names,
    rounds,
    seats,
)
from tests.property.model import Model
from tests.property.words import NOT_PERMITTED, Line, Outcome, Sent


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

    def at(self, seat: Seat, *, works: bool = True) -> int:
        """The session of that seat; it says that it is alive, as every running client does.

        `works`: it does something in the queue then.
        """
        session = self.bench.session(seat)
        if self.model.seen.get(session) != self.model.now:
            self.bench.workspace(seat).heartbeat()
            self.model.hear(seat[0], session)
        if works:
            self.model.works.add(session)
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

    def given(self, call: Callable[[], Any], expected: Outcome) -> None:
        """The same, of a call that says whether the sample is open elsewhere."""
        before = len(self.hands)
        self.same(call, expected)
        for work in self.hands[before:]:
            assert (work.elsewhere is not None) == self.model.elsewhere

    def new_label(self) -> int:
        self.labels += 1
        return self.labels

    @initialize(given=st.lists(st.sampled_from(PATHS), min_size=3, max_size=6))
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
        self.given(call, self.model.start(seat[0], session, mode))

    @rule(asked=rounds, data=st.data())
    def start_and_finish(self, asked: tuple[Seat, str], data: st.DataObject) -> None:
        before = len(self.hands)
        self.start(asked)
        for work in self.hands[before:]:
            if data.draw(st.booleans()):
                self.reserve(asked[0], work)  # as a window does
            self.finish_it(work, data)

    @rule(asked=rounds, data=st.data())
    def start_and_finish_too(self, asked: tuple[Seat, str], data: st.DataObject) -> None:
        self.start_and_finish(asked, data)

    @rule(asked=rounds)
    def work_through(self, asked: tuple[Seat, str]) -> None:
        """One after the other, as most people do."""
        self.start(asked)
        seat, mode = asked
        for _ in range(3):
            mine = [work for work in self.hands if work.mode == mode and work.claim.holder == seat[0]]
            if not mine or not self.is_live(mine[-1]):
                break
            action = "submit" if mode == "label" else "accept"
            sent = Sent(action, item_of(mine[-1]), self.new_label(), pull_next=True)
            self.send(seat, mine[-1], sent, uuid.uuid4())

    @rule(asked=rounds)
    def work_through_too(self, asked: tuple[Seat, str]) -> None:
        self.work_through(asked)

    @precondition(lambda self: self.hands)
    @rule(data=st.data())
    def finish(self, data: st.DataObject) -> None:
        """Mostly what is still in hand; sometimes a claim that is long gone."""
        live = [work for work in self.hands if self.is_live(work)]
        self.finish_it(data.draw(st.sampled_from([*live, *live, *live, *self.hands])), data)

    @precondition(lambda self: self.hands)
    @rule(data=st.data(), window=st.booleans())
    def reserve_again(self, data: st.DataObject, window: bool) -> None:
        live = [work for work in self.hands if self.is_live(work)]
        work = data.draw(st.sampled_from([*live, *live, *live, *self.hands]))
        self.reserve(self.seat_of(work, window), work)

    def reserve(self, seat: Seat, work: lq.WorkItem) -> None:
        expected = self.model.reserve(seat[0], self.at(seat), item_of(work))
        self.same(lambda: self.bench.queue(seat).reserve_next(work), expected)

    @rule(seat=st.sampled_from([*SEATS, ("boss", 0), ("boss", 0)]), data=st.data(), take_over=st.booleans())
    def open(self, seat: Seat, data: st.DataObject, take_over: bool) -> None:
        name = data.draw(st.sampled_from(sorted(self.model.samples)))
        expected = self.model.open(seat[0], self.at(seat, works=False), name, take_over=take_over)
        self.given(lambda: self.bench.dataset_of(seat).open(name, take_over=take_over), expected)

    @precondition(lambda self: self.hands)
    @rule(data=st.data(), window=st.booleans())
    def take_over(self, data: st.DataObject, window: bool) -> None:
        work = data.draw(st.sampled_from(self.hands))
        seat = self.seat_of(work, window)
        expected = self.model.open(
            seat[0], self.at(seat), work.sample.name, take_over=True, from_others=False
        )
        self.given(lambda: self.bench.queue(seat).take_over(work), expected)

    def seat_of(self, work: lq.WorkItem, window: bool) -> Seat:
        return (work.claim.holder, int(window and work.claim.holder in ("ann", "rita")))

    def is_live(self, work: lq.WorkItem) -> bool:
        one = self.model.samples[work.sample.name]
        return (one.is_.holder, one.version) == (work.claim.holder, work.claim.version)

    def finish_it(self, work: lq.WorkItem, data: st.DataObject) -> None:
        window = data.draw(st.booleans())
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
        seat, operation = self.seat_of(work, window), uuid.uuid4()
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

    @rule(seat=seats, how=st.sampled_from(["crash", "close", "live"]))
    def end_or_say_alive(self, seat: Seat, how: str) -> None:
        match how:
            case "crash":
                self.bench.crash(seat)
            case "close":
                self.model.say_goodbye(self.at(seat, works=False))
                self.bench.say_goodbye(seat)
            case _:
                self.at(seat, works=False)

    @rule(minutes=st.sampled_from([1.3, 11, 42, 780, 1800]))
    def let_time_pass(self, minutes: float) -> None:
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
                given: dict[str, Any] = {person: who}
                self.same(
                    lambda: self.bench.dataset.assign(names, **given),
                    self.model.assign(names, person, who),
                )

    def priority(self, names: list[str], priority: float) -> None:
        priorities = dict.fromkeys(names, priority)
        self.same(lambda: self.bench.dataset.set_priority(priorities), self.model.set_priority(priorities))

    @rule(data=st.data())
    def manage_the_queue(self, data: st.DataObject) -> None:
        match data.draw(st.sampled_from(["settings", "settings", "members", "state", "leaving"])):
            case "settings":
                self.configure(data.draw(st.sampled_from(CHANGES)))
            case "members":
                self.name_members(
                    data.draw(st.sampled_from(ANNOTATORS)), data.draw(st.sampled_from(REVIEWERS))
                )
            case "leaving":
                self.remove_and_add_again(data.draw(st.sampled_from(sorted(ROLES))))
            case "state":
                self.set_state(data.draw(st.sampled_from(["resume", "pause", "finish"])))
                if data.draw(st.booleans()):
                    self.set_state("resume")

    def remove_and_add_again(self, who: str) -> None:
        self.at((who, 0))
        boss, queue = self.bench.workspace(("boss", 0)), self.bench.queue((who, 0))
        boss.remove_member(who)
        self.model.remove(who)
        try:
            self.same(queue.start_labeling, NOT_PERMITTED)
            compare(self.model, self.bench)
        finally:
            boss.add_member(who, ROLES[who])

    def name_members(self, annotators: list[str], reviewers: list[str]) -> None:
        queue = self.bench.queue(("boss", 0))
        self.same(
            lambda: queue.assign(annotators=annotators, reviewers=reviewers),
            self.model.name_members(annotators, reviewers),
        )

    def set_state(self, state: str) -> None:
        getattr(self.bench.queue(("boss", 0)), state)()
        self.model.set_state({"pause": "paused", "resume": "active", "finish": "finished"}[state])

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
    ways = Ways()
    with ways.watched():
        run(Machine)
    assert min(ways.taken["at once"], ways.taken["step by step"]) > 5, ways.taken


def run(machine: type[QueueMachine]) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=1000 if LARGE else 8,
            stateful_step_count=60 if LARGE else 30,
            derandomize=not LARGE,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
