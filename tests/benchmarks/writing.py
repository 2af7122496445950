"""How long each answer takes while real people write: ``python -m tests.benchmarks.writing``.

Strokes of the writers of "validation" (:mod:`core.data.pen_strokes`) grow on the canvas's own sheet, and after every
second of their points the drawing is read as the window reads it: with its strokes, in memory that is kept, by the
weights that come with the program. There is no window: what is timed is the answer alone.
"""

from collections.abc import Iterator, Sequence
from time import perf_counter

import numpy as np
from threadpoolctl import threadpool_limits

from core.imaging.painter import Sheet, Stroke, Trace
from core.model.model import Model
from core.model.weights import load_model
from core.nn.workspace import Workspace
from core.recognition.verdict import recognise
from core.types import Array
from resources import DEFAULT_WEIGHTS
from tests.benchmarks import pens
from tests.benchmarks.common import arguments, finish, show, spread
from tests.benchmarks.strings import numbers

GAPS = (0.1, 0.6)
"""Between the digits of a number, in parts of a digit's width."""

EVERY = 2
"""Points from one answer to the next."""


def growing(strokes: Sequence[Stroke]) -> Iterator[tuple[Array, tuple[Stroke, ...]]]:
    """The ink ``(H, W)`` and the strokes after every second point of ``strokes``."""
    sheet, done = Sheet(), list[Stroke]()
    for stroke in strokes:
        trace = Trace(sheet, stroke.erase)
        for count, point in enumerate(stroke.points, 1):
            sheet.refresh(trace.advance(point))
            if count % EVERY == 0:
                yield sheet.ink(), (*done, Stroke(stroke.points[:count], stroke.erase))
        done.append(stroke)


def times(model: Model, drawings: Sequence[Sequence[Stroke]]) -> list[float]:
    """Milliseconds of each answer while ``drawings`` grow, one after the other."""
    scratch, found = Workspace(), []
    for drawing in drawings:
        for ink, strokes in growing(drawing):
            start = perf_counter()
            recognise(model.network, model.parameters, ink, model.card.calibration, scratch, strokes)
            found.append(1000 * (perf_counter() - start))
    return found


def main() -> None:
    """Print the table."""
    options = arguments(
        "How long each answer takes while real people write.",
        threads=False,
        drawings={"type": int, "default": 40, "help": "single digits, and a third as many numbers (40)"},
    )
    model = load_model(DEFAULT_WEIGHTS)
    model.parameters.flags.writeable = False  # as the window's engine hands them to whoever reads
    hands, rng = pens.load(), np.random.default_rng(0)
    samples = hands.where("validation", pens.DIGITS)
    drawings = {
        "single digits": [pens.anywhere(hands.lines(one), rng) for one in rng.choice(samples, options.drawings)],
        "numbers of 2 to 6": [one.strokes for one in numbers(hands, samples, -(-options.drawings // 3), GAPS, rng)],
    }
    found: dict[str, dict[str, float]] = {}
    with threadpool_limits(1):
        for kind, some in drawings.items():
            taken = times(model, some)
            found[kind] = {"answers": len(taken), **spread(taken)}
    if not options.json:
        header = ("what is written", "answers", "median", "99 %", "slowest")
        rows = [(kind, *(row[key] for key in ("answers", "p50", "p99", "max"))) for kind, row in found.items()]
        show("Milliseconds for an answer", header, rows)
    finish(found, options.json)


if __name__ == "__main__":
    main()
