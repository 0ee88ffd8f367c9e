"""Any two labels of one sample, side by side, with what differs between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QSizePolicy, QToolButton, QWidget

from labelqueue.domain.category import Category
from labelqueue.domain.changes import Change, changes, image_changed
from labelqueue.domain.errors import KnownError
from labelqueue.domain.label import Label, Revision
from labelqueue.domain.sample import Sample
from labelqueue.ui.actions import ActionId
from labelqueue.ui.bridge import Database, Files
from labelqueue.ui.canvas import Pyramid
from labelqueue.ui.canvas.differences import Side
from labelqueue.ui.dialogs.frame import FramedDialog
from labelqueue.ui.i18n import counted, tr, translated
from labelqueue.ui.image_loader import ImageLoader
from labelqueue.ui.panels.changes import ChangesPanel
from labelqueue.ui.view_options import ViewOptions
from labelqueue.ui.widgets.moments import since
from labelqueue.ui.widgets.side_by_side import SideBySide

if TYPE_CHECKING:
    from labelqueue.queue import Dataset, Workspace
    from labelqueue.queue.drafts import Draft
    from labelqueue.ui.actions import Actions

SIZE: Final = QSize(1080, 720)
SHOWN: Final = 16  # characters of a revision that a narrow window still has room for
DRAWING: Final = -1
"""In place of a number: what was drawn on this computer."""

NOTHING: Final = 0
"""In place of a number: no label."""

KEYS: Final = (
    ActionId.ZOOM_FIT,
    ActionId.ZOOM_100,
    ActionId.ZOOM_OUT,
    ActionId.ZOOM_IN,
    ActionId.NEXT_CHANGE,
)
"""What one does here as on the work page, with the same keys."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The numbers of two revisions, or `DRAWING` or `NOTHING`."""

    before: int
    after: int


def usual_pair(revisions: Sequence[Revision], *, wanted: int = 0) -> Pair:
    """A label beside the one before it, the current one unless another is `wanted` (a number, or `DRAWING`).

    What came too late never was the label of the sample: another one stands beside it only if there is
    nothing else.
    """
    current = next((one.number for one in revisions if one.current), NOTHING)
    if wanted == DRAWING:
        return Pair(current, DRAWING)
    after = wanted or current or max((one.number for one in revisions), default=NOTHING)
    earlier = [one for one in revisions if one.number < after]
    before = [one.number for one in earlier if not one.late] or [one.number for one in earlier]
    return Pair(max(before, default=NOTHING), after)


@dataclass(frozen=True, slots=True)
class _Stored:
    """What is asked for once."""

    sample: Sample
    categories: tuple[Category, ...]
    revisions: tuple[Revision, ...]


class CompareDialog(FramedDialog):
    """Read only. A click on a difference shows it on both sides; Esc closes."""

    def __init__(
        self,
        database: Database,
        files: Files,
        parent: QWidget | None,
        *,
        dataset: str,
        sample: str,
        revision: int = 0,
        drawing: "Draft | None" = None,
    ) -> None:
        """`revision`: what is wanted first (0: the current one); `drawing`: one more label, before all."""
        super().__init__(parent, title=tr("Revisions of {sample}", sample=sample))
        self.setObjectName("compare_dialog")
        self.setSizeGripEnabled(True)
        self.resize(SIZE)
        self._database, self._dataset, self._sample = database, dataset, sample
        self._wanted, self._drawing = revision if drawing is None else DRAWING, drawing
        self._labels: dict[int, Label] = {NOTHING: Label()}
        self._asked = 0
        self._found: tuple[Change, ...] = ()
        self._at = -1
        self.sides = SideBySide()
        self._boxes = {side: self._make_box(side) for side in Side}
        self._list = ChangesPanel()
        self._list.setObjectName("compared")
        self._list.stand_alone()
        self._list.chosen.connect(self.sides.zoom_to)
        self._list.left.connect(self.reject)
        self.body.addWidget(self.sides, 1)
        self.body.addWidget(self._list)
        self.loader = ImageLoader(files, self)
        self.loader.loaded.connect(self._on_image)
        self.loader.completed.connect(self.sides.complete_image)
        self.loader.slow.connect(lambda: self.message.show_info(tr("Loading …")))
        self.loader.failed.connect(self._on_no_image)
        self._tools = {id_: self._make_tool(id_) for id_ in KEYS}
        self.add_stretch()
        self.add_button("close_compare", tr("Close"), kind="primary").clicked.connect(self.accept)
        self._ask()

    def take_after(self, actions: "Actions", options: ViewOptions) -> None:
        """Look like the work page, with the icons, words and keys that users know from there."""
        self.sides.set_view_options(options)
        for id_, button in self._tools.items():
            known, action = actions[id_], button.defaultAction()
            action.setIcon(known.icon())
            action.setText(known.text())
            action.setToolTip(known.toolTip())
            action.setShortcuts(known.shortcuts())
            button.setAccessibleName(known.text())

    @property
    def pair(self) -> Pair:
        """Which two are to be compared."""
        return Pair(*(int(self._boxes[side].currentData()) for side in Side))

    # What is stored

    def _ask(self) -> None:
        dataset, sample = self._dataset, self._sample

        def stored(workspace: "Workspace") -> _Stored:
            opened = workspace.dataset(dataset)
            revisions = tuple(opened.revisions(sample))
            return _Stored(opened.details(sample).sample, opened.categories, revisions)

        self._database.run(stored, then=self._on_stored, failed=self._on_failed, context=self)

    def _on_stored(self, found: _Stored) -> None:
        self.sides.set_categories(found.categories)
        self.sides.expect(found.sample.width, found.sample.height)
        self.loader.load(found.sample.uri)
        pair = usual_pair(found.revisions, wanted=self._wanted)
        entries = [(_revision_words(one), one.number) for one in reversed(found.revisions)]
        if self._drawing is not None:
            self._labels[DRAWING] = self._drawing.under_present_names(found.categories)
            drawn = tr("Your drawing · {since}", since=since(self._drawing.drawn_at))
            entries.insert(0, (drawn, DRAWING))
        entries.append((tr("No label"), NOTHING))
        for side, chosen in ((Side.BEFORE, pair.before), (Side.AFTER, pair.after)):
            box = self._boxes[side]
            for text, number in entries:
                box.addItem(text, number)
                box.setItemData(box.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
            box.setCurrentIndex(max(0, box.findData(chosen)))
            box.currentIndexChanged.connect(self._compare)
            box.setEnabled(True)
        self._boxes[Side.AFTER].setFocus()
        self._compare()

    def _compare(self) -> None:
        """Bring the labels of both sides that are not here yet, and show what differs."""
        self._asked += 1
        number, pair = self._asked, self.pair
        missing = [one for one in (pair.before, pair.after) if one not in self._labels]
        dataset, sample = self._dataset, self._sample

        def labels(workspace: "Workspace") -> dict[int, Label]:
            opened: Dataset = workspace.dataset(dataset)
            return {one: opened.label_of(sample, revision=one) for one in missing}

        def then(found: dict[int, Label]) -> None:
            self._labels.update(found)
            if number == self._asked:
                self._show(self._labels[pair.before], self._labels[pair.after])

        if missing:
            self._database.run(labels, then=then, failed=self._on_failed, context=self)
        else:
            then({})

    def _show(self, before: Label, after: Label) -> None:
        self._found, self._at = changes(before, after), -1
        self.sides.show_labels(before, after, self._found)
        image = image_changed(before, after)
        count = len(self._found)
        headline = counted("{n} object differs", "{n} objects differ", count)
        self._list.show_changes(self._found, headline if count else tr("No object differs"), image=image)
        self._tools[ActionId.NEXT_CHANGE].defaultAction().setEnabled(bool(count))

    def _on_failed(self, error: KnownError) -> None:
        self.message.show_error(translated(error))

    # The image

    def _on_image(self, image: Pyramid) -> None:
        self.message.clear()
        self.sides.set_image(image)

    def _on_no_image(self, error: KnownError) -> None:
        """The labels can be compared all the same."""
        self.message.show_warning(translated(error))

    # Hands

    def _perform(self, id_: ActionId) -> None:
        canvas = self.sides.main
        match id_:
            case ActionId.ZOOM_FIT:
                canvas.zoom_fit()
            case ActionId.ZOOM_100:
                canvas.zoom_100()
            case ActionId.ZOOM_IN:
                canvas.zoom_in()
            case ActionId.ZOOM_OUT:
                canvas.zoom_out()
            case _:
                self._next()

    def _next(self) -> None:
        """Look at the next thing that differs."""
        if self._found:
            self._at = (self._at + 1) % len(self._found)
            self.sides.zoom_to(self._found[self._at])
            self._list.list.setCurrentRow(self._at)

    # Parts

    def _make_box(self, side: Side) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"revision_{side.value}")
        box.setAccessibleName(tr("Label on the left") if side is Side.BEFORE else tr("Label on the right"))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(SHOWN)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.setEnabled(False)
        self.sides.columns[side].insertWidget(0, box)
        return box

    def _make_tool(self, id_: ActionId) -> QToolButton:
        action = QAction(self)
        action.setObjectName(f"compare_{id_.value}")
        action.triggered.connect(lambda: self._perform(id_))
        self.addAction(action)
        button = QToolButton()
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._add_widget(button)
        return button

    def _add_widget(self, widget: QWidget) -> None:
        self._buttons.addWidget(widget)


def _revision_words(one: Revision) -> str:
    """`3 · current · ann · yesterday 10:42`."""
    kind = tr("came too late") if one.late else tr("current") if one.current else ""
    parts = (tr("Revision {number}", number=one.number), kind, one.member, since(one.at))
    return " · ".join(part for part in parts if part)
