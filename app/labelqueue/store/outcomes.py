"""Outcomes in the form in which they are kept with their operation, and back."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, select

from labelqueue.domain.ids import QueueId, SampleId
from labelqueue.domain.label import Label
from labelqueue.domain.pin import pin_from_json, pin_to_json
from labelqueue.domain.status import LabelStatus, Mode
from labelqueue.domain.work import Claim, Fenced, Nothing, NothingToDo, Outcome, Remark, WorkItem
from labelqueue.store.claim import sample_value
from labelqueue.store.labels import CategoryNames, label_of
from labelqueue.store.tables import sample, state


def as_json(outcome: Outcome | None) -> dict[str, Any]:
    """Plain JSON data; of a work item only what may change, since the sample and the revision stay."""
    match outcome:
        case None:
            return {"kind": "done"}
        case NothingToDo():
            return {
                "kind": "nothing",
                "reason": outcome.reason,
                "mode": outcome.mode,
                "others": outcome.others,
                "own": outcome.own,
            }
        case Fenced():
            return {
                "kind": "fenced",
                "sample": outcome.sample,
                "holder": outcome.holder,
                "status": outcome.status,
                "late_revision": outcome.late_revision,
                "elsewhere": outcome.elsewhere,
            }
        case WorkItem():
            remark = outcome.remark
            return {
                "kind": "work",
                "sample": outcome.claim.sample_id,
                "queue": outcome.claim.queue_id,
                "holder": outcome.claim.holder,
                "mode": outcome.mode,
                "version": outcome.claim.version,
                "status": outcome.status,
                "revision": outcome.revision,
                "labeler": outcome.labeler,
                "remark": remark and [remark.member, remark.comment, remark.at.isoformat()],
                **({"pins": [pin_to_json(one) for one in outcome.pins]} if outcome.pins else {}),
            }


def again(connection: Connection, data: dict[str, Any], names: CategoryNames) -> Outcome | None:
    """The outcome that was kept."""
    match data["kind"]:
        case "nothing":
            return NothingToDo(
                Nothing(data["reason"]), Mode(data["mode"]), data["others"], data.get("own", 0)
            )
        case "fenced":
            return Fenced(
                sample=data["sample"],
                holder=data["holder"],
                status=LabelStatus(data["status"]),
                late_revision=data["late_revision"],
                elsewhere=data["elsewhere"],
            )
        case "work":
            return _work(connection, data, names)
        case _:
            return None


def _work(connection: Connection, data: dict[str, Any], names: CategoryNames) -> WorkItem:
    sample_id = SampleId(data["sample"])
    row = connection.execute(
        select(sample, state.c.neg_priority)
        .join(state, (state.c.sample_id == sample.c.id) & (state.c.copy == 0))
        .where(sample.c.id == sample_id)
    ).one()
    mode = Mode(data["mode"])
    remark = data["remark"]
    return WorkItem(
        sample=sample_value(row),
        label=label_of(connection, sample_id, data["revision"], names) if data["revision"] else Label(),
        revision=data["revision"],
        status=LabelStatus(data["status"]),
        mode=mode,
        claim=Claim(sample_id, QueueId(data["queue"]), data["holder"], mode, data["version"]),
        labeler=data["labeler"],
        remark=remark and Remark(remark[0], remark[1], datetime.fromisoformat(remark[2]).astimezone(UTC)),
        pins=tuple(pin_from_json(one) for one in data.get("pins", ())),
    )
