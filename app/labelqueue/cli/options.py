"""What every command takes: where it works, as whom, and how it answers."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, Concatenate, Final

import typer

from labelqueue.cli import outcome
from labelqueue.cli.place import Place

if TYPE_CHECKING:
    from labelqueue.queue import Workspace

WorkspaceUrl = Annotated[
    str | None,
    typer.Option(
        "--workspace",
        metavar="URL",
        help="sqlite:////path/file.db or postgresql://login@server/name."
        " Default: LABELQUEUE_WORKSPACE, else the local workspace.",
    ),
]
MemberName = Annotated[
    str | None,
    typer.Option(
        "--member", metavar="NAME", help="Who is at work. Default: LABELQUEUE_MEMBER, else the login."
    ),
]
Timeout = Annotated[
    float | None,
    typer.Option(
        "--timeout",
        metavar="SECONDS",
        help="How long the database may take for each answer. Default: 15.",
        min=0.05,
        max=86400.0,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Answer in JSON, for machines.")]

DatasetName = Annotated[str, typer.Argument(metavar="DATASET", help="The name of the dataset.")]
QueueName = Annotated[
    str, typer.Argument(metavar="QUEUE", help='"dataset" (its default queue) or "dataset/queue".')
]
DatasetOption = Annotated[
    str | None,
    typer.Option("--dataset", metavar="NAME", help="The dataset; then QUEUE is only the queue's own name."),
]

_COMMON: Final = {
    "workspace": (WorkspaceUrl, None),
    "member": (MemberName, None),
    "timeout": (Timeout, None),
    "json": (Json, False),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of a command besides its own options."""

    place: Place
    json: bool

    def open(self) -> "Workspace":
        """The workspace, for the member who asks."""
        return self.place.open()

    def answer(self, data: object, words: str, *, code: int = outcome.DONE) -> None:
        """Say what came of it: `data` for machines, `words` for people. Any `code` but 0 ends the command."""
        outcome.answer(data, words, json=self.json)
        if code != outcome.DONE:
            raise typer.Exit(code)


def asked(function: Callable[Concatenate[Asked, ...], None]) -> Callable[..., None]:
    """A command that has the common options behind its own; it gets them as one value."""

    @wraps(function)
    def command(**given: Any) -> None:
        context, url, member, timeout, json = (given.pop(name) for name in ("context", *_COMMON))
        before: Place = context.find_root().obj  # what was said before the command
        function(
            Asked(Place(url or before.url, member or before.member, timeout or before.timeout), json), **given
        )

    _take_over_signature(command, function)
    return command


def _take_over_signature(command: Any, function: Callable[..., None]) -> None:
    """The parser reads what a command takes from its signature."""
    kind = inspect.Parameter.KEYWORD_ONLY
    _, *own = inspect.signature(function, eval_str=True).parameters.values()
    context = inspect.Parameter("context", kind, annotation=typer.Context)
    common = [
        inspect.Parameter(name, kind, default=default, annotation=annotation)
        for name, (annotation, default) in _COMMON.items()
    ]
    parameters = [context, *(one.replace(kind=kind) for one in own), *common]
    command.__signature__ = inspect.Signature(parameters)
    command.__annotations__ = {one.name: one.annotation for one in parameters}
    del command.__wrapped__
