"""Curves and bars on pyqtgraph, in the colours of the theme."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from typing import Any, TypeAlias

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPen
from PySide6.QtWidgets import QWidget

from core.types import Array
from desktop.language import filled_in, tr
from desktop.widgets import theme
from desktop.widgets.key_plot import KeyPlot
from desktop.widgets.plot_axes import dress, graph_library, plot_widget
from desktop.widgets.plot_data import Table, nearest, thin
from desktop.widgets.plot_frame import PlotFrame, Series, legend_of
from desktop.widgets.plot_marks import Mark, PlotMarks

Points: TypeAlias = dict[str, tuple[Array, Array]]
"""``x`` and ``y`` of the points of each curve, by the names of the series."""

READ_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
READ_STEPS = 40
"""Presses of an arrow key from one end of the axis to the other."""


class CurvePlot(KeyPlot):
    """Curves over one axis. They are made once and only given new points; :meth:`set_curves` may come each frame.

    The arrow keys read the values along the axis as the pointer does, Escape goes back to the newest.
    """

    def __init__(self, title: str, axes: tuple[str, str], series: tuple[Series, ...], empty: str, number: str) -> None:
        super().__init__(title, empty, legend_of(series, filled_in(number, 88.8)))
        self._axes, self._series, self._number = axes, series, number
        self._data: Points = {}
        self._whole: Callable[[], Points] = dict
        self._curves: dict[str, Any] = {}
        self._marks: dict[str, Any] = {}
        self._events = PlotMarks()
        self._ranges: tuple[tuple[float, float], ...] = ()
        self._pointed: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(tr("Point at the plot, or press the arrow keys, to read its values"))

    def build(self) -> QWidget:
        """The axes, a curve for each series and the line under the pointer."""
        graph = graph_library()
        self._plot = plot_widget(*self._axes)
        for series in self._series:
            self._curves[series.name] = graph.PlotCurveItem()
            self._marks[series.name] = graph.ScatterPlotItem(symbol="o", size=6, pen=None)
            self._plot.addItem(self._curves[series.name])
            self._plot.addItem(self._marks[series.name])
        self._line = graph.InfiniteLine(angle=90, movable=False)
        self._line.hide()
        self._plot.addItem(self._line, ignoreBounds=True)
        self._plot.scene().sigMouseMoved.connect(self._point_at)
        theme.notifier().changed.connect(self._recolour)
        self._recolour()
        widget: QWidget = self._plot
        return widget

    def set_curves(
        self,
        data: Points,
        x_range: tuple[float, float],
        y_range: tuple[float, float],
        whole: Callable[[], Points] | None = None,
    ) -> None:
        """Show ``data``, ``x`` ascending; ``whole`` gives more points than that for the CSV, where there are more."""
        self.show_plot()
        self._data = data
        self._whole = whole or (lambda: data)
        width = max(self.width(), 100)
        for series in self._series:
            # Marks are wide and slow to hand over: more than one for two points would be a smear.
            x, y = thin(*data[series.name], width // 2 if series.style == "marked" else 2 * width)
            curve = self._curves[series.name]
            if not _same(curve.getData(), (x, y)):
                curve.setData(x, y)
                marked = series.style == "marked" or len(x) == 1  # a line from a point to itself is not seen
                self._marks[series.name].setData(*((x, y) if marked else ([], [])))
        if (x_range, y_range) != self._ranges:
            self._ranges = x_range, y_range
            self._plot.setRange(xRange=x_range, yRange=y_range, padding=0)
        self._write_values()

    def place(self, x: float) -> float:
        """Where ``x`` stands on the axis."""
        return x

    def value(self, y: float) -> float:
        """What stands at ``y`` of the axis."""
        return y

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Mark what happened where; the words are in the CSV too."""
        self.prepare()
        self._events.show(graph_library(), self._plot, marks, self.place)
        self.setAccessibleDescription("; ".join(mark.words for mark in marks))

    def table(self) -> Table:
        """One row a point: curve, x, y; every x to the last bit, for those of batches lie close together.

        What is marked has a row without a y.
        """
        points = (
            (name, str(a), f"{b:.9g}")
            for name, (x, y) in self._whole().items()
            for a, b in zip(x.tolist(), y.tolist(), strict=True)
        )
        marks = ((mark.words, str(mark.x), "") for mark in self._events.shown)
        return ("curve", *self._axes), chain(points, marks)

    def _recolour(self) -> None:
        dress(self._plot)
        for series in self._series:
            pen = QPen(series.colour, 1 if series.style == "faint" else 2, c=Qt.PenCapStyle.RoundCap)
            pen.setCosmetic(True)  # before it is handed over: the curve keeps a copy
            self._curves[series.name].setPen(pen)
            self._marks[series.name].setBrush(series.colour)
        self._line.setPen(QPen(QColor(theme.current().edge), 0))
        self._events.recolour()
        self._draw_focus()

    def leaveEvent(self, event: QEvent) -> None:
        """The newest values again: a fast pointer is not seen at the edge of the plot."""
        super().leaveEvent(event)
        self._read_at(None)

    def hideEvent(self, event: QHideEvent) -> None:
        """The newest values again: a tab that is changed by a key takes the plot from under the pointer."""
        super().hideEvent(event)
        self._read_at(None)

    def _point_at(self, position: QPointF) -> None:
        box = self._plot.getViewBox()
        inside = box.sceneBoundingRect().contains(position)
        self._read_at(box.mapSceneToView(position).x() if inside else None)

    def _read_at(self, x: float | None) -> None:
        """Show the values of all curves at ``x``, or with ``None`` the newest."""
        if x is None and self._pointed is None:
            return
        self._pointed = x
        self._line.setVisible(x is not None)
        if x is not None:
            self._line.setPos(x)
        if not self.is_empty:
            self._write_values()

    def _means(self, event: QKeyEvent) -> Callable[[], object] | None:
        step = READ_KEYS.get(Qt.Key(event.key()))
        if self.is_empty or (step is None and (event.key() != Qt.Key.Key_Escape or self._pointed is None)):
            return None
        return partial(self._read_on, step)

    def _read_on(self, step: int | None) -> None:
        """Read so many steps to the right of where it is read, or the newest again."""
        left, right = self._plot.getViewBox().viewRange()[0]
        start = right if self._pointed is None else self._pointed
        self._read_at(None if step is None else min(max(start + step * (right - left) / READ_STEPS, left), right))

    def _write_values(self) -> None:
        values = {}
        for series in self._series:
            x, y = self._data.get(series.name, (np.empty(0), np.empty(0)))
            index = nearest(x, np.inf if self._pointed is None else self._pointed)
            if index is not None and series.valued:
                values[series.name] = filled_in(self._number, self.value(float(y[index])))
        self.legend.show_values(values)


def _same(old: tuple[Array | None, Array | None], new: tuple[Array, Array]) -> bool:
    return all(a is not None and np.array_equal(a, b) for a, b in zip(old, new, strict=True))


FOOTS = (0.99, 0.98, 0.95, 0.9, 0.8, 0.5, 0.0)
"""Parts of the top from which bars may begin."""


class BarPlot(PlotFrame):
    """One bar for each name, with its number above it.

    Bars begin at a round number below all of them: from 0, those of 98.5 and 99.3 of 100 would look alike.
    """

    def __init__(self, title: str, axes: tuple[str, str], top: float, empty: str, number: str) -> None:
        super().__init__(title, empty)
        self._axes, self._top, self._number = axes, top, number
        self._names: tuple[str, ...] = ()
        self._values: Array = np.empty(0)
        self._plot: Any = None
        self._texts: list[Any] = []

    def build(self) -> QWidget:
        """The axes and the bars."""
        graph = graph_library()
        self._plot = plot_widget(*self._axes)
        self._bars = graph.BarGraphItem(x=[0], height=[0], width=0.6)
        self._plot.addItem(self._bars)
        theme.notifier().changed.connect(self._recolour)
        self._recolour()
        widget: QWidget = self._plot
        return widget

    def set_bars(self, names: tuple[str, ...], values: Array) -> None:
        """Show ``values``, one for each of ``names``, in the unit of the y axis."""
        self.show_plot()
        self._names, self._values = names, values
        said = (f"{name}: {filled_in(self._number, value)}" for name, value in zip(names, values, strict=True))
        self.setAccessibleDescription(", ".join(said))
        places = np.arange(len(names))
        least = float(values.min(initial=self._top))
        foot = next((part * self._top for part in FOOTS if part * self._top < least), 0.0)
        self._bars.setOpts(x=places, y0=np.full(len(places), foot), height=values - foot)
        self._plot.getAxis("bottom").setTicks([list(enumerate(names))])
        ticks = [(tick, filled_in("{:g}", tick)) for tick in np.linspace(foot, self._top, 6).tolist()]
        for axis in ("left", "right"):  # the foot is named, so that nobody takes it for 0
            self._plot.getAxis(axis).setTicks([ticks])
        self._plot.setXRange(-0.6, len(names) - 0.4, padding=0)
        self._plot.setYRange(foot, self._top + 0.22 * (self._top - foot), padding=0)
        for text in self._texts:
            self._plot.removeItem(text)
        self._texts = [graph_library().TextItem(anchor=(0.5, 1)) for _ in names]
        for place, value, text in zip(places, values, self._texts, strict=True):
            text.setPos(place, value)
            self._plot.addItem(text)
        self._recolour()

    def table(self) -> Table:
        """One row a bar: its name and value."""
        bars = zip(self._names, self._values, strict=True)
        return self._axes, ((name, f"{value:.9g}") for name, value in bars)

    def _recolour(self) -> None:
        dress(self._plot)
        colours = theme.current()
        self._bars.setOpts(brush=QColor(colours.accent), pen=QPen(Qt.PenStyle.NoPen))
        for value, text in zip(self._values, self._texts, strict=True):
            text.setText(filled_in(self._number, value), QColor(colours.text))
            text.setFont(theme.font("small"))
