"""Over-segmentation: ink in segments from left to right, each a part of a digit, or all of one, never parts of two.

What hangs together is a segment, and what lies above it belongs to it; where several digits may touch, straight cuts
through thin places make several of it. Where the strokes of the pen are known, each is taken as if it did not hang
together with the others. There are too many segments rather than too few: which of them make a digit together is for
:mod:`core.recognition.lattice` to say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.imaging.components import components, joined
from core.imaging.morphology import highest_along
from core.imaging.preprocessing import BOX, FAINTEST
from core.recognition.ownership import Path, Pieces, Whole, pieces_of
from core.types import Array

SAME = 0.5
"""Two components that share this part of the narrower one's width belong to one digit."""

SPECK = 0.08
"""A component with less than this part of the ink of the largest one is no segment of its own."""

MOST = 48
"""Components beyond so many, the smallest, are no segments of their own either; nor are more cuts made in one."""

WIDE = 0.5
"""What is narrower than this, in heights of the line, is not cut."""

IN_ONE_GO = 0.75
"""What is known to be one stroke is not cut if it is narrower than this: two digits drawn in one go are wider, for a
line joins them."""

SLANTS = (-0.2, -0.1, 0.0, 0.1, 0.2)
"""Of the cuts: how far the top of one lies right of its foot, in parts of its height. Cuts that lean farther find thin
places within digits before those between them."""

MOST_INK = 0.35
"""A cut crosses at most this much ink, in heights of the line,"""

NOTCH = 0.6
"""unless it leads from a notch above to one below, no farther apart than this: there two round digits touch."""

REACH = 0.8
"""Of two cuts, the one is better that crosses less ink; this much of its extent counts as ink."""

APART = 0.1
"""Cuts are at least this far apart, and this far from the ends, in heights of the line,"""

FINEST = 3
"""and in pixels: what a bitmap of 20 pixels falls into by less is no part of a digit."""


class Line(NamedTuple):
    """A cut: it lies at column ``middle + slant * (centre - row)``, rows counted from the top.

    It crosses ``ink``, and what it crosses reaches over ``extent``, both in heights of the line.
    """

    ink: float
    extent: float
    slant: float
    middle: float


class InkPixels(NamedTuple):
    """Pixels with ink: their ``rows (P,)`` and ``columns (P,)``, and how much ``ink (P,)`` each has, 0 to 1."""

    rows: Whole
    columns: Whole
    ink: Array


@dataclass(frozen=True, eq=False)
class Segments:
    """``labels (L, H, W)`` say whose each pixel is, 0 to n - 1 from left to right; -1 is nobody's.

    There is one layer, or two if the strokes are known: where they cross a pixel is of two. ``boxes (n, 4)``: top,
    left, bottom and right, the latter two outside. ``cut (n - 1,)``: the ink between a segment and the next, in heights
    of the line, 0 where they do not touch, or are of two strokes; ``extent (n - 1,)`` how far that ink reaches from top
    to bottom. ``height`` is that of the line. All but these in pixels.

    ``drawn (n, S)`` says which of S strokes, in order of time, each segment has ink of; ``crossed (n - 1,)`` how much
    ink is of two strokes, one of a segment or those before it, one of those after it, in heights of the line squared.
    Where the strokes are not known, S and ``crossed`` are 0.
    """

    labels: Whole
    boxes: Whole
    cut: Array
    extent: Array
    height: int
    drawn: NDArray[np.bool_]
    crossed: Array


def segments_of(ink: Array, paths: Sequence[Path] = ()) -> Segments:
    """The segments of ``ink (H, W)``: at least one, which is all of it where nothing is above :data:`FAINTEST`.

    ``paths`` are the strokes that made it, if they are known.
    """
    components, count = _hanging_together(ink > FAINTEST)
    if count == 0:
        height, width = ink.shape
        return _alone(np.zeros((1, height, width), np.int64), np.array([[0, 0, height, width]]), height)
    pieces = pieces_of(components, count, paths) if paths and len(ink) > BOX else None
    if pieces is None:
        labels = components[None].astype(np.int64) - 1  # (H, W) -> (1, H, W)
    else:
        labels, count = pieces.labels, len(pieces.strokes)
    places = np.nonzero(labels >= 0)  # layer, row and column of every pixel with ink; what is of two is there twice
    _, rows, columns = places
    pixels, of_piece = InkPixels(rows, columns, ink[rows, columns]), labels[places]
    boxes = boxes_of(rows, columns, of_piece, count)
    groups = _grouped(boxes, np.bincount(of_piece, pixels.ink)) if count > 1 else np.zeros(1, np.int64)
    boxes = np.array([_around(boxes[groups == group]) for group in range(int(groups.max()) + 1)])
    height = int((boxes[:, 2] - boxes[:, 0]).max())
    labels = np.full(labels.shape, -1)
    wide = boxes[:, 3] - boxes[:, 1] >= height * _least_width(groups, pieces)
    if len(boxes) == 1 and not wide[0]:  # most drawings are one digit, and read often
        labels[places] = 0
        return _alone(labels, boxes, height)
    owners, between = _numbered(*_divided(pixels, groups[of_piece], boxes, wide, height))
    labels[places] = owners
    drawn, crossed = _strokes(labels, owners, of_piece, pieces, height)
    boxes = boxes_of(rows, columns, owners, len(between) + 1)
    return Segments(labels, boxes, between[:, 0], between[:, 1], height, drawn, crossed)


def _least_width(groups: Whole, pieces: Pieces | None) -> Array:
    """From which width on each group is cut ``(n,)``, in heights of the line; ``groups`` has that of each piece."""
    count = int(groups.max()) + 1
    if pieces is None:
        return np.full(count, WIDE)
    first, last = np.full(count, pieces.strokes.max()), np.zeros(count, np.int64)
    np.minimum.at(first, groups, pieces.strokes)
    np.maximum.at(last, groups, pieces.strokes)
    return np.where(first == last, IN_ONE_GO, WIDE)


def _divided(
    pixels: InkPixels, groups: Whole, boxes: Whole, wide: NDArray[np.bool_], height: int
) -> tuple[Whole, Array]:
    """The segment of each pixel ``(P,)``, and of each place between two the ink and extent of the cut ``(n - 1, 2)``.

    Given are the group of each pixel ``(P,)``, and of each group its box and whether it is ``wide`` enough to be cut.
    """
    owners = np.empty_like(groups)
    cuts: list[tuple[float, float]] = []
    for group, (top, _, bottom, _) in enumerate(boxes.tolist()):
        if group:
            cuts.append((0.0, 0.0))
        mine = np.flatnonzero(groups == group)
        segments = np.full(len(mine), len(cuts))
        if wide[group]:
            within = InkPixels(*(values[mine] for values in pixels))
            for line in _cuts(within, height):
                segments += within.columns > line.middle + line.slant * ((top + bottom) / 2 - within.rows)
                cuts.append((line.ink, line.extent))
        owners[mine] = segments
    return owners, np.array(cuts).reshape(-1, 2)  # of no cut (0,) -> (0, 2)


def _alone(labels: Whole, boxes: Whole, height: int) -> Segments:
    """All of it is one segment: nothing is to be chosen."""
    nothing = np.zeros(0)
    return Segments(labels, boxes, nothing, nothing, height, np.zeros((1, 0), bool), nothing)


def _hanging_together(mask: NDArray[np.bool_]) -> tuple[NDArray[np.int32], int]:
    """The components of ``mask (H, W)``; of what is no finer than the network's own box, over a gap of one pixel too.

    There a pen is a pixel wide, and a thin line falls to pieces.
    """
    if mask.shape[0] > BOX:
        return components(mask)
    wider = mask.copy()
    wider[1:] |= mask[:-1]
    wider[:, 1:] |= wider[:, :-1]
    labels, count = components(wider)
    return labels * mask, count


def _numbered(owners: Whole, cut: Array) -> tuple[Whole, Array]:
    """Segments without those that two cuts, one beside the other, have left without a pixel.

    Given are the segment of each pixel, and of each place between two the ``cut (n - 1, 2)``.
    """
    there = np.flatnonzero(np.bincount(owners))
    number = np.zeros(len(cut) + 1, np.int64)
    number[there] = np.arange(len(there))
    # Between no two (0,) -> (0, 2)
    between = np.array([cut[a:b].min(axis=0) for a, b in pairwise(there)]).reshape(-1, 2)
    return number[owners], between


def _strokes(
    labels: Whole, owners: Whole, of_piece: Whole, pieces: Pieces | None, height: int
) -> tuple[NDArray[np.bool_], Array]:
    """``drawn`` and ``crossed`` of the segments in ``labels (L, H, W)``; of each pixel its segment and its piece."""
    count = int(owners.max()) + 1
    if pieces is None:
        return np.zeros((count, 0), bool), np.zeros(count - 1)
    drawn = np.zeros((count, int(pieces.strokes.max()) + 1), bool)
    drawn[owners, pieces.strokes[of_piece]] = True
    one, other = np.sort(labels[:, labels[-1] >= 0], axis=0) if len(labels) > 1 else np.zeros((2, 0), np.int64)
    begun, ended = (np.bincount(side, minlength=count)[:-1] for side in (one, other))
    return drawn[:, drawn.any(axis=0)], np.cumsum(begun - ended) / height**2


def boxes_of(rows: Whole, columns: Whole, owners: Whole, count: int) -> Whole:
    """Top, left, bottom and right, ``(count, 4)``, of the pixels ``(P,)`` of each owner, which are one at least."""
    boxes = np.tile([rows.max(), columns.max(), 0, 0], (count, 1))
    for side, places in enumerate((rows, columns)):
        np.minimum.at(boxes[:, side], owners, places)
        np.maximum.at(boxes[:, side + 2], owners, places + 1)
    return boxes


def _around(boxes: Whole) -> Whole:
    """The box ``(4,)`` around ``boxes (n, 4)``."""
    return np.append(boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0))


def _grouped(boxes: Whole, amounts: Array) -> Whole:
    """Of each piece ``(count,)`` its group: those that lie above each other are one, numbered from left to right.

    Given are the box of each and its ink. Specks go with what is near.
    """
    count = len(boxes)
    large = _large(amounts)
    left, right = boxes[:, 1], boxes[:, 3]
    shared = np.minimum(right[:, None], right[large]) - np.maximum(left[:, None], left[large])
    owner = large[shared.argmax(axis=1)]  # of a speck: what it lies above, or the nearest
    owner[large] = large
    width = np.minimum((right - left)[large, None], (right - left)[large])
    one, other = np.nonzero(shared[large] >= SAME * width)
    first = np.full(count, -1)
    first[large] = large[joined(one, other, len(large))]
    first = first[owner]
    members = np.unique(first)
    middles = [(left[first == one].min() + right[first == one].max()) for one in members]
    rank = np.zeros(count, np.int64)
    rank[members[np.argsort(middles, kind="stable")]] = np.arange(len(members))
    result: Whole = rank[first]
    return result


def _large(amounts: Array) -> Whole:
    """Which components, by their ``amounts (count,)`` of ink, are no specks: in order, at most :data:`MOST`.

    Of equal ones those that come first: components are numbered by their first pixel, row by row.
    """
    most = np.argsort(-amounts, kind="stable")[:MOST]
    result: Whole = np.sort(most[amounts[most] >= SPECK * amounts[most[0]]])
    return result


def _cuts(pixels: InkPixels, height: int) -> list[Line]:
    """Straight cuts through thin places, from left to right; they do not cross each other within the ink."""
    top = pixels.rows.min()
    half = (pixels.rows.max() - top + 1) / 2
    apart = _apart(height)
    found = _thin_places(pixels, height, top + half)
    found = found[np.argsort(found[:, 0] + REACH * found[:, 1], kind="stable")]
    slants, middles = found[:, 2:].T  # (n, 2) -> (2, n)
    free = np.ones(len(found), bool)
    kept: list[Line] = []
    while free.any() and len(kept) < MOST:
        best = Line(*found[free.argmax()].tolist())
        kept.append(best)  # it is no longer free, being less than `apart` from itself
        side = np.where(middles > best.middle, 1, -1)
        ends = [(middles - best.middle) * side + (slants - best.slant) * side * end for end in (-half, half)]
        free &= (np.minimum(*ends) >= apart / 2) & (np.abs(middles - best.middle) >= apart)
    return sorted(kept, key=lambda line: line.middle)


def _apart(height: int) -> float:
    """Pixels that cuts in a line of this ``height`` are apart at least."""
    return max(APART * height, FINEST)


def _thin_places(pixels: InkPixels, height: int, middle: float) -> Array:
    """All cuts through places thinner than those beside them, ``(n, 4)``: the numbers of a :class:`Line` each."""
    rows, columns, ink = pixels
    count, apart = len(SLANTS), round(_apart(height))
    # One row of each array is one slant.
    places = np.floor(columns + 0.5 - np.array(SLANTS)[:, None] * (middle - rows - 0.5)).astype(np.int64)
    low = int(places.min())
    places -= low
    shape = count, int(places.max()) + 1
    at = np.ravel(places + shape[1] * np.arange(count)[:, None])
    # With S slants and W places: (S*W,) -> (S, W)
    crossed = np.bincount(at, np.tile(ink, count), count * shape[1]).reshape(shape) / height
    top, bottom = np.full(shape, rows.max() + 1), np.zeros(shape, np.int64)
    # (S, W) -> (S*W,), views that are written to
    np.minimum.at(top.reshape(-1), at, np.tile(rows, count))
    np.maximum.at(bottom.reshape(-1), at, np.tile(rows + 1, count))
    extent = np.maximum(bottom - top, 0) / height
    thin = (_valleys(crossed, apart) & (crossed <= MOST_INK)) | (_valleys(extent, apart) & (extent <= NOTCH))
    slant, place = np.nonzero(thin & _inside(places, shape[1], apart))
    return np.stack([crossed[slant, place], extent[slant, place], np.array(SLANTS)[slant], place + low + 0.5], axis=1)


def _inside(places: Whole, length: int, apart: int) -> NDArray[np.bool_]:
    """Which of ``length`` places lie farther than ``apart`` from the ends of each row of ``places (S, n)``."""
    index = np.arange(length)
    first, last = places.min(axis=1, keepdims=True), places.max(axis=1, keepdims=True)
    result: NDArray[np.bool_] = (index >= first + apart) & (index <= last - apart)
    return result


def _valleys(values: Array, apart: int) -> NDArray[np.bool_]:
    """Where ``values (S, n)`` are as low as anywhere in the same row within ``apart / 2``."""
    lowest = -highest_along(-values, 2 * max(1, apart // 2) + 1, 1)
    result: NDArray[np.bool_] = values == lowest
    return result
