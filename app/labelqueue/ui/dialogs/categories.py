"""Other names, colours and skeletons for the categories of a dataset, and new ones."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from labelqueue.domain.category import Category
from labelqueue.domain.errors import KnownError
from labelqueue.ui.bridge import Database
from labelqueue.ui.dialogs.frame import FramedDialog
from labelqueue.ui.dialogs.new_dataset.categories_page import CategoriesPage
from labelqueue.ui.i18n import tr, translated

SIZE: Final = (720, 520)


class CategoriesDialog(FramedDialog):
    """Saves all at once; what is refused is said, and the table stays as it was filled in."""

    saved = Signal()

    def __init__(self, database: Database, parent: QWidget | None = None, *, dataset: str) -> None:
        super().__init__(parent, title=tr("Categories of {dataset}", dataset=dataset))
        self.setObjectName("categories_dialog")
        self._database, self._dataset = database, dataset
        self._before: tuple[Category, ...] | None = None
        self._saving = False
        self._page = CategoriesPage()
        self.body.addWidget(self._page)
        cancel = self.add_button("categories_cancel", tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
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

    def _refresh(self) -> None:
        """The only place that enables something."""
        problem = tr("One moment.") if self._before is None or self._saving else self._page.problem
        self._page.setEnabled(self._before is not None and not self._saving)
        self._save.setEnabled(not problem)
        self._save.setToolTip(problem)

    def _on_known(self, categories: tuple[Category, ...]) -> None:
        self._before = categories
        self._page.model.show(categories)
        self._refresh()
        self._page.start()

    def _on_save(self) -> None:
        self._page.commit()
        if self._page.problem:
            return
        wanted = self._page.categories()
        if wanted == self._before:
            self.accept()
            return
        self.message.clear()
        self._saving = True
        self._refresh()
        self._database.run(
            lambda workspace: workspace.dataset(self._dataset).change_categories(wanted),
            then=lambda _none: self._on_saved(),
            failed=self._on_failed,
            context=self,
        )

    def _on_saved(self) -> None:
        self.accept()
        self.saved.emit()

    def _on_failed(self, error: KnownError) -> None:
        self._saving = False
        self.message.show_error(translated(error))
        self._refresh()
