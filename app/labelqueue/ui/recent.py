"""The workspaces that were open here, the newest first, in a small file of this user; without passwords."""

import json
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import platformdirs

from labelqueue.domain.address import Address, Kind

MOST: Final = 12


@dataclass(frozen=True, slots=True)
class Recent:
    """One of them. `remembered`: its password is in the keyring."""

    address: Address
    remembered: bool = False

    @property
    def text(self) -> str:
        """What a list calls it."""
        who = self.address.member or self.address.login
        return f"{self.address.place} – {who}" if who else self.address.place

    @property
    def more(self) -> str:
        """Where exactly it is."""
        return self.address.shown if self.address.kind is Kind.SERVER else self.address.file


class RecentWorkspaces:
    """Reads and writes them; what cannot be understood counts as not there."""

    def __init__(self, path: Path | None = None) -> None:
        """`path`: the file (None: this user's)."""
        self._path = path or platformdirs.user_config_path("labelqueue", appauthor=False) / "recent.json"

    def all(self) -> list[Recent]:
        """The newest first."""
        try:
            rows = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return []
        found = [_understood(row) for row in rows] if isinstance(rows, list) else []
        return [one for one in found if one is not None]

    def note(self, recent: Recent) -> None:
        """It is the newest now."""
        recent = replace(recent, address=recent.address.with_password(""))
        self._write([recent, *(one for one in self.all() if not _same(one, recent.address))][:MOST])

    def remove(self, address: Address) -> None:
        """It is not offered any more."""
        self._write([one for one in self.all() if not _same(one, address)])

    def forget_password(self, address: Address) -> None:
        """Its password is not in the keyring any more; that may be the one of several members."""
        identity = address.identity
        rows = self.all()
        self._write(
            [replace(one, remembered=False) if one.address.identity == identity else one for one in rows]
        )

    def _write(self, rows: list[Recent]) -> None:
        plain = [{**one.address.as_fields(), "remembered": one.remembered} for one in rows]
        text = json.dumps(plain, indent=1)
        part = self._path.with_suffix(f".{os.getpid()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(text, encoding="utf-8")
            part.replace(self._path)
        except OSError:  # a convenience: without a place for it, it is not there
            part.unlink(missing_ok=True)


def _same(one: Recent, address: Address) -> bool:
    return (one.address.identity, one.address.member) == (address.identity, address.member)


def _understood(row: object) -> Recent | None:
    address = Address.from_fields(row)
    return Recent(address, row.get("remembered") is True) if address and isinstance(row, dict) else None
