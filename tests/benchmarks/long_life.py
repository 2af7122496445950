"""Eight hours of use condensed: ``python -m tests.benchmarks.long_life [--rounds N]``.

In each of 200 rounds a person draws fifty strokes, starts a run and stops it, opens weights and pictures, goes through
some tabs and now and then changes the theme: 10,000 strokes, 200 runs, 800 files in all. After a tenth of the rounds
the program is warm. What is in memory at the end, how many threads there are and how many files are open is held
against that, and Qt may not have warned of anything.
"""

import argparse
import ctypes
import gc
import sys
import tempfile
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
from PySide6.QtCore import QMessageLogContext, QPointF, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.model.model import Card, Model
from core.model.presets import preset
from core.model.weights import save_model
from core.training.config import TrainingConfig
from core.training.events import BatchDone
from desktop.engine.states import Phase
from desktop.shell.window import Window
from desktop.training.job import Train
from tests.benchmarks.common import show, without_screen
from tests.benchmarks.hand import LEFT, live, wait_until, window

STROKES, FILES, TABS = 50, 3, 4
"""Of one round."""

WITHOUT_SCREEN = "This plugin does not support propagateSizeHints()"
"""What Qt says of every dialog where it paints into memory."""

WARM = 0.1
MOST_GROWTH = 0.05
CONFIG = TrainingConfig("sgd", 0.001, batch_size=16, epochs=10_000)


@dataclass(frozen=True)
class Taken:
    """What the program takes of the system: ``megabytes`` in memory, ``threads``, and ``handles`` of open files."""

    megabytes: float
    threads: int
    handles: int


def main() -> None:
    """Live, and measure; ends with the status 1 where something grew or Qt complained."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    options = parser.parse_args()
    without_screen()
    warnings: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg) and message != WITHOUT_SCREEN:
            warnings.append(message)

    before = qInstallMessageHandler(hear)
    started = perf_counter()
    with tempfile.TemporaryDirectory() as folder, window() as opened:
        taken = life(opened, Path(folder), options.rounds)
    qInstallMessageHandler(before)
    seconds = perf_counter() - started
    warm = round(WARM * options.rounds)
    few = max(1, options.rounds // 20)
    first, last = (middle(taken[place : place + few]) for place in (warm, len(taken) - few))
    places = sorted({0, warm, *(round(part * (len(taken) - 1)) for part in (0.25, 0.5, 0.75, 1))})
    rows = [[place + 1, taken[place].megabytes, taken[place].threads, taken[place].handles] for place in places]
    show(f"{options.rounds} rounds in {seconds:,.0f} s", ["round", "MB", "threads", "handles"], rows)
    growth = last.megabytes / first.megabytes - 1
    print(
        f"\n{options.rounds * STROKES:,} strokes, {options.rounds} runs, {options.rounds * (FILES + 1):,} files opened."
    )
    print(f"Memory {growth:+.1%} since round {warm + 1}, threads {last.threads - first.threads:+}, "
          f"handles {last.handles - first.handles:+}, {len(warnings)} warnings of Qt.")  # fmt: skip
    for warning in dict.fromkeys(warnings):
        print(warning)
    flat = growth <= MOST_GROWTH and last.threads <= first.threads and last.handles <= first.handles
    sys.exit(0 if flat and not warnings else 1)


def life(opened: Window, folder: Path, rounds: int) -> list[Taken]:
    """So many rounds, and what was taken after each."""
    data, files = prepare(folder)
    paths, tabs = cycle(files), cycle(tab.name for tab in opened.tabs)
    rng, taken = np.random.default_rng(0), []
    for number in range(rounds):
        for _ in range(STROKES):
            draw(opened, rng)
        run(opened, data)
        for _ in range(FILES):
            open_file(opened, next(paths))
        for _ in range(TABS):
            opened.pages.look_at(next(tabs))
            live(0.03)
        if number % 5 == 0:
            opened.settings.theme = "dark" if number % 10 else "light"
        opened.pages.look_at(opened.tabs[0].name)  # always the same is open when it is looked at
        open_file(opened, files[0])
        live(0.05)
        taken.append(look())
        print(f"{number + 1}: {taken[-1]}", file=sys.stderr, flush=True)
    return taken


def prepare(folder: Path) -> tuple[str, list[Path]]:
    """A few pictures to learn from, and files to open."""
    from PySide6.QtGui import QImage

    rng = np.random.default_rng(0)
    np.savez(folder / "few.npz", images=rng.integers(0, 256, (200, 28, 28), np.uint8), labels=np.arange(200) % 10)
    files = []
    for name in ("zhou", "lenet", "deep"):
        network = preset(name).network
        files.append(folder / f"{name}.safetensors")
        save_model(files[-1], Model(network, network.initialise(rng), Card(name)))
        image = QImage(200, 200, QImage.Format.Format_Grayscale8)
        image.fill(255)
        for line in range(20, 180):
            image.setPixel(line // 2, line, 0)
        files.append(folder / f"{name}.png")
        image.save(str(files[-1]))
    return str(folder / "few.npz"), files


def draw(opened: Window, rng: np.random.Generator) -> None:
    """A stroke, as a mouse draws it; every third on a clean sheet, one in ten taken back."""
    canvas, paper = opened.canvas, opened.canvas.paper()
    places = np.clip(np.cumsum(rng.normal(0, 0.08, (8, 2)), axis=0) + rng.uniform(0.3, 0.7, 2), 0.05, 0.95)
    points = [(paper.topLeft() + QPointF(x, y) * paper.width()).toPoint() for x, y in places]
    chance = rng.random()
    if chance < 0.33:
        canvas.clear()
    QTest.mousePress(canvas, LEFT, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(canvas, point)
    QTest.mouseRelease(canvas, LEFT, pos=points[-1])
    if chance > 0.9:
        canvas.undo_stack.undo()
    QApplication.processEvents()


def run(opened: Window, data: str) -> None:
    """Start a run, and stop it in its first epochs."""
    session = opened.session
    heard: list[object] = []
    session.told(BatchDone).connect(heard.append)
    session.begin(Train(CONFIG, data))
    wait_until(lambda: bool(heard))
    session.told(BatchDone).disconnect(heard.append)
    session.stop()
    wait_until(lambda: session.status.phase is Phase.IDLE)
    session.modified = False  # nobody is here to be asked


def open_file(opened: Window, path: Path) -> None:
    """Open a file and wait until it is there."""
    opened.canvas.clear()  # or a picture that is there already is no change
    document, revision = opened.session.document, opened.canvas.revision
    opened.files.open(path)
    wait_until(lambda: opened.session.document is not document or opened.canvas.revision != revision)


def look() -> Taken:
    """What is taken now; what nobody needs any more is given back first."""
    gc.unfreeze()  # what the program set aside at its start is no fault of the rounds, but looked at like the rest
    gc.collect()
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).malloc_trim(0)
    facts = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    handles = len(list(Path("/proc/self/fd").iterdir()))
    return Taken(int(facts["VmRSS"].split()[0]) / 1024, int(facts["Threads"]), handles)


def middle(taken: list[Taken]) -> Taken:
    """The median of each."""
    return Taken(
        median(one.megabytes for one in taken),
        round(median(one.threads for one in taken)),
        round(median(one.handles for one in taken)),
    )


if __name__ == "__main__":
    main()
