"""From a cold start to a good network: ``python -m tests.benchmarks.time_to_accuracy``.

Seconds of wall clock from the start of the process, with the interpreter, all imports and the reading of the data,
until the validation split is read as well as wanted; where a recipe ends before that, how far it got. PyTorch learns by
the same recipe (``recipes.py``): the same network, starting values, optimizer, schedule and batches, with as many looks
at the validation split. Every run is a process of its own, and the sides take turns; seeds differ from run to run. It
needs the ``compare`` extra.
"""

import os
import subprocess
import sys
import time
from math import inf, isfinite
from statistics import median
from typing import Any

from tests.benchmarks.common import arguments, finish, kernels_note, need_comparisons, show
from tests.benchmarks.recipes import RECIPES

SIDES = ("ours", "NCHW", "channels_last")


def run(side: str, target: float, seed: int, threads: int) -> tuple[float, float]:
    """Seconds until ``target`` was known to be reached, infinite if it was not, and the best accuracy seen."""
    environment = dict(os.environ)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a program is compiled once, not at every start
    command = [sys.executable, "-m", "tests.benchmarks.learner", side, str(target), str(seed), str(threads)]
    begun = time.time()
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    looks = [tuple(map(float, line.split())) for line in done.stdout.splitlines()]
    accuracy, at = looks[-1]
    return at - begun if accuracy >= target else inf, max(look[0] for look in looks)


def measure(target: float, runs: int, threads: int) -> dict[str, Any]:
    """One row: all runs of the three sides, their medians, and the ratio to PyTorch's better one."""
    seconds: dict[str, list[float]] = {side: [] for side in SIDES}
    highest = dict.fromkeys(SIDES, 0.0)
    for seed in range(runs):
        for side in SIDES:
            taken, accuracy = run(side, target, seed, threads)
            seconds[side].append(taken)
            highest[side] = max(highest[side], accuracy)
            print(".", end="", flush=True, file=sys.stderr)
    medians = {side: median(values) for side, values in seconds.items()}
    best = min(medians["NCHW"], medians["channels_last"])
    return {
        "target": target,
        **{side: _number(value) for side, value in medians.items()},
        "to_best": _number(medians["ours"] / best),
        "highest": highest,
        "reached": {side: sum(map(isfinite, values)) for side, values in seconds.items()},
        "runs": {side: [_number(value) for value in values] for side, values in seconds.items()},
    }


def _number(value: float) -> float | None:
    """JSON has no infinity: what was not reached is null."""
    return value if isfinite(value) else None


def main() -> None:
    """Print the table, or one JSON object."""
    options = arguments(
        __doc__ or "",
        target={"nargs": "*", "type": float, "default": list(RECIPES), "choices": list(RECIPES), "help": "per cent"},
        runs={"type": int, "default": 3, "help": "runs of each side (3)"},
    )
    need_comparisons("torch")
    run("NCHW", min(RECIPES), 0, options.threads)  # fills the caches of the disk and compiles what is not compiled yet
    rows = [measure(target, options.runs, options.threads) for target in options.target]
    if not options.json:
        show(
            f"Seconds from a cold start to an accuracy on the validation split, {options.threads} threads, medians",
            ("accuracy", "ours", "PyTorch NCHW", "channels_last", "to the better", "reached"),
            [
                [
                    f"{row['target']:g} %",
                    *(row[side] or f"never: {row['highest'][side]:.2f} %" for side in SIDES),
                    row["to_best"] or "",
                    " ".join(f"{count}/{options.runs}" for count in row["reached"].values()),
                ]
                for row in rows
            ],
            kernels_note(),
        )
    finish({"threads": options.threads, "rows": rows}, options.json)


if __name__ == "__main__":
    main()
