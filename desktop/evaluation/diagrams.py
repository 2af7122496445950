"""The numbers of an evaluation as points with intervals: recall and precision by digit, and the calibration."""

import math

import numpy as np

from core.evaluation.calibration import BINS, reliability
from core.evaluation.intervals import wilson
from core.types import Array
from desktop.evaluation.question import Evaluated
from desktop.language import figure, tr
from desktop.widgets.interval_plot import Diagram, Dots, Frame
from desktop.widgets.plot_frame import Series

RECALL, PRECISION = tr("recall ◆"), tr("precision ●")
BY_DIGIT = (Series(RECALL, "line", valued=False), Series(PRECISION, "marked", valued=False))
ANSWERS = tr("answers")
CALIBRATION = (Series(ANSWERS, "line", valued=False),)

RIGHT = (0.0, 50.0, 80.0, 90.0, 95.0, 98.0, 99.0, 99.5, 99.8, 99.9, 99.95, 99.98, 99.99)
"""Per cent that may be written on the axis of mistakes."""

LETTER = 1.5
"""About how wide a letter of a note is, in per cent of the axis of probabilities."""

ASIDE = 0.13
"""Recall stands so far left of the digit's place, precision right of it."""


def height(wrong: Array, least: float) -> Array:
    """Where shares of mistakes ``wrong``, 0..1, lie on an axis on which half as many are always as much higher.

    On an even axis 98.5 and 99.3 % right look alike. ``least`` is the share at which the axis ends, for 0 has no place.
    """
    result: Array = -np.log10(np.maximum(wrong, least))
    return result


def by_digit(found: Evaluated) -> Diagram:
    """Recall and precision of every digit, with their 95 % intervals."""
    confusion = np.array(found.evaluation.confusion)
    right, digits = np.diag(confusion), np.arange(len(confusion))
    totals = {RECALL: confusion.sum(axis=1), PRECISION: confusion.sum(axis=0)}
    ends = {name: wilson(total - right, total) for name, total in totals.items()}
    least = _least([end[total > 0] for name, total in totals.items() for end in ends[name]])
    dots = {}
    for name, aside in ((RECALL, -ASIDE), (PRECISION, ASIDE)):
        some = totals[name] > 0
        wrong = 1 - right[some] / totals[name][some]
        low, high = (height(end[some], least) for end in reversed(ends[name]))
        dots[name] = Dots(digits[some] + aside, height(wrong, least), low, high)
    top = -math.log10(least)
    bottom = min((float(some.low.min()) for some in dots.values() if len(some.low)), default=0.0)
    margin = 0.04 * (top - bottom)
    frame = Frame(
        (-0.6, len(digits) - 0.4),
        (bottom - margin, top + margin),
        [(float(digit), str(digit)) for digit in digits],
        _ticks(bottom - margin, top),
    )
    words = [_digit_in_words(digit, int(right[digit]), totals, ends) for digit in digits.tolist()]
    return Diagram(dots, frame, digits.astype(np.float64), words, digits.tolist(), _digit_table(right, totals, ends))


def calibration(found: Evaluated) -> Diagram:
    """How often answers are right, by how sure they are: a reliability diagram."""
    parts = reliability(found.chances, found.shown.digits.labels)
    keys = np.flatnonzero(parts.counts)
    counts, right = parts.counts[keys], parts.right[keys]
    sure, share = 100 * parts.sure[keys] / counts, 100 * right / counts
    low, high = (100 * end for end in wilson(right, counts))
    ticks = [(float(value), str(value)) for value in range(0, 101, 20)]
    notes = [(float(place), _short(int(count))) for place, count in zip(sure, counts, strict=True)]
    diagonal = np.array([0.0, 100.0])
    frame = Frame((-3.0, 103.0), (-3.0, 113.0), ticks, ticks, (diagonal, diagonal), _apart(notes, counts))
    words, rows = [], []
    for key, count, mean, often, least, most in zip(keys, counts, sure, share, low, high, strict=True):
        edges = tuple(100 * edge / BINS for edge in (key, key + 1))
        words.append(
            tr(
                "{count:,} answers with {low:.0f} to {high:.0f} %, on average {mean:.1f} %: "
                "{often:.1f} % of them are right ({least:.1f} to {most:.1f} %).",
                count=count,
                low=edges[0],
                high=edges[1],
                mean=mean,
                often=often,
                least=least,
                most=most,
            )
        )
        rows.append(tuple(f"{value:.6g}" for value in (*edges, count, mean, often, least, most)))
    heads = (
        tr("from, %"),
        tr("to, %"),
        tr("answers"),
        tr("mean probability, %"),
        tr("right, %"),
        tr("95 % from"),
        tr("95 % to"),
    )
    return Diagram({ANSWERS: Dots(sure, share, low, high)}, frame, sure, words, keys.tolist(), (heads, rows))


def _least(ends: list[Array]) -> float:
    """The share of mistakes at which the axis ends: a little below all that are above 0."""
    above = np.concatenate([end[end > 0] for end in ends])
    return float(above.min()) / 2 if len(above) else 1e-4


def _ticks(bottom: float, top: float) -> list[tuple[float, str]]:
    """The per cents that there is room for, and 100 at the end, where no mistake at all lies."""
    ticks, apart = [(top, "100")], 0.055 * (top - bottom)
    for right in reversed(RIGHT):
        place = -math.log10(1 - right / 100)
        if bottom <= place <= ticks[-1][0] - apart:
            ticks.append((place, figure(right, "g")))
    return ticks


def _digit_in_words(digit: int, right: int, totals: dict[str, Array], ends: dict[str, tuple[Array, Array]]) -> str:
    sentences = []
    for name, some, none in (
        (RECALL, tr("{right} of {count} {digit}s are read right"), tr("There are no {digit}s.")),
        (PRECISION, tr("{right} of {count} answers {digit} are right"), tr("There are no answers {digit}.")),
    ):
        count = int(totals[name][digit])
        if count:
            low, high = (100 * (1 - end[digit]) for end in reversed(ends[name]))
            share = 100 * right / count
            figures = tr("{share:.2f} % ({low:.2f} to {high:.2f})", share=share, low=low, high=high)
            sentences.append(
                f"{some.format(right=figure(right, ','), count=figure(count, ','), digit=digit)}: {figures}."
            )
        else:
            sentences.append(none.format(digit=digit))
    return " ".join(sentences)


def _digit_table(
    right: Array, totals: dict[str, Array], ends: dict[str, tuple[Array, Array]]
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    heads = [tr("digit"), tr("read right")]
    columns: list[Array] = [np.arange(len(right)), right]
    for name, head, of_what in (
        (RECALL, tr("recall"), tr("pictures")),
        (PRECISION, tr("precision"), tr("answers")),
    ):
        total, (low, high) = totals[name], ends[name]
        heads += [of_what, f"{head}, %", tr("{head}, 95 % from", head=head), tr("{head}, 95 % to", head=head)]
        share = np.where(total > 0, right / np.maximum(total, 1), np.nan)
        columns += [total, 100 * share, 100 * (1 - high), 100 * (1 - low)]
    return tuple(heads), [tuple(f"{value:.6g}" for value in row) for row in zip(*columns, strict=True)]


def _short(count: int) -> str:
    """A count in at most four letters."""
    if count < 1000:
        return str(count)
    return f"{figure(count / 1000, '.1f' if count < 9950 else '.0f')}k"


def _apart(notes: list[tuple[float, str]], counts: Array) -> list[tuple[float, str]]:
    """The notes that do not lie upon one another, those of the greatest ``counts`` first."""
    kept: list[tuple[float, str]] = []
    for index in np.argsort(-counts, kind="stable").tolist():
        place, text = notes[index]
        if all(abs(place - other) >= 1 + LETTER * (len(text) + len(words)) / 2 for other, words in kept):
            kept.append(notes[index])
    return kept
