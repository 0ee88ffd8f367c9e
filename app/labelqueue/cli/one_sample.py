"""Commands about one sample: all that is known of it, and all that became of it."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any, assert_never

import typer

from labelqueue.cli.options import Asked, DatasetName, asked
from labelqueue.cli.samples import samples
from labelqueue.domain.event import Event
from labelqueue.domain.label import Revision
from labelqueue.domain.sample import SampleDetails
from labelqueue.domain.status import words
from labelqueue.domain.timeline import Entry, Worked

__all__ = ["samples"]

SampleName = Annotated[str, typer.Argument(metavar="SAMPLE", help="The name of the sample.")]


@samples.command("details")
@asked
def details(asked: Asked, dataset: DatasetName, name: SampleName) -> None:
    """Say how a sample stands, who has it in hand, where it lies and what is known of it."""
    with asked.open() as workspace:
        found = workspace.dataset(dataset).details(name)
    row, sample = found.row, found.sample
    data = {
        **asdict(row),
        "changed_at": row.changed_at.isoformat(),
        "width": sample.width,
        "height": sample.height,
        "metadata": dict(sample.metadata),
        "host": found.host,
        "held_since": found.since and found.since.isoformat(),
        "added_at": found.added_at.isoformat(),
        "revisions": found.revisions,
    }
    asked.answer(data, "\n".join(f"{key}\t{text}" for key, text in _facts(found) if text))


def _facts(found: SampleDetails) -> list[tuple[str, str]]:
    row, sample = found.row, found.sample
    held = f"{row.holder} on {found.host or 'another computer'}" if row.holder else ""
    return [
        ("name", row.name),
        ("status", f"{words(row.status)} since {_moment(row.changed_at)}"),
        ("queue", row.queue),
        ("priority", f"{row.priority:g}"),
        ("labeler", row.labeler or ""),
        ("reviewer", row.reviewer or ""),
        ("assigned", ", ".join(filter(None, (row.assigned_labeler, row.assigned_reviewer)))),
        ("in hand of", f"{held} since {_moment(found.since)}" if held and found.since else held),
        ("annotations", str(row.annotations) if row.revision else ""),
        ("labels", str(found.revisions) if found.revisions else ""),
        ("pixels", f"{sample.width} x {sample.height}" if sample.width and sample.height else ""),
        ("added", _moment(found.added_at)),
        ("path", sample.uri),
        *((f"metadata {key}", str(value)) for key, value in sample.metadata.items()),
    ]


@samples.command("timeline")
@asked
def timeline(
    asked: Asked,
    dataset: DatasetName,
    name: SampleName,
    limit: Annotated[int, typer.Option(help="How many at most.", min=1, max=1000)] = 50,
) -> None:
    """Say what became of a sample, the newest first: what was done, how long was worked, late labels."""
    with asked.open() as workspace:
        found = workspace.dataset(dataset).timeline(name, limit=limit)
    lines = ["\t".join(filter(None, _line(one))) for one in found.entries]
    if found.rest is not None:
        lines.append("There is more; see --limit.")
    data = {"entries": [_plain(one) for one in found.entries], "more": found.rest is not None}
    asked.answer(data, "\n".join(lines) or "Nothing was done to it yet.")


def _line(entry: Entry) -> list[str]:
    at = _moment(entry.at)
    match entry:
        case Event():
            number = f"revision {entry.revision}" if entry.revision is not None else ""
            done = entry.action.replace("_", " ")
            return [at, entry.member, done, str(words(entry.to_status)), number, entry.comment]
        case Worked():
            return [at, entry.member, f"worked {entry.active:.0f} s", entry.kind]
        case Revision():
            return [at, entry.member, "late label" if entry.late else "label", f"revision {entry.number}"]
        case _:
            assert_never(entry)


_WHAT = {Event: "event", Worked: "work", Revision: "label"}


def _plain(entry: Entry) -> dict[str, Any]:
    data = {"what": _WHAT[type(entry)], **asdict(entry)}
    return {key: value.isoformat() if isinstance(value, datetime) else value for key, value in data.items()}


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S} UTC"
