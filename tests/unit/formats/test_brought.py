"""Lists and tables of images as people have them: encodings, delimiters, names, and rows of no use."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import labelqueue as lq
from labelqueue.domain.errors import InvalidValue, NotFound
from labelqueue.domain.phrase import Phrase
from labelqueue.formats.brought import ColumnUse, _Entry, _names, guessed_uses
from labelqueue.formats.table import read_table


def written(folder: Path, text: str, *, name: str = "images.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def names(found: lq.Incoming) -> list[str]:
    return [one.name for one in found]


def left_out(found: lq.Incoming) -> dict[str, str]:
    return {one.place: one.sentence for one in found.left_out}


def test_a_list_of_paths_and_addresses(tmp_path: Path) -> None:
    lines = ["1.jpg", "", '  "sub/2.jpg" ', f"{tmp_path}/far/3.jpg", "https://a.example/x/4%20b.jpg?size=1"]
    found = lq.samples_from_list(written(tmp_path, "\r\n".join(lines), name="list.txt"))
    assert [(one.name, one.uri) for one in found] == [
        ("1.jpg", str(tmp_path / "1.jpg")),
        ("sub/2.jpg", str(tmp_path / "sub" / "2.jpg")),
        ("3.jpg", str(tmp_path / "far" / "3.jpg")),
        ("4 b.jpg", "https://a.example/x/4%20b.jpg?size=1"),
    ]
    assert not found.left_out


def test_names_that_would_be_the_same_have_the_folders_that_tell_them_apart(tmp_path: Path) -> None:
    lines = [
        "s3://b/day/red/1.jpg",
        "s3://b/day/blue/1.jpg",
        "s3://b/day/blue/2.jpg",
        "s3://b/day/red/1.jpg",
        '""',
    ]
    found = lq.samples_from_list(written(tmp_path, "\n".join(lines)))
    assert names(found) == ["red/1.jpg", "blue/1.jpg", "2.jpg"]
    assert left_out(found) == {
        "line 4": "“red/1.jpg” is there already, in line 1.",
        "line 5": "It names no image.",
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_of_whatever_encoding_and_delimiter(tmp_path: Path, encoding: str, delimiter: str) -> None:
    decimal = "," if delimiter == ";" else "."
    rows = [
        ["Image path", "Name", "Priority", "light", "iso", "number"],
        ["photos/1.jpg", "erste", f"1{decimal}5", "dämmrig", "100", "007"],
        ['"photos/a, b;c.jpg"', "", "", "", f"12{decimal}25", "-3e2"],
    ]
    text = "\n".join(delimiter.join(row) for row in rows)
    found = lq.samples_from_csv(written(tmp_path, text, encoding=encoding))
    assert not found.left_out
    first, second = found
    metadata: Mapping[str, Any] = {"light": "dämmrig", "iso": 100, "number": "007"}
    assert (first.name, first.uri, first.priority) == ("erste", str(tmp_path / "photos/1.jpg"), 1.5)
    assert first.metadata == metadata
    assert (second.name, second.priority) == ("photos/a, b;c.jpg", 0.0)
    assert second.metadata == {"iso": 12.25, "number": -300.0}


def test_a_bad_row_is_named_with_its_line_and_left_out(tmp_path: Path) -> None:
    text = (
        'path,priority,note\n1.jpg,high,\n2.jpg,2,"two\nlines"\n3.jpg,1,a,b\n\n,1,\n2.jpg,3,\n'
        "https://me:secret@a.example/4.jpg,1,\n5.jpg"
    )
    found = lq.samples_from_csv(written(tmp_path, text))
    assert names(found) == ["2.jpg", "5.jpg"]
    assert found.samples[0].metadata == {"note": "two\nlines"}
    assert left_out(found) == {
        "line 2": "“high” is no priority: that is a number.",
        "line 5": "It has 4 cells, the table has 3 columns.",
        "line 7": "It names no image.",
        "line 8": "“2.jpg” is there already, in line 3.",
        "line 9": "The address of '4.jpg' has a password in it; leave that out.",
    }


def test_a_name_may_begin_like_somebodys_home(tmp_path: Path) -> None:
    found = lq.samples_from_list(written(tmp_path, "~nobody-of-that-name.jpg\n~/a.jpg", name="list.txt"))
    assert [one.uri for one in found] == [
        str(tmp_path / "~nobody-of-that-name.jpg"),
        str(Path.home() / "a.jpg"),
    ]


def test_drives_and_addresses_stand_beside_each_other() -> None:
    uris = ["C:/day/1.jpg", "https://a.example/day/1.jpg"]
    found = list(_names([_Entry(line, uri) for line, uri in enumerate(uris)]))
    assert found == ["C:/day/1.jpg", "a.example/day/1.jpg"]


def test_a_login_is_in_no_name(tmp_path: Path) -> None:
    lines = [
        f"https://{who}@{host}/1.jpg" for who in ("me", "me:secret") for host in ("a.example", "b", "[b")
    ]
    found = lq.samples_from_list(written(tmp_path, "\n".join(lines)))
    assert names(found) == ["a.example/1.jpg", "b/1.jpg", "[b/1.jpg"]
    assert "secret" not in str(left_out(found))
    assert len(left_out(found)) == 3


def test_a_heading_may_have_a_slash_in_it(tmp_path: Path) -> None:
    [one] = lq.samples_from_csv(written(tmp_path, "Path,mm/px\n1.jpg,2\n"))
    assert (one.name, one.metadata) == ("1.jpg", {"mm/px": 2})


def test_what_a_column_is_can_be_said(tmp_path: Path) -> None:
    path = written(tmp_path, "id,where,name\n7,1.jpg,one\n")
    assert guessed_uses(read_table(path)) == (ColumnUse.METADATA, ColumnUse.PATH, ColumnUse.NAME)
    [one] = lq.samples_from_csv(path, {"id": "name", "name": "nothing"})
    assert (one.name, one.metadata) == ("7", {})
    for wrong in ({"where": "nothing"}, {"nowhere": "path"}, {"id": "colour"}):
        with pytest.raises(InvalidValue):
            lq.samples_from_csv(path, wrong)


def test_a_table_without_a_heading(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jpg;3\n")
    [one] = lq.samples_from_csv(path)
    assert (one.name, one.metadata) == ("a.jpg", {"column 2": 3})
    assert all(
        isinstance(column, Phrase) for column in read_table(path).columns
    )  # the window has its own words


def test_files_that_are_no_tables(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="There is no file"):
        lq.samples_from_csv(tmp_path / "nothing.csv")
    with pytest.raises(InvalidValue, match="There is nothing in"):
        lq.samples_from_csv(written(tmp_path, "\n\n"))
    with pytest.raises(InvalidValue, match="is no text"):
        lq.samples_from_list(written(tmp_path, "\0\1\2"))
    with pytest.raises(InvalidValue, match="cannot be read"):
        lq.samples_from_list(tmp_path)


def test_priorities_in_a_table(tmp_path: Path) -> None:
    read = lq.read_priorities(written(tmp_path, "priority;name\n1,5;a.jpg\nx;b.jpg\n-2;c.jpg\n3;\n"))
    assert read.by_name == {"a.jpg": 1.5, "c.jpg": -2.0}
    assert [one.place for one in read.left_out] == ["line 3", "line 5"]
    read = lq.read_priorities(written(tmp_path, "picture,rank\na.jpg,2\n"))
    assert read.by_name == {"a.jpg": 2.0}
    with pytest.raises(InvalidValue, match="needs a column of names"):
        lq.read_priorities(written(tmp_path, "name\na.jpg\n"))


def test_progress_ends_it(tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(_done: int, _total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        lq.samples_from_list(written(tmp_path, "1.jpg\n2.jpg"), progress=stop)
