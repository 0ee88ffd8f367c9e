"""Commands about the people of a workspace."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from labelqueue.cli.options import Asked, asked
from labelqueue.cli.outcome import tell
from labelqueue.domain.member import Leaving, Member, Role, with_article
from labelqueue.domain.people import MemberRow, People, QueuePeople
from labelqueue.domain.status import Mode

if TYPE_CHECKING:
    from labelqueue.queue.changing import Changed

members = typer.Typer(help="The people of a workspace.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="NAME", help="The name of the member.")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Only say what would become of what is theirs; change nothing.")
]


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
    """Say who is known in the workspace; managers are told more: what is with whom, and who is here."""
    with asked.open() as workspace:
        if not workspace.member.may(Role.MANAGER):
            everybody = workspace.members()
            data = [{"name": one.name, "role": one.role, "active": one.active} for one in everybody]
            asked.answer(data, "\n".join(_line(one) for one in everybody))
            return
        people = workspace.people()
    rows = people.members
    asked.answer(
        [_row_as_json(row, people) for row in rows], "\n".join(_row_in_words(row, people) for row in rows)
    )


def _line(one: Member) -> str:
    return f"{one.name}\t{one.role}{'' if one.active else ' (not active)'}"


def _row_as_json(row: MemberRow, people: People) -> dict[str, Any]:
    return {
        "name": row.member.name,
        "role": row.member.role,
        "active": row.member.active,
        "in_hand": row.in_hand,
        "waiting": {why.value: count for why, count in row.waiting.items()},
        "seen": row.seen and row.seen.isoformat(),
        "here": row.here,
        "host": row.host,
        "version": row.version,
        "queues": {mode.value: [_name(one) for one in people.queues_of(row.member, mode)] for mode in Mode},
    }


def _name(one: QueuePeople) -> str:
    return f"{one.dataset}/{one.queue}"


def _row_in_words(row: MemberRow, people: People) -> str:
    seen = "never here"
    if row.seen is not None:
        program = f" with version {row.version}" if row.version else ""
        when = "here now" if row.here else f"last seen {row.seen:%Y-%m-%d %H:%M} UTC"
        seen = f"{when} on {row.host}{program}"
    waiting = [f"{count} {why.value}" for why, count in row.waiting.items() if count]
    return "\t".join(
        [
            _line(row.member),
            f"{row.in_hand} in hand",
            f"waiting: {', '.join(waiting) or 'nothing'}",
            seen,
        ]
    )


@members.command("remove")
@asked
def remove(asked: Asked, name: Name, dry_run: DryRun = False) -> None:
    """Let somebody in no more; what they did stays."""
    with asked.open() as workspace:
        if dry_run:
            would = workspace.would_leave(name)
            asked.answer(_as_json(would), _in_words(would, f"{name} would be let in no more.", AFTERWARDS))
            return
        done = workspace.remove_member(name)
    asked.answer(_as_json(done), _in_words(done, f"{name} is not a member any more."))


@members.command("set-role")
@asked
def set_role(
    asked: Asked,
    name: Name,
    role: Annotated[Role, typer.Argument(metavar="ROLE", help="viewer, annotator, reviewer or manager.")],
    dry_run: DryRun = False,
) -> None:
    """Give a member another role."""
    with asked.open() as workspace:
        if dry_run:
            would = workspace.would_leave(name, role)
            first = f"{name} would be {with_article(role)}."
            asked.answer(_as_json(would), _in_words(would, first, AFTERWARDS))
            return
        done = workspace.set_role(name, role)
    asked.answer(_as_json(done), _in_words(done, f"{name} is now {with_article(role)}."))


@members.command("pass-on")
@asked
def pass_on(
    asked: Asked,
    name: Name,
    to: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who gets it. Default: whoever comes next.")
    ] = None,
) -> None:
    """Let somebody else have all that waits for a member: rejected, corrected, assigned and saved."""
    with asked.open() as workspace:
        done = workspace.pass_on(name, to, progress=tell)
    asked.answer({"changed": done.samples, "left": done.left}, passed_on(done, to))


def _as_json(done: Leaving) -> dict[str, Any]:
    return {
        "name": done.member.name,
        "role": done.member.role,
        "active": done.member.active,
        "released": done.released,
        "freed": done.freed,
        "saved": done.saved,
    }


HAPPENED: Final = (
    "Taken out of their hands, and free for others: {n}.",
    "Kept for them, and free for others now: {n}.",
    "Saved by them, waiting until you set a status or pass them on: {n}.",
)
AFTERWARDS: Final = (
    "In their hands, would be free for others: {n}.",
    "Kept for them, would be free for others: {n}.",
    "Saved by them, would wait until you set a status or pass them on: {n}.",
)


def _in_words(done: Leaving, first: str, words: Sequence[str] = HAPPENED) -> str:
    counts = (done.released, done.freed, done.saved)
    return "\n".join([first, *(text.format(n=n) for text, n in zip(words, counts, strict=True) if n)])


def passed_on(done: "Changed", to: str | None) -> str:
    """What came of it."""
    samples = "1 sample is" if done.samples == 1 else f"{done.samples} samples are"
    text = f"{samples} for {to or 'anybody'} now."
    return f"{text} Left as they were: {done.left}." if done.left else text
