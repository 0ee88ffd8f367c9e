"""COCO instances (https://cocodataset.org/#format-data): boxes, polygons and masks in one JSON file.

Coordinates are written as they are, never clipped or rounded; area and bbox of an outline are pycocotools'
answers, so they count pixels inside the image; only the bbox of a box is the box itself. A polygon whose
rings overlap (a hole, under the even-odd rule) has no list of polygons that says the same, so it becomes a
compressed RLE with iscrowd 0.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Final, TextIO, assert_never

from pycocotools import mask as coco_mask

from labelqueue.domain.category import Category
from labelqueue.domain.geometry import (
    XY,
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
from labelqueue.domain.label import Annotation
from labelqueue.formats.atomic import replacing
from labelqueue.formats.exchange import ExportedSample, ExportResult
from labelqueue.formats.rle import Rle, even_odd

REACH: Final = 200_000.0
"""Outlines farther out, in pixels, are left out: pycocotools takes memory for every pixel on the way."""

Shape = dict[str, Any]  # segmentation, area and bbox of an annotation


def export(
    path: Path, samples: Iterable[ExportedSample], *, dataset: str, categories: Sequence[Category]
) -> ExportResult:
    """Write `samples` as COCO instances, whole or not at all.

    Image and annotation ids count from 1 in the order of `samples`; category ids are the dataset's. `samples`
    is gone through once and no label is kept. A sample of unknown size is left out, because COCO needs one;
    so is an annotation that COCO instances cannot express. The result tells both.

    Raises:
        ExportFailed: the file cannot be written; one that was there before is unchanged.
    """
    category_ids = {category.name: category.id for category in categories}
    images: list[dict[str, Any]] = []
    unknown_size: list[str] = []
    left_out: Counter[str] = Counter()
    written = 0
    with replacing(path) as file:
        file.write("{")
        _member(file, "info", {"description": dataset, "contributor": "Labelqueue"})
        _member(file, "licenses", [])
        _member(file, "categories", [_category(category) for category in categories])
        file.write('"annotations": [')
        for sample in samples:
            if sample.width is None or sample.height is None:
                unknown_size.append(sample.name)
                continue
            images.append(_image(len(images) + 1, sample))
            for annotation in sample.label:
                shape = _shape(annotation.geometry, width=sample.width, height=sample.height)
                if shape is None:
                    left_out[annotation.geometry.kind] += 1
                    continue
                written += 1
                ids = {
                    "id": written,
                    "image_id": len(images),
                    "category_id": category_ids[annotation.category],
                }
                file.write("\n" if written == 1 else ",\n")
                file.write(json.dumps(ids | shape | {"iscrowd": 0} | _extras(annotation)))
        file.write(f'],\n"images": {json.dumps(images)}}}\n')
    return ExportResult(
        images=len(images),
        annotations=written,
        left_out_samples=tuple(unknown_size),
        left_out_annotations=dict(left_out),
    )


def _member(file: TextIO, name: str, value: object) -> None:
    file.write(f"{json.dumps(name)}: {json.dumps(value)},\n")


def _category(category: Category) -> dict[str, Any]:
    row = {"id": category.id, "name": category.name, "supercategory": "", "color": category.color}
    if category.skeleton is None:
        return row
    # COCO counts joints from 1.
    edges = [[one + 1, other + 1] for one, other in category.skeleton.edges]
    return {**row, "keypoints": list(category.skeleton.names), "skeleton": edges}


def _image(image_id: int, sample: ExportedSample) -> dict[str, Any]:
    image = {
        "id": image_id,
        "file_name": sample.name,
        "width": sample.width,
        "height": sample.height,
        "status": sample.status.value,
    }
    attributes = sample.label.image_attributes
    return {**image, "attributes": dict(attributes)} if attributes else image


def _extras(annotation: Annotation) -> dict[str, Any]:
    """Members that COCO does not define but its tools keep."""
    extras: dict[str, Any] = {}
    if annotation.attributes:
        extras["attributes"] = dict(annotation.attributes)
    if annotation.score is not None:
        extras["score"] = annotation.score
    return extras


def _shape(geometry: Geometry, *, width: int, height: int) -> Shape | None:
    """Segmentation, area and bbox; None if COCO instances cannot express the geometry."""
    match geometry:
        case Box(x0, y0, x1, y1):
            # Its corners are an outline as well: tools that want masks stumble over an empty segmentation.
            shape = _outlines([[(x0, y0), (x1, y0), (x1, y1), (x0, y1)]], width=width, height=height)
            return shape and shape | {"bbox": [x0, y0, x1 - x0, y1 - y0]}
        case RotatedBox():
            return _outlines([geometry.corners()], width=width, height=height)
        case Polygon():
            return _outlines(geometry.rings, width=width, height=height)
        case Mask():
            runs = {"size": [geometry.height, geometry.width], "counts": list(geometry.counts)}
            return _from_rle(coco_mask.frPyObjects(runs, geometry.height, geometry.width))
        case Polyline() | Point() | Keypoints() | Ellipse():
            return None
        case _:
            assert_never(geometry)


def _outlines(rings: Sequence[Sequence[XY]], *, width: int, height: int) -> Shape | None:
    flat = [list(chain.from_iterable(ring)) for ring in rings]
    if max(abs(value) for ring in flat for value in ring) > REACH:
        return None
    rles: list[Rle] = coco_mask.frPyObjects(flat, height, width)
    union: Rle = coco_mask.merge(rles)
    # COCO fills every polygon of the list. That is the even-odd rule, too, while no pixel is in two of them.
    if int(coco_mask.area(union)) == sum(int(coco_mask.area(rle)) for rle in rles):
        return _from_rle(union, segmentation=flat)
    return _from_rle(even_odd(rles))


def _from_rle(rle: Rle, *, segmentation: object = None) -> Shape:
    """Area and bbox of a run-length encoding, with itself as the segmentation unless another is given."""
    return {
        "segmentation": segmentation or {"size": rle["size"], "counts": rle["counts"].decode("ascii")},
        "area": int(coco_mask.area(rle)),
        "bbox": coco_mask.toBbox(rle).tolist(),
    }
