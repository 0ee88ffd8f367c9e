"""What one frame costs while panning, zooming and hovering, beside painting everything anew with QPainter.

Prints JSON lines: {"polygons": 1000, "what": "pan", "p50_ms": …, "p95_ms": …, "cpu_p95_ms": …}.
The last is the time of the GUI thread alone: on a busy machine it says more. Takes less than a minute.
"""

import json
import os
import time
from collections.abc import Callable
from functools import partial

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QApplication

from labelqueue.domain.category import numbered
from labelqueue.domain.geometry import Polygon
from labelqueue.domain.ids import AnnotationId
from labelqueue.domain.label import Annotation, Label
from labelqueue.ui.canvas import Canvas, Pyramid
from labelqueue.ui.document import Document

WIDTH, HEIGHT = 4000, 3000
WINDOW = 1600, 1000
POINTS = 50
STEPS = 60
NAIVE_STEPS = 4
NAIVE_UP_TO = 1000  # more would take minutes; the cost grows with the number

Pixels = npt.NDArray[np.uint8]
Cost = npt.NDArray[np.float64]
"""Seconds that passed, and those of them that this thread worked."""


def main() -> None:
    application = QApplication([])
    random = np.random.default_rng(1)
    pixels = random.integers(0, 255, (HEIGHT // 8, WIDTH // 8, 3), dtype=np.uint8)
    pixels = np.kron(pixels, np.ones((8, 8, 1), np.uint8))
    for count in (100, 1000, 5000):
        label = scene(random, count)
        document = Document()
        document.set_categories(numbered(["one", "two", "three", "four"]))
        canvas = Canvas(document)
        canvas.resize(*WINDOW)
        canvas.show()
        application.processEvents()
        pyramid = Pyramid(pixels)  # made where the image is decoded, not on the GUI thread
        opening = timed(partial(open_label, canvas, document, label, pyramid))
        report(count, "open", [opening])
        report(count, "open, all in its final form", [opening + timed(canvas.settle)])
        for what, step in (("pan", pan), ("hover", hover), ("zoom", zoom)):
            canvas.zoom_fit()
            canvas.settle()
            canvas.grab()
            report(count, what, [frame(canvas, step, number) for number in range(STEPS)])
        canvas.zoom_in()
        report(count, "refine after a zoom step", [timed(canvas.settle)])
        if count <= NAIVE_UP_TO:
            report(count, "naive repaint", naive(label, pixels))
        canvas.close()


def scene(random: np.random.Generator, count: int) -> Label:
    turn = np.linspace(0, 2 * np.pi, POINTS, endpoint=False)
    annotations = []
    for number in range(count):
        x, y = random.random(2) * (WIDTH - 200, HEIGHT - 200) + 100
        radius = random.uniform(20, 100) * random.uniform(0.85, 1.15, POINTS)
        ring = np.stack([x + radius * np.cos(turn), y + radius * np.sin(turn)], axis=1)
        name = ("one", "two", "three", "four")[number % 4]
        annotations.append(Annotation(AnnotationId(number + 1), name, Polygon([ring.tolist()])))
    return Label(tuple(annotations))


def open_label(canvas: Canvas, document: Document, label: Label, pyramid: Pyramid) -> None:
    canvas.set_image(pyramid)
    document.open(label)
    canvas.repaint()


def frame(canvas: Canvas, step: Callable[[Canvas, int], None], number: int) -> Cost:
    """The time from the event until it is painted; what runs between frames afterwards is not counted."""

    def work() -> None:
        step(canvas, number)
        canvas.repaint()

    cost = timed(work)
    QApplication.processEvents()
    return cost


def pan(canvas: Canvas, number: int) -> None:
    left, none = Qt.MouseButton.MiddleButton, Qt.MouseButton.NoButton
    at = QPointF(800 + 7 * (number % 20), 500 + 3 * (number % 20))
    if number % 20 == 0:
        send(canvas, QEvent.Type.MouseButtonPress, at, left, left)
    send(canvas, QEvent.Type.MouseMove, at, none, left)
    if number % 20 == 19:
        send(canvas, QEvent.Type.MouseButtonRelease, at, left, none)


def hover(canvas: Canvas, number: int) -> None:
    none = Qt.MouseButton.NoButton
    send(canvas, QEvent.Type.MouseMove, QPointF(300 + 17 * number, 300 + 5 * number), none, none)


def zoom(canvas: Canvas, number: int) -> None:
    at = QPointF(700, 420)
    turned = QPoint(0, 120 if number % 12 < 6 else -120)
    none = Qt.MouseButton.NoButton
    phase = Qt.ScrollPhase.NoScrollPhase
    keys = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(canvas, QWheelEvent(at, at, QPoint(), turned, none, keys, phase, False))


def send(
    canvas: Canvas, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, held: Qt.MouseButton
) -> None:
    keys = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(canvas, QMouseEvent(kind, at, at, button, held, keys))


def naive(label: Label, pixels: Pixels) -> list[Cost]:
    """Everything anew for each frame, as a plain QPainter program does it."""
    scale = 968 / HEIGHT
    image = QImage(pixels.data, WIDTH, HEIGHT, WIDTH * 3, QImage.Format.Format_RGB888).convertToFormat(
        QImage.Format.Format_RGB32
    )
    shapes = [
        QPolygonF([QPointF(x * scale, y * scale) for x, y in one.geometry.rings[0]])
        for one in label
        if isinstance(one.geometry, Polygon)
    ]
    target = QImage(*WINDOW, QImage.Format.Format_RGB32)
    return [timed(lambda: paint_all(target, image, shapes, scale)) for _ in range(NAIVE_STEPS)]


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


def timed(work: Callable[[], object]) -> Cost:
    wall, cpu = time.perf_counter(), time.thread_time()
    work()
    return np.array([time.perf_counter() - wall, time.thread_time() - cpu])


def report(polygons: int, what: str, costs: list[Cost]) -> None:
    milliseconds = np.array(costs) * 1000
    (p50, _), (p95, cpu) = np.percentile(milliseconds, 50, axis=0), np.percentile(milliseconds, 95, axis=0)
    row = {"polygons": polygons, "what": what, "p50_ms": round(p50, 2), "p95_ms": round(p95, 2)}
    print(json.dumps(row | {"cpu_p95_ms": round(cpu, 2), "frames": len(costs)}), flush=True)


if __name__ == "__main__":
    main()
