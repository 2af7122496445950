"""The batch pool: this process and a few beside it each take micro-batches of a batch.

A batch is cut into micro-batches whose size depends on nothing but the batch and the network, and what they give is
added up in their order: the result is the same, bit for bit, however many processes there are. BLAS gets one thread
meanwhile, or its threads would fight with these.
"""

import os
from collections.abc import Sequence
from itertools import count, pairwise
from threading import Lock
from types import TracebackType
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from core.nn.workers import LostWorkerError, Task, Worker, give_back, hire, room
from core.nn.workspace import Workspace
from core.types import Array

WORTH_A_PROCESS = 10**10
"""Multiplications for which another process is started: they take about as long as starting it."""

_numbers = count()


def micro_batches(count: int, size: int, worth: int) -> list[slice]:
    """Cut ``count`` pictures into micro-batches of at most ``size``, from ``worth`` on two at least: one a process."""
    number = max(1 if count < worth else 2, -(-count // size))
    edges = [count * i // number for i in range(number + 1)]
    return [slice(a, b) for a, b in pairwise(edges)]


def available_processors() -> int:
    """The processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _OneThread:
    """BLAS has one thread from when the first pool is opened to when the last is closed, whichever that is."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._open = 0

    def enter(self) -> None:
        with self._lock:
            if not self._open:
                self._limits = threadpool_limits(1, user_api="blas")
            self._open += 1

    def leave(self) -> None:
        with self._lock:
            self._open -= 1
            if not self._open:
                self._limits.restore_original_limits()


_one_thread = _OneThread()


class Pool:
    """So many processes, this one among them, for the time of a ``with`` block."""

    def __init__(self, processes: int | None = None) -> None:
        self.processes = processes or available_processors()
        self.scratch = Workspace()
        self.workers: list[Worker] = []

    def __enter__(self) -> "Pool":
        _one_thread.enter()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        give_back(self.workers)
        self.workers = []
        _one_thread.leave()

    def team(self, task: Task, parameters: Array, rows: int, multiplications: float) -> "Team":
        """All of them at ``task``, which works with ``parameters (P,)`` and fills up to ``rows`` vectors at a time.

        ``multiplications`` are about as many as there will be in all: others are started only where it pays.
        """
        team = Team(self, task, parameters, rows)
        if self.processes > 1 and team.shareable:
            missing = self.processes - 1 - len(self.workers)
            self.workers += hire(missing, team.needed, multiplications >= WORTH_A_PROCESS)
        return team


class Team:
    """The processes of a pool at one task."""

    def __init__(self, pool: Pool, task: Task, parameters: Array, rows: int) -> None:
        self._pool, self._task, self._parameters = pool, task, parameters
        self._rows = np.empty((rows, len(parameters)), parameters.dtype)
        self._work = task.bind(parameters, self._rows)
        self._key = next(_numbers)
        self.needed = room(len(parameters), -(-rows // 2))
        """Numbers that a worker has to share with this process."""
        self.shareable = parameters.dtype == np.float32
        """Whether they are such as the shared memory holds."""

    def map(self, items: Sequence[Any]) -> list[tuple[Any, Array | None]]:
        """What the work gives for every item, in their order, and the vector it left, valid until the next call.

        The first item is always done in this process.
        """
        ready = [
            one for one in self._pool.workers if self.shareable and one.is_ready and len(one.shared) >= self.needed
        ]
        busy = ready[: len(items) - 1]
        parts = len(busy) + 1
        done: list[tuple[Any, Array | None]] = [(None, None)] * len(items)
        try:
            for part, worker in enumerate(busy, start=1):
                self._send(worker, items[part::parts])
            for place in range(0, len(items), parts):
                done[place] = self._here(items, place)
            for part, worker in enumerate(busy, start=1):
                self._receive(worker, items, range(part, len(items), parts), done)
        except BaseException:
            for worker in busy:  # an answer of theirs may be on its way, and would be taken for the next one
                self._lose(worker)
            raise
        return done

    def _here(self, items: Sequence[Any], place: int) -> tuple[Any, Array | None]:
        with np.errstate(all="ignore"):  # numbers out of range show in the loss, which is looked at
            result = self._work(items[place], place, self._pool.scratch)
        return result, self._rows[place] if len(self._rows) else None

    def _send(self, worker: Worker, items: Sequence[Any]) -> None:
        try:
            worker.send(self._key, self._task, self._parameters, items)
        except LostWorkerError:
            self._lose(worker)

    def _receive(
        self, worker: Worker, items: Sequence[Any], places: range, done: list[tuple[Any, Array | None]]
    ) -> None:
        try:
            results = worker.receive()
        except LostWorkerError:  # its part is done here
            self._lose(worker)
            for place in places:
                done[place] = self._here(items, place)
            return
        for row, (place, result) in enumerate(zip(places, results, strict=True)):
            done[place] = result, worker.row(row, len(self._parameters)) if len(self._rows) else None

    def _lose(self, worker: Worker) -> None:
        if worker in self._pool.workers:
            self._pool.workers.remove(worker)
            worker.end()
