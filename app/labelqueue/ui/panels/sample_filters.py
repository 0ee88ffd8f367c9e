"""The search of the Samples page as buttons and chips: they read and write its text, and remember nothing."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from labelqueue.domain.query import Field, InvalidQuery, Term
from labelqueue.domain.query_edits import ANY, turned, values_in, with_only, with_values, without
from labelqueue.domain.query_parser import Located, located
from labelqueue.domain.status import LabelStatus, words
from labelqueue.domain.vocabulary import PEOPLE, Vocabulary
from labelqueue.ui.bridge import Database
from labelqueue.ui.i18n import capitalized, tr, translated
from labelqueue.ui.icons import icon, status_icon
from labelqueue.ui.pages.sample_search import SampleSearch
from labelqueue.ui.panels.more_filters import MoreFilters
from labelqueue.ui.panels.saved_searches import SavedSearchesButton
from labelqueue.ui.widgets.check_popover import CheckPopover, Choice
from labelqueue.ui.widgets.flow_layout import FlowLayout
from labelqueue.ui.widgets.search_field import LONG
from labelqueue.ui.widgets.search_words import TITLES, in_words

BUTTONS: Final = (Field.STATUS, Field.QUEUE, Field.LABELED_BY, Field.CATEGORY)
_NOBODY: Final = "-*"
"""Stands in a list of people for nobody at all."""


class SampleFilters(QWidget):
    """Buttons with lists to tick in, and below them each term of the search, which a click takes out."""

    def __init__(self, database: Database, search: SampleSearch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sample_filters")
        self._database, self._search = database, search
        self._dataset = ""
        self._known = Vocabulary()
        self._terms: list[Term] = []
        self._buttons = [self._button(field) for field in BUTTONS]
        self._more = _tool_button("filter:more", tr("More"))
        self.more = MoreFilters(self)
        self.more.list_requested.connect(lambda key: self._open_list(key, self._more))
        self.more.wanted.connect(self._set_only)
        self._more.setMenu(self.more.menu)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.saved = SavedSearchesButton(database, search)
        self._made: list[_Chip] = []
        self._chips = QWidget()
        self._chips.setObjectName("search_terms")
        self._flow = FlowLayout(self._chips)
        self._arrange()
        search.search_changed.connect(self._refresh)
        self._refresh()

    def show_dataset(self, name: str) -> None:
        """Offer the names that mean something there."""
        self._dataset = name
        self._refresh()
        if self.isVisible():
            self.look_again()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody comes here, or comes back: there may be other names by now."""
        super().showEvent(event)
        self.look_again()

    def look_again(self) -> None:
        """There may be other names by now."""
        name = self._dataset
        if not name:
            return
        self.saved.show_dataset(name)
        self._database.run(
            lambda workspace: workspace.dataset(name).vocabulary(),
            then=lambda found: self._on_known(name, found),
            failed=lambda _error: None,  # the list below says what is wrong
            context=self,
        )

    def _on_known(self, dataset: str, found: Vocabulary) -> None:
        if dataset == self._dataset:
            self._known = found
            self._search.know(found)
            self.more.know(found)

    def _refresh(self) -> None:
        """Show the terms of the search; while it cannot be understood, they stay and do nothing."""
        terms = self._read()
        for widget in (*self._buttons, self._more, self._chips):
            widget.setEnabled(terms is not None)
        if terms is None or [one.term for one in terms] == self._terms:
            return
        self._terms = [one.term for one in terms]
        for chip in self._made:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._made = [self._chip(number, one) for number, one in enumerate(self._terms)]
        self._chips.setVisible(bool(terms))
        for chip in self._made:
            self._flow.addWidget(chip)
            chip.show()  # a layout would wait with that, and nobody could set the focus to it

    def _read(self) -> list[Located] | None:
        text = self._search.text()
        try:
            return None if len(text) > LONG else located(text)
        except InvalidQuery:
            return None

    def _chip(self, number: int, term: Term) -> "_Chip":
        chip = _Chip(number, in_words(term))
        chip.clicked.connect(partial(self._change_term, number, without))
        chip.turn_requested.connect(partial(self._change_term, number, turned))
        return chip

    def _change_term(
        self, number: int, change: Callable[[str, Located], str], _checked: bool = False
    ) -> None:
        # Somebody may have typed since the chips were made.
        found = next((one for one in self._read() or () if one.term == self._terms[number]), None)
        if found is None:
            return
        self._search.search_now(change(self._search.text(), found))
        # Whoever came with the keyboard goes on from there.
        (self._made[min(number, len(self._made) - 1)] if self._made else self._search).setFocus()

    # Lists

    def _button(self, field: Field) -> QToolButton:
        button = _tool_button(f"filter:{field}", translated(TITLES[field]))
        button.clicked.connect(lambda: self._open_list(field.value, button))
        return button

    def _open_list(self, key: str, button: QToolButton) -> None:
        open_one = next((one for one in self.window().findChildren(CheckPopover) if one.isVisible()), None)
        if open_one is not None:  # the button was pressed once more
            open_one.close_list()
            return
        field = Field(key) if key in frozenset(Field) else None
        popover = CheckPopover(button, translated(TITLES[field]) if field else key)
        popover.ticked.connect(partial(self._on_ticked, popover, key))
        popover.open_list(self._choices(key, field), self._chosen(key))

    def _choices(self, key: str, field: Field | None) -> list[Choice]:
        if field is Field.STATUS:
            return [Choice(one.value, capitalized(words(one)), status_icon(one)) for one in LabelStatus]
        if field is None:
            values = next((v for k, v in self.more.metadata if k == key), ())
            return [Choice(one, one.strip('"')) for one in values]
        written = self._known.values(field)
        names = {
            Field.QUEUE: self._known.queues,
            Field.CATEGORY: self._known.categories,
        }.get(field, self._known.members)
        nobody = [Choice(_NOBODY, tr("(nobody)"))] if field in PEOPLE else []
        return nobody + [Choice(value, name) for value, name in zip(written, names, strict=True)]

    def _chosen(self, key: str) -> list[str]:
        text = self._search.text()
        nobody = [_NOBODY] if ANY in values_in(text, key, negated=True) else []
        return [*values_in(text, key), *nobody]

    def _on_ticked(self, popover: CheckPopover, key: str, value: str, on: bool) -> None:
        text = self._search.text()
        if value == _NOBODY:
            text = with_only(text, key, [ANY] if on else [], negated=True)
        else:
            before = [one for one in values_in(text, key) if one != value]
            text = with_only(text, key, [*before, value]) if on else with_values(text, key, before)
        self._search.search_now(text)
        popover.tick(self._chosen(key))

    def _set_only(self, key: str, value: str, negated: bool) -> None:
        text = self._search.text()
        self._search.search_now(with_only(text, key, [value] if value else [], negated=negated))

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        for button in (*self._buttons, self._more):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.saved)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._chips)


class _Chip(QToolButton):
    """One term of the search. A click, Delete or Backspace takes it out, a minus turns it round."""

    turn_requested = Signal()
    """It is to mean the contrary."""

    def __init__(self, number: int, text: str) -> None:
        super().__init__()
        self.setObjectName(f"term:{number}")
        self.setProperty("kind", "term")
        self.setText(
            self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, 360).replace("&", "&&")
        )
        self.setIcon(icon("close", role="text_muted"))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands behind the words
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(
            tr("{text}\nA click takes it out of the search; the minus key makes it the contrary.", text=text)
        )
        self.setAccessibleName(tr("Take “{text}” out of the search", text=text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys:
            self.click()
        elif event.key() == Qt.Key.Key_Minus:
            self.turn_requested.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Take out")).triggered.connect(self.click)
        menu.addAction(tr("The contrary of it")).triggered.connect(self.turn_requested)
        menu.popup(event.globalPos())


def _tool_button(name: str, text: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setProperty("kind", "filter")
    button.setText(text)
    button.setIcon(icon("chevron-down", role="text_muted"))
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the word
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setAccessibleName(tr("Filter: {text}", text=text))
    return button
