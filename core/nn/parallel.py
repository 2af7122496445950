"""The batch pool: a few threads that each take micro-batches of a batch.

NumPy lets go of the interpreter while it computes, so micro-batches really run side by side. A batch is cut into
micro-batches whose size depends on nothing but the batch and the network, and what they give is added up in their
order: the result is the same, bit for bit, however many threads there are. BLAS gets one thread meanwhile, or its
threads would fight with these.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from queue import SimpleQueue
from types import TracebackType
from typing import TypeVar

import numpy as np
from threadpoolctl import threadpool_limits

from core.nn.workspace import Workspace

S = TypeVar("S")
T = TypeVar("T")


def micro_batches(count: int, size: int, worth: int) -> list[slice]:
    """Cut ``count`` pictures into micro-batches of at most ``size``, from ``worth`` on two at least: one a thread."""
    number = max(1 if count < worth else 2, -(-count // size))
    edges = [count * i // number for i in range(number + 1)]
    return [slice(a, b) for a, b in pairwise(edges)]


def available_threads() -> int:
    """The processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Pool:
    """Runs a function on every micro-batch. Use it in a ``with`` block; no thread outlives the block."""

    def __init__(self, threads: int | None = None) -> None:
        self.threads = threads or available_threads()
        self._spaces: SimpleQueue[Workspace] = SimpleQueue()
        for _ in range(self.threads):
            self._spaces.put(Workspace())

    def __enter__(self) -> "Pool":
        self._limits = threadpool_limits(1, user_api="blas")
        self._executor = ThreadPoolExecutor(self.threads, "batch") if self.threads > 1 else None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._executor is not None:
            self._executor.shutdown()
        self._limits.restore_original_limits()

    def map(self, work: Callable[[S, Workspace], T], items: Sequence[S]) -> Iterator[T]:
        """``work(item, workspace)`` for every item; results in the order of the items."""

        def run(item: S) -> T:
            space = self._spaces.get()
            try:
                with np.errstate(all="ignore"):  # numbers out of range show in the loss, which is looked at
                    return work(item, space)
            finally:
                self._spaces.put(space)

        if self._executor is None or len(items) == 1:  # one is done before another thread has woken
            return map(run, items)
        return self._executor.map(run, items)
