"""Many processes at one queue, some of which die on the way: the contract is kept all the same."""

from collections import Counter
from pathlib import Path

import pytest

from tests.concurrency import crowd
from tests.concurrency.client import MOST_LOCKED
from tests.examples import LARGE
from tests.oracle.judge import count_answers, judge
from tests.oracle.order import pulls_obey_the_order

SIZE = (
    crowd.Size(clients=32, samples=32_000, goal=1000, pause=2.0, kills=150)
    if LARGE
    else crowd.Size(clients=4, samples=90, goal=45, pause=0.1, kills=4)
)
SETTINGS = [
    ("sqlite", {"self_review": "any", "tie_break": "oldest"}),
    ("postgresql", {"self_review": "last", "tie_break": "name"}),
    ("postgresql", {"self_review": "never", "tie_break": "oldest"}),
]


@pytest.mark.timeout(7200 if LARGE else 120)
@pytest.mark.parametrize(
    ("backend", "settings"),
    SETTINGS if LARGE else SETTINGS[:2],
    ids=lambda one: one if isinstance(one, str) else one["self_review"],
)
def test_a_crowd_keeps_the_contract(
    backend: str, settings: dict[str, str], request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    url = (
        f"sqlite:///{tmp_path}/workspace.db"
        if backend == "sqlite"
        else request.getfixturevalue("postgres_url")
    )
    crowd.found(url, SIZE, **settings)
    history, doubles = crowd.let_loose(url, SIZE, tmp_path)
    assert doubles == []
    assert judge(history, most_locked=MOST_LOCKED) == []
    # And there was something to judge.
    pulls = pulls_obey_the_order(history, most_locked=MOST_LOCKED)
    assert pulls.judged > SIZE.clients * SIZE.goal / 10
    # Whoever is killed or cut off excuses a few pulls of others; not so many that nothing is left.
    request.node.user_properties += [("judged", pulls.judged), ("excused", pulls.excused)]
    assert pulls.judged - pulls.excused > SIZE.clients, pulls
    answers = count_answers(history)
    for action in ("label submit work", "review accept work", "review reject work", "label submit fenced"):
        assert answers[action] > 0, answers
    assert answers["label reserve_next kept"] > 0, answers
    assert answers["label open work"] + answers["label open view"] > 0, answers
    at_once = Counter(call.at_once for call in history.calls if call.pulls and call.operation)
    assert min(at_once[True], at_once[False]) > SIZE.clients * SIZE.goal / 20, at_once
