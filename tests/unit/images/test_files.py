import os
from pathlib import Path

import pytest

from labelqueue.domain.errors import ImageUnreadable
from labelqueue.images import find_images


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def test_finds_images_of_one_folder_in_byte_order(tmp_path: Path) -> None:
    touch(tmp_path, "b.png", "a10.jpg", "a2.jpg", "B.JPG", "é.png", "notes.txt", ".hidden.jpg", "sub/c.jpg")
    assert [path.name for path in find_images(tmp_path)] == ["B.JPG", "a10.jpg", "a2.jpg", "b.png", "é.png"]


def test_recursive_search_leaves_hidden_folders_out(tmp_path: Path) -> None:
    touch(tmp_path, "z.png", "sub/deep/c.tif", ".cache/d.png")
    found = [path.relative_to(tmp_path).as_posix() for path in find_images(tmp_path, recursive=True)]
    assert found == ["sub/deep/c.tif", "z.png"]


def test_folder_without_images_gives_none(tmp_path: Path) -> None:
    assert list(find_images(tmp_path)) == []


@pytest.mark.parametrize("name", ["missing", "file.png"])
def test_what_is_no_folder_is_refused(tmp_path: Path, name: str) -> None:
    touch(tmp_path, "file.png")
    with pytest.raises(ImageUnreadable, match=name):
        find_images(tmp_path / name)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_names_that_are_not_unicode_are_found(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.png")).touch()
    assert len(list(find_images(tmp_path))) == 1
