"""The workspaces that were open here, to choose one or to take one out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from labelqueue.ui.bridge import Files
from labelqueue.ui.dialogs.connect.rows import quiet_button
from labelqueue.ui.i18n import tr
from labelqueue.ui.recent import Recent, RecentWorkspaces
from labelqueue.ui.widgets.words import label


class RecentList(QWidget):
    """Shows nothing of a password but that there is one in the keyring."""

    chosen = Signal(Recent)
    open_requested = Signal()  # the one that is chosen

    def __init__(self, recent: RecentWorkspaces, files: Files, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recent, self._files = recent, files
        self._list = _List()
        self._list.setObjectName("recent")
        self._list.setAccessibleName(tr("Recent workspaces"))
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.currentRowChanged.connect(self._on_chosen)
        self._list.itemClicked.connect(self._on_chosen)
        self._list.itemActivated.connect(self._open)
        self._remove = quiet_button("remove_recent", tr("Remove from the list"))
        self._remove.setToolTip(tr("The workspace itself stays as it is"))
        self._remove.clicked.connect(self._take_out)
        self._forget = quiet_button("forget_password", tr("Forget the password"))
        self._forget.clicked.connect(self._forget_password)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(tr("Recent workspaces"), kind="heading"))
        column.addWidget(self._list, 1)
        for button in (self._remove, self._forget):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def refresh(self) -> None:
        """Look which there are."""
        self._list.blockSignals(True)
        self._list.clear()
        for one in self._recent.all():
            item = QListWidgetItem(one.text)
            item.setToolTip(one.more)
            item.setData(Qt.ItemDataRole.UserRole, one)
            self._list.addItem(item)
        self._list.blockSignals(False)
        self.setVisible(self._list.count() > 0)
        self._show_buttons()

    @property
    def _current(self) -> Recent | None:
        found = self._list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return found if isinstance(found, Recent) else None

    def _on_chosen(self) -> None:
        self._show_buttons()
        if self._current is not None:
            self.chosen.emit(self._current)

    def _open(self) -> None:
        self._on_chosen()
        self.open_requested.emit()

    def _show_buttons(self) -> None:
        current = self._current
        self._remove.setEnabled(current is not None)
        self._forget.setVisible(current is not None and current.remembered)

    def _take_out(self) -> None:
        if (current := self._current) is not None:
            if current.remembered:
                self._drop_password(current)
            self._recent.remove(current.address)
            self.refresh()

    def _forget_password(self) -> None:
        if (current := self._current) is not None:
            self._drop_password(current)
            row = self._list.currentRow()
            self.refresh()
            self._list.setCurrentRow(row)

    def _drop_password(self, one: Recent) -> None:
        from labelqueue.ui import passwords

        self._recent.forget_password(one.address)
        self._files.run(
            lambda: passwords.forget(one.address), then=lambda _none: None, context=self, urgent=True
        )


class _List(QListWidget):
    """Tab only comes by: what stands in the form stays until one of the list is chosen."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.blockSignals(True)
        super().focusInEvent(event)
        self.blockSignals(False)
