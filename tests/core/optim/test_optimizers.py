import numpy as np

from core.optim.optimizers import SGD, Adam


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


def test_adam_is_its_formula() -> None:
    rng = np.random.default_rng(0)
    p, m, s = rng.normal(size=5), np.zeros(5), np.zeros(5)
    ours, optimizer = p.copy(), Adam(p, (0.9, 0.99))
    for t in range(1, 4):
        g = rng.normal(size=5)
        optimizer.step(ours, g.copy(), 0.1)
        m, s = 0.9 * m + 0.1 * g, 0.99 * s + 0.01 * g**2
        p = p - 0.1 * (m / (1 - 0.9**t)) / (np.sqrt(s / (1 - 0.99**t)) + 1e-8)
    np.testing.assert_allclose(ours, p)
