"""How long the tab of kept runs takes to open: ``python -m tests.benchmarks.kept_runs``.

So many runs of several epochs lie in a folder. A window begins; what is measured is the time from the wish to see the
tab until its rows are painted. The reading alone is measured beside it. It needs nothing beyond the program itself.
"""

import json
import tempfile
from dataclasses import asdict, replace
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np
from PySide6.QtWidgets import QApplication

from core.model.model import Card, Model
from core.model.presets import preset
from core.training.config import TrainingConfig
from desktop.runs.record import Epoch, Run
from desktop.runs.store import Store
from tests.benchmarks.common import arguments, finish, show, spread, without_screen
from tests.benchmarks.hand import live, wait_until, window

TARGET = 300
"""Milliseconds for 200 runs."""


def fill(folder: Path, count: int, epochs: int) -> None:
    """``count`` runs of ``epochs`` epochs; they share the bytes of their weights, which are not read here."""
    store, network = Store(folder), preset("zhou").network
    model = Model(network, network.initialise(np.random.default_rng(0)), Card(name="Zhou"))
    told = tuple(Epoch(number, 1 / number, 0.9, 1 / number, 0.9, 10.0) for number in range(1, epochs + 1))
    x = np.arange(4000) / 1000
    for number in range(count):
        run = Run(
            id=f"20260101-{number:06}",
            name=f"Run {number}",
            network="Zhou",
            parameters=network.parameter_count,
            data="mnist",
            started=f"2026-01-01T00:{number // 60 % 60:02}:{number % 60:02}+00:00",
            config=json.loads(json.dumps(asdict(replace(TrainingConfig(), seed=number)))),
            epochs=told,
            seconds=60.0 + number,
            ended=True,
        )
        store.write(run)
        store.write_curves(run.id, {"loss.x": x, "loss.low": x, "loss.high": x, "loss.mean": x})
        if number == 0:
            store.write_weights(run.id, 0, model)
        for epoch in range(epochs + 1):
            place = store.weights(run.id, epoch)
            if not place.exists():
                place.hardlink_to(store.weights("20260101-000000", 0))


def measure(folder: Path, count: int) -> dict[str, float]:
    """One opening: milliseconds to read all runs, and from the wish to see the tab until it is painted."""
    begun = perf_counter()
    assert len(Store(folder / "runs").all()) == count
    read = perf_counter() - begun
    with window(folder) as opened:
        opened.pages.look_at("filters")
        live(0.5)
        begun, computed = perf_counter(), process_time()
        view: Any = opened.pages.look_at("runs")
        wait_until(lambda: view.title.text().startswith(f"{count} "))
        QApplication.sendPostedEvents()
        opened.repaint()
        painted, computed = perf_counter() - begun, process_time() - computed
    return {"read": 1000 * read, "open": 1000 * painted, "open, processor's time": 1000 * computed}


def main() -> None:
    """Print the table, or one JSON object."""
    options = arguments(
        __doc__ or "",
        threads=False,
        runs={"type": int, "default": 200, "help": "kept runs (200)"},
        epochs={"type": int, "default": 10, "help": "epochs of each (10)"},
        times={"type": int, "default": 5, "help": "how often the tab is opened, each time in a new window (5)"},
    )
    without_screen()
    with tempfile.TemporaryDirectory() as name:
        fill(Path(name) / "runs", options.runs, options.epochs)
        rows = [measure(Path(name), options.runs) for _ in range(options.times)]
    result = {what: spread([row[what] for row in rows]) for what in rows[0]}
    if not options.json:
        show(
            f"Milliseconds with {options.runs} kept runs",
            ("what", "median", "shortest", "longest"),
            [[what, *(result[what][part] for part in ("p50", "min", "max"))] for what in result],
            [f"Wanted: the tab with 200 runs opens in less than {TARGET} ms."],
        )
    finish({"target_ms": TARGET, "runs": options.runs, **result}, options.json)


if __name__ == "__main__":
    main()
