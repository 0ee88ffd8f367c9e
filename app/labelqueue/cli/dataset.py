"""Commands about datasets."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated

import typer

from labelqueue.cli.options import Asked, DatasetName, asked
from labelqueue.cli.outcome import tell
from labelqueue.domain.category import Category, digits_of
from labelqueue.domain.errors import InvalidValue, NotFound
from labelqueue.domain.skeleton import Skeleton, skeleton_from_text, skeleton_to_json, skeleton_to_text
from labelqueue.domain.status import words

datasets = typer.Typer(help="The datasets of a workspace.", no_args_is_help=True)


@datasets.command("create")
@asked
def create(
    asked: Asked,
    dataset: DatasetName,
    category: Annotated[
        list[str] | None, typer.Option(help="A category: NAME or NAME=#rrggbb; may be given several times.")
    ] = None,
    skeleton: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CATEGORY=JOINTS",
            help='The joints of a category for keypoints: "person=head - neck - hip, neck - hand".'
            " A hyphen connects, a comma begins anew.",
        ),
    ] = None,
    description: Annotated[str, typer.Option(help="What the dataset is about.")] = "",
) -> None:
    """Make a dataset without samples."""
    table = _with_skeletons([_named(text) for text in category or []], skeleton or [])
    with asked.open() as workspace:
        made = workspace.create_dataset(dataset, table, description=description)
    data = {
        "name": made.name,
        "categories": [_as_data(one) for one in made.categories],
    }
    asked.answer(data, f"The dataset {made.name} is ready for samples.")


def _with_skeletons(categories: Sequence[Category], texts: Sequence[str]) -> list[Category]:
    """The categories with the joints that were given for them, each as NAME=JOINTS."""
    joints = {name.strip(): text for name, _, text in (one.partition("=") for one in texts)}
    unknown = joints.keys() - {one.name for one in categories}
    if unknown:
        raise NotFound(f"There is no category {min(unknown)!r} to have a skeleton; name it with --category.")
    return [
        replace(one, skeleton=skeleton_from_text(joints[one.name])) if one.name in joints else one
        for one in categories
    ]


def _as_data(one: Category) -> dict[str, object]:
    data: dict[str, object] = {"id": one.id, "name": one.name, "color": one.color}
    return {**data, "skeleton": skeleton_to_json(one.skeleton)} if one.skeleton else data


@datasets.command("categories")
@asked
def change_categories(
    asked: Asked,
    dataset: DatasetName,
    add: Annotated[
        list[str] | None, typer.Option(help="A new category: NAME or NAME=#rrggbb; as often as needed.")
    ] = None,
    rename: Annotated[
        list[str] | None, typer.Option(metavar="OLD=NEW", help="Another name; labels keep the category.")
    ] = None,
    color: Annotated[
        list[str] | None, typer.Option(metavar="CATEGORY=#rrggbb", help="Another colour.")
    ] = None,
    key: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CATEGORY=DIGIT", help="Its key, 0 to 9; nothing behind the sign: by its place."
        ),
    ] = None,
    skeleton: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CATEGORY=JOINTS",
            help="The joints of a category for keypoints, as with `dataset create`; nothing behind the sign"
            " takes them away.",
        ),
    ] = None,
) -> None:
    """Say which categories there are, after changing some; they are named as they are before that.

    Keypoints that are stored keep the number of their joints.
    """
    changes = [_pairs(some or []) for some in (rename, color, key, skeleton)]
    with asked.open() as workspace:
        opened = workspace.dataset(dataset)
        if any(changes) or add:
            wanted = [*_changed(opened.categories, *changes), *map(_named, add or [])]
            opened.change_categories(wanted, progress=tell)
        digits = digits_of(opened.categories)
        data = {
            "name": opened.name,
            "categories": [{**_as_data(one), "key": digits.get(one.name)} for one in opened.categories],
        }
        lines = [_as_line(one, digits.get(one.name)) for one in opened.categories]
    asked.answer(data, "\n".join(lines) if lines else "There is no category yet.")


CategoryName = Annotated[str, typer.Argument(metavar="CATEGORY", help="The name of the category.")]


@datasets.command("merge-categories")
@asked
def merge_categories(
    asked: Asked,
    dataset: DatasetName,
    category: CategoryName,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The category that stays.")],
) -> None:
    """Let all that is of one category be of another one, in all labels that there are and that still come."""
    with asked.open() as workspace:
        workspace.dataset(dataset).merge_categories(category, into, progress=tell)
    asked.answer({"merged": category, "into": into}, f"{category} is {into} now.")


@datasets.command("delete-category")
@asked
def delete_category(asked: Asked, dataset: DatasetName, category: CategoryName) -> None:
    """Take away a category that no label has; one that is in use can be merged."""
    with asked.open() as workspace:
        workspace.dataset(dataset).delete_category(category, progress=tell)
    asked.answer({"deleted": category}, f"{category} is no category of {dataset} any more.")


def _pairs(texts: Sequence[str]) -> dict[str, str]:
    return {name.strip(): value.strip() for name, _, value in (one.partition("=") for one in texts)}


def _changed(
    categories: Sequence[Category],
    named: Mapping[str, str],
    colored: Mapping[str, str],
    keyed: Mapping[str, str],
    jointed: Mapping[str, str],
) -> list[Category]:
    unknown = {*named, *colored, *keyed, *jointed} - {one.name for one in categories}
    if unknown:
        raise NotFound(f"There is no category {min(unknown)!r}.")
    return [
        replace(
            one,
            name=named.get(one.name, one.name),
            color=colored.get(one.name, one.color),
            shortcut=_digit(keyed[one.name]) if one.name in keyed else one.shortcut,
            skeleton=_joints(jointed[one.name]) if one.name in jointed else one.skeleton,
        )
        for one in categories
    ]


def _digit(text: str) -> int | None:
    if text and not (len(text) == 1 and text.isdecimal() and text.isascii()):
        raise InvalidValue(f"{text!r} is no key for a category: it is a digit.")
    return int(text) if text else None


def _joints(text: str) -> Skeleton | None:
    return skeleton_from_text(text) if text else None


def _named(text: str) -> Category:
    name, _, color = text.rpartition("=#")
    return Category(name, f"#{color}") if name else Category(color)


def _as_line(one: Category, digit: int | None) -> str:
    joints = "" if one.skeleton is None else skeleton_to_text(one.skeleton) or ", ".join(one.skeleton.names)
    key = "" if digit is None else f"key {digit}"
    return "\t".join(filter(None, (one.name, one.color, key, joints)))


@datasets.command("list")
@asked
def show(asked: Asked) -> None:
    """Say which datasets there are, and how far they are."""
    with asked.open() as workspace:
        overview = workspace.overview()
    rows = [(dataset.name, queue) for dataset in overview.datasets for queue in dataset.queues]
    data: list[dict[str, object]] = [
        {"name": name, "queue": queue.name, "state": queue.state, "counts": dict(queue.counts)}
        for name, queue in rows
    ]
    lines = []
    for name, queue in rows:
        counts = ", ".join(f"{count} {words(status)}" for status, count in queue.counts.items() if count)
        lines.append(f"{name} / {queue.name}\t{counts or 'no samples'}")
    asked.answer(data, "\n".join(lines) if lines else "There is no dataset yet.")
