"""From the start of the process to the first painted window: ``python -m tests.benchmarks.startup``.

Ours against an empty window with an empty plot of pyqtgraph. Each is a process of its own, started in turns. It
needs nothing beyond the program itself.
"""

import os
import subprocess
import sys
import tempfile
import time
from statistics import median
from typing import Any

from tests.benchmarks.common import arguments, finish, show, spread, without_screen

SIDES = ("ours", "bare")


def start(side: str, folder: str) -> tuple[float, bool]:
    """Seconds until the first painting, and whether pyqtgraph was loaded by then; ``folder`` takes the settings."""
    environment = os.environ | {"XDG_CONFIG_HOME": folder}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a program is compiled once, not at every start
    begun = time.time()
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.first_paint", side],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    painted, plots = done.stdout.split()[:2]  # a slow machine may paint twice before it closes
    return float(painted) - begun, plots == "True"


def measure(runs: int) -> dict[str, Any]:
    """Both sides in turns, after one start of each that fills the caches."""
    taken: dict[str, list[float]] = {side: [] for side in SIDES}
    with tempfile.TemporaryDirectory() as folder:
        plots = {side: start(side, folder)[1] for side in SIDES}
        for _ in range(runs):
            for side in SIDES:
                taken[side].append(start(side, folder)[0])
    return {
        **{side: spread(seconds) for side, seconds in taken.items()},
        "ratio": median(taken["ours"]) / median(taken["bare"]),
        "plots_loaded_before_paint": plots["ours"],
        "platform": os.environ.get("QT_QPA_PLATFORM") or "as on the desktop",
        "runs": runs,
    }


def main() -> None:
    """Print the table, or one JSON object."""
    options = arguments(
        __doc__ or "", threads=False, runs={"type": int, "default": 15, "help": "starts of each side (15)"}
    )
    without_screen()
    result = measure(options.runs)
    if not options.json:
        show(
            f"Seconds from the start of the process to the first painted window ({result['platform']})",
            ("window", "median", "shortest", "longest"),
            [[side, *(result[side][name] for name in ("p50", "min", "max"))] for side in SIDES],
            [f"Ours takes {result['ratio']:.2f} times as long as the bare one."],
        )
    finish(result, options.json)


if __name__ == "__main__":
    main()
