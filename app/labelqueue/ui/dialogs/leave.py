"""Asks before somebody is let in no more, and says what becomes of what is theirs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from labelqueue.domain.errors import KnownError
from labelqueue.domain.member import Leaving, Member, Role
from labelqueue.ui.bridge import Database
from labelqueue.ui.dialogs.frame import FramedDialog, Message
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.leaving_words import afterwards
from labelqueue.ui.widgets.words import label

if TYPE_CHECKING:
    from labelqueue.queue import Workspace


class LeaveDialog(FramedDialog):
    """Esc and Enter both keep the member."""

    done_with = Signal(object)
    """`Leaving`: what came of it."""

    def __init__(self, database: Database, parent: QWidget, *, name: str, others: Sequence[Member]) -> None:
        """`others`: who may get what waits for them."""
        super().__init__(parent, title=tr("Deactivate {name}", name=name))
        self.setObjectName("leave_dialog")
        self.setMinimumWidth(520)
        self._database, self._name = database, name
        self.body.addWidget(label(tr("Let {name} in no more?", name=name), kind="heading"))
        self.body.addWidget(
            label(
                tr("What they did stays, with their name. They can be let in again at any time."),
                kind="muted",
                wrap=True,
            )
        )
        self._consequences = Message()
        self._consequences.setObjectName("consequences")
        self.body.addWidget(self._consequences)
        self._heir = QComboBox()
        self._heir.setObjectName("heir")
        self._heir.setAccessibleName(tr("Who gets what waits for them"))
        self._heir.addItem(tr("whoever comes next"), None)
        for one in others:
            if one.active and one.may(Role.ANNOTATOR):
                self._heir.addItem(one.name, one.name)
        self._heir.currentIndexChanged.connect(lambda _at: self._show())
        form = QFormLayout()
        form.addRow(tr("What waits for them is for"), self._heir)
        self.body.addLayout(form)
        self.body.addStretch(1)
        self._go = self.add_button("deactivate", tr("Deactivate"), kind="danger")
        self._go.clicked.connect(self._deactivate)
        self._go.setEnabled(False)
        self.add_stretch()
        keep = self.add_button("keep_member", tr("Keep"), kind="primary")
        keep.clicked.connect(self.reject)
        keep.setFocus()
        self._would: Leaving | None = None
        self._look()

    def _look(self) -> None:
        name = self._name
        self._database.run(
            lambda workspace: workspace.would_leave(name),
            then=self._on_known,
            failed=self._on_failed,
            context=self,
        )

    def _on_known(self, would: Leaving) -> None:
        self._would = would
        self._go.setEnabled(True)
        self._show()

    def _show(self) -> None:
        if self._would is None:
            return
        heir = self._heir.currentData()
        if not any((self._would.released, self._would.freed, self._would.saved)):
            self._consequences.show_info(tr("Nothing is in their hands, and nothing waits for them."))
        elif heir is None:
            self._consequences.show_warning("\n".join(afterwards(self._would)))
        else:
            text = tr("What is in their hands or waits for them goes to {name}.", name=heir)
            self._consequences.show_info(text)

    def _deactivate(self) -> None:
        name, heir = self._name, self._heir.currentData()
        self._go.setEnabled(False)
        self._database.run(
            lambda workspace: _leave(workspace, name, heir),
            then=self._on_done,
            failed=self._on_failed,
            context=self,
        )

    def _on_done(self, left: Leaving) -> None:
        self.accept()
        self.done_with.emit(left)

    def _on_failed(self, error: KnownError) -> None:
        self._go.setEnabled(self._would is not None)
        self.message.show_error(translated(error))


def _leave(workspace: "Workspace", name: str, heir: str | None) -> Leaving:
    """First what waits for them goes to somebody; otherwise it would be for anybody at once."""
    if heir is not None:
        workspace.pass_on(name, heir)
    return workspace.remove_member(name)
