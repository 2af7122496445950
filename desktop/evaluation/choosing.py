"""Which pictures of an evaluation there are to look at: all mistakes, those of a cell, of a digit. No Qt."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from core.evaluation.calibration import BINS, part_of
from core.types import Array
from desktop.evaluation.question import Compared, Evaluated
from desktop.language import tr
from desktop.widgets.words import a_digit, percent

MOST = 500
"""Pictures of one choice that are shown: the first of all."""

Outcome = Literal["both", "only_first", "only_second", "neither"]


@dataclass(frozen=True, eq=False)
class Choice:
    """Some pictures of ``evaluated``, by their ``indices (n,)`` in the order to be seen; ``title`` says which.

    ``other`` is what else has read them, where two networks are compared.
    """

    title: str
    evaluated: Evaluated
    indices: Array
    other: Evaluated | None = None

    @property
    def images(self) -> Array:
        """The first of them, ``(n, 28, 28)`` uint8, at most :data:`MOST`."""
        images: Array = self.evaluated.shown.digits.images[self.indices[:MOST], 0]
        return images

    @property
    def captions(self) -> list[str]:
        """What stands above each: the digit, what it is read as, and how surely."""
        found = self.evaluated
        return [self._caption(found, index) for index in self.indices[:MOST].tolist()]

    @property
    def reads(self) -> str:
        """What the captions say, where that has to be said."""
        return "" if self.other is None else tr("above each: the digit, read by A | by B")

    def _caption(self, found: Evaluated, index: int) -> str:
        label, answer = found.shown.digits.labels[index], found.answers[index]
        if self.other is not None:
            return f"{label}: {answer} | {self.other.answers[index]}"
        return f"{label}→{answer} {min(100 * found.sure[index], 99):.0f} %"  # no network is ever certain

    def describe(self, place: int) -> str:
        """All about the picture at ``place`` in a sentence."""
        found, index = self.evaluated, int(self.indices[place])
        label = int(found.shown.digits.labels[index])
        text = tr(
            "Number {index:,}: {digit}, {reading}",
            index=index + 1,
            digit=a_digit(label),
            reading=_read_as(found, index, label),
        )
        if self.other is not None:
            theirs = _read_as(self.other, index, label)
            text = tr(
                "Number {index:,}: {digit}, by A {reading}, by B {theirs}",
                index=index + 1,
                digit=a_digit(label),
                reading=_read_as(found, index, label),
                theirs=theirs,
            )
        return f"{text}."

    def table(self) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """The heads and the rows of a table of all of them; numbers count from 1."""
        both = [found for found in (self.evaluated, self.other) if found is not None]
        names = ("",) if self.other is None else (tr(" by A"), tr(" by B"))
        heads = tuple(
            f"{head}{name}" for name in names for head in (tr("read as"), tr("probability"), tr("of the digit"))
        )
        rows = []
        for index in self.indices.tolist():
            label = int(self.evaluated.shown.digits.labels[index])
            said = [
                (str(found.answers[index]), f"{found.sure[index]:.6g}", f"{found.chances[index, label]:.6g}")
                for found in both
            ]
            rows.append((str(index + 1), str(label), *(value for values in said for value in values)))
        return (tr("number"), tr("digit"), *heads), rows


def mistakes(found: Evaluated) -> Choice:
    """All that is misread, the most certain first."""
    return Choice(tr("The most certain mistakes"), found, _sorted(found, found.misread))


def of_cell(found: Evaluated, true: int, answer: int) -> Choice:
    """The pictures of ``true`` that are read as ``answer``: mistakes with the most certain first, else the least."""
    digits = found.shown.digits
    chosen = (digits.labels == true) & (found.answers == answer)
    if true == answer:
        return Choice(tr("{true}s read right, the least certain first", true=true), found, _sorted(found, chosen)[::-1])
    return Choice(tr("{true}s read as {answer}", true=true, answer=answer), found, _sorted(found, chosen))


def of_digit(found: Evaluated, digit: int) -> Choice:
    """All mistakes with ``digit``: what it is read as, and what is read as it."""
    chosen = found.misread & ((found.shown.digits.labels == digit) | (found.answers == digit))
    return Choice(tr("Mistakes with {digit}", digit=digit), found, _sorted(found, chosen))


def of_part(found: Evaluated, part: int) -> Choice:
    """The answers in one part of the reliability diagram, mistakes first."""
    chosen = part_of(found.sure) == part
    indices = np.concatenate([_sorted(found, chosen & found.misread), _sorted(found, chosen & ~found.misread)])
    low, high = (100 * edge / BINS for edge in (part, part + 1))
    return Choice(tr("Answers with {low:.0f} to {high:.0f} %, mistakes first", low=low, high=high), found, indices)


def of_outcome(compared: Compared, outcome: Outcome) -> Choice:
    """The pictures that A, B, both or neither read right."""
    ours, theirs = ~compared.ours.misread, ~compared.theirs.misread
    chosen, title = {
        "both": (ours & theirs, tr("Both read right")),
        "only_first": (ours & ~theirs, tr("Only A reads right")),
        "only_second": (theirs & ~ours, tr("Only B reads right")),
        "neither": (~ours & ~theirs, tr("Both misread")),
    }[outcome]
    by = compared.theirs if outcome == "only_first" else compared.ours
    return Choice(title, compared.ours, _sorted(by, chosen), compared.theirs)


def _sorted(found: Evaluated, chosen: Array) -> Array:
    """The indices of what is ``chosen (N,)``, the surest answer first."""
    indices = np.flatnonzero(chosen)
    order: Array = indices[np.argsort(-found.sure[indices], kind="stable")]
    return order


def _read_as(found: Evaluated, index: int, label: int) -> str:
    answer, chances = int(found.answers[index]), found.chances[index]
    text = tr("read as {answer} with {chance}", answer=answer, chance=percent(float(chances[answer])))
    return (
        text
        if answer == label
        else tr("{text} ({label}: {chance})", text=text, label=label, chance=percent(float(chances[label])))
    )
