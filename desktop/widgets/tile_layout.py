"""Where tiles go, how large a pixel is drawn and which colour a value gets: plain arithmetic, no Qt."""

from dataclasses import dataclass

import numpy as np

from core.types import Array
from desktop.language import figure
from desktop.widgets.colour_maps import ZERO

BLANK = 256
"""The colour index of what is not a number: the ground shows through."""


@dataclass(frozen=True)
class Pixel:
    """One value of one tile, counted from 0."""

    tile: int
    row: int
    column: int
    value: float


@dataclass(frozen=True)
class Scale:
    """The range of values that a colour map spans; ``diverging`` is symmetric about zero."""

    low: float
    high: float
    diverging: bool = False

    @classmethod
    def sequential(cls, values: Array) -> "Scale":
        """From the least to the greatest finite value, and from zero where nothing is negative."""
        finite = values[np.isfinite(values)]
        if not finite.size:
            return cls(0.0, 0.0)
        return cls(min(0.0, float(finite.min())), max(0.0, float(finite.max())))

    @classmethod
    def symmetric(cls, values: Array) -> "Scale":
        """From minus the greatest finite magnitude to plus it."""
        finite = np.abs(values[np.isfinite(values)])
        most = float(finite.max()) if finite.size else 0.0
        return cls(-most, most, diverging=True)

    def indices(self, values: Array) -> Array:
        """The entries 0..255 of a colour table for ``values``, of any shape, or :data:`BLANK`; ``uint16``."""
        span = self.high - self.low
        steps, start = (254.0, 1.0) if self.diverging else (255.0, 0.0)
        with np.errstate(invalid="ignore"):
            wide = values.astype(np.float64)  # in float32 the largest and the smallest numbers overflow here
            place = (wide - self.low) * (steps / span) + start if span > 0 else np.zeros(values.shape)
            if self.diverging and span <= 0:
                place = place + ZERO
            result = np.clip(np.rint(place), start, 255.0)
        result = np.where(np.isnan(values), BLANK, result)
        return result.astype(np.uint16)


@dataclass(frozen=True)
class Limits:
    """How large a tile may be drawn, in pixels of the longer side, and the space about it."""

    least: int = 24
    most: int = 168
    gap: int = 8
    label: int = 16
    """Above each tile, for its number."""
    columns: int | None = None
    """A fixed number of columns, as a matrix of tiles has; ``None`` takes as many as fit."""
    margin: tuple[int, int] = (0, 0)
    """Left of and above all tiles, for the numbers of a matrix's rows and columns."""
    cell: int = 0
    """As wide as a tile with its gap is at least, for the sake of its name."""


@dataclass(frozen=True)
class Arrangement:
    """``columns`` x ``rows`` cells of ``cell`` (width, height) pixels, a value drawn ``zoom`` pixels wide."""

    zoom: int
    columns: int
    rows: int
    cell: tuple[int, int]
    origin: tuple[int, int]
    """Of the first tile's own first pixel."""
    size: tuple[int, int]


def arrange(count: int, tile: tuple[int, int], area: tuple[int, int], limits: Limits) -> Arrangement:
    """Place ``count`` tiles of ``tile`` (height, width) values in ``area`` (width, height), all in pixels.

    The largest zoom at which all tiles are seen at once wins. Where there is none the result is higher than
    ``area``: at the smallest zoom that is allowed or, with fixed columns, at the largest whose columns are all
    seen; it is wider too where not even single pixels fit.
    """
    longer = max(tile)
    largest = max(1, limits.most // longer)
    smallest = min(largest, max(1, -(-limits.least // longer)))
    for zoom in range(largest, smallest - 1, -1):
        result = _at_zoom(zoom, count, tile, area[0], limits)
        if result.size[0] <= area[0] and result.size[1] <= area[1]:
            return result
    for zoom in range(largest if limits.columns else smallest, 0, -1):
        result = _at_zoom(zoom, count, tile, area[0], limits)
        if result.size[0] <= area[0]:
            return result
    return _at_zoom(smallest if limits.columns else 1, count, tile, area[0], limits)


def _at_zoom(zoom: int, count: int, tile: tuple[int, int], width: int, limits: Limits) -> Arrangement:
    left, above = limits.margin
    cell = (max(tile[1] * zoom + limits.gap, limits.cell), tile[0] * zoom + limits.gap + limits.label)
    columns = limits.columns or max(1, min(count, (width - left) // cell[0]))
    rows = -(-count // columns)
    origin = (left + limits.gap // 2, above + limits.gap // 2 + limits.label)
    return Arrangement(zoom, columns, rows, cell, origin, (left + columns * cell[0], above + rows * cell[1]))


def fold(vector: Array) -> Array:
    """A vector ``(D,)`` as one tile ``(1, H, W)``, near a rectangle twice as wide as high; NaN fills the rest."""
    size = len(vector)
    if size <= 16:
        return vector.reshape(1, 1, size)
    rows = max(1, round((size / 2) ** 0.5))
    exact = [r for r in range(rows, max(1, rows // 2), -1) if size % r == 0]
    rows = exact[0] if exact else rows
    columns = -(-size // rows)
    filled = np.full(rows * columns, np.nan, np.float32)
    filled[:size] = vector
    return filled.reshape(1, rows, columns)


def as_tiles(output: Array, last: bool) -> tuple[Array, list[str]]:
    """What a layer gives, ``(C, H, W)`` or ``(D,)``, as tiles ``(T, H, W)`` with their names.

    Maps are as they are, a vector is one tile, and of the ``last`` layer's each class has one, here with its value.
    """
    if last:
        names = [f"{place}: {short_number(float(value))}" for place, value in enumerate(output)]
        return output.reshape(-1, 1, 1), names  # (L,) -> (L, 1, 1)
    if output.ndim == 1:
        return fold(output), []
    return output, [str(channel) for channel in range(len(output))] if len(output) > 1 else []


def number(value: float) -> str:
    """``value`` with four significant digits, or whole below a million, and a true minus sign."""
    return _written(value, 4, 1e6)


def short_number(value: float) -> str:
    """``value`` with three significant digits, or whole below ten thousand, for the ends of a scale."""
    return _written(value, 3, 1e4)


def _written(value: float, digits: int, large: float) -> str:
    if value == 0:
        return "0"
    whole = 10**digits <= np.rint(abs(value)) < large  # as it is written: 999.6 is a 1000 of three digits
    text = figure(value, ".0f" if whole else f".{digits}g")
    return text.replace("-", "\N{MINUS SIGN}")
