"""Digit strings: a drawing read digit by digit. One digit stays one, several side by side are a number.

All drawings of a call are put to the network together, in a few rounds: what hangs together, and then what is left in
doubt.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import numpy as np

from core.evaluation.calibration import UNCALIBRATED, Calibration, evidence
from core.imaging.painter import Stroke
from core.imaging.preprocessing import Box, Prepared, ink_box, prepare_box
from core.imaging.resampling import block_sums
from core.recognition.features import AMPLE, NO_ANSWER, Answer, Candidate
from core.recognition.lattice import Lattice
from core.recognition.ownership import paths_of
from core.recognition.segmentation import segments_of
from core.types import Array

Classify: TypeAlias = Callable[[Array], Array]
"""The logits ``(N, L)`` of pictures ``(N, 1, 28, 28)``."""

Strokes: TypeAlias = Sequence[Stroke] | None
"""Those that made a drawing, in their order; ``None`` where they are not known."""

FINE = 160
"""Ink higher than this many pixels is made smaller before it is segmented."""


@dataclass(frozen=True, eq=False)
class ReadDigit:
    """One digit of a drawing: how its picture came about, and what the network makes of it; read-only.

    ``probabilities (L,)`` are calibrated; ``evidence`` is how much the network sees in it at all.
    """

    prepared: Prepared
    probabilities: Array
    evidence: float

    def __post_init__(self) -> None:
        for array in (self.prepared.scaled, self.prepared.picture, self.probabilities):
            array.flags.writeable = False

    @property
    def box(self) -> Box:
        """Around its ink, in the drawing's pixels."""
        return self.prepared.box

    @property
    def picture(self) -> Array:
        """What the network saw, ``(28, 28)``."""
        return self.prepared.picture

    @property
    def digit(self) -> int:
        """The most probable class."""
        return int(self.probabilities.argmax())

    @property
    def probability(self) -> float:
        """The probability of :attr:`digit`, 0..1."""
        return float(self.probabilities.max())

    @property
    def finite(self) -> bool:
        """Whether the network had an answer at all: its logits, and so the probabilities, are numbers."""
        return bool(np.isfinite(self.probabilities).all())


def read_digits(prepared: Sequence[Prepared], logits: Array, calibration: Calibration) -> list[ReadDigit]:
    """What is read in n ``prepared`` pictures where the network says ``logits (n, L)``."""
    read = zip(prepared, calibration.probabilities(logits), evidence(logits).tolist(), strict=True)
    return [ReadDigit(*one) for one in read]


def logits_of(classify: Classify, prepared: Sequence[Prepared]) -> Array:
    """The logits ``(n, L)`` of n ``prepared`` pictures."""
    return classify(np.stack([one.picture for one in prepared])[:, None])  # (n, 28, 28) -> (n, 1, 28, 28)


def ask(
    classify: Classify, calibration: Calibration, inks: Sequence[Array], strokes: Sequence[Strokes] | None = None
) -> list["Reader | None"]:
    """A reader for each drawing ``(H, W)``, 0 paper to 1 ink, that knows all it needs; ``None`` where there is no ink.

    Where the logits are not finite, neither are the probabilities. ``strokes`` are those of each drawing, as far as
    they are known.
    """
    readers = [
        None if (box := ink_box(ink)) is None else Reader(ink, box, calibration, known)
        for ink, known in zip(inks, strokes or [None] * len(inks), strict=True)
    ]
    questions = [(reader, reader.first()) for reader in readers if reader is not None]
    while questions:
        asked = [(reader, candidate) for reader, candidates in questions for candidate in candidates]
        prepared = [reader.prepare(candidate) for reader, candidate in asked]
        for (reader, candidate), one, answer in zip(asked, prepared, logits_of(classify, prepared), strict=True):
            reader.seen[candidate] = one, answer
        further = [(reader, reader.further()) for reader, _ in questions]
        questions = [(reader, candidates) for reader, candidates in further if candidates]
    return readers


@dataclass(eq=False)
class Reader:
    """One drawing ``ink (H, W)`` with all of its ink in ``box``, and what the network has said of its candidates.

    Of a square drawing the ``strokes`` may be known that made it. ``fine (h, w)`` is the ink within the box in blocks
    of ``scale`` pixels a side, and ``lattice`` is over its segments; ``seen`` has the prepared picture and the logits
    ``(L,)`` of each candidate.
    """

    ink: Array
    box: Box
    calibration: Calibration = UNCALIBRATED
    strokes: Strokes = None
    seen: dict[Candidate, tuple[Prepared, Array]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        box = self.box
        self.fine, self.scale = _reduced(self.ink[box.top : box.top + box.height, box.left : box.left + box.width])
        known = self.strokes if self.strokes and self.ink.shape[0] == self.ink.shape[1] else ()
        paths = paths_of(known, len(self.ink), box.top, box.left, self.scale)
        self.lattice = Lattice(segments_of(self.fine, paths))

    def first(self) -> list[Candidate]:
        """What to ask the network first."""
        return self.lattice.first()

    def further(self) -> list[Candidate]:
        """What to ask it then."""
        return self.lattice.further(self.answers())

    def prepare(self, candidate: Candidate) -> Prepared:
        """The picture of ``candidate``; all of the ink is prepared as if there were no segments."""
        if candidate == self.lattice.whole:
            return prepare_box(self.ink, self.box)
        [(top, left, bottom, right)] = self.lattice.features.boxes([candidate]).tolist()
        owners = self.lattice.segments.labels[:, top:bottom, left:right]
        mine = self.fine[top:bottom, left:right] * ((owners >= candidate[0]) & (owners < candidate[1])).any(axis=0)
        return self._placed(prepare_box(mine, Box(0, 0, bottom - top, right - left)), top, left)

    def digits(self) -> tuple[ReadDigit, ...]:
        """What is read, from left to right."""
        return self.digits_of(self.row())

    def row(self) -> list[Candidate]:
        """The candidates that are read, from left to right.

        Where the best row of several is no number, it is all of the ink: an open 4 may be one digit though its halves
        are none, and a letter is no digit, whatever its parts are like. Where nothing is known of evidence, every row
        may be a number.
        """
        answers = self.answers()
        row = self.lattice.best(answers)
        if len(row) == 1 or self.calibration.least_evidence is None or self.lattice.is_number(row, answers):
            return row
        return [self.lattice.whole]

    def digits_of(self, row: Sequence[Candidate]) -> tuple[ReadDigit, ...]:
        """What is read where the ink falls into the candidates ``row``, all of which have been asked about."""
        prepared, logits = zip(*(self.seen[candidate] for candidate in row), strict=True)
        return tuple(read_digits(prepared, np.stack(logits), self.calibration))

    def answers(self) -> dict[Candidate, Answer]:
        """What the network says of all that it was asked about.

        Nothing where the logits are not finite: then the shapes decide what the drawing falls into.
        """
        logits = [logits for _, logits in self.seen.values()]
        return dict(zip(self.seen, _answers(np.stack(logits), self.calibration), strict=True)) if logits else {}

    def _placed(self, prepared: Prepared, top: int, left: int) -> Prepared:
        """With boxes in the drawing's pixels, given where its own begin in the fine ink."""

        def moved(box: Box) -> Box:
            return Box(
                self.box.top + (box.top + top) * self.scale,
                self.box.left + (box.left + left) * self.scale,
                box.height * self.scale,
                box.width * self.scale,
            )

        return replace(prepared, box=moved(prepared.box), square=moved(prepared.square))


def _reduced(ink: Array) -> tuple[Array, int]:
    """``ink`` at most :data:`FINE` pixels high, by means of square blocks, and the side of a block.

    Where a block reaches over the edge, there is paper.
    """
    size = -(-ink.shape[0] // FINE)
    if size == 1:
        return ink, 1
    return block_sums(ink, size) * np.float32(1 / size**2), size


def _answers(logits: Array, calibration: Calibration) -> list[Answer]:
    """What ``logits (n, L)`` say of as many candidates."""
    chances = calibration.probabilities(logits)
    margin = np.full(len(logits), AMPLE)
    if calibration.least_evidence is not None:
        margin = np.minimum((evidence(logits) - calibration.least_evidence) / calibration.temperature, AMPLE)
    best, digits = chances.max(axis=1).tolist(), chances.argmax(axis=1).tolist()
    rows = zip(np.isfinite(logits), best, margin.tolist(), digits, strict=True)
    return [Answer(*row) if finite.all() else NO_ANSWER for finite, *row in rows]
