"""Commands about the workspace as a whole."""

from labelqueue.cli.outcome import answer
from labelqueue.cli.place import Place


def init(place: Place, *, json: bool) -> None:
    """Prepare the workspace."""
    with place.open(found=True) as workspace:
        who = workspace.member
        answer(
            {"url": workspace.url, "member": who.name, "role": who.role},
            f"The workspace {workspace.url} is ready; {who.name} is its {who.role}.",
            json=json,
        )
