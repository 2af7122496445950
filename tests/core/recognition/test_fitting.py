"""The formula that the lattice's weights are fitted by."""

from itertools import pairwise

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from core.model.model import Model
from core.recognition.features import OF_CANDIDATES, OF_ENDS, OF_NUMBERS, Candidate
from core.recognition.fitted import NUMBER_WITH_STROKES, NUMBER_WITHOUT_STROKES
from core.recognition.lattice import STRANGE, weights_of
from tests.benchmarks.fit_lattice import (
    FEATURES,
    LOST,
    Example,
    Examples,
    example,
    examples,
    fit_numbers,
    gradient,
    read,
)
from tests.benchmarks.lessons import lessons, strangers
from tests.core.recognition.test_lattice import rows


@pytest.mark.parametrize("seed", range(5))
def test_the_gradient_is_that_of_the_logarithm_of_the_true_row_s_probability(seed: int) -> None:
    """The slow way: every row is weighed, and the weights are moved a little to both sides."""
    rng = np.random.default_rng(seed)
    count = 4
    every: list[Candidate] = [(first, after) for first in range(count) for after in range(first + 1, count + 1)]
    places = [0, *sorted(rng.choice([1, 2, 3], rng.integers(0, 4), replace=False).tolist()), count]
    true = list(pairwise(places))
    features = rng.standard_normal((len(every), len(FEATURES)))
    one = Example("7", count, every, features, ["7"] * len(every), true, *np.zeros((2, len(every))))
    weights = rng.standard_normal(len(FEATURES))

    def likelihood(at: np.ndarray) -> float:
        totals = dict(zip(every, features @ at, strict=True))
        scores = [sum(totals[candidate] for candidate in row) for row in rows(count, totals)]
        return float(sum(totals[candidate] for candidate in true) - np.logaddexp.reduce(scores))

    step = 1e-5
    sides = [[likelihood(weights + sign * step * unit) for sign in (1, -1)] for unit in np.eye(len(FEATURES))]
    np.testing.assert_allclose(gradient(one, weights), [(up - down) / (2 * step) for up, down in sides], atol=1e-6)


@pytest.fixture(scope="module")
def numbers_and_letters(model: Model) -> tuple[Examples, Examples]:
    """What is read of both, by kind: without the strokes, and with them."""
    rng = np.random.default_rng(3)
    drawn = {kind: some for kind, some in lessons("train", 12, 1, rng).items() if len(some[0].text) > 1}
    with threadpool_limits(1, "blas"):  # the pictures are few, and waking threads takes longer
        return examples(model, drawn | {"none": strangers("train", 200, rng)})


@pytest.mark.parametrize("strokes", [False, True])
def test_what_parts_numbers_from_letters_loses_few_of_the_one_and_finds_most_of_the_others(
    numbers_and_letters: tuple[Examples, Examples], strokes: bool
) -> None:
    found = numbers_and_letters[strokes]
    weights = np.append(weights_of(OF_CANDIDATES, strokes), weights_of(OF_ENDS, strokes))
    fitted = fit_numbers(found, weights)
    by_name = np.array([fitted[feature.name] for feature in OF_NUMBERS])

    def are_numbers(some: list[Example]) -> list[bool]:
        rows = [one.as_number(weights) for one in some]
        return [bool(row.features() @ by_name >= fitted["least"] - 0.1) for row in rows if row is not None]

    numbers = are_numbers([one for some in found.values() for one in some if one.text and one.is_read(weights)])
    others = are_numbers(found["none"])
    assert numbers.count(False) <= 2 * LOST * len(numbers)
    assert others.count(False) > 2 * others.count(True)


def test_the_program_decides_by_what_was_fitted(model: Model) -> None:
    rng = np.random.default_rng(4)
    drawings = [*lessons("train", 6, 1, rng)["touching"], *strangers("train", 30, rng)]
    decided = []
    for lesson, both, _ in read(model, drawings):
        for strokes, reader in enumerate(both):
            one = example(reader, lesson.text, None)
            weights = np.append(weights_of(OF_CANDIDATES, bool(strokes)), weights_of(OF_ENDS, bool(strokes)))
            table = NUMBER_WITH_STROKES if strokes else NUMBER_WITHOUT_STROKES
            found = one.as_number(weights)
            of_numbers = [table[each.name] for each in OF_NUMBERS]
            answers = reader.answers()
            row = reader.lattice.best(answers)
            strange = np.mean([answers[candidate].margin < 0 for candidate in row]) >= STRANGE
            expected = found is not None and not strange and found.features() @ of_numbers >= table["least"]
            assert (len(row) > 1 and reader.lattice.is_number(row, answers)) == expected
            decided.append(expected)
    assert len(set(decided)) == 2
