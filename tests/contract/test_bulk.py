"""Changes of very many samples: in pieces, and done twice they go on where the first time was interrupted."""

from collections.abc import Callable

import pytest

import labelqueue as lq
from labelqueue.store import datasets, filling, freeing, samples
from labelqueue.store.engine import Store
from tests.contract.team import Team

NAMES = tuple(f"{number}.jpg" for number in range(7, 0, -1))


class Interrupted(Exception):
    pass


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in ((freeing, "CHUNK"), (filling, "CHUNK"), (datasets, "_CHUNK")):
        monkeypatch.setattr(module, name, 2)


def interrupted(doing: Callable[[], object], *, after: int) -> None:
    """Do it, but the program ends after so many transactions."""
    really, left = Store.write, [after]

    def write(*arguments: object, **more: object) -> object:
        if not left[0]:
            raise Interrupted
        left[0] -= 1
        return really(*arguments, **more)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "write", write)
        with pytest.raises(Interrupted):
            doing()


def test_naming_members(team: Team) -> None:
    team.add(*NAMES)
    team.dataset.assign(NAMES, labeler="ann", reviewer="rolf")
    held = team.take("ann")

    def name() -> None:
        team["boss"].assign(annotators=["ann", "bob"], reviewers=["rita"])
        team["boss"].assign(annotators=["bob"], reviewers=["rita"])

    interrupted(name, after=7)  # the first wholly, of the second the members and one piece
    name()
    assert team["bob"].submit(team.take("bob"), lq.Label()) is not None
    assert team["ann"].submit(held, lq.Label(), pull_next=False) is None
    left = sum(isinstance(team["bob"].submit(team.take("bob"), lq.Label()), lq.WorkItem) for _ in range(4))
    assert left == 4
    assert isinstance(team["rita"].start_reviewing(), lq.WorkItem)


def test_removing_a_member(team: Team) -> None:
    team.add(*NAMES)
    team.dataset.assign(NAMES, labeler="ann", reviewer="rita")
    boss = team.workspace("boss")
    interrupted(lambda: boss.remove_member("ann"), after=4)
    assert boss.remove_member("ann").freed == 5
    assert boss.remove_member("rita").freed == 7


def test_another_order(team: Team) -> None:
    team.add(*NAMES)
    interrupted(lambda: team["boss"].configure(tie_break="oldest"), after=2)
    team["boss"].configure(tie_break="oldest")
    assert team.take("ann").sample.name == "7.jpg"
    team["boss"].configure(tie_break="name")
    assert team.take("bob").sample.name == "1.jpg"


def test_deleting_a_dataset(team: Team) -> None:
    team.add(*NAMES)
    interrupted(team.dataset.delete, after=2)
    assert team.dataset.description == "This dataset is being deleted."
    assert team.dataset.count() == 5
    assert team["ann"].start_labeling() == lq.NothingToDo(lq.Nothing.FINISHED, lq.Mode.LABEL)
    team.dataset.delete()
    assert team.workspace("boss").datasets() == []


def test_a_status_that_one_of_many_cannot_get(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(samples, "CHUNK", 2)
    team.add(*NAMES)
    for name in sorted(NAMES)[:5]:
        team.submitted(name, by="ann")
    with pytest.raises(lq.IllegalAction, match=r"^6\.jpg cannot be rejected: nobody has labeled it\.$"):
        team.dataset.set_status(sorted(NAMES), "rejected")
    assert team.dataset.count("status:rejected") == 0
    team.dataset.set_status(sorted(NAMES)[:5], "rejected")
    assert team.dataset.count("status:rejected") == 5
