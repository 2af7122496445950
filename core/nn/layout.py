"""The two memory layouts of a batch, and the only places that convert between them."""

import numpy as np

from core.types import Array


def nchw_to_hcwn(x: Array) -> Array:
    """``(N, C, H, W) -> (H, C, W, N)`` and ``(N, D) -> (D, N)``, contiguous."""
    return np.ascontiguousarray(x.transpose(2, 1, 3, 0) if x.ndim == 4 else x.T)


def hcwn_to_nchw(x: Array) -> Array:
    """``(H, C, W, N) -> (N, C, H, W)`` and ``(D, N) -> (N, D)``: a copy that outlives the scratch arrays."""
    return np.array(x.transpose(3, 1, 0, 2) if x.ndim == 4 else x.T, order="C")
