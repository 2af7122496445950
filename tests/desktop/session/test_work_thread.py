"""The thread that keeps runs."""

import threading

import pytest

from desktop.session.work_thread import WorkThread


def test_where_no_thread_can_be_had_nobody_waits_for_it() -> None:
    told: list[str] = []
    done: list[int] = []
    writer = WorkThread(told.append)
    before = threading.stack_size(1 << 47)  # more than there are addresses
    try:
        with pytest.raises(RuntimeError):
            writer.do(lambda: done.append(1))
    finally:
        threading.stack_size(before)
    writer.wait()
    writer.do(lambda: done.append(2))
    writer.wait()
    assert done == [1, 2]
    assert told == []
