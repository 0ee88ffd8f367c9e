"""What the examination of a workspace finds, and what it leaves alone."""

import uuid
from pathlib import Path

import platformdirs
import pytest

import labelqueue as lq
from labelqueue.domain.finding import Finding
from labelqueue.domain.ids import OperationId, SessionId
from labelqueue.queue import unanswered, upkeep
from labelqueue.queue.journal import Entry, Journal
from labelqueue.store.engine import Store
from tests.contract.team import Team, drawn

FIRST = "sample_id = (SELECT id FROM sample WHERE name = '1.png')"
BOB = "(SELECT id FROM member WHERE name = 'bob')"
BREAKING = {
    "claims": f"UPDATE sample_state SET saved = true WHERE {FIRST}",
    "waiting": f"UPDATE sample_state SET lane = 90 WHERE {FIRST}",
    "reach": f"UPDATE sample_state SET status = 'labeling_in_progress', lane = 10 WHERE {FIRST}",
    "labels": f"UPDATE sample_state SET revision = 7, revisions = 7 WHERE {FIRST}",
    "history": f"UPDATE sample_state SET version = version + 1 WHERE {FIRST}",
    "queues": f"UPDATE sample_state SET queue_id = (SELECT max(id) FROM queue) WHERE {FIRST}",
    "silence": "UPDATE client_session SET seen_at = '2020-01-01 00:00:00.000'",
    "members": "UPDATE member SET active = false WHERE name = 'bob'",
    "assignments": f"UPDATE sample_state SET status = 'unlabeled', lane = 30, owner_id = {BOB},"
    f" assigned_labeler_id = {BOB} WHERE {FIRST}",
    "schema": "UPDATE labelqueue_schema SET version_num = '9999'",
}


def problems(url: str) -> dict[str, Finding]:
    """By name. The server of the tests writes nothing to its disk, which the examination notices."""
    found = {one.what: one for one in upkeep.examine(url) if not one.ok}
    durability = found.pop("durability", None)
    assert (durability is not None) == url.startswith("postgresql")
    return found


@pytest.fixture(autouse=True)
def _a_machine_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platformdirs, "user_state_path", lambda *_a, **_k: tmp_path / "state")


@pytest.fixture
def at_work(team: Team) -> Team:
    """Samples in every state, and one in bob's hands."""
    team["boss"].configure(save_enabled=True)
    team.workspace("boss").create_dataset("nuts")
    team.add("1.png", "2.png", "3.png", "4.png", "5.png", "6.png")
    team.rejected("1.png", labeler="ann", reviewer="rita")
    team.submitted("1.png", by="ann")
    review = team.take("rita", "review")
    team["rita"].accept(review, drawn(review.label, 40), pull_next=False)
    for name in ("2.png", "3.png"):
        team.submitted(name, by="ann")
    reviewing = team.take("rolf", "review")
    team["rolf"].save(reviewing, reviewing.label)
    saved = team.take("ann")
    team["ann"].save(saved, drawn(saved.label))
    late = team.take("bob")
    team.dataset.set_status(["5.png"], "skipped")
    assert isinstance(team["bob"].submit(late, drawn(late.label)), lq.Fenced)
    assert team.take("bob").sample.name == "6.png"
    team.dataset.set_priority({"2.png": 3})
    team.dataset.assign(["3.png"], reviewer="rita")
    return team


def test_a_workspace_at_work_is_well(at_work: Team) -> None:
    assert problems(at_work.url) == {}


@pytest.mark.parametrize("what", BREAKING)
def test_what_is_wrong_is_named(at_work: Team, what: str) -> None:
    if what in ("reach", "waiting", "claims"):
        at_work.dataset.set_status(["1.png"], "unlabeled")
    if what == "assignments":
        at_work["boss"].assign(annotators=["ann"], reviewers=["rita", "rolf"])
    store = Store(at_work.url)
    store.write(lambda connection: connection.exec_driver_sql(BREAKING[what]))
    store.close()
    found = problems(at_work.url)
    assert list(found) == [what]
    if what not in ("silence", "members", "schema"):
        assert found[what].says.endswith(": 1, the first is 1.png.")


def test_a_file_that_is_not_there() -> None:
    assert list(problems("sqlite:////nowhere/at/all.db")) == ["workspace"]


def test_what_was_sent_and_never_answered_is_counted(team: Team) -> None:
    entry = Entry(OperationId(uuid.uuid4()), lq.Action.SUBMIT, "1.png", SessionId(uuid.uuid4()), {})
    journal = Journal(unanswered.journal_folder("somewhere", "1"))
    with pytest.raises(lq.StoreUnavailable), journal.noted(entry):
        raise lq.StoreUnavailable("The server is gone.")
    assert problems(team.url) == {}  # the program that sent it still runs
    journal.close()
    for _ in range(2):  # looking at it leaves it where it is
        assert problems(team.url)["journal"].says.endswith("not answered: 1.")
