"""The articles' examples give the articles' numbers."""

import numpy as np

from core.data.datasets import DataSplits
from core.explain.kernels import KERNELS, bank
from core.explain.lesson import Lesson
from core.explain.worked_examples import EXAMPLES, Example
from core.nn.layers import MaxPool2D


def named(title: str) -> Example:
    return next(example for example in EXAMPLES if example.title == title)


def worked(title: str) -> Lesson:
    example = named(title)
    assert example.picture is not None
    assert example.kernel is not None
    return Lesson(example.picture[None], KERNELS[example.kernel][None, None], np.zeros(1))


def test_zhou_four_by_four_becomes_two_by_two() -> None:
    lesson = worked("4 × 4")
    np.testing.assert_array_equal(lesson.maps[0], [[29, -192], [-35, -22]])
    np.testing.assert_array_equal(lesson.products(0, 0, 0)[0], [[0, 0, 0], [0, 0, 62], [-33, 0, 0]])


def test_deshpande_the_curve_answers_6600_and_the_ear_0() -> None:
    lesson = worked("Curve: 6600")
    np.testing.assert_array_equal(lesson.maps, [[[50 * 30 + 50 * 30 + 50 * 30 + 20 * 30 + 50 * 30]]])
    assert lesson.maps[0, 0, 0] == 6600
    assert worked("Ear: 0").maps[0, 0, 0] == 0


def test_zhou_eight_filters_and_pooling(mnist: DataSplits) -> None:
    assert named("Eight filters").kernel is None
    digit = mnist.validation.images[0] / 255
    lesson = Lesson(digit, bank(), np.zeros(8), pooling=MaxPool2D(2))
    assert (lesson.maps.shape, lesson.pooled.shape) == ((8, 26, 26), (8, 13, 13))
