"""Images below an address, and what tells files apart by their bytes."""

import os
import zipfile
from pathlib import Path

import fsspec
import pytest

import labelqueue as lq
from labelqueue.domain.errors import ImageUnreadable, InvalidValue
from labelqueue.images.fingerprint import fingerprint_of, same_bytes
from labelqueue.images.listing import _fingerprint
from labelqueue.images.sources import open_image


def filled(address: str) -> None:
    for name in ("b.jpg", "a.PNG", "sub/c.tif", ".hidden/d.jpg", "notes.txt", ".e.jpg"):
        with fsspec.open(f"{address}/{name}", "wb", auto_mkdir=True) as file:
            file.write(name.encode())


def test_a_bucket(tmp_path: Path) -> None:
    filled("memory://listed/photos")
    for address in ("memory://listed/photos", "memory://listed/photos/"):
        found = lq.samples_from_address(address)
        assert sorted(one.name for one in found) == ["a.PNG", "b.jpg", "sub/c.tif"]
        assert {one.name: open_image(one.uri).read() for one in found} == {
            one.name: one.name.encode() for one in found
        }
    assert sorted(one.name for one in lq.samples_from_address(address, recursive=False)) == ["a.PNG", "b.jpg"]
    filled(f"file://{tmp_path}")
    by_path = {one.name: one.uri for one in lq.samples_from_address(f"file://{tmp_path}")}
    assert by_path["sub/c.tif"] == str(tmp_path / "sub/c.tif")


def test_an_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("day/1.jpg", b"one")
    [one] = lq.samples_from_address(f"zip://::{tmp_path}/all.zip")
    assert one.name == "day/1.jpg"
    assert open_image(one.uri).read() == b"one"


@pytest.mark.parametrize(
    ("address", "kind", "said"),
    [
        ("photos/1", InvalidValue, "“photos/1” is no address; write one like s3://bucket/folder."),
        ("s3://key:secret@bucket/x", InvalidValue, "Leave the password out of the address"),
        ("nothing://bucket/x", InvalidValue, "Nothing is known about addresses that begin with nothing://."),
        ("memory://is-not-there/x", ImageUnreadable, "There is nothing at memory://is-not-there/x."),
        ("s3://bucket/x", ImageUnreadable, "begin with s3://, install the package s3fs."),
        ("az://bucket/x", ImageUnreadable, "begin with az://, install the package adlfs."),
        ("zip://::/is/not/there.zip", ImageUnreadable, "There is nothing at zip://::/is/not/there.zip."),
    ],
)
def test_what_is_refused_in_one_sentence(address: str, kind: type[Exception], said: str) -> None:
    with pytest.raises(kind) as caught:
        lq.samples_from_address(address)
    assert said in str(caught.value)
    assert "secret" not in str(caught.value)


def test_what_servers_say_about_bytes() -> None:
    md5 = "9e107d9d372bb6826bd81d3542a419d6"
    assert _fingerprint({"size": 3, "ETag": f'"{md5}"'}) == f"md5:3:{md5}"
    assert _fingerprint({"size": 3, "md5Hash": "nhB9nTcrtoJr2B01QqQZ1g=="}) == f"md5:3:{md5}"
    assert (
        _fingerprint({"size": 3, "content_settings": {"content_md5": bytes.fromhex(md5)}}) == f"md5:3:{md5}"
    )
    assert _fingerprint({"size": 3, "ETag": f'"{md5}-2"'}) is None  # sent in parts
    assert _fingerprint({"size": 3}) is None


def test_files_are_told_apart_by_few_of_their_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "1", tmp_path / "2"
    one.write_bytes(bytes(100_000))
    other.write_bytes(bytes(100_000))
    assert fingerprint_of(str(one)) == fingerprint_of(str(other)) is not None
    assert same_bytes(str(one), str(other))
    for place in (0, 50_000, 99_999):
        changed = bytearray(100_000)
        changed[place] = 1
        other.write_bytes(changed)
        assert fingerprint_of(str(one)) != fingerprint_of(str(other))
    changed = bytearray(100_000)
    changed[30_000] = 1  # between the pieces
    other.write_bytes(changed)
    assert fingerprint_of(str(one)) == fingerprint_of(str(other))
    assert not same_bytes(str(one), str(other))
    assert fingerprint_of(str(tmp_path / "3")) is None
    assert same_bytes(str(one), str(tmp_path / "3"))


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "camera.jpg"
    os.mkfifo(pipe)
    assert fingerprint_of(str(pipe)) is None
