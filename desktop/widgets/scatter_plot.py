"""Points in a plane, each a glyph of its class: they can be walked through, zoomed into and saved."""

import math
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QKeyEvent, QPainterPath, QTransform
from PySide6.QtWidgets import QWidget

from core.types import Array, Labels
from desktop.widgets import theme
from desktop.widgets.class_colours import class_colours
from desktop.widgets.key_plot import KeyPlot
from desktop.widgets.plot_axes import dress, graph_library, name_axis, pen, plot_widget
from desktop.widgets.plot_data import Table

GLYPH, RING, CHOSEN, STAR = 12, 18, 24, 24
"""Sizes in pixels: of a point, of the ring about one that is marked or chosen, and of the newcomer."""

FEW, FAINTEST = 150, 0.2
"""So many rings are drawn in full; more are fainter, down to this, or nothing else would be seen."""

REACH = 12
"""Pixels from a point at which a click still means it."""

STEP = 1.4
"""Of one zoom by key or button."""

FARTHEST, CLOSEST = 1.6, 200
"""How much of its own extent the plot shows at most, and how many times it can be enlarged."""

MARGIN = 0.06

_DIRECTIONS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class ScatterPlot(KeyPlot):
    """Points ``(N, 2)`` as the digits of their classes, some ringed, and a newcomer that moves among them.

    A click or the arrow keys choose a point; a double click or Return opens it. The wheel and + and - zoom, dragging
    moves the plot, Home shows all of it.
    """

    chosen = Signal(object)
    """The index of the point that is looked at, or ``None``."""
    opened = Signal(int)

    def __init__(self, title: str, empty: str) -> None:
        super().__init__(title, empty)
        self._points: Array = np.empty((0, 2))
        self._labels: Labels = np.empty(0, np.int64)
        self._marked: Array = np.empty(0, bool)
        self._columns: tuple[tuple[str, ...], Array] = ((), np.empty((0, 0)))
        self._axes = ("x", "y")
        self._newcomer: Array | None = None
        self._index: int | None = None
        self._plot: Any = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # Data -----------------------------------------------------------------------------------------------------

    def set_points(
        self, points: Array, labels: Labels, marked: Array, axes: tuple[str, str], columns: dict[str, Array]
    ) -> None:
        """Show ``points (N, 2)`` of the classes ``labels (N,)``, those ``marked (N,)`` with a ring about them.

        ``axes`` are the names of the two axes, and ``columns`` whole numbers ``(N,)`` by name that are saved with
        them. All points are in sight again, and which one is chosen stays.
        """
        self.show_plot()
        self._points = points.astype(np.float64)  # pyqtgraph compares ranges with numbers float32 does not have
        self._labels, self._marked = labels, marked
        self._axes = axes
        self._columns = tuple(columns), np.array(list(columns.values())).T  # (columns, N) -> (N, columns)
        for side, name in zip(("bottom", "left"), axes, strict=True):
            name_axis(self._plot.getAxis(side), name)
        self._draw_points()
        self.show_all()
        if self._index is not None and self._index >= len(points):
            self.choose(None)
        self._draw_chosen()

    def set_newcomer(self, point: Array | None) -> None:
        """Where the newcomer is, ``(2,)``; ``None``: nowhere."""
        self._newcomer = point
        if self._plot is not None:
            self._star.setData(*_columns_of(np.empty((0, 2)) if point is None else point[None].astype(np.float64)))

    @property
    def newcomer(self) -> Array | None:
        """Where the newcomer is, ``(2,)``."""
        return self._newcomer

    @property
    def index(self) -> int | None:
        """The point that is chosen."""
        return self._index

    def choose(self, index: int | None) -> None:
        """Look at a point, which comes into sight, or at none."""
        if index != self._index:
            self._index = index
            self._draw_chosen()
            self.chosen.emit(index)

    def table(self) -> Table:
        """One row a point: its place, and what was said of it."""
        names, values = self._columns
        rows = (
            (*(f"{place:.9g}" for place in point), *(str(value) for value in row))
            for point, row in zip(self._points.tolist(), values.tolist(), strict=True)
        )
        return (*self._axes, *names), rows

    # Where one looks ------------------------------------------------------------------------------------------

    def zoom(self, factor: float) -> None:
        """Enlarge by ``factor``, about the chosen point if it is in sight, else about the middle."""
        if self._plot is not None:
            box = self._plot.getViewBox()
            centre = None
            if self._index is not None and box.viewRect().contains(QPointF(*self._points[self._index])):
                centre = QPointF(*self._points[self._index])
            box.scaleBy((1 / factor, 1 / factor), centre)

    def show_all(self) -> None:
        """All points in sight."""
        if self._plot is None or not len(self._points):
            return
        low, high = self._points.min(axis=0), self._points.max(axis=0)
        span = max(float((high - low).max()), 1e-6)
        box = self._plot.getViewBox()
        box.setLimits(minXRange=span / CLOSEST, minYRange=span / CLOSEST, maxXRange=None, maxYRange=None)
        box.setRange(xRange=(low[0], high[0]), yRange=(low[1], high[1]), padding=MARGIN)
        (left, right), (bottom, top) = box.viewRange()
        box.setLimits(maxXRange=FARTHEST * (right - left), maxYRange=FARTHEST * (top - bottom))

    def build(self) -> QWidget:
        """The axes, the points, the rings and the newcomer."""
        graph = graph_library()
        self._plot = plot_widget(*self._axes)
        self._plot.setMouseEnabled(True, True)
        self._plot.setAspectLocked(True)
        self._dots, self._rings, self._ring, self._star = (graph.ScatterPlotItem() for _ in range(4))
        for item in (self._dots, self._rings, self._ring, self._star):
            self._plot.addItem(item, ignoreBounds=True)
        self._plot.scene().sigMouseClicked.connect(self._click)
        theme.notifier().changed.connect(self._recolour)
        self._recolour()
        widget: QWidget = self._plot
        return widget

    # Inside ---------------------------------------------------------------------------------------------------

    def _recolour(self) -> None:
        dress(self._plot)
        colours = theme.current()
        self._rings.setBrush(None)
        self._ring.setPen(pen(colours.text, 2))
        self._ring.setBrush(None)
        self._star.setPen(pen(colours.panel, 1.5))
        self._star.setBrush(QBrush(QColor(colours.text)))
        self._star.setSymbol("star")
        self._star.setSize(STAR)
        self._draw_points()
        self._draw_chosen()
        self._draw_focus()

    def _draw_points(self) -> None:
        shapes = [_glyph(str(label)) for label in range(10)]
        brushes = [QBrush(QColor(colour)) for colour in class_colours()]
        places = self._labels % 10
        self._dots.setData(
            *_columns_of(self._points),
            symbol=[shapes[label] for label in places],
            brush=[brushes[label] for label in places],
            pen=pen(theme.current().panel, 1),  # parts those that lie upon each other
            size=GLYPH,
        )
        outline = QColor(theme.current().bad)
        outline.setAlphaF(min(1.0, max(FAINTEST, FEW / max(1, int(self._marked.sum())))))
        self._rings.setData(*_columns_of(self._points[self._marked]), pen=pen(outline, 1.5), symbol="o", size=RING)

    def _draw_chosen(self) -> None:
        if self._plot is None:
            return
        chosen = self._points[[] if self._index is None else [self._index]]
        self._ring.setData(*_columns_of(chosen), symbol="o", size=CHOSEN)
        if len(chosen):
            self._bring_into_sight(chosen[0])

    def _bring_into_sight(self, point: Array) -> None:
        box = self._plot.getViewBox()
        if not box.viewRect().contains(QPointF(*point)):
            (left, right), (bottom, top) = box.viewRange()
            box.translateBy((point[0] - (left + right) / 2, point[1] - (bottom + top) / 2))

    def _means(self, event: QKeyEvent) -> Any:
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if self.is_empty or not plain:
            return None
        if key in _DIRECTIONS:
            return lambda: self._walk(_DIRECTIONS[key])
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            return lambda: self.zoom(STEP)
        if key == Qt.Key.Key_Minus:
            return lambda: self.zoom(1 / STEP)
        if key == Qt.Key.Key_Home:
            return self.show_all
        if self._index is None:
            return None
        if key == Qt.Key.Key_Escape:
            return lambda: self.choose(None)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return lambda: self.opened.emit(self._index)
        return None

    def _walk(self, direction: tuple[int, int]) -> None:
        """To the nearest point that lies in ``direction``; from nowhere, to the one in the middle of what is seen."""
        if self._index is None:
            centre = self._plot.getViewBox().viewRect().center()
            self.choose(nearest_to(self._points, np.array([centre.x(), centre.y()])))
        else:
            self.choose(next_towards(self._points, self._index, direction))

    def _click(self, event: Any) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        box = self._plot.getViewBox()
        if not box.sceneBoundingRect().contains(event.scenePos()):
            return
        place = box.mapSceneToView(event.scenePos())
        wide, high = box.viewPixelSize()
        away = (self._points - (place.x(), place.y())) / (wide, high)
        index = nearest_to(away, np.zeros(2))
        near = index is not None and math.hypot(*away[index]) <= REACH
        self.choose(index if near else None)
        if near and event.double():
            self.opened.emit(index)


def nearest_to(points: Array, place: Array) -> int | None:
    """The index of the point of ``points (N, 2)`` that is nearest to ``place (2,)``."""
    return int(np.square(points - place).sum(axis=1).argmin()) if len(points) else None


def next_towards(points: Array, index: int, direction: tuple[int, int]) -> int:
    """The point nearest to ``points[index]`` in a quarter of the plane about ``direction``; where none is, itself."""
    away = points - points[index]
    along, across = away @ np.array(direction), np.abs(away @ np.array(direction[::-1]))
    distances = np.where((along > 0) & (across <= along), along**2 + across**2, np.inf)
    best = int(distances.argmin())
    return best if np.isfinite(distances[best]) else index


def _columns_of(points: Array) -> tuple[Array, Array]:
    return points[:, 0], points[:, 1]


def _glyph(text: str) -> QPainterPath:
    """``text`` as an outline about the origin, as high as 1."""
    font = QFont(theme.font())
    font.setPixelSize(100)
    font.setWeight(QFont.Weight.Bold)
    path = QPainterPath()
    path.addText(0, 0, font, text)
    box: QRectF = path.boundingRect()
    middle = box.center()
    return QTransform.fromScale(1 / box.height(), 1 / box.height()).translate(-middle.x(), -middle.y()).map(path)
