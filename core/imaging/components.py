"""Connected components: which pixels of a mask, or nodes of a graph, hang together."""

import numpy as np
from numpy.typing import NDArray


def components(mask: NDArray[np.bool_]) -> tuple[NDArray[np.int32], int]:
    """Labels ``(H, W)`` of the pixels of ``mask``, 1 to the count; 0 where there is none. Also the count.

    Pixels hang together also by a corner. Labels follow each component's first pixel, row by row. Rows are taken as
    runs of pixels, of which there are few; runs that touch runs of the row above form a graph.
    """
    height, width = mask.shape
    padded = np.zeros((height, width + 2), np.int8)
    padded[:, 1:-1] = mask
    edges = np.diff(padded, axis=1).ravel()
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)  # in rows of width + 1, the ends outside
    runs = joined(*_touching(starts, ends, width + 1), len(starts))
    kept, runs = np.unique(runs, return_inverse=True)
    labels = np.zeros((height, width), np.int32)
    labels[mask] = np.repeat(runs + 1, ends - starts)
    return labels, len(kept)


def _touching(
    starts: NDArray[np.int64], ends: NDArray[np.int64], row: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """All pairs of a run and a run in the row below it that touches it, by a corner at least."""
    first = np.searchsorted(ends, starts + row, side="left")  # the first that ends at or after this one's start
    after = np.searchsorted(starts, ends + row, side="right")  # one that begins right after the end touches a corner
    # What lies at the end of the row above or the start of the row below is no neighbour: rows are a pixel apart.
    counts = np.maximum(after - first, 0)
    upper = np.repeat(np.arange(len(starts)), counts)
    lower = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(first, counts)
    return upper, lower


def joined(one: NDArray[np.int64], two: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """For each of ``count`` nodes ``(count,)`` the smallest node that it hangs together with.

    The edges lead from the nodes ``one (E,)`` to the nodes ``two (E,)``.
    """
    parents = np.arange(count)
    while True:
        least = np.minimum(parents[one], parents[two])
        hooked = parents.copy()
        np.minimum.at(hooked, parents[one], least)
        np.minimum.at(hooked, parents[two], least)
        hooked = hooked[hooked]  # a parent has a parent of its own: the way to the smallest halves each time
        if np.array_equal(hooked, parents):
            return parents
        parents = hooked
