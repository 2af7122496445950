"""What pressing Start gives: ``python -m tests.benchmarks.presets``.

Every preset is trained with its own settings on MNIST, once for each seed, and tested once at the end of each run. With
``--article`` those are trained as their articles did that say how. Digitscope, which takes an hour, is left out unless
it is named. It needs nothing beyond the program itself.
"""

import sys
from dataclasses import replace
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np

from core.data.datasets import load_mnist
from core.model.presets import PRESETS, preset
from core.training.config import TrainingConfig
from core.training.events import EpochDone
from core.training.loop import fit
from resources import MNIST
from tests.benchmarks.common import arguments, finish, show
from tests.evaluating import evaluate


def run(key: str, config: TrainingConfig, threads: int) -> tuple[float, float, float]:
    """Accuracy on the validation and on the test split, and the seconds of the run."""
    network, data = preset(key).network, load_mnist(MNIST)
    parameters = network.initialise(np.random.default_rng(config.seed))
    begun, validation = perf_counter(), 0.0
    for event in fit(network, parameters, data, config, threads):
        if isinstance(event, EpochDone):
            validation = max(validation, event.validation_accuracy)  # it ends with its best epoch
    seconds = perf_counter() - begun
    test = evaluate(network, parameters, data.test.images, data.test.labels, threads).accuracy
    return 100 * validation, 100 * test, seconds


def measure(key: str, config: TrainingConfig, options: Any) -> dict[str, Any]:
    """One row."""
    runs = []
    for seed in range(options.seeds):
        runs.append(run(key, replace(config, seed=seed), options.threads))
        if not options.json:
            print(".", end="", flush=True, file=sys.stderr)
    validation, test, seconds = zip(*runs, strict=True)
    return {
        "preset": key,
        "epochs": config.epochs,
        "validation": {"worst": min(validation), "median": median(validation)},
        "test": {"worst": min(test), "median": median(test)},
        "seconds": median(seconds),
    }


def main() -> None:
    """Print the table, or one JSON object."""
    named = [key for key in PRESETS if key != "digitscope"]
    options = arguments(
        __doc__ or "",
        preset={"nargs": "*", "default": named, "choices": list(PRESETS), "help": "which networks"},
        seeds={"type": int, "default": 5, "help": "runs of each (5)"},
        article={"action": "store_true", "help": "as the articles did"},
    )
    wanted = {key: preset(key).article if options.article else preset(key).config for key in options.preset}
    rows = [measure(key, config, options) for key, config in wanted.items() if config is not None]
    if not options.json:
        places = [(split, which) for split in ("validation", "test") for which in ("worst", "median")]
        show(
            f"Per cent of MNIST read right after training with {'the article' if options.article else 'its own'}'s "
            f"settings, {options.seeds} seeds",
            ("network", "epochs", *(f"{split}, {which}" for split, which in places), "seconds"),
            [
                [row["preset"], row["epochs"], *(f"{row[split][which]:.2f}" for split, which in places), row["seconds"]]
                for row in rows
            ],
        )
    finish({"seeds": options.seeds, "article": options.article, "rows": rows}, options.json)


if __name__ == "__main__":
    main()
