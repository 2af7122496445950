"""Processes beside this one that take their part of a batch.

Two threads of one Python process take turns at its lock, and hand it over at every call of NumPy. Networks as small as
these make a few hundred calls for each micro-batch: with two threads every one of them took up to twice the processor's
time that they take alone.

A worker is started once and kept until the program ends, as starting one takes a third of a second. It shares a block
of memory with the process that started it, in which parameters go over and gradients come back; all else goes through
its standard input and output, pickled: nobody but the two processes can write there.
"""

import atexit
import io
import mmap
import os
import pickle
import select
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from time import perf_counter
from typing import Any, BinaryIO, Protocol

import numpy as np
from threadpoolctl import threadpool_limits

from core.bundle import is_bundle
from core.nn.workspace import Workspace
from core.types import Array

ARGUMENT = "--worker"
"""What a program that is one file of its own is called with, to be a worker."""

HEAD = 16
"""Numbers before the parameters; the first is 1 as soon as the worker is at work. All begin on a line of the cache."""

AWAKE = 0.01
"""Seconds that a process stays awake for what the other one is about to say. Between two batches it is said sooner. Who
goes to sleep is woken later, at times on the other's processor, with nothing in its cache: in batches of 32 and 128 a
step of Rathi's and Deshpande's networks took 1.2 to 1.4 times as long.
"""

PREFIX = "digitscope-worker-"
"""Of the names of the memory that is shared, as long as it has one."""

Work = Callable[[Any, int, Workspace], Any]


class Task(Protocol):
    """What is done to every micro-batch. It is sent to other processes: nothing in it belongs to one of them."""

    def bind(self, parameters: Array, rows: Array) -> Work:
        """The work on one item: ``work(item, place, scratch)``.

        It finds the present ``parameters (P,)`` where they are, and may leave a vector in ``rows[place] (P,)``.
        """


class LostWorkerError(Exception):
    """A worker is gone, or does not answer as it should."""


class Worker:
    """A process with room for ``numbers`` in the memory shared with it; raises ``OSError`` where none can be made."""

    def __init__(self, numbers: int) -> None:
        folder = Path("/dev/shm")
        with tempfile.NamedTemporaryFile(prefix=PREFIX, dir=folder if folder.is_dir() else None, delete=False) as file:
            self._file = Path(file.name)
            try:
                self.shared = _shared(file.fileno(), 4 * numbers)
                self._process = _start(self._file)
            except OSError:
                self._file.unlink()
                raise
        self._known: set[int] = set()
        assert self._process.stdout is not None
        self._answers = io.BufferedReader(self._process.stdout)  # type: ignore[type-var]

    @property
    def is_ready(self) -> bool:
        """Whether it is at work: a fresh one is still loading for a moment."""
        return bool(self.shared[0])

    @property
    def has_ended(self) -> bool:
        """Whether the process is gone."""
        return self._process.poll() is not None

    def send(self, key: int, task: Task, parameters: Array, items: Sequence[Any]) -> None:
        """Let it do ``task``, which ``key`` stands for, with ``items`` and these ``parameters (P,)``."""
        self.shared[HEAD : HEAD + len(parameters)] = parameters
        try:
            if key not in self._known:
                self._known.add(key)
                self._say((key, len(parameters), task))
            self._say((key, items))
        except OSError as error:
            raise LostWorkerError from error

    def receive(self) -> list[Any]:
        """What it made of the items; the rows lie in :meth:`row`."""
        try:
            _stay_awake(self._answers)
            results: list[Any] = pickle.load(self._answers)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError) as error:  # ValueError: it is closed
            raise LostWorkerError from error
        return results

    def row(self, place: int, count: int) -> Array:
        """The vector ``(count,)`` that the item at ``place`` left, valid until the next :meth:`send`."""
        vector: Array = _rows(self.shared, count)[place]
        return vector

    def forget(self) -> None:
        """It shall hold nothing of its tasks any more."""
        if self._known:
            self._known = set()
            with suppress(OSError):
                self._say(None)
        self._remove_file()

    def end(self) -> None:
        """End the process at once; what it was at is lost."""
        self._process.kill()
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._answers.close()
        self._process.wait()
        self._remove_file()

    def _say(self, message: object) -> None:
        assert self._process.stdin is not None
        data = memoryview(pickle.dumps(message, pickle.HIGHEST_PROTOCOL))
        while data:
            data = data[self._process.stdin.write(data) :]

    def _remove_file(self) -> None:
        """The memory has a name only until both have it."""
        if self.is_ready or self.has_ended:
            with suppress(OSError):  # on Windows it stays as long as it is in use
                self._file.unlink(missing_ok=True)


def _stay_awake(pipe: BinaryIO) -> None:
    """Until there is something to read in an empty ``pipe``, or for a moment.

    Meanwhile the processor is offered to others.
    """
    if not (hasattr(select, "poll") and hasattr(os, "sched_yield")):  # as on Windows
        return
    waiting = select.poll()
    waiting.register(pipe, select.POLLIN)
    end = perf_counter() + AWAKE
    while perf_counter() < end and not waiting.poll(0):
        os.sched_yield()


def _shared(file: int, size: int) -> Array:
    """The memory of so many bytes that ``file`` stands for, all of it there: ``OSError`` now, and no fault later."""
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(file, 0, size)
    else:
        os.truncate(file, size)
    return np.frombuffer(mmap.mmap(file, size), np.float32)


def _start(file: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*_command(), str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(folder or str(Path.cwd()) for folder in sys.path)},
        process_group=0,  # Ctrl-C is for the program, which ends its workers
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _command() -> list[str]:
    if is_bundle():
        return [sys.executable, ARGUMENT]
    # -P: from the folder that the program was started in it imports no more than the program does
    return [sys.executable, "-P", "-c", f"from {__name__} import serve; serve()"]


def _stride(count: int) -> int:
    """Vectors of ``count`` numbers begin so far apart."""
    return -(-count // HEAD) * HEAD


def room(count: int, rows: int) -> int:
    """Numbers in the memory shared with a worker that is given ``count`` parameters and fills so many rows."""
    return HEAD + (1 + rows) * _stride(count)


def _rows(shared: Array, count: int) -> Array:
    """As many rows as there are behind the parameters, ``(rows, count)``."""
    stride = _stride(count)
    behind = shared[HEAD + stride :]
    # (numbers,) -> (rows, stride)
    return behind[: len(behind) // stride * stride].reshape(-1, stride)[:, :count]


# All of them --------------------------------------------------------------------------------------------------

_idle: list[Worker] = []
_lock = Lock()


def hire(count: int, numbers: int, start: bool) -> list[Worker]:
    """Up to ``count`` workers with room for so many ``numbers``; fewer where none are idle and none shall ``start``."""
    hired: list[Worker] = []
    with _lock:
        for worker in [*_idle]:
            fits = len(worker.shared) >= numbers
            if worker.has_ended or (start and not fits):
                _idle.remove(worker)
                worker.end()
            elif fits and len(hired) < count:
                _idle.remove(worker)
                hired.append(worker)
    with suppress(OSError):  # then there are none: the work is done all the same
        while start and len(hired) < count:
            hired.append(Worker(numbers))
    return hired


def give_back(workers: Sequence[Worker]) -> None:
    """They are idle again."""
    for worker in workers:
        worker.forget()
    with _lock:
        _idle.extend(workers)


@atexit.register
def end_all() -> None:
    """End those that are idle: at the latest the program's end is theirs too."""
    with _lock:
        while _idle:
            _idle.pop().end()


# The other side -----------------------------------------------------------------------------------------------


def serve() -> None:
    """Be a worker, until whoever started this process is gone or lets it go."""
    told, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever is printed is not an answer
    with Path(sys.argv[-1]).open("r+b") as file:
        shared = np.frombuffer(mmap.mmap(file.fileno(), 0), np.float32)
    tasks: dict[int, Work] = {}
    scratch = Workspace()
    with threadpool_limits(1, user_api="blas"), np.errstate(all="ignore"), suppress(EOFError, OSError):
        shared[0] = 1
        while True:
            match pickle.load(told):
                case (key, count, task):
                    tasks[key] = task.bind(shared[HEAD : HEAD + count], _rows(shared, count))
                case (key, items):
                    results = [tasks[key](item, place, scratch) for place, item in enumerate(items)]
                    pickle.dump(results, answers, pickle.HIGHEST_PROTOCOL)
                    answers.flush()
                    _stay_awake(told)
                case _:
                    tasks.clear()
                    scratch = Workspace()
