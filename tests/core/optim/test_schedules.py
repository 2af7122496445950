import pytest

from core.optim.schedules import SCHEDULES, factor
from core.training.config import TrainingConfig


@pytest.mark.parametrize("name", SCHEDULES)
def test_schedules_stay_between_nothing_and_the_rate(name: str) -> None:
    factors = [factor(name, step / 100, step // 20, 0.1) for step in range(101)]  # type: ignore[arg-type]
    assert min(factors) >= 0
    assert max(factors) == 1
    if name not in ("constant", "step"):
        assert factors[-1] == pytest.approx(0, abs=1e-9)


def test_steps_go_down_by_their_factor() -> None:
    config = TrainingConfig(schedule="step", step_epochs=2, step_factor=0.5, epochs=6)
    assert [config.rate_factor(step, 3) for step in range(18)] == [1.0] * 6 + [0.5] * 6 + [0.25] * 6
