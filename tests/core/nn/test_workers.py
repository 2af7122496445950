"""Processes that take their part of a batch: the same results, whoever computes, and whatever becomes of them."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import gettempdir
from time import monotonic

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from core.nn import parallel, workers
from core.nn.parallel import Pool, Team
from core.nn.workers import Work, Worker, hire, room
from core.nn.workspace import Workspace
from core.types import Array
from tests.core.at_work import PATIENCE, blas_threads, meet


@dataclass(frozen=True)
class Scale:
    """Writes the parameters times the item to its row; gives the item and the process that did it."""

    fails_at: int | None = None

    def bind(self, parameters: Array, rows: Array) -> Work:
        def work(item: int, place: int, scratch: Workspace) -> tuple[int, int]:
            if item == self.fails_at:
                raise ZeroDivisionError
            rows[place] = parameters * item
            return item, os.getpid()

        return work


@pytest.fixture(autouse=True)
def no_worker_is_left() -> Iterator[None]:
    """Each test begins and ends without any."""
    workers.end_all()
    yield
    workers.end_all()


def at_work(pool: Pool, task: Scale, count: int = 10) -> Team:
    """A team with all its workers there."""
    team = pool.team(task, np.arange(count, dtype=np.float32), 4, parallel.WORTH_A_PROCESS)
    meet(pool.workers)
    return team


@pytest.mark.parametrize("processes", [1, 2, 3])
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_every_item_is_done_once_and_in_order(processes: int, count: int) -> None:
    with Pool(processes) as pool:
        team = at_work(pool, Scale())
        for _ in range(2):  # the second time the workers know the task
            done = team.map(range(1, count + 1))
            assert [result[0] for result, _ in done] == list(range(1, count + 1))
            assert len({result[1] for result, _ in done}) == min(processes, count)
            assert done[0][0][1] == os.getpid()
            for item, (_, row) in enumerate(done, start=1):
                np.testing.assert_array_equal(row, np.arange(10, dtype=np.float32) * item)


def test_workers_see_parameters_that_change() -> None:
    with Pool(2) as pool:
        parameters = np.ones(5, np.float32)
        team = pool.team(Scale(), parameters, 4, parallel.WORTH_A_PROCESS)
        meet(pool.workers)
        for value in (1, 2, 3):
            parameters[:] = value
            (_, _), (_, row) = team.map([1, 10])
            np.testing.assert_array_equal(row, np.full(5, 10 * value))


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux says whether a process sleeps")
def test_a_worker_with_nothing_to_do_sleeps() -> None:
    """It stays awake for a moment only."""
    with Pool(2) as pool:
        at_work(pool, Scale()).map([1, 2])
        status = Path(f"/proc/{pool.workers[0]._process.pid}/stat")
        end = monotonic() + PATIENCE
        while status.read_text().rpartition(")")[2].split()[0] != "S":
            assert monotonic() < end


def test_what_a_lost_worker_was_to_do_is_done_here() -> None:
    with Pool(2) as pool:
        team = at_work(pool, Scale())
        [worker] = pool.workers
        os.kill(worker._process.pid, signal.SIGKILL)
        worker._process.wait()
        done = team.map([1, 2, 3])
        assert [result for result, _ in done] == [(item, os.getpid()) for item in (1, 2, 3)]
        np.testing.assert_array_equal(np.array([row for _, row in done]), np.outer([1, 2, 3], np.arange(10)))
        assert pool.workers == []


@pytest.mark.parametrize("item", [1, 2], ids=["here", "there"])
def test_a_fault_in_the_work_is_told_and_leaves_no_answer_behind(item: int) -> None:
    """There the worker is lost, its part is done here, and the fault is here too."""
    with Pool(2) as pool:
        team = at_work(pool, Scale(fails_at=item))
        with pytest.raises(ZeroDivisionError):
            team.map([1, 2])
        assert pool.workers == []
        assert [result for result, _ in team.map([3, 4])] == [(3, os.getpid()), (4, os.getpid())]


def test_a_worker_is_used_again_and_replaced_where_it_is_too_small() -> None:
    with Pool(2) as pool:
        at_work(pool, Scale())
        [first] = pool.workers
    with Pool(2) as pool:
        at_work(pool, Scale())
        assert pool.workers == [first]
    with Pool(2) as pool:
        team = at_work(pool, Scale(), count=1000)
        assert pool.workers != [first]
        assert first.has_ended
        assert len({result[1] for result, _ in team.map([1, 2])}) == 2


def test_a_worker_takes_nothing_from_the_folder_the_program_was_started_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "core").mkdir()
    (tmp_path / "core" / "__init__.py").write_text("raise SystemExit")
    (tmp_path / "threadpoolctl.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    with Pool(2) as pool:
        team = at_work(pool, Scale())
        assert len({result[1] for result, _ in team.map([1, 2])}) == 2


def test_none_is_started_for_a_little_work() -> None:
    with Pool(2) as pool:
        pool.team(Scale(), np.ones(3, np.float32), 4, parallel.WORTH_A_PROCESS / 2)
        assert pool.workers == []


def test_where_no_process_can_be_started_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with Pool(2) as pool:
        team = pool.team(Scale(), np.ones(3, np.float32), 4, parallel.WORTH_A_PROCESS)
        assert [result for result, _ in team.map([1, 2])] == [(1, os.getpid()), (2, os.getpid())]


def test_where_there_is_no_memory_to_share_the_work_is_done_here() -> None:
    def files() -> set[Path]:
        return {path for folder in (gettempdir(), "/dev/shm") for path in Path(folder).glob(f"{workers.PREFIX}*")}

    before = files()
    with Pool(2) as pool:
        pool.workers += hire(1, 10**15, start=True)
        assert pool.workers == []
    assert files() <= before


def test_blas_has_one_thread_while_any_of_several_pools_is_open() -> None:
    with threadpool_limits(2, user_api="blas"):  # where there is one processor it would have one anyway
        before = blas_threads()
        first, second = ExitStack(), ExitStack()
        first.enter_context(Pool(1))
        second.enter_context(Pool(1))
        first.close()
        assert set(blas_threads()) == {1}
        second.close()
        assert blas_threads() == before


def test_two_pools_have_workers_of_their_own() -> None:
    with Pool(2) as one, Pool(2) as other:
        at_work(one, Scale())
        at_work(other, Scale())
        assert one.workers != other.workers


def test_the_memory_has_no_name_once_it_is_shared() -> None:
    with Pool(2) as pool:
        at_work(pool, Scale())
        [worker] = pool.workers
        assert worker._file.exists()
    assert not worker._file.exists()


def test_no_worker_outlives_a_program_that_is_killed() -> None:
    """Its standard input ends with the program."""
    code = (
        "from tests.core.nn.test_workers import *\n"
        "[worker] = hire(1, room(10, 2), start=True)\n"
        "while not worker.is_ready: assert not worker.has_ended\n"
        "print(worker._process.pid, flush=True)\n"
        "input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        worker = int(program.stdout.readline())
        assert _runs(worker)
        program.kill()
    end = monotonic() + PATIENCE
    while _runs(worker):
        assert monotonic() < end


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_rows_begin_on_lines_of_the_cache() -> None:
    [worker] = hire(1, room(10, 2), start=True)
    assert isinstance(worker, Worker)
    starts = [worker.row(place, 10).ctypes.data - worker.shared.ctypes.data for place in range(2)]
    assert [start % 64 for start in starts] == [0, 0]
    assert starts[0] >= 4 * (workers.HEAD + 10)
    worker.end()
