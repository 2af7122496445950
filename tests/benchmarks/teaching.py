"""Teaching an odd digit: what ten drawings change, and what they do not.

    python -m tests.benchmarks.teaching [--weights FILE] [--seeds N] [--json]

An odd 7, barred and hooked and drawn mirrored, is drawn ten times by a hand that trembles, and taught. Then the same
hand draws it a hundred times more: how many of those are read right, and what MNIST's validation split has lost. The
test set is not looked at. The hand here is not the one of ``core.augmentation.variations``: it moves every point of the
skeleton.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from numpy.random import Generator as Random

from core.data.datasets import load_mnist
from core.evaluation.calibration import Calibration
from core.imaging.painter import Point, Stroke, render
from core.model.weights import load_model
from core.recognition.verdict import recognise_many
from core.steps import result_of
from core.training.fine_tuning import CONFIG, learn, variations_each
from desktop.my_digits.taught import Drawing, TaughtDigit, as_dataset, versions
from resources import DEFAULT_WEIGHTS, MNIST
from tests.benchmarks.common import arguments, finish, show

DIGIT = 7
TAUGHT, FURTHER = 10, 100

SKELETON = (
    ((0.83, 0.16), (0.86, 0.07), (0.60, 0.05), (0.35, 0.06), (0.14, 0.05), (0.30, 0.36), (0.50, 0.68), (0.66, 0.98)),
    ((0.22, 0.56), (0.46, 0.52), (0.72, 0.50)),
)
"""A hook, the top from right to left, the stem down to the right; then the bar."""


def odd_seven(rng: Random) -> Drawing:
    """The odd 7 once more, somewhere on the field, with some pen."""
    size, pen = rng.uniform(0.35, 0.8), rng.uniform(0.04, 0.1)
    slant, turn, narrow = rng.normal(0, 0.1), rng.normal(0, 0.07), np.exp(rng.normal(-0.15, 0.12))
    turning = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    matrix = turning @ np.array([[narrow, -slant], [0, 1]])
    room = max(0.0, 0.9 - size) / 2
    centre = 0.5 + rng.uniform(-room, room, 2)
    strokes = []
    for places in SKELETON:
        wobbly = np.array(places) - 0.5 + rng.normal(0, 0.025, (len(places), 2)) + rng.normal(0, 0.03, 2)
        points: list[Point] = [(float(x), float(y), pen) for x, y in wobbly @ matrix.T * size + centre]
        strokes.append(Stroke(tuple(points)))
    return Drawing.of_strokes(strokes)


def teach(weights: Path = DEFAULT_WEIGHTS, seed: int = 0, threads: int | None = None) -> dict[str, Any]:
    """Teach the odd 7 to the network in ``weights``; how it stood before and after, on all that counts."""
    model, data, rng = load_model(weights), load_mnist(MNIST), np.random.default_rng((7, seed))
    network, parameters = model.network, np.array(model.parameters)
    taught = [TaughtDigit(odd_seven(rng), DIGIT, 0) for _ in range(TAUGHT)]
    further = [render(odd_seven(rng).strokes) for _ in range(FURTHER)]

    def right(calibration: Calibration) -> int:
        answers = recognise_many(network, parameters, further, calibration)
        return sum(answer.text == str(DIGIT) for answer in answers)

    before, start = right(model.card.calibration), perf_counter()
    variations = as_dataset(list(versions(taught, variations_each(TAUGHT), seed)))
    steps = learn(network, parameters, as_dataset(taught), variations, data, replace(CONFIG, seed=seed), threads)
    lesson = result_of(steps)
    seconds = perf_counter() - start
    return {
        "taught": TAUGHT,
        "taught_right_before": lesson.before.right,
        "taught_right_after": lesson.after.right,
        "further": FURTHER,
        "further_right_before": before,
        "further_right_after": right(lesson.calibration),
        "validation_before": lesson.before.validation,
        "validation_after": lesson.after.validation,
        "seconds": seconds,
    }


def main() -> None:
    """Teach with one seed after the other and print what came of it."""
    options = arguments(
        "Teaching an odd digit",
        weights={"type": Path, "default": DEFAULT_WEIGHTS, "help": "the network to teach"},
        seeds={"type": int, "default": 3, "help": "how many hands to try (3)"},
    )
    results = [teach(options.weights, seed, options.threads) for seed in range(options.seeds)]
    if not options.json:
        report(results)
    finish({"teaching": results}, options.json)


def report(results: Sequence[dict[str, Any]]) -> None:
    """A table, a row for each hand."""
    header = ("hand", "taught: right before", "after", "further: right before", "after", "validation before, %")
    rows = [
        (
            seed,
            f"{result['taught_right_before']} of {result['taught']}",
            result["taught_right_after"],
            f"{result['further_right_before']} of {result['further']}",
            result["further_right_after"],
            f"{100 * result['validation_before']:.2f}",
            f"{100 * result['validation_after']:.2f}",
            f"{result['seconds']:.1f}",
        )
        for seed, result in enumerate(results)
    ]
    show("Ten odd 7s taught", (*header, "after", "seconds"), rows)


if __name__ == "__main__":
    main()
