"""Draws the page of statistics in both themes, of three weeks in which some people labeled and reviewed."""

import os
import random
import sqlite3
import tempfile
import uuid
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication, QTabBar

import labelqueue as lq
from labelqueue.domain.work_unit import Changes, WorkUnit
from labelqueue.queue import Queue, Workspace, connect
from labelqueue.ui.main_window import MainWindow
from labelqueue.ui.pages.statistics_drawings import TITLES, Subject
from labelqueue.ui.theme import ThemeChoice, apply_theme

SIZE: Final = (1200, 800)
ANNOTATORS: Final = ("anna", "ben", "chloe", "dara")
REVIEWERS: Final = ("rita", "rolf")
CATEGORIES: Final = ("ripe", "unripe", "leaf")
SAMPLES: Final = 300
ROUNDS: Final = 230
DAYS: Final = 21
WANTED: Final = {
    Subject.REMAINING: "statistics-left",
    Subject.DAYS: "statistics",
    Subject.MEMBERS: "statistics-members",
    Subject.TIMES: "statistics-times",
}
PATIENCE: Final = 60_000  # milliseconds


def draw_statistics(app: QApplication, folder: Path) -> None:
    """Draw what is wanted, in both themes."""
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "fruit.db"
        _let_work(f"sqlite:///{path}")
        _spread(path)
        window = MainWindow(lambda: connect(f"sqlite:///{path}", member="boss"))
        window.resize(*SIZE)
        window.show()
        _wait(app, window)
        window.show_statistics("fruit")
        _wait(app, window)
        tabs = window.findChild(QTabBar, "statistics_subjects")
        assert tabs is not None
        for theme in (ThemeChoice.LIGHT, ThemeChoice.DARK):
            apply_theme(app, theme)
            for subject, name in WANTED.items():
                tabs.setCurrentIndex(list(TITLES).index(subject))
                app.processEvents()
                window.grab().save(str(folder / f"{name}-{theme.value}.png"))
                print(folder / f"{name}-{theme.value}.png")
        window.shut_down()


def _wait(app: QApplication, window: MainWindow) -> None:
    deadline = QDeadlineTimer(PATIENCE)
    while window.windowTitle() == "Labelqueue" or window.database.busy or window.files.busy:
        app.processEvents()
        assert not deadline.hasExpired()


def _let_work(url: str) -> None:
    chance = random.Random(4)
    with ExitStack() as stack:
        boss = stack.enter_context(connect(url, member="boss"))
        fruit = boss.create_dataset("fruit", CATEGORIES)
        fruit.add_samples(lq.SampleSpec(f"{number:03}.jpg", f"{number}.jpg") for number in range(SAMPLES))
        for name in (*ANNOTATORS, *REVIEWERS):
            boss.add_member(name, "annotator" if name in ANNOTATORS else "reviewer")
        opened = {name: stack.enter_context(connect(url, member=name)) for name in (*ANNOTATORS, *REVIEWERS)}
        queues = {name: one.dataset("fruit").queue() for name, one in opened.items()}
        for _ in range(ROUNDS):
            name = chance.choices(ANNOTATORS, (5, 4, 3, 2))[0]
            _label(opened[name], queues[name], chance)
            if chance.random() < 0.8:
                name = chance.choice(REVIEWERS)
                _review(opened[name], queues[name], chance)
        for one in opened.values():
            one.heartbeat()


def _label(workspace: Workspace, queue: Queue, chance: random.Random) -> None:
    work = queue.start_labeling()
    if not isinstance(work, lq.WorkItem):
        return
    kind = lq.Kind.LABEL if work.remark is None else lq.Kind.REWORK
    _measure(workspace, work, kind, chance.lognormvariate(3.6, 0.8), chance)
    if chance.random() < 0.04:
        queue.skip(work, reason="blurred", pull_next=False)
    else:
        label = work.label.add(lq.Box(10, 20, 60, 80), chance.choice(CATEGORIES))
        queue.submit(work, label, pull_next=False)


def _review(workspace: Workspace, queue: Queue, chance: random.Random) -> None:
    work = queue.start_reviewing()
    if not isinstance(work, lq.WorkItem):
        return
    _measure(workspace, work, lq.Kind.REVIEW, chance.lognormvariate(2.4, 0.6), chance)
    if chance.random() < 0.85:
        queue.accept(work, pull_next=False)
    else:
        queue.reject(
            work, pins=[lq.Pin("too wide", annotation=work.label.annotations[0].id)], pull_next=False
        )


def _measure(
    workspace: Workspace, work: lq.WorkItem, kind: lq.Kind, seconds: float, chance: random.Random
) -> None:
    many = chance.randint(1, 5)
    changes = Changes({chance.choice(CATEGORIES): many}, {"ripe": chance.randint(0, 2)})
    workspace.worked(
        WorkUnit(
            id=uuid.UUID(int=chance.getrandbits(128), version=4),
            sample_id=work.sample.id,
            queue_id=work.claim.queue_id,
            kind=kind,
            active=seconds,
            idle=0.0,
            ended_ago=0.0,
            annotations=many,
            changes=changes,
        )
    )


def _spread(path: Path) -> None:
    """Let all of it have taken some weeks."""
    now = datetime.now(UTC)

    def said(part: float) -> str:
        return f"{now - timedelta(days=DAYS * (1 - part)):%Y-%m-%d %H:%M:%S}.000"

    with closing(sqlite3.connect(path)) as file:
        for table, moment in (("event", "at"), ("work_unit", "ended_at")):
            rows = [row for (row,) in file.execute(f"SELECT rowid FROM {table} ORDER BY {moment}, rowid")]
            file.executemany(
                f"UPDATE {table} SET {moment} = ? WHERE rowid = ?",
                [(said(place / len(rows)), row) for place, row in enumerate(rows)],
            )
        file.execute("UPDATE sample SET created_at = ?", (said(-0.5),))
        changed = "SELECT max(at) FROM event WHERE sample_id = s.sample_id AND from_status <> to_status"
        file.execute(f"UPDATE sample_state AS s SET status_since = coalesce(({changed}), ?)", (said(-0.5),))
        file.commit()
