"""A disk that is full, a folder that is gone: the old file stays, one sentence says why, and the next writing works."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from core.types import UserError
from tests.conftest import QT_MISSING
from tests.fuzz.writers import WRITERS, Writer

ROOM = 10
"""Bytes: no file of ours is that short."""


@contextmanager
def full_disk() -> Iterator[None]:
    """Within it no file can grow beyond :data:`ROOM`; the system says so as it says that a disk is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("writer", WRITERS.values(), ids=list(WRITERS))
def test_a_full_disk_keeps_what_was_there(writer: Writer, tmp_path: Path) -> None:
    if writer.needs_qt and QT_MISSING:
        pytest.skip("these are written by Qt")
    writer.write(tmp_path, 1)
    before = listing(tmp_path)
    with full_disk(), pytest.raises((UserError, OSError)) as refusal:
        writer.write(tmp_path, 2)
    assert writer.name == "autosave" or isinstance(refusal.value, UserError), "the autosave's writer makes the sentence"
    assert "\n" not in str(refusal.value)
    assert listing(tmp_path) == before
    assert writer.read(tmp_path) == 1
    writer.write(tmp_path, 3)
    assert writer.read(tmp_path) == 3


def listing(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".lock"
    }
