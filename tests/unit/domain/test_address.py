"""Where a workspace lies: from a URL and back, and never with the password where somebody sees it."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import make_url

from labelqueue.domain.address import Address, Kind, Tls, without_passwords
from labelqueue.domain.errors import InvalidValue

FULL = (
    "postgresql://anna%40home:se%2Fcret%40@db.example:6432/labels?sslmode=verify-full&sslrootcert=/etc/ca.pem"
)


def test_a_url_is_spread_over_the_fields() -> None:
    found = Address.parse(f"  {FULL}&sslpassword=hidden&keepalives=1 ", member="anna")
    assert found == Address(
        kind=Kind.SERVER,
        host="db.example",
        port=6432,
        database="labels",
        login="anna@home",
        tls=Tls.FULL,
        ca_file="/etc/ca.pem",
        options=(("keepalives", "1"),),
        member="anna",
    )
    assert found.password == "se/cret@"


@pytest.mark.parametrize(
    ("text", "host", "port", "login"),
    [
        ("postgresql://db/labels", "db", 5432, ""),
        ("postgres://me@[::1]:5433/labels", "::1", 5433, "me"),
        ("postgresql://me@/labels?host=/run/postgresql&port=5433", "/run/postgresql", 5433, "me"),
        ("postgresql:///labels?user=me&dbname=labels", "", 5432, "me"),
    ],
)
def test_other_ways_to_write_a_server(text: str, host: str, port: int, login: str) -> None:
    found = Address.parse(text)
    assert (found.host, found.port, found.login, found.database) == (host, port, login, "labels")
    assert found.url is not None
    assert Address.parse(found.url) == found


@pytest.mark.parametrize("text", ["", "nonsense", "mysql://db/labels", "sqlite://", "postgresql://db:port/x"])
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(InvalidValue, match="not the address of a workspace"):
        Address.parse(text)


def test_a_file_may_be_named_as_it_is() -> None:
    assert Address.parse("/data/a b.db") == Address.parse("sqlite:////data/a b.db")
    assert Address.parse("/data/a b.db").url == "sqlite:////data/a b.db"
    assert Address.parse("/data/a b.db").place == "a b.db"


NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8)


@given(login=NAMES.filter(bool), database=NAMES, password=NAMES, port=st.integers(1, 65535))
def test_whatever_stands_in_the_fields_arrives(login: str, database: str, password: str, port: int) -> None:
    made = Address(Kind.SERVER, host="db", port=port, login=login, database=database, password=password)
    assert made.url is not None
    found = Address.parse(made.url)
    assert found == made
    assert found.password == password


def test_the_password_is_in_no_form_that_is_shown_or_kept() -> None:
    found = Address.parse(FULL)
    for form in (found.shown, found.place, found.identity, repr(found), str(found.as_fields())):
        assert "cret" not in form
    assert found == replace(found, password="another")
    assert Address.from_fields(found.as_fields()) == found


@pytest.mark.parametrize(
    "given", [None, [], {}, {"kind": "moon"}, {"kind": "server", "port": "x"}, {"kind": "file", "options": 1}]
)
def test_what_nobody_wrote_down_is_nothing(given: object) -> None:
    assert Address.from_fields(given) is None


def test_two_ways_of_writing_one_workspace_are_one() -> None:
    first, second = (
        Address.parse("postgresql://me@DB/labels"),
        Address.parse("postgresql://me:pw@db:5432/labels"),
    )
    assert first.identity == second.identity
    assert first.identity != Address.parse("postgresql://you@db/labels").identity


@pytest.mark.parametrize(
    "text",
    [
        "connect postgresql://me:s3cret@db/labels failed",
        "postgresql://me:s3/cret@db/labels",
        "postgresql://me@db/labels?sslpassword=s3cret&x=1",
        "conninfo: host=db password=s3cret user=me",
        "{'password': 's3cret', 'user': 'me'}",
        "PGPASSWORD=s3cret",
    ],
)
def test_a_password_in_a_text_is_covered(text: str) -> None:
    covered = without_passwords(text)
    assert "cret" not in covered
    assert "***" in covered


def test_what_is_no_password_stays() -> None:
    text = "The server labels on db refuses the password of anna. postgresql://anna@db/labels"
    assert without_passwords(text) == text


@pytest.mark.parametrize("name", ["run%20one.db", "who?.db", "grün & blau.db", "100%.db"])
def test_a_file_is_opened_by_the_name_that_it_has(name: str, tmp_path: Path) -> None:
    address = Address.of_file(str(tmp_path / name))
    assert make_url(str(address.url)).database == str(tmp_path / name)
    assert Address.parse(str(address.url)) == address
