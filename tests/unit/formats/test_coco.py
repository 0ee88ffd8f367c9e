import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pycocotools import mask as coco_mask
from pycocotools.coco import COCO

from labelqueue.domain.category import Category
from labelqueue.domain.errors import ExportFailed
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
from labelqueue.domain.ids import CategoryId
from labelqueue.domain.label import Label
from labelqueue.domain.status import LabelStatus
from labelqueue.formats import FORMATS, ExportedSample, ExportResult

# What pycocotools 2.0.11 says about numpy 2 when it decodes a mask; the program never decodes one.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")

WIDTH, HEIGHT = 64, 48
CATEGORIES = [Category("cat", "#fab005", CategoryId(3)), Category("cup", "#15aabf", CategoryId(7))]

Ring = list[tuple[float, float]]


def sample(*geometries: Geometry, name: str = "a.jpg", width: int | None = WIDTH) -> ExportedSample:
    label = Label()
    for geometry in geometries:
        label = label.add(geometry, "cat")
    return ExportedSample(name, width, HEIGHT, LabelStatus.REVIEWED, label)


def export(path: Path, *samples: ExportedSample) -> tuple[ExportResult, dict[str, Any]]:
    """The result, and the file as JSON after pycocotools has read it, too."""
    result = FORMATS["coco"].export(path, iter(samples), dataset="pets", categories=CATEGORIES)
    COCO(str(path))
    return result, json.loads(path.read_text(encoding="ascii"))


def exported(*geometries: Geometry) -> tuple[list[dict[str, Any]], list[np.ndarray[Any, Any]]]:
    """The annotations of one image, and their masks as pycocotools reads them from the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "out.json")
        _, data = export(path, sample(*geometries))
        coco = COCO(str(path))
        return data["annotations"], [
            coco.annToMask(one) for one in data["annotations"] if one["segmentation"]
        ]


def rectangle(x0: float, y0: float, x1: float, y1: float) -> Ring:
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]


def test_file_as_a_whole(tmp_path: Path) -> None:
    label = Label(image_attributes={"light": "night"}).add(
        Box(1, 2, 4, 6), "cup", attributes={"broken": True}, score=0.5
    )
    first = ExportedSample("ä/1.jpg", 10, 8, LabelStatus.LABELED, label)
    result, data = export(tmp_path / "out.json", first, sample(name="empty.jpg"))
    assert result == ExportResult(images=2, annotations=1)
    assert data == {
        "info": {"description": "pets", "contributor": "Labelqueue"},
        "licenses": [],
        "categories": [
            {"id": 3, "name": "cat", "supercategory": "", "color": "#fab005"},
            {"id": 7, "name": "cup", "supercategory": "", "color": "#15aabf"},
        ],
        "images": [
            {
                "id": 1,
                "file_name": "ä/1.jpg",
                "width": 10,
                "height": 8,
                "status": "labeled",
                "attributes": {"light": "night"},
            },
            {"id": 2, "file_name": "empty.jpg", "width": WIDTH, "height": HEIGHT, "status": "reviewed"},
        ],
        "annotations": [
            {
                "id": 1,
                "image_id": 1,
                "category_id": 7,
                "segmentation": [[1.0, 2.0, 4.0, 2.0, 4.0, 6.0, 1.0, 6.0]],
                "area": 12,
                "bbox": [1.0, 2.0, 3.0, 4.0],
                "iscrowd": 0,
                "attributes": {"broken": True},
                "score": 0.5,
            }
        ],
    }


def test_nothing_to_export_is_a_valid_file(tmp_path: Path) -> None:
    result, data = export(tmp_path / "out.json")
    assert result == ExportResult(images=0, annotations=0)
    assert data["images"] == data["annotations"] == []


def test_same_samples_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        export(tmp_path / name, sample(Polygon([rectangle(1, 1, 9, 9), rectangle(3, 3, 5, 5)])))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_ids_count_across_images(tmp_path: Path) -> None:
    box = Box(0, 0, 1, 1)
    _, data = export(tmp_path / "out.json", sample(box, box), sample(name="b.jpg"), sample(box, name="c.jpg"))
    assert [(one["id"], one["image_id"]) for one in data["annotations"]] == [(1, 1), (2, 1), (3, 3)]


def test_sample_of_unknown_size_is_left_out_and_named(tmp_path: Path) -> None:
    box = Box(0, 0, 1, 1)
    result, data = export(tmp_path / "out.json", sample(box, name="gone.jpg", width=None), sample(box))
    assert result == ExportResult(images=1, annotations=1, left_out_samples=("gone.jpg",))
    assert [one["file_name"] for one in data["images"]] == ["a.jpg"]
    assert data["annotations"][0]["image_id"] == data["images"][0]["id"] == 1


def test_what_instances_cannot_express_is_counted(tmp_path: Path) -> None:
    result, data = export(
        tmp_path / "out.json",
        sample(
            Point(1, 1),
            Point(2, 2),
            Polyline([(0, 0), (5, 5)]),
            Keypoints([(1, 1)], [2]),
            Ellipse(9, 9, 3, 2),
            Polygon([rectangle(0, 0, 1e9, 1)]),
            Box(0, 0, 1, 1),
        ),
    )
    assert result.annotations == len(data["annotations"]) == 1
    assert result.left_out_annotations == {
        "point": 2,
        "polyline": 1,
        "keypoints": 1,
        "ellipse": 1,
        "polygon": 1,
    }


def test_polygon_of_two_parts_stays_two_polygons() -> None:
    [annotation], [mask] = exported(Polygon([rectangle(1, 1, 9, 9), rectangle(20, 5, 30, 10)]))
    assert annotation["segmentation"] == [[1, 1, 9, 1, 9, 9, 1, 9], [20, 5, 30, 5, 30, 10, 20, 10]]
    assert annotation["area"] == mask.sum() == 64 + 50
    assert annotation["bbox"] == [1, 1, 29, 9]


def test_island_in_a_hole() -> None:
    rings = [rectangle(0, 0, 20, 20), rectangle(4, 4, 16, 16), rectangle(8, 8, 12, 12)]
    [annotation], [mask] = exported(Polygon(rings))
    assert annotation["area"] == mask.sum() == 400 - 144 + 16
    assert annotation["iscrowd"] == 0
    assert isinstance(annotation["segmentation"]["counts"], str)


def test_outline_beyond_the_image_keeps_its_coordinates() -> None:
    [annotation], [mask] = exported(Polygon([rectangle(-10, -10, 5, 5)]))
    assert annotation["segmentation"] == [[-10, -10, 5, -10, 5, 5, -10, 5]]
    assert annotation["area"] == mask.sum() == 25
    assert annotation["bbox"] == [0, 0, 5, 5]


def test_rotated_box_is_its_corners() -> None:
    box = RotatedBox(30, 20, 10, 6, 90)
    [annotation], [mask] = exported(box)
    assert annotation["segmentation"] == [[value for corner in box.corners() for value in corner]]
    assert mask[15:25, 27:33].all()


def test_mask_keeps_its_pixels() -> None:
    pixels = np.zeros((HEIGHT, WIDTH), bool)
    pixels[3:9, 5:20] = pixels[0, 0] = True
    flat = pixels.ravel(order="F")
    edges = np.flatnonzero(np.diff(flat)) + 1
    runs = np.diff([0, *edges, flat.size]).tolist()
    [annotation], [mask] = exported(Mask(WIDTH, HEIGHT, [0, *runs]))
    assert np.array_equal(mask, pixels)
    assert annotation["area"] == pixels.sum()
    assert annotation["bbox"] == [0, 0, 20, 9]


def test_failed_export_keeps_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("old")
    with pytest.raises(KeyError):
        FORMATS["coco"].export(path, [sample(Box(0, 0, 1, 1))], dataset="pets", categories=[])
    assert path.read_text() == "old"
    with pytest.raises(ExportFailed):
        FORMATS["coco"].export(tmp_path / "no" / "out.json", [], dataset="pets", categories=[])


coordinates = st.floats(-20, 90, allow_nan=False)
rings = st.lists(st.tuples(coordinates, coordinates), min_size=3, max_size=12)


@given(rings)
def test_area_and_bbox_of_a_ring_are_those_of_pycocotools(ring: Ring) -> None:
    [annotation], [mask] = exported(Polygon([ring]))
    [rle] = coco_mask.frPyObjects([[value for point in ring for value in point]], HEIGHT, WIDTH)
    assert annotation["segmentation"] == [[value for point in ring for value in point]]
    assert annotation["area"] == coco_mask.area(rle) == mask.sum()
    assert annotation["bbox"] == coco_mask.toBbox(rle).tolist()


@given(st.lists(rings, min_size=2, max_size=4))
def test_area_and_bbox_of_many_rings_are_those_of_their_mask(many: list[Ring]) -> None:
    [annotation], [mask] = exported(Polygon(many))
    rle = coco_mask.encode(np.asfortranarray(mask))
    assert annotation["area"] == mask.sum()
    assert annotation["bbox"] == coco_mask.toBbox(rle).tolist()


sides = st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(1, 30), st.integers(1, 18))


@given(st.lists(sides, min_size=1, max_size=5))
def test_rings_follow_the_even_odd_rule(boxes: list[tuple[int, int, int, int]]) -> None:
    expected = np.zeros((HEIGHT, WIDTH), bool)
    polygon = []
    for x, y, w, h in boxes:
        expected[y : y + h, x : x + w] ^= True
        polygon.append(rectangle(x, y, x + w, y + h))
    _, [mask] = exported(Polygon(polygon))
    assert np.array_equal(mask, expected)


@given(
    st.lists(
        st.tuples(coordinates, coordinates),
        min_size=2,
        max_size=2,
        unique_by=(lambda p: p[0], lambda p: p[1]),
    )
)
def test_box_is_exact(corners: Ring) -> None:
    box = Box(*corners[0], *corners[1])
    [annotation], [mask] = exported(box)
    assert annotation["bbox"] == [box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0]
    assert annotation["area"] == mask.sum()
