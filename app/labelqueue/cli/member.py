"""Commands about the people of a workspace."""

from labelqueue.cli.outcome import answer
from labelqueue.cli.place import Place
from labelqueue.domain.member import Role, with_article


def add(place: Place, name: str, role: Role, *, json: bool) -> None:
    """Let somebody in."""
    with place.open() as workspace:
        made = workspace.add_member(name, role)
    answer(
        {"name": made.name, "role": made.role}, f"{made.name} is now {with_article(made.role)}.", json=json
    )


def show(place: Place, *, json: bool) -> None:
    """Say who is known in the workspace."""
    with place.open() as workspace:
        members = workspace.members()
    lines = [f"{one.name}\t{one.role}{'' if one.active else ' (not active)'}" for one in members]
    data = [{"name": one.name, "role": one.role, "active": one.active} for one in members]
    answer(data, "\n".join(lines), json=json)
