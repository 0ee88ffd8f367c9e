"""What became of annotations, by the work units."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, Integer, Text, cast, func, literal_column, select, union_all

from labelqueue.domain.category import present_names
from labelqueue.domain.ids import MemberId, QueueId
from labelqueue.domain.json_text import loads
from labelqueue.domain.statistics import Changed
from labelqueue.store import datasets
from labelqueue.store.dialects import Id
from labelqueue.store.statistics_dialects import entries, number
from labelqueue.store.statistics_scope import Scope
from labelqueue.store.tables import work_unit

ChangesOf = defaultdict[str, Changed]

_WHAT: Final = ("created", "changed", "deleted")
_DAYS: Final = 7
"""So many are looked at together."""
_BETWEEN: Final = "\x1e"
"""Stands in no JSON."""


@dataclass(slots=True)
class Altered:
    """What became of annotations, by the name of their category."""

    members: defaultdict[MemberId | None, ChangesOf] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Changed))
    )
    queues: defaultdict[QueueId, ChangesOf] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Changed))
    )


def altered(connection: Connection, scope: Scope) -> Altered:
    """All of it."""
    found = Altered()
    present = _present_names(connection, scope)
    on_server = connection.dialect.name == "postgresql"
    for each in (_on_the_server if on_server else _here)(connection, scope):
        name = present[each.queue_id].get(each.name, each.name)
        changed = Changed(**{each.what: each.many})
        found.members[each.whose][name] += changed
        found.queues[each.queue_id][name] += changed
    return found


class _Alteration(NamedTuple):
    """So many annotations of that category (under the name that it had then) were `what`."""

    queue_id: QueueId
    whose: MemberId | None
    what: str
    name: str
    many: int


def _on_the_server(connection: Connection, scope: Scope) -> Iterator[_Alteration]:
    shown = scope.shown(work_unit.c.queue_id, work_unit.c.kind, work_unit.c.member_id)
    # Few things happen to labels again and again: each is looked into once.
    alike = (
        select(
            work_unit.c.queue_id,
            shown.label("whose"),
            work_unit.c.changes,
            func.count().label("times"),
        )
        .where(scope.units())
        .group_by(work_unit.c.queue_id, literal_column("whose"), work_unit.c.changes)
        .cte("alike")
    )
    parts = []
    for what in _WHAT:
        entry = entries(connection, alike.c.changes, what)
        many = cast(func.sum(number(entry.c.value) * alike.c.times), Integer).label("many")
        key = (alike.c.queue_id, alike.c.whose, entry.c.key)
        said = literal_column(f"'{what}'", Text).label("what")
        parts.append(select(said, *key, many).select_from(alike, entry).group_by(*key))
    for row in connection.execute(union_all(*parts)):
        whose = None if row.whose is None else MemberId(row.whose)
        yield _Alteration(QueueId(row.queue_id), whose, row.what, row.key, row.many)


def _here(connection: Connection, scope: Scope) -> Iterator[_Alteration]:
    """The same for a file, which would sort all units to find out which are alike.

    They come as texts, stretch by stretch, so that neither the memory nor another thread feels it.
    """
    shown = scope.shown(work_unit.c.queue_id, work_unit.c.kind, work_unit.c.member_id)
    line = (
        work_unit.c.queue_id.concat(literal_column("' '"))
        .concat(func.coalesce(shown, literal_column("0", Id)))
        .concat(literal_column("' '"))
        .concat(cast(work_unit.c.changes, Text))
    )

    def lines(part: Scope, stretch: ColumnElement[bool]) -> list[str]:
        together = select(func.group_concat(line, _BETWEEN)).where(part.units(), stretch)
        text = connection.execute(together).scalar()
        return text.split(_BETWEEN) if text else []

    times: Counter[str] = Counter()
    for part in scope.parts:
        for some in part.in_stretches(work_unit.c.ended_at, partial(lines, part), days=_DAYS):
            times.update(some)
    sums: Counter[tuple[str, str, str, str]] = Counter()
    for said, many in times.items():
        queue_id, whose, body = said.split(" ", 2)
        changes = loads(body)
        for what in _WHAT:
            for name, each in changes.get(what, {}).items():
                sums[queue_id, whose, what, name] += each * many
    for (queue_id, whose, what, name), many in sums.items():
        yield _Alteration(QueueId(int(queue_id)), MemberId(int(whose)) or None, what, name, many)


def _present_names(connection: Connection, scope: Scope) -> Mapping[QueueId, Mapping[str, str]]:
    """What categories are called now, by the names under which clients counted, in each queue."""
    of = {id_: row.dataset_id for id_, (_, row) in scope.queues.items()}
    names = {one: present_names(datasets.categories_of(connection, one)) for one in set(of.values())}
    return {id_: names[dataset_id] for id_, dataset_id in of.items()}
