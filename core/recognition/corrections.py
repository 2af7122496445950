"""Corrections: what a person says against a reading, and which ink belongs to which digit then.

A person may type what is there, join digits, split one along a line, or say that some ink is no digit. Every such wish
ends in a *division*: pieces of ink that are kept together from then on, as long as that ink stays as it is. What the
network makes of each piece is still its own answer.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from typing import TypeAlias

import numpy as np

from core.evaluation.calibration import Calibration
from core.imaging.preprocessing import FAINTEST, Box, ink_box
from core.recognition.dividing import divide
from core.recognition.lattice import WIDEST
from core.recognition.pieces import (
    Division,
    Piece,
    holding,
    ink_beside,
    join_pieces,
    mask_of,
    middle,
    piece_of,
    pieces_of,
    read_pieces,
)
from core.recognition.strings import Classify, ReadDigit, Strokes, ask
from core.types import Array, UserError

FITS = 0.5
"""With this probability a digit that is said fits the ink."""

MOST_DIGITS = 20

Line: TypeAlias = tuple[float, float, float, float]
"""Through ``(x, y)`` and ``(x, y)``, in the drawing's pixels; it goes on beyond both."""


@dataclass(frozen=True, eq=False)
class Lesson:
    """``digit`` is a ``label``, the person says. ``misread``: that is not how it was read."""

    digit: ReadDigit
    label: int
    misread: bool


@dataclass(frozen=True, eq=False)
class Corrected:
    """What comes of a wish: the ``division``, its lessons, and the digit to look at; ``None`` means the last one."""

    division: Division
    lessons: tuple[Lesson, ...] = ()
    focus: int | None = None


@dataclass(frozen=True, eq=False)
class Layout:
    """A drawing ``ink (H, W)`` as it is read: its ``digits`` from left to right, the piece of each, and what is none.

    ``by_hand`` is whether the person divided some of it, ``strokes`` what made it, if they are known. It is read by
    ``classify`` and ``calibration``, and so is whatever else is asked about it.
    """

    classify: Classify
    calibration: Calibration
    ink: Array
    digits: tuple[ReadDigit, ...]
    pieces: Division
    none: Division
    by_hand: bool
    strokes: Strokes

    @classmethod
    def of(
        cls, classify: Classify, calibration: Calibration, ink: Array, division: Division, strokes: Strokes = None
    ) -> "Layout":
        """Of ``ink (H, W)`` as :func:`read_divided` reads it; ``strokes`` made it, if they are known."""
        held = list(holding(division, ink))
        pieces = [piece for piece in held if piece.digit]
        digits = read_pieces(classify, calibration, ink, pieces)
        [reader] = ask(classify, calibration, [ink_beside(ink, held)], [None if held else strokes])
        if reader is not None:
            row = reader.row()
            pieces += pieces_of(ink, reader, row)
            digits += reader.digits_of(row)
        order = sorted(range(len(digits)), key=lambda index: middle(digits[index].box))
        none = tuple(piece for piece in held if not piece.digit)
        in_order = tuple(digits[index] for index in order), tuple(pieces[index] for index in order)
        return cls(classify, calibration, ink, *in_order, none, len(held) > len(none), strokes)

    def at(self, box: Box) -> int:
        """The digit that lies where ``box`` is, which may have been a part of it; ``UserError`` where there is none."""
        if not self.digits:
            raise UserError("There is no digit here: draw one first.")
        boxes = [*(digit.box for digit in self.digits), *(piece.box for piece in self.none)]
        there = [index for index, other in enumerate(boxes) if _overlap(other, box)]
        index = min(there, key=lambda index: _distance(boxes[index], box), default=len(boxes))
        if index >= len(self.digits):
            raise UserError("There is no digit here any more.")
        return index

    def read(self, pieces: Sequence[Piece]) -> list[ReadDigit]:
        """What the network makes of each of ``pieces``."""
        return read_pieces(self.classify, self.calibration, self.ink, pieces)

    def fits(self, pieces: Sequence[Piece], label: int) -> Array:
        """Whether the network finds each of ``pieces`` to be a ``label``: ``(n,)``."""
        return np.array([digit.probabilities[label] >= FITS for digit in self.read(pieces)])

    def divided(self, pieces: Sequence[Piece], focus: Piece | None = None) -> Corrected:
        """With ``pieces`` in place of its own."""
        ordered = sorted(pieces, key=lambda piece: middle(piece.box))
        return Corrected((*ordered, *self.none), focus=None if focus is None else ordered.index(focus))


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
        joined = join_pieces(layout.ink, layout.pieces[first : last + 1])
        return layout.divided((*layout.pieces[:first], joined, *layout.pieces[last + 1 :]), joined)


@dataclass(frozen=True)
class Split:
    """The digit in ``box`` is two, one on each side of ``line``."""

    box: Box
    line: Line

    def correct(self, layout: Layout) -> Corrected:
        """``UserError`` where all of the ink lies on one side."""
        index = layout.at(self.box)
        own = mask_of(layout.ink, layout.pieces[index])
        x0, y0, x1, y1 = self.line
        rows, columns = np.indices(own.shape)
        beyond = (x1 - x0) * (rows + 0.5 - y0) > (y1 - y0) * (columns + 0.5 - x0)
        sides = [own & beyond, own & ~beyond]
        if not all(side.any() for side in sides):
            raise UserError("The line leaves all of the ink on one side: draw it through the digit.")
        parts = sorted((piece_of(layout.ink, side) for side in sides), key=lambda piece: middle(piece.box))
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

    def correct(self, layout: Layout) -> Generator[float, None, Corrected]:
        """Yields after every few pictures; ``UserError`` where the drawing cannot be divided so."""
        labels = [int(character) for character in self.text]
        if not layout.digits:
            raise UserError("There is nothing to read here: draw a digit first.")
        focus: Piece | None = None
        if self.box is not None:
            first, after = _meant(layout, layout.at(self.box), labels[0])
            focus = layout.pieces[first] if after - first == 1 else join_pieces(layout.ink, layout.pieces[first:after])
            pieces: list[Piece] = [*layout.pieces[:first], focus, *layout.pieces[after:]]
            said = {focus: labels[0]}
        else:
            pieces = yield from _pieces_saying(layout, labels)
            said = dict(zip(pieces, labels, strict=True))
        digits = layout.read(list(said))
        lessons = [
            Lesson(digit, label, digit.digit != label or not any(piece.is_same(one) for one in layout.pieces))
            for digit, (piece, label) in zip(digits, said.items(), strict=True)
        ]
        return replace(layout.divided(pieces, focus), lessons=tuple(lessons))


Wish: TypeAlias = Join | Split | CrossOut | Say


def correct(
    classify: Classify, calibration: Calibration, ink: Array, division: Division, wish: Wish, strokes: Strokes = None
) -> Generator[float, None, Corrected]:
    """What comes of ``wish`` for the drawing ``ink (H, W)``, divided by ``division`` so far and made by ``strokes``, if
    they are known.

    Yields how much is done after every few pictures that ``classify`` is asked about. ``UserError``, where it cannot
    be done, changes nothing.
    """
    layout = Layout.of(classify, calibration, ink, division, strokes)
    yield 0.1
    if isinstance(wish, Say):
        return (yield from wish.correct(layout))
    return wish.correct(layout)


def _pieces_saying(layout: Layout, labels: Sequence[int]) -> Generator[float, None, list[Piece]]:
    """The ink in as many pieces as there are ``labels``: as it is divided already, or so that they fit best."""
    if len(labels) > MOST_DIGITS:
        raise UserError("A drawing can be divided into {most} digits at most.", most=MOST_DIGITS)
    same = len(labels) == len(layout.pieces)
    if same and (layout.by_hand or len(labels) == 1):
        return list(layout.pieces)
    ink = ink_beside(layout.ink, layout.none)
    if ink_box(ink) is None:
        raise UserError("There is too little ink beside what was crossed out.")
    if len(labels) == 1:
        whole = piece_of(layout.ink, ink > FAINTEST)
        wide = whole.box.width > WIDEST * whole.box.height
        if wide and not layout.fits([whole], labels[0]).any():
            raise UserError(
                "All of it is too wide for one {digit}: type all {count} digits, or choose the box of the one "
                "that is wrong first.",
                digit=labels[0],
                count=len(layout.pieces),
            )
        return [whole]
    [reader] = ask(layout.classify, layout.calibration, [ink], [None if layout.none else layout.strokes])
    assert reader is not None
    row = yield from divide(layout.classify, reader, labels, reader.row() if same else None)
    return pieces_of(layout.ink, reader, row)


def _meant(layout: Layout, index: int, label: int) -> tuple[int, int]:
    """Which of the digits, the first and the one after the last, ``label`` is said of where ``index`` is pointed at.

    Mostly that one. But of a 4 that was read as 61, who points at the 1 and says 4 means both.
    """
    if layout.digits[index].probabilities[label] >= FITS:
        return index, index + 1
    count = len(layout.pieces)
    rows = [(a, b) for a in range(max(0, index - 2), index + 1) for b in range(index + 1, min(count, a + 3) + 1)]
    rows = [row for row in rows if row[1] - row[0] > 1 and _is_slim(layout.pieces[slice(*row)])]
    if rows:
        joined = [join_pieces(layout.ink, layout.pieces[a:b]) for a, b in rows]
        fits = layout.fits(joined, label)
        if fits.any():
            return min(compress(rows, fits), key=lambda row: row[1] - row[0])
    return index, index + 1


def _is_slim(pieces: Sequence[Piece]) -> bool:
    """Whether all of them together are no wider than a digit."""
    boxes = [piece.box for piece in pieces]
    top, bottom = min(box.top for box in boxes), max(box.top + box.height for box in boxes)
    left, right = min(box.left for box in boxes), max(box.left + box.width for box in boxes)
    return right - left <= WIDEST * (bottom - top)


def _overlap(one: Box, other: Box) -> bool:
    """Whether the middle of the narrower is within the columns of the wider."""
    return abs(middle(one) - middle(other)) <= max(one.width, other.width) / 2


def _distance(one: Box, other: Box) -> int:
    """How far their sides are apart, all together."""
    return (
        abs(one.top - other.top)
        + abs(one.left - other.left)
        + abs(one.top + one.height - other.top - other.height)
        + abs(one.left + one.width - other.left - other.width)
    )
