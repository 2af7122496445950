import pytest

from core.optim.schedules import SCHEDULES, factor


@pytest.mark.parametrize("name", SCHEDULES)
def test_schedules_stay_between_nothing_and_the_rate(name: str) -> None:
    factors = [factor(name, step / 100) for step in range(101)]  # type: ignore[arg-type]
    assert min(factors) >= 0
    assert max(factors) == 1
    if name != "constant":
        assert factors[-1] == pytest.approx(0, abs=1e-9)
