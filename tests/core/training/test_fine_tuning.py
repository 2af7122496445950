from collections.abc import Generator
from dataclasses import replace

import numpy as np
import pytest

from core.data.datasets import Dataset, DataSplits
from core.model.presets import preset
from core.synthesis.pen_pictures import beside, pen_pictures
from core.training.config import TrainingConfig
from core.training.fine_tuning import (
    CONFIG,
    FEWEST,
    MOST,
    REPLAYED,
    VARIATIONS,
    Lesson,
    learn,
    lesson_data,
    variations_each,
)
from core.training.loop import fit
from core.types import Array
from resources import STROKES
from tests.evaluating import evaluate

NETWORK = preset("zhou").network


def result(steps: Generator[float, None, Lesson]) -> tuple[list[float], Lesson]:
    fractions = []
    while True:
        try:
            fractions.append(next(steps))
        except StopIteration as end:
            return fractions, end.value


@pytest.fixture(scope="module")
def trained(small_mnist: DataSplits) -> Array:
    parameters = NETWORK.initialise(np.random.default_rng(0))
    for _ in fit(NETWORK, parameters, small_mnist, TrainingConfig("adam", 0.01, batch_size=32, epochs=8)):
        pass
    return parameters


def upside_down(data: Dataset, digit: int) -> Dataset:
    """Fours on their heads: something that nobody has taught before."""
    chosen = data.images[data.labels == digit][:, :, ::-1, ::-1]
    return Dataset(np.ascontiguousarray(chosen), np.full(len(chosen), digit, np.int64))


def test_learns_what_it_is_shown_and_says_so(small_mnist: DataSplits, trained: Array) -> None:
    odd = upside_down(small_mnist.train, 4)
    taught = odd.take(np.arange(10))
    variations = odd.take(np.tile(np.arange(10), 20))
    parameters = trained.copy()
    config = replace(CONFIG, learning_rate=0.003, batch_size=32)
    fractions, lesson = result(learn(NETWORK, parameters, taught, variations, small_mnist, config))
    assert lesson.before.right < 5 <= lesson.after.right
    assert lesson.before.count == lesson.after.count == 10
    logits = NETWORK.forward(parameters, taught.images / np.float32(255))
    assert lesson.after.right == (logits.argmax(axis=1) == 4).sum()
    validation = small_mnist.validation
    for vector, effect in ((trained, lesson.before), (parameters, lesson.after)):
        assert effect.validation == evaluate(NETWORK, vector, validation.images, validation.labels).accuracy
    assert fractions == sorted(fractions)
    assert 0 < fractions[0] < fractions[-1] <= 1.0001


def test_the_same_seed_learns_the_same(small_mnist: DataSplits, trained: Array) -> None:
    odd = upside_down(small_mnist.train, 4)
    vectors = []
    for _ in range(2):
        vectors.append(trained.copy())
        result(learn(NETWORK, vectors[-1], odd.take(np.arange(2)), odd, small_mnist))
    np.testing.assert_array_equal(*vectors)


def test_shows_mnist_beside_the_variations(mnist: DataSplits) -> None:
    odd = upside_down(mnist.validation, 4)
    lesson = lesson_data(odd, mnist, seed=1)
    assert len(lesson.train) == len(odd) + REPLAYED
    assert lesson.validation is mnist.validation
    np.testing.assert_array_equal(lesson.train.labels, lesson_data(odd, mnist, seed=1).train.labels)
    assert np.bincount(lesson.train.labels[len(odd) :]).min() > REPLAYED / 15, "every digit is replayed"


def test_strokes_are_replayed_as_strokes(small_mnist: DataSplits) -> None:
    odd, both = upside_down(small_mnist.validation, 4), beside(small_mnist, pen_pictures(STROKES))
    train = lesson_data(odd, both, seed=1).train
    assert train.hands is both.train.hands
    assert train.line is not None
    assert (train.line[: len(odd)] == -1).all()
    strokes = train.line >= 0
    assert both.train.hands is not None
    np.testing.assert_array_equal(train.labels[strokes], both.train.hands.digits.labels[train.line[strokes]])


def test_few_drawings_are_varied_more() -> None:
    assert variations_each(1) == MOST
    assert variations_each(10_000) == FEWEST
    assert variations_each(10) * 10 == VARIATIONS
