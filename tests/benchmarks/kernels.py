"""Which kernels OpenBLAS chose, and whether others would be faster: ``python -m tests.benchmarks.kernels``.

OpenBLAS looks at the processor when NumPy is loaded. Each choice is tried in processes of its own, in turns: its own,
and what ``OPENBLAS_CORETYPE`` can force where the processor has AVX-512. The figure is the best of some large
single-precision products. It needs nothing beyond the program itself.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from threadpoolctl import threadpool_info

from tests.benchmarks.common import arguments, finish, show

SIDE = 2048
AVX512 = {"avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl"}
"""What OpenBLAS's kernels called SkylakeX need."""

OWN = "its own choice"


def product() -> None:
    """Print the kernels of this process, and GFLOP/s."""
    a = np.random.default_rng(0).random((SIDE, SIDE), np.float32)
    seconds = []
    for _ in range(8):
        begun = perf_counter()
        a @ a
        seconds.append(perf_counter() - begun)
    kernels = next((info["architecture"] for info in threadpool_info() if "architecture" in info), "another library")
    print(json.dumps({"kernels": kernels, "gflops": 2 * SIDE**3 / min(seconds) / 1e9}))


def measure(choice: str) -> dict[str, Any]:
    """The same in a process of its own."""
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_CORETYPE"}
    if choice != OWN:
        environment["OPENBLAS_CORETYPE"] = choice
    command = [sys.executable, "-m", "tests.benchmarks.kernels", "--product"]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def choices() -> list[str]:
    """What can be chosen from on this processor."""
    about = Path("/proc/cpuinfo")
    flags = set(about.read_text().split()) if about.exists() else set()
    return [OWN, *(["SkylakeX"] if flags >= AVX512 else []), *(["Haswell"] if "avx2" in flags else [])]


def main() -> None:
    """Print the table, or one JSON object."""
    options = arguments(
        __doc__ or "",
        threads=False,
        rounds={"type": int, "default": 3, "help": "processes of each choice (3)"},
        product={"action": "store_true", "help": "one process of the comparison"},
    )
    if options.product:
        product()
        return
    best: dict[str, dict[str, Any]] = {}
    for _ in range(options.rounds):
        for choice in choices():
            found = measure(choice)
            if choice not in best or found["gflops"] > best[choice]["gflops"]:
                best[choice] = found
    rows = [
        {"choice": choice, **found, "ratio": found["gflops"] / best[OWN]["gflops"]} for choice, found in best.items()
    ]
    if not options.json:
        show(
            f"GFLOP/s of a product of {SIDE} x {SIDE} numbers",
            ("OPENBLAS_CORETYPE", "kernels", "GFLOP/s", "to its own choice"),
            [[row[name] for name in ("choice", "kernels", "gflops", "ratio")] for row in rows],
        )
    finish({"rows": rows}, options.json)


if __name__ == "__main__":
    main()
