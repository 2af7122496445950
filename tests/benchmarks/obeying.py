"""How soon a run obeys Pause, Resume and Stop: ``python -m tests.benchmarks.obeying``.

Each is pressed at any moment of the run, and the time counts until the engine says that it is so.
"""

from dataclasses import replace
from time import perf_counter, sleep

import numpy as np

from core.model.presets import preset
from desktop.engine.messages import Command, DocumentChanged, Pause, Resume, Start, Stop
from desktop.engine.states import Phase
from desktop.training.job import Train
from resources import DEFAULT_WEIGHTS
from tests.benchmarks.common import arguments, finish, show, spread
from tests.desktop.office import Office

WANTED = 200
"""Milliseconds at most."""

RUNS = (("lenet", 128), ("deep", 128), ("deep", 1024), ("digitscope", 128), ("digitscope", 4096))
"""Presets and their batches."""


def measure(name: str, batch: int, count: int) -> dict[str, dict[str, float]]:
    """Milliseconds until Pause, Resume and Stop are obeyed on MNIST, each pressed ``count`` times, Stop once."""
    rng, chosen = np.random.default_rng(0), preset(name)
    office = Office(DEFAULT_WEIGHTS)
    office.engine.start()
    taken: dict[str, list[float]] = {"pause": [], "resume": [], "stop": []}

    def press(command: Command, phase: Phase) -> None:
        start = perf_counter()
        office.engine.post(command)
        office.until_phase(phase)
        taken[type(command).__name__.lower()].append(1000 * (perf_counter() - start))

    try:
        office.until(DocumentChanged)
        config = replace(chosen.config, batch_size=batch, epochs=1000)
        office.engine.post(Start(Train(config, preset=name)))
        office.until_phase(Phase.RUNNING)
        for _ in range(count):
            sleep(rng.uniform(0, 0.5))
            press(Pause(), Phase.PAUSED)
            press(Resume(), Phase.RUNNING)
        sleep(rng.uniform(0, 0.5))
        press(Stop(), Phase.IDLE)
    finally:
        office.engine.close()
    return {command: spread(times) for command, times in taken.items()}


def main() -> None:
    """Print the table, or one JSON object."""
    options = arguments(
        "How soon a run obeys Pause, Resume and Stop.",
        threads=False,
        count={"type": int, "default": 20, "help": "times that Pause and Resume are pressed (20)"},
        preset={"choices": sorted({name for name, _ in RUNS}), "help": "one network alone"},
    )
    runs = [(name, batch) for name, batch in RUNS if options.preset in (None, name)]
    result = {f"{name} {batch}": measure(name, batch, options.count) for name, batch in runs}
    if not options.json:
        longest = {run: [times[command]["max"] for command in times] for run, times in result.items()}
        show(
            f"Milliseconds until a run obeys, the longest of {options.count}, and Stop once",
            ["preset and batch", "pause", "resume", "stop"],
            [[run, *figures] for run, figures in longest.items()],
            [f"Wanted: each within {WANTED} ms."],
        )
    finish(result, options.json)


if __name__ == "__main__":
    main()
