"""What waits in a queue for people who are away, and who gets it instead."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QSpinBox,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from labelqueue.domain.errors import KnownError
from labelqueue.domain.member import Role
from labelqueue.domain.mine import Waits
from labelqueue.domain.people import AWAY_DAYS, Awaited
from labelqueue.domain.phrase import phrase
from labelqueue.ui.bridge import Database
from labelqueue.ui.dialogs.choose import ChooseDialog
from labelqueue.ui.dialogs.frame import FramedDialog
from labelqueue.ui.i18n import counted, tr, translated
from labelqueue.ui.widgets.moments import since
from labelqueue.ui.widgets.words import label

if TYPE_CHECKING:
    from labelqueue.queue import Workspace

HEADINGS: Final = (
    phrase("Sample"),
    phrase("Waits for"),
    phrase("Why"),
    phrase("Since"),
    phrase("Last seen"),
)
WIDTHS: Final = (280, 150, 130, 130)
MOST: Final = 1000  # rows that are shown; the oldest datasets have more than anybody reads
MOST_DAYS: Final = 365
WHY: Final = {
    Waits.SAVED: phrase("saved"),
    Waits.REJECTED: phrase("rejected"),
    Waits.CORRECTED: phrase("corrected"),
    Waits.ASSIGNED: phrase("assigned"),
}
"""Total over the reasons."""


class AwaitedDialog(FramedDialog):
    """A table of samples; those that are chosen are given to somebody, or to whoever comes next."""

    def __init__(
        self, database: Database, parent: QWidget, *, dataset: str, queue: str, manager: bool
    ) -> None:
        title = tr("Waiting for people who are away: {dataset} / {queue}", dataset=dataset, queue=queue)
        super().__init__(parent, title=title)
        self.setObjectName("awaited_dialog")
        self.resize(880, 440)
        self._database, self._place = database, (dataset, queue)
        self._rows: Sequence[Awaited] = ()
        self._days = self._make_days()
        self._tree = self._make_tree()
        self.body.addLayout(self._head())
        self.body.addWidget(self._tree, 1)
        self._reassign = self.add_button("reassign_awaited", tr("Reassign…"))
        self._reassign.setToolTip(tr("Give what is chosen to somebody, with the work on it"))
        self._reassign.clicked.connect(self._ask_whom)
        self._free = self.add_button("free_awaited", tr("Free for everybody"))
        self._free.setToolTip(tr("Whoever comes next gets it, with the work on it"))
        self._free.clicked.connect(lambda: self._pass_on(None))
        self._all = self.add_button("choose_all_awaited", tr("Choose all"))
        self._all.clicked.connect(self._tree.selectAll)
        for button in (self._reassign, self._free, self._all):
            button.setVisible(manager)
        self.add_stretch()
        self.add_button("close_awaited", tr("Close"), kind="primary").clicked.connect(self.accept)
        self._show_buttons()
        self._tree.setFocus()
        self.refresh()

    def refresh(self) -> None:
        """Ask what waits now."""
        (dataset, queue), days = self._place, self._days.value()
        self._database.run(
            lambda workspace: workspace.dataset(dataset).queue(queue).awaited(days=days, limit=MOST),
            then=self._show,
            failed=self._on_failed,
            context=self,
        )

    def _show(self, rows: Sequence[Awaited]) -> None:
        chosen = {one.sample for one in self._chosen()}
        self._rows = rows
        self._tree.clear()
        items = [QTreeWidgetItem(_texts(one)) for one in rows]
        self._tree.addTopLevelItems(items)
        again = [item for item, one in zip(items, rows, strict=True) if one.sample in chosen] or items[:1]
        if again:
            self._tree.setCurrentItem(again[0])
        for item in again:
            item.setSelected(True)
        if not rows:
            self.message.show_info(tr("Nothing waits here for anybody who is away."))
        elif len(rows) == MOST:
            self.message.show_info(tr("These are the first {n}.", n=MOST))
        else:
            self.message.clear()
        self._show_buttons()

    def _chosen(self) -> list[Awaited]:
        return [self._rows[self._tree.indexOfTopLevelItem(item)] for item in self._tree.selectedItems()]

    def _show_buttons(self) -> None:
        some = bool(self._tree.selectedItems())
        for button in (self._reassign, self._free):
            button.setEnabled(some)
        self._all.setEnabled(bool(self._rows))

    # What is done

    def _ask_whom(self) -> None:
        self._database.run(
            lambda workspace: [
                one.name for one in workspace.members() if one.active and one.may(Role.ANNOTATOR)
            ],
            then=self._choose_whom,
            failed=self._on_failed,
            context=self,
        )

    def _choose_whom(self, names: Sequence[str]) -> None:
        absent = {one.member for one in self._rows}
        able = [name for name in names if name not in absent]
        if not able:
            self.message.show_warning(tr("Everybody else is away, too."))
            return
        n = len(self._chosen())
        question = counted("Who gets {n} sample?", "Who gets {n} samples?", n)
        dialog = ChooseDialog(tr("Reassign"), question, able, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._pass_on)
        dialog.open()

    def _pass_on(self, to: str | None) -> None:
        (dataset, queue), chosen = self._place, self._chosen()
        for button in (self._reassign, self._free):
            button.setEnabled(False)
        self._database.run(
            lambda workspace: _pass_on(workspace, dataset, queue, chosen, to),
            then=lambda _none: self.refresh(),
            failed=self._on_failed,
            context=self,
        )

    def _on_failed(self, error: KnownError) -> None:
        self._show_buttons()
        self.message.show_error(translated(error))

    # Parts

    def _make_days(self) -> QSpinBox:
        field = QSpinBox()
        field.setObjectName("away_days")
        field.setAccessibleName(tr("Days without a sign of life"))
        field.setRange(0, MOST_DAYS)
        field.setValue(AWAY_DAYS)
        field.setKeyboardTracking(False)
        field.valueChanged.connect(lambda _days: self.refresh())
        return field

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(tr("Not active, or not heard of for so many days:")))
        row.addWidget(self._days)
        row.addStretch(1)
        return row

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("awaited")
        tree.setAccessibleName(tr("Samples that wait for people who are away"))
        tree.setColumnCount(len(HEADINGS))
        tree.setHeaderLabels([translated(one) for one in HEADINGS])
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(WIDTHS):
            tree.header().resizeSection(column, width)
        tree.itemSelectionChanged.connect(self._show_buttons)
        return tree


def _pass_on(
    workspace: "Workspace", dataset: str, queue: str, rows: Sequence[Awaited], to: str | None
) -> None:
    opened = workspace.dataset(dataset).queue(queue)
    for member in sorted({one.member for one in rows}):
        opened.pass_on(member, to, names=[one.sample for one in rows if one.member == member])


def _texts(one: Awaited) -> list[str]:
    member = one.member if one.active else tr("{name} (not active)", name=one.member)
    seen = since(one.seen) if one.seen is not None else tr("never")
    return [one.sample, member, translated(WHY[one.waits]), since(one.since), seen]
