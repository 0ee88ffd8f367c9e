"""How Alembic runs: always on the connection that it is handed."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from labelqueue.store import dialects
from labelqueue.store.dialects import VERSION_TABLE
from labelqueue.store.indexes import metadata


def _by_name(kind: str, item: Any, autogen: AutogenContext) -> str | Literal[False]:
    """In a generated migration, our own types and clock stand by their names: they differ per database."""
    named = next((name for name in ("Id", "ByteText", "Json") if item is getattr(dialects, name)), None)
    if isinstance(item, dialects.Instant):
        named = "Instant"
    if kind == "server_default" and isinstance(getattr(item, "arg", None), dialects.now):
        named = "now"
    if named is None:
        return False
    autogen.imports.add(f"from labelqueue.store.dialects import {named}")
    return named if named in ("Id", "ByteText", "Json") else f"{named}()"


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    compare_type=True,
    render_item=_by_name,
)
with context.begin_transaction():
    context.run_migrations()
