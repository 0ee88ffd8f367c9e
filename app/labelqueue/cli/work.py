"""The queue from a script: take a sample, and say what was done with it.

Each command is a process of its own, so a claim is a text that the next command names.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final
from uuid import UUID, uuid4

import typer

from labelqueue.cli.comments import as_json, in_words
from labelqueue.cli.options import Asked, DatasetOption, QueueName, asked
from labelqueue.cli.outcome import DONE, FENCED, NOTHING_TO_DO
from labelqueue.domain.errors import InvalidValue, NotFound, NotPermitted
from labelqueue.domain.label import Label
from labelqueue.domain.pin import Pin
from labelqueue.domain.status import Action, Mode, words
from labelqueue.domain.work import Elsewhere, Fenced, NothingToDo, Outcome, WorkItem

if TYPE_CHECKING:
    from labelqueue.queue import Queue, Workspace

Claim = Annotated[str, typer.Option("--claim", metavar="CLAIM", help='The claim that "next" answered with.')]
LabelFile = Annotated[
    Path | None,
    typer.Option(
        "--label",
        metavar="FILE",
        help='The label as JSON; "-" is standard input. Default: the label as it was handed out.',
    ),
]
Operation = Annotated[
    UUID | None,
    typer.Option(
        "--operation",
        metavar="UUID",
        help="Name the action: given twice, it is done once, and the first answer comes again.",
    ),
]
PullNext = Annotated[bool, typer.Option("--next/--no-next", help="Take the next sample, too.")]

_DONE: Final = {
    Action.SUBMIT: "submitted",
    Action.SKIP: "skipped",
    Action.SAVE: "saved",
    Action.ACCEPT: "accepted",
    Action.REJECT: "rejected",
    Action.RELEASE: "released",
}


@dataclass(frozen=True, slots=True)
class _Finishing:
    """What a finishing command was told. `label`: None if none was given."""

    queue: "Queue"
    work: WorkItem
    label: Label | None
    operation: UUID


@asked
def take(
    asked: Asked,
    queue: QueueName,
    mode: Annotated[Mode, typer.Option(help="What the sample is taken for.")] = Mode.LABEL,
    dataset: DatasetOption = None,
    take_over: Annotated[
        bool, typer.Option("--take-over", help="If you have it open elsewhere, go on with it here.")
    ] = False,
) -> None:
    """Take the next sample from a queue, or the one in hand."""
    with asked.open() as workspace:
        opened = workspace.queue(queue, dataset=dataset)
        start = opened.start_labeling if mode is Mode.LABEL else opened.start_reviewing
        found = start()
        if take_over and isinstance(found, WorkItem) and found.elsewhere is not None:
            found = _taken_over(opened, found) or start()  # else somebody was faster
        data = _as_json(workspace, opened, found)
    asked.answer(data, _in_words(found), code=NOTHING_TO_DO if isinstance(found, NothingToDo) else DONE)


def _taken_over(queue: "Queue", work: WorkItem) -> WorkItem | None:
    try:
        taken = queue.take_over(work)
    except NotPermitted:  # it is somebody else's by now, and not even to be looked at
        return None
    return taken if isinstance(taken, WorkItem) else None


@asked
def submit(
    asked: Asked,
    claim: Claim,
    label: LabelFile = None,
    operation: Operation = None,
    pull_next: PullNext = False,
) -> None:
    """Hand the label in."""

    def do(told: _Finishing) -> Outcome | None:
        given = told.work.label if told.label is None else told.label
        return told.queue.submit(told.work, given, pull_next=pull_next, operation_id=told.operation)

    _finish(asked, Action.SUBMIT, do, claim=claim, label=label, operation=operation)


@asked
def save(asked: Asked, claim: Claim, label: LabelFile = None, operation: Operation = None) -> None:
    """Keep the label and go on with the sample.

    From then on, the claim is the one in the answer.
    """

    def do(told: _Finishing) -> Outcome | None:
        given = told.work.label if told.label is None else told.label
        return told.queue.save(told.work, given, operation_id=told.operation)

    _finish(asked, Action.SAVE, do, claim=claim, label=label, operation=operation)


@asked
def skip(
    asked: Asked,
    claim: Claim,
    reason: Annotated[str, typer.Option(help="Why.")] = "",
    label: LabelFile = None,
    operation: Operation = None,
    pull_next: PullNext = False,
) -> None:
    """Put the sample aside."""

    def do(told: _Finishing) -> Outcome | None:
        return told.queue.skip(
            told.work, reason=reason, label=told.label, pull_next=pull_next, operation_id=told.operation
        )

    _finish(asked, Action.SKIP, do, claim=claim, label=label, operation=operation)


@asked
def accept(
    asked: Asked,
    claim: Claim,
    label: LabelFile = None,
    operation: Operation = None,
    pull_next: PullNext = False,
) -> None:
    """Accept the label, corrected if one is given."""

    def do(told: _Finishing) -> Outcome | None:
        return told.queue.accept(told.work, told.label, pull_next=pull_next, operation_id=told.operation)

    _finish(asked, Action.ACCEPT, do, claim=claim, label=label, operation=operation)


@asked
def reject(
    asked: Asked,
    claim: Claim,
    comment: Annotated[str, typer.Option(help="What is wrong, for the labeler.")] = "",
    pin: Annotated[
        list[str] | None,
        typer.Option(
            metavar="X,Y,TEXT", help="What is wrong at a place, in pixels of the image; may be repeated."
        ),
    ] = None,
    label: LabelFile = None,
    operation: Operation = None,
    pull_next: PullNext = False,
) -> None:
    """Send the sample back to its labeler."""
    pins = [_pin(one) for one in pin or ()]

    def do(told: _Finishing) -> Outcome | None:
        return told.queue.reject(
            told.work,
            comment=comment,
            pins=pins,
            label=told.label,
            pull_next=pull_next,
            operation_id=told.operation,
        )

    _finish(asked, Action.REJECT, do, claim=claim, label=label, operation=operation)


@asked
def release(asked: Asked, claim: Claim, operation: Operation = None) -> None:
    """Give the sample back as it is."""

    def do(told: _Finishing) -> Outcome | None:
        return told.queue.release(told.work, operation_id=told.operation)

    _finish(asked, Action.RELEASE, do, claim=claim, label=None, operation=operation)


@asked
def reopen(
    asked: Asked,
    queue: QueueName,
    sample: Annotated[str, typer.Argument(metavar="SAMPLE", help="The name of the sample.")],
    operation: Operation = None,
    dataset: DatasetOption = None,
) -> None:
    """Take back what one has submitted, as long as no reviewer has it."""
    with asked.open() as workspace:
        work = workspace.queue(queue, dataset=dataset).reopen(sample, operation_id=operation)
        holding, _ = workspace.claimed(str(work.handed_out))  # the sample may be in another queue
        data = _work_as_json(workspace, holding, work)
    asked.answer(data, _in_words(work))


def _finish(
    asked: Asked,
    action: Action,
    do: Callable[[_Finishing], Outcome | None],
    *,
    claim: str,
    label: Path | None,
    operation: UUID | None,
) -> None:
    operation = operation or uuid4()
    text = None if label is None else _read(label)
    with asked.open() as workspace:
        queue, work = workspace.claimed(claim)
        given = None if text is None else _label(workspace, queue, work, text)
        outcome = do(_Finishing(queue, work, given, operation))
        data = {"action": action, "operation": str(operation), "sample": work.sample.name}
        if isinstance(outcome, Fenced):
            asked.answer(data | _as_json(workspace, queue, outcome), outcome.sentence, code=FENCED)
            return
        following = None if outcome is None else _as_json(workspace, queue, outcome)
    key = "work" if action is Action.SAVE else "next"
    said = [f"{work.sample.name} is {_DONE[action]}."] + ([] if outcome is None else [_in_words(outcome)])
    asked.answer({"outcome": "done", **data, key: following}, "\n".join(said))


def _pin(text: str) -> Pin:
    x, y, words = (*text.split(",", maxsplit=2), "", "")[:3]
    try:
        return Pin(words, float(x), float(y))
    except ValueError:
        raise InvalidValue(f"{text!r} is no pin; write it as X,Y,TEXT.") from None


def _read(path: Path) -> bytes:
    if str(path) == "-":
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except OSError as error:
        raise NotFound(f"The label {path} cannot be read: {error.strerror or error}.") from error


def _label(workspace: "Workspace", queue: "Queue", work: WorkItem, text: bytes) -> Label:
    from labelqueue.formats.plain import label_from_plain

    categories = workspace.dataset(queue.dataset_name).categories
    known = [name for one in categories for name in (one.name, *one.former)]
    return label_from_plain(text, given=work.label, categories=known)


def _as_json(workspace: "Workspace", queue: "Queue", outcome: Outcome) -> dict[str, Any]:
    match outcome:
        case WorkItem():
            return _work_as_json(workspace, queue, outcome)
        case NothingToDo():
            return {
                "outcome": "nothing",
                "mode": outcome.mode,
                "reason": outcome.reason,
                "others": outcome.others,
                "own": outcome.own,
                "sentence": outcome.sentence,
            }
        case Fenced():
            return {
                "outcome": "fenced",
                "sample": outcome.sample,
                "holder": outcome.holder,
                "elsewhere": outcome.elsewhere,
                "status": outcome.status,
                "late_revision": outcome.late_revision,
                "sentence": outcome.sentence,
            }


def _work_as_json(workspace: "Workspace", queue: "Queue", work: WorkItem) -> dict[str, Any]:
    from labelqueue.formats.plain import label_to_plain

    sample, remark = work.sample, work.remark
    return {
        "outcome": "work",
        "claim": str(work.handed_out),
        "dataset": queue.dataset_name,
        "queue": queue.name,
        "mode": work.mode,
        "status": work.status,
        "revision": work.revision,
        "labeler": work.labeler,
        "elsewhere": work.elsewhere
        and {"host": work.elsewhere.host, "since": work.elsewhere.since.isoformat()},
        "remark": remark
        and {"member": remark.member, "comment": remark.comment, "at": remark.at.isoformat()},
        "pins": as_json(work.pins),
        "sample": {
            "name": sample.name,
            "uri": sample.uri,
            "width": sample.width,
            "height": sample.height,
            "priority": sample.priority,
            "metadata": dict(sample.metadata),
        },
        "categories": [
            {"id": one.id, "name": one.name, "color": one.color}
            for one in workspace.dataset(queue.dataset_name).categories
        ],
        "label": label_to_plain(work.label),
    }


def _in_words(outcome: Outcome) -> str:
    if not isinstance(outcome, WorkItem):
        return outcome.sentence
    said = [
        f"{outcome.sample.name} is yours to {outcome.mode}; it is {words(outcome.status)}.",
        outcome.sample.uri,
    ]
    if outcome.elsewhere is not None:
        said.append(_where(outcome.elsewhere))
    if outcome.remark is not None:
        said.append(f"{outcome.remark.member} rejected it: {outcome.remark.comment or '(no comment)'}")
    said += [line for number, one in enumerate(outcome.pins, start=1) for line in in_words(number, one)]
    return "\n".join([*said, f"--claim {outcome.handed_out}"])


def _where(elsewhere: Elsewhere) -> str:
    since = f"{elsewhere.since:%Y-%m-%d %H:%M} UTC"
    return f"You have it open on {elsewhere.host} since {since}; next --take-over goes on with it here."
