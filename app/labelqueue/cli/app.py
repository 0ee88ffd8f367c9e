"""The commands and their options."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from labelqueue.cli.outcome import guarded
from labelqueue.cli.place import Place
from labelqueue.domain.member import Role
from labelqueue.domain.status import LabelStatus
from labelqueue.version import __version__

app = typer.Typer(
    name="labelqueue",
    help="Label images from a common queue. Without a command it opens the window.",
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Json = Annotated[bool, typer.Option("--json", help="Answer in JSON, for machines.")]
Workspace = Annotated[
    str | None,
    typer.Option(
        metavar="URL",
        help="sqlite:////path/file.db or postgresql://login@server/name. Default: the local workspace.",
    ),
]
Member = Annotated[str | None, typer.Option(metavar="NAME", help="Who is at work. Default: the login.")]
DatasetName = Annotated[str, typer.Argument(metavar="DATASET", help="The name of the dataset.")]

members = typer.Typer(help="The people of a workspace.", no_args_is_help=True)
datasets = typer.Typer(help="The datasets of a workspace.", no_args_is_help=True)
app.add_typer(members, name="member")
app.add_typer(datasets, name="dataset")


def run(arguments: Sequence[str]) -> int:
    """Parse `arguments` and do what they say. Returns the exit code."""

    def command() -> int:
        try:
            app(args=list(arguments), prog_name="labelqueue")
        except SystemExit as end:
            return end.code if isinstance(end.code, int) else 0
        return 0

    return guarded(command)


def _show_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"labelqueue {__version__}\n")
        raise typer.Exit


@app.callback()
def window(
    context: typer.Context,
    workspace: Workspace = None,
    member: Member = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Open the window on a workspace."""
    context.obj = Place(workspace, member)
    if context.invoked_subcommand is None:
        from labelqueue.cli.window import open_window

        raise typer.Exit(open_window(workspace, member))


def _place(context: typer.Context, workspace: str | None, member: str | None) -> Place:
    """What was said behind the command, else what was said before it."""
    before: Place = context.find_root().obj
    return Place(workspace or before.url, member or before.member)


@app.command()
def demo(
    output: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Where screenshots and the export go when there is no display."),
    ] = None,
) -> None:
    """Try it: a ready workspace with photographs (without a display: a round off screen)."""
    from labelqueue.cli.window import run_demo

    raise typer.Exit(run_demo(output))


@app.command()
def init(
    context: typer.Context,
    url: Annotated[str, typer.Argument(help="Where the workspace is to be.")],
    member: Member = None,
    json: Json = False,
) -> None:
    """Prepare a workspace; who does it becomes its manager."""
    from labelqueue.cli.workspace import init as command

    command(_place(context, url, member), json=json)


@members.command("add")
def member_add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="The name of the new member.")],
    role: Annotated[Role, typer.Option(help="Each can do what the one before can.")] = Role.ANNOTATOR,
    workspace: Workspace = None,
    member: Member = None,
    json: Json = False,
) -> None:
    """Let somebody in."""
    from labelqueue.cli.member import add as command

    command(_place(context, workspace, member), name, role, json=json)


@members.command("list")
def member_list(
    context: typer.Context, workspace: Workspace = None, member: Member = None, json: Json = False
) -> None:
    """Say who is known in the workspace."""
    from labelqueue.cli.member import show as command

    command(_place(context, workspace, member), json=json)


@datasets.command("create")
def dataset_create(
    context: typer.Context,
    dataset: DatasetName,
    category: Annotated[
        list[str] | None, typer.Option(help="A category: NAME or NAME=#rrggbb; may be given several times.")
    ] = None,
    description: Annotated[str, typer.Option(help="What the dataset is about.")] = "",
    workspace: Workspace = None,
    member: Member = None,
    json: Json = False,
) -> None:
    """Make a dataset without samples."""
    from labelqueue.cli.dataset import create as command

    place = _place(context, workspace, member)
    command(place, dataset, categories=category or [], description=description, json=json)


@datasets.command("list")
def dataset_list(
    context: typer.Context, workspace: Workspace = None, member: Member = None, json: Json = False
) -> None:
    """Say which datasets there are, and how far they are."""
    from labelqueue.cli.dataset import show as command

    command(_place(context, workspace, member), json=json)


@app.command("add")
def add_images(
    context: typer.Context,
    dataset: DatasetName,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Images, or folders of images.")],
    workspace: Workspace = None,
    member: Member = None,
    json: Json = False,
) -> None:
    """Add images to a dataset; names that are there already are left alone."""
    from labelqueue.cli.dataset import add as command

    command(_place(context, workspace, member), dataset, paths, json=json)


@app.command()
def export(
    context: typer.Context,
    dataset: DatasetName,
    out: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.")],
    form: Annotated[str, typer.Option("--format", help="The format of the file.")] = "coco",
    status: Annotated[
        list[LabelStatus] | None,
        typer.Option(help="Only samples of this status; may be given several times. Default: all."),
    ] = None,
    workspace: Workspace = None,
    member: Member = None,
    json: Json = False,
) -> None:
    """Write the labels of a dataset to a file."""
    from labelqueue.cli.export import export as command

    place = _place(context, workspace, member)
    command(place, dataset, out, form=form, statuses=status, json=json)
