"""The first page: every dataset of the workspace, how far it is, and the buttons that start work."""

from typing import Final

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QFocusEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from labelqueue.domain.errors import KnownError
from labelqueue.domain.overview import DatasetSummary, Overview
from labelqueue.domain.phrase import phrase
from labelqueue.domain.status import Mode
from labelqueue.ui.bridge import Database, Files
from labelqueue.ui.i18n import counted, tr, translated
from labelqueue.ui.icons import icon
from labelqueue.ui.pages.queue_commands import QueueCommands
from labelqueue.ui.theme import set_kind
from labelqueue.ui.widgets.centred import centred
from labelqueue.ui.widgets.dataset_card import DatasetCard
from labelqueue.ui.widgets.drop import DropFrame, dropped_folder
from labelqueue.ui.widgets.empty_state import EmptyState
from labelqueue.ui.widgets.queue_row import RowCommand, start_name
from labelqueue.ui.widgets.thumbnails import Thumbnails
from labelqueue.ui.widgets.words import label

MANAGER_ONLY: Final = phrase("Only a manager may make a dataset.")
FOCUS_MARGIN: Final = 120  # pixels of the card that show around the focused button
NEW_FOR: Final = 10_000  # milliseconds in which what is shown is not asked for again
FILTER_FROM: Final = 7  # datasets; fewer are found faster by looking


class HomePage(QWidget):
    """Shows an Overview. What can be made of a dataset without opening it is started from here."""

    start_requested = Signal(str, str, object)  # dataset, queue, Mode
    notice_requested = Signal(str, str)  # text, kind
    samples_requested = Signal(str)  # dataset
    take_over_requested = Signal(str, str, str)  # dataset, queue, sample
    other_workspace_requested = Signal()
    my_work_requested = Signal()
    statistics_requested = Signal(object, object)  # dataset, queue; None: all

    def __init__(self, database: Database, files: Files, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("home_page")
        self.setAcceptDrops(True)
        self._database, self._files = database, files
        self._thumbnails = Thumbnails(files, self)
        self._queue_commands = QueueCommands(database, self)
        self._queue_commands.changed.connect(self.refresh)
        self._queue_commands.notice_requested.connect(self.notice_requested)
        self._queue_commands.statistics_requested.connect(self.statistics_requested)
        self._queue_commands.take_over_requested.connect(self.take_over_requested)
        self._overview: Overview | None = None
        self._age = QElapsedTimer()
        self._cards: dict[str, DatasetCard] = {}
        self._last_started = ""
        self._chained: tuple[list[str], list[int]] = ([], [])
        self._asked = 0
        self._title = label("", kind="title")
        self._member = label("", kind="muted")
        self._filter = self._make_filter()
        self._my_work = self._make_my_work_button()
        self._statistics = self._make_statistics_button()
        self._new = self._make_new_button(tr("New dataset"))
        self._new.setObjectName("new_dataset")
        self._new.hide()  # until it is known whether this member may
        self._column = QVBoxLayout()
        self._no_match = label("", kind="muted")
        self._loading = EmptyState(icons=("image", "queue", "image"), title=tr("Opening the workspace…"))
        self._empty, self._empty_new = self._make_empty()
        self._failed = self._make_failed()
        self._stack = QStackedWidget()
        self._list = self._make_list()
        for page in (self._loading, self._empty, self._failed, self._list):
            self._stack.addWidget(page)
        self._drop_frame = DropFrame(self, tr("Drop the folder to make a dataset of its images"))
        self._arrange()

    # What is shown

    def refresh(self) -> None:
        """Ask the database for a new overview and show it when it is there."""
        self._asked += 1
        number = self._asked
        self._database.run(
            lambda workspace: workspace.overview(),
            then=lambda overview: self._on_overview(number, overview),
            failed=self._on_overview_failed,
            context=self,
        )

    def keep_up(self) -> None:
        """Show how things stand by now, to somebody who is there: others go on meanwhile."""
        known = self._overview is not None and self._age.hasExpired(NEW_FOR)
        if known and self.isVisible() and self.isActiveWindow():
            self.refresh()

    @property
    def overview(self) -> Overview | None:
        """What is shown; None before the first answer."""
        return self._overview

    def show_overview(self, overview: Overview) -> None:
        """Show `overview`, in place: scroll position and focus stay where they are."""
        first = self._overview is None
        self._overview = overview
        self._age.start()
        self._queue_commands.manager = overview.manager
        self._title.setText(overview.title)
        self._member.setText(tr("You are {member}", member=overview.member))
        self._show_waiting(overview.waiting)
        self._new.setEnabled(overview.manager)
        self._new.setToolTip("" if overview.manager else translated(MANAGER_ONLY))
        self._show_cards(overview)
        self._show_empty_text(manager=overview.manager)
        # The empty page has a button of its own.
        self._new.setVisible(bool(overview.datasets) or not overview.manager)
        self._filter.setVisible(len(overview.datasets) >= FILTER_FROM)
        self._apply_filter()
        self._stack.setCurrentWidget(self._list if overview.datasets else self._empty)
        if first:
            self._focus_work()

    def _on_overview(self, number: int, overview: Overview) -> None:
        if number == self._asked:  # an older answer must not replace a newer one
            self.show_overview(overview)

    def _on_overview_failed(self, error: KnownError) -> None:
        if self._overview is None:
            self._failed.show_text(tr("The workspace cannot be read"), translated(error))
            self._stack.setCurrentWidget(self._failed)
        else:
            self.notice_requested.emit(translated(error), "error")

    def _show_cards(self, overview: Overview) -> None:
        names = [dataset.name for dataset in overview.datasets]
        queues = [len(dataset.queues) for dataset in overview.datasets]
        guides = any(queue.has_guide for dataset in overview.datasets for queue in dataset.queues)
        menus = overview.may_create_queues or guides
        for gone in [name for name in self._cards if name not in names]:
            card = self._cards.pop(gone)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, dataset in enumerate(overview.datasets):
            found = self._cards.get(dataset.name)
            card = self._make_card() if found is None else found
            self._cards[dataset.name] = card
            if self._column.indexOf(card) != place:
                self._column.removeWidget(card)
                self._column.insertWidget(place, card)
            card.show_dataset(
                dataset,
                manager=overview.manager,
                reviewer=overview.may_create_queues,
                looks=overview.may_look,
                menus=menus,
            )
        if (names, queues) != self._chained:
            self._chained = names, queues
            self._chain_focus(names)

    def _make_card(self) -> DatasetCard:
        card = DatasetCard(self._thumbnails, self)
        card.start_requested.connect(self._on_start_requested)
        card.add_images_requested.connect(self._add_images)
        card.export_requested.connect(self._export)
        card.categories_requested.connect(self._change_categories)
        card.samples_requested.connect(self.samples_requested)
        card.new_queue_requested.connect(self._queue_commands.new_queue)
        card.queue_command_requested.connect(self._queue_commands.perform)
        return card

    def _chain_focus(self, names: list[str]) -> None:
        """Tab goes through the cards from top to bottom, in whatever order they were made."""
        last: QWidget = self._filter
        for name in names:
            for widget in self._cards[name].focus_chain():
                QWidget.setTabOrder(last, widget)
                last = widget

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._focus_work()

    def _focus_work(self) -> None:
        """Whoever comes here to go on with their work presses Enter."""
        every = [button for name in self._cards for button in self._cards[name].focus_chain()]
        open_ones = [one for one in every if isinstance(one, QPushButton) and one.isEnabled()]
        last = next((one for one in open_ones if one.objectName() == self._last_started), None)
        chosen = last or next(iter(open_ones), None)
        (chosen or self._new).setFocus()
        if chosen is not None:
            self._list.ensureWidgetVisible(chosen, 0, FOCUS_MARGIN)

    def _on_start_requested(self, dataset: str, queue: str, mode: Mode) -> None:
        self._last_started = start_name(dataset, queue, mode)
        self.start_requested.emit(dataset, queue, mode)

    def _apply_filter(self) -> None:
        wanted = self._filter.text().strip().casefold() if not self._filter.isHidden() else ""
        datasets = self._overview.datasets if self._overview else ()
        found = 0
        for dataset in datasets:
            matches = wanted in f"{dataset.name}\n{dataset.description}".casefold()
            self._cards[dataset.name].setVisible(matches)
            found += matches
        self._no_match.setText(tr("No dataset is called “{filter}”.", filter=self._filter.text().strip()))
        self._no_match.setVisible(bool(datasets) and not found)

    def _show_empty_text(self, *, manager: bool) -> None:
        self._empty_new.setVisible(manager)
        if manager:
            self._empty.show_text(
                tr("No datasets yet"),
                tr("A dataset is a set of images that are labeled together, and the categories for it."),
            )
        else:
            self._empty.show_text(
                tr("No datasets yet"),
                tr("A manager of this workspace makes them; then your work shows here."),
            )

    # Dialogs

    def perform(self, dataset: str, queue: str, command: RowCommand) -> None:
        """Do what the menu of a queue offers."""
        self._queue_commands.perform(dataset, queue, command)

    def new_dataset(self, folder: str = "") -> None:
        """Open the wizard, on `folder` if one is given."""
        if self._overview is not None and not self._overview.manager:
            self.notice_requested.emit(translated(MANAGER_ONLY), "warning")
            return
        # The dialogs load what reads and writes images and labels, for which the window must not wait.
        from labelqueue.ui.dialogs.new_dataset import NewDatasetDialog

        dialog = NewDatasetDialog(self._database, self._files, self._thumbnails, self, folder=folder)
        dialog.dataset_created.connect(lambda _name: self.refresh())
        dialog.start_requested.connect(self.start_requested)
        self._open(dialog)

    def _add_images(self, name: str) -> None:
        from labelqueue.ui.dialogs.add_images import AddImagesDialog

        dialog = AddImagesDialog(self._database, self._files, self._thumbnails, self, dataset=name)
        dialog.samples_added.connect(lambda _count: self.refresh())
        self._open(dialog)

    def _change_categories(self, name: str) -> None:
        from labelqueue.ui.dialogs.categories import CategoriesDialog

        dialog = CategoriesDialog(self._database, self, dataset=name)
        dialog.saved.connect(self.refresh)
        self._open(dialog)

    def _export(self, name: str) -> None:
        from labelqueue.ui.dialogs.export import ExportDialog

        dataset = self._dataset(name)
        if dataset is not None:
            self._open(ExportDialog(self._database, self._files, self, dataset=dataset))

    def _dataset(self, name: str) -> DatasetSummary | None:
        datasets = self._overview.datasets if self._overview else ()
        return next((dataset for dataset in datasets if dataset.name == name), None)

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # Dropping a folder

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        manager = self._overview is not None and self._overview.manager
        if manager and dropped_folder(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._drop_frame.appear()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop_frame.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_frame.hide()
        folder = dropped_folder(event.mimeData())
        event.acceptProposedAction()
        # Not in here: the program that the folder comes from waits until this returns.
        QTimer.singleShot(0, self, lambda: self.new_dataset(folder))

    # Parts

    def _make_new_button(self, text: str) -> QPushButton:
        button = QPushButton(icon("plus", role="accent_text"), text)
        button.setProperty("kind", "primary")
        button.clicked.connect(lambda _checked: self.new_dataset())
        return button

    def _make_my_work_button(self) -> QPushButton:
        button = QPushButton(icon("my-work"), tr("My work"))
        button.setObjectName("my_work_button")
        button.clicked.connect(self.my_work_requested)
        button.hide()  # until there is a workspace
        return button

    def _make_statistics_button(self) -> QPushButton:
        button = QPushButton(icon("statistics"), tr("Statistics"))
        button.setObjectName("statistics_button")
        button.setToolTip(tr("What was done, how long it took, and how it stands"))
        button.clicked.connect(lambda _checked: self.statistics_requested.emit(None, None))
        button.hide()  # until there is a workspace
        return button

    def _show_waiting(self, waiting: int) -> None:
        self._my_work.setText(tr("My work · {n}", n=waiting) if waiting else tr("My work"))
        self._my_work.setToolTip(
            counted("{n} sample waits for you", "{n} samples wait for you", waiting)
            if waiting
            else tr("What is in your hands, what waits for you, and what became of what you did")
        )
        self._my_work.show()
        self._statistics.show()

    def _make_filter(self) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName("filter_datasets")
        field.setPlaceholderText(tr("Find a dataset"))
        field.setAccessibleName(tr("Find a dataset"))
        field.setClearButtonEnabled(True)
        field.addAction(icon("search", role="text_muted"), QLineEdit.ActionPosition.LeadingPosition)
        field.setFixedWidth(240)
        field.textChanged.connect(self._apply_filter)
        field.hide()
        return field

    def _make_empty(self) -> tuple[EmptyState, QPushButton]:
        empty = EmptyState(icons=("image", "dataset", "review"), title=tr("No datasets yet"))
        button = self._make_new_button(tr("Make a dataset from a folder of images…"))
        button.setObjectName("new_dataset_from_folder")
        empty.add(button)
        empty.add(
            label(tr("or drop a folder here. To look around first, run “labelqueue demo”."), kind="muted")
        )
        other = QPushButton(icon("users"), tr("Work in another workspace…"))
        other.setObjectName("other_workspace")
        set_kind(other, "quiet")
        other.clicked.connect(self.other_workspace_requested)
        empty.add(other)
        return empty, button

    def _make_failed(self) -> EmptyState:
        failed = EmptyState(icons=("dataset", "warning", "queue"), title="")
        again = QPushButton(icon("refresh"), tr("Try again"))
        again.setObjectName("try_again")
        again.clicked.connect(self._try_again)
        failed.add(again)
        return failed

    def _try_again(self) -> None:
        self._stack.setCurrentWidget(self._loading)
        self.refresh()

    def _make_list(self) -> QScrollArea:
        self._column.setSpacing(16)
        column = QVBoxLayout()
        column.addLayout(self._column)
        column.addWidget(self._no_match, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("datasets")
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(centred(column, margins=(24, 4, 24, 24)))
        scroll.verticalScrollBar().rangeChanged.connect(self._align_head)
        return scroll

    def _align_head(self, _least: int, most: int) -> None:
        """Keep the head above the cards, from which a scroll bar takes some width."""
        bar = self._list.verticalScrollBar().sizeHint().width() if most else 0
        self._head.setContentsMargins(0, 0, bar, 0)

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._member)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addLayout(words, 1)
        head.addWidget(self._filter)
        head.addWidget(self._statistics)
        head.addWidget(self._my_work)
        head.addWidget(self._new)
        self._head = centred(head, margins=(24, 24, 24, 16))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)
