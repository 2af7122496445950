"""The curves of a run, looked at as a person wants: raw or smoothed, by batch or by epoch, near or whole."""

from collections.abc import Callable
from functools import partial
from math import ceil, floor, log10
from typing import Any

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from core.types import Array
from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.menu import Menu
from desktop.widgets.plot_axes import graph_library
from desktop.widgets.plot_frame import Series
from desktop.widgets.plots import READ_KEYS, CurvePlot, Points

NEARER = 0.8
"""What one press of "plus" leaves of the range."""

PAN = 0.1
"""Of the range, how far one press of an arrow goes."""

_Range = tuple[float, float]


class RunPlot(CurvePlot):
    """A plot with a menu for how it is looked at; where it has the focus, keys do the same.

    Of its series the "faint" one is raw, the "line" its smoothed twin. By epoch, there is a point for every epoch and,
    so that the newest is never hidden, one for this moment.
    """

    def __init__(self, title: str, axes: tuple[str, str], series: tuple[Series, ...], empty: str, number: str) -> None:
        super().__init__(title, axes, series, empty, number)
        self._given: tuple[Points, _Range, _Range, Callable[[], Points] | None] | None = None
        self._epochs: Points = {}
        self._dots: dict[str, Any] = {}
        self.zoomed = False
        self._make_actions()
        self._button.menu().addSeparator()
        self._button.menu().addActions(self._view_menu.actions())
        self.setToolTip(
            tr("Turn the wheel to look nearer, drag to move; keys: + − arrows, 0 for all, Shift + arrows read")
        )

    # The menu -------------------------------------------------------------------------------------------------

    def _make_actions(self) -> None:
        self._view_menu = menu = Menu(self)
        self.raw = self._choice(tr("&Raw, every batch"), True, self._keep_smoothed)
        self.smoothed = self._choice(tr("&Smoothed"), True, self._keep_raw)
        menu.addSeparator()
        self.by_epoch = self._choice(tr("One point an &epoch"), False, self._show_all_of_it)
        self.logarithmic = self._choice(tr("&Logarithmic axis"), False, self._show_all_of_it)
        menu.addSeparator()
        for text, call in (
            (tr("Look &nearer\t+"), partial(self.zoom, NEARER)),
            (tr("Look from &farther\t−"), partial(self.zoom, 1 / NEARER)),
            (tr("Show &all\t0"), self.show_all),
        ):
            menu.addAction(text).triggered.connect(lambda _=False, call=call: call())
        self.view_button = button = QToolButton(self)
        button.setIcon(theme.icon("layers", "muted"))
        button.setProperty("role", "corner")
        button.setToolTip(
            tr("How this plot is looked at: raw or smoothed, by batch or epoch, its axis, nearer or farther")
        )
        button.setAccessibleName(tr("How to look at the plot {title}", title=self._title))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        button.adjustSize()
        self._keep_clear(self._button.width() + button.width())

    def _choice(self, text: str, on: bool, then: Callable[[], None]) -> QAction:
        action = self._view_menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(on)
        action.toggled.connect(lambda _: then())
        return action

    def _keep_smoothed(self) -> None:
        """One of the two is always there."""
        if not self.raw.isChecked():
            self.smoothed.setChecked(True)
        self._refresh()

    def _keep_raw(self) -> None:
        if not self.smoothed.isChecked():
            self.raw.setChecked(True)
        self._refresh()

    def _show_all_of_it(self) -> None:
        """Other points or another axis: what was near is elsewhere."""
        both = not self.by_epoch.isChecked()  # by epoch there is nothing raw
        self.raw.setEnabled(both)
        self.smoothed.setEnabled(both)
        self.show_all()

    # Drawing --------------------------------------------------------------------------------------------------

    def build(self) -> QWidget:
        """The same, to be moved by the mouse."""
        widget = super().build()
        graph = graph_library()
        for series in self._series:
            if series.style == "line":
                self._dots[series.name] = graph.ScatterPlotItem(symbol="o", size=5, pen=None)
                self._plot.addItem(self._dots[series.name])
        box = self._plot.getViewBox()
        box.setMouseEnabled(x=True, y=True)
        box.sigRangeChangedManually.connect(lambda *_: self._note_zoom())
        self._plot.scene().sigMouseClicked.connect(lambda click: self.show_all() if click.double() else None)
        self._recolour()
        return widget

    def _recolour(self) -> None:
        super()._recolour()
        for series in self._series:
            if series.name in self._dots:
                self._dots[series.name].setBrush(series.colour)

    def set_curves(
        self,
        data: Points,
        x_range: _Range,
        y_range: _Range,
        whole: Callable[[], Points] | None = None,
        epochs: Points | None = None,
    ) -> None:
        """Show ``data``, or the points of ``epochs``, as the menu says; ``whole`` or ``data`` is for the CSV."""
        self._given, self._epochs = (data, x_range, y_range, whole), epochs or {}
        self._refresh()

    def show_empty(self, text: str | None = None) -> None:
        """Words, and nothing near or far."""
        super().show_empty(text)
        self._given, self.zoomed, self._ranges = None, False, ()

    def _refresh(self) -> None:
        if self._given is None:
            return
        data, x_range, y_range, whole = self._given
        shown = self._chosen(data)
        logarithmic = self.logarithmic.isChecked()
        if logarithmic:
            y_range = _powers(shown)
            shown = {name: (x, np.log10(np.maximum(y, 10.0 ** y_range[0]))) for name, (x, y) in shown.items()}
        self.prepare()
        for side in ("left", "right"):
            self._plot.getAxis(side).setLogMode(x=False, y=logarithmic)
        for name, dots in self._dots.items():  # of every epoch, but not of every batch
            dots.setData(*(shown[name] if self.by_epoch.isChecked() else ([], [])))
        if self.zoomed and self._ranges:
            (x_range, y_range) = self._ranges  # what a person looks at stays where it is
        super().set_curves(shown, x_range, y_range, whole or (lambda: data))

    def _chosen(self, data: Points) -> Points:
        """The points that are asked for."""
        nothing = (np.empty(0), np.empty(0))
        wanted = {"faint": self.raw, "line": self.smoothed}
        shown: Points = {}
        for series in self._series:
            x, y = data[series.name]
            if self.by_epoch.isChecked() and series.style != "marked":
                x, y = self._by_epoch(series, x, y) if series.style == "line" else nothing
            elif series.style in wanted and not wanted[series.style].isChecked():
                x, y = nothing
            shown[series.name] = x, y
        return shown

    def _by_epoch(self, series: Series, x: Array, y: Array) -> tuple[Array, Array]:
        ends, values = self._epochs.get(series.name, (x[:0], y[:0]))
        late = x[-1:] > (ends[-1] if len(ends) else 0.0)  # this moment, where its epoch has not ended
        return np.append(ends, x[-1:][late]), np.append(values, y[-1:][late])

    def value(self, y: float) -> float:
        """What stands at ``y``."""
        return 10.0**y if self.logarithmic.isChecked() else y

    # Near and far ---------------------------------------------------------------------------------------------

    def zoom(self, part: float) -> None:
        """Show ``part`` of what is shown, around its middle."""
        if not self.is_empty:
            self._plot.getViewBox().scaleBy((part, part))
            self._note_zoom()

    def pan(self, right: int, up: int) -> None:
        """Move by so many steps."""
        if not self.is_empty:
            box = self._plot.getViewBox()
            (left, end), (low, high) = box.viewRange()
            box.translateBy(x=PAN * right * (end - left), y=PAN * up * (high - low))
            self._note_zoom()

    def show_all(self) -> None:
        """The whole run again, and what is still to come."""
        self.zoomed = False
        self._ranges = ()
        self._refresh()

    def _note_zoom(self) -> None:
        self.zoomed = True

    def _means(self, event: QKeyEvent) -> Callable[[], object] | None:
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return None
        keys: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Plus: partial(self.zoom, NEARER),
            Qt.Key.Key_Equal: partial(self.zoom, NEARER),  # the key of the plus
            Qt.Key.Key_Minus: partial(self.zoom, 1 / NEARER),
            Qt.Key.Key_Left: partial(self.pan, -1, 0),
            Qt.Key.Key_Right: partial(self.pan, 1, 0),
            Qt.Key.Key_Up: partial(self.pan, 0, 1),
            Qt.Key.Key_Down: partial(self.pan, 0, -1),
            Qt.Key.Key_0: self.show_all,
        }
        reads = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and event.key() in READ_KEYS
        return super()._means(event) if reads else keys.get(event.key()) or super()._means(event)

    # The frame ------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons in their corner."""
        super().resizeEvent(event)
        self.view_button.move(self._button.x() - self.view_button.width(), 0)


def _powers(points: Points) -> _Range:
    """The powers of ten, at least one apart, between which all that lies above 0 has room."""
    values = np.concatenate([y for _, y in points.values()])
    seen = values[(values > 0) & np.isfinite(values)]
    if not len(seen):
        return -1.0, 0.0
    low = floor(log10(seen.min()))
    return float(low), float(max(ceil(log10(seen.max())), low + 1))
