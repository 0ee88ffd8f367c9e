"""Commands about the people of a workspace."""

from typing import Annotated, Any

import typer

from labelqueue.cli.options import Asked, asked
from labelqueue.domain.member import Leaving, Role, with_article

members = typer.Typer(help="The people of a workspace.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="NAME", help="The name of the member.")]


@members.command("add")
@asked
def add(
    asked: Asked,
    name: Name,
    role: Annotated[Role, typer.Option(help="Each can do what the one before can.")] = Role.ANNOTATOR,
) -> None:
    """Let somebody in, for the first time or again."""
    with asked.open() as workspace:
        made = workspace.add_member(name, role)
    asked.answer({"name": made.name, "role": made.role}, f"{made.name} is now {with_article(made.role)}.")


@members.command("list")
@asked
def show(asked: Asked) -> None:
    """Say who is known in the workspace."""
    with asked.open() as workspace:
        everybody = workspace.members()
    lines = [f"{one.name}\t{one.role}{'' if one.active else ' (not active)'}" for one in everybody]
    data = [{"name": one.name, "role": one.role, "active": one.active} for one in everybody]
    asked.answer(data, "\n".join(lines))


@members.command("remove")
@asked
def remove(asked: Asked, name: Name) -> None:
    """Let somebody in no more; what they did stays."""
    with asked.open() as workspace:
        done = workspace.remove_member(name)
    asked.answer(_as_json(done), _in_words(done, f"{name} is not a member any more."))


@members.command("set-role")
@asked
def set_role(
    asked: Asked,
    name: Name,
    role: Annotated[Role, typer.Argument(metavar="ROLE", help="viewer, annotator, reviewer or manager.")],
) -> None:
    """Give a member another role."""
    with asked.open() as workspace:
        done = workspace.set_role(name, role)
    asked.answer(_as_json(done), _in_words(done, f"{name} is now {with_article(role)}."))


def _as_json(done: Leaving) -> dict[str, Any]:
    return {
        "name": done.member.name,
        "role": done.member.role,
        "active": done.member.active,
        "released": done.released,
        "freed": done.freed,
        "saved": done.saved,
    }


def _in_words(done: Leaving, first: str) -> str:
    lines = [first]
    if done.released:
        lines.append(f"Taken out of their hands, and free for others: {done.released}.")
    if done.freed:
        lines.append(f"Waited for them, and free for others now: {done.freed}.")
    if done.saved:
        lines.append(f"Saved by them, waiting until you set a status: {done.saved}.")
    return "\n".join(lines)
