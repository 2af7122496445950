"""How much memory the history of a long run takes, and how long a redraw of its curves: neither may grow with it.

The run is one of 10,000 epochs, the longest there can be, at batch size 1; ``--batches`` of its 550 million are gone
through, spread over all its epochs. A redraw is what the window does for a frame of both curve plots but for the
painting: points, limits, thinning, and handing them to pyqtgraph. While it goes on, every redraw has new batches and a
new epoch to show. Times are the thread's own: other programs at work do not count.
"""

import random
from array import array
from collections.abc import Callable
from time import thread_time
from typing import Any

import numpy as np

from tests.benchmarks.common import arguments, finish, show, spread, without_screen

EPOCHS = 10_000
BATCHES_PER_EPOCH = 55_000
REDRAWS = 500
WIDTH, HEIGHT = 850, 560
"""Of the Train tab in a window of 1280x720."""


def array_bytes(thing: object) -> int:
    """The bytes of all arrays that ``thing`` holds."""
    match thing:
        case np.ndarray():
            return thing.nbytes
        case array():
            return memoryview(thing).nbytes
        case dict():
            return sum(array_bytes(value) for value in thing.values())
        case list() | tuple():
            return sum(array_bytes(value) for value in thing)
        case _:
            return array_bytes(getattr(thing, "__dict__", {}))


def milliseconds(work: Callable[[], None]) -> float:
    begun = thread_time()
    work()
    return 1e3 * (thread_time() - begun)


def measure(batches_an_epoch: int) -> dict[str, Any]:
    """Go through the run; returns bytes, and milliseconds of the redraws on the way and at its end."""
    from PySide6.QtWidgets import QApplication

    from core.data.datasets import Sizes
    from core.training.config import TrainingConfig
    from core.training.events import BatchDone, EpochDone
    from desktop.training.charts import draw_curves
    from desktop.training.history import History
    from desktop.training.messages import TrainingStarted
    from desktop.training.panel import TrainPanel

    application = QApplication([])
    panel = TrainPanel()
    panel.resize(WIDTH, HEIGHT)
    panel.show()
    history, rng = History(), random.Random(0)
    config = TrainingConfig(epochs=EPOCHS, batch_size=1)
    history.start(TrainingStarted(config, "mnist", Sizes(BATCHES_PER_EPOCH, 5_000, 10_000), BATCHES_PER_EPOCH))

    def add(epoch: int, count: int) -> None:
        for number in range(1, count + 1):
            at, right = number * BATCHES_PER_EPOCH // count, float(rng.random() < 0.9)
            history.add(BatchDone(epoch, EPOCHS, at, BATCHES_PER_EPOCH, rng.expovariate(4), right, 1, 2e-4))

    def draw() -> None:
        draw_curves(panel.charts.loss, history, "loss")
        draw_curves(panel.charts.accuracy, history, "accuracy")

    def redraw() -> float:
        taken = milliseconds(draw)
        application.processEvents()  # the painting, which is not counted
        return taken

    adding, going_on, done = 0.0, [], []
    for epoch in range(1, EPOCHS + 1):
        adding += milliseconds(lambda epoch=epoch: add(epoch, batches_an_epoch))
        history.add(EpochDone(epoch, EPOCHS, 10.0, 5_500.0, 0.25, 0.9, rng.uniform(0.2, 0.3), 0.92))
        if (epoch + 1) % (EPOCHS // REDRAWS) == 0:
            redraw()  # not counted: between two frames of a real run there are some hundred batches, not thousands
        if epoch % (EPOCHS // REDRAWS) == 0:
            going_on.append(redraw())
    for _ in range(REDRAWS):
        add(EPOCHS, 1)
        done.append(redraw())
    panel.close()
    return {
        "bytes": array_bytes(history),
        "microseconds_to_add": 1e3 * adding / (EPOCHS * batches_an_epoch),
        "redraw": spread(going_on[1:]),  # the first shows the plots in place of the words
        "redraw_when_done": spread(done),
    }


def main() -> None:
    options = arguments(
        __doc__.partition("\n")[0],
        threads=False,
        batches={"type": int, "default": 5_000_000, "help": "batches of the run (5,000,000); 550000000 are all of it"},
    )
    without_screen()
    an_epoch = max(1, min(options.batches // EPOCHS, BATCHES_PER_EPOCH))
    found = {"batches": EPOCHS * an_epoch, **measure(an_epoch)}
    rows = [
        (name, *(found[key][column] for column in ("p50", "p99", "max")))
        for name, key in (("while it goes on", "redraw"), ("10,000 epochs done", "redraw_when_done"))
    ]
    held = f"{found['bytes'] / 2**20:.1f} MB held after {found['batches']:,} batches"
    notes = [f"{held}, {found['microseconds_to_add']:.1f} µs to add one."]
    if not options.json:
        show("Redraw of both curve plots without the painting, ms", ("", "median", "99 %", "longest"), rows, notes)
    finish(found, options.json)


if __name__ == "__main__":
    main()
