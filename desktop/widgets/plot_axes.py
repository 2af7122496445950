"""Axes in the colours of the theme: their numbers, their names, and the grid. pyqtgraph is imported here alone."""

from collections.abc import Callable
from functools import lru_cache, partial
from itertools import pairwise
from math import ceil, floor, log10
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen

from desktop.language import written
from desktop.widgets import theme
from desktop.widgets.accessible import left_to_right
from desktop.widgets.chart_axes import raised
from desktop.widgets.theme import UNIT

LEFT_AXIS = 58
"""Wide enough for the axis's name and four figures: the plot never moves when the numbers change."""
BOTTOM_AXIS = 38
DECADES = 2
"""On a logarithmic axis with as many powers of ten these are all that is written."""


@lru_cache(maxsize=1)
def graph_library() -> Any:
    """pyqtgraph, set up; imported when the first plot has something to show."""
    import pyqtgraph

    pyqtgraph.setConfigOptions(imageAxisOrder="row-major", antialias=True)
    return pyqtgraph


def plot_widget(x_name: str, y_name: str) -> Any:
    """An empty plot with named axes of fixed size, without pyqtgraph's own menus and buttons."""
    plot = graph_library().PlotWidget(background=None)
    plot.setFrameShape(plot.Shape.NoFrame)
    left_to_right(plot)
    plot.setMenuEnabled(False)
    plot.setMouseEnabled(False, False)
    plot.hideButtons()
    plot.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    for part in (plot, plot.viewport()):
        part.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the frame around it has the keys, if there are any
    plot.getAxis("left").setWidth(LEFT_AXIS)
    plot.getAxis("bottom").setHeight(BOTTOM_AXIS)
    for side, name in (("left", y_name), ("bottom", x_name)):
        axis = plot.getAxis(side)
        axis.enableAutoSIPrefix(False)
        axis.labelString = partial(_name_of, axis)
        axis.geometryChanged.connect(lambda axis=axis: name_axis(axis, axis.labelText))
        name_axis(axis, name)
        axis.tickStrings = partial(_ticks, axis.tickStrings)
        axis.logTickStrings = partial(_log_ticks, axis.logTickStrings)
        axis.setStyle(tickFont=theme.font("small"), tickLength=-4, maxTickLevel=0, hideOverlappingLabels=False)
    plot.getPlotItem().layout.setContentsMargins(0, UNIT, UNIT + UNIT // 2, 0)  # room for half of the last numbers
    # An axis with a grid cuts off its own first and last numbers: another one, without numbers, carries it.
    plot.showAxis("right")
    plot.getAxis("right").setStyle(showValues=False, tickLength=0, maxTickLevel=0)
    plot.getAxis("right").setWidth(1)
    plot.getAxis("right").setGrid(56)
    metrics = QFontMetricsF(theme.font("small"))
    wide, high = metrics.horizontalAdvance("0.88") + UNIT, metrics.height() + UNIT / 2
    for side, room in (("bottom", wide), ("left", high), ("right", high)):
        axis = plot.getAxis(side)
        axis.tickSpacing = partial(_apart, axis, axis.tickSpacing, room)
        axis.logTickValues = partial(_log_places, room)
    return plot


def name_axis(axis: Any, name: str) -> None:
    """Call ``axis`` so, in its middle; a name that is longer than it ends in …."""
    axis.setLabel(name)
    axis.resizeEvent()  # the library leaves a new name where the middle of the old one was


def _name_of(axis: Any) -> str:
    length = axis.size().height() if axis.orientation == "left" else axis.size().width()
    metrics = QFontMetricsF(theme.font("small"))
    return metrics.elidedText(axis.labelText, Qt.TextElideMode.ElideRight, length)


def _ticks(strings: Callable[..., list[str]], *places: Any) -> list[str]:
    return [written(text).replace("-", "\N{MINUS SIGN}") for text in strings(*places)]


def _log_ticks(strings: Callable[..., list[str]], powers: list[float], *others: Any) -> list[str]:
    """Numbers from 0.0001 to 9, or else all with powers of ten: the library writes both on one axis."""
    if all(-4 <= power < 1 for power in powers):
        return strings(powers, *others)
    return [_with_power(floor(power), round(10 ** (power - floor(power)))) for power in powers]


def _with_power(power: int, digit: int) -> str:
    return f"10{raised(power)}" if digit == 1 else f"{digit}·10{raised(power)}"


def _log_places(
    room: float, low: float, high: float, size: float, levels: list[tuple[float, list[float]]]
) -> list[tuple[float | None, list[float]]]:
    """At the powers of ten in ``levels``, where there are many; else all digits of each power, or 1, 2 and 5, or 1.

    It is the first of these of which each number has ``room``.
    """
    if high - low >= DECADES:
        return list(levels[:1])
    places: list[float] = []
    for digits in (range(1, 10), (1, 2, 5), (1,)):
        found = [power + log10(digit) for power in range(floor(low), ceil(high) + 1) for digit in digits]
        places = [place for place in found if low <= place <= high]
        if all(size * (after - place) >= room * (high - low) for place, after in pairwise(places)):
            break
    return [(None, places)]


def _apart(
    axis: Any, spacing: Callable[..., list[tuple[float, float]]], room: float, low: float, high: float, size: float
) -> Any:
    """The library's steps, but for an axis so short that their numbers, each in ``room``, would lie upon each other."""
    levels = spacing(low, high, size)
    if axis.logMode and levels:
        levels = [(max(levels[0][0], 1.0), 0)]  # whole powers of ten
    while levels and 0 < levels[0][0] * size < room * abs(high - low):
        step = levels[0][0]
        levels = [(step * (2.5 if f"{step:e}"[0] == "2" else 2), 0)]  # 1, 2, 5, 10
    return levels


def pen(colour: str | QColor, width: float) -> QPen:
    """A pen as wide on the screen whatever the size of what it outlines."""
    result = QPen(QColor(colour), width)
    result.setCosmetic(True)
    return result


def dress(plot: Any) -> None:
    """Give the axes the colours of the theme."""
    colours = theme.current()
    plot.setBackground(colours.panel)
    for name in ("left", "bottom", "right"):
        axis = plot.getAxis(name)
        axis.setPen(QPen(QColor(colours.grid if name == "right" else colours.edge), 0))
        axis.setTickPen(QPen(QColor(colours.muted if name == "right" else colours.edge), 0))
        axis.setTextPen(QPen(QColor(colours.muted)))
        axis.label.setDefaultTextColor(QColor(colours.muted))
        axis.label.setFont(theme.font("small"))
