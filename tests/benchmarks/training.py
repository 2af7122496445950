"""Training throughput against other libraries: ``python -m tests.benchmarks.training [--quick]``.

All sides take the same pictures in batches of the same size on the same number of processors, step by step in turns,
so that whatever else the machine does falls on all alike. A step is: gather the batch, forward, backward, optimizer;
pictures are shown as they are. PyTorch runs as people write it (NCHW), with its memory laid out as it is fastest on
many networks (channels_last), and compiled, where there is a C++ compiler; JAX, where it is installed. The best of them
is the fastest in the same row. All of it takes about twenty minutes; ``--quick`` two minutes, without what is compiled.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from core.data.datasets import load_mnist
from core.model.presets import PRESETS, Preset, preset
from core.training.events import BatchDone
from core.training.loop import fit
from resources import MNIST
from tests.benchmarks.common import arguments, finish, kernels_note, need_comparisons, show
from tests.benchmarks.peers import peers

WARM_UP = 5
START = 1.0
"""Seconds until all of our processes are at work, and more."""

BATCHES = (1, 8, 32, 128, 1024)
QUICK = (32, 128)
PLAIN = {"augment": False, "drawn": 0.0, "not_digits": 0.0, "averaging": 0.0, "epochs": 100}
"""What other libraries are not asked for either."""


def ours(one: Preset, batch: int, threads: int) -> Iterator[float]:
    """Seconds of one step after another."""
    data = load_mnist(MNIST)
    parameters = one.network.initialise(np.random.default_rng(0))
    config = replace(one.config, batch_size=batch, **PLAIN)
    begun = perf_counter()
    for event in fit(one.network, parameters, data, config, threads):
        if isinstance(event, BatchDone) and perf_counter() - begun > START:
            yield event.seconds


def in_turns(sides: dict[str, Iterator[float]], seconds: float) -> dict[str, float]:
    """Median seconds of a step of each side; the sides take short turns until each had ``seconds``."""
    taken: dict[str, list[float]] = {name: [] for name in sides}
    for side in sides.values():
        for _ in range(WARM_UP):
            next(side)
    while min(sum(values) for values in taken.values()) < seconds:
        for name, side in sides.items():
            turn = 0.0
            while turn < 0.1:
                step = next(side)
                taken[name].append(step)
                turn += step
    for side in sides.values():
        side.close()  # type: ignore[attr-defined]
    return {name: median(values) for name, values in taken.items()}


def compare(one: Preset, batch: int, threads: int, seconds: float, compiled: bool) -> dict[str, Any]:
    """One row: pictures a second of all sides, and the ratio to the best of the others."""
    others = peers(compiled)
    sides = {"ours": ours(one, batch, threads)}
    sides |= {name: steps(one, batch, threads) for name, steps in others.items()}
    rates = {name: batch / step for name, step in in_turns(sides, seconds).items()}
    best = max(others, key=rates.__getitem__)
    work = 3 * flops(one)
    return {
        "preset": one.key,
        "batch": batch,
        **rates,
        "best": best,
        "to_best": rates["ours"] / rates[best],
        "gflops": rates["ours"] * work / 1e9,
    }


def flops(one: Preset) -> float:
    """Operations of one picture's forward pass in its matrix products; a training step does three times as many."""
    shapes = one.network.shapes
    total = 0.0
    for name, shape in zip(one.network.names, shapes, strict=True):
        weight = one.network.entries.get(f"{name}.weight")
        if weight is not None:
            total += 2 * float(np.prod(weight)) * (float(np.prod(shape[1:])) if len(shape) == 3 else 1)
    return total


def peak(threads: int) -> float:
    """The machine's own peak: the best of some large single-precision products, in GFLOP/s, on ``threads`` threads."""
    side = 2048
    a = np.random.default_rng(0).random((side, side), np.float32)

    def product() -> float:
        start = perf_counter()
        a @ a
        return perf_counter() - start

    with threadpool_limits(threads, user_api="blas"):
        return 2 * side**3 / min(product() for _ in range(8)) / 1e9


def memory(side: str, key: str, batch: int, threads: int) -> float:
    """Peak resident megabytes of a process of its own, and of those it starts, that takes some steps."""
    command = [sys.executable, "-m", "tests.benchmarks.training", "--only", side, "--preset", key]
    command += ["--batch", str(batch), "--threads", str(threads)]
    return float(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["peak_mb"])


def only(side: str, one: Preset, batch: int, threads: int) -> None:
    """Take 30 steps of one side and print the peak memory of this process and its own."""
    run = ours(one, batch, threads) if side == "ours" else peers(compiled=True)[side](one, batch, threads)
    for _ in islice(run, 30):
        pass
    children = [name for task in Path("/proc/self/task").iterdir() for name in (task / "children").read_text().split()]
    print(json.dumps({"peak_mb": sum(map(_peak, ["self", *children]))}))


def _peak(process: str) -> float:
    """Megabytes; not ru_maxrss, as a child's starts from its parent's."""
    status = dict(line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines())
    return int(status["VmHWM"].split()[0]) / 1024


def growth(threads: int, seconds: float) -> dict[str, dict[int, float]]:
    """Microseconds a picture of LeNet by batch size, and of one convolution by its number of filters."""
    from core.nn.layers import Conv2D, Dense, Flatten, ReLU, Standardise
    from core.nn.network import Network

    lenet = preset("lenet")

    def time(one: Preset, batch: int, threads: int = threads) -> float:
        return in_turns({"ours": ours(one, batch, threads)}, seconds)["ours"] / batch * 1e6

    def filters(count: int) -> Preset:
        layers = (Standardise(0.13, 0.31), Conv2D(8, 5), ReLU(), Conv2D(count, 5), ReLU(), Flatten(), Dense(10))
        return replace(lenet, network=Network((1, 28, 28), layers))

    return {
        "processes": {count: time(lenet, 128, count) for count in (1, 2)},
        "batch": {batch: time(lenet, batch) for batch in (32, 64, 128, 256, 512, 1024)},
        "filters": {count: time(filters(count), 128) for count in (8, 16, 32, 64)},
    }


def main() -> None:
    """Print the tables, or one JSON object."""
    options = arguments(
        __doc__ or "",
        preset={"nargs": "*", "default": list(PRESETS), "choices": list(PRESETS), "help": "which networks"},
        batch={"nargs": "*", "type": int, "help": f"batch sizes ({' '.join(map(str, BATCHES))})"},
        seconds={"type": float, "help": "seconds for each side of each row (2)"},
        quick={"action": "store_true", "help": "batches 32 and 128, half a second, nothing compiled"},
        only={"help": "run one side alone and print its peak memory"},
    )
    if options.only != "ours":
        need_comparisons("torch")
    if options.only:
        only(options.only, preset(options.preset[0]), options.batch[0], options.threads)
        return
    batches = options.batch or (QUICK if options.quick else BATCHES)
    seconds = options.seconds or (0.5 if options.quick else 2.0)
    top = peak(options.threads)
    rows = []
    for key in options.preset:
        for batch in batches:
            rows.append(compare(preset(key), batch, options.threads, seconds, compiled=not options.quick))
            rows[-1]["of_peak"] = rows[-1]["gflops"] / top
            if not options.json:
                print(".", end="", flush=True, file=sys.stderr)
    result: dict[str, Any] = {"threads": options.threads, "peak_gflops": top, "rows": rows}
    if not options.quick:
        result["growth"] = growth(options.threads, seconds)
        result["memory_mb"] = {
            key: {side: memory(side, key, 128, options.threads) for side in ("ours", "NCHW")} for key in options.preset
        }
    if not options.json:
        print_tables(result)
    finish(result, options.json)


def print_tables(result: dict[str, Any]) -> None:
    """All that was measured."""
    rows, others = result["rows"], [name for name in peers(compiled=True) if name in result["rows"][0]]
    columns = ("preset", "batch", "ours", *others, "to_best", "of_peak")
    show(
        f"Pictures a second in training, {result['threads']} processors (own sgemm peak: "
        f"{result['peak_gflops']:.0f} GFLOP/s)",
        ("network", "batch", "ours", *others, "to the best", "of peak"),
        [[row[name] for name in columns] for row in rows],
        ["Of peak: what the plain sums would take; Winograd's way needs fewer multiplications.", *kernels_note()],
    )
    titles = {
        "processes": "LeNet, by the processes that compute",
        "batch": "LeNet, by batch size",
        "filters": "by filters of the second convolution",
    }
    for name, values in result.get("growth", {}).items():
        show(f"Microseconds a picture, {titles[name]}", list(values), [list(values.values())])
    if "memory_mb" in result:
        found = result["memory_mb"]
        show(
            "Peak memory in training, megabytes, all processes",
            ("network", "ours", "NCHW"),
            [[key, sides["ours"], sides["NCHW"]] for key, sides in found.items()],
        )


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main()
