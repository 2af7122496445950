"""The pictures that the lesson can be about. No Qt."""

from enum import Enum

import numpy as np

from core.data.datasets import Dataset
from core.explain.lesson import resized
from core.explain.worked_examples import FOUR_BY_FOUR
from core.types import Array, UserError
from desktop.convolution.numbers import parse_table
from desktop.language import tr
from desktop.widgets.past import Past

LEAST, MOST = 2, 12
"""Sides of a picture of numbers that are typed in."""


class Source(Enum):
    """Where the picture comes from, as it is called in the list of them."""

    DRAWING = tr("My drawing")
    DIGIT = tr("MNIST digit")
    NUMBERS = tr("Numbers to type in")
    COLOUR = tr("Colour picture")
    TINTED = tr("My drawing, in colour")

    @property
    def typed(self) -> bool:
        """Whether its numbers can be changed one by one."""
        return self in (Source.NUMBERS, Source.COLOUR)

    @property
    def coloured(self) -> bool:
        """Whether its channels are red, green and blue."""
        return self in (Source.COLOUR, Source.TINTED)

    @property
    def seen(self) -> bool:
        """Whether it is a picture as the network sees them, 28 x 28 in one channel."""
        return self in (Source.DRAWING, Source.DIGIT)


PAPER, INK = (0.1, 0.2, 0.5), (1.0, 0.6, 0.1)
"""Red, green and blue of a drawing in colour."""

_HOUSE = "bbbbbbyy bbbbbbyy bbbrrbbb bbrrrrbb bbwwwwbb bbwrwwbb ggwrwwgg gggggggg"
_PALETTE = {"b": (2, 4, 9), "y": (9, 8, 1), "r": (8, 2, 1), "w": (9, 9, 8), "g": (1, 6, 2)}


def house() -> Array:
    """A house under the sun, red, green and blue from 0 to 9: ``(3, 8, 8)``."""
    pixels = np.array([[_PALETTE[letter] for letter in row] for row in _HOUSE.split()], np.float64)
    return pixels.transpose(2, 0, 1).copy()  # (H, W, 3) -> (3, H, W)


class Pictures:
    """All of them, each as it was left."""

    def __init__(self) -> None:
        self.drawing: Array | None = None
        """What the network sees of the drawing, ``(28, 28)``, 0 paper to 1 ink."""
        self.digits: Dataset | None = None
        self.digit = 0
        self._typed = {Source.NUMBERS: Past[Array](FOUR_BY_FOUR[None].copy()), Source.COLOUR: Past[Array](house())}

    def picture(self, source: Source) -> Array | None:
        """The picture ``(C, H, W)``, ``None`` where there is none yet."""
        if source in self._typed:
            return self._typed[source].present
        if source is Source.DIGIT:
            return None if self.digits is None else self.digits.images[self.digit] / 255
        if self.drawing is None:
            return None
        drawing = self.drawing[None].astype(np.float64)
        if source is Source.DRAWING:
            return drawing
        paper, ink = (np.array(colour)[:, None, None] for colour in (PAPER, INK))
        tinted: Array = paper + (ink - paper) * drawing
        return tinted

    def type_in(self, source: Source, values: Array, channel: int, row: int, column: int) -> None:
        """Write ``values (h, w)`` from a cell on; the picture grows where they need room."""
        picture = self._typed[source].present
        _, height, width = picture.shape
        bottom, right = row + values.shape[0], column + values.shape[1]
        grown = resized(picture, (max(height, bottom), max(width, right)))
        grown[channel, row:bottom, column:right] = values
        self._change(source, grown)

    def paste(self, source: Source, text: str, channel: int, row: int, column: int) -> None:
        """Write a table of numbers from a cell on; raises ``UserError`` if it is none, or too large."""
        values = parse_table(text, MOST)
        if row + values.shape[0] > MOST or column + values.shape[1] > MOST:
            raise UserError(
                tr("From this cell on it would be larger than {most} × {most}; nothing was pasted.", most=MOST)
            )
        self.type_in(source, values, channel, row, column)

    def put(self, picture: Array) -> None:
        """Let ``picture (H, W)`` be the numbers to type in."""
        self._change(Source.NUMBERS, picture[None].copy())

    def resize(self, source: Source, height: int, width: int) -> None:
        """Cut it at its end, or fill it up with zeros."""
        self._change(source, resized(self._typed[source].present, (height, width)))

    def _change(self, source: Source, picture: Array) -> None:
        if not np.array_equal(self._typed[source].present, picture):  # else there is nothing to take back
            self._typed[source].record(picture)

    def undo(self, source: Source) -> None:
        """Take back the last change of its numbers."""
        if source.typed:
            self._typed[source].undo()

    def redo(self, source: Source) -> None:
        """Change them again."""
        if source.typed:
            self._typed[source].redo()

    def turn(self, step: int, label: int | None) -> None:
        """Go to the next digit (``step`` 1) or the one before (-1), of one class; 0: stay if it is of that class."""
        if self.digits is None:
            return
        of_class = np.arange(len(self.digits)) if label is None else np.flatnonzero(self.digits.labels == label)
        if not len(of_class):
            return
        place = int(np.searchsorted(of_class, self.digit, side="right" if step > 0 else "left"))
        self.digit = int(of_class[(place - (step < 0)) % len(of_class)])

    def label(self) -> int | None:
        """Which digit it is that MNIST shows."""
        return None if self.digits is None else int(self.digits.labels[self.digit])
