"""What was done, by the history."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, case, exists, func, literal_column, select

from labelqueue.domain.ids import MemberId, QueueId
from labelqueue.domain.statistics import Tally
from labelqueue.domain.status import Action, LabelStatus, Mode
from labelqueue.store.datasets import READ_AS
from labelqueue.store.engine import AnyRow
from labelqueue.store.statements import finishing, judging, moving
from labelqueue.store.statistics_dialects import category_of
from labelqueue.store.statistics_scope import Scope
from labelqueue.store.tables import event, pin, queue, revision

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
    for row in connection.execute(_by_who_did_it(scope)):
        _add_action(found, scope, row)
    for row in connection.execute(_other_moves(scope)):
        found.moves[QueueId(row.queue_id)][row.day, _change(row)] += row.many
    for row in connection.execute(_by_whose_it_was(scope)):
        _add_decision(found, scope, row)
    return found


def tally(counts: Mapping[str, int]) -> Tally:
    """As a value."""
    return Tally(**counts)


_DAY: Final[ColumnElement[int]] = literal_column("day")


def _by_who_did_it(scope: Scope) -> Any:
    what = (event.c.action, event.c.mode, event.c.from_status, event.c.to_status)
    columns = (event.c.queue_id, event.c.member_id, *what)
    return (
        select(*columns, scope.day(event.c.at).label("day"), func.count().label("many"))
        .where(scope.events(finishing(), whose=event.c.member_id), scope.in_range(event.c.at))
        .group_by(*columns, _DAY)
    )


def _other_moves(scope: Scope) -> Any:
    columns = (event.c.queue_id, event.c.from_status, event.c.to_status)
    return (
        select(*columns, scope.day(event.c.at).label("day"), func.count().label("many"))
        .where(scope.events(moving(), whose=event.c.member_id), scope.in_range(event.c.at))
        .group_by(*columns, _DAY)
    )


def _by_whose_it_was(scope: Scope) -> Any:
    columns = (event.c.queue_id, event.c.labeler_id, event.c.action)
    return (
        select(
            *columns,
            scope.day(event.c.at).label("day"),
            case((judged_before(), 0), else_=1).label("first"),
            func.count().label("many"),
        )
        .where(
            scope.events(and_(finishing(), judging()), whose=event.c.labeler_id), scope.in_range(event.c.at)
        )
        .group_by(*columns, _DAY, literal_column("first"))
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


def _change(row: AnyRow) -> Change:
    return LabelStatus(row.from_status), LabelStatus(row.to_status)


def _add_action(found: Done, scope: Scope, row: AnyRow) -> None:
    queue_id, who = QueueId(row.queue_id), MemberId(row.member_id)
    found.moves[queue_id][row.day, _change(row)] += row.many
    found.worked_on[queue_id].add(row.day)
    match Action(row.action):
        case Action.SUBMIT:
            what = "submitted"
        case Action.SKIP:
            what = "skipped"
        case _:
            what = "reviewed"
    told = row.mode == Mode.REVIEW or scope.tells(queue_id, who)
    found.count(what, row.many, queue_id=queue_id, day=row.day)
    found.count_for(who if told else None, what, row.many)


def _add_decision(found: Done, scope: Scope, row: AnyRow) -> None:
    queue_id = QueueId(row.queue_id)
    accepted = row.action == Action.ACCEPT
    said = ["accepted" if accepted else "rejected"]
    if row.first:
        said += ["decided", "passed"] if accepted else ["decided"]
    for what in said:
        found.count(what, row.many, queue_id=queue_id, day=row.day)
        if row.labeler_id is not None:
            who = MemberId(row.labeler_id)
            found.count_for(who if scope.tells(queue_id, who) else None, what, row.many)


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
