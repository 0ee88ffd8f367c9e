"""Commands about samples."""

import json
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from labelqueue.cli.options import Asked, DatasetName, asked
from labelqueue.cli.outcome import tell
from labelqueue.domain.incoming import LeftOut
from labelqueue.domain.listing import SortBy
from labelqueue.domain.priorities import AtRandom, ByMetadata, ByScore, Rule
from labelqueue.domain.query import Query as Search
from labelqueue.domain.query_parser import parse
from labelqueue.domain.status import LabelStatus, words

if TYPE_CHECKING:
    from labelqueue.queue.changing import Changed


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
    deleted: Annotated[bool, typer.Option("--deleted", help="Those that were deleted.")] = False,
    saved: Annotated[
        str | None, typer.Option(metavar="NAME", help="Those that a search finds that you saved.")
    ] = None,
) -> None:
    """Say how samples stand."""
    if saved is not None and query is not None:
        raise typer.BadParameter("Give a --query or the name of a --saved one, not both.")
    with asked.open() as workspace:
        opened = workspace.dataset(dataset)
        search = (query or "") if saved is None else opened.saved_search(saved)
        rows = opened.samples(search, after=after, limit=limit, order=order, deleted=deleted)
        found = sum(opened.counts(search, deleted=deleted).values())
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


@samples.command("searches")
@asked
def searches(asked: Asked, dataset: DatasetName) -> None:
    """List the searches that you saved for a dataset; "samples DATASET --saved NAME" finds with one."""
    with asked.open() as workspace:
        found = workspace.dataset(dataset).saved_searches()
    lines = [f"{name}\t{query}" for name, query in found.items()]
    asked.answer(found, "\n".join(lines) or "You saved no search for it yet.")


SearchName = Annotated[str, typer.Argument(metavar="NAME", help="What the search is called.")]


@samples.command("save-search")
@asked
def save_search(
    asked: Asked,
    dataset: DatasetName,
    name: SearchName,
    query: Annotated[str, typer.Argument(metavar="SEARCH", help="What it finds.")],
) -> None:
    """Save a search under a name, also for the Samples page."""
    with asked.open() as workspace:
        workspace.dataset(dataset).save_search(name, query)
    asked.answer({"name": name, "query": query}, f"{name} is saved.")


@samples.command("forget-search")
@asked
def forget_search(asked: Asked, dataset: DatasetName, name: SearchName) -> None:
    """Forget a search that you saved."""
    with asked.open() as workspace:
        workspace.dataset(dataset).forget_search(name)
    asked.answer({"name": name}, f"{name} is forgotten.")


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
        done = opened.set_status(_chosen(names, query), status, progress=tell)
    _changed(asked, done)


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
        done = opened.set_priority(_chosen(names, query), priority, progress=tell)
    _changed(asked, done)


@samples.command("prioritize")
@asked
def prioritize(
    asked: Asked,
    dataset: DatasetName,
    rule: Annotated[
        str,
        typer.Argument(
            metavar="RULE",
            help="metadata:KEY (the number there), score:mean, score:min or score:max (of the current label,"
            " which is the prelabel at first), random:SEED, or csv:FILE (columns name and priority).",
        ),
    ],
    names: Names = None,
    query: Query = None,
    reverse: Annotated[
        bool,
        typer.Option("--reverse", help="The other way round: lowest metadata first, highest score first."),
    ] = False,
) -> None:
    """Give each sample a priority of its own, by a rule; without names and search, to all of them."""
    by, left_out = _rule(rule, reverse=reverse)
    with asked.open() as workspace:
        opened = workspace.dataset(dataset)
        which = _chosen(names, query) if names or query is not None else None
        done = opened.prioritize(by, which, progress=tell)
    for one in left_out:
        sys.stderr.write(f"{one.place}: {one.sentence}\n")
    text = f"{_many(done.samples)} changed."
    if done.left:
        text += f" {_many(done.left)} left alone: the rule says nothing about them."
    data = {"changed": done.samples, "left": done.left}
    asked.answer(
        {**data, "left_out": [{"place": one.place, "sentence": one.sentence} for one in left_out]}, text
    )


def _rule(text: str, *, reverse: bool) -> "tuple[Rule | Mapping[str, float], Sequence[LeftOut]]":
    kind, _, value = text.partition(":")
    match kind:
        case "metadata" if value:
            return ByMetadata(value, lowest_first=reverse), ()
        case "score":
            return ByScore(value or "mean", lowest_first=not reverse), ()
        case "random" if value.isdecimal() or not value:
            return AtRandom(int(value or 0)), ()
        case "csv" if value:
            from labelqueue.formats.brought import read_priorities

            read = read_priorities(value)
            return read.by_name, read.left_out
        case _:
            raise typer.BadParameter(
                "Write metadata:KEY, score:mean, score:min, score:max, random:SEED or csv:FILE."
            )


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
        done = opened.assign(_chosen(names, query), progress=tell, **given)
    _changed(asked, done)


@samples.command("set-queue")
@asked
def set_queue(
    asked: Asked,
    dataset: DatasetName,
    queue: Annotated[str, typer.Argument(metavar="QUEUE", help="Where they are to go.")],
    names: Names = None,
    query: Query = None,
) -> None:
    """Move samples to another queue of the dataset; what is in somebody's hands stays."""
    with asked.open() as workspace:
        opened = workspace.dataset(dataset)
        done = opened.set_queue(_chosen(names, query), queue, progress=tell)
    _changed(asked, done)


@samples.command("set-metadata")
@asked
def set_metadata(
    asked: Asked,
    dataset: DatasetName,
    metadata: Annotated[str, typer.Argument(metavar="JSON", help='For example {"light": "night"}.')],
    names: Names = None,
    query: Query = None,
    without: Annotated[
        list[str] | None, typer.Option(metavar="KEY", help="Take this key away; can be repeated.")
    ] = None,
) -> None:
    """Give metadata to samples; other keys stay."""
    try:
        given = json.loads(metadata)
    except ValueError as error:
        raise typer.BadParameter("The metadata are not JSON.") from error
    if not isinstance(given, dict):
        raise typer.BadParameter('The metadata are an object such as {"light": "night"}.')
    with asked.open() as workspace:
        opened = workspace.dataset(dataset)
        done = opened.set_metadata(_chosen(names, query), given, without=without or (), progress=tell)
    _changed(asked, done)


@samples.command("delete")
@asked
def delete(asked: Asked, dataset: DatasetName, names: Names = None, query: Query = None) -> None:
    """Hide samples from everybody; "restore" brings them back with their labels and history."""
    with asked.open() as workspace:
        opened = workspace.dataset(dataset)
        done = opened.delete_samples(_chosen(names, query), progress=tell)
    _changed(asked, done)


@samples.command("restore")
@asked
def restore(asked: Asked, dataset: DatasetName, names: Names = None) -> None:
    """Bring deleted samples back as they stood; "samples list --deleted" names them."""
    with asked.open() as workspace:
        opened = workspace.dataset(dataset)
        done = opened.restore_samples(names or (), progress=tell)
    _changed(asked, done)


@samples.command("undo")
@asked
def undo(asked: Asked, dataset: DatasetName) -> None:
    """Take back what you changed last on the samples of a dataset, as far as nothing was done since."""
    with asked.open() as workspace:
        done = workspace.dataset(dataset).undo_last_change(progress=tell)
    text = f"{_many(done.samples)} as before."
    if done.left:
        text += f" {_many(done.left)} left alone: something was done since."
    asked.answer({"undone": done.samples, "left": done.left}, text)


def _chosen(names: Sequence[str] | None, query: str | None) -> "list[str] | Search":
    """The samples named, or all that the search finds."""
    if bool(names) == (query is not None):
        raise typer.BadParameter("Name samples, or give a --query.")
    return parse(query or "") if names is None or not names else list(dict.fromkeys(names))


def _changed(asked: Asked, done: "Changed") -> None:
    text = f"{_many(done.samples)} changed."
    if done.left:
        text += f" {_many(done.left)} left alone: in somebody's hands."
    asked.answer({"changed": done.samples, "left": done.left}, text)


def _many(count: int) -> str:
    return "1 sample is" if count == 1 else f"{count} samples are"
