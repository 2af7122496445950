"""How well the recogniser reads what people draw: ``python -m tests.benchmarks.quality``.

Needs the pen strokes beside the checkout. Each part measures one thing and lives in a module of its own.
"""

from pathlib import Path
from typing import Any

from core.weights import load_model
from resources import DEFAULT_WEIGHTS
from tests.benchmarks import numbers, pictures
from tests.benchmarks.common import arguments, finish


def main() -> None:
    """Measure every part and print its tables, or one line of JSON."""
    options = arguments(
        "How well the recogniser reads what people draw.",
        weights={"type": Path, "default": DEFAULT_WEIGHTS, "help": "the weights to measure (those shipped)"},
        count={"type": int, "default": 1000, "help": "numbers composed for each kind of gap (1000)"},
        pictures={"type": int, "default": pictures.COUNT, "help": f"pictures of each kind ({pictures.COUNT})"},
        seed={"type": int, "default": 0, "help": "of what is drawn (0)"},
    )
    model = load_model(options.weights)
    result: dict[str, Any] = {
        "weights": model.card.name,
        "numbers": numbers.measure(model, options.count, options.seed),
        "pictures": pictures.measure(model, options.pictures, options.seed),
    }
    if not options.json:
        numbers.report(result["numbers"])
        pictures.report(result["pictures"])
    finish(result, options.json)


if __name__ == "__main__":
    main()
