"""Commands about samples."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer
from typer.core import TyperGroup

from labelqueue.cli.options import Asked, DatasetName, asked
from labelqueue.domain.listing import SortBy
from labelqueue.domain.status import LabelStatus, words

if TYPE_CHECKING:
    from labelqueue.queue import Dataset

_PAGE: Final = 1000


class _SamplesOrCommand(TyperGroup):
    """`samples DATASET …` is short for `samples list DATASET …`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put in what was left out."""
        known = {*self.commands, *ctx.help_option_names}
        return super().parse_args(ctx, ["list", *args] if args and args[0] not in known else args)


samples = typer.Typer(
    cls=_SamplesOrCommand,
    help='The samples of a dataset. "samples DATASET" is short for "samples list DATASET".',
    no_args_is_help=True,
)

Query = Annotated[
    str | None, typer.Option(metavar="SEARCH", help="Those that the search finds, as on the Samples page.")
]
Names = Annotated[list[str] | None, typer.Argument(metavar="SAMPLE", help="The names of the samples.")]


@samples.command("list")
@asked
def show(
    asked: Asked,
    dataset: DatasetName,
    query: Query = None,
    limit: Annotated[int, typer.Option(help="How many at most.", min=1, max=10_000)] = 100,
    after: Annotated[str | None, typer.Option(metavar="NAME", help="Only those behind this sample.")] = None,
    order: Annotated[
        str,
        typer.Option(
            metavar="COLUMN",
            help=f"By what they are sorted: {', '.join(SortBy)}; from the highest down with - before it.",
        ),
    ] = "name",
) -> None:
    """Say how samples stand."""
    with asked.open() as workspace:
        opened = workspace.dataset(dataset)
        rows = opened.samples(query or "", after=after, limit=limit, order=order)
        found = opened.count(query or "")
    keys = ("name", "status", "priority", "revision", "annotations", "labeler", "reviewer", "holder")
    more = ("assigned_labeler", "assigned_reviewer")
    data = {
        "found": found,
        "samples": [{key: getattr(row, key) for key in (*keys, *more)} for row in rows],
    }
    lines = [
        f"{row.name}\t{words(row.status)}\t{row.priority:g}"
        + (f"\theld by {row.holder}" if row.holder else "")
        for row in rows
    ]
    asked.answer(data, "\n".join([*lines, f"{len(rows)} of {found}"]))


@samples.command("history")
@asked
def history(
    asked: Asked,
    dataset: DatasetName,
    name: Annotated[str, typer.Argument(metavar="SAMPLE", help="The name of the sample.")],
) -> None:
    """Say who did what to a sample, the oldest first."""
    with asked.open() as workspace:
        events = workspace.dataset(dataset).history(name)
    data = [
        {
            "at": event.at.isoformat(),
            "member": event.member,
            "action": event.action,
            "mode": event.mode,
            "from_status": event.from_status,
            "to_status": event.to_status,
            "version": event.version,
            "revision": event.revision,
            "comment": event.comment,
        }
        for event in events
    ]
    lines = []
    for event in events:
        at, action = f"{event.at:%Y-%m-%d %H:%M:%S} UTC", event.action.replace("_", " ")
        lines.append(
            "\t".join(filter(None, [at, event.member, action, words(event.to_status), event.comment]))
        )
    asked.answer(data, "\n".join(lines) or "Nothing was done to it yet.")


@samples.command("set-status")
@asked
def set_status(
    asked: Asked,
    dataset: DatasetName,
    status: Annotated[LabelStatus, typer.Argument(metavar="STATUS", help="Where they are to stand.")],
    names: Names = None,
    query: Query = None,
) -> None:
    """Set the status of samples; whoever holds one loses it."""
    with asked.open() as workspace:
        opened = workspace.dataset(dataset)
        chosen = _chosen(opened, names, query)
        opened.set_status(chosen, status)
    _changed(asked, chosen)


@samples.command("revisions")
@asked
def revisions(
    asked: Asked,
    dataset: DatasetName,
    name: Annotated[str, typer.Argument(metavar="SAMPLE", help="The name of the sample.")],
) -> None:
    """Say which labels are stored for a sample, also those that came too late."""
    with asked.open() as workspace:
        found = workspace.dataset(dataset).revisions(name)
    data = [
        {
            "number": one.number,
            "member": one.member,
            "at": one.at.isoformat(),
            "late": one.late,
            "current": one.current,
        }
        for one in found
    ]
    kinds = {(True, False): "late", (False, True): "current"}
    lines = [
        f"{one.number}\t{one.at:%Y-%m-%d %H:%M:%S}\t{one.member}\t{kinds.get((one.late, one.current), '')}"
        for one in found
    ]
    asked.answer(data, "\n".join(lines) if lines else f"{name} has no label yet.")


@samples.command("changes")
@asked
def changes(
    asked: Asked,
    dataset: DatasetName,
    name: Annotated[str, typer.Argument(metavar="SAMPLE", help="The name of the sample.")],
    before: Annotated[
        int | None,
        typer.Option(help="A revision. Default: the one that was rejected last, or the first.", min=1),
    ] = None,
    after: Annotated[int | None, typer.Option(help="Another. Default: the current one.", min=1)] = None,
) -> None:
    """Say what differs between two labels of a sample, object by object."""
    with asked.open() as workspace:
        found = workspace.dataset(dataset).changes(name, before=before, after=after)
    data = [{"annotation": one.id, "category": one.now.category, "changes": one.kinds} for one in found]
    lines = [f"{one.id}\t{one.now.category}\t{', '.join(one.kinds)}" for one in found]
    asked.answer(data, "\n".join(lines) or "No object differs.")


@samples.command("label")
@asked
def label(
    asked: Asked,
    dataset: DatasetName,
    name: Annotated[str, typer.Argument(metavar="SAMPLE", help="The name of the sample.")],
    revision: Annotated[int | None, typer.Option(help="Which one. Default: the current one.", min=1)] = None,
) -> None:
    """Print a label of a sample as JSON, in the form that "submit --label" reads."""
    from labelqueue.formats.plain import label_to_plain

    with asked.open() as workspace:
        found = label_to_plain(workspace.dataset(dataset).label_of(name, revision=revision))
    asked.answer(found, json.dumps(found, indent=1, ensure_ascii=False))


# A negative number is no option.
@samples.command("set-priority", context_settings={"ignore_unknown_options": True})
@asked
def set_priority(
    asked: Asked,
    dataset: DatasetName,
    priority: Annotated[float, typer.Argument(metavar="PRIORITY", help="The highest comes first.")],
    names: Names = None,
    query: Query = None,
) -> None:
    """Set the priority of samples; it may be negative."""
    with asked.open() as workspace:
        opened = workspace.dataset(dataset)
        chosen = _chosen(opened, names, query)
        opened.set_priority(dict.fromkeys(chosen, priority))
    _changed(asked, chosen)


@samples.command("assign")
@asked
def assign(
    asked: Asked,
    dataset: DatasetName,
    names: Names = None,
    query: Query = None,
    labeler: Annotated[
        str | None, typer.Option(metavar="NAME", help='Who is to label them; "" for anybody again.')
    ] = None,
    reviewer: Annotated[
        str | None, typer.Option(metavar="NAME", help='Who is to review them; "" for anybody again.')
    ] = None,
) -> None:
    """Keep samples for a member."""
    if labeler is None and reviewer is None:
        raise typer.BadParameter("Name a --labeler or a --reviewer.")
    people = {"labeler": labeler, "reviewer": reviewer}
    given: dict[str, Any] = {key: name or None for key, name in people.items() if name is not None}
    with asked.open() as workspace:
        opened = workspace.dataset(dataset)
        chosen = _chosen(opened, names, query)
        opened.assign(chosen, **given)
    _changed(asked, chosen)


def _chosen(dataset: "Dataset", names: Sequence[str] | None, query: str | None) -> list[str]:
    """The samples named, or all that the search finds."""
    if bool(names) == (query is not None):
        raise typer.BadParameter("Name samples, or give a --query.")
    if names:
        return list(dict.fromkeys(names))
    found: list[str] = []
    while page := dataset.samples(query or "", after=found[-1] if found else None, limit=_PAGE):
        found += [row.name for row in page]
    return found


def _changed(asked: Asked, names: Sequence[str]) -> None:
    many = "1 sample is" if len(names) == 1 else f"{len(names)} samples are"
    asked.answer({"changed": len(names)}, f"{many} changed.")
