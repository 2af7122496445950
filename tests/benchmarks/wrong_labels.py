"""Labels of the pen strokes that are likely to be wrong: ``python -m tests.benchmarks.wrong_labels``.

By a rule, not by hand: a digit of the training writers is doubtful where a network that learnt from it as well takes it
for another digit, and gives that more than 70 %. What is shown goes into ``resources/strokes/doubtful.txt`` with
``--write``.
"""

from pathlib import Path
from typing import Any

import numpy as np

from core.data.pen_strokes import DIGITS, DOUBTFUL, lines_of, load_pen_strokes
from core.model.weights import load_model
from core.synthesis import pens
from core.types import Array
from resources import DEFAULT_WEIGHTS, STROKES
from tests.benchmarks.common import arguments, finish, show

SURE = 0.7
TIMES = 3
"""Each digit is drawn so often, each time with another pen; the mean of the answers counts."""


def main() -> None:
    """Find them, and print a table or one JSON object."""
    options = arguments(
        "Labels of the pen strokes that are likely to be wrong.",
        threads=False,
        weights={"type": Path, "default": DEFAULT_WEIGHTS, "help": "trained on these strokes (those shipped)"},
        write={"action": "store_true", "help": "write the list that training goes by"},
    )
    model, everybody = load_model(options.weights), load_pen_strokes(STROKES)
    roles = np.isin(everybody.roles, ("train", "doubtful"))
    samples = np.flatnonzero(roles & np.isin(everybody.labels, list(DIGITS)))
    lines, rng = lines_of(everybody, samples), np.random.default_rng(0)

    def chances(rows: Array) -> Array:
        drawn = [pens.draw(lines, rows, np.zeros(len(rows)), rng) for _ in range(TIMES)]
        logits = [model.network.forward(model.parameters, pictures[:, None]) for pictures in drawn]
        return np.mean([model.card.calibration.probabilities(one) for one in logits], axis=0)

    found = np.concatenate([chances(rows) for rows in np.array_split(np.arange(len(lines)), 1 + len(lines) // 64)])
    said = found.argmax(axis=1)
    doubtful = np.flatnonzero((said != lines.labels) & (found.max(axis=1) > SURE))
    rows = [
        [int(samples[row]), int(lines.labels[row]), int(said[row]), str(everybody.writers[samples[row]])]
        for row in doubtful
    ]
    if options.write:
        text = "".join(f"{sample} {label} {read}\n" for sample, label, read, _ in rows)
        (STROKES / DOUBTFUL).write_text(text, encoding="ascii")
    if not options.json:
        show(f"{len(rows)} of {len(samples)} digits are doubtful", ["sample", "label", "read as", "writer"], rows)
    result: dict[str, Any] = {"samples": len(samples), "doubtful": rows}
    finish(result, options.json)


if __name__ == "__main__":
    main()
