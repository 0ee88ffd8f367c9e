"""Commands about the people of a workspace."""

from typing import Annotated

import typer

from labelqueue.cli.options import Asked, asked
from labelqueue.domain.member import Role, with_article

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
