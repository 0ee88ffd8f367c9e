"""Changes of chosen samples under way: how far they are, stopping them, what came of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from labelqueue.domain.errors import KnownError
from labelqueue.domain.query import Query
from labelqueue.ui.bridge import Cancelled, Database, Progress
from labelqueue.ui.i18n import counted, tr, translated

if TYPE_CHECKING:
    from labelqueue.queue import Dataset
    from labelqueue.queue.changing import Changed

PATIENCE: Final = 500  # milliseconds after which one is shown how far it is


@dataclass(frozen=True, slots=True)
class Chosen:
    """Samples by their names, or all that a search finds, and how many these are.

    Names that are still to be looked up are a function, which is called on the database thread.
    """

    which: list[str] | Query | Callable[[], list[str]]
    count: int


Change = Callable[["Dataset", list[str] | Query, Callable[[int], None]], "Changed"]


class SampleChanges(QObject):
    """At most one at a time; its dialog lets nobody begin another."""

    changed = Signal()
    """Samples stand otherwise now, or may."""
    notice_requested = Signal(str, str)  # text, kind

    def __init__(self, database: Database, page: QWidget) -> None:
        super().__init__(page)
        self._database, self._page = database, page

    def run(
        self, dataset: str, chosen: Chosen, change: Change, said: Callable[[int], str], *, left: str = ""
    ) -> None:
        """Have `change` done. `said`: what is to be said of so many samples; `left`: why others stayed."""
        progress = Progress(self)
        dialog = self._show(progress, chosen.count)

        def then(done: "Changed") -> None:
            self._end(progress, dialog)
            stayed = counted("{n} stayed as it was.", "{n} stayed as they were.", done.left)
            words = [said(done.samples), *([f"{stayed} {left}".strip()] if done.left else [])]
            self.notice_requested.emit(" ".join(words), "info")
            self.changed.emit()

        def failed(error: KnownError) -> None:
            self._end(progress, dialog)
            if isinstance(error, Cancelled):
                text = tr("Stopped; what was changed before can be undone.")
                self.notice_requested.emit(text, "info")
            else:
                self.notice_requested.emit(translated(error), "error")
            self.changed.emit()

        self._database.run(
            lambda workspace: change(
                workspace.dataset(dataset), _looked_up(chosen), lambda n: progress.report(n, chosen.count)
            ),
            then=then,
            failed=failed,
            context=self,
        )

    def _show(self, progress: Progress, count: int) -> QProgressDialog:
        dialog = QProgressDialog(tr("Changing samples…"), tr("Stop"), 0, max(1, count), self._page)
        dialog.setObjectName("changing_samples")
        dialog.setWindowTitle(tr("Samples"))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(PATIENCE)
        dialog.setAutoReset(False)
        dialog.setAutoClose(False)
        progress.changed.connect(lambda done, total: dialog.setValue(min(done, total)))
        dialog.canceled.connect(progress.cancel)
        dialog.setValue(0)
        return dialog

    def _end(self, progress: Progress, dialog: QProgressDialog) -> None:
        dialog.canceled.disconnect()
        dialog.close()
        dialog.deleteLater()
        progress.deleteLater()


def of_names(names: Sequence[str]) -> Chosen:
    """These and no others."""
    return Chosen(list(names), len(names))


def _looked_up(chosen: Chosen) -> list[str] | Query:
    return chosen.which() if callable(chosen.which) else chosen.which
