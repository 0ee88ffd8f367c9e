"""Commands about the workspace as a whole."""

import json as json_module
import sys

from labelqueue.queue import connect


def init(url: str, *, member: str | None, json: bool) -> None:
    """Prepare the workspace at `url`."""
    with connect(url, member=member) as workspace:
        who = workspace.member
        if json:
            answer = {"url": workspace.url, "member": who.name, "role": who.role.value}
            sys.stdout.write(json_module.dumps(answer) + "\n")
        else:
            sys.stdout.write(f"The workspace {workspace.url} is ready; {who.name} is its {who.role}.\n")
