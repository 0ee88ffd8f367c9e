"""Copies of a whole workspace in a file, while others work in it."""

import os
import re
import shutil
import subprocess
import uuid
from pathlib import Path
from typing import Final

from labelqueue.domain.errors import StoreUnavailable
from labelqueue.store.copying import copy_file
from labelqueue.store.engine import Store
from labelqueue.store.schema import require_workspace

_MISMATCH: Final = re.compile(r"server version: ([\d.]+)[^;\n]*; pg_dump version: ([\d.]+)")


def back_up(store: Store, target: Path, *, replace: bool = False) -> None:
    """Write the workspace, as it is at one moment, to `target`: whole, or not at all.

    A local workspace becomes a file that can be opened as it is, a shared one an archive for `pg_restore`.

    Raises:
        StoreUnavailable: there is no workspace, the file is there already or cannot be written, or
            `pg_dump` is not installed.
    """
    target = target.expanduser().absolute()
    if target.is_dir():
        raise StoreUnavailable(f"{target} is a folder; name a file in it.")
    if not target.parent.is_dir():
        raise StoreUnavailable(f"There is no folder {target.parent}.")
    if target.exists() and not replace:
        raise StoreUnavailable(f"{target} is there already; --force replaces it.")
    require_workspace(store)
    if store.url.get_backend_name() != "sqlite":
        _dump(store, target)
        return
    source = Path(store.url.database or "").absolute()
    if target.exists() and target.samefile(source):
        raise StoreUnavailable(f"{target} is the workspace itself; name another file.")
    copy_file(source, target)


def _dump(store: Store, target: Path) -> None:
    program = shutil.which("pg_dump")
    if program is None:
        raise StoreUnavailable(
            f"{store.where} is copied by pg_dump, which is not installed here; it comes with PostgreSQL"
            " (Debian and Ubuntu: apt install postgresql-client)."
        )
    part = target.with_name(f".{uuid.uuid4().hex[:12]}.part")
    # The password travels in the environment: the arguments of a program can be read by everybody.
    secrets = {"PGPASSWORD": store.url.password, "PGPASSFILE": store.url.query.get("passfile")}
    environment = os.environ | {name: str(value) for name, value in secrets.items() if value is not None}
    try:
        part.touch(mode=0o600)
        done = subprocess.run(
            [program, "--format=custom", "--no-password", f"--file={part}", f"--dbname={store.public_url}"],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
        if mismatch := _MISMATCH.search(done.stderr):
            server, here = mismatch.groups()
            raise StoreUnavailable(
                f"{store.where} runs PostgreSQL {server}, which the pg_dump of {here} here cannot copy;"
                " install one that is as new as the server (Debian and Ubuntu: postgresql-client)."
            )
        if done.returncode != 0:
            raise StoreUnavailable(f"{store.where} could not be copied: {_reason(done.stderr)}.")
        part.replace(target)
    except OSError as error:
        raise StoreUnavailable(f"{target} cannot be written: {error.strerror or error}.") from error
    finally:
        part.unlink(missing_ok=True)


def _reason(said: str) -> str:
    """What `pg_dump` said, without its own name and on one line."""
    lines = [line.partition("error: ")[2] or line for line in said.splitlines() if line.strip()]
    return " ".join(lines).rstrip(".") or "pg_dump did not say why"
