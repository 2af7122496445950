"""Thin upright lines in a plot, each with a few words: something happened there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

from desktop.widgets import theme

HEIGHT = 0.97
"""Where the words end, in parts of the plot's height."""

VEIL = 0.75
"""How much the ground of the words hides of the curves: they are to be read, and the curves to be seen."""


@dataclass(frozen=True)
class Mark:
    """At ``x`` something happened: ``words`` say what."""

    x: float
    words: str


class PlotMarks:
    """The marks of one plot; they are made anew only when there are others."""

    def __init__(self) -> None:
        self.shown: tuple[Mark, ...] = ()
        self._lines: list[Any] = []

    def show(self, graph: Any, plot: Any, marks: Sequence[Mark], place: Callable[[float], float]) -> None:
        """Show ``marks`` in ``plot``, each at the ``place`` of its x; ``graph`` is pyqtgraph."""
        if tuple(marks) == self.shown:
            return
        self.shown = tuple(marks)
        for line in self._lines:
            plot.removeItem(line)
        words = {"position": HEIGHT, "rotateAxis": (1, 0), "anchors": [(1, 0), (1, 0)]}
        self._lines = [
            graph.InfiniteLine(place(mark.x), angle=90, movable=False, label=mark.words, labelOpts=words)
            for mark in self.shown
        ]
        for line in self._lines:
            line.label.setFont(theme.font("small"))
            plot.addItem(line, ignoreBounds=True)
        self.recolour()

    def recolour(self) -> None:
        """Take the colours of the theme."""
        colours = theme.current()
        for line in self._lines:
            line.setPen(QPen(QColor(colours.muted), 0, Qt.PenStyle.DashLine))
            line.label.setColor(QColor(colours.text))
            behind = QColor(colours.panel)
            behind.setAlphaF(VEIL)
            line.label.fill = QBrush(behind)
