"""What becomes of the output: all maps of the convolution, after the activation, and after pooling."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from core.explain.lesson import Lesson
from core.types import Array, in_sides
from desktop.language import tr
from desktop.widgets import theme
from desktop.widgets.boxes import in_column, in_row
from desktop.widgets.colour_bar import ColourBar
from desktop.widgets.theme import UNIT
from desktop.widgets.tile_grid import TileGrid
from desktop.widgets.tile_layout import Limits, Pixel, Scale, number

LIMITS = Limits(least=8, most=20 * UNIT, gap=2, label=0)

NOTHING = tr("Nothing follows yet: choose an activation or a pooling in the column at the left.")


class Stage(QWidget):
    """One step: its name and size, its maps, and their scale."""

    read = Signal(object)
    chosen = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.title = theme.label(name, "small")
        self.grid = TileGrid(LIMITS)
        self.grid.setAccessibleName(tr("Maps after {name}", name=name))
        self.grid.pointed.connect(self.read)
        self.grid.clicked.connect(self.chosen)
        self.bar = ColourBar(upright=False)
        self.bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._place = QWidget()
        self._place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        within = QHBoxLayout(self._place)
        within.setContentsMargins(0, 0, 0, 0)
        within.addWidget(self.grid, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        in_column(self.title, (self._place, 1), self.bar, on=self, spacing=UNIT // 2)

    def show_maps(self, name: str, maps: Array | None, scale: Scale) -> None:
        """Show ``maps (F, H, W)``, NaN where nothing is known yet; ``None``: there is no such step."""
        self.setVisible(maps is not None)
        if maps is None:
            return
        self.title.setText(f"{name}  {in_sides(maps.shape)}")
        self.grid.show_tiles(maps, scale)
        self.bar.show_scale(scale)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the new size."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.height() - self.title.height() - self.bar.sizeHint().height() - UNIT
        self.grid.fit(max(UNIT, self.width()), max(UNIT, room))


class Stages(QWidget):
    """The three steps side by side."""

    read = Signal(str)
    chosen = Signal(int)
    """This map should be seen large."""

    def __init__(self) -> None:
        super().__init__()
        self._lesson: Lesson | None = None
        self.convolution = Stage(tr("Convolution"))
        self.activation = Stage(tr("Activation"))
        self.pooling = Stage(tr("Pooling"))
        for stage, words in (
            (self.convolution, self._read_convolution),
            (self.activation, self._read_activation),
            (self.pooling, self._read_pooling),
        ):
            stage.read.connect(lambda pixel, stage=stage, words=words: self._say(stage, pixel, words))
            stage.chosen.connect(self.chosen)
        self.missing = theme.label(NOTHING, "muted")
        self.missing.setWordWrap(True)
        self.missing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        in_row(*((part, 1) for part in (self.convolution, self.activation, self.pooling, self.missing)), on=self)

    def show_lesson(self, lesson: Lesson, seen: Array) -> None:
        """Show what follows in ``lesson``, as far as it is ``seen (OH, OW)``."""
        self._lesson = lesson

        def known(values: Array, where: Array) -> Array:
            return np.where(where, values, np.nan)

        self.convolution.show_maps(tr("Convolution"), known(lesson.maps, seen), Scale.sequential(lesson.maps))
        activation, pooling = lesson.activation, lesson.pooling
        name = "" if activation is None else {"relu": "ReLU"}.get(activation.kind, activation.kind.capitalize())
        activated = None if activation is None else known(lesson.activated, seen)
        self.activation.show_maps(name, activated, Scale.sequential(lesson.activated))
        pooled = None if pooling is None else known(lesson.pooled, lesson.pooled_where(seen))
        kind = "" if pooling is None else tr("Max pooling") if pooling.takes_maximum else tr("Average pooling")
        self.pooling.show_maps(kind, pooled, Scale.sequential(lesson.pooled))
        self.missing.setVisible(activation is None and pooling is None)

    def _say(self, stage: Stage, pixel: Pixel | None, words: Callable[[Pixel], str]) -> None:
        text = "" if pixel is None else words(pixel)
        stage.grid.setAccessibleDescription(text)
        self.read.emit(text)

    def _read_convolution(self, pixel: Pixel) -> str:
        return f"{_where(pixel)}  ·  {number(pixel.value)}"

    def _read_activation(self, pixel: Pixel) -> str:
        assert self._lesson is not None
        before = float(self._lesson.maps[pixel.tile, pixel.row, pixel.column])
        return tr(
            "{where}  ·  {before} becomes {value}",
            where=_where(pixel),
            before=number(before),
            value=number(pixel.value),
        )

    def _read_pooling(self, pixel: Pixel) -> str:
        assert self._lesson is not None
        assert self._lesson.pooling is not None
        values = self._lesson.pool_window(pixel.tile, pixel.row, pixel.column).ravel()
        listed = ", ".join(number(float(value)) for value in values[:9]) + (", …" if len(values) > 9 else "")
        what = tr("the greatest") if self._lesson.pooling.takes_maximum else tr("the mean")
        return tr(
            "{where}  ·  {what} of {listed}  =  {value}",
            where=_where(pixel),
            what=what,
            listed=listed,
            value=number(pixel.value),
        )


def _where(pixel: Pixel) -> str:
    return tr("Map {tile} (row {row}, column {column})", tile=pixel.tile, row=pixel.row, column=pixel.column)
