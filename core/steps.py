"""Long work as a generator: what it yields says how far it is, what it returns is the result."""

from collections.abc import Callable, Generator
from typing import TypeVar

R = TypeVar("R")
S = TypeVar("S")
T = TypeVar("T")


def mapped(do: Callable[[S], T], steps: Generator[S, None, R]) -> Generator[T, None, R]:
    """The same work; of every step, what ``do`` makes of it."""
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            result: R = end.value
            return result
        yield do(step)


def result_of(steps: Generator[object, None, R]) -> R:
    """Do it all in one go."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: R = end.value
            return result
