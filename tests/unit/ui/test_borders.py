"""Snapping, and borders that shapes share."""

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from labelqueue.domain.geometry import XY, Box, Keypoints, Polygon, Polyline
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Label
from labelqueue.domain.regions import area, region, split
from labelqueue.ui.tools import TOOLS, Key, Modifier, Options, ToolId, snap
from labelqueue.ui.tools.index import Entry
from labelqueue.ui.tools.select import SelectTool
from tests.examples import examples
from tests.unit.ui.hand import Hand

A, B, C = (AnnotationId(number) for number in (1, 2, 3))
CTRL = Modifier.CTRL
LEFT = Polygon([[(20, 20), (60, 20), (60, 60), (20, 60)]])
RIGHT = Polygon([[(60, 20), (100, 20), (100, 60), (60, 60)]])


def neighbours() -> Label:
    return Label().add(LEFT, "cat").add(RIGHT, "dog")


def hand_on(label: Label) -> Hand:
    return Hand(SelectTool(), label)


def test_a_shared_vertex_moves_both_shapes() -> None:
    hand = hand_on(neighbours())
    hand.drag((60, 20), (65, 10))
    assert hand.geometries == [
        Polygon([[(20, 20), (65, 10), (60, 60), (20, 60)]]),
        Polygon([[(65, 10), (100, 20), (100, 60), (60, 60)]]),
    ]
    assert len(hand.edits) == 1
    assert hand.edits[0].inverse().apply(hand.label) == neighbours()


def test_a_shared_edge_moves_both_shapes() -> None:
    hand = hand_on(neighbours())
    hand.drag((60, 30), (70, 30))
    assert hand.geometries == [
        Polygon([[(20, 20), (70, 20), (70, 60), (20, 60)]]),
        Polygon([[(70, 20), (100, 20), (100, 60), (70, 60)]]),
    ]


def test_two_shapes_are_compared_once_however_many_vertices_they_share(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[tuple[AnnotationId, AnnotationId]] = []
    overlap = snap._overlap

    def counted(one: Entry, other: Entry) -> bool:
        compared.append((one.annotation.id, other.annotation.id))
        return overlap(one, other)

    monkeypatch.setattr(snap, "_overlap", counted)
    hand_on(neighbours()).drag((60, 30), (70, 30))
    assert len(compared) == 1


@pytest.mark.parametrize("selected", [A, B])
def test_a_new_vertex_on_a_shared_edge_is_one_of_both_shapes(selected: AnnotationId) -> None:
    hand = hand_on(neighbours())
    hand.selection = frozenset({selected})  # its edge is the one that is taken
    hand.drag((60, 40), (70, 45))
    assert hand.geometries == [
        Polygon([[(20, 20), (60, 20), (70, 45), (60, 60), (20, 60)]]),
        Polygon([[(60, 20), (100, 20), (100, 60), (60, 60), (70, 45)]]),
    ]


@pytest.mark.parametrize("why", ["off", "locked", "hidden", "copy"])
def test_what_does_not_move_along(why: str) -> None:
    hand = hand_on(neighbours())
    match why:
        case "off":
            hand.options = Options(borders=False)
        case "locked":
            hand.locked = frozenset({B})
        case "hidden":
            hand.hidden = frozenset({B})
        case _:
            hand = hand_on(Label().add(LEFT, "cat").add(LEFT, "dog"))
    before = hand.label
    hand.drag((60, 20), (65, 10))
    assert len([one for one in hand.label if one not in before.annotations]) == 1


@given(
    st.lists(st.tuples(st.integers(20, 100), st.integers(20, 60)), min_size=2, max_size=2, unique=True),
    st.tuples(st.integers(-15, 15), st.integers(-15, 15)),
)
@examples(40)
def test_two_pieces_stay_a_whole_however_their_border_moves(path: list[XY], delta: tuple[int, int]) -> None:
    """What is cut apart covers the same as before, whichever point of the cut is dragged where."""
    knife = [(path[0][0], 0.0), (path[1][0], 99.0)]
    pieces = split(Box(10, 10, 110, 90), [(float(x), float(y)) for x, y in knife])
    hand = hand_on(Label().add(pieces[0], "cat").add(pieces[-1], "dog"))
    (one, other) = (geometry for geometry in hand.geometries if isinstance(geometry, Polygon))
    shared = {xy for xy in one.rings[0] if xy in other.rings[0]}
    inner = [xy for xy in shared if 10 < xy[0] < 110]
    if not inner:
        return
    x, y = sorted(inner)[0]
    hand.drag((x, y), (x + delta[0], y))  # along the outer border, so that the whole stays what it was
    moved = [geometry for geometry in hand.geometries if isinstance(geometry, Polygon)]
    if 10 < x + delta[0] < 110:
        assert shapely.union_all([region(shape) for shape in moved]).area == pytest.approx(8000, abs=1e-4)
        assert sum(area(shape) for shape in moved) == pytest.approx(8000, abs=1e-4)


@given(st.integers(20, 100), st.integers(20, 100), st.integers(11, 109), st.integers(11, 89))
@examples(40)
def test_two_pieces_stay_a_whole_wherever_a_new_point_of_their_border_goes(
    top: int, bottom: int, x: int, y: int
) -> None:
    pieces = split(Box(10, 10, 110, 90), [(float(top), 0.0), (float(bottom), 99.0)])
    hand = hand_on(Label().add(pieces[0], "cat").add(pieces[1], "dog"))
    first, second = (geometry.rings[0] for geometry in hand.geometries if isinstance(geometry, Polygon))
    (ax, ay), (bx, by) = (xy for xy in first if xy in second)
    hand.drag(((ax + bx) / 2, (ay + by) / 2), (float(x), float(y)))
    moved = [geometry for geometry in hand.geometries if isinstance(geometry, Polygon)]
    assert sum(area(shape) for shape in moved) == pytest.approx(8000, abs=1e-4)
    assert shapely.union_all([region(shape) for shape in moved]).area == pytest.approx(8000, abs=1e-4)


SNAPS: dict[str, tuple[XY, XY | None]] = {
    "near a vertex": ((63, 17), (60, 20)),
    "near an edge": ((40, 15), (40, 20)),
    "far away": ((150, 80), None),
}


@pytest.mark.parametrize("name", SNAPS)
def test_points_snap_with_ctrl_or_when_it_is_on(name: str) -> None:
    at, expected = SNAPS[name]
    for options, keys, snaps in (
        (Options(), Modifier.NONE, False),
        (Options(), CTRL, True),
        (Options(snaps=True), Modifier.NONE, True),
        (Options(snaps=True), CTRL, False),
    ):
        hand = Hand(TOOLS[ToolId.POLYGON](), Label().add(LEFT, "cat"))
        hand.options = options
        hand.hover(*at, modifiers=keys)
        assert hand.preview.snapped == (expected if snaps else None)
        hand.click(*at, modifiers=keys)
        assert hand.preview.path == ((expected or at) if snaps else at,)


def test_the_reach_of_snapping_is_measured_on_the_screen() -> None:
    hand = Hand(TOOLS[ToolId.POLYGON](), Label().add(LEFT, "cat"))
    hand.scale = 10.0
    hand.hover(63, 17, modifiers=CTRL)
    assert hand.preview.snapped is None


def test_a_vertex_that_is_dragged_snaps_to_others_but_not_to_itself() -> None:
    hand = hand_on(Label().add(LEFT, "cat").add(Box(100, 20, 150, 60), "dog"))
    hand.drag_then((60, 20), (63, 22), (97, 23), modifiers=CTRL)
    assert hand.geometries[0] == Polygon([[(20, 20), (100, 20), (60, 60), (20, 60)]])
    hand.drag_then((60, 60), (66, 66), modifiers=CTRL)
    assert hand.geometries[0] == Polygon([[(20, 20), (100, 20), (66, 66), (20, 60)]])


def test_a_polygon_drawn_along_another_shares_its_border_exactly() -> None:
    hand = Hand(TOOLS[ToolId.POLYGON](), Label().add(LEFT, "cat"))
    hand.options = Options(snaps=True)
    for xy in ((62, 19), (100, 20), (100, 60), (61, 61)):
        hand.click(*xy)
    hand.key(Key.ENTER)
    assert hand.geometries[1] == Polygon([[(60, 20), (100, 20), (100, 60), (60, 60)]])
    line = Hand(TOOLS[ToolId.POLYLINE](), hand.label)
    line.options = Options(snaps=True)
    line.click(58, 22).click(61, 58).key(Key.ENTER)
    assert line.geometries[2] == Polyline([(60, 20), (60, 60)])


def jittered(hand: Hand, *xy: float, modifiers: Modifier = Modifier.NONE) -> Hand:
    """A click by a hand that is not quite still."""
    hand.hover(*xy, modifiers=modifiers).press(*xy, modifiers=modifiers)
    hand.move(xy[0] + 1, xy[1] - 1, modifiers=modifiers)
    return hand.release(xy[0] + 1, xy[1] - 1, modifiers=modifiers)


PLACES = ((26.0, 26.0), (54.0, 26.0), (66.0, 54.0), (26.0, 54.0))
"""Each at more than the reach of a drag, and less than that of a snap, from a vertex."""


@pytest.mark.parametrize("tool", [ToolId.POLYGON, ToolId.POLYLINE, ToolId.KEYPOINTS])
def test_clicks_of_a_shaking_hand_snap_to_the_vertices_and_nothing_else(tool: ToolId) -> None:
    hand = Hand(TOOLS[tool](), neighbours())
    hand.options = Options(snaps=True)
    for xy in PLACES:
        jittered(hand, *xy)
    hand.key(Key.ENTER)
    corners = LEFT.rings[0]
    drawn = hand.geometries[2]
    assert isinstance(drawn, Polygon | Polyline | Keypoints)
    assert (drawn.rings[0] if isinstance(drawn, Polygon) else drawn.points) == corners


def test_a_split_by_clicks_of_a_shaking_hand_goes_from_vertex_to_vertex() -> None:
    hand = Hand(TOOLS[ToolId.SPLIT](), Label().add(LEFT, "cat"))
    hand.options = Options(snaps=True)
    jittered(jittered(hand, 26, 26), 54, 54).key(Key.ENTER)
    assert sorted(len(one.rings[0]) for one in hand.geometries if isinstance(one, Polygon)) == [3, 3]


@pytest.mark.parametrize("tool", [ToolId.BOX, ToolId.ELLIPSE, ToolId.ROTATED_BOX])
def test_the_first_of_two_clicks_stands_where_it_snapped_to(tool: ToolId) -> None:
    hand = Hand(TOOLS[tool](), neighbours())
    hand.options = Options(snaps=True)
    jittered(hand, 26, 26)
    assert hand.tool.busy
    jittered(hand, 54, 26 if tool is ToolId.ROTATED_BOX else 54)
    if tool is ToolId.ROTATED_BOX:
        jittered(hand, 54, 54)
    assert len(hand.geometries) == 3
    assert hand.geometries[2].bounds() == pytest.approx((20, 20, 60, 60))


@given(
    st.lists(st.tuples(st.floats(-8, 8), st.floats(-8, 8)), min_size=4, max_size=4),
    st.tuples(st.floats(-2, 2), st.floats(-2, 2)),
)
@examples(60)
def test_what_snaps_to_four_corners_has_their_area(offsets: list[XY], shake: XY) -> None:
    square = Polygon([[(40, 20), (100, 20), (100, 80), (40, 80)]])
    hand = Hand(TOOLS[ToolId.POLYGON](), Label().add(square, "cat"))
    hand.options = Options(snaps=True)
    for (x, y), (dx, dy) in zip(square.rings[0], offsets, strict=True):
        near = x + dx / 1.5, y + dy / 1.5
        hand.press(*near)
        hand.move(near[0] + shake[0], near[1] + shake[1])
        hand.release(near[0] + shake[0], near[1] + shake[1])
    hand.key(Key.ENTER)
    drawn = hand.geometries[1]
    assert isinstance(drawn, Polygon)
    assert drawn.rings == square.rings
    assert area(drawn) == area(square)
