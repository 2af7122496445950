"""Axes in the colours of the theme: their numbers, their names, and the grid. pyqtgraph is imported here alone."""

from collections.abc import Callable
from functools import lru_cache, partial
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
    """Numbers from 0.0001 to 1, or else powers of ten: the library writes both on one axis."""
    if not all(power == round(power) for power in powers) or all(-4 <= power <= 0 for power in powers):
        return strings(powers, *others)
    return [f"10{raised(power)}" for power in powers]


def _apart(
    axis: Any, spacing: Callable[..., list[tuple[float, float]]], room: float, low: float, high: float, size: float
) -> Any:
    """The library's steps, but for an axis so short that their numbers, each in ``room``, would lie upon each other."""
    levels = spacing(low, high, size)
    if axis.logMode and high - low >= DECADES:
        levels = [(max(levels[0][0], 1.0), 0)]  # below 1 the library would write 2, 3, 4 … of each power as well
    while levels and 0 < levels[0][0] * size < room * abs(high - low):
        step = levels[0][0]
        levels = [(step * (2.5 if f"{step:e}"[0] == "2" else 2), 0)]  # 1, 2, 5, 10
    return levels


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
