"""The data set of pen strokes, by itself and beside MNIST."""

import numpy as np

from core.data.datasets import DataSplits
from core.data.pen_strokes import DIGITS, TWIN_LABELS, load_pen_strokes
from core.synthesis.pen_pictures import TIMES, beside, pen_pictures
from resources import STROKES


def test_every_digit_is_there_as_often_as_is_said() -> None:
    everybody, data = load_pen_strokes(STROKES), pen_pictures(STROKES)
    for role, split in (("train", data.train), ("validation", data.validation), ("test", data.test)):
        samples = everybody.where(role, DIGITS)  # type: ignore[arg-type]
        assert len(split) == TIMES[role] * len(samples)
        assert split.hands is not None
        assert split.line is not None
        np.testing.assert_array_equal(split.labels, split.hands.digits.labels[split.line])
        assert (split.images.max(axis=(1, 2, 3)) == 255).all()


def test_what_could_be_a_digit_is_not_taught_as_none() -> None:
    hands = pen_pictures(STROKES).train.hands
    assert hands is not None
    everybody = load_pen_strokes(STROKES)
    allowed = set(everybody.labels.tolist()) - set(DIGITS + TWIN_LABELS)
    assert len(hands.others) == len(everybody.where("train", "".join(allowed)))
    assert (hands.others.labels == 10).all()


def test_beside_others_strokes_stay_strokes(small_mnist: DataSplits) -> None:
    both = beside(small_mnist, pen_pictures(STROKES))
    assert both.name == "small MNIST and pen strokes"
    for joined, one, two in zip(
        (both.train, both.validation, both.test),
        (small_mnist.train, small_mnist.validation, small_mnist.test),
        (pen_pictures(STROKES).train, pen_pictures(STROKES).validation, pen_pictures(STROKES).test),
        strict=True,
    ):
        assert len(joined) == len(one) + len(two)
        assert joined.line is not None
        assert (joined.line[: len(one)] == -1).all()
        np.testing.assert_array_equal(joined.line[len(one) :], two.line)
        np.testing.assert_array_equal(joined.take(np.arange(5, 900, 7)).line, joined.line[5:900:7])
