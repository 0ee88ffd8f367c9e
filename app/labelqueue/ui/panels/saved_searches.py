"""The searches that a member keeps, in the menu of a button, and what else is done with a search."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QToolButton, QWidget

from labelqueue.domain.errors import KnownError
from labelqueue.ui.bridge import Database
from labelqueue.ui.i18n import tr, translated
from labelqueue.ui.icons import icon
from labelqueue.ui.pages.sample_search import SampleSearch

if TYPE_CHECKING:
    from labelqueue.queue import Dataset

_WIDEST: Final = 60  # characters of a search that stand beside its name


class SavedSearchesButton(QToolButton):
    """Pick one, save the present search, rename and forget; make a queue of what it finds."""

    notice_requested = Signal(str, str)  # text, kind
    queue_requested = Signal(str)  # the search

    def __init__(self, database: Database, search: SampleSearch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._database, self._search = database, search
        self._dataset = ""
        self._saved: dict[str, str] = {}
        self._queues = False
        self._menu = QMenu(self)
        self._menu.setObjectName("saved_searches")
        self._menu.setToolTipsVisible(True)
        self._menu.aboutToShow.connect(self._fill)
        self.setObjectName("filter:saved")
        self.setProperty("kind", "filter")
        self.setText(tr("Saved searches"))
        self.setIcon(icon("chevron-down", role="text_muted"))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the words
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def show_dataset(self, name: str) -> None:
        """Offer what is saved for that dataset."""
        if name != self._dataset:
            self._saved = {}
        self._dataset = name
        self._run(lambda dataset: None, failed=lambda _error: None)  # the list below says what is wrong

    def offer_queues(self, offered: bool) -> None:
        """Whether the member may make a queue, and the search alone says what is shown."""
        self._queues = offered

    def _fill(self) -> None:
        """The menu as things are now."""
        menu, text = self._menu, self._search.text().strip()
        understood = bool(text) and self._search.problem is None
        menu.clear()
        menu.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        for name, query in self._saved.items():
            action = menu.addAction(name.replace("&", "&&"))
            action.setObjectName(f"saved:{name}")
            action.setToolTip(query if len(query) <= _WIDEST else f"{query[:_WIDEST]}…")
            action.setCheckable(True)
            action.setChecked(query == text)
            action.triggered.connect(partial(self._pick, query))
        menu.addSeparator()
        save = menu.addAction(icon("save"), tr("Save this search…"))
        save.setObjectName("save_search")
        save.setEnabled(understood)
        save.triggered.connect(self._ask_name)
        for title, name_of, act in (
            (tr("Rename"), "rename_search", self._ask_other_name),
            (tr("Forget"), "forget_search", self._forget),
        ):
            each = menu.addMenu(title)
            each.setEnabled(bool(self._saved))
            for name in self._saved:
                action = each.addAction(name.replace("&", "&&"))
                action.setObjectName(f"{name_of}:{name}")
                action.triggered.connect(partial(act, name))
        if self._queues:
            menu.addSeparator()
            queue = menu.addAction(icon("queue"), tr("New queue from this search…"))
            queue.setObjectName("queue_from_search")
            queue.setEnabled(understood)
            queue.triggered.connect(lambda: self.queue_requested.emit(text))

    def _pick(self, query: str, _checked: bool = False) -> None:
        self._search.search_now(query)
        self._search.setFocus()

    def _ask_name(self) -> None:
        text = self._search.text().strip()
        self._ask(tr("Save the search"), tr("Name of the search:"), "", lambda name: self._save(name, text))

    def _ask_other_name(self, name: str, _checked: bool = False) -> None:
        self._ask(
            tr("Rename the search"), tr("New name of “{name}”:", name=name), name, partial(self._rename, name)
        )

    def _ask(self, title: str, question: str, before: str, then: Callable[[str], None]) -> None:
        dialog = QInputDialog(self.window())
        dialog.setObjectName("search_name")
        dialog.setWindowTitle(title)
        dialog.setLabelText(question)
        dialog.setTextValue(before)
        dialog.textValueSelected.connect(lambda name: then(name) if name.strip() else None)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _save(self, name: str, text: str) -> None:
        self._run(
            lambda dataset: dataset.save_search(name, text),
            tr("The search “{name}” is saved.", name=name.strip()),
        )

    def _rename(self, name: str, to: str) -> None:
        self._run(lambda dataset: dataset.rename_search(name, to))

    def _forget(self, name: str, _checked: bool = False) -> None:
        self._run(
            lambda dataset: dataset.forget_search(name), tr("The search “{name}” is forgotten.", name=name)
        )

    def _run(
        self,
        change: "Callable[[Dataset], Any]",
        said: str = "",
        *,
        failed: Callable[[KnownError], None] | None = None,
    ) -> None:
        """Change something, and look what is saved then."""
        name = self._dataset

        def changed(workspace: Any) -> dict[str, str]:
            dataset = workspace.dataset(name)
            change(dataset)
            found: dict[str, str] = dataset.saved_searches()
            return found

        def then(found: dict[str, str]) -> None:
            if name == self._dataset:
                self._saved = found
            if said:
                self.notice_requested.emit(said, "info")

        self._database.run(changed, then=then, failed=failed or self._on_failed, context=self)

    def _on_failed(self, error: KnownError) -> None:
        self.notice_requested.emit(translated(error), "error")
