"""From an older schema to this program's: nothing is lost, and half of it never happens."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

import labelqueue as lq
from labelqueue.queue import connect, upkeep
from labelqueue.store import schema
from labelqueue.store.engine import Store

# What a team had in a workspace of the first schema: a labeled sample, and one in somebody's hands.
ROWS = (
    "INSERT INTO workspace (id, uid, single_user) VALUES (1, '0123456789abcdef0123456789abcdef', false)",
    "INSERT INTO member (id, name, role) VALUES (1, 'boss', 'manager'), (2, 'ann', 'annotator')",
    "INSERT INTO dataset (id, name, description, created_by) VALUES (1, 'fruit', '', 1)",
    "INSERT INTO category (dataset_id, id, name, color) VALUES (1, 1, 'ripe', '#d33d3d')",
    "INSERT INTO queue (id, dataset_id, name, is_default, open_to_all, settings)"
    " VALUES (1, 1, 'default', true, true, '{\"save_enabled\": true}')",
    "INSERT INTO sample (id, dataset_id, name, uri, metadata)"
    " VALUES (1, 1, '1.png', '1.png', '{}'), (2, 1, '2.png', '2.png', '{}')",
    "INSERT INTO sample_state (sample_id, queue_id, status, lane, neg_priority, sort_name, owner_id,"
    " labeler_id, holder_id, mode, from_queue, version, revision, revisions) VALUES"
    " (1, 1, 'labeled', 60, 0, '1.png', NULL, 2, NULL, NULL, false, 2, 1, 1),"
    " (2, 1, 'unlabeled', 5, 0, '2.png', 2, NULL, 2, 'label', true, 1, 0, 0)",
    "INSERT INTO label_revision (sample_id, number, member_id, body) VALUES (1, 1, 2, '"
    '{"form": 1, "last_id": 1, "image_attributes": {}, "objects": [{"id": 1, "category": 1, "keyframes":'
    ' [{"frame": 0, "geometry": {"type": "box", "x0": 1, "y0": 2, "x1": 9, "y1": 8}, "attributes": {}}]}]}'
    "')",
    "INSERT INTO event (sample_id, queue_id, member_id, action, mode, from_status, to_status, version,"
    " revision) VALUES (1, 1, 2, 'claim', 'label', 'unlabeled', 'unlabeled', 1, NULL),"
    " (1, 1, 2, 'submit', 'label', 'unlabeled', 'labeled', 2, 1),"
    " (2, 1, 2, 'claim', 'label', 'unlabeled', 'unlabeled', 1, NULL)",
)


def found_old(url: str) -> None:
    """A workspace as the first schema had it."""
    store = Store(url)
    store.write(lambda connection: schema.migrate(connection, "0001"))
    for row in ROWS:
        store.write(lambda connection, row=row: connection.exec_driver_sql(row))  # type: ignore[misc]
    store.close()


def check_whole(url: str) -> None:
    with connect(url, member="ann", found=False) as workspace:
        dataset = workspace.dataset("fruit")
        assert dataset.label_of("1.png") == lq.Label().add(lq.Box(1, 2, 9, 8), "ripe")
        assert [event.action.value for event in dataset.history("1.png")] == ["claim", "submit"]
        tally = dataset.queue().statistics().total.tally
        assert (tally.submitted, tally.reviewed, tally.first_pass) == (1, 0, None)
        work = dataset.queue().start_labeling()
        assert isinstance(work, lq.WorkItem)
        assert (work.sample.name, work.claim.version) == ("2.png", 1)
        dataset.queue().submit(work, lq.Label(), pull_next=False)


@pytest.fixture(scope="module")
def old_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("old") / "team.db"
    found_old(f"sqlite:///{path}")
    return path


@pytest.fixture
def path(old_file: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(old_file, tmp_path / "team.db"))


def others(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir() if not one.name.startswith(path.name))


def version(path: Path) -> str:
    connection = sqlite3.connect(path)
    found: str = connection.execute("SELECT version_num FROM labelqueue_schema").fetchone()[0]
    connection.close()
    return found


def test_a_local_workspace_is_copied_and_upgraded_when_it_is_opened(path: Path) -> None:
    check_whole(f"sqlite:///{path}")
    assert version(path) == schema.HEAD
    (copy,) = others(path)
    assert copy.startswith("team-0001-20")
    assert version(path.with_name(copy)) == "0001"
    check_whole(f"sqlite:///{path.with_name(copy)}")


def test_the_command_says_where_the_copy_is(path: Path) -> None:
    where, done = upkeep.upgrade(f"sqlite:///{path}")
    assert (where, done.before, done.after) == (str(path), "0001", schema.HEAD)
    assert done.copy is not None
    assert [done.copy.name] == others(path)
    assert upkeep.upgrade(f"sqlite:///{path}")[1] == schema.Upgraded(schema.HEAD, schema.HEAD)


def test_a_shared_workspace_waits_for_the_command(postgres_url: str) -> None:
    found_old(postgres_url)
    with pytest.raises(
        lq.StoreUnavailable, match='older version of Labelqueue; .*"labelqueue upgrade postgresql:'
    ):
        connect(postgres_url, member="ann")
    _, done = upkeep.upgrade(postgres_url)
    assert done == schema.Upgraded("0001", schema.HEAD)
    check_whole(postgres_url)


# A table that others refer to is written anew, which drops the old one.
NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "9000"
down_revision = "{head}"

def upgrade():
    with op.batch_alter_table("sample", recreate="{recreate}") as batch:
        batch.add_column(sa.Column("rotated", sa.Boolean(), server_default=sa.false(), nullable=False))
"""


@pytest.fixture
def next_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The migrations with one more; the file is to be written."""
    folder = tmp_path / "more" / "migrations"
    shutil.copytree(schema.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(schema, "MIGRATIONS", folder)
    head = schema.HEAD
    monkeypatch.setattr(schema, "HEAD", "9000")
    script = folder / "versions" / "9000_more.py"
    script.write_text(NEXT.format(head=head, recreate="always"))
    return script


def test_rows_that_refer_to_a_changed_table_stay(path: Path, next_revision: Path) -> None:
    check_whole(f"sqlite:///{path}")
    assert version(path) == "9000"


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        ("op.execute('UPDATE missing SET a = 1')", "the log says more"),
        ("op.execute('DELETE FROM sample')", "refers to"),
    ],
)
def test_an_upgrade_that_fails_changes_nothing(
    path: Path, next_revision: Path, mistake: str, said: str, expected_logs: Callable[[str], None]
) -> None:
    """A mistake in the migration, and one that it does not notice itself."""
    expected_logs("ERROR labelqueue.store.errors: .* not known .*no such table")
    next_revision.write_text(f"{next_revision.read_text().rstrip()}\n    {mistake}\n")
    with pytest.raises(lq.StoreUnavailable, match=said):
        connect(f"sqlite:///{path}", member="ann")
    assert version(path) == "0001"
    assert others(path) == ["more"]


def test_an_upgrade_of_a_server_that_fails_changes_nothing(
    postgres_url: str, next_revision: Path, expected_logs: Callable[[str], None]
) -> None:
    expected_logs("ERROR labelqueue.store.errors: .* not known .*division by zero")
    found_old(postgres_url)
    content = next_revision.read_text().replace('"always"', '"never"').rstrip()
    next_revision.write_text(f"{content}\n    op.execute('SELECT 1 / 0')\n")
    with pytest.raises(lq.StoreFailed, match="the log says more"):
        upkeep.upgrade(postgres_url)
    with psycopg.connect(postgres_url) as connection:
        assert connection.execute("SELECT version_num FROM labelqueue_schema").fetchall() == [("0001",)]
        assert connection.execute("SELECT count(*) FROM sample").fetchall() == [(2,)]


def test_refusals(tmp_path: Path, postgres_url: str) -> None:
    for url in (f"sqlite:///{tmp_path / 'none.db'}", postgres_url):
        with pytest.raises(lq.StoreUnavailable, match="There is no workspace in"):
            upkeep.upgrade(url)
    assert list(tmp_path.iterdir()) == []
    lq.connect(postgres_url).close()
    store = Store(postgres_url)
    store.write(
        lambda connection: connection.execute(text("UPDATE labelqueue_schema SET version_num = '9999'"))
    )
    store.close()
    with pytest.raises(lq.StoreUnavailable, match="newer version of Labelqueue"):
        upkeep.upgrade(postgres_url)
