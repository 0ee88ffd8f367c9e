"""One subject of the statistics: its plot, and below it the table with the same numbers."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from labelqueue.domain.phrase import phrase
from labelqueue.domain.statistics_tables import By, Table
from labelqueue.domain.work_unit import Kind
from labelqueue.ui.bridge import Files
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.pages.statistics_columns import GROUPS, KINDS, Group, groups_of
from labelqueue.ui.pages.statistics_drawings import TITLES, Subject, draw
from labelqueue.ui.pages.statistics_look import Look
from labelqueue.ui.pages.statistics_table import StatisticsTable
from labelqueue.ui.plots.drawing import Drawing
from labelqueue.ui.widgets.empty_state import EmptyState
from labelqueue.ui.widgets.words import label

if TYPE_CHECKING:
    from labelqueue.ui.plots.chart import Chart

TABLES: Final[Mapping[Subject, tuple[By, ...]]] = {
    Subject.REMAINING: (By.REMAINING,),
    Subject.DAYS: (By.DAY,),
    Subject.MEMBERS: (By.MEMBER,),
    Subject.QUEUES: (By.QUEUE,),
    Subject.TIMES: (By.TIME,),
    Subject.FLOW: (By.FLOW,),
    Subject.CATEGORIES: (By.CATEGORY, By.MEMBER_CATEGORY, By.QUEUE_CATEGORY),
    Subject.WAITING: (By.STATUS,),
}
"""Total over the subjects; every table is in one of them."""

_EACH: Final[Mapping[By, str]] = {
    By.CATEGORY: phrase("Each category"),
    By.MEMBER_CATEGORY: phrase("Each member and category"),
    By.QUEUE_CATEGORY: phrase("Each queue and category"),
}
_CHART: Final = 320  # pixels at first


class StatisticsBody(QWidget):
    """Shows the `Look` that it is given. The plot comes as soon as its library is there."""

    behind_requested = Signal(object, str)  # Behind, what it is in words

    def __init__(self, files: Files, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statistics_body")
        self._look: Look | None = None
        self._subject = Subject.REMAINING
        self._chart: Chart | None = None
        self._summary = label(wrap=True)
        self._summary.setObjectName("statistics_summary")
        self._kinds = _choice("statistics_kind", tr("Work"))
        for kind, text in KINDS.items():
            self._kinds.addItem(translated(text), kind)
        self._which = _choice("statistics_which_table", tr("Rows of the table"))
        for by, text in _EACH.items():
            self._which.addItem(translated(text), by)
        self._groups = _choice("statistics_columns", tr("Columns of the table"))
        self._table = StatisticsTable()
        self._table.behind_requested.connect(self.behind_requested)
        self._none = EmptyState(icons=("image", "statistics", "image"), title=tr("Counting…"))
        self._plot_place = QFrame()
        self._plot_place.setProperty("kind", "card")
        self._stack = QStackedWidget()
        self._sides = QSplitter(Qt.Orientation.Vertical)
        self._arrange()
        self._kinds.currentIndexChanged.connect(lambda _place: self._fill())
        self._which.currentIndexChanged.connect(lambda _place: self._fill())
        self._groups.currentIndexChanged.connect(lambda _place: self._fill())
        # The first time it takes the better part of a second, in which the figures are counted.
        files.run(_load_plots, then=lambda _none: self._make_chart(), context=self)

    @property
    def chart(self) -> "Chart | None":
        """The plot; None as long as there is none."""
        return self._chart if self._chart is not None and not self._plot_place.isHidden() else None

    @property
    def table(self) -> tuple[By, Table] | None:
        """The whole table, of which all or some columns are shown."""
        return None if self._look is None else (self._by, self._look.tables[self._by])

    def show_look(self, found: Look, subject: Subject) -> None:
        """Show a subject of these figures."""
        if self._look is None or subject is not self._subject:
            self._subject = subject
            self._fill_groups()
        self._look = found
        self._kinds.setVisible(subject is Subject.TIMES)
        self._which.setVisible(len(TABLES[subject]) > 1)
        self._fill()

    def choose_member(self, name: str) -> None:
        """Go to the row of a member, if there is one."""
        self._table.choose("member", name)

    def show_nothing(self, title: str, text: str) -> None:
        """Say why there is nothing."""
        self._summary.hide()
        self._none.show_text(title, text)
        self._stack.setCurrentWidget(self._none)

    def forget(self) -> None:
        """These figures are of another workspace."""
        self._look = None
        self.show_nothing(tr("Counting…"), "")

    @property
    def _by(self) -> By:
        tables = TABLES[self._subject]
        return By(self._which.currentData()) if len(tables) > 1 else tables[0]

    def _fill(self) -> None:
        found = self._look
        if found is None:
            return
        drawing = draw(self._subject, found.series, Kind(self._kinds.currentData()))
        rows = found.tables[self._by]
        if drawing.is_empty and not rows.rows:
            self.show_nothing(*_why_empty(self._subject, about_all=found.found.about_all))
            return
        self._stack.setCurrentWidget(self._sides)
        self._show_drawing(drawing)
        group = self._groups.currentData()
        self._table.setAccessibleName(tr("Table: {name}", name=translated(TITLES[self._subject])))
        self._table.show_table(
            self._by,
            rows,
            group=None if group is None else Group(group),
            today=found.today,
            opens=found.opens,
        )

    def _show_drawing(self, drawing: Drawing) -> None:
        self._summary.setText(drawing.summary)
        self._summary.setVisible(bool(drawing.summary))
        self._plot_place.setVisible(not drawing.is_empty)
        if self._chart is not None and not drawing.is_empty:
            self._chart.show_drawing(drawing)

    def _fill_groups(self) -> None:
        self._groups.blockSignals(True)
        self._groups.clear()
        for group in groups_of(TABLES[self._subject][0]):
            self._groups.addItem(translated(GROUPS[group]), group)
        self._groups.setVisible(self._groups.count() > 0)
        self._groups.blockSignals(False)

    def _make_chart(self) -> None:
        from labelqueue.ui.plots.chart import Chart

        self._chart = chart = Chart()
        chart.behind_requested.connect(self.behind_requested)
        self._plot_column.addWidget(chart, 1)
        self._fill()

    def _arrange(self) -> None:
        upper = QVBoxLayout(self._plot_place)
        upper.setContentsMargins(12, 10, 4, 6)
        self._plot_column = upper
        choices = QHBoxLayout()
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(8)
        for widget in (self._which, self._groups):
            choices.addWidget(widget)
        choices.addStretch(1)
        lower = QWidget()
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 8, 0, 0)
        below.setSpacing(8)
        below.addLayout(choices)
        below.addWidget(self._table, 1)
        self._sides.setChildrenCollapsible(False)
        self._sides.addWidget(self._plot_place)
        self._sides.addWidget(lower)
        self._sides.setSizes([_CHART, _CHART])
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._kinds, 0, Qt.AlignmentFlag.AlignLeft)
        head.addWidget(self._summary, 1)
        head.addStretch()  # so that no field becomes as wide as the page where there is no summary
        self._stack.addWidget(self._none)
        self._stack.addWidget(self._sides)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._stack, 1)


def _load_plots() -> None:
    """And what names files, which leans on all formats."""
    from labelqueue.ui.plots.library import load

    load()


def _choice(name: str, title: str) -> QComboBox:
    field = QComboBox()
    field.setObjectName(name)
    field.setAccessibleName(title)
    field.setToolTip(title)
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    field.hide()
    return field


def _why_empty(subject: Subject, *, about_all: bool) -> tuple[str, str]:
    match subject:
        case Subject.QUEUES | Subject.WAITING:
            return tr("There is no queue yet"), tr("Queues and how they stand show here.")
        case Subject.CATEGORIES:
            return tr("No categories"), tr("What becomes of annotations shows here, by category.")
        case Subject.REMAINING if not about_all:
            return tr("Not told"), tr("Reviewers and managers see here what is left of all the work.")
        case Subject.REMAINING:
            return tr("Nothing to see yet"), tr("What is left at the end of each day shows here.")
        case Subject.DAYS | Subject.MEMBERS | Subject.TIMES | Subject.FLOW:
            return tr("Nothing was done in these days"), tr("Choose other days, or another queue.")
