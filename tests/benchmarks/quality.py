"""How well the recogniser reads what people draw: ``python -m tests.benchmarks.quality``.

Each part measures one thing and lives in a module of its own.
"""

from pathlib import Path
from typing import Any

from core.model.weights import load_model
from resources import DEFAULT_WEIGHTS
from tests.benchmarks import digits, numbers, pictures, refusals, teaching
from tests.benchmarks.common import arguments, finish

PARTS = ("digits", "pictures", "refusals", "numbers", "teaching")


def main() -> None:
    """Measure every part and print its tables, or one line of JSON."""
    options = arguments(
        "How well the recogniser reads what people draw.",
        weights={"type": Path, "default": DEFAULT_WEIGHTS, "help": "the weights to measure (those shipped)"},
        parts={"nargs": "+", "choices": PARTS, "default": PARTS, "help": "what to measure (everything)"},
        count={"type": int, "default": 120, "help": "numbers composed for each kind of gap (120)"},
        pictures={"type": int, "default": pictures.COUNT, "help": f"pictures of each kind ({pictures.COUNT})"},
        strangers={"type": int, "default": 100, "help": "drawings of each kind that is no digit (100)"},
        hands={"type": int, "default": 3, "help": "hands that teach an odd digit (3)"},
        seed={"type": int, "default": 0, "help": "of what is drawn (0)"},
    )
    model, seed = load_model(options.weights), options.seed
    measures: dict[str, tuple[Any, Any]] = {
        "digits": (lambda: digits.measure(model, seed), digits.report),
        "pictures": (lambda: pictures.measure(model, options.pictures, seed), pictures.report),
        "refusals": (lambda: refusals.measure(model, options.strangers, seed), refusals.report),
        "numbers": (lambda: numbers.measure(model, options.count, seed), numbers.report),
        "teaching": (
            lambda: [teaching.teach(options.weights, hand, options.threads) for hand in range(options.hands)],
            teaching.report,
        ),
    }
    result: dict[str, Any] = {"weights": model.card.name}
    for part in options.parts:
        measure, report = measures[part]
        result[part] = measure()
        if not options.json:
            report(result[part])
    finish(result, options.json)


if __name__ == "__main__":
    main()
