"""The label being drawn: its undo stack, what is selected or hovered, the category in force."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Signal

from labelqueue.domain.category import Category, in_slots
from labelqueue.domain.edits import Edit, Many, changed_by, complete, removal
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.joints import recategorised
from labelqueue.domain.label import Label
from labelqueue.domain.phrase import phrase, phrases
from labelqueue.domain.skeleton import Skeleton
from labelqueue.ui.i18n import translated
from labelqueue.ui.steps import Steps
from labelqueue.ui.tools.base import meant


class Document(QObject):
    """One label at a time. All changes go through `apply`, so all can be undone."""

    opened = Signal()
    """Another label is here, or none any more; `label_changed` comes with it."""
    label_changed = Signal()
    selection_changed = Signal()
    hover_changed = Signal()
    modified_changed = Signal(bool)
    editable_changed = Signal(bool)
    marks_changed = Signal()
    """Others are hidden, locked or ticked."""
    category_changed = Signal()
    """The categories or the one in force are others."""
    refused = Signal(str)
    """Something was not done; the sentence says why."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._label = self._saved = Label()
        self._selection: frozenset[AnnotationId] = frozenset()
        self._hovered: AnnotationId | None = None
        self._categories: tuple[Category, ...] = ()
        self._active_category = ""
        self._editable = False
        self._modified = False
        self._hidden: frozenset[AnnotationId] = frozenset()
        self._locked: frozenset[AnnotationId] = frozenset()
        self._ticked: frozenset[AnnotationId] = frozenset()
        self._undo_stack = Steps(self, change=lambda edit: self._put(edit.apply(self._label)))
        self.subject: object | None = None
        """What the label belongs to, as whoever opened it has said."""
        self.image_size: tuple[float, float] = (0.0, 0.0)
        """Width and height of the image that it is drawn on."""
        self.turn = 0
        """Counts the labels of samples that were opened."""
        self.last_turn = 0
        self.last_label = Label()
        """How the label of the sample before this one was left."""

    @property
    def label(self) -> Label:
        """The label as it is drawn now."""
        return self._label

    @property
    def selection(self) -> frozenset[AnnotationId]:
        """The selected annotations; all of them are in the label."""
        return self._selection

    @property
    def hovered(self) -> AnnotationId | None:
        """The annotation that the pointer is over, here or in a list."""
        return self._hovered

    @property
    def hidden(self) -> frozenset[AnnotationId]:
        """The annotations that are not to be seen, as long as this label is open."""
        return self._hidden

    @property
    def locked(self) -> frozenset[AnnotationId]:
        """The annotations that are not to be changed, as long as this label is open."""
        return self._locked

    @property
    def ticked(self) -> frozenset[AnnotationId]:
        """The annotations that a reviewer found right, as long as this label is open."""
        return self._ticked

    @property
    def undo_stack(self) -> "Steps":
        """The edits since the label was opened, as many as there is room for; clean where it was saved."""
        return self._undo_stack

    @property
    def categories(self) -> tuple[Category, ...]:
        """The categories of the dataset, in their order."""
        return self._categories

    @property
    def slots(self) -> tuple[Category | None, ...]:
        """Whose the keys of categories are, the first one first."""
        return in_slots(self._categories)

    @property
    def active_category(self) -> str:
        """What new shapes become; "" if there are no categories."""
        return self._active_category

    @property
    def skeleton(self) -> Skeleton | None:
        """The joints of the category in force; None: any number of them."""
        return self.skeletons.get(self._active_category)

    @property
    def skeletons(self) -> Mapping[str, Skeleton]:
        """The joints of all categories that have some."""
        return {one.name: one.skeleton for one in self._categories if one.skeleton is not None}

    @property
    def editable(self) -> bool:
        """Whether the label may be changed."""
        return self._editable

    @property
    def modified(self) -> bool:
        """Whether the label differs from the one that was opened or last saved."""
        return self._modified

    def set_categories(self, categories: Iterable[Category]) -> None:
        """Take the categories of a dataset; the one in force stays if it is among them."""
        self._categories = tuple(categories)
        names = [category.name for category in self._categories]
        if self._active_category not in names:
            self._active_category = names[0] if names else ""
        self.category_changed.emit()

    def open(
        self,
        label: Label,
        *,
        editable: bool = True,
        subject: object | None = None,
        size: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        """Draw on `label` from now on; undo and selection begin anew.

        `subject`: what it belongs to; `size`: width and height of its image.
        """
        if self.subject is not None:
            self.last_turn, self.last_label = self.turn, self._label
        if subject is not None:
            self.turn += 1
        self.image_size = size
        self._undo_stack.clear()
        self.select(())
        self.hover(None)
        self.mark(hidden=(), locked=(), ticked=())
        self._saved = label
        self.subject = subject
        self._set_editable(editable)
        self._put(label)
        self.opened.emit()

    def close(self) -> None:
        """No label any more."""
        self.open(Label(), editable=False)

    def freeze(self) -> None:
        """No changes from now on, neither edits nor undo; what is shown stays."""
        self._set_editable(False)

    def thaw(self) -> None:
        """Changes again, after `freeze`; undo goes on where it was."""
        self._set_editable(True)

    def mark_saved(self) -> None:
        """The label as it is now is stored. Undo goes on across it."""
        self._saved = self._label
        self._undo_stack.setClean()
        self._tell_modified()

    def apply(self, edit: Edit, text: str) -> None:
        """Change the label; `text` names the step in the menu.

        Nothing happens where it is not editable, or where something locked would become different.
        """
        nothing = isinstance(edit, Many) and not edit.edits
        if self._editable and not nothing and not (self._locked and changed_by(edit) & self._locked):
            self._undo_stack.add(complete(edit, self._label), text)

    def select(self, ids: Iterable[AnnotationId]) -> None:
        """Select these annotations and no others; ids that the label does not have are left out."""
        wanted = frozenset(ids)
        selection = wanted & {one.id for one in self._label} if wanted else wanted
        if selection != self._selection:
            self._selection = selection
            self.selection_changed.emit()

    def hover(self, annotation_id: AnnotationId | None) -> None:
        """The pointer is over this annotation now."""
        if annotation_id != self._hovered:
            self._hovered = annotation_id
            self.hover_changed.emit()

    def mark(
        self,
        *,
        hidden: Iterable[AnnotationId] | None = None,
        locked: Iterable[AnnotationId] | None = None,
        ticked: Iterable[AnnotationId] | None = None,
    ) -> None:
        """Hide, lock or tick these and no others; None: as it is. What is hidden is not selected."""
        before = self._hidden, self._locked, self._ticked
        if hidden is not None:
            self._hidden = frozenset(hidden)
        if locked is not None:
            self._locked = frozenset(locked)
        if ticked is not None:
            self._ticked = frozenset(ticked)
        if (self._hidden, self._locked, self._ticked) != before:
            self.select(self._selection - self._hidden)
            self.marks_changed.emit()

    def toggle_hidden(self, ids: frozenset[AnnotationId]) -> None:
        """Hide these; show them, if all of them are hidden."""
        self.mark(hidden=self._hidden - ids if ids <= self._hidden else self._hidden | ids)

    def toggle_locked(self, ids: frozenset[AnnotationId]) -> None:
        """Lock these; unlock them, if all of them are locked."""
        self.mark(locked=self._locked - ids if ids <= self._locked else self._locked | ids)

    def delete_selection(self) -> None:
        """Remove what the pointer is over, unless that is nothing or selected itself: then the selection."""
        self.delete(meant(self._selection, self._hovered))

    def delete(self, ids: frozenset[AnnotationId]) -> None:
        """Remove these annotations, in one step; locked ones stay."""
        gone = ids - self._locked
        if gone:
            text = phrases("Delete", "Delete {n} objects", len(gone))
            self.apply(removal(self._label, gone), text)

    def set_active_category(self, name: str) -> None:
        """New shapes become `name`; a name that is not among the categories changes nothing."""
        if name != self._active_category and name in (category.name for category in self._categories):
            self._active_category = name
            self.category_changed.emit()

    def choose_category(self, name: str) -> None:
        """`name` was picked from a list: new shapes become it, and so does what is selected."""
        self.set_active_category(name)
        self.recategorise(self._selection, name)

    def recategorise(self, ids: Iterable[AnnotationId], name: str) -> None:
        """Give these annotations another category, in one step.

        Locked ones keep theirs, and so do keypoints that do not have its joints.
        """
        done = recategorised(self._label, frozenset(ids) - self._locked, name, self.skeletons)
        self.apply(done.edit, phrase("Change category"))
        if self._editable and done.refusal:
            self.refused.emit(translated(done.refusal))

    def _set_editable(self, editable: bool) -> None:
        if editable != self._editable:
            self._editable = editable
            self._undo_stack.frozen = not editable
            self.editable_changed.emit(editable)

    def _put(self, label: Label) -> None:
        """Make `label` the one that is drawn and tell everybody; nobody ever sees an id that is gone."""
        self._label = label
        ids = {one.id for one in label} if self._selection or self._hovered is not None else set()
        selection, self._selection = self._selection, self._selection & ids
        hovered, self._hovered = self._hovered, self._hovered if self._hovered in ids else None
        self.label_changed.emit()
        if selection != self._selection:
            self.selection_changed.emit()
        if hovered != self._hovered:
            self.hover_changed.emit()
        self._tell_modified()

    def _tell_modified(self) -> None:
        modified = self._label != self._saved
        if modified != self._modified:
            self._modified = modified
            self.modified_changed.emit(modified)
