"""The commands, put together."""

import sys
from collections.abc import Callable, Sequence
from functools import cache
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from labelqueue.cli import adding, comments, dataset, member, one_sample, queue, stats, work, workspace
from labelqueue.cli import export as labels_out
from labelqueue.cli.options import MemberName, Timeout, WorkspaceUrl
from labelqueue.cli.outcome import DONE, WRONG_USAGE, answer, guarded
from labelqueue.cli.place import from_environment
from labelqueue.log import log_to_file
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


def run(arguments: Sequence[str]) -> int:
    """Parse `arguments` and do what they say. Returns the exit code."""
    json = "--json" in arguments
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # not every terminal can show every name
            stream.reconfigure(errors="backslashreplace")
    return guarded(lambda: _run(arguments, json=json), json=json)


def _run(arguments: Sequence[str], *, json: bool) -> int:
    try:
        code = _commands()(args=list(arguments), prog_name="labelqueue", standalone_mode=False)
    except SystemExit as end:
        code = end.code
    except _UsageError as error:
        error.message = error.message.replace(
            "Value error, ", ""
        )  # what the parser's own library puts before
        error.show()
        if json:
            answer({"outcome": "usage", "sentence": error.format_message()}, "", json=True)
        return WRONG_USAGE
    return code if isinstance(code, int) else DONE


@cache
def _commands() -> Callable[..., object]:
    """All of them, put together once: that takes longer than most commands."""
    return typer.main.get_command(app)


_UsageError: type[typer.BadParameter] = typer.BadParameter.__mro__[1]
"""What the parser raises; typer itself names only this one kind of it."""


def _show_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"labelqueue {__version__}\n")
        raise typer.Exit


@app.callback()
def window(
    context: typer.Context,
    workspace: WorkspaceUrl = None,
    member: MemberName = None,
    timeout: Timeout = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Open the window on a workspace."""
    context.obj = place = from_environment(workspace, member, timeout)
    if context.invoked_subcommand is not None:
        log_to_file()  # what is for experts is not in the way on standard error
    else:
        from labelqueue.cli.window import open_window

        raise typer.Exit(open_window(place.url, place.member, timeout=timeout))


@app.command()
def demo(
    output: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Where screenshots and the export go when there is no display."),
    ] = None,
) -> None:
    """Try it, on a ready workspace with photographs.

    Without a display, a whole round is played off screen.
    """
    from labelqueue.cli.window import run_demo

    raise typer.Exit(run_demo(output))


app.command()(workspace.init)
app.command()(workspace.upgrade)
app.command()(workspace.doctor)
app.command()(workspace.backup)
app.add_typer(member.members, name="member")
app.add_typer(dataset.datasets, name="dataset")
app.add_typer(queue.queues, name="queue")
app.add_typer(one_sample.samples, name="samples")
app.add_typer(comments.comments, name="comments")
app.command("add")(adding.add_images)
app.command("export")(labels_out.export)
app.command("stats")(stats.stats)
app.command("next")(work.take)
for finishing in (work.submit, work.save, work.skip, work.accept, work.reject, work.release, work.reopen):
    app.command()(finishing)
