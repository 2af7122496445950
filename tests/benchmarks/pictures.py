"""How well digits are read from picture files: small bitmaps, scans, photographs, transparent drawings.

``python -m tests.benchmarks.pictures``: every kind of picture is made of the same real pen strokes as the clean
drawings that it is measured against, written as a PNG or JPEG, and read as a person's own file is.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from core.data.pen_strokes import DIGITS, PenStrokes, Role
from core.imaging.painter import render
from core.imaging.preprocessing import ink_box
from core.imaging.resampling import area_weights
from core.model.model import Model
from core.model.weights import load_model
from core.types import Array
from desktop.reading.pictures import read_picture
from resources import DEFAULT_WEIGHTS
from tests.benchmarks.common import arguments, finish, show
from tests.benchmarks.optics import photograph, scan
from tests.benchmarks.pens import anywhere, load
from tests.benchmarks.reading import read

COUNT = 1000
"""Pictures of each kind,"""

SLOW = 100
"""but of scans, photographs and the like, which take longer, at most so many."""

Maker = Callable[[Array, Generator], Array]


def bitmap(side: int, dark_on_light: bool) -> Maker:
    """Makes of a drawing what a small bitmap of ``side`` pixels keeps of it: black and white, nothing between."""

    def make(ink: Array, rng: Generator) -> Array:
        box = ink_box(ink)
        assert box is not None
        longest = max(box.height, box.width) / rng.uniform(0.75, 1)
        top, left = box.top + (box.height - longest) / 2, box.left + (box.width - longest) / 2
        reduced = area_weights(len(ink), side, top, longest) @ ink @ area_weights(len(ink), side, left, longest).T
        black = reduced > rng.uniform(0.35, 0.5) * reduced.max()
        return _grey(black != dark_on_light)

    return make


def transparent(pen: Sequence[float]) -> Maker:
    """Makes a drawing in one colour on nothing."""

    def make(ink: Array, rng: Generator) -> Array:
        colours = np.broadcast_to(np.array(pen, np.float32), (*ink.shape, 3))
        return np.concatenate([colours, ink[..., None]], axis=2)

    return make


BITMAPS: dict[str, Maker] = {
    "16x16 bitmaps, dark on light": bitmap(16, True),
    "16x16 bitmaps, light on dark": bitmap(16, False),
    "32x32 bitmaps, dark on light": bitmap(32, True),
    "32x32 bitmaps, light on dark": bitmap(32, False),
}
OTHERS: dict[str, Maker] = {
    "scans, 300 dpi": scan,
    "photographs of paper": photograph,
    "photographs of boards": lambda ink, rng: photograph(ink, rng, dark=True),
    "photographs with a table": lambda ink, rng: photograph(ink, rng, table=True),
    "transparent, dark ink": transparent((0.05, 0.05, 0.3)),
    "transparent, light ink": transparent((1, 1, 1)),
}


def measure(model: Model, count: int = COUNT, seed: int = 0, role: Role = "test") -> dict[str, dict[str, float]]:
    """By kind: how many pictures, the part of them read right, and percentage points below the clean drawings.

    ``count`` of each kind, or as many as the writers of ``role`` drew digits.
    """
    pens = load()
    drawn = pens.where(role, DIGITS)
    samples = np.random.default_rng(seed).choice(drawn, min(count, len(drawn)), replace=False)
    labels = pens.labels[samples].astype(np.int64)
    clean = _right(model, _drawings(pens, samples, seed), labels)
    result: dict[str, dict[str, float]] = {"clean strokes": _row(clean, clean)}
    with tempfile.TemporaryDirectory() as folder:
        for kind, maker in (BITMAPS | OTHERS).items():
            some = samples if kind in BITMAPS else samples[:SLOW]
            rng = np.random.default_rng(seed + 1)
            drawings = _drawings(pens, some, seed)
            inks = [read_picture(written(maker(ink, rng), Path(folder), rng)) for ink in drawings]
            result[kind] = _row(_right(model, inks, labels[: len(some)]), clean[: len(some)])
    return result


def written(picture: Array, folder: Path, rng: Generator) -> Path:
    """A file in ``folder`` with ``picture (H, W, 1, 3 or 4)`` in it: a JPEG if it is in colour, most of the time."""
    formats = {
        1: QImage.Format.Format_Grayscale8,
        3: QImage.Format.Format_RGB888,
        4: QImage.Format.Format_RGBA8888,
    }
    pixels = np.ascontiguousarray((picture * 255).round().astype(np.uint8))
    height, width, channels = pixels.shape
    image = QImage(pixels.data, width, height, channels * width, formats[channels])
    lossy = channels == 3 and rng.random() < 0.8
    path = folder / ("picture.jpg" if lossy else "picture.png")
    if not image.save(str(path), quality=int(rng.integers(55, 95)) if lossy else 100):
        raise OSError(f"{path} could not be written.")
    return path


def _drawings(pens: PenStrokes, samples: Array, seed: int) -> Iterator[Array]:
    """Each digit as somebody may draw it, the same for every kind."""
    rng = np.random.default_rng(seed)
    for sample in samples:
        yield render(anywhere(pens.lines(sample), rng))


def _grey(light: Array) -> Array:
    return light.astype(np.float32)[..., None]


def _right(model: Model, inks: Iterable[Array], labels: Array) -> NDArray[np.bool_]:
    """Which of the drawings are read right."""
    answers = [one.text for one in read(model, inks)]
    return np.array([answer == str(label) for answer, label in zip(answers, labels, strict=True)])


def _row(right: NDArray[np.bool_], clean: NDArray[np.bool_]) -> dict[str, float]:
    accuracy = float(right.mean())
    return {"count": len(right), "accuracy": accuracy, "points_below_clean": 100 * (float(clean.mean()) - accuracy)}


def report(result: dict[str, dict[str, float]]) -> None:
    """Print ``result`` for a person."""
    rows = [
        [kind, int(row["count"]), f"{row['accuracy']:.2%}", f"{row['points_below_clean']:.2f}"]
        for kind, row in result.items()
    ]
    show("Digits read from pictures", ["picture", "count", "right", "points below clean"], rows)


def main() -> None:
    """Measure and print."""
    given: Any = arguments(
        __doc__ or "",
        weights={"type": Path, "default": DEFAULT_WEIGHTS, "help": "a weight file (the shipped one)"},
        count={"type": int, "default": COUNT, "help": f"pictures of each kind ({COUNT}; of slow ones {SLOW})"},
    )
    result = measure(load_model(given.weights), given.count)
    if not given.json:
        report(result)
    finish(result, given.json)


if __name__ == "__main__":
    main()
