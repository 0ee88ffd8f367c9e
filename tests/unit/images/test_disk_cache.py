"""What came over a network is kept for a while, in a bounded folder."""

import http.server
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from labelqueue.domain.errors import ImageUnreadable
from labelqueue.images import DiskCache, decode, keep_remote_files, open_image
from tests.unit.images.test_sources import server  # noqa: F401  (a fixture)

DAY = 86_400


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[DiskCache]:
    cache = DiskCache(tmp_path / "cache", most_bytes=1000)
    keep_remote_files(cache)
    yield cache
    keep_remote_files(None)


def read(uri: str) -> bytes:
    with open_image(uri) as file:
        return file.read()


def files(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "cache"
    return sorted(folder.iterdir()) if folder.exists() else []


def used(path: Path, *, ago: float, fetched_ago: float | None = None) -> None:
    now = time.time()
    os.utime(path, (now - ago, now - (ago if fetched_ago is None else fetched_ago)))


def test_a_remote_file_is_fetched_once(server: str, kept: DiskCache, tmp_path: Path) -> None:  # noqa: F811
    uri = f"{server}/kit%20ten.jpg"
    assert read(uri) == b"meow"
    (tmp_path / "kit ten.jpg").write_bytes(b"purr")
    assert read(uri) == b"meow"
    [path] = files(tmp_path)
    used(path, ago=8 * DAY)
    assert read(uri) == b"purr"
    (tmp_path / "kit ten.jpg").unlink()
    assert read(uri) == b"purr"
    with pytest.raises(ImageUnreadable):
        read(f"{server}/other.jpg")
    assert len(files(tmp_path)) == 1


def test_what_lies_here_anyway_is_not_kept(kept: DiskCache, tmp_path: Path) -> None:
    path = tmp_path / "kit ten.jpg"
    path.write_bytes(b"meow")
    assert read(str(path)) == read(path.as_uri()) == b"meow"
    assert files(tmp_path) == []


def test_a_file_in_use_is_young_by_when_it_was_fetched(kept: DiskCache, tmp_path: Path) -> None:
    kept.put("a", b"1")
    [path] = files(tmp_path)
    used(path, ago=0, fetched_ago=8 * DAY)
    assert kept.get("a") is None


def test_what_was_used_longest_ago_goes_first(kept: DiskCache, tmp_path: Path) -> None:
    for number in range(3):
        kept.put(str(number), b"x" * 400)
        for path in files(tmp_path):
            used(path, ago=time.time() - path.stat().st_atime + 60)
        kept.get("0")
    assert [kept.get(str(number)) is not None for number in range(3)] == [True, False, True]


def test_what_is_too_old_goes_with_the_first_that_is_kept(tmp_path: Path) -> None:
    DiskCache(tmp_path / "cache", most_bytes=1000).put("old", b"x")
    part = tmp_path / "cache" / "killed.part"
    part.write_bytes(b"half")
    for path in files(tmp_path):
        used(path, ago=8 * DAY)
    DiskCache(tmp_path / "cache", most_bytes=1000).put("new", b"y")
    assert [path.read_bytes() for path in files(tmp_path)] == [b"y"]


def test_a_folder_that_cannot_be_written_keeps_nobody_from_working(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file, not a folder")
    cache = DiskCache(tmp_path / "cache", most_bytes=1000)
    cache.put("a", b"1")
    assert cache.get("a") is None


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 400)), max_size=30))
def test_it_never_grows_beyond_its_bound(
    tmp_path_factory: pytest.TempPathFactory, puts: list[tuple[int, int]]
) -> None:
    folder = tmp_path_factory.mktemp("cache")
    cache = DiskCache(folder, most_bytes=1000)
    last: dict[str, bytes] = {}
    for name, size in puts:
        content = bytes([name]) * size
        cache.put(str(name), content)
        last[str(name)] = content
        assert sum(path.stat().st_size for path in folder.iterdir()) <= 1000
        assert cache.get(str(name)) == content
    for uri, content in last.items():
        assert cache.get(uri) in (None, content)


class Cut(http.server.BaseHTTPRequestHandler):
    """Promises more than it sends."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"0123456789")

    def log_message(self, format: str, *args: object) -> None:
        pass


def test_half_a_file_is_not_taken_for_all_of_it(kept: DiskCache, tmp_path: Path) -> None:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Cut) as httpd:
        thread = threading.Thread(target=httpd.serve_forever, args=(0.01,))
        thread.start()
        with pytest.raises(ImageUnreadable, match="does not answer as it should"):
            read(f"http://127.0.0.1:{httpd.server_port}/1.jpg")
        httpd.shutdown()
        thread.join()
    assert files(tmp_path) == []


def test_what_cannot_be_decoded_is_fetched_anew(server: str, kept: DiskCache, tmp_path: Path) -> None:  # noqa: F811
    """A page that says "log in first", for example."""
    uri = f"{server}/kit%20ten.jpg"
    with pytest.raises(ImageUnreadable, match="not an image"):
        decode(uri)
    Image.new("RGB", (4, 3)).save(tmp_path / "kit ten.jpg")
    assert decode(uri).shape == (3, 4, 3)


def test_nothing_is_kept_where_nothing_may_be(kept: DiskCache, tmp_path: Path) -> None:
    kept.put("a", b"1")
    nothing = DiskCache(tmp_path / "cache", most_bytes=0)
    assert nothing.get("a") is None
    nothing.tidy()
    assert files(tmp_path) == []
    DiskCache(tmp_path / "not there", most_bytes=0).tidy()
