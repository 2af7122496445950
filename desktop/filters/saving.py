"""The filters as a picture or as numbers, in a file."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from core.explain.filters import Kernels
from desktop.filters.showing import Showing
from desktop.language import counted, tr
from desktop.widgets import theme
from desktop.widgets.dialogs import CSV_FILES, PNG_FILES, save_as
from desktop.widgets.fields import icon_button
from desktop.widgets.menu import Menu
from desktop.widgets.plot_data import write_csv
from desktop.widgets.tile_layout import Scale
from desktop.widgets.tile_saving import save_tiles

ZOOMS = (1, 4, 10, 25)
"""Pixels for each weight."""

HEADS = ("parameter", "shape", "output", "input", "row", "column", "value")

Shown = tuple[Showing, Scale, str]
"""Tiles, their scale, and in a word what numbers they are."""


class Saving(QObject):
    """A button with a menu; :attr:`done` tells of what was written, :attr:`failed` of what could not be."""

    done = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        tip = tr("Save these tiles as a picture, or the numbers of the layer for a spreadsheet")
        self.button = icon_button("export", tr("Save the filters"), tip)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = Menu(self.button)
        pictures = Menu(tr("Save &picture"), menu)
        pictures.setIcon(theme.icon("image"))
        menu.addMenu(pictures)
        for zoom in ZOOMS:
            text = counted("{count} pixel a weight…", "{count} pixels a weight…", zoom)
            pictures.addAction(text).triggered.connect(lambda _=False, zoom=zoom: self._ask_picture(zoom))
        menu.addAction(theme.icon("grid"), tr("Save &numbers as CSV…")).triggered.connect(self._ask_numbers)
        self.button.setMenu(menu)
        self.offer(None)

    def offer(self, shown: Shown | None) -> None:
        """What there is to save; ``None``: nothing."""
        self._shown = shown
        self.button.setEnabled(shown is not None)

    def _ask_picture(self, zoom: int) -> None:
        self._ask("png", PNG_FILES, lambda path, shown: save_picture(path, shown, zoom))

    def _ask_numbers(self) -> None:
        self._ask("csv", CSV_FILES, save_numbers)

    def _ask(self, ending: str, kinds: str, save: Callable[[Path, Shown], None]) -> None:
        shown = self._shown  # of this moment: others may come, or go, while a name is chosen
        if shown is None:
            return
        showing, _, what = shown
        title, start = tr("Save the filters"), Path(f"{showing.kernels.name}-{what}.{ending}")
        save_as(self.button, title, start, kinds, lambda path: save(path, shown), self.failed.emit, self._tell)

    def _tell(self, path: Path) -> None:
        self.done.emit(tr("Saved {path}", path=path))


def save_picture(path: Path, shown: Shown, zoom: int) -> None:
    """Write the tiles as a PNG, ``zoom`` pixels a weight; raises ``UserError`` if that cannot be done."""
    showing, scale, _ = shown
    save_tiles(path, showing.tiles, scale, zoom, showing.names, showing.rows, showing.limits)


def save_numbers(path: Path, shown: Shown) -> None:
    """Write all numbers of the layer, one a row; raises ``UserError`` if that cannot be done."""
    showing, _, what = shown
    write_csv(path, HEADS, numbers_of(showing.kernels, what))


def numbers_of(kernels: Kernels, what: str) -> Iterator[tuple[str, ...]]:
    """Every number under :data:`HEADS`; names and shapes as in the weight file, ``what`` before the name.

    A dense layer that sees a picture has its inputs by map, row and column, as they lie in the picture.
    """
    before = "" if what == "weights" else f"{what} of "
    weight = kernels.weight
    kept = weight if kernels.sort == "filters" else weight.reshape(len(weight), -1)  # (F, C, H, W) -> (F, D)
    shape = str(kept.shape)
    for (unit, channel, row, column), value in np.ndenumerate(weight):
        place = (str(column), "", "") if kernels.sort == "rows" else (str(channel), str(row), str(column))
        yield f"{before}{kernels.name}.weight", shape, str(unit), *place, _exact(value)
    for unit, value in enumerate(() if kernels.bias is None else kernels.bias):
        yield f"{before}{kernels.name}.bias", f"({len(weight)},)", str(unit), "", "", "", _exact(value)


def _exact(value: float) -> str:
    """So many digits that a float32 is read back as it was."""
    return f"{value:.9g}"
