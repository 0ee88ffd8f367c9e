"""Below the samples: how many there are, where one is among them, and how they are shown."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSlider,
    QSpinBox,
    QToolButton,
    QWidget,
)

from labelqueue.domain.phrase import phrase
from labelqueue.ui.i18n import counted, tr, translated
from labelqueue.ui.icons import icon
from labelqueue.ui.pages.sample_tiles import SIZES
from labelqueue.ui.pages.sample_views import Look
from labelqueue.ui.widgets.words import label

_LOOKS: Final[Mapping[Look, tuple[str, str, str]]] = {
    Look.LIST: ("list", phrase("As a list"), "Ctrl+1"),
    Look.TILES: ("grid", phrase("As pictures"), "Ctrl+2"),
}
"""Icon, words and key; total over the looks."""
SLIDER: Final = 96
ICON: Final = 20


class SampleFoot(QWidget):
    """Says and asks; whoever has the samples does it."""

    place_requested = Signal(int)
    """The sample at that place is to be shown, counted from 0."""
    size_requested = Signal(int)
    """Which of the sizes the pictures are to be of."""
    look_requested = Signal(Look)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = label(kind="muted")
        self._said.setObjectName("samples_chosen")
        self._place = self._make_place()
        self._of = label(tr("Place"), kind="muted")
        self._of.setBuddy(self._place)
        self._size = self._make_size()
        self._looks = {look: self._make_look(look) for look in Look}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._said, 1)
        row.addWidget(self._of)
        row.addWidget(self._place)
        row.addSpacing(16)
        row.addWidget(self._size)
        for button in self._looks.values():
            row.addWidget(button)

    def show_count(self, found: int | None, chosen: int) -> None:
        """How many there are, if that is known, and how many are chosen."""
        there = "" if found is None else counted("{n} sample", "{n} samples", found)
        some = counted("{n} chosen", "{n} chosen", chosen) if chosen else ""
        self._said.setText(" · ".join(part for part in (there, some) if part))

    def show_place(self, place: int, length: int) -> None:
        """Where the keyboard is among so many."""
        with QSignalBlocker(self._place):
            self._place.setRange(min(1, length), length)
            self._place.setValue(place + 1)
        for one in (self._of, self._place):
            one.setEnabled(length > 0)

    def show_look(self, look: Look) -> None:
        """How they are shown."""
        # No group of Qt's: there, Tab would reach only the one that is on.
        for one, button in self._looks.items():
            button.setChecked(one is look)
        self._size.setVisible(look is Look.TILES)

    def show_size(self, size: int) -> None:
        """Which of the sizes the pictures are of."""
        with QSignalBlocker(self._size):
            self._size.setValue(size)

    def _make_place(self) -> QSpinBox:
        field = QSpinBox()
        field.setObjectName("sample_place")
        field.setAccessibleName(tr("Place"))
        field.setToolTip(tr("Type a place, and Enter goes there"))
        field.setKeyboardTracking(False)
        field.setGroupSeparatorShown(True)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setMinimumWidth(120)
        field.valueChanged.connect(lambda value: self.place_requested.emit(value - 1))
        return field

    def _make_size(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setObjectName("picture_size")
        slider.setAccessibleName(tr("Size of the pictures"))
        slider.setToolTip(tr("Size of the pictures"))
        slider.setRange(0, len(SIZES) - 1)
        slider.setPageStep(1)
        slider.setFixedWidth(SLIDER)
        slider.valueChanged.connect(self.size_requested)
        return slider

    def _make_look(self, look: Look) -> QToolButton:
        name, words, keys = _LOOKS[look]
        button = QToolButton()
        button.setObjectName(f"samples_as_{look}")
        button.setIcon(icon(name))
        button.setIconSize(QSize(ICON, ICON))
        button.setCheckable(True)
        button.setAccessibleName(translated(words))
        native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{translated(words)} ({native})")
        button.setShortcut(QKeySequence(keys))
        button.clicked.connect(lambda: self.look_requested.emit(look))
        return button
