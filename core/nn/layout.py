"""The two memory layouts of a batch, and the only places that convert between them (:mod:`core.nn.layers.layer`)."""

import numpy as np

from core.nn.workspace import Workspace
from core.types import Array, Pixels


def nchw_to_hcwn(x: Array) -> Array:
    """``(N, C, H, W) -> (H, C, W, N)`` and ``(N, D) -> (D, N)``, contiguous."""
    # (N, C, H, W) -> (H, C, W, N); (N, D) -> (D, N)
    return np.ascontiguousarray(x.transpose(2, 1, 3, 0) if x.ndim == 4 else x.T)


def hcwn_to_nchw(x: Array) -> Array:
    """``(H, C, W, N) -> (N, C, H, W)`` and ``(D, N) -> (N, D)``: a copy that outlives the scratch arrays."""
    # (H, C, W, N) -> (N, C, H, W); (D, N) -> (N, D)
    return np.array(x.transpose(3, 1, 0, 2) if x.ndim == 4 else x.T, order="C")


def pixels_to_hcwn(images: Pixels, scratch: Workspace) -> Array:
    """Stored pictures ``(N, C, H, W)`` uint8 as the layers take them, in scratch: ``(H, C, W, N)`` float32, 0..1."""
    count, channels, height, width = images.shape
    x = scratch.take("pixels", (height, channels, width, count), np.float32)
    # (N, C, H, W) -> (H, C, W, N)
    return np.multiply(images.transpose(2, 1, 3, 0), np.float32(1 / 255), out=x, dtype=np.float32)
