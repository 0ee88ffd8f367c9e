"""Pinned comments of a sample, and what is said about them."""

import uuid
from typing import TYPE_CHECKING, Annotated, Any

import typer

from labelqueue.cli.options import Asked, DatasetName, asked
from labelqueue.domain.errors import NotFound
from labelqueue.domain.pin import Pin, PinAct, pin_to_json

if TYPE_CHECKING:
    from collections.abc import Sequence

comments = typer.Typer(help="What reviewers pinned to a sample, and the answers.", no_args_is_help=True)

SampleName = Annotated[str, typer.Argument(metavar="SAMPLE", help="The name of the sample.")]
Number = Annotated[
    int, typer.Argument(metavar="NUMBER", help="The number of the comment in its list.", min=1)
]
Words = Annotated[str, typer.Argument(metavar="TEXT", help="What is said about it.")]
Operation = Annotated[
    uuid.UUID | None,
    typer.Option("--operation", metavar="UUID", help="Name what is said: given twice, it is said once."),
]


@comments.command("list")
@asked
def show(asked: Asked, dataset: DatasetName, sample: SampleName) -> None:
    """Say what was pinned to a sample when it was rejected last, with all answers."""
    with asked.open() as workspace:
        pins = workspace.dataset(dataset).comments(sample).pins
    _answer(asked, sample, pins)


@comments.command()
@asked
def reply(
    asked: Asked,
    dataset: DatasetName,
    sample: SampleName,
    number: Number,
    text: Words,
    operation: Operation = None,
) -> None:
    """Answer a comment."""
    _say(asked, PinAct.REPLY, dataset, sample, number, text, operation)


@comments.command()
@asked
def resolve(
    asked: Asked,
    dataset: DatasetName,
    sample: SampleName,
    number: Number,
    text: Words = "",
    operation: Operation = None,
) -> None:
    """Say that what a comment asks for is done."""
    _say(asked, PinAct.RESOLVE, dataset, sample, number, text, operation)


@comments.command()
@asked
def reopen(
    asked: Asked,
    dataset: DatasetName,
    sample: SampleName,
    number: Number,
    text: Words = "",
    operation: Operation = None,
) -> None:
    """Say that it is not done after all; for reviewers."""
    _say(asked, PinAct.REOPEN, dataset, sample, number, text, operation)


def _say(
    asked: Asked,
    act: PinAct,
    dataset: str,
    sample: str,
    number: int,
    text: str,
    operation: uuid.UUID | None,
) -> None:
    with asked.open() as workspace:
        found = workspace.dataset(dataset).comments(sample)
        pins = found.pins
        if number > len(pins):
            raise NotFound(f"{sample} has no comment {number}.")
        pins = found.say(pins[number - 1], act, text, operation_id=operation)
    _answer(asked, sample, pins)


def _answer(asked: Asked, sample: str, pins: "Sequence[Pin]") -> None:
    lines = [line for number, one in enumerate(pins, start=1) for line in in_words(number, one)]
    asked.answer({"sample": sample, "pins": as_json(pins)}, "\n".join(lines) or "Nothing is pinned to it.")


def as_json(pins: "Sequence[Pin]") -> list[dict[str, Any]]:
    """Pins with all that was said about them, for machines."""
    return [{"turns": []} | pin_to_json(one) | {"resolved": one.resolved} for one in pins]


def in_words(number: int, pin: Pin) -> list[str]:
    """A pin and what was said about it, for people, one line each."""
    places = [] if pin.point is None else [f"at {pin.x:g}, {pin.y:g}"]
    places += [] if pin.annotation is None else [f"object {pin.annotation}"]
    where = f" ({', '.join(places)})" if places else ""
    said = [f"  {number}. {pin.text or 'Look here'}{where}{', answered' if pin.resolved else ''}"]
    for turn in pin.turns:
        done = {PinAct.REPLY: "", PinAct.RESOLVE: "answered", PinAct.REOPEN: "reopened"}[turn.act]
        what = ": ".join(filter(None, (done, turn.text)))
        said.append(f"     {turn.member or 'The labeler'}: {what}")
    return said
