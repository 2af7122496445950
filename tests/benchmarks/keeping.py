"""What it costs a run to be kept: ``python -m tests.benchmarks.keeping``.

The same run is trained in turns, by the real engine under a session: with a keeper of runs that listens and the
figures of the layers, and without either. What keeping costs is the median of the ratios, turn by turn, by the clock
until the run has ended, and by the time of all processors until it is on the disk, which depends less on what else the
machine does. It needs nothing beyond the program itself.
"""

import math
import tempfile
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

import numpy as np
from PySide6.QtWidgets import QApplication

from core.data.datasets import load_mnist
from core.model.presets import PRESETS, preset
from desktop.engine.states import Phase
from desktop.runs.keeper import Keeper
from desktop.session.session import Session
from desktop.training import figures
from desktop.training.job import Train
from desktop.training.messages import TrainingFinished
from resources import MNIST
from tests.benchmarks.common import arguments, finish, show, without_screen
from tests.benchmarks.hand import wait_until

BUDGET = 10**9
TARGET = 1.03
FIGURES = figures.SECONDS_BETWEEN


def data(folder: Path, pictures: int) -> str:
    """So many of MNIST's pictures, in a file."""
    train = load_mnist(MNIST).train
    path = folder / "some.npz"
    np.savez(path, images=train.images[:pictures], labels=train.labels[:pictures])
    return str(path)


def seconds(folder: Path, request: Train, kept: bool) -> tuple[float, float]:
    """By the clock, from the wish to train until the run has ended; of processors, until it is on the disk if kept."""
    figures.SECONDS_BETWEEN = FIGURES if kept else math.inf
    session = Session()
    keeper = Keeper(session, folder, lambda: BUDGET) if kept else None
    ended: list[object] = []
    session.told(TrainingFinished).connect(ended.append)
    session.start()
    wait_until(lambda: session.document is not None)
    begun, computed = perf_counter(), process_time()
    session.begin(request)
    wait_until(lambda: bool(ended) and session.status.phase is Phase.IDLE, 600)
    spent = perf_counter() - begun
    if keeper is not None:
        keeper.close()
    computed = process_time() - computed
    session.close()
    return spent, computed


def measure(key: str, options: Any, folder: Path, source: str) -> dict[str, Any]:
    """Both sides in turns, each first as often as second."""
    config = replace(preset(key).config, epochs=options.epochs, patience=0)
    request = Train(config, source, key, options.threads)
    taken: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
    for turn in range(options.times):
        for kept in (turn % 2 == 0, turn % 2 == 1):
            taken[kept].append(seconds(folder / "runs", request, kept))
    result: dict[str, Any] = {"preset": key}
    for place, what in enumerate(("clock", "processors")):
        kept, not_kept = ([pair[place] for pair in taken[side]] for side in (True, False))
        ratio = median(one / other for one, other in zip(kept, not_kept, strict=True))
        result |= {f"{what}: not kept": median(not_kept), f"{what}: kept": median(kept), f"{what}: ratio": ratio}
    return result


def main() -> None:
    """Print the table, or one JSON object."""
    options = arguments(
        __doc__ or "",
        preset={"nargs": "*", "default": ["escontrela"], "choices": list(PRESETS), "help": "which networks"},
        pictures={"type": int, "default": 50_000, "help": "of MNIST (50,000)"},
        epochs={"type": int, "default": 2, "help": "of each run (2)"},
        times={"type": int, "default": 6, "help": "runs of each side (6)"},
    )
    without_screen()
    app = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        source = data(Path(name), options.pictures)
        rows = [measure(key, options, Path(name), source) for key in options.preset]
    app.quit()
    if not options.json:
        columns = tuple(rows[0])
        show(
            "Seconds of a run, kept and not kept",
            columns,
            [[row["preset"], *(f"{row[name]:.3f}" for name in columns[1:])] for row in rows],
            [f"Wanted: a ratio below {TARGET}."],
        )
    finish({"target": TARGET, "rows": rows}, options.json)


if __name__ == "__main__":
    main()
