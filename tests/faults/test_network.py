"""What a network can do to a finishing action: one effect, and the caller learns the outcome."""

import uuid
from collections.abc import Iterator, Sequence
from typing import TypeVar

import pytest

import labelqueue as lq
from labelqueue.domain.status import Action
from labelqueue.queue import Queue, Workspace
from labelqueue.queue.unanswered import Fate
from tests.examples import LARGE
from tests.faults.proxy import Fault, Proxy
from tests.faults.scenes import (
    ACTIONS,
    Scene,
    founded,
    happened_once,
    never_happened,
    opened,
    play,
    said,
    set_up,
)

SHORT = 1.0  # seconds; long enough for what is really done meanwhile


@pytest.fixture
def proxy(postgres_url: str) -> Iterator[Proxy]:
    founded(postgres_url)
    made = Proxy(postgres_url)
    yield made
    made.close()


@pytest.fixture
def witness(postgres_url: str, proxy: Proxy) -> Iterator[Workspace]:
    """Somebody who looks on over a connection that works."""
    workspace, _ = opened(postgres_url)
    with workspace:
        yield workspace


T = TypeVar("T")
AGAIN = [(0, Fault.CUT_BEFORE), (1, Fault.CUT_AFTER), (2, Fault.CUT_AFTER)]
SILENCE = [(Fault.SILENT_BEFORE, Fate.SENT), (Fault.SILENT_AFTER, Fate.ARRIVED)]


def points(rounds: int) -> Sequence[int]:
    """The round trips to spoil: all, or the first, and the last, the COMMIT of what takes several."""
    return range(rounds) if LARGE else sorted({0, rounds - 1})


def some_of(all_of_them: Sequence[T], action: Action) -> Sequence[T]:
    """All of them, or another one for each action."""
    number = ACTIONS.index(action) % len(all_of_them)
    return all_of_them if LARGE else all_of_them[number : number + 1]


def undisturbed(proxy: Proxy, witness: Workspace, action: Action) -> tuple[object, int]:
    """What the action answers on a new connection, and in how many round trips."""
    workspace, queue = opened(proxy.url)
    with workspace:
        scene = set_up(workspace, queue, action)
        proxy.arm()
        answer, rounds = said(play(queue, scene)), proxy.rounds
        happened_once(witness, scene)
        return answer, rounds


def spoiled(proxy: Proxy, witness: Workspace, action: Action, *faults: tuple[int, Fault]) -> object:
    """What the action answers on a new connection when that happens to it; it has happened once."""
    workspace, queue = opened(proxy.url)
    with workspace:
        scene = set_up(workspace, queue, action)
        proxy.arm(*faults)
        answer = said(play(queue, scene))
        assert proxy.met == len(faults)
        happened_once(witness, scene)
        return answer


@pytest.mark.parametrize("action", ACTIONS)
def test_cut_at_every_point(proxy: Proxy, witness: Workspace, action: Action) -> None:
    """Before the first statement, and after each one up to the last: COMMIT, or whatever ends the work."""
    answer, rounds = undisturbed(proxy, witness, action)
    assert rounds
    assert spoiled(proxy, witness, action, (0, Fault.CUT_BEFORE)) == answer
    for number in points(rounds):
        assert spoiled(proxy, witness, action, (number, Fault.CUT_AFTER)) == answer


@pytest.mark.parametrize("action", [Action.SUBMIT, Action.SAVE, Action.REOPEN])
def test_the_server_ends_its_process_at_every_point(proxy: Proxy, witness: Workspace, action: Action) -> None:
    answer, rounds = undisturbed(proxy, witness, action)
    for number in points(rounds):
        assert spoiled(proxy, witness, action, (number, Fault.TERMINATED)) == answer


@pytest.mark.parametrize("action", ACTIONS)
def test_cut_again_while_it_is_tried_again(proxy: Proxy, witness: Workspace, action: Action) -> None:
    answer, rounds = undisturbed(proxy, witness, action)
    last = rounds - 1
    for again in some_of(AGAIN, action):
        faults = ((last, Fault.CUT_AFTER), again, (0, Fault.CUT_BEFORE))
        assert spoiled(proxy, witness, action, *faults) == answer


@pytest.mark.parametrize("action", ACTIONS)
def test_silence_ends_in_one_sentence_and_is_resolved_by_the_next_start(
    proxy: Proxy, witness: Workspace, action: Action
) -> None:
    _, rounds = undisturbed(proxy, witness, action)
    for fault, fate in some_of(SILENCE, action):
        workspace, queue = opened(proxy.url, timeout=SHORT)
        with workspace:
            scene = set_up(workspace, queue, action)
            proxy.arm((rounds - 1, fault))
            refused(queue, scene)
        if fate is Fate.SENT:
            never_happened(witness, scene)
        workspace, queue = opened(proxy.url)
        with workspace:
            (found,) = workspace.recovered
            assert (found.action, found.sample, found.fate) == (action, scene.name, fate)
            happened_once(witness, scene)
        workspace, queue = opened(proxy.url)
        with workspace:
            assert not workspace.recovered


def refused(queue: Queue, scene: Scene) -> None:
    with pytest.raises(
        lq.StoreUnavailable, match=r"^test_\w+ on 127\.0\.0\.1 did not answer within 1 s; .*\.$"
    ):
        play(queue, scene)


def test_a_slow_network_is_waited_for(proxy: Proxy, witness: Workspace) -> None:
    answer, rounds = undisturbed(proxy, witness, Action.SUBMIT)
    for number in (0, rounds - 1):
        assert spoiled(proxy, witness, Action.SUBMIT, (number, Fault.DELAY)) == answer


def test_tried_again_by_hand_it_counts_once(proxy: Proxy, witness: Workspace) -> None:
    """As a window does it: the same action with the same id, after the sentence."""
    answer, rounds = undisturbed(proxy, witness, Action.SUBMIT)
    workspace, queue = opened(proxy.url, timeout=SHORT)
    with workspace:
        scene, operation = set_up(workspace, queue, Action.SUBMIT), uuid.uuid4()
        proxy.arm((rounds - 1, Fault.SILENT_AFTER))
        with pytest.raises(lq.StoreUnavailable):
            play(queue, scene, operation)
        assert said(play(queue, scene, operation)) == answer
        happened_once(witness, scene)
    workspace, _ = opened(proxy.url)
    with workspace:
        assert not workspace.recovered


def test_what_cannot_be_repeated_says_so(proxy: Proxy, witness: Workspace) -> None:
    """Whether a member was added is not known when the answer to COMMIT is lost; nobody guesses."""
    workspace, _ = opened(proxy.url)
    with workspace:
        proxy.arm()
        workspace.add_member("bob")
        rounds = proxy.rounds
        proxy.arm((rounds - 1, Fault.CUT_AFTER))
        with pytest.raises(
            lq.StoreUnavailable, match="broke before its answer came; look whether it was done"
        ):
            workspace.add_member("eve")
        proxy.arm((rounds - 2, Fault.CUT_AFTER))  # surely not done, so it is done again
        workspace.add_member("zoe")
        assert proxy.met == 1
        assert [one.name for one in witness.members()] == ["ann", "bob", "eve", "zoe"]
