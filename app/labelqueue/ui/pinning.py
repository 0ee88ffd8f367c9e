"""Comments that are pinned to the image: those that came with the sample, and those of its reviewer now."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from labelqueue.domain.geometry import XY, Bounds
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.pin import Pin
from labelqueue.domain.status import Mode
from labelqueue.domain.work import View, WorkItem
from labelqueue.ui.canvas import Canvas
from labelqueue.ui.canvas.marks import Mark
from labelqueue.ui.document import Document
from labelqueue.ui.tools.outline import around

AROUND: Final = 1 / 16
"""Of the image, to each side of a point that one looks at."""


class Pinning(QObject):
    """Marks them on the canvas and goes from one to the next."""

    changed = Signal()
    kept_changed = Signal()
    """A reviewer has pinned something, which is not sent yet."""

    def __init__(self, document: Document, canvas: Canvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._canvas = document, canvas
        self._given: tuple[Pin, ...] = ()
        self._kept: tuple[Pin, ...] = ()
        self._new: Pin | None = None
        self._active: int | None = None
        self._there = False
        """Whether the image is on the canvas that they belong to."""
        self.stepped_to: AnnotationId | None = None
        """The object that somebody has come to by a key: what is pinned next belongs to it."""
        document.label_changed.connect(self._follow)

    @property
    def given(self) -> tuple[Pin, ...]:
        """Those that came with the sample."""
        return self._given

    @property
    def kept(self) -> tuple[Pin, ...]:
        """Those that wait for Reject."""
        return self._kept

    @property
    def active(self) -> Pin | None:
        """The one that came with the sample and is looked at."""
        return None if self._active is None else self._given[self._active]

    # What came with the sample

    def announce(self, shown: WorkItem | View) -> None:
        """What came with a sample, whose image may come late or not at all."""
        self.clear()
        self._given = shown.pins
        self.changed.emit()

    def show(self, shown: WorkItem | View) -> None:
        """Mark what came with the announced sample, now that its image is there.

        Whoever corrects it is led to the first, unless they have chosen another meanwhile.
        """
        self._there = True
        wanted = self._active
        if wanted is None and isinstance(shown, WorkItem) and shown.mode is Mode.LABEL:
            wanted = next((at for at, one in enumerate(self._given) if not one.resolved), None)
        if wanted is None:
            self._mark()
        else:
            self._look(wanted)

    def update(self, pins: Sequence[Pin]) -> None:
        """Something was said about them; they are so now."""
        if [one.id for one in pins] == [one.id for one in self._given]:
            self._given = tuple(pins)
            self._mark()

    def clear(self) -> None:
        """There is no sample."""
        self._given, self._kept, self._new, self._active = (), (), None, None
        self._there = False
        self.stepped_to = None
        self._mark()

    def next(self) -> None:
        """Look at the next one, with its object selected."""
        if self._given:
            self._look(0 if self._active is None else (self._active + 1) % len(self._given))

    def look(self, pin_id: str) -> None:
        """Look at this one."""
        found = [at for at, one in enumerate(self._given) if one.id == pin_id]
        if found:
            self._look(found[0])

    def _look(self, number: int) -> None:
        self._active = number
        if self._there:
            self._go_to(self._given[number])
        self._mark()

    def _go_to(self, pin: Pin) -> None:
        if pin.annotation is not None and self._object(pin) is not None:
            self._document.select([pin.annotation])
        seen = self._bounds(pin)
        if seen is not None:
            self._canvas.zoom_to(seen)

    def _bounds(self, pin: Pin) -> Bounds | None:
        """What of the image is to be seen."""
        found = self._object(pin)
        point = pin.point
        if point is not None:
            width, height = self._document.image_size
            dx, dy = (0.0, 0.0) if found else (width * AROUND, height * AROUND)
            beside = (point[0] - dx, point[1] - dy, point[0] + dx, point[1] + dy)
            found = around([found, beside]) if found else beside
        return found

    def _object(self, pin: Pin) -> Bounds | None:
        there = (one.geometry for one in self._document.label if one.id == pin.annotation)
        found = next(there, None)
        return None if found is None else found.bounds()

    # What a reviewer pins

    def point(self) -> None:
        """What is written next belongs to what was stepped to, else to what is under the pointer.

        Where neither is over the image, to the one object that is selected, or else to the whole sample.
        """
        place, meant = self._canvas.pointed_at, self._document.hovered
        if self.stepped_to is not None:
            self._new = Pin(annotation=self.stepped_to)
        elif place is not None:
            self._new = Pin("", *place, annotation=meant)
        elif len(self._document.selection) == 1:
            self._new = Pin(annotation=next(iter(self._document.selection)))
        else:
            self._new = None
        self._mark()

    def forget(self) -> None:
        """Nothing is written there after all."""
        if self._new is not None:
            self._new = None
            self._mark()

    def keep(self, words: str) -> None:
        """It waits for Reject; without a place it is about the whole sample."""
        if words or self._new is not None:
            self._kept = (*self._kept, replace(self._new, text=words) if self._new else Pin(words))
        self._new = None
        self._mark()
        self.kept_changed.emit()

    def bring_back(self, pins: Sequence[Pin]) -> None:
        """What was pinned before and not sent waits again."""
        self._kept = tuple(pins)
        self._mark()

    def with_words(self, words: str) -> tuple[str, tuple[Pin, ...]]:
        """The comment and the pins to send, now that `words` were written."""
        pins = self._kept if self._new is None else (*self._kept, replace(self._new, text=words))
        # An object may have been deleted since.
        pins = tuple(one if self._object(one) else replace(one, annotation=None) for one in pins)
        return ("" if self._new is not None else words), pins

    # Marks

    def _follow(self) -> None:
        if self._given or self._kept or self._new:
            self._mark()

    def _mark(self) -> None:
        self._canvas.set_marks(list(self._marks()) if self._there else [])
        self.changed.emit()

    def _marks(self) -> Iterator[Mark]:
        new = () if self._new is None else (self._new,)
        for number, pin in enumerate((*self._given, *self._kept, *new), start=1):
            place = self._place(pin)
            if place is not None:
                active = number - 1 == self._active or number > len(self._given)
                yield Mark(number, place, pin.text, active, pin.resolved)

    def _place(self, pin: Pin) -> XY | None:
        found = self._object(pin)
        if pin.point is not None or found is None:
            return pin.point
        return (found[0] + found[2]) / 2, found[1]
