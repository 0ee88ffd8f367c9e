"""What the menus of datasets, queues and searches do with queues."""

from collections.abc import Callable
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from labelqueue.domain.errors import KnownError
from labelqueue.ui.bridge import Database
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.widgets.queue_row import RowCommand

if TYPE_CHECKING:
    from labelqueue.queue import Queue


class QueueCommands(QObject):
    """One method for each; dialogs are imported when somebody asks for them."""

    changed = Signal()
    """A queue is another one now."""
    notice_requested = Signal(str, str)  # text, kind
    take_over_requested = Signal(str, str, str)  # dataset, queue, sample
    statistics_requested = Signal(object, object)  # dataset, queue

    def __init__(self, database: Database, page: QWidget) -> None:
        super().__init__(page)
        self._database, self._page = database, page
        self.manager = False
        """Whether the member may do all of it."""

    def new_queue(self, dataset: str, criteria: str = "") -> None:
        """Ask for all about a new queue; `criteria` stand in the form already."""
        self._open_form(dataset, None, criteria)

    def perform(self, dataset: str, queue: str, command: RowCommand) -> None:
        """Do what the menu of a queue offers."""
        match command:
            case RowCommand.GUIDE:
                self.show_guide(dataset, queue)
            case RowCommand.WHO:
                self._show_who(dataset, queue)
            case RowCommand.AWAITED:
                self.show_awaited(dataset, queue)
            case RowCommand.STATISTICS:
                self.statistics_requested.emit(dataset, queue)
            case RowCommand.SETTINGS:
                self._open_form(dataset, queue)
            case RowCommand.PAUSE:
                self._run(
                    dataset, queue, lambda one: one.pause(), tr("The queue “{queue}” is paused.", queue=queue)
                )
            case RowCommand.RESUME:
                self._run(
                    dataset, queue, lambda one: one.resume(), tr("The queue “{queue}” goes on.", queue=queue)
                )
            case RowCommand.FINISH:
                self._run(
                    dataset,
                    queue,
                    lambda one: one.finish(),
                    tr("The queue “{queue}” is finished.", queue=queue),
                )
            case RowCommand.REMOVE:
                self._ask_to_remove(dataset, queue)
            case _:
                assert_never(command)

    def show_guide(self, dataset: str, queue: str) -> None:
        """Show the guide of a queue, if it has one."""
        from labelqueue.ui.dialogs.queue import GuideDialog

        self._database.run(
            lambda workspace: workspace.dataset(dataset).queue(queue).guide,
            then=lambda guide: GuideDialog(f"{dataset} / {queue}", guide, self._page).show(),
            failed=self._on_failed,
            context=self,
        )

    def _show_who(self, dataset: str, queue: str) -> None:
        from labelqueue.ui.dialogs.holdings import HoldingsDialog

        dialog = HoldingsDialog(
            self._database, self._page, dataset=dataset, queue=queue, manager=self.manager
        )
        dialog.open_requested.connect(self.take_over_requested)
        dialog.finished.connect(self.changed)
        self._open(dialog)

    def show_awaited(self, dataset: str, queue: str) -> None:
        """Show what waits in a queue for people who are away."""
        from labelqueue.ui.dialogs.awaited import AwaitedDialog

        dialog = AwaitedDialog(self._database, self._page, dataset=dataset, queue=queue, manager=self.manager)
        dialog.finished.connect(self.changed)
        self._open(dialog)

    def _open_form(self, dataset: str, queue: str | None, criteria: str = "") -> None:
        from labelqueue.ui.dialogs.queue import QueueDialog

        dialog = QueueDialog(self._database, self._page, dataset=dataset, queue=queue, criteria=criteria)
        dialog.saved.connect(self._on_done)
        self._open(dialog)

    def _ask_to_remove(self, dataset: str, queue: str) -> None:
        from labelqueue.ui.dialogs.queue import RemoveQueueDialog

        dialog = RemoveQueueDialog(queue, self._page)
        done = tr("The queue “{queue}” is gone; its samples are in the default one.", queue=queue)
        dialog.confirmed.connect(lambda: self._run(dataset, queue, lambda one: one.remove(), done))
        self._open(dialog)

    def _run(self, dataset: str, queue: str, job: "Callable[[Queue], None]", done: str) -> None:
        self._database.run(
            lambda workspace: job(workspace.dataset(dataset).queue(queue)),
            then=lambda _none: self._on_done(done),
            failed=self._on_failed,
            context=self,
        )

    def _on_done(self, text: str) -> None:
        self.notice_requested.emit(text, "info")
        self.changed.emit()

    def _on_failed(self, error: KnownError) -> None:
        self.notice_requested.emit(translated(error), "error")
        self.changed.emit()

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
