"""Of what statistics are asked for: a workspace, a dataset or a queue, and which days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QComboBox, QDateEdit, QHBoxLayout, QToolButton, QWidget

from labelqueue.domain.overview import DatasetSummary
from labelqueue.domain.phrase import phrase
from labelqueue.ui.i18n import day, tr, translated
from labelqueue.ui.icons import icon
from labelqueue.ui.widgets.words import label

if TYPE_CHECKING:
    from labelqueue.queue import Workspace
    from labelqueue.queue.figures import Figures


class Days(StrEnum):
    """Ranges that are asked for again and again."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    ALL = "all"
    FROM_TO = "from_to"


_LENGTHS: Final = {Days.TODAY: 1, Days.WEEK: 7, Days.MONTH: 30}
DAYS: Final = {
    Days.TODAY: phrase("Today"),
    Days.WEEK: phrase("Last 7 days"),
    Days.MONTH: phrase("Last 30 days"),
    Days.ALL: phrase("All days"),
    Days.FROM_TO: phrase("From – to…"),
}
"""Total over the ranges."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`dataset`, `queue` None: all. `since`, `until`: days that belong to it (None: the first one; today)."""

    dataset: str | None
    queue: str | None
    since: date | None
    until: date | None
    words: str

    def place(self, workspace: "Workspace") -> "Figures":
        """What work is done in.

        Raises:
            NotFound: it is gone.
        """
        if self.dataset is None:
            return workspace
        dataset = workspace.dataset(self.dataset)
        return dataset if self.queue is None else dataset.queue(self.queue)


class StatisticsChoice(QWidget):
    """Three fields, and two more for days of one's own."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._datasets: Sequence[DatasetSummary] = ()
        self._dataset = _field("statistics_dataset", tr("Dataset"))
        self._queue = _field("statistics_queue", tr("Queue"))
        self._days = _field("statistics_days", tr("Days"))
        for one, text in DAYS.items():
            self._days.addItem(translated(text), one)
        self._days.setCurrentIndex(list(DAYS).index(Days.MONTH))
        today = QDate.currentDate()
        self._since = _day_field("statistics_since", tr("First day"), today.addDays(-29))
        self._until = _day_field("statistics_until", tr("Last day"), today)
        self._to = label(tr("to"), kind="muted")
        self.show_datasets(())
        self._dataset.currentIndexChanged.connect(self._on_dataset)
        self._queue.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self._days.currentIndexChanged.connect(lambda _place: self._on_days())
        for field in (self._since, self._until):
            field.dateChanged.connect(lambda _day: self.changed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._dataset, self._queue, self._days, self._since, self._to, self._until):
            row.addWidget(widget)
        row.addStretch(1)
        self._show_days()

    def asked(self) -> Asked:
        """What is chosen."""
        dataset, queue = self._dataset.currentData(), self._queue.currentData()
        chosen = Days(self._days.currentData())
        if chosen is Days.FROM_TO:
            since, until = _date(self._since), _date(self._until)
            since, until = min(since, until), max(since, until)
            words = tr("{first} to {last}", first=day(since), last=day(until))
            return Asked(dataset, queue, since, until, words)
        length = _LENGTHS.get(chosen)
        first = None if length is None else date.today() - timedelta(days=length - 1)  # noqa: DTZ011 - one's own
        return Asked(dataset, queue, first, None, translated(DAYS[chosen]))

    def show_datasets(self, datasets: Sequence[DatasetSummary]) -> None:
        """There are these now; what was chosen stays so, if it is still there."""
        self._datasets = datasets
        kept = self._dataset.currentData()
        with QSignalBlocker(self._dataset):
            _fill(self._dataset, tr("All datasets"), [one.name for one in datasets], kept)
        self._fill_queues(self._queue.currentData())

    def forget(self) -> None:
        """There are other datasets now; the days stay chosen."""
        with QSignalBlocker(self):
            self._dataset.setCurrentIndex(0)
            self.show_datasets(())

    def choose(self, dataset: str | None, queue: str | None, days: Days | None = None) -> None:
        """Choose a dataset, or a queue of it, without saying so; `days` None: as they are chosen."""
        with QSignalBlocker(self):
            if days is not None:
                self._days.setCurrentIndex(list(DAYS).index(days))
            if dataset is not None and self._dataset.findData(dataset) < 0:
                self._dataset.addItem(dataset, dataset)
            self._dataset.setCurrentIndex(max(0, self._dataset.findData(dataset)))
            if queue is not None and self._queue.findData(queue) < 0:
                self._queue.addItem(queue, queue)
            self._queue.setCurrentIndex(max(0, self._queue.findData(queue)))

    def _on_dataset(self, _place: int) -> None:
        self._fill_queues(None)
        self.changed.emit()

    def _fill_queues(self, kept: str | None) -> None:
        chosen = self._dataset.currentData()
        queues = [queue.name for one in self._datasets if one.name == chosen for queue in one.queues]
        with QSignalBlocker(self._queue):
            _fill(self._queue, tr("All queues"), queues, kept)
        self._queue.setVisible(len(queues) > 1 or kept is not None)

    def _on_days(self) -> None:
        self._show_days()
        self.changed.emit()

    def _show_days(self) -> None:
        own = self._days.currentData() == Days.FROM_TO
        for widget in (self._since, self._to, self._until):
            widget.setVisible(own)


def _field(name: str, title: str) -> QComboBox:
    field = QComboBox()
    field.setObjectName(name)
    field.setAccessibleName(title)
    field.setToolTip(title)
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    field.setMaximumWidth(260)
    return field


def _fill(field: QComboBox, all_of_them: str, names: Sequence[str], kept: str | None) -> None:
    field.clear()
    field.addItem(all_of_them, None)
    for name in names:
        field.addItem(name, name)
    field.setCurrentIndex(max(0, field.findData(kept)))


def _day_field(name: str, title: str, value: QDate) -> QDateEdit:
    field = QDateEdit(value)
    field.setObjectName(name)
    field.setAccessibleName(title)
    field.setToolTip(title)
    field.setCalendarPopup(True)
    field.setDisplayFormat(tr("yyyy-MM-dd", "a day, in the letters of QDate.toString"))
    field.setMaximumDate(QDate.currentDate())
    field.setKeyboardTracking(False)
    field.setMinimumWidth(130)
    _make_like_ours(field.calendarWidget())
    return field


def _make_like_ours(calendar: QCalendarWidget) -> None:
    """In the colours of the theme; Qt's own arrows and red days would not be seen in a dark one."""
    calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(weekday, QTextCharFormat())
    for name, arrow in (
        ("qt_calendar_prevmonth", "chevron-left"),
        ("qt_calendar_nextmonth", "chevron-right"),
    ):
        button = calendar.findChild(QToolButton, name)
        if button is not None:
            button.setIcon(icon(arrow))


def _date(field: QDateEdit) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())
