"""One convolution with all its numbers, and what follows it: what the Convolution tab shows."""

from dataclasses import dataclass, field

import numpy as np

from core.nn.layers import AveragePool2D, Conv2D, Layer, MaxPool2D
from core.nn.layers.convolution import Padding
from core.nn.layers.layer import INFERENCE
from core.nn.layout import hcwn_to_nchw, nchw_to_hcwn
from core.nn.workspace import Workspace
from core.types import Array, Block, Shape, UserError

Pooling = MaxPool2D | AveragePool2D

DIGITS = 12
"""Significant digits that are kept of a result: float64 has 16, and sums that ought to be 0 leave 1e-15."""


@dataclass(frozen=True, eq=False)
class Lesson:
    """``picture (C, H, W)`` under the kernels ``weight (F, C, K, K)`` and ``bias (F,)``, computed by the real layers.

    Inferred, in float64: ``maps (F, OH, OW)``, what the convolution gives, ``activated`` and ``pooled (F, PH, PW)``,
    what is left after the layers that follow it; both are ``maps`` where there are none. Raises ``UserError`` with one
    sentence where the layers cannot be built or do not fit the picture.
    """

    picture: Array
    weight: Array
    bias: Array
    stride: int = 1
    padding: Padding = "valid"
    activation: Layer | None = None
    pooling: Pooling | None = None
    maps: Array = field(init=False)
    activated: Array = field(init=False)
    pooled: Array = field(init=False)

    def __post_init__(self) -> None:
        channels, depth = len(self.picture), self.weight.shape[1]
        if channels != depth:
            raise UserError(
                "The kernel is {depth} deep and the picture {channels}: every channel needs its slice.",
                depth=depth,
                channels=channels,
            )
        block = {"weight": self.weight.astype(np.float64), "bias": self.bias.astype(np.float64)}
        most = np.abs(self.picture).max() * np.abs(self.weight).sum() + np.abs(self.bias).max()
        maps = _rounded(_apply(self.layer, self.picture.astype(np.float64), block), float(most))
        activated = maps if self.activation is None else _apply(self.activation, maps)
        pooled = activated if self.pooling is None else _apply(self.pooling, activated)
        for name, values in (("maps", maps), ("activated", activated), ("pooled", pooled)):
            object.__setattr__(self, name, values)

    @property
    def layer(self) -> Conv2D:
        """The convolution."""
        return Conv2D(len(self.weight), self.kernel, self.stride, self.padding)

    @property
    def kernel(self) -> int:
        """``K``, the side of the kernels."""
        return int(self.weight.shape[2])

    @property
    def pad(self) -> int:
        """Zeros added on every side."""
        return self.layer.pad

    @property
    def positions(self) -> tuple[int, int]:
        """``(OH, OW)``: how many places the kernel takes on its way down, and across."""
        return self.maps.shape[1], self.maps.shape[2]

    @property
    def padded(self) -> Array:
        """The picture in its frame of zeros, ``(C, H + 2P, W + 2P)``."""
        around = (self.pad, self.pad)
        return np.pad(self.picture.astype(np.float64), ((0, 0), around, around))

    def patch(self, row: int, column: int) -> Array:
        """What lies under the kernel where it computes output ``(row, column)``: ``(C, K, K)``."""
        top, left = row * self.stride, column * self.stride
        return self.padded[:, top : top + self.kernel, left : left + self.kernel]

    def products(self, number: int, row: int, column: int) -> Array:
        """The patch times kernel ``number``: ``(C, K, K)``, which add up to the output, but for the bias."""
        products: Array = self.patch(row, column) * self.weight[number]
        return products

    def pooled_where(self, seen: Array) -> Array:
        """Which pooled values ``(PH, PW)`` can be known when only the outputs ``seen (OH, OW)`` are."""
        if self.pooling is None:
            return seen
        shares = AveragePool2D(self.pooling.window, self.pooling.stride)
        known: Array = _apply(shares, seen[None].astype(np.float64))[0] > 1 - 1e-9
        return known

    def pool_window(self, number: int, row: int, column: int) -> Array:
        """The values that pooled value ``(row, column)`` of map ``number`` is made of: ``(window, window)``."""
        if self.pooling is None:
            return self.activated[number, row : row + 1, column : column + 1]
        side, step = self.pooling.window, self.pooling.step
        return self.activated[number, row * step : row * step + side, column * step : column * step + side]

    def left_over(self) -> tuple[int, int]:
        """Rows below and columns on the right that the kernel never reaches, as its next step would lead outside.

        The first :attr:`pad` of them are of the frame.
        """
        _, height, width = self.picture.shape
        rest = [(size + 2 * self.pad - self.kernel) % self.stride for size in (height, width)]
        return rest[0], rest[1]


def _apply(layer: Layer, x: Array, parameters: Block | None = None) -> Array:
    """What ``layer`` makes of one ``x (C, H, W)``."""
    layer.output_shape(x.shape)  # says in a sentence what does not fit
    inside = nchw_to_hcwn(x[None])
    inside.flags.writeable = False  # no layer computes in place: every step is kept
    y, _ = layer.forward(parameters or {}, inside, INFERENCE, Workspace())
    result: Array = hcwn_to_nchw(y)[0]
    return result


def _rounded(values: Array, most: float) -> Array:
    """``values`` to :data:`DIGITS` digits of ``most``, as much as they could be."""
    if not 1e-290 < most < np.inf:  # below that, the power of ten that it is rounded with is no number
        return values
    rounded: Array = np.round(values, DIGITS - 1 - int(np.floor(np.log10(most)))) + 0.0  # no -0
    return rounded


def fitted(weight: Array, channels: int) -> Array:
    """Kernels ``(F, D, K, K)`` for a picture of ``channels``: the slices are used again or left out as need be."""
    return weight[:, np.arange(channels) % weight.shape[1]]


def resized(picture: Array, shape: Shape, centred: bool = False) -> Array:
    """``picture (..., H, W)`` cut, or filled with zeros, to ``shape``: at its end, or all around if ``centred``."""
    result = np.zeros((*picture.shape[:-2], *shape))
    source, target = [], []
    for old, new in zip(picture.shape[-2:], shape, strict=True):
        common = min(old, new)
        source.append(slice((old - common) // 2, (old - common) // 2 + common) if centred else slice(common))
        target.append(slice((new - common) // 2, (new - common) // 2 + common) if centred else slice(common))
    result[..., target[0], target[1]] = picture[..., source[0], source[1]]
    return result
