import http.server
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from zipfile import ZipFile

import pytest

from labelqueue.domain.errors import ImageUnreadable
from labelqueue.images import file_name, open_image
from labelqueue.images import sources as sources_module


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """URL of a web server that serves the test's folder."""
    (tmp_path / "kit ten.jpg").write_bytes(b"meow")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as httpd:
        thread = threading.Thread(target=partial(httpd.serve_forever, poll_interval=0.01))
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()
        thread.join()


def read(uri: str) -> bytes:
    with open_image(uri) as file:
        assert file.seekable()
        return file.read()


@pytest.mark.parametrize(
    ("uri", "name"),
    [
        ("photos/kitten.jpg", "kitten.jpg"),
        ("file:///photos/kit%20ten.jpg", "kit ten.jpg"),
        ("https://user:secret@example.org/a/kitten.jpg?signature=secret", "kitten.jpg"),
        ("s3://bucket/kitten.jpg", "kitten.jpg"),
        ("zip://a/kitten.jpg::/data/cats.zip", "kitten.jpg"),
        ("https://example.org", "example.org"),
    ],
)
def test_file_name(uri: str, name: str) -> None:
    assert file_name(uri) == name


def test_reads_paths_file_urls_and_zip_members(tmp_path: Path) -> None:
    path = tmp_path / "kit ten.jpg"
    path.write_bytes(b"meow")
    with ZipFile(tmp_path / "cats.zip", "w") as archive:
        archive.write(path, "kitten.jpg")
    assert read(str(path)) == read(path.as_uri()) == b"meow"
    assert read(f"zip://kitten.jpg::{tmp_path / 'cats.zip'}") == b"meow"


def test_reads_from_the_web(server: str) -> None:
    assert read(f"{server}/kit%20ten.jpg") == b"meow"


def test_web_server_that_refuses_is_named_with_its_answer(server: str) -> None:
    with pytest.raises(ImageUnreadable, match=r'^"none.jpg" was refused by 127.0.0.1 \(HTTP 404\)\.$'):
        open_image(f"{server}/none.jpg?signature=secret")


@pytest.mark.parametrize(
    "uri",
    ["http://127.0.0.1:1/kitten.jpg", "http://user:secret@127.0.0.1/kitten.jpg", "http://[kitten.jpg"],
)
def test_web_server_that_is_not_there(uri: str) -> None:
    with pytest.raises(ImageUnreadable, match="cannot be fetched") as caught:
        open_image(uri)
    assert "secret" not in str(caught.value)


def test_remote_file_without_end_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources_module, "MAX_BYTES", 3)
    with pytest.raises(ImageUnreadable, match="larger than"):
        open_image(f"{server}/kit%20ten.jpg")


def test_missing_file_and_folder_and_null_byte(tmp_path: Path) -> None:
    with pytest.raises(ImageUnreadable, match=rf'^"kitten.jpg" was not found in {tmp_path}\.$'):
        open_image(str(tmp_path / "kitten.jpg"))
    with pytest.raises(ImageUnreadable, match="is a folder, not an image"):
        open_image(str(tmp_path))
    with pytest.raises(ImageUnreadable, match="not found"):
        open_image(str(tmp_path / "a\0b.jpg"))


def test_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # as root, no file mode refuses anything
    with pytest.raises(ImageUnreadable, match='"kitten.jpg" may not be read: permission denied'):
        open_image(str(tmp_path / "kitten.jpg"))


def test_storage_without_its_package_or_protocol() -> None:
    with pytest.raises(ImageUnreadable, match='"kitten.jpg" cannot be fetched: .*s3fs'):
        open_image("s3://bucket/kitten.jpg")
    with pytest.raises(ImageUnreadable, match=r"cannot be fetched over nowhere:// \(ValueError\)"):
        open_image("nowhere://bucket/kitten.jpg")


def test_missing_file_in_other_storage() -> None:
    with pytest.raises(ImageUnreadable, match='"kitten.jpg" was not found in'):
        open_image("memory://bucket/kitten.jpg")
