"""A plot in the window: it draws a `Drawing`, says what lies under the pointer, and opens it with a click."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QVBoxLayout, QWidget

from labelqueue.ui.i18n import tr
from labelqueue.ui.plots.colors import plot_color
from labelqueue.ui.plots.drawing import Axis, Bar, Drawing, Line
from labelqueue.ui.plots.legend import Legend
from labelqueue.ui.plots.library import load
from labelqueue.ui.theme import theme_events, tokens
from labelqueue.ui.widgets.words import label

ROWS: Final = 20
"""So many names stand one below the other at most, and as many as have room."""
ROW: Final = 17  # pixels
FEWEST_ROWS: Final = 7
"""Fewer bars are not thicker than these."""
LONGEST: Final = 200  # pixels of a name
HEIGHT: Final = 110
DOTS: Final = 40  # points that are seen as such
_STANDS_OUT: Final = 80  # pixels
_CLICK: Final = 4  # pixels that a hand may move in a click


class Chart(QWidget):
    """Nothing can be moved or zoomed: all there is stands in its table, too. It takes no focus."""

    behind_requested = Signal(object, str)  # Behind, what it is in words

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statistics_plot")
        self._pg: Any = load()
        self._drawing: Drawing | None = None
        self._pressed: QPoint | None = None
        self._room = ROWS
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._draw)
        self._legend = Legend()
        self._plot: Any = self._make_plot()
        self._pointed: Any = self._pg.BarGraphItem(x0=[0], x1=[0], y0=[0], y1=[0])
        self._rows = QScrollBar(Qt.Orientation.Vertical)
        self._rows.setAccessibleName(tr("Further rows"))
        self._rows.valueChanged.connect(lambda _first: self._draw())
        self._rows.hide()
        beside = QHBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self._plot, 1)
        beside.addWidget(self._rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._legend)
        column.addLayout(beside, 1)
        self._tip = label(kind="tip")
        self._tip.setObjectName("statistics_plot_tip")
        self._tip.setParent(self)
        self._tip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._tip.hide()
        theme_events().changed.connect(self._draw)

    @property
    def drawing(self) -> Drawing | None:
        """What is shown."""
        return self._drawing

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another one."""
        self._drawing = drawing
        self.setAccessibleName(drawing.name)
        self.setAccessibleDescription(drawing.summary)
        self._plot.setAccessibleName(drawing.name)
        self._plot.setAccessibleDescription(drawing.summary)
        self._legend.show_rows(drawing.legend)
        with QSignalBlocker(self._rows):
            self._rows.setValue(0)
        self._draw()

    def place_of(self, bar: Bar) -> QPoint:
        """The middle of a bar, in this widget."""
        middle = QPointF((bar.x0 + bar.x1) / 2, (bar.y0 + bar.y1) / 2)
        inside: QPointF = self._box.mapViewToScene(middle)
        place: QPoint = self._plot.mapFromScene(inside)
        found: QPoint = self._plot.viewport().mapTo(self, place)
        return found

    # Pointing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whatever the hand does is decided here; the library hears of none of it."""
        match event:
            case QWheelEvent():
                if self._rows.isVisible():
                    self._rows.event(event)
                    return True
                return False  # the page may be scrolled
            case QMouseEvent():
                self._on_mouse(event)
                return True
            case _ if event.type() is QEvent.Type.Leave:
                self._point_at(None)
                return False
            case _:
                return event.type() in (QEvent.Type.ContextMenu, QEvent.Type.ToolTip)

    def _on_mouse(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        bar = self._bar_at(place)
        match event.type():
            case QEvent.Type.MouseMove:
                self._point_at(bar)
                self._say(bar.says if bar is not None else self._name_at(place), place)
            case QEvent.Type.MouseButtonPress if event.button() is Qt.MouseButton.LeftButton:
                self._pressed = place
            case QEvent.Type.MouseButtonRelease if event.button() is Qt.MouseButton.LeftButton:
                pressed, self._pressed = self._pressed, None
                if pressed is None or (pressed - place).manhattanLength() > _CLICK:
                    return
                if bar is not None and bar.behind is not None:
                    self.behind_requested.emit(bar.behind, bar.title)
            case _:
                pass

    def _say(self, text: str, place: QPoint) -> None:
        """At once and beside the pointer, within the plot."""
        self._tip.setText(text)
        self._tip.adjustSize()
        at = self._plot.mapTo(self, place) + QPoint(14, 14)
        room = self.rect().bottomRight() - self._tip.rect().bottomRight()
        self._tip.move(max(0, min(at.x(), room.x())), max(0, at.y() if at.y() < room.y() else room.y() - 28))
        self._tip.setVisible(bool(text))
        self._tip.raise_()

    def _bar_at(self, place: QPoint) -> Bar | None:
        if self._drawing is None:
            return None
        scene = self._plot.mapToScene(place)
        if not self._box.sceneBoundingRect().contains(scene):
            return None
        at = self._box.mapSceneToView(scene)
        return self._drawing.at(at.x(), at.y())

    def _name_at(self, place: QPoint) -> str:
        """The whole name beside a row, of which there may be room for a part."""
        if self._drawing is None or not self._drawing.rows:
            return ""
        scene = self._plot.mapToScene(place)
        if scene.x() >= self._box.sceneBoundingRect().left():
            return ""
        row = -self._box.mapSceneToView(scene).y()
        return next((text for at, text in self._drawing.y.ticks if abs(row + at) < 0.5), "")

    def _point_at(self, bar: Bar | None) -> None:
        openable = bar is not None and bar.behind is not None
        shape = Qt.CursorShape.PointingHandCursor if openable else Qt.CursorShape.ArrowCursor
        self._plot.viewport().setCursor(shape)
        self._pointed.setVisible(bar is not None)
        if bar is None:
            self._tip.hide()
        else:
            area = {name: [getattr(bar, name)] for name in ("x0", "x1", "y0", "y1")}
            self._pointed.setOpts(**area)

    # Drawing

    @property
    def _box(self) -> Any:
        return self._plot.getPlotItem().getViewBox()

    def _make_plot(self) -> Any:
        plot = self._pg.PlotWidget()
        plot.setObjectName("statistics_plot_view")
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.setMinimumHeight(HEIGHT)
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setMouseEnabled(x=False, y=False)
        plot.viewport().setMouseTracking(True)
        plot.viewport().installEventFilter(self)
        plot.getPlotItem().getViewBox().sigResized.connect(self._on_resized)
        plot.getPlotItem().layout.setContentsMargins(0, 8, 24, 0)
        return plot

    def _draw(self) -> None:
        drawing = self._drawing
        if drawing is None:
            return
        item = self._plot.getPlotItem()
        item.clear()
        self._plot.setBackground(tokens().surface)
        room = self._fit_rows(drawing.rows)
        self._show_axis("bottom", drawing.x)
        self._show_axis("left", drawing.y)
        for place, _ in drawing.x.ticks if drawing.rows else drawing.y.ticks if drawing.y.low == 0 else ():
            item.addItem(self._grid_line(place, upright=bool(drawing.rows)))
        first = self._rows.value()
        # Of hundreds of rows only those are made that are to be seen.
        self._draw_bars(
            item, [bar for bar in drawing.bars if not drawing.rows or first <= -bar.y0 < first + room]
        )
        for line in drawing.lines:
            self._draw_line(item, line)
        for mark in drawing.marks:
            item.addItem(self._mark(mark.place, mark.text))
        strong = self._pg.mkPen(tokens().text, width=1.5)
        self._pointed.setOpts(brush=self._pg.mkBrush(None), pen=strong)
        self._pointed.setVisible(False)
        self._pointed.setZValue(10)
        item.addItem(self._pointed)
        low, high = drawing.y.low, drawing.y.high
        if drawing.rows:
            high = 0.5 - first
            low = high - min(room, max(drawing.rows, FEWEST_ROWS))
        self._plot.setXRange(drawing.x.low, drawing.x.high, padding=0)
        self._plot.setYRange(low, high, padding=0)

    def _draw_bars(self, item: Any, shown: Sequence[Bar]) -> None:
        alike: defaultdict[tuple[str, float], list[Bar]] = defaultdict(list)
        for bar in shown:
            alike[bar.color, bar.strength].append(bar)
        gap = self._pg.mkPen(tokens().surface, width=1)
        for (name, strength), bars in alike.items():
            color = QColor(plot_color(name))
            color.setAlphaF(strength)
            areas = {side: [getattr(bar, side) for bar in bars] for side in ("x0", "x1", "y0", "y1")}
            item.addItem(self._pg.BarGraphItem(**areas, brush=self._pg.mkBrush(color), pen=gap))
        for bar in shown:
            if bar.text:
                item.addItem(self._text_of(bar))

    def _text_of(self, bar: Bar) -> Any:
        inside = bar.strength < 1
        text = self._pg.TextItem(
            bar.text, color=tokens().text if inside else tokens().text_muted, anchor=(0.5 * inside, 0.5)
        )
        text.setFont(self.font())
        text.setPos((bar.x0 + bar.x1) / 2 if inside else bar.x1, (bar.y0 + bar.y1) / 2)
        return text

    def _draw_line(self, item: Any, line: Line) -> None:
        color = plot_color(line.color)
        style = Qt.PenStyle.DashLine if line.dashed else Qt.PenStyle.SolidLine
        xs, ys = [x for x, _ in line.points], [y for _, y in line.points]
        dots = {} if line.dashed or len(xs) > DOTS else {"symbol": "o", "symbolSize": 7}
        item.plot(
            xs,
            ys,
            pen=self._pg.mkPen(color, width=2, style=style),
            symbolBrush=color,
            symbolPen=self._pg.mkPen(tokens().surface),
            antialias=True,
            **dots,
        )

    def _mark(self, place: float, text: str) -> Any:
        pen = self._pg.mkPen(tokens().text, width=1.5, style=Qt.PenStyle.DashLine)
        options = {"position": 0.94, "color": tokens().text, "movable": False, "anchors": [(0, 0.5)] * 2}
        return self._pg.InfiniteLine(place, angle=90, pen=pen, label=text, labelOpts=options)

    def _grid_line(self, place: float, *, upright: bool) -> Any:
        line = self._pg.InfiniteLine(place, angle=90 if upright else 0, pen=self._pg.mkPen(tokens().border))
        line.setZValue(-10)
        return line

    def _show_axis(self, side: str, axis: Axis) -> None:
        shown = self._plot.getAxis(side)
        names = side == "left" and _is_names(axis)
        measure = QFontMetrics(self.font())
        texts = [
            (at, measure.elidedText(text, Qt.TextElideMode.ElideMiddle, LONGEST) if names else text)
            for at, text in axis.ticks
        ]
        shown.setTicks([texts])
        shown.setTickFont(self.font())
        # A text at the end of an axis may stand out so far; whoever made it has left room between them.
        shown.setStyle(tickLength=0, tickTextOffset=8, hideOverlappingLabels=_STANDS_OUT)
        shown.setPen(tokens().border_strong)
        shown.setTextPen(tokens().text_muted)
        shown.enableAutoSIPrefix(False)
        shown.setLabel(axis.title, color=tokens().text_muted)
        shown.label.setFont(self.font())
        if side == "left":
            widest = max((measure.horizontalAdvance(text) for _, text in texts), default=0)
            shown.setWidth(widest + 20 + (measure.height() + 6 if axis.title else 0))

    def _fit_rows(self, rows: int) -> int:
        """How many of them have room; the others can be scrolled to."""
        self._room = self._rows_in_sight()
        with QSignalBlocker(self._rows):
            self._rows.setPageStep(self._room)
            self._rows.setRange(0, max(0, rows - self._room))
        self._rows.setVisible(rows > self._room)
        return self._room

    def _on_resized(self) -> None:
        drawing = self._drawing
        if drawing is not None and drawing.rows and self._room != self._rows_in_sight():
            self._soon.start()  # drawing itself may resize it

    def _rows_in_sight(self) -> int:
        return max(1, min(ROWS, int(self._box.height()) // ROW))


def _is_names(axis: Axis) -> bool:
    """Whether it goes from top to bottom, name by name."""
    return axis.low < 0 and axis.high == 0.5
