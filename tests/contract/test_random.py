"""The same seed of random actions gives the same history on every database, and each is a legal one."""

import random
import uuid
from contextlib import ExitStack
from typing import Any

import pytest

import labelqueue as lq
from tests.contract.team import Team, drawn
from tests.contract.test_actions import ROWS, SETTABLE

STEPS = 250
LEGAL = {(action, source, to) for _, action, sources, to, _ in ROWS for source in sources} | {
    ("reopen", "labeled", "labeling_in_progress")
}


def play(url: str, seed: int) -> list[Any]:
    """Everything that happened, without the clock and the ids of operations."""
    chance = random.Random(seed)
    with ExitStack() as stack:
        team = Team(url, stack)
        team["boss"].configure(save_enabled=True, skip_review_enabled=True)
        for name in ("d.jpg", "B.jpg", "é.jpg", "a.jpg", "c.jpg", "e.jpg"):
            team.add(name, priority=chance.choice([-1, 0, 0, 2.5]))
        hands: dict[tuple[str, str], lq.WorkItem] = {}
        seen = [summary(step(team, hands, chance)) for _ in range(STEPS)]
        histories = [
            (*event, entry.revision, entry.comment)
            for row in team.dataset.samples()
            for event, entry in zip(team.events(row.name), team.dataset.history(row.name), strict=True)
        ]
        for row in team.dataset.samples():
            check_history(team, row.name)
        return [seen, histories, team.dataset.samples(), team["boss"].counts()]


def step(team: Team, hands: dict[tuple[str, str], lq.WorkItem], chance: random.Random) -> Any:
    """One random action of a random member, sometimes with a claim that is long gone."""
    member, mode = chance.choice(
        [("ann", "label"), ("bob", "label"), ("rita", "label"), ("rita", "review"), ("rolf", "review")]
    )
    name = chance.choice(["d.jpg", "B.jpg", "é.jpg", "a.jpg", "c.jpg", "e.jpg"])
    queue, work = team[member], hands.get((member, mode))
    move = chance.choice(
        ["start", "start", "finish", "finish", "finish", "save", "skip", "release", "manage"]
    )
    try:
        if move == "manage":
            return manage(team, name, chance)
        if move == "start" or work is None:
            outcome: Any = queue.start_labeling() if mode == "label" else queue.start_reviewing()
        elif move == "release":
            outcome = queue.release(work)
        elif move == "save":
            outcome = queue.save(work, drawn(work.label, x=chance.randrange(50)))
        elif move == "skip":
            outcome = queue.skip(work, reason="dark")
        elif mode == "label":
            outcome = queue.submit(
                work, drawn(work.label), operation_id=uuid.UUID(int=chance.getrandbits(128))
            )
        elif chance.random() < 0.5:
            outcome = queue.reject(work, comment="stem")
        else:
            outcome = queue.accept(work)
    except lq.KnownError as refusal:
        return type(refusal).__name__, str(refusal)
    if isinstance(outcome, lq.WorkItem):
        hands[member, mode] = outcome
    return outcome


def manage(team: Team, name: str, chance: random.Random) -> str:
    match chance.choice(["status", "priority", "assign", "assign_reviewer", "reopen"]):
        case "status":
            team.dataset.set_status([name], chance.choice(SETTABLE))
        case "priority":
            team.dataset.set_priority({name: chance.choice([-2, 0, 1.5])})
        case "assign":
            team.dataset.assign([name], labeler=chance.choice(["ann", "bob", None]))
        case "assign_reviewer":
            team.dataset.assign([name], reviewer=chance.choice(["rita", "rolf", None]))
        case "reopen":
            team["ann"].reopen(name)
    return "managed"


def summary(outcome: Any) -> Any:
    if isinstance(outcome, lq.WorkItem):
        remark = outcome.remark and (outcome.remark.member, outcome.remark.comment)
        return outcome.sample, outcome.label, outcome.status, outcome.claim, outcome.labeler, remark
    return outcome


def check_history(team: Team, name: str) -> None:
    events = team.events(name)
    moving = [event for event in events if event[0] not in ("set_priority", "assign")]
    assert [event[4] for event in moving] == list(range(1, len(moving) + 1))
    before = "unlabeled"
    for action, _, source, to, _ in events:
        assert source == before
        if action in ("claim", "release", "set_priority", "assign"):
            assert to == source
        elif action != "set_status":
            assert (action, source, to) in LEGAL
        before = to
    assert team.status(name) == before


@pytest.mark.parametrize("seed", range(4))
def test_same_history_everywhere(seed: int, sqlite_team_url: str, postgres_team_url: str) -> None:
    assert play(sqlite_team_url, seed) == play(postgres_team_url, seed)
