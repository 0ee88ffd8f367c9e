"""Tables of gestures for the tools that draw; polygon and box have files of their own."""

from collections.abc import Callable

import pytest

from labelqueue.domain.geometry import (
    XY,
    Box,
    Ellipse,
    Geometry,
    Keypoints,
    Point,
    Polygon,
    Polyline,
    RotatedBox,
)
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Label
from labelqueue.domain.regions import area
from labelqueue.domain.skeleton import Skeleton
from labelqueue.ui.tools import TOOLS, Key, Modifier, Options, ToolId
from labelqueue.ui.tools.select import SelectTool
from tests.unit.ui.hand import Hand

Gesture = Callable[[Hand], object]
A = AnnotationId(1)
SHIFT = Modifier.SHIFT
LINE = Polyline([(20, 20), (80, 20), (80, 70)])

GESTURES: dict[str, tuple[ToolId, Gesture, list[Geometry]]] = {
    "rotated box: drag a side, click": (
        ToolId.ROTATED_BOX,
        lambda h: h.drag((20, 20), (50, 20), (80, 20)).click(60, 60),
        [RotatedBox(50, 40, 60, 40, 0)],
    ),
    "rotated box: three clicks, to the other side": (
        ToolId.ROTATED_BOX,
        lambda h: h.click(20, 60).click(80, 60).click(50, 20),
        [RotatedBox(50, 40, 60, 40, 0)],
    ),
    "rotated box: upright": (
        ToolId.ROTATED_BOX,
        lambda h: h.drag((60, 20), (60, 80)).click(20, 40),
        [RotatedBox(40, 50, 60, 40, 90)],
    ),
    "rotated box: given up": (ToolId.ROTATED_BOX, lambda h: h.drag((60, 20), (60, 80)).key(Key.ESCAPE), []),
    "rotated box: one end back": (
        ToolId.ROTATED_BOX,
        lambda h: (h.drag((20, 20), (50, 50)).key(Key.BACKSPACE), h.click(80, 20).click(60, 60)),
        [RotatedBox(50, 40, 60, 40, 0)],
    ),
    "rotated box: a click on the side itself waits": (
        ToolId.ROTATED_BOX,
        lambda h: h.drag((20, 20), (80, 20)).click(50, 20).click(60, 60),
        [RotatedBox(50, 40, 60, 40, 0)],
    ),
    "polyline: Enter": (
        ToolId.POLYLINE,
        lambda h: h.click(20, 20).click(80, 20).click(80, 70).key(Key.ENTER),
        [LINE],
    ),
    "polyline: double click": (
        ToolId.POLYLINE,
        lambda h: h.click(20, 20).click(80, 20).double_click(80, 70),
        [LINE],
    ),
    "polyline: back at the first point does not close": (
        ToolId.POLYLINE,
        lambda h: h.click(20, 20).click(80, 20).click(80, 70).click(20, 20).key(Key.ENTER),
        [Polyline([*LINE.points, (20, 20)])],
    ),
    "polyline: one point is none": (
        ToolId.POLYLINE,
        lambda h: (h.click(20, 20).key(Key.ENTER), h.key(Key.ESCAPE)),
        [],
    ),
    "polyline: cut off at the border": (
        ToolId.POLYLINE,
        lambda h: h.click(20, 20).click(20, 500).key(Key.ENTER),
        [Polyline([(20, 20), (20, 100)])],
    ),
    "polyline: outside": (ToolId.POLYLINE, lambda h: h.click(-5, 20).click(-5, 50).key(Key.ENTER), []),
    "point: clicks": (
        ToolId.POINT,
        lambda h: h.click(20, 20).click(30, 40).click(30, 40, double=True),
        [Point(20, 20), Point(30, 40), Point(30, 40)],
    ),
    "point: not outside": (ToolId.POINT, lambda h: h.click(201, 20), []),
    "ellipse: drag": (
        ToolId.ELLIPSE,
        lambda h: h.drag((20, 20), (50, 50), (80, 60)),
        [Ellipse(50, 40, 30, 20, 0)],
    ),
    "ellipse: two clicks": (
        ToolId.ELLIPSE,
        lambda h: h.click(80, 60).click(20, 20),
        [Ellipse(50, 40, 30, 20, 0)],
    ),
    "ellipse: too small": (ToolId.ELLIPSE, lambda h: h.click(80, 60).click(81, 61), []),
    "keypoints: as many as wanted, Enter": (
        ToolId.KEYPOINTS,
        lambda h: h.click(20, 20).click(30, 40, modifiers=SHIFT).key(Key.ENTER),
        [Keypoints([(20, 20), (30, 40)], [2, 1])],
    ),
    "keypoints: a double click ends it": (
        ToolId.KEYPOINTS,
        lambda h: h.click(20, 20).double_click(30, 40),
        [Keypoints([(20, 20), (30, 40)], [2, 2])],
    ),
    "keypoints: one back": (
        ToolId.KEYPOINTS,
        lambda h: (h.click(20, 20).click(30, 40).key(Key.BACKSPACE), h.key(Key.ENTER)),
        [Keypoints([(20, 20)], [2])],
    ),
    "keypoints: one left out": (
        ToolId.KEYPOINTS,
        lambda h: (h.click(20, 20).key(Key.TAB), h.click(30, 40).key(Key.ENTER)),
        [Keypoints([(20, 20), (0, 0), (30, 40)], [2, 0, 2])],
    ),
    "keypoints: all left out": (
        ToolId.KEYPOINTS,
        lambda h: (h.hover(20, 20).key(Key.TAB), h.key(Key.ENTER)),
        [],
    ),
}


@pytest.mark.parametrize("name", GESTURES)
def test_gesture(name: str) -> None:
    tool, gesture, expected = GESTURES[name]
    hand = Hand(TOOLS[tool]())
    gesture(hand)
    assert [rounded(one) for one in hand.geometries] == expected
    assert len(hand.edits) == len(expected)
    assert not hand.tool.busy


def rounded(shape: Geometry) -> Geometry:
    if not isinstance(shape, RotatedBox):
        return shape
    numbers = (round(value, 9) for value in (shape.cx, shape.cy, shape.w, shape.h, shape.angle))
    return RotatedBox(*numbers)


def test_a_turned_side_makes_a_turned_box() -> None:
    hand = Hand(TOOLS[ToolId.ROTATED_BOX]())
    hand.drag((20, 20), (60, 60)).click(20, 60)
    (shape,) = hand.geometries
    assert isinstance(shape, RotatedBox)
    assert shape.angle == pytest.approx(45)
    assert (shape.cx, shape.cy) == pytest.approx((30, 50))
    assert (shape.w, shape.h) == pytest.approx((3200**0.5, 800**0.5))


POSE = Skeleton(["head", "hand", "foot"], [(0, 1), (1, 2)])


def skeletal(hand: Hand) -> Hand:
    hand.skeleton = POSE
    return hand


def test_the_last_joint_of_a_skeleton_finishes_it() -> None:
    hand = skeletal(Hand(TOOLS[ToolId.KEYPOINTS]()))
    said = [hand.hover(10, 10).preview.extra]
    for xy in ((20, 20), (30, 40), (30, 80)):
        hand.click(*xy)
        said.append(hand.preview.extra)
    assert said == ["head", "hand", "foot", "head"]
    assert hand.geometries == [Keypoints([(20, 20), (30, 40), (30, 80)], [2, 2, 2])]


def test_a_skeleton_that_is_ended_early_has_all_its_joints() -> None:
    hand = skeletal(Hand(TOOLS[ToolId.KEYPOINTS]()))
    hand.click(20, 20).key(Key.ENTER)
    assert hand.geometries == [Keypoints([(20, 20), (0, 0), (0, 0)], [2, 0, 0])]


@pytest.mark.parametrize("tool", sorted(set(ToolId) - {ToolId.SELECT, ToolId.POINT, ToolId.PAN}))
def test_points_go_back_and_come_again(tool: ToolId) -> None:
    hand = Hand(TOOLS[tool]())
    hand.options = Options(extremes=True)
    hand.click(20, 20)
    busy = [hand.tool.busy]
    assert hand.tool.undo_point()
    busy.append(hand.tool.busy)
    assert hand.tool.redo_point() == (tool is not ToolId.ELLIPSE)
    busy.append(hand.tool.busy)
    assert busy == [True, False, tool is not ToolId.ELLIPSE]
    hand.tool.cancel()
    assert not hand.tool.undo_point()
    assert not hand.tool.redo_point()


def test_a_box_by_four_extreme_points() -> None:
    hand = Hand(TOOLS[ToolId.BOX]())
    hand.options = Options(extremes=True)
    hand.click(50, 10).click(90, 40).click(40, 70)
    assert hand.tool.undo_point()
    hand.click(40, 80).click(20, 30)
    assert hand.geometries == [Box(20, 10, 90, 80)]
    assert not hand.tool.busy


@pytest.mark.parametrize("tool", ToolId)
def test_without_permission_nothing_is_drawn(tool: ToolId) -> None:
    hand = Hand(TOOLS[tool](), editable=False)
    hand.drag((20, 20), (80, 60)).click(90, 90).double_click(50, 95)
    hand.key(Key.ENTER)
    assert not hand.label


@pytest.mark.parametrize("tool", ToolId)
def test_every_tool_says_what_it_does(tool: ToolId) -> None:
    hand = Hand(TOOLS[tool]())
    assert hand.tool.hint(hand.scene)
    hand.click(20, 20)
    assert len(hand.tool.hint(hand.scene)) < 110


CUTS: dict[str, tuple[ToolId, Gesture, float]] = {
    "box": (ToolId.BOX, lambda h: h.drag((30, 30), (50, 50)), 400),
    "polygon": (
        ToolId.POLYGON,
        lambda h: h.click(30, 30).click(50, 30).click(50, 50).click(30, 50).click(30, 30),
        400,
    ),
    "rotated box": (ToolId.ROTATED_BOX, lambda h: h.drag((30, 30), (50, 30)).click(50, 50), 400),
    "beyond the shape": (ToolId.BOX, lambda h: h.drag((50, 50), (100, 90)), 100),
}


@pytest.mark.parametrize("name", CUTS)
def test_what_is_drawn_with_e_is_cut_out(name: str) -> None:
    tool, gesture, gone = CUTS[name]
    below = Label().add(Box(5, 5, 95, 95), "dog").add(Box(20, 20, 60, 60), "cat")
    hand = Hand(TOOLS[tool](), below)
    hand.subtracts = True
    gesture(hand)
    assert hand.label.annotations[0] == below.annotations[0]  # the smaller one is meant
    (_, shape) = hand.geometries
    assert isinstance(shape, Polygon)
    assert area(shape) == pytest.approx(1600 - gone)
    assert hand.label.annotations[1].category == "cat"
    assert hand.edits[0].inverse().apply(hand.label) == below
    assert len(hand.edits) == 1


def test_the_selection_is_cut_before_others_and_what_is_all_gone_goes() -> None:
    below = Label().add(Box(5, 5, 95, 95), "dog").add(Box(20, 20, 60, 60), "cat")
    hand = Hand(TOOLS[ToolId.BOX](), below)
    hand.selection, hand.subtracts = frozenset({A}), True
    hand.drag((30, 30), (50, 50))
    assert area(hand.geometries[0]) == pytest.approx(8100 - 400)  # type: ignore[arg-type]
    assert hand.geometries[1] == below.annotations[1].geometry
    hand.selection = frozenset({AnnotationId(2)})
    hand.drag((10, 10), (70, 70))
    assert [one.id for one in hand.label] == [A]
    hand.selection = frozenset()
    hand.drag((98, 98), (60, 60))
    assert area(hand.geometries[0]) == pytest.approx(8100 - 400 - 35 * 35)  # type: ignore[arg-type]
    hand.drag((150, 10), (170, 70))
    assert len(hand.edits) == 3


def test_what_would_be_cut_is_outlined() -> None:
    hand = Hand(TOOLS[ToolId.BOX](), Label().add(Box(5, 5, 95, 95), "dog").add(Point(50, 50), "cat"))
    assert hand.hover(30, 30).preview.hot is None
    hand.subtracts = True
    hot = hand.hover(30, 30).preview.hot
    assert hot is not None
    assert hot.annotation.id == A
    assert hand.hover(150, 30).preview.hot is None


TURNED = RotatedBox(100, 50, 60, 40, 0)
OVAL = Ellipse(100, 50, 30, 20, 0)

RESHAPED: dict[str, tuple[Geometry, Gesture, Geometry]] = {
    "corner": (TURNED, lambda h: h.drag((130, 70), (150, 80)), RotatedBox(110, 55, 80, 50, 0)),
    "edge": (TURNED, lambda h: h.drag((130, 50), (140, 60)), RotatedBox(105, 50, 70, 40, 0)),
    "whole": (TURNED, lambda h: h.drag((100, 50), (110, 55)), RotatedBox(110, 55, 60, 40, 0)),
    "turned": (TURNED, lambda h: h.click(100, 50).drag((100, 8), (160, 50)), RotatedBox(100, 50, 60, 40, 90)),
    "turned in steps": (
        TURNED,
        lambda h: h.click(100, 50).drag_then((100, 8), (160, 52), modifiers=SHIFT),
        RotatedBox(100, 50, 60, 40, 90),
    ),
    "end of an ellipse": (OVAL, lambda h: h.drag((130, 50), (150, 55)), Ellipse(110, 50, 40, 20, 0)),
    "ellipse turned": (
        OVAL,
        lambda h: h.click(100, 50).drag((100, 8), (160, 50)),
        Ellipse(100, 50, 30, 20, 90),
    ),
    "over the opposite side": (
        TURNED,
        lambda h: h.drag((130, 50), (60, 50)),
        RotatedBox(65, 50, 10, 40, 0),
    ),
    "upon the opposite side": (TURNED, lambda h: h.drag((130, 50), (70, 50)), TURNED),
}


@pytest.mark.parametrize("name", RESHAPED)
def test_turned_shapes_can_be_taken_by_their_parts(name: str) -> None:
    before, gesture, after = RESHAPED[name]
    hand = Hand(SelectTool(), Label().add(before, "cat"))
    gesture(hand)
    (shape,) = hand.geometries
    assert isinstance(shape, RotatedBox | Ellipse)
    assert rounded_ellipse(shape) == after
    assert len(hand.edits) == (before != after)


def rounded_ellipse(shape: Geometry) -> Geometry:
    if not isinstance(shape, Ellipse):
        return rounded(shape)
    return Ellipse(*(round(one, 9) for one in (shape.cx, shape.cy, shape.rx, shape.ry, shape.angle)))


def test_only_what_is_selected_can_be_turned() -> None:
    hand = Hand(SelectTool(), Label().add(TURNED, "cat"))
    assert hand.hover(100, 8).preview.hot is None
    hand.locked, hand.selection = frozenset({A}), frozenset({A})
    assert hand.hover(100, 8).preview.hot is None


def test_a_joint_that_is_not_labeled_is_out_of_reach() -> None:
    hand = Hand(SelectTool(), Label().add(Keypoints([(0, 0), (50, 50), (80, 50)], [0, 2, 2]), "cat"))
    assert hand.hover(0, 0).preview.hot is None
    hand.drag((50, 50), (60, 60))
    assert hand.geometries == [Keypoints([(0, 0), (60, 60), (80, 50)], [0, 2, 2])]


def test_what_would_be_cut_beside_the_selection_is_outlined_too() -> None:
    hand = Hand(TOOLS[ToolId.BOX](), Label().add(Box(5, 5, 45, 95), "dog").add(Box(50, 5, 95, 95), "cat"))
    hand.selection, hand.subtracts = frozenset({A}), True
    hot = hand.hover(70, 50).preview.hot
    assert hot is not None
    assert hot.annotation.id == 2
    hand.drag((60, 20), (80, 40))
    assert [len(one.rings) for one in hand.geometries if isinstance(one, Polygon)] == [2]


def test_a_split_along_a_line_splits_the_others() -> None:
    lines = Label().add(Polyline([(10, 50), (90, 50)]), "cat").add(Polyline([(30, 10), (30, 90)]), "cat")
    hand = Hand(TOOLS[ToolId.SPLIT](), lines)
    hand.click(20, 50).click(40, 50).key(Key.ENTER)
    assert len(hand.geometries) == 5
    assert len(hand.edits) == 1


HAND = Skeleton(["thumb", "wrist"])
BACK = Skeleton(["neck", "hip", "tail"])


def posing() -> Hand:
    hand = Hand(TOOLS[ToolId.KEYPOINTS]())
    hand.skeletons = {"dog": POSE, "hand": HAND, "cow": BACK}
    hand.category, hand.skeleton = "dog", POSE
    return hand


def test_a_category_with_other_joints_is_refused_while_a_skeleton_is_drawn() -> None:
    hand = posing()
    assert len(POSE.names) == 3
    hand.click(10, 10).choose("hand")
    assert hand.refusals == ["“hand” has 2 joints: finish or give up this object first."]
    assert hand.category == "dog"
    hand.choose("cow")
    hand.skeleton = BACK
    assert hand.preview.extra == "hip"
    hand.click(20, 20).click(30, 30)
    assert [(one.category, one.geometry) for one in hand.label] == [
        ("cow", Keypoints([(10, 10), (20, 20), (30, 30)], [2, 2, 2]))
    ]


def test_a_skeleton_stays_what_it_was_begun_as_whatever_is_in_force_by_then() -> None:
    hand = posing()
    hand.click(10, 10).click(20, 20)
    hand.category, hand.skeleton = "hand", HAND  # picked in the list
    hand.click(30, 30)
    assert [(one.category, len(one.geometry.points)) for one in hand.label] == [("dog", 3)]  # type: ignore[union-attr]


def test_joints_without_a_skeleton_become_those_of_one() -> None:
    hand = posing()
    hand.category, hand.skeleton = "any", None
    hand.click(10, 10).choose("hand")
    hand.skeleton = HAND
    hand.click(20, 20)
    assert [(one.category, len(one.geometry.points)) for one in hand.label] == [("hand", 2)]  # type: ignore[union-attr]


LONE = Box(100, 10, 130, 40)
PART_OF: dict[str, tuple[set[AnnotationId], XY, AnnotationId]] = {
    "the one selected": ({A}, (60, 60), A),
    "the one selected, though begun in another": ({A}, (110, 20), A),
    "the one in which it begins": (set(), (20, 20), A),
}


@pytest.mark.parametrize("tool", [ToolId.BOX, ToolId.ELLIPSE, ToolId.POLYGON])
@pytest.mark.parametrize("name", PART_OF)
def test_what_is_drawn_becomes_a_part_of_another(name: str, tool: ToolId) -> None:
    selected, (x, y), receiver = PART_OF[name]
    below = Label().add(Box(10, 10, 40, 40), "dog").add(LONE, "cow")
    hand = Hand(TOOLS[tool](), below)
    hand.selection, hand.joins = frozenset(selected), True
    hot = hand.hover(x, y).preview.hot
    assert hot is not None
    assert (hot.annotation.id, hand.preview.extra, hand.preview.subtracts) == (
        receiver,
        "one more part",
        False,
    )
    hand.drag((x, y), (x + 30, y), (x + 30, y + 30), (x, y + 30))
    hand.key(Key.ENTER)
    if tool is not ToolId.POLYGON:
        hand.drag((x, y), (x + 30, y + 30))
    assert [(one.id, one.category) for one in hand.label] == [(one.id, one.category) for one in below]
    grown = hand.label.get(receiver).geometry
    assert isinstance(grown, Polygon)
    assert area(grown) > area(below.get(receiver).geometry)  # type: ignore[arg-type]
    assert hand.texts[0] == "Add a part"
    assert hand.edits[0].inverse().apply(hand.edits[0].apply(below)) == below


def test_a_part_of_nothing_is_an_object_to_which_further_parts_go() -> None:
    hand = Hand(TOOLS[ToolId.BOX](), Label().add(LONE, "cow"))
    hand.joins = True
    preview = hand.hover(10, 10).preview
    assert (preview.hot, preview.extra) == (None, "a new object")
    hand.drag((10, 10), (40, 40))
    assert hand.geometries == [LONE, Box(10, 10, 40, 40)]
    hand.drag((60, 10), (80, 40))
    assert [one.id for one in hand.label] == [A, AnnotationId(2)]
    assert area(hand.geometries[1]) == 900 + 600  # type: ignore[arg-type]


@pytest.mark.parametrize("tool", ToolId)
def test_escape_lets_go_of_what_is_selected(tool: ToolId) -> None:
    hand = Hand(TOOLS[tool](), Label().add(LONE, "cow"))
    hand.selection = frozenset({A})
    assert hand.hover(10, 10).key(Key.ESCAPE)
    assert not hand.selection
