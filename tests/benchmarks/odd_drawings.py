"""How long the answer to what nobody calls a digit takes: ``python -m tests.benchmarks.odd_drawings``.

Dots by the thousand, noise, checkerboards, fences, bars, faint ink, numbers as long as the sheet: each is read on the
canvas's own field by the weights that come with the program, a few times, of which the fastest counts. The slowest
drawing of each kind is shown, in time of the processor: reading takes one thread, and what others do is not counted.
"""

from collections.abc import Callable
from time import process_time

import numpy as np
from numpy.random import Generator
from threadpoolctl import threadpool_limits

from core.imaging.painter import FIELD
from core.model.model import Model
from core.model.weights import load_model
from core.nn.workspace import Workspace
from core.recognition.verdict import recognise
from core.types import Array, Shape
from resources import DEFAULT_WEIGHTS
from tests.benchmarks.common import arguments, finish, show
from tests.handwritten import write

WANTED = 50
"""Milliseconds."""


def _blobs(shape: Shape, places: Array, side: int) -> Array:
    """Squares of ``side`` pixels whose corners lie at ``places (n, 2)``, as far as they are on the sheet."""
    ink = np.zeros(shape, np.float32)
    for down, right in np.ndindex(side, side):
        rows, columns = np.minimum(places + np.array([down, right]), np.array(shape) - 1).T
        ink[rows, columns] = 1
    return ink


def _dots(shape: Shape, rng: Generator) -> Array:
    count = int(10 ** rng.uniform(0.5, 4))
    return _blobs(shape, rng.integers(0, shape, (count, 2)), int(rng.integers(1, 9)))


def _grid(shape: Shape, rng: Generator) -> Array:
    """Equal blobs in rows and columns, half of the time under a line."""
    pitch = int(rng.integers(2, 40))
    places = np.argwhere(np.ones([-(-size // pitch) for size in shape])) * pitch
    ink = _blobs(shape, places, int(rng.integers(1, pitch)))
    if rng.random() < 0.5:
        ink[0] = 1
    return ink


def _noise(shape: Shape, rng: Generator) -> Array:
    return (rng.random(shape) < 10 ** rng.uniform(-3, 0)).astype(np.float32)


def _grey(shape: Shape, rng: Generator) -> Array:
    return rng.random(shape, np.float32)


def _faint(shape: Shape, rng: Generator) -> Array:
    """So faint, and so sparse at times, that hardly anything is above what counts as ink."""
    sparse = rng.random(shape) < 10 ** rng.uniform(-4, 0)
    return sparse * rng.uniform(0, 20 / 255, shape).astype(np.float32)


def _two_pixels(shape: Shape, rng: Generator) -> Array:
    ink = np.zeros(shape, np.float32)
    ink[tuple(rng.integers(0, shape, (2, 2)).T)] = rng.choice([1, 15 / 255])
    return ink


def _one_pixel(shape: Shape, rng: Generator) -> Array:
    ink = np.zeros(shape, np.float32)
    ink[tuple(rng.integers(0, shape))] = rng.choice([1, 15 / 255])
    return ink


def _checkerboard(shape: Shape, rng: Generator) -> Array:
    rows, columns = (np.arange(size) // int(rng.integers(1, 65)) for size in shape)
    return (np.add.outer(rows, columns) % 2).astype(np.float32)


def _fence(shape: Shape, rng: Generator) -> Array:
    """Stripes upright, lying or slanted, in a band as high as chance will have it; at times a rail joins them."""
    pitch = int(rng.integers(2, 40))
    slope = rng.choice([0, 0, 0.3, 1, 50])
    rows, columns = np.ogrid[: shape[0], : shape[1]]
    ink = (((columns + slope * rows) // pitch) % 2).astype(np.float32)
    height = int(rng.integers(1, shape[0] + 1))
    ink[height:] = 0
    if rng.random() < 0.5:
        ink[height // 2] = 1
    return ink


def _bar(shape: Shape, rng: Generator) -> Array:
    """One line from edge to edge, with an even edge or a ragged one."""
    thick = int(rng.integers(1, max(2, shape[0] // 8)))
    ink = np.zeros(shape, np.float32)
    ink[:thick] = rng.random((thick, shape[1])) < rng.choice([0.5, 0.8, 2])
    return ink if rng.random() < 0.7 or shape[0] != shape[1] else ink.T.copy()


def _rings(shape: Shape, rng: Generator) -> Array:
    rows, columns = np.ogrid[: shape[0], : shape[1]]
    radius = np.hypot(rows - shape[0] / 2, columns - shape[1] / 2)
    return (radius / rng.uniform(2, 30) % 1 < 0.5).astype(np.float32)


def _full(shape: Shape, rng: Generator) -> Array:
    return np.full(shape, rng.choice([1, 0.5, 5 / 255]), np.float32)


def _hatching(shape: Shape, rng: Generator) -> Array:
    """Many long lines that cross: runs by the hundred, all of which hang together."""
    ink = np.zeros(shape, np.float32)
    steps = np.linspace(0, 1, 2 * max(shape))[:, None]
    for _ in range(int(rng.integers(2, 60))):
        one, two = rng.integers(0, shape, (2, 2))
        ink[tuple((one + steps * (two - one)).astype(int).T)] = 1
    return ink


KINDS: dict[str, Callable[[Shape, Generator], Array]] = {
    "dots": _dots,
    "grids of dots": _grid,
    "noise": _noise,
    "grey noise": _grey,
    "faint": _faint,
    "two pixels": _two_pixels,
    "one pixel": _one_pixel,
    "checkerboards": _checkerboard,
    "fences": _fence,
    "bars": _bar,
    "rings": _rings,
    "full sheets": _full,
    "hatching": _hatching,
}
"""Each gives an ink ``(H, W)``, 0 paper to 1 ink, of the shape asked for."""


def _number(shape: Shape, rng: Generator) -> Array:
    """Digits from edge to edge that all but touch, or do."""
    height = rng.uniform(0.05, 0.2)
    digits = rng.choice(list("0123457"), int(0.8 / height))
    return write(*digits, gap=rng.uniform(-0.06, 0.1), height=height, pen=rng.uniform(0.08, 0.2) * height)


def measure(model: Model, count: int, repeats: int, seed: int) -> dict[str, float]:
    """Milliseconds that the slowest of ``count`` drawings takes, by kind; of each the fastest of ``repeats``."""
    scratch = Workspace()
    result = {}
    for kind, make in {**KINDS, "long numbers": _number}.items():
        rng, slowest = np.random.default_rng(seed), 0.0
        for _ in range(count):
            ink, taken = make((FIELD, FIELD), rng), np.inf
            for _ in range(repeats):
                taken = min(taken, _taken(model, ink, scratch))
                if taken <= slowest:  # however fast it may be
                    break
            slowest = max(slowest, taken)
        result[kind] = slowest
    return result


def _taken(model: Model, ink: Array, scratch: Workspace) -> float:
    start = process_time()
    recognise(model.network, model.parameters, ink, model.card.calibration, scratch=scratch)
    return 1000 * (process_time() - start)


def main() -> None:
    """Print the table, or one JSON object."""
    options = arguments(
        "How long the answer to what nobody calls a digit takes.",
        threads=False,
        count={"type": int, "default": 40, "help": "drawings of each kind (40)"},
        repeats={"type": int, "default": 20, "help": "times that a slow one is read, of which the fastest counts (20)"},
        seed={"type": int, "default": 0, "help": "of what is drawn (0)"},
    )
    with threadpool_limits(1, "blas"):  # as in the program
        result = measure(load_model(DEFAULT_WEIGHTS), options.count, options.repeats, options.seed)
    if not options.json:
        show(
            f"Milliseconds to read the slowest of {options.count} drawings of {FIELD}x{FIELD}",
            ["", "ms"],
            [[kind, f"{taken:.1f}"] for kind, taken in result.items()],
            [f"Wanted: every drawing within {WANTED} ms."],
        )
    finish(result, options.json)


if __name__ == "__main__":
    main()
