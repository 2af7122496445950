"""Optimizers on the flat parameter vector ``(P,)``: one step for each batch, in place, without new arrays."""

from typing import Literal, Protocol, get_args

import numpy as np

from core.types import Array

OptimizerName = Literal["sgd", "adam"]
OPTIMIZERS: tuple[str, ...] = get_args(OptimizerName)


class Optimizer(Protocol):
    """What every optimizer does; ``state`` holds all it remembers from step to step."""

    state: dict[str, Array]

    def step(self, parameters: Array, gradient: Array, learning_rate: float) -> None:
        """Change ``parameters (P,)`` in place; ``gradient (P,)`` may be overwritten."""


class SGD:
    """Stochastic gradient descent with momentum: ``v = momentum * v + g``, ``p -= rate * v``, as in PyTorch."""

    def __init__(self, like: Array, momentum: float) -> None:
        self.momentum = momentum
        self.state = {"velocity": np.zeros_like(like)} if momentum else {}

    def step(self, parameters: Array, gradient: Array, learning_rate: float) -> None:
        """One step."""
        if self.momentum:
            velocity = self.state["velocity"]
            velocity *= self.momentum
            velocity += gradient
            np.multiply(velocity, learning_rate, out=gradient)
        else:
            gradient *= learning_rate
        parameters -= gradient


class Adam:
    """Kingma and Ba, "Adam", 2015, algorithm 1, with the bias corrections folded into the rate and epsilon."""

    EPSILON = 1e-8

    def __init__(self, like: Array, betas: tuple[float, float]) -> None:
        self.betas = betas
        self.state = {"mean": np.zeros_like(like), "square": np.zeros_like(like), "steps": np.zeros(1, np.int64)}
        self._scratch = np.empty_like(like)

    def step(self, parameters: Array, gradient: Array, learning_rate: float) -> None:
        """One step."""
        (beta1, beta2), scratch = self.betas, self._scratch
        mean, square, steps = self.state["mean"], self.state["square"], self.state["steps"]
        steps += 1
        count = int(steps[0])
        mean *= beta1
        np.multiply(gradient, 1 - beta1, out=scratch)
        mean += scratch
        square *= beta2
        gradient *= gradient
        gradient *= 1 - beta2
        square += gradient
        # mean / (1 - b1^t) / (sqrt(square / (1 - b2^t)) + eps), with sqrt(1 - b2^t) taken out of the denominator
        root = (1 - beta2**count) ** 0.5
        np.sqrt(square, out=scratch)
        scratch += self.EPSILON * root
        np.divide(mean, scratch, out=scratch)
        scratch *= learning_rate * root / (1 - beta1**count)
        parameters -= scratch
