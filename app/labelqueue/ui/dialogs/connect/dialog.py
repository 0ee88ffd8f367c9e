"""The page on which a workspace is chosen, tried and opened."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from labelqueue.domain.address import Address, Kind
from labelqueue.domain.errors import InvalidValue, KnownError
from labelqueue.domain.trial import Trial
from labelqueue.ui import passwords
from labelqueue.ui.bridge import Files
from labelqueue.ui.dialogs.connect.place_form import PlaceForm
from labelqueue.ui.dialogs.connect.recent_list import RecentList
from labelqueue.ui.dialogs.connect.wanted import Wanted
from labelqueue.ui.dialogs.frame import FramedDialog
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.recent import Recent, RecentWorkspaces

SIZE: Final = (800, 560)
SIDE: Final = 250


class ConnectDialog(FramedDialog):
    """Tries off the GUI thread, and whoever does not want to wait stops it.

    An empty database or a new file is made a workspace only by pressing the button once more, knowing that.
    """

    open_requested = Signal(Wanted)
    stop_requested = Signal()  # of what was requested before

    def __init__(self, files: Files, recent: RecentWorkspaces, parent: QWidget | None = None) -> None:
        super().__init__(parent, title=tr("Open a workspace"))
        self.setObjectName("connect_dialog")
        self.resize(*SIZE)
        self._files = files
        self._number = 0
        self._busy = False
        self._opening = False  # it is whoever was asked to open it who can stop that
        self._agreed = False  # that a workspace is made
        self._from_keyring = False
        self._form = PlaceForm()
        self._recent = RecentList(recent, files)
        self._recent.setFixedWidth(SIDE)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addWidget(self._recent)
        both.addWidget(self._form, 1)
        self.body.addLayout(both, 1)
        self._test = self.add_button("test_connection", tr("Test connection"))
        self._test.setAutoDefault(False)
        self.add_stretch()
        self._cancel = self.add_button("cancel_connect", tr("Cancel"))
        self._cancel.setAutoDefault(False)
        self._open = self.add_button("connect", tr("Open"), kind="primary")
        self._test.clicked.connect(self._on_test)
        self._open.clicked.connect(self._on_open)
        self._cancel.clicked.connect(self.reject)
        self._form.edited.connect(self._on_edited)
        self._recent.chosen.connect(self.show_recent)
        self._recent.open_requested.connect(self._on_open)
        self._form.server.focus_first()
        self._files.run(passwords.usable, then=self._form.server.show_keyring, context=self, urgent=True)

    def show_recent(self, recent: Recent) -> None:
        """Put one that was open before into the fields."""
        self._form.show_address(recent.address)
        self._from_keyring = recent.remembered
        if recent.remembered:
            self.message.show_info(tr("The password is in the keyring of this computer."))

    def ask_for_password(self, sentence: str) -> None:
        """Say why, and wait for it."""
        self._from_keyring = False
        self.message.show_error(sentence)
        self._form.server.focus_password()

    def show_refusal(self, sentence: str) -> None:
        """It could not be opened."""
        self._set_busy(False)
        self.message.show_error(sentence)

    def show_stopped(self) -> None:
        """Nobody waits any more."""
        self._set_busy(False)
        self.message.show_info(tr("Stopped."))

    def reject(self) -> None:
        if self._opening:
            self.stop_requested.emit()
        super().reject()

    # Trying

    def _on_test(self) -> None:
        if self._opening:
            self.stop_requested.emit()
        elif self._busy:
            self._number += 1
            self.show_stopped()
        else:
            self._try(self._on_tested)

    def _on_open(self) -> None:
        if self._busy:
            return
        self._try(self._on_tried)

    def _try(self, then: Callable[[Address, Trial], None]) -> None:
        try:
            address = self._form.address()
        except InvalidValue as error:
            self.message.show_error(translated(error))
            return
        self._number += 1
        number, from_keyring = self._number, self._from_keyring

        def look() -> tuple[Address, Trial]:
            from labelqueue.queue.trial import try_address

            filled = passwords.filled(address) if from_keyring else address
            return filled, try_address(filled)

        self._set_busy(True)
        self.message.show_info(tr("Looking at {place}…", place=address.place))
        self._files.run(
            look,
            then=lambda found: then(*found) if number == self._number else None,
            failed=lambda error: self._on_failed(number, error),
            context=self,
            urgent=True,
        )

    def _on_failed(self, number: int, error: KnownError) -> None:
        if number == self._number:
            self.show_refusal(translated(error))

    def _on_tested(self, _address: Address, trial: Trial) -> None:
        self._set_busy(False)
        if trial.founds:
            self.message.show_warning(translated(trial.sentence))
        else:
            self.message.show_success(translated(trial.sentence))

    def _on_tried(self, address: Address, trial: Trial) -> None:
        if trial.founds and not self._agreed and address.kind is not Kind.LOCAL:
            self._set_busy(False)
            self.message.show_warning(translated(trial.sentence))
            self._agreed = True
            self._open.setText(tr("Make it and open"))
            return
        keeps = address.kind is Kind.SERVER and self._form.server.remembers and bool(address.password)
        self.message.show_info(tr("Opening {place}…", place=address.place))
        self._opening = True
        forgets = address.kind is Kind.SERVER and self._form.server.forgets
        self.open_requested.emit(Wanted(address, remember=keeps, found=trial.founds, forget=forgets))

    def _on_edited(self) -> None:
        """What was found of something else does not count any more."""
        if self._opening:
            self.stop_requested.emit()
        self._number += 1
        self._agreed = self._from_keyring = False
        self._open.setText(tr("Open"))
        self._set_busy(False)
        self.message.clear()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._opening = self._opening and busy
        self._open.setEnabled(not busy)
        self._test.setText(tr("Stop") if busy else tr("Test connection"))
