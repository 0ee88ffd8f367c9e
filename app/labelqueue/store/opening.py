"""One sample, chosen by its name: in this member's hands, or only to be looked at."""

from functools import cache
from typing import Final

from sqlalchemy import Connection, select, update

from labelqueue.domain.errors import NotPermitted
from labelqueue.domain.ids import SampleId
from labelqueue.domain.label import Label, label_from_json
from labelqueue.domain.member import ROLE_FOR, Role
from labelqueue.domain.phrase import phrase
from labelqueue.domain.status import Action, LabelStatus, Mode, mode_of
from labelqueue.domain.work import View, WorkItem
from labelqueue.store import events, pins, sight
from labelqueue.store.claim import TAKEN, sample_value, work_item
from labelqueue.store.desk import Desk
from labelqueue.store.engine import AnyRow
from labelqueue.store.prepared import Prepared
from labelqueue.store.statements import CLIENT, NO_CLAIM, SAMPLE, VERSION, alive, claimed, waiting
from labelqueue.store.tables import client_session, member, revision, sample, state

_holder, _labeler, _reviewer = (member.alias(name) for name in ("holder", "labeler", "reviewer"))
_LOOK: Final = (
    select(
        sample.c.id,
        sample.c.name,
        sample.c.uri,
        sample.c.width,
        sample.c.height,
        sample.c.metadata,
        state.c.sample_id,
        state.c.queue_id,
        state.c.neg_priority,
        state.c.status,
        state.c.mode,
        state.c.version,
        state.c.revision,
        state.c.owner_id,
        state.c.labeler_id,
        state.c.rejecter_id,
        state.c.holder_id,
        state.c.session_id,
        state.c.claimed_at,
        revision.c.body,
        state.c.from_queue,
        alive(state.c.session_id).label("is_alive"),
        client_session.c.host,
        _holder.c.name.label("holder"),
        _labeler.c.name.label("labeler"),
        _reviewer.c.name.label("reviewer"),
    )
    .select_from(state)
    .join(sample, sample.c.id == state.c.sample_id)
    .outerjoin(_holder, _holder.c.id == state.c.holder_id)
    .outerjoin(_labeler, _labeler.c.id == state.c.labeler_id)
    .outerjoin(_reviewer, _reviewer.c.id == state.c.reviewer_id)
    .outerjoin(client_session, client_session.c.id == state.c.session_id)
    .outerjoin(
        revision,
        (revision.c.sample_id == state.c.sample_id)
        & (revision.c.copy == state.c.copy)
        & (revision.c.number == state.c.revision),
    )
    .where(state.c.sample_id == SAMPLE, state.c.copy == 0)
)
_LOCK: Final = (
    select(state.c.version)
    .where(state.c.sample_id == SAMPLE, state.c.copy == 0)
    .with_for_update(key_share=True)
)

_RELEASE: Final = Prepared(
    update(state)
    .where(state.c.sample_id == SAMPLE, state.c.copy == 0, state.c.version == VERSION)
    .values({**NO_CLAIM, **waiting(), "version": state.c.version + 1})
    .returning(*TAKEN)
)
_ADOPT: Final = Prepared(
    update(state).where(state.c.sample_id == SAMPLE, state.c.copy == 0).values(session_id=CLIENT)
)


@cache
def _take(mode: Mode, *, from_queue: bool) -> Prepared:
    return Prepared(
        update(state)
        .where(state.c.sample_id == SAMPLE, state.c.copy == 0, state.c.version == VERSION)
        .values(claimed(mode, from_queue=from_queue))
        .returning(*TAKEN)
    )


def open_sample(
    connection: Connection, desk: Desk, sample_id: SampleId, *, take_over: bool, from_others: bool = True
) -> WorkItem | View:
    """The sample in this member's hands, if it may be; otherwise as it stands, to be looked at.

    A manager may have any, others what waits for them in a queue that hands it out. What somebody holds is
    taken from them only with `take_over`: by its holder in another running client, or by a manager
    (`from_others`).

    Raises:
        NotPermitted: the member may not even look at it.
    """
    # Locked before it is looked at: what is joined to a row that was waited for would be as it was before.
    connection.execute(_LOCK, {"the_sample": sample_id}).one()
    row = connection.execute(_LOOK, {"the_sample": sample_id}).one()
    who = desk.member
    if not who.active:
        raise NotPermitted(
            phrase("{name} is no longer active in this workspace; ask its manager.", name=who.name)
        )
    mode = mode_of(LabelStatus(row.status))
    able = mode is not None and who.may(ROLE_FOR[mode])
    if able and row.holder_id == who.id and not (row.is_alive and row.session_id != desk.session_id):
        _ADOPT.all(connection, the_sample=sample_id, client=desk.session_id)
        return work_item(connection, desk, sample_id)
    held = row.holder_id is not None
    may_take = mode is not None and able and _may_take(row, desk, mode, from_others=from_others)
    if mode is None or not may_take or (held and not take_over):
        _require_sight(connection, row, desk)
        return _view(connection, row, desk, may_take_over=held and may_take)
    version = row.version
    if held:
        # Whoever takes over ends the other claim first: that is a step of its own in the history.
        version = _step(connection, desk, _RELEASE, row, version, Action.RELEASE, Mode(row.mode))
    taking = _take(mode, from_queue=row.from_queue and row.holder_id == who.id)
    _step(connection, desk, taking, row, version, Action.CLAIM, mode)
    return work_item(connection, desk, sample_id)


def look(connection: Connection, desk: Desk, sample_id: SampleId) -> View:
    """The sample as it stands.

    Raises:
        NotPermitted: the member may not look at it.
    """
    row = connection.execute(_LOOK, {"the_sample": sample_id}).one()
    _require_sight(connection, row, desk)
    mode = mode_of(LabelStatus(row.status))
    able = (
        mode is not None and desk.member.may(ROLE_FOR[mode]) and _may_take(row, desk, mode, from_others=True)
    )
    return _view(connection, row, desk, may_take_over=able and row.holder_id is not None)


def _require_sight(connection: Connection, row: AnyRow, desk: Desk) -> None:
    if not sight.came_late(connection, SampleId(row.id), desk.member):
        sight.check(desk.member, row)


def _may_take(row: AnyRow, desk: Desk, mode: Mode, *, from_others: bool) -> bool:
    who = desk.member
    if row.holder_id == who.id:
        return True
    if who.may(Role.MANAGER):
        return from_others or row.holder_id is None
    return bool(row.owner_id == who.id) and desk.refusal(mode) is None


def _step(
    connection: Connection,
    desk: Desk,
    statement: Prepared,
    row: AnyRow,
    version: int,
    action: Action,
    mode: Mode,
) -> int:
    """One change of the locked row, with its line in the history; the new version."""
    after = statement.first(
        connection,
        the_sample=row.sample_id,
        claim_version=version,
        me=desk.member.id,
        client=desk.session_id,
    )
    assert after is not None, "the row is locked"
    events.write(connection, after, action=action, who=desk.member.id, mode=mode)
    new: int = after.version
    return new


def _view(connection: Connection, row: AnyRow, desk: Desk, *, may_take_over: bool) -> View:
    # What is done has forgotten who rejected it, but what was said about it can be read.
    told = row.rejecter_id is not None or row.status == LabelStatus.REVIEWED
    sample_id, settings = SampleId(row.id), desk.queue.settings
    return View(
        sample=sample_value(row),
        label=label_from_json(row.body, desk.names) if row.body is not None else Label(),
        revision=row.revision,
        status=LabelStatus(row.status),
        labeler=settings.author_for(desk.member, row.labeler),
        reviewer=row.reviewer,
        holder=row.holder,
        host=row.host,
        since=row.claimed_at if row.holder is not None else None,
        may_take_over=may_take_over,
        remark=events.last_rejection(connection, sample_id) if told else None,
        pins=pins.of_last_rejection(connection, sample_id, desk.member, settings) if told else (),
    )
