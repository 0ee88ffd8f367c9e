"""What was done, by the history."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, case, exists, func, literal_column, select

from labelqueue.domain.ids import MemberId, QueueId
from labelqueue.domain.statistics import Tally
from labelqueue.domain.status import Action, LabelStatus, Mode
from labelqueue.store.datasets import READ_AS
from labelqueue.store.dialects import Id
from labelqueue.store.statements import FINISHING, JUDGING, finishing, judging, moving, place
from labelqueue.store.statistics_dialects import category_of
from labelqueue.store.statistics_scope import AT_ONCE, Scope, Value
from labelqueue.store.tables import event, pin, queue, revision

if TYPE_CHECKING:
    from labelqueue.store.statistics_numbers import Columns

Change = tuple[LabelStatus, LabelStatus]
Counts = Counter[str]
"""How often what was done, by the names of the fields of `Tally`."""


@dataclass(slots=True)
class Done:
    """What was done in the range; members and queues by id, the member None stands for those not told."""

    total: Counts = field(default_factory=Counter)
    members: defaultdict[MemberId | None, Counts] = field(default_factory=lambda: defaultdict(Counter))
    queues: defaultdict[QueueId, Counts] = field(default_factory=lambda: defaultdict(Counter))
    days: defaultdict[int, Counts] = field(default_factory=lambda: defaultdict(Counter))
    worked_on: defaultdict[QueueId, set[int]] = field(default_factory=lambda: defaultdict(set))
    moves: defaultdict[QueueId, Counter[tuple[int, Change]]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    """Changes of status by the place of their day."""

    def count(self, what: str, many: int, *, queue_id: QueueId, day: int) -> None:
        """Count it, for everybody together."""
        for counts in (self.total, self.queues[queue_id], self.days[day]):
            counts[what] += many

    def count_for(self, who: MemberId | None, what: str, many: int) -> None:
        """Count it for one member."""
        self.members[who][what] += many


def done(connection: Connection, scope: Scope) -> Done:
    """Everything that the history of the range says."""
    found = Done()

    day = scope.day(event.c.at)  # of years it is long

    def lines(stretch: ColumnElement[bool]) -> "Columns":
        did = judged = _lines(connection, scope, day, stretch, whose=event.c.member_id)
        if scope.only is not None:
            judged = _lines(connection, scope, day, stretch, judging(), whose=event.c.labeler_id)
        _add_actions(found, scope, did)
        _add_decisions(found, scope, judged)
        return did

    for _ in scope.in_stretches(event.c.at, lines, days=AT_ONCE):
        pass
    for row in connection.execute(_other_moves(scope)):
        change = LabelStatus(row.from_status), LabelStatus(row.to_status)
        found.moves[QueueId(row.queue_id)][row.day, change] += row.many
    return found


def tally(counts: Mapping[str, int]) -> Tally:
    """As a value."""
    return Tally(**counts)


_DAY: Final[ColumnElement[int]] = literal_column("day")
_STATUSES: Final = tuple(LabelStatus)
_DID: Final = {
    Action.SUBMIT: "submitted",
    Action.SKIP: "skipped",
    Action.ACCEPT: "reviewed",
    Action.REJECT: "reviewed",
}


def _lines(
    connection: Connection, scope: Scope, day: Value, *which: ColumnElement[bool], whose: Value
) -> "Columns":
    """Lines of the range: actions and statuses by their places, nobody as 0."""
    from labelqueue.store.statistics_numbers import Columns  # it loads numpy, which takes its time

    first = case((judging(), case((judged_before(), 0), else_=1)), else_=0)
    nobody = literal_column("0", Id)
    return Columns.read(
        connection,
        {
            "queue": (event.c.queue_id, 0),
            "day": (day, max(1, len(scope.days.dates))),
            "action": (place(event.c.action, FINISHING), len(FINISHING)),
            "reviewing": (case((event.c.mode == Mode.REVIEW, 1), else_=0), 2),
            "before": (place(event.c.from_status, _STATUSES), len(_STATUSES)),
            "after": (place(event.c.to_status, _STATUSES), len(_STATUSES)),
            "first": (first, 2),
        },
        {"member": event.c.member_id, "labeler": func.coalesce(event.c.labeler_id, nobody)},
        scope.events(and_(finishing(), *which), whose=whose),
        scope.in_range(event.c.at),
    )


def _other_moves(scope: Scope) -> Any:
    columns = (event.c.queue_id, event.c.from_status, event.c.to_status)
    return (
        select(*columns, scope.day(event.c.at).label("day"), func.count().label("many"))
        .where(scope.events(moving(), whose=event.c.member_id), scope.in_range(event.c.at))
        .group_by(*columns, _DAY)
    )


def judged_before() -> ColumnElement[bool]:
    """Whether somebody had decided about the sample of a decision before."""
    earlier = event.alias("earlier")
    return exists().where(
        earlier.c.sample_id == event.c.sample_id,
        earlier.c.copy == event.c.copy,
        earlier.c.id < event.c.id,
        judging(earlier.c.action),
    )


def _add_actions(found: Done, scope: Scope, lines: "Columns") -> None:
    for of, day, act, before, after, many in lines.tallied("queue", "day", "action", "before", "after"):
        queue_id = QueueId(of)
        found.moves[queue_id][day, (_STATUSES[before], _STATUSES[after])] += many
        found.worked_on[queue_id].add(day)
        found.count(_DID[FINISHING[act]], many, queue_id=queue_id, day=day)
    for of, act, reviewing, member, many in lines.tallied("queue", "action", "reviewing", "member"):
        who = MemberId(member)
        told = reviewing or scope.tells(QueueId(of), who)
        found.count_for(who if told else None, _DID[FINISHING[act]], many)


def _add_decisions(found: Done, scope: Scope, lines: "Columns") -> None:
    decisions = [FINISHING.index(one) for one in JUDGING]
    judged = lines.among("action", decisions)
    for of, day, act, first, many in judged.tallied("queue", "day", "action", "first"):
        for what in _said(act, first):
            found.count(what, many, queue_id=QueueId(of), day=day)
    for of, labeler, act, first, many in judged.tallied("queue", "labeler", "action", "first"):
        if labeler:
            who = MemberId(labeler)
            for what in _said(act, first):
                found.count_for(who if scope.tells(QueueId(of), who) else None, what, many)


def _said(act: int, first: int) -> tuple[str, ...]:
    """As what a decision counts."""
    if FINISHING[act] is Action.ACCEPT:
        return ("accepted", "decided", "passed") if first else ("accepted",)
    return ("rejected", "decided") if first else ("rejected",)


def rejections(connection: Connection, scope: Scope) -> dict[tuple[QueueId, str], int]:
    """In how many rejections of the range an annotation of a category was pinned, by queue and category."""
    pinned, read_as = pinned_rejections(connection, scope).subquery(), READ_AS.subquery()
    rows = connection.execute(
        select(pinned.c.queue_id, read_as.c.name, func.count(func.distinct(pinned.c.rejection)).label("many"))
        .join(queue, queue.c.id == pinned.c.queue_id)
        .join(
            read_as,
            and_(read_as.c.dataset_id == queue.c.dataset_id, read_as.c.id == pinned.c.category_id),
        )
        .group_by(pinned.c.queue_id, read_as.c.name)
    )
    return {(QueueId(row.queue_id), row.name): row.many for row in rows}


def pinned_rejections(connection: Connection, scope: Scope) -> Select[Any]:
    """Rejections of the range, once for each annotation that was pinned, with the category of that."""
    # A reviewer who rejects without corrections points at the label that the sample has then.
    earlier = revision.alias("earlier")
    current = (
        select(func.max(earlier.c.number))
        .where(
            earlier.c.sample_id == event.c.sample_id,
            earlier.c.copy == event.c.copy,
            earlier.c.late.is_(False),
            earlier.c.at <= event.c.at,
        )
        .correlate(event)
        .scalar_subquery()
    )
    return (
        select(
            event.c.queue_id,
            event.c.sample_id,
            event.c.at,
            event.c.id.label("rejection"),
            category_of(connection, pin.c.annotation_id).label("category_id"),
        )
        .join(pin, and_(pin.c.sample_id == event.c.sample_id, pin.c.operation_id == event.c.operation_id))
        .join(
            revision,
            and_(
                revision.c.sample_id == event.c.sample_id,
                revision.c.copy == event.c.copy,
                revision.c.number == func.coalesce(event.c.revision, current),
            ),
        )
        .where(
            scope.events(and_(finishing(), event.c.action == Action.REJECT), whose=event.c.labeler_id),
            scope.in_range(event.c.at),
            pin.c.annotation_id.is_not(None),
        )
    )
