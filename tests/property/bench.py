"""The program under the model: a workspace on one database, and everybody's seats in it."""

import itertools
import uuid
from typing import Any

import labelqueue as lq
from labelqueue.queue import Dataset, Queue, Workspace
from labelqueue.queue.changing import Changed
from tests.contract.team import found_team
from tests.oracle.database import Database
from tests.oracle.rules import MODE_OF
from tests.property.model import Model
from tests.property.words import DONE, Item, Outcome, Revision, Seen

PEOPLE = ("labeler", "reviewer", "rejecter", "corrector", "assigned_labeler", "assigned_reviewer", "holder")

RESERVED = {25: "label", 55: "review"}
"""The lanes of what is kept ahead, and for which mode."""

Seat = tuple[str, int]
"""A member, and which of their windows."""


class Bench:
    """Each round has a dataset of its own, so that the workspace need not be founded again."""

    def __init__(self, url: str) -> None:
        self.url = url
        found_team(url)
        self.database = Database(url)
        self._workspaces: dict[Seat, Workspace] = {}
        self._numbers: dict[Seat, int] = {}
        self._count = itertools.count(1)
        self._dataset = "fruit"
        self._queues: dict[Seat, Queue] = {}

    def new_round(self) -> None:
        self._dataset = uuid.uuid4().hex
        self._queues.clear()
        self.workspace(("boss", 0)).create_dataset(self._dataset, categories=["ripe"])

    def workspace(self, seat: Seat) -> Workspace:
        if seat not in self._workspaces:
            self._workspaces[seat] = lq.connect(self.url, member=seat[0])
            self._numbers[seat] = next(self._count)
        return self._workspaces[seat]

    def session(self, seat: Seat) -> int:
        self.workspace(seat)
        return self._numbers[seat]

    def queue(self, seat: Seat) -> Queue:
        if seat not in self._queues:
            self._queues[seat] = self.workspace(seat).dataset(self._dataset).queue()
        return self._queues[seat]

    @property
    def dataset(self) -> Dataset:
        return self.dataset_of(("boss", 0))

    def dataset_of(self, seat: Seat) -> Dataset:
        return self.workspace(seat).dataset(self._dataset)

    def crash(self, seat: Seat) -> None:
        """The client is gone without a word: its connection breaks, its session stays."""
        self._queues.pop(seat, None)
        gone = self._workspaces.pop(seat, None)
        if gone is not None:
            gone._session.store.close()

    def say_goodbye(self, seat: Seat) -> None:
        self._queues.pop(seat, None)
        self._workspaces.pop(seat).close()

    def close(self) -> None:
        for workspace in self._workspaces.values():
            workspace.close()
        self.database.close()

    # What is there, in the words of the model

    def states(self) -> dict[str, dict[str, Any]]:
        rows = self.database.rows(
            f"SELECT a.name, s.*, {', '.join(f'{one}.name AS {one}' for one in (*PEOPLE, 'owner'))}"
            " FROM sample_state s JOIN sample a ON a.id = s.sample_id JOIN dataset d ON d.id = a.dataset_id "
            + " ".join(f"LEFT JOIN member {one} ON {one}.id = s.{one}_id" for one in (*PEOPLE, "owner"))
            + f" WHERE d.name = '{self._dataset}'"
        )
        return {row["name"]: row for row in rows}

    def revisions(self, name: str) -> list[Revision]:
        rows = self.database.rows(
            "SELECT r.late, m.name AS member, r.number"
            " FROM label_revision r JOIN sample a ON a.id = r.sample_id"
            " JOIN dataset d ON d.id = a.dataset_id JOIN member m ON m.id = r.member_id"
            f" WHERE d.name = '{self._dataset}' AND a.name = '{name}' ORDER BY r.number"
        )
        assert [row["number"] for row in rows] == list(range(1, len(rows) + 1))
        dataset = self.dataset
        return [
            Revision(row["member"], number_of(dataset.label_of(name, revision=place)), bool(row["late"]))
            for place, row in enumerate(rows, start=1)
        ]


def label(number: int) -> lq.Label:
    """A label that can be told from all others by its number; 0 is the empty one."""
    empty = lq.Label()
    return empty.add(lq.Box(number, 1, number + 10, 20), "ripe") if number else empty


def number_of(found: lq.Label) -> int:
    if not found:
        return 0
    (box,) = (one.geometry for one in found)
    assert isinstance(box, lq.Box)
    assert found == label(int(box.x0))
    return int(box.x0)


def item_of(work: lq.WorkItem) -> Item:
    return Item(
        name=work.sample.name,
        mode=work.mode.value,
        holder=work.claim.holder,
        version=work.claim.version,
        status=work.status.value,
        revision=work.revision,
        label=number_of(work.label),
        labeler=work.labeler,
        remark=(work.remark.member, work.remark.comment) if work.remark else None,
    )


def seen_of(view: lq.View) -> Seen:
    return Seen(
        name=view.sample.name,
        status=view.status.value,
        revision=view.revision,
        label=number_of(view.label),
        labeler=view.labeler,
        reviewer=view.reviewer,
        holder=view.holder,
        may_take_over=view.may_take_over,
    )


def outcome_of(found: Any) -> Outcome:
    match found:
        case None | Changed():
            return DONE
        case lq.WorkItem():
            return ("work", item_of(found))
        case lq.View():
            return ("view", seen_of(found))
        case lq.Sample():
            return ("kept", found.name)
        case lq.NothingToDo():
            return ("nothing", found.reason.value, found.others, found.own)
        case lq.Fenced():
            return (
                "fenced",
                found.sample,
                found.holder,
                found.status.value,
                found.late_revision,
                found.elsewhere,
            )
    raise AssertionError(found)


def compare(model: Model, bench: Bench) -> None:
    """Everything about every sample is as the model has it."""
    found = bench.states()
    assert found.keys() == model.samples.keys()
    for name, one in model.samples.items():
        row = found[name]
        for field in ("status", "mode", *PEOPLE):
            assert (field, name, row[field]) == (field, name, getattr(one.is_, field))
        kept = (row["owner"], RESERVED[row["lane"]]) if row["lane"] in RESERVED else (None, None)
        due = (one.is_.reserved, MODE_OF[one.is_.status]) if one.is_.reserved else (None, None)
        assert (name, *kept) == (name, *due)
        assert (bool(row["from_queue"]), bool(row["saved"])) == (one.from_queue, one.saved)
        assert (name, -row["neg_priority"], row["version"]) == (name, one.is_.priority, one.version)
        assert (name, row["revision"], row["revisions"]) == (name, one.revision, len(one.revisions))
