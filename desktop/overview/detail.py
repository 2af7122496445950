"""One column opened: a step of it with all its channels, and the arithmetic of the number that is chosen there."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QSplitter, QToolButton, QWidget

from core.explain.arithmetic import position_of, shapes_of
from core.explain.flow import stages_of
from core.nn.network import Network
from core.types import Array, Shape, in_sides
from desktop.language import tr
from desktop.overview.arithmetic_panel import ArithmeticPanel, name_of, where
from desktop.overview.question import Seen
from desktop.widgets import theme
from desktop.widgets.boxes import STRETCH, in_column, in_row
from desktop.widgets.fields import DropDown, label_of
from desktop.widgets.theme import UNIT
from desktop.widgets.tile_layout import Limits, Pixel, Scale, as_tiles, number
from desktop.widgets.tiles import TilesView

SPEEDS = ((tr("Slow"), 1000), (tr("Medium"), 300), (tr("Fast"), 80))
"""Milliseconds from one number to the next."""
SUMS = 56 * UNIT
"""The width that the arithmetic begins with."""


class Detail(QWidget):
    """The maps of one place large, and how the chosen number was made."""

    step_chosen = Signal(int)
    """Another place of the same stage should be seen."""
    number_chosen = Signal(object)
    """The position of the number whose arithmetic is wanted."""
    number_pointed = Signal(object)
    """The position that the pointer is on, or ``None``."""
    followed = Signal(int, object)
    """A place and a position: where a number of the arithmetic came from."""
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._network: Network | None = None
        self._place = 0
        self._shown: tuple[Network, int] | None = None
        self._columns = 1
        self._chosen: Shape | None = None
        self.step = DropDown()
        self.play, self.speed, self.close_button = QToolButton(), DropDown(), QToolButton()
        self.tiles = TilesView(tr("The numbers of this step"))
        self.tiles.grid.keeps_choice = True
        self.arithmetic = ArithmeticPanel()
        self._timer = QTimer(self)
        self._lay_out()
        self.step.activated.connect(lambda index: self.step_chosen.emit(self.step.itemData(index)))
        self.play.toggled.connect(self._play)
        self.speed.currentIndexChanged.connect(lambda: self._timer.setInterval(self.speed.currentData()))
        self._timer.timeout.connect(self._advance)
        self.close_button.clicked.connect(self.closed)
        self.tiles.grid.clicked.connect(self._choose_at_keys)
        self.tiles.grid.moved.connect(lambda _rect: self._choose_at_keys())
        self.tiles.grid.pointed.connect(self._point)
        self.arithmetic.followed.connect(self._follow)

    def _lay_out(self) -> None:
        self.step.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.step.setAccessibleName(tr("Step"))
        self.step.setToolTip(tr("Which step of this column to see: they follow each other from top to bottom"))
        self.play.setCheckable(True)
        self.play.setToolTip(tr("Move the window over the picture by itself (Space)"))
        self.play.setAccessibleName(tr("Move by itself"))
        self.play.setIcon(theme.icon("start"))
        for words, interval in SPEEDS:
            self.speed.addItem(words, interval)
        self.speed.setCurrentIndex(1)
        self._timer.setInterval(self.speed.currentData())
        self.speed.setAccessibleName(tr("Speed"))
        self.speed.setToolTip(tr("How fast the window moves"))
        self.close_button.setIcon(theme.icon("close"))
        self.close_button.setToolTip(tr("Close this column (Esc, when the focus is here)"))
        self.close_button.setAccessibleName(tr("Close this column"))
        row = in_row(label_of(tr("Step"), self.step), self.step, self.play, self.speed, STRETCH, self.close_button)
        card = QFrame()
        card.setProperty("role", "card")
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.tiles)
        self.split.addWidget(self.arithmetic)
        self.split.setStretchFactor(0, 1)
        self.split.setHandleWidth(2 * UNIT)
        self.split.setSizes([SUMS, SUMS])
        in_column(row, (self.split, 1), on=card, margins=(UNIT, UNIT // 2, UNIT, UNIT // 2), spacing=UNIT // 2)
        in_column(card, on=self)

    # What the view tells --------------------------------------------------------------------------------------

    def open(self, network: Network, place: int, chosen: Shape | None) -> None:
        """See ``place`` of ``network``, the number at ``chosen`` explained."""
        self._network, self._place, self._chosen = network, place, chosen
        if chosen is None:
            self.play.setChecked(False)
            self.arithmetic.show_nothing()
        stage = next(stage for stage in reversed(stages_of(network)) if stage.first <= place)
        places = list(range(stage.first, stage.last + 1))
        if stage.last == len(network.layers):
            places.append(stage.last + 1)
        self.step.clear()
        shapes = shapes_of(network)
        for number_, other in enumerate(places, start=1):
            self.step.addItem(f"{number_}. {name_of(network, other)}  ·  {in_sides(shapes[other])}", other)
        self.step.setCurrentIndex(places.index(place))

    def show_seen(self, seen: Seen) -> None:
        """The numbers of this moment, if they are those of this place."""
        wish = seen.wish
        if wish.network != self._network or wish.opened != self._place or seen.opened is None:
            return
        self._show_tiles(seen.opened)
        if wish.chosen == self._chosen and wish.chosen is not None and seen.explained is not None:
            self.arithmetic.show_explained(wish.network, self._place, wish.chosen, seen.explained)

    def _show_tiles(self, output: Array) -> None:
        self._shown = None if self._network is None else (self._network, self._place)
        tiles, names = as_tiles(output, self._last)
        self._columns = tiles.shape[2]
        before = self.tiles.grid.chosen
        self.tiles.show_tiles(tiles, Scale.sequential(tiles), names, self._read, limits_of(output, self._last))
        wanted = self._pixel(self._chosen)
        if wanted is not None and (before is None or (before.tile, before.row, before.column) != wanted):
            self.tiles.grid.choose(*wanted)

    @property
    def _waits(self) -> bool:
        """Whether the tiles are still those of what was open before: they say nothing of this place."""
        return self._network is None or self._shown != (self._network, self._place)

    @property
    def _last(self) -> bool:
        """Whether these are the outputs, each with a tile of its own."""
        return self._network is not None and self._place >= len(self._network.layers)

    def _read(self, pixel: Pixel) -> str:
        if self._waits:
            return ""
        assert self._network is not None
        return f"{where(self._network, self._place, self._position(pixel))}: {number(pixel.value)}"

    # Where a number stands ------------------------------------------------------------------------------------

    def _position(self, pixel: Pixel) -> Shape:
        assert self._network is not None
        if len(shapes_of(self._network)[self._place]) == 3:
            return pixel.tile, pixel.row, pixel.column
        return (pixel.tile if self._last else pixel.row * self._columns + pixel.column,)

    def _pixel(self, position: Shape | None) -> tuple[int, int, int] | None:
        if position is None:
            return None
        if len(position) == 3:
            return position[0], position[1], position[2]
        if self._last:
            return position[0], 0, 0
        return 0, position[0] // self._columns, position[0] % self._columns

    # What the person wants ------------------------------------------------------------------------------------

    def _choose_at_keys(self) -> None:
        pixel = self.tiles.grid.chosen
        if pixel is not None and not self._waits:
            position = self._position(pixel)
            if position != self._chosen:
                self._chosen = position
                self.number_chosen.emit(position)

    def _point(self, pixel: Pixel | None) -> None:
        self.number_pointed.emit(None if pixel is None or self._waits else self._position(pixel))

    def _follow(self, place_before: int) -> None:
        if self._waits:
            return
        assert self._network is not None
        before = self._place - 1
        position = position_of(self._network, before, place_before)
        if position is not None:
            self.tiles.grid.setFocus()  # what was chosen may be hidden next, and the keys must not go astray
            self.followed.emit(before, position)

    def _play(self, playing: bool) -> None:
        self.play.setIcon(theme.icon("pause" if playing else "start"))
        if playing:
            self._advance()
            self._timer.start()
        else:
            self._timer.stop()

    def _advance(self) -> None:
        """The next number of the same map, from the last one back to the first."""
        if self._waits:
            return
        assert self._network is not None
        shape = shapes_of(self._network)[self._place]
        at = self._chosen or (0,) * len(shape)
        each = shape[1] * shape[2] if len(shape) == 3 else shape[0]
        inside = at[1] * shape[2] + at[2] if len(shape) == 3 else at[0]
        following = 0 if self._chosen is None else (inside + 1) % each
        position = (at[0], following // shape[2], following % shape[2]) if len(shape) == 3 else (following,)
        wanted = self._pixel(position)
        assert wanted is not None
        self.tiles.grid.choose(*wanted)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing moves while nobody looks."""
        super().hideEvent(event)
        self.play.setChecked(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space moves the window by itself, and stops it."""
        if event.key() == Qt.Key.Key_Space:
            self.play.toggle()
        else:
            super().keyPressEvent(event)


def limits_of(output: Array, last: bool) -> Limits:
    """How large the tiles of an output ``(C, H, W)`` or ``(D,)`` may be."""
    if last:
        return Limits(5 * UNIT, 5 * UNIT, gap=2 * UNIT, columns=5)
    return Limits(most=30 * UNIT) if output.ndim == 1 else Limits(least=6 * UNIT, most=30 * UNIT)
