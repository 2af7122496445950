"""From the pen to the answer: ``python -m tests.benchmarks.recognition``.

A hand draws in the real window with events of the mouse, and the time is taken from each event to the end of the
painting of the bars that shows the answer to it, or to a later one: while a batch is trained, drawings wait, and only
the newest of them is read. Beside it, how fast many pictures are read in one go, against the best setting of PyTorch
and of onnxruntime: for this it needs the ``compare`` extra.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from core.data.datasets import load_mnist
from core.imaging.painter import Stroke, render
from core.imaging.preprocessing import prepare
from core.model.model import Card, Model
from core.model.presets import PRESETS, Preset, preset
from core.training.events import BatchDone
from core.types import Array
from desktop.canvas.canvas import Canvas
from desktop.session.reading import Reading
from desktop.shell.window import Window
from desktop.training.job import Train
from resources import MNIST
from tests.benchmarks.common import arguments, finish, need_comparisons, show, spread, without_screen
from tests.benchmarks.hand import PACE, Hand, live, training, window
from tests.evaluating import evaluate

PICTURES = 10_000
MANY = ("lenet", "deep", "digitscope")
CHUNKS = (250, 1000, 10_000)
WARM_UP = 0.6
"""Seconds of drawing that are not counted: the first answers of a network make its scratch arrays."""


class Answers(QObject):
    """When the bars were painted, and of which picture of 28x28 pixels they told."""

    def __init__(self, opened: Window) -> None:
        super().__init__(opened)
        self.painted: list[tuple[float, bytes]] = []
        self._picture = b""
        opened.reader.read.connect(self._hear)
        views = opened.verdict.findChildren(QWidget)
        next(view for view in views if view.accessibleName() == "Probability of each digit").installEventFilter(self)

    def _hear(self, reading: Reading | None) -> None:
        self._picture = b"" if reading is None else _key(reading.prediction.picture)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let the bars paint themselves, and note when they have."""
        if event.type() != QEvent.Type.Paint:
            return False
        watched.event(event)
        self.painted.append((perf_counter(), self._picture))
        return True


class TimedHand(Hand):
    """A hand that notes when it moved, and what was drawn then."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._paper = canvas
        self.moved: list[float] = []
        self.drawn: list[Sequence[Stroke]] = []  # not the ink: fresh memory for it would be what is measured

    def step(self) -> None:
        """Send the next event."""
        self.moved.append(perf_counter())
        super().step()
        self.drawn.append(self._paper.strokes() or ())

    def begin_anew(self) -> None:
        """Forget what was noted so far."""
        self.moved.clear()
        self.drawn.clear()

    def pictures(self) -> list[bytes]:
        """What the network is shown after each event, b"" where nothing is drawn."""
        pictures = [prepare(render(strokes)) for strokes in self.drawn]
        return [b"" if picture is None else _key(picture) for picture in pictures]


def latencies(moved: list[float], pictures: list[bytes], painted: list[tuple[float, bytes]]) -> list[float]:
    """Milliseconds from each event to the first painting that shows its ``picture`` or one of a later event."""
    result, newest, looked_at = [], -1, 0
    shown: list[tuple[float, int]] = []
    for end, seen in painted:
        while looked_at < len(moved) and moved[looked_at] <= end:
            looked_at += 1
        same = (index for index in range(looked_at - 1, max(newest, 0) - 1, -1) if pictures[index] == seen)
        newest = max(newest, next(same, -1)) if seen else newest
        shown.append((end, newest))
    waiting = iter(shown)
    end, newest = 0.0, -1
    for index, start in enumerate(moved):
        while newest < index and (following := next(waiting, None)) is not None:
            end, newest = following
        # An empty canvas has no answer, and the same picture no new one.
        news = pictures[index] and (index == 0 or pictures[index] != pictures[index - 1])
        if news and newest >= index:
            result.append(1000 * (end - start))
    return result


def _key(picture: Array) -> bytes:
    """The picture in 256 greys: the last bit of a sum may depend on the threads that made it."""
    return (picture * 255 + 0.5).astype(np.uint8).tobytes()


def measure(key: str | None, seconds: float) -> dict[str, Any]:
    """One row: the waiting in a fresh window that trains ``key``; ``None`` trains nothing."""
    with window() as opened:
        answers, hand = Answers(opened), TimedHand(opened.canvas)
        batches: list[float] = []

        opened.session.told(BatchDone).connect(lambda event: batches.append(1000 * event.seconds))

        pen = QTimer(opened, interval=PACE)
        pen.setTimerType(Qt.TimerType.PreciseTimer)
        pen.timeout.connect(hand.step)

        def draw() -> None:
            pen.start()
            live(WARM_UP)
            hand.begin_anew()
            live(seconds)
            pen.stop()
            live(0.5)

        if key is None:
            draw()
        else:
            with training(opened, Train(replace(preset(key).config, epochs=10_000), preset=key)):
                draw()
        opened.reader.read.disconnect()
        waits = latencies(hand.moved, hand.pictures(), answers.painted)
    row: dict[str, Any] = {"preset": key or "(idle)", **spread(waits), "events": len(waits)}
    if batches:
        row["batch"] = spread(batches)["p99"]
    return row


def ours(one: Preset, threads: int) -> Callable[[], float]:
    """Reads 10,000 stored pictures; returns the seconds."""
    data = load_mnist(MNIST).test
    parameters = one.network.initialise(np.random.default_rng(0))

    def read() -> float:
        start = perf_counter()
        evaluate(one.network, parameters, data.images, data.labels, threads)
        return perf_counter() - start

    return read


def theirs(one: Preset, threads: int, channels_last: bool, chunk: int) -> Callable[[], float]:
    """The same in PyTorch, ``chunk`` pictures at a time."""
    import torch

    from tests.twins import twin_network

    torch.set_num_threads(threads)
    layout = torch.channels_last if channels_last else torch.contiguous_format
    module = twin_network(one.network).eval().to(memory_format=layout)
    data = load_mnist(MNIST).test
    images, labels = torch.from_numpy(data.images.copy()), torch.from_numpy(data.labels.copy())

    def read() -> float:
        start = perf_counter()
        with torch.inference_mode():
            for some, right in zip(images.split(chunk), labels.split(chunk), strict=True):
                logits = module((some.float() / 255).to(memory_format=layout))
                torch.nn.functional.cross_entropy(logits, right, reduction="sum").item()
                (logits.argmax(1) == right).sum().item()
        return perf_counter() - start

    return read


def onnx(one: Preset, threads: int, chunk: int) -> Callable[[], float]:
    """The same in onnxruntime, from the file that our program writes."""
    import onnxruntime

    from core.exchange.onnx_model import as_onnx

    model = Model(one.network, one.network.initialise(np.random.default_rng(0)), Card(one.title))
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(as_onnx(model), settings, providers=["CPUExecutionProvider"])
    [given], data = session.get_inputs(), load_mnist(MNIST).test

    def read() -> float:
        start = perf_counter()
        for first in range(0, len(data.labels), chunk):
            some = data.images[first : first + chunk].astype(np.float32) / 255
            [logits] = session.run(None, {given.name: some})
            (logits.argmax(1) == data.labels[first : first + chunk]).sum()
        return perf_counter() - start

    return read


def compare(key: str, threads: int, rounds: int) -> dict[str, Any]:
    """One row: seconds for 10,000 pictures, and how many times as fast as the best of the others ours is."""
    one = preset(key)
    sides = {"ours": ours(one, threads)}
    for layout in ("NCHW", "channels_last"):
        for chunk in CHUNKS:
            sides[f"{layout} by {chunk:,}"] = theirs(one, threads, layout == "channels_last", chunk)
    for chunk in CHUNKS:
        sides[f"onnxruntime by {chunk:,}"] = onnx(one, threads, chunk)
    taken: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(rounds + 1):
        for name, read in sides.items():
            seconds = read()
            if number:  # the first round warms up
                taken[name].append(seconds)
    medians = {name: median(values) for name, values in taken.items()}
    best = min((name for name in medians if name != "ours"), key=medians.__getitem__)
    return {
        "preset": key,
        "ours": medians["ours"],
        "best": medians[best],
        "setting": best,
        "ratio": medians[best] / medians["ours"],
    }


def main() -> None:
    """Print the tables, or one JSON object."""
    options = arguments(
        __doc__ or "",
        preset={
            "nargs": "*",
            "default": ["lenet", "deep", "digitscope"],
            "choices": list(PRESETS),
            "help": "which networks",
        },
        seconds={"type": float, "default": 10.0, "help": "seconds of drawing for each row (10)"},
        repeats={"type": int, "default": 5, "help": "runs with an idle window, of which the median counts (5)"},
        rounds={"type": int, "default": 5, "help": "times that 10,000 pictures are read by each side (5)"},
    )
    need_comparisons("torch", "onnx", "onnxruntime")
    without_screen()
    # Whatever else the machine does for a moment is 1 % of a run at once, but not of every run.
    runs = sorted((measure(None, options.seconds) for _ in range(options.repeats)), key=lambda row: row["p99"])
    idle, idle_p99 = runs[len(runs) // 2], [row["p99"] for row in runs]
    rows = [idle, *(measure(key, options.seconds) for key in options.preset)]
    for row in rows[1:]:
        row["batches_more"] = (row["p99"] - idle["p99"]) / row["batch"]
    many = [compare(key, options.threads, options.rounds) for key in options.preset]
    if not options.json:
        columns = ("preset", "events", "p50", "p99", "max", "batch", "batches_more")
        show(
            "Milliseconds from an event of the mouse to the painted bars that answer it",
            ("training", "events", "median", "99 %", "longest", "a batch, 99 %", "batches more"),
            [[row.get(name, "") for name in columns] for row in rows],
            [
                "Wanted: 99 % within 10 ms when idle, and at most one batch more while a network is trained.",
                f"Idle, 99 % of each run: {', '.join(f'{p99:.1f}' for p99 in idle_p99)} ms.",
            ],
        )
        show(
            f"Seconds to read {PICTURES:,} pictures, {options.threads} threads",
            ("network", "ours", "the others' best", "times as fast", "its setting"),
            [[row[name] for name in ("preset", "ours", "best", "ratio", "setting")] for row in many],
        )
    result = {"latency_ms": rows, "idle_p99_ms": idle_p99, "pictures": PICTURES, "many": many}
    finish(result, options.json)


if __name__ == "__main__":
    main()
