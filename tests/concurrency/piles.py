"""Databases with so many samples that a wrong plan shows, filled past the program."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import psycopg

from labelqueue.domain.status import Lane

Row = dict[str, Any]

MANY, FEW = 50_000, 500
ANN, BOB, RITA, ROLF = 2, 3, 4, 5
"""Ids of the team; the manager is the first."""

_SAMPLE = ("id", "dataset_id", "name", "uri", "metadata")
_STATE = (
    "sample_id", "queue_id", "status", "lane", "neg_priority", "sort_name", "owner_id", "labeler_id",
    "reviewer_id", "rejecter_id", "assigned_labeler_id",
)  # fmt: skip

OPEN = {"status": "unlabeled", "lane": Lane.NEW}
LABELED = {"status": "labeled", "lane": Lane.LABELED}


@dataclass(frozen=True)
class Pile:
    """`kinds`: what every fiftieth sample is, by its number."""

    name: str
    kinds: tuple[tuple[range, Row], ...] = field(hash=False)

    def states(self, count: int) -> Iterator[Row]:
        for number in range(count):
            kind = next(kind for numbers, kind in self.kinds if number % 50 in numbers)
            yield (
                dict.fromkeys(_STATE)
                | kind
                | {
                    "sample_id": number + 1,
                    "queue_id": 1,
                    "neg_priority": -float(number % 7),
                    "sort_name": _name(number),
                }
            )


def _name(number: int) -> str:
    return f"{number * 7919 % 100_003:06}.jpg"


USUAL = Pile(
    "usual",
    (
        (range(20), OPEN),
        (range(20, 30), OPEN | {"owner_id": BOB, "assigned_labeler_id": BOB}),
        (
            range(30, 35),
            {
                "status": "rejected",
                "lane": Lane.REJECTED,
                "owner_id": ROLF,
                "labeler_id": ROLF,
                "rejecter_id": RITA,
            },
        ),
        (
            range(35, 39),
            {
                "status": "labeled",
                "lane": Lane.CORRECTED,
                "owner_id": ROLF,
                "labeler_id": BOB,
                "rejecter_id": ROLF,
            },
        ),
        (range(39, 49), LABELED | {"labeler_id": ANN}),
        (range(49, 50), {"status": "reviewed", "lane": Lane.DONE, "labeler_id": ANN, "reviewer_id": ROLF}),
    ),
)
"""Bob has 10,000 assigned to him, Rolf 5,000 rejected and 4,000 corrected; the rest is for anybody."""
OWN = Pile("own", ((range(50), LABELED | {"labeler_id": RITA}),))
"""Rita labeled everything that waits for review."""


def fill_local(path: str, pile: Pile, count: int) -> None:
    with sqlite3.connect(path) as connection:
        samples = [
            (number + 1, 1, _name(number), "https://pictures.example/a", "{}") for number in range(count)
        ]
        connection.executemany(f"INSERT INTO sample ({', '.join(_SAMPLE)}) VALUES (?, ?, ?, ?, ?)", samples)
        marks = ", ".join("?" for _ in _STATE)
        states = [tuple(row[column] for column in _STATE) for row in pile.states(count)]
        connection.executemany(f"INSERT INTO sample_state ({', '.join(_STATE)}) VALUES ({marks})", states)
    connection.close()


def fill_server(url: str, pile: Pile, count: int) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        with connection.cursor() as cursor:
            with cursor.copy(f"COPY sample ({', '.join(_SAMPLE)}) FROM STDIN") as copy:
                for number in range(count):
                    copy.write_row((number + 1, 1, _name(number), "https://pictures.example/a", "{}"))
            with cursor.copy(f"COPY sample_state ({', '.join(_STATE)}) FROM STDIN") as copy:
                for row in pile.states(count):
                    copy.write_row(tuple(row[column] for column in _STATE))
        connection.execute("VACUUM ANALYZE sample, sample_state")
