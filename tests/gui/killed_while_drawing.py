"""A whole window, killed as soon as what was drawn in it is kept: `python killed_while_drawing.py URL`."""

import os
import signal
import sys

from PySide6.QtCore import QElapsedTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from labelqueue.queue import connect
from labelqueue.ui.main_window import MainWindow
from labelqueue.ui.opening import opener
from labelqueue.ui.tools import ToolId


def main(url: str) -> None:
    app = QApplication([])
    window = MainWindow(opener(url, "anna"), local=False)
    window.show()
    clock = QElapsedTimer()
    clock.start()

    def until(reached: object) -> None:
        while not reached():  # type: ignore[operator]
            app.processEvents()
            if clock.elapsed() > 40_000:
                raise SystemExit("it takes too long")

    until(lambda: window.windowTitle() != "Labelqueue" and not window.database.busy)
    window.open_work(("fruit", "default"), "label")
    until(window.work_page.settled)
    canvas = window.work_page.canvas
    canvas.set_tool(ToolId.BOX)
    from PySide6.QtCore import Qt

    points = [canvas.to_widget(xy).toPoint() for xy in ((40, 40), (100, 80), (160, 120))]
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(canvas, point)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=points[-1])
    with connect(url, member="anna") as other:
        until(lambda: list(other.drafts))
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(*sys.argv[1:])
