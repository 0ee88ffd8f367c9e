"""Trying an address: one clear sentence for each thing that can be wrong, and nothing is changed by it."""

import socket
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

import labelqueue as lq
from labelqueue.domain.address import Address, Kind, Tls
from labelqueue.domain.errors import KnownError, LoginRefused
from labelqueue.queue import Workspace
from labelqueue.queue.trial import try_address
from labelqueue.store import schema
from labelqueue.store.engine import Store
from tests.faults.encrypted import Encrypted, certificate


@pytest.fixture
def server(postgres_url: str) -> Address:
    """An empty database on the real server, over its socket."""
    return Address.parse(postgres_url)


@pytest.fixture
def founded(server: Address) -> Iterator[Workspace]:
    with lq.connect(server.url, member="anna") as workspace:
        yield workspace


@pytest.fixture
def refused() -> Callable[[Address], str]:
    def sentence(address: Address) -> str:
        with pytest.raises(KnownError) as caught:
            try_address(address)
        assert str(caught.value).endswith(".")
        return str(caught.value)

    return sentence


def test_a_member_is_let_in(server: Address, founded: Workspace) -> None:
    found = try_address(replace(server, member="anna"))
    assert found.sentence.endswith("is there; you are anna, a manager. The connection is not encrypted.")
    assert not found.founds


def test_who_is_no_member(server: Address, founded: Workspace, refused: Callable[[Address], str]) -> None:
    assert refused(replace(server, member="ben")).startswith("ben is not a member of this workspace")
    assert refused(server).startswith("postgres, the login, is not a member of this workspace")


def test_an_empty_database_stays_empty(server: Address) -> None:
    found = try_address(replace(server, member="anna"))
    assert found.founds
    assert (
        "is empty: it would be prepared as a new workspace, and anna would be its manager." in found.sentence
    )
    with psycopg.connect(server.url or "") as connection:
        row = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    assert row == (0,)


def test_a_database_of_another_program(server: Address, refused: Callable[[Address], str]) -> None:
    with psycopg.connect(server.url or "") as connection:
        connection.execute("CREATE TABLE sample (x INT)")
    assert refused(server) == "This database belongs to another program: it has a table 'sample'."


@pytest.mark.parametrize(
    ("version", "said"), [("9999", "newer version of Labelqueue; please upgrade"), ("0001", "older version")]
)
def test_a_schema_that_does_not_fit(
    server: Address, founded: Workspace, refused: Callable[[Address], str], version: str, said: str
) -> None:
    with psycopg.connect(server.url or "") as connection:
        connection.execute("UPDATE labelqueue_schema SET version_num = %s", [version])
    assert said in refused(replace(server, member="anna"))


def test_no_such_database(server: Address, refused: Callable[[Address], str]) -> None:
    assert refused(replace(server, database="moon")).endswith("has no database 'moon'.")


def test_no_such_login(server: Address, refused: Callable[[Address], str]) -> None:
    assert refused(replace(server, login="stranger")).endswith("knows no login 'stranger'.")


def test_no_such_server(refused: Callable[[Address], str]) -> None:
    said = refused(Address(Kind.SERVER, host="nowhere.invalid", database="labels"))
    assert said.endswith(("knows no server called nowhere.invalid.", "its name cannot be looked up now."))


def test_nothing_listens(refused: Callable[[Address], str]) -> None:
    said = refused(Address(Kind.SERVER, host="127.0.0.1", port=9, database="labels"))
    assert said.endswith("port 9 refused the connection, so the server does not run there.")


def test_a_server_that_says_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = Address(Kind.SERVER, host="127.0.0.1", port=silent.getsockname()[1], database="labels")
        with pytest.raises(lq.StoreUnavailable, match=r"did not answer within 0\.3 s"):
            try_address(address, timeout=0.3)


@pytest.fixture
def guarded(server: Address, guarded_login: str) -> Address:
    """The same database for a login that needs the password "open-sesame"."""
    return replace(server, login=guarded_login)


def test_a_password_that_is_missing_wrong_or_right(
    guarded: Address, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PGPASSFILE", str(tmp_path / "none"))
    with pytest.raises(LoginRefused, match=f"wants a password for {guarded.login}, and has got none"):
        try_address(guarded)
    with pytest.raises(LoginRefused, match=f"refuses the password of {guarded.login}") as caught:
        try_address(guarded.with_password("close-sesame"))
    assert "close-sesame" not in str(caught.value)
    # Right – but whoever may not make tables there cannot prepare a workspace.
    with pytest.raises(lq.StoreUnavailable, match="this login may not prepare one"):
        try_address(guarded.with_password("open-sesame"))


@pytest.fixture
def encrypted(server: Address, founded: Workspace, tmp_path: Path) -> Iterator[Address]:
    assert server.url is not None
    crt, key = certificate(tmp_path, "localhost")
    tls = Encrypted(server.url, crt, key)
    yield replace(server, host="localhost", port=tls.port, member="anna", ca_file=str(crt), tls=Tls.FULL)
    tls.close()


def test_encrypted_and_checked(encrypted: Address) -> None:
    assert "you are anna" in try_address(encrypted).sentence


def test_a_certificate_that_is_not_trusted(
    encrypted: Address, tmp_path: Path, refused: Callable[[Address], str]
) -> None:
    other, _ = certificate(tmp_path / "..", "other.example")
    said = refused(replace(encrypted, ca_file=str(other)))
    assert said == "The certificate of the server localhost is not trusted by the CA file."


def test_a_certificate_for_another_name(encrypted: Address, refused: Callable[[Address], str]) -> None:
    assert "is not for 127.0.0.1" in refused(replace(encrypted, host="127.0.0.1"))


def test_no_ca_file(encrypted: Address, tmp_path: Path, refused: Callable[[Address], str]) -> None:
    said = refused(replace(encrypted, ca_file=str(tmp_path / "none.crt")))
    assert said.startswith("There is no certificate to know localhost by")


def test_a_ca_file_that_is_none(
    encrypted: Address, tmp_path: Path, refused: Callable[[Address], str]
) -> None:
    (tmp_path / "poem.txt").write_text("roses are red")
    assert (
        refused(replace(encrypted, ca_file=str(tmp_path / "poem.txt")))
        == "The CA file for localhost is no certificate."
    )


def test_a_server_that_cannot_encrypt(postgres_url: str, refused: Callable[[Address], str]) -> None:
    from tests.faults.proxy import Proxy

    proxy = Proxy(postgres_url)
    try:
        said = refused(replace(Address.parse(proxy.url), tls=Tls.REQUIRED))
    finally:
        proxy.close()
    assert said == "The server 127.0.0.1 does not encrypt connections, but that is asked for."


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    file = tmp_path / "new.db"
    found = try_address(Address.parse(str(file), member="anna"))
    assert found.founds
    assert "anna would be the manager" in found.sentence
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_no_folder(tmp_path: Path, refused: Callable[[Address], str]) -> None:
    """The folder is made with it; where that cannot be, it is said."""
    found = try_address(Address(Kind.FILE, file=str(tmp_path / "none" / "new.db")))
    assert found.founds
    (tmp_path / "a file").write_text("")
    folder = tmp_path / "a file" / "none"
    said = refused(Address(Kind.FILE, file=str(folder / "new.db")))
    assert said == f"There is no folder {folder}, and it cannot be made."
    assert not (tmp_path / "none").exists()


def test_an_empty_file_stays_empty(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    assert try_address(Address.parse(str(tmp_path / "empty.db"))).founds
    assert (tmp_path / "empty.db").stat().st_size == 0


def test_a_file_of_an_older_version_is_left_as_it_is(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/old.db"
    store = Store(url)
    store.write(lambda connection: schema.migrate(connection, "0001"))
    store.close()
    assert "to open it brings it up to date" in try_address(Address.parse(url)).sentence
    with sqlite3.connect(tmp_path / "old.db") as connection:
        assert connection.execute("SELECT version_num FROM labelqueue_schema").fetchone() == ("0001",)
    connection.close()


def test_a_file_that_is_no_workspace(tmp_path: Path, refused: Callable[[Address], str]) -> None:
    (tmp_path / "poem.db").write_text("roses are red, and long enough")
    assert refused(Address.parse(str(tmp_path / "poem.db"))).endswith("is not a Labelqueue workspace.")
