"""Statistics by the guide, from the bare rows of the database, one after the other: slow and plain."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import pairwise
from math import ceil
from statistics import median
from typing import Any

from tests.oracle.database import Database

Row = dict[str, Any]

FINISHING = ("submit", "skip", "accept", "reject")
KINDS = ("label", "review", "rework", "direct")
EDGES = [0, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, float("inf")]
STATUSES = (
    *("unlabeled", "prelabeled", "labeling_in_progress", "labeled"),
    *("reviewing_in_progress", "reviewed", "rejected", "skipped"),
)


def moment(value: Any) -> datetime:
    found = datetime.fromisoformat(value) if isinstance(value, str) else value
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def parsed(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


@dataclass(frozen=True)
class Question:
    """`queues` by name with whether somebody reviews there; `hidden`: where the asker sees no labelers."""

    dataset: str
    queues: dict[str, bool]
    since: datetime | None
    until: datetime | None
    zone: tzinfo
    who: str
    about_all: bool
    hidden: frozenset[str]

    def contains(self, at: datetime) -> bool:
        return (self.since is None or at >= self.since) and (self.until is None or at < self.until)

    def day(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()


class Figures:
    """What a question comes to, in plain numbers."""

    def __init__(self, database: Database, question: Question) -> None:
        self.asked = question
        of = f" JOIN dataset d ON d.id = q.dataset_id AND d.name = '{question.dataset}'"
        self.events = self._rows(
            database,
            "SELECT e.*, q.name AS queue, m.name AS who, l.name AS labeler FROM event e"
            f" JOIN queue q ON q.id = e.queue_id{of} JOIN member m ON m.id = e.member_id"
            " LEFT JOIN member l ON l.id = e.labeler_id ORDER BY e.id",
        )
        self.units = self._rows(
            database,
            "SELECT u.*, q.name AS queue, m.name AS who FROM work_unit u"
            f" JOIN queue q ON q.id = u.queue_id{of} JOIN member m ON m.id = u.member_id"
            " ORDER BY u.ended_at, u.id",
        )
        self.states = self._rows(
            database,
            "SELECT s.*, a.name, a.created_at, q.name AS queue, h.name AS holder FROM sample_state s"
            f" JOIN sample a ON a.id = s.sample_id JOIN queue q ON q.id = s.queue_id{of}"
            " LEFT JOIN member h ON h.id = s.holder_id",
        )
        self.pins = database.rows("SELECT * FROM pin")
        self.revisions = database.rows("SELECT * FROM label_revision ORDER BY number")
        self.categories = {
            row["id"]: row["name"]
            for row in database.rows(
                "SELECT c.id, c.name FROM category c JOIN dataset d ON d.id = c.dataset_id"
                f" WHERE d.name = '{question.dataset}'"
            )
        }
        self.first = self._first_decisions()

    def _rows(self, database: Database, statement: str) -> list[Row]:
        found = [row for row in database.rows(statement) if row["queue"] in self.asked.queues]
        for row in found:
            for name in ("at", "ended_at", "created_at", "status_since"):
                if name in row:
                    row[name] = moment(row[name])
        return found

    def _first_decisions(self) -> set[int]:
        seen: dict[int, int] = {}
        for row in self.events:
            if row["action"] in ("accept", "reject"):
                seen.setdefault(row["sample_id"], row["id"])
        return set(seen.values())

    def mine(self, name: str | None) -> bool:
        return self.asked.about_all or name == self.asked.who

    def told(self, queue: str, name: str | None) -> str | None:
        return None if queue in self.asked.hidden and name != self.asked.who else name

    # What was done

    def deeds(self) -> list[tuple[str, str | None, date, str, int]]:
        """One for each thing that is counted: in which queue, whose, on which day, what, to which sample."""
        found = []
        for row in self.events:
            if not self.asked.contains(row["at"]) or row["action"] not in FINISHING:
                continue
            queue, day = row["queue"], self.asked.day(row["at"])
            if self.mine(row["who"]):
                what = {"submit": "submitted", "skip": "skipped"}.get(row["action"], "reviewed")
                who = row["who"] if row["mode"] == "review" else self.told(queue, row["who"])
                found.append((queue, who or "?", day, what, row["sample_id"]))
            if row["action"] in ("accept", "reject") and self.mine(row["labeler"]):
                said = ["accepted" if row["action"] == "accept" else "rejected"]
                if row["id"] in self.first:
                    said += ["decided", "passed"] if row["action"] == "accept" else ["decided"]
                who = (self.told(queue, row["labeler"]) or "?") if row["labeler"] else None
                found += [(queue, who, day, what, row["sample_id"]) for what in said]
        return found

    def tallies(self, place: int) -> dict[Any, Counter[str]]:
        found: dict[Any, Counter[str]] = defaultdict(Counter)
        for deed in self.deeds():
            if deed[place] is not None:
                found[deed[place]][deed[3]] += 1
        return found

    # How long it took

    def my_units(self) -> list[Row]:
        return [row for row in self.units if self.asked.contains(row["ended_at"]) and self.mine(row["who"])]

    def unit_member(self, row: Row) -> str:
        return (row["who"] if row["kind"] == "review" else self.told(row["queue"], row["who"])) or "?"

    def times(self, units: Iterable[Row], kind: str) -> tuple[Any, ...]:
        """Samples, seconds, mean and median of a sample, annotations, mean and median of an annotation."""
        of_sample: dict[Any, list[Row]] = defaultdict(list)
        for row in units:
            if row["kind"] == kind:
                of_sample[row["queue"], row["who"], row["sample_id"]].append(row)
        sums = [
            (sum(u["active_seconds"] for u in some), some[-1]["annotations"]) for some in of_sample.values()
        ]
        some = [(seconds, many) for seconds, many in sums if many]
        all_seconds, annotations = sum(seconds for seconds, _ in sums), sum(many for _, many in some)
        return (
            len(sums),
            all_seconds,
            all_seconds / len(sums) if sums else None,
            median(seconds for seconds, _ in sums) if sums else None,
            annotations,
            sum(seconds for seconds, _ in some) / annotations if some else None,
            median(seconds / many for seconds, many in some) if some else None,
        )

    def distribution(self, queue: str, kind: str) -> list[int]:
        of_sample: Counter[Any] = Counter()
        for row in self.my_units():
            if (row["queue"], row["kind"]) == (queue, kind):
                of_sample[row["who"], row["sample_id"]] += row["active_seconds"]
        return [sum(low <= one < high for one in of_sample.values()) for low, high in pairwise(EDGES)]

    def changes(self, units: Iterable[Row]) -> dict[str, tuple[int, int, int]]:
        found: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        for row in units:
            for place, what in enumerate(("created", "changed", "deleted")):
                for name, many in parsed(row["changes"])[what].items():
                    found[name][place] += many
        return {name: (one[0], one[1], one[2]) for name, one in found.items()}

    def rejections(self, queue: str) -> Counter[str]:
        found: Counter[str] = Counter()
        for row in self.events:
            if row["queue"] == queue and self.asked.contains(row["at"]) and self.mine(row["labeler"]):
                found.update(self._pointed_at(row))
        return found

    def _pointed_at(self, row: Row) -> set[str]:
        """The categories of what was pinned with a rejection; none with anything else."""
        if row["action"] != "reject":
            return set()
        earlier = (
            one["revision"]
            for one in self.events
            if one["sample_id"] == row["sample_id"] and one["id"] < row["id"] and one["revision"]
        )
        number = row["revision"] or max(earlier, default=None)
        if number is None:  # it never had a label
            return set()
        (body,) = (
            parsed(one["body"])
            for one in self.revisions
            if (one["sample_id"], one["number"]) == (row["sample_id"], number)
        )
        category = {one["id"]: self.categories[one["category"]] for one in body["objects"]}
        return {
            category[one["annotation_id"]]
            for one in self.pins
            if str(one["operation_id"]).replace("-", "") == str(row["operation_id"]).replace("-", "")
            and one["annotation_id"] is not None
        }

    # The samples behind a number

    def behind(self, asked: Any) -> set[int]:
        """By the same words as `Behind`, each of which narrows what is counted."""
        counted = (
            self._standing_for(asked)
            if asked.figure in ("standing", "done", "left", "in_hand")
            else self._happened_for(asked)
        )
        return {row["sample_id"] for row in counted if asked.queue in (None, row["queue"])}

    def _standing_for(self, asked: Any) -> list[Row]:
        def fits(row: Row) -> bool:
            match asked.figure:
                case "standing":
                    return bool(asked.status in (None, row["status"]))
                case "in_hand":
                    held = row["holder"] is not None and self.mine(row["holder"])
                    return held and asked.member in (None, row["holder"])
                case _:
                    return self.done(row["queue"], row["status"]) is (asked.figure == "done")

        return [row for row in self.states if fits(row)]

    def _happened_for(self, asked: Any) -> list[Row]:
        whose = "?" if asked.untold else asked.member
        deed = {"first_decisions": "decided", "first_accepted": "passed"}.get(asked.figure, asked.figure)
        if deed in ("submitted", "skipped", "reviewed", "accepted", "rejected", "decided", "passed"):
            return [
                {"sample_id": sample, "queue": queue}
                for queue, who, day, what, sample in self.deeds()
                if what == deed and whose in (None, who) and self._on_days(asked, day)
            ]
        if asked.figure in ("finished", "moved", "pointed_at"):
            return [row for row in self.events if self._event_fits(asked, row)]
        units = [
            row
            for row in self.my_units()
            if whose in (None, self.unit_member(row))
            and asked.kind in (None, row["kind"])
            and self._on_days(asked, self.asked.day(row["ended_at"]))
        ]
        if asked.figure == "worked_on":
            return [row for row in units if self._in_bucket(asked, units, row)]
        changed = [(row, parsed(row["changes"])[asked.figure]) for row in units]
        return [row for row, each in changed if asked.category in (None, *each) and each]

    def _on_days(self, asked: Any, day: date) -> bool:
        return asked.days is None or bool(asked.days[0] <= day <= asked.days[1])

    def _event_fits(self, asked: Any, row: Row) -> bool:
        if not self.asked.contains(row["at"]) or not self._on_days(asked, self.asked.day(row["at"])):
            return False
        if asked.figure == "pointed_at":
            return asked.category in self._pointed_at(row) and self.mine(row["labeler"])
        if row["from_status"] == row["to_status"] or not self.mine(row["who"]):
            return False
        if asked.figure == "moved":
            return bool(asked.change == (row["from_status"], row["to_status"]))
        return self.done(row["queue"], row["to_status"]) and not self.done(row["queue"], row["from_status"])

    def _in_bucket(self, asked: Any, units: list[Row], row: Row) -> bool:
        if asked.bucket is None:
            return True
        key = ("queue", "who", "sample_id", "kind")
        alike = [one for one in units if all(one[name] == row[name] for name in key)]
        seconds = sum(one["active_seconds"] for one in alike)
        return bool(EDGES[asked.bucket] <= seconds < EDGES[asked.bucket + 1])

    # How it stands and came there

    def done(self, queue: str, status: str) -> bool:
        reviewed = self.asked.queues[queue]
        return status in ("reviewed", "skipped") or (status == "labeled" and not reviewed)

    def counts(self, queue: str) -> dict[str, int]:
        found = Counter(row["status"] for row in self.states if row["queue"] == queue)
        return {status: found[status] for status in STATUSES}

    def in_hand(self, queue: str | None = None) -> Counter[str]:
        rows = [row for row in self.states if row["holder"] and self.mine(row["holder"])]
        return Counter(row["holder"] for row in rows if queue in (None, row["queue"]))

    def moves(self, queue: str) -> list[Row]:
        rows = [row for row in self.events if row["queue"] == queue and self.mine(row["who"])]
        return [row for row in rows if row["from_status"] != row["to_status"]]

    def flow(self, queue: str) -> Counter[tuple[str, str]]:
        rows = [row for row in self.moves(queue) if self.asked.contains(row["at"])]
        return Counter((row["from_status"], row["to_status"]) for row in rows)

    def finished(self, queue: str) -> Counter[date]:
        """Samples that became done, by day, in the range."""
        found: Counter[date] = Counter()
        for row in self.moves(queue):
            became = self.done(queue, row["to_status"]) and not self.done(queue, row["from_status"])
            if became and self.asked.contains(row["at"]):
                found[self.asked.day(row["at"])] += 1
        return found

    def remaining(self, queue: str, end: datetime) -> int:
        """Samples that were not done then: each as its next change of status found it, or as it is now."""
        found = 0
        for row in self.states:
            if row["queue"] != queue or row["created_at"] >= end:
                continue
            later = [
                one for one in self.moves(queue) if one["sample_id"] == row["sample_id"] and one["at"] >= end
            ]
            found += not self.done(queue, later[0]["from_status"] if later else row["status"])
        return found

    def days_left(self, queue: str, now: datetime) -> tuple[float | None, date | None]:
        today = self.asked.day(now)
        worked = {self.asked.day(row["at"]) for row in self.moves(queue) if row["action"] in FINISHING}
        days = sorted(worked - {today})[-7:] or sorted(worked)
        became = [
            row
            for row in self.moves(queue)
            if self.asked.day(row["at"]) in days
            and self.done(queue, row["to_status"])
            and not self.done(queue, row["from_status"])
        ]
        if not became:
            return None, None
        left = sum(not self.done(queue, row["status"]) for row in self.states if row["queue"] == queue)
        needed = left / (len(became) / len(days))
        return needed, today + timedelta(days=ceil(needed))
