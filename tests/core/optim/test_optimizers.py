import numpy as np
import pytest

from core.optim import optimizers
from core.optim.decay import penalise, shrink
from core.optim.optimizers import SGD, Adam, RMSprop


def test_sgd_is_its_formula() -> None:
    rng = np.random.default_rng(0)
    p, v = rng.normal(size=5), np.zeros(5)
    ours, optimizer = p.copy(), SGD(p, 0.9)
    for _ in range(3):
        g = rng.normal(size=5)
        optimizer.step(ours, g.copy(), 0.1)
        v = 0.9 * v + g
        p = p - 0.1 * v
    np.testing.assert_allclose(ours, p)


@pytest.mark.parametrize("near", [2, 9])
def test_adam_is_its_formula(near: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(optimizers, "NEAR", near)  # parameters at a time
    rng = np.random.default_rng(0)
    p, m, s = rng.normal(size=5), np.zeros(5), np.zeros(5)
    ours, optimizer = p.copy(), Adam(p, (0.9, 0.99))
    for t in range(1, 4):
        g = rng.normal(size=5)
        optimizer.step(ours, g.copy(), 0.1)
        m, s = 0.9 * m + 0.1 * g, 0.99 * s + 0.01 * g**2
        p = p - 0.1 * (m / (1 - 0.9**t)) / (np.sqrt(s / (1 - 0.99**t)) + 1e-8)
    np.testing.assert_allclose(ours, p)


def test_nesterov_is_its_formula() -> None:
    rng = np.random.default_rng(0)
    p, v = rng.normal(size=5), np.zeros(5)
    ours, optimizer = p.copy(), SGD(p, 0.9, nesterov=True)
    for _ in range(3):
        g = rng.normal(size=5)
        optimizer.step(ours, g.copy(), 0.1)
        v = 0.9 * v + g
        p = p - 0.1 * (g + 0.9 * v)
    np.testing.assert_allclose(ours, p)


def test_rmsprop_is_its_formula() -> None:
    rng = np.random.default_rng(0)
    p, s = rng.normal(size=5), np.zeros(5)
    ours, optimizer = p.copy(), RMSprop(p, 0.9)
    for _ in range(3):
        g = rng.normal(size=5)
        optimizer.step(ours, g.copy(), 0.1)
        s = 0.9 * s + 0.1 * g**2
        p = p - 0.1 * g / (np.sqrt(s) + 1e-8)
    np.testing.assert_allclose(ours, p)


def test_momentum_can_be_turned_on_and_off() -> None:
    rng = np.random.default_rng(0)
    p, v = rng.normal(size=5), np.zeros(5)
    ours, optimizer = p.copy(), SGD(p, 0)
    for momentum in (0.5, 0.5, 0, 0, 0.9):
        g = rng.normal(size=5)
        optimizer.momentum = momentum
        optimizer.step(ours, g.copy(), 0.1)
        v = momentum * v + g
        p = p - 0.1 * v
    np.testing.assert_allclose(ours, p)


def test_two_kinds_of_decay() -> None:
    weight, gradient = np.array([2.0, -4.0]), np.array([1.0, 1.0])
    penalise([weight], [gradient], 0.5, [np.empty(2)])
    np.testing.assert_array_equal(gradient, [2.0, -1.0])
    shrink([weight], 0.1, 0.5)
    np.testing.assert_allclose(weight, [1.9, -3.8])
