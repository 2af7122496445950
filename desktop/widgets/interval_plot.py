"""Points with the interval that each may really lie in, along one axis; they can be walked through and chosen."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPen
from PySide6.QtWidgets import QWidget

from core.types import Array
from desktop.widgets import theme
from desktop.widgets.key_plot import KeyPlot
from desktop.widgets.plot_axes import dress, graph_library, pen, plot_widget
from desktop.widgets.plot_data import Table
from desktop.widgets.plot_frame import Series, legend_of

SYMBOLS = {"line": "d", "marked": "o"}
SIZES = {"line": 11, "marked": 9}
BAND = 0.16
"""How much of the accent the ground of the chosen place has."""

Ticks = Sequence[tuple[float, str]]


@dataclass(frozen=True, eq=False)
class Dots:
    """Points at ``x (K,)`` and ``y (K,)``, each with an interval from ``low (K,)`` to ``high (K,)`` about it."""

    x: Array
    y: Array
    low: Array
    high: Array


@dataclass(frozen=True, eq=False)
class Frame:
    """The ends of the two axes, the numbers on them, a guiding line, and a note under the top at each place of x."""

    x_range: tuple[float, float]
    y_range: tuple[float, float]
    x_ticks: Ticks
    y_ticks: Ticks
    guide: tuple[Array, Array] | None = None
    notes: Sequence[tuple[float, str]] = ()


@dataclass(frozen=True, eq=False)
class Diagram:
    """``dots`` by the names of their series, over ``places (K,)`` of x.

    ``words`` say what each place is and ``keys`` what it stands for; ``table``, heads and rows, is what is saved.
    """

    dots: Mapping[str, Dots]
    frame: Frame
    places: Array
    words: Sequence[str]
    keys: Sequence[int]
    table: tuple[Sequence[str], Sequence[Sequence[str]]]


NOTHING = Diagram({}, Frame((0, 1), (0, 1), (), ()), np.empty(0), (), (), ((), ()))


class IntervalPlot(KeyPlot):
    """Shows a :class:`Diagram`, of which a click or the arrow keys choose a place: what it is, is told above."""

    chosen = Signal(object)
    """The index of a place, or ``None``."""
    opened = Signal()

    def __init__(self, title: str, axes: tuple[str, str], series: tuple[Series, ...], empty: str, hint: str) -> None:
        super().__init__(title, empty, legend_of(series) if len(series) > 1 else None)
        self._axes, self._series, self._hint = axes, series, hint
        self.read_out = theme.label("", "small")
        self.read_out.setWordWrap(True)
        self.read_out.setFixedHeight(2 * self.read_out.fontMetrics().lineSpacing())
        self._picture.layout().insertWidget(2, self.read_out)  # type: ignore[union-attr]
        self._diagram = NOTHING
        self._index: int | None = None
        self._plot: Any = None
        self._notes: list[Any] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # Data -----------------------------------------------------------------------------------------------------

    def set_diagram(self, diagram: Diagram) -> None:
        """Show ``diagram``; the place that was chosen stays chosen if what it stands for is still there."""
        key = self.key
        self.show_plot()
        self._diagram, frame, dots = diagram, diagram.frame, diagram.dots
        self._index = diagram.keys.index(key) if key in diagram.keys else None
        for series in self._series:
            mine = dots[series.name]
            self._bars[series.name].setData(
                x=mine.x, y=mine.y, top=mine.high - mine.y, bottom=mine.y - mine.low, beam=0.0
            )
            self._marks[series.name].setData(mine.x, mine.y)
        self._guide.setData(*(frame.guide or (np.empty(0), np.empty(0))))
        for axis, ticks in (("bottom", frame.x_ticks), ("left", frame.y_ticks)):
            self._plot.getAxis(axis).setTicks([list(ticks)])
        self._plot.getAxis("right").setTicks([list(frame.y_ticks)])
        self._plot.setRange(xRange=frame.x_range, yRange=frame.y_range, padding=0)
        self._write_notes(frame)
        self._draw_chosen()

    @property
    def key(self) -> int | None:
        """What the place stands for that is chosen."""
        return None if self._index is None else self._diagram.keys[self._index]

    def choose(self, index: int | None) -> None:
        """Choose a place or none, and tell of it."""
        if index != self._index:
            self._index = index
            self._draw_chosen()
            self.chosen.emit(index)

    def table(self) -> Table:
        """One row a place."""
        return self._diagram.table

    # Painting -------------------------------------------------------------------------------------------------

    def build(self) -> QWidget:
        """The axes, the guide, and the points of each series with their intervals."""
        graph = graph_library()
        self._plot = plot_widget(*self._axes)
        self._band = graph.LinearRegionItem(movable=False)
        self._band.setZValue(-10)
        self._plot.addItem(self._band, ignoreBounds=True)
        self._guide = graph.PlotCurveItem()
        self._plot.addItem(self._guide, ignoreBounds=True)
        self._bars = {series.name: graph.ErrorBarItem(x=np.zeros(0), y=np.zeros(0)) for series in self._series}
        self._marks = {series.name: graph.ScatterPlotItem() for series in self._series}
        for item in (*self._bars.values(), *self._marks.values()):
            self._plot.addItem(item, ignoreBounds=True)
        self._plot.scene().sigMouseClicked.connect(self._click)
        theme.notifier().changed.connect(self._recolour)
        self._recolour()
        self._draw_chosen()
        widget: QWidget = self._plot
        return widget

    def _write_notes(self, frame: Frame) -> None:
        for text in self._notes:
            self._plot.removeItem(text)
        self._notes = []
        for place, words in frame.notes:
            text = graph_library().TextItem(words, QColor(theme.current().muted), anchor=(0.5, 0))
            text.setFont(theme.font("small"))
            text.setPos(place, frame.y_range[1])
            self._plot.addItem(text, ignoreBounds=True)
            self._notes.append(text)

    def _recolour(self) -> None:
        dress(self._plot)
        colours = theme.current()
        for series in self._series:
            self._bars[series.name].setOpts(pen=pen(series.colour, 1.5))
            marks = self._marks[series.name]
            marks.setSymbol(SYMBOLS[series.style])
            marks.setSize(SIZES[series.style])
            marks.setBrush(series.colour)
            marks.setPen(pen(colours.panel, 1))
        guide = pen(colours.edge, 1)
        guide.setStyle(Qt.PenStyle.DashLine)
        self._guide.setPen(guide)
        band = QColor(colours.accent)
        band.setAlphaF(BAND)
        self._band.setBrush(band)
        for line in self._band.lines:
            line.setPen(QPen(Qt.PenStyle.NoPen))
        for text in self._notes:
            text.setColor(QColor(colours.muted))
        self._draw_focus()

    def _draw_chosen(self) -> None:
        if self._plot is None:
            return
        index, places = self._index, self._diagram.places
        self._band.setVisible(index is not None)
        if index is not None:
            half = float(np.diff(places).min()) / 2 if len(places) > 1 else 0.5
            self._band.setRegion((places[index] - half, places[index] + half))
        text = self._hint if index is None else self._diagram.words[index]
        self.read_out.setText(text)
        self.setAccessibleDescription(text)

    # Pointer and keys -----------------------------------------------------------------------------------------

    def _means(self, event: QKeyEvent) -> Any:
        key, last = Qt.Key(event.key()), len(self._diagram.places) - 1
        if self.is_empty or last < 0 or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            return lambda: self.choose(0 if self._index is None else min(max(self._index + step, 0), last))
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return lambda: self.choose(0 if key == Qt.Key.Key_Home else last)
        if self._index is None:
            return None
        if key == Qt.Key.Key_Escape:
            return lambda: self.choose(None)
        return self.opened.emit if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) else None

    def _click(self, event: Any) -> None:
        box = self._plot.getViewBox()
        if event.button() == Qt.MouseButton.LeftButton and box.sceneBoundingRect().contains(event.scenePos()):
            self.setFocus()
            at = box.mapSceneToView(event.scenePos()).x()
            if len(self._diagram.places) and math.isfinite(at):
                self.choose(int(np.abs(self._diagram.places - at).argmin()))
