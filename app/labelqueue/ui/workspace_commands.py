"""From one workspace to another: the page for it, a file, and those that were open before."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QMenuBar

from labelqueue.domain.address import Address, Kind
from labelqueue.domain.errors import KnownError, LoginRefused
from labelqueue.ui import passwords
from labelqueue.ui.actions import ActionId
from labelqueue.ui.bridge import Cancelled
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.recent import Recent

if TYPE_CHECKING:
    from labelqueue.ui.dialogs.connect import ConnectDialog, Wanted
    from labelqueue.ui.main_window import MainWindow

RECENT_MENU: Final = "menu_recent"


class WorkspaceCommands(QObject):
    """One method for each; the dialog is imported when somebody asks for it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._entrance = window.entrance
        self._commands: dict[ActionId, Callable[[], None]] = {
            ActionId.OPEN_WORKSPACE: self._open_file,
            ActionId.CONNECT_SERVER: self.choose,
        }

    def perform(self, action: ActionId) -> bool:
        """Do what the action says, if it is one of these."""
        command = self._commands.get(action)
        if command is not None:
            command()
        return command is not None

    def open_local(self) -> None:
        """Go to the local workspace of this user."""
        self._entrance.go(Recent(Address()))

    def _open_file(self) -> None:
        dialog = QFileDialog(
            self._window,
            tr("Open workspace file"),
            "",
            tr("Workspaces (*.db *.sqlite);;All files (*)"),
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._go_to_file)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _go_to_file(self, file: str) -> None:
        self._entrance.go(Recent(Address(Kind.FILE, file=str(Path(file).absolute()))))

    # The page

    def choose(self) -> None:
        """Ask for a workspace, and go there."""
        self._dialog().open()

    def ask_for_password(self, error: KnownError) -> None:
        """The server wants a password, or another one, for the workspace that was to be opened."""
        here = self._entrance.here
        if here is not None:
            self._ask_for_password(here, error)

    def _ask_for_password(self, recent: Recent, error: KnownError) -> None:
        dialog = self._dialog()
        dialog.show_recent(recent)
        dialog.open()
        dialog.ask_for_password(translated(error))

    def _dialog(self) -> "ConnectDialog":
        from labelqueue.ui.dialogs.connect import ConnectDialog

        window = self._window
        dialog = ConnectDialog(window.files, self._entrance.recent, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open_requested.connect(lambda wanted: self._go(wanted, dialog))
        dialog.stop_requested.connect(lambda: dialog.show_stopped() if self._entrance.stop() else None)
        return dialog

    def _go(self, wanted: "Wanted", dialog: "ConnectDialog") -> None:
        self._entrance.go(
            Recent(wanted.address, wanted.remember),
            found=wanted.found,
            ended=lambda error: self._went(wanted, dialog, error),
        )

    def _went(self, wanted: "Wanted", dialog: "ConnectDialog", error: KnownError | None) -> None:
        if not shiboken6.isValid(dialog):
            self._tell(error)
        elif isinstance(error, Cancelled):
            dialog.show_stopped()
        elif error is not None:
            dialog.show_refusal(translated(error))
        else:
            dialog.accept()
        if error is None:
            self._keep_password(wanted)

    def _keep_password(self, wanted: "Wanted") -> None:
        if wanted.remember and wanted.address.password:
            self._window.files.run(
                lambda: passwords.keep(wanted.address), then=self._on_kept, context=self, urgent=True
            )

        elif wanted.forget:
            self._entrance.recent.forget_password(wanted.address)
            self._window.files.run(
                lambda: passwords.forget(wanted.address), then=lambda _none: None, context=self, urgent=True
            )

    def _on_kept(self, kept: bool) -> None:
        if not kept:
            here = self._entrance.here
            if here is not None:
                self._entrance.here = Recent(here.address)
                self._entrance.recent.note(self._entrance.here)
            self._window.show_notice(translated(passwords.NO_KEYRING), "warning")

    # Those that were open before

    def fill_recent(self, bar: QMenuBar) -> None:
        """Let the menu of them show, whenever it opens, which they are."""
        menu = bar.findChild(QMenu, RECENT_MENU)
        assert menu is not None, RECENT_MENU
        menu.aboutToShow.connect(lambda: self._fill(menu))

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        may = self._window.action_table[ActionId.CONNECT_SERVER].isEnabled()
        for one in self._entrance.recent.all():
            action = menu.addAction(one.text.replace("&", "&&"))
            action.setToolTip(one.more)
            action.setEnabled(may)
            action.triggered.connect(lambda _checked=False, one=one: self.go_back_to(one))
        if menu.isEmpty():
            menu.addAction(tr("None yet")).setEnabled(False)

    def go_back_to(self, recent: Recent) -> None:
        """Open one of them; where its server wants a password, it is asked for."""

        def ended(error: KnownError | None) -> None:
            if isinstance(error, LoginRefused):
                self._ask_for_password(recent, error)
            else:
                self._tell(error)

        self._entrance.go(recent, ended=ended)

    def _tell(self, error: KnownError | None) -> None:
        if error is not None and not isinstance(error, Cancelled):
            self._window.show_notice(translated(error), "error")
