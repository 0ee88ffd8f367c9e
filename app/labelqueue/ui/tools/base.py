"""What every tool is: a thing that turns pointer and keys into previews and finished edits.

A tool never changes the label. It keeps only its gesture; all else it reads from the scene it is given.
"""

import dataclasses
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import ClassVar, Final

from labelqueue.domain.edits import Add, Edit, Many, Remove, Replace, removal
from labelqueue.domain.geometry import XY, Geometry
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation, Label
from labelqueue.domain.phrase import phrases
from labelqueue.domain.skeleton import Skeleton
from labelqueue.domain.tool_options import DEFAULTS, Options
from labelqueue.ui.tools.events import Key, PointerEvent
from labelqueue.ui.tools.index import SpatialIndex
from labelqueue.ui.tools.parts import Part

DRAG_FROM: Final = 3.0
"""Screen pixels the pointer must go before a press becomes a drag."""

SMALLEST: Final = 2.0
"""Screen pixels: what is smaller was a slip of the hand."""


class Cursor(Enum):
    """How the pointer looks."""

    ARROW = auto()
    CROSS = auto()
    MOVE = auto()
    POINT = auto()
    HORIZONTAL = auto()
    VERTICAL = auto()
    DIAGONAL_DOWN = auto()
    DIAGONAL_UP = auto()
    HAND = auto()


@dataclass(frozen=True, slots=True)
class Scene:
    """What a tool may look at.

    `size`: width and height of the image; `category`: what new shapes become; `hidden`: not to be seen;
    `locked`: not to be changed; `subtracts`: what is drawn is taken away; `joins`: it is added to
    what is there; `skeleton`: of that category;
    `skeletons`: of all categories that have one.
    """

    label: Label = field(default_factory=Label)
    index: SpatialIndex = field(default_factory=SpatialIndex)
    size: tuple[float, float] = (0.0, 0.0)
    category: str = ""
    selection: frozenset[AnnotationId] = frozenset()
    editable: bool = True
    options: Options = DEFAULTS
    subtracts: bool = False
    joins: bool = False
    skeleton: Skeleton | None = None
    hidden: frozenset[AnnotationId] = frozenset()
    locked: frozenset[AnnotationId] = frozenset()
    skeletons: Mapping[str, Skeleton] = field(default_factory=dict)

    @property
    def passed(self) -> frozenset[AnnotationId]:
        """What the pointer goes through: what cannot be seen, and what is locked."""
        return self.hidden | self.locked

    @property
    def changeable(self) -> frozenset[AnnotationId]:
        """What is selected and may be changed: nobody changes on the image what they do not see there."""
        return self.selection - self.passed


@dataclass(frozen=True, slots=True)
class Hot:
    """What the pointer would act on: a part of one annotation, at `xy`."""

    annotation: Annotation
    part: Part
    xy: XY


@dataclass(frozen=True, slots=True)
class Carried:
    """Many annotations that are moved as they are, by so many pixels of the image."""

    ids: frozenset[AnnotationId]
    by: XY


@dataclass(frozen=True, slots=True)
class Preview:
    """What to show of an unfinished gesture.

    `shape`: a new shape in the category in force; `dots`: points of it; `path`: an open path, with a line on
    to `pointer`; `filled`: it will be closed; `closing`: a press now would do so; `instead`: annotations as
    they would become, shown instead of those with the same ids; `carried`: the same for very many;
    `guides`: lines through the pointer;
    `names`: say the category at the pointer; `extra`: and this beside it; `band`: two corners of a rubber
    band; `chosen`: vertices that are selected; `snapped`: the vertex or the place on an edge that the point
    under the pointer went to; `subtracts`: what is drawn will be taken away; `reshapes`: a drag could take
    hold of the handles of what is selected.
    """

    cursor: Cursor = Cursor.ARROW
    shape: Geometry | None = None
    dots: tuple[XY, ...] = ()
    path: tuple[XY, ...] = ()
    pointer: XY | None = None
    closing: bool = False
    instead: tuple[Annotation, ...] = ()
    carried: Carried | None = None
    hot: Hot | None = None
    guides: bool = False
    names: bool = False
    band: tuple[XY, XY] | None = None
    chosen: tuple[XY, ...] = ()
    snapped: XY | None = None
    filled: bool = True
    subtracts: bool = False
    extra: str = ""
    reshapes: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of an event. None leaves things as they are; `text` names the edit for the undo list.

    `refusal`: a sentence on what was not done, for people.
    """

    edit: Edit | None = None
    text: str = ""
    selection: frozenset[AnnotationId] | None = None
    category: str | None = None
    refusal: str = ""


NOTHING: Final = Answer()


class Tool:
    """The part that all tools share. Subclasses override what they need."""

    keeps_selection: ClassVar[bool] = False
    """Whether what is selected stays so when something is begun with this tool."""
    pans: ClassVar[bool] = False
    """Whether a drag moves the view, and nothing else."""

    @property
    def busy(self) -> bool:
        """Whether a gesture is under way that Esc would cancel."""
        return False

    @abstractmethod
    def preview(self, scene: Scene) -> Preview:
        """What to show now."""

    def press(self, event: PointerEvent, scene: Scene) -> Answer:
        """The primary button went down."""
        return NOTHING

    def move(self, event: PointerEvent, scene: Scene) -> Answer:
        """The pointer moved, with the button down or not."""
        return NOTHING

    def release(self, event: PointerEvent, scene: Scene) -> Answer:
        """The primary button went up."""
        return NOTHING

    def secondary(self, event: PointerEvent, scene: Scene) -> Answer | None:
        """The other button was pressed and is to finish the shape; None if there is none."""
        return None

    def hint(self, scene: Scene) -> str:
        """What hands can do now, in a few words."""
        return ""

    def leave(self) -> None:
        """The pointer left the canvas."""

    def key(self, key: Key, scene: Scene, *, large: bool = False) -> Answer | None:
        """A key went down; None if it means nothing here. `large`: Shift is held."""
        if key is Key.ESCAPE and scene.selection:
            return Answer(selection=frozenset())
        if key is Key.DELETE and scene.editable and scene.changeable:
            return deletion(scene.label, scene.changeable)
        return None

    def delete_points(self, scene: Scene) -> Answer | None:
        """Remove the selected vertices; None if there are none."""
        return None

    def choose(self, category: str, scene: Scene) -> Answer:
        """A category was picked by its digit."""
        return Answer(category=category)

    def cancel(self) -> None:
        """Forget the gesture."""

    def let_go(self) -> None:
        """The button went up where nobody heard it: what hung on it is over, points that were set stay."""

    def undo_point(self) -> bool:
        """Take back the last point of an unfinished shape; False if there is none."""
        return False

    @property
    def can_redo_point(self) -> bool:
        """Whether a point was taken back that could come again."""
        return False

    def redo_point(self) -> bool:
        """Bring back the point that was taken back last; False if there is none."""
        return False

    def label_changed(self, scene: Scene) -> None:
        """The label changed, perhaps under a gesture."""


def meant(selection: frozenset[AnnotationId], hovered: AnnotationId | None) -> frozenset[AnnotationId]:
    """What a key acts on: what is outlined under the pointer, and with it all others if it is selected."""
    return selection if hovered is None or hovered in selection else frozenset({hovered})


def addition(scene: Scene, geometry: Geometry, text: str) -> Answer:
    """A new annotation in the category in force, in front of all others."""
    added = Annotation(scene.label.new_id(), scene.category, geometry)
    return Answer(Add(added, len(scene.label)), text)


def deletion(label: Label, ids: frozenset[AnnotationId]) -> Answer:
    """The annotations of these ids go, in one step."""
    return Answer(removal(label, ids), phrases("Delete", "Delete {n} objects", len(ids)))


def differing(label: Label, some: Sequence[Annotation]) -> list[Annotation]:
    """Those that are not in the label as they are."""
    there = _by_id(label, some)
    return [one for one in some if one != there[one.id]]


def replacement(label: Label, changed: Sequence[Annotation], text: str) -> Answer:
    """These annotations take the places of those with the same ids, in one step."""
    there = _by_id(label, changed)
    edits = tuple(Replace(there[one.id], one) for one in changed)
    return Answer(edits[0] if len(edits) == 1 else Many(edits), text) if edits else NOTHING


def exchanged(scene: Scene, changed: Mapping[AnnotationId, Geometry | None], text: str) -> Answer:
    """These annotations get other geometries, in one step; those that get None go."""
    edits: list[Edit] = []
    for index, one in reversed(list(enumerate(scene.label))):
        if one.id in changed:
            geometry = changed[one.id]
            after = None if geometry is None else dataclasses.replace(one, geometry=geometry)
            edits.append(Remove(one, index) if after is None else Replace(one, after))
    return Answer(edits[0] if len(edits) == 1 else Many(tuple(edits)), text) if edits else NOTHING


def _by_id(label: Label, some: Sequence[Annotation]) -> dict[AnnotationId, Annotation]:
    wanted = {one.id for one in some}
    return {one.id: one for one in label if one.id in wanted}
