from itertools import product
from math import comb

import numpy as np
import pytest

from core.evaluation.comparison import Comparison, cases, compare, mcnemar
from core.types import UserError


def enumerated(ours: int, theirs: int) -> float:
    """Of all ways in which a coin falls ``n`` times, the share that is at least as uneven."""
    falls = [sum(fall) for fall in product((0, 1), repeat=ours + theirs)]
    return sum(abs(2 * heads - ours - theirs) >= abs(ours - theirs) for heads in falls) / len(falls)


@pytest.mark.parametrize("ours", range(7))
@pytest.mark.parametrize("theirs", range(7))
def test_the_p_value_counts_what_chance_does_as_unevenly(ours: int, theirs: int) -> None:
    assert mcnemar(ours, theirs) == pytest.approx(enumerated(ours, theirs), rel=1e-12)


@pytest.mark.parametrize(("ours", "theirs"), [(12, 5), (480, 520), (3000, 2700), (0, 1500), (9000, 9001)])
def test_of_many_pictures_it_is_exact_too(ours: int, theirs: int) -> None:
    n, fewer = ours + theirs, min(ours, theirs)
    exact = 2 * sum(comb(n, k) for k in range(fewer + 1)) / 2**n if n <= 1000 else _exact(n, fewer)
    assert mcnemar(ours, theirs) == pytest.approx(min(1, exact), rel=1e-9)


def _exact(n: int, fewer: int) -> float:
    """The same in whole numbers, scaled before it becomes a float."""
    term = total = 1
    for k in range(1, fewer + 1):
        term = term * (n - k + 1) // k
        total += term
    return 2 * (total * 2**200 >> n) / 2**200


def test_every_picture_is_counted_once() -> None:
    rng = np.random.default_rng(0)
    labels, ours, theirs = rng.integers(0, 3, (3, 500))
    found = compare(ours, theirs, labels)
    assert found.count == 500
    assert found.accuracies == pytest.approx((np.mean(ours == labels), np.mean(theirs == labels)))
    slow = [0, 0, 0, 0]
    for label, one, other in zip(labels, ours, theirs, strict=True):
        slow[2 * (one != label) + (other != label)] += 1
    assert [found.both, found.only_first, found.only_second, found.neither] == slow


def test_no_pictures_cannot_be_compared_by() -> None:
    nothing = np.zeros(0, np.int64)
    with pytest.raises(UserError, match="There are no pictures to compare by"):
        compare(nothing, nothing, nothing)


def test_a_difference_in_words() -> None:
    assert Comparison(4900, 12, 5, 83).in_words("A", "B") == (
        "A reads 12 pictures right that B does not, and B 5 that A does not. Between two equally good networks, a "
        "difference this large arises by chance in 14 of 100 cases. So it may well be chance."
    )
    assert (
        Comparison(10, 1, 20, 0)
        .in_words("A", "B")
        .endswith("arises by chance in fewer than 1 of 1,000 cases. That is rare: B is most likely better.")
    )
    assert Comparison(10, 0, 0, 2).in_words("A", "B") == (
        "A and B read the very same pictures right, so neither is seen to be better."
    )


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (1.0, "100 of 100 cases"),
        (0.01, "1 of 100 cases"),
        (0.0042, "4 of 1,000 cases"),
        (1e-9, "fewer than 1 of 1,000"),
    ],
)
def test_a_probability_as_so_many_cases(share: float, words: str) -> None:
    assert cases(share).startswith(words)
