"""How a run shows its pictures: as they are, changed as hands change them, or others in their place."""

from typing import NamedTuple

import numpy as np

from core.augmentation.pictures import CALM, GENTLE, augment, coarsen, strengths
from core.data.datasets import Dataset
from core.synthesis import pens
from core.synthesis.drawing import draw_digits
from core.synthesis.forms import NOT_A_DIGIT
from core.training.config import TrainingConfig
from core.types import Array, Labels


class Phase(NamedTuple):
    """How a run shows its pictures for a while.

    A share ``gentle`` of them is changed but little; ``None`` is all of them as they are. Of the share of drawn digits
    ``drawn`` is left. A share ``coarse`` of all is read from a small bitmap.
    """

    gentle: float | None
    drawn: float
    coarse: float


LEARNING = Phase(GENTLE, 1.0, 0.35)
SETTLING = Phase(CALM, 0.15, 0.15)
FINISHING = Phase(None, 0.45, 0.05)
"""Changing a picture softens it. A network that has seen no sharp ones but the drawn reads whatever is sharp by the
styles that only drawings have."""

LETTERS, PARTS, LETTER_PARTS = 0.5, 0.25, 0.1
"""Of what is no digit, the shares of real letters and symbols, of parts of digits and two in one box, and of the same
of letters; the rest is drawn by rule."""


class Shown:
    """Pictures of ``data`` as a run with ``config`` shows them."""

    def __init__(self, data: Dataset, config: TrainingConfig) -> None:
        self.data, self.config = data, config
        self.varied = bool(config.augment or config.drawn or config.not_digits)
        """Whether they are shown otherwise than they are."""

    def pictures(self, rows: Labels, phase: Phase, rng: np.random.Generator) -> tuple[Array, Labels]:
        """Those of ``rows (N,)`` as a new ``(N, 28, 28)`` float32, 0..1, and their labels ``(N,)``.

        A share of them is drawn by rule, the others are changed by chance, as ``phase`` says.
        """
        config, images, labels = self.config, self.data.images[rows], self.data.labels[rows]
        pictures = images[:, 0] * np.float32(1 / 255)
        lot = rng.random(len(rows))
        other = lot < config.not_digits
        drawn = (lot < config.drawn * phase.drawn + config.not_digits) & ~other
        labels[other] = NOT_A_DIGIT
        hands, line = self.data.hands, self.data.line
        pen = np.zeros(len(rows), bool)
        if config.augment:
            if hands is not None and line is not None:
                pen = (line[rows] >= 0) & ~drawn & ~other
                if pen.any():
                    pictures[pen] = pens.draw(hands.digits, line[rows[pen]], _strength(phase, pen.sum(), rng), rng)
            moved = ~(pen | drawn | other)
            if phase.gentle is not None and moved.any():
                pictures[moved] = augment(pictures[moved], rng, phase.gentle)
        if drawn.any():
            pictures[drawn] = draw_digits(labels[drawn], rng)
        if other.any():
            pictures[other] = self._others(int(other.sum()), rng)
        if config.augment:
            coarsen(pictures, rng, phase.coarse)
        return pictures, labels

    def _others(self, count: int, rng: np.random.Generator) -> Array:
        """What is no digit, ``(N, 28, 28)``: by rule, and where there are hands real letters and parts of digits."""
        hands = self.data.hands
        if hands is None:
            return draw_digits(np.full(count, NOT_A_DIGIT), rng)
        shares = LETTERS, PARTS, LETTER_PARTS
        letters, parts, letter_parts, by_rule = rng.multinomial(count, (*shares, 1 - sum(shares)))
        rows = rng.integers(len(hands.others), size=letters)
        return np.concatenate(
            [
                pens.draw(hands.others, rows, rng.uniform(0, 1, letters), rng),
                pens.draw_parts(hands.digits, parts, rng),
                pens.draw_parts(hands.others, letter_parts, rng),
                draw_digits(np.full(by_rule, NOT_A_DIGIT), rng),
            ]
        )


def _strength(phase: Phase, count: int, rng: np.random.Generator) -> Array:
    """How much each of so many strokes is changed, ``(N,)``."""
    if phase.gentle is None:
        return rng.uniform(0, 0.2, count)
    return strengths(count, phase.gentle, rng)
