"""What the canvas costs: frames, sharpness, opening, and the same of other programs beside it.

Prints JSON lines; a frame counts from the event until the widget has painted, times in milliseconds:

    {"polygons": 1000, "at": "fit", "what": "pan", "p50_ms": …, "p95_ms": …, "cpu_p95_ms": …, "wanted_ms": 8}
    pan, zoom, hover, drag a vertex   one step of it, sixty a second, whatever else goes on
    drag 1000                         the same with a selection of 1,000
    refined                           from a zoom step until everything is sharp
    open                              from label and decoded image until all is painted in its final form
    calibration                       a million additions, beside which all others are to be read
    open file, next image             the same from the files of image and label, or of an image alone
    everything anew                   for comparison: image and shapes by QPainter, each frame

cpu_p95_ms is what the thread of the window worked: on a machine that does other things, too, it says more.

`--peer PYTHON SCRIPT` (may be repeated) runs other programs on the same files, in turn with ours, `--rounds`
times. A script is given the folder of the scenes and prints lines with "peer", "what": "next_image_ms" and
"value", or "polygons", "open_ms" and "frame_ms". Then the ratios of the medians follow.
"""

import argparse
import gc
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import _peers
import _scenes
import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QApplication

from labelqueue.domain.category import numbered
from labelqueue.domain.geometry import Polygon
from labelqueue.domain.label import Label
from labelqueue.images import decode
from labelqueue.ui import image_loader
from labelqueue.ui.canvas import Canvas, Pyramid
from labelqueue.ui.document import Document

WINDOW: Final = 1600, 1000
STEPS: Final = 60
MANY: Final = 1000
PACE: Final = 1 / 60
NAIVE_UP_TO: Final = 1000  # more would take minutes; the cost grows with the number

LEFT, MIDDLE, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.NoButton
Step = Callable[[int], None]
Cost = tuple[float, float]
"""Seconds that passed, and those of them that the thread of the window worked."""


class Watched(Canvas):
    """A canvas that knows when it was painted."""

    painted = 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted = time.perf_counter()


class Bench:
    """A canvas in a window of its own, and hands for it."""

    def __init__(self) -> None:
        self.document = Document()
        self.document.set_categories(numbered(_scenes.CATEGORIES))
        self.canvas = Watched(self.document)
        self.canvas.resize(*WINDOW)
        self.canvas.show()
        QApplication.processEvents()
        gc.collect()
        gc.freeze()  # as the program does when it has started

    def frame(self, step: Step, number: int) -> Cost:
        """From the event until it is painted; what is done until the next one is not counted."""
        start, cpu = time.perf_counter(), time.thread_time()
        step(number)
        while self.canvas.painted < start and time.perf_counter() < start + 1:
            QApplication.processEvents()
        cost = self.canvas.painted - start
        worked = time.thread_time() - cpu
        assert cost > 0, "nothing was painted"
        while time.perf_counter() < start + PACE:
            QApplication.processEvents()
            time.sleep(0.0005)
        return cost, worked

    def sharp(self) -> None:
        """Wait until everything is painted in its final form."""
        while self.canvas.refining:
            time.sleep(0.003)
            QApplication.processEvents()
        self.canvas.repaint()

    def rest(self) -> None:
        """Let everything come to an end that goes on beside the frames."""
        self.sharp()
        for _ in range(20):
            time.sleep(0.01)
            QApplication.processEvents()

    def open(self, label: Label, pyramid: Pyramid) -> None:
        self.canvas.set_image(pyramid)
        self.document.open(label)
        self.canvas.repaint()
        self.sharp()

    def send(self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        keys = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(self.canvas, QMouseEvent(kind, at, at, button, held, keys))

    # One step of each

    def pan(self, number: int) -> None:
        at = QPointF(800 + 7 * (number % 20), 500 + 3 * (number % 20))
        if number % 20 == 0:
            self.send(QEvent.Type.MouseButtonPress, at, MIDDLE, MIDDLE)
        self.send(QEvent.Type.MouseMove, at + QPointF(5, 2), NONE, MIDDLE)
        if number % 20 == 19:
            self.send(QEvent.Type.MouseButtonRelease, at, MIDDLE, NONE)

    def hover(self, number: int) -> None:
        self.send(QEvent.Type.MouseMove, QPointF(300 + 17 * number, 300 + 5 * number), NONE, NONE)

    def zoom(self, number: int) -> None:
        at, turned = QPointF(700, 420), QPoint(0, 120 if number % 12 < 6 else -120)
        phase, keys = Qt.ScrollPhase.NoScrollPhase, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(self.canvas, QWheelEvent(at, at, QPoint(), turned, NONE, keys, phase, False))

    def drag(self, number: int) -> None:
        """Around the vertex that the pointer was put over before."""
        away = QPointF(2 + number % 30, number % 20)
        self.send(QEvent.Type.MouseMove, self._grip + away, NONE, LEFT)

    def grip(self) -> None:
        """Press on a vertex near the middle of the window."""
        for annotation in self.document.label:
            geometry = annotation.geometry
            assert isinstance(geometry, Polygon)
            at = self.canvas.to_widget(geometry.rings[0][0])
            if abs(at.x() - 800) < 300 and abs(at.y() - 500) < 200:
                self._grip = at
                self.send(QEvent.Type.MouseMove, at, NONE, NONE)
                if self.document.hovered is not None:
                    break
        self.send(QEvent.Type.MouseButtonPress, self._grip, LEFT, LEFT)

    def grip_many(self) -> None:
        """Press on one of a thousand that are selected."""
        ids = [one.id for one in self.document.label][-MANY:]
        self.document.select(ids)
        self.rest()
        for entry in self.document.label.annotations[-MANY:]:
            x0, y0, x1, y1 = entry.geometry.bounds()
            self._grip = self.canvas.to_widget(((x0 + x1) / 2, (y0 + y1) / 2))
            if abs(self._grip.x() - 800) < 300 and abs(self._grip.y() - 500) < 200:
                self.send(QEvent.Type.MouseMove, self._grip, NONE, NONE)
                if self.document.hovered in self.document.selection:
                    break
        self.send(QEvent.Type.MouseButtonPress, self._grip, LEFT, LEFT)

    def drop(self) -> None:
        """Let go of what is dragged; the drag must have changed something, once."""
        self.send(QEvent.Type.MouseButtonRelease, self._grip + QPointF(9, 9), LEFT, NONE)
        assert self.document.undo_stack.count() == 1, "nothing was dragged"
        self.document.undo_stack.undo()
        self.document.undo_stack.clear()


def main() -> None:
    options = _options()
    application = QApplication([])
    with tempfile.TemporaryDirectory() as temporary:
        scenes = Path(options.scenes or temporary)
        images = _scenes.IMAGES if options.peer else 4
        _scenes.write(scenes, images=images, counts=tuple(options.polygons))
        if not options.only_peers:
            for row in ours(scenes, options.polygons):
                print(json.dumps(row), flush=True)
        if options.peer:
            _peers.compare(scenes, options.peer, rounds=options.rounds, ours=lambda: comparable(scenes))
    application.quit()


def ours(scenes: Path, counts: list[int]) -> Iterator[_peers.Row]:
    """All figures of ours."""
    bench = Bench()
    yield row({"what": "next image"}, next_images(bench, scenes), wanted=250)
    paths = sorted(map(str, (scenes / "images").glob("*.jpg")))
    rest = [timed(partial(image_loader._rest, path)) for path in paths]
    yield row({"what": "the rest of it, beside the frames"}, rest)
    for count in counts:
        yield row({"polygons": count, "what": "calibration"}, [calibration() for _ in range(5)])
        frames = 16 if count > 5000 else 8
        # Each time new objects, as each sample has: of the same ones much would be known already.
        labels = [_scenes.read(scenes, count) for _ in range(3)]
        pyramid = Pyramid(decode(str(scenes / f"polygons{count}" / "scene.jpg")))
        opened = [timed(partial(bench.open, one, pyramid)) for one in labels]
        label = labels[-1]
        yield row({"polygons": count, "what": "open"}, opened, wanted={1000: 150, 5000: 500}.get(count))
        yield row({"polygons": count, "what": "open file"}, [timed(partial(open_file, bench, scenes, count))])
        for at, look in (("fit", bench.canvas.zoom_fit), ("100 %", bench.canvas.zoom_100)):
            for what, step in (("pan", bench.pan), ("zoom", bench.zoom), ("hover", bench.hover)):
                look()
                bench.rest()
                costs = [bench.frame(step, number) for number in range(STEPS)]
                yield row({"polygons": count, "at": at, "what": what}, costs, wanted=frames)
            look()
            bench.rest()
            bench.grip()
            costs = [bench.frame(bench.drag, number) for number in range(STEPS)]
            bench.drop()
            yield row({"polygons": count, "at": at, "what": "drag a vertex"}, costs, wanted=frames)
            if count >= MANY:
                look()
                bench.grip_many()
                costs = [bench.frame(bench.drag, number) for number in range(STEPS)]
                bench.drop()
                yield row({"polygons": count, "at": at, "what": f"drag {MANY}"}, costs, wanted=frames)
                bench.document.select([])
            refined = [timed(partial(refine, bench, number)) for number in (0, 1, 6, 7)]
            yield row({"polygons": count, "at": at, "what": "refined"}, refined, wanted=300)
        if count <= NAIVE_UP_TO:
            yield row({"polygons": count, "at": "fit", "what": "everything anew"}, naive(label, pyramid))
    bench.canvas.close()


def comparable(scenes: Path) -> list[_peers.Row]:
    """The figures that other programs have, too; their names are what the scripts print."""
    bench = Bench()
    rows: list[_peers.Row] = [
        {"what": "next_image_ms", "value": 1000 * float(np.median(next_images(bench, scenes)))}
    ]
    for count in (100, 1000):
        opened = timed(partial(open_file, bench, scenes, count))
        bench.rest()
        frame = float(np.median([bench.frame(bench.pan, number)[0] for number in range(20)]))
        rows.append({"polygons": count, "open_ms": 1000 * opened, "frame_ms": 1000 * frame})
    bench.canvas.close()
    return rows


def next_images(bench: Bench, scenes: Path) -> list[float]:
    paths = sorted((scenes / "images").glob("*.jpg"))
    return [timed(partial(open_image, bench, path)) for path in paths]


def open_image(bench: Bench, path: Path) -> None:
    bench.open(Label(), image_loader._decoded(str(path)))


def open_file(bench: Bench, scenes: Path, count: int) -> None:
    pyramid = Pyramid(decode(str(scenes / f"polygons{count}" / "scene.jpg")))
    bench.open(_scenes.read(scenes, count), pyramid)


def refine(bench: Bench, number: int) -> None:
    bench.zoom(number)
    bench.canvas.repaint()
    bench.sharp()


def naive(label: Label, pyramid: Pyramid) -> list[float]:
    """Everything anew for each frame, as a plain QPainter program does it."""
    scale = (WINDOW[1] - 32) / _scenes.HEIGHT
    shapes = [
        QPolygonF([QPointF(x * scale, y * scale) for x, y in one.geometry.rings[0]])
        for one in label
        if isinstance(one.geometry, Polygon)
    ]
    target = QImage(*WINDOW, QImage.Format.Format_RGB32)
    return [timed(lambda: paint_all(target, pyramid.levels[0], shapes, scale)) for _ in range(4)]


def paint_all(target: QImage, image: QImage, shapes: list[QPolygonF], scale: float) -> None:
    painter = QPainter(target)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.save()
    painter.scale(scale, scale)
    painter.drawImage(0, 0, image)
    painter.restore()
    for shape in shapes:
        painter.setBrush(QColor(230, 159, 0, 46))
        painter.setPen(QPen(QColor(0, 0, 0, 150), 4))
        painter.drawPolygon(shape)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(230, 159, 0), 2))
        painter.drawPolygon(shape)
    painter.end()


def calibration() -> float:
    """A million additions: what the machine can do at this moment, for comparing runs."""
    return timed(lambda: sum(range(1_000_000)))


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def row(key: _peers.Row, costs: list[Cost] | list[float], *, wanted: int | None = None) -> _peers.Row:
    """The figures as they are printed."""
    milliseconds = np.array(costs).reshape(len(costs), -1) * 1000
    p50, p95 = np.percentile(milliseconds, (50, 95), axis=0)
    figures = {"p50_ms": round(float(p50[0]), 2), "p95_ms": round(float(p95[0]), 2)}
    if len(p95) > 1:
        figures["cpu_p95_ms"] = round(float(p95[1]), 2)
    return key | figures | {"runs": len(costs)} | ({} if wanted is None else {"wanted_ms": wanted})


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="What the canvas costs.")
    parser.add_argument("--scenes", metavar="FOLDER", help="where the scenes are, or are to be kept")
    parser.add_argument("--polygons", type=int, nargs="+", default=list(_scenes.COUNTS), metavar="N")
    parser.add_argument("--peer", nargs=2, action="append", metavar=("PYTHON", "SCRIPT"), default=[])
    parser.add_argument("--rounds", type=int, default=3, help="how often the programs take turns")
    parser.add_argument("--only-peers", action="store_true", help="no figures but those in comparison")
    options = parser.parse_args(sys.argv[1:])
    if options.peer:
        options.polygons = sorted({*options.polygons, 100, 1000})
    return options


if __name__ == "__main__":
    main()
