"""A team at work: two annotators and a reviewer, each in a window of their own, on either database."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from labelqueue.queue import Dataset, Workspace, connect, upkeep
from tests.e2e import ledger, written
from tests.e2e.company import Part, perform
from tests.e2e.parts import ALL
from tests.e2e.written import Said

TEAM = (
    Part("ann", "ann", "ws-1"),
    Part("ann_at_home", "ann", "ws-2"),
    Part("ben", "ben", "ws-3"),
    Part("rita", "rita", "ws-4"),
)
NAMES = [f"{number:02}.png" for number in range(1, ALL + 1)]
EACH = 8
"""Samples that a manager gave to each of the annotators, so that both are sure to have some."""


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgresql":
        found: str = request.getfixturevalue("postgres_url")
        return found
    return f"sqlite:///{tmp_path / 'team.db'}"


@pytest.fixture
def workspace(url: str, tmp_path: Path) -> Iterator[Workspace]:
    """Twenty images, two annotators, a reviewer, and a manager who looks at it afterwards."""
    with connect(url, member="boss") as opened:
        for member, role in (("ann", "annotator"), ("ben", "annotator"), ("rita", "reviewer")):
            opened.add_member(member, role=role)
        dataset = opened.create_dataset("fruit", ["ripe", "unripe"])
        for number, name in enumerate(NAMES):
            Image.new("RGB", (320, 240), (10 * number, 120, 90)).save(tmp_path / name)
        dataset.add_samples([tmp_path / name for name in NAMES])
        queue = dataset.queue()
        queue.assign(annotators=["ann", "ben"], reviewers=["rita"])
        queue.configure(save_enabled=True, skip_reason_required=True)
        dataset.assign(NAMES[:EACH], labeler="ann")
        dataset.assign(NAMES[EACH : 2 * EACH], labeler="ben")
        yield opened


def test_what_three_windows_said_is_what_the_database_is(
    workspace: Workspace, url: str, tmp_path: Path
) -> None:
    stage = tmp_path / "stage"
    stage.mkdir()
    perform(TEAM, url=url, stage=stage)
    said = written.read(stage, [part.script for part in TEAM])
    dataset = workspace.dataset("fruit")
    assert ledger.as_stored(dataset) == ledger.as_said(NAMES, said, reviewer="rita")
    assert dataset.queue().is_complete
    assert dataset.queue().holdings() == []
    assert [one.what for one in upkeep.examine(url) if not one.ok and one.what != "durability"] == []
    _all_of_it_happened(said)
    _was_told(stage, said)
    _comments_arrived(dataset, said)


def _all_of_it_happened(said: list[Said]) -> None:
    done = [one.action for one in said]
    assert {action: done.count(action) for action in ("skip", "save", "reopen", "reject")} == {
        "skip": 2,
        "save": 3,
        "reopen": 1,
        "reject": 2,
    }
    assert done.count("accept") == ALL - 2


def _was_told(stage: Path, said: list[Said]) -> None:
    """Whoever goes on at home is asked; the window at the office says where the drawing went."""
    asked = (stage / "asked.told").read_text()
    (late,) = [one for one in said if one.outcome == "elsewhere"]
    assert re.match(r"Open on ws-1 since \d\d:\d\d ", asked)
    assert late.sample in asked
    assert (
        late.notice == f"You went on with {late.sample} in another place; your drawing is kept as revision 1."
    )


def _comments_arrived(dataset: Dataset, said: list[Said]) -> None:
    """What the reviewer wrote stood beside the canvas of whoever corrected it, and was answered."""
    for one in (one for one in said if one.action == "reject"):
        answer = next(later for later in said if later.sample == one.sample and later.at > one.at)
        assert one.words in answer.remark
        assert (answer.action, answer.member) == ("submit", dataset.samples(f"name:{one.sample}")[0].labeler)
        (pin,) = dataset.comments(one.sample).pins
        assert (pin.text, pin.resolved) == (one.words, True)
        assert pin.annotation is not None
