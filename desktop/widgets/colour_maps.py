"""Colour maps as tables ``(256, 4) uint8`` (red, green, blue, alpha): perceptual, and never a rainbow."""

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.uint8]

ZERO = 128
"""The entry of a diverging table that stands for zero; 1..255 lie evenly about it, and 0 repeats 1."""

# Every 16th colour of viridis (Smith and van der Walt, 2015, CC0); straight lines between them stay within
# a few units of the original.
_VIRIDIS = (
    "440154 481769 472c7a 423f85 3b518b 33628d 2c718e 26818e 21908c "
    "1f9f88 27ad80 3dbc73 5cc862 81d34c aadc31 d5e219 fde725"
)
# ColorBrewer's RdBu, seven classes, from blue to red (Brewer, 2002, Apache 2.0).
_BLUE_WHITE_RED = "2166ac 67a9cf d1e5f0 f7f7f7 fddbc7 ef8a62 b2182b"
# The same hues with a dark middle, so that zero recedes on a dark ground.
_BLUE_BLACK_RED = "9bd0ff 4a94dc 26507f 16191f 7d3426 dd6b47 ffbd9c"


def _table(colours: str, positions: NDArray[np.float64]) -> Table:
    anchors = np.array([list(bytes.fromhex(colour)) for colour in colours.split()], np.float64)
    where = np.linspace(positions[0], positions[-1], len(anchors))
    channels = [np.interp(positions, where, anchors[:, channel]) for channel in range(3)]
    table = np.full((256, 4), 255, np.uint8)
    table[256 - len(positions) :, :3] = np.rint(np.stack(channels, axis=1))
    table[: 256 - len(positions)] = table[256 - len(positions)]
    table.flags.writeable = False
    return table


def packed(table: Table) -> NDArray[np.uint32]:
    """The colours of ``table`` as pixels ``0xAARRGGBB``."""
    return np.ascontiguousarray(table[:, [2, 1, 0, 3]]).view("<u4")[:, 0]


EVEN = 0.1791
"""The luminance on which black and white are read equally well, at a contrast of 4.58."""


def readable_on(table: Table) -> NDArray[np.str_]:
    """Black or white, as ``#rrggbb``, for each entry of ``table``: what is read better on it.

    By relative luminance as WCAG 2.2 defines it; the contrast is 4.58 or more.
    """
    parts = table[:, :3] / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return np.where(linear @ (0.2126, 0.7152, 0.0722) > EVEN, "#000000", "#ffffff")


SEQUENTIAL = _table(_VIRIDIS, np.arange(256.0))
DIVERGING_LIGHT = _table(_BLUE_WHITE_RED, np.arange(-127.0, 128.0))
DIVERGING_DARK = _table(_BLUE_BLACK_RED, np.arange(-127.0, 128.0))
