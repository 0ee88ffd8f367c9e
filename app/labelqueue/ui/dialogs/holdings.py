"""Who has which sample of a queue in hand, and what a manager can do about it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from labelqueue.domain.errors import KnownError
from labelqueue.domain.phrase import phrase
from labelqueue.domain.status import Mode
from labelqueue.domain.work import Holding, WorkItem
from labelqueue.ui.bridge import Database
from labelqueue.ui.dialogs.frame import FramedDialog
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.widgets.moments import since

if TYPE_CHECKING:
    from labelqueue.queue import Workspace

HEADINGS: Final = (
    phrase("Sample"),
    phrase("Member"),
    phrase("For"),
    phrase("Since"),
    phrase("On"),
    phrase("Last heard of"),
    phrase("Saved"),
)
WIDTHS: Final = (190, 110, 100, 110, 110, 140)
_FOR: Final = {Mode.LABEL: phrase("labeling"), Mode.REVIEW: phrase("review")}


class HoldingsDialog(FramedDialog):
    """A table of claims; Release frees one, Take over opens it here."""

    open_requested = Signal(str, str, str)  # dataset, queue, sample: to be taken over

    def __init__(
        self, database: Database, parent: QWidget, *, dataset: str, queue: str, manager: bool
    ) -> None:
        super().__init__(
            parent, title=tr("Who has what in {dataset} / {queue}", dataset=dataset, queue=queue)
        )
        self.setObjectName("holdings_dialog")
        self.resize(920, 420)
        self._database, self._place, self._manager = database, (dataset, queue), manager
        self._tree = self._make_tree()
        self.body.addWidget(self._tree, 1)
        self._release = self.add_button("release_holding", tr("Release"), kind="danger")
        self._release.setToolTip(
            tr("Give it back to the queue; what its holder still sends is kept as a copy")
        )
        self._release.clicked.connect(self._free)
        self._take = self.add_button("take_over_holding", tr("Take over"))
        self._take.setToolTip(tr("Go on with it here; what its holder still sends is kept as a copy"))
        self._take.clicked.connect(self._take_over)
        self.add_stretch()
        again = self.add_button("refresh_holdings", tr("Look again"))
        again.clicked.connect(self.refresh)
        self.add_button("close_holdings", tr("Close"), kind="primary").clicked.connect(self.accept)
        for button in (self._release, self._take):
            button.setVisible(manager)
        self._show_buttons()
        self.refresh()

    def refresh(self) -> None:
        """Ask who has what now."""
        dataset, queue = self._place
        self._database.run(
            lambda workspace: workspace.dataset(dataset).queue(queue).holdings(),
            then=self._show,
            failed=self._on_failed,
            context=self,
        )

    def _show(self, holdings: Sequence[Holding]) -> None:
        chosen = self._chosen()
        self._tree.clear()
        for one in holdings:
            item = QTreeWidgetItem(_texts(one))
            self._tree.addTopLevelItem(item)
            if one.sample == chosen:
                self._tree.setCurrentItem(item)
        if holdings and not chosen:  # where one is gone, none takes its place: the same press would free it
            self._tree.setCurrentIndex(self._tree.model().index(0, 0))
        if holdings:
            self.message.clear()
        else:
            self.message.show_info(tr("Nobody has a sample of this queue in hand."))
        self._show_buttons()

    def _on_failed(self, error: KnownError) -> None:
        self.message.show_error(translated(error))

    def _chosen(self) -> str:
        item = self._tree.currentItem()
        return item.text(0) if item is not None else ""

    def _show_buttons(self) -> None:
        for button in (self._release, self._take):
            button.setEnabled(bool(self._chosen()))

    def _free(self) -> None:
        (dataset, queue), sample = self._place, self._chosen()
        self._database.run(
            lambda workspace: _free(workspace, dataset, queue, sample),
            then=lambda _none: self.refresh(),
            failed=self._on_failed,
            context=self,
        )

    def _take_over(self) -> None:
        self.accept()
        self.open_requested.emit(*self._place, self._chosen())

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("holdings")
        tree.setAccessibleName(tr("Samples in hand"))
        tree.setColumnCount(len(HEADINGS))
        tree.setHeaderLabels([translated(one) for one in HEADINGS])
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(WIDTHS):
            tree.header().resizeSection(column, width)
        tree.currentItemChanged.connect(self._show_buttons)
        return tree


def _free(workspace: "Workspace", dataset: str, queue: str, sample: str) -> None:
    """Take the sample from its holder, and give it back."""
    opened = workspace.dataset(dataset)
    taken = opened.open(sample, take_over=True)
    if isinstance(taken, WorkItem):  # else it is done by now, and in nobody's hands
        opened.queue(queue).release(taken)


def _texts(one: Holding) -> list[str]:
    seen = since(one.seen) if one.seen else ""
    return [
        one.sample,
        one.member,
        translated(_FOR[one.mode]),
        since(one.since),
        one.host or "",
        seen,
        tr("yes") if one.saved else "",
    ]
