"""Fit the weights of the candidate lattice: ``python -m tests.benchmarks.fit_lattice --write``.

A row of candidates is the more probable the more its features count: a semi-Markov conditional random field
(S. Sarawagi and W. Cohen, "Semi-Markov conditional random fields for information extraction", 2004). The weights are
those with which the true rows are most probable, less a penalty on large ones. What tells a number from letters that
fall into pieces is a logistic regression beside it. They are fitted to the drawings of
:mod:`tests.benchmarks.lessons`, made from the strokes of the writers of "train"; a single digit counts for four.
Drawings whose strokes are known have weights of their own.

What the network says is computed once, with the weights that come with the program. The fitted weights are shown beside
the present ones, and both read drawings of the writers of "validation". ``--write`` puts them into
``core/recognition/fitted.py``: do this when there is a new network, for what its answers are worth is among the
weights. It takes four minutes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.random import Generator
from threadpoolctl import threadpool_limits

from core.atomic import write_whole
from core.imaging.painter import render
from core.imaging.resampling import block_sums
from core.model.model import Model
from core.model.weights import load_model
from core.optim.optimizers import Adam
from core.recognition import fitted
from core.recognition.features import OF_CANDIDATES, OF_ENDS, OF_NUMBERS, Candidate, Row
from core.recognition.lattice import best_row, weights_of
from core.recognition.strings import Reader, Strokes, ask
from core.types import Array
from resources import DEFAULT_WEIGHTS
from tests.benchmarks.common import arguments, finish, show
from tests.benchmarks.lessons import Lesson, lessons, rows_of_ones, strangers

BATCH, RATE, PENALTY = 32, 0.1, 1e-3
"""Drawings in a step of Adam, its rate, which falls to 0, and the penalty on the square of a weight.

Features are as large as each other, on average, where these count."""

SINGLE = 4.0
"""What a single digit counts: most drawings are one."""

TIMID = 0.2
"""How often the network is taken for one that is not calibrated: it is half as sure, and its evidence says nothing."""

UNHEARD = 0.05
"""How often it is not heard at all: one that has just begun to learn says nothing, and shapes have to do."""

LOST = 0.01
"""The share of numbers that may be taken for none, so that letters are."""

FEATURES = (*OF_CANDIDATES, *OF_ENDS)
APART, INK = ([feature.name for feature in FEATURES].index(name) for name in ("sure though apart", "ink"))


@dataclass(frozen=True)
class Example:
    """A drawing with all that is needed to read it: ``candidates`` with their features and what each is read as.

    ``features (n, F)`` are those of each candidate and of the end that comes after it; ``margins (n,)`` and the
    ``gaps (n,)`` after them are what else says whether there is a number at all.
    ``true`` is the row that the drawing was made of, ``None`` where the lattice does not have it. What is no digit has
    no ``text``.
    """

    text: str
    count: int
    candidates: list[Candidate]
    features: Array
    read_as: list[str]
    true: list[Candidate] | None
    margins: Array
    gaps: Array

    def row(self, weights: Array) -> list[Candidate]:
        """The best row by ``weights (F,)``."""
        return best_row(self.count, self.candidates, self.features @ weights)

    def is_read(self, weights: Array) -> bool:
        """Whether the best row says the right digits."""
        said = dict(zip(self.candidates, self.read_as, strict=True))
        return "".join(said[one] for one in self.row(weights)) == self.text

    def as_number(self, weights: Array) -> Row | None:
        """What there is to know of the best row; ``None`` where that is one digit."""
        row, totals = self.row(weights), self.features @ weights
        if len(row) < 2:
            return None
        places, whole = [self.candidates.index(one) for one in row], self.candidates.index((0, self.count))
        return Row(
            digits=np.array([int(self.read_as[place]) for place in places]),
            better=totals[places].sum() - totals[whole],
            margin=self.margins[whole],
            odds=self.features[places, :2].sum(axis=1),  # "log odds" and what they have beyond 3
            gaps=self.gaps[places[:-1]],
            cut=self.features[places[:-1], INK],
        )


Examples: TypeAlias = dict[str, list[Example]]
"""By the kind of drawing."""


def example(reader: Reader, text: str, true: list[Candidate] | None) -> Example:
    """What ``reader`` knows of a drawing that says ``text``."""
    lattice, answers = reader.lattice, reader.answers()
    candidates = sorted(answers)
    ends = np.append(lattice.features.of_ends(), np.zeros((1, len(OF_ENDS))), axis=0)
    parts = [lattice.features.of_candidates(candidates, answers), ends[[after - 1 for _, after in candidates]]]
    read_as = [str(reader.seen[one][1].argmax()) for one in candidates]
    known = true if true is not None and set(true) <= set(candidates) else None
    margins = np.array([answers[one].margin for one in candidates])
    gaps = np.append(lattice.features.gaps, 0)[[after - 1 for _, after in candidates]]
    features = np.concatenate(parts, axis=1)
    return Example(text, lattice.count, candidates, features, read_as, known, margins, gaps)


def true_row(reader: Reader, digits: Sequence[Array]) -> list[Candidate] | None:
    """The row of ``digits``, given the ink of each alone: a segment is of the digit that most of its ink is of."""
    if len(digits) < 2:
        return [reader.lattice.whole]
    box, labels = reader.box, reader.lattice.segments.labels
    amounts = []
    for ink in digits:
        mine = block_sums(ink[box.top : box.top + box.height, box.left : box.left + box.width], reader.scale)
        amounts.append(
            np.bincount(labels.ravel() + 1, np.tile(mine.ravel(), len(labels)), reader.lattice.count + 1)[1:]
        )
    owner = np.argmax(amounts, axis=0)
    begins = [0, *(np.flatnonzero(np.diff(owner)) + 1).tolist(), reader.lattice.count]
    return list(pairwise(begins)) if owner[begins[:-1]].tolist() == list(range(len(digits))) else None


def read(model: Model, drawings: Iterable[Lesson]) -> Iterator[tuple[Lesson, list[Reader], list[Array]]]:
    """What ``model`` says of each drawing, a few at a time: as a picture, and with its strokes if it has any.

    And the ink of each digit alone, if there are several.
    """
    waiting = iter(drawings)
    while some := list(islice(waiting, 16)):
        inks = [one.ink() for one in some]
        strokes: list[Strokes] = [*[None for _ in some], *(one.strokes or None for one in some)]
        found = ask(
            lambda pictures: model.network.forward(model.parameters, pictures),
            model.card.calibration,
            inks + inks,
            strokes,
        )
        for index, one in enumerate(some):
            both = [reader for reader in found[index :: len(some)] if reader is not None]
            yield one, both if one.strokes else both[:1], [render(d) for d in one.digits if len(one.digits) > 1]


def examples(model: Model, drawings: dict[str, list[Lesson]]) -> tuple[Examples, Examples]:
    """Of pictures and of drawings whose strokes are known, by kind."""
    result: tuple[Examples, Examples] = ({}, {})
    for kind, some in drawings.items():
        for lesson, both, digits in read(model, some):
            for reader, found in zip(both, result, strict=False):
                found.setdefault(kind, []).append(example(reader, lesson.text, true_row(reader, digits)))
    return result


def gradient(one: Example, weights: Array) -> Array:
    """Of the logarithm of the probability of the true row by ``weights (F,)``: ``(F,)``."""
    assert one.true is not None
    totals = one.features @ weights
    ahead, behind = np.full((2, one.count + 1), -np.inf)  # the logarithm of the sum over all rows up to, and from, here
    ahead[0] = behind[-1] = 0
    for (first, after), total in zip(one.candidates, totals, strict=True):
        ahead[after] = np.logaddexp(ahead[after], ahead[first] + total)
    for (first, after), total in zip(one.candidates[::-1], totals[::-1], strict=True):
        behind[first] = np.logaddexp(behind[first], behind[after] + total)
    first, after = np.array(one.candidates).T
    probable = np.exp(ahead[first] + totals + behind[after] - ahead[-1])
    true = np.array([candidate in one.true for candidate in one.candidates])
    result: Array = (true - probable) @ one.features
    return result


def less_sure(features: Array, factor: float) -> Array:
    """``features (n, F)`` of a network whose log odds are so much smaller, and of whose evidence nothing is known."""
    result = features.copy()
    odds = factor * features[:, :2].sum(axis=1)  # "log odds" and what they have beyond 3
    result[:, 0], result[:, 1] = np.clip(odds, -3, 3), np.clip(odds - 3, 0, 5)
    result[:, 2:4] = 0  # "little evidence", "no evidence"
    result[:, APART] *= factor
    return result


def fit(known: Sequence[Example], epochs: int, rng: Generator) -> Array:
    """The weights ``(F,)`` with which the true rows of ``known`` are most probable."""
    size = np.sqrt(np.mean(np.square(np.concatenate([one.features for one in known])), axis=0))
    size[size == 0] = np.inf  # what is never seen weighs nothing
    weights = np.zeros(len(FEATURES))
    adam = Adam(weights, (0.9, 0.99))
    signs = np.array([feature.sign for feature in FEATURES])
    steps = epochs * len(known) // BATCH
    for step in range(steps):
        uphill = -PENALTY * weights
        for index in rng.choice(len(known), BATCH, replace=False):
            one = known[index]
            chance = rng.random()
            if chance < TIMID + UNHEARD:
                one = replace(one, features=less_sure(one.features, 0.5 if chance < TIMID else 0.0))
            counts = SINGLE if len(one.text) == 1 else 1.0
            uphill += counts / BATCH * gradient(one, weights / size) / size
        adam.step(weights, -uphill, RATE * (1 - step / steps))
        weights[signs * weights < 0] = 0
    result: Array = weights / size
    return result


def fit_numbers(drawn: Examples, weights: Array) -> dict[str, float]:
    """What parts numbers from letters that fall into several pieces by ``weights (F,)``: a logistic regression of
    :data:`~core.recognition.features.OF_NUMBERS`, both counting the same, and the least that loses few numbers."""
    found = [
        (one.as_number(weights), one.text != "")
        for some in drawn.values()
        for one in some
        if not one.text or (len(one.text) > 1 and one.is_read(weights))
    ]
    features = np.array([row.features() for row, _ in found if row is not None])
    numbers = np.array([is_number for row, is_number in found if row is not None])
    mean, size = features.mean(axis=0), features.std(axis=0)
    x = np.append((features - mean) / size, np.ones((len(features), 1)), axis=1)
    share = np.where(numbers, 0.5 / numbers.sum(), 0.5 / (~numbers).sum())
    theta = np.zeros(x.shape[1])
    for _ in range(50):  # Newton's steps
        chance = 1 / (1 + np.exp(-x @ theta))
        penalty = PENALTY * np.append(np.ones(len(theta) - 1), 0)
        curvature = (x.T * (share * chance * (1 - chance))) @ x + np.diag(penalty + 1e-9)
        theta -= np.linalg.solve(curvature, x.T @ (share * (chance - numbers)) + penalty * theta)
    by_feature = theta[:-1] / size
    least = float(np.quantile((features @ by_feature)[numbers], LOST))
    names = [feature.name for feature in OF_NUMBERS]
    return {name: round(float(value), 2) for name, value in zip([*names, "least"], [*by_feature, least], strict=True)}


def table(weights: Array) -> dict[str, float]:
    """By name, in two digits after the point."""
    return {feature.name: round(float(weight), 2) for feature, weight in zip(FEATURES, weights, strict=True)}


def measure(drawn: Examples, **weights: Array) -> dict[str, Any]:
    """By kind: how many, and the fractions read right by each of ``weights``."""
    return {
        kind: {"count": len(some)}
        | {name: float(np.mean([one.is_read(these) for one in some])) for name, these in weights.items()}
        for kind, some in drawn.items()
    }


def module(tables: dict[str, dict[str, float]]) -> str:
    """The text of ``core/recognition/fitted.py``."""
    lines = [f'"""{fitted.__doc__}"""']
    for name, weights in tables.items():
        lines += ["", f"{name} = {{", *(f'    "{feature}": {weight},' for feature, weight in weights.items()), "}"]
    return "\n".join(lines) + "\n"


def report(way: str, present: Array, weights: Array, shares: dict[str, Any], known: int) -> None:
    """Two tables."""
    names = table(weights)
    rows = [[name, f"{old:.2f}", f"{new:.2f}"] for (name, new), old in zip(names.items(), present, strict=True)]
    show(f"Weights {way}, fitted to {known} drawings", ["", "present", "fitted"], rows)
    rows = [[kind, row["count"], f"{row['present']:.1%}", f"{row['fitted']:.1%}"] for kind, row in shares.items()]
    show(f"Read right {way}, validation writers", ["", "drawings", "present", "fitted"], rows)


def main() -> None:
    """Fit, and print tables or one JSON object."""
    options = arguments(
        "Fit the weights of the candidate lattice.",
        threads=False,
        weights={"type": Path, "default": DEFAULT_WEIGHTS, "help": "the network's weights (those shipped)"},
        count={"type": int, "default": 240, "help": "numbers composed for each kind (240)"},
        singles={"type": int, "default": 240, "help": "single digits of each kind (240)"},
        epochs={"type": int, "default": 15, "help": "times that each drawing is shown (15)"},
        seed={"type": int, "default": 0, "help": "of what is drawn (0)"},
        write={"action": "store_true", "help": "put the weights into core/recognition/fitted.py"},
    )
    model, rng = load_model(options.weights), np.random.default_rng(options.seed)
    with threadpool_limits(1, "blas"):
        taught = examples(model, lessons("train", options.count, options.singles, rng))
        others = examples(model, lessons("validation", options.count // 2, options.singles // 2, rng))
        none = {"none": strangers("train", 4 * options.count, rng)}
        ones = {"1s alone": rows_of_ones("train", options.count // 4, rng.spawn(1)[0])}  # which letters look like
        beside = examples(model, none | ones)
    tables: dict[str, dict[str, float]] = {}
    numbers: dict[str, dict[str, float]] = {}
    shares = []
    for with_strokes, name in ((False, "WITHOUT_STROKES"), (True, "WITH_STROKES")):
        drawn = [one for some in taught[with_strokes].values() for one in some]
        known = [one for one in drawn if one.true is not None and one.count > 1]  # else there is nothing to learn
        weights = fit(known, options.epochs, rng)
        present = np.append(weights_of(OF_CANDIDATES, with_strokes), weights_of(OF_ENDS, with_strokes))
        tables[name] = table(weights)
        numbers[f"NUMBER_{name}"] = fit_numbers(taught[with_strokes] | beside[with_strokes], weights)
        shares.append(measure(others[with_strokes], present=present, fitted=weights))
        if not options.json:
            report(f"{'with' if with_strokes else 'without'} strokes", present, weights, shares[-1], len(known))
            print(f"A number: {numbers[f'NUMBER_{name}']}")
    if options.write:
        assert fitted.__file__ is not None
        write_whole(Path(fitted.__file__), module(tables | numbers).encode())
    finish({"weights": tables | numbers, "read": shares}, options.json)


if __name__ == "__main__":
    main()
