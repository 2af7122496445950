"""The rows under a kernel, read where they stand: the one place that looks at memory in overlapping windows."""

from numpy.lib.stride_tricks import as_strided

from core.types import Array


def windows(lines: Array, kernel: int = 1, stride: int = 1, blocks: int = 1) -> Array:
    """Of ``lines (H, D, L)`` every ``kernel`` rows, ``stride`` apart: ``(blocks, rows, K*D, L / blocks)``, a view.

    ``L`` is cut into ``blocks``. The K rows have to be one block of memory: a row lies D lines after the one before.
    """
    height, depth, length = lines.shape
    row, line, item = lines.strides
    rows, length = 1 + (height - kernel) // stride, length // blocks
    # (H, D, L) -> (blocks, rows, K*D, L / blocks)
    return as_strided(lines, (blocks, rows, kernel * depth, length), (length * item, stride * row, line, item))
