"""Thin upright lines in a plot, each with a few words: something happened there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPen

from desktop.widgets import theme

HEIGHT = 0.97
"""Where the words end, in parts of the plot's height."""

VEIL = 0.6
"""How much the ground of the words hides of the curves: they are to be read, and the curves to be seen."""

MARGINS = 8
"""Pixels that pyqtgraph leaves around words, both together."""


@dataclass(frozen=True)
class Mark:
    """At ``x`` something happened: ``words`` say what."""

    x: float
    words: str


class PlotMarks:
    """The marks of one plot, from left to right; they are made anew only when there are others.

    Each has its line, and its words where there is room for them before the next one.
    """

    def __init__(self) -> None:
        self.shown: tuple[Mark, ...] = ()
        self._lines: list[Any] = []
        self._box: Any = None

    def show(self, graph: Any, plot: Any, marks: Sequence[Mark], place: Callable[[float], float]) -> None:
        """Show ``marks`` in ``plot``, each at the ``place`` of its x; ``graph`` is pyqtgraph."""
        if tuple(marks) == self.shown:
            return
        self.shown = tuple(marks)
        if self._box is None:
            self._box = plot.getViewBox()
            self._box.sigXRangeChanged.connect(self._make_room)
            self._box.sigResized.connect(self._make_room)
        for line in self._lines:
            plot.removeItem(line)
        self._lines = []
        words = {"position": HEIGHT, "rotateAxis": (1, 0), "anchors": [(1, 0), (1, 0)]}
        self._lines = [
            graph.InfiniteLine(place(mark.x), angle=90, movable=False, label=mark.words, labelOpts=words)
            for mark in self.shown
        ]
        for line in self._lines:
            line.label.setFont(theme.font("small"))
            plot.addItem(line, ignoreBounds=True)
        self.recolour()
        self._make_room()

    def recolour(self) -> None:
        """Take the colours of the theme."""
        colours = theme.current()
        for line in self._lines:
            line.setPen(QPen(QColor(colours.muted), 0, Qt.PenStyle.DashLine))
            line.label.setColor(QColor(colours.text))
            behind = QColor(colours.panel)
            behind.setAlphaF(VEIL)
            line.label.fill = QBrush(behind)

    def _make_room(self) -> None:
        """Show the words for which there is room beside the line; what goes beyond its foot is left out."""
        left, right = self._box.viewRange()[0]
        length = round(HEIGHT * self._box.height()) - MARGINS
        metrics = QFontMetrics(theme.font("small"))
        ends = (*(line.value() for line in self._lines[1:]), inf)
        for mark, line, end in zip(self.shown, self._lines, ends, strict=False):
            room = (end - line.value()) / (right - left) * self._box.width()
            words = metrics.elidedText(mark.words, Qt.TextElideMode.ElideRight, length)
            if words != line.label.format:  # laying them out takes longer than to look
                line.label.setFormat(words)
            line.label.setVisible(line.label.boundingRect().height() <= room)
