"""The line below the canvas: where one is in the queue, and on the image."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from labelqueue.domain.status import LabelStatus, Mode
from labelqueue.ui.i18n import counted, tr
from labelqueue.ui.theme import set_kind
from labelqueue.ui.widgets.elided_label import ElidedLabel
from labelqueue.ui.widgets.moments import clock
from labelqueue.ui.widgets.progress import StatusLegend
from labelqueue.ui.widgets.words import label
from labelqueue.ui.work_requests import Counts

HEIGHT: Final = 32
LEAST_HINT: Final = 160  # pixels
ROOMY: Final = 1000
"""Pixels from which on there is room for the time and what was done today; what hands can do goes before."""
_LABEL_WAITS: Final = (
    LabelStatus.UNLABELED,
    LabelStatus.PRELABELED,
    LabelStatus.LABELING_IN_PROGRESS,
    LabelStatus.REJECTED,
)
_REVIEW_WAITS: Final = (LabelStatus.LABELED, LabelStatus.REVIEWING_IN_PROGRESS)
_REVIEW_DONE: Final = (LabelStatus.REVIEWED, LabelStatus.REJECTED)


def position(counts: Counts, mode: Mode) -> tuple[int, int]:
    """Which sample of how many the one in hand is.

    In review only those count that got there: what is not labeled yet cannot be reviewed.
    """
    if mode is Mode.LABEL:
        waiting = sum(counts.get(status, 0) for status in _LABEL_WAITS)
        total = sum(counts.values())
    else:
        waiting = sum(counts.get(status, 0) for status in _REVIEW_WAITS)
        total = waiting + sum(counts.get(status, 0) for status in _REVIEW_DONE)
    return min(total - waiting + 1, max(total, 1)), max(total, 1)


class QueueStatus(QFrame):
    """Sample, position, counts per status; pointer and zoom on the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("queue_status")
        self.setProperty("kind", "foot")
        self.setFixedHeight(HEIGHT)
        self._sample = ElidedLabel()
        self._position = label()
        self._position.setObjectName("position")
        self._legend = StatusLegend(max_lines=1)
        self._hint = ElidedLabel(Qt.TextElideMode.ElideRight)
        self._hint.setObjectName("hint")
        self._text = ""
        set_kind(self._hint, "muted")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # It gives way to everything else.
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._hint.setMinimumWidth(0)
        self._pointer = _figures("99999.9, 99999.9")
        self._pointer.setObjectName("pointer")
        self._time = _figures("9:59:59")
        self._time.setObjectName("work_time")
        self._time.setToolTip(tr("How long you have worked on this sample, without the pauses"))
        self._today = _figures("")
        self._today.setObjectName("done_today")
        self._today.setToolTip(
            tr("Samples that you finished today, in all queues: submitted, skipped, accepted or rejected")
        )
        self._zoom = _figures("99999 %")
        self._zoom.setObjectName("zoom")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(16)
        row.addWidget(self._position)
        row.addWidget(self._sample)
        self._lines = (_line(), _line(), _line(), _line())
        row.addWidget(self._lines[0])
        row.addWidget(self._legend)
        row.addWidget(self._hint, 1)
        row.addWidget(self._pointer)
        row.addWidget(self._lines[1])
        row.addWidget(self._zoom)
        row.addWidget(self._lines[2])
        row.addWidget(self._time)
        row.addWidget(self._lines[3])
        row.addWidget(self._today)

    def show_sample(self, name: str, *, in_row: bool = True) -> None:
        """The name of the sample that is shown, empty for none; `in_row`: others come after it."""
        self._sample.show_text(name)
        for part in (self._sample, *self._lines[:2]):
            part.setVisible(bool(name))
        self._position.setVisible(bool(name) and in_row)

    def show_counts(self, counts: Counts, mode: Mode) -> None:
        """How many samples have which status."""
        at, total = position(counts, mode)
        self._position.setText(tr("Sample {at} of {total}", at=at, total=total))
        self._legend.show_counts(counts)

    def show_hint(self, text: str) -> None:
        """What hands can do now."""
        self._text = text
        self._fit()

    def _fit(self) -> None:
        """Half a hint says nothing."""
        self._hint.show_text(self._text if self._hint.width() > LEAST_HINT else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_time()
        self._fit()

    def show_pointer(self, xy: tuple[float, float] | None) -> None:
        """Where the pointer is, in image pixels."""
        self._pointer.setText("" if xy is None else f"{xy[0]:.1f}, {xy[1]:.1f}")

    def show_time(self, seconds: float | None) -> None:
        """How long somebody has worked on the sample."""
        self._time.setText("" if seconds is None else clock(seconds))
        self._place_time()

    def show_today(self, count: int | None) -> None:
        """How many samples this member finished today; None: it is not known."""
        self._today.setText("" if count is None else counted("{n} today", "{n} today", count))
        self._place_time()

    def _place_time(self) -> None:
        roomy = self.width() >= ROOMY
        self._time.setVisible(roomy)
        self._lines[2].setVisible(roomy and bool(self._time.text()))
        for part in (self._today, self._lines[3]):
            part.setVisible(roomy and bool(self._today.text()))

    def show_zoom(self, zoom: float | None) -> None:
        """Screen pixels per image pixel."""
        self._zoom.setText("" if zoom is None else f"{zoom * 100:.0f} %")


def _figures(widest: str) -> QLabel:
    """A label whose digits do not dance: all of one width, in a field wide enough for `widest`."""
    made = label(kind="muted")
    font = QFont(made.font())
    font.setFeature(QFont.Tag("tnum"), 1)
    made.setFont(font)
    made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    made.setMinimumWidth(round(QFontMetricsF(font).horizontalAdvance(widest)) + 4)
    return made


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("kind", "line")
    line.setFixedSize(1, 16)
    return line
