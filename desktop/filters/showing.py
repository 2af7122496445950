"""Which weights are on the tiles, in which order, and how they read. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.explain.filters import Kernels
from core.types import Array
from desktop.language import tr
from desktop.widgets.tile_layout import Limits, Pixel, fold, number

WIDEST = 128
"""Weights that lie in one row; more are folded into a rectangle."""

Chosen = tuple[int | None, int | None]
"""The unit and the input channel that are fixed; the tiles run over what is ``None``."""


@dataclass(frozen=True)
class Words:
    """What the units and the inputs of a layer are called, one and many, and the ways to look at them.

    ``ways`` are everything, one unit, one input; ``rows`` says what lies where when everything is seen.
    """

    unit: str
    units: str
    channel: str
    channels: str
    ways: tuple[str, str, str]
    rows: str


FILTER_WORDS = Words(
    tr("filter"),
    tr("filters"),
    tr("input channel"),
    tr("input channels"),
    (tr("Every filter and input channel"), tr("One filter"), tr("One input channel")),
    tr("A row is a filter, a column an input channel."),
)
UNIT_WORDS = Words(
    tr("unit"),
    tr("units"),
    tr("map"),
    tr("maps"),
    (tr("Every unit and map"), tr("One unit"), tr("One map")),
    tr("A row is a unit, a column a map."),
)
MATRIX, ONE_FILTER, ONE_CHANNEL = FILTER_WORDS.ways


def words_of(kernels: Kernels) -> Words:
    """Filters and input channels; a dense layer has units, and maps where it sees some."""
    return FILTER_WORDS if kernels.sort == "filters" else UNIT_WORDS


@dataclass(frozen=True, eq=False)
class Showing:
    """The numbers of ``kernels`` in the ``order (F,)`` of its units, of which ``labels`` are the names."""

    kernels: Kernels
    order: Array
    chosen: Chosen
    labels: Sequence[str]

    @property
    def tiles(self) -> Array:
        """``(T, H, W)``."""
        weight, (unit, channel) = self.kernels.weight, self.chosen
        if self.kernels.sort == "rows":
            rows = weight[self.order, 0]  # (F, 1, 1, D) -> (F, 1, D)
            return np.concatenate([fold(row[0]) for row in rows]) if rows.shape[2] > WIDEST else rows
        some: Array
        if unit is not None:
            some = weight[unit]
        elif channel is not None:
            some = weight[self.order, channel]
        else:
            some = weight[self.order].reshape(-1, *weight.shape[2:])  # (F, C, H, W) -> (F*C, H, W)
        return some

    @property
    def _whole(self) -> bool:
        return self.chosen == (None, None)

    @property
    def names(self) -> Sequence[str]:
        """What stands above the tiles."""
        unit, _ = self.chosen
        if unit is not None:
            return [str(channel) for channel in range(self.kernels.weight.shape[1])]
        return () if self._whole else self.rows

    @property
    def rows(self) -> Sequence[str]:
        """What stands before the rows of the matrix of everything."""
        return [self.labels[unit] for unit in self.order]

    @property
    def limits(self) -> Limits:
        """How large a tile may be."""
        _, channels, height, width = self.kernels.weight.shape
        if self._whole:
            return Limits(least=4 * height, most=48, gap=4, label=0, columns=channels, margin=(40, 20))
        if self.kernels.sort == "rows":
            return Limits(least=min(4 * width, 128), most=min(24 * width, 512))
        return Limits()

    def unit_at(self, tile: int) -> int:
        """Whose weights are on ``tile``."""
        unit, channel = self.chosen
        if unit is not None:
            return unit
        return int(self.order[tile // self.kernels.weight.shape[1] if channel is None else tile])

    def read(self, pixel: Pixel) -> str:
        """One weight in words."""
        words, (unit, channel) = words_of(self.kernels), self.chosen
        shown, channels = self.unit_at(pixel.tile), self.kernels.weight.shape[1]
        parts = [f"{words.unit} {shown}"]
        if channels > 1:
            of_pixel = pixel.tile if unit is not None else pixel.tile % channels
            parts.append(f"{words.channel} {of_pixel if channel is None else channel}")
        if self.kernels.sort == "rows":
            parts.append(tr("input {number}", number=pixel.row * self.tiles.shape[2] + pixel.column))
        else:
            parts.append(tr("(row {row}, column {column})", row=pixel.row, column=pixel.column))
        parts.append(number(pixel.value))
        if self.kernels.bias is not None:
            parts.append(tr("bias {bias}", bias=number(float(self.kernels.bias[shown]))))
        return "  ·  ".join(parts)

    @property
    def caption(self) -> str:
        """What a tile is, in words."""
        count, channels, height, width = self.kernels.weight.shape
        name, words, (unit, channel) = self.kernels.name, words_of(self.kernels), self.chosen
        if self.kernels.sort == "rows":
            return tr(
                "{name}: {count} units of {width} weights, one for each input", name=name, count=count, width=width
            )
        if channels == 1:
            return tr(
                "{name}: {count} {units} of {height} × {width}",
                name=name,
                count=count,
                units=words.units,
                height=height,
                width=width,
            )
        if unit is not None:
            return tr(
                "{name}: {unit} {number} on each of its {count} {channels}",
                name=name,
                unit=words.unit,
                number=unit,
                count=channels,
                channels=words.channels,
            )
        if channel is not None:
            return tr(
                "{name}: {channel} {number} in each of the {count} {units}",
                name=name,
                channel=words.channel,
                number=channel,
                count=count,
                units=words.units,
            )
        size = tr(
            "{count} {units} of {channels} × {height} × {width}",
            count=count,
            units=words.units,
            channels=channels,
            height=height,
            width=width,
        )
        return f"{name}: {size}. {words.rows}"
