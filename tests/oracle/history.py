"""All that happened in one crowded round: what the database wrote down, and what each client noted itself.

A test-only trigger writes every change of `sample_state` to a table of its own, with the number of the
transaction. Clients note a *moment* before and after each call; what these say about transactions is exact:

- PostgreSQL: a moment is a snapshot, and the number of a transaction that was begun for it. What the snapshot
  sees was over, locks and all, before the moment. A transaction with a higher number than the moment's own
  got that number after the moment, and touches rows only after getting it.
- SQLite: one writes at a time. A transaction is named by the number of the change; a moment by the last one.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.oracle.database import Database, opened
from tests.oracle.rules import Standing

_FACTS: Final = (
    "sample_id, status, neg_priority, labeler_id, reviewer_id, rejecter_id, corrector_id,"
    " assigned_labeler_id, assigned_reviewer_id, holder_id, mode, owner_id, lane, from_queue, version,"
    " revision, revisions"
)
_NEW: Final = ", ".join(f"NEW.{one}" for one in _FACTS.split(", "))
_RESERVED: Final = (25, 55)
"""The lanes of what is kept ahead for its owner, for labeling and for review."""
_MARK: Final = re.compile(r'"mark": ?"([^"]+)"')


def install(url: str) -> None:
    """Have every change of `sample_state` written down from now on."""
    with opened(url) as database:
        if database.is_sqlite:
            columns = _FACTS.replace("sample_id", "id INTEGER PRIMARY KEY AUTOINCREMENT, sample_id", 1)
            database.run(f"CREATE TABLE change ({columns})")
            for when in ("INSERT", "UPDATE"):
                database.run(
                    f"CREATE TRIGGER write_down_{when} AFTER {when} ON sample_state"
                    f" BEGIN INSERT INTO change ({_FACTS}) VALUES ({_NEW}); END"
                )
            return
        database.run(
            "CREATE TABLE change AS SELECT 0::bigint AS id, 0::bigint AS tx,"
            f" {_FACTS} FROM sample_state LIMIT 0"
        )
        database.run("CREATE SEQUENCE change_id")
        database.run(
            "CREATE FUNCTION write_down() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" INSERT INTO change (id, tx, {_FACTS})"
            f" VALUES (nextval('change_id'), pg_current_xact_id()::text::bigint, {_NEW});"
            " RETURN NULL; END $$"
        )
        database.run(
            "CREATE TRIGGER write_down AFTER INSERT OR UPDATE ON sample_state"
            " FOR EACH ROW EXECUTE FUNCTION write_down()"
        )


@dataclass(frozen=True)
class Moment:
    """`own`: transactions of higher numbers touched nothing before it. `seen` were over before it."""

    own: int
    upper: int
    running: frozenset[int] = frozenset()

    def sees(self, tx: int) -> bool:
        return tx < self.upper and tx not in self.running

    @property
    def rank(self) -> int:
        """Orders moments: what a lower one sees, a higher one sees, too."""
        return self.upper - len(self.running)

    def as_json(self) -> list[Any]:
        return [self.own, self.upper, sorted(self.running)]

    @classmethod
    def from_json(cls, data: list[Any]) -> "Moment":
        return cls(data[0], data[1], frozenset(data[2]))


def moment(database: Database) -> Moment:
    """Now."""
    if database.is_sqlite:
        (row,) = database.rows("SELECT coalesce(max(id), 0) AS own FROM change")
        return Moment(row["own"], row["own"] + 1)
    (row,) = database.rows("SELECT pg_current_snapshot()::text AS seen, pg_current_xact_id()::text AS own")
    _, upper, running = row["seen"].split(":")
    return Moment(int(row["own"]), int(upper), frozenset(int(one) for one in running.split(",") if one))


@dataclass(frozen=True)
class Change:
    """One sample after one UPDATE; `id` orders the changes of one sample."""

    id: int
    tx: int
    is_: Standing
    from_queue: bool
    version: int
    revision: int
    revisions: int


@dataclass(frozen=True)
class Revision:
    sample: int
    number: int
    member: int
    late: bool
    mark: str
    text: str


@dataclass(frozen=True)
class Call:
    """What a client sent, and the answer (None: it never had one).

    `before`: ahead of the first attempt; `after`: behind the answer. `again`: the call that it repeats.
    `at_once`: one statement did all of it.
    """

    member: int
    number: int
    action: str
    mode: str
    before: Moment
    sample: int | None = None
    version: int | None = None
    operation: str | None = None
    mark: str | None = None
    pulls: bool = False
    again: int | None = None
    after: Moment | None = None
    answer: dict[str, Any] | None = None
    at_once: bool = False

    @property
    def name(self) -> str:
        return f"call {self.number} of member {self.member} ({self.action})"


@dataclass
class History:
    changes: list[Change]
    events: list[dict[str, Any]]
    revisions: list[Revision]
    operations: list[str]
    managers: frozenset[int]
    self_review: str
    tie_break: str
    calls: list[Call] = field(default_factory=list)
    aborted: frozenset[int] = frozenset()

    def chains(self) -> dict[int, list[Change]]:
        """The changes of each sample, in their order."""
        found: dict[int, list[Change]] = {}
        for change in sorted(self.changes, key=lambda one: one.id):
            found.setdefault(change.is_.id, []).append(change)
        return found


def collect(url: str, logs: Iterable[Path]) -> History:
    """Read the tables and the clients' notes, when everything is over."""
    with opened(url) as database:
        members = {row["name"]: row for row in database.rows("SELECT id, name, role FROM member")}
        names = {row["id"]: row["name"] for row in database.rows("SELECT id, name FROM sample")}
        (queue,) = database.rows("SELECT settings FROM queue")
        settings = _parsed(queue["settings"])
        changes = [_change(row, names) for row in database.rows("SELECT * FROM change")]
        return History(
            changes=changes,
            events=[
                {**row, "operation_id": _id(row["operation_id"])}
                for row in database.rows("SELECT * FROM event ORDER BY id")
            ],
            revisions=[_revision(row) for row in database.rows("SELECT * FROM label_revision")],
            operations=[str(_id(row["id"])) for row in database.rows("SELECT id FROM operation")],
            managers=frozenset(row["id"] for row in members.values() if row["role"] == "manager"),
            self_review=settings["self_review"],
            tie_break=settings["tie_break"],
            calls=[call for log in logs for call in _calls(log, members[log.stem.split("@")[0]]["id"])],
            aborted=_aborted(database, [change.tx for change in changes]),
        )


def _aborted(database: Database, transactions: list[int]) -> frozenset[int]:
    """Transactions that were rolled back: what they had locked, others may have passed over."""
    if database.is_sqlite:
        return frozenset()
    rows = database.rows(
        f"SELECT tx FROM generate_series({min(transactions)}, pg_current_xact_id()::text::bigint - 1) AS tx"
        " WHERE pg_xact_status(tx::text::xid8) = 'aborted'"
    )
    return frozenset(row["tx"] for row in rows)


def _change(row: dict[str, Any], names: dict[int, str]) -> Change:
    return Change(
        id=row["id"],
        tx=row.get("tx", row["id"]),
        is_=Standing(
            id=row["sample_id"],
            name=names[row["sample_id"]],
            status=row["status"],
            priority=-row["neg_priority"],
            labeler=row["labeler_id"],
            reviewer=row["reviewer_id"],
            rejecter=row["rejecter_id"],
            corrector=row["corrector_id"],
            assigned_labeler=row["assigned_labeler_id"],
            assigned_reviewer=row["assigned_reviewer_id"],
            holder=row["holder_id"],
            mode=row["mode"],
            reserved=row["owner_id"] if row["lane"] in _RESERVED else None,
        ),
        from_queue=bool(row["from_queue"]),
        version=row["version"],
        revision=row["revision"],
        revisions=row["revisions"],
    )


def _revision(row: dict[str, Any]) -> Revision:
    text = row["body"] if isinstance(row["body"], str) else json.dumps(row["body"])
    found = _MARK.search(text)
    mark = found.group(1) if found else ""
    return Revision(row["sample_id"], row["number"], row["member_id"], bool(row["late"]), mark, text)


def _parsed(found: Any) -> Any:
    return json.loads(found) if isinstance(found, str) else found


def _id(found: Any) -> str | None:
    return None if found is None else str(found).replace("-", "")


def _calls(log: Path, member: int) -> list[Call]:
    """A client's notes; one that was killed may have left half a line at the end of its life."""
    sent: dict[int, dict[str, Any]] = {}
    answers: dict[int, dict[str, Any]] = {}
    for note in notes(log):
        # Of a call that was sent several times, the first moment and the last answer count.
        if "answer" in note:
            answers[note["number"]] = note
        else:
            sent.setdefault(note["number"], note)
    return [
        Call(
            member=member,
            number=number,
            action=note["action"],
            mode=note["mode"],
            before=Moment.from_json(note["before"]),
            sample=note["sample"],
            version=note["version"],
            operation=note["operation"],
            mark=note["mark"],
            pulls=note["pulls"],
            again=note["again"],
            after=Moment.from_json(answers[number]["after"]) if number in answers else None,
            answer=answers[number]["answer"] if number in answers else None,
            at_once=number in answers and answers[number]["at_once"],
        )
        for number, note in sent.items()
    ]


def notes(log: Path) -> list[dict[str, Any]]:
    """The whole lines of a client's notes."""
    if not log.exists():
        return []
    found = []
    for line in log.read_text().splitlines():
        try:
            found.append(json.loads(line))
        except ValueError:
            continue
    return found
