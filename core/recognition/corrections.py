"""Corrections: what a person says against a reading, and which ink belongs to which digit then.

A person may type what is there, join digits, split one along a line, or say that some ink is no digit. Every such wish
ends in a *division*: pieces of ink that are kept together from then on, as long as that ink stays as it is. What the
network makes of each piece is still its own answer.
"""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.evaluation.calibration import Calibration, evidence
from core.imaging.morphology import highest
from core.imaging.preprocessing import FAINTEST, Box, mask_box, prepare_box
from core.nn.losses import probabilities
from core.recognition.dividing import divide
from core.recognition.lattice import WIDEST, Candidate
from core.recognition.strings import ReadDigit, Reader, ask
from core.types import Array, UserError

NEAR = 2
"""Pixels around a piece of ink that have to stay as they are, too: what comes closer touches it."""

FITS = 0.5
"""With this probability a digit that is said fits the ink."""

MOST_DIGITS = 20

Classify: TypeAlias = Callable[[Array], Array]
Mask: TypeAlias = NDArray[np.bool_]
Line: TypeAlias = tuple[float, float, float, float]
"""Through ``(x, y)`` and ``(x, y)``, in the drawing's pixels; it goes on beyond both."""


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


@dataclass(frozen=True, eq=False)
class Lesson:
    """``digit`` is a ``label``, the person says. ``misread``: that is not how it was read."""

    digit: ReadDigit
    label: int
    misread: bool


@dataclass(frozen=True, eq=False)
class Corrected:
    """What comes of a wish: the ``division``, the lessons in it, and the digit to look at, ``None``: as before."""

    division: Division
    lessons: tuple[Lesson, ...] = ()
    focus: int | None = None


# Reading a drawing that is divided --------------------------------------------------------------------------------


def holding(division: Division, ink: Array) -> Division:
    """The pieces of ``division`` whose ink is still the same in ``ink (H, W)``."""
    return tuple(piece for piece in division if piece.holds(ink))


def read_divided(classify: Classify, calibration: Calibration, ink: Array, division: Division) -> tuple[ReadDigit, ...]:
    """The digits of ``ink (H, W)`` from left to right: the pieces of ``division``, which hold, and what lies beside."""
    [reader] = ask(classify, [_beside(ink, division)])
    found = _seen(classify, calibration, ink, [piece for piece in division if piece.digit])
    beside = () if reader is None else reader.digits(calibration)
    return tuple(sorted((*found, *beside), key=lambda digit: _middle(digit.box)))


@dataclass(frozen=True, eq=False)
class Layout:
    """A drawing ``ink (H, W)`` as it is read: its ``digits`` from left to right, the piece of each, and what is none.

    ``said`` is whether the person divided all of it.
    """

    ink: Array
    digits: tuple[ReadDigit, ...]
    pieces: Division
    none: Division
    said: bool

    @classmethod
    def of(cls, classify: Classify, calibration: Calibration, ink: Array, division: Division) -> "Layout":
        """As :func:`read_divided` reads it."""
        held = list(holding(division, ink))
        pieces = [piece for piece in held if piece.digit]
        digits = _seen(classify, calibration, ink, pieces)
        [reader] = ask(classify, [_beside(ink, held)])
        if reader is not None:
            pieces += pieces_of(reader, reader.lattice.best(reader.certainty()))
            digits += reader.digits(calibration)
        order = sorted(range(len(digits)), key=lambda index: _middle(digits[index].box))
        none = tuple(piece for piece in held if not piece.digit)
        return cls(
            ink, tuple(digits[index] for index in order), tuple(pieces[index] for index in order), none, reader is None
        )

    def at(self, box: Box) -> int:
        """The digit that lies where ``box`` is; ``UserError`` where there is none at all."""
        if not self.digits:
            raise UserError("There is no digit here: draw one first.")
        return min(range(len(self.digits)), key=lambda index: _distance(self.digits[index].box, box))

    def divided(self, pieces: Sequence[Piece], focus: Piece | None = None) -> Corrected:
        """With ``pieces`` in place of its own."""
        ordered = sorted(pieces, key=lambda piece: _middle(piece.box))
        return Corrected((*ordered, *self.none), focus=None if focus is None else ordered.index(focus))


def pieces_of(reader: Reader, row: Sequence[Candidate]) -> list[Piece]:
    """The ink of each candidate of ``row``."""
    box, scale = reader.box, reader.scale
    blocks = reader.lattice.segments.labels  # (h, w) in blocks of scale x scale pixels
    labels = blocks.repeat(scale, axis=0).repeat(scale, axis=1)[: box.height, : box.width]
    owners = np.full(reader.ink.shape, -1)
    owners[_slices(box)] = labels
    return [piece_of(reader.ink, (owners >= first) & (owners < after)) for first, after in row]


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


# Wishes -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Join:
    """The digits in two boxes, and what lies between, are one."""

    one: Box
    other: Box

    def correct(self, layout: Layout) -> Corrected:
        """``UserError`` where they are one already."""
        first, last = sorted((layout.at(self.one), layout.at(self.other)))
        if first == last:
            raise UserError("That is one digit already.")
        joined = _joined(layout.ink, layout.pieces[first : last + 1])
        return layout.divided((*layout.pieces[:first], joined, *layout.pieces[last + 1 :]), joined)


@dataclass(frozen=True)
class Split:
    """The digit in ``box`` is two, one on each side of ``line``."""

    box: Box
    line: Line

    def correct(self, layout: Layout) -> Corrected:
        """``UserError`` where all of the ink lies on one side."""
        index = layout.at(self.box)
        own = _mask(layout.ink, layout.pieces[index])
        x0, y0, x1, y1 = self.line
        rows, columns = np.indices(own.shape)
        beyond = (x1 - x0) * (rows + 0.5 - y0) > (y1 - y0) * (columns + 0.5 - x0)
        sides = [own & beyond, own & ~beyond]
        if not all(side.any() for side in sides):
            raise UserError("The line leaves all of the ink on one side: draw it through the digit.")
        parts = sorted((piece_of(layout.ink, side) for side in sides), key=lambda piece: _middle(piece.box))
        return layout.divided((*layout.pieces[:index], *parts, *layout.pieces[index + 1 :]), parts[0])


@dataclass(frozen=True)
class CrossOut:
    """What is in ``box`` is no digit."""

    box: Box

    def correct(self, layout: Layout) -> Corrected:
        """Its ink stays, and is not read."""
        index = layout.at(self.box)
        crossed = replace(layout.pieces[index], digit=False)
        rest = (*layout.pieces[:index], *layout.pieces[index + 1 :])
        return Corrected((*rest, *layout.none, crossed))


@dataclass(frozen=True)
class Say:
    """The drawing says ``text``, digits from left to right; or what is in ``box`` is the one digit ``text``."""

    text: str
    box: Box | None = None

    def correct(
        self, classify: Classify, calibration: Calibration, layout: Layout
    ) -> Generator[float, None, Corrected]:
        """Yields after every few pictures; ``UserError`` where the drawing cannot be divided so."""
        labels = [int(character) for character in self.text]
        if not layout.digits:
            raise UserError("There is nothing to read here: draw a digit first.")
        if self.box is not None:
            first, after = _meant(classify, layout, layout.at(self.box), labels[0])
            one = layout.pieces[first] if after - first == 1 else _joined(layout.ink, layout.pieces[first:after])
            pieces: list[Piece] = [*layout.pieces[:first], one, *layout.pieces[after:]]
            said = {one: labels[0]}
        else:
            pieces = yield from _pieces_saying(classify, layout, labels)
            said = dict(zip(pieces, labels, strict=True))
        digits = _seen(classify, calibration, layout.ink, list(said))
        lessons = [
            Lesson(digit, label, digit.digit != label or not any(piece.is_same(one) for one in layout.pieces))
            for digit, (piece, label) in zip(digits, said.items(), strict=True)
        ]
        return replace(layout.divided(pieces), lessons=tuple(lessons))


Wish: TypeAlias = Join | Split | CrossOut | Say


def correct(
    classify: Classify, calibration: Calibration, ink: Array, division: Division, wish: Wish
) -> Generator[float, None, Corrected]:
    """What comes of ``wish`` for the drawing ``ink (H, W)``, divided by ``division`` so far.

    Yields how much is done after every few pictures that ``classify`` is asked about. ``UserError``, where it cannot
    be done, changes nothing.
    """
    layout = Layout.of(classify, calibration, ink, division)
    yield 0.1
    if isinstance(wish, Say):
        return (yield from wish.correct(classify, calibration, layout))
    return wish.correct(layout)


def _pieces_saying(classify: Classify, layout: Layout, labels: Sequence[int]) -> Generator[float, None, list[Piece]]:
    """The ink in as many pieces as there are ``labels``: as it is divided already, or so that they fit best."""
    if len(labels) > MOST_DIGITS:
        raise UserError(f"A drawing can be divided into {MOST_DIGITS} digits at most.")
    same = len(labels) == len(layout.pieces)
    if same and (layout.said or len(labels) == 1):
        return list(layout.pieces)
    ink = _beside(layout.ink, layout.none)
    if len(labels) == 1:
        whole = piece_of(ink, ink > FAINTEST)
        if whole.box.width > WIDEST * whole.box.height:
            raise UserError(
                f"All of it is too wide for one {labels[0]}: type all {len(layout.pieces)} digits, or choose the box "
                "of the one that is wrong first."
            )
        return [whole]
    [reader] = ask(classify, [ink])
    assert reader is not None
    row = yield from divide(classify, reader, labels, reader.lattice.best(reader.certainty()) if same else None)
    return pieces_of(reader, row)


def _meant(classify: Classify, layout: Layout, index: int, label: int) -> tuple[int, int]:
    """Which of the digits, the first and the one after the last, ``label`` is said of where ``index`` is pointed at.

    Mostly that one. But of a 4 that was read as 61, who points at the 1 and says 4 means both.
    """
    if layout.digits[index].probabilities[label] >= FITS:
        return index, index + 1
    count = len(layout.pieces)
    rows = [(a, b) for a in range(max(0, index - 2), index + 1) for b in range(index + 1, min(count, a + 3) + 1)]
    rows = [row for row in rows if row[1] - row[0] > 1 and _is_slim(layout.pieces[slice(*row)])]
    if rows:
        joined = [_joined(layout.ink, layout.pieces[a:b]) for a, b in rows]
        chances = probabilities(classify(_pictures(layout.ink, joined)))[:, label]
        if chances.max() >= FITS:
            return rows[int(chances.argmax())]
    return index, index + 1


# Ink --------------------------------------------------------------------------------------------------------------


def _seen(classify: Classify, calibration: Calibration, ink: Array, pieces: Sequence[Piece]) -> list[ReadDigit]:
    """What the network makes of each of ``pieces``."""
    if not pieces:
        return []
    prepared = [prepare_box(_alone(ink, piece), piece.box) for piece in pieces]
    logits = classify(np.stack([one.picture for one in prepared])[:, None])  # (n, 28, 28) -> (n, 1, 28, 28)
    with np.errstate(invalid="ignore"):  # logits that are not finite have no softmax
        chances, seen = calibration.probabilities(logits), evidence(logits)
    return [ReadDigit(*one) for one in zip(prepared, chances, map(float, seen), strict=True)]


def _pictures(ink: Array, pieces: Sequence[Piece]) -> Array:
    """``(n, 1, 28, 28)``."""
    return np.stack([prepare_box(_alone(ink, piece), piece.box).picture for piece in pieces])[:, None]


def _alone(ink: Array, piece: Piece) -> Array:
    """The drawing ``(H, W)`` with nothing but ``piece``."""
    result = np.zeros_like(ink)
    frame = _slices(piece.frame)
    result[frame] = ink[frame] * piece.own
    return result


def _beside(ink: Array, pieces: Sequence[Piece]) -> Array:
    """The drawing ``(H, W)`` without ``pieces``."""
    if not pieces:
        return ink
    result = ink.copy()
    for piece in pieces:
        result[_slices(piece.frame)][piece.near] = 0
    return result


def _joined(ink: Array, pieces: Sequence[Piece]) -> Piece:
    own = np.zeros(ink.shape, bool)
    for piece in pieces:
        own |= _mask(ink, piece)
    return piece_of(ink, own)


def _mask(ink: Array, piece: Piece) -> Mask:
    """The pixels of ``piece`` in the whole drawing, ``(H, W)``."""
    mask = np.zeros(ink.shape, bool)
    mask[_slices(piece.frame)] = piece.own
    return mask


def _is_slim(pieces: Sequence[Piece]) -> bool:
    """Whether all of them together are no wider than a digit."""
    boxes = [piece.box for piece in pieces]
    top, bottom = min(box.top for box in boxes), max(box.top + box.height for box in boxes)
    left, right = min(box.left for box in boxes), max(box.left + box.width for box in boxes)
    return right - left <= WIDEST * (bottom - top)


def _levels(ink: Array) -> NDArray[np.uint8]:
    result: NDArray[np.uint8] = np.rint(ink * 255).astype(np.uint8)
    return result


def _slices(box: Box) -> tuple[slice, slice]:
    return slice(box.top, box.top + box.height), slice(box.left, box.left + box.width)


def _middle(box: Box) -> float:
    return box.left + box.width / 2


def _distance(one: Box, other: Box) -> int:
    """How far their sides are apart, all together."""
    return (
        abs(one.top - other.top)
        + abs(one.left - other.left)
        + abs(one.top + one.height - other.top - other.height)
        + abs(one.left + one.width - other.left - other.width)
    )
