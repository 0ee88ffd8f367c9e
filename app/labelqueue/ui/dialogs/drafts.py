"""The drawings that were left on this computer, and what can be done with them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from labelqueue.domain.errors import KnownError
from labelqueue.domain.ids import SampleId
from labelqueue.domain.phrase import phrase
from labelqueue.domain.work import Fenced, Outcome
from labelqueue.ui.bridge import Database
from labelqueue.ui.dialogs.frame import FramedDialog
from labelqueue.ui.i18n import number, tr, translated
from labelqueue.ui.widgets.moments import since

if TYPE_CHECKING:
    from labelqueue.queue.drafts import Draft

HEADINGS: Final = (phrase("Sample"), phrase("Queue"), phrase("Drawn"), phrase("Objects"))
WIDTHS: Final = (260, 200, 130)


class DraftsDialog(FramedDialog):
    """A table; Open goes on with one, Compare only looks, Hand in sends it, Delete gives it up."""

    open_requested = Signal(str, str, str)  # dataset, queue, sample
    compare_requested = Signal(object)
    """Draft: it is to be seen beside the label of its sample, which stays where it is."""

    def __init__(self, database: Database, parent: QWidget, *, in_hand: SampleId | None) -> None:
        """`in_hand`: the sample whose drawing is not left, but open."""
        super().__init__(parent, title=tr("Drawings on this computer"))
        self.setObjectName("drafts_dialog")
        self.resize(780, 380)
        self._database, self._in_hand = database, in_hand
        self._drafts: Sequence[Draft] = ()
        self._tree = self._make_tree()
        self.body.addWidget(self._tree, 1)
        self._delete = self.add_button("delete_draft", tr("Delete"), kind="danger")
        self._delete.setToolTip(tr("Give up the drawing; nobody gets it back"))
        self._delete.clicked.connect(self._give_up)
        self._send = self.add_button("hand_in_draft", tr("Hand in"))
        self._send.setToolTip(tr("If somebody else has the sample by now, it is stored beside their label"))
        self._send.clicked.connect(self._hand_in)
        self._compare = self.add_button("compare_draft", tr("Compare…"))
        self._compare.setToolTip(tr("The drawing beside the label that the sample has now"))
        self._compare.clicked.connect(self._look)
        self.add_stretch()
        self.add_button("close_drafts", tr("Close")).clicked.connect(self.accept)
        self._open = self.add_button("open_draft", tr("Open"), kind="primary")
        self._open.setToolTip(tr("Go on with the drawing, or look at it where somebody else has the sample"))
        self._open.clicked.connect(self._go_on)
        self._show_buttons()
        self.refresh()

    def refresh(self) -> None:
        """Look which there are now."""
        self._database.run(
            lambda workspace: [
                one for one in workspace.drafts if one.is_aside or one.sample_id != self._in_hand
            ],
            then=self._show,
            failed=self._on_failed,
            context=self,
        )

    @property
    def header(self) -> QHeaderView:
        """The columns."""
        return self._tree.header()

    def _show(self, drafts: "Sequence[Draft]") -> None:
        self._drafts = drafts
        self._tree.clear()
        for one in drafts:
            texts = [one.sample, f"{one.dataset} / {one.queue}", since(one.drawn_at), number(len(one.label))]
            item = QTreeWidgetItem(texts)
            item.setTextAlignment(3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._tree.addTopLevelItem(item)
        if drafts:
            self._tree.setCurrentIndex(self._tree.model().index(0, 0))
            self._tree.setFocus()
        elif not self.message.text:
            self.message.show_info(tr("Nothing is left here: all that you have drawn was handed in."))
        self._show_buttons()

    def _on_failed(self, error: KnownError) -> None:
        self.message.show_error(translated(error))

    def _chosen(self) -> "Draft | None":
        row = self._tree.currentIndex().row()
        return self._drafts[row] if 0 <= row < len(self._drafts) else None

    def _show_buttons(self) -> None:
        for button in (self._delete, self._send, self._compare, self._open):
            button.setEnabled(self._chosen() is not None)

    def _give_up(self) -> None:
        draft = self._chosen()
        if draft is not None:
            self.message.clear()
            self._database.run(
                lambda workspace: workspace.drafts.give_up(draft),
                then=lambda _none: self.refresh(),
                failed=self._on_failed,
                context=self,
            )

    def _hand_in(self) -> None:
        draft = self._chosen()
        if draft is not None:
            self._database.run(
                lambda workspace: workspace.hand_in(draft),
                then=lambda outcome: self._on_handed_in(draft.sample, outcome),
                failed=self._on_failed,
                context=self,
            )

    def _on_handed_in(self, sample: str, outcome: Outcome | None) -> None:
        sentence = (
            translated(outcome.sentence)
            if isinstance(outcome, Fenced)
            else tr("{sample} is saved.", sample=sample)
        )
        self.message.show_info(sentence)
        self.refresh()

    def _look(self) -> None:
        draft = self._chosen()
        if draft is not None:
            self.compare_requested.emit(draft)

    def _go_on(self) -> None:
        draft = self._chosen()
        if draft is not None:
            self.accept()
            self.open_requested.emit(draft.dataset, draft.queue, draft.sample)

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("drafts")
        tree.setAccessibleName(tr("Drawings on this computer"))
        tree.setColumnCount(len(HEADINGS))
        tree.setHeaderLabels([translated(one) for one in HEADINGS])
        tree.headerItem().setTextAlignment(3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(WIDTHS):
            tree.header().resizeSection(column, width)
        tree.currentItemChanged.connect(self._show_buttons)
        tree.itemActivated.connect(self._go_on)
        return tree
