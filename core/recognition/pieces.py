"""A drawing that the person divided: pieces of ink that are kept together, and what is read of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.evaluation.calibration import Calibration
from core.imaging.morphology import highest
from core.imaging.preprocessing import FAINTEST, Box, mask_box, prepare_box
from core.recognition.features import Candidate
from core.recognition.strings import Classify, ReadDigit, Reader, ask, logits_of, read_digits
from core.types import Array

NEAR = 2
"""Pixels around a piece of ink that have to stay as they are, too: what comes closer touches it."""

Mask: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Piece:
    """Ink that belongs together: the pixels ``own (h, w)`` of ``frame``, where the ink was ``ink (h, w)``, 0 to 255.

    It is a ``digit``, or was said to be none.
    """

    frame: Box
    own: Mask
    ink: NDArray[np.uint8]
    digit: bool = True

    @cached_property
    def near(self) -> Mask:
        """Its pixels and those around them, ``(h, w)``."""
        result: Mask = highest(self.own, 2 * NEAR + 1)
        return result

    @property
    def box(self) -> Box:
        """Around its ink, in the drawing's pixels."""
        box = mask_box(self.own)
        assert box is not None
        return replace(box, top=box.top + self.frame.top, left=box.left + self.frame.left)

    def holds(self, ink: Array) -> bool:
        """Whether the drawing ``ink (H, W)`` still is there what it was."""
        here = _levels(ink[_slices(self.frame)])
        return here.shape == self.ink.shape and bool((here == self.ink)[self.near].all())

    def is_same(self, other: "Piece") -> bool:
        """Whether the two have the same pixels."""
        return self.frame == other.frame and bool((self.own == other.own).all())


Division: TypeAlias = tuple[Piece, ...]
"""How a drawing is divided; ink of which it says nothing is read as usual."""


def holding(division: Division, ink: Array) -> Division:
    """The pieces of ``division`` whose ink is still the same in ``ink (H, W)``."""
    return tuple(piece for piece in division if piece.holds(ink))


def read_divided(classify: Classify, calibration: Calibration, ink: Array, division: Division) -> tuple[ReadDigit, ...]:
    """The digits of ``ink (H, W)`` from left to right: the pieces of ``division``, which hold, and what lies beside."""
    [reader] = ask(classify, calibration, [ink_beside(ink, division)])
    found = read_pieces(classify, calibration, ink, [piece for piece in division if piece.digit])
    beside = () if reader is None else reader.digits()
    return tuple(sorted((*found, *beside), key=lambda digit: middle(digit.box)))


# Making pieces ---------------------------------------------------------------------------------------------------


def piece_of(ink: Array, own: Mask) -> Piece:
    """The ink of ``own (H, W)`` in the drawing ``ink (H, W)``; there is some."""
    own = own & (ink > FAINTEST)
    box = mask_box(own)
    assert box is not None
    top, left = max(0, box.top - NEAR), max(0, box.left - NEAR)
    bottom = min(len(ink), box.top + box.height + NEAR)
    right = min(ink.shape[1], box.left + box.width + NEAR)
    frame = Box(top, left, bottom - top, right - left)
    return Piece(frame, own[_slices(frame)].copy(), _levels(ink[_slices(frame)]))


def pieces_of(ink: Array, reader: Reader, row: Sequence[Candidate]) -> list[Piece]:
    """The ink of each candidate of ``row`` in the drawing ``ink (H, W)``, of which the ``reader`` may know a part.

    What is of no segment, as crumbs that an eraser leaves, goes with the nearest: no ink lies beside all pieces.
    """
    box, scale, segments = reader.box, reader.scale, reader.lattice.segments
    blocks = segments.labels  # (L, h, w) in blocks of scale x scale pixels
    labels = blocks.repeat(scale, axis=1).repeat(scale, axis=2)[:, : box.height, : box.width]
    known = reader.ink > FAINTEST
    crumbs = np.nonzero(known[_slices(box)] & (labels < 0).all(axis=0))
    labels[0][crumbs] = _nearest(np.stack(crumbs, axis=1), segments.boxes * scale)
    found = []
    for first, after in row:
        own = np.zeros(ink.shape, bool)
        own[_slices(box)] = ((labels >= first) & (labels < after)).any(axis=0)
        found.append(piece_of(ink, own & known))
    return found


def _nearest(places: NDArray[np.int64], boxes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Which of ``boxes (n, 4)``, top, left, bottom and right, is nearest to each of ``places (P, 2)``: ``(P,)``."""
    before, behind = boxes[:, :2] - places[:, None], places[:, None] - boxes[:, 2:]  # (P, n, 2)
    result: NDArray[np.int64] = np.maximum(np.maximum(before, behind), 0).sum(axis=2).argmin(axis=1)
    return result


def join_pieces(ink: Array, pieces: Sequence[Piece]) -> Piece:
    """``pieces`` of the drawing ``ink (H, W)`` as one."""
    own = np.zeros(ink.shape, bool)
    for piece in pieces:
        own |= mask_of(ink, piece)
    return piece_of(ink, own)


def mask_of(ink: Array, piece: Piece) -> Mask:
    """The pixels of ``piece`` in the whole drawing, ``(H, W)``."""
    mask = np.zeros(ink.shape, bool)
    mask[_slices(piece.frame)] = piece.own
    return mask


# Reading them ----------------------------------------------------------------------------------------------------


def read_pieces(classify: Classify, calibration: Calibration, ink: Array, pieces: Sequence[Piece]) -> list[ReadDigit]:
    """What the network makes of each of ``pieces`` of the drawing ``ink (H, W)``, 0 paper to 1 ink, in their order."""
    if not pieces:
        return []
    # Each is prepared as if it were all there is, on paper as large as the drawing's: a dot stays a dot.
    prepared = [prepare_box(_alone(ink, piece), piece.box) for piece in pieces]
    return read_digits(prepared, logits_of(classify, prepared), calibration)


def _alone(ink: Array, piece: Piece) -> Array:
    """The drawing ``(H, W)`` with nothing but ``piece``."""
    result = np.zeros_like(ink)
    frame = _slices(piece.frame)
    result[frame] = ink[frame] * piece.own
    return result


def ink_beside(ink: Array, pieces: Sequence[Piece]) -> Array:
    """The drawing ``(H, W)`` without ``pieces``."""
    if not pieces:
        return ink
    result = ink.copy()
    for piece in pieces:
        result[_slices(piece.frame)][piece.near] = 0
    return result


def _levels(ink: Array) -> NDArray[np.uint8]:
    result: NDArray[np.uint8] = np.rint(ink * 255).astype(np.uint8)
    return result


def _slices(box: Box) -> tuple[slice, slice]:
    return slice(box.top, box.top + box.height), slice(box.left, box.left + box.width)


def middle(box: Box) -> float:
    """Digits stand in a row by this: the column half way from left to right."""
    return box.left + box.width / 2
