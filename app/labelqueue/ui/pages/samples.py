"""The samples of one dataset: found by a search, opened one by one."""

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from labelqueue.domain.errors import KnownError
from labelqueue.domain.listing import BY_NAME, SampleOrder
from labelqueue.domain.sample import SampleRow
from labelqueue.ui.bridge import Database, Files
from labelqueue.ui.context import Page
from labelqueue.ui.dialogs.frame import Message
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.named_set import NamedSet, SetBar
from labelqueue.ui.pages.queue_commands import QueueCommands
from labelqueue.ui.pages.sample_changes import Chosen, of_names
from labelqueue.ui.pages.sample_commands import SampleCommands
from labelqueue.ui.pages.sample_foot import SampleFoot
from labelqueue.ui.pages.sample_rows import Kept, SampleRows, Wanted
from labelqueue.ui.pages.sample_search import SampleSearch
from labelqueue.ui.pages.sample_table import SampleTable
from labelqueue.ui.pages.sample_tiles import USUAL_SIZE
from labelqueue.ui.pages.sample_views import Look, SampleViews
from labelqueue.ui.panels.sample_filters import SampleFilters
from labelqueue.ui.preferences import Preferences
from labelqueue.ui.side_page import PageBar, SidePage
from labelqueue.ui.theme import set_kind


class SamplesPage(SidePage):
    """A search field above a list, or pictures. Enter opens the chosen sample.

    `search` is the field, `filters` what may stand below it in the whole width, and `put_beside` takes a
    panel that hears by `sample_chosen` what it is to tell of.
    """

    page = Page.SAMPLES

    sample_chosen = Signal(object)
    """`SampleRow`: this one alone is chosen now; None: none, or several."""

    def __init__(
        self, database: Database, files: Files, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(database, parent)
        self._preferences = preferences
        self._dataset = ""
        self._order = BY_NAME
        self._all = self._deleted = False
        self._told: SampleRow | None = None
        self._table = SampleTable(self)
        self.views = SampleViews(self._table, files)
        self.rows = SampleRows(database, self._table, self.views, self)
        self._commands = SampleCommands(database, files, self, chosen=self._chosen_for_change)
        self._queue_commands = QueueCommands(database, self)
        self._queues = False
        self.search = SampleSearch()
        self.filters = QVBoxLayout()
        self._among: NamedSet | None = None
        self._set_bar = SetBar()
        self._filters = SampleFilters(database, self.search)
        self.filters.addWidget(self._filters)
        self.sides = QSplitter(Qt.Orientation.Horizontal)
        self._message = Message()
        self._foot = SampleFoot()
        self._open_button = QPushButton(tr("Open"))
        self._change = QPushButton(tr("Change…"))
        self._bar = PageBar(self, "", self.search, self._change, self._open_button)
        self._arrange()
        self._connect()
        self._recall()
        self._refresh_buttons()

    def show_dataset(
        self,
        name: str,
        *,
        manager: bool,
        queues: bool = False,
        search: str = "",
        among: NamedSet | None = None,
    ) -> None:
        """Show the samples of a dataset that `search` finds.

        `manager`: they may be changed, too; `queues`: new queues may be made of what is found.

        `among`: first only those that were counted somewhere.
        """
        self._queues = queues
        self._show_set(None if among is None or among.is_search else among)
        if among is not None:
            self._order = among.found.order
            self.views.show_order(self._order)
        self._commands.dataset = self._dataset = name
        self._bar.title.show_text(tr("Samples of {name}", name=name))
        self._change.setVisible(manager)
        self.rows.forget()
        self._on_chosen()
        self.search.show_search(search)
        self._deleted = False
        self._commands.show_deleted.setChecked(False)
        self._ask()
        self._filters.show_dataset(name)

    @property
    def dataset(self) -> str:
        """Whose samples are shown."""
        return self._dataset

    @property
    def shows_deleted(self) -> bool:
        """Whether those are shown that were deleted."""
        return self._deleted

    def forget_workspace(self) -> None:
        self._commands.dataset = self._dataset = ""
        self.rows.forget()
        self._message.clear()
        self._on_chosen()

    def put_beside(self, panel: QWidget, toggle: QWidget) -> None:
        """Have `panel` at the right of the samples, as wide as somebody makes it, and its button above."""
        self._bar.row.addWidget(toggle)
        self.sides.addWidget(panel)
        self.sides.setStretchFactor(self.sides.indexOf(panel), 0)

    @property
    def header(self) -> QHeaderView:
        """The columns."""
        return self.views.header

    def refresh(self) -> None:
        """Ask anew; what was chosen stays chosen, and one stays where one was."""
        self.views.tiles.look_again()
        self.rows.refresh()

    def chosen(self) -> list[str]:
        """The names of the chosen samples, from top to bottom, as far as their rows are here."""
        places = (place for some in self.views.chosen() for place in some)
        return [row.name for row in map(self._table.here, places) if row is not None]

    @property
    def chosen_count(self) -> int:
        """How many samples are chosen, wherever they are."""
        return sum(map(len, self.views.chosen()))

    def choose_all(self) -> None:
        """Choose all that are found, also those that nobody has scrolled to yet."""
        self.views.choose_all()
        self._all = not self._deleted and self.rows.found is not None
        self._refresh_buttons()

    def _chosen_for_change(self) -> Chosen:
        shown, found, places = self.rows.shown, self.rows.found, self.views.chosen()
        if shown is None or found is None:
            return of_names(self.chosen())
        if self._all:
            return Chosen(shown.query(), len(found))
        return Chosen(lambda: found.names(places), sum(map(len, places)))

    def _sort(self, order: SampleOrder) -> None:
        self._order = order
        if self._dataset:
            self._ask()

    def _show_deleted(self, shown: bool) -> None:
        if shown is not self._deleted:
            self._deleted = shown
            self._ask()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        (self.views.view if self.views.chosen() else self.search).setFocus()

    def _go_to_rows(self) -> None:
        if self._table.length:
            self.views.view.setFocus()

    # Rows

    def _ask(self) -> None:
        search, among = self.search.text(), self._among
        self.rows.ask(Wanted(self._dataset, search, self._order, deleted=self._deleted, among=among))

    def _show_set(self, among: NamedSet | None) -> None:
        self._among = among
        self._set_bar.show_set(among)
        # The criteria of a queue cannot say which were counted somewhere.
        self._filters.saved.offer_queues(self._queues and among is None)

    def _leave_set(self) -> None:
        self._show_set(None)
        self._ask()
        self.setFocus()

    def _on_begun(self) -> None:
        """The first page is there."""
        with QSignalBlocker(self.views):
            self.views.choose([range(1)] if self._table.length else [], scroll=True)
        self._show_found()
        self._on_chosen()

    def _on_completed(self, kept: Kept | None) -> None:
        """All are found, for the first time or anew."""
        if kept is not None:
            instead = min(kept.before[0].start if kept.before else 0, self._table.length - 1)
            with QSignalBlocker(self.views):
                self.views.choose(kept.now or ([range(instead, instead + 1)] if instead >= 0 else []))
        self._show_found()
        self._all = self._all and self.chosen_count == self._table.length
        self._refresh_buttons()
        self._tell_chosen(again=kept is not None)

    def _show_found(self) -> None:
        self.search.show_wrong(None)
        self._message.clear()
        shown = self.rows.shown
        searched = shown is not None and (shown.search.strip() or shown.among is not None)
        self.views.none.show_text(
            tr("Nothing found") if searched else tr("No samples yet"),
            tr("No sample of this dataset meets that search.")
            if searched
            else tr("Add images from the home page."),
        )
        self.views.show_found()
        self._show_place(self.views.current)

    def _on_arrived(self) -> None:
        self._message.clear()
        self._tell_chosen()

    def _on_failed(self, error: KnownError) -> None:
        self.search.show_wrong(error)
        self._message.show_error(translated(error))

    def _on_chosen(self) -> None:
        self._all = False
        self._refresh_buttons()
        self._tell_chosen(again=True)

    def _tell_chosen(self, *, again: bool = False) -> None:
        """Say which one is chosen, once its row is here; `again`: also if it is the same."""
        chosen = self.views.chosen()
        alone = [len(places) for places in chosen] == [1]
        row = self._table.here(chosen[0].start) if alone else None
        if again or row != self._told:
            self._told = row
            self.views.tiles.tell(row)
            self.sample_chosen.emit(row)
        self._open_button.setEnabled(row is not None and not self._deleted)

    def _open_found(self) -> None:
        """Enter in the search field: not what is still there of the search before."""
        if self.rows.up_to_date:
            self._open()

    def _open(self) -> None:
        row = self._told
        if row is not None and not self._deleted:
            self.open_requested.emit(self._dataset, row.queue, row.name)

    def _refresh_buttons(self) -> None:
        found = self.rows.found
        chosen = self.chosen_count
        self._commands.refresh(some=chosen > 0, deleted=self._deleted)
        self._foot.show_count(None if found is None else len(found), chosen)

    def _show_place(self, place: int) -> None:
        self._foot.show_place(place, self._table.length)

    def _open_menu(self, place: QPoint) -> None:
        if not self._change.isHidden():
            self._commands.menu.popup(place)

    # How they are shown

    def _show_as(self, look: Look) -> None:
        self.views.show_as(look)
        self._foot.show_look(look)
        self._preferences.as_tiles = look is Look.TILES

    def _resize_tiles(self, size: int) -> None:
        self.views.tiles.show_size(size)
        self._preferences.tile_size = size

    def _recall(self) -> None:
        size = self._preferences.tile_size
        self.views.tiles.show_size(USUAL_SIZE if size is None else size)
        self._foot.show_size(self.views.tiles.size_now)
        self._show_as(Look.TILES if self._preferences.as_tiles else Look.LIST)

    # Parts

    def _connect(self) -> None:
        self._set_bar.all_requested.connect(self._leave_set)
        self._set_bar.back_requested.connect(self.statistics_requested)
        self._table.order_requested.connect(self._sort)
        self.rows.begun.connect(self._on_begun)
        self.rows.completed.connect(self._on_completed)
        self.rows.arrived.connect(self._on_arrived)
        self.rows.failed.connect(self._on_failed)
        self.views.chosen_changed.connect(self._on_chosen)
        self.views.current_changed.connect(self._show_place)
        self.views.open_requested.connect(self._open)
        self.views.all_requested.connect(self.choose_all)
        self.views.menu_requested.connect(self._open_menu)
        self.search.search_changed.connect(self._ask)
        self.search.open_requested.connect(self._open_found)
        self.search.rows_requested.connect(self._go_to_rows)
        self._foot.place_requested.connect(self.views.go_to)
        self._foot.size_requested.connect(self._resize_tiles)
        self._foot.look_requested.connect(self._show_as)
        self._commands.all_requested.connect(self.choose_all)
        self._commands.deleted_requested.connect(self._show_deleted)
        self._commands.changed.connect(self.refresh)
        self._filters.saved.queue_requested.connect(
            lambda search: self._queue_commands.new_queue(self._dataset, search)
        )
        self._queue_commands.changed.connect(self.refresh)
        self._queue_commands.changed.connect(self._filters.look_again)
        for one in (self._commands, self._queue_commands, self._filters.saved):
            one.notice_requested.connect(self.notice_requested)

    def _arrange(self) -> None:
        self._open_button.setObjectName("open_sample")
        set_kind(self._open_button, "primary")
        self._open_button.clicked.connect(self._open)
        self._change.setObjectName("change_samples")
        self._change.setMenu(self._commands.menu)
        self.sides.setChildrenCollapsible(False)
        self.sides.addWidget(self.views)
        self.sides.setStretchFactor(0, 1)
        below = QVBoxLayout()
        below.setContentsMargins(16, 16, 16, 16)
        below.setSpacing(12)
        below.addWidget(self._message)
        below.addWidget(self.sides, 1)
        below.addWidget(self._foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._set_bar)
        column.addLayout(self.filters)
        column.addLayout(below, 1)
