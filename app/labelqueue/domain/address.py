"""Where a workspace lies, field by field, and the password kept apart from what may be shown."""

import re
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path, PureWindowsPath
from typing import Any, Final, Self, assert_never
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from labelqueue.domain.errors import InvalidValue
from labelqueue.domain.phrase import phrase

PORT: Final = 5432
NO_ADDRESS: Final = phrase(
    "That is not the address of a workspace; write sqlite:////path/to/file.db or"
    " postgresql://name@server/database."
)
_FILES: Final = (".db", ".sqlite", ".sqlite3")
_TEXTS: Final = ("file", "host", "database", "login", "ca_file", "member")
_SECRETS: Final = frozenset({"password", "sslpassword"})
_IN_A_URL: Final = re.compile(r"(\w://[^\s:/@]*:)\S*(?=@)")
_AS_A_FIELD: Final = re.compile(
    r"(\w*password\w*['\"]?\s*[=:]\s*)('[^']*'|\"[^\"]*\"|[^\s&,;)}]+)", re.IGNORECASE
)


class Kind(StrEnum):
    """What stands behind an address."""

    LOCAL = "local"
    """The local workspace of this user."""
    FILE = "file"
    SERVER = "server"


class Tls(StrEnum):
    """How a connection to a server is encrypted: the words of PostgreSQL's `sslmode`."""

    FULL = "verify-full"
    """Encrypted, and the server is the one that its certificate names."""
    CA = "verify-ca"
    REQUIRED = "require"
    PREFERRED = "prefer"
    """Encrypted where the server can."""
    OFF = "disable"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a workspace lies and who is at work there.

    `file`: of `Kind.FILE`; the fields from `host` to `options` are those of `Kind.SERVER`. `host`: a name, an
    address or the folder of a socket; `options`: what else the driver is told. `member`: the name, where a
    login is shared ("": the login). `password`: never a part of what is shown, written or compared.
    """

    kind: Kind = Kind.LOCAL
    file: str = ""
    host: str = ""
    port: int = PORT
    database: str = ""
    login: str = ""
    tls: Tls = Tls.PREFERRED
    ca_file: str = ""
    options: tuple[tuple[str, str], ...] = ()
    member: str = ""
    password: str = field(default="", repr=False, compare=False)

    @classmethod
    def parse(cls, text: str, *, member: str = "") -> Self:
        """The fields of a URL, or of the path of a file.

        Raises:
            InvalidValue: it is not the address of a workspace.
        """
        text = text.strip()
        if "://" not in text and Path(text).suffix in _FILES:
            return cls.of_file(text, member=member)
        if text.startswith("sqlite:///"):
            path = unquote(text.removeprefix("sqlite:///"))
            if not path or ":memory:" in path or "?" in text:
                raise InvalidValue(NO_ADDRESS)
            return cls.of_file(path, member=member)
        return cls(**_server_fields(text), member=member)

    @classmethod
    def of_file(cls, path: str, *, member: str = "") -> Self:
        """A workspace that is a file of that path."""
        return cls(Kind.FILE, file=str(Path(path).expanduser().absolute()), member=member)

    @property
    def url(self) -> str | None:
        """What `connect` understands, with the password; None stands for the local workspace."""
        return self._url(f":{quote(self.password, safe='')}" if self.password else "")

    @property
    def shown(self) -> str:
        """The same for people, without the password."""
        return self._url("") or "local"

    @property
    def place(self) -> str:
        """The workspace in few words."""
        match self.kind:
            case Kind.LOCAL:
                return "This computer"
            case Kind.FILE:
                return PureWindowsPath(self.file).name  # knows both kinds of slashes
            case Kind.SERVER:
                where = self.host or "this computer"
                return f"{self.database} on {where}" if self.database else where
            case _:
                assert_never(self.kind)

    @property
    def identity(self) -> str:
        """The same for all ways of writing one workspace, as far as that is quick to know."""
        match self.kind:
            case Kind.LOCAL:
                return "local"
            case Kind.FILE:
                return f"sqlite:///{self.file}"
            case Kind.SERVER:
                return f"postgresql://{self.login}@{self.host.lower()}:{self.port}/{self.database}"
            case _:
                assert_never(self.kind)

    @property
    def near(self) -> bool:
        """Whether the server is this machine, so that nobody listens on the way."""
        return not self.host or self.host.startswith("/") or self.host in ("localhost", "127.0.0.1", "::1")

    def with_password(self, password: str) -> "Address":
        """The same place, reached with that password."""
        return replace(self, password=password)

    def with_tls(self, tls: Tls) -> "Address":
        """The same place, encrypted in that way."""
        return replace(self, tls=tls)

    def as_fields(self) -> dict[str, object]:
        """All but the password, for a file."""
        return {one.name: getattr(self, one.name) for one in fields(self) if one.name != "password"}

    @classmethod
    def from_fields(cls, given: object) -> Self | None:
        """The address that `as_fields` wrote down; None if that cannot be understood."""
        if not isinstance(given, dict):
            return None
        texts = {name: str(given.get(name, "")) for name in _TEXTS}
        try:
            return cls(
                **texts,
                kind=Kind(given["kind"]),
                port=int(given.get("port", PORT)),
                tls=Tls(given.get("tls", Tls.PREFERRED)),
                options=tuple((str(key), str(value)) for key, value in given.get("options", ())),
            )
        except (KeyError, TypeError, ValueError):
            return None

    def _url(self, secret: str) -> str | None:
        match self.kind:
            case Kind.LOCAL:
                return None
            case Kind.FILE:
                # What these two signs stand for in a URL is not meant.
                return f"sqlite:///{Path(self.file).as_posix().replace('%', '%25').replace('?', '%3F')}"
            case Kind.SERVER:
                return self._server_url(secret)
            case _:
                assert_never(self.kind)

    def _server_url(self, secret: str) -> str:
        who = f"{quote(self.login, safe='')}{secret}@" if self.login or secret else ""
        more = list(self.options)
        where = ""
        if self.host.startswith("/"):
            more.append(("host", self.host))
            more += [("port", str(self.port))] if self.port != PORT else []
        else:
            host = f"[{self.host}]" if ":" in self.host else self.host
            where = f"{host}:{self.port}" if self.port != PORT else host
        if self.tls is not Tls.PREFERRED:
            more.append(("sslmode", self.tls.value))
        if self.ca_file:
            more.append(("sslrootcert", self.ca_file))
        query = f"?{urlencode(more, quote_via=quote)}" if more else ""
        return f"postgresql://{who}{where}/{quote(self.database, safe='')}{query}"


def without_passwords(text: str) -> str:
    """`text` with `***` in place of whatever looks like a password in it."""
    return _AS_A_FIELD.sub(r"\1***", _IN_A_URL.sub(r"\1***", text))


def _server_fields(text: str) -> dict[str, Any]:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise InvalidValue(NO_ADDRESS) from None
    if parts.scheme not in ("postgresql", "postgres"):
        raise InvalidValue(NO_ADDRESS)
    query = dict(parse_qsl(parts.query))
    found: dict[str, Any] = {
        "kind": Kind.SERVER,
        "host": query.pop("host", unquote(parts.hostname or "")),
        "database": query.pop("dbname", unquote(parts.path.removeprefix("/"))),
        "login": query.pop("user", unquote(parts.username or "")),
        "password": query.pop("password", unquote(parts.password or "")),
        "ca_file": query.pop("sslrootcert", ""),
    }
    stated = query.pop("port", "")
    found["port"] = int(stated) if stated.isdecimal() else port or PORT
    mode = query.pop("sslmode", Tls.PREFERRED)
    found["tls"] = Tls(mode) if mode in list(Tls) else Tls.PREFERRED
    found["options"] = tuple((key, value) for key, value in query.items() if key not in _SECRETS)
    return found
