"""Before and after: what differs from an earlier label of the sample, over the image and as a list."""

from PySide6.QtCore import QObject, QTimer, Signal

from labelqueue.domain.changes import Change, Comparison, changes, image_changed
from labelqueue.domain.errors import KnownError
from labelqueue.domain.status import LabelStatus, Mode, mode_of
from labelqueue.domain.work import View, WorkItem
from labelqueue.ui.bridge import Database
from labelqueue.ui.canvas import Canvas
from labelqueue.ui.canvas.differences import Difference
from labelqueue.ui.document import Document
from labelqueue.ui.panels.changes import ChangesPanel, headline_words
from labelqueue.ui.tools.outline import around
from labelqueue.ui.work_session import WorkSession

LATER = 100  # milliseconds from an edit until it is compared


class Comparing(QObject):
    """The list stands there by itself where a rejection came before; the overlay is switched on."""

    changed = Signal()

    def __init__(
        self,
        session: WorkSession,
        database: Database,
        document: Document,
        canvas: Canvas,
        panel: ChangesPanel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._database = session, database
        self._document, self._canvas, self._panel = document, canvas, panel
        self._known: Comparison | None = None
        self._noted = False
        self._found: tuple[Change, ...] = ()
        self._at = -1
        self.on = False
        """Whether what differs is painted over the image; stays so from sample to sample."""
        self._timer = QTimer(self, singleShot=True, interval=LATER)
        self._timer.timeout.connect(self._compare)
        document.label_changed.connect(self._on_changed)
        panel.chosen.connect(self._look)
        panel.left.connect(canvas.setFocus)

    @property
    def possible(self) -> bool:
        """Whether there is a label to compare with."""
        return self._known is not None

    def show(self, shown: WorkItem | View) -> None:
        """Another sample is on the canvas."""
        self.clear()
        if shown.revision:
            self._known = Comparison(shown.label)
        rejected = shown.remark is not None
        if rejected or shown.status is LabelStatus.REVIEWING_IN_PROGRESS:
            self._ask(shown)
        self._compare()

    def clear(self) -> None:
        """There is none."""
        self._timer.stop()
        self._known, self._noted, self._at = None, False, -1
        self._compare()

    def toggle(self) -> None:
        """Switch the overlay on or off."""
        self.on = not self.on
        self._compare()

    def next(self) -> None:
        """Look at the next thing that differs; what differs is painted from then on."""
        if not self.on:
            self.toggle()
        found = self._found
        if found:
            self._at = (self._at + 1) % len(found)
            self._look(found[self._at])
            self._panel.list.setCurrentRow(self._at)

    def _ask(self, shown: WorkItem | View) -> None:
        place = self._session.place
        if place is None:
            return
        mode = mode_of(shown.status) or Mode.REVIEW
        name = shown.sample.name

        def then(found: Comparison) -> None:
            if (self._session.item or self._session.view) is shown:
                self._known, self._noted = found, shown.remark is not None
                self._compare()

        def failed(_error: KnownError) -> None:
            """It only helps; what was handed out is compared with, then."""

        self._database.run(
            lambda workspace: workspace.dataset(place.dataset).comparison(name, mode),
            then=then,
            failed=failed,
            context=self,
        )

    def _on_changed(self) -> None:
        if self._known is not None and (self.on or self._noted):
            self._timer.start()

    def _compare(self) -> None:
        known = self._known if self.on or self._noted else None
        after = self._document.label if known is None or known.after is None else known.after
        found = self._found = () if known is None else changes(known.before, after)
        labels = self._session.item is not None and self._session.item.mode is Mode.LABEL
        # Whoever has just begun to correct it knows that nothing has changed yet.
        noted = self._noted and bool(found or not labels)
        if known is None or not (self.on or noted):
            self._panel.hide()
            self._canvas.set_differences(())
        else:
            headline = headline_words(len(found), rejected=known.rejected, corrected=known.after is not None)
            self._panel.show_changes(found, headline, image=image_changed(known.before, after))
            self._canvas.set_differences([Difference(one) for one in found] if self.on else ())
        self.changed.emit()

    def _look(self, change: Change) -> None:
        there = {one.id for one in self._document.label}
        self._document.select({change.id} & there)
        self._canvas.zoom_to(around([one.geometry.bounds() for one in (change.before, change.after) if one]))
