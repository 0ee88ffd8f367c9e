"""What a manager changes on many samples at once, and takes back."""

import pytest

import labelqueue as lq
from labelqueue.domain.query_parser import parse
from labelqueue.queue.changing import Changed
from labelqueue.store import pieces
from tests.contract.team import Team, drawn

NAMES = [f"{number}.jpg" for number in range(1, 6)]


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "CHUNK", 2)


@pytest.fixture
def five(team: Team) -> Team:
    team.add(*NAMES)
    return team


def standing(team: Team) -> dict[str, object]:
    """Everything that an undo puts back."""
    return {
        row.name: (row.status, row.priority, row.labeler, row.reviewer, row.assigned_labeler, row.queue)
        for row in team.dataset.samples()
    }


def test_all_that_a_search_finds(five: Team) -> None:
    told: list[int] = []
    done = five.dataset.set_priority(parse("-name:3.jpg"), 7, progress=told.append)
    assert done == Changed(4, 0)
    assert told[-1] == 4
    assert {row.name: row.priority for row in five.dataset.samples()} == {
        name: 0.0 if name == "3.jpg" else 7.0 for name in NAMES
    }
    # What is changed is not found any more; nothing is left out by that.
    assert five.dataset.set_status(parse("status:unlabeled"), "skipped").samples == 5
    assert five.dataset.counts()[lq.LabelStatus.SKIPPED] == 5


@pytest.mark.parametrize("change", ["status", "priority", "assign", "queue", "metadata", "delete"])
def test_every_change_can_be_undone(five: Team, change: str) -> None:
    dataset = five.dataset
    dataset.create_queue("night")
    five.submitted("1.jpg", by="ann")
    five["rita"].accept(five.take("rita", "review"), pull_next=False)
    before = standing(five)
    everything = parse("")
    match change:
        case "status":
            dataset.set_status(everything, "unlabeled")
        case "priority":
            dataset.set_priority(everything, -3)
        case "assign":
            dataset.assign(everything, labeler="bob")
        case "queue":
            dataset.set_queue(everything, "night")
        case "metadata":
            dataset.set_metadata(everything, {"light": "night"})
            assert dataset.count("light:night") == 5
        case _:
            dataset.delete_samples(everything)
    assert change == "metadata" or standing(five) != before
    last = dataset.last_change()
    assert last is not None
    assert last.samples == 5
    assert dataset.undo_last_change() == Changed(5, 0)
    assert standing(five) == before
    assert dataset.count("light:night") == 0
    assert dataset.last_change() is None
    with pytest.raises(lq.IllegalAction, match=r"^There is no change of yours to undo\.$"):
        dataset.undo_last_change()
    # And the queue goes on as if nothing had been.
    assert five.take("ann").sample.name == "2.jpg"


def test_what_was_changed_since_stays(five: Team) -> None:
    five.dataset.set_status(["1.jpg", "2.jpg", "3.jpg"], "skipped")
    five.dataset.set_status(NAMES, "unlabeled")
    held = five.take("ann")
    with lq.connect(five.url, member="boss") as other:
        other.add_member("chief", "manager")
    with lq.connect(five.url, member="chief") as other:
        other.dataset("fruit").set_priority({"3.jpg": 5})
        assert five.dataset.undo_last_change() == Changed(3, 2)
        assert [five.status(name) for name in NAMES] == [
            "unlabeled",
            "skipped",
            "unlabeled",
            "unlabeled",
            "unlabeled",
        ]
        assert held.sample.name == "1.jpg"
        assert five["ann"].submit(held, drawn(held.label), pull_next=False) is None
        # What another manager did is theirs to undo.
        assert other.dataset("fruit").undo_last_change() == Changed(1, 0)


def test_after_a_change_of_nothing_the_one_before_can_be_undone(five: Team) -> None:
    five.dataset.set_priority(NAMES, 1)
    assert five.dataset.prioritize(lq.ByMetadata("nobody wrote that")) == Changed(0, 5)
    five.dataset.set_priority([], 2)
    assert five.dataset.undo_last_change() == Changed(5, 0)
    assert five.row("5.jpg").priority == 0
    assert five.dataset.last_change() is None


def test_only_the_last_change_is_kept(five: Team) -> None:
    five.dataset.set_priority(NAMES, 1)
    five.dataset.set_priority(["5.jpg"], 2)
    last = five.dataset.last_change()
    assert last is not None
    assert (last.action, last.samples) == (lq.Action.SET_PRIORITY, 1)
    assert five.dataset.undo_last_change() == Changed(1, 0)
    assert five.row("5.jpg").priority == 1
    assert five.dataset.last_change() is None


def test_an_interrupted_change_can_be_undone(five: Team) -> None:
    class Stopped(Exception):
        pass

    def stop(done: int) -> None:
        if done >= 2:
            raise Stopped

    with pytest.raises(Stopped):
        five.dataset.set_priority(NAMES, 1, progress=stop)
    assert five.dataset.count("priority:1") == 2
    assert five.dataset.undo_last_change() == Changed(2, 0)
    assert five.dataset.count("priority:1") == 0


def test_the_history_tells_of_all(five: Team) -> None:
    dataset = five.dataset
    dataset.create_queue("night")
    dataset.set_queue(["1.jpg"], "night")
    dataset.set_metadata(["1.jpg"], {"a": 1})
    dataset.delete_samples(["1.jpg"])
    dataset.restore_samples(["1.jpg"])
    dataset.undo_last_change()
    dataset.restore_samples(["1.jpg"])
    lines = dataset.history("1.jpg")
    assert [(line.action.value, line.comment) for line in lines] == [
        ("set_queue", "night"),
        ("set_metadata", ""),
        ("delete", ""),
        ("restore", ""),
        ("delete", "undo"),
        ("restore", ""),
    ]
    assert {line.member for line in lines} == {"boss"}


def test_what_is_in_hand_stays(five: Team) -> None:
    five.dataset.create_queue("night")
    work = five.take("ann")
    assert five.dataset.set_queue(parse(""), "night") == Changed(4, 1)
    assert five.dataset.delete_samples(parse("")) == Changed(4, 1)
    assert [row.name for row in five.dataset.samples()] == [work.sample.name]
    five["ann"].submit(work, drawn(work.label), pull_next=False)


def test_a_deleted_sample_is_nowhere_and_comes_back_as_it_was(five: Team) -> None:
    five.submitted("1.jpg", by="ann")
    five.dataset.delete_samples(["1.jpg", "2.jpg"])
    assert five["boss"].counts()[lq.LabelStatus.LABELED] == 0
    assert five.dataset.count() == 3
    for look in (five.dataset.history, five.dataset.label_of, five.dataset.open):
        with pytest.raises(lq.NotFound, match=r"^There is no sample '1\.jpg'\.$"):
            look("1.jpg")
    with pytest.raises(lq.NotFound, match=r"^There is no sample '1\.jpg'\.$"):
        five.dataset.set_status(["1.jpg"], "skipped")
    assert five.take("ann").sample.name == "3.jpg"
    five.add("1.jpg")  # the name is taken
    assert five.dataset.count() == 3
    assert [row.name for row in five.dataset.samples(deleted=True)] == ["1.jpg", "2.jpg"]
    assert [row.name for row in five.dataset.samples("status:labeled", deleted=True)] == ["1.jpg"]
    with pytest.raises(lq.NotFound, match=r"^There is no deleted sample '3\.jpg'\.$"):
        five.dataset.restore_samples(["1.jpg", "3.jpg"])
    assert five.dataset.restore_samples(["1.jpg", "2.jpg"]) == Changed(2, 0)
    assert len(five.dataset.label_of("1.jpg")) == 1
    assert five.take("rita", "review").sample.name == "1.jpg"


def test_a_late_label_of_a_deleted_sample_is_kept(five: Team) -> None:
    work = five.take("ann")
    five.dataset.set_status([work.sample.name], "unlabeled")
    five.dataset.delete_samples([work.sample.name])
    fenced = five["ann"].submit(work, drawn(work.label))
    assert isinstance(fenced, lq.Fenced)
    five.dataset.restore_samples([work.sample.name])
    assert [one.late for one in five.dataset.revisions(work.sample.name)] == [True]


def test_who_left_gets_nothing_back(five: Team) -> None:
    five.dataset.assign(["1.jpg", "2.jpg"], labeler="bob")
    five.dataset.assign(["1.jpg", "2.jpg"], labeler=None)
    five.workspace("boss").remove_member("bob")
    assert five.dataset.undo_last_change() == Changed(2, 0)
    assert five.row("1.jpg").assigned_labeler is None
    assert five.take("ann").sample.name == "1.jpg"


def test_metadata(five: Team) -> None:
    five.dataset.set_metadata(NAMES, {"light": "night", "iso": 100})
    five.dataset.set_metadata(["1.jpg"], {"light": "day"}, without="iso")
    assert five.dataset.count("light:night iso:100") == 4
    assert five.dataset.count("light:day -iso:*") == 1


def test_nobody_but_a_manager(five: Team) -> None:
    for member in ("ann", "rita"):
        seen = five.workspace(member).dataset("fruit")
        for change in (
            lambda seen=seen: seen.set_status(["1.jpg"], "skipped"),
            lambda seen=seen: seen.set_priority(["1.jpg"], 1),
            lambda seen=seen: seen.assign(["1.jpg"], labeler="ann"),
            lambda seen=seen: seen.set_queue(["1.jpg"], "default"),
            lambda seen=seen: seen.set_metadata(["1.jpg"], {}),
            lambda seen=seen: seen.delete_samples(["1.jpg"]),
            lambda seen=seen: seen.restore_samples(["1.jpg"]),
            lambda seen=seen: seen.samples(deleted=True),
            seen.last_change,
            seen.undo_last_change,
        ):
            with pytest.raises(lq.NotPermitted):
                change()
