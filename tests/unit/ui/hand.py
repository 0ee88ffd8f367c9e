"""A hand that drives one tool as the canvas does, without a window."""

from typing import Final, Self

from labelqueue.domain.edits import Edit
from labelqueue.domain.geometry import XY, Geometry
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Label
from labelqueue.domain.skeleton import Skeleton
from labelqueue.ui.tools import (
    Answer,
    Button,
    Key,
    Modifier,
    Options,
    PointerEvent,
    Preview,
    Scene,
    SpatialIndex,
    Tool,
)

SIZE: Final = (200.0, 100.0)


class Hand:
    """Keeps the label, the selection and the category that the answers of the tool lead to."""

    def __init__(
        self,
        tool: Tool,
        label: Label | None = None,
        *,
        scale: float = 1.0,
        category: str = "cat",
        editable: bool = True,
    ) -> None:
        self.tool = tool
        self.label = label or Label()
        self.scale = scale
        self.category = category
        self.editable = editable
        self.selection: frozenset[AnnotationId] = frozenset()
        self.edits: list[Edit] = []
        self.texts: list[str] = []
        self.index = SpatialIndex()
        self.index.update(self.label)
        self.options = Options()
        self.hidden: frozenset[AnnotationId] = frozenset()
        self.locked: frozenset[AnnotationId] = frozenset()
        self.subtracts = False
        self.joins = False
        self.skeleton: Skeleton | None = None
        self.skeletons: dict[str, Skeleton] = {}
        self.refusals: list[str] = []

    @property
    def scene(self) -> Scene:
        return Scene(
            self.label,
            self.index,
            SIZE,
            self.category,
            self.selection,
            self.editable,
            hidden=self.hidden,
            locked=self.locked,
            options=self.options,
            subtracts=self.subtracts,
            joins=self.joins,
            skeleton=self.skeleton,
            skeletons=self.skeletons,
        )

    @property
    def preview(self) -> Preview:
        return self.tool.preview(self.scene)

    @property
    def geometries(self) -> list[Geometry]:
        return [one.geometry for one in self.label]

    def press(self, *xy: float, modifiers: Modifier = Modifier.NONE, double: bool = False) -> Self:
        event = self._event(xy, Button.PRIMARY, modifiers, double=double)
        return self._take(self.tool.press(event, self.scene))

    def move(self, *xy: float, held: bool = True, modifiers: Modifier = Modifier.NONE) -> Self:
        event = self._event(xy, Button.PRIMARY if held else Button.NONE, modifiers)
        return self._take(self.tool.move(event, self.scene))

    def release(self, *xy: float, modifiers: Modifier = Modifier.NONE) -> Self:
        return self._take(self.tool.release(self._event(xy, Button.PRIMARY, modifiers), self.scene))

    def hover(self, *xy: float, modifiers: Modifier = Modifier.NONE) -> Self:
        return self.move(*xy, held=False, modifiers=modifiers)

    def secondary(self, *xy: float) -> Self:
        answer = self.tool.secondary(self._event(xy, Button.NONE, Modifier.NONE), self.scene)
        return self._take(answer or Answer())

    def click(self, *xy: float, modifiers: Modifier = Modifier.NONE, double: bool = False) -> Self:
        self.hover(*xy, modifiers=modifiers).press(*xy, modifiers=modifiers, double=double)
        return self.release(*xy, modifiers=modifiers)

    def double_click(self, *xy: float) -> Self:
        return self.click(*xy).click(*xy, double=True)

    def drag(self, *path: XY, modifiers: Modifier = Modifier.NONE) -> Self:
        self.hover(*path[0], modifiers=modifiers).press(*path[0], modifiers=modifiers)
        for xy in path[1:]:
            self.move(*xy, modifiers=modifiers)
        return self.release(*path[-1], modifiers=modifiers)

    def drag_then(self, *path: XY, modifiers: Modifier) -> Self:
        """A drag during which keys go down."""
        self.hover(*path[0]).press(*path[0])
        for xy in path[1:]:
            self.move(*xy, modifiers=modifiers)
        return self.release(*path[-1], modifiers=modifiers)

    def key(self, key: Key, *, large: bool = False) -> bool:
        answer = self.tool.key(key, self.scene, large=large)
        self._take(answer or Answer())
        return answer is not None

    def choose(self, category: str) -> Self:
        return self._take(self.tool.choose(category, self.scene))

    def _event(
        self, xy: tuple[float, ...], button: Button, held: Modifier, *, double: bool = False
    ) -> PointerEvent:
        x, y = xy
        return PointerEvent((x, y), self.scale, button, held, double)

    def _take(self, answer: Answer) -> Self:
        if answer.category is not None:
            self.category = answer.category
        if answer.edit is not None:
            self.edits.append(answer.edit)
            self.texts.append(answer.text)
            self.label = answer.edit.apply(self.label)
            self.index.update(self.label)
            self.tool.label_changed(self.scene)
        if answer.selection is not None:
            self.selection = answer.selection
        if answer.refusal:
            self.refusals.append(answer.refusal)
        return self
