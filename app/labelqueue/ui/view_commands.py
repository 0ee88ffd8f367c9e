"""What the actions do that change how an image looks."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from labelqueue.ui.action_table import ActionId
from labelqueue.ui.canvas import Canvas
from labelqueue.ui.panels.levels import LevelsCard
from labelqueue.ui.view_options import FILLS, SWITCHES


class ViewCommands(QObject):
    """One method for each; none of them touches the label."""

    changed = Signal()

    def __init__(self, canvas: Canvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._levels = LevelsCard(canvas)
        self._levels.changed.connect(self.changed)

    def commands(self) -> dict[ActionId, Callable[[], object]]:
        """What each of the actions does."""
        canvas = self._canvas
        switches = {ActionId(f"view_{name}"): lambda name=name: self._turn(name) for name in SWITCHES}
        return {
            **switches,
            ActionId.ZOOM_IN: canvas.zoom_in,
            ActionId.ZOOM_OUT: canvas.zoom_out,
            ActionId.ZOOM_FIT: canvas.zoom_fit,
            ActionId.ZOOM_100: canvas.zoom_100,
            ActionId.ZOOM_OBJECT: canvas.zoom_object,
            ActionId.FILL_MORE: lambda: self._fill(1),
            ActionId.FILL_LESS: lambda: self._fill(-1),
            ActionId.LEVELS: self._levels.toggle,
        }

    @property
    def options(self) -> frozenset[str]:
        """The names of the options that are on."""
        options = self._canvas.view_options
        shown = {"levels"} if self._levels.isVisible() else set()
        return frozenset(shown | {name for name in SWITCHES if getattr(options, name)})

    def _turn(self, name: str) -> None:
        turned: dict[str, Any] = {name: name not in self.options}
        self._canvas.set_view_options(replace(self._canvas.view_options, **turned))
        self.changed.emit()

    def _fill(self, step: int) -> None:
        options = self._canvas.view_options
        at = min(range(len(FILLS)), key=lambda index: abs(FILLS[index] - options.fill))
        fill = FILLS[min(max(at + step, 0), len(FILLS) - 1)]
        self._canvas.set_view_options(replace(options, fill=fill))
        self.changed.emit()
