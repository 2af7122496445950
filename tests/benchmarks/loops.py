"""How many times as fast as the article's loops: ``python -m tests.benchmarks.loops``.

The network of Alejandro Escontrela's article, a training step (forward, backward, Adam) of each side: loops over
filters and positions, one picture after the other (``tests/core/reference.py``, in double precision as there), and
ours. The sides take turns. It needs nothing beyond the program itself.
"""

from collections.abc import Iterator
from dataclasses import replace
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np

from core.data.datasets import load_mnist
from core.model.presets import preset
from core.training.events import BatchDone
from core.training.loop import fit, make_optimizer
from resources import MNIST
from tests.benchmarks.common import arguments, finish, show
from tests.core.nn import reference

KEY = "escontrela"
WANTED = 1000


def loops(batch: int) -> Iterator[float]:
    """Seconds a picture of one step after another, in loops."""
    one, data = preset(KEY), load_mnist(MNIST).train
    parameters = one.network.initialise(np.random.default_rng(0)).astype(np.float64)
    optimizer = make_optimizer(one.config, parameters)
    for start in range(0, len(data), batch):
        begun = perf_counter()
        gradients = [
            reference.loss_and_gradient(one.network, parameters, picture / 255, label)[1]
            for picture, label in zip(data.images[start:][:batch], data.labels[start:][:batch], strict=True)
        ]
        optimizer.step(parameters, np.mean(gradients, axis=0), one.config.learning_rate)
        yield (perf_counter() - begun) / batch


def ours(batch: int, threads: int) -> Iterator[float]:
    """The same, ours."""
    one, data = preset(KEY), load_mnist(MNIST)
    parameters = one.network.initialise(np.random.default_rng(0))
    config = replace(one.config, batch_size=batch, epochs=100)
    for event in fit(one.network, parameters, data, config, threads):
        if isinstance(event, BatchDone):
            yield event.seconds / event.images


def measure(batch: int, threads: int, rounds: int) -> dict[str, Any]:
    """Median seconds a picture of both sides, and the ratio."""
    slow, fast = loops(8), ours(batch, threads)
    for _ in range(5):
        next(fast)
    taken: dict[str, list[float]] = {"loops": [], "ours": []}
    for _ in range(rounds):
        taken["loops"].append(next(slow))
        taken["ours"] += [next(fast) for _ in range(20)]
    medians = {side: median(values) for side, values in taken.items()}
    return {**medians, "ratio": medians["loops"] / medians["ours"], "batch": batch, "threads": threads}


def main() -> None:
    """Print the table, or one JSON object."""
    options = arguments(
        __doc__ or "",
        batch={"type": int, "default": 128, "help": "our batch size (128)"},
        rounds={"type": int, "default": 15, "help": "steps of the loops, 8 pictures each (15)"},
    )
    result = measure(options.batch, options.threads, options.rounds)
    if not options.json:
        show(
            "A training step on the article's network",
            ("side", "ms a picture", "pictures a second"),
            [[side, 1000 * result[side], 1 / result[side]] for side in ("loops", "ours")],
            [f"{result['ratio']:,.0f} times as fast as the loops; wanted: {WANTED:,}."],
        )
    finish(result, options.json)


if __name__ == "__main__":
    main()
