"""Changes of very many samples: in pieces, and done twice they go on where the first time was interrupted."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text

import labelqueue as lq
from labelqueue.store import pieces
from labelqueue.store.engine import Store
from tests.concurrency.interference import once_after
from tests.contract.team import Team

NAMES = tuple(f"{number}.jpg" for number in range(7, 0, -1))


class Interrupted(Exception):
    pass


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "CHUNK", 2)


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


def test_a_status_that_one_of_many_cannot_get(team: Team) -> None:
    team.add(*NAMES)
    for name in sorted(NAMES)[:5]:
        team.submitted(name, by="ann")
    with pytest.raises(lq.IllegalAction, match=r"^6\.jpg cannot be rejected: nobody has labeled it\.$"):
        team.dataset.set_status(sorted(NAMES), "rejected")
    assert team.dataset.count("status:rejected") == 0
    team.dataset.set_status(sorted(NAMES)[:5], "rejected")
    assert team.dataset.count("status:rejected") == 5


def test_what_lapses_is_set_free_piece_by_piece(team: Team) -> None:
    """However much there is, nobody who starts waits for it all."""
    team["boss"].configure(review_affinity_hours=0)
    team.add("1.jpg", "2.jpg", "3.jpg", "4.jpg", "5.jpg")
    for number in range(1, 6):
        team.submitted(f"{number}.jpg", by="ann")
    for _ in range(5):
        team["rita"].reject(team.take("rita", "review"), pull_next=False)
    work: object = team.take("ann")
    while isinstance(work, lq.WorkItem):
        work = team["ann"].submit(work, lq.Label(), pull_next=waiting_for(team, "ann") > 1)
    found = []
    for _ in range(5):
        work = team.take("rolf", "review")
        found.append(work.sample.name)
        assert waiting_for(team, "rita") == max(0, 5 - 2 * len(found))
        team["rolf"].accept(work, pull_next=False)
    assert sorted(found) == ["1.jpg", "2.jpg", "3.jpg", "4.jpg", "5.jpg"]


def test_what_waits_for_who_left_is_set_free_piece_by_piece(team: Team) -> None:
    team.add("1.jpg", "2.jpg", "3.jpg")
    for number in range(1, 4):
        team.submitted(f"{number}.jpg", by="ann")
    team["boss"].assign(annotators=["bob"], reviewers=["rita"])
    for _ in range(3):
        team["rita"].reject(team.take("rita", "review"), pull_next=False)
    assert waiting_for(team, "ann") == 1  # each review but the last looked after those before it
    assert team.take("bob").sample.name == "1.jpg"
    assert waiting_for(team, "ann") == 0


@pytest.mark.parametrize("how", ["remove", "role", "name"])
def test_who_leaves_in_the_middle_of_a_long_assignment(team: Team, how: str) -> None:
    """What was assigned before is for anybody again, and what comes after it is refused."""
    team.add(*NAMES)
    boss = team.workspace("boss")
    with lq.connect(team.url, member="boss") as other:
        seen = other.dataset("fruit")

        def leave() -> None:
            match how:
                case "remove":
                    boss.remove_member("rita")
                case "role":
                    boss.set_role("rita", "annotator")
                case _:
                    team["boss"].assign(annotators=["ann"], reviewers=["rolf"])

        happened = once_after(other, "UPDATE sample_state", lambda: None)
        write = other._session.store.write

        def writing(work: Any, **more: Any) -> Any:
            done: Any = write(work, **more)
            if len(happened) == 1:
                happened.append("and it was over")
                leave()
            return done

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(other._session.store, "write", writing)
            with pytest.raises(lq.IllegalAction, match="rita|That member"):
                seen.assign(NAMES, reviewer="rita")
    assert happened
    rows = team.dataset.samples(limit=100)
    assert not [row.name for row in rows if row.assigned_reviewer == "rita"]


def waiting_for(team: Team, who: str) -> int:
    store = team.workspace("boss")._session.store
    sql = "SELECT count(*) FROM sample_state JOIN member ON member.id = owner_id WHERE name = :who"
    found: int = store.read(lambda connection: connection.execute(text(sql), {"who": who}).scalar_one())
    return found
