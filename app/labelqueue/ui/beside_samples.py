"""Puts the details of the chosen sample beside the list of samples."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

from labelqueue.domain.sample import SampleRow
from labelqueue.ui.bridge import Database, Files
from labelqueue.ui.pages.samples import SamplesPage
from labelqueue.ui.panels.sample_details import SampleDetailsPanel
from labelqueue.ui.preferences import Preferences
from labelqueue.ui.widths import keep_widths


class BesideSamples(QObject):
    """Shown or not, and as wide and high, as somebody left it."""

    compare_requested = Signal(str, str, int)  # see `SampleDetailsPanel`

    def __init__(self, page: SamplesPage, database: Database, files: Files, preferences: Preferences) -> None:
        super().__init__(page)
        self._page, self._preferences = page, preferences
        self.panel = SampleDetailsPanel(database, files)
        self.panel.compare_requested.connect(self.compare_requested)
        self._toggle = QToolButton()
        page.put_beside(self.panel, self._toggle)
        page.sample_chosen.connect(self._on_chosen)
        keep_widths(preferences, "samples_sides", page.sides)
        keep_widths(preferences, "sample_details", self.panel.parts)
        self.panel.setVisible(preferences.details)

    def add_toggle(self, action: QAction) -> None:
        """Show `action` as a button on the page."""
        button = self._toggle
        button.setDefaultAction(action)
        button.setObjectName("toggle_details")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def toggle(self) -> None:
        """Show it, or hide it; that stays so."""
        self._preferences.details = not self._preferences.details
        self.panel.setVisible(self._preferences.details)

    def _on_chosen(self, row: SampleRow | None) -> None:
        page = self._page
        if row is None or page.shows_deleted:
            self.panel.show_none(page.chosen_count, deleted=page.shows_deleted)
        else:
            self.panel.show_sample(page.dataset, row.name)
