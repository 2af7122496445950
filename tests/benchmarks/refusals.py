"""Whether what is no digit is called one, and how many digits are refused for it."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from core.data.pen_strokes import DIGITS, Role, load_pen_strokes
from core.imaging.painter import render
from core.model.model import Model
from core.types import Array
from resources import STROKES
from tests.benchmarks import scribbles
from tests.benchmarks.common import show
from tests.benchmarks.lessons import READABLE
from tests.benchmarks.pens import anywhere
from tests.benchmarks.reading import interval, read

ROLES: tuple[Role, ...] = ("validation", "test")


def measure(model: Model, count: int, seed: int) -> dict[str, Any]:
    """``count`` drawings of each kind of :mod:`tests.benchmarks.scribbles`; all letters, symbols and digits of writers
    who are kept out of training.

    Fractions that are said to be no digit.
    """
    rng = np.random.default_rng(seed)
    kinds = {
        kind: _refused(model, (render(strokes) for strokes in scribbles.drawings(kind, count, rng)))
        for kind in scribbles.KINDS
    }
    return {
        "count": count,
        "strangers": kinds | {"all together": float(np.mean(list(kinds.values())))},
        "people": {role: _people(model, role, rng) for role in ROLES},
    }


def report(result: dict[str, Any]) -> None:
    """A table, and one for each role."""
    rows = [[kind, result["count"], f"{share:.1%}"] for kind, share in result["strangers"].items()]
    show("Drawn by rule: what is no digit", ["", "of each", "not called one"], rows)
    for role, found in result["people"].items():
        rows = [
            [kind, one["count"], f"{one['refused']:.2%}", interval(one["refused"], one["count"])]
            for kind, one in found.items()
        ]
        show(f"Writers kept out of training ({role}): called no digit", ["", "drawings", "part", "95 % within"], rows)


def _people(model: Model, role: Role, rng: np.random.Generator) -> dict[str, dict[str, Any]]:
    """By kind of drawing: how many, all there are, and the fraction that is refused."""
    everybody = load_pen_strokes(STROKES)
    letters = "".join(filter(str.isalpha, everybody.others))
    symbols = "".join(label for label in everybody.others if not label.isalpha() and label not in READABLE)
    kinds = {
        f"letters {letters}": everybody.where(role, letters),
        f"symbols {symbols}": everybody.where(role, symbols),
        f"the symbols {READABLE}": everybody.where(role, READABLE),
        "digits": everybody.where(role, DIGITS),
    }
    found = {}
    for kind, samples in kinds.items():
        drawn = (render(anywhere(everybody.lines(sample), rng)) for sample in samples)
        found[kind] = {"count": len(samples), "refused": _refused(model, drawn)}
    return found


def _refused(model: Model, inks: Iterable[Array]) -> float:
    return float(np.mean([one.verdict == "not a digit" for one in read(model, inks)]))
