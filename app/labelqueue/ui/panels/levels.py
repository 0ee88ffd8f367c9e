"""Brightness, contrast and gamma of what is shown, on a small card in the corner of the canvas."""

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSlider, QVBoxLayout

from labelqueue.domain.phrase import phrase
from labelqueue.ui.canvas import Canvas
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.view_options import RANGES, USUAL_VIEW, ViewOptions
from labelqueue.ui.widgets.words import label

WIDTH: Final = 280
GAP: Final = 12
_ROWS: Final = (
    ("brightness", phrase("Brightness")),
    ("contrast", phrase("Contrast")),
    ("gamma", phrase("Gamma")),
)


class LevelsCard(QFrame):
    """Its sliders act at once. The files stay as they are, and the next images look the same way."""

    changed = Signal()
    """The card was opened or closed."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.setObjectName("levels_card")
        self.setProperty("kind", "popover")
        self.setFixedWidth(WIDTH)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)  # beside a slider is not on the image
        self._canvas = canvas
        self._sliders: dict[str, QSlider] = {}
        self._values: dict[str, QLabel] = {}
        canvas.installEventFilter(self)
        canvas.view_options_changed.connect(self._show_options)
        self._arrange()
        self._show_options(canvas.view_options)
        self.hide()

    def toggle(self) -> None:
        """Open or close it."""
        self._place()
        self.setVisible(self.isHidden())
        self.raise_()
        if self.isVisible():
            self._sliders["brightness"].setFocus()
        else:
            self._canvas.setFocus()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.toggle()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for row, (name, source) in enumerate(_ROWS):
            text = translated(source)
            slider = QSlider(Qt.Orientation.Horizontal)
            slider.setObjectName(f"level_{name}")
            slider.setAccessibleName(text)
            slider.setRange(*RANGES[name])
            slider.setPageStep(10)
            slider.valueChanged.connect(lambda value, name=name: self._set(name, value))
            value = label(kind="muted")
            value.setMinimumWidth(36)
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(label(text), row, 0)
            grid.addWidget(slider, row, 1)
            grid.addWidget(value, row, 2)
            self._sliders[name], self._values[name] = slider, value
        reset = QPushButton(tr("Reset"))
        reset.setObjectName("reset_levels")
        reset.clicked.connect(self._reset)
        close = QPushButton(tr("Close"))
        close.setObjectName("close_levels")
        close.clicked.connect(self.toggle)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(reset)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addLayout(grid)
        column.addLayout(buttons)

    def _place(self) -> None:
        self.adjustSize()
        self.move(self._canvas.width() - self.width() - GAP, GAP)

    def _set(self, name: str, value: int) -> None:
        changed: dict[str, Any] = {name: value}
        self._canvas.set_view_options(replace(self._canvas.view_options, **changed))

    def _reset(self) -> None:
        usual: dict[str, Any] = {name: getattr(USUAL_VIEW, name) for name, _text in _ROWS}
        self._canvas.set_view_options(replace(self._canvas.view_options, **usual))

    def _show_options(self, options: ViewOptions) -> None:
        for name, slider in self._sliders.items():
            value = getattr(options, name)
            slider.blockSignals(True)
            slider.setValue(value)
            slider.blockSignals(False)
            signed = f"{value:+d}" if value else "0"
            self._values[name].setText(f"{value / 100:.2f}" if name == "gamma" else signed)
