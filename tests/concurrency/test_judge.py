"""The judge of crowds finds what is wrong: a history that was recorded once is spoilt in many ways."""

import copy
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from tests.concurrency import crowd
from tests.concurrency.client import MOST_LOCKED, Client, Manager
from tests.oracle.history import Call, Change, History, Moment, collect
from tests.oracle.judge import judge
from tests.oracle.order import pulls_obey_the_order
from tests.oracle.rules import CLAIMABLE, Standing

SIZE = crowd.Size(clients=4, samples=25, goal=0, pause=0, kills=0)


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> History:
    folder = tmp_path_factory.mktemp("recorded")
    url = f"sqlite:///{folder}/workspace.db"
    crowd.found(url, SIZE, self_review="last", tie_break="name")
    manager = Manager(url, folder)
    clients = [Client(url, f"member{number}", folder) for number in range(SIZE.clients)]
    for turn in range(40):
        for client in clients:
            client.step()
        if turn % 8 == 0:
            manager.step()
    for client in clients:
        client.close()
    (folder / "stop").touch()
    manager.run(pause=0)
    return collect(url, [folder / f"member{number}.jsonl" for number in range(SIZE.clients)])


@pytest.fixture
def history(recorded: History) -> History:
    return copy.deepcopy(recorded)


def wrong(history: History) -> str:
    return "\n".join(judge(history, most_locked=MOST_LOCKED))


def test_what_happened_is_right(history: History) -> None:
    assert wrong(history) == ""
    assert pulls_obey_the_order(history, most_locked=MOST_LOCKED).judged > 50


def call(history: History, action: str, kind: str = "work", **more: Any) -> Call:
    return next(
        one
        for one in history.calls
        if one.action == action
        and one.answer is not None
        and one.answer["kind"] == kind
        and one.again is None
        and all(getattr(one, name) == value for name, value in more.items())
    )


def change_call(history: History, old: Call, **changes: Any) -> None:
    history.calls[history.calls.index(old)] = replace(old, **changes)


def event(history: History, action: str) -> dict[str, Any]:
    return next(one for one in history.events if one["action"] == action)


def around(history: History, one: dict[str, Any]) -> tuple[Change, Change]:
    """The sample before and after that event."""
    chain = history.chains()[one["sample_id"]]
    place = next(place for place, change in enumerate(chain) if change.version == one["version"])
    return chain[place - 1], chain[place]


def change(history: History, old: Change, is_: dict[str, Any] | None = None, **changes: Any) -> None:
    place = history.changes.index(old)
    history.changes[place] = replace(old, is_=replace(old.is_, **(is_ or {})), **changes)


def passed_over(history: History) -> None:
    better = Standing(10_000, "better.jpg", "unlabeled", priority=99.0)
    history.changes.append(Change(0, 0, better, from_queue=False, version=0, revision=0, revisions=0))


def passed_over_for_review(history: History) -> None:
    better = Standing(10_000, "better.jpg", "labeled", priority=99.0, labeler=-1)
    history.changes.append(Change(0, 0, better, from_queue=False, version=0, revision=0, revisions=0))


def sent_away(history: History) -> None:
    one = call(history, "start_labeling")
    answer = {"kind": "nothing", "reason": "empty", "others": 0}
    change_call(history, one, answer=answer)


def claimed_while_held(history: History) -> None:
    before, _ = around(history, event(history, "claim"))
    change(history, before, {"holder": -1, "mode": "label"})


def claimed_by_the_wrong_one(history: History) -> None:
    before, _ = around(history, event(history, "claim"))
    change(history, before, {"assigned_labeler": -1})


def claimed_when_done(history: History) -> None:
    claim = event(history, "claim")
    before, after = around(history, claim)
    change(history, before, {"status": "reviewed"})
    change(history, after, {"status": "reviewed"})
    claim["from_status"] = claim["to_status"] = "reviewed"


def two_in_hand(history: History) -> None:
    _, after = around(history, event(history, "claim"))
    second = replace(after, id=after.id + 0.5, is_=replace(after.is_, id=10_000))  # type: ignore[arg-type]
    history.changes.append(second)


def finished_without_a_claim(history: History) -> None:
    before, _ = around(history, event(history, "submit"))
    change(history, before, {"holder": None, "mode": None})


def not_in_the_table(history: History) -> None:
    submit = event(history, "submit")
    _, after = around(history, submit)
    change(history, after, {"status": "reviewed"})
    submit["to_status"] = "reviewed"


def labeler_forgotten(history: History) -> None:
    _, after = around(history, event(history, "submit"))
    change(history, after, {"labeler": None})


def version_without_event(history: History) -> None:
    history.events.remove(event(history, "submit"))


def version_jumps(history: History) -> None:
    _, after = around(history, event(history, "submit"))
    change(history, after, version=after.version + 1)


def claim_ends_without_event(history: History) -> None:
    _, after = around(history, event(history, "claim"))
    more = replace(after, id=after.id + 0.5, is_=replace(after.is_, holder=None, mode=None))  # type: ignore[arg-type]
    history.changes.append(more)


def kept(history: History) -> tuple[Change, Change]:
    """A sample before and after it was kept ahead for somebody."""
    pairs = (pair for chain in history.chains().values() for pair in pairwise(chain))
    return next((one, two) for one, two in pairs if two.is_.reserved and not one.is_.reserved)


def two_kept(history: History) -> None:
    _, after = kept(history)
    second = replace(after, id=after.id + 0.5, is_=replace(after.is_, id=10_000))  # type: ignore[arg-type]
    history.changes.append(second)


def kept_what_is_somebody_elses(history: History) -> None:
    before, after = kept(history)
    person = "assigned_labeler" if before.is_.status in CLAIMABLE["label"] else "assigned_reviewer"
    change(history, before, {person: -1})
    change(history, after, {person: -1})


def kept_what_is_held(history: History) -> None:
    before, after = kept(history)
    change(history, before, {"holder": -1, "mode": "label"})
    change(history, after, {"holder": -1, "mode": "label"})


def pulled_what_is_kept(history: History) -> None:
    before, _ = around(history, event(history, "claim"))
    change(history, before, {"reserved": -1})


def passed_over_what_was_kept(history: History) -> None:
    one = call(history, "start_labeling")
    ahead = Standing(10_000, "ahead.jpg", "unlabeled", priority=-99.0, reserved=one.member)
    history.changes.append(Change(0, 0, ahead, from_queue=False, version=0, revision=0, revisions=0))
    better = Standing(10_001, "better.jpg", "unlabeled", priority=99.0, reserved=-1)
    history.changes.append(Change(0, 0, better, from_queue=False, version=0, revision=0, revisions=0))


def kept_and_never_theirs(history: History) -> None:
    one = call(history, "reserve_next", kind="kept")
    change_call(history, one, answer={"kind": "kept", "sample": -1})


def opened_without_a_claim(history: History) -> None:
    one = call(history, "open")
    change_call(history, one, answer={**(one.answer or {}), "version": -1})


def taken_over(history: History) -> dict[str, Any]:
    return next(one for one in history.events if one["action"] == "release" and not one["operation_id"])


def taken_over_by_anybody(history: History) -> None:
    taken_over(history)["member_id"] = -1


def ended_by_somebody_else(history: History) -> None:
    first = taken_over(history)
    where = (first["sample_id"], first["version"] + 1)
    next(one for one in history.events if (one["sample_id"], one["version"]) == where)["member_id"] = -1


def done_twice(history: History) -> None:
    history.events.append(dict(event(history, "submit")))


def done_though_fenced(history: History) -> None:
    one = call(history, "submit")
    change_call(history, one, answer={"kind": "fenced", "late": None, "holder": None})


def not_done_though_answered(history: History) -> None:
    one = call(history, "submit", kind="fenced")
    change_call(history, one, answer={"kind": "done"})


def another_answer(history: History) -> None:
    one = next(one for one in history.calls if one.again is not None)
    change_call(history, one, answer={"kind": "done", "else": True})


def not_written_down(history: History) -> None:
    operation = call(history, "submit").operation
    assert operation is not None
    history.operations.remove(operation)


def unsent(history: History) -> None:
    event(history, "accept")["operation_id"] = "somebody else's"


def another_version(history: History) -> None:
    one = call(history, "submit")
    assert one.version is not None
    change_call(history, one, version=one.version - 1)


def body_lost(history: History) -> None:
    mark = call(history, "submit").mark
    history.revisions = [one for one in history.revisions if one.mark != mark]


def late_body_lost(history: History) -> None:
    history.revisions = [one for one in history.revisions if not one.late]


def body_twice(history: History) -> None:
    first = next(one for one in history.revisions if one.mark == call(history, "submit").mark)
    history.revisions.append(replace(first, number=first.number + 100))


def body_changed(history: History) -> None:
    first = next(one for one in history.revisions if one.mark == call(history, "submit").mark)
    place = history.revisions.index(first)
    history.revisions[place] = replace(first, text=first.mark)


def body_is_late(history: History) -> None:
    first = next(one for one in history.revisions if one.mark == call(history, "submit").mark)
    history.revisions[history.revisions.index(first)] = replace(first, late=True)


def foreign_body(history: History) -> None:
    history.revisions.append(replace(history.revisions[0], mark="nobody's", number=10_000))


SPOILT: list[tuple[Callable[[History], None], str]] = [
    (passed_over, "but there was [('better.jpg'"),
    (passed_over_for_review, "but there was [('better.jpg'"),
    (sent_away, "but there was"),
    (claimed_while_held, "member -1 holds it"),
    (claimed_by_the_wrong_one, "it was not for member"),
    (claimed_when_done, "it is reviewed"),
    (two_in_hand, "from the queue at one time"),
    (finished_without_a_claim, "member None holds it"),
    (not_in_the_table, "is not in the table of actions"),
    (labeler_forgotten, "it has another labeler or reviewer"),
    (version_without_event, "and events for"),
    (version_jumps, "went from version"),
    (claim_ends_without_event, "without a new version"),
    (two_kept, "at one time"),
    (kept_what_is_somebody_elses, "but it was at None"),
    (kept_what_is_held, "was kept for member"),
    (pulled_what_is_kept, "it was not for member"),
    (passed_over_what_was_kept, "but there was [('ahead.jpg'"),
    (kept_and_never_theirs, "which was never theirs"),
    (opened_without_a_claim, "a claim that does not exist"),
    (taken_over_by_anybody, "it was not theirs to take over"),
    (ended_by_somebody_else, "no claim of the same member follows"),
    (done_twice, "was done 2 times"),
    (done_though_fenced, "was answered fenced, and done 1 times"),
    (not_done_though_answered, "was answered done, and done 0 times"),
    (another_answer, " before"),
    (not_written_down, "and not written down"),
    (unsent, "nobody sent it"),
    (another_version, "became submit of sample"),
    (body_lost, "is there 0 times"),
    (late_body_lost, "is there 0 times"),
    (body_twice, "is there 2 times"),
    (body_changed, "in another form"),
    (body_is_late, "is late"),
    (foreign_body, "a label that nobody sent"),
]


@pytest.mark.parametrize(("spoil", "sentence"), SPOILT, ids=[spoil.__name__ for spoil, _ in SPOILT])
def test_what_is_wrong_is_found(history: History, spoil: Callable[[History], None], sentence: str) -> None:
    spoil(history)
    assert sentence in wrong(history)


# What counts as certain


def one_pull(before: Moment, after: Moment, *, aborted: frozenset[int] = frozenset(), tx: int = 5) -> History:
    """Member 1 gets b.jpg by transaction 20, though a.jpg, changed last by `tx`, would come before it."""

    def open_(id_: int, name: str, tx: int) -> Change:
        return Change(id_, tx, Standing(id_, name, "unlabeled", 0.0), False, 0, 0, 0)

    claimed = Standing(2, "b.jpg", "unlabeled", 0.0, holder=1, mode="label")
    answer = {"kind": "work", "sample": 2, "version": 1}
    return History(
        changes=[open_(1, "a.jpg", tx), open_(2, "b.jpg", 5), Change(3, 20, claimed, True, 1, 0, 0)],
        events=[],
        revisions=[],
        operations=[],
        managers=frozenset(),
        self_review="last",
        tie_break="name",
        calls=[Call(1, 1, "start_labeling", "label", before=before, pulls=True, after=after, answer=answer)],
        aborted=aborted,
    )


BEFORE, AFTER = Moment(own=10, upper=10), Moment(own=30, upper=31)


@pytest.mark.parametrize(
    ("history", "found"),
    [
        (one_pull(BEFORE, AFTER), True),
        # Its last change was not over, or not even begun, when the call began.
        (one_pull(Moment(10, 10, frozenset({5})), AFTER), False),
        (one_pull(BEFORE, AFTER, tx=15), False),
        # Something that was rolled back may have held it: during the call, not before or behind it.
        (one_pull(BEFORE, AFTER, aborted=frozenset({12})), False),
        (one_pull(BEFORE, AFTER, aborted=frozenset({8, 31})), True),
        (one_pull(Moment(10, 10, frozenset({8})), AFTER, aborted=frozenset({8})), False),
    ],
)
def test_only_what_is_certain_counts(history: History, found: bool) -> None:
    assert bool(pulls_obey_the_order(history, most_locked=1).wrong) is found


@pytest.mark.parametrize(("tx", "found"), [(25, False), (30, False), (31, True)])
def test_what_was_taken_meanwhile_was_not_passed_over(tx: int, found: bool) -> None:
    history = one_pull(BEFORE, AFTER)
    taken = Standing(1, "a.jpg", "unlabeled", 0.0, holder=2, mode="label")
    history.changes.append(Change(4, tx, taken, True, 1, 0, 0))
    assert bool(pulls_obey_the_order(history, most_locked=1).wrong) is found


def test_what_is_their_own_is_never_excused() -> None:
    history = one_pull(BEFORE, AFTER, aborted=frozenset({12}))
    first = history.changes[0]
    history.changes[0] = replace(first, is_=replace(first.is_, assigned_labeler=1))
    assert pulls_obey_the_order(history, most_locked=1).wrong


@pytest.mark.parametrize("from_queue", [True, False])
def test_what_another_window_opened_is_in_hand(from_queue: bool) -> None:
    history = one_pull(BEFORE, AFTER)
    history.changes[2] = replace(history.changes[2], from_queue=from_queue)
    assert bool(pulls_obey_the_order(history, most_locked=1).wrong) is from_queue


def test_what_is_in_hand_already_is_where_it_is_now() -> None:
    history = one_pull(Moment(own=25, upper=25), AFTER)
    taken = history.changes[2]
    history.changes.append(replace(taken, id=4, tx=22, is_=replace(taken.is_, priority=5.0)))
    assert pulls_obey_the_order(history, most_locked=1).wrong == []
