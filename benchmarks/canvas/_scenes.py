"""The scenes of the benchmark: photographs of 4000 x 3000 pixels, and labels of many polygons of 50 points.

They are written as files that other programs open, too: images/*.jpg, and for each number of polygons a
folder polygonsN with scene.jpg and scene.json (the format of labelme).
"""

import json
import shutil
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from labelqueue.domain.geometry import Polygon
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation, Label

WIDTH: Final = 4000
HEIGHT: Final = 3000
VERTICES: Final = 50
CATEGORIES: Final = tuple(f"c{number}" for number in range(20))
IMAGES: Final = 12
COUNTS: Final = (100, 1000, 5000, 20_000)


def write(folder: Path, *, images: int, counts: tuple[int, ...]) -> None:
    """Write what is missing in `folder`."""
    (folder / "images").mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(0)
    for number in range(images):
        path = folder / "images" / f"im{number:03d}.jpg"
        if not path.exists():
            photo(random).save(path, quality=90)
    for count in counts:
        scene = folder / f"polygons{count}"
        if not (scene / "scene.json").exists():
            scene.mkdir(exist_ok=True)
            shutil.copy(folder / "images" / "im000.jpg", scene / "scene.jpg")
            (scene / "scene.json").write_text(json.dumps(_file(count)))


def photo(random: np.random.Generator) -> Image.Image:
    """Noise of all sizes, which is about as hard to decode as a photograph."""
    picture: npt.NDArray[np.float32] = np.zeros((HEIGHT, WIDTH, 3), np.float32)
    for step in (2, 4, 8, 16, 32, 64, 128, 256):
        noise = (random.random((HEIGHT // step + 2, WIDTH // step + 2, 3)) * 255).astype(np.uint8)
        smooth = Image.fromarray(noise).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
        picture += np.asarray(smooth, np.float32) * step
    return Image.fromarray((picture / picture.max() * 255).astype(np.uint8))


def read(folder: Path, count: int) -> Label:
    """The label of so many polygons, from its file."""
    shapes = json.loads((folder / f"polygons{count}" / "scene.json").read_text())["shapes"]
    return Label(
        tuple(
            Annotation(AnnotationId(number), shape["label"], Polygon([shape["points"]]))
            for number, shape in enumerate(shapes, 1)
        )
    )


def _file(count: int) -> dict[str, Any]:
    random = np.random.default_rng(1)
    shapes = [_polygon(random, number) for number in range(count)]
    size = {"imageHeight": HEIGHT, "imageWidth": WIDTH}
    return {
        "version": "5.5.0",
        "flags": {},
        "shapes": shapes,
        "imagePath": "scene.jpg",
        "imageData": None,
    } | size


def _polygon(random: np.random.Generator, number: int) -> dict[str, Any]:
    x, y = random.uniform(100, WIDTH - 100), random.uniform(100, HEIGHT - 100)
    radius = random.uniform(20, 120)
    angle = np.sort(random.uniform(0, 2 * np.pi, VERTICES))
    away = radius * random.uniform(0.7, 1, VERTICES)
    xs = np.clip(x + away * np.cos(angle), 0, WIDTH - 1)
    ys = np.clip(y + away * np.sin(angle), 0, HEIGHT - 1)
    points = np.stack([xs, ys], axis=1).tolist()
    label = CATEGORIES[number % len(CATEGORIES)]
    rest: dict[str, Any] = {
        "group_id": None,
        "description": "",
        "shape_type": "polygon",
        "flags": {},
        "mask": None,
    }
    return {"label": label, "points": points} | rest
