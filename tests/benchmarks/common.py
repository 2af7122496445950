"""What the benchmarks share: a table, JSON, medians, and PyTorch when it is there."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from statistics import median
from typing import Any


def arguments(description: str, threads: bool = True, **extra: dict[str, Any]) -> argparse.Namespace:
    """``--json``, ``--threads`` where wanted, and what else a benchmark takes: ``name={...}`` for ``--name``."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    if threads:
        parser.add_argument("--threads", type=int, default=2, help="threads for both sides (2)")
    for name, settings in extra.items():
        parser.add_argument(f"--{name.replace('_', '-')}", **settings)
    return parser.parse_args()


def need_comparisons(*modules: str) -> None:
    """Leave with a sentence where something of the ``compare`` extra is missing."""
    missing = [name for name in modules if find_spec(name) is None]
    if missing:
        sys.exit(f"This benchmark needs {' and '.join(missing)}: pip install -e '.[compare]'")


def kernels_note() -> list[str]:
    """A line where the environment, and not OpenBLAS, chooses how NumPy multiplies: that can halve its speed."""
    choice = os.environ.get("OPENBLAS_CORETYPE")
    if not choice:
        return []
    return [f"OPENBLAS_CORETYPE={choice} is set: NumPy is not as fast as it may be (tests.benchmarks.kernels)."]


def without_screen() -> None:
    """Where there is no screen, do as if: Qt paints into memory then."""
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def spread(values: Sequence[float]) -> dict[str, float]:
    """The smallest, the median, the 99th percentile and the largest."""
    ordered = sorted(values)
    high = ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))]
    return {"min": ordered[0], "p50": median(ordered), "p99": high, "max": ordered[-1]}


def show(title: str, header: Sequence[str], rows: Sequence[Sequence[object]], notes: Sequence[str] = ()) -> None:
    """A table of text: the first column to the left, numbers to the right."""
    cells = [list(map(str, header)), *([_cell(value) for value in row] for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(header))]
    print(f"\n{title}\n")
    for number, row in enumerate(cells):
        first, *rest = (
            cell.ljust(w) if i == 0 else cell.rjust(w) for i, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        print("  ".join([first, *rest]))
        if number == 0:
            print("  ".join("-" * width for width in widths))
    for note in notes:
        print(note)


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return str(value)


def finish(result: dict[str, Any], as_json: bool) -> None:
    """Print ``result`` as one line of JSON if asked to."""
    if as_json:
        print(json.dumps(result))
