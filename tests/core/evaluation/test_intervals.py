import numpy as np
import pytest

from core.evaluation.intervals import NORMAL_95, wilson


def ends(successes: int, trials: int) -> tuple[float, float]:
    """Where the score test just rejects a share: the sign of ``|k/n - p| - z sqrt(p (1 - p) / n)``, by bisection."""

    def rejected(p: float) -> bool:
        return abs(successes / trials - p) > NORMAL_95 * (p * (1 - p) / trials) ** 0.5

    found = []
    for outer in (0.0, 1.0):
        inner = successes / trials
        for _ in range(100):
            middle = (outer + inner) / 2
            outer, inner = (middle, inner) if rejected(middle) else (outer, middle)
        found.append(inner)
    return found[0], found[1]


@pytest.mark.parametrize(("successes", "trials"), [(0, 5), (5, 5), (1, 3), (493, 500), (4999, 5000), (0, 1)])
def test_the_ends_are_where_the_score_test_rejects(successes: int, trials: int) -> None:
    low, high = wilson(np.array([successes]), np.array([trials]))
    assert (low[0], high[0]) == pytest.approx(ends(successes, trials), abs=1e-6)


def test_of_no_trials_nothing_is_known() -> None:
    low, high = wilson(np.array([0, 3]), np.array([0, 4]))
    assert (low[0], high[0]) == (0, 1)
    assert 0 < low[1] < 3 / 4 < high[1] < 1
