"""How well the recogniser reads what people draw: ``python -m tests.benchmarks.quality``.

Each part measures one thing and lives in a module of its own; two of them run at a time. How far a share may be off,
with as many drawings as were read, is told beside it.
"""

from argparse import Namespace
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from threadpoolctl import threadpool_limits

from core.model.weights import load_model
from resources import DEFAULT_WEIGHTS
from tests.benchmarks import digits, numbers, pictures, refusals, teaching
from tests.benchmarks.common import arguments, finish

REPORTS: dict[str, Callable[[Any], None]] = {
    "digits": digits.report,
    "pictures": pictures.report,
    "refusals": refusals.report,
    "numbers": numbers.report,
    "teaching": teaching.report,
}

LONGEST_FIRST = ("pictures", "digits", "numbers", "teaching", "refusals")
"""In this order they are begun, so that both processes have something to do until the end."""


def measured(part: str, options: Namespace) -> Any:
    """What ``part`` finds."""
    model, seed = load_model(options.weights), options.seed
    with threadpool_limits(max(1, options.threads // 2), "blas"):
        if part == "digits":
            return digits.measure(model, seed)
        if part == "pictures":
            return pictures.measure(model, options.pictures, seed)
        if part == "refusals":
            return refusals.measure(model, options.strangers, seed)
        if part == "numbers":
            return numbers.measure(model, options.count, seed)
        return [teaching.teach(options.weights, hand, options.threads) for hand in range(options.hands)]


def main() -> None:
    """Measure every part and print its tables, or one line of JSON."""
    options = arguments(
        "How well the recogniser reads what people draw.",
        weights={"type": Path, "default": DEFAULT_WEIGHTS, "help": "the weights to measure (those shipped)"},
        parts={"nargs": "+", "choices": REPORTS, "default": list(REPORTS), "help": "what to measure (everything)"},
        count={"type": int, "default": 120, "help": "numbers composed for each kind of gap (120)"},
        pictures={"type": int, "default": pictures.COUNT, "help": f"pictures of each kind ({pictures.COUNT})"},
        strangers={"type": int, "default": 100, "help": "drawings of each kind that is no digit (100)"},
        hands={"type": int, "default": 3, "help": "hands that teach an odd digit (3)"},
        seed={"type": int, "default": 0, "help": "of what is drawn (0)"},
    )
    result: dict[str, Any] = {"weights": load_model(options.weights).card.name}
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as processes:
        begun = {part: processes.submit(measured, part, options) for part in LONGEST_FIRST if part in options.parts}
        for part in options.parts:
            result[part] = begun[part].result()
            if not options.json:
                REPORTS[part](result[part])
    finish(result, options.json)


if __name__ == "__main__":
    main()
