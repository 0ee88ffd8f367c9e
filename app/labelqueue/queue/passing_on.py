"""What waits for somebody who is away, and how others get it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, Final

from labelqueue.domain.errors import IllegalAction
from labelqueue.domain.ids import MemberId, QueueId
from labelqueue.domain.member import Role
from labelqueue.domain.mine import Waits
from labelqueue.domain.people import Awaited, checked_days
from labelqueue.domain.phrase import phrase
from labelqueue.domain.status import Mode, doing_words
from labelqueue.queue.changing import Changed, Changing, Progress
from labelqueue.queue.session import Session, listed
from labelqueue.store import datasets, leaving, members, people

PAGE: Final = 10_000
"""So many samples are in memory at once, whatever waits for somebody."""


def awaited_here(
    session: Session, queue_id: QueueId | None, *, days: float, limit: int | None
) -> list[Awaited]:
    """What waits for members who are away, in one queue or in all.

    Raises:
        NotPermitted: only a reviewer or manager may.
        InvalidValue: so many days are none.
    """
    reader = session.require(Role.REVIEWER, phrase("see what waits for others"))
    checked_days(days)

    def found(connection: Any) -> list[Awaited]:
        who = people.away(connection, days)
        return people.awaited(connection, who, queue_id=queue_id, limit=limit, reader=reader)

    return session.read(found)


def pass_on(
    session: Session,
    name: str,
    to: str | None,
    *,
    queue_id: QueueId | None = None,
    names: Iterable[str] | None = None,
    progress: Progress = None,
) -> Changed:
    """Let `to` (None: anybody) have all that waits for a member, in one queue or in all.

    Work that they saved goes along, and so does what they hold. Nothing is changed if `to` does not work
    wherever something waits. Done twice, it goes on where it was interrupted.

    Raises:
        NotPermitted: only a manager may.
        NotFound: there is no such member.
        IllegalAction: `to` does not reach that work, or is not in one of the queues.
    """
    manager = session.require(Role.MANAGER, phrase("assign samples"))
    wanted = None if names is None else set(listed(names))

    who = session.read(partial(members.find, name=name))
    pages = partial(_pages, session, who.id, queue_id=queue_id, among=wanted)
    if to is not None:
        for rows in pages():  # before anything changes
            session.read(partial(_check, to=to, rows=rows))
    if wanted is None:
        session.write(
            lambda connection: leaving.end_claims(
                connection, who.id, list(Mode), by=manager.id, queue_id=queue_id
            )
        )
    done = left = 0

    def tell(more: int) -> None:
        if progress is not None:
            progress(done + more)

    for rows in pages():  # what they held waits for them now
        for dataset in sorted({row.dataset for row in rows}):
            found = session.read(partial(datasets.find, name=dataset))
            some = [row for row in rows if row.dataset == dataset]
            left += _hand_over(Changing(session, found), some, to, tell, who=who.id)
            done += len(some)
    return Changed(done - left, left)


def _pages(
    session: Session, who: MemberId, *, queue_id: QueueId | None, among: Collection[str] | None
) -> Iterator[list[Awaited]]:
    """What waits for one member as it is now, a part at a time."""
    after: tuple[str, str] | None = None
    while True:
        look = partial(people.awaited, who=[who], queue_id=queue_id, after=after, limit=PAGE)
        rows = session.read(look, through_all=True)
        yield [row for row in rows if among is None or row.sample in among]
        if len(rows) < PAGE:
            return
        after = rows[-1].dataset, rows[-1].sample


def _check(connection: Any, to: str, rows: Collection[Awaited]) -> None:
    able = {mode: members.find_for(connection, to, mode) for mode in {row.mode for row in rows}}
    places = {(one.dataset, one.queue): one for one in people.queues(connection)}
    for row in rows:
        place = places.get((row.dataset, row.queue))
        if place is not None and not place.lets_in(able[row.mode], row.mode):
            raise IllegalAction(
                phrase(
                    "{name} is not among those who {doing} in the queue {queue!r} of {dataset}.",
                    name=to,
                    doing=doing_words(row.mode),
                    queue=row.queue,
                    dataset=row.dataset,
                )
            )


def _hand_over(
    dataset: Changing, rows: Sequence[Awaited], to: str | None, tell: Progress, *, who: MemberId
) -> int:
    """Returns how many samples stayed as they were."""
    left = 0
    for mode in Mode:
        all_of_mode = [row.sample for row in rows if row.mode is mode]
        saved = [row.sample for row in rows if row.mode is mode and row.waits is Waits.SAVED]
        if saved:
            dataset.take_saved(saved, who, mode)
        if not all_of_mode:
            continue
        if to is None:
            left += dataset.free(all_of_mode, [mode], progress=tell).left
        elif mode is Mode.LABEL:
            left += dataset.assign(all_of_mode, labeler=to, progress=tell).left
        else:
            left += dataset.assign(all_of_mode, reviewer=to, progress=tell).left
    return left
