"""Other names, colours, keys and skeletons for the categories of a dataset, new ones, and fewer."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from labelqueue.domain.category import Category, in_use
from labelqueue.domain.errors import KnownError
from labelqueue.queue import Workspace
from labelqueue.ui.bridge import Cancelled, Database, Progress
from labelqueue.ui.dialogs.choose import ChooseDialog
from labelqueue.ui.dialogs.frame import FramedDialog
from labelqueue.ui.dialogs.new_dataset.categories_page import CategoriesPage
from labelqueue.ui.i18n import counted, tr, translated

SIZE: Final = (760, 520)


class CategoriesDialog(FramedDialog):
    """Saves all at once; what is refused is said, and the table stays as it was filled in."""

    saved = Signal()

    def __init__(self, database: Database, parent: QWidget | None = None, *, dataset: str) -> None:
        super().__init__(parent, title=tr("Categories of {dataset}", dataset=dataset))
        self.setObjectName("categories_dialog")
        self._database, self._dataset = database, dataset
        self._before: tuple[Category, ...] | None = None
        self._progress: Progress | None = None
        self._page = CategoriesPage(manages=True)
        self._page.removal_requested.connect(self._look_whether_used)
        self._page.merge_requested.connect(self._ask_into)
        self.body.addWidget(self._page)
        self._cancel = self.add_button("categories_cancel", tr("Cancel"))
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)
        self.add_stretch()
        self._save = self.add_button("categories_save", tr("Save"), kind="primary")
        self._save.clicked.connect(self._on_save)
        self._page.changed.connect(self._refresh)
        self.resize(*SIZE)
        self._refresh()
        database.run(
            lambda workspace: workspace.dataset(dataset).categories,
            then=self._on_known,
            failed=self._on_failed,
            context=self,
        )

    @property
    def _busy(self) -> bool:
        return self._before is None or self._progress is not None

    def _refresh(self) -> None:
        """The only place that enables something."""
        problem = tr("One moment.") if self._busy else self._page.problem
        self._page.setEnabled(not self._busy)
        self._save.setEnabled(not problem)
        self._save.setToolTip(problem)
        self._cancel.setEnabled(self._progress is None or not self._progress.cancelled)

    def _on_known(self, categories: tuple[Category, ...]) -> None:
        self._before = categories
        self._page.model.show(categories)
        self._refresh()
        self._page.start()

    # Fewer

    def _look_whether_used(self, names: Sequence[str]) -> None:
        """Take away what no label has; say of others how many samples they are in."""

        def used(workspace: Workspace, progress: Progress) -> dict[str, int]:
            dataset = workspace.dataset(self._dataset)
            return {
                name: dataset.category_use(name, progress=lambda done: progress.report(done, 0))
                for name in names
            }

        progress = self._begin()
        self._database.run(
            lambda workspace: used(workspace, progress),
            then=self._on_use_known,
            failed=self._on_failed,
            context=self,
        )

    def _on_use_known(self, samples: dict[str, int]) -> None:
        self._end()
        self._page.remove_known([name for name, count in samples.items() if not count])
        self._page.go_on()
        used = [in_use(name, count) for name, count in samples.items() if count]
        if used:
            self.message.show_warning(" ".join(map(translated, used)))

    def _ask_into(self, rows: Sequence[int]) -> None:
        self.message.clear()
        names = [self._page.model.known(row) for row in rows]
        question = (
            tr("What is “{category}” to count as?", category=names[0])
            if len(names) == 1
            else counted("What is it to count as?", "What are {n} categories to count as?", len(names))
        )
        dialog = ChooseDialog(tr("Merge"), question, self._page.model.targets(rows), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(lambda into: self._page.model.merge(rows, into))
        dialog.open()

    # Saving

    def _on_save(self) -> None:
        self._page.commit()
        if self._page.problem:
            return
        wanted, model = self._page.categories(), self._page.model
        merged, deleted = model.merged(), model.deleted()
        if wanted == self._before and not merged and not deleted:
            self.accept()
            return
        progress = self._begin()
        self._database.run(
            lambda workspace: workspace.dataset(self._dataset).change_categories(
                wanted, merge=merged, delete=deleted, progress=lambda done: progress.report(done, 0)
            ),
            then=lambda _none: self._on_saved(),
            failed=self._on_failed,
            context=self,
        )

    def _on_saved(self) -> None:
        self._end()
        self.accept()
        self.saved.emit()

    def _on_failed(self, error: KnownError) -> None:
        self._end()
        if isinstance(error, Cancelled):
            self.message.show_info(tr("Stopped; nothing was changed."))
        else:
            self.message.show_error(translated(error))

    def _begin(self) -> Progress:
        """Labels may have to be looked through, which can take its time."""
        self.message.clear()
        progress = self._progress = Progress()
        progress.changed.connect(self._on_looked_at)
        self._refresh()
        return progress

    def _on_looked_at(self, done: int, _total: int) -> None:
        if self._progress is not None:
            self.message.show_info(
                counted(
                    "Looking through labels: {n} sample so far…",
                    "Looking through labels: {n} samples so far…",
                    done,
                )
            )

    def _end(self) -> None:
        self._progress = None
        self.message.clear()
        self._refresh()

    def reject(self) -> None:
        """Cancel, Escape and the window's own button: stop what is under way, or leave."""
        # Asked again while a server is slow to answer, it leaves.
        if self._progress is None or self._progress.cancelled:
            super().reject()
            return
        self._progress.cancel()
        self._refresh()
