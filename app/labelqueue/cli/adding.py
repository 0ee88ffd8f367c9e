"""The command that adds images to a dataset."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from labelqueue.cli.options import Asked, DatasetName, asked
from labelqueue.domain.errors import NotFound
from labelqueue.domain.incoming import Incoming, LeftOut, Twin
from labelqueue.domain.sample import SampleSpec

if TYPE_CHECKING:
    pass

_NAMED: Final = 20  # lines that are written out


@asked
def add_images(
    asked: Asked,
    dataset: DatasetName,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="Images, folders of images, or addresses: s3://bucket/folder."),
    ] = None,
    lists: Annotated[
        list[Path] | None,
        typer.Option("--list", metavar="FILE", help="A text file with one path or address a line."),
    ] = None,
    tables: Annotated[
        list[Path] | None,
        typer.Option("--csv", metavar="FILE", help="A table with a row for each image."),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            metavar="HEADING=USE",
            help="What a column of the table is: path, name, priority, metadata or nothing. Else guessed.",
        ),
    ] = None,
    skip_same: Annotated[
        bool,
        typer.Option("--skip-same", help="Leave out what has the same bytes as an image that is there."),
    ] = False,
) -> None:
    """Add images to a dataset.

    Names that are there already are left alone; what cannot be used is named and left out.
    """
    if not paths and not lists and not tables:
        raise typer.BadParameter("Name images or folders, a --list or a --csv.")
    with asked.open() as workspace:
        opened = workspace.dataset(dataset)
        brought = _brought(paths or [], lists or [], tables or [], column or [])
        found = [spec for one in brought for spec in one.samples]
        left_out = [problem for one in brought for problem in one.left_out]
        twins = opened.twins(found, progress=lambda done: _tell("compared", done, len(found)))
        going = _without(found, twins) if skip_same else found
        new = opened.add_samples(going, progress=lambda done: _tell("added", done, len(going)))
    _name(left_out, twins, skip_same=skip_same)
    data = {
        "dataset": dataset,
        "found": len(found),
        "new": new,
        "left_out": [{"place": one.place, "sentence": one.sentence} for one in left_out],
        "same": [{"name": one.spec.name, "like": one.like} for one in twins],
    }
    asked.answer(data, f"{new} of {_images(len(found))} {'is' if new == 1 else 'are'} new in {dataset}.")


def _brought(
    paths: Sequence[str], lists: Sequence[Path], tables: Sequence[Path], columns: Sequence[str]
) -> list[Incoming]:
    from labelqueue.queue import bringing

    uses = {heading.strip(): use.strip() for heading, _, use in (one.rpartition("=") for one in columns)}
    return [
        *map(_at, paths),
        *(bringing.samples_from_list(one) for one in lists),
        *(bringing.samples_from_csv(one, uses) for one in tables),
    ]


def _at(place: str) -> Incoming:
    """An image by its own name, those in a folder or below an address by their paths below it."""
    from labelqueue.images.files import is_image
    from labelqueue.queue import bringing
    from labelqueue.queue.images_of_samples import as_spec

    if "://" in place:
        single = is_image(place.rpartition("/")[2])
        return (
            Incoming((as_spec(place),)) if single else bringing.samples_from_address(place, progress=_found)
        )
    path = Path(place)
    if path.is_dir():
        return bringing.samples_from_folder(path)
    if path.exists():
        return Incoming((SampleSpec(path.name, str(path.absolute())),))
    raise NotFound(f"There is no file or folder {path}.")


def _without(found: Sequence[SampleSpec], twins: Sequence[Twin]) -> list[SampleSpec]:
    gone = {(one.spec.name, one.spec.uri) for one in twins}
    return [one for one in found if (one.name, one.uri) not in gone]


def _name(left_out: Sequence[LeftOut], twins: Sequence[Twin], *, skip_same: bool) -> None:
    lines = [f"{one.place}: {one.sentence}" for one in left_out]
    done = "left out" if skip_same else "added all the same"
    lines += [f"{one.spec.name} has the same content as {one.like}: {done}." for one in twins]
    sys.stderr.writelines(f"{line}\n" for line in lines[:_NAMED])
    if len(lines) > _NAMED:
        sys.stderr.write(f"and {len(lines) - _NAMED} more\n")


def _found(done: int, _total: int) -> None:
    if done and not done % 1000:
        _tell("found", done, done)


def _tell(doing: str, done: int, total: int) -> None:
    """Progress goes where it disturbs no machine."""
    sys.stderr.write(f"{doing}: {done} of {total}\n")


def _images(count: int) -> str:
    return "1 image" if count == 1 else f"{count} images"
