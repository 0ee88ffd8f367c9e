"""The commands and their options."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from labelqueue.cli.outcome import guarded
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
    workspace: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="sqlite:////path/file.db or postgresql://login@server/name. Default: the local workspace.",
        ),
    ] = None,
    member: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who is at work. Default: the login.")
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Open the window on a workspace."""
    context.obj = (workspace, member)
    if context.invoked_subcommand is None:
        from labelqueue.cli.window import open_window

        raise typer.Exit(open_window(workspace, member))


@app.command()
def demo(
    output: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Where screenshots and the export go when there is no display."),
    ] = None,
) -> None:
    """Open the window on a ready workspace with photographs; with no display, run a round off screen."""
    from labelqueue.cli.window import run_demo

    raise typer.Exit(run_demo(output))


@app.command()
def init(
    context: typer.Context,
    url: Annotated[str, typer.Argument(help="Where the workspace is to be.")],
    json: Json = False,
) -> None:
    """Prepare a workspace; who does it becomes its manager."""
    from labelqueue.cli.workspace import init as command

    command(url, member=context.obj[1], json=json)


@app.command()
def export(
    context: typer.Context,
    dataset: Annotated[str, typer.Argument(help="The name of the dataset.")],
    out: Annotated[Path, typer.Argument(help="The file to write.")],
    form: Annotated[str, typer.Option("--format", help="The format of the file.")] = "coco",
    status: Annotated[
        list[LabelStatus] | None,
        typer.Option(help="Only samples of this status; may be given several times. Default: all."),
    ] = None,
    json: Json = False,
) -> None:
    """Write the labels of a dataset to a file."""
    from labelqueue.cli.export import export as command

    url, member = context.obj
    command(dataset, out, form=form, statuses=status, url=url, member=member, json=json)
