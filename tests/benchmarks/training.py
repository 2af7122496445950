"""Training throughput against PyTorch: ``python -m tests.benchmarks.training``.

Both sides take the same pictures in batches of the same size on the same number of threads, step by step in turns,
so that whatever else the machine does falls on both alike. A step is: gather the batch, forward, backward,
optimizer. PyTorch runs twice: as people write it (NCHW), and with its memory laid out as it is fastest on many
networks (channels_last); its best is the faster of the two.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np

from core.data.datasets import load_mnist
from core.model.presets import PRESETS, Preset, preset
from core.nn.parallel import Pool
from core.training.loop import BatchDone, fit
from resources import MNIST
from tests.benchmarks.common import arguments, finish, kernels_note, need_comparisons, show

WARM_UP = 5


def ours(one: Preset, batch: int, threads: int) -> Iterator[float]:
    """Seconds of one step after another."""
    data = load_mnist(MNIST)
    parameters = one.network.initialise(np.random.default_rng(0))
    config = replace(one.config, batch_size=batch, epochs=100)
    for event in fit(one.network, parameters, data, config, threads):
        if isinstance(event, BatchDone):
            yield event.seconds


def theirs(one: Preset, batch: int, threads: int, channels_last: bool) -> Iterator[float]:
    """The same in PyTorch."""
    import torch

    from tests.twins import twin_network

    torch.set_num_threads(threads)
    layout = torch.channels_last if channels_last else torch.contiguous_format
    module = twin_network(one.network).to(memory_format=layout)
    data = load_mnist(MNIST).train
    images, labels = torch.from_numpy(data.images.astype(np.float32) / 255), torch.from_numpy(data.labels.copy())
    config = one.config
    optimizer: Any = (
        torch.optim.SGD(module.parameters(), config.learning_rate, config.momentum)
        if config.optimizer == "sgd"
        else torch.optim.Adam(module.parameters(), config.learning_rate, config.betas)
    )
    while True:
        for chosen in torch.randperm(len(labels)).split(batch):
            if len(chosen) < batch:
                continue
            start = perf_counter()
            optimizer.zero_grad()
            logits = module(images[chosen].to(memory_format=layout))
            loss = torch.nn.functional.cross_entropy(logits, labels[chosen])
            loss.backward()
            optimizer.step()
            loss.item()
            yield perf_counter() - start


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


def compare(one: Preset, batch: int, threads: int, seconds: float) -> dict[str, Any]:
    """One row: pictures a second of the three sides, and the ratios."""
    sides = {
        "ours": ours(one, batch, threads),
        "NCHW": theirs(one, batch, threads, channels_last=False),
        "channels_last": theirs(one, batch, threads, channels_last=True),
    }
    rates = {name: batch / step for name, step in in_turns(sides, seconds).items()}
    best = max(rates["NCHW"], rates["channels_last"])
    work = 3 * flops(one)
    return {
        "preset": one.key,
        "batch": batch,
        **rates,
        "to_nchw": rates["ours"] / rates["NCHW"],
        "to_best": rates["ours"] / best,
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
        with Pool(threads) as pool:
            list(pool.map(lambda rows, _: a[rows] @ a, [slice(i, None, threads) for i in range(threads)]))
        return perf_counter() - start

    return 2 * side**3 / min(product() for _ in range(5)) / 1e9


def memory(side: str, key: str, batch: int, threads: int) -> float:
    """Peak resident megabytes of a process of its own that takes 30 steps."""
    command = [sys.executable, "-m", "tests.benchmarks.training", "--only", side, "--preset", key]
    command += ["--batch", str(batch), "--threads", str(threads)]
    return float(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)["peak_mb"])


def only(side: str, one: Preset, batch: int, threads: int) -> None:
    """Take 30 steps of one side and print this process's peak memory."""
    steps: dict[str, Callable[[], Iterator[float]]] = {
        "ours": lambda: ours(one, batch, threads),
        "NCHW": lambda: theirs(one, batch, threads, channels_last=False),
        "channels_last": lambda: theirs(one, batch, threads, channels_last=True),
    }
    run = steps[side]()
    for _ in range(30):
        next(run)
    # Not ru_maxrss: a child's starts from its parent's.
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    print(json.dumps({"peak_mb": int(status["VmHWM"].split()[0]) / 1024}))


def growth(threads: int, seconds: float) -> dict[str, dict[int, float]]:
    """Microseconds a picture of LeNet by batch size, and of one convolution by its number of filters."""
    from core.nn.layers import Conv2D, Dense, Flatten, ReLU, Standardise
    from core.nn.network import Network

    lenet = preset("lenet")

    def time(one: Preset, batch: int) -> float:
        return in_turns({"ours": ours(one, batch, threads)}, seconds)["ours"] / batch * 1e6

    def filters(count: int) -> Preset:
        layers = (Standardise(0.13, 0.31), Conv2D(8, 5), ReLU(), Conv2D(count, 5), ReLU(), Flatten(), Dense(10))
        return replace(lenet, network=Network((1, 28, 28), layers))

    return {
        "batch": {batch: time(lenet, batch) for batch in (32, 64, 128, 256, 512, 1024)},
        "filters": {count: time(filters(count), 128) for count in (8, 16, 32, 64)},
    }


def main() -> None:
    """Print the table, or one JSON object."""
    options = arguments(
        __doc__ or "",
        preset={"nargs": "*", "default": list(PRESETS), "choices": list(PRESETS), "help": "which networks"},
        batch={"nargs": "*", "type": int, "default": [32, 128], "help": "batch sizes (32 128)"},
        seconds={"type": float, "default": 3.0, "help": "seconds for each side of each row"},
        only={"help": "run one side alone and print its peak memory"},
    )
    if options.only != "ours":
        need_comparisons("torch")
    if options.only:
        only(options.only, preset(options.preset[0]), options.batch[0], options.threads)
        return
    top = peak(options.threads)
    rows = []
    for key in options.preset:
        for batch in options.batch:
            row = compare(preset(key), batch, options.threads, options.seconds)
            row["of_peak"] = row["gflops"] / top
            for side in ("ours", "NCHW"):
                row[f"{side}_mb"] = memory(side, key, batch, options.threads)
            rows.append(row)
            if not options.json:
                print(".", end="", flush=True, file=sys.stderr)
    grown = growth(options.threads, options.seconds / 3)
    if not options.json:
        columns = (
            "preset",
            "batch",
            "ours",
            "NCHW",
            "channels_last",
            "to_nchw",
            "to_best",
            "of_peak",
            "ours_mb",
            "NCHW_mb",
        )
        show(
            f"Pictures a second in training, {options.threads} threads (own sgemm peak: {top:.0f} GFLOP/s)",
            ("network", "batch", "ours", "NCHW", "ch.last", "/NCHW", "/best", "of peak", "our MB", "their MB"),
            [[row[name] for name in columns] for row in rows],
            ["Of peak: what the plain sums would take; Winograd's way needs fewer multiplications.", *kernels_note()],
        )
        show("Microseconds a picture, LeNet, by batch size", list(grown["batch"]), [list(grown["batch"].values())])
        show(
            "Microseconds a picture, by filters of the second convolution",
            list(grown["filters"]),
            [list(grown["filters"].values())],
        )
    finish({"threads": options.threads, "peak_gflops": top, "rows": rows, "growth": grown}, options.json)


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main()
