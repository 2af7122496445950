"""Many curves of one quantity over one axis, each with a colour, a line and marks of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from core.types import Array
from desktop.widgets import theme
from desktop.widgets.boxes import in_column
from desktop.widgets.class_colours import class_colours
from desktop.widgets.legend import Entry, Legend
from desktop.widgets.plot_axes import dress, graph_library, name_axis, plot_widget
from desktop.widgets.plot_data import Table, thin
from desktop.widgets.plot_frame import PlotFrame
from desktop.widgets.theme import UNIT

MOST = 10
"""Curves that can be told apart."""

_LINES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)
_MARKS = ("o", "s", "t", "d", "x")
MARKED = 60
"""Points that have marks at most: more would be a smear."""

SAMPLE = 4 * UNIT


@dataclass(frozen=True, eq=False)
class Line:
    """One curve: its name and its points, ``x`` ascending."""

    name: str
    x: Array
    y: Array


def pen_of(index: int) -> QPen:
    """The colour and the line of the curve ``index``, in the theme of the moment."""
    pen = QPen(QColor(class_colours()[index % MOST]), 2, _LINES[index % len(_LINES)])
    pen.setCosmetic(True)
    return pen


MOST_PERCENT = 100


def sample_of(index: int) -> QIcon:
    """A small picture of the curve ``index``, to stand beside its name elsewhere."""
    picture = QPixmap(SAMPLE, 2 * UNIT)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_sample(index, painter, QLineF(0, UNIT, SAMPLE, UNIT))
    painter.end()
    return QIcon(picture)


def _draw_sample(index: int, painter: QPainter, line: QLineF) -> None:
    """The curve ``index`` along ``line``, with its mark as pyqtgraph draws it."""
    painter.setPen(pen_of(index))
    painter.drawLine(line)
    shape = graph_library().graphicsItems.ScatterPlotItem.Symbols[_MARKS[index % len(_MARKS)]]
    painter.save()
    painter.translate(line.center())
    painter.scale(7, 7)
    pen = QPen(pen_of(index).color(), 0)
    painter.setPen(pen)
    painter.setBrush(pen.color())
    painter.drawPath(shape)
    painter.restore()


class ComparisonPlot(PlotFrame):
    """Up to :data:`MOST` lines with their names above them. ``axes`` are the names of x and y."""

    def __init__(self, title: str, axes: tuple[str, str], empty: str) -> None:
        super().__init__(title, empty)
        self.subtitle.hide()  # the names stand there
        self._axes = axes
        self._lines: tuple[Line, ...] = ()
        self._plot: Any = None
        self._items: list[Any] = []

    def build(self) -> QWidget:
        """The names and the axes."""
        self.legend = Legend(sample=SAMPLE)
        self._plot = plot_widget(*self._axes)
        whole = QWidget()
        in_column(self.legend, (self._plot, 1), on=whole, spacing=UNIT // 2)
        theme.notifier().changed.connect(self._redraw)
        return whole

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return () if self.is_empty else self._lines

    def set_lines(self, lines: Sequence[Line], y_name: str) -> None:
        """Show ``lines``, of which ``y_name`` says what they are."""
        self.show_plot()
        self._lines, self._axes = tuple(lines[:MOST]), (self._axes[0], y_name)
        name_axis(self._plot.getAxis("left"), y_name)
        self.legend.show_entries(
            [Entry(line.name, partial(_draw_sample, index)) for index, line in enumerate(self._lines)]
        )
        x = np.concatenate([np.empty(0), *(line.x for line in self._lines)])
        y = np.concatenate([np.empty(0), *(line.y for line in self._lines)])
        if len(x):
            low, high = float(y.min()), float(y.max())
            space = 0.06 * (high - low) or 0.5
            top = high + space
            if "%" in y_name and high <= MOST_PERCENT:
                top = min(top, MOST_PERCENT + 0.06 * (MOST_PERCENT - low + space))  # no number beyond them on the axis
            left = min(1.0, float(x.min())) if len(x) > 1 else float(x.min()) - 0.5
            right = max(float(x.max()), left + 1e-6)
            side = 0.02 * (right - left) or 0.5
            axis = self._plot.getAxis("bottom")
            if right - left <= MOST and (x == np.rint(x)).all():  # few whole epochs have whole numbers
                axis.setTickSpacing(levels=[(1.0, 0.0)])
            else:
                axis.setTickSpacing()
            self._plot.setRange(xRange=(left - side, right + side), yRange=(low - space, top), padding=0)
        self._redraw()

    def table(self) -> Table:
        """One row a point: curve, x, y."""
        rows = (
            (line.name, str(a), f"{b:.9g}")
            for line in self._lines
            for a, b in zip(line.x.tolist(), line.y.tolist(), strict=True)
        )
        return ("curve", *self._axes), rows

    def _redraw(self) -> None:
        dress(self._plot)
        for item in self._items:
            self._plot.removeItem(item)
        graph, self._items = graph_library(), []
        for index, line in enumerate(self._lines):
            x, y = thin(line.x, line.y, 2 * max(self.width(), 100))
            pen, marked = pen_of(index), len(x) <= MARKED
            symbol = _MARKS[index % len(_MARKS)] if marked else None  # left out, the colours alone would bring one
            looks = {"symbol": symbol, "symbolSize": 7, "symbolBrush": pen.color(), "symbolPen": pen.color()}
            item = graph.PlotDataItem(x, y, pen=pen, **looks)
            self._plot.addItem(item)
            self._items.append(item)
