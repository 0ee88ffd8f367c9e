"""What the hands find around the canvas: a menu on the right button, a hint, and the keys that are held."""

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from labelqueue.ui.actions import Actions
from labelqueue.ui.canvas.keys import CHOOSE, DELETE, REDO, UNDO, Keys
from labelqueue.ui.canvas_keys import CANVAS_ROWS
from labelqueue.ui.document import Document
from labelqueue.ui.held_keys import HeldKeys
from labelqueue.ui.pages.work_body import WorkBody
from labelqueue.ui.toolbars import object_menu


class Hands(QObject):
    """Only listens to the canvas and the list of objects; it changes nothing that is drawn."""

    hint_changed = Signal(str)

    def __init__(self, document: Document, body: WorkBody, actions: Actions, page: QWidget) -> None:
        super().__init__(page)
        self._document = document
        self._canvas = body.canvas
        self._body = body
        self._actions = actions
        self._hint = ""
        self._menu = object_menu(actions, page)
        self._held = HeldKeys(body.canvas, self)
        body.canvas.menu_requested.connect(self._open_menu)
        body.canvas.pointer_moved.connect(self.look)
        body.annotations.menu_requested.connect(self._menu.popup)
        actions.keys_changed.connect(self._take_keys)
        self._take_keys()

    def look(self) -> None:
        """Say what hands can do now, if that is something else."""
        hint = self._canvas.hint if self._document.editable else ""
        if hint != self._hint:
            self._hint = hint
            self.hint_changed.emit(hint)

    def _open_menu(self, place: QPoint) -> None:
        """For what is under the pointer, which is selected, because the pointer goes to the menu."""
        document = self._document
        if document.hovered is not None and document.hovered not in document.selection:
            document.select([document.hovered])
        self._menu.popup(place)

    def _take_keys(self) -> None:
        known = (*(row.id for row in CANVAS_ROWS), UNDO, REDO, DELETE, CHOOSE)
        keys = Keys({id_: self._actions.shortcuts.keys(id_) for id_ in known})
        self._body.categories.set_keys(keys)
        self._canvas.keys = self._body.annotations.list.keys = keys
        self.look()
