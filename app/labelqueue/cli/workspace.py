"""Commands about the workspace as a whole."""

from pathlib import Path
from typing import Annotated

import typer

from labelqueue.cli.options import Asked, asked
from labelqueue.cli.outcome import DONE, REFUSED
from labelqueue.cli.place import Place

Url = Annotated[
    str | None,
    typer.Argument(metavar="URL", help="The workspace, as with --workspace. Default: the local one."),
]


@asked
def init(asked: Asked, url: Annotated[str, typer.Argument(help="Where the workspace is to be.")]) -> None:
    """Prepare a workspace; who does it becomes its manager."""
    with Place(url, asked.place.member, asked.place.timeout).open(found=True) as workspace:
        who = workspace.member
        asked.answer(
            {"url": workspace.url, "member": who.name, "role": who.role},
            f"The workspace {workspace.url} is ready; {who.name} is its {who.role}.",
        )


@asked
def upgrade(asked: Asked, url: Url = None) -> None:
    """Bring a workspace to the form of this program.

    A shared one, when nobody is at work. A local one is brought there whenever it is opened, and how it was
    before lies beside it.
    """
    from labelqueue.queue import upkeep

    where, done = upkeep.upgrade(url or asked.place.url, timeout=asked.place.seconds)
    data = {
        "workspace": where,
        "before": done.before,
        "after": done.after,
        "copy": None if done.copy is None else str(done.copy),
    }
    kept = "" if done.copy is None else f" As it was before, it lies in {done.copy}."
    now = "" if done.before == done.after else " now"
    asked.answer(data, f"{where} is up to date{now}.{kept}")


@asked
def doctor(asked: Asked, url: Url = None) -> None:
    """Examine a workspace, and say what to do about what is not well."""
    from labelqueue.queue import upkeep

    findings = list(upkeep.examine(url or asked.place.url, timeout=asked.place.seconds))
    well = all(one.ok for one in findings)
    data = {
        "ok": well,
        "findings": [
            {"what": one.what, "ok": one.ok, "says": one.says, "advice": one.advice} for one in findings
        ],
    }
    lines = []
    for one in findings:
        lines.append(f"{'ok' if one.ok else 'problem':<8} {one.what}: {one.says}")
        if one.advice:
            lines.append(f"{'':<8} {one.advice}")
    asked.answer(data, "\n".join(lines), code=DONE if well else REFUSED)


@asked
def backup(
    asked: Asked,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.")],
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there already.")] = False,
) -> None:
    """Copy a whole workspace into a file.

    Others may go on working. A local workspace becomes one that can be opened as it is, one on a server
    an archive for pg_restore, made by pg_dump.
    """
    from labelqueue.queue import upkeep

    where = upkeep.back_up(asked.place.url, file, replace=force, timeout=asked.place.seconds)
    size = file.expanduser().stat().st_size
    asked.answer(
        {"workspace": where, "path": str(file), "bytes": size},
        f"{where} is copied to {file} ({size:,} bytes).",
    )
