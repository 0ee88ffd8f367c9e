"""What a member did today and in the last seven days, in two lines."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from labelqueue.domain.statistics import Sums, Tally
from labelqueue.domain.work_unit import Kind
from labelqueue.ui.bridge import Database
from labelqueue.ui.i18n import number, tr
from labelqueue.ui.widgets.moments import clock
from labelqueue.ui.widgets.words import label, strong

if TYPE_CHECKING:
    from labelqueue.queue import Workspace

DAYS: Final = 7
_TOGETHER: Final = "\N{NO-BREAK SPACE}"


class MyFigures(QFrame):
    """Says what there was, and leaves out what there was not. Hidden until it is known."""

    def __init__(self, database: Database, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("my_statistics")
        self.setProperty("kind", "card")
        self.setAccessibleName(tr("My statistics"))
        self._database = database
        self._nothing = label(
            tr(
                "My statistics: nothing in the last {n} days. Here is what you do, and what becomes of it.",
                n=DAYS,
            ),
            kind="muted",
            wrap=True,
        )
        self._lines = (_line("my_today"), _line("my_days"))
        self._titles = (label(tr("Today")), label(tr("Last {n} days", n=DAYS)))
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 10, 16, 10)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._nothing, 0, 0, 1, 2)
        for row, (title, line) in enumerate(zip(self._titles, self._lines, strict=True), start=1):
            title.setFont(strong(title.font()))
            title.setBuddy(line)
            grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(line, row, 1)
        self.hide()

    def refresh(self) -> None:
        """Ask anew. What cannot be had stays as it was."""
        self._database.run(
            _lately, then=lambda both: self.show_figures(*both), failed=lambda _error: None, context=self
        )

    def show_figures(self, today: Sums, days: Sums) -> None:
        """Show these."""
        there = bool(_words(days))
        self._nothing.setVisible(not there)
        for title, line, sums in zip(self._titles, self._lines, (today, days), strict=True):
            title.setVisible(there)
            line.setVisible(there)
            line.setText(_words(sums) or tr("Nothing yet"))
        self.show()


def _lately(workspace: "Workspace") -> tuple[Sums, Sums]:
    today = datetime.now().astimezone().date()
    mine = workspace.my_work
    return mine.statistics(today), mine.statistics(today - timedelta(days=DAYS - 1))


def _words(sums: Sums) -> str:
    said = (one.replace(" ", _TOGETHER) for one in (*_done(sums.tally), *_spent(sums)))
    return f"{_TOGETHER}\N{MIDDLE DOT} ".join(said)


def _done(tally: Tally) -> Iterator[str]:
    if tally.submitted:
        yield tr("{n} submitted", n=tally.submitted)
    if tally.skipped:
        yield tr("{n} skipped", n=tally.skipped)
    if tally.reviewed:
        yield tr("{n} reviewed", n=tally.reviewed)
    if tally.accepted:
        yield tr("{n} accepted", n=tally.accepted)
    if tally.rejected:
        yield tr("{n} rejected", n=tally.rejected)
    if tally.first_pass is not None:
        yield tr("{percent} % accepted at once", percent=number(100 * tally.first_pass))


def _spent(sums: Sums) -> Iterator[str]:
    if sums.seconds:
        yield tr("{time} of active time", time=clock(sums.seconds))
    labeled, reviewed = (sums.times[kind].mean_per_sample for kind in (Kind.LABEL, Kind.REVIEW))
    if labeled is not None:
        yield tr("{time} per sample labeled", time=clock(labeled))
    if reviewed is not None:
        yield tr("{time} per sample reviewed", time=clock(reviewed))


def _line(name: str) -> QLabel:
    made = label(wrap=True)
    made.setObjectName(name)
    return made
