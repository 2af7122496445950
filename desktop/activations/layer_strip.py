"""The output of one layer as tiles: maps as they are, a vector as one tile, the classes as a row of squares."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolButton, QWidget

from core.nn.network import Network
from core.types import Array, Shape, in_sides
from desktop.language import tr
from desktop.widgets.boxes import STRETCH, in_column, in_row
from desktop.widgets.colour_bar import ColourBar
from desktop.widgets.theme import UNIT
from desktop.widgets.tile_grid import TileGrid
from desktop.widgets.tile_layout import Limits, Pixel, Scale, as_tiles, number

STRIP_HEIGHT = 25 * UNIT


@dataclass(frozen=True)
class LayerView:
    """How one layer's output, of ``shape (C, H, W)`` or ``(D,)``, is shown and read."""

    name: str
    shape: Shape
    last: bool
    """The outputs are the classes."""

    @property
    def title(self) -> str:
        """The name and the size."""
        return f"{self.name}  ·  {in_sides(self.shape)}"

    def limits(self, most: int, whole: int) -> Limits:
        """How large the tiles may be: ``most`` pixels where there are many of them, ``whole`` if it is one."""
        if self.last:
            return Limits(least=5 * UNIT, most=min(most, 12 * UNIT), columns=self.shape[0])
        single = len(self.shape) == 1 or self.shape[0] == 1
        return Limits(most=whole if single else most)

    def read(self, pixel: Pixel, columns: int) -> str:
        """One value in words; ``columns`` is the width of a tile."""
        if self.last:
            where = tr("class {tile}", tile=pixel.tile)
        elif len(self.shape) == 3:
            where = tr(
                "channel {tile}  ·  (row {row}, column {column})", tile=pixel.tile, row=pixel.row, column=pixel.column
            )
        else:
            where = tr("unit {unit}", unit=pixel.row * columns + pixel.column)
        return f"{self.name}  ·  {where}  ·  {number(pixel.value)}"


def layer_views(network: Network) -> list[LayerView]:
    """Every layer of ``network``, the first one first."""
    count = len(network.names)
    return [
        LayerView(name, shape, last=place == count)
        for place, (name, shape) in enumerate(zip(network.names, network.shapes, strict=True), start=1)
    ]


class LayerStrip(QWidget):
    """One layer in the overview: its name, its range, and its tiles small."""

    opened = Signal()
    """A tile or the name was clicked: the layer should be seen large."""
    read = Signal(str)
    """The value under the pointer in words, or nothing."""

    def __init__(self, view: LayerView) -> None:
        super().__init__()
        self.view = view
        self._columns = 1
        title = QToolButton()
        title.setText(view.title)
        title.setToolTip(tr("See {name} large", name=view.name))
        title.setProperty("role", "link")
        title.clicked.connect(self.opened)
        self.bar = ColourBar(upright=False)
        self.grid = TileGrid(replace(view.limits(14 * UNIT, 16 * UNIT), gap=6))
        self.grid.setAccessibleName(tr("Output of {name}", name=view.name))
        self.grid.clicked.connect(self.opened)
        self.grid.pointed.connect(self._read)
        head = in_row(title, STRETCH, self.bar)
        in_column(head, self.grid, on=self, margins=(0, 0, 0, UNIT), spacing=UNIT // 2)

    def show_output(self, output: Array) -> None:
        """Show ``output (C, H, W)`` or ``(D,)``."""
        tiles, names = as_tiles(output, self.view.last)
        self._columns = tiles.shape[2]
        scale = Scale.sequential(tiles)
        self.bar.show_scale(scale)
        self.grid.show_tiles(tiles, scale, names if self.view.last else ())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the new width."""
        super().resizeEvent(event)
        self.grid.fit(self.width(), STRIP_HEIGHT)

    def _read(self, pixel: Pixel | None) -> None:
        text = "" if pixel is None else self.view.read(pixel, self._columns)
        self.grid.setAccessibleDescription(text)
        self.read.emit(text)
