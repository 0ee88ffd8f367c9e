"""Random geometries and labels for property tests."""

from itertools import pairwise

from hypothesis import strategies as st

from labelqueue.domain.geometry import (
    Box,
    Ellipse,
    Geometry,
    Keypoints,
    Mask,
    Point,
    Polygon,
    Polyline,
    RotatedBox,
)
from labelqueue.domain.label import Label

number = st.floats(-1e4, 1e4, allow_nan=False)
length = st.floats(0.1, 1e4)
angle = st.floats(-360, 360)
points = st.lists(st.tuples(number, number), min_size=3, max_size=8)


@st.composite
def masks(draw: st.DrawFn) -> Mask:
    width, height = draw(st.integers(1, 12)), draw(st.integers(1, 12))
    cuts = sorted(draw(st.sets(st.integers(1, width * height), max_size=6)) | {width * height})
    edges = [0, *cuts] if draw(st.booleans()) else [0, 0, *cuts]
    return Mask(width, height, [b - a for a, b in pairwise(edges)])


geometries: st.SearchStrategy[Geometry] = st.one_of(
    st.tuples(number, number, length, length).map(
        lambda box: Box(box[0], box[1], box[0] + box[2], box[1] + box[3])
    ),
    st.builds(RotatedBox, number, number, length, length, angle),
    st.lists(points, min_size=1, max_size=3).map(Polygon),
    points.map(Polyline),
    st.builds(Point, number, number),
    st.lists(st.tuples(number, number, st.integers(0, 2)), min_size=1, max_size=6).map(
        lambda rows: Keypoints([(x, y) for x, y, _ in rows], [seen for _, _, seen in rows])
    ),
    st.builds(Ellipse, number, number, length, length, angle),
    masks(),
)

categories = st.sampled_from(["ripe", "unripe", "leaf"])


@st.composite
def labels(draw: st.DrawFn, max_size: int = 6) -> Label:
    label = Label()
    for shape in draw(st.lists(geometries, max_size=max_size)):
        label = label.add(shape, draw(categories), score=draw(st.none() | st.floats(0, 1)))
    return label
