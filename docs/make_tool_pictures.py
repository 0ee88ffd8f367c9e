"""Pictures of the tools at work, each drawn by its gestures on a photograph."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest

from labelqueue.domain import regions
from labelqueue.domain.category import Category, numbered
from labelqueue.domain.geometry import XY, Ellipse, Polygon
from labelqueue.domain.label import Label
from labelqueue.domain.skeleton import Skeleton
from labelqueue.resources import resource
from labelqueue.ui.canvas import Canvas
from labelqueue.ui.document import Document
from labelqueue.ui.panels.annotations import AnnotationsPanel
from labelqueue.ui.tools import ToolId

SIZE: Final = QSize(640, 400)
LEFT: Final = Qt.MouseButton.LeftButton
FACE: Final = Skeleton(["left eye", "nose", "right eye", "right ear"], [(0, 1), (1, 2), (2, 3)])


class Easel:
    """A canvas with a photograph, and a hand; places are pixels of the image."""

    def __init__(self, photograph: str, label: Label | None = None) -> None:
        self.document = Document()
        self.document.set_categories(
            numbered([Category("cat", skeleton=FACE), "cup", "spoon", "saucer", "vessel"])
        )
        self.canvas = Canvas(self.document)
        self.canvas.resize(SIZE)
        with Image.open(resource(f"sample-data/{photograph}")) as image:
            self.canvas.set_image(np.asarray(image.convert("RGB")))
        self.document.open(label or Label())
        self.canvas.show()

    def tool(self, tool: ToolId, category: str) -> None:
        self.document.set_active_category(category)
        self.canvas.set_tool(tool)

    def click(self, *path: XY, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for xy in path:
            self.hover(xy)
            QTest.mouseClick(self.canvas, LEFT, keys, self._at(xy), 1000)

    def drag(self, *path: XY, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.begin(*path, keys=keys)
        QTest.mouseRelease(self.canvas, LEFT, keys, self._at(path[-1]))

    def begin(self, *path: XY, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.hover(path[0])
        QTest.mousePress(self.canvas, LEFT, keys, self._at(path[0]), 1000)
        for xy in path[1:]:
            self.hover(xy)

    def hover(self, xy: XY) -> None:
        QTest.mouseMove(self.canvas, self._at(xy))

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self.canvas, key)

    def save(self, target: Path) -> None:
        self.canvas.settle()
        raw = target.with_suffix(".raw.png")
        self.canvas.grab().save(str(raw))
        with Image.open(raw) as picture:
            picture.convert("RGB").quantize(256).save(target, optimize=True)
        raw.unlink()
        QTest.mouseRelease(self.canvas, LEFT, pos=QPoint(0, 0))
        self.canvas.hide()
        print(target)

    def _at(self, xy: XY) -> QPoint:
        return self.canvas.to_widget(xy).toPoint()


CUP: Final = (
    (172, 75), (195, 38), (250, 18), (330, 17), (385, 40), (408, 80),
    (400, 150), (370, 205), (310, 240), (250, 238), (200, 190),
)  # fmt: skip
SAUCER: Final = Ellipse(278, 215, 200, 170)
LEFT_OF_THE_CUP: Final = (
    (172, 82), (120, 115), (88, 165), (78, 225), (92, 290), (130, 340), (185, 372), (250, 385),
    (300, 384), (304, 242), (250, 238), (200, 190),
)  # fmt: skip
RIGHT_OF_THE_CUP: Final = (
    (410, 84), (450, 120), (474, 175), (478, 225), (462, 290), (425, 340), (368, 372), (320, 383),
    (312, 242), (370, 205), (400, 150),
)  # fmt: skip


def _select() -> Easel:
    easel = Easel("coffee.jpg", Label().add(Polygon([CUP]), "cup").add(SAUCER, "saucer"))
    easel.click((290, 120))
    easel.begin((355, 5), (440, 230), keys=Qt.KeyboardModifier.ControlModifier)
    return easel


def _box() -> Easel:
    easel = Easel("chelsea.jpg")
    easel.tool(ToolId.BOX, "cat")
    easel.begin((28, 4), (200, 150), (372, 290))
    return easel


def _rotated_box() -> Easel:
    easel = Easel("coffee.jpg")
    easel.tool(ToolId.ROTATED_BOX, "spoon")
    easel.drag((400, 60), (342, 300))
    easel.hover((402, 312))
    return easel


def _polygon() -> Easel:
    easel = Easel("coffee.jpg", Label().add(SAUCER, "saucer"))
    easel.tool(ToolId.POLYGON, "cup")
    easel.click(*CUP[:-1])
    easel.hover((204, 180))
    return easel


def _polyline() -> Easel:
    easel = Easel("retina.jpg")
    easel.tool(ToolId.POLYLINE, "vessel")
    easel.click((251, 569), (354, 390), (508, 313), (713, 313), (867, 390))
    easel.hover((1020, 518))
    return easel


def _ellipse() -> Easel:
    easel = Easel("coffee.jpg")
    easel.tool(ToolId.ELLIPSE, "saucer")
    easel.begin((78, 45), (300, 250), (478, 385))
    return easel


def _keypoints() -> Easel:
    easel = Easel("chelsea.jpg")
    easel.tool(ToolId.KEYPOINTS, "cat")
    easel.click((171, 114), (266, 236))
    easel.hover((336, 141))
    return easel


def _point() -> Easel:
    easel = Easel("retina.jpg")
    easel.tool(ToolId.POINT, "vessel")
    easel.click((508, 313), (354, 390), (713, 313), (867, 390))
    easel.hover((1020, 518))
    return easel


def _pan() -> Easel:
    easel = Easel("coffee.jpg", Label().add(Polygon([CUP]), "cup").add(SAUCER, "saucer"))
    easel.tool(ToolId.PAN, "cup")
    for _ in range(4):
        easel.canvas.zoom_in()
    easel.drag((300, 200), (260, 160))
    return easel


def _split() -> Easel:
    easel = Easel("coffee.jpg", Label().add(SAUCER, "saucer"))
    easel.tool(ToolId.SPLIT, "saucer")
    easel.begin((60, 300), (180, 270), (300, 262), (420, 275), (500, 290))
    return easel


def _borders() -> Easel:
    table = [(10, 10), (590, 10), (590, 390), (10, 390)]
    upper, lower = regions.split(Polygon([table]), [(0, 150), (600, 250)])
    easel = Easel("coffee.jpg", Label().add(upper, "cup").add(lower, "saucer"))
    easel.begin((300, 200), (310, 230), (330, 290))
    return easel


def _cut() -> Easel:
    easel = Easel("coffee.jpg", Label().add(SAUCER, "saucer"))
    easel.hover((120, 200))
    QTest.keyPress(easel.canvas, Qt.Key.Key_E)
    easel.click(*CUP[:-1])
    easel.hover((204, 180))
    return easel


def _part() -> Easel:
    """The saucer goes on behind the cup."""
    easel = Easel("coffee.jpg", Label().add(Polygon([LEFT_OF_THE_CUP]), "saucer"))
    easel.click((110, 220))
    easel.tool(ToolId.POLYGON, "saucer")
    easel.hover((418, 84))
    QTest.keyPress(easel.canvas, Qt.Key.Key_W)
    easel.click(*RIGHT_OF_THE_CUP[:-1])
    easel.hover(RIGHT_OF_THE_CUP[-1])
    return easel


PICTURES: Final[dict[str, Callable[[], Easel]]] = {
    "select": _select,
    "box": _box,
    "rotated-box": _rotated_box,
    "polygon": _polygon,
    "polyline": _polyline,
    "point": _point,
    "keypoints": _keypoints,
    "ellipse": _ellipse,
    "cut-out": _cut,
    "part": _part,
    "split": _split,
    "pan": _pan,
    "borders": _borders,
}


def draw_tools(folder: Path) -> None:
    """Draw all of them."""
    for name, make in PICTURES.items():
        make().save(folder / f"tool-{name}.png")
    _draw_list(folder / "tool-objects.png")


def _draw_list(target: Path) -> None:
    """The list of objects, by category; one hidden, one locked, one that crosses itself."""
    easel = Easel("coffee.jpg")
    tie = Polygon([[(20, 20), (60, 60), (60, 20), (20, 60)]])
    label = Label().add(Polygon([CUP]), "cup").add(SAUCER, "saucer").add(Ellipse(99, 99, 9, 9), "saucer")
    easel.document.open(label.add(tie, "spoon"), size=(600, 400))
    ids = [one.id for one in easel.document.label]
    easel.document.mark(hidden=ids[1:2], locked=ids[:1])
    panel = AnnotationsPanel(easel.document)
    panel.resize(300, 260)
    panel.set_grouped(True)
    panel.show()
    panel.grab().save(str(target))
    panel.hide()
    easel.canvas.hide()
    print(target)
