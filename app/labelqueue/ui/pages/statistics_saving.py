"""Keeping a table or a plot of the statistics as a file."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QObject, QPoint, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton, QWidget

from labelqueue.ui.bridge import Files
from labelqueue.ui.i18n import tr
from labelqueue.ui.icons import icon

if TYPE_CHECKING:
    from labelqueue.ui.pages.statistics_body import StatisticsBody


class StatisticsSaving(QObject):
    """A button with a menu. What is written is whole, or not there at all."""

    notice_requested = Signal(str, str)  # text, kind

    def __init__(self, files: Files, body: "StatisticsBody", page: QWidget) -> None:
        super().__init__(page)
        self._files, self._body, self._page = files, body, page
        self.named = tr("all")
        """What the figures are of."""
        self.button = QToolButton()
        self.button.setObjectName("save_statistics")
        self.button.setIcon(icon("export"))
        self.button.setToolTip(tr("Save as a file"))
        self.button.setAccessibleName(tr("Save as a file"))
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.button)
        self._table = menu.addAction(tr("Table as CSV…"))
        self._table.setObjectName("save_statistics_table")
        self._table.triggered.connect(self._save_table)
        self._plot = menu.addAction(tr("Plot as PNG or SVG…"))
        self._plot.setObjectName("save_statistics_plot")
        self._plot.triggered.connect(self._save_plot)
        menu.aboutToShow.connect(self._refresh)
        self.button.setMenu(menu)

    def write_table(self, path: Path) -> None:
        """Write the whole table, as the command line does."""
        shown = self._body.table
        if shown is None:
            return
        _, table = shown

        def write() -> None:
            from labelqueue.formats.csv_table import write_csv

            write_csv(path, table.header, table.rows)

        self._write(path, write)

    def write_plot(self, path: Path) -> None:
        """Write the plot as it looks now; as SVG if the name says so."""
        chart = self._body.chart
        if chart is None:
            return
        data = _svg(chart) if path.suffix.lower() == ".svg" else _png(chart)

        def write() -> None:
            from labelqueue.formats.atomic import replacing

            with replacing(path) as file:
                file.buffer.write(data)

        self._write(path, write)

    def _write(self, path: Path, write: Callable[[], None]) -> None:
        said = tr("Written to {path}.", path=path)
        self._files.run(
            write, then=lambda _none: self.notice_requested.emit(said, "info"), context=self._page
        )

    def _refresh(self) -> None:
        self._table.setEnabled(self._body.table is not None)
        self._plot.setEnabled(self._body.chart is not None)

    def _save_table(self) -> None:
        shown = self._body.table
        if shown is not None:
            self._ask(shown[0].value, ".csv", tr("Tables (*.csv)"), self.write_table)

    def _save_plot(self) -> None:
        self._ask(tr("plot"), ".png", tr("Pictures (*.png *.svg)"), self.write_plot)

    def _ask(self, what: str, suffix: str, kinds: str, write: Callable[[Path], None]) -> None:
        from labelqueue.ui.dialogs.export_job import suggested_path

        dialog = QFileDialog(self._page, tr("Save as a file"), "", kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix.removeprefix("."))
        dialog.selectFile(suggested_path(f"{self.named} {what}", suffix))
        dialog.fileSelected.connect(lambda name: write(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _png(widget: QWidget) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    return bytes(buffer.data().data())


def _svg(widget: QWidget) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(QSize(widget.size()))
    generator.setViewBox(widget.rect())
    generator.setTitle(widget.accessibleName())
    painter = QPainter(generator)
    try:
        widget.render(painter, QPoint())
    finally:
        painter.end()
    return bytes(buffer.data().data())
