import numpy as np

from core.optim.averaging import ExponentialMovingAverage


def test_averaging_ends_with_the_mean_of_the_way() -> None:
    average = ExponentialMovingAverage(np.zeros(2, np.float32), 0.5)
    for step in range(1, 40):
        average.add(np.full(2, step, np.float32))
    np.testing.assert_allclose(average.value, sum(0.5**k * (39 - k) for k in range(39)) / 2, rtol=1e-3)
