"""How a database gets its schema, and which ones are refused."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

import labelqueue as lq
from labelqueue.store import schema
from labelqueue.store.dialects import VERSION_TABLE
from labelqueue.store.engine import Store
from labelqueue.store.indexes import metadata
from tests.founding import migrating_once


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/workspace.db"
    found: str = request.getfixturevalue("postgres_url")
    return found


def test_the_migrations_make_the_tables(empty_url: str) -> None:
    lq.connect(empty_url, member="boss").close()
    store = Store(empty_url)

    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(
            connection,
            opts={"version_table": VERSION_TABLE, "compare_type": True},
        )
        found: list[object] = compare_metadata(context, metadata)
        return found

    assert store.read(differences) == []
    indexes = store.read(lambda connection: inspect(connection).get_indexes("sample_state"))
    assert {index["name"] for index in indexes} == {
        "one_claim_per_member",
        "sample_state_direct",
        "sample_state_labeler",
        "sample_state_lapses",
        "sample_state_mine",
        "sample_state_open",
        "sample_state_reserved",
    }
    store.close()


EVERYTHING = {
    "sqlite": ["SELECT * FROM sqlite_master", f"SELECT * FROM {VERSION_TABLE}"],
    "postgresql": [
        "SELECT table_name, column_name, column_default, is_nullable, udt_name, collation_name, is_identity"
        " FROM information_schema.columns WHERE table_schema = 'public'",
        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = 'public'::regnamespace",
        "SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
        "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
        "SELECT relname, relkind, reloptions FROM pg_class WHERE relnamespace = 'public'::regnamespace",
        f"SELECT * FROM {VERSION_TABLE}",
    ],
}


def test_what_is_made_once_and_repeated_is_what_the_migrations_make(empty_url: str, tmp_path: Path) -> None:
    """All other tests begin with such a workspace."""
    migrated = migrating_once(schema.migrate)
    store = Store(empty_url)

    def everything(connection: Connection) -> list[list[str]]:
        rows = (list(connection.exec_driver_sql(one)) for one in EVERYTHING[connection.dialect.name])
        return [sorted(map(str, some)) for some in rows]

    made = []
    for _ in range(2):
        store.write(migrated)
        made.append(store.read(everything))
        if store.is_server:
            store.write(lambda connection: connection.exec_driver_sql("DROP SCHEMA public CASCADE"))
            store.write(lambda connection: connection.exec_driver_sql("CREATE SCHEMA public"))
        else:
            store.close()
            for path in tmp_path.glob("workspace.db*"):
                path.unlink()
    store.close()
    assert made[0] == made[1]
    assert len(made[0][1]) >= 1


def test_head_is_the_newest_migration() -> None:
    scripts = ScriptDirectory(str(Path(schema.__file__).parent / "migrations"))
    assert scripts.get_current_head() == schema.HEAD


def test_two_who_come_first_make_one_manager(empty_url: str) -> None:
    def come(name: str) -> str:
        try:
            with lq.connect(empty_url, member=name) as workspace:
                return workspace.member.role.value
        except lq.NotPermitted:
            return "refused"

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(come, ["ann", "bob", "cem", "dan"])) == ["manager", *["refused"] * 3]


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/workspace.db"
    lq.connect(url).close()
    with sqlite3.connect(tmp_path / "workspace.db") as connection:
        connection.execute(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    connection.close()
    with pytest.raises(lq.StoreUnavailable, match="newer version of Labelqueue"):
        lq.connect(url)


def test_a_workspace_of_one_person_moves_with_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path}/workspace.db"
    monkeypatch.setenv("LOGNAME", "anna")
    lq.connect(url).close()
    monkeypatch.setenv("LOGNAME", "somebody")
    with lq.connect(url) as workspace:
        assert workspace.member.name == "anna"
        assert workspace.create_dataset("birds").queue().settings.self_review is lq.SelfReview.ANY
    with pytest.raises(lq.NotPermitted):
        lq.connect(url, member="somebody")


def test_on_a_server_the_login_is_the_member(postgres_url: str) -> None:
    with lq.connect(postgres_url) as workspace:
        assert workspace.member.name == "postgres"
        assert workspace.create_dataset("birds").queue().settings.self_review is lq.SelfReview.LAST
