"""Whether what is no digit is called one, and how many digits are refused for it."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from core.data.datasets import load_mnist
from core.imaging.painter import render
from core.model.model import Model
from core.types import Array
from resources import MNIST
from tests.benchmarks import pens, scribbles
from tests.benchmarks.common import show
from tests.benchmarks.reading import read


def measure(model: Model, count: int, seed: int) -> dict[str, Any]:
    """``count`` drawings of each kind of :mod:`tests.benchmarks.scribbles`, and all digits of two sources.

    Fractions: ``strangers``, by kind and all together, that are said to be no digit, and ``digits`` that are.
    """
    rng = np.random.default_rng(seed)
    kinds = {
        kind: _refused(model, (render(strokes) for strokes in scribbles.drawings(kind, count, rng)))
        for kind in scribbles.KINDS
    }
    hands = pens.load()
    drawn = (render(pens.anywhere(hands.lines(sample), rng)) for sample in hands.where("test", pens.DIGITS))
    return {
        "count": count,
        "strangers": kinds | {"all together": float(np.mean(list(kinds.values())))},
        "digits": {
            "MNIST's test digits": _refused(
                model, (image[0] / np.float32(255) for image in load_mnist(MNIST).test.images)
            ),
            "pen strokes": _refused(model, drawn),
        },
    }


def report(result: dict[str, Any]) -> None:
    """Two tables."""
    rows = [[kind, result["count"], f"{share:.1%}"] for kind, share in result["strangers"].items()]
    show("What is no digit", ["", "of each", "not called one"], rows)
    rows = [[kind, f"{share:.2%}"] for kind, share in result["digits"].items()]
    show("Digits that are refused", ["", "part"], rows)


def _refused(model: Model, inks: Iterable[Array]) -> float:
    return float(np.mean([one.verdict == "not a digit" for one in read(model, inks)]))
