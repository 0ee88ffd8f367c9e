"""One dataset on the home page: what it is, and a row for each of its queues."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from labelqueue.domain.overview import DatasetSummary, QueueSummary
from labelqueue.ui.i18n import tr
from labelqueue.ui.icons import icon
from labelqueue.ui.widgets.chips import CategoryChips
from labelqueue.ui.widgets.queue_row import QueueRow
from labelqueue.ui.widgets.thumbnails import Thumbnails, ThumbnailStrip
from labelqueue.ui.widgets.words import label


class DatasetCard(QFrame):
    """Shows a DatasetSummary; a newer one is shown in place, so that focus and scrolling stay."""

    start_requested = Signal(str, str, object)  # dataset, queue, Mode
    add_images_requested = Signal(str)
    export_requested = Signal(str)
    new_queue_requested = Signal(str)
    categories_requested = Signal(str)
    samples_requested = Signal(str)
    queue_command_requested = Signal(str, str, object)  # dataset, queue, RowCommand

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.name = ""
        self._for_managers: list[QAction] = []
        self._shown: tuple[DatasetSummary, bool, bool, bool, bool] | None = None
        self._name = label(kind="heading", wrap=True)
        self._description = label(kind="muted", wrap=True)
        self._chips = CategoryChips()
        self._strip = ThumbnailStrip(thumbnails, most=4)
        self._more = self._more_button()
        self._rows: list[QueueRow] = []
        self._rows_column = QVBoxLayout()
        self._rows_column.setSpacing(0)
        self._arrange()

    def show_dataset(
        self,
        dataset: DatasetSummary,
        *,
        manager: bool,
        reviewer: bool = False,
        looks: bool = False,
        menus: bool = False,
    ) -> None:
        """Show `dataset`; only a manager may add and export, a reviewer may make queues, too.

        `looks`: all samples may be looked at; `menus`: some queue on the page has a menu.
        """
        if self._shown == (dataset, manager, reviewer, looks, menus):
            return
        self._shown = (dataset, manager, reviewer, looks, menus)
        self.name = dataset.name
        self.setObjectName(f"dataset_card:{dataset.name}")
        self.setAccessibleName(tr("Dataset {dataset}", dataset=dataset.name))
        self._name.setText(dataset.name)
        self._description.setText(dataset.description)
        self._description.setVisible(bool(dataset.description))
        self._chips.show_categories(dataset.categories)
        self._strip.show_images(dataset.cover)
        self._more.setObjectName(f"more:{dataset.name}")
        self._more.setAccessibleName(tr("More for {dataset}", dataset=dataset.name))
        self._more.setVisible(manager or reviewer or looks)
        self._find.setVisible(looks)
        self._new_queue.setVisible(manager or reviewer)
        for action in self._for_managers:
            action.setVisible(manager)
        self._show_queues(dataset, manager=manager, reviewer=reviewer, menus=menus)

    def focus_chain(self) -> list[QWidget]:
        """What Tab goes through, from top to bottom."""
        return [self._more, *(button for row in self._rows for button in row.buttons())]

    def _show_queues(self, dataset: DatasetSummary, *, manager: bool, reviewer: bool, menus: bool) -> None:
        while len(self._rows) < len(dataset.queues):
            row = QueueRow()
            row.start_requested.connect(lambda queue, mode: self.start_requested.emit(self.name, queue, mode))
            row.command_requested.connect(
                lambda queue, command: self.queue_command_requested.emit(self.name, queue, command)
            )
            self._rows.append(row)
            self._rows_column.addWidget(row)
        while len(self._rows) > len(dataset.queues):
            row = self._rows.pop()
            row.hide()
            row.deleteLater()
        for row, queue in zip(self._rows, dataset.queues, strict=True):
            title = _title(dataset, queue)
            row.show_queue(dataset.name, queue, title=title, manager=manager, reviewer=reviewer, menus=menus)

    def _more_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("more"))
        button.setToolTip(tr("More: find a sample, new queue, add images, categories, export"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(button)
        self._find = menu.addAction(icon("search"), tr("Find a sample…"))
        self._find.setObjectName("find_sample")
        self._find.triggered.connect(lambda: self.samples_requested.emit(self.name))
        self._new_queue = menu.addAction(icon("queue"), tr("New queue…"))
        self._new_queue.setObjectName("new_queue")
        self._new_queue.triggered.connect(lambda: self.new_queue_requested.emit(self.name))
        add = menu.addAction(icon("plus"), tr("Add images…"))
        add.triggered.connect(lambda: self.add_images_requested.emit(self.name))
        categories = menu.addAction(icon("group"), tr("Categories…"))
        categories.setObjectName("change_categories")
        categories.triggered.connect(lambda: self.categories_requested.emit(self.name))
        export = menu.addAction(icon("export"), tr("Export…"))
        export.triggered.connect(lambda: self.export_requested.emit(self.name))
        self._for_managers = [add, categories, export]
        button.setMenu(menu)
        return button

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._name)
        words.addWidget(self._description)
        words.addSpacing(4)
        words.addWidget(self._chips)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addLayout(words, 1)
        head.addWidget(self._strip, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 8)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(self._rows_column)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


def _title(dataset: DatasetSummary, queue: QueueSummary) -> str:
    """A dataset's only queue holds everything; its name would say nothing."""
    return tr("All samples") if len(dataset.queues) == 1 else queue.name
