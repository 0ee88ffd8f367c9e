"""Commands about queues, for those who manage them."""

import json as json_text
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from labelqueue.cli.member import passed_on
from labelqueue.cli.options import Asked, DatasetName, DatasetOption, QueueName, asked
from labelqueue.cli.outcome import tell
from labelqueue.domain.concerns import NEARLY_EMPTY, Concern, Matter
from labelqueue.domain.people import AWAY_DAYS
from labelqueue.domain.settings import QueueSettings
from labelqueue.domain.status import words

if TYPE_CHECKING:
    from labelqueue.queue import Queue

queues = typer.Typer(help="The queues of a dataset.", no_args_is_help=True)

Annotators = Annotated[
    list[str] | None,
    typer.Option("--annotator", metavar="NAME", help="Who labels; may be given several times."),
]
Reviewers = Annotated[
    list[str] | None,
    typer.Option("--reviewer", metavar="NAME", help="Who reviews; may be given several times."),
]
Criteria = Annotated[
    str | None, typer.Option(metavar="SEARCH", help="Which untouched and new samples it gets.")
]
Description = Annotated[str | None, typer.Option(help="What the queue is about.")]
Guide = Annotated[str | None, typer.Option(metavar="MARKDOWN", help="What is shown to those who work in it.")]


@queues.command("create")
@asked
def create(  # noqa: PLR0913 - as many options as a queue has properties
    asked: Asked,
    dataset: DatasetName,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name of the new queue.")],
    *,
    criteria: Criteria = None,
    sample: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A sample to move there; may be given several times."),
    ] = None,
    annotator: Annotators = None,
    reviewer: Reviewers = None,
    setting: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="SETTING=VALUE", help="A setting; may be given several times."),
    ] = None,
    description: Description = None,
    guide: Guide = None,
) -> None:
    """Make a queue with the untouched samples that it wants."""
    changes = _changes(setting or [])
    with asked.open() as workspace:
        opened = workspace.dataset(dataset)
        settings = opened.queue().settings.changed(**changes) if changes else None
        made = opened.create_queue(
            name,
            criteria=criteria or "",
            names=sample or (),
            annotators=annotator,
            reviewers=reviewer,
            settings=settings,
            description=description or "",
            guide=guide or "",
            progress=tell,
        )
        data = _as_json(made)
    asked.answer(data, f"The queue {dataset}/{made.name} has {_counted(sum(data['counts'].values()))}.")


@queues.command("list")
@asked
def show(
    asked: Asked,
    dataset: Annotated[
        str | None, typer.Argument(metavar="DATASET", help="Only its queues. Default: all.")
    ] = None,
) -> None:
    """Say which queues there are, and how far they are."""
    with asked.open() as workspace:
        some = workspace.datasets() if dataset is None else [workspace.dataset(dataset)]
        rows = [_as_json(queue) for one in some for queue in one.queues()]
    asked.answer(rows, "\n".join(_in_words(row) for row in rows) or "There is no queue.")


@queues.command("who")
@asked
def who(asked: Asked, queue: QueueName, dataset: DatasetOption = None) -> None:
    """Say who holds which sample, since when and where."""
    with asked.open() as workspace:
        rows = workspace.queue(queue, dataset=dataset).holdings()
    data = [
        {
            "sample": row.sample,
            "member": row.member,
            "mode": row.mode,
            "since": row.since.isoformat(),
            "saved": row.saved,
            "host": row.host,
            "seen": row.seen and row.seen.isoformat(),
        }
        for row in rows
    ]
    lines = [
        f"{row.sample}\t{row.member}\t{row.mode}\tsince {row.since:%Y-%m-%d %H:%M} UTC"
        + (f" on {row.host}" if row.host else "")
        + (", saved" if row.saved else "")
        for row in rows
    ]
    asked.answer(data, "\n".join(lines) or "Nobody holds a sample of this queue.")


@queues.command("assign")
@asked
def assign(
    asked: Asked,
    queue: QueueName,
    annotator: Annotators = None,
    reviewer: Reviewers = None,
    everybody: Annotated[
        bool, typer.Option("--everybody", help="Everybody again whose role allows it.")
    ] = False,
    dataset: DatasetOption = None,
) -> None:
    """Name who works in a queue: these and no others."""
    if everybody == bool(annotator or reviewer):
        raise typer.BadParameter("Name at least one --annotator or --reviewer, or say --everybody.")

    def do(opened: "Queue") -> None:
        if everybody:
            opened.assign(annotators=None, reviewers=None)
        else:
            opened.assign(annotators=annotator or (), reviewers=reviewer or ())

    _change(asked, queue, dataset, do)


@queues.command("add-people")
@asked
def add_people(
    asked: Asked,
    queue: QueueName,
    annotator: Annotators = None,
    reviewer: Reviewers = None,
    dataset: DatasetOption = None,
) -> None:
    """Let these work in a queue, too."""
    _require_people(annotator, reviewer)
    people = {"annotators": annotator or (), "reviewers": reviewer or ()}
    _change(asked, queue, dataset, lambda opened: opened.add_people(**people))


@queues.command("remove-people")
@asked
def remove_people(
    asked: Asked,
    queue: QueueName,
    annotator: Annotators = None,
    reviewer: Reviewers = None,
    dataset: DatasetOption = None,
) -> None:
    """Let these not work in a queue any more; what waits there for them is for anybody."""
    _require_people(annotator, reviewer)
    people = {"annotators": annotator or (), "reviewers": reviewer or ()}
    _change(asked, queue, dataset, lambda opened: opened.remove_people(**people))


def _require_people(annotator: Sequence[str] | None, reviewer: Sequence[str] | None) -> None:
    if not (annotator or reviewer):
        raise typer.BadParameter("Name at least one --annotator or --reviewer.")


@queues.command("waiting")
@asked
def waiting(
    asked: Asked,
    queue: QueueName,
    days: Annotated[
        float, typer.Option(help="Who was not heard of for so many days counts as away.", min=0.0)
    ] = AWAY_DAYS,
    dataset: DatasetOption = None,
) -> None:
    """Say which samples wait for members who are away, or were removed."""
    with asked.open() as workspace:
        rows = workspace.queue(queue, dataset=dataset).awaited(days=days)
    data = [
        {
            "sample": row.sample,
            "member": row.member,
            "active": row.active,
            "mode": row.mode,
            "why": row.waits,
            "since": row.since.isoformat(),
            "seen": row.seen and row.seen.isoformat(),
        }
        for row in rows
    ]
    lines = [f"{row.sample}\t{row.member}\t{row.waits}\tsince {row.since:%Y-%m-%d %H:%M} UTC" for row in rows]
    asked.answer(data, "\n".join(lines) or "Nothing waits for anybody who is away.")


@queues.command("attention")
@asked
def attention(
    asked: Asked,
    low: Annotated[
        int, typer.Option(help="Fewer samples left to label are little; 0: never.", min=0)
    ] = NEARLY_EMPTY,
    days: Annotated[
        float, typer.Option(help="Who was not heard of for so many days counts as away.", min=0.0)
    ] = AWAY_DAYS,
) -> None:
    """Say what a manager should know: queues nearly empty, samples stuck, acceptance that falls."""
    with asked.open() as workspace:
        found = workspace.concerns(low=low, days=days)
    data = [asdict(one) for one in found]
    asked.answer(data, "\n".join(_concern_in_words(one) for one in found) or "Nothing needs a manager.")


def _concern_in_words(one: Concern) -> str:
    place = f"{one.dataset}/{one.queue}"
    match one.matter:
        case Matter.NEARLY_EMPTY:
            return f"{place}\t{_counted(one.samples)} left to label"
        case Matter.STUCK:
            return f"{place}\t{_counted(one.samples)} stuck, with saved work of a program that is silent"
        case Matter.AWAY:
            return f"{place}\t{_counted(one.samples)} waiting for people who are away"
        case Matter.ACCEPTANCE:
            return (
                f"{one.member}\taccepted at once: {one.lately:.0%} in the last week, {one.before:.0%} before"
            )


@queues.command("pass-on")
@asked
def pass_on(
    asked: Asked,
    queue: QueueName,
    name: Annotated[str, typer.Argument(metavar="MEMBER", help="For whom it waits.")],
    to: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who gets it. Default: whoever comes next.")
    ] = None,
    dataset: DatasetOption = None,
) -> None:
    """Let somebody else have all that waits in a queue for a member."""
    with asked.open() as workspace:
        done = workspace.queue(queue, dataset=dataset).pass_on(name, to)
    asked.answer({"changed": done.samples, "left": done.left}, passed_on(done, to))


@queues.command("configure")
@asked
def configure(
    asked: Asked,
    queue: QueueName,
    settings: Annotated[
        list[str] | None,
        typer.Argument(metavar="SETTING=VALUE", help="Settings to change. Default: they are shown."),
    ] = None,
    criteria: Criteria = None,
    description: Description = None,
    guide: Guide = None,
    dataset: DatasetOption = None,
) -> None:
    """Show or change the settings of a queue."""
    changes = _changes(settings or [])

    def do(opened: "Queue") -> None:
        if changes:
            opened.configure(**changes)
        if (criteria, description, guide) != (None, None, None):
            opened.update(criteria=criteria, description=description, guide=guide, progress=tell)

    _change(asked, queue, dataset, do, show_settings=True)


@queues.command("pause")
@asked
def pause(asked: Asked, queue: QueueName, dataset: DatasetOption = None) -> None:
    """Hand out nothing for now; what is in hand can be finished."""
    _change(asked, queue, dataset, lambda opened: opened.pause())


@queues.command("resume")
@asked
def resume(asked: Asked, queue: QueueName, dataset: DatasetOption = None) -> None:
    """Hand out samples again."""
    _change(asked, queue, dataset, lambda opened: opened.resume())


@queues.command("finish")
@asked
def finish(asked: Asked, queue: QueueName, dataset: DatasetOption = None) -> None:
    """Hand out nothing more; what is in hand can be finished."""
    _change(asked, queue, dataset, lambda opened: opened.finish())


@queues.command("remove")
@asked
def remove(asked: Asked, queue: QueueName, dataset: DatasetOption = None) -> None:
    """Delete a queue; its samples go back to the default one."""
    with asked.open() as workspace:
        opened = workspace.queue(queue, dataset=dataset)
        opened.remove(progress=tell)
    asked.answer(
        {"dataset": opened.dataset_name, "queue": opened.name, "removed": True},
        f"The queue {opened.dataset_name}/{opened.name} is removed.",
    )


def _change(
    asked: Asked,
    queue: str,
    dataset: str | None,
    do: Callable[["Queue"], None],
    *,
    show_settings: bool = False,
) -> None:
    with asked.open() as workspace:
        opened = workspace.queue(queue, dataset=dataset)
        do(opened)
        data = _as_json(opened)
    lines = [_in_words(data)]
    if show_settings:
        lines += [f"{name}={json_text.dumps(value)}" for name, value in data["settings"].items()]
    asked.answer(data, "\n".join(lines))


def _changes(given: Sequence[str]) -> dict[str, Any]:
    """Settings by name; a value is JSON, or else a text."""
    changes = {}
    for one in given:
        name, sign, value = one.partition("=")
        if not sign:
            raise typer.BadParameter(f"{one!r} is not SETTING=VALUE, for example save_enabled=true.")
        try:
            changes[name] = json_text.loads(value)
        except ValueError:
            changes[name] = value
    QueueSettings().changed(**changes)
    return changes


def _as_json(queue: "Queue") -> dict[str, Any]:
    return {
        "dataset": queue.dataset_name,
        "queue": queue.name,
        "state": queue.state,
        "counts": dict(queue.counts()),
        "annotators": queue.annotators,
        "reviewers": queue.reviewers,
        "criteria": queue.criteria,
        "description": queue.description,
        "guide": queue.guide,
        "settings": queue.settings.as_json(),
    }


def _in_words(row: dict[str, Any]) -> str:
    counts = ", ".join(f"{count} {words(status)}" for status, count in row["counts"].items() if count)
    people = [
        f"{what}: {', '.join(row[key]) or 'nobody'}"
        for key, what in (("annotators", "label"), ("reviewers", "review"))
        if row[key] is not None
    ]
    return "\t".join([f"{row['dataset']}/{row['queue']}", row["state"], counts or "no samples", *people])


def _counted(samples: int) -> str:
    return "1 sample" if samples == 1 else f"{samples} samples"
