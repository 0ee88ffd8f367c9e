"""What the menus do that has nothing to do with a sample."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QWidget

from labelqueue.domain.overview import DatasetSummary, Overview
from labelqueue.domain.status import Mode
from labelqueue.ui.actions import ActionId
from labelqueue.ui.context import Page
from labelqueue.ui.i18n import tr
from labelqueue.ui.theme import ThemeChoice
from labelqueue.ui.widths import keep_widths

if TYPE_CHECKING:
    from labelqueue.ui.beside_samples import BesideSamples
    from labelqueue.ui.dialogs.compare import CompareDialog
    from labelqueue.ui.main_window import MainWindow
    from labelqueue.ui.side_page import SidePage


class WindowCommands(QObject):
    """One method for each; dialogs are imported when somebody asks for them."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._beside: BesideSamples | None = None
        self._commands: dict[ActionId, Callable[[], None]] = {
            ActionId.START_LABELING: lambda: window.start(Mode.LABEL),
            ActionId.START_REVIEWING: lambda: window.start(Mode.REVIEW),
            ActionId.THEME_SYSTEM: lambda: self._choose_theme(ThemeChoice.SYSTEM),
            ActionId.THEME_LIGHT: lambda: self._choose_theme(ThemeChoice.LIGHT),
            ActionId.THEME_DARK: lambda: self._choose_theme(ThemeChoice.DARK),
            ActionId.MY_WORK: window.show_my_work,
            ActionId.SAMPLE_DETAILS: self._toggle_details,
            ActionId.SHOW_MEMBERS: window.show_members,
            ActionId.STATISTICS: window.show_statistics,
            ActionId.NEW_DATASET: self._new_dataset,
            ActionId.EXPORT: self._export,
            ActionId.DRAFTS: self._show_drafts,
            ActionId.SETTINGS: self._show_settings,
            ActionId.HELP: lambda: self._show_shortcuts(window),
            ActionId.ABOUT: self._show_about,
            ActionId.QUIT: lambda: _ignore(window.close()),
        }

    def perform(self, action: ActionId) -> bool:
        """Do what the action says, if it is one of these."""
        command = self._commands.get(action)
        if command is not None:
            command()
        return command is not None

    def furnish(self, page: "SidePage") -> None:
        """Give a page that was just made what belongs beside it."""
        if page.page is not Page.SAMPLES:
            return
        from labelqueue.ui.beside_samples import BesideSamples
        from labelqueue.ui.pages.samples import SamplesPage

        if isinstance(page, SamplesPage):
            window = self._window
            self._beside = BesideSamples(page, window.database, window.files, window.preferences)
            self._beside.add_toggle(window.action_table[ActionId.SAMPLE_DETAILS])
            self._beside.compare_requested.connect(self._compare)

    def _toggle_details(self) -> None:
        if self._beside is not None:
            self._beside.toggle()
            self._window.refresh()

    def _compare(self, dataset: str, sample: str, revision: int) -> None:
        from labelqueue.ui.dialogs.compare import CompareDialog

        window = self._window
        self._show_compared(
            CompareDialog(
                window.database, window.files, window, dataset=dataset, sample=sample, revision=revision
            )
        )

    def _show_compared(self, dialog: "CompareDialog") -> None:
        dialog.take_after(self._window.action_table, self._window.preferences.view_options)
        self._open(dialog)

    def _new_dataset(self) -> None:
        self._window.home_page.new_dataset()

    def _show_drafts(self) -> None:
        from labelqueue.ui.dialogs.compare import CompareDialog
        from labelqueue.ui.dialogs.drafts import DraftsDialog

        window = self._window
        dialog = DraftsDialog(window.database, window, in_hand=window.in_hand)
        keep_widths(window.preferences, "drafts", dialog.header)
        dialog.open_requested.connect(window.open_sample)
        dialog.compare_requested.connect(
            lambda draft: self._show_compared(
                CompareDialog(
                    window.database,
                    window.files,
                    dialog,
                    dataset=draft.dataset,
                    sample=draft.sample,
                    drawing=draft,
                )
            )
        )
        self._open(dialog)

    def _export(self) -> None:
        self._window.database.run(
            lambda workspace: workspace.overview(), then=self._export_one, context=self._window
        )

    def _export_one(self, overview: Overview) -> None:
        if not overview.datasets:
            self._window.show_notice(tr("There is no dataset to export yet."))
        elif len(overview.datasets) == 1:
            self._open_export(overview.datasets[0])
        else:
            from labelqueue.ui.dialogs.choose import ChooseDialog

            by_name = {dataset.name: dataset for dataset in overview.datasets}
            dialog = ChooseDialog(tr("Export"), tr("Which dataset?"), list(by_name), self._window)
            dialog.chosen.connect(lambda name: self._open_export(by_name[name]))
            self._open(dialog)

    def _open_export(self, dataset: DatasetSummary) -> None:
        from labelqueue.ui.dialogs.export import ExportDialog

        window = self._window
        self._open(ExportDialog(window.database, window.files, window, dataset=dataset))

    def _choose_theme(self, choice: ThemeChoice) -> None:
        self._window.preferences.theme = choice

    def _show_settings(self) -> None:
        from labelqueue.ui.dialogs.settings import SettingsDialog

        dialog = SettingsDialog(self._window.preferences, self._window)
        dialog.page.shortcuts_requested.connect(lambda: self._show_shortcuts(dialog))
        self._open(dialog)

    def _show_shortcuts(self, parent: QWidget) -> None:
        from labelqueue.ui.dialogs.shortcuts import ShortcutsDialog

        dialog = ShortcutsDialog(self._window.action_table.shortcuts, parent)
        dialog.changed.connect(self._keep_shortcuts)
        self._open(dialog)

    def _keep_shortcuts(self) -> None:
        self._window.action_table.take_keys()
        self._window.preferences.shortcuts = self._window.action_table.shortcuts.changed

    def _show_about(self) -> None:
        from labelqueue.ui.dialogs.about import AboutDialog

        self._open(AboutDialog(self._window.database, self._window.files, self._window))

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def _ignore(_value: object) -> None:
    pass
