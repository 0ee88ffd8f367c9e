"""A workspace as it is after half a year of work: samples in every status, with labels and a history.

Written by bulk statements, the same on a server and in a file. Of twenty samples eight are reviewed, four
labeled, one rejected, one skipped and six untouched; each of the first has three events on the average.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Final

import _server
import psycopg

from labelqueue.queue import connect


@dataclass(frozen=True)
class Size:
    """How much there is to be. `pictures`: where the images are, by number or one of `different`."""

    samples: int = 1_000_000
    members: int = 200
    days: int = 180
    pictures: str = "https://pictures.example/"
    different: int = 0


# Text for both databases: {series} gives the numbers g from 1, {ago} is the moment `ago` seconds ago. The
# member with the lowest id is the manager; of the others every tenth reviews.
_LABELER: Final = "3 + (g * 7919) % ({members} - 2)"
_REVIEWER: Final = "2 + 10 * ((g * 104729) % (({members} + 8) / 10))"
_STATUS: Final = (
    "CASE WHEN g % 20 < 8 THEN 'reviewed' WHEN g % 20 < 12 THEN 'labeled' WHEN g % 20 = 12 THEN 'rejected'"
    " WHEN g % 20 = 13 THEN 'skipped' ELSE 'unlabeled' END"
)
_LANE: Final = (
    "CASE WHEN g % 20 < 8 THEN 90 WHEN g % 20 < 12 THEN 60 WHEN g % 20 = 12 THEN 20 WHEN g % 20 = 13 THEN 90"
    " ELSE 30 END"
)


def _label(count: int) -> str:
    """A label as it is stored, with so many boxes."""
    box = {"type": "box", "x0": 812.25, "y0": 1207.5, "x1": 1410.75, "y1": 1633.0}
    objects = [
        {
            "id": number,
            "category": 1,
            "keyframes": [{"frame": 0, "geometry": box, "attributes": {}}],
        }
        for number in range(1, count + 1)
    ]
    return json.dumps({"form": 1, "last_id": count, "image_attributes": {}, "objects": objects})


_LABELS: Final = " ".join(f"WHEN {count} THEN '{_label(count + 1)}'" for count in range(6))
_STEPS: Final = (
    "(SELECT 0 AS k, 'claim' AS action, 'label' AS mode, 'unlabeled' AS before, 'unlabeled' AS after"
    " UNION ALL SELECT 1, 'submit', 'label', 'unlabeled', 'labeled'"
    " UNION ALL SELECT 2, 'claim', 'review', 'labeled', 'labeled'"
    " UNION ALL SELECT 3, 'accept', 'review', 'labeled', 'reviewed'"
    " UNION ALL SELECT 4, 'set_priority', NULL, 'labeled', 'labeled') AS steps"
)
_FILL: Final = (
    "INSERT INTO sample (dataset_id, name, uri, width, height, metadata, created_at)"
    " SELECT 1, 'img_' || {number}, {uri}, 4000, 3000,"
    " CAST('{{\"light\": \"' || CASE g % 3 WHEN 0 THEN 'night' ELSE 'day' END || '\"}}' AS {json}), {created}"
    " FROM {series}",
    "INSERT INTO sample_state (sample_id, queue_id, status, status_since, lane, neg_priority, sort_name,"
    " owner_id, labeler_id, reviewer_id, corrector_id, version, revision, revisions,"
    " annotations)"
    f" SELECT g, 1, {_STATUS}, {{ago}}, {_LANE}, -(g % 11), 'img_' || {{number}},"
    f" CASE WHEN g % 20 = 12 THEN {_LABELER} END, CASE WHEN g % 20 < 13 THEN {_LABELER} END,"
    f" CASE WHEN g % 20 < 8 OR g % 20 = 12 THEN {_REVIEWER} END,"
    f" CASE WHEN g % 20 = 12 THEN {_LABELER} END, 4,"
    " CASE WHEN g % 20 < 13 THEN 1 ELSE 0 END, CASE WHEN g % 20 < 13 THEN 1 ELSE 0 END,"
    " CASE WHEN g % 20 < 13 THEN 1 + g % 6 ELSE 0 END"
    " FROM (SELECT g, (g * 7919) % ({days} * 86400) AS ago FROM {series}) AS numbered",
    "INSERT INTO label_revision (sample_id, number, member_id, body, at)"
    f" SELECT g, 1, {_LABELER}, CAST(CASE g % 6 {{labels}} END AS {{json}}), {{ago}}"
    " FROM (SELECT g, (g * 7919) % ({days} * 86400) AS ago FROM {series}) AS numbered WHERE g % 20 < 13",
    "INSERT INTO event (sample_id, queue_id, member_id, action, mode, from_status, to_status, version, at,"
    " labeler_id)"
    f" SELECT g, 1, CASE WHEN mode = 'label' THEN {_LABELER} WHEN mode IS NULL THEN 1 ELSE {_REVIEWER} END,"
    f" action, mode, before, after, k + 1, {{ago}}, CASE WHEN action <> 'claim' THEN {_LABELER} END"
    " FROM (SELECT g, k, action, mode, before, after, (g * 7919) % ({days} * 86400) + 600 * (4 - k) AS ago"
    f" FROM {{series}} CROSS JOIN {_STEPS} WHERE g % 20 < 12) AS done",
)


def found(url: str, size: Size) -> None:
    """Make a workspace in an empty database and fill it."""
    with connect(url, member="boss") as boss:
        for number in range(size.members - 1):
            boss.add_member(_server.name(number), "reviewer" if number % 10 == 0 else "annotator")
        boss.create_dataset(_server.DATASET, [_server.CATEGORY])
    if url.startswith("sqlite"):
        _fill_file(url.removeprefix("sqlite:///"), size)
    else:
        _fill_server(url, size)


def _statements(size: Size, **more: str) -> Iterator[str]:
    for statement in _FILL:
        yield statement.format(members=size.members, days=size.days, labels=_LABELS, uri=_uri(size), **more)


def _uri(size: Size) -> str:
    return f"'{size.pictures}' || " + (f"(g % {size.different}) || '.jpg'" if size.different else "g")


def _fill_server(url: str, size: Size) -> None:
    parts = {
        "series": f"generate_series(1::bigint, {size.samples}) AS g",
        "number": "lpad(g::text, 9, '0')",
        "ago": "now() - make_interval(secs => ago)",
        "created": f"now() - make_interval(days => {size.days + 1})",
        "json": "jsonb",
    }
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in _statements(size, **parts):
            connection.execute(statement.encode())
        connection.execute("VACUUM ANALYZE")
        connection.execute("CHECKPOINT")


def _fill_file(path: str, size: Size) -> None:
    moment = "strftime('%Y-%m-%d %H:%M:%f', 'now', '-' || ({}) || ' seconds')"
    parts = {
        "series": f"(WITH RECURSIVE n(g) AS (SELECT 1 UNION ALL SELECT g + 1 FROM n LIMIT {size.samples})"
        " SELECT g FROM n)",
        "number": "printf('%09d', g)",
        "ago": moment.format("ago"),
        "created": moment.format(str((size.days + 1) * 86400)),
        "json": "text",
    }
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("journal_mode=MEMORY", "synchronous=OFF", "cache_size=-400000"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        for statement in _statements(size, **parts):
            connection.execute(statement)
        connection.execute("COMMIT")
