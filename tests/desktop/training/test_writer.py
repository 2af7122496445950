"""Files that are written in a thread beside."""

import threading
from pathlib import Path
from threading import Event

import pytest

from core.types import UserError
from desktop.training.writer import Writer, Written, beside, write_beside


def test_of_what_waits_the_newest_is_written(tmp_path: Path) -> None:
    told: list[Written] = []
    writer, begun, busy, done = Writer(told.append), Event(), Event(), []
    one, two = tmp_path / "one", tmp_path / "two"
    writer.do(one, lambda: begun.set() or busy.wait())  # the thread has something to do meanwhile
    begun.wait()
    for number in range(3):
        writer.do(two, lambda number=number: done.append(number))  # type: ignore[misc]
    busy.set()
    writer.wait()
    assert done == [2]
    assert told == [Written(one, ""), Written(two, "")]
    writer.do(one, lambda: done.append(3))  # another thread
    writer.wait()
    assert done == [2, 3]


def test_what_goes_wrong_is_told_and_the_rest_is_done(tmp_path: Path) -> None:
    told: list[Written] = []
    writer = Writer(told.append)

    def refuse() -> None:
        raise UserError("It cannot be.")

    writer.do(tmp_path / "refused", refuse)
    writer.do(tmp_path / "nowhere" / "file", lambda: write_beside(tmp_path / "nowhere" / "file", b""))
    writer.do(tmp_path / "file", lambda: write_beside(tmp_path / "file", b"content"))
    writer.wait()
    assert [written.reason for written in told] == [
        "It cannot be.",
        f"{tmp_path / 'nowhere' / 'file'} cannot be written: No such file or directory.",
        "",
    ]
    assert (tmp_path / "file").read_bytes() == b"content"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_what_a_killed_program_left_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "run.safetensors"
    beside(path).write_bytes(b"half of something longer")
    write_beside(path, b"whole")
    assert path.read_bytes() == b"whole"
    assert not beside(path).exists()


def test_where_no_thread_can_be_had_nobody_waits_for_it(tmp_path: Path) -> None:
    told: list[Written] = []
    writer = Writer(told.append)
    before = threading.stack_size(1 << 47)  # more than there are addresses
    try:
        with pytest.raises(RuntimeError):
            writer.do(tmp_path / "one", lambda: None)
    finally:
        threading.stack_size(before)
    writer.wait()
    writer.do(tmp_path / "two", lambda: None)
    writer.wait()
    assert told == [Written(tmp_path / "one", ""), Written(tmp_path / "two", "")]
