"""Workers that are there when a test begins, and the threads that BLAS has."""

from collections.abc import Sequence
from time import monotonic

from threadpoolctl import threadpool_info

from core.nn.network import Network
from core.nn.workers import Worker, give_back, hire, room

PATIENCE = 30.0
"""Seconds."""


def meet(workers: Sequence[Worker]) -> None:
    """Return when all of them are there."""
    end = monotonic() + PATIENCE
    while not all(worker.is_ready for worker in workers):
        assert monotonic() < end
        assert not any(worker.has_ended for worker in workers)


def have_workers(count: int, network: Network) -> None:
    """From now on so many wait for work with ``network``."""
    workers = hire(count, room(network.parameter_count, 2), start=True)
    meet(workers)
    give_back(workers)


def blas_threads() -> list[int]:
    """How many threads each BLAS has now."""
    return [library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"]
