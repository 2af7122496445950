"""The numbers that benchmarks and the fit of the lattice are made of."""

from itertools import pairwise

import numpy as np

from core.data.pen_strokes import DIGITS
from core.imaging.painter import render
from tests.benchmarks import pens
from tests.benchmarks.strings import interlocked


def test_interlocked_digits_touch_and_some_reach_over_the_one_before() -> None:
    hands = pens.load()
    over = []
    for number in interlocked(hands, hands.where("validation", DIGITS), 10, np.random.default_rng(1)):
        inks = [render(digit) > 0.1 for digit in number.digits]
        assert len(inks) == len(number.text)
        for place in range(1, len(inks)):
            before = np.any(inks[:place], axis=0)
            assert 0 < (inks[place] & before).sum() < 0.3 * inks[place].sum()
        over += [one.left + one.width > other.left + 5 for one, other in pairwise(number.boxes)]
    assert np.mean(over) > 0.2
