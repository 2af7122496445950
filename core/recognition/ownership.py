"""Whose ink is whose: which stroke of the pen each pixel of a drawing is of.

The order of the strokes is known where somebody draws, and where two of them touch, ink alone does not say where the
one ends. Here the strokes are drawn once more, as coarsely as the ink is segmented: a pixel is of the stroke whose
middle is nearest, and where two cross it is of both. The eraser takes ink from the strokes before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.imaging.painter import Stroke, way
from core.types import Array

MOST = 48
"""More strokes than this are no number."""

SOFT = 2
"""Pixels beyond the width of a stroke that its soft edge reaches."""

AGREES = 0.02
"""The part of the ink that may be nobody's, and of a stroke's way that may be without ink, if strokes are believed."""

Whole = NDArray[np.int64]


class Path(NamedTuple):
    """A stroke in pixels of the ink: all pixels ``(n, 2)``, row and column, on its way, and half its width.

    A pen that is pressed more and less has no one width: ``radius`` is half the mean, of an eraser half the least, and
    ``widest`` half the greatest.
    """

    places: Whole
    radius: float
    widest: float
    erase: bool


@dataclass(frozen=True, eq=False)
class Pieces:
    """Pieces of ink, each of one stroke and of one component.

    ``labels (L, H, W)`` say whose each pixel is, -1 where there is no ink. Where strokes cross, a pixel is of two: then
    there are two layers. Of each piece ``(n,)``: the number of its stroke, in order of time.
    """

    labels: Whole
    strokes: Whole


def paths_of(strokes: Sequence[Stroke], side: int, top: int, left: int, scale: int) -> list[Path]:
    """``strokes`` on a field of ``side`` pixels in blocks of ``scale`` pixels that begin at ``top`` and ``left``.

    No more than :data:`MOST` of them, else none.
    """
    if len(strokes) > MOST:
        return []
    return [_path(stroke, side, top, left, scale) for stroke in strokes if stroke.points]


def _path(stroke: Stroke, side: int, top: int, left: int, scale: int) -> Path:
    points = way(stroke)  # x, y, width
    places = (points[:, 1::-1] * side - (top, left)) / scale
    steps = np.ceil(np.abs(np.diff(places, axis=0)).max(axis=1)).astype(np.int64)
    along = np.append(0, np.cumsum(steps))
    wanted = np.arange(along[-1] + 1)
    places = np.stack([np.interp(wanted, along, column) for column in places.T], axis=1)
    halves = points[:, 2] * side / scale / 2
    radius = halves.min() if stroke.erase else halves.mean()
    return Path(np.floor(places).astype(np.int64), float(radius), float(halves.max()), stroke.erase)


def pieces_of(labels: NDArray[np.int32], count: int, paths: Sequence[Path]) -> Pieces | None:
    """The pieces of the ink in components ``labels (H, W)``, 1 to ``count``, 0 paper.

    ``None`` where ink and strokes do not agree, or nothing was drawn by a pen: then the ink has to do.
    """
    inside = [_inside(path.places, labels.shape) for path in paths]
    drawn = [index for index, path in enumerate(paths) if not path.erase]
    erased = max((index for index, path in enumerate(paths) if path.erase), default=-1)
    members: list[set[int]] = [set() for _ in range(count + 1)]
    for index in drawn:
        found = labels[tuple(inside[index].T)]
        if index > erased and len(found) and np.mean(found == 0) > AGREES:
            return None
        for one in np.unique(found[found > 0]):
            members[one].add(index)
    if not drawn:
        return None
    strange = 0  # pixels that nobody made
    if not all(members[1:]):
        sizes = np.bincount(labels.ravel(), minlength=count + 1)
        strange = sum(int(size) for size, some in zip(sizes[1:], members[1:], strict=True) if not some)
    several = np.array([len(some) > 1 for some in members])
    owner = np.array([min(some, default=drawn[0]) for some in members])  # (count + 1,)
    if not several.any():
        agree = strange <= AGREES * np.count_nonzero(labels)
        return Pieces(labels[None].astype(np.int64) - 1, owner[1:]) if agree else None  # (H, W) -> (1, H, W)
    layers = np.stack([np.where(labels > 0, owner[labels], -1), np.full(labels.shape, -1)])
    mixed = several[labels]
    layers[:, mixed] = _nearest(labels.shape, paths, inside, np.flatnonzero(several), members)[:, mixed]
    if strange + np.sum(layers[0, mixed] < 0) > AGREES * np.count_nonzero(labels):
        return None
    return _numbered(labels, layers, len(paths))


def _inside(places: Whole, shape: tuple[int, ...]) -> Whole:
    """Those of ``places (n, 2)`` that are on the paper."""
    result: Whole = places[((places >= 0) & (places < shape)).all(axis=1)]
    return result


def _nearest(
    shape: tuple[int, ...], paths: Sequence[Path], inside: Sequence[Whole], mixed: Whole, members: Sequence[set[int]]
) -> Whole:
    """Of each pixel the stroke that is nearest, and the next if the pixel is within its width; or -1: ``(2, H, W)``."""
    first, second = layers = np.full((2, *shape), -1)
    best, other = np.full((2, *shape), np.inf, np.float32)
    wanted = set[int]().union(*(members[one] for one in mixed))
    for index, path in enumerate(paths):
        if not (path.erase or index in wanted) or not len(inside[index]):
            continue
        window, away = _distances(inside[index], path.radius, path.widest, shape)
        one, two, nearest, next_nearest = best[window], other[window], first[window], second[window]
        if path.erase:
            gone = away < -1  # what is left at its soft edge is still theirs
            one[gone] = two[gone] = np.inf
            nearest[gone] = next_nearest[gone] = -1
            continue
        closer = away < one
        two[...] = np.where(closer, one, np.minimum(two, away))
        next_nearest[...] = np.where(closer, nearest, np.where(two == away, index, next_nearest))
        one[closer] = away[closer]
        nearest[closer] = index
    second[other > 0] = -1
    return layers


def _distances(
    places: Whole, radius: float, widest: float, shape: tuple[int, ...]
) -> tuple[tuple[slice, slice], Array]:
    """How far each pixel near ``places (n, 2)`` is from the edge of a line of this ``radius`` through them.

    Below 0 within it, infinite beyond the soft edge of ``widest``; and which pixels these are. The squared distance is
    found along rows, then along columns, as in P. Felzenszwalb and D. Huttenlocher, "Distance transforms of sampled
    functions", 2012, but by trying all of the few rows that are near enough.
    """
    reach = int(widest + SOFT) + 1
    top, left = np.maximum(places.min(axis=0) - reach, 0)
    bottom, right = np.minimum(places.max(axis=0) + reach + 1, shape)
    height, width = bottom - top, right - left
    far = 4 * (reach + 1)
    columns = np.arange(width, dtype=np.int32)
    on_line = np.zeros((height + 2 * reach, width), bool)  # with empty rows above and below
    on_line[places[:, 0] - top + reach, places[:, 1] - left] = True
    before = np.maximum.accumulate(np.where(on_line, columns, -far), axis=1)
    after = np.minimum.accumulate(np.where(on_line, columns, width + far)[:, ::-1], axis=1)[:, ::-1]
    across = np.minimum(np.minimum(columns - before, after - columns), far).astype(np.float32) ** 2
    squared = across[reach : reach + height].copy()
    for step in range(1, reach + 1):
        np.minimum(squared, across[reach - step : reach - step + height] + np.float32(step**2), out=squared)
        np.minimum(squared, across[reach + step : reach + step + height] + np.float32(step**2), out=squared)
    away = np.sqrt(squared)
    away[away > widest + SOFT] = np.inf
    away -= np.float32(radius)
    return (slice(int(top), int(bottom)), slice(int(left), int(right))), away


def _numbered(labels: NDArray[np.int32], layers: Whole, count: int) -> Pieces:
    """What is of one component and one of ``count`` strokes is a piece: whose each pixel is, by its number."""
    keys = np.where(layers < 0, -1, labels * np.int64(count) + layers)
    there = np.zeros((int(labels.max()) + 1) * count + 1, bool)
    there[keys] = True
    there[-1] = False  # -1, nobody's
    number = np.where(there, np.cumsum(there) - 1, -1)
    return Pieces(number[keys], np.flatnonzero(there) % count)
