import os
from pathlib import Path

import pytest

from core.atomic import check_target, write_whole
from core.types import UserError


def test_writes_all_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "file"
    for content in (b"first", b"second"):
        write_whole(path, content)
        assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="files there have no such modes")
def test_what_only_its_owner_may_read_stays_so(tmp_path: Path) -> None:
    path = tmp_path / "mine"
    path.touch(mode=0o600)
    write_whole(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_a_killed_program_left_goes_a_day_later(tmp_path: Path) -> None:
    old, new, foreign = (tmp_path / name for name in (".digitscope-old.tmp", ".digitscope-new.tmp", "other.tmp"))
    for left in (old, new, foreign):
        left.touch()
    for left in (old, foreign):
        os.utime(left, (0, 0))
    write_whole(tmp_path / "file", b"content")
    assert sorted(tmp_path.iterdir()) == sorted([new, foreign, tmp_path / "file"])


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be written: No such file"):
        write_whole(tmp_path / "missing" / "file", b"")
    with pytest.raises(UserError, match="it is not an ordinary file"):
        check_target(tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["a\0b", "a\ud800b"])
def test_a_name_that_no_file_can_have(tmp_path: Path, name: str) -> None:
    for work in (check_target, lambda path: write_whole(path, b"")):
        with pytest.raises(UserError, match=r"cannot be written: no file can have that name\.$"):
            work(tmp_path / name)
