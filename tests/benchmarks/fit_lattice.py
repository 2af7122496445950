"""Fit the weights of the candidate lattice: ``python -m tests.benchmarks.fit_lattice``.

A structured perceptron (M. Collins, "Discriminative training methods for hidden Markov models", 2002) with a margin:
each drawing is read with an advantage for every wrong candidate, and where the best row is not the true one, the
weights move towards the features of the true row and away from those of the best. Their mean over all steps is the
result. It learns from numbers composed from the pen strokes of writers that are not held out, from their single digits
and from MNIST's validation pictures; a single digit that falls apart counts twice.

What the network says is computed once, with the weights that come with the program. The fitted weights are shown beside
those of :mod:`core.recognition.lattice`, and both read numbers and digits of the same writers that were not fitted to.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.random import Generator

from core.data.datasets import load_mnist
from core.imaging.painter import render
from core.imaging.resampling import block_sums
from core.model.model import Model
from core.model.weights import load_model
from core.recognition.lattice import OF_CANDIDATES, OF_ENDS, Candidate, best_row, weights_of
from core.recognition.strings import Reader, ask
from core.types import Array
from resources import DEFAULT_WEIGHTS, MNIST
from tests.benchmarks import pens
from tests.benchmarks.common import arguments, finish, show
from tests.benchmarks.numbers import GAPS
from tests.benchmarks.strings import Written, numbers

MARGIN = 1.0
"""What each wrong candidate is given."""

RATE = 0.005
"""How far the weights move for each mistake; with 0.001 or 0.02 the result reads as well."""

TWICE = 2.0
"""What a single digit that falls apart counts."""

FEATURES = (*OF_CANDIDATES, *OF_ENDS)
PRESENT = np.concatenate([weights_of(OF_CANDIDATES), weights_of(OF_ENDS)])


@dataclass(frozen=True)
class Example:
    """A drawing with all that is needed to read it: ``candidates`` with their features and what each is read as.

    ``features (n, 18)`` are those of each candidate and of the end that comes after it. ``true`` is the row that the
    drawing was made of, ``None`` where the lattice does not have it.
    """

    text: str
    count: int
    candidates: list[Candidate]
    features: Array
    read_as: list[str]
    true: list[Candidate] | None

    def row(self, weights: Array, margin: float = 0.0) -> list[Candidate]:
        """The best row by ``weights (18,)``, if all that is not true is given a ``margin``."""
        wrong = np.array([one not in (self.true or ()) for one in self.candidates])
        return best_row(self.count, self.candidates, self.features @ weights + margin * wrong)

    def sum(self, row: Sequence[Candidate]) -> Array:
        """The features ``(18,)`` of a row."""
        total: Array = self.features[[self.candidates.index(one) for one in row]].sum(axis=0)
        return total

    def is_read(self, weights: Array) -> bool:
        """Whether the best row says the right digits."""
        said = dict(zip(self.candidates, self.read_as, strict=True))
        return "".join(said[one] for one in self.row(weights)) == self.text


def example(reader: Reader, text: str, true: list[Candidate] | None) -> Example:
    """What ``reader`` knows of a drawing that says ``text``."""
    lattice, certainty = reader.lattice, reader.certainty()
    candidates = sorted(certainty)
    ends = np.append(lattice.of_ends, np.zeros((1, len(OF_ENDS))), axis=0)[[after - 1 for _, after in candidates]]
    features = np.concatenate([lattice.of_candidates(candidates, certainty), ends], axis=1)
    read_as = [str(reader.seen[one][1].argmax()) for one in candidates]
    known = true if true is not None and set(true) <= set(candidates) else None
    return Example(text, lattice.count, candidates, features, read_as, known)


def of_number(reader: Reader, written: Written) -> Example:
    """A number: each segment is of the digit that most of its ink is of."""
    box, labels = reader.box, reader.lattice.segments.labels
    amounts = []
    for strokes in written.digits:
        mine = render(strokes)[box.top : box.top + box.height, box.left : box.left + box.width]
        fine = block_sums(mine, reader.scale)
        amounts.append(np.bincount(labels.ravel() + 1, fine.ravel())[1:])
    owner = np.argmax(amounts, axis=0)
    begins = [0, *(np.flatnonzero(np.diff(owner)) + 1).tolist(), reader.lattice.count]
    in_order = owner[begins[:-1]].tolist() == list(range(len(written.digits)))
    return example(reader, written.text, list(pairwise(begins)) if in_order else None)


def readers(model: Model, inks: Iterable[Array]) -> Iterator[Reader]:
    """What ``model`` says of each drawing, a few at a time."""
    waiting = iter(inks)
    while some := list(islice(waiting, 32)):
        for reader in ask(lambda pictures: model.network.forward(model.parameters, pictures), some):
            assert reader is not None  # there is ink in all that is drawn here
            yield reader


def examples(model: Model, count: int, singles: int, rng: Generator) -> dict[str, list[Example]]:
    """By kind: ``count`` numbers for each of :data:`GAPS`, ``singles`` pen strokes and as many pictures of MNIST."""
    hands = pens.load()
    samples = hands.of(held_out=False)
    result: dict[str, list[Example]] = {}
    for name, gaps in GAPS.items():
        written = list(numbers(hands, samples, count, gaps, rng))
        found = readers(model, (one.ink() for one in written))
        result[name] = [of_number(reader, one) for reader, one in zip(found, written, strict=True)]
    chosen = rng.choice(samples, singles, replace=False)
    drawn = (render(pens.anywhere(hands.lines(sample), rng)) for sample in chosen)
    result["pen strokes"] = _singles(model, drawn, hands.labels[chosen])
    validation = load_mnist(MNIST).validation
    chosen = rng.choice(len(validation.labels), singles, replace=False)
    pictures = (validation.images[index, 0] / np.float32(255) for index in chosen)
    result["MNIST"] = _singles(model, pictures, validation.labels[chosen])
    return result


def _singles(model: Model, inks: Iterable[Array], labels: Array) -> list[Example]:
    return [
        example(reader, str(label), [reader.lattice.whole])
        for reader, label in zip(readers(model, inks), labels, strict=True)
    ]


def fit(known: Sequence[Example], epochs: int, rng: Generator) -> Array:
    """The mean of the weights ``(18,)`` over all steps, scaled so that the log odds weigh what they do at present."""
    weights, total = np.zeros(len(FEATURES)), np.zeros(len(FEATURES))
    square = np.mean(np.square(np.concatenate([one.features for one in known])), axis=0)  # as if all were as large
    for _ in range(epochs):
        for index in rng.permutation(len(known)):
            one = known[index]
            assert one.true is not None
            row = one.row(weights, MARGIN)
            if row != one.true:
                fallen_apart = len(one.true) == 1 and len(row) > 1
                weights += RATE * (TWICE if fallen_apart else 1) * (one.sum(one.true) - one.sum(row)) / square
            total += weights
    result: Array = total * (PRESENT[0] / total[0])
    return result


def measure(found: dict[str, list[Example]], fitted: Array) -> dict[str, dict[str, float]]:
    """By kind: how many, and the fractions read right by the present weights and by the fitted ones."""
    return {
        kind: {
            "count": len(some),
            "present": float(np.mean([one.is_read(PRESENT) for one in some])),
            "fitted": float(np.mean([one.is_read(fitted) for one in some])),
        }
        for kind, some in found.items()
    }


def main() -> None:
    """Fit, and print two tables or one JSON object."""
    options = arguments(
        "Fit the weights of the candidate lattice.",
        threads=False,
        weights={"type": Path, "default": DEFAULT_WEIGHTS, "help": "the network's weights (those shipped)"},
        count={"type": int, "default": 250, "help": "numbers composed for each kind of gap (250)"},
        singles={"type": int, "default": 400, "help": "single digits, pen strokes and MNIST's each (400)"},
        epochs={"type": int, "default": 20, "help": "times that each drawing is shown (20)"},
        seed={"type": int, "default": 0, "help": "of what is drawn (0)"},
    )
    model, rng = load_model(options.weights), np.random.default_rng(options.seed)
    drawn = [one for some in examples(model, options.count, options.singles, rng).values() for one in some]
    known = [one for one in drawn if one.true is not None and one.count > 1]  # of the others there is nothing to learn
    fitted = fit(known, options.epochs, rng)
    fresh = measure(examples(model, options.count, options.singles, rng), fitted)
    table = {feature.name: round(float(weight), 2) for feature, weight in zip(FEATURES, fitted, strict=True)}
    if not options.json:
        rows = [[feature.name, f"{feature.weight:.2f}", f"{table[feature.name]:.2f}"] for feature in FEATURES]
        show(f"Weights fitted to {len(known)} of {len(drawn)} drawings", ["", "present", "fitted"], rows)
        shares = [[kind, row["count"], f"{row['present']:.1%}", f"{row['fitted']:.1%}"] for kind, row in fresh.items()]
        show("Read right of other drawings by the same writers", ["", "drawings", "present", "fitted"], shares)
    result: dict[str, Any] = {"examples": len(known), "weights": table, "read": fresh}
    finish(result, options.json)


if __name__ == "__main__":
    main()
