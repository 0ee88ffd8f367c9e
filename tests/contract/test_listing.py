"""Lists of samples in any order, page by page in both directions, and from any place."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event

import labelqueue as lq
from labelqueue.domain.listing import SortBy
from labelqueue.queue import listing
from labelqueue.store import foremost
from tests.contract.team import Team, drawn
from tests.oracle.database import Database

NAMES = [f"{number}.jpg" for number in range(1, 9)]


@pytest.fixture
def busy(team: Team) -> Team:
    """Eight samples of which no two stand alike."""
    team.add(*NAMES)
    team.dataset.set_priority({"1.jpg": 9, "2.jpg": 8, "3.jpg": 7, "7.jpg": -1, "8.jpg": -1})
    team.rejected("1.jpg", labeler="bob", reviewer="rita")
    team.dataset.set_status(["1.jpg"], "skipped")
    team.submitted("2.jpg", by="ann")
    team["rolf"].accept(team.take("rolf", "review"), pull_next=False)
    team.submitted("3.jpg", by="ann")
    team.dataset.assign(["5.jpg"], labeler="bob")
    team.dataset.assign(["6.jpg", "7.jpg"], labeler="ann", reviewer="rolf")
    work = team.take("ann")
    team["boss"].configure(save_enabled=True)
    team["ann"].save(work, drawn(drawn(work.label)))
    team.dataset.create_queue("afternoon", names=["8.jpg"])
    return team


def keyed(row: lq.SampleRow, by: SortBy) -> object:
    """What the guide says that a column sorts by."""
    nobody = "\U0010ffff"
    keys: dict[SortBy, object] = {
        SortBy.NAME: row.name,
        SortBy.STATUS: list(lq.LabelStatus).index(row.status),
        SortBy.PRIORITY: row.priority,
        SortBy.LABELER: row.labeler or nobody,
        SortBy.REVIEWER: row.reviewer or nobody,
        SortBy.ASSIGNED: row.assigned_labeler or row.assigned_reviewer or nobody,
        SortBy.HOLDER: row.holder or nobody,
        SortBy.REVISION: row.revision,
        SortBy.COUNT: row.annotations,
        SortBy.CHANGED: row.changed_at,
        SortBy.QUEUE: row.queue,
    }
    return keys[by]


@pytest.mark.parametrize("by", SortBy)
def test_every_order(busy: Team, by: SortBy) -> None:
    dataset = busy.dataset
    rows = dataset.samples(order=by.value)
    added = {name: number for number, name in enumerate(NAMES)}
    assert rows == sorted(rows, key=lambda row: (keyed(row, by), added[row.name]))
    assert len({keyed(row, by) for row in rows}) > 1  # or else it shows nothing
    down = dataset.samples(order=f"-{by}")
    assert down == rows[::-1]
    for order, whole in ((by.value, rows), (f"-{by}", down)):
        for place, row in enumerate(whole):
            assert dataset.samples(order=order, after=row.name, limit=3) == whole[place + 1 : place + 4]
            assert dataset.samples(order=order, before=row.name, limit=3) == whole[max(0, place - 3) : place]
        found = dataset.found(order=order)
        assert len(found) == 8
        assert found.page(0) == whole
        assert found.page(5, 2) == whole[5:7]
        assert found.page(8) == []


_OF_EACH_KIND = """
UPDATE sample_state SET status_since = (SELECT min(status_since) FROM sample_state),
  status = CASE WHEN sample_id % 9 = 0 THEN 'labeled' ELSE 'unlabeled' END,
  labeler_id = CASE WHEN sample_id % 5 = 0 THEN 2 WHEN sample_id % 7 = 0 THEN 3 END,
  reviewer_id = CASE WHEN sample_id % 2 = 0 THEN 4 ELSE 5 END,
  assigned_reviewer_id = CASE WHEN sample_id % 3 = 0 THEN 5 END,
  neg_priority = -(sample_id % 4), revision = sample_id % 3, annotations = sample_id % 13
WHERE sample_id > 8
"""
"""Far more of one value than a page has, and of others a few."""


def test_the_first_of_very_many(busy: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are too many to sort them all, a page is the same as if they had been sorted."""
    busy.add(*(f"more {number}.jpg" for number in range(60)))
    database = Database(busy.url)
    database.run(_OF_EACH_KIND)
    database.close()
    for name, value in {"LEAST": 10, "DRAWN": 300, "_FEW": 1, "_RARE": 20}.items():
        monkeypatch.setattr(foremost, name, value)
    answers: list[list[int] | None] = []

    def noting(really: Callable[..., list[int] | None]) -> Callable[..., list[int] | None]:
        def call(*given: Any, **more: Any) -> list[int] | None:
            answers.append(really(*given, **more))
            return answers[-1]

        return call

    monkeypatch.setattr(foremost, "ids", noting(foremost.ids))
    monkeypatch.setattr(foremost, "ids_by_name", noting(foremost.ids_by_name))
    dataset, seen = busy.dataset, busy.workspace("rita").dataset("fruit")
    busy["boss"].configure(hide_author=True)
    for by in SortBy:
        for order in (by.value, f"-{by}"):
            for search in ("", "labeled-by:ann"):
                found = dataset.found(search, order=order)
                assert dataset.samples(search, order=order, limit=7) == found.page(0, 7)
    assert seen.samples(order="labeler", limit=7) == seen.found(order="labeler").page(0, 7)
    assert len(answers) == 2 * 2 * len(SortBy) - 2 + 1
    assert sum(answer is not None for answer in answers) > len(answers) / 2
    # Of a few lots one learns little: what they tell is never wrong for that.
    monkeypatch.setattr(foremost, "DRAWN", 20)
    monkeypatch.setattr(foremost, "_SURPLUS", 0)
    answers.clear()
    for order in [f"{sign}{by}" for by in SortBy for sign in ("", "-")] * 3:
        assert dataset.samples(order=order, limit=7) == dataset.found(order=order).page(0, 7)
    assert None in answers
    assert any(answers)
    # Few are sorted, and what was deleted is few.
    assert len(dataset.samples("held-by:ann", order="-status")) == 1
    assert answers[-1] is None
    dataset.delete_samples(["1.jpg", "2.jpg"])
    asked = len(answers)
    gone = dataset.samples(order="-priority", deleted=True)
    assert [row.name for row in gone] == ["1.jpg", "2.jpg"]
    assert len(answers) == asked


def test_only_what_a_search_finds(busy: Team) -> None:
    dataset = busy.dataset
    waiting = dataset.found("status:unlabeled", order="-name")
    names = [row.name for row in dataset.samples("status:unlabeled")]
    assert [row.name for row in waiting.page(0) if row] == names[::-1]
    assert len(waiting) == len(names) == 4
    assert {row.name: row.annotations for row in dataset.samples("count:>0")} == {
        "1.jpg": 1,
        "2.jpg": 1,
        "3.jpg": 1,
        busy.dataset.samples("held-by:ann")[0].name: 2,
    }
    counted = dataset.counts()
    assert list(counted) == list(lq.LabelStatus)
    assert {status: dataset.count(f"status:{status}") for status in lq.LabelStatus} == counted
    assert dataset.counts("labeled-by:ann") == dict.fromkeys(lq.LabelStatus, 0) | {
        lq.LabelStatus.REVIEWED: 1,
        lq.LabelStatus.LABELED: 1,
        lq.LabelStatus.LABELING_IN_PROGRESS: 1,
    }


def test_what_was_found_stays_in_its_place(busy: Team) -> None:
    found = busy.dataset.found(order="-priority")
    before = found.page(0)
    busy.dataset.set_priority({"8.jpg": 100})
    after = found.page(0)
    assert [row and row.name for row in after] == [row and row.name for row in before]
    assert [row.priority for row in after if row and row.name == "8.jpg"] == [100]


def test_annotators_find_what_is_theirs(busy: Team) -> None:
    seen = busy.workspace("ann").dataset("fruit")
    found = seen.found(order="-name")
    mine = [row.name for row in found.page(0) if row]
    assert mine == [row.name for row in seen.samples(order="-name")]
    assert "1.jpg" not in mine
    assert sum(seen.counts().values()) == len(mine)
    busy.dataset.set_status(["2.jpg"], "unlabeled")  # it is nobody's now
    assert [row and row.name for row in found.page(0)] == [None if one == "2.jpg" else one for one in mine]


def test_an_order_does_not_tell_who_labeled(busy: Team) -> None:
    busy["boss"].configure(hide_author=True)
    seen = busy.workspace("rita").dataset("fruit")
    for by in ("labeler", "assigned"):
        # Those of the afternoon's queue and those whose author is hidden are all nobody's.
        names = [row.name for row in seen.samples(order=by) if row.labeler is None]
        assert [row and row.name for row in seen.found(order=by).page(0)] == [
            row.name for row in seen.samples(order=by)
        ]
        if by == "labeler":
            assert names == NAMES
    own = busy.workspace("ann").dataset("fruit")
    assert [row.name for row in own.samples(order="labeler") if row.labeler == "ann"] == [
        row.name for row in own.samples(order="labeler")
    ][:3]


def test_what_cannot_be_listed(team: Team) -> None:
    team.add("1.jpg")
    dataset = team.dataset
    with pytest.raises(lq.InvalidValue, match=r"^Samples cannot be sorted by 'size'; there are name, "):
        dataset.samples(order="size")
    with pytest.raises(lq.InvalidValue, match=r"not both\.$"):
        dataset.samples(after="1.jpg", before="1.jpg")
    with pytest.raises(lq.NotFound, match=r"^There is no sample '2\.jpg'\.$"):
        dataset.samples(order="status", after="2.jpg")
    with pytest.raises(lq.InvalidValue, match="between 1 and 10,?000"):
        dataset.found().page(0, 0)
    with pytest.raises(lq.InvalidValue, match="first place"):
        dataset.found().page(-1)


def test_a_name_that_is_gone_still_has_its_place(team: Team) -> None:
    team.add("1.jpg", "3.jpg")
    assert [row.name for row in team.dataset.samples(after="2.jpg")] == ["3.jpg"]
    assert [row.name for row in team.dataset.samples(before="2.jpg")] == ["1.jpg"]


def test_a_page_needs_few_statements(busy: Team) -> None:
    """However it is sorted: each way to the server counts."""
    workspace = busy.workspace("boss")
    dataset = workspace.dataset("fruit")
    engine = workspace._session.store._engine
    found = dataset.found()
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    found.page(0)
    event.remove(engine, "before_cursor_execute", note)
    assert len([one for one in sent if "SELECT" in one]) <= 4


def test_places_in_one_order_and_in_another(busy: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was chosen in a list is found again after it was read anew, or sorted, or reduced."""
    monkeypatch.setattr(listing, "PAGE_LIMIT", 2)
    found = busy.dataset.found()
    chosen = [range(3), range(6, 8)]
    assert found.names(chosen) == ["1.jpg", "2.jpg", "3.jpg", "7.jpg", "8.jpg"]
    assert busy.dataset.found().places(found, chosen) == chosen
    turned = busy.dataset.found(order="-name")
    assert turned.places(found, [range(1)]) == [range(7, 8)]
    assert turned.places(found, chosen) == [range(2), range(5, 8)]
    some = busy.dataset.found("-name:2.jpg,3.jpg")
    assert some.names(some.places(found, chosen)) == ["1.jpg", "7.jpg", "8.jpg"]
